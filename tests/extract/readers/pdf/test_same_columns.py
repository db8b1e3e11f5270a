"""A table whose columns nothing draws keeps on each page those that it had before, whatever its rows leave empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.readers.pdf.cards.rows import PageOfRows, begin_within_cards
from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.spans.beside import with_columns_beside, with_edges_of
from extract.readers.pdf.lattice.spans.every_second import is_one_of_many
from extract.readers.pdf.lattice.spans.holes import with_holes_filled
from extract.readers.pdf.lattice.spans.unparted import stand_apart
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable, words_to_column
from extract.readers.pdf.lattice.white.edges import agreeing, drop_strange
from extract.readers.pdf.lines import make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from models.pages.geometry import BBox
from tests.extract.readers.pdf.test_card_rows import LEFT, LOOKS, RIGHT, card, line
from tests.extract.readers.pdf.test_card_rows import read as read_cards
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

XS = [50.0, 150.0, 250.0, 350.0, 450.0]


def word(text: str, x0: float, top: float = 104.0) -> Printed:
    return Printed(text, x0, top, x0 + 5 * len(text), top + 10, Style(10.0, False, 0))


def grid(xs: list[float], *, supposed: bool = True, rows: int = 1) -> Grid:
    ys = [100.0 + 20 * row for row in range(rows + 1)]
    boxes = [
        Box(row, column, 1, 1, BBox(xs[column], ys[row], xs[column + 1], ys[row + 1]), False, False)
        for row in range(rows)
        for column in range(len(xs) - 1)
    ]
    return Grid(xs, ys, boxes, supposed)


def before(*, supposed: bool = True) -> DraftTable:
    """A row that begins five points right of each edge."""
    cells = [
        DraftCell(
            0, n, 1, 1, BBox(XS[n], 60, XS[n + 1], 80), parts=[words_to_column([word("Ord", XS[n] + 5, 64)])]
        )
        for n in range(4)
    ]
    return DraftTable(XS, [60.0, 80.0], cells, supposed=supposed)


TEXTS = [word("Mörkt", 155), word("Rond", 255), word("Maj", 355)]


def test_an_empty_column_is_known_from_the_page_before() -> None:
    (found,) = with_edges_of([grid([50.0, 246.0, 345.0, 450.0])], before(), TEXTS)
    assert found.xs == XS
    assert [(box.column, box.bbox.x0, box.bbox.x1) for box in found.boxes] == [
        (n, XS[n], XS[n + 1]) for n in range(4)
    ]


def test_edges_between_words_are_those_of_the_page_before() -> None:
    (found,) = with_edges_of([grid([50.0, 142.0, 241.0, 350.0, 450.0])], before(), [word("Ljus", 55), *TEXTS])
    assert found.xs == XS


@pytest.mark.parametrize(
    ("own", "words", "supposed"),
    [
        ([50.0, 246.0, 345.0, 450.0], [*TEXTS, word("tillsammans", 120)], True),  # runs across
        ([50.0, 246.0, 345.0, 450.0], [*TEXTS, word("Ljus", 75)], True),  # begins elsewhere
        ([50.0, 246.0, 345.0, 460.0], TEXTS, True),  # is wider
        ([50.0, 230.0, 270.0, 450.0], TEXTS, True),  # parts what was one column
        ([50.0, 246.0, 345.0, 450.0], TEXTS, False),  # both drawn
    ],
)
def test_other_tables_keep_their_columns(own: list[float], words: list[Printed], supposed: bool) -> None:
    grids = [grid(own, supposed=supposed)]
    assert with_edges_of(grids, before(supposed=supposed), words) == grids


def test_a_name_over_columns_stays_one_cell() -> None:
    own = grid([50.0, 246.0, 345.0, 450.0], rows=2)
    name = Box(0, 0, 1, 3, BBox(50, 100, 450, 120), False, False)
    own = replace(own, boxes=[name, *own.boxes[3:]])
    low = [replace(one, top=124.0, bottom=134.0) for one in TEXTS]
    (found,) = with_edges_of([own], before(), [word("Trygghet på offentliga platser", 55), *low])
    assert [(box.row, box.column, box.column_span) for box in found.boxes] == [
        (0, 0, 4), *((1, n, 1) for n in range(4))
    ]  # fmt: skip


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_table_lacks_columns_on_either_side_or_both(place: int) -> None:
    xs = [*XS, 550.0]
    (found,) = with_columns_beside([grid(xs[place : place + 4])], xs, TEXTS)
    assert found.xs == xs
    assert [box.open_top for box in found.boxes] == [not place <= n < place + 3 for n in range(5)]


def test_pieces_side_by_side_are_one_table_in_the_columns_before() -> None:
    grids = [grid([150.0, 250.0]), grid([350.0, 450.0])]
    (found,) = with_columns_beside(grids, XS, TEXTS)
    assert found.xs == XS
    assert [(box.column, box.open_top) for box in found.boxes] == [
        (0, True),
        (1, False),
        (2, True),
        (3, False),
    ]


@pytest.mark.parametrize(
    "grids",
    [
        [grid([150.0, 250.0]), grid([350.0, 450.0], rows=2)],  # other rows
        [grid([150.0, 245.0]), grid([350.0, 450.0])],  # another edge
        [grid([150.0, 250.0]), grid([250.0, 350.0])],  # too few
    ],
)
def test_other_pieces_are_tables_of_their_own(grids: list[Grid]) -> None:
    assert with_columns_beside(grids, XS, TEXTS) == grids


def test_a_place_without_a_cell_is_one_where_words_stand() -> None:
    whole = grid([50.0, 150.0, 250.0], rows=3)
    holed = replace(whole, boxes=[box for box in whole.boxes if box.column or not box.row])
    assert with_holes_filled(whole, [word("Ljus", 55, 124)]) is whole
    assert with_holes_filled(holed, [word("Ljus", 155, 124)]) == holed
    assert (
        with_holes_filled(holed, [word("20 %", 55, 144)]) == holed
    )  # a bar of a chart that frames its figure
    found = with_holes_filled(holed, [word("Ljus", 55, 144), word("Torg", 155, 104)])
    (box,) = (box for box in found.boxes if box not in holed.boxes)
    assert box == Box(1, 0, 2, 1, BBox(50, 120, 150, 160), False, False)


def test_a_box_over_pages_keeps_the_columns_that_its_headings_show() -> None:
    def frame(page: Page, *rows: tuple[str, ...], heads: bool = False) -> None:
        page.rule(50, 60, 50, 60 + 60 * len(rows) + 30 * heads)
        page.rule(520, 60, 520, 60 + 60 * len(rows) + 30 * heads)
        y = 80.0
        if heads:
            page.rule(50, 60, 520, 60)
            for x, name in zip((60, 160, 270, 420), ("Område", "När", "Åtgärd", "Ansvarig"), strict=True):
                page.text(x, y, name, bold=True)
            y += 30
        for cells in rows:
            for x, cell in zip((60, 160, 270, 420), cells, strict=True):
                page.lines(x, y, *cell.split("/"))
            y += 60

    first = ("Unga i/Ekeby", "Maj", "Vi går ut/i parken varje/kväll.", "Rektor")
    second = ("", "Juni", "Vi byter lampor/i tunneln.", "Polis")
    third = ("", "Mars", "Vi klipper ned/buskar vid torget.", "Väktare")
    document = read_pdf(
        "ram.pdf",
        drawn(
            lambda page: frame(page, first, second, heads=True),
            lambda page: frame(page, third, (*second[:1], "Höst", *second[2:])),
        ),
    )
    assert_sound(document)
    _, after = (grid_texts(document, table) for table in tables(document))
    assert [len(row) for row in after] == [4] * len(after)
    assert [row[1] for row in after] == ["Mars", "Höst"]


def test_a_column_of_print_begins_within_a_block() -> None:
    lines = [*card(LEFT, 190), *card(RIGHT, 190)]
    rest = [line("Ansvarig", RIGHT, 160, 10, bold=True), line("Rektor.", RIGHT, 172)]
    cards: list[PageOfRows] = read_cards([*lines, *rest])
    assert begin_within_cards(cards, LOOKS)
    assert not begin_within_cards(read_cards(lines), LOOKS)
    above = [line("Ansvarig", LEFT, 160, 10, bold=True), line("Rektor.", LEFT, 172)]
    assert not begin_within_cards(read_cards([*lines, *above]), LOOKS)  # it is the area's


def test_a_cell_taller_than_pages_keeps_its_columns_and_headings() -> None:
    heads = ("Aktivitet", "Åtgärd", "Ansvarig", "Tid")
    places = (60, 160, 330, 440)

    def page(page: Page, first: tuple[str, ...], lines: int, last: tuple[str, ...] = ()) -> None:
        for x, head in zip(places, heads, strict=True):
            page.text(x, 60, head, 9, bold=True)
        y = 80.0
        for x, cell in zip(places, first, strict=True):
            page.text(x, y, cell, 11)
        for n in range(1, lines):
            page.text(160, y + 13 * n, "och sedan går vi vidare", 11)
        y += 13 * lines + 12
        for x, cell in zip(places, last, strict=False):
            page.text(x, y, cell, 11)

    whole = read_pdf(
        "lang.pdf",
        drawn(
            lambda one: page(one, ("Ljus", "Vi börjar vid torget", "Rektor", "Maj"), 50),
            lambda one: page(one, ("", "och fortsätter hem", "", ""), 50),
            lambda one: page(
                one, ("", "och är framme.", "", ""), 1, ("Rond", "Vi vandrar.", "Polis", "Juni")
            ),
        ),
    )
    assert_sound(whole)
    assert [piece.role for piece in whole.furniture] == []
    first, second, third = (grid_texts(whole, table) for table in tables(whole))
    assert first[0] == second[0] == third[0] == list(heads)
    assert [len(first), len(second), len(third)] == [2, 2, 3]
    assert third[1:] == [["", "och är framme.", "", ""], ["Rond", "Vi vandrar.", "Polis", "Juni"]]


def band(
    top: float, bottom: float, *texts: tuple[str, float], joints: tuple[float, ...] = (), held: bool = False
) -> Band:
    lines = [make_line([word(text, x0, top + 2) for text, x0 in texts])]
    return Band(top, bottom, lines, joints, joints, held)


def test_joints_of_the_table_below_a_heading_are_not_those_of_the_row_above_it() -> None:
    row = band(140, 200, ("Ljus", 55), ("Vi byter", 155), ("Maj", 255), joints=(110.0, 240.0))
    bands = [band(100, 140, ("Ord", 55), joints=(150.0, 250.0), held=True), row]
    drop_strange(bands)
    assert row.joints == ()
    own = band(140, 200, ("Ljus", 55), ("Vi byter", 115), ("Maj", 245), joints=(110.0, 240.0))
    drop_strange([bands[0], own])
    assert own.joints == (110.0, 240.0)
    assert agreeing((150.0, 250.0), (110.0, 240.0), row.lines) == [150.0, 250.0]
    assert agreeing((150.0, 250.0), (110.0, 240.0), own.lines) == [110.0, 240.0]


@pytest.mark.parametrize(
    ("second", "texts", "many"),
    [
        (grid([50.0, 250.0, 450.0]), [], True),  # at the same place: a single row, too
        (grid([50.0, 250.0, 450.0], rows=2), [], False),
        (grid([50.0, 250.0, 450.0], rows=2), [word("Rond", 55, 64)], True),  # a row of its own between them
        (grid([50.0, 250.0, 450.0], rows=2), [word("Rond", 55, 56)], False),  # a heading has more room
    ],
)
def test_every_second_row_of_a_table_may_be_drawn(second: Grid, texts: list[Printed], many: bool) -> None:
    first = grid([50.0, 250.0, 450.0])
    gap = 30.0 if texts and texts[0].top == 56 else (18.0 if texts else 12.0)
    first.ys = [100.0 - gap - 21, 100.0 - gap]
    moved = [
        replace(one, top=100.0 - gap + (4 if many else 10), bottom=100.0 - gap + (14 if many else 20))
        for one in texts
    ]
    assert is_one_of_many(first, [first, second], moved) == many


@pytest.mark.parametrize(("second", "apart"), [(103.0, False), (112.0, True)])
def test_a_space_between_words_is_no_edge_of_a_cell(second: float, apart: bool) -> None:
    words = [word("vid", 85), word("stationen", second)]
    assert stand_apart(102.0, BBox(50, 100, 200, 120), words) == apart
