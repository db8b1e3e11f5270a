"""Rows and columns that nothing or little drawn parts: numbered rows, boxes, broken labels, cells that go on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib import colors

from extract.readers.pdf.lattice.around.ended import Ended, gone_on
from extract.readers.pdf.lattice.drawn import Drawn, without_fields
from extract.readers.pdf.lattice.gutters import spans_of
from extract.readers.pdf.lattice.heads.gaps import with_heads
from extract.readers.pdf.lattice.rails import Rail, Stack, through_boxes
from extract.readers.pdf.lattice.rows import boxed_rows, row_starts
from extract.readers.pdf.lattice.white.columns import rows_parted
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Fill, Printed, Rule, Style
from models.pages.geometry import BBox
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables, texts

DARK, PALE = colors.HexColor("#264d3b"), colors.HexColor("#eef3f7")
LEFT, RIGHT = 60.0, 500.0
HEAD = ("Nr", "Orsak", "Ansvarig", "När")
ROWS = (("1", "Otrygg miljö", "Kommunpolis", "Mars"), ("2", "Sena kvällar", "Rektor", "Hösten"))


def read(*pages: object) -> list[list[list[str]]]:
    document = read_pdf("rader.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return [grid_texts(document, table) for table in tables(document)]


def as_lists(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(cells) for cells in rows]


def cells(page: Page, y: float, texts: Sequence[str], *, bold: bool = False) -> None:
    for x, text in zip((64, 100, 240, 400), texts, strict=True):
        page.text(x, y, text, bold=bold)


def line(bottom: float, *words: tuple[str, float], bold: bool = False) -> Line:
    style = Style(10.0, bold, 0)
    return make_line(
        [Printed(text, x0, bottom - 10, x0 + 5 * len(text), bottom, style) for text, x0 in words]
    )


def test_numbers_of_rows_are_a_column_between_rules_across() -> None:
    def draw(page: Page) -> None:
        page.rule(LEFT, 60, RIGHT, 60)
        for n, row in enumerate((HEAD, *ROWS)):
            cells(page, 74 + 20 * n, row, bold=not n)
            page.rule(LEFT, 80 + 20 * n, RIGHT, 80 + 20 * n)

    assert read(draw) == [as_lists((HEAD, *ROWS))]


def test_a_name_between_rows_is_one_text_though_a_word_begins_where_a_column_does() -> None:
    def draw(page: Page) -> None:
        for x0, x1 in ((60, 96), (96, 236), (236, 396), (396, 500)):
            page.box(x0, 60, x1, 80, fill=PALE)
        cells(page, 74, HEAD, bold=True)
        for n, row in enumerate(ROWS):
            cells(page, 94 + 40 * n, row)
            page.rule(LEFT, 100 + 40 * n, RIGHT, 100 + 40 * n)
            page.text(66.5, 114 + 40 * n, "Skola och fritid", bold=True)
            page.rule(LEFT, 120 + 40 * n, RIGHT, 120 + 40 * n)

    (table,) = read(draw)
    assert [row[0] for row in table[2::2]] == ["Skola och fritid"] * 2


@pytest.mark.parametrize(("gap", "spans"), [(11.9, 1), (12.1, 2)])
def test_a_bare_number_far_from_what_follows_is_no_mark(gap: float, spans: int) -> None:
    assert len(spans_of(line(100, ("1", 60), ("Orsak", 65 + gap)))) == spans


def test_coloured_labels_and_their_values_stand_in_one_box() -> None:
    rows = (("Mål", "Tryggt hem"), ("Syfte", "Lugn"), ("När", "Hösten"), ("Vem", "Rektor"))

    def draw(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 140)
        for n, (label, value) in enumerate(rows):
            page.box(LEFT, 60 + 20 * n, 190, 80 + 20 * n, fill=DARK)
            page.text(64, 74 + 20 * n, label)
            page.text(194, 74 + 20 * n, value)

    assert read(draw) == [as_lists(rows)]


@pytest.mark.parametrize(("end", "rails"), [(100.0, 3), (70.0, 2)])
def test_rails_go_through_a_box_only_where_its_sides_are_drawn(end: float, rails: int) -> None:
    def stacks() -> list[Stack]:
        outer = Stack(60, 500, [Rail(50, 60, 500, ()), Rail(120, 60, 500, ())])
        inner = Stack(60, 190, [Rail(85, 60, 190, ()), Rail(130, 60, 190, ())])
        return [outer, inner]

    found = through_boxes(stacks(), [Rule(False, 60, 50, end), Rule(False, 500, 50, end)])
    assert len(found[0].rails) == rails


def test_values_may_stand_left_of_coloured_labels() -> None:
    rows = (
        ("Alla ska kunna gå hem lugnt om kvällen och om natten hela", "Mål"),
        ("året i hela kommunen, och i centrum ska det märkas tydligt", "Syfte"),
        ("att vuxna finns på plats varje helg under hela hösten och", "Åtgärd"),
        ("våren", "Målgrupp"),
    )

    def draw(page: Page) -> None:
        for n, (value, label) in enumerate(rows):
            page.box(390, 60 + 20 * n, RIGHT, 80 + 20 * n, fill=PALE)
            page.text(64, 74 + 20 * n, value)
            page.text(394, 74 + 20 * n, label)

    assert read(draw) == [as_lists(rows)]


def test_a_heading_between_two_boxes_is_no_row() -> None:
    def draw(page: Page) -> None:
        for top in (60, 170):
            page.box(LEFT, top, RIGHT, top + 70)
            for n, label in enumerate(("Mål", "Syfte", "När")):
                page.text(64, top + 16 + 20 * n, label, bold=True)
                page.text(194, top + 16 + 20 * n, "Hösten")
        page.text(LEFT, 155, "Våld i nära relationer", 11, bold=True)

    document = read_pdf("boxar.pdf", drawn(draw))
    assert [len(grid_texts(document, table)) for table in tables(document)] == [3, 3]
    assert "Våld i nära relationer" in texts(document)


@pytest.mark.parametrize(("step", "starts"), [(12.7, [0, 2]), (12.5, [0])])
def test_rows_of_several_columns_are_parted_where_no_text_runs_on(step: float, starts: list[int]) -> None:
    rows = [
        line(100, ("Orsak", 60), ("Rektor", 200), ("Mars", 300)),
        line(112, ("mer", 60), ("polis", 200)),
        line(112 + step, ("Kväll", 60), ("Vakt", 200), ("Maj", 300)),
    ]
    assert rows_parted(rows, [190.0, 290.0]) == starts


def test_a_paragraph_of_one_cell_is_no_row() -> None:
    rows = [
        line(100, ("Orsak", 60), ("Rektor", 200), ("Mars", 300)),
        line(112, ("mer", 200)),
        line(130, ("Stycke", 200)),
        line(142, ("slut", 200)),
        line(160, ("Kväll", 60), ("Vakt", 200), ("Maj", 300)),
    ]
    assert rows_parted(rows, [190.0, 290.0]) == [0, 4]


@pytest.mark.parametrize(("width", "starts"), [(65, [0, 3]), (130, [0, 1, 2, 3])])
def test_a_label_is_in_pieces_where_the_next_had_no_room(width: int, starts: list[int]) -> None:
    lines = [
        line(100, ("MÖTESF", 60), ("Vid", 200)),
        line(112, ("REKVEN", 60)),
        line(124, ("S", 60)),
        line(136, ("A" * (width // 10), 60), ("Rektor", 200)),
    ]
    assert row_starts(lines, [190.0]) == starts


def test_the_rest_of_a_cell_stands_right_of_its_edge_above_the_first_rule() -> None:
    def draw(page: Page) -> None:
        page.rule(LEFT, 60, RIGHT, 60)
        for n, (label, value) in enumerate((("", "och hela året."), ("När", "Hösten"), ("Vem", "Rektor"))):
            page.text(64, 74 + 20 * n, label, bold=True)
            page.text(194, 74 + 20 * n, value)
            page.rule(LEFT, 80 + 20 * n, 190, 80 + 20 * n)
            page.rule(190, 80 + 20 * n, RIGHT, 80 + 20 * n)

    assert read(draw) == [[["", "och hela året."], ["När", "Hösten"], ["Vem", "Rektor"]]]


@pytest.mark.parametrize(("around", "kept"), [(5.9, 0), (6.1, 1)])
def test_the_ground_of_a_field_bounds_no_cell(around: float, kept: int) -> None:
    ground = Fill(100 - around, 50 - around, 200 + around, 64 + around)
    assert len(without_fields([ground], [BBox(100, 50, 200, 64)])) == kept


def ground(page: Page, top: float, bottom: float) -> None:
    """The grounds of a row's cells, with nothing drawn around them."""
    for x0, x1 in ((LEFT, 96), (96, 236), (236, 396), (396, RIGHT)):
        page.box(x0, top, x1, bottom, fill=PALE)


