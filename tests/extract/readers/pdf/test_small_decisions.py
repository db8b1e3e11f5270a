"""Decisions about places on a page that a whole plan hardly shows, each asked alone: both sides of what decides it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.pdf.cards.boxes import sides_of_cards
from extract.readers.pdf.lattice import grid as grids
from extract.readers.pdf.lattice.across import _is_little_but_heads
from extract.readers.pdf.lattice.around.beyond import _next_row
from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.drawn import _are_neighbours
from extract.readers.pdf.lattice.grid import Grid, Sides, edges_to_grids
from extract.readers.pdf.lattice.gutters import _share
from extract.readers.pdf.lattice.heads.find import find_headed
from extract.readers.pdf.lattice.heads.groups import group_of
from extract.readers.pdf.lattice.rails import ALIKE, Rail
from extract.readers.pdf.lattice.rows import _label_rows
from extract.readers.pdf.lattice.ruled import _beside, _is_whole, _parts_headed
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, _is_printed_over
from extract.readers.pdf.lattice.white.columns import _centred_rows
from extract.readers.pdf.lattice.white.edges import _give_gutters
from extract.readers.pdf.lattice.white.right import rows_going_on
from extract.readers.pdf.paragraphs import column_of
from extract.readers.pdf.print.pages import PageDraft
from extract.readers.pdf.print.regions import _ends_print, _zone
from extract.readers.pdf.print.sides import Piece, Zone
from extract.readers.pdf.source.content import Fill, Printed, Rule, Style
from models.pages.geometry import BBox
from tests.placed_lines import placed_lines

STYLE = Style(10.0, False, 0)


def printed(text: str, x0: float, top: float = 100) -> Printed:
    return Printed(text, x0, top, x0 + 5 * len(text), top + 10, STYLE)


def piece(x0: float, top: float, width: float = 100) -> Piece:
    return Piece(x0, top, x0 + width, top + 10, [printed("Ronder", x0, top)])


def ruled(*at: float) -> list[Grid]:
    """The tables that rules at these levels and uprights make."""
    rules = [Rule(level, one, at[0], at[-1]) for level in (True, False) for one in at]
    return edges_to_grids(rules, Sides(rules))


@pytest.mark.parametrize(
    ("x0", "x1", "beside"), [(200, 300, True), (40, 100, True), (204, 300, False), (300, 450, False)]
)
def test_cells_of_a_row_touch(x0: float, x1: float, beside: bool) -> None:
    assert _are_neighbours(Fill(100, 50, 200, 70), Fill(x0, 50, x1, 70)) is beside


@pytest.mark.parametrize(("most", "found"), [(4, 1), (3, 0)])
def test_a_table_has_so_many_cells_at_most(monkeypatch: pytest.MonkeyPatch, most: int, found: int) -> None:
    monkeypatch.setattr(grids, "MOST_CELLS", most)
    assert len(ruled(0, 50, 100)) == found


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (((0, 100, "Mål"), (0, 114, "Syfte"), (1, 114, "Lugn")), [0, 1]),  # a label alone has no value
        (((0, 100, "Mål"), (1, 112, "Lugn"), (0, 124, "Syfte"), (1, 124, "Ro")), []),
    ],
)
def test_a_label_begins_a_row_together_with_its_value(
    lines: tuple[tuple[int, float, str], ...], rows: list[int]
) -> None:
    assert _label_rows(placed_lines((60, 200), *lines), 190) == rows


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [(0, 200, True), (-ALIKE, 200 + ALIKE, True), (-ALIKE - 1, 200, False), (0, 201 + ALIKE, False)],
)
def test_all_columns_are_drawn_where_no_rail_reaches_beyond_them(
    start: float, end: float, whole: bool
) -> None:
    (table,) = ruled(0, 100, 200)
    assert _is_whole(table, [Rail(100, start, end, ())], [], _beside(table, [table])) is whole


@pytest.mark.parametrize(("left", "right", "parts"), [(150, 350, True), (50, 350, True), (50, 450, False)])
def test_lines_between_columns_are_no_table_where_columns_stand_beside_them(
    left: float, right: float, parts: bool
) -> None:
    """Headings show four columns, the first at 60 and the last at 360; two are drawn, from `left` to `right`."""
    words = [
        Printed(text, x0, top, x0 + 5 * len(text), top + 10, Style(10.0, top == 100, 0))
        for top, row in (
            (100, "Mål Orsak Insats När"),
            (114, "Lugn Mörker Ljus Maj"),
            (128, "Ro Buller Ronder Juni"),
        )
        for x0, text in zip((60, 160, 260, 360), row.split(), strict=True)
    ]
    table = Grid([left, 250, right], [98, 140], [])
    assert _parts_headed(table, Sides([]), words) is parts


@pytest.mark.parametrize(
    ("rows", "first", "found"), [(6, "Orsak", True), (7, "Orsak", False), (6, "Orsak 2", False)]
)
def test_little_more_than_headings_are_eight_lines_without_figures_in_the_first(
    rows: int, first: str, found: bool
) -> None:
    heads = placed_lines((60,), (0, 100, first), (0, 112, "till det"))
    below = placed_lines((60,), *((0, 130 + 12.0 * row, "Mörker 2024") for row in range(rows)))
    assert _is_little_but_heads([Band(98, 126, heads), Band(126, 240, below)]) is found


@pytest.mark.parametrize(("x0", "over"), [(100, True), (99, False), (129.2, True), (129.4, False)])
def test_a_word_that_begins_on_the_end_of_a_label_is_printed_over_it(x0: float, over: bool) -> None:
    """Letters that merely touch its last one are not."""
    assert _is_printed_over(printed("Ansvar", 100), [printed("Rektor", x0)]) is over


NUMBERED = ((1, 100, "Ronder"), (0, 106, "1"), (1, 112, "i parken"), (1, 140, "Ljus"), (0, 146, "2"), (1, 152, "i gången"))  # fmt: skip


@pytest.mark.parametrize(("more", "rows"), [((), [0, 3]), (((0, 118, "4"),), [])])
def test_each_row_has_one_number_in_its_middle(
    more: tuple[tuple[int, float, str], ...], rows: list[int]
) -> None:
    lines = placed_lines((60, 100), *NUMBERED, *more)
    filled = [{0} if line.words[0].x0 < 90 else {1} for line in lines]
    assert _centred_rows(lines, filled, [90]) == rows


def test_the_edge_of_a_column_stands_a_point_before_its_words() -> None:
    bands = [
        Band(top, top + 14, placed_lines((60, 200), (0, top, "Ronder"), (1, top, "Lugnt")))
        for top in (100.0, 120.0, 140.0, 160.0)
    ]
    _give_gutters(bands, 10)
    assert [band.edges for band in bands] == [[199.0]] * 4


@pytest.mark.parametrize(("above", "grouped"), [(-0.5, True), (0.0, False), (0.5, False)])
def test_a_text_alone_above_all_headings_is_a_title_unless_it_stands_beside_them(
    above: float, grouped: bool
) -> None:
    lines = placed_lines((60, 100, 200), (0, 100, "Vem"), (0, 110 + above, "Mål"), (1, 110 + above, "Polis"), (2, 110 + above, "Skola"))  # fmt: skip
    assert (group_of(lines, [60, 100, 200]) is not None) is grouped


@pytest.mark.parametrize(("top", "rows"), [(112, [0, 1, 2]), (118, [])])
def test_on_the_next_page_a_label_right_of_its_value_begins_a_row_where_it_is_level_with_it(
    top: float, rows: list[int]
) -> None:
    """The line above is the rest of a value."""
    lines = placed_lines((60, 300), (0, 100, "tillsammans i år"), (0, 112, "Rektor i Ekeby"), (1, top, "Mål"))
    assert rows_going_on(lines, 290, 10) == rows


@pytest.mark.parametrize(("turned", "size"), [(0, (595, 842)), (90, (842, 595)), (180, (595, 842)), (270, (842, 595))])  # fmt: skip
def test_a_page_that_is_read_turned_is_as_wide_as_it_was_high(turned: int, size: tuple[int, int]) -> None:
    page = PageDraft(1, 595, 842, turned, [], [], [], pictures=False)
    assert (page.read_width, page.read_height) == size


@pytest.mark.parametrize(
    ("left", "right", "strip", "ends"),
    [(1, 3, 310, True), (3, 1, 311, True), (3, 1, 311.5, False), (4, 4, 310, False), (4, 3, 310, True)],
)
def test_few_lines_end_columns_of_print(left: int, right: int, strip: float, ends: bool) -> None:
    zone = Zone([], [piece(50, 12 * n) for n in range(left)], [piece(310, 12 * n) for n in range(right)], [])
    assert _ends_print(zone, strip) is ends


@pytest.mark.parametrize(("top", "above"), [(113, 3), (114, 1)])
def test_lines_above_the_right_column_belong_to_the_text_that_they_stand_close_to(
    top: float, above: int
) -> None:
    """More than a third of a line's height of white parts them."""
    run = [piece(50, top), piece(50, top + 12), piece(50, top + 40), piece(310, top + 40)]
    zone = _zone([piece(50, 100)], run, [], 310, 1)
    assert zone is not None
    assert len(zone.above) == above


