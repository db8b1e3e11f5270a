"""Which texts a page is drawn for, to see whether they show: drawing takes longer than reading."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source import pdfium
from models.pages.document import Document
from tests.pdf_drawing import Page, drawn


def read(monkeypatch: pytest.MonkeyPatch, *texts: str, size: float = 10.0) -> tuple[Document, int]:
    """A page with those texts below a line, and how many pages were drawn to see what shows."""
    looked: list[object] = []
    part = pdfium.part_unseen
    monkeypatch.setattr(pdfium, "part_unseen", lambda *given: (looked.append(given), part(*given)))

    def draw(page: Page) -> None:
        page.text(60, 60, "Parterna går rond i parken")
        for n, text in enumerate(texts):
            page.text(60 + 40 * n, 100, text, size=size)

    return read_pdf("sida.pdf", drawn(draw)), len(looked)


def test_dashes_and_blanks_in_type_of_a_readable_size_are_no_suspects(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document, looked = read(monkeypatch, "-", " ", "\u2013", "_")
    assert looked == 0
    assert all(word.standing == "in_force" for word in document.words)


def test_type_that_nobody_can_read_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    document, looked = read(monkeypatch, "Dolt", size=0.4)
    assert looked == 1
    assert [word.text for word in document.words if word.standing == "hidden"] == ["Dolt"]
