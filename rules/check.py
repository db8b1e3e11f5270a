"""Checking a folder of a user's own rules, row by row, by the same demands as our own rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from models.errors import RulesError
from rules.actors.marks import LOCAL, ActorRow
from rules.labels.rows import LabelRow, PartyRow
from rules.matching.loading import TWICE, path_of, problems_of, read_raw_rows
from rules.matching.patterns import PatternSet, tokenize
from rules.matching.rows import Row
from rules.places.register import DistrictRow, PlaceRow
from rules.ruleset import FILES, Rules
from rules.subjects.topics import TopicRow

FILE_NAMES = tuple(path_of(Path(), name).name for name in FILES)
"""What the files in a folder of rules may be called."""


@dataclass(frozen=True, slots=True)
class RulesProblem:
    """Something in a user's rules file that is wrong, or (a note) that its author should know."""

    path: Path
    message: str
    row: str | None = None
    """ "row 2 (label.status)"; None where it is about the file."""
    key: str | None = None
    is_note: bool = False

    def __str__(self) -> str:
        where = [str(self.path), self.row, f"key '{self.key}'" if self.key else None]
        return ": ".join([*filter(None, where), self.message])


def validate(folders: tuple[Path, ...]) -> None:
    """Raises RulesError, naming file, row and key, when one of `folders`, laid over those before it, is not valid.

    Whether the rows hit their examples is left to `check`.
    """
    for index, folder in enumerate(folders):
        errors = [one for one in _structure(Rules(folders[:index]), folder) if not one.is_note]
        if errors:
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            raise RulesError(f"{errors[0]}{more}; planlasare rules check {folder} tells all")


def check(folder: Path, before: tuple[Path, ...] = ()) -> list[RulesProblem]:
    """What is wrong in a folder of a user's rules that is laid over ours and the folders `before` it; and notes.

    Examples are tried when every file, row and key is valid: until then rows cannot be loaded together.
    """
    earlier = Rules(before)
    problems = list(_structure(earlier, folder))
    if any(not one.is_note for one in problems):
        return problems
    rules, known = Rules((*before, folder)), _Known(earlier, folder)
    for name, path in _files(folder):
        for place, row in _placed_rows(name, path):
            problems += _examples(name, row, path, place, rules)
            problems += _notes(name, row, path, place, known)
    return problems


def count_rows(folder: Path) -> int:
    """How many rows the rules files in `folder` hold. Raises RulesError when one cannot be read."""
    return sum(len(read_raw_rows(path)) for _, path in _files(folder))


def _structure(earlier: Rules, folder: Path) -> Iterator[RulesProblem]:
    """Files, keys and patterns that are not valid in a folder that is laid over `earlier` rules."""
    if not folder.is_dir():
        yield RulesProblem(folder, "is no folder; name the folder that your rules files lie in")
        return
    yield from _strange_files(folder)
    files = _files(folder)
    if not files:
        yield RulesProblem(folder, f"holds no rules file; one is called {', '.join(FILE_NAMES)}")
    taken = {row.id: name for name in FILES for row in earlier.rows(name)}
    errors = [problem for name, path in files for problem in _file_errors(name, path, taken)]
    yield from errors
    if not errors:
        rules = Rules((*earlier.folders, folder))
        for name, path in files:
            yield from _pattern_errors(name, path, rules)


def _files(folder: Path) -> list[tuple[str, Path]]:
    return [(name, path) for name in FILES if (path := path_of(folder, name)).exists()]


def _strange_files(folder: Path) -> Iterator[RulesProblem]:
    """Files that no rule is read from: a misspelt name would otherwise be passed over in silence."""
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if suffix not in (".toml", ".tsv") or path.name in FILE_NAMES:
            continue
        near = get_close_matches(
            path.name.lower(), [name for name in FILE_NAMES if name.endswith(suffix)], 1, 0.7
        )
        meant = f"is it meant to be {near[0]}?" if near else f"the names are {', '.join(FILE_NAMES)}"
        # A table that no name comes near may be the user's own business.
        yield RulesProblem(
            path, f"no rules file has this name; {meant}", is_note=suffix == ".tsv" and not near
        )


def _file_errors(name: str, path: Path, taken: dict[str, str]) -> Iterator[RulesProblem]:
    """Rows that are not valid, and ids that are `taken` by rows of other files."""
    try:
        rows = read_raw_rows(path)
    except RulesError as problem:
        yield RulesProblem(path, str(problem).removeprefix(f"{path}: "))
        return
    seen: set[str] = set()
    for place, raw in rows:
        try:
            row = FILES[name].row.model_validate(raw)
        except ValidationError as problem:
            yield from (RulesProblem(path, message, place, key) for key, message in problems_of(problem))
            continue
        if row.id in seen:
            yield RulesProblem(path, TWICE, place, "id")
        elif (owner := taken.get(row.id, name)) != name:
            message = f"is the id of a row of {path_of(Path(), owner)}; take another"
            yield RulesProblem(path, message, place, "id")
        seen.add(row.id)


