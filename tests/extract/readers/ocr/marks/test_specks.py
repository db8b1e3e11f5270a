"""Specks of a picture, told from the dots and stops of its letters and from its hairlines."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.marks.specks import FEWEST, without_specks

SCALE = 4.0
MANY = round(1.3 * FEWEST / 10_000 * 800 * 1200 / SCALE**2)


def page() -> Grey:
    """200 × 300 points of letters ten points high, each with a dot over it."""
    grey = np.full((1200, 800), 250, np.uint8)
    for top in range(60, 1100, 60):
        for left in range(60, 720, 24):
            grey[top + 12 : top + 34, left : left + 12] = 20
            grey[top + 2 : top + 6, left + 4 : left + 8] = 20
    return grey


def speckled(grey: Grey, count: int, shade: int = 60) -> Grey:
    """The page with specks, one beside a letter, the others between the lines."""
    by_chance = np.random.default_rng(1)
    found = grey.copy()
    for line, left in zip(by_chance.integers(0, 17, count), by_chance.integers(10, 780, count), strict=True):
        top = 60 * line + 50
        found[top : top + 2, left : left + 2] = shade
    found[82:84, 74:76] = shade
    return found


def test_specks_go_and_dots_of_letters_stay() -> None:
    clean = without_specks(speckled(page(), MANY), SCALE)
    assert (clean[page() < 50] < 50).all(), "letters and their dots"
    assert (clean[page() > 200] > 200).all(), "all specks, that beside a letter too"


def test_a_few_small_marks_are_no_specks() -> None:
    shown = speckled(page(), MANY // 3)
    assert (without_specks(shown, SCALE) == shown).all()


def test_noise_and_grey_hairlines_are_no_specks() -> None:
    shown = page()
    shown[50:1100:60, 20:780] = 185
    noise = np.random.default_rng(2).normal(0, 12, shown.shape)
    shown = np.clip(shown + noise, 0, 255).astype(np.uint8)
    assert (without_specks(shown, SCALE) == shown).all()
