"""Boxes to tick that are drawn on the page, with lines or curves, before or behind words → the signs that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.readers.pdf.source.content import Glyph, Rule
from extract.readers.pdf.source.shown.forms import EMPTY, TICKED
from models.pages.geometry import BBox

SMALLEST, LARGEST = 5.0, 16.0
"""Points that a box to tick is wide: a dot of a list is smaller, a cell of a table larger."""
_SQUARE = 0.15
"""Share by which width and height may differ."""
_LOWEST, _HIGHEST = 0.5, 1.8
"""Type sizes of the words beside it that it is high."""
_NEAR, _BEHIND = 2.0, 1.0
"""Type sizes from it to the words that follow, and from the words before it where none follow."""
_SAME = 1.0
"""Points by which edges of one box may differ: half of a border's width, and rounding."""
_TOUCHING = 0.6
"""Points at most from a box to the rule of a cell that it is, or to the next box of a column of them: LibreOffice draws
boxes as high as their lines, hardly a point from each other and from the cell's edge."""
_INNER = 0.3
"""Share of a box, from its middle to each side, in which the middle of a tick lies."""
_SMALLER = 0.85
"""Share of a box that a tick is wide or high at most, where it is a box itself."""
_APART = 48
"""Of 255, in one colour at least: a tick differs more from its ground."""
_CROSSES = frozenset("xX×✕✖✗✘✓✔☓☒☑■●•vV")
"""Letters that tick a box; one that holds another letter is none."""
MOST_SHAPES = 600
"""On a page: more are a drawing."""
_MOST_RULES = 4_000


class Shape(NamedTuple):
    """A small thing that was drawn, in shown coordinates."""

    box: BBox
    colour: int
    """Red, green and blue in one number."""
    filled: bool
    curved: bool
    boxed: bool
    """Whether it is the outline or the ground of a box, and no stroke of a pen."""


def is_small(box: BBox) -> bool:
    """Whether what is drawn in `box` may be a box to tick, or the tick in one."""
    return max(box.x1 - box.x0, box.bottom - box.top) <= LARGEST


def boxes_to_tick(
    shapes: Sequence[Shape], rules: Sequence[Rule], glyphs: Sequence[Glyph]
) -> list[tuple[str, BBox]]:
    """The signs and places of the boxes among what is drawn that stand beside words of `glyphs`."""
    if len(shapes) > MOST_SHAPES or len(rules) > _MOST_RULES:
        return []
    frames = list(_frames(shapes, rules))
    if not frames:
        return []
    printed = [glyph for glyph in glyphs if glyph.style.angle == 0 and not glyph.text.isspace()]
    found = []
    for frame in frames:
        inner = [glyph for glyph in printed if _lies_in(glyph, frame)]
        if _is_beside_words(frame, printed) and all(glyph.text in _CROSSES for glyph in inner):
            found.append((TICKED if inner or _is_ticked(frame, shapes) else EMPTY, frame))
    return found


def without_edges(rules: Sequence[Rule], boxes: Sequence[BBox]) -> list[Rule]:
    """`rules` but for those that draw the boxes: they rule no table."""
    return [rule for rule in rules if not any(_is_part(rule, box) for box in boxes)] if boxes else list(rules)


def _frames(shapes: Sequence[Shape], rules: Sequence[Rule]) -> Iterator[BBox]:
    """The outlines that may be boxes to tick, each once."""
    found: list[BBox] = []
    drawn = [
        shape.box
        for shape in shapes
        if shape.boxed
        and _is_square(shape.box)
        and (not shape.filled or (shape.curved and _is_ticked(shape.box, shapes)))
        and not any(_meets(rule, shape.box) for rule in rules)
    ]
    for box in [*drawn, *_squares(rules)]:
        if not any(_is_same(box, other) or holds(other, box) for other in found):
            found.append(box)
    for index, box in enumerate(found):
        others = found[:index] + found[index + 1 :]
        if not any(
            touch(box, other, below=_TOUCHING) for other in others
        ):  # squares in a row take a letter each
            yield box


def _squares(rules: Sequence[Rule]) -> Iterator[BBox]:
    """Where four short rules close a square that no other rule touches."""
    short = [rule for rule in rules if SMALLEST - _SAME <= rule.end - rule.start <= LARGEST + _SAME]
    level = [rule for rule in short if rule.horizontal]
    upright = [rule for rule in short if not rule.horizontal]
    for top in level:
        for bottom in level:
            high = bottom.at - top.at
            if not SMALLEST <= high <= LARGEST or abs(bottom.start - top.start) > _SAME:
                continue
            box = BBox(top.start, top.at, top.end, bottom.at)
            if _is_square(box) and abs(bottom.end - top.end) <= _SAME:
                sides = {
                    side
                    for side, at in enumerate((box.x0, box.x1))
                    for rule in upright
                    if abs(rule.at - at) <= _SAME
                    and abs(rule.start - box.top) <= _SAME
                    and abs(rule.end - box.bottom) <= _SAME
                }
                if len(sides) == 2 and not any(_meets(rule, box) for rule in rules):
                    yield box


