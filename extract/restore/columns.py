"""Strips of a sheet in a text conversion: rows are placed by order, page groups and wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from extract.recognise.columns import MAKES_ACTIVITY, Heads
from extract.recognise.sheets import Piece, Sheet
from extract.recognise.strips import JoinedStrips, Strip, beside, piece_to_strip
from extract.restore.wording import (
    ALONE,
    COMPLETE,
    LACKING,
    Place,
    TextRow,
    align_groups,
    count_words,
    place_rows,
)
from models.pages.document import Document, Note, Row, Table
from models.text.fold import squeeze
from rules.pack import Rules


@dataclass(slots=True)
class _Group:
    """The rows of one piece: those that head it, and the others."""

    piece: Piece
    head: list[Row] = field(default_factory=list)
    """Headings and, right below them, the template's instructions."""
    body: list[Row] = field(default_factory=list)
    keys: tuple[str, ...] = ()
    """The first cell of each row of the body, where the strip prints the sheet's first columns again."""


def join_by_text(document: Document, sheet: Sheet, strips: Sequence[Strip], rules: Rules) -> JoinedStrips:
    """The sheet's rows with the other strips' cells beside them; what has no place follows in rows of its own."""
    joiner = _TextJoiner(document, sheet, strips, rules)
    for round_ in _rounds(sheet):
        joiner.take(round_)
    return joiner.join


def _rounds(sheet: Sheet) -> list[list[Piece]]:
    """The pieces cut where the first strip begins again: once "down, then over", for each page "over, then down"."""
    rounds: list[list[Piece]] = []
    last = 0
    for piece in sheet.pieces:
        if not rounds or (piece.strip == 0 and last > 0):
            rounds.append([])
        rounds[-1].append(piece)
        last = piece.strip
    return rounds


class _TextJoiner:
    def __init__(self, document: Document, sheet: Sheet, strips: Sequence[Strip], rules: Rules) -> None:
        self.document = document
        self.sheet = sheet
        self.strips = strips
        self.rules = rules
        self.join = JoinedStrips()

    def take(self, round_: list[Piece]) -> None:
        """Join the pieces between two beginnings of the first strip."""
        by_strip = {strip: list(pieces) for strip, pieces in groupby(round_, key=lambda piece: piece.strip)}
        left = [self._group(piece) for piece in by_strip.pop(0, [])]
        rest: list[Row] = []
        for strip, pieces in by_strip.items():
            rest += self._strip(left, [self._group(piece) for piece in pieces], self.strips[strip])
        for number, group in enumerate(left):
            rows = [*group.head, *group.body, *(rest if number == len(left) - 1 else [])]
            width = sum(strip.kept for strip in self.strips)
            table = Table(tuple(rows), width, ref=group.piece.table.ref, page=group.piece.table.page)
            self.join.tables.append((group.piece, table))

    def _strip(self, left: list[_Group], right: list[_Group], strip: Strip) -> list[Row]:
        """Set the rows of `right` beside those of `left`; the rows that have no place."""
        unplaced: list[Row] = []
        ours = [self._left_rows(group) for group in left]
        theirs = [self._right_rows(group) for group in right]
        counts = count_words(chain(*ours), chain(*theirs), common=self.rules.words["unfinished"])
        beside_group = align_groups(ours, theirs, counts)
        taken: set[int] = set()
        for number, group in enumerate(right):
            partner = beside_group[number]
            if partner is None or partner in taken:
                unplaced += self._moved([*group.head, *group.body], strip)
                continue
            taken.add(partner)
            places = place_rows(ours[partner], theirs[number], counts)
            self._put_heads(left[partner], group, strip)
            unplaced += self._put_rows(left[partner], group, places, strip)
        self._note(right, unplaced)
        return unplaced

    def _put_heads(self, left: _Group, right: _Group, strip: Strip) -> None:
        for number, row in enumerate(right.head):
            if number < len(left.head):
                left.head[number] = beside(left.head[number], row, strip.first, 1.0)
            else:
                left.head += self._moved([row], strip)

    def _put_rows(self, left: _Group, right: _Group, places: list[Place | None], strip: Strip) -> list[Row]:
        unplaced = []
        for row, place in zip(right.body, places, strict=True):
            if place is None:
                unplaced += self._moved([row], strip)
            else:
                left.body[place.left] = beside(left.body[place.left], row, strip.first, place.confidence)
        return unplaced

    def _moved(self, rows: list[Row], strip: Strip) -> list[Row]:
        """The rows in the sheet's columns, with nothing beside them."""
        return [beside(Row((), page=row.page, bbox=row.bbox), row, strip.first, 1.0) for row in rows]

    def _note(self, right: list[_Group], unplaced: list[Row]) -> None:
        words = tuple(word for group in right for row in group.head[:1] for word in row.words)
        message = (
            "Columns printed on other pages were put back beside their rows by order and wording; check them."
        )
        self.join.notes.append(Note("columns-rejoined", message, words))
        for row in unplaced:
            if row.words:
                message = (
                    "A row printed on another page fits beside no row for certain; it was left on its own."
                )
                self.join.notes.append(Note("row-not-placed", message, row.words))

    # -- rows ---------------------------------------------------------------------------------

    def _group(self, piece: Piece) -> _Group:
        """The piece's rows, empty ones left out where the conversion may have lost others."""
        strip = self.strips[piece.strip]
        table, repeated = piece_to_strip(piece, strip)
        self.join.repeated += repeated
        head_rows = self._head_length(piece)
        rows = list(table.rows)
        body = [(old, new) for old, new in zip(piece.table.rows[head_rows:], rows[head_rows:], strict=True)]
        if piece.strip > 0:
            body = [(old, new) for old, new in body if new.words]
        keys = tuple(self._key(old) for old, _ in body) if strip.dropped else ()
        return _Group(piece, rows[:head_rows], [new for _, new in body], keys)

    def _head_length(self, piece: Piece) -> int:
        """How many of the first rows are headings and, below them, instructions."""
        if piece.heads is None:
            return 0
        count = piece.heads.after
        for row in piece.table.rows[count:]:
            cells = [cell for cell in row.cells if cell.words and (cell.column > 0 or piece.strip > 0)]
            told = [cell for cell in cells if self.rules.grids.is_instruction(self.document.text(cell.words))]
            if not cells or len(told) < 0.6 * len(cells):
                break
            count += 1
        return count

    def _left_rows(self, group: _Group) -> list[TextRow]:
        heads = self.sheet.strips[0]
        return [
            TextRow(self.document.text(row.words), self._need(row, heads), self._key(row))
            for row in group.body
        ]

    def _right_rows(self, group: _Group) -> list[TextRow]:
        keys = group.keys or ("",) * len(group.body)
        return [
            TextRow(self.document.text(row.words), key=key) for row, key in zip(group.body, keys, strict=True)
        ]

    def _need(self, row: Row, heads: Heads | None) -> float:
        """What speaks for somebody having to do the row: that it says what is done, or when."""
        filled = [cell for cell in row.cells if cell.words]
        if len(filled) < 2:
            return ALONE if filled and len(row.cells) > 1 else 0.0
        says = MAKES_ACTIVITY - {"cause", "name"} | {"timing", "meeting_frequency", "duration", "party"}
        columns = [column for column in (heads.columns if heads else ()) if column.fields & says]
        if not columns or any(column.holds(cell) for column in columns for cell in filled):
            return COMPLETE
        return LACKING

    def _key(self, row: Row) -> str:
        return squeeze(self.document.text(row.cells[0].words)) if row.cells else ""
