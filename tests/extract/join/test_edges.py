"""Where joining decides by a number: each case just inside and just outside."""

from __future__ import annotations

import pytest

from extract.join.cuts import grid_cut_confidence, lowest_row
from extract.join.pages import join_document
from extract.join.strips.rows import agreement, best_offset, unite
from extract.readers.shared.words import WordList
from extract.recognise.sheets import SAME
from extract.restore.text import join_by_text
from models.pages.document import Cell, Document, Page, Paragraph, Row, Table
from models.pages.geometry import BBox
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
EDGES = (50.0, 200.0, 500.0)
LEVEL = (0.0, 20.0, 40.0, 60.0)


def joined(builder: Builder) -> Document:
    return join_document(builder.document(), RULES, join_by_text)


def two_pages(above: tuple[object, ...], below: tuple[object, ...]) -> Document:
    return joined(Builder(page=1).table(*above, edges=EDGES).next_page().table(*below, edges=EDGES))


def grid_row(
    words: WordList, *cells: tuple[str, float] | None, page: int = 1, bottom: float | None = 500
) -> Row:
    """A row whose cells hold a text that ends so many points above the row's end."""
    made = []
    for column, one in enumerate(cells):
        if one is None:
            made.append(Cell(column, (), page=page))
            continue
        text, above = one
        end = (bottom or 500.0) - above
        added = words.add(text, page=page, boxes=(BBox(60 * column, end - 10, 60 * column + 50, end),))
        made.append(Cell(column, (Paragraph(added, page=page),), page=page))
    box = None if bottom is None else BBox(0, bottom - 100, 240, bottom)
    return Row(tuple(made), page=page, bbox=box)


def sureness(last: tuple[object, ...], first: tuple[object, ...], *, lowest: float | None = 500) -> float:
    """Of a cut between two rows with boxes."""
    words = WordList()
    above = grid_row(words, *last)  # type: ignore[arg-type]
    below = grid_row(words, *first, page=2)  # type: ignore[arg-type]
    return grid_cut_confidence(Document(tuple(words.words), ()), above, below, lowest)


FULL = (("Ronder", 80.0), ("Mörkt.", 3.0), ("Boende går.", 3.0), ("Polisen.", 3.0))


@pytest.mark.parametrize(
    ("first", "sure"),
    [
        ((None, None, ("De ses.", 3), None), 0.65),
        ((None, None, ("De ses.", 3), ("Chef.", 3)), 0.65),  # half of the row's cells
        ((None, ("Skumt.", 3), ("De ses.", 3), ("Chef.", 3)), 0.0),  # more than half
        ((None, None, None, None), 0.0),
    ],
)
def test_at_most_half_of_the_cells_go_on_where_sentences_end_with_the_page(
    first: tuple[object, ...], sure: float
) -> None:
    assert sureness(FULL, first) == sure


@pytest.mark.parametrize(("lowest", "sure"), [(513.9, 0.65), (514.1, 0.0), (None, 0.0)])
def test_the_row_reaches_as_far_down_as_tables_do(lowest: float | None, sure: float) -> None:
    assert sureness(FULL, (None, None, ("De ses.", 3), None), lowest=lowest) == sure


@pytest.mark.parametrize(("above", "sure"), [(13.9, 0.9), (14.1, 0.0)])
def test_a_cell_that_goes_on_fills_its_row(above: float, sure: float) -> None:
    last = (("Ronder", 80.0), ("Boende går med", above))
    assert sureness(last, (None, ("polisen.", 3))) == sure


def test_some_cells_go_on_in_the_middle_of_a_sentence_and_others_in_small_letters() -> None:
    last = (("Ronder", 3.0), ("Boende går med", 3.0), ("Polisen.", 3.0))
    assert sureness(last, (None, ("polisen.", 3), ("chef.", 3))) == 0.85
    assert sureness(last, (None, ("polisen.", 3), ("Chef.", 3))) == 0.85
    assert sureness(last, (("Lampor", 3), ("polisen.", 3), ("chef.", 3))) == 0.0
    assert sureness((("Ronder", 3.0), None), (None, ("polisen.", 3))) == 0.0


