"""What sets text apart in a PDF: weight beside the document's usual face, slant, colour."""

from __future__ import annotations

import pytest

from extract.readers.formats import read_document
from extract.readers.pdf.lines import make_line
from extract.readers.pdf.paragraphs import DraftParagraph
from extract.readers.pdf.print.looks import UsualLook, look_of, weigh
from extract.readers.pdf.print.pages import PageDraft
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from extract.readers.pdf.source.type.faces import is_italic, weight_of
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, drawn

SENTENCE = "Vandringen går genom Lindparken och slutar vid torget där alla samlas."


def headings(data: bytes) -> list[tuple[str, int | None]]:
    document = read_pdf("utseende.pdf", data)
    return [
        (document.text(block.words), block.level)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.kind == "heading"
    ]


@pytest.mark.parametrize(
    ("name", "weight", "expected"),
    [
        ("BAAAAA+NotoSerif-Regular", 704, 400),  # the number is counted from sturdy stems
        ("NotoSerif-Bold", 892, 700),
        ("Frutiger-Black", 400, 900),
        ("F17", 700, 700),  # the name tells nothing
        ("F17", 0, 400),
        ("Gill-SemiBold", 400, 600),
        ("Lato-Light", 700, 300),
        ("Inter-ExtraLight", 400, 300),
        ("NotoSans-DemiLight", 400, 300),
        ("SegoeUI-Light,Bold", 400, 700),  # so Word names a light face that it thickens
    ],
)
def test_a_font_that_names_its_weight_has_it(name: str, weight: int, expected: int) -> None:
    assert weight_of(name, weight) == expected


def test_a_font_says_that_it_leans() -> None:
    assert is_italic("Liberation-Sans-Italic")
    assert is_italic("Arial-BoldOblique")
    assert not is_italic("Garamond-Regular")


def styled(
    page: Page, y: float, text: str, font: str, colour: tuple[float, float, float] = (0, 0, 0)
) -> float:
    page.canvas.setFillColorRGB(*colour)
    page.canvas.setFont(font, 10)
    page.canvas.drawString(60, page.height - y, text)
    page.canvas.setFillColorRGB(0, 0, 0)
    return y + 18


def plan(font: str, usual: str = "Helvetica", colour: tuple[float, float, float] = (0, 0, 0)) -> bytes:
    def draw(page: Page) -> None:
        y = 80.0
        for name in ("Kvällsvandring", "Larm och rutiner"):
            y = styled(page, y, name, font, colour)
            y = styled(page, y, SENTENCE, usual)
            y = styled(page, y, SENTENCE, usual)

    return drawn(draw)


EXPECTED = [("Kvällsvandring", 1), ("Larm och rutiner", 1)]


def test_a_line_in_italics_above_text_is_a_heading() -> None:
    assert headings(plan("Helvetica-Oblique")) == EXPECTED


def test_names_in_italics_over_tables_are_headings_though_little_else_stands_outside_of_them() -> None:
    """Two such lines follow each other but for a table: neither is stressed text, nor are they the usual slant."""

    def draw(page: Page) -> None:
        page.text(60, 60, "Planen gäller.")
        for n, name in enumerate(("Kvällsvandring på alla torg", "Larm och rutiner på skolorna")):
            styled(page, 90 + 120 * n, name, "Helvetica-Oblique")
            for top in (100 + 120 * n, 120 + 120 * n, 140 + 120 * n):
                page.box(60, top, 180, top + 20)
                page.box(180, top, 400, top + 20)
                page.text(64, top + 14, "Ansvarig")
                page.text(184, top + 14, SENTENCE[:40])

    assert headings(drawn(draw)) == [("Kvällsvandring på alla torg", 1), ("Larm och rutiner på skolorna", 1)]


@pytest.mark.parametrize(
    ("second", "step", "told"),
    [
        ("2022", 1.6, "Trygghetsplan för Luleå 2022"),
        ("och Boden", 1.6, "Trygghetsplan för Luleå och Boden"),
        ("2022", 1.8, "Trygghetsplan för Luleå"),
        ("Antagen", 1.6, "Trygghetsplan för Luleå"),
    ],
)
def test_a_title_goes_on_though_its_lines_stand_farther_apart_than_those_of_the_text(
    second: str, step: float, told: str
) -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "Trygghetsplan för Luleå", 20, bold=True)
        page.text(60, 80 + step * 20, second, 20, bold=True)
        page.lines(60, 160, SENTENCE, SENTENCE)

    assert headings(drawn(draw))[0][0] == told


