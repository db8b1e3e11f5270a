"""The tables of an export and their columns: the rows of columns.toml, which every format uses."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from corpus.language.words import N_, Language
from models.base import Frozen

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


class Words(Frozen):
    """What people call a code."""

    sv: str
    en: str


@lru_cache(maxsize=1)
def sheets() -> tuple[Sheet, ...]:
    """Every table, in the order of an export."""
    rows = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))["sheets"]
    return tuple(Sheet.model_validate(row) for row in rows)


def sheet(name: SheetName) -> Sheet:
    """The table of this name."""
    return next(one for one in sheets() if one.id == name)


@lru_cache(maxsize=1)
def _words() -> dict[str, Words]:
    rows = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {code: Words.model_validate(row) for code, row in rows.items()}


def known_codes() -> frozenset[str]:
    """The codes for which there are words."""
    return frozenset(_words())


def in_words(code: str, language: Language) -> str:
    """What people call `code`; of a code that only a user's rules know, its own words."""
    known = _words().get(code)
    if known is None:
        return code.replace("_", " ").replace("-", " ")
    return known.sv if language == "sv" else known.en
