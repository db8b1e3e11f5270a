"""Tables that are wholly ruled, and frames that are none: small pages of rules and words, without a file."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.readers.pdf.lattice.grid import Grid
from extract.readers.pdf.lattice.ruled import rules_to_grids
from extract.readers.pdf.source.content import Fill, Printed, Rule, Style

WIDTH, HEIGHT = 600.0, 800.0
XS = (100.0, 200.0, 300.0, 400.0)


def word(text: str, x0: float, bottom: float) -> Printed:
    return Printed(text, x0, bottom - 10, x0 + 5 * len(text), bottom, Style(10.0, False, 0))


def box(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    return [
        *(Rule(True, y, x0, x1) for y in (top, bottom)),
        *(Rule(False, x, top, bottom) for x in (x0, x1)),
    ]


def table(*ys: float, xs: tuple[float, ...] = XS) -> list[Rule]:
    return [
        *(Rule(True, y, xs[0], xs[-1]) for y in ys),
        *(Rule(False, x, ys[0], ys[-1]) for x in xs),
    ]


def grids_of(rules: list[Rule], words: list[Printed], fills: list[Fill] | None = None) -> list[Grid]:
    return rules_to_grids(rules, fills or [], words, WIDTH, HEIGHT)


@pytest.mark.parametrize(("bottom", "count"), [(500, 1), (502, 0)])
def test_a_frame_around_half_of_the_page_is_no_table(bottom: float, count: int) -> None:
    words = [word("Ronder", 120, 130)]
    assert len(grids_of(box(50, 20, 550, bottom), words)) == count


@pytest.mark.parametrize("open_side", [20, 700])
def test_a_large_box_that_the_page_cuts_is_a_table_since_a_frame_is_closed(open_side: float) -> None:
    rules = [rule for rule in box(50, 20, 550, 700) if not (rule.horizontal and rule.at == open_side)]
    (grid,) = grids_of(rules, [word("Ronder", 120, 130)])
    assert (grid.boxes[0].open_top, grid.boxes[0].open_bottom) == (open_side == 20, open_side == 700)


def test_a_box_around_tables_is_none() -> None:
    words = [word("Ronder", 120, 130), word("Vem", 210, 130)]
    (grid,) = grids_of([*box(90, 90, 410, 200), *table(110, 140, 170)], words)
    assert grid.xs == list(XS)


HEAD = [word(text, x + 5, 115) for text, x in zip(("Brott", "2020", "2021"), XS, strict=False)]


def figures(first: float, count: int = 4, *, last: str = "12") -> list[Printed]:
    return [
        word(text, x + 5, first + 14 * n)
        for n in range(count)
        for text, x in zip(("Klotter", "31", last), XS, strict=False)
    ]


def test_lines_of_figures_below_a_head_are_rows_that_no_rule_parts() -> None:
    (grid,) = grids_of(table(100, 120, 190), [*HEAD, *figures(135)])
    assert grid.ys == [100, 120, 137, 151, 165, 190]
    assert [(one.row, one.column, one.row_span, one.column_span) for one in grid.boxes] == [
        (row, column, 1, 1) for row in range(5) for column in range(3)
    ]
    (words,) = grids_of(table(100, 120, 190, 210), [*HEAD, *figures(135, last="fler")])
    assert words.ys == [100, 120, 190, 210]  # half of the cells beside the labels are no figures
    (few,) = grids_of(table(100, 120, 190, 210), [*HEAD, *figures(135, 3)])
    assert few.ys == [100, 120, 190, 210]


def test_lines_that_fill_all_columns_are_rows_where_nothing_but_the_head_is_ruled() -> None:
    (words,) = grids_of(table(100, 120, 190), [*HEAD, *figures(135, last="fler")])
    assert words.ys == [100, 120, 137, 151, 165, 190]


@pytest.mark.parametrize(("ys", "rows"), [((100, 120, 190, 210), 6), ((100, 120, 190, 210, 230), 4)])
def test_a_table_whose_rules_part_more_than_its_head_is_as_it_is_ruled(
    ys: tuple[float, ...], rows: int
) -> None:
    below = [word("Summa", 105, y - 5) for y in ys[3:]]
    (grid,) = grids_of(table(*ys), [*HEAD, *figures(135), *below])
    assert len(grid.ys) - 1 == rows


@pytest.mark.parametrize(("pieces", "rows"), [(3, 2), (2, 1)])
def test_rows_are_cut_where_most_uprights_are_drawn_in_pieces(pieces: int, rows: int) -> None:
    """Of five uprights: more than half of them end there."""
    xs = (100.0, 200.0, 300.0, 400.0, 500.0)
    rules = [Rule(True, y, 100, 500) for y in (100, 160, 180, 200)]
    for number, x in enumerate(xs):
        ends = (100, 130, 160, 200) if number < pieces else (100, 160, 200)
        rules += [Rule(False, x, top, bottom) for top, bottom in pairwise(ends)]
    words = [
        word(text, x + 5, y)
        for y in (120, 150)
        for text, x in zip(("Mål", "Lugn", "Ro", "Nu"), xs, strict=False)
    ]
    (grid,) = grids_of(rules, words)
    assert len(grid.ys) - 3 == rows


def test_rows_are_not_cut_through_words_nor_where_few_cells_are_filled() -> None:
    rules = [Rule(True, y, 100, 400) for y in (100, 160)]
    rules += [Rule(False, x, top, top + 30) for x in XS for top in (100, 130)]
    (through,) = grids_of(rules, [word("Mål", 105, 135), word("Lugn", 205, 135)])
    assert len(through.ys) == 2
    (alone,) = grids_of(rules, [word("Mål", 105, 120), word("Syfte", 105, 150)])
    assert len(alone.ys) == 2


@pytest.mark.parametrize(("gap", "rows"), [(3.0, 3), (3.5, 2)])
def test_a_ground_that_touches_a_ruled_table_is_a_row_of_it(gap: float, rows: int) -> None:
    words = [word(text, x + 5, 95 - gap) for text, x in zip(("Mål", "Vem", "När"), XS, strict=False)]
    words += [
        word(text, x + 5, y) for y in (115, 135) for text, x in zip(("Lugn", "Bo", "Maj"), XS, strict=False)
    ]
    fills = [Fill(x0, 80 - gap, x1, 100 - gap) for x0, x1 in pairwise(XS)]
    found = grids_of(table(100, 120, 140), words, fills)
    assert len(found[-1].ys) - 1 == rows
