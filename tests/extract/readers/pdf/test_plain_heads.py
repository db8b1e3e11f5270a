"""Column headings that are not bold, stand in two rows, over a name, or over groups of columns."""

from __future__ import annotations

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

PLACES = (60.0, 170.0, 290.0, 400.0, 480.0)
ROWS = (
    ("Nattvandring", "Polisen går ronder.", "Fler är ute.", "Rektor", "Hösten"),
    ("Skolbesök", "Fältare besöker skolan.", "Färre skolkar.", "Väktare", "Våren"),
)


def read(draw: object) -> tuple[list[list[list[str]]], list[str]]:
    document = read_pdf("rubriker.pdf", drawn(draw))  # type: ignore[arg-type]
    assert_sound(document)
    found = [grid_texts(document, table) for table in tables(document)]
    return found, [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]


def cells(page: Page, y: float, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for x, text in zip(PLACES[-len(texts) :], texts, strict=True):
        page.text(x, y, text, bold=bold)


def body(page: Page, y: float) -> None:
    for number, row in enumerate(ROWS):
        cells(page, y + 24 * number, row)


def test_plain_headings_in_two_rows() -> None:
    def draw(page: Page) -> None:
        for x, text in zip(PLACES, ("Aktivitet", "Åtgärd", "Mål", "Genomförande"), strict=False):
            page.text(x, 80, text)
        cells(page, 100, ("Ansvarig", "När"))
        body(page, 124)

    found, text = read(draw)
    assert found[0][2:] == [list(row) for row in ROWS]
    assert found[0][1][-2:] == ["Ansvarig", "När"]
    assert not text


def test_one_text_in_a_second_line_is_no_row_of_headings() -> None:
    def draw(page: Page) -> None:
        page.text(60, 80, "Möte den 3 maj hölls i")
        page.text(60, 92, "skolans matsal och")
        page.text(60, 104, "var välbesökt.")

    assert read(draw)[0] == []


def test_a_rest_of_a_plain_heading_stands_below_it() -> None:
    def draw(page: Page) -> None:
        for x, text in zip(PLACES, ("Aktivitet", "Åtgärd", "Mål", "Ansvarig", "Tid-"), strict=True):
            page.text(x, 80, text)
        page.text(PLACES[-1], 92, "punkt")
        body(page, 112)

    found, _ = read(draw)
    assert found[0][0] == ["Aktivitet", "Åtgärd", "Mål", "Ansvarig", "Tidpunkt"]
    assert found[0][1:] == [list(row) for row in ROWS]


def test_a_name_right_below_headings_is_none_of_them() -> None:
    """Its first word had room beside the heading above it; one that had none goes on with it."""

    def draw(page: Page) -> None:
        cells(page, 80, ("Orsak", "Åtgärd", "Mål", "Ansvarig", "När"), bold=True)
        page.text(60, 92, "Trafik", bold=True)
        body(page, 104)

    found, _ = read(draw)
    assert found[0][0][0] == "Orsak"
    assert found[0][1][0] == "Trafik"


def test_a_long_heading_goes_on_below() -> None:
    def draw(page: Page) -> None:
        cells(page, 80, ("Bakomliggande skäl", "Åtgärd", "Mål", "Ansvarig", "När"), bold=True)
        page.text(60, 92, "Omfattning", bold=True)
        body(page, 110)

    assert read(draw)[0][0][0][0] == "Bakomliggande skäl Omfattning"
