"""Words of recognised pages: where the page shows them, and how sure they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.readers.pdf.recognition import Recognition
from models.pages.document import Note
from models.pages.geometry import BBox
from tests.building import Builder

NOTE = Note("unreadable-text", "The text layer of page 1 is broken.")


def two_pages() -> Any:
    """A document with a word on each of two pages, the first of them cut in two."""
    document = Builder().paragraph("Nattvandring").paragraph("Lugn").document()
    boxes = (BBox(10, 20, 40, 30), BBox(50, 20, 70, 30)), (BBox(10, 20, 40, 30),)
    words = [
        replace(word, page=page, boxes=own)
        for word, page, own in zip(document.words, (1, 2), boxes, strict=True)
    ]
    return replace(document, words=tuple(words))


@pytest.mark.parametrize(
    ("sure", "confidence"),
    [
        ({}, 1.0),
        ({(1, 10, 20): 0.614}, 0.61),  # of its parts the least sure decides
        ({(1, 10, 20): 0.9, (1, 50, 20): 0.5}, 0.5),
        ({(2, 10, 20): 0.5, (1, 10, 21): 0.5, (1, 11, 20): 0.5}, 1.0),  # these are others' places
    ],
)
def test_words_of_a_recognised_page_alone_are_moved_and_unsure(
    sure: dict[tuple[int, int, int], float], confidence: float
) -> None:
    pages: Any = None
    recognition = Recognition("plan.pdf", pages, "auto", [NOTE])
    recognition.shown[1] = lambda box: BBox(box.x0 + 5, box.top, box.x1 + 5, box.bottom)
    recognition._sure.update(sure)
    settled = recognition.settle(two_pages())
    first, second = settled.words
    assert (settled.ocr, settled.notes) == (True, (NOTE,))
    assert (first.confidence, [box.x0 for box in first.boxes]) == (confidence, [15, 55])
    assert second == two_pages().words[1]


@pytest.mark.parametrize("notes", [[], [NOTE]])
def test_a_document_of_printed_pages_gets_notes_alone(notes: list[Note]) -> None:
    pages: Any = None
    document = two_pages()
    assert Recognition("plan.pdf", pages, "auto", notes).settle(document) == replace(
        document, notes=tuple(notes)
    )
