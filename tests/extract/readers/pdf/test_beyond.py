"""Rows that white or a page's end left without a rail, and rows that stand far apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.readers.pdf.lattice.around.beyond import ROOM, _room
from extract.readers.pdf.lattice.bands import Band, is_text, stands_apart
from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.gutters import find_gutters
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Rule, Style
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

PALE = colors.HexColor("#e8eef4")
LEFT, EDGE, RIGHT = 60.0, 200.0, 500.0
PAIRS = (
    ("Mål", "Färre inbrott i källare."),
    ("Syfte", "Boende ska känna sig trygga."),
    ("Ansvarig", "Rektor i Ekeby"),
    ("Finansiering", "Var och en betalar sitt."),
    ("Uppföljning", "Antal anmälda brott"),
)


def read(*pages: object) -> tuple[list[list[list[str]]], list[str]]:
    document = read_pdf("sidor.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    found = [grid_texts(document, table) for table in tables(document)]
    return found, [document.text(one.words) for one in document.blocks if isinstance(one, Paragraph)]


def pair(page: Page, y: float, label: str, value: str) -> None:
    page.text(LEFT + 6, y, label, bold=True)
    page.text(EDGE + 6, y, value)


def zebra(page: Page, *, rows: int = 5, step: float = 30) -> None:
    """Rows of which every other stands on a ground: the last of five does, the last of four does not."""
    for n, (label, value) in enumerate(PAIRS[:rows]):
        if n % 2 == 0:
            for x0, x1 in ((LEFT, EDGE), (EDGE, RIGHT)):
                page.box(x0, 60 + step * n, x1, 60 + step * (n + 1), fill=PALE)
        pair(page, 79 + step * n, label, value)


def ruled_across(page: Page, y: float, pairs: tuple[tuple[str, str], ...]) -> float:
    """Rows with rules below them, in two pieces; none above."""
    for label, value in pairs:
        pair(page, y + 19, label, value)
        page.rule(LEFT, y + 30, EDGE, y + 30)
        page.rule(EDGE, y + 30, RIGHT, y + 30)
        y += 30
    return y


def line(bottom: float, *words: tuple[str, float], size: float = 10.0) -> Line:
    style = Style(size, False, 0)
    return make_line(
        [Printed(text, x0, bottom - size, x0 + 5 * len(text), bottom, style) for text, x0 in words]
    )


@pytest.mark.parametrize("rows", [4, 5])
def test_the_last_row_of_a_striped_table_may_stand_on_no_ground(rows: int) -> None:
    assert read(lambda page: zebra(page, rows=rows)) == ([[list(row) for row in PAIRS[:rows]]], [])


def test_the_row_that_begins_and_ends_a_page_has_no_rule_around_it() -> None:
    def first(page: Page) -> None:
        y = ruled_across(page, 60, PAIRS[:3])
        pair(page, y + 19, *PAIRS[3])

    assert read(first) == ([[list(row) for row in PAIRS[:4]]], [])


def test_what_stands_far_below_the_last_rule_is_no_row_where_more_follows() -> None:
    def draw(page: Page) -> None:
        y = ruled_across(page, 60, PAIRS[:3])
        pair(page, y + 79, *PAIRS[3])
        page.text(LEFT, y + 119, "Planen gäller tills rådet har beslutat om en ny och följs upp varje år.")

    (found, *_), _ = read(draw)
    assert found == [list(row) for row in PAIRS[:3]]


def test_text_above_a_table_is_no_row_of_it() -> None:
    def draw(page: Page) -> None:
        page.text(LEFT, 66, "Planen har tre delar som rådet har enats om i Ekeby.")
        ruled_across(page, 70, PAIRS[:4])

    assert read(draw) == (
        [[list(row) for row in PAIRS[:4]]],
        ["Planen har tre delar som rådet har enats om i Ekeby."],
    )


@pytest.mark.parametrize(("indent", "is_rest"), [(6, True), (20, False)])
def test_what_stands_beside_no_label_at_a_page_top_is_the_rest_of_a_value(
    indent: float, is_rest: bool
) -> None:
    """It begins where values of the table before do; elsewhere it may be anything."""

    def second(page: Page) -> None:
        page.text(EDGE + indent, 60, "Antal boende som går med")
        page.text(LEFT, 120, "Planen gäller tills rådet har beslutat om en ny och följs upp varje år.")

    found, left = read(lambda page: ruled_across(page, 60, PAIRS[:4]), second)
    assert found[1:] == ([[["", "Antal boende som går med"]]] if is_rest else [])
    assert len(left) == (1 if is_rest else 2)


def test_a_label_centred_beside_its_value_at_a_page_top_takes_all_of_it() -> None:
    def second(page: Page) -> None:
        page.lines(EDGE + 6, 60, "Antal boende som går med", "och antal ronder.")
        page.text(LEFT + 6, 66, "Uppföljning", bold=True)

    found, _ = read(lambda page: ruled_across(page, 60, PAIRS[:4]), second)
    assert ["", "Antal boende som går med"] not in [row for table in found for row in table]


@pytest.mark.parametrize(
    ("gap", "beside", "known", "apart"),
    [
        (30.0, False, False, False), (30.1, False, False, True),
        (80.0, True, False, False), (80.1, True, False, True),
        (80.0, False, True, False), (80.1, False, True, True),
    ],
)  # fmt: skip
def test_a_row_in_several_columns_may_stand_farther_than_a_line_alone(
    gap: float, beside: bool, known: bool, apart: bool
) -> None:
    words = (("Mål", 60.0), ("Lugn", 200.0)) if beside else (("Mål", 60.0),)
    assert stands_apart(line(110 + gap, *words), 100.0, [190.0], is_row=known) == apart


@pytest.mark.parametrize(("gap", "text"), [(3.9, True), (4.1, False)])
def test_a_line_whose_gaps_are_spaces_is_text(gap: float, text: bool) -> None:
    assert is_text(line(100, ("Planen", 60.0), ("gäller", 90.0 + gap))) == text


@pytest.mark.parametrize(("space", "parts"), [(3.0, 1), (4.4, 0)])
def test_the_space_of_a_wide_face_is_no_gutter(space: float, parts: int) -> None:
    """Words begin in one line by chance, a third of the type's size behind those before them."""
    rows = [[(60.0, 100.0), (100.0 + space, 130.0), (150.0 - 4.3, 150.0), (154.3, 190.0)] for _ in range(4)]
    assert len([one for one in find_gutters(rows, 10.0) if 150 <= one.left < 155]) == parts


