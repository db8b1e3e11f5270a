"""What stands behind a tab in a PDF, which holds none: it begins at a stop, and nothing is drawn before it."""

from __future__ import annotations

from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Glyph, Style
from extract.readers.pdf.source.tabs import TAB, with_tabs
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


def lines_of(*runs: tuple[str, float]) -> list[Glyph]:
    """Lines from the margin at 50, letters five points wide; "|" is where another text begins, so far right of it."""
    style, made = Style(10.0, False, 0), []
    for row, (text, indent) in enumerate(runs):
        x, top = 50.0, 100.0 + 14 * row
        for letter in text:
            if letter == "|":
                x = 50.0 + indent
            else:
                made.append(Glyph(letter, x, top, x + 5.0, top + 10.0, style))
                x += 5.0
    return made


def tabs_in(*runs: tuple[str, float]) -> list[str]:
    """What stands on each line behind a tab."""
    text = "".join(text for text, _ in runs)
    marks = [place - nth for nth, place in enumerate(at for at, letter in enumerate(text) if letter == "|")]
    ends = [sum(len(text.replace("|", "")) for text, _ in runs[:n]) for n in range(len(runs) + 1)]
    made = with_tabs(lines_of(*runs), sorted({*ends[:-1], *marks}))
    return [part[:4] for part in "".join(glyph.text for glyph in made).split(TAB)[1:]]


def test_a_word_drawn_in_two_parts_is_whole_though_the_second_begins_at_a_stop_by_chance() -> None:
    plain = ("Parterna följer upp det varje år", 0.0)
    chance = ("Trygghetsvärda|r går ute här", 70.9)
    assert tabs_in(plain, plain, chance) == []


def test_a_label_that_ends_at_the_stop_where_other_lines_show_a_gap_has_a_tab_behind_it() -> None:
    plain = ("Parterna följer upp det varje år", 0.0)
    rows = (("Mål:|Ljus i parken varje kväll", 70.9), ("Sammankallande|Anna Ek på torg", 70.9))
    assert tabs_in(plain, plain, *rows) == ["Ljus", "Anna"]
