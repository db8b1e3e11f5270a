"""Plans for comparing: records of the sample collection with changes planted in them, and small ones written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from corpus.compare.answer import Comparison
from corpus.compare.compare import compare_plans
from models.record import Activity, Area, Coverage, Record, Source
from models.values import Actors, FollowUp, Funding, Party, Person, PersonMention, Schedule, Value
from rules.pack import load_rules
from tests.read_once import record_of

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"
_TYPES = {
    **dict.fromkeys(("duration", "meeting_frequency", "timing"), Schedule),
    **dict.fromkeys(("responsible", "convener", "other_participants"), Actors),
    **dict.fromkeys(("follow_up", "indicators"), FollowUp),
    "funding": Funding,
}


def comparison_of(left: Record, right: Record, *, between: bool = False) -> Comparison:
    """The plans compared by our own rules."""
    return compare_plans(left, right, load_rules(), between=between)


@cache
def sample(name: str) -> Record:
    """The record of a document of the sample collection."""
    return record_of(DOCUMENTS / name)


def value(field: str, text: str) -> Value:
    """The text as the value that this field takes."""
    return _TYPES.get(field, Value)(text=text)


def activity(texts: Mapping[str, str], area: int | None = None) -> Activity:
    """An activity with these texts; keys that are no field's are parties', their text the commitment."""
    fields = {
        key: value(key, text) for key, text in texts.items() if key in Activity.model_fields and key != "area"
    }
    parties = tuple(
        Party(party=key, commitment=Value(text=text))
        for key, text in texts.items()
        if key not in fields and key != "area"
    )
    return Activity.model_validate({"area": area, **fields, "parties": parties})


def plan(*measures: Mapping[str, str], people: tuple[Person, ...] = (), name: str = "plan.pdf") -> Record:
    """A record with these measures; `area` is the name of a measure's area."""
    names = list(dict.fromkeys(one["area"] for one in measures if "area" in one))
    return Record(
        rules_version="2026.1",
        id=name.encode().hex().ljust(64, "0")[:64],
        source=Source(name=name, path=name, format="pdf", size=1, pages=1),
        kind="plan",
        layout="field_table",
        areas=tuple(Area(name=Value(text=name)) for name in names),
        activities=tuple(
            activity(one, names.index(one["area"]) if "area" in one else None) for one in measures
        ),
        people=people,
        coverage=Coverage(words=1, in_fields=1, labels=0, furniture=0, remainder=0),
    )


def changed(record: Record, number: int, **fields: object) -> Record:
    """`record` with other fields of one activity."""
    return of_activities(
        record,
        lambda all_: [one.model_copy(update=fields) if i == number else one for i, one in enumerate(all_)],
    )


def of_activities(record: Record, make: Callable[[list[Activity]], list[Activity]]) -> Record:
    """`record` with the activities that `make` makes of its own."""
    return record.model_copy(update={"activities": tuple(make(list(record.activities)))})


def person_at(name: str, path: str, text: str) -> Person:
    """A person whose name stands in `text` at `path`."""
    start = text.index(name)
    mention = PersonMention(path=path, span=(start, start + len(name)), kind="name")
    return Person(name=name, mentions=(mention,))
