"""The rule pack: every rules file with its rows and what they find in a text; a user's own folders laid over it.

A folder of a user's own rules is checked here, row by row, by the same demands as our own rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from pydantic import ValidationError

from models.errors import RulesError
from rules.actors import commitments, people
from rules.actors import mentions as actors
from rules.labels import match as labels
from rules.labels import values as value_grammar
from rules.labels.rows import LabelRow, PartyRow, RoleRow
from rules.matching.loading import RULES_VERSION, TWICE, load_rows, name_of_row, problems_of, read_raw_rows
from rules.matching.patterns import PatternSet, Slots, tokenize
from rules.matching.rows import Row
from rules.minutes import wording as minutes
from rules.places import districts
from rules.places import names as place_names
from rules.subjects import follow_up, forums, funding, grids, headings, topics, vocabulary
from rules.times import schedules
from rules.times.rows import ScheduleRow, WordRow, schedule_slots

Hits: TypeAlias = Callable[[str, tuple[Path, ...]], frozenset[str]]
"""(text, overlays) → the ids of the rows that `text` hits."""

WORDING = frozenset({"patterns", "labels", "names", "genitive_names", "words", "stems"})
"""Keys of a row that hold what it looks for; what is left beside `Row`'s own keys is what it concludes."""

_LOCAL = "local"
"""Organisation of an actor's row that stands for the plan's own administration."""


def _no_slots(overlays: tuple[Path, ...]) -> Slots:
    return {}


@dataclass(frozen=True, slots=True)
class RulesFile:
    """One of the pack's files."""

    holds: str
    """What its rows are, in plain English."""
    row: type[Row]
    hits: Hits
    slots: Callable[[tuple[Path, ...]], Slots] = _no_slots
    """The slots that its patterns may use."""


FILES: dict[str, RulesFile] = {
    "labels": RulesFile("labels, and the fields they lead to", LabelRow, labels.hits),
    "parties": RulesFile("parties, and what they are called", PartyRow, labels.hits),
    "roles": RulesFile("words around a party or a label", RoleRow, labels.hits),
    "actors": RulesFile("roles and units", actors.ActorRow, actors.hits),
    "schedules": RulesFile("how often and when", ScheduleRow, schedules.hits, schedule_slots),
    "schedule_words": RulesFile("words in the slots of schedules", WordRow, schedules.hits),
    "funding": RulesFile("who pays", funding.FundingRow, funding.hits),
    "sources": RulesFile("indicators and where figures come from", follow_up.SourceRow, follow_up.hits),
    "commitments": RulesFile("words that commit a party", commitments.CommitmentRow, commitments.hits),
    "topics": RulesFile("topics of areas", topics.TopicRow, topics.hits),
    "districts": RulesFile(
        "words beside a place's name", districts.CueRow, districts.hits, lambda _: districts.CUE_SLOTS
    ),
    "headings": RulesFile("words of titles and of empty headings", headings.HeadingRow, headings.hits),
    "grids": RulesFile("instructions of templates, empty names of sheets", grids.GridRow, grids.hits),
    "forums": RulesFile("what running text says of a group or a programme", forums.ForumRow, forums.hits),
    "minutes": RulesFile("labels, headings and sentences of minutes", minutes.MinutesRow, minutes.hits),
    "people": RulesFile("words that are no person's name", people.NameRow, people.hits),
    "place_names": RulesFile("words of places' names", place_names.PlaceNameRow, place_names.hits),
    "value_grammar": RulesFile(
        "how values of a field are worded", value_grammar.GrammarRow, value_grammar.hits
    ),
    "vocabulary": RulesFile("words of the subject", vocabulary.VocabularyRow, vocabulary.hits),
}
"""Every rules file by its name without ".toml"."""


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


@dataclass(frozen=True, slots=True)
class RulePack:
    """Our rules with a user's folders laid over them; what is read once is kept for the life of the process."""

    overlays: tuple[Path, ...] = ()
    """The later wins over the earlier, and all over ours."""

    @property
    def version(self) -> str:
        """The version that records carry: see `version`."""
        return version(self.overlays)

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a file. Raises RulesError when one is not valid."""
        return load_rows(name, FILES[name].row, self.overlays)

    def origin(self, name: str, row: Row) -> Path | None:
        """The folder of the user's that `row` of that file comes from; None where it is ours."""
        for folder in reversed(self.overlays):
            path = folder / f"{name}.toml"
            if path.exists() and any(other.id == row.id for other in _rows_of(name, path)):
                return folder
        return None

    def hits(self, text: str) -> dict[str, frozenset[str]]:
        """File → the ids of its rows that `text` hits; files without any are left out."""
        found = {}
        for name, file in FILES.items():
            own = {row.id for row in self.rows(name)}
            if ids := file.hits(text, self.overlays) & own:
                found[name] = frozenset(ids)
        return found

    def validate(self) -> None:
        """Raises RulesError, naming file, row and key, when a folder of the user's is not valid.

        Whether the rows hit their examples is left to `check`.
        """
        for index, folder in enumerate(self.overlays):
            errors = [one for one in _structure(folder, self.overlays[:index]) if not one.is_note]
            if errors:
                more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
                raise RulesError(f"{errors[0]}{more}; planlasare rules check {folder} tells all")


