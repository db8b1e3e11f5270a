"""Columns of print, their headings and what runs beside them: pages as programs set them, with the answer inline."""

from __future__ import annotations

import pytest

from extract.readers.pdf.print.regions import words_to_regions
from extract.readers.pdf.reader import read_pdf
from models.pages.document import Document, Paragraph
from tests.pdf_drawing import Page, drawn, furniture, tables, texts

BODY = "Kommunen och polisen har tagit fram planen tillsammans och följer upp den varje år i februari."


def document_of(*pages: object) -> Document:
    return read_pdf("plan.pdf", drawn(*pages))  # type: ignore[arg-type]


def headings(document: Document) -> list[str]:
    return [
        document.text(block.words)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.kind == "heading"
    ]


# -- small capitals -------------------------------------------------------------------------------


def small_capitals(page: Page, x: float, y: float, typed: str, shown: str, size: float, share: float) -> None:
    """Write `shown`, its letters that are small in `typed` in a smaller type."""
    for letter, drawn_as in zip(typed, shown, strict=True):
        own = size * share if letter.islower() else size
        page.text(x, y, drawn_as, own)
        x += page.canvas.stringWidth(drawn_as, "Helvetica", own)


@pytest.mark.parametrize(
    ("shown", "share", "found"),
    [
        ("NATTVANDRING VID ÖSTRA TORGET 2024", 0.8, "NATTVANDRING VID ÖSTRA TORGET 2024"),  # told as capitals
        ("NaTTvandring vid ösTra TorgeT 2024", 0.8, "Nattvandring vid Östra Torget 2024"),  # told as either
        ("NaTTvandring vid ösTra TorgeT 2024", 0.7, "Nattvandring vid Östra Torget 2024"),
    ],
)
def test_a_heading_in_small_capitals_is_as_large_as_its_large_ones(
    shown: str, share: float, found: str
) -> None:
    def draw(page: Page) -> None:
        small_capitals(page, 60, 60, "Nattvandring vid Östra Torget 2024", shown, 12.5, share)
        page.text(60, 80, BODY)

    assert headings(document_of(draw)) == [found]


@pytest.mark.parametrize("share", [0.65, 0.89])
def test_a_large_initial_or_a_mere_difference_is_no_small_capital(share: float) -> None:
    def draw(page: Page) -> None:
        small_capitals(page, 60, 60, "Nattvandring", "NaTTvandring", 10, share)

    assert texts(document_of(draw)) == ["NaTTvandring"]


def test_text_below_a_heading_in_small_capitals_is_none_of_it_though_it_has_their_size() -> None:
    def draw(page: Page) -> None:
        small_capitals(page, 60, 60, "Ronder", "RoNDeR", 12.5, 0.8)
        page.text(60, 76, "Mål: Färre brott och fler vuxna på torget varje kväll hela året om.")

    assert headings(document_of(draw)) == ["Ronder"]


# -- columns of print -----------------------------------------------------------------------------

FIELDS = ("Mål: Färre brott vid torget", "Syfte: Att nå alla", "Tid: Hela hösten", "Ansvarig: Rektor")


def fields(page: Page, x: float, y: float, *names: str, step: float = 19) -> None:
    """Headings in bold with four short fields below each, a gap between all."""
    for name in names:
        page.text(x, y, name, 11.2, bold=True)
        for text in FIELDS:
            y += step
            page.text(x, y, text)
        y += 1.4 * step


def test_fields_in_two_columns_of_short_paragraphs_are_no_rows() -> None:
    def draw(page: Page) -> None:
        fields(page, 60, 80, "Ronder", "Trygghetsvandring")
        fields(page, 320, 87, "Belysning", "Klottersanering")

    document = document_of(draw)
    assert tables(document) == []
    assert headings(document) == ["Ronder", "Trygghetsvandring", "Belysning", "Klottersanering"]


def test_labelled_lines_on_both_sides_are_print_though_they_stand_level() -> None:
    def draw(page: Page) -> None:
        fields(page, 60, 80, "Ronder")
        fields(page, 320, 80, "Belysning")

    assert texts(document_of(draw)) == ["Ronder", *FIELDS, "Belysning", *FIELDS]


def test_rows_that_begin_together_stay_rows() -> None:
    def draw(page: Page) -> None:
        for n, label in enumerate(("Syftet med arbetet här", "Löptid för hela planen", "Vem som leder det")):
            page.lines(60, 80 + 50 * n, label)
            page.lines(320, 80 + 50 * n, "Alla ska kunna gå hem och", "ingen ska behöva ta en omväg.")

    document = document_of(draw)
    found = texts(document)
    assert found.index("Löptid för hela planen") > found.index(found[1])
    assert "Löptid för hela planen" not in found[1]


