"""Rows with which a page begins that go on in the columns of the table before, and where rows part below headings."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import lightgrey

from extract.readers.pdf.lattice.around.ended import NOTHING, Ended, gone_on
from extract.readers.pdf.lattice.bands import Band
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.spans.body import rows_of_body
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.lone_labels import Run, begins_alone
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Fill, Printed, Style
from tests.pdf_drawing import Page, drawn, tables

TWO, THREE = Ended((60.0, 200.0, 500.0), (206.0,)), Ended((60.0, 200.0, 350.0, 500.0), (356.0,))


def line(bottom: float, *words: tuple[str, float], size: float = 10.0, bold: bool = False) -> Line:
    style = Style(size, bold, 0)
    return make_line(
        [Printed(text, x0, bottom - size, x0 + 5 * len(text), bottom, style) for text, x0 in words]
    )


def found_in(ended: Ended, *lines: Line) -> tuple[int, float] | None:
    """How many lines go on, and where the first stands."""
    band = gone_on(ended, Drawn([], [], [], [word for one in lines for word in one.words]))
    return (len(band.lines), band.lines[0].bottom) if band is not None else None


def row(bottom: float, label: str = "Orsak") -> Line:
    return line(bottom, (label, 66.0), ("Rektor", 206.0), ("Mars", 356.0))


def across(bottom: float, *, size: float = 10.0, bold: bool = False) -> Line:
    return line(bottom, ("Planen gäller för hela staden i år", 66.0), size=size, bold=bold)


def test_rows_in_the_same_columns_go_on() -> None:
    rows = [row(60), row(74), row(88)]
    assert found_in(THREE, *rows) == (3, 60)
    assert found_in(NOTHING, *rows) is None
    assert found_in(THREE) is None


@pytest.mark.parametrize(("heads", "begins"), [(1, 74), (2, 88), (3, None)])
def test_a_running_head_of_two_lines_may_stand_above_them(heads: int, begins: float | None) -> None:
    lines = [across(60 + 14 * n) for n in range(heads)] + [row(60 + 14 * n) for n in range(heads, heads + 3)]
    found = found_in(THREE, *lines)
    assert (found and found[1]) == begins


@pytest.mark.parametrize(
    ("size", "bold", "found"), [(10.0, False, True), (10.9, False, False), (10.0, True, False)]
)
def test_a_page_that_begins_with_a_heading_goes_on_with_no_rows(size: float, bold: bool, found: bool) -> None:
    lines = [across(60, size=size, bold=bold), row(80), row(94), row(108)]
    assert (found_in(THREE, *lines) is not None) is found


def test_the_rest_of_a_value_stands_right_of_the_labels() -> None:
    rest = [line(60, ("och", 206.0)), line(74, ("skolan.", 206.0))]
    assert found_in(TWO, *rest) == (2, 60)
    assert found_in(TWO, *rest, line(110, ("Syfte", 66.0), ("Ro", 206.0))) == (2, 60)
    assert found_in(TWO, across(46), *rest) == (2, 60)  # below a running head
    assert found_in(TWO, line(60, ("och", 230.0))) is None  # not where values begin
    assert found_in(TWO, line(60, ("Syfte", 66.0), ("Ro", 206.0))) is None


@pytest.mark.parametrize(("start", "found"), [(208.5, True), (209.5, False), (203.5, True)])
def test_it_begins_where_the_values_did(start: float, found: bool) -> None:
    assert (found_in(TWO, line(60, ("och", start))) is not None) is found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ([line(60, ("Orsak", 66.0))], True),
        ([line(46, ("Orsak", 66.0)), line(60, ("till brott", 66.0))], True),
        ([line(46, ("Orsak", 66.0)), line(60, ("Till brott", 66.0))], False),  # two labels
        ([line(60, ("Orsak", 66.0), bold=True)], False),
        ([line(60, ("Orsak", 66.0), size=11)], False),
        ([line(60, ("Orsak", 72.0))], False),
        ([line(60, ("Orsak till att brott sker i staden", 66.0))], False),  # it has no room beside values
        ([line(50, ("Orsak", 66.0))], False),  # farther above than rows stand
    ],
)
def test_a_label_alone_that_begins_a_page_is_set_and_placed_as_the_labels_below_it(
    above: list[Line], found: bool
) -> None:
    lines = [*above, row(74), row(88), row(102)]
    run = Run(len(above), len(lines), 206.0, 3, len(above), len(lines))
    assert begins_alone(lines, run, DraftTable([66.0, 200.0, 500.0], [0.0, 20.0], [])) is found


# -- rows below headings --------------------------------------------------------------------------------


def body(*tops: float) -> Band:
    lines = [row(top) for top in tops]
    return Band(40.0, tops[-1] + 10, lines, edges=[200.0, 350.0])


def test_rows_part_where_grounds_beside_them_end() -> None:
    ends = [200.0, 350.0, 500.0]
    fills = [Fill(200, 40, 350, 66), Fill(200, 66, 350, 98)]
    levels, pieces = rows_of_body(body(60, 88), ends, Drawn([], [], fills, []))
    assert levels == [66.0]
    assert {(one.at, one.start, one.end) for one in pieces} == {(66.0, 200, 350)}
    elsewhere = [Fill(220, 40, 300, 66)]  # it ends where no column does
    assert rows_of_body(body(60, 88), ends, Drawn([], [], elsewhere, []))[1] == []
    above = [Fill(200, 10, 350, 40), Fill(200, 98, 350, 120)]  # of the rows before and behind
    assert rows_of_body(body(60, 88), ends, Drawn([], [], above, []))[1] == []


@pytest.mark.parametrize(
    ("below", "bold", "columns"), [("Skolvägen", True, 3), ("Skolvägen", False, None), ("", True, 3)]
)
def test_rows_go_on_in_the_columns_of_headings_that_end_a_page_above_their_area(
    below: str, bold: bool, columns: int | None
) -> None:
    """Nothing is drawn on the next page; plain text below the headings ends their table."""

    def heads(page: Page) -> None:
        page.text(54, 60, "Lokal åtgärdsplan", size=16)
        for x0, x1 in ((50, 195), (195, 395), (395, 545)):
            page.box(x0, 690, x1, 720, fill=lightgrey)
        for x, text in zip((54, 200, 400), ("Aktivitet", "Mål", "Ansvarig"), strict=True):
            page.text(x, 708, text)
        page.text(54, 733, below, bold=bold)

    def rows(page: Page) -> None:
        for y, cells in ((70, ("Ronder", "Lugna kvällar i parken", "Polisen")), (82, ("i parken", "och på torget.", "och skolan"))):  # fmt: skip
            for x, text in zip((54, 200, 400), cells, strict=True):
                page.text(x, y, text)

    document = read_pdf("slut.pdf", drawn(heads, rows))
    found = [table for table in tables(document) if table.page == 2 or table.rows[-1].page == 2]
    assert [table.columns for table in found] == ([columns] if columns else [])
