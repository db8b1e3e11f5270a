"""How a page lies before the scanner or the camera: askew, and drawn together on one side where it was held aslant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.picture import ink_of
from models.pages.geometry import BBox

MOST_SKEW = 8.0
"""Degrees by which a page may lie askew on the glass; more is no scan."""
LEAST_SKEW = 0.05
"""Degrees; less moves the end of a line by less than a pixel or two."""
_CLEARER = 1.02
"""How many times as clear rows must be, for a page to lie askew."""
MOST_ASLANT = 0.08
"""Share of a side by which a camera held aslant shortens it; more is no picture of a page to be read."""
_ASLANT = 1.04
"""How many times as clear rows or columns must be, for a page to be drawn together."""
_MOST_SHORTENED = 0.35
"""The same where the page's edges are seen: what they tell is certain."""
_STEPS_TO_POSE = 6
"""Newton's, each of which makes an error its square."""
_FIRST, _STEPS = 0.01, (0.004, 0.001)
"""Shares of a side: what is tried first, and how finely the best is sought then."""
_SMALL = 1000
"""Pixels of the longer side of the picture in which it is sought."""

_STROKE = 12
"""Pixels of an upright stroke there that is no letter's: capitals of 10 points have 8."""
_PASSES = 2
"""The first finds most of a lean: rules far apart in one half lean differently."""
_LEAST_RULED = 0.15
"""Share of the height that the rules of a half have at least, and the longest of them made
upright, to tell how they lean: stems of large letters stand beside each other."""
_STANDS = 64
"""Shade from which on a pixel belongs to a rule there."""

Matrix = NDArray[np.float64]
"""Three by three: a plane onto a plane."""


class Pose(NamedTuple):
    """How a page lies; all 0 where it is upright and straight."""

    skew: float = 0.0
    """Degrees, clockwise, by which lines of text and rules fall."""
    right: float = 0.0
    """Share by which its right side is shorter than its left."""
    top: float = 0.0
    """Share by which its top is shorter than its foot."""
    lean: float = 0.0
    """Share of its height by which upright lines lean to the right, against level ones."""


def pose_of(grey: Grey, start: Pose | None = None) -> Pose:
    """How the page in a picture lies: so that rows, and then columns, are clearest when it is made straight.

    It lies about as `start` says, if that is given.
    """
    start = start or Pose()
    scale = _SMALL / max(grey.shape)
    small = np.asarray(
        cv2.resize(ink_of(grey), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    )

    def rows(pose: Pose) -> float:
        straight = _warped(small, to_straight(pose, small.shape[1], small.shape[0]), 0)
        return _clearness(straight.sum(axis=1, dtype=np.float64))

    pose = _drawn_together(_skewed(start, rows), rows)
    for _ in range(_PASSES):
        before = pose
        pose = _leaning(pose, start, _warped(small, to_straight(pose, small.shape[1], small.shape[0]), 0))
        if pose == before:
            break
    return pose


def _clearness(sums: NDArray[np.float64]) -> float:
    """How sharply the ink of rows, or of columns, differs from that of the next."""
    return float(np.square(np.diff(sums)).sum())


def _skewed(start: Pose, rows: Callable[[Pose], float]) -> Pose:
    def best_near(skew: float, far: float, step: float) -> Pose:
        tried = np.arange(skew - far, skew + far + 0.01 * step, step).tolist()
        return max((start._replace(skew=one) for one in tried), key=rows)

    best = best_near(start.skew, MOST_SKEW, 0.5)
    for step in (0.1, 0.02):
        best = best_near(best.skew, 5 * step, step)
    is_askew = abs(best.skew - start.skew) >= LEAST_SKEW and rows(best) > _CLEARER * rows(start)
    return best if is_askew else start


def _drawn_together(pose: Pose, rows: Callable[[Pose], float]) -> Pose:
    """`pose` with the right side as much shorter as makes rows clearest."""

    def best_of(shares: Sequence[float]) -> float:
        return max(shares, key=lambda share: rows(pose._replace(right=pose.right + share)))

    best = best_of([0.0, -_FIRST, _FIRST])
    if not best:
        return pose
    best = best_of(np.arange(-MOST_ASLANT, MOST_ASLANT, _STEPS[0]).tolist())
    best = best_of(np.arange(best - _STEPS[0], best + _STEPS[0], _STEPS[1]).tolist())
    drawn = pose._replace(right=pose.right + best)
    return drawn if rows(drawn) > _ASLANT * rows(pose) else pose


def _leaning(pose: Pose, start: Pose, small: Grey) -> Pose:
    """`pose` with the lean of upright rules in each half of a picture whose rows are level."""
    height, width = small.shape
    strokes = np.asarray(cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((_STROKE, 1), np.uint8)), np.uint8)
    half = width // 2
    left, right = _lean_of(strokes[:, :half]), _lean_of(strokes[:, half:])
    if left is None or right is None or not (left.share or right.share):
        return pose
    apart = half + right.at - left.at
    top = height * (left.share - right.share) / apart
    lean = left.share - top * (width - 2 * left.at) / (2 * height)
    leaning = pose._replace(top=pose.top + top, lean=pose.lean + lean)
    far = max(abs(leaning.top - start.top), abs(leaning.lean - start.lean))
    return leaning if far <= MOST_ASLANT else pose