def test_labels_that_wrap_are_no_column_of_print() -> None:
    """Both sides go on in small letters, as print does."""

    def draw(page: Page) -> None:
        for n in range(4):
            page.lines(LEFT, 60 + 44 * n, "Stadsdelens", "fasta kontakt", bold=True)
            page.lines(
                EDGE, 60 + 44 * n, "Fältassistenter som känner de unga vid torget", "och skolans rektor."
            )

    (found,), left = read(draw)
    assert (len(found), left) == (4, [])


def test_headings_in_two_rows_far_apart_are_headings() -> None:
    def draw(page: Page) -> None:
        for x, text in ((60, "Område"), (170, "Det här ska hända"), (400, "Tid")):
            page.text(x, 60, text, bold=True)
        for x, text in ((170, "Aktivitet"), (290, "Ansvarig")):
            page.text(x, 94, text, bold=True)
        for n, word in enumerate(("Klotter", "Stölder")):
            for x, text in ((60, word), (170, "Ronder"), (290, "Rektor"), (400, "Hösten")):
                page.text(x, 128 + 34 * n, text)

    (found,), left = read(draw)
    assert left == []
    assert found[-2:] == [
        ["Klotter", "Ronder", "Rektor", "Hösten"],
        ["Stölder", "Ronder", "Rektor", "Hösten"],
    ]


