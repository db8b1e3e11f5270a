"""Tables without inner rules that a row of bold headings shows."""

from __future__ import annotations

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
