"""What a paragraph below a heading is: a label with its value, text without one; or a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from extract.recognise.readings import PairRow
from models.pages.document import Paragraph, Table
from models.target import SAID_OF_AREAS, Target
from rules.pack import LabelMatch

_MEASURED = frozenset({"indicators", "follow_up"})


@dataclass(slots=True)
class LabelledRow:
    """A label and its value, and the blocks that they stand in."""

    label: tuple[int, ...]
    match: LabelMatch | None
    value: list[Paragraph]
    blocks: list[int]
    above: Paragraph | None = None
    """The label as a paragraph, where it stands on a line of its own above the value."""
    names_activity: bool = False
    """Whether it names an activity: what "Insatser:" does not, above a list or a sentence."""
    opens_activity: bool = False
    """Whether another activity begins with it: an item of a list of measures, with its fields below it."""
    of_area: bool = False
    """Whether it stands below such a list, and so says something of all its measures."""
    leads_in: bool = False
    """Whether it is no label, but a line with a list of what somebody undertakes: "Polisen ska"."""

    @property
    def on_own_line(self) -> bool:
        """Whether the value stands below the label."""
        return self.above is not None

    @property
    def targets(self) -> tuple[Target, ...]:
        """Where the value belongs; nowhere for an unknown label."""
        return self.match.targets if self.match is not None else ()

    @property
    def is_area_field(self) -> bool:
        """Whether an area can hold it."""
        if self.leads_in:
            return False
        return bool(self.targets) and all(target.field in SAID_OF_AREAS for target in self.targets)

    @property
    def may_be_of_area(self) -> bool:
        """Whether it can be said of an area above its measures: its own fields and name, or what is measured."""
        measured = bool(self.targets) and all(target.field in _MEASURED for target in self.targets)
        return self.is_area_field or self.names_area or measured

    @property
    def may_head_area(self) -> bool:
        """Whether it is the area's where it stands above all fields of measures, also under a label of no field."""
        is_other = bool(self.targets) and all(target == Target("other") for target in self.targets)
        return self.is_area_field or self.names_area or self.match is None or is_other

    @property
    def names_area(self) -> bool:
        """Whether it gives the name of an area."""
        return any(target.field == "area_name" for target in self.targets)

    def to_pair(self) -> PairRow:
        """The row as one of a label | value table; beside other fields of a plan, "Tid" is no label of minutes."""
        match = self.match
        if match is not None and match.targets[0].field != "other":
            match = replace(match, group="plan")
        return PairRow(self.label, match, tuple(self.value))


@dataclass(slots=True)
class TextRow:
    """A paragraph without a label."""

    piece: Paragraph
    block: int


@dataclass(slots=True)
class TableRow:
    """A table among the paragraphs."""

    table: Table
    block: int


NarrativeRow: TypeAlias = LabelledRow | TextRow | TableRow


def leading_text(rows: list[NarrativeRow]) -> Iterator[TextRow]:
    """The paragraphs without a label above every other row."""
    for row in rows:
        if not isinstance(row, TextRow):
            return
        yield row


def text_between(rows: list[NarrativeRow]) -> Iterator[TextRow]:
    """The paragraphs without a label that stand between two with one."""
    labels = [place for place, row in enumerate(rows) if isinstance(row, LabelledRow)]
    for row in rows[labels[0] : labels[-1]] if labels else []:
        if isinstance(row, TextRow):
            yield row


def text_after(rows: list[NarrativeRow]) -> Iterator[TextRow]:
    """The paragraphs without a label below the last row that has one."""
    labels = [place for place, row in enumerate(rows) if isinstance(row, LabelledRow)]
    for row in rows[labels[-1] + 1 :] if labels else []:
        if not isinstance(row, TextRow):
            return
        yield row


def own_rows(
    rows: list[NarrativeRow], *, above_measures: bool = False, of_all: bool = False
) -> tuple[list[NarrativeRow], list[LabelledRow]]:
    """The rows of the area itself, and the labelled ones of an activity that follow.

    What is measured is the area's where headings of its measures stand below (`above_measures`), a field under its
    label; so is whatever is said `of_all` of them.
    """
    own: list[NarrativeRow] = list(leading_text(rows))
    rest: list[LabelledRow] = []
    for row in rows[len(own) :]:
        if isinstance(row, LabelledRow):
            of_area = of_all or (above_measures and row.may_be_of_area)
            if of_area and not (row.is_area_field or row.names_area):
                own.append(
                    replace(row, match=replace(row.match, targets=(Target("other"),)) if row.match else None)
                )
            elif row.of_area or (not rest and row.may_head_area):
                own.append(row)
            else:
                rest.append(row)
    return _of_each_measure(own, rest)


def _of_each_measure(
    own: list[NarrativeRow], rest: list[LabelledRow]
) -> tuple[list[NarrativeRow], list[LabelledRow]]:
    """The rows, those of the area from a field on that begins each of its measures anew moved to the first of them:
    "Mål", "Åtgärd", "Ansvarig", "Mål", "Åtgärd"."""
    for place, first in enumerate(own):
        if not isinstance(first, LabelledRow) or not first.targets or first.of_area:
            continue
        again = [at for at, row in enumerate(rest) if row.targets == first.targets]
        told = {row.targets for row in rest[: again[0]]} if again else set()
        if again and all(at + 1 < len(rest) and rest[at + 1].targets in told for at in again):
            moved = [row for row in own[place:] if isinstance(row, LabelledRow)]
            if len(moved) == len(own) - place:
                opening = [replace(rest[at], opens_activity=True) for at in again]
                for at, row in zip(again, opening, strict=True):
                    rest[at] = row
                return own[:place], moved + rest
    return own, rest


def blocks_of(rows: list[NarrativeRow] | list[LabelledRow] | list[TextRow]) -> Iterator[int]:
    """The indexes of the blocks that the rows stand in."""
    for row in rows:
        if isinstance(row, LabelledRow):
            yield from row.blocks
        else:
            yield row.block