WRAPPED = (
    ("1", "Otrygg miljö", "Kommunpolis", "Mars"),
    ("", "vid skolan", "", ""),
    ("2", "Mörkt", "Rektor", "Maj"),
    ("", "i parken", "", ""),
)
JOINED = [["1", "Otrygg miljö vid skolan", "Kommunpolis", "Mars"], ["2", "Mörkt i parken", "Rektor", "Maj"]]


def test_all_rows_go_on_below_headings_that_alone_stand_on_a_ground() -> None:
    def draw(page: Page) -> None:
        ground(page, 60, 80)
        cells(page, 74, HEAD, bold=True)
        for n, row in enumerate(WRAPPED * 3):
            cells(page, 94 + 12 * n, row)

    assert read(draw) == [[list(HEAD), *JOINED * 3]]


def test_rows_go_on_over_the_page_in_the_columns_of_the_page_before() -> None:
    def first(page: Page) -> None:
        ground(page, 700, 720)
        cells(page, 714, HEAD, bold=True)
        for n, row in enumerate(WRAPPED):
            cells(page, 734 + 12 * n, row)

    def second(page: Page) -> None:
        for n, row in enumerate(WRAPPED):
            cells(page, 60 + 12 * n, row)

    assert read(first, second) == [[list(HEAD), *JOINED], JOINED]