def test_a_line_in_colour_above_text_is_a_heading_and_one_in_grey_is_none() -> None:
    assert headings(plan("Helvetica", colour=(0.5, 0.3, 0))) == EXPECTED
    assert headings(plan("Helvetica", colour=(0.4, 0.4, 0.4))) == []


def test_where_all_is_bold_bold_is_no_heading() -> None:
    assert headings(plan("Helvetica-Bold", "Helvetica-Bold")) == []
    assert headings(plan("Helvetica-Bold", "Helvetica")) == EXPECTED


@pytest.mark.parametrize(("size", "told"), [(14, True), (10, False)])
def test_large_headings_do_not_make_bold_usual(size: int, told: bool) -> None:
    """Of all letters 71 in a hundred are bold, of those in the usual size half; a title as small as these counts."""

    def draw(page: Page) -> None:
        page.text(
            60, 80, "Sagobys kommun och polisens plan för alla torg, gator och parker här", size, bold=True
        )
        for n in range(2):
            page.text(60, 120 + 50 * n, "Kvällsvandring på torget", bold=True)
            page.text(60, 140 + 50 * n, "Vi går ut på torget ofta.")

    _, document = read_document("bold.pdf", drawn(draw))
    bold = [
        block.bold
        for block in document.blocks
        if isinstance(block, Paragraph) and document.text(block.all_words).startswith("Kväll")
    ]
    assert bold == [told, told]


def test_a_change_of_slant_begins_a_paragraph() -> None:
    def draw(page: Page) -> None:
        for n, (text, font) in enumerate(
            [("Alva Diktsson", "Helvetica"), ("Rektor", "Helvetica-Oblique"), ("Bo Myt", "Helvetica")]
        ):
            styled(page, 80 + 12 * n, text, font)

    _, document = read_document("slant.pdf", drawn(draw))
    assert len(document.blocks) == 3


def test_where_all_leans_italics_are_no_heading() -> None:
    assert headings(plan("Helvetica-Oblique", "Helvetica-Oblique")) == []


@pytest.mark.parametrize(
    ("ink", "traits"),
    [
        (0xE0E0E0, {"colour"}),  # white, which shows on a dark ground alone
        (0xDFE0E0, set()),  # grey
        (0xC00000, {"colour"}),
        (0x000000, set()),
    ],
)
def test_ink_is_a_colour_or_so_light_that_it_stands_on_a_dark_ground(ink: int, traits: set[str]) -> None:
    words = [Printed("Mål", 60, 90, 80, 100, Style(10.0, False, 0, ink=ink))]
    assert look_of(DraftParagraph([make_line(words)]), UsualLook()).traits == traits


@pytest.mark.parametrize(("heavy", "bold"), [(7, False), (6, True)])
def test_a_weight_is_the_usual_one_from_a_share_of_the_letters_on(heavy: int, bold: bool) -> None:
    styles = [Style(10.0, True, 0, weight=700)] * heavy + [Style(10.0, False, 0)] * (10 - heavy)
    words = [Printed("å", 50, 20 * at, 55, 20 * at + 10, style) for at, style in enumerate(styles)]
    weigh([PageDraft(1, 595, 842, 0, [], words, [], False)])
    assert words[0].bold is bold


@pytest.mark.parametrize(
    ("light", "heaviest", "bold"),
    [(7, 400, True), (6, 400, False), (7, 700, False)],  # where bold is used, too, regular is none
)
def test_regular_is_bold_beside_a_usual_face_that_is_light(light: int, heaviest: int, bold: bool) -> None:
    weights = [400, heaviest, *[300] * light, *[400] * (8 - light)]
    words = [
        Printed("å", 50, 20 * at, 55, 20 * at + 10, Style(10.0, weight >= 600, 0, weight=weight))
        for at, weight in enumerate(weights)
    ]
    weigh([PageDraft(1, 595, 842, 0, [], words, [], False)])
    assert words[0].bold is bold
    assert not words[2].bold