def test_numbers_that_go_on_in_the_right_column_show_print() -> None:
    def side(page: Page, x: float, *titles: str) -> None:
        for n, title in enumerate(titles):
            page.text(x, 80 + 40 * n, title, bold=True)
            page.text(x, 94 + 40 * n, "Läget gicks igenom.")

    def draw(page: Page) -> None:
        side(page, 60, "§ 1 Mötets öppnande", "§ 2 Läget just nu")
        side(page, 320, "§ 3 Skolornas rapport", "§ 4 Mötets slut")

    found = [text for text in texts(document_of(draw)) if text.startswith("§")]
    assert found == ["§ 1 Mötets öppnande", "§ 2 Läget just nu", "§ 3 Skolornas rapport", "§ 4 Mötets slut"]


def test_a_few_lines_that_end_two_columns_on_the_next_page_are_print() -> None:
    def first(page: Page) -> None:
        fields(page, 60, 80, "Ronder", "Trygghetsvandring")
        fields(page, 320, 87, "Belysning", "Klottersanering")

    def second(page: Page) -> None:
        page.text(60, 80, "Tid: Mars 2024")
        page.text(60, 99, "Ansvarig: Rektor")
        page.text(320, 80, "Kostnad: Ingen alls")
        page.text(320, 99, "Uppföljning: Antal möten")

    assert texts(document_of(first, second))[-4:] == [
        "Tid: Mars 2024",
        "Ansvarig: Rektor",
        "Kostnad: Ingen alls",
        "Uppföljning: Antal möten",
    ]


@pytest.mark.parametrize(("end", "joined"), [("", True), (".", False), (":", False), ("?", False)])
def test_the_right_column_goes_on_with_what_no_sign_ends(end: str, joined: bool) -> None:
    line = "vi går vår runda vid ån och torget varje kväll"

    def draw(page: Page) -> None:
        for number in range(8):
            page.text(60, 100 + 14 * number, line + (end if number == 7 else ""))
            page.text(320, 105 + 14 * number, line)

    side = " ".join([line] * 8)
    wanted = [f"{side} {side}"] if joined else [side + end, side]
    assert texts(document_of(draw)) == wanted


def test_contents_in_a_column_leave_the_column_beside_them() -> None:
    def draw(page: Page) -> None:
        page.lines(60, 80, "Innehåll", "Ronder . . . . . . . . . . 1", "Belysning . . . . . . . . 2")
        page.lines(320, 80, "Här börjar texten om ronder", "som går varje kväll på torget", "och vid skolan.")

    document = document_of(draw)
    assert [text for role, text in furniture(document) if role == "toc"] == [
        "Innehåll",
        "Ronder . . . . . . . . . . 1",
        "Belysning . . . . . . . . 2",
    ]
    assert " ".join(texts(document)) == (
        "Här börjar texten om ronder som går varje kväll på torget och vid skolan."
    )


def test_no_words_make_no_regions() -> None:
    assert words_to_regions([], []) == []


# -- headings and lines ---------------------------------------------------------------------------


@pytest.mark.parametrize(("lines", "is_heading"), [(6, True), (7, False)])
def test_a_larger_heading_may_be_broken_often_in_a_narrow_column(lines: int, is_heading: bool) -> None:
    title = ["Vandring", *["i det långa"] * (lines - 1)]

    def draw(page: Page) -> None:
        y = page.lines(60, 80, *title, size=12)
        page.lines(60, y + 6, *[BODY] * 3)

    assert (" ".join(title) in headings(document_of(draw))) is is_heading


def test_a_bold_label_is_no_more_of_a_bold_title_that_is_half_a_point_larger() -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "Nattvandring vid torget och stationen i centrum", 12.5, bold=True)
        page.text(60, 95, "Tid för genomförande:", 12, bold=True)
        page.lines(60, 110, *[BODY] * 4)

    assert texts(document_of(draw))[:2] == [
        "Nattvandring vid torget och stationen i centrum",
        "Tid för genomförande:",
    ]


def test_a_raised_sign_stands_on_the_line_of_its_word() -> None:
    def draw(page: Page) -> None:
        page.lines(60, 80, "Antalet inbrott minskar med 30 och antalet bränder ska minska med 30", "procent.")
        width = page.canvas.stringWidth("procent.", "Helvetica", 10)
        page.text(60 + width, 87, "1", 6)
        page.lines(60, 110, *[BODY] * 2)

    assert texts(document_of(draw))[0].endswith("minska med 30 procent. 1")
