"""The dots of a tab stop between a label and its value: a tab; before a page number, or with nothing behind, dots."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, drawn


def texts_of(line: str) -> tuple[list[str], list[str]]:
    """The words of a page with that line, and those behind tabs."""

    def draw(page: Page) -> None:
        page.text(90, 80, "Planen gäller i hela kommunen och följs upp av rådet varje år i mars.")
        page.text(90, 110, line)

    words = [word for word in read_pdf("prickar.pdf", drawn(draw)).words if word.line is not None]
    of_line = words[14:]
    return [word.text for word in of_line], [word.text for word in of_line if word.after_tab]


@pytest.mark.parametrize("dots", [".....", "." * 40, ". . . . . . "])
def test_dots_between_a_label_and_its_value_are_a_tab(dots: str) -> None:
    assert texts_of(f"Mål{dots}Färre stölder") == (["Mål", "Färre", "stölder"], ["Färre"])


def test_a_sum_behind_dots_is_a_value() -> None:
    assert texts_of("Kostnad..........25 000 kr") == (["Kostnad", "25", "000", "kr"], ["25"])


@pytest.mark.parametrize("line", ["Mål....Färre", "Inledning..........12", "Namn.........."])
def test_four_dots_those_before_a_page_number_and_those_of_a_blank_stay(line: str) -> None:
    words, behind = texts_of(line)
    assert "..." in "".join(words)
    assert not behind
