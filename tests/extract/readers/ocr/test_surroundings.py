"""Pages that a camera saw upon a desk."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.pose import MOST_ASLANT, Pose, pose_with, to_straight, turned_corners
from extract.readers.ocr.surroundings import LIGHTER, Corners, without_surroundings
from models.pages.geometry import BBox

SCALE = 2.0
PAPER = 230
CORNERS = np.array([(150, 120), (1060, 90), (1130, 1560), (90, 1500)], np.float64)


def photographed(desk: int = 90, corners: Corners = CORNERS) -> Grey:
    """A page with a line on it, upon a desk of this shade."""
    page = np.full((1684, 1190), PAPER, np.uint8)
    page[800:830, 100:1090] = 30
    whole = np.array([(0, 0), (1190, 0), (1190, 1684), (0, 1684)], np.float32)
    made = cv2.getPerspectiveTransform(whole, corners.astype(np.float32))
    shown = cv2.warpPerspective(page, made, (1190, 1684), borderValue=(desk,))
    return np.asarray(shown, np.uint8)


@pytest.mark.parametrize("desk", [40, 90, int(PAPER - 2 * LIGHTER)])
def test_what_lies_around_a_page_becomes_paper(desk: int) -> None:
    laid = without_surroundings(photographed(desk), SCALE)
    assert laid.corners is not None
    assert np.abs(laid.corners - CORNERS).max() < 12
    assert laid.grey[0].min() > PAPER - 5
    assert laid.grey.min() < 60, "the line upon it stays"


def test_light_that_falls_off_goes_on_around_the_page() -> None:
    light = np.linspace(1, 0.6, 1190)[None, :]
    laid = without_surroundings((photographed(40) * light).astype(np.uint8), SCALE)
    assert laid.corners is not None
    assert laid.grey[800, 5] > laid.grey[800, -5] + 60


def test_a_scan_is_left_as_it_is() -> None:
    scan = photographed(desk=PAPER)
    assert without_surroundings(scan, SCALE).grey is scan


def test_a_light_box_among_print_is_no_page() -> None:
    shown = photographed(60)
    for y in range(20, 1684, 24):
        shown[y : y + 8, 10:60:6] = 200
        shown[y : y + 8, 1140:1180:6] = 200
    assert without_surroundings(shown, SCALE).corners is None


def test_a_small_or_long_box_is_no_page() -> None:
    strip = np.array([(500, 100), (690, 100), (690, 1584), (500, 1584)], np.float64)
    assert without_surroundings(photographed(40, strip), SCALE).corners is None
    small = CORNERS * 0.3
    assert without_surroundings(photographed(40, small), SCALE).corners is None


def test_the_sides_of_a_page_tell_how_it_lies() -> None:
    pose = pose_with(CORNERS, 1190, 1684)
    assert max(abs(pose.top), abs(pose.right)) > MOST_ASLANT / 2
    made = np.column_stack([CORNERS, np.ones(4)]) @ to_straight(pose, 1190, 1684).T
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = made[:, :2] / made[:, 2:]
    assert max(abs(y0 - y1), abs(y2 - y3), abs(x0 - x3), abs(x1 - x2)) < 1


def test_a_page_that_cannot_lie_so_is_taken_as_straight() -> None:
    assert pose_with(np.array([(500, 0), (690, 0), (1190, 1684), (0, 1684.0)]), 1190, 1684) == Pose()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_corners_are_turned_with_their_picture(turn: int) -> None:
    corners = turned_corners(CORNERS, turn, 1190, 1684)
    box = BBox(*corners.min(axis=0), *corners.max(axis=0))
    assert (corners[0] - (box.x0, box.top)).max() < 100, "the first is the upper left one still"
    assert corners[1, 0] > corners[0, 0] + 500