def test_rows_that_go_on_in_a_box_on_the_next_page_keep_their_columns() -> None:
    places = (64, 180, 320, 430)

    def cells(page: Page, y: float, *texts: str, bold: bool = False) -> None:
        for x, text in zip(places, texts, strict=True):
            page.text(x, y, text, bold=bold)

    def first(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 190)
        cells(page, 78, "Orsak", "Åtgärd", "Ansvarig", "När", bold=True)
        for n in range(3):
            cells(page, 108 + 30 * n, f"Mörkt stråk {n}", "Ny belysning", "Parkchef", "Hösten")

    def second(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 120)
        page.lines(64, 78, "Sena kvällar", "vid torget")
        page.lines(180, 78, "Ronder och", "öppna dörrar")
        cells(page, 78, "", "", "Rektor", "Våren")

    found, _ = read(first, second)
    assert found[-1][-1] == ["Sena kvällar vid torget", "Ronder och öppna dörrar", "Rektor", "Våren"]


@pytest.mark.parametrize(
    ("x", "bold", "rows"),
    [(EDGE + 6, True, 5), (EDGE + 8, True, 5), (EDGE + 40, True, 4), (EDGE + 6, False, 4)],
)
def test_what_ends_a_page_far_below_a_table_is_a_row_where_it_is_set_as_rows_are(
    x: float, bold: bool, rows: int
) -> None:
    """The table goes on with a table of its own there; signatures stand elsewhere."""

    def draw(page: Page) -> None:
        y = ruled_across(page, 60, PAIRS[:4])
        page.text(LEFT + 6, y + 50, "Aktivitet", bold=bold)
        page.text(x, y + 50, "Ronder")

    (found, *_), left = read(draw)
    assert (len(found), bool(left)) == (rows, rows == 4)


@pytest.mark.parametrize("is_cut", [True, False])
def test_a_label_alone_at_a_page_top_is_a_row_where_a_table_ended_the_page_before(is_cut: bool) -> None:
    def first(page: Page) -> None:
        y = ruled_across(page, 60, PAIRS[:4])
        if is_cut:
            page.text(EDGE + 6, y + 19, "Ronder i")
        else:
            page.lines(LEFT, y + 60, *["Planen gäller tills rådet har beslutat om en ny, i alla delar."] * 3)

    def second(page: Page) -> None:
        page.text(LEFT + 6, 55, "Aktivitet", bold=True)
        for n in range(4):
            for x0, x1 in ((LEFT, EDGE), (EDGE, RIGHT)):
                page.rule(x0, 66 + 30 * n, x1, 66 + 30 * n)
        for n, row in enumerate(PAIRS[:3]):
            pair(page, 85 + 30 * n, *row)

    found, left = read(first, second)
    assert [row[0] for row in found[-1]] == [*(["Aktivitet"] if is_cut else []), "Mål", "Syfte", "Ansvarig"]
    assert ("Aktivitet" in left) != is_cut


def test_rows_below_a_table_end_where_another_table_begins() -> None:
    """The last row of the first is empty, and white stands between them: labels begin alike in both."""

    def draw(page: Page) -> None:
        for top in (60.0, 116.0):
            for n, (label, value) in enumerate(PAIRS[:3]):
                pair(page, top + 11 + 14 * n, label, value if n < 2 or top > 60 else "")
            for n in range(4):
                page.rule(LEFT, top + 14 * n, RIGHT, top + 14 * n)

    found, _ = read(draw)
    assert [[cells[0] for cells in one] for one in found] == [["Mål", "Syfte", "Ansvarig"]] * 2


