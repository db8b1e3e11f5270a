"""Where a box of a page's content stands once the matrices around it have moved it."""

from __future__ import annotations

from extract.readers.pdf.source.calls import around, multiply

STRETCHED = (2.0, 0.0, 0.0, 3.0, 5.0, 7.0)
"""Twice as wide, three times as high, then 5 to the right and 7 up."""
TURNED = (0.0, 1.0, -1.0, 0.0, 10.0, 20.0)
"""A quarter turn against the clock, then 10 to the right and 20 up."""
BOX = (1.0, 2.0, 4.0, 6.0)


def test_two_matrices_do_one_after_the_other() -> None:
    assert multiply(STRETCHED, TURNED) == (0.0, 2.0, -3.0, 0.0, 3.0, 25.0)
    assert multiply(TURNED, STRETCHED) == (0.0, 3.0, -2.0, 0.0, 25.0, 67.0)
    assert around(BOX, multiply(STRETCHED, TURNED)) == around(around(BOX, STRETCHED), TURNED)


def test_the_box_around_a_moved_one() -> None:
    assert around(BOX, STRETCHED) == (7.0, 13.0, 13.0, 25.0)
    assert around(BOX, TURNED) == (4.0, 21.0, 8.0, 24.0)
