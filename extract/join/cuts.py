"""Whether a row of a grid goes on below a page break: in a grid an empty first cell alone does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from extract.recognise.labels import sure_plan_label
from models.pages.document import Block, Cell, Document, Paragraph, Row, Table
from rules.pack import Rules

TERMINALS = (".", "!", "?", ":", ";", ")", "”", '"')

LINE = 14.0
"""Points: about a line. Nearer than this to the end of its row, a cell fills it; so a row its page."""
ITEM = 3 * LINE
"""Points that a cell may leave free above a page break where a list's item goes on below it."""
CENTRED = 3.0
"""Points by which white above and below the lines of a cell differs that stand in the middle of it."""
FULL = 0.6
"""Share of the columns that the two halves of a row fill together at least, where neither fills what the other does."""

FEWEST_SPLIT = 2
"""Cells in which a break stands in the middle of a sentence, from which on it surely cuts their row: of one alone
chance may make it so."""


def lowest_row(document: Document) -> float | None:
    """How far down the pages tables reach, in points; None where there are no pages."""
    bottoms = [row.bbox.bottom for block in document.blocks for row in _rows(block) if row.bbox is not None]
    return max(bottoms, default=None)


def _rows(block: Block) -> tuple[Row, ...]:
    return block.rows if isinstance(block, Table) else ()


def grid_cut_confidence(document: Document, last: Row, first: Row, lowest: float | None = None) -> float:
    """How sure it is that `first`, first on its page, is the rest of `last`; 0 where it is a row of its own.

    The page may show it by a missing rule. Else every filled cell must go on below one that fills its row to the
    end, and one at least in the middle of a sentence. Where a sentence ends with the page, the row is cut if it
    reaches as far down as tables do (`lowest`) and only some of its cells go on, not the first.
    """
    filled = [cell for cell in first.cells if cell.words]
    begins_below = _is_sliver(last)
    is_whole = not last.words or last.part_open or goes_on_beside(document, last, first)
    if not filled or (is_whole and not begins_below):
        return 0.0
    if begins_below or last.open_bottom or first.open_top:
        return 1.0
    pairs = [(cell_at(last, cell.column), cell) for cell in filled]
    if _is_shared_out(document, last, first) or _counts_on(pairs):
        return 0.75
    if not all(
        above is not None and above.words and _fills(document, above, last, ITEM if _is_item(cell) else LINE)
        for above, cell in pairs
    ):
        return _split_confidence(document, last, pairs)
    goes_on = sum(above is not None and _goes_on(document, above, cell) for above, cell in pairs)
    begins = [cell for above, cell in pairs if above is not None and _begins(document, above, cell)]
    if begins and (last.bbox is None or any(cell.column == 0 and cell.row_span == 1 for cell in begins)):
        return 0.75 if _is_rest_of_sentence(document, last, filled, lowest) else 0.0
    if goes_on >= min(FEWEST_SPLIT, len(filled)):
        return 0.9
    if goes_on:  # where the page had no room left, it had to cut the row
        return 0.85 if _fills_page(last, lowest) else 0.75
    return 0.65 if _is_rest_of_longest(last, filled, lowest) else 0.0


def _is_sliver(row: Row) -> bool:
    """Whether a row is too low for a line of its own, and empty but for cells that span it: all of what the page begins
    there stands on the next."""
    own = [cell for cell in row.cells if cell.row_span == 1]
    is_empty = bool(own) and not any(cell.words for cell in own)
    return is_empty and row.bbox is not None and row.bbox.bottom - row.bbox.top < LINE


def goes_on_beside(document: Document, last: Row, first: Row) -> bool:
    """Whether a cell of `first` that spans rows goes on with the sentence of the one above, beside a row of its own:
    all other cells begin there, and most are filled, as they would not be below a page break."""
    going = [cell for cell in first.cells if cell.words and cell.row_span > 1]
    others = [cell for cell in first.cells if cell not in going]
    filled = [cell for cell in others if cell.words]
    if not going or len(filled) < max(FEWEST_SPLIT, FULL * len(others)):
        return False
    above = [cell_at(last, cell.column) for cell in going]
    return all(
        up is None or (bool(up.words) and _goes_on(document, up, cell))
        for up, cell in zip(above, going, strict=True)
    ) and not any(starts_low(document, cell.words) for cell in filled)


def _split_confidence(document: Document, last: Row, pairs: list[tuple[Cell | None, Cell]]) -> float:
    """How sure it is that the break stands in the middle of a sentence in the first cell that both rows have and in
    another, or beside a cell that the first row lacks and the next page took whole: its name, as in a row whose cells
    are centred, or any where the second row lacks that.

    What else both rows have begins a sentence or an item below the break. In a table whose values all begin with small
    letters these tell nothing.
    """
    both = [(above, cell) for above, cell in pairs if above is not None and above.words]
    lacking = len(both) < len(pairs)
    head = cell_at(last, 0)
    is_named = head is None or bool(head.words)
    if not both or (lacking and is_named and any(cell.column == 0 for _, cell in pairs)):
        return 0.0
    going = [
        _goes_on(document, above, cell) and not starts_low(document, above.words) for above, cell in both
    ]
    is_split = going[0] and all(
        goes_on or ends(document, above.words) or _is_item(cell) or document.text(cell.words)[:1].isdigit()
        for (above, cell), goes_on in zip(both, going, strict=True)
    )
    if not is_split or sum(going) + lacking < FEWEST_SPLIT:
        return 0.0
    return 0.9 if sum(going) >= FEWEST_SPLIT else 0.75


