"""What the cards of a document have in common: which lines are labels, titles, headings and notes; lines without a file."""

from __future__ import annotations

import pytest

from extract.readers.pdf.cards.looks import CardLooks, Look, column_at, find_looks
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.source.content import Printed, Style

LABELS = ("Mål", "När", "Ansvarig")
LEFT, RIGHT = 60.0, 320.0
VALUE, LABEL, TITLE = (
    Look(size, bold, False, 0) for size, bold in ((9.0, False), (10.0, True), (11.0, True))
)
LOOKS = CardLooks(frozenset({"mål"}), LABEL, VALUE, TITLE)


def line(text: str, x0: float, top: float, size: float = 9.0, *, bold: bool = False) -> Line:
    words, x = [], x0
    for word in text.split():
        words.append(Printed(word, x, top, x + 5 * len(word), top + size, Style(size, bold, 0)))
        x += 5 * len(word) + 3
    return make_line(words)


def card(
    x0: float, top: float, labels: tuple[str, ...] = LABELS, value: str = "Rektor i Ekeby."
) -> list[Line]:
    """A title in 11 points, then labels in bold above values."""
    lines = [line("Kvällsrond", x0, top, 11, bold=True)]
    for n, label in enumerate(labels):
        lines += [line(label, x0, top + 14 + 26 * n, 10, bold=True), line(value, x0, top + 26 + 26 * n)]
    return lines


def side_by_side(
    apart: float = 260, left: tuple[str, ...] = LABELS, right: tuple[str, ...] = LABELS
) -> list[Line]:
    return [*card(LEFT, 70, left), *card(LEFT + apart, 70, right)]


def test_what_cards_have_in_common() -> None:
    found = find_looks([side_by_side()], [[]])
    assert found == CardLooks(frozenset({"mål", "när", "ansvarig"}), LABEL, VALUE, TITLE)
    assert find_looks([card(LEFT, 70)], [[]]) is None
    assert find_looks([[]], [[]]) is None


@pytest.mark.parametrize(("apart", "found"), [(50, True), (49, False)])
def test_cards_stand_apart(apart: float, found: bool) -> None:
    lines = [*card(LEFT, 70, value="Bo"), *card(LEFT + apart, 200, value="Bo")]
    assert (find_looks([lines], [[]]) is not None) is found


@pytest.mark.parametrize(
    ("label", "is_label"),
    [
        ("Vad Vi Ska Göra I År", True),
        ("Vad vi ska göra för de unga", True),  # seven words
        ("Vad vi ska göra för de unga nu", False),
        ("vem", False),
        ("Vem.", False),
        ("Vem:", True),
        ("Vem,", False),
    ],
)
def test_a_label_is_short_and_begins_with_a_capital(label: str, is_label: bool) -> None:
    labels = (*LABELS, label)
    found = find_looks([side_by_side(left=labels, right=labels)], [[]])
    assert found is not None
    assert (label.rstrip(":").casefold() in found.labels) is is_label