def test_rows_of_a_box_are_parted_by_white_or_by_labels() -> None:
    centred = [
        line(110, ("Lugn och ro", 100)),
        line(116, ("Mål", 60)),
        line(122, ("i parken.", 100)),
        line(140, ("Rektor", 100), ("Vem", 60)),
        line(160, ("När", 60)),
    ]
    assert boxed_rows(centred, 95.0) == [0, 3, 4]
    close = [
        line(110 + 10 * n, (label, 60), ("Rektor", 100)) for n, label in enumerate(("Mål", "Vem", "När"))
    ]
    assert boxed_rows([*close[:1], line(115, ("skolan", 100)), *close[1:]], 95.0) == [0, 2, 3]
    assert boxed_rows([line(100, ("skolan", 100)), line(112, ("lugn", 100))], 95.0) == []  # no label


@pytest.mark.parametrize(
    ("first", "second", "starts"),
    [
        ("STAD", "DELS", [0, 1, 4]),  # no room for the second in the line of the first
        ("VAD", "VEM", []),  # just room for it: a second label
        ("Stad", "Dels", []),  # only capitals do not tell by small letters that a label goes on
    ],
)
def test_labels_in_capitals_that_their_column_breaks_are_one(
    first: str, second: str, starts: list[int]
) -> None:
    centred = [
        line(110, ("PERIOD", 60), ("Hösten", 100)),
        line(130, (first, 60)),
        line(136, ("Rektor", 100)),
        line(142, (second, 60)),
        line(162, ("LOKAL", 60), ("Skolan", 100)),
    ]
    assert boxed_rows(centred, 95.0) == starts


def test_a_letter_with_a_full_stop_far_from_what_follows_is_the_end_of_a_word() -> None:
    assert len(spans_of(line(100, ("n.", 60), ("Antal", 60 + 10 + 39)))) == 1
    assert len(spans_of(line(100, ("n.", 60), ("Antal", 60 + 10 + 41)))) == 2


def test_no_heading_stands_above_the_white_of_justified_lines() -> None:
    heads = [line(100, ("Orsak", 60), ("Aktivitet", 200), ("Vem", 400))]
    assert with_heads([150.0, 195.0, 395.0], heads) == [195.0, 395.0]
    figures = [line(100, ("18", 60), ("24", 200), ("Vem", 400))]
    assert with_heads([150.0, 195.0, 395.0], figures) == [150.0, 195.0, 395.0]


# -- boxes and labels ---------------------------------------------------------------------------------

PAIRS = (
    ("Mål", "Färre inbrott i källare"),
    ("Åtgärder", "Märkning av cyklar"),
    ("Ansvarig", "Rektor i Ekeby"),
)


def pairs(page: Page, y: float, *, step: float = 24, x: float = 200, rows: object = PAIRS) -> float:
    for label, value in rows:  # type: ignore[attr-defined]
        page.text(64, y, label, bold=True)
        page.text(x, y, value)
        y += step
    return y


def test_a_name_over_a_box_runs_across_its_columns() -> None:
    def draw(page: Page) -> None:
        page.box(LEFT, 60, RIGHT, 160)
        page.text(64, 76, "Nattvandring vid torget och runt skolan i Ekeby", bold=True)
        pairs(page, 100)

    assert read(draw) == [[["Nattvandring vid torget och runt skolan i Ekeby"], *as_lists(PAIRS)]]


