"""Pages that lie askew or aslant, in uneven light, beside the black of the copier's lid."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.grounds import DARK
from extract.readers.ocr.picture import (
    DEEPEST_EDGE,
    LEAST_FOLD,
    LEAST_SHADOW,
    MOST_FADED,
    SHORTEST_EDGE,
    STEEPEST,
    evenly_lit,
    strengthened,
    without_edges,
)
from extract.readers.ocr.pose import Lying, Pose, as_shown, pose_of, straightened, to_straight
from models.pages.geometry import BBox

SCALE = 2.0


def table(*, ruled: bool = True) -> Grey:
    """A page of 595 × 842 points: lines of letters, in a table of three columns."""
    page = np.full((1684, 1190), 250, np.uint8)
    for y in range(200, 1500, 40):
        for x in range(130, 1060, 14):
            if x % 70:
                page[y + 12 : y + 26, x : x + 9] = 30
        if ruled:
            page[y : y + 2, 120:1070] = 30
    if ruled:
        for x in (120, 400, 1070):
            page[200:1480, x : x + 2] = 30
    return page


def laid(page: Grey, pose: Pose) -> Grey:
    """The page as it lies in this pose."""
    height, width = page.shape
    back = np.linalg.inv(to_straight(pose, width, height))
    return np.asarray(cv2.warpPerspective(page, back, (width, height), borderValue=(250,)), np.uint8)


@pytest.mark.parametrize(
    "pose",
    [Pose(), Pose(skew=2.9), Pose(top=0.04), Pose(right=0.03), Pose(-1.2, -0.02, 0.03, 0.004)],
    ids=str,
)
def test_a_page_is_made_straight(pose: Pose) -> None:
    shown = laid(table(), pose)
    found = pose_of(shown)
    assert (found == Pose()) == (pose == Pose())
    for x, y in ((120, 200), (1070, 200), (120, 1480), (1070, 1480)):
        place = to_straight(found, 1190, 1684) @ np.linalg.inv(to_straight(pose, 1190, 1684)) @ (x, y, 1)
        corner = place[:2] / place[2]
        beside = to_straight(found, 1190, 1684) @ np.linalg.inv(to_straight(pose, 1190, 1684)) @ (x, 840, 1)
        level = to_straight(found, 1190, 1684) @ np.linalg.inv(to_straight(pose, 1190, 1684)) @ (595, y, 1)
        assert abs(corner[0] - beside[0] / beside[2]) < 6, "three points: a rule is one"
        assert abs(corner[1] - level[1] / level[2]) < 4
    assert straightened(shown, found).shape == shown.shape


def test_a_page_without_rules_has_level_rows_and_no_lean() -> None:
    found = pose_of(laid(table(ruled=False), Pose(skew=1.5)))
    assert abs(found.skew - 1.5) < 0.1 and found[2:] == (0, 0)


def test_stems_of_large_letters_tell_no_lean() -> None:
    """A few lines of them, some of which lean as the sides of an A or V do."""
    page = np.full((1684, 1190), 250, np.uint8)
    by_chance = np.random.default_rng(5)
    for y in (100, 180, 520, 1200, 1400):
        for x in by_chance.integers(100, 1000, 18).tolist():
            cv2.line(page, (x + (3 if x < 600 else 0), y), (x, y + 50), (30,), 10)
    assert pose_of(page)[2:] == (0, 0)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_of_a_straight_page_stands_where_the_page_shows_it(turn: int) -> None:
    """The page is 595 × 842 points upright; the mark stands near its upper left corner, drawn in by the camera."""
    pose = Pose(top=0.1)
    upright = BBox(0, 0, 20, 10)
    width, height = (842, 595) if turn % 180 else (595, 842)
    as_turned = {
        0: upright,
        90: BBox(842 - 10, 0, 842, 20),
        180: BBox(595 - 20, 842 - 10, 595, 842),
        270: BBox(0, 595 - 20, 10, 595),
    }[turn]
    found = as_shown(as_turned, Lying(pose, turn, width, height))
    in_x = {0: found.x0, 90: found.top, 180: 595 - found.x1, 270: 595 - found.bottom}[turn]
    assert abs(in_x - 0.1 * 595 / 4) < 1.5
    assert as_shown(as_turned, Lying(Pose(), turn, width, height)) == as_turned


@pytest.mark.parametrize(("fall", "made"), [(LEAST_SHADOW + 4, True), (LEAST_SHADOW - 2, False), (90, True)])
def test_light_that_falls_off_is_made_even(fall: float, made: bool) -> None:
    light = 1 - fall / 250 * np.linspace(1, 0, 1190)[None, :] ** 2
    page = (table() * light).astype(np.uint8)
    found = evenly_lit(page, SCALE)
    if made:
        assert np.ptp(found[60:160:10, 20:1170:10].astype(int)) <= 8
    else:
        assert (found == page).all()


def test_a_corner_folded_over_leaves_the_light_to_be_made_even() -> None:
    light = 1 - 0.3 * np.linspace(1, 0, 1190)[None, :] ** 2
    page = (table() * light).astype(np.uint8)
    cv2.fillPoly(page, [np.array([(1190, 0), (1080, 0), (1190, 90)], np.int32)], (150.0,))
    found = evenly_lit(page, SCALE)
    assert np.ptp(found[120:190:10, 20:1170:10].astype(int)) <= 8


@pytest.mark.parametrize("fall", [LEAST_FOLD + 20, 140.0])
@pytest.mark.parametrize("side", [0, 2])
def test_the_shadow_of_a_fold_is_no_ground(fall: float, side: int) -> None:
    """It may be too steep for a scanner's light, which a ground that begins at once is not either."""
    light = 1 - fall / 250 * np.exp(-np.arange(1190) / 0.06 / 1190)[None, :]
    page = np.ascontiguousarray(np.rot90((table() * light).astype(np.uint8), side))
    found = evenly_lit(page, SCALE)
    assert np.ptp(np.rot90(found, -side)[100:160:10, 8:1170:10].astype(int)) <= 12