def _placed_rows(name: str, path: Path) -> Iterator[tuple[str, Row]]:
    """The rows of one file, which are known to be valid, and where each stands."""
    return ((place, FILES[name].row.model_validate(raw)) for place, raw in read_raw_rows(path))


def _patterns_of(row: Row) -> tuple[str, ...]:
    """In the language of rules/matching/patterns.py; none for rows that look for words."""
    patterns: tuple[str, ...] = getattr(row, "patterns", ())
    return patterns


def _pattern_errors(name: str, path: Path, rules: Rules) -> Iterator[RulesProblem]:
    """Patterns with a slot that is not there."""
    for place, row in _placed_rows(name, path):
        for index, pattern in enumerate(_patterns_of(row)):
            try:
                PatternSet([pattern], FILES[name].slots(rules))
            except RulesError as problem:
                yield RulesProblem(path, str(problem), place, f"patterns.{index}")


def _examples(name: str, row: Row, path: Path, place: str, rules: Rules) -> Iterator[RulesProblem]:
    """Examples that do not show what the row is for."""
    file = FILES[name]
    hits = file.reader(rules).hits
    shown: list[str] = []
    for index, text in enumerate(row.examples):
        found = hits(text)
        if row.id in found:
            shown.append(text)
        else:
            others = f"; it is read by {', '.join(sorted(found))}" if found else ""
            yield RulesProblem(path, f"the row does not match “{text}”{others}", place, f"examples.{index}")
    for index, text in enumerate(row.counter_examples):
        if row.id in hits(text):
            yield RulesProblem(path, f"the row matches “{text}”", place, f"counter_examples.{index}")
    for index, pattern in enumerate(_patterns_of(row)):
        finder = PatternSet([pattern], file.slots(rules))
        if shown and not any(any(finder.find(tokenize(text))) for text in shown):
            yield RulesProblem(path, f"no example shows “{pattern}”; add one", place, f"patterns.{index}")


def _notes(name: str, row: Row, path: Path, place: str, known: _Known) -> Iterator[RulesProblem]:
    """What is valid, and may yet be other than was meant."""
    if row.key in known.keys[name]:
        same = "name" if isinstance(row, PlaceRow) else "id"
        yield RulesProblem(path, f"replaces the row of the same {same}", place, same, is_note=True)
    if isinstance(row, LabelRow):
        for index, label in enumerate(row.labels):
            match = known.rules.labels.match(label)
            if match is not None and match.targets != row.targets and match.rule != row.id:
                message = f"“{label}” was read by {match.rule} until now"
                yield RulesProblem(path, message, place, f"labels.{index}", is_note=True)
    for key, code in known.new_codes(row):
        yield RulesProblem(path, f"'{code}' is a new code", place, key, is_note=True)
    if isinstance(row, DistrictRow):
        for key, name_ in known.new_places(row):
            yield RulesProblem(path, f"no line says what '{name_}' is", place, key, is_note=True)


class _Known:
    """What the rules before a folder know, to compare its rows with."""

    def __init__(self, rules: Rules, folder: Path) -> None:
        self.rules = rules
        self.keys = {name: {row.key for row in rules.rows(name)} for name in FILES}
        self._topics = _codes(rules, "topics") | {"other"}
        self._parties = _codes(rules, "parties")
        with_own = Rules((*rules.folders, folder))
        self._all_parties = _codes(with_own, "parties") | {LOCAL}
        self._places = {(place.kind, place.municipality, place.name) for place in with_own.places.all}

    def new_codes(self, row: Row) -> Iterator[tuple[str, str]]:
        """Key and code where a row names a party or topic that no rule had before: meant so, or misspelt."""
        match row:
            case PartyRow(code=code) if code not in self._parties:
                yield "code", code
            case TopicRow(code=code) if code not in self._topics:
                yield "code", code
            case ActorRow(organisation=str(code)) if code not in self._all_parties:
                yield "organisation", code
            case LabelRow(targets=targets):
                for index, target in enumerate(targets):
                    if target.party is not None and target.party not in self._all_parties:
                        yield f"fields.{index}", target.party

    def new_places(self, row: DistrictRow) -> Iterator[tuple[str, str]]:
        """Key and name where a district belongs to a municipality, or became a district, that no line is about."""
        if ("municipality", row.municipality, row.municipality) not in self._places:
            yield "municipality", row.municipality
        if row.became and ("district", row.municipality, row.became) not in self._places:
            yield "became", row.became


def _codes(rules: Rules, name: str) -> set[str]:
    return {str(getattr(row, "code", "")) for row in rules.rows(name)}