@pytest.mark.parametrize(("lowest", "sure"), [(513.9, 0.85), (514.1, 0.75), (None, 0.75)])
def test_one_sentence_of_several_cells_is_surely_cut_where_the_page_is_full(
    lowest: float | None, sure: float
) -> None:
    last = (("Ronder", 3.0), ("Boende går med", 3.0), ("Polisen.", 3.0))
    assert sureness(last, (None, ("polisen.", 3), ("Chef.", 3)), lowest=lowest) == sure


def test_a_break_in_the_middle_of_a_name_and_of_another_cell_cuts_a_row_of_any_height() -> None:
    last = (("Ronder vid", 20.0), ("Boende går med", 3.0), ("Polisen.", 40.0))
    assert sureness(last, (("torget", 3), ("polisen.", 3), None)) == 0.9
    assert sureness(last, (("torget", 3), ("polisen.", 3), ("Chef.", 3))) == 0.9
    assert sureness(last, (("torget", 3), ("Polisen.", 3), None)) == 0.0  # the name alone may be a row's own
    assert sureness(last, (("Torget", 3), ("polisen.", 3), ("chef.", 3))) == 0.0


def test_tables_reach_as_far_down_as_their_lowest_row() -> None:
    words = WordList()
    rows = (grid_row(words, ("a", 3), bottom=300), grid_row(words, ("b", 3), bottom=500))
    assert lowest_row(Document(tuple(words.words), (Table(rows, 1, "table 1"),))) == 500
    assert lowest_row(Document((), ())) is None


def test_borders_in_common_are_counted_and_others_weigh_against() -> None:
    assert agreement(LEVEL, LEVEL, 0.0) == 4
    assert agreement(LEVEL, [line + 100 for line in LEVEL], -100.0) == 4
    assert agreement(LEVEL, (0.0, 40.0, 60.0), 0.0) == pytest.approx(3 - 0.4)
    assert agreement((0.0, 40.0, 60.0), LEVEL, 0.0) == pytest.approx(3 - 0.4)
    assert agreement(LEVEL, LEVEL[1:], 0.0) == pytest.approx(3 - 0.5)
    assert agreement(LEVEL[1:], LEVEL, 0.0) == pytest.approx(3 - 0.5)
    assert agreement(LEVEL, LEVEL[:3], 0.0) == pytest.approx(3)
    assert agreement(LEVEL[:3], LEVEL, 0.0) == pytest.approx(3)


def test_pages_that_hardly_overlap_or_share_few_borders_do_not_agree() -> None:
    assert agreement(LEVEL, [line + 60 for line in LEVEL], 0.0) == 0
    assert agreement(LEVEL, (0.0, 9.0, 29.0, 60.0), 0.0) == 0
    five = (0.0, 20.0, 40.0, 60.0, 80.0)
    assert agreement(five, (0.0, 20.0, 40.0, 50.0, 80.0), 0.0) == pytest.approx(4 - 0.8)  # four of five
    assert agreement(five, (0.0, 20.0, 30.0, 50.0, 80.0), 0.0) == 0


@pytest.mark.parametrize(("off", "common"), [(SAME - 0.1, 4), (SAME + 0.1, 0)])
def test_borders_are_the_same_within_the_width_of_a_rule(off: float, common: int) -> None:
    assert agreement(LEVEL, [line + off for line in LEVEL], 0.0) == common


def test_a_page_stays_where_it_is_unless_moving_makes_more_borders_meet() -> None:
    assert best_offset(LEVEL, LEVEL) == (4, 0.0)
    assert best_offset(LEVEL, [line + 100 for line in LEVEL]) == (3.75, -100.0)


