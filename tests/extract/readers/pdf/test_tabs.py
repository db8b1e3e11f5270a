"""What stands behind a tab in a PDF, which holds none: it begins at a stop, and nothing is drawn before it."""

from __future__ import annotations

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Document, paragraphs_of
from tests.pdf_drawing import Page, drawn

LEFT = 90.0


def page_of(*rows: tuple[str, str, float], left: float = LEFT) -> Document:
    """A page with a line of text, and lines of which the second part begins so far right of the margin."""

    def draw(page: Page) -> None:
        page.text(left, 80, "Planen gäller i hela kommunen och följs upp av rådet varje år i mars.")
        for n, (label, value, indent) in enumerate(rows):
            page.text(left, 110 + 24 * n, label)
            page.text(left + indent, 110 + 24 * n, value)

    return read_pdf("tabb.pdf", drawn(draw))


def behind_tabs(document: Document) -> list[str]:
    return [word.text for word in document.words if word.after_tab]


def test_text_at_a_stop_stands_behind_a_tab_however_near_its_label_ends() -> None:
    document = page_of(("Löptid:", "Tillsvidare", 36.0), ("Sammankallande", "Samordnaren", 108.0))
    assert [document.text(block.words) for block in paragraphs_of(document.blocks)][1:] == [
        "Löptid: Tillsvidare",
        "Sammankallande Samordnaren",
    ]
    assert behind_tabs(document) == ["Tillsvidare", "Samordnaren"]


def test_stops_are_as_far_apart_as_programs_set_them() -> None:
    for stop in (36.0, 35.45, 65.2):
        assert behind_tabs(page_of(("Syfte", "Ljusare torg", 2 * stop))) == ["Ljusare"]


def test_text_stands_at_a_stop_within_a_rounding() -> None:
    assert behind_tabs(page_of(("Syfte", "Ljusare torg", 72.1))) == ["Ljusare"]
    assert behind_tabs(page_of(("Syfte", "Ljusare torg", 72.5))) == []


def test_only_the_first_stops_are_those_of_labels() -> None:
    assert behind_tabs(page_of(("Syfte", "Torg", 180.0))) == ["Torg"]
    assert behind_tabs(page_of(("Syfte", "Torg", 216.0))) == []


def test_a_page_that_draws_each_word_for_itself_shows_no_tabs() -> None:
    def draw(page: Page) -> None:
        for n in range(4):
            for indent, word in ((0.0, "Polisen"), (36.0, "rör"), (60.0, "sig"), (100.0, "ute")):
                page.text(LEFT + indent, 80 + 14 * n, word)

    assert behind_tabs(read_pdf("ord.pdf", drawn(draw))) == []
