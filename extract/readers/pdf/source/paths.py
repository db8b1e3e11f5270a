"""Paths of a PDF page → rules and fills, as the page shows them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import pairwise, permutations
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from extract.readers.pdf.source import calls
from extract.readers.pdf.source.calls import Box, Matrix, around
from extract.readers.pdf.source.content import Fill, Rule, turn_box
from extract.readers.pdf.source.shown.dots import is_round
from extract.readers.pdf.source.shown.squares import Shape, is_small
from models.pages.geometry import BBox

Point: TypeAlias = tuple[float, float]

THIN = 4.0
"""Points: a filled box no wider is drawn as a line; many programs draw their rules so."""
ASKEW = 1.0
"""Points by which the ends of a level line may differ."""
MOST_SEGMENTS = 60_000
"""Segments of one page: a map or a drawing has more, a table never."""
STRIP, TALLEST = 50.0, 20_000.0
"""Points: the height of the strips by which grounds are found, and where the last of them begins."""
SIDES = 4
"""Sides of a box."""
_NEARLY_WHITE = 250
_OPAQUE = 250
"""Of 255: what is drawn with less lets through what lies below it."""


class Patch(NamedTuple):
    """A place on the page, in shown coordinates, that hides what was drawn there before."""

    order: int
    """How many objects were drawn before it."""
    box: BBox
    colour: int | None
    """None for a picture, and for what fills only a part of its box."""


class PathCollector:
    """Gathers the level and upright lines of one page, and the patches that lie over what was drawn before."""

    def __init__(self, left: float, top: float, width: float, height: float, rotation: int) -> None:
        self._left, self._top, self._width, self._height = left, top, width, height
        self._rotation = rotation
        self._rules: list[Rule] = []
        self._white: list[Rule] = []
        self._fills: list[Fill] = []
        self._segments = 0
        self.pictures: list[BBox] = []
        """Where pictures stand, in shown coordinates."""
        self.patches: list[Patch] = []
        self.scrawls: list[Rule] = []
        """Lines that somebody drew onto the finished page with a viewer's tools: they rule no table."""
        self.dots: list[BBox] = []
        """Round shapes, in shown coordinates: marks of lists where text stands behind them."""
        self.shapes: list[Shape] = []
        """Small things: boxes to tick with curves in them, and the ticks in boxes."""
        self.seen = 0
        """How many objects were met."""
        self._asked = _Answers()

    def rules_and_fills(self) -> tuple[list[Rule], list[Fill]]:
        """What was gathered; a white line counts only where it parts a coloured ground."""
        strips: dict[int, list[Fill]] = {}
        for fill in self._fills if self._white else ():
            for strip in range(_strip(fill.top - 1), _strip(fill.bottom + 1) + 1):
                strips.setdefault(strip, []).append(fill)
        on_ground = [
            rule
            for rule in self._white
            if any(_lies_in(rule, fill) for fill in strips.get(_strip(_middle(rule)[1]), ()))
        ]
        return self._rules + on_ground, self._fills

    def shown(self, box: Box, matrix: Matrix | None = None) -> BBox:
        """A box of the page's own coordinates (or, with `matrix`, of a form's) in shown ones."""
        left, bottom, right, top = box if matrix is None else around(box, matrix)
        return turn_box(
            (left - self._left, self._top - top, right - self._left, self._top - bottom),
            (360 - self._rotation) % 360,
            self._width,
            self._height,
        )

    def add_picture(self, box: BBox) -> None:
        """Take in one picture, in shown coordinates."""
        self.pictures.append(box)
        self.patches.append(Patch(self.seen, box, None))

    def add_path(self, path: int, matrix: Matrix, *, apart: bool = False) -> None:
        """Take in the path object at this address, `matrix` leading from its form to the page; `apart` from the
        page's own lines where an annotation drew it."""
        asked = self._asked
        if not calls.draw_mode(path, asked.mode, asked.stroked):
            return
        stroke = asked.ink(path, calls.stroke_colour) if asked.stroked.value else None
        fill = asked.ink(path, calls.fill_colour) if asked.mode.value else None
        if stroke is None and fill is None:
            return
        runs, curved = self._subpaths(path, matrix)
        if curved:
            runs = _with_corners(runs)
            bounds = self._add_curves(path, matrix, covers=fill is not None and fill.alpha >= _OPAQUE)
            self._add_shape(bounds, stroke, fill, curved=True, boxed=True)
        border = _border(*runs) if fill is not None and len(runs) == 2 else None
        if border is not None:
            self._add_shape(border, fill, None, boxed=True)
        for points in runs:
            box = _as_box(points)
            if not curved and border is None:
                self._add_shape(_around(points), stroke, fill, boxed=box is not None)
            if fill is not None:
                if border is None:  # a frame leaves open what lies within it
                    self._cover(points, fill, exactly=box is not None)
                if box is not None and not apart:
                    self._add_filled(box._replace(colour=fill.colour))
            if stroke is not None:
                self._cover_by_stroke(points, stroke, path)
                white = self._white if _is_white(stroke.colour) else self._rules
                self._add_stroked(points, self.scrawls if apart else white)

    def _add_shape(
        self, box: BBox | None, stroke: _Ink | None, fill: _Ink | None, *, boxed: bool, curved: bool = False
    ) -> None:
        if box is not None and is_small(box):
            if fill is not None:
                self.shapes.append(Shape(box, fill.colour, True, curved, boxed))
            if stroke is not None:
                self.shapes.append(Shape(box, stroke.colour, False, curved, boxed))

    def _cover(self, points: list[Point], ink: _Ink, *, exactly: bool) -> None:
        box = _around(points)
        if ink.alpha >= _OPAQUE and box.x1 - box.x0 > THIN and box.bottom - box.top > THIN:
            self.patches.append(Patch(self.seen, box, ink.colour if exactly else None))

    def _cover_by_stroke(self, points: list[Point], ink: _Ink, path: int) -> None:
        """A line drawn as thick as a bar covers, too."""
        width = self._asked.places[0]
        if calls.stroke_width(path, width) and width.value > THIN:
            half = width.value / 2
            (x0, y0), (x1, y1) = points[0], points[-1]
            level = abs(x1 - x0) > abs(y1 - y0)
            across, up = (0.0, half) if level else (half, 0.0)
            edges = [(min(x0, x1) - across, min(y0, y1) - up), (max(x0, x1) + across, max(y0, y1) + up)]
            self._cover(edges, ink, exactly=len(points) == 2)

    def _add_curves(self, path: int, matrix: Matrix, *, covers: bool) -> BBox | None:
        left, bottom, right, top = self._asked.places
        if calls.object_bounds(path, left, bottom, right, top):
            box = self.shown((left.value, bottom.value, right.value, top.value), matrix)
            if is_round(box):
                self.dots.append(box)
            if covers:
                self.patches.append(Patch(self.seen, box, None))
            return box
        return None

    def _subpaths(self, path: int, matrix: Matrix) -> tuple[list[list[Point]], bool]:
        """The runs of straight segments, as points in shown coordinates, and whether curves lie between them."""
        count = calls.count_segments(path)
        self._segments += max(0, count)
        if self._segments > MOST_SEGMENTS:
            return [], False
        own = self._asked.matrix
        calls.object_matrix(path, own)
        place = self._placing((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        runs: list[list[Point]] = []
        curved = False
        x, y = self._asked.places[:2]
        for index in range(count):
            segment = calls.segment_at(path, index)
            calls.segment_point(segment, x, y)
            point = place(x.value, y.value)
            kind = calls.segment_type(segment)
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            if kind == pdfium.FPDF_SEGMENT_LINETO and runs:
                runs[-1].append(point)
            else:  # a new start, or the end of a curve: what follows is straight again
                runs.append([point])
            if calls.is_closed(segment) and len(runs[-1]) > 2:
                runs[-1].append(runs[-1][0])
        return [run for run in runs if len(run) > 1], curved

    def _placing(self, own: Matrix, outer: Matrix) -> Callable[[float, float], Point]:
        a, b, c, d, e, f = own
        g, h, i, j, k, m = outer

        def place(x: float, y: float) -> Point:
            x, y = a * x + c * y + e, b * x + d * y + f
            x, y = g * x + i * y + k, h * x + j * y + m
            x, y = x - self._left, self._top - y
            if self._rotation:
                x, y, _, _ = turn_box((x, y, x, y), 360 - self._rotation, self._width, self._height)
            return x, y

        return place

    def _add_filled(self, box: Fill) -> None:
        wide, high = box.x1 - box.x0, box.bottom - box.top
        white = _is_white(box.colour)
        rules = self._white if white else self._rules
        if high <= THIN:
            rules.append(Rule(True, (box.top + box.bottom) / 2, box.x0, box.x1))
        if wide <= THIN:
            rules.append(Rule(False, (box.x0 + box.x1) / 2, box.top, box.bottom))
        if not white and high > THIN and wide > THIN:
            self._fills.append(box)

    def _add_stroked(self, points: list[Point], rules: list[Rule]) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            wide, high = abs(x1 - x0), abs(y1 - y0)
            if high <= ASKEW and wide > high:
                rules.append(Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif wide <= ASKEW and high > wide:
                rules.append(Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))


class _Ink(NamedTuple):
    """What a path is drawn with."""

    colour: int
    """Red, green and blue in one number; black for a pattern."""
    alpha: int
    """255 where it is opaque."""


class _Answers:
    """Where pdfium writes what it is asked of one path after another."""

    def __init__(self) -> None:
        self.mode, self.stroked = ctypes.c_int(), ctypes.c_int()
        self.places = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        self.matrix = pdfium.FS_MATRIX()
        self._shades = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()

    def ink(self, path: int, ask: Callable[..., int]) -> _Ink | None:
        """What is drawn; None where nothing can be seen of it."""
        red, green, blue, alpha = self._shades
        if not ask(path, red, green, blue, alpha):
            return _Ink(0, 255)
        if alpha.value == 0:
            return None
        return _Ink(red.value << 16 | green.value << 8 | blue.value, alpha.value)


def _is_white(colour: int) -> bool:
    return min(colour >> 16 & 255, colour >> 8 & 255, colour & 255) >= _NEARLY_WHITE


def _around(points: list[Point]) -> BBox:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _border(outer: list[Point], inner: list[Point]) -> BBox | None:
    """The box whose border is a fill of two boxes, one in the other: what lies in both is left out."""
    for one, other in permutations((_around(outer), _around(inner))):
        if one.x0 < other.x0 and one.top < other.top and other.x1 < one.x1 and other.bottom < one.bottom:
            return one
    return None


def _with_corners(runs: list[list[Point]]) -> list[list[Point]]:
    """The straight sides of boxes with round corners, as long as those of boxes without; other `runs` as they are."""
    whole: list[list[Point]] = []
    while len(runs) >= SIDES and all(len(run) == 2 for run in runs[:SIDES]):
        box = _around([point for run in runs[:SIDES] for point in run])
        sides = [_to_corners(run, box) for run in runs[:SIDES]]
        if len({tuple(side) for side in sides if side}) < SIDES:
            break
        whole += [side for side in sides if side]
        runs = runs[SIDES:]
    return whole + runs


def _to_corners(side: list[Point], box: BBox) -> list[Point]:
    """The side of `box` of which `side` is the middle; empty where it is of none."""
    (x0, y0), (x1, y1) = side
    is_centred = (
        abs(x0 + x1 - box.x0 - box.x1) <= 2 * ASKEW,
        abs(y0 + y1 - box.top - box.bottom) <= 2 * ASKEW,
    )
    if abs(y1 - y0) <= ASKEW < abs(x1 - x0) and is_centred[0]:
        y = min(box.top, box.bottom, key=lambda edge: abs(edge - y0))
        return [(box.x0, y), (box.x1, y)] if abs(y - y0) <= ASKEW else []
    if abs(x1 - x0) <= ASKEW < abs(y1 - y0) and is_centred[1]:
        x = min(box.x0, box.x1, key=lambda edge: abs(edge - x0))
        return [(x, box.top), (x, box.bottom)] if abs(x - x0) <= ASKEW else []
    return []


def _as_box(points: list[Point]) -> Fill | None:
    """The box that the points run around, where they do."""
    corners = points[:-1] if len(points) > 4 and points[0] == points[-1] else points
    if not 2 <= len(corners) <= 5:
        return None
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = Fill(min(xs), min(ys), max(xs), max(ys))
    on_edges = all(
        min(x - box.x0, box.x1 - x) <= ASKEW and min(y - box.top, box.bottom - y) <= ASKEW for x, y in corners
    )
    is_line = min(box.x1 - box.x0, box.bottom - box.top) <= THIN
    return box if on_edges and (len(corners) >= 4 or is_line) else None


def _strip(y: float) -> int:
    """The strip of the page that a height lies in; what lies off the page is in the first or the last."""
    return int(min(max(0.0, y), TALLEST) / STRIP)


def _middle(rule: Rule) -> tuple[float, float]:
    middle = (rule.start + rule.end) / 2
    return (middle, rule.at) if rule.horizontal else (rule.at, middle)


def _lies_in(rule: Rule, fill: Fill) -> bool:
    x, y = _middle(rule)
    return fill.x0 - 1 <= x <= fill.x1 + 1 and fill.top - 1 <= y <= fill.bottom + 1
