"""Which page of a strip belongs beside which page of another: the pages whose rows have the same borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from extract.join.strips.rows import best_offset
from extract.recognise.sheets import Piece, Sheet, borders, has_columns_of, merge_lines

LEAST_PLACED = 0.5
"""At least this part of the strips' pages must find their place, or their geometry tells nothing."""


@dataclass(slots=True)
class PageOfSheet:
    """What one page of an endless paper would hold: a piece or more of each strip, side by side."""

    parts: list[tuple[Piece, float]] = field(default_factory=list)
    """Pieces, each with the offset in points that makes its rows level with the first's."""

    @property
    def borders(self) -> tuple[float, ...]:
        """Borders of all rows of all parts."""
        return tuple(
            merge_lines(line + offset for piece, offset in self.parts for line in borders(piece.table))
        )


def sheet_to_pages(sheet: Sheet) -> list[PageOfSheet] | None:
    """The sheet's pages from the top down, or None where the rows' borders do not agree.

    Where pages of two strips look alike, the print order is the one that makes more borders agree.
    """
    best: tuple[float, list[PageOfSheet]] | None = None
    for reading in _print_orders(sheet):
        pages, total = _pages_of(reading)
        if pages is not None and (best is None or total > best[0]):
            best = (total, pages)
    return best[1] if best is not None else None


def _print_orders(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet as it was found ("down, then over"), and with pages that print no headings dealt out in turn."""
    yield sheet
    pieces: list[Piece] = []
    for piece in sheet.pieces:
        last = pieces[-1] if pieces else None
        if last is None or piece.heads is not None or piece.table.page == last.table.page:
            strip = piece.strip
        else:
            strip = (last.strip + 1) % len(sheet.strips)
        if strip != piece.strip and not has_columns_of(sheet, strip, piece.table):
            return
        pieces.append(replace(piece, strip=strip))
    if [piece.strip for piece in pieces] != [piece.strip for piece in sheet.pieces]:
        yield Sheet(pieces, sheet.strips, sheet.keys)


def _pages_of(sheet: Sheet) -> tuple[list[PageOfSheet] | None, float]:
    """The pages with the pieces of each strip set beside the first's, and how many borders agree."""
    pages = [PageOfSheet([(piece, 0.0) for piece in group]) for group in _by_page(sheet.of(0))]
    total = 0.0
    wanted = placed = 0
    for strip in range(1, len(sheet.strips)):
        groups = _by_page(sheet.of(strip))
        found, agreed = _match(pages, groups)
        total += agreed
        wanted += len(groups)
        placed += sum(place is not None for place in found)
        pages = _with_groups(pages, groups, found)
    return (pages if placed >= LEAST_PLACED * wanted else None), total


def _by_page(pieces: Sequence[Piece]) -> list[list[Piece]]:
    return [list(group) for _, group in groupby(pieces, key=lambda piece: piece.table.rows[0].page)]


Matched = tuple[int, float] | None
"""A page's index and the offset that makes the rows level; None for a page that has no left half."""


def _match(pages: Sequence[PageOfSheet], groups: Sequence[Sequence[Piece]]) -> tuple[list[Matched], float]:
    """For each group its page, keeping both orders, by the greatest sum of borders that agree."""
    fit = [[_fit(page, group, i == j) for j, group in enumerate(groups)] for i, page in enumerate(pages)]
    best = [[0.0] * (len(groups) + 1) for _ in range(len(pages) + 1)]
    for i, row in enumerate(fit):
        for j, (score, _) in enumerate(row):
            pair = best[i][j] + score if score > 0 else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], pair)
    found: list[Matched] = [None] * len(groups)
    i, j = len(pages), len(groups)
    while i and j:
        score, offset = fit[i - 1][j - 1]
        if score > 0 and best[i][j] == best[i - 1][j - 1] + score:
            i, j = i - 1, j - 1
            found[j] = (i, offset)
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return found, best[-1][-1]


def _fit(page: PageOfSheet, group: Sequence[Piece], is_same_index: bool) -> tuple[float, float]:
    lines = tuple(merge_lines(line for piece in group for line in borders(piece.table)))
    score, offset = best_offset(page.borders, lines)
    return (score + (0.1 if is_same_index else 0.0) if score > 0 else 0.0), offset


def _with_groups(
    pages: list[PageOfSheet], groups: list[list[Piece]], found: list[Matched]
) -> list[PageOfSheet]:
    """The pages with the groups beside them; a group without a page becomes one, after the page before it."""
    after: dict[int, list[PageOfSheet]] = {}
    last = -1
    for group, place in zip(groups, found, strict=True):
        if place is None:
            after.setdefault(last, []).append(PageOfSheet([(piece, 0.0) for piece in group]))
            continue
        last, offset = place
        pages[last].parts += [(piece, offset) for piece in group]
    made = list(after.get(-1, []))
    for index, page in enumerate(pages):
        made += [page, *after.get(index, [])]
    return made