def strip(*rows: tuple[float, float, tuple[int, ...]], page: int = 1) -> Table:
    """A table of one column: tops, bottoms and the row spans of the cells that begin there."""
    made = [
        Row(
            tuple(Cell(0, (), row_span=span, page=page) for span in spans),
            page=page,
            bbox=BBox(0, top, 100, bottom),
        )
        for top, bottom, spans in rows
    ]
    return Table(tuple(made), 1, "table 1", page=page)


def test_strips_side_by_side_make_one_table_whose_cells_span_the_rows_beside_them() -> None:
    left = strip((0, 20, (1,)), (20, 40, (1,)))
    right = strip((100, 140, (1,)), page=2)
    whole = unite([(0, 0.0, left), (1, -100.0, right)], left, 2)
    assert whole.columns == 2
    assert [[(cell.column, cell.row_span) for cell in row.cells] for row in whole.rows] == [
        [(0, 1), (1, 2)],
        [(0, 1)],
    ]
    assert [(row.page, row.bbox and row.bbox.bottom) for row in whole.rows] == [(1, 20), (1, 40)]
    merged = unite([(0, 0.0, strip((0, 20, (2,)), (20, 40, ()))), (1, 0.0, left)], left, 2)
    assert [[(cell.column, cell.row_span) for cell in row.cells] for row in merged.rows] == [
        [(0, 2), (1, 1)],
        [(1, 1)],
    ]


def test_two_columns_that_labels_head_go_on_below_their_heads_printed_again() -> None:
    head = ("Aktivitet", "Ansvarig")
    document = two_pages((head, ("Vandring", "Polisen")), (head, ("Skolbesök", "Rektor")))
    assert len(document.blocks) == 1


def test_cells_without_geometry_keep_their_columns_and_spans() -> None:
    words = WordList()

    def table(page: int, *rows: tuple[tuple[str, int], ...]) -> Table:
        made = []
        for texts in rows:
            cells, column = [], 0
            for text, span in texts:
                block = Paragraph(words.add(text, page=page), page=page)
                cells.append(Cell(column, (block,), column_span=span, page=page))
                column += span
            made.append(Row(tuple(cells), page=page))
        return Table(tuple(made), 3, f"table {page}", page=page)

    above = table(1, (("Aktivitet", 1), ("Vandring", 2)), (("Mål", 1), ("Lugn", 2)))
    below = table(2, (("Löptid", 1), ("2021", 2)), (("Syfte", 2), ("Ro", 1)))
    document = Document(tuple(words.words), (above, below), pages=(Page(1, 842, 595), Page(2, 842, 595)))
    (whole,) = join_document(document, RULES, join_by_text).blocks
    assert isinstance(whole, Table)
    assert [[(cell.column, cell.column_span) for cell in row.cells] for row in whole.rows[2:]] == [
        [(0, 1), (1, 2)],
        [(0, 2), (2, 1)],
    ]


@pytest.mark.parametrize(("text", "blocks"), [("året i huset.", 1), ("Året i huset.", 2)])
def test_a_paragraph_goes_on_in_small_letters(text: str, blocks: int) -> None:
    builder = Builder(page=1).paragraph("Rådet träffas fyra gånger om").next_page().paragraph(text)
    assert len(joined(builder).blocks) == blocks


def test_a_paragraph_goes_on_upon_the_next_page_alone() -> None:
    builder = Builder(page=1).paragraph("Rådet träffas fyra gånger om").next_page().next_page()
    assert len(joined(builder.paragraph("året i huset.")).blocks) == 2
    same = Builder(page=1).paragraph("Rådet träffas fyra gånger om").paragraph("året i huset.")
    assert len(joined(same).blocks) == 2
    heading = Builder(page=1).heading("Rådet träffas fyra gånger om").next_page().paragraph("året i huset.")
    assert len(joined(heading).blocks) == 2
