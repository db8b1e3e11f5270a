"""Paragraphs side by side are rows where what they part stands on one level, or is centred on one line."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.print.levels import LEVEL, are_rows
from extract.readers.pdf.source.content import Printed, Style

SIZE = 10.0


def lines(x: float, *bottoms: float) -> list[Line]:
    style = Style(SIZE, False, 0)
    return [make_line([Printed("Rektor", x, bottom - SIZE, x + 30, bottom, style)]) for bottom in bottoms]


@pytest.mark.parametrize(
    ("off", "rows"), [(0.0, True), (LEVEL * SIZE - 0.2, True), (LEVEL * SIZE + 0.2, False), (6.0, False)]
)
def test_a_cell_beside_a_higher_one_is_centred_on_its_middle(off: float, rows: bool) -> None:
    left = lines(60, 100, 130, 142, 154)  # the second paragraph of three lines
    right = lines(200, 100, 142 + off)  # one line beside its middle
    assert are_rows(left, right) == rows


def test_what_parts_on_one_level_are_rows() -> None:
    assert are_rows(lines(60, 100, 130, 160), lines(200, 100, 130, 160))
    assert not are_rows(lines(60, 100, 112, 124), lines(200, 100, 130, 160)), "no gap on the left side"
