"""The tables of an export and their columns: the rows of columns.toml, which every format uses."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from corpus.gaps import answer as gaps
from corpus.gaps.kinds import gap_kinds
from corpus.language.words import N_, Language, Words
from models import values as record
from models.base import Frozen
from models.errors import DocumentError
from models.record import Given, Kind, LayoutName
from models.values import FundingKind, Light, Method, ScheduleKind
from rules.pack import load_rules, record_codes

Form: TypeAlias = Literal["xlsx", "csv", "jsonl", "parquet", "datasette"]
ColumnType: TypeAlias = Literal[
    "string",
    "text",
    "name",
    "code",
    "codes",
    "file",
    "page",
    "year",
    "date",
    "integer",
    "number",
    "boolean",
]
Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None
"""What stands in one column of a row; `codes` are a tuple."""
Row: TypeAlias = dict[str, Cell]
FileStatus: TypeAlias = Literal["read", "copy", "failed", "gone"]
"""What became of a file of the collection."""
SheetName: TypeAlias = Literal["plans", "measures", "commitments", "gaps", "reading"]


TITLE = N_("Crime-prevention plans")
"""What an export is called."""


class Column(Frozen):
    """A column: its name for programs, what people call it, and what it holds."""

    name: str
    sv: str
    en: str
    """Its head in Swedish and in English."""
    description: str
    beskrivning: str
    type: ColumnType = "string"
    unit: str | None = None
    enhet: str | None = None
    width: int = 16
    """In letters, where it is shown."""
    only: tuple[Form, ...] = ()
    """The formats that have it; empty: all."""
    facet: bool = False
    """Whether its values are few, so that they can be counted and chosen."""

    def head(self, language: Language) -> str:
        """What people call it."""
        return self.sv if language == "sv" else self.en

    def about(self, language: Language) -> str:
        """What it holds, with its unit."""
        text, unit = (self.beskrivning, self.enhet) if language == "sv" else (self.description, self.unit)
        return f"{text} ({unit})" if unit else text


class Sheet(Frozen):
    """A table of an export."""

    id: SheetName
    sv: str
    en: str
    description: str
    beskrivning: str
    key: str
    """The column by which a row is known."""
    columns: tuple[Column, ...]

    def head(self, language: Language) -> str:
        """What people call it."""
        return self.sv if language == "sv" else self.en

    def about(self, language: Language) -> str:
        """What its rows are."""
        return self.beskrivning if language == "sv" else self.description

    def columns_of(self, form: Form) -> tuple[Column, ...]:
        """The columns that this format has, in their order."""
        return tuple(column for column in self.columns if not column.only or form in column.only)


@lru_cache(maxsize=1)
def sheets() -> tuple[Sheet, ...]:
    """Every table, in the order of an export."""
    rows = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))["sheets"]
    return tuple(Sheet.model_validate(row) for row in rows)


def sheet(name: SheetName) -> Sheet:
    """The table of this name."""
    return next(one for one in sheets() if one.id == name)


@lru_cache(maxsize=1)
def known_codes() -> frozenset[str]:
    """The codes that may stand in a table, but for those of a user's own rules."""
    told = (Kind, LayoutName, Method, ScheduleKind, FundingKind, record.State, Light, gaps.State, FileStatus)
    failures = (one.code for one in DocumentError.__subclasses__())
    rows = record_codes(load_rules().rows).values()
    return frozenset(chain(*map(get_args, told), gap_kinds(), failures, Given.model_fields, *rows))


def in_words(code: str, language: Language) -> str:
    """What people call `code`, with a capital; of a code that only a user's rules know, its own words."""
    said = Words(language).code(code)
    return said[:1].upper() + said[1:]
