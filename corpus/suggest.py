"""What the documents of an archive say and no rule knows, with draft rows for it, the most frequent first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath

from corpus.store.collection import Store
from models.text.fold import fold
from rules.pack import Rules, emails_in, lemma, phones_in, place_id, tokenize, trim

_LONGEST_PHRASE = 15
"""Words; a longer text is told once and makes no row."""
_LONGEST_ACTOR = 6
_LONGEST_LABEL = 6
"""Words before a colon in running text that may be a label."""
_LONGEST_TYPED = 8
"""Words of a value whose reading says what its label is for."""
_VALUES_SHOWN = 3
_VALUE_LENGTH = 60
_SHORTEST_SHARED = 4
"""Letters of a word that two labels share: "och" and "på" say nothing."""
_MOSTLY = 0.6
"""Share of a label's values that must read alike to say what the label is for."""
_LIKE = 0.72
_REMAINDER = (
    "SELECT document, text FROM remainder JOIN documents USING (document)"
    " WHERE text LIKE '%:%' AND kind <> 'unknown'"
)
_RUN_IN = re.compile(r"^(?:- )?([^\W\d_][^:.!?\n]{1,50}):\s+(\S.*)")
_WORD = re.compile(r"[^\W\d_]+")
_PATTERN_SIGNS = frozenset("()|?{}*_")
"""Signs that mean something in a pattern; any one token stands for them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label or phrase that no rule knows."""

    file: str
    """The rules file that a row for it belongs in, without ".toml"."""
    text: str
    """As it is printed most often."""
    times: int
    documents: int
    values: tuple[str, ...] = ()
    """Of a label: some of the values below it, shortened."""
    nearest: str | None = None
    """Of a label: the known label that comes nearest."""
    reasons: tuple[str, ...] = ()
    """What speaks for it and what to say in the row, in plain English."""
    draft: str = ""
    """A row in TOML: valid, and without consequences until its author says what it means."""


@dataclass(slots=True)
class _Group:
    """Everything that is the same but for its spelling."""

    spellings: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    values: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        return self.spellings.most_common(1)[0][0]


def find_suggestions(store: Store, files: Iterable[str], rules: Rules) -> dict[str, list[Suggestion]]:
    """File → suggestions for it, those of most documents first; what the rules know by now is left out.

    Raises StoreError when the database cannot be read, RulesError when a rules file is not valid.
    """
    return {name: _of_file(name, store, rules) for name in files}


def _of_file(name: str, store: Store, rules: Rules) -> list[Suggestion]:
    groups = _FINDERS[name](store, rules)
    ranked = sorted(
        groups.values(), key=lambda one: (-len(one.documents), -one.spellings.total(), fold(one.text))
    )
    return list(_Drafts(name, store, rules).suggestions(ranked))


# -- what no rule knows ---------------------------------------------------------------------------


def _grouped(found: Iterable[tuple[str, str, str, str]]) -> dict[str, _Group]:
    """(key, spelling, document, value) … → groups by key."""
    groups: dict[str, _Group] = {}
    for key, spelling, document, value in found:
        if not key:
            continue
        group = groups.setdefault(key, _Group())
        group.spellings[" ".join(spelling.split())] += 1
        group.documents.add(document)
        if value.strip():
            group.values[value] += 1
    return groups


def _labels(store: Store, rules: Rules) -> dict[str, _Group]:
    """Labels of other fields that were warned of, and what stands before a colon in a plan's remainder."""

    def found() -> Iterator[tuple[str, str, str, str]]:
        rows = store.query(
            "SELECT fields.document, fields.label, fields.text FROM warnings"
            " JOIN fields ON fields.document = warnings.document AND fields.path = warnings.path"
            " WHERE warnings.code = 'label-unknown' AND fields.label IS NOT NULL"
        )
        for row in rows:
            yield trim(row["label"]), row["label"].strip(" :"), row["document"], row["text"]
        for row in store.query(_REMAINDER):
            for line in row["text"].splitlines():
                run_in = _RUN_IN.match(line)
                if (
                    run_in is not None
                    and len(run_in[1].split()) <= _LONGEST_LABEL
                    and not rules.people.is_name(run_in[1])
                ):
                    yield trim(run_in[1]), run_in[1].strip(), row["document"], run_in[2]

    return {key: group for key, group in _grouped(found()).items() if rules.labels.match(group.text) is None}