class _Lean(NamedTuple):
    """How far the rules of a half lean to the right for each step up, and where the clearest of them are."""

    share: float
    at: float


def _lean_of(strokes: Grey) -> _Lean | None:
    """None of a half without rules."""
    height, width = strokes.shape
    columns = strokes.sum(axis=0, dtype=np.float64)
    if columns.sum() < 255 * height * _LEAST_RULED:
        return None

    def leaning(share: float) -> Grey:
        matrix = np.array([[1, share, -share * height / 2], [0, 1, 0]], np.float64)
        return np.asarray(cv2.warpAffine(strokes, matrix, (width, height), flags=cv2.INTER_LINEAR), np.uint8)

    def sums(share: float) -> NDArray[np.float64]:
        return np.asarray(np.sum(leaning(share), axis=0), np.float64)

    def clearness(share: float) -> float:
        return _clearness(sums(share))

    most = MOST_ASLANT / 2
    best = max(np.arange(-most, most, _STEPS[0]).tolist(), key=clearness)
    best = max(np.arange(best - _STEPS[0], best + _STEPS[0], _STEPS[1]).tolist(), key=clearness)
    best = best if clearness(best) > _ASLANT * clearness(0.0) else 0.0
    if (leaning(best) >= _STANDS).mean(axis=0).max() < _LEAST_RULED:
        return None
    clear = np.square(sums(best))
    return _Lean(best, float(clear @ np.arange(width) / clear.sum()))


def pose_with(corners: NDArray[np.float64], width: float, height: float) -> Pose:
    """The pose of a page whose corners on a picture of this size are these, clockwise: its sides are level and upright.

    Pose() where none is near.
    """
    pose = np.zeros(len(Pose._fields))
    for _ in range(_STEPS_TO_POSE):
        slopes = _slopes(pose, corners, width, height)
        turns = [(_slopes(pose + one, corners, width, height) - slopes) / 1e-4 for one in np.eye(4) * 1e-4]
        pose -= np.linalg.solve(np.stack(turns, axis=1), slopes)
    is_near = np.abs(pose).max() <= MOST_SKEW and np.abs(pose[1:]).max() <= _MOST_SHORTENED
    return Pose(*pose.tolist()) if is_near else Pose()


def _slopes(
    pose: NDArray[np.float64], corners: NDArray[np.float64], width: float, height: float
) -> NDArray[np.float64]:
    """By which shares the sides of a page, made straight from a pose, are not level and upright."""
    made = np.column_stack([corners, np.ones(4)]) @ to_straight(Pose(*pose.tolist()), width, height).T
    places = made[:, :2] / made[:, 2:]
    across = np.array([places[1] - places[0], places[2] - places[3]])
    down = np.array([places[3] - places[0], places[2] - places[1]])
    return np.concatenate([across[:, 1] / across[:, 0], down[:, 0] / down[:, 1]])


