"""Page breaks in drawn PDFs: spans that are cut, columns that become finer, feet at the table, long leaders."""

from __future__ import annotations

import pytest

from extract.join.pages import join_document
from extract.readers.pdf.reader import read_pdf
from extract.restore.text import join_by_text
from models.pages.document import Document, Table
from rules.pack import load_rules
from tests.pdf_drawing import Page, assert_sound, drawn, furniture, grid_texts, tables, texts

RULES = load_rules()
XS = (60.0, 160.0, 260.0, 400.0)
LONG = "arbetet i området fortsätter"


def joined(*pages: object) -> Document:
    document = join_document(read_pdf("brott.pdf", drawn(*pages)), RULES, join_by_text)  # type: ignore[arg-type]
    assert_sound(document)
    return document


def grid(page: Page, ys: tuple[float, ...], *, first: int = 0) -> None:
    """Rules of a grid, the columns before `first` without rules between the rows."""
    for x in XS:
        page.rule(x, ys[0], x, ys[-1])
    for n, y in enumerate(ys):
        page.rule(XS[0] if n in (0, len(ys) - 1) else XS[first], y, XS[-1], y)


def spans(table: Table) -> list[list[tuple[str, int]]]:
    return [[(str(cell.column), cell.row_span) for cell in row.cells] for row in table.rows]


def test_a_cell_that_spans_on_below_the_break_spans_as_far_in_the_whole() -> None:
    def first(page: Page) -> None:
        grid(page, (60, 80, 800))
        for x, text in zip(XS, ("Område", "Aktivitet", "Åtgärd"), strict=False):
            page.text(x + 4, 74, text, bold=True)
        for x, text in zip(XS, ("Skolmiljö", "Rastvärdar"), strict=False):
            page.text(x + 4, 95, text)
        page.lines(XS[2] + 4, 95, *[LONG] * 59)

    def second(page: Page) -> None:
        grid(page, (60, 100, 140), first=1)
        page.lines(XS[2] + 4, 75, LONG, "under hösten.")
        page.text(XS[1] + 4, 115, "Föräldramöten")
        page.text(XS[2] + 4, 115, "Möten hålls varje termin.")

    document = joined(first, second)
    (table,) = tables(document)
    rows = grid_texts(document, table)
    assert [row[-2] for row in rows] == ["Aktivitet", "Rastvärdar", "Föräldramöten"]
    assert rows[1][-1].endswith("under hösten.")
    assert spans(table)[1][0] == ("0", 2)


def test_rows_whose_columns_are_finer_go_on_below_the_break() -> None:
    def first(page: Page) -> None:
        for x in (60, 260, 500):
            page.rule(x, 740, x, 780)
        for y in (740, 760, 780):
            page.rule(60, y, 500, y)
        for n, (label, value) in enumerate((("Syfte", "Tryggare kvällar."), ("Löptid", "Tillsvidare"))):
            page.text(64, 754 + 20 * n, label, bold=True)
            page.text(264, 754 + 20 * n, value)

    def second(page: Page) -> None:
        for x in (60, 150, 260, 500):
            page.rule(x, 60, x, 100)
        for y in (60, 100):
            page.rule(60, y, 500, y)
        page.rule(150, 80, 500, 80)
        page.text(64, 74, "Polisen", bold=True)
        for n, (label, value) in enumerate((("Kontakt", "Områdespolis"), ("Åtagande", "Gå ronden."))):
            page.text(154, 74 + 20 * n, label)
            page.text(264, 74 + 20 * n, value)

    document = joined(first, second)
    (table,) = tables(document)
    assert table.columns == 3
    assert grid_texts(document, table) == [
        ["Syfte", "Tryggare kvällar."],
        ["Löptid", "Tillsvidare"],
        ["Polisen", "Kontakt", "Områdespolis"],
        ["Åtagande", "Gå ronden."],
    ]


def test_a_foot_that_the_table_reaches_is_a_foot() -> None:
    def page_of(number: int) -> object:
        def draw(page: Page) -> None:
            grid(page, (60, 100, 795 if number in (1, 2) else 140))
            for n, x in enumerate(XS[:3]):
                page.text(x + 4, 75, f"Ord{number}{n}")
                page.text(x + 4, 115, f"Rad{number}{n}")
            page.text(60, 806, f"Sida {number}")

        return draw

    document = read_pdf("fot.pdf", drawn(*(page_of(n) for n in (1, 2, 3, 4))))  # type: ignore[misc]
    assert [text for role, text in furniture(document) if role == "page_number"] == [
        f"Sida {number}" for number in (1, 2, 3, 4)
    ]


def test_leaders_may_be_long() -> None:
    def draw(page: Page) -> None:
        page.text(40, 60, "Innehåll", 14, bold=True)
        for n, name in enumerate(("Ungas uppväxtvillkor", "Läxkaféer", "Båtrundor")):
            page.text(40, 90 + 14 * n, name + " " + ". " * 105 + "3")
        page.text(40, 160, "Programmet beskriver det gemensamma arbetet.")

    document = read_pdf("innehall.pdf", drawn(draw, size=(842, 595)))
    assert texts(document) == ["Programmet beskriver det gemensamma arbetet."]