def _is_square(box: BBox) -> bool:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    return SMALLEST <= min(wide, high) <= LARGEST and abs(wide - high) <= max(
        _SAME, _SQUARE * max(wide, high)
    )


def _is_part(rule: Rule, box: BBox) -> bool:
    """Whether a rule lies wholly on or in a box."""
    first, last, low, high = (
        (box.x0, box.x1, box.top, box.bottom) if rule.horizontal else (box.top, box.bottom, box.x0, box.x1)
    )
    return first - _SAME <= rule.start and rule.end <= last + _SAME and low - _SAME <= rule.at <= high + _SAME


def _meets(rule: Rule, box: BBox) -> bool:
    """Whether a rule that goes on outside of a box touches it: a cell of a table."""
    first, last, low, high = (
        (box.x0, box.x1, box.top, box.bottom) if rule.horizontal else (box.top, box.bottom, box.x0, box.x1)
    )
    near = rule.start <= last + _TOUCHING and rule.end >= first - _TOUCHING
    return near and low - _TOUCHING <= rule.at <= high + _TOUCHING and not _is_part(rule, box)


def _is_same(one: BBox, other: BBox) -> bool:
    return max(abs(here - there) for here, there in zip(one, other, strict=True)) <= 2 * _SAME


def holds(outer: BBox, box: BBox) -> bool:
    """Whether `box` lies in `outer`."""
    return (
        outer.x0 - _SAME <= box.x0
        and box.x1 <= outer.x1 + _SAME
        and outer.top - _SAME <= box.top
        and box.bottom <= outer.bottom + _SAME
    )


def touch(one: BBox, other: BBox, *, below: float = _SAME) -> bool:
    """Whether the boxes share a place or an edge; the lower one's is `below` the upper one's at most."""
    return (
        one.x0 <= other.x1 + _SAME
        and other.x0 <= one.x1 + _SAME
        and one.top <= other.bottom + below
        and other.top <= one.bottom + below
    )


def _is_beside_words(box: BBox, words: Sequence[Glyph]) -> bool:
    middle = (box.top + box.bottom) / 2
    line = [glyph for glyph in words if glyph.top < middle < glyph.bottom and not _lies_in(glyph, box)]
    behind = min((one for one in line if one.x0 >= box.x1 - _SAME), key=lambda one: one.x0, default=None)
    before = max((one for one in line if one.x1 <= box.x0 + _SAME), key=lambda one: one.x1, default=None)
    follows = behind is not None and behind.x0 - box.x1 <= _NEAR * behind.style.size
    ends = behind is None and before is not None and box.x0 - before.x1 <= _BEHIND * before.style.size
    beside = behind if follows else before if ends else None
    if beside is None:
        return False
    size = beside.style.size
    return _LOWEST * size <= box.bottom - box.top <= _HIGHEST * size and beside.text.isalnum()


def _is_ticked(box: BBox, shapes: Sequence[Shape]) -> bool:
    """Whether anything is drawn in it that its ground does not swallow."""
    ground = 0xFFFFFF
    for shape in shapes:
        if shape.filled and shape.boxed and not _is_smaller(shape.box, box) and _touch_middle(shape.box, box):
            ground = shape.colour
    return any(
        _is_apart(shape.colour, ground)
        and _touch_middle(shape.box, box)
        and (not shape.boxed or _is_smaller(shape.box, box))
        for shape in shapes
    )


def _is_smaller(drawn: BBox, box: BBox) -> bool:
    wide, high = drawn.x1 - drawn.x0, drawn.bottom - drawn.top
    return wide <= _SMALLER * (box.x1 - box.x0) or high <= _SMALLER * (box.bottom - box.top)


def _touch_middle(drawn: BBox, box: BBox) -> bool:
    """Whether the middle of what is drawn lies about the middle of the box."""
    x, y = (drawn.x0 + drawn.x1) / 2, (drawn.top + drawn.bottom) / 2
    wide, high = box.x1 - box.x0, box.bottom - box.top
    across = abs(x - (box.x0 + box.x1) / 2) <= _INNER * wide
    return across and abs(y - (box.top + box.bottom) / 2) <= _INNER * high


def _lies_in(glyph: Glyph, box: BBox) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _is_apart(colour: int, other: int) -> bool:
    return any(abs((colour >> shift & 255) - (other >> shift & 255)) >= _APART for shift in (16, 8, 0))
