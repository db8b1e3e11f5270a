"""The rows of labels.toml, parties.toml, roles.toml and minutes.toml."""

from __future__ import annotations

from typing import Literal, TypeAlias, cast, get_args

from pydantic import Field, field_validator, model_validator

from models.target import ACTIVITY_FIELDS, ActivityField, PartyRole, SpecialField, Target
from rules.matching.rows import Row

LabelGroup: TypeAlias = Literal["plan", "minutes", "metadata", "report", "form", "heading", "foreign"]
"""The kind of table or document that a label usually stands in. `heading`: a section of a document;
`report`: what was done and spent; `form`: risk assessments, incident reports and the like."""

RoleKind: TypeAlias = Literal[
    "role", "modifier", "role_modifier", "object", "link", "relative", "joiner", "period", "direction"
]

MinutesUse: TypeAlias = Literal[
    "present", "absent", "time", "place", "time_and_place", "chair", "officer", "next_meeting", "contact", "agenda",
    "decision_heading", "priorities_citywide", "priorities_local", "priorities", "decision", "no_decision",
    "nothing_decided", "title", "council", "citywide", "local", "said_local", "chair_role", "vice_role", "leads",
    "column_head", "point", "formality", "meeting",
]  # fmt: skip
"""What a heading or label announces; `decision`, `no_decision` and `nothing_decided` are said of sentences, `title` and
`council` (the name of a council, which makes a title together with a day) of titles; `citywide` and `local` only within
a list of priorities. `said_local` is said of sentences, `chair_role`, `vice_role` and `leads` of roles; `column_head`
heads a column of an attendance table, `point` stands before a point's number, `formality` says nothing that we hold;
`meeting` is said of words before a day."""

_FIELDS = frozenset({*ACTIVITY_FIELDS, *get_args(SpecialField)})
_ROLES = frozenset(get_args(PartyRole))


def target_of(name: str) -> Target:
    """The target that a rules file calls `name`: `goal`, `party.contact`, `party:police.commitment`.

    Raises ValueError when there is no such field, or no such role.
    """
    field, _, role = name.partition(".")
    field, _, party = field.partition(":")
    if field not in _FIELDS or (role and role not in _ROLES) or ((role or party) and field != "party"):
        raise ValueError(f"{name!r} is no field of the record (docs/record.md)")
    return Target(
        cast("ActivityField | SpecialField", field), party or None, cast("PartyRole | None", role or None)
    )


class LabelRow(Row):
    """Labels that mean the same, and the fields they lead to."""

    fields: tuple[str, ...] = Field(min_length=1)
    """Where the value belongs; two or more where the label names several. `other` for no field of its own."""
    group: LabelGroup = "plan"
    labels: tuple[str, ...] = ()
    """In the singular and indefinite where both occur; other forms and misprints are met by matching.
    Empty where the labels are composed of other rows' words."""
    exact_only: bool = False
    """Whether only the labels as they stand match (case, spaces and end marks aside)."""

    @field_validator("fields")
    @classmethod
    def _known_fields(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            target_of(name)
        return names

    @property
    def targets(self) -> tuple[Target, ...]:
        """`fields` as targets."""
        return tuple(map(target_of, self.fields))


class PartyRow(Row):
    """A party and what it is called."""

    code: str = Field(pattern=r"^[a-z][a-z_]*$")
    """The party code of the record."""
    names: tuple[str, ...] = Field(min_length=1)
    """In the singular and indefinite; every inflection matches."""
    genitive_names: tuple[str, ...] = ()
    """Names that alone mean a person, and the party only in the genitive ("Kommunpolisens åtagande")."""
    label_names: tuple[str, ...] = ()
    """Words that mean the party in labels alone ("Polisiära insatser"), and not in sentences."""


class RoleRow(Row):
    """Words that stand around a party's name or a label, by what they do there."""

    kind: RoleKind
    """What the words do: `role` is what a party has in an activity; `modifier` may stand before a label or a role,
    `role_modifier` only before a role that has its party ("Polisens övriga deltagare"); `object` is what a label is
    about ("Mål för aktiviteten"); `link` ties a role to its party, `relative` an object's clause to its label
    ("Orsak som åtgärden riktas mot"), `joiner` two labels; `period` is a time after a label, `direction` part of a
    place's name."""
    words: tuple[str, ...] = Field(min_length=1)
    role: PartyRole | None = None
    """For kind role: which."""
    as_printed: bool = False
    """For kind role: whether only the words as they stand match ("ska" is the verb "skola", too)."""

    @model_validator(mode="after")
    def _role_named(self) -> RoleRow:
        if (self.kind == "role") != (self.role is not None):
            raise ValueError("a row of kind 'role' names its role, and no other row does")
        return self


class MinutesRow(Row):
    """Labels, and words of headings or sentences, of one use."""

    use: MinutesUse
    labels: tuple[str, ...] = ()
    """Labels by which minutes are known in any document; as those of labels.toml, they are met misprinted, too."""
    in_minutes: tuple[str, ...] = ()
    """Labels that are read so only where the document is minutes, and only as they stand."""
    exact_only: bool = False
    """Whether `labels` only match as they stand."""
    patterns: tuple[str, ...] = ()
    """In the language of rules/matching/patterns.py."""

    @model_validator(mode="after")
    def _says_something(self) -> MinutesRow:
        if not (self.labels or self.in_minutes or self.patterns):
            raise ValueError("a row has labels or patterns")
        return self

    @property
    def as_label(self) -> LabelRow:
        """Its labels as a table's: they lead to no field of a plan."""
        return LabelRow(
            id=self.id, fields=("other",), group="minutes", labels=self.labels, exact_only=self.exact_only,
            examples=self.examples, source=self.source,
        )  # fmt: skip
