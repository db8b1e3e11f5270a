"""What page breaks cut is put together again: tables, rows, paragraphs.

A table that goes on over a page becomes one table. A row cut by the break becomes one row, each cell continued
in its own column. Headings printed again become furniture.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from itertools import zip_longest

from extract.join.broken_labels import are_two_titles, is_rest_of_label
from extract.join.columns import begin_level, column_map, common_columns, is_next_column, remap
from extract.join.cuts import (
    cell_at,
    ends,
    goes_on_with_number,
    grid_cut_confidence,
    is_row_of_heads,
    lowest_row,
    starts_low,
)
from extract.join.heads import without_repeated_lines
from extract.join.rows import join_cut_row, with_spanning
from extract.join.spans import span_over_break
from extract.join.successions import first_of_pair, label_successions
from extract.recognise.grids import grid_heads, label_rows
from extract.recognise.labels import is_plan_label, sure_plan_label
from models.pages.document import Block, Cell, Document, Furniture, Note, Paragraph, Row, Table
from models.text.fold import squeeze
from rules.pack import Rules

_MOST_COUNTED = 12
"""Paragraphs above a page break among which a list may count to a number below it."""
ROWS_THAT_TELL = 30
"""So many rows from a table's top tell its shape; a table over a hundred pages is not read anew for each."""


def join_tables(document: Document, rules: Rules) -> Document:
    """The document with its page breaks mended; words and their places stay as they are."""
    joiner = _Joiner(document, rules)
    blocks, joiner.furniture = without_repeated_lines(document, rules)
    for block, following in zip_longest(blocks, blocks[1:]):
        joiner.add(block, following)
    return replace(
        document,
        blocks=tuple(joiner.blocks),
        furniture=document.furniture + tuple(joiner.furniture),
        notes=document.notes + tuple(joiner.notes),
    )


