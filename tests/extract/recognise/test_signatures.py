"""Signatures that no gap parts from the text above them."""

from __future__ import annotations

import pytest

from extract.readers.formats import read_document
from extract.recognise.signatures import with_signatures_apart
from models.pages.document import Paragraph
from rules.pack import load_rules
from tests.pdf_drawing import drawn

RULES = load_rules()


@pytest.mark.parametrize(
    ("lines", "parted"),
    [
        (
            ("Uppföljning: Mätningen.", "Hjo den 3 maj 2025", "Eva Ek, rektor"),
            ["Uppföljning: Mätningen.", "Hjo den 3 maj 2025", "Eva Ek, rektor"],
        ),
        (("Kursen hålls i", "Hjo den 3 maj 2025"), ["Kursen hålls i Hjo den 3 maj 2025"]),
        (("Hjo den 3 maj 2025", "Eva Ek, rektor"), ["Hjo den 3 maj 2025 Eva Ek, rektor"]),
    ],
)
def test_a_place_and_a_day_below_a_sentence_begin_them(lines: tuple[str, ...], parted: list[str]) -> None:
    _, read = read_document("plan.pdf", drawn(lambda page: page.lines(60, 100, *lines)))
    document = with_signatures_apart(read, RULES)
    found = [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]
    assert found == parted