def test_pieces_of_the_sides_of_a_box_tell_its_rows() -> None:
    def draw(page: Page) -> None:
        page.rule(LEFT, 60, RIGHT, 60)
        page.rule(LEFT, 120, RIGHT, 120)
        for top in (60, 80, 100):
            page.rule(LEFT, top, LEFT, top + 20)
            page.rule(RIGHT, top, RIGHT, top + 20)
        pairs(page, 74, step=20)

    assert read(draw) == [as_lists(PAIRS)]


def test_labels_that_are_centred_beside_their_values_are_parted_by_white() -> None:
    lines = [
        line(100, ("Värde", 200)), line(106, ("Mål", 64)), line(112, ("värde", 200)),
        line(126, ("Åtgärder", 64), ("Värde", 200)),
        line(140, ("Värde", 200)), line(146, ("Ansvarig", 64)), line(152, ("värde", 200)),
    ]  # fmt: skip
    assert row_starts(lines, [190.0]) == [0, 3, 4]


@pytest.mark.parametrize(
    ("step", "bold", "rows"),
    [
        (20.4, True, 4),  # as near as the rows stand: a label whose value is empty
        (20.6, True, 3),  # farther off than any row
        (20, False, 3),  # not set as the labels are
    ],
)
def test_a_label_at_the_end_of_a_page_is_a_row_though_its_value_is_empty(
    step: float, bold: bool, rows: int
) -> None:
    values = {
        "Mål": "Lugn i parken hela sommaren",
        "Ansvarig": "Rektor på skolan",
        "Risker": "Regn under hela våren",
    }

    def draw(page: Page) -> None:
        for n, (label, value) in enumerate(values.items()):
            page.text(60, 80 + 20 * n, label, bold=True)
            page.text(200, 80 + 20 * n, value)
        page.text(60, 120 + step, "Stadsdelens", bold=bold)
        page.text(60, 132 + step, "åtagande", bold=bold)

    (table,) = read(draw)
    assert len(table) == rows
    assert (table[-1] == ["Stadsdelens åtagande", ""]) == (rows == 4)


def test_labels_set_as_no_value_is_begin_rows_where_only_lists_stand_apart() -> None:
    words = [("Mål", "Färre"), ("Syfte", "Ro"), ("Risker", "Få"), ("Mål", "Flera"), ("Syfte", "Lugn")]
    slanted, plain = Style(10.0, False, 0, italic=True), Style(10.0, False, 0)
    found = []
    for bottom, (label, value) in zip((100, 112, 124, 150, 162), words, strict=True):
        left = Printed(label, 64, bottom - 10, 100, bottom, slanted)
        found.append(make_line([left, Printed(value, 200, bottom - 10, 230, bottom, plain)]))
    assert row_starts(found, [190.0]) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("below", "bold", "rows"),
    [(20, False, 4), (28, False, 4), (31, False, 3), (40, False, 3), (31, True, 4), (40, True, 4)],
)
def test_a_label_that_begins_page_after_page_is_no_running_head(below: int, bold: bool, rows: int) -> None:
    """Its row stands two type sizes above the next at most, or is set as that one; text stands farther below a running
    head, and is set in another type."""
    names = ("Nattvandring", "Cykelmärkning", "Grannstöd")

    def draw(name: str) -> object:
        def page_of(page: Page) -> None:
            page.text(64, 60, "Aktivitet", bold=bold)
            page.text(200, 60, name)
            pairs(page, 60 + below, step=20)

        return page_of

    found = read(*(draw(name) for name in names))
    assert [len(table) for table in found] == [rows] * 3
    if rows == 4:
        assert [table[0] for table in found] == [["Aktivitet", name] for name in names]


def test_bold_labels_beside_plain_values_are_no_column_of_print() -> None:
    def draw(page: Page) -> None:
        for n, (label, value) in enumerate(PAIRS * 3):
            page.text(64, 60 + 20 * n, f"{label} och {n} till", bold=True)
            page.text(240, 63 + 20 * n if n % 2 else 60 + 20 * n, f"{value} under hösten {n}")

    assert len(read(draw)) == 1


@pytest.mark.parametrize(("last", "starts"), [("Ansvarig", [0, 1, 2, 3]), ("kontakt", [0, 1, 3])])
def test_lists_of_labels_and_values_stand_apart_and_each_line_is_a_row(last: str, starts: list[int]) -> None:
    lines = [
        line(100, ("Mål", 60), ("Lugn", 200)),
        line(116, ("Syfte", 60), ("Trygghet", 200)),
        line(132, (last, 60), ("rektor" if last[0].islower() else "Rektor", 200)),
        line(166, ("Aktivitet", 60), ("Ronder", 200)),
    ]
    assert row_starts(lines, [190.0]) == starts


