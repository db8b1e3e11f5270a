"""PDFs read as blocks: headings, paragraphs, lists, columns, furniture, turned pages."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, landscape

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Document
from models.pages.document import Paragraph as ReadParagraph
from tests.pdf_drawing import (
    HEIGHT,
    WIDTH,
    Page,
    assert_sound,
    drawn,
    furniture,
    grid_texts,
    tables,
    texts,
    words_of,
)

LINES = (
    "Parterna i Kvarnby träffas varje månad och går igenom vad som har hänt i",
    "området sedan sist, vad som är på gång och vem som gör vad till nästa gång",
    "alla ses.",
)
LONG = " ".join(LINES)


def changed(data: bytes, change: Callable[[pypdfium2.PdfPage], None]) -> bytes:
    """The PDF in `data` after `change` was made to its first page."""
    pdf = pypdfium2.PdfDocument(data)
    change(pdf[0])
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def kinds(document: Document) -> list[tuple[str, str]]:
    return [
        (block.kind, document.text(block.words))
        for block in document.blocks
        if isinstance(block, ReadParagraph)
    ]


def test_words_know_their_page_place_and_weight() -> None:
    def draw(page: Page) -> None:
        page.text(100, 200, "Mål:", 12, bold=True)
        page.text(130, 200, "lugn", 12)

    document = read_pdf("ord.pdf", drawn(lambda page: None, draw))
    label, value = document.words
    assert (label.text, label.page, label.bold, value.bold) == ("Mål:", 2, True, False)
    (box,) = label.boxes
    assert (
        abs(box.x0 - 100) < 0.2
        and box.top < 200 < box.bottom
        and box.bottom - box.top == pytest.approx(12, abs=0.2)
    )
    assert label.ref == value.ref == "page 2 paragraph 1"
    assert [(note.code, "Page 1" in note.message) for note in document.notes] == [("page-without-text", True)]
    assert [(page.number, page.width, page.height) for page in document.pages] == [
        (number, round(WIDTH, 1), round(HEIGHT, 1)) for number in (1, 2)
    ]


def test_headings_by_size_and_weight_and_their_levels() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "Åtgärdsplan för Kvarnby", 20, bold=True)
        page.text(60, 100, "1.2 Unga i Lindparken", 14, bold=True)
        y = page.lines(60, 130, *LINES)
        page.text(60, y + 14, "Vandringar", bold=True)
        y = page.lines(60, y + 28, *LINES)
        page.text(
            60,
            y + 12,
            "Det här är en hel mening i fetstil som ingen ska ta för en rubrik eftersom den",
            bold=True,
        )
        page.text(60, y + 24, "fortsätter över två rader och slutar med punkt.", bold=True)

    document = read_pdf("rubrik.pdf", drawn(draw))
    headings = [
        block for block in document.blocks if isinstance(block, ReadParagraph) and block.kind == "heading"
    ]
    assert [(document.text(h.words), h.level, h.number) for h in headings] == [
        ("Åtgärdsplan för Kvarnby", 1, None),
        ("Unga i Lindparken", 2, "1.2"),
        ("Vandringar", 3, None),
    ]
    assert kinds(document)[2] == ("paragraph", LONG)
    assert headings[1].mark and document.text(headings[1].mark) == "1.2"


def test_lines_are_paragraphs_by_space_and_by_room_left() -> None:
    def draw(page: Page) -> None:
        y = page.lines(60, 60, *LINES)
        y = page.lines(60, y + 8, *LINES)
        page.lines(60, y, "Polisen leder mötet.", "Skolan är värd.")

    assert texts(read_pdf("stycken.pdf", drawn(draw))) == [
        LONG,
        LONG,
        "Polisen leder mötet.",
        "Skolan är värd.",
    ]


def test_lists_with_marks_depths_and_hanging_lines() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "Vi gör:")
        page.text(70, 80, "1.")
        y = page.lines(90, 80, f"Först {LINES[0]}", *LINES[1:])
        for mark, text in (("•", "Under ett"), ("•", "Under två")):
            page.text(100, y, mark)
            y = page.lines(120, y, text)
        page.text(70, y, "2.")
        page.text(90, y, "Sist")

    document = read_pdf("lista.pdf", drawn(draw))
    assert_sound(document)
    items = [block for block in document.blocks if isinstance(block, ReadParagraph) and block.kind == "item"]
    assert [(item.number, item.level, document.text(item.words)) for item in items] == [
        ("1", 0, f"Först {LONG}"),
        (None, 1, "Under ett"),
        (None, 1, "Under två"),
        ("2", 0, "Sist"),
    ]
    assert all(item.mark for item in items)


def test_a_dash_or_a_number_in_running_text_marks_nothing() -> None:
    def draw(page: Page) -> None:
        page.lines(
            60,
            60,
            "Samarbetet mellan skolan i Kvarnby och polisen i Lindö har pågått sedan hösten",
            "– och fler vill vara med, till exempel de",
        )
        page.lines(60, 84, "12 föreningar som finns i området.")

    document = read_pdf("tankstreck.pdf", drawn(draw))
    assert {kind for kind, _ in kinds(document)} == {"paragraph"}


def test_columns_are_read_one_after_the_other() -> None:
    def draw(page: Page) -> None:
        page.text(60, 50, "Rubrik över båda spalterna i Lindö", 16, bold=True)
        left = [f"vänster rad {n} går vidare hela vägen till kanten" for n in range(8)]
        right = [f"höger rad {n} går vidare hela vägen till kanten" for n in range(6)]
        page.lines(60, 90, *left)
        page.lines(320, 90, *right)
        page.lines(60, 220, *LINES)

    read = texts(read_pdf("spalter.pdf", drawn(draw)))
    assert read[0].startswith("Rubrik") and read[-1] == LONG
    flowing = " ".join(read[1:-1])
    assert [
        flowing.index(f"{side} rad {n}")
        for side, n in (("vänster", 0), ("vänster", 7), ("höger", 0), ("höger", 5))
    ] == sorted(
        flowing.index(f"{side} rad {n}")
        for side, n in (("vänster", 0), ("vänster", 7), ("höger", 0), ("höger", 5))
    )


def test_running_lines_page_numbers_and_contents_are_furniture() -> None:
    def front(page: Page) -> None:
        page.text(60, 30, "Lindö stad")
        page.text(60, 100, "Innehåll", 16, bold=True)
        for n, heading in enumerate(("Bakgrund", "Åtgärder")):
            page.text(60, 130 + 14 * n, f"{heading} {'.' * 60} {n + 2}")
        page.text(280, 810, "1 (3)")

    def later(number: int) -> object:
        def draw(page: Page) -> None:
            page.text(60, 30, "Lindö stad")
            page.lines(60, 100, *LINES)
            page.text(280, 810, f"{number} (3)")

        return draw

    document = read_pdf("sidfot.pdf", drawn(front, later(2), later(3)))  # type: ignore[arg-type]
    assert_sound(document)
    assert texts(document) == [LONG, LONG]
    roles = [role for role, _ in furniture(document)]
    assert [roles.count(role) for role in ("running_head", "toc", "page_number")] == [3, 3, 3]


def test_a_letterhead_drawn_as_a_table_is_furniture() -> None:
    def numbered(number: int) -> Callable[[Page], None]:
        def draw(page: Page) -> None:
            for x0, x1, text in ((60, 300, "Lindö stad"), (300, 500, f"Sida {number} (3)")):
                page.box(x0, 30, x1, 55)
                page.text(x0 + 5, 45, text)
            page.lines(60, 100, *LINES)

        return draw

    document = read_pdf("brevhuvud.pdf", drawn(*(numbered(n) for n in (1, 2, 3))))
    assert_sound(document)
    assert tables(document) == [] and texts(document) == [LONG] * 3
    assert furniture(document).count(("running_head", "Lindö stad")) == 3


def test_pages_that_hold_nothing_but_the_same_text_keep_it() -> None:
    def draw(page: Page) -> None:
        page.text(60, 40, "Mall för plan")

    document = read_pdf("mall.pdf", drawn(draw, draw, draw))
    assert texts(document) == ["Mall för plan"] * 3 and furniture(document) == []


def test_lines_in_capitals_and_sections_are_headings() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "VANDRINGAR I KVARNBY")
        y = page.lines(60, 74, *LINES)
        page.text(60, y + 14, "§ 4 Nästa möte")
        page.lines(60, y + 28, *LINES)

    read = read_pdf("versal.pdf", drawn(draw))
    assert kinds(read) == [
        ("heading", "VANDRINGAR I KVARNBY"),
        ("paragraph", LONG),
        ("heading", "Nästa möte"),
        ("paragraph", LONG),
    ]


@pytest.mark.parametrize(("size", "above", "is_heading"), [(9, 12, True), (9, 2, False), (7, 12, False)])
def test_capitals_in_smaller_type_head_what_stands_below_white(
    size: float, above: float, is_heading: bool
) -> None:
    """Capitals look larger than they are; small ones close to text may be anything."""

    def draw(page: Page) -> None:
        y = page.lines(60, 74, *LINES)
        page.text(60, y + above - 3, "VANDRINGAR I KVARNBY", size=size)
        page.lines(60, y + above + 9, *LINES)

    assert (("heading", "VANDRINGAR I KVARNBY") in kinds(read_pdf("versal.pdf", drawn(draw)))) == is_heading


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    def draw(page: Page) -> None:
        page.text(100, 200, "Åtgärdsplan")

    upright = read_pdf("rak.pdf", drawn(draw))
    for rotate in (90, 180, 270):
        document = read_pdf(
            "vriden.pdf", changed(drawn(draw), lambda page, rotate=rotate: page.set_rotation(rotate))
        )
        (word,) = document.words
        assert word.text == "Åtgärdsplan"
        page = document.pages[0]
        shown = (round(WIDTH, 1), round(HEIGHT, 1)) if rotate == 180 else (round(HEIGHT, 1), round(WIDTH, 1))
        assert (page.width, page.height) == shown
        box, old = word.boxes[0], upright.words[0].boxes[0]
        sides = (old.width, old.height) if rotate == 180 else (old.height, old.width)
        assert (box.width, box.height) == pytest.approx(sides, abs=0.2)
        assert 0 <= box.x0 <= box.x1 <= page.width and 0 <= box.top <= box.bottom <= page.height


def test_a_table_drawn_sideways_on_an_upright_page_is_a_table() -> None:
    def draw(page: Page) -> None:
        page.canvas.translate(0, page.height)
        page.canvas.rotate(-90)
        sideways = Page(page.canvas, 0)
        for x in (60, 160, 400):
            sideways.rule(x, -200, x, -140)
        for y in (-200, -170, -140):
            sideways.rule(60, y, 400, y)
        for y, label, value in ((-180, "Mål", "Lugna gator"), (-150, "Syfte", "Trygga torg")):
            sideways.text(65, y, label)
            sideways.text(165, y, value)

    document = read_pdf("liggande.pdf", drawn(draw))
    (table,) = tables(document)
    assert grid_texts(document, table) == [["Mål", "Lugna gator"], ["Syfte", "Trygga torg"]]
    assert document.words[1].boxes[0].height > document.words[1].boxes[0].width


def test_boxes_count_from_the_corner_that_is_shown() -> None:
    def draw(page: Page) -> None:
        page.text(100, 200, "Mål")

    def crop(page: pypdfium2.PdfPage) -> None:
        page.set_mediabox(50, 100, WIDTH, HEIGHT)
        page.set_cropbox(60, 110, WIDTH - 10, HEIGHT - 20)

    (word,) = read_pdf("beskuren.pdf", changed(drawn(draw), crop)).words
    assert word.boxes[0].x0 == pytest.approx(40, abs=0.3)
    assert word.boxes[0].bottom == pytest.approx(182, abs=1.5)


def test_what_lies_outside_of_the_page_is_hidden() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "Synligt")
        page.text(60, -40, "Osynligt")
        page.text(2000, 60, "Utanför")

    words = read_pdf("utanfor.pdf", drawn(draw)).words
    assert [(word.text, word.standing) for word in words] == [
        ("Synligt", "in_force"),
        ("Osynligt", "hidden"),
        ("Utanför", "hidden"),
    ]


def test_text_printed_twice_is_one_bold_word() -> None:
    def draw(page: Page) -> None:
        for shift in (0, 0.3):
            page.text(60 + shift, 60, "Trygghet")
        page.text(60, 90, "Trygghet")

    document = read_pdf("dubbel.pdf", drawn(draw))
    assert [(word.text, word.bold) for word in document.words] == [("Trygghet", True), ("Trygghet", False)]


@pytest.mark.parametrize("spacing", [1.0, 2.0, 3.5])
def test_letter_spacing_breaks_no_word(spacing: float) -> None:
    def draw(page: Page) -> None:
        page.canvas.setFont("Helvetica", 10)
        text = page.canvas.beginText(60, page.height - 60)
        text.setCharSpace(spacing)
        text.textOut("ÅTGÄRDSPLAN FÖR KVARNBY")
        page.canvas.drawText(text)

    assert [word.text for word in read_pdf("glesad.pdf", drawn(draw)).words] == [
        "ÅTGÄRDSPLAN",
        "FÖR",
        "KVARNBY",
    ]


def test_small_caps_are_one_word() -> None:
    def draw(page: Page) -> None:
        page.text(60, 60, "S", 14)
        page.text(60 + page.canvas.stringWidth("S", "Helvetica", 14), 60, "YFTE", 11)
        page.text(120, 60, "kort", 11)

    assert [word.text for word in read_pdf("kapitaler.pdf", drawn(draw)).words] == ["SYFTE", "kort"]


def test_letters_drawn_out_of_order_make_words() -> None:
    word = "Samverkan"

    def draw(page: Page) -> None:
        places = [page.canvas.stringWidth(word[:n], "Helvetica", 10) for n in range(len(word))]
        letters = list(zip(word, places, strict=True))
        random.Random(3).shuffle(letters)
        for letter, place in letters:
            page.text(60 + place, 60, letter)

    assert [found.text for found in read_pdf("bokstav.pdf", drawn(draw)).words] == [word]


def test_lines_rise_and_pages_follow() -> None:
    def draw(page: Page) -> None:
        page.lines(60, 60, *LINES)

    document = read_pdf("rader.pdf", drawn(draw, draw))
    assert_sound(document)
    assert len({word.line for word in document.words}) == 6
    assert [word.page for word in document.words] == sorted(word.page or 0 for word in document.words)


def test_a_landscape_page_is_as_wide_as_it_is_shown() -> None:
    document = read_pdf(
        "liggande.pdf", drawn(lambda page: page.text(700, 60, "Längst bort"), size=landscape(A4))
    )
    assert document.pages[0].width > document.pages[0].height
    assert document.words[0].boxes[0].x0 > 690


@given(
    st.lists(
        st.tuples(
            st.integers(20, 500),
            st.integers(20, 820),
            st.sampled_from(["Mål", "och", "Kvarnby", "2021", "•", "-"]),
        ),
        min_size=1,
        max_size=40,
        unique_by=lambda entry: (entry[0] // 60, entry[1] // 14),
    )
)
def test_every_word_is_read_once_wherever_it_stands(placed: list[tuple[int, int, str]]) -> None:
    def draw(page: Page) -> None:
        for x, y, text in placed:
            page.text(x // 60 * 60, y // 14 * 14, text)

    document = read_pdf("spridd.pdf", drawn(draw))
    assert_sound(document)
    expected = words_of(read_pdf("spridd.pdf", drawn(draw)))
    assert words_of(document) == expected
    assert sum(expected.values()) == len(placed)