class _Joiner:
    def __init__(self, document: Document, rules: Rules) -> None:
        self.document = document
        self.rules = rules
        self.blocks: list[Block] = []
        self.furniture: list[Furniture] = []
        self.notes: list[Note] = []
        self.heads: set[str] = set()  # rows of column headings that tables before began with, squeezed

    def add(self, block: Block, following: Block | None) -> None:
        place = self._place_above(block) if isinstance(block, Table) else len(self.blocks) - 1
        last = self.blocks[place] if self.blocks else None
        if isinstance(block, Table) and isinstance(last, Table):
            block = self._without_merged_title(last, block)
        if isinstance(block, Table) and isinstance(last, Table) and self._goes_on(last, block):
            self.blocks[place] = self._join_tables(last, block)
        elif (
            isinstance(block, Paragraph)
            and isinstance(last, Paragraph)
            and self._is_cut(last, block, following)
        ):
            self.blocks[-1] = replace(last, words=last.words + block.all_words)
        else:
            self.blocks.append(block)
        if isinstance(block, Table) and block.rows and self._is_column_heading(block.rows[0]):
            self.heads.add(squeeze(self.document.text(block.rows[0].words)))

    def _place_above(self, table: Table) -> int:
        """Which of the blocks so far `table` may go on from: the last, or the one in whose columns it stands of tables
        that begin level with each other on the page before."""
        beside: list[Table] = []
        for place in range(len(self.blocks) - 1, -1, -1):
            above = self.blocks[place]
            if (
                not isinstance(above, Table)
                or not above.rows
                or not self._is_next_page(above.rows[-1], table)
            ):
                break
            if not all(begin_level(above, other) for other in beside):
                break
            if column_map(above, table) is not None:
                return place
            beside.append(above)
        return len(self.blocks) - 1

    # -- paragraphs -----------------------------------------------------------------------------

    def _is_cut(self, last: Paragraph, block: Paragraph, following: Block | None) -> bool:
        """Whether a page break cuts one paragraph: it does not end, and goes on in lower case or with a number."""
        if last.page is None or block.page is None or not block.words or not last.words:
            return False
        if block.page != self._last_page(last) + 1 or last.kind == "heading" or block.kind == "heading":
            return False
        if last.origin != block.origin:
            return False
        if block.kind == "item":
            return goes_on_with_number(self.document, self.blocks[-_MOST_COUNTED:], block, following)
        return not ends(self.document, last.words) and starts_low(self.document, block.words)

    def _last_page(self, paragraph: Paragraph) -> int:
        return self.document.words[paragraph.all_words[-1]].page or 0

    # -- tables ---------------------------------------------------------------------------------

    def _goes_on(self, last: Table, table: Table) -> bool:
        """Whether `table`, first on its page or column of print, goes on where `last` ended on the one before."""
        if not last.rows or not table.rows:
            return False
        is_beside = is_next_column(last, table)
        if not is_beside and not self._is_next_page(last.rows[-1], table):
            return False
        if common_columns(last, table) is None or (is_beside and self._starts_anew(table, False)):
            return False  # a table that begins beside another
        if self._repeated_rows(last, table) or last.rows[-1].open_bottom or table.rows[0].open_top:
            return True
        on_ground = _is_shaded(last.rows[-1]) and (len(last.rows) > 1 or self._is_pair(last.rows[-1]))
        above, first = last.rows[-1], table.rows[0]
        return (
            not self._starts_anew(table, on_ground)
            or self._awaits_value(above, first)
            or self._follows_elsewhere(above, first)
        )

    @functools.cached_property
    def _successions(self) -> frozenset[tuple[str, str]]:
        return label_successions(self.document)

    def _follows_elsewhere(self, above: Row, first: Row) -> bool:
        """Whether the labels of two rows stand below each other in a whole table, too: "Problem", "Insats"."""
        pair = first_of_pair(self.document, above), first_of_pair(self.document, first)
        return all(pair) and pair in self._successions

    def _is_pair(self, row: Row) -> bool:
        """Whether a row is a label with its value, and no title on a ground."""
        filled = [cell for cell in row.cells if cell.words]
        match = self.rules.labels.match(self.document.text(filled[0].words)) if len(filled) > 1 else None
        return match is not None and is_plan_label(match)

    def _is_next_page(self, row: Row, table: Table) -> bool:
        """Whether `table` begins on the page after `row`, or after the pages on which columns of the row stand."""
        pages = {self.document.words[word].page or 0 for word in row.words} | {row.page or 0}
        return row.page is not None and table.page in {row.page + 1, max(pages) + 1}

    def _without_merged_title(self, last: Table, table: Table) -> Table:
        """The table without a title printed again in the same cell as the rest of a cut row (no rule parts them)."""
        if not last.rows or not table.rows or table.page is None or not self._is_title(last.rows[0]):
            return table
        row = table.rows[0]
        kept = []
        for cell in row.cells:
            above = cell_at(last.rows[0], cell.column)
            title = squeeze(self.document.text(above.words)) if above is not None else ""
            first = cell.blocks[0] if len(cell.blocks) > 1 else None
            if (
                not title
                or not isinstance(first, Paragraph)
                or squeeze(self.document.text(first.words)) != title
            ):
                kept.append(cell)
                continue
            self.furniture.append(Furniture("repeated_heading", first))
            kept.append(replace(cell, blocks=cell.blocks[1:]))
        if kept == list(row.cells):
            return table
        first_row = replace(row, cells=tuple(kept), open_top=True)
        return replace(table, rows=(first_row, *table.rows[1:]))

    def _starts_anew(self, table: Table, on_ground: bool) -> bool:
        """Whether the first row is one that a table begins with: a heading, a title row, Aktivitet. A ground tells
        nothing where rows before the break stand on grounds, too."""
        first = table.rows[0]
        filled = [cell for cell in first.cells if cell.words]
        if not filled:
            return False
        match = self.rules.labels.match(self.document.text(filled[0].words))
        if len(filled) == 1:
            is_rest = starts_low(self.document, filled[0].words) or is_plan_label(match)
            return filled[0].column == 0 and not is_rest
        if match is not None and is_plan_label(match):
            names = {target.field for target in match.targets}
            heads = [self.rules.labels.match(self.document.text(cell.words)) for cell in filled[1:]]
            is_heading_row = any(head is not None and is_plan_label(head) for head in heads)
            return bool(names & {"activity", "name", "undertaking", "area_name"}) or is_heading_row
        values = filled[1:]
        bold = all(self.document.words[word].bold for cell in values for word in cell.words)
        return first.heading or bold or (_is_shaded(first) and not on_ground)

    def _repeated_rows(self, last: Table, table: Table) -> int:
        """How many of the first rows of `table` print the first rows of `last` again, or its last title in it."""
        if label_rows(self.document, table, self.rules):
            return 0  # a form begins again, with its labels
        if self._is_last_title(last, table):
            return 1
        count = 0
        for old, new in zip(last.rows, table.rows, strict=False):
            same = squeeze(self.document.text(old.words)) == squeeze(self.document.text(new.words))
            if not same or not new.words:
                break
            count += 1
        heads = sum(row.heading for row in last.rows[:count])
        if heads:
            return count
        if not count and len(table.rows) > 1:
            # A page break may part a table from headings that stand above no row of it.
            return int(squeeze(self.document.text(table.rows[0].words)) in self.heads)
        if not count or len(table.rows) == count:
            return 0
        first = last.rows[0]
        return count if self._is_column_heading(first) or self._is_title(first) else 0

    def _is_last_title(self, last: Table, table: Table) -> bool:
        """Whether `table` begins with the title of the last of several parts of `last`: in bold over its columns."""
        first = table.rows[0]
        if len(table.rows) < 2 or len(first.cells) < 2 or not self._is_bold_title(first):
            return False
        titles = [row for row in last.rows[1:] if len(row.cells) > 1 and self._is_bold_title(row)]
        return bool(titles) and squeeze(self.document.text(titles[-1].words)) == squeeze(
            self.document.text(first.words)
        )

    def _is_bold_title(self, row: Row) -> bool:
        """Whether all cells of a row hold words, all of them bold, and the first is no label that rules know."""
        bold = all(self.document.words[word].bold for word in row.words)
        return all(cell.words for cell in row.cells) and bold and self._is_title(row)

    def _is_title(self, row: Row) -> bool:
        """Whether a row is a table's title: its first cell is no label that rules know."""
        filled = [cell for cell in row.cells if cell.words]
        return bool(filled) and self.rules.labels.match(self.document.text(filled[0].words)) is None

    def _is_column_heading(self, row: Row) -> bool:
        filled = [cell for cell in row.cells if cell.words]
        known = [
            cell for cell in filled if self.rules.labels.match(self.document.text(cell.words)) is not None
        ]
        return len(filled) >= 2 and len(known) >= 2

    def _join_tables(self, last: Table, table: Table) -> Table:
        common = common_columns(last, table)
        assert common is not None  # noqa: S101 (_goes_on has seen it)
        last, columns = common
        repeated = self._repeated_rows(last, table)
        heads = table.rows[:repeated]
        rows = [remap(row, columns) for row in table.rows[repeated:]]
        before = list(last.rows)
        above = replace(last, rows=last.rows[:ROWS_THAT_TELL])
        is_grid = grid_heads(self.document, above, self.rules) is not None
        confidence = 0.0
        if rows and before:
            if is_grid:
                confidence = self._grid_cut_confidence(with_spanning(before), rows[0])
            else:
                confidence = self._cut_confidence(before[-1], rows[0])
        if is_grid and not confidence:
            # Its layout reads headings printed again: what stands right below them may name the next area.
            rows[:1] = [span_over_break(self.document, before, row, len(heads)) for row in rows[:1]]
            return replace(last, rows=(*before, *(remap(row, columns) for row in heads), *rows))
        for row in heads:
            page = Paragraph(words=row.words, page=row.page, bbox=row.bbox)
            self.furniture.append(Furniture("repeated_heading", page))
        if confidence:
            anew = self._awaits_value(before[-1], rows[0])
            before = join_cut_row(self.document, before, rows.pop(0), confidence, anew=anew)
        return replace(last, rows=(*before, *rows))

    def _grid_cut_confidence(self, last: Row, first: Row) -> float:
        is_head = is_row_of_heads(self.document, last, first, self.rules)
        return 0.0 if is_head else grid_cut_confidence(self.document, last, first, lowest_row(self.document))

    def _cut_confidence(self, last: Row, first: Row) -> float:
        """How sure it is that `first` is the rest of `last`, cut by the page break; 0 where it is not."""
        if self._awaits_value(last, first) or is_rest_of_label(self.document, last, first, self.rules):
            return 0.95
        if last.open_bottom or first.open_top:
            apart = self._has_own_label(last, first) or are_two_titles(self.document, last, first)
            return 0.0 if apart else 1.0
        filled = [cell for cell in first.cells if cell.words]
        if not filled or not last.words or len(first.cells) < 2 or self._has_own_label(last, first):
            return 0.0
        head = cell_at(first, 0)
        above = cell_at(last, 0)
        if head is None or not head.words:
            return 0.95 if self._fits_below(last, filled) else 0.0
        if above is None or not above.words:
            return 0.0
        if filled == [head] and starts_low(self.document, head.words):
            return 0.0 if starts_low(self.document, above.words) else 0.95  # the rest of a label alone
        together = self.rules.labels.match(self.document.text(above.words + head.words))
        alone = self.rules.labels.match(self.document.text(head.words))
        if together is not None and is_plan_label(together) and starts_low(self.document, head.words):
            whole = self.rules.labels.match(self.document.text(above.words))
            if whole is None or whole.targets != together.targets or alone is None:
                return 0.95
        return 0.0

    def _awaits_value(self, last: Row, first: Row) -> bool:
        """Whether a box over the whole table holds a label in bold alone, and one of text goes on below the break."""
        if len(last.cells) != 1 or len(first.cells) != 1 or not last.words or not first.words:
            return False
        if last.open_bottom or first.open_top:
            return False  # a row that the page cut, wherever its words stand
        is_bold = [all(self.document.words[word].bold for word in row.words) for row in (last, first)]
        return (
            is_bold == [True, False]
            and sure_plan_label(self.document.text(last.words), self.rules) is not None
            and self.rules.labels.match(self.document.text(first.cells[0].blocks[0].all_words)) is None
        )

    def _has_own_label(self, last: Row, first: Row) -> bool:
        """Whether both rows have labels of a plan, in one column: a box that a page cuts is open between its rows."""
        sides = [
            {cell.column for cell in row.cells if sure_plan_label(self.document.text(cell.words), self.rules)}
            for row in (last, first)
        ]
        return min(len(last.cells), len(first.cells)) > 1 and not sides[0].isdisjoint(sides[1])

    def _fits_below(self, last: Row, filled: list[Cell]) -> bool:
        """Whether each filled cell has words above it to go on from."""
        above = [cell_at(last, cell.column) for cell in filled]
        return all(cell is not None and cell.words for cell in above) or not any(
            cell is not None and cell.column > 0 and cell.words for cell in above
        )


def _is_shaded(row: Row) -> bool:
    """Whether all cells of a row that hold words stand on a ground."""
    return all(cell.shaded for cell in row.cells if cell.words)
