"""Entries in the document's words become values of the record, typed by what the rules conclude."""

from __future__ import annotations

from dataclasses import dataclass

from extract.compose.evidence import words_to_evidence
from extract.recognise.drafts import Entry, Pieces
from extract.recognise.grid import LONGEST_TICK
from models.pages.document import Document
from models.values import Actors, FollowUp, Funding, Light, Method, Schedule, Status, Value
from rules.pack import Field, Rules, ScheduleReading

SCHEDULES: dict[str, Field] = {
    "duration": "duration",
    "meeting_frequency": "meeting_frequency",
    "timing": "timing",
}
ACTORS = frozenset({"responsible", "convener", "other_participants", "contact", "participants"})
UNREADABLE = 0.5
"""Confidence that a value has at most of which the file does not tell every letter."""
FOLLOW_UPS = frozenset({"follow_up", "indicators"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules must know of the document to read its values."""

    document: Document
    rules: Rules
    year: int | None = None
    municipality_plan: bool = False
    """Whether a municipality as a whole made the plan: roles then belong to it, not to a district."""
    is_promise: bool = False
    """Whether it is a citizens' promise."""
    promisers: tuple[str, ...] = ()
    """Whose promise it is."""


@dataclass(frozen=True, slots=True)
class JoinedEntries:
    """All entries of one field of one activity or area, which become one value."""

    entries: tuple[Entry, ...]

    @property
    def pieces(self) -> Pieces:
        """The pieces of every entry, in order."""
        return tuple([piece for entry in self.entries for piece in entry.pieces])

    @property
    def words(self) -> tuple[int, ...]:
        """Word ids of every entry, marks included."""
        return tuple([word for entry in self.entries for word in entry.words])

    @property
    def light(self) -> Light | None:
        """The traffic light that a cell of theirs shows."""
        return next((entry.light for entry in self.entries if entry.light is not None), None)

    @property
    def confidence(self) -> float:
        """That of the least certain entry."""
        return min(entry.confidence for entry in self.entries)


def pieces_to_lines(document: Document, pieces: Pieces) -> tuple[tuple[str, ...], str]:
    """The pieces one by one without marks, and as one text: paragraphs are lines, items begin with "- "."""
    pieces = tuple(piece for piece in pieces if piece.words)  # a box that stands alone is no text
    single = tuple(document.text(piece.words) for piece in pieces)
    lines = (
        f"- {text}" if piece.kind == "item" else text for piece, text in zip(pieces, single, strict=True)
    )
    return single, "\n".join(lines)


def said(document: Document, pieces: Pieces) -> str:
    """The text of a value of `pieces` with what says nothing blanked: where boxes are ticked, all other pieces."""
    if not any(piece.ticked for piece in pieces):
        return pieces_to_lines(document, pieces)[1]
    pieces = tuple(piece for piece in pieces if piece.words)
    lines = (pieces_to_lines(document, (piece,))[1] for piece in pieces)
    return "\n".join(
        line if piece.ticked else " " * len(line) for piece, line in zip(pieces, lines, strict=True)
    )


def make_value(
    document: Document, pieces: Pieces, *, label: str | None = None, method: Method, confidence: float = 1.0
) -> Value:
    """A plain value of `pieces`, with its evidence."""
    single, text = pieces_to_lines(document, pieces)
    if "\ufffd" in text:
        confidence = min(confidence, UNREADABLE)
    return Value(
        text=text,
        items=single if len(single) > 1 else (),
        label=label,
        evidence=words_to_evidence(document, (word for piece in pieces for word in piece.all_words)),
        method=method,
        confidence=round(min(confidence, *_sure(document, pieces)), 2)
        if document.ocr
        else round(confidence, 2),
        boxes=tuple(piece.ticked for piece in pieces if piece.ticked is not None),
    )


def _sure(document: Document, pieces: Pieces) -> list[float]:
    """How sure the words are that were recognised from pictures; signs that are no words count for nothing."""
    words = (document.words[word] for piece in pieces for word in piece.words)
    return [1.0, *(word.confidence for word in words if word.counts)]


def join_to_value(document: Document, joined: JoinedEntries) -> Value:
    """One plain value of all entries: their pieces as lines, the first label that says something, the others beside it.

    A label with an empty cell is a value with text "" whose evidence is its label's place.
    """
    first = joined.entries[0]
    saying = sorted(
        joined.entries, key=lambda entry: not entry.pieces
    )  # "Slutdatum", where "Startdatum" is empty
    printed = dict.fromkeys(entry.label for entry in saying if entry.label)
    labels = [document.text(label) for label in printed]
    others = tuple(labels[1:])
    value = make_value(
        document,
        joined.pieces,
        label=labels[0] if labels else None,
        method=first.method,
        confidence=joined.confidence,
    )
    changes: dict[str, object] = {"other_labels": others} if others else {}
    if not value.evidence:
        changes["evidence"] = words_to_evidence(document, first.label)
    return value.model_copy(update=changes) if changes else value


def type_value(value: Value, field: str, setting: Setting, text: str) -> Value:
    """`value` with what the rules conclude from `text`, its text as `said`; plain fields stay plain."""
    if field in SCHEDULES:
        return to_schedule(value, SCHEDULES[field], setting, text)
    if field in ACTORS:
        return to_actors(value, setting, text)
    if field == "funding":
        funding = setting.rules.funding.read(text)
        return Funding.model_validate(_plain(value, funding.rule) | {"kind": funding.kind})
    if field == "status":
        status = setting.rules.status.read(text, value.boxes)
        return Status.model_validate(
            _plain(value, status.rule) | {"state": status.state, "light": status.light}
        )
    if field in FOLLOW_UPS:
        items = value.items if text == value.text else tuple(item for item in value.items if item in text)
        if value.other_labels and len(value.items) <= 1 + len(value.other_labels):
            items = ()  # a line of each label: "Uppföljning 2024" and "2025", no list
        follow_up = setting.rules.follow_up.read(text, items, year=setting.year)
        concluded = {"indicators": follow_up.indicators, "times_per_year": follow_up.times_per_year}
        return FollowUp.model_validate(_plain(value, None) | concluded)
    return value


def read_time(value: Value, field: Field, setting: Setting, text: str) -> ScheduleReading:
    """What the rules read in a value of that field, its labels and the plan's year considered."""
    labels, lines = (value.label or "", *value.other_labels), text.split("\n")
    schedules = setting.rules.schedules
    if len(labels) == len(lines) and all(len(line) <= LONGEST_TICK for line in lines):
        ticked = schedules.read_parts(labels, setting.year)
        if ticked is not None:
            return ticked
    if 1 < len(labels) == len(lines) and all(map(schedules.label_cue, labels)):
        # "Start" and "Slut" have a column each: one value, of which each label bounds its own line.
        pairs = "\n".join(f"{label} {line}" for label, line in zip(labels, lines, strict=True))
        reading = schedules.read(pairs, year=setting.year, field=field)
        if reading.kind == "period":
            return reading
    told = "\n".join(line for line in lines if any(map(str.isalnum, line)))  # not "-" beside another label
    apart = value.method == "derived"  # a phrase of each sentence that says how often
    return schedules.read(told or text, year=setting.year, field=field, label=value.label or "", apart=apart)


def to_schedule(value: Value, field: Field, setting: Setting, text: str | None = None) -> Schedule:
    """The value with its rate and dates, read in `text` (None: its own); what is read two ways is less sure."""
    reading = read_time(value, field, setting, value.text if text is None else text)
    concluded = {
        "confidence": round(min(value.confidence, reading.confidence), 2),
        "kind": reading.kind,
        "times_per_year": reading.times_per_year,
        "start": reading.start,
        "end": reading.end,
        "parts": reading.parts,
    }
    return Schedule.model_validate(_plain(value, reading.rule) | concluded)


def to_actors(value: Value, setting: Setting, text: str) -> Actors:
    """The value with the roles and organisations that it names."""
    mentions = setting.rules.actors.read(text, municipality_plan=setting.municipality_plan)
    return Actors.model_validate(_plain(value, None) | {"mentions": mentions})


def _plain(value: Value, rule: str | None) -> dict[str, object]:
    """The keys that every value has, to make a typed one of it."""
    keys: dict[str, object] = {name: getattr(value, name) for name in Value.model_fields}
    keys["rule"] = rule
    return keys
