"""Ligatures: their letters stand in their word, also on pages that are scaled, where pdfium puts them elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.type.ligatures import may_be_ligature, with_ligature_placed
from tests.lab.producers.files import _from_html, installed
from tests.pdf_drawing import Page, drawn


@pytest.mark.parametrize("scale", [1.0, 0.7, 0.4, 1.5])
@pytest.mark.parametrize("text", ["Tra\ufb01k och \ufb02er", "Gra\ufb01", "\ufb01kon"])
def test_letters_of_a_ligature_stand_in_their_word(scale: float, text: str) -> None:
    pdfmetrics.registerFont(pdfmetrics.Font("Ligatures", "Helvetica", "MacRomanEncoding"))

    def draw(page: Page) -> None:
        page.canvas.scale(scale, scale)
        page.canvas.setFont("Ligatures", 12 / scale)
        page.canvas.drawString(100 / scale, 600 / scale, text)
        page.canvas.drawString(100 / scale, 560 / scale, "och sedan")

    document = read_pdf("ligatur.pdf", drawn(draw))
    whole = text.replace("\ufb01", "fi").replace("\ufb02", "fl")
    assert [word.text for word in document.words] == [*whole.split(), "och", "sedan"]
    assert not document.apart
    first = document.words[0].boxes[0]
    assert first.x0 == pytest.approx(100, abs=1.5) and first.x1 < 150


@pytest.mark.programs
@pytest.mark.skipif("chromium" not in installed(), reason="needs Chromium")
def test_letters_of_a_ligature_stand_in_their_word_where_a_browser_scales_the_page(tmp_path: Path) -> None:
    style = "body{font-family:'DejaVu Sans';transform:scale(.7);transform-origin:0 0}"
    html = f"<html><style>{style}</style><body><p>Trafik vid skolan</p><p>Graffiti</p></body></html>"
    _from_html(html, "chromium", tmp_path / "skala.pdf")
    document = read_pdf("skala.pdf", (tmp_path / "skala.pdf").read_bytes())
    assert [word.text for word in document.words] == ["Trafik", "vid", "skolan", "Graffiti"]


@pytest.mark.parametrize(
    ("letters", "may"), [("fi", True), ("ffl", True), ("f", False), ("Tr", False), ("fika", False)]
)
def test_few_letters_from_f_on_may_be_a_ligature(letters: str, may: bool) -> None:
    assert may_be_ligature(list(letters)) is may


def test_boxes_at_their_place_stay_and_others_reach_up_to_the_next_letter() -> None:
    near = [(50.0, 110.0, 53.0, 100.0), (53.0, 110.0, 56.0, 100.0)]
    far = [(250.0, 310.0, 260.0, 300.0), (260.0, 310.0, 270.0, 300.0)]
    after = (58.0, 110.0, 64.0, 100.0)
    assert with_ligature_placed(near, 50.0, after, 98.0, 110.0, 10.0) is near
    placed = [(50.0, 110.0, 54.0, 98.0), (54.0, 110.0, 58.0, 98.0)]
    assert with_ligature_placed(far, 50.0, after, 98.0, 110.0, 10.0) == placed
    assert with_ligature_placed(far, 50.0, None, 98.0, 110.0, 10.0)[1][2] == 56.0
    assert with_ligature_placed(far, 50.0, (30.0, 90.0, 36.0, 80.0), 98.0, 110.0, 10.0)[1][2] == 56.0
