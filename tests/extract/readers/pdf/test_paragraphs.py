"""Where a paragraph ends on a page: at a heading that is only a step larger than its text."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, drawn

TEXT = ("Vandringen går genom Lindparken och slutar", "vid torget där alla samlas efter mörkrets", "inbrott.")


def first_paragraph(size: float, heading: tuple[str, ...], text: tuple[str, ...] = TEXT) -> str:
    """The first paragraph of a page whose heading of `size` stands at text of 10 points, without room between."""

    def draw(page: Page) -> None:
        y = 80.0
        for line, points in (*((one, size) for one in heading), *((one, 10.0) for one in text * 4)):
            page.canvas.setFont("Helvetica", points)
            page.canvas.drawString(60, page.height - y, line)
            y += 13

    document = read_pdf("steg.pdf", drawn(draw))
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    return document.text(block.all_words)


@pytest.mark.parametrize("size", [10.8, 11.0, 11.2])
@pytest.mark.parametrize(
    "heading",
    [("Kvällsvandring i Lindparken med alla som",), ("Kvällsvandring i Lindparken med alla som", "vill")],
)
def test_a_heading_a_step_larger_than_its_text_ends_before_it(size: float, heading: tuple[str, ...]) -> None:
    assert first_paragraph(size, heading) == " ".join(heading)


@pytest.mark.parametrize("size", [10.0, 10.6])
def test_a_line_that_is_hardly_larger_is_none(size: float) -> None:
    line = "Kvällsvandring i Lindparken med alla som"
    assert first_paragraph(size, (line,)).startswith(f"{line} Vandringen")


def test_lines_of_another_size_that_go_on_in_small_letters_are_one_paragraph() -> None:
    line = "Kvällsvandring i Lindparken med alla som"
    assert first_paragraph(11.0, (line,), ("vandrar där och sedan går vidare", *TEXT)).startswith(
        f"{line} vandrar"
    )


@pytest.mark.parametrize(("x", "count"), [(60.0, 2), (71.0, 1)])
def test_a_line_left_of_an_item_that_hangs_is_no_part_of_it_though_no_sentence_has_ended(
    x: float, count: int
) -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "\u2022")
        page.text(72, 80, "Polisen går ronder på torget varje kväll under hela hösten och våren och")
        page.text(72, 93, "följer upp dem tillsammans med skolan, fritidsgården och alla boende i")
        page.text(x, 106, "Kommunens centrum, som har fått ny belysning och flera ordningsvakter,")
        page.text(x, 119, "som alla är ute.")

    document = read_pdf("punkt.pdf", drawn(draw))
    assert len(document.blocks) == count


def test_a_word_that_a_line_cuts_goes_on_in_a_paragraph_whatever_its_weight() -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "Kvällsronder med ordnings-", bold=True)
        page.text(60, 93, "vakterna på torget och i Lindparken varje kväll under hela hösten.")

    document = read_pdf("delat.pdf", drawn(draw))
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert document.text(block.all_words).startswith("Kvällsronder med ordningsvakterna på")


@pytest.mark.parametrize(("x", "count"), [(60.0, 1), (57.0, 2)])
def test_a_line_left_of_an_item_that_does_not_hang_is_no_part_of_it(x: float, count: int) -> None:
    """Its lines go on right below its mark, or left of it; farther left another paragraph begins."""

    def draw(page: Page) -> None:
        page.text(72, 80, "\u2022")
        page.text(84, 80, "Polisen går ronder på torget varje kväll under hela hösten och våren och")
        page.text(60, 93, "följer upp dem tillsammans med skolan, med fritidsgården och med alla boende.")
        page.text(x, 106, "Kommunens centrum har fått ny belysning och flera ordningsvakter.")

    document = read_pdf("punkt.pdf", drawn(draw))
    assert len(document.blocks) == count


def test_a_heading_at_the_margin_in_the_titles_size_is_no_more_of_the_centred_title() -> None:
    def draw(page: Page) -> None:
        page.canvas.setFont("Helvetica-Bold", 18)
        page.canvas.drawCentredString(300, page.height - 80, "Plan för Lindens kommun")
        page.canvas.drawString(60, page.height - 108, "Bakgrund")
        page.lines(60, 130, *(TEXT * 3))

    document = read_pdf("titel.pdf", drawn(draw))
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert document.text(block.words) == "Plan för Lindens kommun"