def _schedules(store: Store, rules: Rules) -> dict[str, _Group]:
    """Texts of time that were warned of."""
    rows = store.query(
        "SELECT fields.document, fields.text FROM warnings"
        " JOIN fields ON fields.document = warnings.document AND fields.path = warnings.path"
        " WHERE warnings.code = 'schedule-unread'"
    )
    found = ((_phrase(row["text"]), row["text"], row["document"], "") for row in rows)
    unread = _grouped(found)
    return {
        key: group
        for key, group in unread.items()
        if _is_phrase(group.text) and rules.schedules.read(group.text).rule is None
    }


def _actors(store: Store, rules: Rules) -> dict[str, _Group]:
    """Members of lists of actors that no rule knows, and fields of actors in which none was found."""
    rows = store.query(
        "SELECT document, text FROM mentions WHERE organisation IS NULL AND role IS NULL"
        " UNION ALL SELECT document, text FROM fields AS one"
        " WHERE field IN ('responsible', 'convener', 'contact', 'participants', 'other_participants')"
        " AND text <> '' AND NOT EXISTS (SELECT 1 FROM mentions AS other"
        " WHERE other.document = one.document AND other.path = one.path)"
    )
    found = ((_by_lemmas(row["text"]), row["text"], row["document"], "") for row in rows)
    return {
        key: group
        for key, group in _grouped(found).items()
        if len(group.text.split()) <= _LONGEST_ACTOR
        and not _is_personal(group.text, rules)
        and not rules.actors.named(group.text)
    }


def _is_personal(text: str, rules: Rules) -> bool:
    """Whether `text` is a person's name, number or address, which no rules file should hold."""
    return rules.people.is_name(text) or bool(phones_in(text) or emails_in(text))


def _funding(store: Store, rules: Rules) -> dict[str, _Group]:
    rows = store.query(
        "SELECT document, text FROM fields WHERE field = 'funding' AND text <> '' AND rule IS NULL"
    )
    groups = _grouped((_phrase(row["text"]), row["text"], row["document"], "") for row in rows)
    return {
        key: group
        for key, group in groups.items()
        if _is_phrase(group.text) and rules.funding.read(group.text).rule is None
    }


def _topics(store: Store, rules: Rules) -> dict[str, _Group]:
    rows = store.query(
        "SELECT document, name FROM areas WHERE topic IS NULL AND name IS NOT NULL AND name <> ''"
    )
    groups = _grouped((_by_lemmas(row["name"]), row["name"], row["document"], "") for row in rows)
    return {
        key: group
        for key, group in groups.items()
        if _is_phrase(group.text) and not rules.topics.read(group.text)
    }


_FINDERS: dict[str, Callable[[Store, Rules], dict[str, _Group]]] = {
    "labels": _labels,
    "schedules": _schedules,
    "actors": _actors,
    "funding": _funding,
    "topics": _topics,
}
"""Rules file → what finds the groups that no row of it knows."""


def _phrase(text: str) -> str:
    """`text` folded, every number the same: "3 ggr" and "4 ggr" ask for one rule."""
    return re.sub(r"\d+", "0", " ".join(fold(text).split())).strip(" .,;:")


def _by_lemmas(text: str) -> str:
    return " ".join(map(lemma, _WORD.findall(text)))


def _is_phrase(text: str) -> bool:
    return len(text.split()) <= _LONGEST_PHRASE and any(map(str.isalnum, text))


# -- draft rows -----------------------------------------------------------------------------------