def _is_shared_out(document: Document, last: Row, first: Row) -> bool:
    """Whether each of two rows has words where the other has none, and together they fill most columns: cells that a
    page does not take whole stand on the next, the others do not. One alone that does is the first, and no name."""
    above, below = ({cell.column for cell in row.cells if cell.words} for row in (last, first))
    columns = max((cell.column + cell.column_span for row in (last, first) for cell in row.cells), default=0)
    is_name = below == {0} and all(document.words[word].bold for word in first.words)
    several = len(above) > 1 and (len(below) > 1 or (below == {0} and not is_name))
    return several and not above & below and len(above | below) >= FULL * columns


def _counts_on(pairs: list[tuple[Cell | None, Cell]]) -> bool:
    """Whether a list of several items in one half counts on below the break in the only cell that both rows fill: the
    row's other cells are centred on one of the pages. (Numbers of single items may count the rows.)"""
    both = [(above, below) for above, below in pairs if above is not None and above.words]
    if len(both) != 1 or len(pairs) < FEWEST_SPLIT:
        return False
    above, below = ([_number(block) for block in cell.blocks] for cell in both[0])
    if above[-1] is None or below[0] is None or max(len(above), len(below)) < FEWEST_SPLIT:
        return False
    return below[0] == above[-1] + 1


def _number(block: Block) -> int | None:
    """The number of a list's item; None where it has none."""
    number = block.number if isinstance(block, Paragraph) and block.kind == "item" else None
    return int(number) if number is not None and number.isdecimal() else None


def _goes_on(document: Document, above: Cell, below: Cell) -> bool:
    """Whether the break stands in the middle of a sentence."""
    return starts_low(document, below.words) and not ends(document, above.words)


def _begins(document: Document, above: Cell, below: Cell) -> bool:
    """Whether the cell below reads like a value of its own."""
    return not starts_low(document, below.words) and (below.column == 0 or ends(document, above.words))


def goes_on_with_number(
    document: Document, above: Sequence[Block], first: Block, following: Block | None = None
) -> bool:
    """Whether a sentence that a break cut goes on with a number that only looks like an item's: "kl. 8 och / 20. På".

    It ends in a small word, no list in `above` counts to the number, and none that is `following` on from it.
    """
    last = above[-1] if above else None
    if not (isinstance(last, Paragraph) and isinstance(first, Paragraph)) or last.kind != "paragraph":
        return False
    number = _number(first)
    if number is None or not last.words or not document.words[last.words[-1]].text.islower():
        return False
    counts = {_number(block) for block in (*above, *([following] if following is not None else []))}
    return number > 1 and not {number - 1, number + 1} & counts and not ends(document, last.words)


def starts_low(document: Document, words: tuple[int, ...]) -> bool:
    """Whether `words` begin with a small letter, as the rest of a sentence does."""
    return bool(words) and document.words[words[0]].text[:1].islower()


def ends(document: Document, words: tuple[int, ...]) -> bool:
    """Whether a sentence, a bracket or a label ends with `words`."""
    return not words or document.words[words[-1]].text.endswith(TERMINALS)


def _is_item(cell: Cell) -> bool:
    """Whether a list's item begins the cell: a page takes it whole, and leaves white above the break."""
    first = cell.blocks[0] if cell.blocks else None
    return isinstance(first, Paragraph) and first.kind == "item"


def _fills(document: Document, cell: Cell, row: Row, within: float) -> bool:
    """Whether the cell's last line stands `within` that of the end of its row, or its lines in the middle of it, as
    they do in each half of a row whose cells are centred; where there are no boxes, it may."""
    boxes = [
        box
        for word in cell.words
        if document.words[word].page == row.page
        for box in document.words[word].boxes
    ]
    if row.bbox is None or not boxes:
        return True
    below = row.bbox.bottom - max(box.bottom for box in boxes)
    above = min(box.top for box in boxes) - row.bbox.top
    return below < within or abs(above - below) < CENTRED


def _fills_page(row: Row, lowest: float | None) -> bool:
    """Whether a row ends as far down as tables do (`lowest`)."""
    return row.bbox is not None and lowest is not None and lowest - row.bbox.bottom < LINE


def _is_rest_of_longest(last: Row, filled: list[Cell], lowest: float | None) -> bool:
    """Whether fewer cells go on than the row has, none of them the first, and the row fills its page."""
    if not _fills_page(last, lowest):
        return False
    before = sum(bool(cell.words) for cell in last.cells)
    return filled[0].column > 0 and len(filled) < before and len(filled) <= len(last.cells) / 2


def _is_rest_of_sentence(document: Document, last: Row, filled: list[Cell], lowest: float | None) -> bool:
    """Whether fewer cells go on than the row has, which fills its page, one of them in the middle of a sentence that
    a capital begins: the first begins a sentence there by chance. Names of parties in small letters begin rows."""
    if not _fills_page(last, lowest) or len(filled) >= sum(bool(cell.words) for cell in last.cells):
        return False
    pairs = [(cell_at(last, cell.column), cell) for cell in filled]
    return any(
        above is not None and _goes_on(document, above, cell) and not starts_low(document, above.words)
        for above, cell in pairs
    )


def cell_at(row: Row, column: int) -> Cell | None:
    """The row's own cell that covers the column."""
    return next((cell for cell in row.cells if cell.column <= column < cell.column + cell.column_span), None)


def is_row_of_heads(document: Document, row: Row, below: Row, rules: Rules) -> bool:
    """Whether all of three cells or more are in bold, and more than half of them labels that rules know: headings of
    columns, with which a page ends. Nothing of them goes on `below` the break, though a box is open there."""
    if any(starts_low(document, cell.words) for cell in below.cells):
        return False
    filled = [cell for cell in row.cells if cell.words]
    known = [sure_plan_label(document.text(cell.words), rules) for cell in filled]
    bold = all(document.words[word].bold for word in row.words)
    return len(filled) > 2 and bold and 2 * sum(match is not None for match in known) > len(filled)
