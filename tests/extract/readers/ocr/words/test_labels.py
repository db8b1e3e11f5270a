"""Labels on one ground down a page are rows, each with its value; other text upon a ground parts it nowhere."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

from extract.readers.ocr.engine import Recognised
from extract.readers.ocr.grounds import WIDEST_WHITE, Ground
from extract.readers.ocr.words.labels import MOST_LETTERS, WHITE, WIDEST, Rows, rows_of_labels

HIGH = 40
LINE = 50
"""Pixels from one line of a text to the next."""
SCALE = 4.0
LABELS = Ground(100, 100, 300, 500, 60)


def word(text: str, left: int, baseline: float, line: int) -> Recognised:
    return Recognised(text, left, baseline - 30, left + 150, baseline, baseline, HIGH, 0.95, line)


def column(left: int, *lines: tuple[str, float], first: int = 0) -> list[Recognised]:
    return [word(text, left, foot, first + number) for number, (text, foot) in enumerate(lines)]


LEFT = column(110, ("Mål", 140), ("Ansvarig", 260), ("Löptid", 330))
RIGHT = column(
    340,
    ("Fler", 140),
    ("känner", 140 + LINE),
    ("Rektor", 260),
    ("Tillsvidare", 330),
    first=10,
)


def rows(words: list[Recognised], *others: Ground) -> Rows:
    return rows_of_labels([LABELS, *others], words, SCALE)


def edges(found: Rows) -> list[tuple[int, int]]:
    return [(ground.top, ground.bottom) for ground in found.grounds]


def test_labels_with_values_beside_them_are_rows() -> None:
    found = rows(LEFT + RIGHT)
    assert edges(found) == [(100, 213), (213, 283), (283, 500)]
    assert found.parted == [LABELS]


def test_values_may_stand_at_the_left() -> None:
    moved = [one._replace(left=10, right=90) for one in RIGHT]
    assert len(rows(LEFT + moved).grounds) == 3


def test_a_label_of_two_lines_is_one_row() -> None:
    found = rows(
        column(110, ("Ansvarig", 140), ("funktion", 140 + LINE), ("Löptid", 270))
        + column(340, ("Rektor", 140), ("Tillsvidare", 270), first=10)
    )
    assert len(found.grounds) == 2


@pytest.mark.parametrize(("share", "count"), [(WHITE + 0.05, 2), (WHITE - 0.05, 1)])
def test_rows_stand_farther_apart_than_lines(share: float, count: int) -> None:
    below = 140 + LINE + LINE + share * HIGH
    left = column(110, ("Mål", 140), ("Löptid", below))
    right = column(340, ("Fler", 140), ("känner", 140 + LINE), ("Tillsvidare", below), first=10)
    assert len(rows(left + right).grounds) == count


@pytest.mark.parametrize(("share", "count"), [(WIDEST + WHITE + 0.05, 3), (WIDEST + WHITE - 0.05, 1)])
def test_rows_may_all_have_one_line(share: float, count: int) -> None:
    feet = [140 + number * HIGH * (1 + share) for number in range(3)]
    left = column(110, *zip(("Mål", "Ansvarig", "Löptid"), feet, strict=True))
    right = column(340, *zip(("Fler", "Rektor", "Tillsvidare"), feet, strict=True), first=10)
    assert len(rows(left + right).grounds) == count


def test_the_first_row_may_go_on_from_the_page_before() -> None:
    assert len(rows(LEFT[1:] + RIGHT).grounds) == 3


@pytest.mark.parametrize(
    "text", ["m" * (MOST_LETTERS + 1), "Läs mer på webben.", "unga,"], ids=["long", "sentence", "list"]
)
def test_text_upon_a_ground_is_no_label(text: str) -> None:
    assert rows([LEFT[0], LEFT[1]._replace(text=text), *RIGHT]).grounds == [LABELS]


def test_a_ground_with_nothing_beside_it_stays() -> None:
    assert rows(LEFT).grounds == [LABELS]
    assert rows([]).grounds == [LABELS]


def test_values_of_the_next_table_are_none() -> None:
    next_labels = Ground(320, 100, 520, 500, 60)
    assert rows(LEFT + RIGHT, next_labels).grounds == [LABELS, next_labels]


@pytest.mark.parametrize(("points", "stays"), [(WIDEST_WHITE - 1, True), (WIDEST_WHITE + 1, False)])
def test_the_ground_of_a_field_bounds_no_cell(points: float, stays: bool) -> None:
    field = Ground(round(300 + points * SCALE), 240, 800, 270, 240)
    found = rows(LEFT + RIGHT, field)
    assert (field in found.grounds) == stays
    assert rows(LEFT, field).grounds == [LABELS, field]
