"""Tables that are not wholly ruled: what ends of rules, grounds, boxes, figures and the words themselves show."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib import colors

from extract.readers.pdf.lattice.gutters import find_gutters, spans_of
from extract.readers.pdf.lattice.rails import rails_of, stacks_of
from extract.readers.pdf.lattice.rows import row_starts
from extract.readers.pdf.lines import make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Rule, Style
from models.pages.document import Paragraph
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables, texts

ROWS = (
    ("Syfte", "Alla ska kunna gå hem."),
    ("Löptid", "Tillsvidare"),
    ("Polisens kontakt", "Områdespolis"),
    ("Ansvarig", "Trygghetssamordnare"),
)
DARK, PALE = colors.HexColor("#264d3b"), colors.HexColor("#eef3f7")
LEFT, EDGE, RIGHT = 60.0, 190.0, 500.0


def pieces(page: Page, y: float) -> None:
    """A rule that is drawn cell by cell."""
    page.rule(LEFT, y, EDGE, y)
    page.rule(EDGE, y, RIGHT, y)


def row(page: Page, y: float, label: str, value: str, *, bold: bool = False) -> None:
    page.text(LEFT + 4, y + 14, label, bold=bold)
    page.text(EDGE + 4, y + 14, value, bold=bold)


def read(*pages: object) -> list[list[list[str]]]:
    document = read_pdf("rutnat.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return [grid_texts(document, table) for table in tables(document)]


def as_lists(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(cells) for cells in rows]


def test_ends_of_the_pieces_of_a_rule_are_edges_though_a_label_fills_its_column() -> None:
    def draw(page: Page) -> None:
        for n, cells in enumerate((*ROWS, ("Stadsdelsförvaltningens fd", "Enhetschef"))):
            row(page, 60 + 20 * n, *cells)
            pieces(page, 80 + 20 * n)

    assert read(draw) == [[*as_lists(ROWS), ["Stadsdelsförvaltningens fd", "Enhetschef"]]]


def test_a_name_over_the_whole_width_hides_no_column() -> None:
    def draw(page: Page) -> None:
        pieces(page, 60)
        page.text(LEFT + 4, 74, "Stölder och skadegörelse vid stationen och i centrum", bold=True)
        pieces(page, 80)
        for n, cells in enumerate(ROWS):
            row(page, 80 + 20 * n, *cells)
            pieces(page, 100 + 20 * n)

    (table,) = read(draw)
    assert table == [["Stölder och skadegörelse vid stationen och i centrum"], *as_lists(ROWS)]


@pytest.mark.parametrize(
    "heading", ["Unga i riskzon", "Ungdomar som rör sig i centrum och vid stationen om kvällen"]
)
def test_a_heading_between_the_rules_ends_the_table(heading: str) -> None:
    def draw(page: Page) -> None:
        for n, cells in enumerate(ROWS[:2]):
            row(page, 60 + 20 * n, *cells)
            pieces(page, 80 + 20 * n)
        page.text(LEFT, 130, heading, 13, bold=True)
        for n, cells in enumerate(ROWS[2:]):
            row(page, 140 + 20 * n, *cells)
            pieces(page, 160 + 20 * n)

    document = read_pdf("mellan.pdf", drawn(draw))
    assert [grid_texts(document, table) for table in tables(document)] == [
        as_lists(ROWS[:2]),
        as_lists(ROWS[2:]),
    ]
    headings = [
        block for block in document.blocks if isinstance(block, Paragraph) and block.kind == "heading"
    ]
    assert [document.text(block.words) for block in headings] == [heading]


@pytest.mark.parametrize("first", [0, 1])
def test_rows_on_a_ground_and_rows_between_them_are_one_table(first: int) -> None:
    def draw(page: Page) -> None:
        for n, cells in enumerate(ROWS):
            if n % 2 == first:
                page.box(LEFT, 60 + 20 * n, EDGE, 80 + 20 * n, fill=PALE)
                page.box(EDGE, 60 + 20 * n, RIGHT, 80 + 20 * n, fill=PALE)
            row(page, 60 + 20 * n, *cells)

    assert read(draw) == [as_lists(ROWS)]


def test_dark_labels_are_a_column_of_the_table_with_the_values_beside_them() -> None:
    def draw(page: Page) -> None:
        for n, cells in enumerate(ROWS):
            page.box(LEFT, 60 + 20 * n, EDGE, 79.5 + 20 * n, fill=DARK)
            row(page, 60 + 20 * n, *cells)

    assert read(draw) == [as_lists(ROWS)]


def test_text_beside_coloured_boxes_is_no_column_of_theirs() -> None:
    def draw(page: Page) -> None:
        for n in range(4):
            page.box(LEFT, 60 + 60 * n, 160, 80 + 60 * n, fill=PALE)
            page.text(LEFT + 4, 74 + 60 * n, f"Ruta {n}")
        page.lines(180, 70, *["arbetet i området fortsätter under hela året och"] * 16)

    assert read(draw) == []


def test_rows_in_a_box_of_which_only_the_outside_is_drawn() -> None:
    def draw(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 150)
        for n, cells in enumerate(ROWS):
            row(page, 64 + 20 * n, *cells)

    assert read(draw) == [as_lists(ROWS)]


def test_labels_right_of_their_values_in_a_box_begin_its_rows_also_beside_nothing() -> None:
    rows = (("Lugna kvällar i parken", "Mål"), ("", "Syfte"), ("Rektor i Ekeby", "Vem"), ("Alla barn", "För"))

    def draw(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 144)
        for n, (value, label) in enumerate(rows):
            page.text(LEFT + 4, 78 + 20 * n, value)
            page.text(EDGE + 80, 78 + 20 * n, label, bold=True)

    assert read(draw) == [as_lists(rows)]


def test_a_box_with_rules_across_and_none_between_the_columns() -> None:
    def draw(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 140)
        for n, cells in enumerate(ROWS):
            row(page, 60 + 20 * n, *cells)
            page.rule(LEFT, 80 + 20 * n, RIGHT, 80 + 20 * n)

    assert read(draw) == [as_lists(ROWS)]


def test_a_text_in_a_box_stays_one_cell() -> None:
    def draw(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 140)
        page.lines(LEFT + 5, 75, *["arbetet i området fortsätter under hela året och följs upp"] * 4)

    (table,) = read(draw)
    assert len(table) == len(table[0]) == 1


FIGURES = (("Land", "2019", "2020"), ("Norrby", "59", "54"), ("Söderby", "62", "60"), ("Västby", "9", "14"))


def figures(page: Page) -> None:
    page.box(LEFT, 60, 300, 160)
    for x in (140, 220):
        page.rule(x, 60, x, 160)
    page.rule(LEFT, 80, 300, 80)
    for n, cells in enumerate((*FIGURES, ("Österby", "78", "79"))):
        for x, text in zip((64, 144, 224), cells, strict=True):
            page.text(x, 74 + 18 * n, text, bold=n == 0)


def test_rows_of_figures_that_no_rule_parts() -> None:
    assert read(figures) == [[*as_lists(FIGURES), ["Österby", "78", "79"]]]


def test_uprights_that_are_drawn_row_by_row_part_the_rows() -> None:
    def draw(page: Page) -> None:
        for n, cells in enumerate(ROWS):
            row(page, 60 + 20 * n, *cells)
            for x in (LEFT, EDGE, RIGHT):
                page.rule(x, 60 + 20 * n, x, 80 + 20 * n)
        page.rule(LEFT, 60, RIGHT, 60)
        page.rule(LEFT, 140, RIGHT, 140)

    assert read(draw) == [as_lists(ROWS)]


def test_columns_of_print_on_other_baselines_are_read_one_after_the_other() -> None:
    left = [
        "Kvällspatrull",
        "Två vuxna går samma runda varje torsdag",
        "och pratar med butikerna om läget.",
        "",
    ]
    right = [
        "Larm och rutiner",
        "Rektorerna går igenom larm och nycklar",
        "med bolaget som vaktar skolorna.",
        "",
    ]

    def draw(page: Page) -> None:
        page.text(60, 60, "Planen har tagits fram av kommunen och polisen och följs upp i februari varje år.")
        page.lines(60, 90, *left * 3)
        page.lines(320, 96, *right * 3)

    document = read_pdf("spalter.pdf", drawn(draw))
    assert tables(document) == []
    found = texts(document)
    assert [text for text in found if text in ("Kvällspatrull", "Larm och rutiner")] == [
        "Kvällspatrull"
    ] * 3 + ["Larm och rutiner"] * 3


def test_labels_centred_beside_their_values_without_rules() -> None:
    long = ("Polisen deltar i vandringarna och bidrar med en bild", "av läget i området och på skolorna.")

    def draw(page: Page) -> None:
        y = 80.0
        for label, values in (
            ("Syfte", long),
            ("Löptid", ("Tillsvidare",)),
            ("Ansvarig", long),
            ("När", ("Hösten",)),
        ):
            page.text(60, y + 6 * (len(values) - 1), label)
            y = page.lines(200, y, *values) + 8

    (table,) = read(draw)
    assert [cells[0] for cells in table] == ["Syfte", "Löptid", "Ansvarig", "När"]
    assert table[0][1] == " ".join(long)


def test_a_lone_row_on_the_next_page_goes_on_in_the_columns_above() -> None:
    def first(page: Page) -> None:
        for n, cells in enumerate(ROWS):
            row(page, 740 + 18 * n, *cells)

    def second(page: Page) -> None:
        row(page, 50, "Uppföljning", "Årligen.")

    assert read(first, second) == [as_lists(ROWS), [["Uppföljning", "Årligen."]]]


@pytest.mark.parametrize(("above", "inside"), [(4.5, True), (8.5, False)])
def test_a_title_right_on_the_first_rule_is_a_row_of_the_table(above: float, inside: bool) -> None:
    def draw(page: Page) -> None:
        page.text(LEFT + 4, 80 - above + 0.4, "Hem och fritid", bold=True)  # its letters reach 2 points below
        pieces(page, 80)
        for n, cells in enumerate(ROWS):
            row(page, 80 + 20 * n, *cells)
            pieces(page, 100 + 20 * n)

    (table,) = read(draw)
    assert table == ([["Hem och fritid"]] if inside else []) + as_lists(ROWS)


def test_rules_over_some_columns_tell_the_rows_of_a_table() -> None:
    """The first cell spans both rows and stands in their middle; its words part nothing."""

    def draw(page: Page) -> None:
        for y, start in ((60, 60), (80, 60), (120, 190), (160, 60)):
            for x0, x1 in ((60, 190), (190, 350), (350, 500)):
                if x0 >= start:
                    page.rule(x0, y, x1, y)
        for x, head in ((64, "Område"), (194, "Aktivitet"), (354, "Ansvarig")):
            page.text(x, 74, head)
        page.lines(64, 116, "Unga i", "riskzon")
        page.lines(194, 94, "Ronder", "vid torget")
        page.lines(354, 98, "Väktare")
        page.lines(194, 134, "Nattvandring", "i parken")
        page.lines(354, 138, "Rektor")

    (table,) = read(draw)
    assert table[1:] == [
        ["Unga i riskzon", "Ronder vid torget", "Väktare"],
        ["Nattvandring i parken", "Rektor"],
    ]


# -- thresholds ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("gap", "joined"), [(0.0, True), (7.9, True), (8.1, False)])
def test_white_gaps_between_pieces_are_joints_up_to_eight_points(gap: float, joined: bool) -> None:
    rails = rails_of([Rule(True, 50, 60, 190), Rule(True, 50, 190 + gap, 500)])
    assert [len(rail.joints) for rail in rails] == ([1] if joined else [0, 0])


@pytest.mark.parametrize(("shift", "count"), [(5.9, 1), (6.1, 0)])
def test_rails_of_one_table_begin_and_end_together(shift: float, count: int) -> None:
    rails = rails_of([Rule(True, 50, 60, 500), Rule(True, 80, 60 + shift, 500)])
    assert len(stacks_of(rails)) == count


@pytest.mark.parametrize(("across", "found"), [(1, True), (2, False)])
def test_a_quarter_of_the_lines_may_run_across_a_gutter(across: int, found: bool) -> None:
    rows = [[(60.0, 120.0), (200.0, 300.0)]] * (6 - across) + [[(60.0, 300.0)]] * across
    assert bool(find_gutters(rows, 10.0)) is found


def lines_at(*bottoms: tuple[float, bool]) -> list[object]:
    style = Style(10.0, False, 0)
    found = []
    for bottom, labelled in bottoms:
        words = [Printed("Etikett", 60, bottom - 10, 100, bottom, style)] if labelled else []
        words.append(Printed("Värde", 200, bottom - 10, 240, bottom, style))
        found.append(make_line(words))
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(("step", "starts"), [(13.3, [0, 2]), (13.1, [0, 1, 2])])
def test_rows_stand_farther_apart_than_their_lines(step: float, starts: list[int]) -> None:
    # the label of the first row takes two lines, both with capitals; only the distance tells
    lines = lines_at((100, True), (112, True), (112 + step, True))
    assert row_starts(lines, [190.0]) == starts  # type: ignore[arg-type]


def test_bands_over_the_table_stand_between_rows_whose_values_alone_are_shaded() -> None:
    bands, rows = ("Narkotika", "Inbrott"), [("Mål", "Färre brott"), ("När", "Våren"), ("Vem", "Rektor")]

    def draw(page: Page) -> None:
        for place, name in enumerate(bands):
            top = 100 + 80 * place
            page.box(LEFT, top, RIGHT, top + 20, fill=DARK)
            page.text(LEFT + 4, top + 14, name)
            for n, cells in enumerate(rows, start=1):
                if n != 2:
                    page.box(EDGE, top + 20 * n, RIGHT, top + 20 * n + 20, fill=PALE)
                row(page, top + 20 * n, *cells)

    expected = [[[bands[0]], *as_lists(rows), [bands[1]], *as_lists(rows)]]
    assert [[[text for text in cells if text] for cells in table] for table in read(draw)] == expected


def test_a_cell_that_spans_columns_may_have_its_rules_drawn_in_pieces() -> None:
    """Browsers draw them column by column; words beside the piece's end would tell two cells. The page cuts the table."""
    spanning = (
        ("Mål", "Lugnare kvällar"),
        ("Löptid", "Tillsvidare"),
        ("Plats", "Torget"),
        ("Syfte", "Ro"),
        ("Typ", "Rond"),
    )
    parted = (("Kontakt", "Chef"), ("Deltagare", "Rektor"), ("Åtagande", "Ronder"))
    top = 60.0 + 24 * len(spanning)

    def draw(page: Page) -> None:
        for n in range(len(spanning) + 1):
            for x0, x1 in ((60, 160), (160, 240), (240, 500)):
                page.rule(x0, 60 + 24 * n, x1, 60 + 24 * n)
        for x0, x1 in ((60, 240), (240, 500)):
            page.box(x0, 60, x1, 84, fill=PALE)
        for x in (60, 240, 500):
            page.rule(x, 60, x, top + 66)
        page.rule(160, top, 160, top + 66)
        for n in (1, 2):
            for x0, x1 in ((160, 240), (240, 500)):
                page.rule(x0, top + 24 * n, x1, top + 24 * n)
        for n, (label, value) in enumerate(spanning):
            page.text(66, 76 + 24 * n, label, bold=True)
            page.text(246, 76 + 24 * n, value)
        page.text(66, top + 38, "Polisen", bold=True)
        for n, (label, value) in enumerate(parted):
            page.text(166, top + 14 + 24 * n, label, bold=True)
            page.text(246, top + 14 + 24 * n, value)

    (found,) = read(draw)
    assert [[text for text in row if text] for row in found[:5]] == [list(row) for row in spanning]
    assert [row[-2:] for row in found[5:]] == [list(row) for row in parted]


def test_a_stack_has_the_sides_of_most_of_its_rails() -> None:
    """A rule below a title stands a little farther in than the table under it."""
    rules = [Rule(True, 40, 65, 530), *(Rule(True, y, 60, 525) for y in (60, 80, 100))]
    assert [stack[:2] for stack in stacks_of(rails_of(rules))] == [(60, 525)]


@pytest.mark.parametrize(("x", "spans"), [(129.0, 4), (131.0, 3)])
def test_a_number_far_right_of_other_words_begins_an_item(x: float, spans: int) -> None:
    words = [("Ronder", 60.0, 110.0), ("2.", x, x + 8), ("Möten", x + 16, x + 40), ("i", x + 43, x + 46)]
    printed = [Printed(text, x0, 90, x1, 100, Style(10, False, 0)) for text, x0, x1 in words]
    assert len(spans_of(make_line(printed))) == spans
