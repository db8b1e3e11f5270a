"""Whether lines side by side are the rows of a table, and where each begins: both sides of what decides it."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.rows import _with_set_labels, is_table, row_starts, rows_apart, stand_in_rows
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.source.content import Printed, Style

EDGES = [190.0]


def line(bottom: float, *words: tuple[str, float], bold: bool = False) -> Line:
    style = Style(10.0, bold, 0)
    return make_line(
        [Printed(text, x0, bottom - 10, x0 + 5 * len(text), bottom, style) for text, x0 in words]
    )


@pytest.mark.parametrize(
    ("steps", "starts"),
    [
        ((12, 12, 20), [0, 1, 2, 3]),  # three lines are a list of labels, and no label has as many
        ((12, 20, 12), [0, 2]),  # two may be one label
    ],
)
def test_many_lines_that_all_begin_with_capitals_are_rows(
    steps: tuple[float, ...], starts: list[int]
) -> None:
    bottoms = [100.0, *(100.0 + sum(steps[: n + 1]) for n in range(len(steps)))]
    lines = [line(bottom, ("Syfte", 60), ("Lugn", 200)) for bottom in bottoms]
    assert row_starts(lines, EDGES) == starts


@pytest.mark.parametrize(("off", "parts"), [(2.0, 3), (2.1, 2)])
def test_the_distance_of_small_labels_beside_large_values_is_their_own(off: float, parts: int) -> None:
    """The labels stand twelve points apart, below each other; by the values' feet the first two are nearer."""
    small, large = Style(9.0, False, 0), Style(14.0, False, 0)
    label = Printed("Polisens", 60, 91, 100, 100, small)
    first = make_line([label, Printed("Rektor", 200, 92, 240, 106, large)])
    rest = [
        make_line([Printed("kontakt", 60 + off, bottom - 9, 100, bottom, small)]) for bottom in (112, 124)
    ]
    assert len(rows_apart([first, *rest])) == parts


@pytest.mark.parametrize(("bold", "rows", "found"), [(1, 4, True), (2, 7, False)])
def test_labels_are_set_apart_where_few_values_look_as_they_do(bold: int, rows: int, found: bool) -> None:
    """A quarter at most: those are names. Labels that are set apart may lack a value, others hardly."""
    lines = []
    for number in range(rows):
        bottom = 100 + 20.0 * number
        words = [Printed("Syfte", 60, bottom - 10, 90, bottom, Style(10.0, True, 0))]
        if number < rows - bold:
            look = Style(10.0, number < bold, 0)
            words.append(Printed("Lugn", 200, bottom - 10, 230, bottom, look))
        lines.append(make_line(words))
    assert is_table(lines, EDGES) is found


@pytest.mark.parametrize(
    ("label", "found"),
    [("Vad Vi Ska Göra I År", True), ("Vad Vi Ska Göra Nu I År", False)],
)
def test_labels_have_six_words_at_most(label: str, found: bool) -> None:
    lines = []
    for number in range(4):
        places = [(text, 60 + 30.0 * place) for place, text in enumerate(label.split())]
        lines.append(line(100 + 20 * number, *places, ("Lugn", 300)))
    assert is_table(lines, [290.0]) is found
    assert stand_in_rows(lines, [290.0]) is found


@pytest.mark.parametrize(("words", "found"), [(3, True), (4, False)])
def test_one_of_five_labels_of_three_words_may_lack_its_value(words: int, found: bool) -> None:
    """They are names of the longer texts beside them; longer ones may be a column of text themselves."""
    lines = []
    for number in range(5):
        label = [(text, 60 + 35.0 * place) for place, text in enumerate("Vem Ska Göra Det".split()[:words])]
        value = [("Lugn", 200 + 25.0 * place) for place in range(10)] if number != 2 else []
        lines.append(line(100 + 20 * number, *label, *value))
    assert is_table(lines, EDGES) is found


@pytest.mark.parametrize(("alone", "found"), [(2, True), (3, False)])
def test_two_fifths_of_rows_may_have_a_label_alone(alone: int, found: bool) -> None:
    lines = [line(100 + 20 * number, ("Syfte", 60), ("Lugn", 200)) for number in range(3)]
    lines += [line(160 + 20 * number, ("Metod", 60)) for number in range(alone)]
    assert stand_in_rows(lines, EDGES) is found


def test_two_columns_of_which_one_numbers_the_other_are_a_list() -> None:
    numbered = [line(100 + 20 * n, (f"{n}.", 60), ("Lugn", 200)) for n in range(1, 5)]
    assert not is_table(numbered, EDGES)
    assert is_table([*numbered, line(200, ("Vem", 60), ("Rektor", 200))], EDGES)


@pytest.mark.parametrize(("indent", "found"), [(39.0, True), (45.0, False)])
def test_items_of_a_list_are_set_in_a_little(indent: float, found: bool) -> None:
    """Four type sizes right of their column at most; their ends are ragged."""
    rows = []
    for n in range(6):
        start, bottom = 200 + (0, indent)[n % 2], 100 + 20.0 * n
        value = Printed("Lugn", start, bottom - 10, start + 20 + 17 * n, bottom, Style(10.0, False, 0))
        rows.append(make_line([*line(bottom, ("Syfte", 60)).words, value]))
    assert is_table(rows, EDGES) is found


def test_labels_below_a_line_that_has_no_value_begin_no_rows() -> None:
    def row(bottom: float, *words: tuple[str, float]) -> Line:
        style = {60: Style(10.0, True, 0), 200: Style(10.0, False, 0)}
        return make_line([Printed(text, x, bottom - 10, x + 40, bottom, style[int(x)]) for text, x in words])

    below = row(130, ("Mål", 60), ("Lugn", 200))
    assert _with_set_labels([row(100, ("Bilaga", 60)), below], [0], [1], EDGES) == [0]
    assert set(_with_set_labels([row(100, ("Syfte", 60), ("Ro", 200)), below], [0], [1], EDGES)) == {0, 1}
