"""Grounds are parted where white lines or other shades part cells, and rules go on along them."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.grounds import STEP, WHITE, Ground, grounds_of, parted
from extract.readers.ocr.rules import AT_EDGE, rules_of

PAPER, SHADE = 250, 230
BOX = Ground(20, 20, 320, 140, SHADE)


def page() -> Grey:
    """A ground of 300 × 120 pixels, each a point."""
    picture = np.full((160, 340), PAPER, np.uint8)
    picture[BOX.top : BOX.bottom, BOX.left : BOX.right] = SHADE
    return picture


def cells(picture: Grey) -> list[tuple[int, int, int, int]]:
    return [tuple(one[:4]) for one in parted(picture, BOX, PAPER, 1.0)]  # type: ignore[misc]


@pytest.mark.parametrize(("share", "parts"), [(WHITE + 0.1, 2), (WHITE - 0.1, 1)])
def test_white_lines_part_rows_and_columns(share: float, parts: int) -> None:
    white = round(SHADE + share * (PAPER - SHADE))
    picture = page()
    picture[79:81, 20:320] = white
    picture[20:140, 119:121] = white
    picture[40:48, 40:100] = 30  # letters
    assert len(cells(picture)) == parts * parts
    if parts == 2:
        assert (20, 20, 120, 80) in cells(picture)


@pytest.mark.parametrize(("step", "parts"), [(STEP + 1, 2), (STEP - 1, 1)])
def test_another_shade_is_another_row(step: float, parts: int) -> None:
    picture = page()
    picture[80:140, 20:320] = round(SHADE - step)
    found = cells(picture)
    assert len(found) == parts
    assert abs(found[0][3] - (80 if parts == 2 else 140)) <= 1


@pytest.mark.parametrize("slope", [0, 20, 40])
def test_a_page_that_is_darker_below_has_no_grounds_but_its_own(slope: int) -> None:
    picture = np.full((900, 1200), 235.0)
    picture[200:300, 200:1000] -= 20
    picture -= np.linspace(0, slope, 900)[:, None]
    (ground,) = grounds_of(picture.astype(np.uint8), 1.2)
    assert abs(ground.top - 200) < 8 and abs(ground.bottom - 300) < 8


def test_parts_leave_no_gap() -> None:
    picture = page()
    picture[79:81, 20:320] = PAPER
    picture[81:140, 20:320] = SHADE - 9
    found = cells(picture)
    assert [found[0][3], found[1][1]] == [found[0][3]] * 2


@pytest.mark.parametrize(("off", "whole"), [(AT_EDGE - 0.5, True), (AT_EDGE + 0.5, False)])
def test_a_rule_goes_on_along_the_ground_that_it_lies_at(off: float, whole: bool) -> None:
    scale = 4.0
    picture = np.full((600, 1600), 250, np.uint8)
    picture[299:302, 700:1500] = 60
    ground = Ground(200, 300 - round(scale * off), 1500, 420, 230)
    (rule,) = (one for one in rules_of(picture, scale, [ground])[0] if one.level)
    assert (rule.start == 200) == whole