def test_a_ground_at_the_side_of_a_page_is_no_fold() -> None:
    page = np.full((1684, 1190), 250, np.uint8)
    page[:, :100] = 150
    page[:, 100:110] = 200
    assert (evenly_lit(page, SCALE) == page).all()


def test_a_ground_wider_and_higher_than_letters_is_no_paper_in_shadow() -> None:
    page = np.full((1684, 1190), 250.0)
    page[400:1300, 150:1040] = 230
    page *= 1 - 0.3 * np.linspace(1, 0, 1190)[None, :] ** 2
    found = evenly_lit(page.astype(np.uint8), SCALE).astype(int)
    assert np.ptp(found[420:1280:10, 170:1020:10]) <= 8
    assert found[300, 600] - found[800, 600] >= 15


@pytest.mark.parametrize(("step", "kept"), [(2 * STEEPEST + 8, True), (0, True)])
def test_a_ground_down_the_side_of_a_page_is_no_shadow(step: float, kept: bool) -> None:
    page = table()
    page[:, :400] -= np.minimum(page[:, :400], round(step)).astype(np.uint8)
    assert (evenly_lit(page, SCALE) == page).all() == kept


@pytest.mark.parametrize(("wide", "gone"), [(DEEPEST_EDGE - 2, True), (DEEPEST_EDGE + 2, False)])
@pytest.mark.parametrize(("share", "long"), [(SHORTEST_EDGE + 0.05, True), (SHORTEST_EDGE - 0.05, False)])
def test_a_black_strip_beside_the_page_is_no_part_of_it(
    wide: float, gone: bool, share: float, long: bool
) -> None:
    page = table()
    page[: round(share * 1684), : round(wide * SCALE)] = 20
    clean = without_edges(page, SCALE)
    assert ((clean[: round(share * 1684), :20] > 200).all()) == (gone and long)
    assert (clean[600:, 120:] == page[600:, 120:]).all()


@pytest.mark.parametrize("faded", [0, 60, 110])
def test_the_ink_of_a_pale_copy_is_dark_again(faded: int) -> None:
    """A band that was dark is grey upon it, with white letters."""
    page = table().astype(np.float64)
    page[60:120, 120:1070] = 50
    pale = (faded + page * (1 - faded / 255)).astype(np.uint8)
    dark = strengthened(pale)
    assert dark[200, 300] < 40
    assert dark[90, 600] < DARK / 2
    assert abs(int(dark[1600, 600]) - int(pale[1600, 600])) < 3, "paper stays as it is"


def test_a_page_with_next_to_no_ink_is_made_no_darker() -> None:
    page = np.full((1684, 1190), 240, np.uint8)
    page[800:804] = 240 - round(MOST_FADED) + 5
    assert strengthened(page) is page
