"""Measures of pages just inside and just outside of each threshold: small boxes and levels, without a file."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader

from extract.readers.pdf.cards.boxes import SAME, _has_sides, _stand_beside
from extract.readers.pdf.lattice.grid import Edge, Grid, _over_lone_upright
from extract.readers.pdf.lattice.rails import SNAP
from extract.readers.pdf.lattice.tables import DraftCell, DraftTable
from extract.readers.pdf.lines import make_line
from extract.readers.pdf.paragraphs import Column, DraftParagraph
from extract.readers.pdf.print.hyphens import _cut_cells
from extract.readers.pdf.source.content import PageContent, Printed, Style
from extract.readers.pdf.source.drawing import _rgb
from extract.readers.pdf.source.plumber import _read_page
from extract.readers.pdf.source.scans import picture_share
from extract.readers.pdf.source.shown.sight import _holds, _overlap, _share_place
from models.pages.geometry import BBox
from tests.pdf_drawing import Page, drawn

BESIDE = 100 + SNAP


def box(x0: float, top: float, x1: float, bottom: float) -> Grid:
    return Grid([x0, x1], [top, bottom], [])


@pytest.mark.parametrize(
    ("other", "beside"),
    [
        ((120, 0, 220, 90), True),  # they begin at one height
        ((120, SNAP, 220, 90), True),
        ((120, SNAP + 0.1, 220, 90), False),
        ((120, 30, 220, 50 + SNAP), True),  # they end at one
        ((120, 30, 220, 50 - SNAP - 0.1), False),
        ((BESIDE, 0, 220, 50), False),  # a gap parts them
        ((BESIDE + 0.1, 0, 220, 50), True),
        ((-99, 0, -SNAP, 50), False),
        ((-99, 0, -SNAP - 0.1, 50), True),
    ],
)
def test_boxes_stand_beside_each_other(other: tuple[float, float, float, float], beside: bool) -> None:
    assert _stand_beside(box(0, 0, 100, 50), box(*other)) is beside


@pytest.mark.parametrize(
    ("x0", "x1", "known"),
    [(SAME, 100, True), (SAME + 0.1, 100, False), (0, 100 - SAME, True), (0, 99 - SAME, False)],
)
def test_a_box_has_the_sides_of_a_card(x0: float, x1: float, known: bool) -> None:
    assert _has_sides(box(x0, 0, x1, 50), [(300, 400), (0, 100)]) is known


@pytest.mark.parametrize(
    ("ends", "at", "found"),
    [
        (20 - 2 * SNAP, 50, False),  # the rule there is the upright's own
        (20 - 2 * SNAP - 0.1, 50, True),
        (0, SNAP, False),  # no side of the table
        (0, SNAP + 0.1, True),
        (0, 100 - SNAP, False),
        (0, 100 - SNAP - 0.1, True),
    ],
)
def test_a_level_where_a_lone_upright_ends(ends: float, at: float, found: bool) -> None:
    levels = [Edge(20, 0, 100), Edge(60, 0, 100)]
    wanted = [Edge(ends, 0, 100)] if found else []
    assert list(_over_lone_upright(ends, Edge(at, ends, 60), levels)) == wanted
    assert list(_over_lone_upright(ends, Edge(at, ends, 60), levels[:1])) == [], "one level makes no rows"


@pytest.mark.parametrize(("x", "y"), [(10, 20), (30, 20), (10, 60), (30, 60), (20, 40)])
def test_a_box_holds_what_lies_on_its_sides(x: float, y: float) -> None:
    shown = BBox(10, 20, 30, 60)
    assert _holds(shown, x, y)
    assert not _holds(shown, x - 21, y) and not _holds(shown, x + 21, y)
    assert not _holds(shown, x, y - 41) and not _holds(shown, x, y + 41)


@pytest.mark.parametrize(
    ("shown", "area"),
    [
        ((10, 10, 30, 40), 600),
        ((-10, 10, 30, 40), 900),  # what lies on the page counts
        ((10, -10, 30, 40), 800),
        ((80, 10, 130, 40), 600),
        ((10, 180, 30, 240), 400),
        ((-30, -40, -10, -10), 0),
        ((110, 10, 130, 40), 0),
        ((10, 210, 30, 240), 0),
    ],
)
def test_how_much_of_a_page_a_box_covers(shown: tuple[float, float, float, float], area: float) -> None:
    assert _overlap(BBox(*shown), PageContent(1, 100, 200)) == area


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        ((0, 8, 50, 18), False),  # lines that follow each other touch by a fifth
        ((0, 7.9, 50, 18), True),
        ((0, -8, 50, 2), False),
        ((0, -8, 50, 2.1), True),
        ((49, 0, 90, 10), False),  # and words by a point
        ((48.9, 0, 90, 10), True),
        ((-40, 0, 1, 10), False),
        ((-40, 0, 1.1, 10), True),
    ],
)
def test_texts_that_share_a_place(other: tuple[float, float, float, float], shared: bool) -> None:
    assert _share_place(BBox(0, 0, 50, 10), BBox(*other)) is shared


def table(xs: list[float], *rows: str) -> DraftTable:
    """A table of one word a cell, all cells of a row alike."""
    cells = []
    for row, text in enumerate(rows):
        for column in range(len(xs) - 1):
            word = Printed(
                text, xs[column], 20.0 * row, xs[column] + 30, 20.0 * row + 10, Style(10, False, 0)
            )
            line = make_line([word])
            part = Column([line], xs[column], xs[column + 1], paragraphs=[DraftParagraph([line])])
            place = BBox(xs[column], 20.0 * row, xs[column + 1], 20.0 * row + 20)
            cells.append(DraftCell(row, column, 1, 1, place, parts=[part]))
    return DraftTable(xs, [20.0 * row for row in range(len(rows) + 1)], cells)


@pytest.mark.parametrize(
    ("xs", "rows", "halves"),
    [
        ([0, 100, 200], ("verkan", "Mer"), ["sam-verkan"] * 2),
        ([0, 104, 196], ("verkan", "Mer"), ["sam-verkan"] * 2),
        ([0, 104.1, 200], ("verkan", "Mer"), []),  # columns of another table
        ([0, 100, 200, 300], ("verkan", "Mer"), []),
        ([0, 100, 200], ("Mål", "verkan"), ["sam-verkan"] * 2),  # headings are repeated
        ([0, 100, 200], ("Mål",), ["sam-Mål"] * 2),  # the last row is none
    ],
)
def test_cells_that_a_pages_end_cut(xs: list[float], rows: tuple[str, ...], halves: list[str]) -> None:
    found = _cut_cells(table([0, 100, 200], "Mål", "sam-"), table(xs, *rows))
    assert [above.lines[-1].text + below.lines[0].text for above, below in found] == halves


@pytest.mark.parametrize(
    ("x", "y", "share"),
    [
        (0, 0, 0.25),
        (-25, 0, 0.125),
        (75, 0, 0.125),
        (0, -50, 0.125),
        (0, 150, 0.125),
        (-60, 0, 0),
        (0, 210, 0),
    ],
)
def test_how_much_of_a_page_its_pictures_take(x: float, y: float, share: float) -> None:
    from PIL import Image

    picture = ImageReader(Image.new("RGB", (2, 2), "red"))

    def draw(page: Page) -> None:
        page.canvas.drawImage(picture, x, y, 50, 100)

    pdf = pypdfium2.PdfDocument(drawn(draw, size=(100, 200)))
    assert picture_share(pdf, 1) == pytest.approx(share, abs=1e-4)
    assert picture_share(pdf, 2) == 0.0, "there is no such page"


@pytest.mark.parametrize(
    ("x0", "top", "seen"),
    [
        (0, 0, True),
        (-10, 50, True),  # they touch the page's side
        (-10.1, 50, False),
        (50, -10, True),
        (50, -10.1, False),
        (100, 50, True),
        (100.1, 50, False),
        (50, 200, True),
        (50, 200.1, False),
    ],
)
def test_letters_off_the_page_are_left_out_in_the_slow_way_too(x0: float, top: float, seen: bool) -> None:
    char: dict[str, Any] = {
        **{"x0": x0, "x1": x0 + 10, "top": top, "bottom": top + 10, "text": "A", "size": 10.0},
        **{"matrix": (1, 0, 0, 1, 0, 0), "fontname": "Helvetica"},
    }
    page = SimpleNamespace(width=100, height=200, images=[], chars=[char], edges=[], rects=[])
    assert [glyph.text for glyph in _read_page(page, 1).glyphs] == ["A"] * seen


@pytest.mark.parametrize(
    ("channels", "pixels", "colours"),
    [
        (1, [9, 5], [9, 9, 9, 5, 5, 5]),
        (3, [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]),
        (4, [1, 2, 3, 255], [1, 2, 3]),
    ],
)
def test_pixels_of_a_drawn_page_have_three_colours(
    channels: int, pixels: list[int], colours: list[int]
) -> None:
    width = len(pixels) // channels
    drawing: Any = SimpleNamespace(
        width=width, height=1, n_channels=channels, stride=len(pixels) + 2, buffer=bytes([*pixels, 0, 0])
    )
    assert list(_rgb(drawing)) == colours