@pytest.mark.parametrize(("cards", "is_label"), [(8, True), (9, False)])
def test_a_label_comes_again_a_quarter_as_often_as_the_commonest(cards: int, is_label: bool) -> None:
    """Of a pair of cards on each page, two have a label more."""
    pages = [side_by_side() for _ in range(cards // 2)]
    if cards % 2:
        pages[0] += card(LEFT, 400)
    pages[0] = [*pages[0], line("Plats", LEFT, 300, 10, bold=True), line("Torget.", LEFT, 312)]
    pages[0] += [line("Plats", RIGHT, 300, 10, bold=True), line("Parken.", RIGHT, 312)]
    found = find_looks(pages, [[] for _ in pages])
    assert found is not None
    assert ("plats" in found.labels) is is_label


@pytest.mark.parametrize(("boxes", "found"), [(2, True), (1, False)])
def test_labels_in_several_boxes_are_those_of_cards(boxes: int, found: bool) -> None:
    own = [card(LEFT, 70 + 200 * n) for n in range(boxes)]
    assert (find_looks([[]], [own]) is not None) is found


def test_labels_beside_their_values_are_none_of_cards() -> None:
    def beside(x0: float, count: int) -> list[Line]:
        lines = [line("Kvällsrond", x0, 70, 11, bold=True)]
        for n, label in enumerate((*LABELS, "Plats")):
            lines.append(line(label, x0, 90 + 26 * n, 10, bold=True))
            on_level = n < count
            lines.append(line("Bo.", x0 + 60 * on_level, 90 + 26 * n + (1 if on_level else 12)))
        return lines

    for count, found in ((1, True), (2, False)):
        lines = sorted([*beside(LEFT, count), *beside(RIGHT, count)], key=lambda one: one.top)
        assert (find_looks([lines], [[]]) is not None) is found


@pytest.mark.parametrize(
    ("text", "size", "small", "foreign"),
    [
        ("Trafik", 11.8, False, True),  # a heading: 1.07 times the titles
        ("Trafik", 11.7, False, False),
        ("Se bilagan", 8.1, True, True),  # a note: 0.9 times the values
        ("Se bilagan", 8.2, False, False),
        ("1", 8.1, True, False),  # the mark of a note
    ],
)
def test_headings_and_notes_are_no_part_of_cards(text: str, size: float, small: bool, foreign: bool) -> None:
    assert LOOKS.is_small(line(text, LEFT, 70, size)) is small
    assert LOOKS.is_foreign(line(text, LEFT, 70, size)) is foreign


def test_a_label_is_known_by_its_words_and_its_look() -> None:
    assert LOOKS.is_label(line("MÅL:", LEFT, 70, 10, bold=True))
    assert not LOOKS.is_label(line("Mål", LEFT, 70, 10))
    assert not LOOKS.is_label(line("Syfte", LEFT, 70, 10, bold=True))


@pytest.mark.parametrize(
    ("x0", "x1", "column"),
    [
        (60, 200, 0),
        (48, 200, 0),  # a title's ground, or a list, stands out by twelve points
        (47.9, 200, None),
        (60, 317, 0),
        (60, 317.1, None),  # it runs across both
        (308, 900, 1),
        (307.9, 900, None),
    ],
)
def test_the_column_that_a_line_stands_in(x0: float, x1: float, column: int | None) -> None:
    word = Printed("Ord", x0, 70, x1, 79, Style(9.0, False, 0))
    assert column_at(make_line([word]), [LEFT, RIGHT]) == column


@pytest.mark.parametrize(
    ("text", "below", "is_label"),
    [
        ("Ronder i parken", "varje kväll", False),
        ("Ronder i parken", "Varje kväll", True),
        ("Vem ansvarar?", "rektor", True),
        ("Ronder ute", "varje kväll", True),  # two words
    ],
)
def test_a_line_that_comes_again_and_goes_on_below_is_no_label(text: str, below: str, is_label: bool) -> None:
    """Labels are set as values are."""

    def plain(x0: float) -> list[Line]:
        lines = [line("Kvällsrond", x0, 70, 11, bold=True)]
        for n, label in enumerate((*LABELS, text)):
            value = below if label == text else f"Bo {n} {x0}."
            lines += [line(label, x0, 84 + 26 * n), line(value, x0, 96 + 26 * n)]
        return lines

    found = find_looks([[*plain(LEFT), *plain(RIGHT)]], [[]])
    assert found is not None
    assert (text.casefold() in found.labels) is is_label


@pytest.mark.parametrize(
    ("names", "is_label"),
    [
        (("Parken", "Torget", "Badet", "Kajen"), False),
        (("", "", "Badet", "Kajen"), True),  # half of them go on
    ],
)
def test_the_beginning_of_a_title_that_comes_again_is_no_label(
    names: tuple[str, ...], is_label: bool
) -> None:
    """Titles set as the labels are: "Nattvandring längs med" stands above another place in each card."""
    lines: list[Line] = []
    for n, name in enumerate(names):
        x0, top = (LEFT, RIGHT)[n % 2], 70 + 200 * (n // 2)
        lines.append(line("Nattvandring längs med", x0, top, 10, bold=True))
        lines += [line(name, x0, top + 13, 10, bold=True)] if name else []
        for at, label in enumerate(LABELS):
            lines += [
                line(label, x0, top + 30 + 26 * at, 10, bold=True),
                line("Rektor i Ekeby.", x0, top + 42 + 26 * at),
            ]
    lines.append(line("Kvällsrond", LEFT, 480, 11, bold=True))
    lines += card(LEFT, 500)[1:] + card(RIGHT, 500)
    found = find_looks([sorted(lines, key=lambda one: one.top)], [[]])
    assert found is not None
    assert ("nattvandring längs med" in found.labels) is is_label
