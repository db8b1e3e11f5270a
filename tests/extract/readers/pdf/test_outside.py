"""Words outside of a page's crop box: hidden text, unless the page beside shows them."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from models.pages.document import Document
from tests.pdf_seen import apart, everything, read

LINES = ("Handlingsplan för Ekeby", "Polisen och kommunen möts varje månad.", "Rektor leder arbetet.")
OTHER = ("Vi byter lampor i parken.", "Fritidsgården håller öppet i juli.", "Arbetet följs upp i december.")


def sheet(*boxes: tuple[float, float, float, float], slug: str = "", turn: int = 0) -> Document:
    """A sheet with text on both halves, once for each crop box."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(800, 800))
    for box in boxes:
        canvas.setCropBox(box)
        canvas.setPageRotation(turn)
        canvas.setFont("Helvetica", 10)
        for n, (left, right) in enumerate(zip(LINES, OTHER, strict=True)):
            canvas.drawString(60, 400 - 30 * n, left)
            canvas.drawString(460, 400 - 30 * n, right)
        if slug:
            canvas.drawString(60, 20, slug)
        canvas.showPage()
    canvas.save()
    return read(target.getvalue())


def told(document: Document) -> tuple[list[str], list[str]]:
    """The words in force, and the hidden ones."""
    hidden = [word for _, pieces in apart(document) for piece in pieces for word in piece.split()]
    return sorted(set(everything(document).split()) - set(hidden)), hidden


@pytest.mark.parametrize("turn", [0, 90])
def test_words_beside_the_page_are_hidden(turn: int) -> None:
    found = told(sheet((40, 60, 780, 480), slug="plan_3.indd 1 korr", turn=turn))
    assert found == (sorted({*" ".join((*LINES, *OTHER)).split()}), ["plan_3.indd", "1", "korr"])


def test_halves_of_one_sheet_hide_nothing() -> None:
    document = sheet((0, 0, 400, 500), (400, 0, 800, 500))
    assert told(document) == (sorted({*" ".join((*LINES, *OTHER)).split()}), [])


def test_half_a_sheet_alone_hides_the_other() -> None:
    document = sheet((0, 0, 400, 500))
    assert told(document) == (sorted({*" ".join(LINES).split()}), " ".join(OTHER).split())