def to_straight(pose: Pose, width: float, height: float) -> Matrix:
    """Which point of a page of this size, made straight, a point of its picture is."""
    turned = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), pose.skew, 1.0), (0, 0, 1)])
    if not any(pose[1:]):
        return np.asarray(turned, np.float64)
    right, top, lean = pose.right * height / 4, pose.top * width / 4, pose.lean * height / 2
    lies = [
        (top + lean, -right),
        (width - top + lean, right),
        (width + top - lean, height - right),
        (-top - lean, height + right),
    ]
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    made = cv2.getPerspectiveTransform(np.array(lies, np.float32), np.array(corners, np.float32))
    return np.asarray(made @ turned, np.float64)


def straightened(grey: Grey, pose: Pose) -> Grey:
    """The picture as if it had lain straight; what it does not show has the shade of its paper."""
    if pose == Pose():
        return grey
    paper = round(float(np.percentile(grey[::8, ::8], 75)))
    return _warped(grey, to_straight(pose, grey.shape[1], grey.shape[0]), paper)


def _warped(picture: Grey, matrix: Matrix, border: int) -> Grey:
    size = picture.shape[1], picture.shape[0]
    if not matrix[2, :2].any():
        return np.asarray(
            cv2.warpAffine(picture, matrix[:2], size, flags=cv2.INTER_LINEAR, borderValue=(border,)), np.uint8
        )
    return np.asarray(
        cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(border,)), np.uint8
    )


class Lying(NamedTuple):
    """A page as it is shown, in points."""

    pose: Pose
    """Of the page turned upright."""
    turn: int
    """Degrees by which it is shown turned, clockwise: 0, 90, 180, 270."""
    width: float
    height: float


def as_shown(box: BBox, lies: Lying) -> BBox:
    """Where a box of a page that was made straight stands on the page as it is shown: around its corners there."""
    pose, turn, width, height = lies
    if pose == Pose():
        return box
    quarter = _quarter(turn, width, height)
    upright = (height, width) if turn % 180 else (width, height)
    back = np.linalg.inv(quarter) @ np.linalg.inv(to_straight(pose, *upright)) @ quarter
    corners = np.array([(x, y, 1.0) for x in (box.x0, box.x1) for y in (box.top, box.bottom)])
    places = corners @ back.T
    xs, ys = places[:, 0] / places[:, 2], places[:, 1] / places[:, 2]
    middle = float(ys.min() + ys.max()) / 2  # a long word's turned box would be as high as the next line's
    high = float(ys[1] - ys[0] + ys[3] - ys[2]) / 4
    return BBox(float(xs.min()), middle - high, float(xs.max()), middle + high)


def straight_point(x: float, y: float, lies: Lying) -> tuple[float, float]:
    """Where a point of a page as it is shown is on the page turned upright and made straight."""
    pose, turn, width, height = lies
    upright = (height, width) if turn % 180 else (width, height)
    across, down, share = to_straight(pose, *upright) @ _quarter(turn, width, height) @ (x, y, 1.0)
    return float(across / share), float(down / share)


def turned_corners(
    corners: NDArray[np.float64], turn: int, width: float, height: float
) -> NDArray[np.float64]:
    """Where a page's corners, clockwise, are when its picture of this size is turned upright."""
    places = np.column_stack([corners, np.ones(4)]) @ _quarter(turn, width, height).T
    return np.roll(places[:, :2], -turn // 90, axis=0)


def _quarter(turn: int, width: float, height: float) -> Matrix:
    """Which point of the upright page a point of the page of this size is that is shown turned."""
    return {
        0: np.eye(3),
        90: np.array([[0, 1, 0], [-1, 0, width], [0, 0, 1.0]]),
        180: np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]]),
        270: np.array([[0, -1, height], [1, 0, 0], [0, 0, 1.0]]),
    }[turn % 360]
