"""Rules become grids, words columns, numbers of the margin furniture: small pages of rules and words, without a file."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.grid import Grid, Sides, edges_to_grids
from extract.readers.pdf.lattice.gutters import spans_of, united
from extract.readers.pdf.lattice.rows import gaps_at, is_table, lines_to_columns, rows_apart, stand_in_rows
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.source.content import Printed, Rule, Style, turn_box, turned_point
from extract.readers.pdf.standing.line_numbers import take_line_numbers

SIZE = 10.0


def printed(text: str, x0: float, bottom: float, *, bold: bool = False) -> Printed:
    return Printed(text, x0, bottom - SIZE, x0 + 5 * len(text), bottom, Style(SIZE, bold, 0))


def line(bottom: float, *words: tuple[str, float], bold: bool = False) -> Line:
    return make_line([printed(text, x0, bottom, bold=bold) for text, x0 in words])


def level(at: float, start: float = 0, end: float = 100) -> Rule:
    return Rule(True, at, start, end)


def upright(at: float, start: float = 0, end: float = 40) -> Rule:
    return Rule(False, at, start, end)


def shown(grids: list[Grid]) -> list[list[tuple[int, int, int, int]]]:
    return [[(box.row, box.column, box.row_span, box.column_span) for box in grid.boxes] for grid in grids]


def grids_of(*rules: Rule) -> list[Grid]:
    return edges_to_grids(list(rules), Sides(list(rules)))


FRAME = (level(0), level(20), level(40), upright(0), upright(50), upright(100))
FOUR = [[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]]


def test_crossing_rules_bound_cells() -> None:
    (grid,) = grids_of(*FRAME)
    assert shown([grid]) == FOUR
    assert (grid.xs, grid.ys) == ([0, 50, 100], [0, 20, 40])
    assert grid.lookup() == {(0, 0): 0, (0, 1): 1, (1, 0): 2, (1, 1): 3}
    assert not any(box.open_top or box.open_bottom for box in grid.boxes)
    assert grids_of(*FRAME[:3]) == []


@pytest.mark.parametrize(("gap", "cells"), [(3.0, 4), (3.1, 3)])
def test_pieces_of_a_rule_near_one_another_are_one(gap: float, cells: int) -> None:
    pieces = (level(20, 0, 25 - gap / 2), level(20, 25 + gap / 2, 100))
    (grid,) = grids_of(FRAME[0], *pieces, *FRAME[2:])
    assert len(grid.boxes) == cells


@pytest.mark.parametrize(("off", "rows"), [(3.0, 2), (3.1, 3)])
def test_rules_at_nearly_one_height_are_one(off: float, rows: int) -> None:
    (grid,) = grids_of(*FRAME, level(20 + off))
    assert len(grid.ys) - 1 == rows


@pytest.mark.parametrize(("length", "columns"), [(3.0, 2), (2.9, 2), (40.0, 3)])
def test_a_short_stroke_bounds_no_cell(length: float, columns: int) -> None:
    (grid,) = grids_of(*FRAME, upright(75, 0, length))
    assert len(grid.xs) - 1 == columns


def test_a_cell_over_two_columns_and_one_over_two_rows() -> None:
    (grid,) = grids_of(level(0), level(20), level(40), upright(0), upright(50, 20, 40), upright(100))
    assert shown([grid]) == [[(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]]
    (grid,) = grids_of(level(0), level(20, 50, 100), level(40), upright(0), upright(50), upright(100))
    assert shown([grid]) == [[(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]]


def test_sides_that_the_page_cut_are_closed_and_open() -> None:
    (grid,) = grids_of(level(0), level(20), upright(0), upright(50), upright(100))
    assert shown([grid]) == FOUR
    assert [box.open_bottom for box in grid.boxes] == [False, False, True, True]
    (grid,) = grids_of(level(20), level(40), upright(0), upright(50), upright(100))
    assert [box.open_top for box in grid.boxes] == [True, True, False, False]
    (grid,) = grids_of(level(0), level(20), level(40), upright(50))
    assert shown([grid]) == FOUR
    assert not any(box.open_top or box.open_bottom for box in grid.boxes)


@pytest.mark.parametrize("open_columns", [1, 2])
def test_cells_that_the_page_cut_beside_closed_ones_are_open(open_columns: int) -> None:
    # the last row of a cell over rows is closed in the columns right of it alone
    uprights = [upright(x) for x in (0, 30, 60, 100)]
    start = (0, 30, 60)[open_columns]
    (grid,) = grids_of(level(0), level(20), level(39, start), *uprights)
    assert shown([grid]) == [[(row, column, 1, 1) for row in (0, 1) for column in (0, 1, 2)]]
    assert [box.open_bottom for box in grid.boxes if box.row] == [n < open_columns for n in range(3)]


def test_a_row_longer_than_its_page_has_only_uprights() -> None:
    for height, cells in ((31, 2), (30, 0)):
        found = grids_of(*(upright(at, 0, height) for at in (0, 50, 100)))
        assert sum(len(grid.boxes) for grid in found) == cells


def test_two_tables_that_touch_nowhere_are_two_grids() -> None:
    below = [
        rule._replace(at=rule.at + 100) if rule.horizontal else upright(rule.at, 100, 140) for rule in FRAME
    ]
    assert len(grids_of(*FRAME, *below)) == 2


def test_how_much_of_a_side_is_drawn() -> None:
    sides = Sides([level(10, 0, 30), level(12, 20, 50), level(16, 60, 100), upright(5, 0, 10)])
    assert sides.share(10, 0, 100) == pytest.approx(0.9)
    assert sides.share(9, 0, 100) == pytest.approx(0.5)
    assert sides.share(10, 40, 60) == pytest.approx(0.5)
    assert sides.share(30, 0, 100) == 0
    assert sides.share(5, 0, 20, horizontal=False) == pytest.approx(0.5)


# -- words in columns -----------------------------------------------------------------------------------


def rows(*texts: tuple[str, str], step: float = 20.0, bold: bool = False) -> list[Line]:
    found = []
    for number, (label, value) in enumerate(texts):
        words = [printed(label, 60, 100 + step * number, bold=bold)] if label else []
        words += [printed(value, 190, 100 + step * number)] if value else []
        found.append(make_line(words))
    return found


PAIRS = [("Mål", "Lugn"), ("Syfte", "Ro"), ("Metod", "Ronder")]


@pytest.mark.parametrize(
    ("texts", "bold", "found"),
    [
        (PAIRS, False, True),
        (PAIRS[:2], False, False),
        (PAIRS[:2], True, True),
        (PAIRS[:1], True, False),
        ([*PAIRS, ("Vem", "")], False, False),
        ([*PAIRS, ("Vem", "")], True, True),
        ([*PAIRS, ("Vem", ""), ("När", "")], True, True),
        ([*PAIRS, ("Vem", ""), ("När", ""), ("Hur", "")], True, False),
        ([("Mål", "lugn"), ("Syfte", "ro"), ("Metod", "Ronder")], False, False),
        ([("Mål", "lugn"), ("Syfte", "ro"), ("Metod", "Ronder"), ("Vem", "Bo")], False, True),
        ([("Mål", ""), ("Syfte", ""), ("Metod", "")], False, False),
    ],
)
def test_labels_with_their_values_beside_them_are_a_table(
    texts: list[tuple[str, str]], bold: bool, found: bool
) -> None:
    assert is_table(rows(*texts, bold=bold), [180.0]) is found


@pytest.mark.parametrize(("gap", "found"), [(12.0, True), (11.9, False)])
def test_columns_stand_clear_of_one_another(gap: float, found: bool) -> None:
    lines = [line(100 + 20 * n, ("Märke", 60), ("Lugn", 85 + gap)) for n in range(4)]
    assert is_table(lines, [85 + gap / 2]) is found
    assert gaps_at(lines, 85 + gap / 2) == pytest.approx([gap] * 4)


def test_lines_part_at_edges() -> None:
    columns = lines_to_columns(rows(*PAIRS, ("Vem", "")), [180.0])
    assert [[one.text for one in column.lines] for column in columns] == [
        ["Mål", "Syfte", "Metod", "Vem"], ["Lugn", "Ro", "Ronder"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "parts"),
    [
        ((12, 20, 12), 2),
        ((12, 12, 12), 4),
        ((12, 13.1, 12), 4),
        ((12, 13.3, 12), 2),
        ((18, 30, 18), 4),
        ((17, 25, 17), 2),
    ],
)
def test_rows_stand_farther_apart_than_lines(steps: tuple[float, ...], parts: int) -> None:
    bottoms = [100.0]
    for step in steps:
        bottoms.append(bottoms[-1] + step)
    assert len(rows_apart([line(bottom, ("Ord", 60)) for bottom in bottoms])) == parts


def test_a_card_is_no_row() -> None:
    assert stand_in_rows(rows(*PAIRS), [180.0])
    assert not stand_in_rows(rows(*PAIRS[:2]), [180.0])
    heads = line(80, ("Mål", 60), ("Syfte", 190), bold=True)
    assert heads.bold
    assert not stand_in_rows([heads, *rows(*PAIRS)], [180.0])


def test_a_mark_and_its_word_are_one_span() -> None:
    assert united([(0, 10), (5, 20), (30, 40), (20, 25)]) == [(0, 25), (30, 40)]
    assert len(spans_of(line(100, ("•", 60), ("Ord", 90), ("ord", 120)))) == 2
    assert len(spans_of(line(100, ("Ord", 60), ("•", 90), ("ord", 120)))) == 2


# -- numbers of lines -----------------------------------------------------------------------------------


def numbered(
    *values: int, x0: float = 20.0, step: float = 20.0, first: float = 100.0, lines: int = 5
) -> tuple[list[str], int]:
    """The numbers that are taken, and how many words stay, of a text with such numbers beside its lines."""
    text = [printed("Lugna kvällar", 60, 100 + 20 * n) for n in range(lines)]
    numbers = [printed(str(value), x0, first + step * n) for n, value in enumerate(values)]
    rest, taken = take_line_numbers([*text, *numbers])
    return [word.text for word in taken], len(rest)


@pytest.mark.parametrize(
    ("values", "taken"),
    [
        ((1, 2, 3, 4, 5), True),
        ((5, 10, 15, 20, 25), True),
        ((10, 20, 30, 40, 50), True),
        ((2, 4, 6, 8, 10), True),
        ((3, 6, 9, 12, 15), False),
        ((1, 2, 3, 5, 6), False),
        ((5, 4, 3, 2, 1), False),
        ((1, 2, 3, 4), False),
        ((9996, 9997, 9998, 9999, 10000), False),
    ],
)
def test_numbers_that_count_lines(values: tuple[int, ...], taken: bool) -> None:
    assert bool(numbered(*values)[0]) is taken


def test_they_stand_beside_the_text_evenly_and_along_most_of_it() -> None:
    five = (1, 2, 3, 4, 5)
    assert numbered(*five) == (["1", "2", "3", "4", "5"], 5)
    assert numbered(*five, x0=130) == (["1", "2", "3", "4", "5"], 5)
    assert numbered(*five, x0=53)[0] == []  # 2 points from the text
    assert numbered(*five, x0=51)[0] != []
    assert numbered(*five, x0=80)[0] == []
    assert numbered(*five, lines=6)[0] != []
    assert numbered(*five, lines=7)[0] == []
    assert take_line_numbers([printed(str(n), 20, 20 * n) for n in range(5)])[1] == []


@pytest.mark.parametrize(
    ("lines", "counted", "taken"),
    [
        ((100, 130, 150, 180, 200, 230, 250), (0, 1, 2, 3, 4, 5, 6), True),
        ((100, 130, 150, 180, 200, 230, 250), (0, 2, 3, 4, 5, 6), True),  # one line in a table
        ((100, 115, 130, 150, 165, 180, 200), (0, 2, 3, 5, 6), False),  # items of two lines
    ],
)
def test_they_count_lines_that_stand_apart(
    lines: tuple[int, ...], counted: tuple[int, ...], taken: bool
) -> None:
    text = [printed("Lugna kvällar", 60, top) for top in lines]
    numbers = [printed(str(n), 20, lines[line]) for n, line in enumerate(counted, 1)]
    assert bool(take_line_numbers([*text, *numbers])[1]) is taken


# -- turned pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("angle", "box"),
    [(0, (10, 20, 30, 60)), (90, (20, 70, 60, 90)), (180, (70, 140, 90, 180)), (270, (140, 10, 180, 30))],
)
def test_a_box_of_a_turned_page(angle: int, box: tuple[float, ...]) -> None:
    assert tuple(turn_box((10, 20, 30, 60), angle, 100, 200)) == box
    assert turned_point(3, 4, 90) == pytest.approx((4, -3))


@pytest.mark.parametrize(("off", "closed"), [(3.0, True), (3.1, False)])
def test_a_cell_over_rows_that_the_page_cuts_is_closed_at_the_rule_beside_it(
    off: float, closed: bool
) -> None:
    """The first cell spans rows: between two of them the page ends, and below it no rule is drawn."""
    rules = [level(0), level(20), level(40, 50), upright(0, 0, 40 - off), upright(50), upright(100)]
    grids = grids_of(*rules)
    assert any((1, 0, 1, 1) in cells for cells in shown(grids)) is closed
    if closed:
        (grid,) = grids
        assert [box.open_bottom for box in grid.boxes] == [False, False, True, False]


@pytest.mark.parametrize("bridged", [True, False])
def test_a_cell_over_rows_in_the_middle_of_a_table_is_closed_where_its_sides_end(bridged: bool) -> None:
    """Below the second of three cells no rule is drawn, for it spans rows; between two tables there is no cell."""
    pieces = [(0, 150)] if bridged else [(0, 50), (100, 150)]
    levels = [level(at, *ends) for at in (0, 20) for ends in pieces]
    levels += [level(40, 0, 50), level(40, 100, 150)]
    grids = grids_of(*levels, *map(upright, (0, 50, 100, 150)))
    assert len(grids) == (1 if bridged else 2)
    assert any((1, 1, 1, 1) in cells for cells in shown(grids)) is bridged


def test_signs_of_a_matrix_are_no_marks_of_items() -> None:
    assert len(spans_of(line(100, ("Ord", 60), ("•", 120), ("•", 180), ("ord", 200)))) == 4
    near, far = (len(spans_of(line(100, ("Ord", 60), ("•", 120), ("ord", x)))) for x in (159, 170))
    assert (near, far) == (2, 3)