class _Drafts:
    """Makes suggestions of groups; ids that are taken get a number."""

    def __init__(self, name: str, store: Store, rules: Rules) -> None:
        self._name = name
        self._rules = rules
        self._source = PurePath(store.path).name
        self._taken = {row.id for file in _FINDERS for row in rules.rows(file)}
        self._labels = {trim(label): (label, row.id) for row in rules.labels.rows for label in row.labels}

    def suggestions(self, groups: Iterable[_Group]) -> Iterator[Suggestion]:
        """A suggestion for each group, in order."""
        for group in groups:
            values = [_shortened(value) for value, _ in group.values.most_common(_VALUES_SHOWN)]
            near = self._nearest(group.text) if self._name == "labels" else None
            keys, advice = self._keys(group)
            times, documents = group.spellings.total(), len(group.documents)
            counted = f"{_counted(times, 'time')} in {_counted(documents, 'document')}"
            reasons = [counted, *(f"value: {value}" for value in values)]
            reasons += [f"nearest known label: {near}"] if near else []
            source = f"{self._source}, {counted}"
            yield Suggestion(
                self._name, group.text, times, documents, tuple(values), near,
                (*reasons, *advice), self._row(group.text, keys, source),
            )  # fmt: skip

    def _row(self, text: str, keys: dict[str, str | list[str]], source: str) -> str:
        whole = {"id": self._id(text)} | keys | {"examples": [text], "source": source}
        lines = (f"{key} = {_to_toml(value)}" for key, value in whole.items())
        return "\n".join(["[[rows]]", *lines])

    def _id(self, text: str) -> str:
        kind = self._name.removesuffix("s")
        slug = place_id(" ".join(text.split()[:6])) or "row"
        wanted, number = f"{kind}.{slug}", 2
        while wanted in self._taken:
            wanted, number = f"{kind}.{slug}-{number}", number + 1
        self._taken.add(wanted)
        return wanted

    def _keys(self, group: _Group) -> tuple[dict[str, str | list[str]], list[str]]:
        """The row's own keys, and advice on what to say in them."""
        text = group.text
        match self._name:
            case "labels":
                advice = _advice_on_field(group.values, self._rules)
                return {"fields": ["other"], "labels": [text]}, [advice]
            case "schedules":
                slots = self._rules.schedules.slots
                pattern = _to_pattern(text, {"n": slots["n"], "unit": slots.get("unit", frozenset())})
                advice = "yields: rate (per_year says how many), as_needed, continuous, open_ended, once …"
                return {"yields": "nothing", "patterns": [pattern]}, [advice]
            case "actors":
                return {"names": [text]}, ["add role, organisation (a party's code), or both"]
            case "funding":
                advice = "kind: own_costs, shared, municipal or external"
                return {"kind": "unspecified", "patterns": [_to_pattern(text, {})]}, [advice]
            case _:
                return {"code": "other", "patterns": [_to_pattern(text, {})]}, [
                    "code: the topic's, or a new one"
                ]

    def _nearest(self, label: str) -> str | None:
        """The known label that is spelt most alike, else the one that shares most words; None where none does."""
        wanted = trim(label)
        close = get_close_matches(wanted, self._labels, 1, _LIKE)
        if not close:
            words = set(_by_lemmas(wanted).split())
            shared = {known: _shared(words, known) for known in self._labels}
            close = [known for known in sorted(shared, key=lambda known: -shared[known])[:1] if shared[known]]
        if not close:
            return None
        text, row = self._labels[close[0]]
        return f"{text} ({row})"


def _shared(words: set[str], known: str) -> float:
    others = set(_by_lemmas(known).split())
    shared = {word for word in words & others if len(word) >= _SHORTEST_SHARED}
    return len(shared) / len(words | others) if shared else 0.0


def _advice_on_field(values: Counter[str], rules: Rules) -> str:
    """What to say in `fields`: the field that most of a label's values look made for, where there is one."""
    counts: Counter[str] = Counter()
    for value, times in values.items():
        counts[_field_of_value(value, rules)] += times
    wanted, count = counts.most_common(1)[0] if counts else ("other", 0)
    if wanted == "other" or count < _MOSTLY * counts.total():
        return "fields: where its values belong; other keeps them under their label"
    return f"fields: {wanted}? {count} of {_counted(counts.total(), 'value')} read so"


def _field_of_value(value: str, rules: Rules) -> str:
    """The field that a short value reads as; `other` for running text, which may speak of anything."""
    if len(value.split()) > _LONGEST_TYPED:
        return "other"
    schedule = rules.schedules.read(value)
    if schedule.kind in ("recurring", "as_needed", "continuous"):
        return "meeting_frequency"
    if schedule.kind in ("until", "open_ended", "period"):
        return "duration"
    if schedule.kind == "once":
        return "timing"
    if rules.funding.read(value).rule is not None:
        return "funding"
    return "responsible" if rules.actors.named(value) else "other"


def _to_pattern(text: str, slots: dict[str, frozenset[str]]) -> str:
    """A pattern that `text` hits: its tokens, numbers and units of time as slots."""
    parts: list[str] = []
    used: Counter[str] = Counter()
    for token in tokenize(text):
        slot = next((name for name, words in slots.items() if token.text in words), None)
        if slot is not None:
            used[slot] += 1
            parts.append("{" + slot + (str(used[slot]) if used[slot] > 1 else "") + "}")
        else:
            parts.append("_" if token.text in _PATTERN_SIGNS else token.text)
    return " ".join(parts)


def _to_toml(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _shortened(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _VALUE_LENGTH else line[: _VALUE_LENGTH - 1].rstrip() + "…"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