TEXTS = st.sampled_from(
    (
        "Mål",
        "Åtgärd",
        "Ansvarig",
        "• Antal ronder",
        "2. Buskage klipps",
        "sikten",
        "fritidsgården.",
        "Vi går ut i",
    )
)
PLACED = st.tuples(st.integers(0, 3), st.integers(0, 12), TEXTS)


@given(st.lists(PLACED, min_size=1, max_size=14, unique_by=lambda one: one[:2]), st.sampled_from((6, 9, 12)))
def test_whatever_stands_where_it_is_headed_or_not(placed: list[tuple[int, int, str]], step: int) -> None:
    """Lines half a line apart, too: each is in one table at most."""
    lines = placed_lines(
        (60, 160, 260, 400), *((column, 100 + step * at, text) for column, at, text in placed)
    )
    found = [(start, end) for start, end, *_ in find_headed(lines)]
    assert all(0 <= start < end <= len(lines) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_cards_are_as_wide_as_their_boxes() -> None:
    boxes = []
    for x0 in (50.0, 220.0):
        lines = placed_lines([x0 + 4], *((0, 100.0 + 14 * at, "Rond i parken") for at in range(5)))
        cell = DraftCell(0, 0, 1, 1, BBox(x0, 96, x0 + 150, 180), parts=[column_of(lines)])
        boxes.append(DraftTable([x0, x0 + 150], [96.0, 180.0], [cell]))
    assert sides_of_cards(boxes) == [(50.0, 200.0), (220.0, 370.0)]


@pytest.mark.parametrize(
    ("places", "share"),
    [
        ((30.0, 30.0, 30.0, 33.0, 33.0, 60.0), 5 / 6),  # on both sides of where they are rounded
        ((33.0, 33.0, 33.0, 30.0, 30.0, 60.0), 5 / 6),
        ((30.0, 30.0, 30.0, 36.0, 36.0, 60.0), 3 / 6),
    ],
)
def test_places_side_by_side_lie_in_one_line(places: tuple[float, ...], share: float) -> None:
    assert _share(places) == pytest.approx(share)


def test_a_row_near_the_last_rail_ends_where_other_text_goes_on() -> None:
    places, edges = [60.0, 200.0], [190.0]
    run = [Band(100, 120, placed_lines(places, (0, 105, "Ansvarig"), (1, 105, "Rektor")))]
    row = placed_lines(places, (0, 125, "Start"), (1, 125, "Mars"))
    after = placed_lines(places, (0, 190, "Rådet möts varje vår."))
    assert _next_row([*row, *after], run, edges, [200.0]) == row