@lru_cache(maxsize=8)
def version(overlays: tuple[Path, ...] = ()) -> str:
    """ "2026.1" for our rules alone; with overlays "2026.1+" and eight hex digits of their content.

    So a record made by other rules is known. Raises RulesError when a file cannot be read.
    """
    if not overlays:
        return RULES_VERSION
    digest = hashlib.sha256()
    for folder in overlays:
        for name in FILES:
            path = folder / f"{name}.toml"
            if path.exists():
                content = _content(path)
                digest.update(f"{name} {len(content)}\n".encode() + content)
    return f"{RULES_VERSION}+{digest.hexdigest()[:8]}"


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise RulesError(f"{path}: cannot be read: {problem.strerror or problem}") from problem


def conclusion_of(row: Row) -> dict[str, object]:
    """What a row concludes: its keys beside its wording, its examples and their like, where they are not left out."""
    apart = {*Row.model_fields, *WORDING}
    return {key: value for key, value in row.model_dump(exclude_defaults=True).items() if key not in apart}


# -- checking a folder ----------------------------------------------------------------------------


def check(folder: Path, before: tuple[Path, ...] = ()) -> list[RulesProblem]:
    """What is wrong in a folder of a user's rules that is laid over ours and the folders `before` it; and notes.

    Examples are tried when every file, row and key is valid: until then rows cannot be loaded together.
    """
    problems = list(_structure(folder, before))
    if any(not one.is_note for one in problems):
        return problems
    known = _Known(before, folder)
    for name, path in _files(folder):
        for position, row in enumerate(_rows_of(name, path), start=1):
            place = f"row {position} ({row.id})"
            problems += _examples(name, row, path, place, (*before, folder))
            problems += _notes(name, row, path, place, known)
    return problems


def _structure(folder: Path, before: tuple[Path, ...]) -> Iterator[RulesProblem]:
    """Files, keys and patterns that are not valid."""
    if not folder.is_dir():
        yield RulesProblem(folder, "is no folder; name the folder that your rules files lie in")
        return
    yield from _strange_files(folder)
    files = _files(folder)
    if not files:
        yield RulesProblem(folder, f"holds no rules file; one is called {', '.join(FILES)}, each with .toml")
    taken = {row.id: name for name, file in FILES.items() for row in load_rows(name, file.row, before)}
    errors = [problem for name, path in files for problem in _file_errors(name, path, taken)]
    yield from errors
    if not errors:
        for name, path in files:
            yield from _pattern_errors(name, path, (*before, folder))


def count_rows(folder: Path) -> int:
    """How many rows the rules files in `folder` hold. Raises RulesError when one cannot be read."""
    return sum(len(read_raw_rows(path)) for _, path in _files(folder))


def _files(folder: Path) -> list[tuple[str, Path]]:
    return [(name, path) for name in FILES if (path := folder / f"{name}.toml").exists()]


