"""Draws PDFs for tests with ReportLab, and says what a document holds in a form that is easy to compare."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from models.pages.document import Block, Document, paragraphs_of
from models.pages.document import Paragraph as ReadParagraph
from models.pages.document import Table as ReadTable

WIDTH, HEIGHT = A4
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
GRID_EDGES = (50.0, 170.0, 300.0, 420.0, 540.0)
GRID_HEADS = ("Orsak", "Insats", "Ansvarig", "Tid")
GRID_ROWS = (
    ("Mörka stråk", "Ny belysning", "Gatuchef", "Maj 2031"),
    ("Tomma gårdar", "Öppna grindar", "Värden", "Hösten 2031"),
    ("Sena kvällar", "Vuxna ute", "Rektor", "Löpande"),
)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


class Page:
    """A page to draw on; places are points from its top left corner, as in a document."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> None:
        """Write `text` with its baseline `y` points below the top."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.height - y, text)

    def lines(self, x: float, y: float, *texts: str, size: float = 10, bold: bool = False) -> float:
        """Write `texts` below each other, and return where the next line would stand."""
        for text in texts:
            self.text(x, y, text, size, bold=bold)
            y += 1.2 * size
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, *, fill: object = None) -> None:
        """Draw a rectangle: its outline, or only its ground when `fill` is a colour."""
        if fill is not None:
            self.canvas.setFillColor(fill)
        self.canvas.rect(
            x0, self.height - y1, x1 - x0, y1 - y0, fill=int(fill is not None), stroke=int(fill is None)
        )
        self.canvas.setFillColor(colors.black)


def drawn(*pages: Callable[[Page], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF with one page for each of `pages`, which draw it."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for draw in pages:
        draw(Page(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def flowed(*story: Flowable) -> bytes:
    """A PDF over as many pages as `story` takes."""
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build(list(story))
    return target.getvalue()


def ruled(rows: Sequence[Sequence[str]], widths: Sequence[float], *styles: object) -> Table:
    """A table with rules around every cell, its texts wrapped; a page may cut its rows, and draws no rule there."""
    cells = [[Paragraph(text, BODY) for text in row] for row in rows]
    return Table(cells, colWidths=list(widths), style=[GRID, TOP, *styles], splitInRow=1)


def assert_sound(document: Document) -> None:
    """Every word stands in exactly one block or piece of furniture, with a box and a ref; lines rise."""
    held = [word for block in document.blocks for word in block.all_words]
    held += [word for piece in document.furniture for word in piece.paragraph.all_words]
    assert sorted(held) == list(range(len(document.words)))
    lines = [word.line for word in document.words]
    assert lines == sorted(lines)
    pages = {page.number: page for page in document.pages}
    for word in document.words:
        assert word.text and not word.text.isspace() and word.ref and word.boxes and word.page in pages
        for box in word.boxes:
            assert box.x0 <= box.x1 and box.top <= box.bottom


def words_of(document: Document) -> Counter[str]:
    """How often each word stands in the document."""
    return Counter(word.text for word in document.words)


def shown(document: Document, block: Block) -> object:
    """A paragraph as its text (marks before it), a table as rows of cells of these."""
    if isinstance(block, ReadParagraph):
        return document.text(block.all_words)
    return [[[shown(document, inner) for inner in cell.blocks] for cell in row.cells] for row in block.rows]


def texts(document: Document) -> list[str]:
    """Every paragraph's text in reading order, those in tables included."""
    return [document.text(paragraph.all_words) for paragraph in paragraphs_of(document.blocks)]


def tables(document: Document) -> list[ReadTable]:
    """The tables of the body."""
    return [block for block in document.blocks if isinstance(block, ReadTable)]


def grid_texts(document: Document, table: ReadTable) -> list[list[str]]:
    """The text of each cell, row by row."""
    return [[document.text(cell.words) for cell in row.cells] for row in table.rows]


def furniture(document: Document) -> list[tuple[str, str]]:
    """Each piece of furniture: role and text."""
    return [(piece.role, document.text(piece.paragraph.all_words)) for piece in document.furniture]
