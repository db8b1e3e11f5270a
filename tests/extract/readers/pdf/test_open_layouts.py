"""Tables of which programs draw only some lines: between columns, between rows, below headings, around a cut box."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.lib import colors

from extract.readers.pdf.lattice.across import _run_to_lattice
from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.grid import Box, Grid
from extract.readers.pdf.lattice.rails import Stack, merge
from extract.readers.pdf.lattice.spans.body import rows_of_body
from extract.readers.pdf.lattice.spans.unparted import part_spanning
from extract.readers.pdf.lattice.white.edges import _give_gutters
from extract.readers.pdf.lines import make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Fill, Printed, Rule, Style
from models.pages.document import Paragraph
from models.pages.geometry import BBox
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

PLACES = (60.0, 170.0, 290.0, 420.0)
HEADS = ("Aktivitet", "Orsak", "Åtgärd", "Tid")
ROWS = (
    ("Ljus", "Det är mörkt/vid parken.", "Vi byter lampor/och klipper/buskar där.", "Maj"),
    ("Rond", "Få vuxna är/ute på kvällen.", "Vi vandrar/varje fredag/till klockan ett.", "Juni"),
    ("Möten", "Ingen talar/med skolan.", "Rektor bjuder/in alla/föräldrar.", "Juli"),
)
WANTED = [list(HEADS), *([cell.replace("/", " ") for cell in row] for row in ROWS)]
BOLD = Style(10.0, True, 0)
NAVY, PALE = colors.HexColor("#4f81bd"), colors.HexColor("#dbe5f1")


def read(*pages: object) -> tuple[list[list[list[str]]], list[str]]:
    document = read_pdf("oppen.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    found = [grid_texts(document, table) for table in tables(document)]
    return found, [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]


def texts(page: Page, y: float, cells: tuple[str, ...], *, bold: bool = False) -> None:
    for x, cell in zip(PLACES, cells, strict=True):
        page.lines(x, y, *cell.split("/"), bold=bold)


def table(page: Page, y: float = 80.0, step: float = 54.0) -> float:
    """Headings and rows, without a line; where the next row would begin."""
    texts(page, y, HEADS, bold=True)
    for n, row in enumerate(ROWS):
        texts(page, y + 24 + step * n, row)
    return y + 24 + step * len(ROWS)


def test_lines_between_columns_hide_no_outer_ones() -> None:
    def draw(page: Page, *, below: bool) -> None:
        bottom = table(page)
        for x in PLACES[1:]:
            page.rule(x - 6, 68, x - 6, bottom - 14)
        if below:
            page.rule(54, 86, 520, 86)

    assert read(lambda page: draw(page, below=False)) == ([WANTED], [])
    assert read(lambda page: draw(page, below=True)) == ([WANTED], [])


def test_a_box_of_headings_and_rows_may_be_cut_by_the_page() -> None:
    def draw(page: Page) -> None:
        texts(page, 80, HEADS, bold=True)
        texts(page, 104, ("Ljus", "Det är mörkt.", "Vi byter/lampor/och klipper", "Maj"))
        for n in range(30):
            page.text(PLACES[2], 140 + 12 * n, "buskar vid torget")
        page.rule(54, 66, 520, 66)
        page.rule(54, 88, 520, 88)
        for x in (54, 520):
            page.rule(x, 66, x, 500)

    (found,), rest = read(draw)
    assert rest == [] and found[0] == list(HEADS) and len(found) == 2
    assert [found[1][n] for n in (0, 1, 3)] == ["Ljus", "Det är mörkt.", "Maj"]


def test_headings_on_a_ground_have_the_columns_of_the_rows_below() -> None:
    def draw(page: Page) -> None:
        page.box(54, 66, 520, 88, fill=NAVY)
        texts(page, 80, HEADS, bold=True)
        sides = (54.0, *(x - 6 for x in PLACES[1:]), 520.0)
        for n, row in enumerate(ROWS):
            texts(page, 104 + 54 * n, row)
            for left, right in pairwise(sides):
                page.box(left, 88 + 54 * n, right, 142 + 54 * n)

    assert read(draw) == ([WANTED], [])


def test_a_heading_in_larger_type_ends_rows_that_go_on_from_the_page_before() -> None:
    def zebra(page: Page, y: float) -> None:
        for n, row in enumerate(ROWS):
            if n % 2 == 0:
                page.box(54, y - 14 + 54 * n, 520, y + 40 + 54 * n, fill=PALE)
            texts(page, y + 54 * n, row)

    def first(page: Page) -> None:
        texts(page, 80, HEADS, bold=True)
        zebra(page, 104)

    def second(page: Page) -> None:
        texts(page, 80, ROWS[1])
        page.text(60, 142, "Narkotika", 13, bold=True)
        texts(page, 166, HEADS, bold=True)
        texts(page, 190, ROWS[0])

    found, rest = read(first, second)
    assert rest == ["Narkotika"]
    assert [row for one in found for row in one] == [*WANTED, WANTED[2], WANTED[0], WANTED[1]]


@pytest.mark.parametrize(
    ("second", "rules", "rows"),
    [
        (0, (116.0,), 3),  # headings with a rule below them, and white between the rows
        (1, (116.0,), 2),  # no row begins beside the first column's
        (0, (116.0, 156.0), 3),  # rules part the rows
    ],
)
def test_white_parts_rows_that_go_on_below_headings_with_a_rule(
    second: int, rules: tuple[float, ...], rows: int
) -> None:
    heads = make_line(
        [replace(word(head, x, 104.0), style=BOLD) for head, x in zip(HEADS, PLACES, strict=True)]
    )
    first = [word(text, x, 120.0) for text, x in zip(ROWS[0], PLACES, strict=True)]
    more = [word(text, x, 160.0) for text, x in list(zip(ROWS[1], PLACES, strict=True))[second:]]
    lines = [heads, make_line(first), make_line([word("Mer", PLACES[2], 132.0)]), make_line(more)]
    edges = [x - 6 for x in PLACES[1:]]
    levels = [Rule(True, at, 54.0, 520.0) for at in rules]
    below = Band(100.0, 172.0, lines, tuple(edges), edges=edges)
    found = _run_to_lattice([], [below], edges, Stack(54.0, 520.0, []), Drawn(levels, [], [], []))
    assert len(merge(rule.at for rule in found.levels)) == rows + 1


def test_whole_rows_show_gutters_that_few_of_their_lines_do() -> None:
    tall = [
        [make_line([word("Ljus", 60, top), word("Mörkt", 170, top)])]
        + [make_line([word("parken.", 170, top + 12 * n)]) for n in range(1, 7)]
        for top in (100.0, 200.0, 300.0, 400.0)
    ]
    name = [
        make_line(
            [
                word("Skadegörelse", 60, 500.0),
                word("på", 124, 500.0),
                word("skolor", 138, 500.0),
                word("i", 172, 500.0),
            ]
        )
    ]
    bands = [Band(lines[0].top - 2, lines[-1].bottom + 2, lines) for lines in (*tall, name)]
    _give_gutters(bands, 10.0)
    assert [round(x) for x in bands[0].edges] == [169]


def word(text: str, x0: float, top: float = 104.0) -> Printed:
    return Printed(text, x0, top, x0 + 5 * len(text), top + 10, Style(10.0, False, 0))


def spanning(rows: int, *, drawn_row: bool = False) -> Grid:
    """Rows of two columns, of which nothing parts the cells but in the first, if that is `drawn_row`."""
    boxes = []
    for row in range(rows):
        top, bottom = 100.0 + 20 * row, 120.0 + 20 * row
        if drawn_row and not row:
            boxes += [
                Box(0, n, 1, 1, BBox(50 + 100 * n, top, 150 + 100 * n, bottom), False, False) for n in (0, 1)
            ]
        else:
            boxes.append(Box(row, 0, 1, 2, BBox(50, top, 250, bottom), False, False))
    return Grid([50.0, 150.0, 250.0], [100.0 + 20 * n for n in range(rows + 1)], boxes)


def pairs(rows: int, x: float = 155.0) -> list[Printed]:
    return [word(text, at, 104.0 + 20 * n) for n in range(rows) for text, at in (("Mål", 55), ("Lugn", x))]


@pytest.mark.parametrize(
    ("grid", "words", "parted"),
    [
        (spanning(3), pairs(3), 6),  # as the other rows
        (spanning(2), pairs(2), 2),  # two may be chance
        (spanning(2, drawn_row=True), pairs(2), 4),  # as the drawn one
        (spanning(2, drawn_row=True), [*pairs(1), word("Mål", 55, 124), word("Lugn", 165, 124)], 3),
        (spanning(4), [*pairs(3), word("Trygghet på torget", 120, 164)], 7),  # a name across stays whole
    ],
)
def test_cells_are_parted_as_those_of_other_rows(grid: Grid, words: list[Printed], parted: int) -> None:
    part_spanning(grid, words)
    assert len(grid.boxes) == parted


@pytest.mark.parametrize(("second", "boxes"), [("med grannar.", 3), ("Med grannar.", 1)])
def test_text_that_wraps_in_a_column_has_a_cell_there(second: str, boxes: int) -> None:
    grid = Grid(
        [50.0, 150.0, 250.0, 350.0], [100.0, 130.0], [Box(0, 0, 1, 3, BBox(50, 100, 350, 130), False, False)]
    )
    part_spanning(grid, [word("Vi möts", 155, 104), word(second, 155, 116)])
    assert len(grid.boxes) == boxes


@pytest.mark.parametrize("second", [False, True])
def test_a_ground_under_headings_leaves_the_rows_to_white(second: bool) -> None:
    heads = make_line(
        [replace(word(head, x, 104.0), style=BOLD) for head, x in zip(HEADS, PLACES, strict=True)]
    )
    own = [
        make_line([word(text, x, top) for text, x in zip(ROWS[0], PLACES, strict=True)])
        for top in (124.0, 164.0)
    ]
    band = Band(100.0, 176.0, [heads, *own])
    fills = [Fill(54.0, 100.0, 520.0, 118.0, 0xDDDDDD)]
    if second:  # a stripe: the rows beside it are one each
        fills.append(Fill(54.0, 120.0, 520.0, 140.0, 0xDDDDDD))
    edges = [x - 6 for x in PLACES[1:]]
    levels, _ = rows_of_body(band, [*edges, 520.0], Drawn([], [], fills, []), 54.0)
    assert any(140 < top < 164 for top in levels) is not second