@pytest.mark.parametrize(("labels", "is_end"), [(3, True), (2, False)])
def test_rows_below_headings_end_where_grounds_of_labels_begin(labels: int, is_end: bool) -> None:
    """The headings' ground runs over three columns, those of the labels over the first."""

    def draw(page: Page) -> None:
        for x, head in zip((LEFT, EDGE, 350), ("Område", "Problem", "Mål"), strict=True):
            page.box(x, 60, {LEFT: EDGE, EDGE: 350}.get(x, RIGHT), 80, fill=PALE)
            page.text(x + 6, 74, head, bold=True)
        for n, row in enumerate(
            (("Bad", "Stölder vid hyllan.", "Färre stölder."), ("Torg", "Mörker.", "Ljus."))
        ):
            for x, text in zip((LEFT, EDGE, 350), row, strict=True):
                page.text(x + 6, 94 + 20 * n, text)
        for n, (label, value) in enumerate(PAIRS[:labels]):
            page.box(LEFT, 124 + 14 * n, EDGE, 138 + 14 * n, fill=PALE)
            pair(page, 135 + 14 * n, label, value)

    found, _ = read(draw)
    assert ([row[0] for row in found[0]] == ["Område", "Bad", "Torg"]) is is_end


GROUNDS = (60.0, 170.0, 290.0, 400.0, 500.0)


def grounds(page: Page, top: float, bottom: float, places: tuple[float, ...] = GROUNDS) -> None:
    for x0, x1 in pairwise(places):
        page.box(x0, top, x1, bottom, fill=PALE)


def test_a_heading_over_two_columns_stands_on_its_own_ground() -> None:
    """Below its first words nothing parts the columns that a second row of headings has."""

    def draw(page: Page) -> None:
        grounds(page, 60, 90, (60.0, 170.0, 290.0))
        page.box(290, 60, 500, 75, fill=PALE)
        grounds(page, 75, 90, (290.0, 400.0, 500.0))
        for x, head in ((64, "Orsak"), (174, "Insats"), (294, "Hur den ska genomföras")):
            page.text(x, 71, head, bold=True)
        for x, head in ((294, "Ansvarig"), (404, "När")):
            page.text(x, 86, head, bold=True)
        for y, cells in (
            (102, ("Mörkt", "Lampor", "Rektor", "Mars")),
            (128, ("Oro", "Vakt", "Polis", "Maj")),
        ):
            for x, text in zip((64, 174, 294, 404), cells, strict=True):
                page.lines(x, y, text, "här")

    found, _ = read(draw)
    assert found[0][0] == ["Orsak", "Insats", "Hur den ska genomföras"]


def test_the_first_column_may_go_on_below_the_others() -> None:
    def draw(page: Page) -> None:
        grounds(page, 60, 76)
        for x, head in zip((64, 174, 294, 404), ("Orsak", "Insats", "Vem", "När"), strict=True):
            page.text(x, 72, head, bold=True)
        for x, *lines in (
            (64, "Oron är stor", "bland barn", "på torget."),
            (174, "Vakter", "går"),
            (294, "Polis"),
        ):
            page.lines(float(x), 90, *lines)  # type: ignore[arg-type]

    found, rest = read(draw)
    assert (found[0][1][0], rest) == ("Oron är stor bland barn på torget.", [])


def test_a_line_below_a_heading_is_no_edge_of_a_tables_columns() -> None:
    def draw(page: Page) -> None:
        for top, off in ((60.0, 0.0), (150.0, 8.0)):
            places = (60.0, *(x + off for x in GROUNDS[1:-1]), 500.0)
            grounds(page, top, top + 16, places)
            for x, head in zip(places, ("Orsak", "Insats", "Vem", "När"), strict=False):
                page.text(x + 4, top + 12, head, bold=True)
            for y in (top, top + 16, top + 58):
                for x0, x1 in pairwise(places):
                    page.rule(x0, y, x1, y)
            page.lines(places[0] + 4, top + 30, "Oron är stor", "i centrum")
            page.lines(places[1] + 4, top + 30, "Vakter i parken", "och på torget går")
            page.text(places[2] + 4, top + 30, "Polis")
        page.text(60, 144, "Skolan som arena för alla barn")
        page.rule(60, 145.5, 60 + stringWidth("Skolan som arena för alla barn", "Helvetica", 10), 145.5)

    found, rest = read(draw)
    assert [one[1][1] for one in found] == ["Vakter i parken och på torget går"] * 2
    assert rest == ["Skolan som arena för alla barn"]


