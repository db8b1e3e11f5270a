"""Headings that are not bold, headings of two rows, and numbers that begin rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.readers.pdf.lattice.heads.find import box_headed, find_headed
from extract.readers.pdf.lattice.heads.gaps import with_heads
from extract.readers.pdf.lattice.rails import Rail, Stack, parted_by_wider
from extract.readers.pdf.lattice.white.columns import body_rows, rows_parted
from extract.readers.pdf.lattice.white.numbers import columns_past, numbered_rows
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from tests.pdf_drawing import Page, drawn, tables

EDGES = [95.0, 245.0, 395.0]
PLACES = (60, 100, 250, 400)


def line(bottom: float, *words: tuple[str, float], bold: bool = False, italic: bool = False) -> Line:
    """A line of texts, each with where it begins; their words stand four points apart."""
    style = Style(10.0, bold, 0, italic=italic)
    printed = []
    for text, start in words:
        x0 = start
        for word in text.split():
            printed.append(Printed(word, x0, bottom - 10, x0 + 5 * len(word), bottom, style))
            x0 += 5 * len(word) + 4
    return make_line(printed)


def row(bottom: float, *texts: str, **look: bool) -> Line:
    placed = [(text, x) for text, x in zip(texts, PLACES, strict=False) if text]
    return line(bottom, *placed, **look)


BODY = (
    row(114, "Ro", "Otrygg miljö", "Rondera parken", "Mars"),
    row(126, "", "vid skolan", "varje kväll", ""),
    row(146, "Trygg", "Mörka gångar", "Ny belysning", "Maj"),
)


def test_plain_names_above_each_text_of_the_first_row_are_headings() -> None:
    (found,) = find_headed([row(96, "Mål", "Orsak", "Åtgärd", "När"), *BODY])
    assert found[:2] == (0, 4)
    assert len(found[2].ys) - 1 == 3


@pytest.mark.parametrize(
    "first",
    [
        ("Mål", "Orsak", "Åtgärd", ""),  # three plain names may be anything
        ("Mål", "orsak", "Åtgärd", "När"),
        ("Mål", "Vem ska göra det", "Åtgärd", "När"),
    ],
)
def test_other_plain_lines_are_no_headings(first: tuple[str, ...]) -> None:
    assert not list(find_headed([row(96, *first), *BODY]))


@pytest.mark.parametrize(
    ("italic", "words", "is_table"), [(True, 5, True), (True, 6, False), (False, 4, False)]
)
def test_headings_in_italics_may_be_longer(italic: bool, words: int, is_table: bool) -> None:
    head = row(96, "Mål", " ".join(["Aa", *["b"] * (words - 1)]), "Åtgärd", "När", italic=italic)
    assert (box_headed([head, *BODY]) is not None) is is_table


@pytest.mark.parametrize(
    ("italic", "high", "columns", "is_table"),
    [(True, 6, 4, True), (True, 12, 4, False), (False, 6, 4, False), (True, 6, 3, False)],
)
def test_above_centred_cells_headings_in_italics_are_centred_beside_each_other(
    italic: bool, high: int, columns: int, is_table: bool
) -> None:
    """Nothing needs to stand right below each: "Rondera" is the first line of the highest cell of its row."""
    heads = [
        row(96 - high, "", "", "Aktivitets-", italic=italic),
        row(96, *("Mål", "Orsak", "", "När")[:columns], italic=italic),
        row(96 + high, "", "", "ansvariga", italic=italic),
    ]
    body = [row(126, "", "", "rondera"), row(132, "Ro", "Otryggt"), row(138, "", "", "parken", "Mars")]
    assert bool(list(find_headed([*heads, *body]))) is is_table


def test_headings_of_a_group_stand_in_two_rows() -> None:
    heads = [
        line(90, ("Genomförande", 400), bold=True),
        line(96, ("Orsak", 60), ("Åtgärd", 200), bold=True),
        line(102, ("Ansvarig", 400), ("När", 500), bold=True),
    ]
    assert with_heads([], heads) == [199.0, 399.0, 499.0]


def test_items_begin_right_of_the_heading_of_their_column() -> None:
    heads = [line(96, ("Orsak", 60), ("Åtgärd", 200), ("Polisen", 400))]
    assert with_heads([199.0, 413.0], heads) == [199.0, 399.0]


def test_items_that_stand_lower_part_no_rows() -> None:
    def lower(bottom: float, label: str, item: str) -> Line:
        one, other = row(bottom, "", label, "", "När"), row(bottom + 3, "", "", item)
        return make_line(sorted([*one.words, *other.words], key=lambda word: word.x0))

    lines = [
        row(100, "", "Kameror vid", "• Antal möten", "Mars"),
        lower(111, "Hagaliden", "• Andel skolor"),
        row(125, "", "", "med rutiner"),
        row(136, "", "", "och planer"),
    ]
    assert rows_parted(lines, [245.0, 395.0]) == [0]


NUMBERED = (
    row(100, "1", "Otrygg miljö", "Rondera", "Mars"),
    row(112, "", "finns vid", "parken.", ""),
    row(124, "2", "skolan.", "Ny lykta", "Maj"),
    row(136, "", "", "vid ån.", ""),
    row(152, "3", "", "Fler möten", "Juni"),
)


def test_numbers_that_count_up_begin_rows_and_cells_go_on_past_them() -> None:
    assert [list(own) for own in body_rows(NUMBERED, EDGES)] == [
        list(NUMBERED[:2]),
        list(NUMBERED[2:4]),
        list(NUMBERED[4:]),
    ]
    assert columns_past(body_rows(NUMBERED, EDGES), EDGES)[0] >= {1}
    assert 1 in columns_past(body_rows(NUMBERED, EDGES), EDGES)[1]  # nothing says that it ends there


def test_numbers_begin_the_rows_of_a_box_in_which_a_cell_spans_them() -> None:
    printed = (
        ("Nr", "Orsak", "Ansvarig", "När"),
        ("1", "Otrygg miljö", "Kommunpolis", "Mars"),
        ("", "vid skolan. Få", "", "2024"),
        ("", "vuxna rör sig", "", ""),
        ("2", "ute sent.", "Rektor", "Maj"),
        ("", "", "", "2024"),
    )

    def draw(page: Page) -> None:
        page.box(60, 60, 500, 80)
        page.box(60, 80, 500, 146)
        for n, texts in enumerate(printed):
            for x, text in zip((64, 100, 240, 400), texts, strict=True):
                page.text(x, 74 + 12 * n + (8 if n else 0), text, bold=not n)

    document = read_pdf("rader.pdf", drawn(draw))
    (table,) = tables(document)
    rows = [[document.text(cell.words) for cell in row.cells] for row in table.rows]
    assert rows[1:] == [
        ["1", "Otrygg miljö vid skolan. Få vuxna rör sig ute sent.", "Kommunpolis", "Mars 2024"],
        ["2", "Rektor", "Maj 2024"],
    ]
    assert table.rows[1].cells[1].row_span == 2


SIDES = (60.0, 95.0, 235.0, 395.0, 500.0)
NARROW = Stack(235.0, 500.0, [Rail(at, 235.0, 500.0, (395.0,)) for at in (120.0, 140.0, 220.0)])


@pytest.mark.parametrize(
    ("joints", "kept"),
    [
        (SIDES[1:-1], [[120.0, 140.0]]),
        ((95.0, 240.5, 395.0), [[120.0, 140.0]]),  # its end, 5.5 points off
        ((95.0, 242.0, 395.0), [[120.0, 140.0, 220.0]]),  # 7 points: another column's
        ((), [[120.0, 140.0, 220.0]]),
    ],
)
def test_pieces_of_rails_are_no_table_over_the_end_of_a_wider_one(
    joints: tuple[float, ...], kept: list[list[float]]
) -> None:
    wide = Stack(60.0, 500.0, [Rail(at, 60.0, 500.0, joints) for at in (100.0, 160.0, 200.0, 240.0)])
    first, *others = parted_by_wider([wide, NARROW])
    assert first == wide
    assert [[rail.at for rail in stack.rails] for stack in others] == kept


OTHER = "eller den som hen utser för det"


def test_two_tables_with_numbers_and_cells_that_span_rows_are_two() -> None:
    starts = (64, 100, 240, 400)

    def draw(page: Page) -> None:
        for top, name in ((60, "BROTT"), (207, "MÄNS VÅLD MOT KVINNOR")):
            page.text(60, top - 9, name, 13, bold=True)
            levels = {top: SIDES, top + 20: SIDES, top + 110: SIDES}
            for at, sides in levels.items():
                for x0, x1 in pairwise(sides):
                    page.rule(x0, at, x1, at)
            for x0, x1 in ((60, 95), (235, 395), (395, 500)):  # not below the cell that spans
                page.rule(x0, top + 60, x1, top + 60)
            for x, text in zip(starts, ("Nr", "Orsak", "Ansvarig", "När"), strict=True):
                page.text(x, top + 14, text, bold=True)
            for y, texts in ((34, ("1", "Otrygg miljö", "Polis", "Mars")), (74, ("2", "", "Rektor", "Maj"))):
                for x, text in zip(starts, texts, strict=True):
                    page.text(x, top + y, text)
            for n, text in enumerate(("vid skolan.", "Få vuxna", "rör sig ute", "sent."), start=1):
                page.text(100, top + 34 + 12 * n, text)
            for n in (46, 86, 98):
                page.text(240, top + n, OTHER)

    document = read_pdf("rader.pdf", drawn(draw))
    found = tables(document)
    assert [[[document.text(c.words) for c in row.cells] for row in table.rows[1:]] for table in found] == [
        [
            ["1", "Otrygg miljö vid skolan. Få vuxna rör sig ute sent.", f"Polis {OTHER}", "Mars"],
            ["2", f"Rektor {OTHER} {OTHER}", "Maj"],
        ]
    ] * 2


@pytest.mark.parametrize("numbers", [("1", "3"), ("1", "2 b"), ("1", "")])
def test_other_numbers_begin_no_rows(numbers: tuple[str, str]) -> None:
    lines = [row(100, numbers[0], "A", "B", "C"), row(112, numbers[1], "D", "E", "F")]
    assert numbered_rows(lines, EDGES) == []


def test_a_number_beside_the_middle_of_its_row_begins_none() -> None:
    lines = [row(100, "1", "A", "B", "C"), row(112, "2", "D", "", ""), row(124, "", "", "E", "F")]
    assert numbered_rows(lines, EDGES) == []
