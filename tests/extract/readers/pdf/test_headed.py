"""Tables without inner rules that a row of bold headings shows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportlab.lib.colors import Color

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

PLACES = (60.0, 170.0, 290.0, 420.0)
HEADS = ("Aktivitet", "Ansvarig", "Mål", "Tidplan")
ROWS = (
    (("Nattvandring vid", "Brunnsparken"), ("Fältassistent",), ("Lugnare kvällar.",), ("Hösten",)),
    (("Ronder",), ("Väktare", "och polis"), ("Färre anmälda", "brott vid torget."), ("Våren",)),
)
WANTED = [
    list(HEADS),
    ["Nattvandring vid Brunnsparken", "Fältassistent", "Lugnare kvällar.", "Hösten"],
    ["Ronder", "Väktare och polis", "Färre anmälda brott vid torget.", "Våren"],
]


def heads(page: Page, y: float, count: int = 4) -> float:
    for x, head in list(zip(PLACES, HEADS, strict=True))[:count]:
        page.text(x, y, head, bold=True)
    return y + 20


def row(
    page: Page, y: float, cells: tuple[tuple[str, ...], ...], places: tuple[float, ...] = PLACES
) -> float:
    for x, lines in zip(places, cells, strict=False):
        page.lines(x, y, *lines)
    return y + 12 * max(len(lines) for lines in cells) + 8


def read(draw: object) -> tuple[list[list[list[str]]], list[str]]:
    document = read_pdf("rubriker.pdf", drawn(draw))  # type: ignore[arg-type]
    assert_sound(document)
    found = [grid_texts(document, table) for table in tables(document)]
    return found, [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]


def table(page: Page, y: float = 74.0) -> float:
    y = heads(page, y)
    for cells in ROWS:
        y = row(page, y, cells)
    return y


def test_headings_tell_columns_and_distances_rows() -> None:
    assert read(table) == ([WANTED], [])


def test_a_box_around_it_is_no_cell() -> None:
    def draw(page: Page) -> None:
        page.box(54, 60, 520, table(page))

    assert read(draw) == ([WANTED], [])


def plain_box(page: Page, heads: tuple[str, ...], *, name: str = "") -> None:
    for x, head in zip(PLACES, heads, strict=False):
        page.text(x, 74, head)
    y = row(page, 94, (("Nattvandring vid", "Brunnsparken"), (), ("Lugnare kvällar", "i parken."), ()))
    if name:
        page.text(60, y, name, bold=True)
        y += 12
    page.box(54, 60, 520, y)


BOXED = [list(HEADS), ["Nattvandring vid Brunnsparken", "", "Lugnare kvällar i parken.", ""]]


def test_short_names_far_apart_head_a_box_though_they_are_not_bold() -> None:
    assert read(lambda page: plain_box(page, HEADS)) == ([BOXED], [])


def test_a_name_may_end_a_box_that_the_page_cuts() -> None:
    found, _ = read(lambda page: plain_box(page, HEADS, name="Skolan"))
    assert found == [[*BOXED, ["Skolan"]]]


@pytest.mark.parametrize(("first", "is_table"), [("Vem gör det", True), ("Vem ska göra det", False)])
def test_sentences_head_no_box(first: str, is_table: bool) -> None:
    found, _ = read(lambda page: plain_box(page, ("Aktivitet", first, "Mål", "Tidplan")))
    assert (len(found[0]) > 1) is is_table


def test_headings_of_one_line_are_centred_beside_those_of_two() -> None:
    def draw(page: Page) -> None:
        for x, y, head in ((60, 80, "Aktivitet"), (170, 74, "Ansvarig"), (170, 86, "part")):
            page.text(x, y, head, bold=True)
        for x, head in ((290, "Mål"), (420, "Tidplan")):
            page.text(x, 80, head, bold=True)
        y = 110.0
        for cells in ROWS:
            y = row(page, y, cells)

    found, _ = read(draw)
    assert found[0][0] == ["Aktivitet", "Ansvarig part", "Mål", "Tidplan"]


def test_a_bold_name_over_the_columns_is_a_row_of_its_own() -> None:
    def draw(page: Page) -> None:
        y = row(page, heads(page, 74), ROWS[0])
        page.text(60, y, "Skolan som brottsplats, alla stadiers lokaler", bold=True)
        row(page, y + 20, ROWS[1])

    name = ["Skolan som brottsplats, alla stadiers lokaler"]
    assert read(draw) == ([[*WANTED[:2], name, WANTED[2]]], [])


def test_running_text_ends_the_table() -> None:
    def draw(page: Page) -> None:
        y = table(page)
        page.text(60, y + 6, "Planen följs upp av kommunen och polisen en gång om året på hösten.")

    assert read(draw) == ([WANTED], ["Planen följs upp av kommunen och polisen en gång om året på hösten."])


def test_words_that_begin_elsewhere_obey_no_headings() -> None:
    def draw(page: Page) -> None:
        y = heads(page, 74, 3)
        for cells in ROWS:
            y = row(page, y, cells, tuple(x + 45 for x in PLACES))

    found, _ = read(draw)
    assert all("Aktivitet" not in cells for one in found for cells in one)


def labelled(page: Page, *rows: tuple[tuple[str, ...], tuple[str, ...]], indent: float = 0.0) -> None:
    y = 74.0
    for label, value in rows:
        page.lines(60, y, *label, bold=True)
        for n, line in enumerate(value):
            page.text(170 + (indent if line.startswith(("•", "  ")) else 0.0), y + 12 * n, line.strip())
        y += 12 * max(len(label), len(value)) + 8


LISTS = (
    (("Mål",), ("Lugnare kvällar i parken.",)),
    (("Åtgärder",), ("• Ronder fredagar", "• Öppna lokaler", "• Cykelmärkning", "• Möten")),
    (("Uppföljning",), ("• Antal ronder", "• Antal möten", "• Antal cyklar")),
    (("Löptid",), ("2021",)),
)


def test_items_right_of_their_column_belong_to_it() -> None:
    found, _ = read(lambda page: labelled(page, *LISTS, indent=18))
    assert [cells[0] for cells in found[0]] == ["Mål", "Åtgärder", "Uppföljning", "Löptid"]


def test_labels_broken_in_a_narrow_column_are_no_running_text() -> None:
    rows = (
        (("Mötesfrekve", "ns"), ("En gång i månaden",)),
        (("Kommunikat", "ion"), ("Utskick till alla",)),
        (("Stadsdelsfö", "rvaltningens", "kontakt"), ("Fritidsledare",)),
        (("Polisens", "kontakt"), ("Områdespolis",)),
    )
    found, _ = read(lambda page: labelled(page, *rows))
    assert [cells[1] for cells in found[0]] == [" ".join(value) for _, value in rows]


def test_some_bold_labels_may_have_no_value() -> None:
    rows = (
        (("Mål",), ("Lugnt",)),
        (("Risker",), ()),
        (("Ansvarig",), ("Väktare",)),
        (("Löptid",), ("2021",)),
    )
    found, _ = read(lambda page: labelled(page, *rows))
    assert found == [[["Mål", "Lugnt"], ["Risker", ""], ["Ansvarig", "Väktare"], ["Löptid", "2021"]]]


def test_two_rows_of_headings_and_rows_that_are_centred() -> None:
    """The group stands over its columns, the others in the middle beside both; rows are centred, white parts them."""

    def draw(page: Page) -> None:
        page.text(290, 74, "Genomförande", bold=True)
        page.text(60, 82, "Orsak", bold=True)
        page.text(170, 82, "Aktivitet", bold=True)
        page.text(290, 90, "Ansvarig", bold=True)
        page.text(420, 90, "Tidplan", bold=True)
        for y, name in ((112, "Ronder"), (160, "Nattvandring")):
            page.lines(60, y, "Mörka gångar", "kring torget", "om kvällen.")
            page.lines(170, y + 6, name, "i parken")
            page.text(290, y + 12, "Väktare")
            page.text(420, y + 12, "Våren")

    assert read(draw) == (
        [
            [
                ["Orsak", "Aktivitet", "Genomförande"],
                ["Ansvarig", "Tidplan"],
                ["Mörka gångar kring torget om kvällen.", "Ronder i parken", "Väktare", "Våren"],
                ["Mörka gångar kring torget om kvällen.", "Nattvandring i parken", "Väktare", "Våren"],
            ]
        ],
        [],
    )


def test_lists_of_one_row_begin_no_rows() -> None:
    """Items and lines of all columns stand level by chance: they go on with sentences, or are items alone."""

    def draw(page: Page) -> None:
        y = heads(page, 74)
        page.lines(60, y, "• Mörkt vid", "  torget", "om kvällen", "• Otrygghet", "• Klotter")
        page.lines(170, y, "Väktare", "och polis", "tillsammans")
        page.lines(290, y, "Färre anmälda", "brott vid", "torget.")
        page.lines(420, y, "Våren", "och hösten")

    (table,), _ = read(draw)
    assert len(table) == 2


def on_ground(gap: float, name: str) -> tuple[list[list[list[str]]], list[str]]:
    """Headings on grounds of their own, and below them rows where nothing is drawn, `gap` points apart."""

    def draw(page: Page) -> None:
        for x0, x1 in pairwise((54.0, 164.0, 284.0, 414.0, 520.0)):
            page.box(x0, 60, x1, 80, fill=Color(0.7, 0.8, 0.9))
        y = heads(page, 74)
        page.text(60, y, name, bold=True)
        y += 20
        for cells in ROWS:
            y = row(page, y, cells) + gap

    return read(draw)


@pytest.mark.parametrize(("gap", "rows"), [(9.0, 4), (60.0, 4), (75.0, 3)])
def test_a_name_over_the_columns_and_white_rows_go_on_below_headings_on_grounds(
    gap: float, rows: int
) -> None:
    (table,), _ = on_ground(gap, "Ungas utsatthet kring torg och parker")
    assert len(table) == rows
    assert [text for text in table[1] if text] == ["Ungas utsatthet kring torg och parker"]


def test_a_table_goes_on_at_the_top_of_the_next_page() -> None:
    """A cut row and a whole one stand there, in the same columns, and nothing else tells so."""

    def second(page: Page) -> None:
        y = row(page, 50, ((), ("och förskola",), ("kring parken.",)))
        row(page, y, ROWS[1])

    document = read_pdf("rubriker.pdf", drawn(table, second))
    assert [grid_texts(document, one) for one in tables(document)] == [
        WANTED,
        [["", "och förskola", "kring parken.", ""], WANTED[2]],
    ]


def test_rows_may_all_stand_on_the_page_after_their_headings() -> None:
    def first(page: Page) -> None:
        page.text(60, 74, "Rådet har enats om vad som ska göras.")
        heads(page, 110)

    def second(page: Page) -> None:
        y = 60.0
        for cells in ROWS:
            y = row(page, y, cells)

    document = read_pdf("rubriker.pdf", drawn(first, second))
    assert [row for one in tables(document) for row in grid_texts(document, one)] == WANTED


def test_one_row_in_all_columns_is_enough() -> None:
    found, _ = read(lambda page: row(page, heads(page, 74), ROWS[0]))
    assert found == [WANTED[:2]]


def test_rows_as_near_as_lines_begin_where_columns_begin_again() -> None:
    def draw(page: Page) -> None:
        y = heads(page, 74)
        for cells in (*ROWS, *ROWS):
            row(page, y, cells)
            y += 24

    assert read(draw)[0] == [[*WANTED, *WANTED[1:]]]


def test_a_heading_may_end_beside_a_second_row_of_headings() -> None:
    def draw(page: Page) -> None:
        page.lines(60, 74, "Mål för", "året", bold=True)
        page.text(170, 74, "Aktivitet", bold=True)
        page.text(290, 74, "Genomförande", bold=True)
        page.text(290, 86, "Vem", bold=True)
        page.text(420, 86, "När", bold=True)
        row(page, 106, ROWS[0])
        row(page, 138, ROWS[1])

    assert read(draw)[0][0][:2] == [["Mål för året", "Aktivitet", "Genomförande"], ["Vem", "När"]]


def test_a_numbered_title_is_no_group_over_all_headings_below_it() -> None:
    """It stands a little left of them, as near as their first row, and two rows of headings follow."""

    def draw(page: Page) -> None:
        page.text(54, 62, "1. Otrygghet", bold=True)
        page.text(60, 74, "Aktivitet", bold=True)
        page.text(170, 74, "Ansvarig", bold=True)
        page.text(290, 74, "Genomförande", bold=True)
        page.text(290, 86, "Mål", bold=True)
        page.text(420, 86, "Tidplan", bold=True)
        row(page, 106, ROWS[0])
        row(page, 138, ROWS[1])

    assert read(draw) == (
        [[["Aktivitet", "Ansvarig", "Genomförande"], ["Mål", "Tidplan"], *WANTED[1:]]],
        ["Otrygghet"],
    )


def two_rows_of_heads(page: Page, *second: str) -> None:
    for x, head in zip((54, 160, 270), ("Orsak", "Aktivitet", "Mål"), strict=True):
        page.text(x, 74, head, bold=True)
    page.text(380, 74, "Genomförande", bold=True)
    page.text(380, 98, "Ansvarig", bold=True)
    page.lines(470, 98, *second, bold=True)


def spanned_rows(page: Page, y: float) -> None:
    page.lines(54, y, "Gångarna är", "mörka kring", "torget, och", "få rör sig", "där om", "kvällen.")
    for down, name, goal in ((0, "Ronder", "Lugnare"), (50, "Nattvandring", "Tryggare")):
        page.lines(160, y + down, name, "i parken")
        page.lines(270, y + down, goal, "kvällar.")
        page.text(380, y + down, "Väktare")
        page.text(470, y + down, "Våren")


SPANNED = [
    ["Orsak", "Aktivitet", "Mål", "Genomförande"],
    ["Ansvarig", "När ska det göras?"],
    ["Gångarna är mörka kring torget, och få rör sig där om kvällen.", "Ronder i parken", "Lugnare kvällar.",
     "Väktare", "Våren"],
    ["Nattvandring i parken", "Tryggare kvällar.", "Väktare", "Våren"],
]  # fmt: skip


def test_names_of_a_second_row_of_headings_end_in_another_line() -> None:
    def draw(page: Page) -> None:
        two_rows_of_heads(page, "När ska det", "göras?")
        spanned_rows(page, 134)

    assert read(draw) == ([SPANNED], [])


def test_a_cell_that_spans_rows_stands_on_no_ground_beside_the_second() -> None:
    def draw(page: Page) -> None:
        ends = (156.0, 266.0, 376.0, 466.0, 545.0)
        for x0, x1 in pairwise(ends):
            page.box(x0, 172, x1, 214, fill=Color(0.9, 0.92, 0.95))
            if x0 >= 376:
                page.box(x0, 86, x1, 122, fill=Color(0.9, 0.92, 0.95))
        two_rows_of_heads(page, "När ska det", "göras?")
        spanned_rows(page, 134)

    assert read(draw) == ([SPANNED], [])
