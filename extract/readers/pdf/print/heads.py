"""Headings of columns that pages print again: lines of their tables, and no running heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.readers.pdf.lattice.heads.find import find_headed, headed_again
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lines import Line

MOST_HEADS = 4
"""Lines of a running head that may stand above headings printed again, and the first of these."""


def headed_tables(pages: Iterable[Sequence[Line]]) -> Iterator[list[DraftTable]]:
    """The tables of each page that a row of headings shows: also those whose headings the page before shows, since no
    more than one cell's text stands below them here."""
    known: DraftTable | None = None
    for lines in pages:
        begun = list(find_headed(lines))
        found = [table for _, _, table in begun]
        above = lines[: begun[0][0]] if begun else lines
        if known is not None:
            again = (headed_again(above[first:], known) for first in range(min(MOST_HEADS, len(above))))
            found[:0] = [table for table in again if table is not None][:1]
        known = found[-1] if found else None
        yield found


def is_heading(lines: Sequence[Line], headed: Sequence[DraftTable]) -> bool:
    """Whether lines stand in the first row of a table that its headings show: these are its own on each page."""
    return any(table.ys[0] <= line.top and line.bottom <= table.ys[1] for table in headed for line in lines)