def test_cells_that_words_show_have_the_padding_of_the_first_column() -> None:
    """A word that its narrow cell broke fills it, though the next column's words stand far from it."""

    def draw(page: Page) -> None:
        for n in range(4):
            page.rule(60, 60 + 30 * n, 420, 60 + 30 * n)
        for n, (label, value) in enumerate(
            ((("Målgrupp", "n"), "Barn"), (("Syfte",), "Lugn"), (("Tidsplan",), "Hela året"))
        ):
            page.lines(70, 74 + 30 * n, *label)
            page.text(138, 74 + 30 * n, value)

    found, _ = read(draw)
    assert [cells[0] for cells in found[0]] == ["Målgruppn", "Syfte", "Tidsplan"]


@pytest.mark.parametrize(("at", "underlined"), [(102.9, True), (103.1, False)])
def test_a_line_right_below_underlined_words_is_theirs(at: float, underlined: bool) -> None:
    words = [Printed("Skolan", 60, 90, 95, 100, Style(10, False, 0), underlined=True)]
    drawn_there = Drawn([], [], [], words)
    assert drawn_there.is_underline(Rule(True, at, 60, 95)) is underlined
    assert not drawn_there.is_underline(Rule(True, at, 100, 300))


@pytest.mark.parametrize(
    ("rest", "cell"), [("centrum", "Bränder vid Sätra centrum"), ("Centrum", "Bränder vid Sätra")]
)
def test_the_first_cell_of_the_last_row_goes_on_in_a_small_letter(rest: str, cell: str) -> None:
    def draw(page: Page) -> None:
        xs = (60.0, 180.0, 300.0, 420.0)
        for x, head in zip(xs, ("Område", "Aktivitet", "Ansvarig", "När"), strict=True):
            page.box(x, 60, x + 120, 80, fill=PALE)
            page.text(x + 4, 73, head, bold=True)
        for x, text in zip(xs, ("Bränder vid Sätra", "Bommar", "Rektor", "Hela året"), strict=True):
            page.text(x + 4, 93, text)
        page.text(64, 104, rest)

    found, _ = read(draw)
    assert found[0][-1][0] == cell


def test_room_below_text_is_that_below_the_last_line_of_a_row() -> None:
    run = [
        Band(0, 50, [line(20, ("Mål", 60)), line(40, ("Lugn", 60))]),
        Band(50, 70, [line(65, ("Ro", 60))]),
        Band(70, 80, []),
    ]
    assert _room(run, above=False) == ROOM * 7.5  # between 10 and 5
    assert _room(run, above=True) == ROOM * 7.5  # between 10 and 5
    assert _room(run[2:], above=True) == 0.0


@pytest.mark.parametrize(
    ("gap", "is_bold", "is_head"), [(29, True, True), (35, True, False), (29, False, False)]
)
def test_headings_and_a_first_row_may_stand_above_the_first_ground(
    gap: float, is_bold: bool, is_head: bool
) -> None:
    """Every other row has a ground, the second first; between the headings and the first row stand two margins."""

    def page(page: Page) -> None:
        rows = [
            ("Bad", "Stölder vid hyllan.", "Färre stölder."),
            ("Torg", "Mörkt om natten.", "Fler lampor."),
        ]
        for x, head in zip((LEFT, EDGE, 350), ("Område", "Problem", "Mål"), strict=True):
            page.text(x + 6, 100 - gap, head, bold=is_bold)
        for n, row in enumerate(rows):
            top = 94 + 20 * n
            for x, end, text in zip((LEFT, EDGE, 350), (EDGE, 350, RIGHT), row, strict=True):
                if n:
                    page.box(x, top, end, top + 20, fill=PALE)
                page.text(x + 6, top + 14, text)

    found, _ = read(page)
    assert ([table[0] for table in found] == [["Område", "Problem", "Mål"]]) is is_head
