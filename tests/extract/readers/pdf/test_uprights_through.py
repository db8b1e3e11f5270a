"""Tables whose uprights run through, from the headings to the end, with nothing drawn between their rows."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Spacer, Table

from extract.readers.pdf.lattice.joints import rows_of_uprights
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Rule
from tests.pdf_drawing import BODY, GRID_HEADS, GRID_ROWS, TOP, assert_sound, flowed, grid_texts, tables

BETWEEN = ("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.black)
OUTER = [
    ("LINEBEFORE", (0, 0), (0, -1), 0.5, colors.black),
    ("LINEAFTER", (-1, 0), (-1, -1), 0.5, colors.black),
]
ENDS = [
    ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
]
BELOW_HEADS = ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)
LONG = "Polisen går ronder längs stråket och kommunen lagar lampor "


def table(rows: list[tuple[str, ...]], widths: list[float], *style: object, **more: object) -> Table:
    cells = [[[Text(part, BODY) for part in text.split("\n")] for text in row] for row in rows]
    return Table(cells, colWidths=widths, style=[BETWEEN, TOP, *style], **more)


@pytest.mark.parametrize(
    "style",
    [[*OUTER, *ENDS, BELOW_HEADS], [*OUTER, *ENDS], OUTER, [BELOW_HEADS]],
    ids=["box and heads", "box", "uprights", "heads"],
)
def test_cells_that_begin_together_are_rows(style: list[object]) -> None:
    rows = [GRID_HEADS, *((row[0], LONG + row[1], *row[2:]) for row in GRID_ROWS)]
    document = read_pdf("genom.pdf", flowed(table(rows, [100, 180, 90, 80], *style)))
    assert_sound(document)
    (found,) = tables(document)
    assert grid_texts(document, found) == [list(row) for row in rows]


def test_paragraphs_of_one_row_are_no_rows() -> None:
    row = (
        "Sommargård",
        "Unga målar planket.\nLedare är med.\nSkador lagas.",
        "Fritidschef\nKommunpolis",
        "Juni",
    )
    style = (*OUTER, *ENDS, BELOW_HEADS)
    document = read_pdf("rad.pdf", flowed(table([GRID_HEADS, row], [90, 180, 90, 80], *style)))
    (found,) = tables(document)
    assert [len(r.cells) for r in found.rows] == [4, 4]


def test_rows_go_on_over_a_page_though_one_is_cut() -> None:
    """The joint at the page's end tells nothing of the rows above it: none is at the rule below the headings."""
    rows = [
        GRID_HEADS,
        *((f"Stråk {n}", LONG * (14 if n == 2 else 2), "Gatuchef", "Maj 2031") for n in range(5)),
    ]
    style = (*OUTER, ENDS[0], BELOW_HEADS)
    document = read_pdf(
        "sidor.pdf", flowed(Spacer(1, 540), table(rows, [100, 180, 90, 80], *style, splitInRow=1))
    )
    assert_sound(document)
    names = [cells[0] for found in tables(document) for cells in grid_texts(document, found) if cells[0]]
    assert names == [GRID_HEADS[0], *(f"Stråk {n}" for n in range(5))]


FIELDS = [
    ("Mål", "Färre bilar ska krossas."),
    ("Ansvarig part", "Kommunen och hyresvärdarna tillsammans med polisen."),
    ("Tid", "Hösten 2031 med start i augusti."),
]


@pytest.mark.parametrize("style", [OUTER, [*OUTER, *ENDS]], ids=["uprights", "box"])
@pytest.mark.parametrize("count", [2, 3])
def test_labels_and_values_are_rows(style: list[object], count: int) -> None:
    story = [table(FIELDS[:count], [100, 250], *style), Spacer(1, 20), table(FIELDS, [100, 250], *style)]
    document = read_pdf("falt.pdf", flowed(*story))
    assert_sound(document)
    found = [row for one in tables(document) for row in grid_texts(document, one)]
    assert found == [list(row) for row in (*FIELDS[:count], *FIELDS)]


def test_joints_of_inner_uprights_tell_rows_as_wide_as_the_rule_below_the_headings() -> None:
    inner = [
        Rule(False, x, top, bottom) for x in (60, 110, 160) for top, bottom in ((0, 20), (20, 40), (40, 60))
    ]
    found = rows_of_uprights([*inner, Rule(True, 20, 10, 210)], [])
    assert {(rule.at, rule.start, rule.end) for rule in found if rule.horizontal} == {(40, 10, 210)}
    assert {rule.at for rule in found if not rule.horizontal} == {10, 210}
