"""The same through a real PDF: strips drawn on pages of their own, in both print orders."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extract.join.pages import join_document
from extract.layouts.cause_grid.layout import ActivityRow, read_grid
from extract.readers.formats import read_document
from extract.restore.text import join_by_text
from models.pages.document import Document, Table
from rules.pack import load_rules

RULES = load_rules()


WIDTH, HEIGHT = 842, 595
HEADS = ("Insats", "Orsak", "Åtgärd", "Tidplan", "Ansvarig", "Indikator")
ROWS = (
    ("Kvällsöppet", "Torget är tomt efter stängning och få vuxna rör sig där.",
     "Biblioteket håller öppet till klockan 21.", "Varje vardag", "Bibliotekschef", "Antal besökare"),
    ("Ronder", "", "Boende och polis går en rond och skriver ned brister.", "2 ggr/år", "", ""),
    ("Lampor", "Gångvägen är mörk.", "", "", "Parkingenjör", ""),
    ("Stödlinje", "Personal hotas på sin arbetsplats och vet inte vart de ska vända sig med det som har hänt dem.",
     "Ett nummer som alltid svarar.", "", "", "Antal samtal"),
    ("Föräldramöten", "", "Möten om rekrytering på nätet.", "En gång per termin", "Rektor och kommunpolis", ""),
)  # fmt: skip
HEIGHTS = (30, 90, 54, 36, 120, 48)
PAGES = ((0, 1, 2), (3, 4), (5,))
"""Rows of each page; row 0 holds the headings."""


def draw(
    order: str, *, ruled_when_empty: bool, strips: tuple[tuple[int, int], ...] = ((0, 3), (3, 6))
) -> bytes:
    """A PDF of the grid, three of its columns on pages of their own."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    canvas.drawString(40, HEIGHT - 40, "Handlingsplan 2024")
    canvas.showPage()
    places = [(page, strip) for strip in strips for page in PAGES]
    if order == "over, then down":
        places = [(page, strip) for page in PAGES for strip in strips]
    for page, (start, end) in places:
        rows = [row for row in page if ruled_when_empty or any(_cells(row)[start:end])]
        if not rows:
            continue
        _draw_page(canvas, page, rows, start, end)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _cells(row: int) -> tuple[str, ...]:
    return HEADS if row == 0 else ROWS[row - 1]


def _draw_page(canvas: Canvas, page: tuple[int, ...], rows: list[int], start: int, end: int) -> None:
    top = HEIGHT - 50
    for row in page:
        for number, text in enumerate(_cells(row)[start:end]):
            x, width = 40 + 230 * number + 10 * start, 230
            if row in rows:
                canvas.rect(x, top - HEIGHTS[row], width, HEIGHTS[row])
            canvas.setFont("Helvetica-Bold" if row == 0 else "Helvetica", 10)
            for line, words in enumerate(simpleSplit(text, "Helvetica", 10, width - 12)):
                canvas.drawString(x + 5, top - 14 - 12 * line, words)
        top -= HEIGHTS[row]


def activities(document: Document) -> list[dict[str, str]]:
    found = []
    for block in document.blocks:
        reading = read_grid(document, block, RULES) if isinstance(block, Table) else None
        for segment in reading.segments if reading else ():
            assert isinstance(segment, ActivityRow)
            texts = {document.text(entry.label): document.text(entry.words) for entry in segment.entries}
            found.append({label: text for label, text in texts.items() if text})
    return found


@pytest.mark.parametrize("order", ["down, then over", "over, then down"])
def test_the_columns_that_say_what_is_done_may_stand_on_the_later_pages(order: str) -> None:
    data = draw(order, ruled_when_empty=True, strips=((3, 6), (0, 3)))
    after = join_document(read_document("plan.pdf", data)[1], RULES, join_by_text)
    assert [
        (row["Insats"], row.get("Tidplan"), row.get("Ansvarig"), row.get("Indikator"))
        for row in activities(after)
    ] == [
        ("Kvällsöppet", "Varje vardag", "Bibliotekschef", "Antal besökare"),
        ("Ronder", "2 ggr/år", None, None),
        ("Lampor", None, "Parkingenjör", None),
        ("Stödlinje", None, None, "Antal samtal"),
        ("Föräldramöten", "En gång per termin", "Rektor och kommunpolis", None),
    ]


@pytest.mark.parametrize("ruled_when_empty", [True, False])
@pytest.mark.parametrize("order", ["down, then over", "over, then down"])
def test_columns_on_other_pages_come_back(order: str, ruled_when_empty: bool) -> None:
    _, document = read_document("plan.pdf", draw(order, ruled_when_empty=ruled_when_empty))
    after = join_document(document, RULES, join_by_text)
    assert activities(after) == [
        {label: text for label, text in zip(HEADS, row, strict=True) if text} for row in ROWS
    ]
