"""Lines and paragraphs from printed words: each distance just inside and just outside of its threshold."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.gutters import find_gutters, united
from extract.readers.pdf.lines import Line, find_mark, make_line, words_to_lines
from extract.readers.pdf.paragraphs import column_of, flows, leading_of, lines_to_paragraphs
from extract.readers.pdf.source.content import Printed, Style

SIZE = 10.0
LETTER = 5.0
"""Points that a letter takes in these lines."""


def word(text: str, x0: float, *, bottom: float = 100, size: float = SIZE, bold: bool = False) -> Printed:
    return Printed(text, x0, bottom - size, x0 + LETTER * len(text), bottom, Style(size, bold, 0))


def line(text: str, x0: float = 60, *, bottom: float = 100, size: float = SIZE, bold: bool = False) -> Line:
    words, place = [], x0
    for one in text.split(" "):
        words.append(word(one, place, bottom=bottom, size=size, bold=bold))
        place = words[-1].x1 + LETTER
    return make_line(words)


def paragraphs(*lines: Line) -> list[str]:
    return [one.text for one in lines_to_paragraphs(column_of(list(lines)), 1.2)]


@pytest.mark.parametrize(("gap", "texts"), [(-1.1, 2), (-0.9, 1), (0.2, 1), (0.4, 2)])
def test_words_that_touch_are_one(gap: float, texts: int) -> None:
    assert len(make_line([word("Lös", 60), word("ning", 75 + gap)]).words) == texts


def test_a_word_drawn_in_two_pieces_keeps_box_starts_and_the_style_of_its_longer_piece() -> None:
    style, other = Style(SIZE, False, 0), Style(SIZE, True, 0)
    left = Printed("Lö", 60, 90, 70, 100, style, (60.0, 65.0))
    right = Printed("sning", 70, 89, 95, 101, other, (70.0, 75.0, 80.0, 85.0, 90.0))
    (joined,) = make_line([right, left]).words
    assert (joined.text, joined.bbox, joined.style) == ("Lösning", (60, 89, 95, 101), other)
    assert joined.starts == (60.0, 65.0, 70.0, 75.0, 80.0, 85.0, 90.0)


def test_a_struck_piece_and_dots_that_lead_to_a_number_stay_apart() -> None:
    struck = Printed("ning", 75, 90, 95, 100, Style(SIZE, False, 0), standing="struck")
    assert [one.text for one in make_line([word("Lös", 60), struck]).words] == ["Lös", "ning"]
    assert [one.text for one in make_line([word("Mål", 60), word("....", 75)]).words] == ["Mål", "...."]
    assert [one.text for one in make_line([word("....", 60), word("12", 80)]).words] == ["....", "12"]


@pytest.mark.parametrize(("lower", "lines"), [(4.9, 1), (5.1, 2)])
def test_words_stand_in_one_line_within_half_a_type_size(lower: float, lines: int) -> None:
    assert len(words_to_lines([word("Mål", 60), word("Syfte", 200, bottom=100 + lower)])) == lines


@pytest.mark.parametrize(
    ("first", "gap", "number"),
    [
        ("12", 6.1, "12"),
        ("12", 5.9, "none"),
        ("123", 20, "none"),
        ("3.", 5, "3"),
        ("o", 6.1, None),
        ("o", 5.9, "none"),
    ],
)
def test_what_begins_a_line_is_a_mark_by_its_look_and_the_gap_after_it(
    first: str, gap: float, number: str | None
) -> None:
    begin = word(first, 60)
    mark = find_mark(make_line([begin, word("personer", begin.x1 + gap)]))
    assert (mark.number if mark else "none") == number
    if mark:
        assert (mark.words, mark.text_x0) == (1, begin.x1 + gap)


def test_marks_of_two_words_and_of_one() -> None:
    paragraph = find_mark(line("§ 12 Val av justerare"))
    assert paragraph is not None
    assert (paragraph.words, paragraph.number, paragraph.text_x0) == (2, "12", 85.0)
    after = find_mark(line("12. § Val av justerare"))
    assert after is not None and (after.words, after.number) == (2, "12")
    assert find_mark(line("§ tolv Val")) is None
    alone = find_mark(line("•"))
    assert alone is not None and (alone.words, alone.number, alone.text_x0) == (1, None, 75.0)
    assert find_mark(line("✓")) is None  # what a cell says
    assert find_mark(line("v. 40")) is None  # a week
    assert find_mark(line("v. Vecka")) is not None
    assert find_mark(line("Mål")) is None
    assert find_mark(line("- 6 279")) is None
    dash = find_mark(line("- Sex"))
    assert dash is not None and dash.number is None


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ((60, 104.0), (200, 260), 1),  # a gutter whose right side begins in one line
        ((60, 104.0), (107.9, 160), 1),  # narrow, 0.39 of the size, but aligned on both sides
        ((60, 104.0), (106.9, 160), 0),  # narrower than any gutter
    ],
)
def test_how_narrow_a_gutter_may_be(
    first: tuple[float, float], second: tuple[float, float], count: int
) -> None:
    assert len(find_gutters([[first, second]] * 4, SIZE)) == count


@pytest.mark.parametrize(("alone", "found"), [(4, True), (6, False)])
def test_half_of_the_rows_stand_on_both_sides_of_a_gutter_or_all_begin_in_one_line(
    alone: int, found: bool
) -> None:
    both = [[(60.0, 100.0 + 7 * index), (200.0 + 9 * index, 300.0)] for index in range(5)]
    assert bool(find_gutters([*both, *[[(60.0, 120.0)]] * alone], SIZE)) is found


@pytest.mark.parametrize(("beside", "found"), [(2, False), (3, True)])
def test_few_rows_that_begin_in_one_line_make_a_gutter_from_three_on(beside: int, found: bool) -> None:
    both = [[(60.0, 120.0), (200.0, 300.0)]] * beside
    assert bool(find_gutters([*both, *[[(60.0, 120.0)]] * 5], SIZE)) is found


def test_the_widest_strip_free_of_words_is_the_gutter() -> None:
    rows = [[(60.0, 120.0), (200.0, 300.0)], [(60.0, 140.0), (200.0, 250.0)], [(60.0, 100.0), (201.0, 320.0)]]
    (gutter,) = find_gutters(rows, SIZE)
    assert (gutter.left, gutter.right, gutter.lines) == (140.0, 200.0, {0, 1, 2})


def test_spans_that_overlap_are_united() -> None:
    assert united([(30, 40), (10, 20), (20, 25), (12, 15)]) == [(10, 25), (30, 40)]


def test_running_text_fills_its_lines_and_goes_on_in_small_letters() -> None:
    texts = [
        "Vi arbetar för att alla",
        "ska vara trygga här och",
        "kunna gå hem på kvällen",
        "utan att känna rädsla.",
    ]
    stacked = [line(text, bottom=100 + 12 * number) for number, text in enumerate(texts)]
    assert flows(column_of(stacked))
    assert not flows(column_of(stacked[:3]))
    assert leading_of([column_of(stacked)]) == pytest.approx(1.2)
    labels = [
        line(text, bottom=100 + 12 * n) for n, text in enumerate(["Mål", "Syfte", "Löptid", "Ansvarig"])
    ]
    assert not flows(column_of(labels))
    assert leading_of([column_of(labels)]) is None


@pytest.mark.parametrize(("smaller", "count"), [(0.8, 1), (1.4, 2)])
def test_another_type_size_begins_a_paragraph(smaller: float, count: int) -> None:
    above = line("Vi arbetar för att alla ska kunna")
    below = line("gå hem på kvällen utan rädsla", bottom=112, size=SIZE - smaller)
    assert len(paragraphs(above, below)) == count


@pytest.mark.parametrize(
    ("room", "end", "count"), [(4, ".", 1), (6, ".", 2), (19, "", 1), (21, "", 2), (21, ",", 1)]
)
def test_a_line_that_ended_though_there_was_room_ends_a_paragraph(room: float, end: str, count: int) -> None:
    above = line(f"Vi arbetar för att alla ska kunna gå hem{end}")
    below = line("Alla hjälper till", bottom=112)  # its first word takes 20 points
    column = column_of([above, below])
    column.right = above.x1 + 0.25 * SIZE + 20 + room
    assert len(lines_to_paragraphs(column, 1.2)) == count


@pytest.mark.parametrize(("indent", "count"), [(6.9, 1), (7.1, 2), (49, 2), (51, 1)])
def test_an_indent_begins_a_paragraph(indent: float, count: int) -> None:
    above = line("Vi arbetar för att alla ska kunna gå hem")
    below = line("Alla hjälper till", 60 + indent, bottom=112)
    assert len(paragraphs(above, below)) == count


@pytest.mark.parametrize(("step", "count"), [(12, 1), (40, 2)])
def test_distance_begins_a_paragraph(step: float, count: int) -> None:
    above = line("Vi arbetar för att alla ska kunna gå hem")
    assert len(paragraphs(above, line("och känna sig trygga", bottom=100 + step))) == count


def test_items_lie_in_each_other_by_their_indent() -> None:
    texts = [("• Lampor", 60), ("• Parken", 72), ("• Torget", 74), ("• Buskar", 60)]
    found = lines_to_paragraphs(
        column_of([line(text, x0, bottom=100 + 12 * number) for number, (text, x0) in enumerate(texts)]), 1.2
    )
    assert [(one.kind, one.level) for one in found] == [("item", 0), ("item", 1), ("item", 1), ("item", 0)]


def test_bold_and_plain_lines_are_two_paragraphs() -> None:
    bold, plain = line("Mål för arbetet", bold=True), line("Alla ska vara trygga", bottom=112)
    assert len(paragraphs(bold, plain)) == 2
    assert len(paragraphs(bold, line("och för samverkan", bottom=112))) == 1


@pytest.mark.parametrize(("others", "number"), [(3.0, "17"), (9.0, None)])
def test_a_number_in_a_justified_line_is_no_mark(others: float, number: str | None) -> None:
    words = [word("17", 10)]
    for text in ("år", "lånar", "boken"):
        gap = 9.0 if len(words) == 1 else others
        words.append(word(text, words[-1].x1 + gap))
    mark = find_mark(make_line(words))
    assert (mark.number if mark else None) == number
