"""Bands between two rails: what belongs to no table is cut out of them, and lists of figures come apart in rows."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.around.foreign import LabelLook, cut_foreign, label_look
from extract.readers.pdf.lattice.bands import (
    Band,
    begins_row,
    beside,
    between_headings,
    box_of,
    crosses,
    heads_a_row,
    parts_box,
    rows_at,
    rows_of,
    split_line,
    start_right_of,
)
from extract.readers.pdf.lattice.heads.gaps import heads_apart, with_heads
from extract.readers.pdf.lattice.rails import Stack
from extract.readers.pdf.lattice.white.edges import give_edges
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.source.content import Printed, Style

EDGE = 190.0
LOOK = LabelLook(10.0, False)


def word(text: str, x0: float, bottom: float, *, size: float = 10, bold: bool = False) -> Printed:
    return Printed(text, x0, bottom - size, x0 + 5 * len(text), bottom, Style(size, bold, 0))


def line(bottom: float, *words: tuple[str, float], size: float = 10, bold: bool = False) -> Line:
    return make_line([word(text, x0, bottom, size=size, bold=bold) for text, x0 in words])


def band(*lines: Line, top: float | None = None, held: bool = False) -> Band:
    start = lines[0].top - 3 if top is None else top
    return Band(start, lines[-1].bottom + 3, list(lines), held=held, edges=[EDGE])


def pair(bottom: float, label: str = "Etikett", value: str = "Värde") -> Line:
    return line(bottom, (label, 60), (value, 200))


def across(bottom: float) -> Line:
    return line(bottom, ("Ungdomarna", 60), ("i", 115), ("centrumområdet", 125), ("ses", 200))


def shapes(found: list[Band | None]) -> list[tuple[float, float, int] | None]:
    return [None if one is None else (one.top, one.bottom, len(one.lines)) for one in found]


def test_a_line_across_every_column_is_cut_out_of_a_band() -> None:
    lines = (pair(100), pair(112), across(140), pair(168), pair(180))
    found = shapes(cut_foreign(band(*lines), LOOK, [200.0]))
    assert found == [(87, 113, 2), None, (157, 183, 2)]


def test_lines_across_that_follow_each_other_are_one_cut() -> None:
    found = shapes(cut_foreign(band(across(100), across(112), pair(140), pair(152)), LOOK, [200.0]))
    assert found == [None, (129, 155, 2)]
    found = shapes(cut_foreign(band(pair(100), across(128), across(140)), LOOK, [200.0]))
    assert found == [(87, 101, 1), None]


def test_a_band_without_foreign_lines_or_held_by_its_ground_stays_whole() -> None:
    plain = band(pair(100), pair(112))
    assert cut_foreign(plain, LOOK, [200.0]) == [plain]
    held = band(pair(100), across(140), held=True)
    assert cut_foreign(held, LOOK, [200.0]) == [held]
    assert cut_foreign(Band(0, 10, [], edges=[EDGE]), LOOK, [200.0]) == []


def test_lines_in_the_first_column_alone_are_no_rows_between_two_cuts() -> None:
    lone = line(126, ("Etikett", 60))
    found = shapes(cut_foreign(band(across(100), lone, across(152), pair(180)), LOOK, [200.0]))
    assert found == [None, (169, 183, 1)]


@pytest.mark.parametrize(("gap", "across_it"), [(3.9, True), (4.1, False)])
def test_words_run_across_an_edge_with_no_more_than_a_space_between_them(gap: float, across_it: bool) -> None:
    row = line(100, ("Etiketten", 145), ("värde", 190 + gap))
    assert crosses(row, EDGE + gap, None) is across_it


@pytest.mark.parametrize(
    ("start", "across_it"), [(193.0, False), (193.5, False), (210.0, True), (None, True)]
)
def test_a_word_that_begins_where_values_begin_does_not_run_across(
    start: float | None, across_it: bool
) -> None:
    row = line(100, ("Etiketten", 145), ("värde", 193))
    assert crosses(row, 192.0, start) is across_it


def test_a_word_over_an_edge_runs_across_and_words_on_one_side_do_not() -> None:
    assert crosses(line(100, ("Kommunen", 170)), EDGE, None)
    assert not crosses(line(100, ("Mål", 60)), EDGE, None)
    assert not crosses(line(100, ("Värde", 200)), EDGE, None)


def test_what_stands_on_both_sides_and_where_it_goes_on() -> None:
    rows = [pair(100), pair(112), line(124, ("Mål", 60)), line(136, ("Etikett", 60), ("Värde", 230))]
    assert [beside(row, EDGE) for row in rows] == [True, True, False, True]
    assert start_right_of(rows, EDGE) == 200.0
    assert start_right_of(rows[2:3], EDGE) is None


def test_how_labels_look_is_how_most_rows_begin() -> None:
    bold = line(100, ("Mål", 60), ("Lugn", 200), bold=True)
    assert label_look([band(pair(112), pair(124)), band(bold)]) == LabelLook(10.0, False, left=60)
    assert label_look([band(pair(112)), band(bold, bold)]) == LabelLook(10.0, True, left=60)
    assert label_look([band(line(100, ("Mål", 60)))]) is None


def test_a_heading_begins_a_little_left_of_labels_and_a_column_far_left_of_them() -> None:
    look = LabelLook(10.0, False, left=60)
    starts = (59.0, 57.0, 41.0, 39.0)
    assert [look.is_right_of(line(100, ("Torget", x))) for x in starts] == [False, True, True, False]


def figures(bottom: float, *, last: str = "12") -> Line:
    return line(bottom, ("Klotter", 60), ("31", 200), (last, 300))


def test_lines_of_figures_are_rows_and_lines_of_words_are_not() -> None:
    edges = [EDGE, 290.0]
    rows = band(*(figures(100 + 12 * number) for number in range(4)))
    assert rows_of(rows, edges) == [101.0, 113.0, 125.0]
    words = band(*(line(100 + 12 * n, ("Klotter", 60), ("Ronder", 200), ("Polis", 300)) for n in range(4)))
    assert rows_of(words, edges) == []
    assert rows_of(rows, [EDGE]) == []
    assert rows_of(rows, []) == []
    assert rows_of(band(figures(100)), edges) == []


@pytest.mark.parametrize(
    ("text", "gap", "over", "begins"),
    [
        ("Mål", 5, {0, 1}, True),
        ("mål", 5, {0, 1}, False),
        ("mål", 5, {1}, True),
        ("mål", 6.1, {0, 1}, True),
        ("mål", 5.9, {0, 1}, False),
    ],
)
def test_a_label_begins_a_row_unless_it_goes_on_from_the_line_above(
    text: str, gap: float, over: set[int], begins: bool
) -> None:
    above = pair(100)
    assert begins_row(line(110 + gap, (text, 60)), {0}, above, over) is begins
    assert not begins_row(line(130, ("Värde", 200)), {1}, above, over)


def test_words_lie_in_columns_by_their_middle() -> None:
    columns = split_line(line(100, ("Etikett", 60), ("Värde", 180), ("Mera", 210)), [EDGE])
    assert {column: [one.text for one in words] for column, words in columns.items()} == {
        0: ["Etikett"],
        1: ["Värde", "Mera"],
    }


def test_joints_part_rows_where_most_rows_stand_beside_each_other() -> None:
    rows = band(pair(100), pair(124), pair(148))
    assert rows_at(rows, [EDGE], [106.0, 130.0]) == [106.0, 130.0]
    assert rows_at(rows, [EDGE], [106.0, 130.0, 600.0]) == [106.0, 130.0]
    assert rows_at(rows, [EDGE], [95.0, 130.0]) == []  # a joint in the middle of words
    lone = [line(y, ("Mål", 60)) for y in (124, 148)]
    assert rows_at(band(pair(100), *lone), [EDGE], [106.0, 130.0]) == []
    heads = [line(y, ("Mål", 60), ("Vem", 200), bold=True) for y in (100, 124)]
    assert rows_at(band(*heads), [EDGE], [106.0]) == []


@pytest.mark.parametrize(("gap", "edges"), [(4.1, [119.0, 190.0]), (3.9, [190.0])])
def test_bold_column_headings_show_columns_that_the_words_below_nearly_fill(
    gap: float, edges: list[float]
) -> None:
    head = line(100, ("Åtgärder", 120 - gap - 40), ("Ansvarig", 120), ("När", 191), ("Hur", 240), bold=True)
    assert with_heads([190.0, 239.0], [head]) == [*edges, 239.0]
    assert with_heads([190.0], [line(100, ("Mål", 60), ("Tryggt", 120), bold=True)]) == [190.0]
    assert with_heads([190.0], [line(100, ("Mål", 60), ("Tryggt", 120), ("hem", 300))]) == [190.0]


@pytest.mark.parametrize(
    ("count", "last", "parts"), [(4, "12", 3), (3, "12", 0), (4, "tolv av hela året", 0), (4, "tolv", 0)]
)
def test_four_lines_of_figures_are_a_list_of_them(count: int, last: str, parts: int) -> None:
    lines = [
        line(100 + 12 * n, ("Klotter", 60), ("31" if last == "12" else "få", 200), *(
            (word, 300 + 30 * place) for place, word in enumerate(last.split())
        ))
        for n in range(count)
    ]  # fmt: skip
    assert len(rows_of(band(*lines), [EDGE, 290.0])) == parts


@pytest.mark.parametrize(("size", "groups"), [(10.8, 2), (10.7, 1)])
def test_a_heading_in_larger_type_parts_two_tables(size: float, groups: int) -> None:
    name = band(line(130, ("Ronder", 60), size=size))
    assert len(between_headings([band(pair(100)), name, band(pair(160))], 10.0)) == groups
    ground = band(line(130, ("Ronder", 60), size=size), held=True)
    assert len(between_headings([band(pair(100)), ground, band(pair(160))], 10.0)) == 1


def test_bold_headings_with_plain_rows_below_them_head_a_row() -> None:
    heads = line(100, ("Mål", 60), ("Vem", 200), bold=True)
    assert heads_a_row([band(heads, pair(112)), band(pair(130))])
    assert not heads_a_row([band(heads), band(pair(130))])
    assert not heads_a_row([band(pair(100), pair(112)), band(pair(130))])
    labels = line(130, ("Mål", 60), bold=True)
    assert not heads_a_row([band(heads, pair(112)), band(labels)])


@pytest.mark.parametrize(("gap", "starts"), [(10.0, [119.0, 239.0]), (9.9, [239.0])])
def test_bold_headings_far_apart_show_where_columns_begin(gap: float, starts: list[float]) -> None:
    words = (("Åtgärder", 120 - gap - 40), ("Ansvarig", 120), ("När", 180), ("Hur", 240))
    assert heads_apart([line(100, *words, bold=True)], [170.0]) == starts
    assert heads_apart([line(100, *words)], [170.0]) == []
    assert heads_apart([], [170.0]) == []
    two = line(100, ("Åtgärder", 60), ("Ansvarig", 180), bold=True)
    assert heads_apart([two], []) == []


def test_a_box_parts_where_only_bold_names_run_across() -> None:
    name = line(100, ("Nattvandring", 140), bold=True)
    assert parts_box(band(name, pair(120), pair(140)), EDGE)
    assert not parts_box(band(line(100, ("Nattvandring", 140)), pair(120), pair(140)), EDGE)
    assert not parts_box(band(name, pair(120)), EDGE)  # as many names as pairs


def test_a_box_is_its_last_band_below_bold_names() -> None:
    def boxed(*lines: Line, sides: bool = True) -> Band:
        return Band(lines[0].top - 3, lines[-1].bottom + 3, list(lines), boxed=sides, edges=[EDGE])

    name, last = boxed(line(100, ("Ronder", 60), bold=True)), boxed(pair(120))
    assert box_of([name, last]) is last
    assert box_of([]) is None
    assert box_of([boxed(line(100, ("Ronder", 60))), last]) is None
    assert box_of([name, boxed(pair(120), sides=False)]) is None
    assert box_of([boxed(line(100, ("Mål", 60), ("Vem", 200), bold=True)), last]) is None


@pytest.mark.parametrize(("space", "cut"), [(8.0, True), (7.9, False)])
def test_a_heading_stands_apart_from_the_rows_above_it(space: float, cut: bool) -> None:
    lines = [pair(100), pair(112), line(122 + space, ("Ronder", 60), bold=True), pair(160)]
    assert (None in cut_foreign(band(*lines), LOOK, [200.0])) is cut
    assert cut_foreign(band(*lines), LabelLook(10.0, True), [200.0]) == [
        band(*lines)
    ]  # set as the labels are


@pytest.mark.parametrize(("above", "cut"), [(9.0, False), (9.1, True)])
def test_one_line_that_fills_its_row_is_its_text_though_it_runs_across(above: float, cut: bool) -> None:
    row = across(100)
    found = cut_foreign(Band(row.top - above, row.bottom + 9.0, [row], edges=[EDGE]), LOOK, [200.0])
    assert (found == [None]) is cut


@pytest.mark.parametrize(("start", "across"), [(83.0, False), (84.0, True)])
def test_a_number_in_a_column_of_its_own_is_no_mark_of_an_item(start: float, across: bool) -> None:
    assert crosses(line(100, ("1", 65), ("Mörkt", 80), ("i", 109)), 78.0, start) is across


def test_the_mark_of_an_item_and_its_text_are_no_columns() -> None:
    assert crosses(line(100, ("•", 65), ("Mörkt", 80), ("i", 109)), 78.0, 80.0)


@pytest.mark.parametrize(("size", "parted"), [(11, True), (10, False)])
def test_a_heading_below_rows_ends_their_table(size: float, parted: bool) -> None:
    """Two tables of other columns, whose headings alone stand on grounds: these are the only rails."""
    first = [line(bottom, ("Hela texten", 20), ("Rektor", 100)) for bottom in (112, 124, 136)]
    second = [line(bottom, ("Text", 20), ("Rektor", 140)) for bottom in (212, 224, 236)]
    heads = band(line(100, ("Text", 20), ("Vem", 100), bold=True), held=True)
    below = band(*first, line(180, ("Ronder", 20), size=size))
    others = band(line(200, ("Text", 20), ("Vem", 140), bold=True), held=True)
    rest = band(*second)
    give_edges([heads, below, others, rest], Stack(10, 300, []), 10.0)
    assert heads.edges == below.edges == [99]
    assert (others.edges == rest.edges == [139]) == parted
