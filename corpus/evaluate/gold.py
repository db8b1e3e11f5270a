"""Gold records: what a person says that a document holds.

A gold record is a record cut down to what is scored: a field is its text (list items begin with
"- ", paragraphs are lines), parties stand under their codes, other fields under their labels. It
takes no key that it does not know, so a misspelt one is an error and not a field that is silently
never scored. A key that ends in `?` says that the text does not tell, and is not scored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias, get_args

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator

from corpus.evaluate.texts import comparable
from models.base import Frozen
from models.errors import GoldError
from models.record import Kind, LayoutName
from models.target import ACTIVITY_FIELDS, PartyRole
from models.values import FundingKind, Light, ScheduleKind, State

PARTY_ROLES: tuple[str, ...] = get_args(PartyRole)
AREA_TEXTS = ("name", "description", "goal", "purpose", "situation", "problem", "target_group", "forum")
"""The keys of an area that are scored as text."""
_TYPED_FIELDS = frozenset(
    {"duration", "meeting_frequency", "timing", "responsible", "convener", "other_participants", "funding"}
    | {"status", "follow_up", "indicators"}
)
_PATH = re.compile(r"(document)()\.(\w+)|(areas|activities)\[(\*|\d+(?:,\d+)*)\]\.(?:normalized\.)?(.+)")
JsonTree: TypeAlias = "str | int | float | bool | list[JsonTree] | dict[str, JsonTree] | None"
"""What a JSON file holds before it is validated."""


class GoldMention(Frozen):
    """An actor that the field must name; a longer text that holds this one will do."""

    text: str
    organisation: str | None = None
    role: str | None = None


class GoldIndicator(Frozen):
    """An indicator that the field must hold; its text may go on, or break off."""

    text: str
    sources: tuple[str, ...] | None = None


class GoldPart(Frozen):
    """One of several rates in a text."""

    times_per_year: float | None = None
    kind: ScheduleKind | None = None
    text: str | None = None


class Conclusion(Frozen):
    """What must be concluded beside a field's text: the keys that are given must be equal, others are free."""

    kind: ScheduleKind | FundingKind | None = None
    times_per_year: float | None = None
    start: str | None = None
    end: str | None = None
    parts: tuple[GoldPart, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    indicators: tuple[GoldIndicator, ...] = ()
    state: State | None = None
    light: Light | None = None
    boxes: tuple[bool, ...] | None = None


class GoldDocument(Frozen):
    """The document as a whole; a key that is not given is not scored."""

    kind: Kind | None = None
    layout: LayoutName | None = None
    title: str | None = None
    district: str | None = None
    """The district's id."""
    year: int | None = None
    police_areas: tuple[str, ...] = ()


class _Entry(Frozen):
    """What areas and activities share: keys that end in `?` stand in the text but are not scored."""

    unscored: frozenset[str] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _take_unscored(cls, given: JsonTree) -> JsonTree:
        if not isinstance(given, dict) or "unscored" in given:
            return given
        doubtful = [key for key in given if key.endswith("?")]
        kept = {key: value for key, value in given.items() if key not in doubtful}
        return {**kept, "unscored": [key[:-1] for key in doubtful]}


class GoldArea(_Entry):
    """A priority area."""

    name: str | None = None
    topic: str | None = None
    description: str | None = None
    goal: str | None = None
    purpose: str | None = None
    situation: str | None = None
    problem: str | None = None
    target_group: str | None = None
    forum: str | None = None

    @field_validator("unscored")
    @classmethod
    def _unscored_are_fields(cls, keys: frozenset[str]) -> frozenset[str]:
        return _known(keys, (*AREA_TEXTS, "topic"))

    def texts(self) -> dict[str, str]:
        """Field → text, without those that are empty."""
        return {key: text for key in AREA_TEXTS if (text := getattr(self, key))}


class GoldParty(Frozen):
    """One party's fields of its own."""

    contact: str | None = None
    participants: str | None = None
    commitment: str | None = None


class GoldActivity(_Entry):
    """An activity."""

    area: int | None = Field(default=None, ge=0)
    """Index into the gold's `areas`; null is not scored."""
    name: str | None = None
    undertaking: str | None = None
    goal: str | None = None
    purpose: str | None = None
    description: str | None = None
    cause: str | None = None
    situation: str | None = None
    problem: str | None = None
    target_group: str | None = None
    forum: str | None = None
    measures: str | None = None
    possible_measures: str | None = None
    duration: str | None = None
    meeting_frequency: str | None = None
    timing: str | None = None
    responsible: str | None = None
    convener: str | None = None
    parties: dict[str, GoldParty] = Field(default_factory=dict)
    """By party code."""
    other_participants: str | None = None
    funding: str | None = None
    status: str | None = None
    communication: str | None = None
    follow_up: str | None = None
    indicators: str | None = None
    other_fields: dict[str, str] = Field(default_factory=dict)
    """By the label as printed."""
    normalized: dict[str, Conclusion] = Field(default_factory=dict)
    """By field: `funding`, `police.contact`."""
    derived: dict[str, str] = Field(default_factory=dict)
    """Commitments that stand in running text: `police.commitment` → its sentences."""
    only_name: bool = False
    """Only the name is scored."""
    alt: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By field: other texts that are right too."""

    @field_validator("unscored")
    @classmethod
    def _unscored_are_fields(cls, keys: frozenset[str]) -> frozenset[str]:
        return _known(keys, (*ACTIVITY_FIELDS, "area"), party_roles=PARTY_ROLES)

    @field_validator("normalized", "derived", "alt")
    @classmethod
    def _keys_are_fields(cls, by_field: dict[str, object], info: ValidationInfo) -> dict[str, object]:
        match info.field_name:
            case "normalized":
                _known(by_field, _TYPED_FIELDS, party_roles=("contact", "participants"))
            case "derived":
                _known(by_field, (), party_roles=("commitment",))
            case _:
                _known(by_field, ACTIVITY_FIELDS, party_roles=PARTY_ROLES)
        return by_field

    def texts(self) -> dict[str, str]:
        """Field → text, without those that are empty: `goal`, `police.contact`, `other:` + the label."""
        texts = {key: getattr(self, key) for key in ACTIVITY_FIELDS}
        for party, roles in self.parties.items():
            texts |= {f"{party}.{role}": getattr(roles, role) for role in PARTY_ROLES}
        texts |= {other_key(label): text for label, text in self.other_fields.items()}
        return {key: text for key, text in texts.items() if text}


class GoldAttendee(Frozen):
    """A person who was present, or sent apologies."""

    name: str
    role: str | None = None
    organisation: str | None = None


class GoldAgendaItem(Frozen):
    """A numbered point of the agenda."""

    title: str
    number: str | None = None


class GoldMeeting(Frozen):
    """A coming meeting."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None


class GoldPerson(Frozen):
    """A person who must be found, by name or else by e-mail address."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> GoldPerson:
        if not self.name and not self.email:
            raise ValueError("a person needs a name or an email")
        return self


class GoldMinutes(Frozen):
    """Minutes; a key that is not given is not scored."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    chair: str | None = None
    attendees: tuple[GoldAttendee, ...] = ()
    absent: tuple[GoldAttendee, ...] = ()
    items: tuple[GoldAgendaItem, ...] = ()
    decisions_contain: tuple[str, ...] = ()
    next_meetings: tuple[GoldMeeting, ...] = ()
    priorities_citywide: tuple[str, ...] = ()
    priorities_local: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    contact: GoldPerson | None = None


class Alternative(Frozen):
    """Another reading that is right too."""

    path: str
    """What it is about: `document.layout`, `activities[0,1].goal`, `activities[*].normalized.timing`."""
    accept: tuple[str | int | Conclusion, ...] = ()
    """Other texts or conclusions. For a name: also a longer name that ends with it."""
    accept_path: tuple[str, ...] = ()
    """Other places where the same may stand."""
    why: str | None = None
    """Why both are right: for people."""

    @field_validator("path")
    @classmethod
    def _path_is_known(cls, path: str) -> str:
        split_path(path)
        return path

    @field_validator("accept_path")
    @classmethod
    def _paths_are_known(cls, paths: tuple[str, ...]) -> tuple[str, ...]:
        for path in paths:
            split_path(path)
        return paths

    def applies_to(self, kind: str, number: int) -> bool:
        """Whether it is about the area or activity with this index."""
        found, indexes, _ = split_path(self.path)
        return found == kind and (indexes is None or number in indexes)


class Gold(Frozen):
    """A gold record."""

    document: GoldDocument
    areas: tuple[GoldArea, ...] | None = None
    activities: tuple[GoldActivity, ...] | None = None
    minutes: GoldMinutes | None = None
    people: tuple[GoldPerson, ...] = ()
    remainder_contains: tuple[str, ...] = ()
    """Texts that must stand in the record outside areas, activities and minutes."""
    alt: tuple[Alternative, ...] = ()

    @model_validator(mode="after")
    def _areas_exist(self) -> Gold:
        for number, activity in enumerate(self.activities or ()):
            if activity.area is not None and self.areas is not None and activity.area >= len(self.areas):
                raise ValueError(f"activities[{number}].area: there is no areas[{activity.area}]")
        return self


def split_path(path: str) -> tuple[str, frozenset[int] | None, str]:
    """(`document`, `areas` or `activities`; indexes, None for all; field) of an alternative's path.

    The field is without `normalized.`. Raises ValueError for a path or a field that cannot be.
    """
    match = _PATH.fullmatch(path)
    if match is None:
        raise ValueError(f"{path!r} is not of the form activities[0,1].field")
    kind, field = match[1] or match[4], match[3] or match[6]
    known = {
        "document": field in GoldDocument.model_fields,
        "areas": field in (*AREA_TEXTS, "topic"),
        "activities": field in ACTIVITY_FIELDS
        or re.fullmatch(r"parties\.[^.]+(\.\w+)?|other_fields\[.*\]", field),
    }
    if not known[kind]:
        raise ValueError(f"{path!r}: {field!r} is no field that is scored there")
    return kind, None if match[5] in (None, "*") else frozenset(map(int, match[5].split(","))), field


def load_gold(path: Path) -> Gold:
    """The gold record in the file at `path`. Raises GoldError, naming file and key, when it is none."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_without_doubles)
    except (OSError, ValueError, RecursionError) as problem:
        raise GoldError(f"{path}: cannot be read as JSON: {problem}") from problem
    try:
        return Gold.model_validate(tree)
    except ValidationError as problem:
        first = problem.errors()[0]
        raise GoldError(f"{path}: key '{_as_path(first['loc'])}': {first['msg']}") from problem


def other_key(label: str) -> str:
    """The key under which an `other_fields` value is compared: its label's letters and digits."""
    return "other:" + comparable(label)


def _known(
    keys: Iterable[str], fields: Iterable[str], *, party_roles: tuple[str, ...] = ()
) -> frozenset[str]:
    """`keys`, if each is one of `fields` or a party's role. Raises ValueError otherwise."""
    known = frozenset(fields)
    for key in keys:
        party, _, role = key.partition(".")
        if key not in known and not (party and role in party_roles):
            raise ValueError(f"{key!r} is no field that is scored here")
    return frozenset(keys)


def _without_doubles(pairs: list[tuple[str, JsonTree]]) -> dict[str, JsonTree]:
    """A JSON object, if no key stands in it twice: JSON would silently keep the last."""
    tree = dict(pairs)
    if len(tree) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(
            f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice in one object"
        )
    return tree


def _as_path(location: tuple[int | str, ...]) -> str:
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path or "(the whole record)"