def test_the_second_line_of_a_small_label_beside_a_large_value_is_no_row() -> None:
    small, large = Style(9.0, False, 0), Style(12.0, False, 0)
    found = []
    for bottom, label, value in (
        (100, "Polisens", "Rektor"),
        (110.5, "kontakt", ""),
        (127.2, "Syfte", "Lugn"),
        (158.2, "Mål", "Ro"),
    ):
        words = [Printed(label, 60, bottom - 9, 100, bottom, small)]
        if value:
            words.append(Printed(value, 200, bottom - 9, 240, bottom + 3, large))
        found.append(make_line(words))
    assert row_starts(found, [190.0]) == [0, 2, 3]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("ordförande, nämnden", "socialchef", 1),
        ("ordförande, nämnden", "Viby handel", 1),
        ("Viby bostäder", "Viby handel", 0),
    ],
)
def test_names_and_roles_beside_one_another_are_rows(first: str, last: str, found: int) -> None:
    def draw(page: Page) -> None:
        people = (("Vera Prov", first), ("Ivar Exempel", "kommunpolis"), ("Maj Påhitt", last))
        for n, (name, role) in enumerate(people):
            page.text(90, 100 + 12 * n, name)
            page.text(300, 100 + 12 * n, role)

    rows = read(draw)
    assert len(rows) == found
    assert not rows or rows[0][1] == ["Ivar Exempel", "kommunpolis"]


@pytest.mark.parametrize("wrapped", [False, True])
def test_roles_that_fill_the_column_are_no_running_text(wrapped: bool) -> None:
    """A role that leaves room for the next line's first word is no line of a text; one may go on below."""
    people = [
        ("Vera Prov", "nämndens ordförande, vald"),
        ("Ivar Exempel", "kommunpolis"),
        ("Maj Påhitt", "socialchef"),
        ("Siv Skog", "säkerhetschef, sekreterare"),
        ("Bo Ek", "rektor Viby skola"),
    ]
    if wrapped:
        people.insert(1, ("", "för två år"))

    def draw(page: Page) -> None:
        for n, (name, role) in enumerate(people):
            page.text(90, 100 + 12 * n, name)
            page.text(300, 100 + 12 * n, role)

    (rows,) = read(draw)
    assert [name for name, _ in rows] == [name for name, _ in people if name]
    assert rows[0][1].endswith("år" if wrapped else "vald")


def test_no_row_goes_on_from_a_table_of_one_column() -> None:
    drawn_below = Drawn([], [], [], [*line(80, ("Polisen", 64.0)).words, *line(120, ("Rektor", 64.0)).words])
    assert gone_on(Ended((60.0, 300.0), (64.0,)), drawn_below) is None


@pytest.mark.parametrize("is_bold", [True, False])
def test_grounds_of_names_part_no_rows(is_bold: bool) -> None:
    """Between the names' grounds, and below the last, white parts the rows; a ground under every row is its own."""

    def draw(page: Page) -> None:
        y = 60.0
        for name in ("", "Skola och fritid", "Torget"):
            page.box(LEFT, y, RIGHT, y + 20, fill=PALE)
            if name:
                page.text(64, y + 14, name, bold=is_bold)
            else:
                cells(page, y + 14, HEAD, bold=True)
                y += 20
                continue
            for n, row in enumerate(ROWS):
                cells(page, y + 40 + 40 * n, row)
                page.text(100, y + 52 + 40 * n, "om kvällen")
            y += 100

    found = read(draw)
    rows = [
        ["1", "Otrygg miljö om kvällen", "Kommunpolis", "Mars"],
        ["2", "Sena kvällar om kvällen", "Rektor", "Hösten"],
    ]
    assert (found == [[list(HEAD), ["Skola och fritid"], *rows, ["Torget"], *rows]]) == is_bold


@pytest.mark.parametrize(("held", "cells_of_name"), [(True, 1), (False, 4)])
def test_a_name_on_a_ground_spans_its_row_though_rails_are_in_pieces(held: bool, cells_of_name: int) -> None:
    def draw(page: Page) -> None:
        y = 60.0
        for row in (HEAD, ("Lov", "", "", ""), *ROWS):
            if row is HEAD or (held and not row[1]):
                page.box(LEFT, y, RIGHT, y + 20, fill=PALE)
            cells(page, y + 14, row, bold=not row[0].isdigit())
            for x0, x1 in ((60, 96), (96, 236), (236, 396), (396, 500)):
                page.rule(x0, y + 20, x1, y + 20)
            y += 20

    assert len(read(draw)[0][1]) == cells_of_name
