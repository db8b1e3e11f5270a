"""An activity's texts as they are compared: without personal data, and without what only lays them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.record import Record
from models.text.fold import fold, squeeze
from models.values import Span, Value
from models.walk import PlacedValue, values_of

ONLY_PERSON = "(person)"
"""Stands for a text that holds nothing but who it is: another person says nothing new, nobody does."""

_Spans = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class FieldText:
    """What an activity, or its area, says in one field."""

    field: str
    """As in `Change.field`."""
    party: str | None
    text: str
    """As printed."""
    compared: str
    """`text` without personal data."""
    is_derived: bool = False
    """Whether it is taken out of another text of the document, so that it stands there too."""

    @property
    def key(self) -> tuple[str, str | None]:
        """What makes it the same field on either side; how a label is printed does not matter."""
        return fold(self.field), self.party

    @property
    def base(self) -> str:
        """The field's key in the record: `other_fields` for `other_fields[Plats]`."""
        return self.field.partition("[")[0]


@dataclass(frozen=True, slots=True)
class Measure:
    """One activity of a plan."""

    index: int
    name: str | None
    area: FieldText | None
    """The name of its area."""
    texts: tuple[FieldText, ...]
    """Its own, the name among them; empty cells left out."""
    area_texts: tuple[FieldText, ...]
    """What its area says of all its activities, also its name."""
    topics: frozenset[str]

    def text_of(self, *fields: str) -> str:
        """The texts of these fields, a line each."""
        return "\n".join(text.compared for text in self.texts if text.base in fields and not text.is_derived)


def measures_of(record: Record) -> list[Measure]:
    """The activities of `record`, in its order."""
    spans = _personal_spans(record)
    texts: defaultdict[int, list[FieldText]] = defaultdict(list)
    areas: defaultdict[int, list[FieldText]] = defaultdict(list)
    for placed in values_of(record):
        if placed.activity is not None:
            texts[placed.activity] += _field_text(placed, spans)
        elif placed.section == "area" and placed.area is not None:
            areas[placed.area] += _field_text(placed, spans)
    return [
        Measure(
            index=number,
            name=activity.name.text if activity.name else None,
            area=next((one for one in areas[activity.area] if one.field == "name"), None)
            if activity.area is not None
            else None,
            texts=tuple(texts[number]),
            area_texts=tuple(areas[activity.area]) if activity.area is not None else (),
            topics=frozenset(record.areas[activity.area].topics)
            if activity.area is not None
            else frozenset(),
        )
        for number, activity in enumerate(record.activities)
    ]


def _personal_spans(record: Record) -> dict[str, list[Span]]:
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for person in record.people:
        for mention in person.mentions:
            found[mention.path.removesuffix(".text")].append(mention.span)
    return found


def _field_text(placed: PlacedValue, spans: _Spans) -> Iterator[FieldText]:
    text = placed.value.text
    if not squeeze(text):
        return
    compared = _without(text, spans.get(placed.path, ()))
    yield FieldText(
        field=_field_name(placed.field, placed.value),
        party=placed.party,
        text=text,
        compared=compared if squeeze(compared) else ONLY_PERSON,
        is_derived=placed.value.method in ("derived", "inferred"),
    )


def _field_name(field: str, value: Value) -> str:
    return f"{field}[{value.label}]" if field == "other_fields" and value.label else field


def _without(text: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text
