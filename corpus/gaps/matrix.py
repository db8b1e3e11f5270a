"""Gaps as a matrix: a row a plan, a column a kind, in each cell how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.answers import Plan
from corpus.gaps.answer import Gap
from corpus.gaps.kinds import gap_kinds
from corpus.language.words import words
from models.record import Record

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of gap in one plan."""

    count: int
    of: int
    """Of how many: 1 for the plan itself, else its activities."""
    unreadable: int
    """How many of `count` are none if what cannot be read says it."""

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A plan and its gaps, those of kinds that it has none of too."""

    plan: Plan
    activities: int
    cells: dict[str, Cell]
    gaps: tuple[Gap, ...]
    name: str
    """ "Skärholmen 2020", or the file's name where the plan tells no district."""


def matrix(records: Iterable[Record], gaps: Iterable[Sequence[Gap]]) -> list[Row]:
    """A row for each of `records`, with the gaps that were found in it."""
    return [_row(record, tuple(found)) for record, found in zip(records, gaps, strict=True)]


def _row(record: Record, found: tuple[Gap, ...]) -> Row:
    counts = Counter(gap.gap for gap in found)
    unreadable = Counter(gap.gap for gap in found if gap.state == "unreadable")
    activities = len(record.activities)
    cells = {
        kind.id: Cell(counts[kind.id], 1 if kind.level == "plan" else activities, unreadable[kind.id])
        for kind in gap_kinds().values()
    }
    district = record.district.name if record.district else None
    name = " ".join(str(part) for part in (district, record.year) if part) if district else record.source.name
    return Row(Plan.of(record), activities, cells, found, name)


def to_svg(rows: Sequence[Row]) -> str:
    """The matrix as a picture that needs nothing beside it; it says in words what it shows."""
    speak = words()
    texts = {"_": speak.text, "counted": speak.counted, "code": speak.code}
    return _template().render(rows=rows, kinds=list(gap_kinds().values()), lang=speak.language, **texts)


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(Path(__file__).with_name("matrix.svg").read_text(encoding="utf-8"))