def test_words_that_a_narrow_cell_breaks_are_whole_where_cells_break_words() -> None:
    def draw(page: Page) -> None:
        for x in (60, 105, 300):
            page.rule(x, 60, x, 180)
        for n in range(4):
            page.rule(60, 60 + 40 * n, 300, 60 + 40 * n)
        for n, (first, second) in enumerate((("Missbr", "ksvård"), ("Skolnä", "varo"), ("Polise", "och vi"))):
            page.canvas.setFont("Courier", 10)  # six letters fill the cell
            page.canvas.drawString(64, page.height - 75 - 40 * n, first)
            page.canvas.drawString(64, page.height - 88 - 40 * n, second)
            page.text(110, 75 + 40 * n, "Varje vecka")

    document = read_pdf("brutna.pdf", drawn(draw))
    (table,) = tables(document)
    assert [row[0] for row in grid_texts(document, table)] == ["Missbrksvård", "Skolnävaro", "Polise och vi"]


def broken_label(page: Page, y: float, first: str, value: str) -> None:
    """A row of which the label, in Courier, fills its cell to the last letter."""
    for x in (60, 136, 300):
        page.rule(x, y, x, y + 20)
    for at in (y, y + 20):
        page.rule(60, at, 300, at)
    page.canvas.setFont("Courier", 10)  # twelve letters fill the cell
    page.canvas.drawString(62, page.height - y - 14, first)
    page.text(140, y + 14, value)


def rows_of_two_pages(first: str, second: str) -> list[list[str]]:
    def above(page: Page) -> None:
        broken_label(page, 740, "Löptid", "Tillsvidare")
        broken_label(page, 760, first, "Fältsekreterare")

    def below(page: Page) -> None:
        broken_label(page, 60, second, "")
        broken_label(page, 80, "Uppföljning", "Varje termin")

    document = joined(above, below)
    (table,) = tables(document)
    return grid_texts(document, table)


def test_a_label_that_its_cell_and_the_page_break_within_a_word_is_whole() -> None:
    assert rows_of_two_pages("Socialtjänst", "ns kontakt") == [
        ["Löptid", "Tillsvidare"],
        ["Socialtjänstns kontakt", "Fältsekreterare"],
        ["Uppföljning", "Varje termin"],
    ]


def test_a_row_below_a_page_break_that_begins_a_label_of_its_own_stays() -> None:
    assert [row[0] for row in rows_of_two_pages("Socialtjänst", "Finansiering")] == [
        "Löptid",
        "Socialtjänst",
        "Finansiering",
        "Uppföljning",
    ]


def test_a_page_after_a_table_of_one_column_is_read() -> None:
    def above(page: Page) -> None:
        for n in range(4):
            page.box(60, 700 + 25 * n, 300, 720 + 25 * n, fill="#dddddd")
            page.text(64, 714 + 25 * n, f"Mars {n}")

    def below(page: Page) -> None:
        page.rule(60, 60, 300, 60)
        page.text(64, 80, "Polisen går ronder.")
        page.rule(60, 100, 300, 100)

    assert "Polisen går ronder." in " ".join(texts(joined(above, below)))


def _with_number(above: tuple[str, ...], below: tuple[str, ...], *, in_cell: bool) -> list[str]:
    """The paragraphs of text that a page's end cuts, in a cell or not."""

    def first(page: Page) -> None:
        page.lines(66, 800 - 14 * len(above), *above)
        if in_cell:
            page.rule(60, 60, 60, 805)
            page.rule(400, 60, 400, 805)
            page.rule(60, 60, 400, 60)

    def second(page: Page) -> None:
        page.lines(66, 75, *below)
        if in_cell:
            page.rule(60, 60, 60, 200)
            page.rule(400, 60, 400, 200)
            page.rule(60, 200, 400, 200)

    return [text for text in texts(joined(first, second)) if text]


@pytest.mark.parametrize("in_cell", [False, True])
def test_a_number_on_which_a_sentence_goes_on_below_a_page_break_is_no_items(in_cell: bool) -> None:
    lines = ("Det finns personal i huset varje dag klockan 8 och",)
    found = _with_number(lines, ("20. Besöken följs upp av samordnaren.",), in_cell=in_cell)
    assert found == [
        "Det finns personal i huset varje dag klockan 8 och 20. Besöken följs upp av samordnaren."
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("1. Polisen går ronder i parken varje kväll",), ("2. Kommunen lagar lamporna.",)),
        (("Så här gör vi i parken",), ("2. Kommunen lagar lamporna.", "3. Polisen går ronder.")),
        (("Så här gör vi i parken.",), ("2. Kommunen lagar lamporna.",)),
    ],
)
def test_items_that_begin_below_a_page_break_stay_items(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    assert len(_with_number(above, below, in_cell=False)) == len(above) + len(below)
