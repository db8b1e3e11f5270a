"""Answers as CSV that spreadsheets open without taking a text for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The heads and the rows; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue()


def defused(cell: object) -> object:
    """`cell` so that no spreadsheet takes it for a formula: a text that begins like one gets an apostrophe."""
    if isinstance(cell, str) and cell.lstrip().startswith(
        ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
    ):
        return "'" + cell
    return "'" + cell if isinstance(cell, str) and cell.startswith(("\t", "\r", "\n")) else cell
