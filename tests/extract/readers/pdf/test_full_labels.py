"""Labels that fill their column, and values of one table that run on where those of the next begin."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, drawn, grid_texts, tables

SMALL = 7.0
LONGEST = "Skolans övriga deltagare"
EDGE = 60 + stringWidth(LONGEST, "Helvetica", SMALL) + 0.3
"""The rules' pieces meet right behind the longest label."""
ROWS = (
    ("Orsak", ("Det är mörkt.",)),
    (LONGEST, ("Kuratorn, vaktmästaren och en förälder från", "styrelsen")),
    ("Ansvarig", ("Rektor",)),
    ("Uppföljning", ("I juni.",)),
)


@pytest.mark.parametrize(("small", "large"), [(SMALL, 10.0), (SMALL, SMALL)])
def test_a_label_that_touches_a_value_of_two_lines(small: float, large: float) -> None:
    """Its letters and those of the value are no word of two sizes, in small capitals."""

    def draw(page: Page) -> None:
        y = 100.0
        for label, value in ROWS:
            page.text(60, y, label, small)
            end = page.lines(EDGE + 0.5, y, *value, size=large) - 0.6 * large
            page.rule(60, end, EDGE, end)
            page.rule(EDGE, end, 500, end)
            y = end + 13

    document = read_pdf("full.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [[label, " ".join(value)] for label, value in ROWS]


def paired(page: Page, y: float, x: float, *rows: tuple[str, ...]) -> float:
    """Labels and values of several lines beside them; where the next row would stand."""
    for label, *value in rows:
        page.text(60, y, label)
        y = page.lines(x, y, *value) + 6
    return y


def test_a_value_runs_on_by_chance_where_values_of_the_table_below_begin() -> None:
    """Two pairs, and the rest of a value whose second word begins there: no row of that table."""
    start = 150 + stringWidth("säljarna ", "Helvetica", 10)

    def draw(page: Page) -> None:
        fields = (
            ("Mål", "Alla ska trivas."),
            ("Problem", "Det säljs droger vid tåget och", "säljarna blir yngre."),
        )
        y = paired(page, 100, 150, *fields)
        paired(
            page, y + 16, start,
            ("Aktivitet", "Ronder"), ("Syfte", "Lugna kvällar i parken."), ("Ansvarig", "Rektor"),
        )  # fmt: skip

    document = read_pdf("pairs.pdf", drawn(draw))
    told = [document.text(block.words) for block in document.blocks if isinstance(block, Paragraph)]
    assert told == ["Mål Alla ska trivas.", "Problem Det säljs droger vid tåget och säljarna blir yngre."]
    (table,) = tables(document)
    assert [row[0] for row in grid_texts(document, table)] == ["Aktivitet", "Syfte", "Ansvarig"]


def ruled_rows(page: Page, y: float, *rows: tuple[str, str]) -> float:
    """Rows with a line below each, and none above the first; where the last line is."""
    for label, value in rows:
        page.text(66, y + 12, label)
        page.text(200, y + 12, value)
        y += 18
        page.rule(60, y, 500, y)
    return y


@pytest.mark.parametrize(
    ("font", "size", "x", "told"),
    [
        ("Helvetica-Oblique", 10, 60, True),
        ("Helvetica-Oblique", 10, 66, True),  # its slant tells it from the labels
        ("Helvetica-Bold", 9, 66, True),
        ("Helvetica", 10, 60, True),  # it begins left of all labels
        ("Helvetica", 10, 66, False),
    ],
)
def test_a_heading_above_a_row_without_a_line_is_no_part_of_its_label(
    font: str, size: float, x: float, told: bool
) -> None:
    def draw(page: Page) -> None:
        y = ruled_rows(
            page, 100, ("Mål", "Alla ska trivas."), ("Syfte", "Lugna kvällar."), ("Ansvarig", "Rektor")
        )
        page.canvas.setFont(font, size)
        page.canvas.drawString(x, page.height - y - 22, "Rum för barnen")
        ruled_rows(page, y + 26, ("Syfte", "De ska slippa höra."), ("Tid", "Maj"), ("Ansvarig", "Kurator"))

    document = read_pdf("rum.pdf", drawn(draw))
    labels = [row[0] for table in tables(document) for row in grid_texts(document, table)]
    assert ("Rum för barnen Syfte" not in labels) is told
