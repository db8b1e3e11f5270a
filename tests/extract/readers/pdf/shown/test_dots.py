"""Round dots before a line are its list mark; other circles are none."""

from __future__ import annotations

import pytest

from extract.readers.formats import read_document
from extract.readers.pdf.source.content import Glyph, Style
from extract.readers.pdf.source.shown.dots import MOST_DOTS, bullets, is_round
from models.pages.document import Paragraph
from models.pages.geometry import BBox
from tests.pdf_drawing import Page, drawn


def kinds(x: float, radius: float, *, before: str = "", filled: bool = True) -> list[tuple[str, str]]:
    """What is read where a dot with its middle at `x` stands on the line of "Skyltar", which begins at 100."""

    def draw(page: Page) -> None:
        page.text(70, 80, "Insatser:")
        page.text(70, 100, before)
        page.text(100, 100, "Skyltar vid badet")
        page.canvas.circle(x, page.height - 97, radius, stroke=0 if filled else 1, fill=int(filled))

    _, document = read_document("dots.pdf", drawn(draw))
    return [
        (block.kind, document.text(block.words)) for block in document.blocks if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("x", "radius", "filled"), [(92, 1.5, True), (92, 1.5, False), (92, 3.4, True), (92, 0.8, True), (77, 1.5, True)]
)  # fmt: skip
def test_a_dot_before_a_line_marks_an_item(x: float, radius: float, filled: bool) -> None:
    assert kinds(x, radius, filled=filled)[1] == ("item", "Skyltar vid badet")


@pytest.mark.parametrize(("x", "radius"), [(92, 3.6), (92, 0.7), (72, 1.5), (300, 1.5)])
def test_larger_smaller_and_farther_circles_do_not(x: float, radius: float) -> None:
    assert kinds(x, radius)[1] == ("paragraph", "Skyltar vid badet")


def test_a_dot_within_a_line_is_none() -> None:
    assert "item" not in dict(kinds(95, 1.5, before="Två"))


@pytest.mark.parametrize(("count", "marked"), [(MOST_DOTS, True), (MOST_DOTS + 1, False)])
def test_very_many_dots_are_a_drawing(count: int, marked: bool) -> None:
    letter = Glyph("S", 100, 90, 106, 100, Style(10.0, False, 0))
    dots = [BBox(88, 93, 91, 96), *[BBox(300, 500, 303, 503)] * (count - 1)]
    assert [one.x0 for one in bullets(dots, [letter])] == [88.0] * marked


@pytest.mark.parametrize(("wide", "found"), [(3.4, True), (3.6, False), (2.6, True), (2.5, False)])
def test_a_dot_is_nearly_as_wide_as_it_is_high(wide: float, found: bool) -> None:
    assert is_round(BBox(0, 0, wide, 3)) is found
    assert not is_round(BBox(0, 0, 0, 0))
    assert is_round(BBox(0, 0, 99, 99)) and not is_round(BBox(0, 0, 100, 100))


@pytest.mark.parametrize(("x", "is_item"), [(92.0, True), (89.2, True), (88.8, False)])
def test_a_dot_above_another_needs_little_room_before_it(x: float, is_item: bool) -> None:
    """What stands close before it is the number of another column, which ends at 84.5."""

    def draw(page: Page) -> None:
        page.text(70, 80, "Insatser:")
        for y, before in ((100, "A1"), (114, "")):
            page.text(84.5 - page.canvas.stringWidth(before, "Helvetica", 10), y, before)
            page.text(100, y, "Skyltar vid badet")
            page.canvas.circle(x, page.height - y + 3, 1.5, stroke=0, fill=1)

    _, document = read_document("dots.pdf", drawn(draw))
    marks = sum(word.text == "•" for word in document.words)
    assert marks == (2 if is_item else 1)