def _strange_files(folder: Path) -> Iterator[RulesProblem]:
    """Files that no rule is read from: a misspelt name would otherwise be passed over in silence."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() != ".toml" or path.name.removesuffix(".toml") in FILES:
            continue
        near = get_close_matches(path.stem.lower(), FILES, 1, 0.5)
        meant = f"is it meant to be {near[0]}.toml?" if near else f"the names are {', '.join(FILES)}"
        yield RulesProblem(path, f"no rules file has this name; {meant}")


def _file_errors(name: str, path: Path, taken: dict[str, str]) -> Iterator[RulesProblem]:
    """Rows that are not valid, and ids that are `taken` by rows of other files."""
    try:
        rows = read_raw_rows(path)
    except RulesError as problem:
        yield RulesProblem(path, str(problem).removeprefix(f"{path}: "))
        return
    seen: set[str] = set()
    for position, raw in enumerate(rows, start=1):
        place = f"row {position} ({name_of_row(raw)})"
        try:
            row = FILES[name].row.model_validate(raw)
        except ValidationError as problem:
            yield from (RulesProblem(path, message, place, key) for key, message in problems_of(problem))
            continue
        if row.id in seen:
            yield RulesProblem(path, TWICE, place, "id")
        elif (owner := taken.get(row.id, name)) != name:
            yield RulesProblem(path, f"is the id of a row of {owner}.toml; take another", place, "id")
        seen.add(row.id)


def _rows_of(name: str, path: Path) -> Iterator[Row]:
    """The rows of one file, which are known to be valid."""
    return (FILES[name].row.model_validate(raw) for raw in read_raw_rows(path))


def _patterns_of(row: Row) -> tuple[str, ...]:
    """In the language of rules/patterns.py; none for rows that look for words."""
    patterns: tuple[str, ...] = getattr(row, "patterns", ())
    return patterns


def _pattern_errors(name: str, path: Path, overlays: tuple[Path, ...]) -> Iterator[RulesProblem]:
    """Patterns with a slot that is not there."""
    slots = FILES[name].slots(overlays)
    for position, row in enumerate(_rows_of(name, path), start=1):
        for index, pattern in enumerate(_patterns_of(row)):
            try:
                PatternSet([pattern], slots)
            except RulesError as problem:
                yield RulesProblem(path, str(problem), f"row {position} ({row.id})", f"patterns.{index}")


def _examples(
    name: str, row: Row, path: Path, place: str, overlays: tuple[Path, ...]
) -> Iterator[RulesProblem]:
    """Examples that do not show what the row is for."""
    file = FILES[name]
    shown: list[str] = []
    for index, text in enumerate(row.examples):
        found = file.hits(text, overlays)
        if row.id in found:
            shown.append(text)
        else:
            others = f"; it is read by {', '.join(sorted(found))}" if found else ""
            yield RulesProblem(path, f"the row does not match “{text}”{others}", place, f"examples.{index}")
    for index, text in enumerate(row.counter_examples):
        if row.id in file.hits(text, overlays):
            yield RulesProblem(path, f"the row matches “{text}”", place, f"counter_examples.{index}")
    slots = file.slots(overlays)
    for index, pattern in enumerate(_patterns_of(row)):
        finder = PatternSet([pattern], slots)
        if shown and not any(any(finder.find(tokenize(text))) for text in shown):
            yield RulesProblem(path, f"no example shows “{pattern}”; add one", place, f"patterns.{index}")


def _notes(name: str, row: Row, path: Path, place: str, known: _Known) -> Iterator[RulesProblem]:
    """What is valid, and may yet be other than was meant."""
    if row.id in known.ids[name]:
        yield RulesProblem(path, "replaces the row of the same id", place, "id", is_note=True)
    if isinstance(row, LabelRow):
        for index, label in enumerate(row.labels):
            match = labels.load_labels(known.before).match(label)
            if match is not None and match.targets != row.targets and match.rule != row.id:
                message = f"“{label}” was read by {match.rule} until now"
                yield RulesProblem(path, message, place, f"labels.{index}", is_note=True)
    for key, code in known.new_codes(row):
        yield RulesProblem(path, f"'{code}' is a new code", place, key, is_note=True)


class _Known:
    """What the rules before a folder know, to compare its rows with."""

    def __init__(self, before: tuple[Path, ...], folder: Path) -> None:
        self.before = before
        self.ids = {
            name: {row.id for row in load_rows(name, file.row, before)} for name, file in FILES.items()
        }
        self._topics = {row.code for row in load_rows("topics", topics.TopicRow, before)} | {"other"}
        self._parties = {row.code for row in load_rows("parties", PartyRow, before)}
        own = load_rows("parties", PartyRow, (folder,))
        self._all_parties = self._parties | {row.code for row in own} | {_LOCAL}

    def new_codes(self, row: Row) -> Iterator[tuple[str, str]]:
        """Key and code where a row names a party or topic that no rule had before: meant so, or misspelt."""
        match row:
            case PartyRow(code=code) if code not in self._parties:
                yield "code", code
            case topics.TopicRow(code=code) if code not in self._topics:
                yield "code", code
            case actors.ActorRow(organisation=str(code)) if code not in self._all_parties:
                yield "organisation", code
            case LabelRow(targets=targets):
                for index, target in enumerate(targets):
                    if target.party is not None and target.party not in self._all_parties:
                        yield f"fields.{index}", target.party
