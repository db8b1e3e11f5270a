"""Boxes on a page, in points from the page's top left corner (1 point is 1/72 inch)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class BBox(NamedTuple):
    """A rectangle: left, top, right, bottom edge, in points; `x0 <= x1` and `top <= bottom`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def contains_point(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def union(boxes: Iterable[BBox]) -> BBox:
    """The smallest box around all of `boxes`. Raises ValueError when there are none."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return BBox(min(x0s), min(tops), max(x1s), max(bottoms))
