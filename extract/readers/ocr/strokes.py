"""Which straight strokes in the picture of a page are rules: those that are dark, even, or held up by others.

A compressed picture has faint streaks above and below its letters, and bridges between a letter's stem and the rules
over and under it. Neither ends where other rules do, nor is it as even as ink that was drawn in one stroke.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.grounds import Ground

LONG_UPRIGHT = 60.0
"""Points from which an upright rule may stand alone: no letter is as tall."""
LONG_LEVEL = 200.0
"""Points from which a faint level rule may stand alone: streaks are as long as a few words."""
FEW_WORDS = 60.0
"""Points up to which a level rule alone is even: a figure of four digits in the largest title is as wide."""
MEETS = 3.0
"""Points between the end of a rule and the one across that it meets."""
FADED = 7.0
"""Points of a level rule's end that a copy loses at the edge of a ground."""
FAR = 60.0
"""Points between two pieces of one side of a table: a row may part them, and letters stand in line with far ones."""
SURE = 48.0
"""Shades by which a level rule differs from its ground, from which on it is ink: streaks of a copy have up to 43."""
MOST = 0.7
"""Share of a level stroke that is at least half as dark; of the tops of a line's letters half is white."""
STEMS = 1.7
"""Points above or below a stroke, at which letters that it is a part of have nothing but stems."""
MOST_BETWEEN = 7.0
"""Points from stem to stem, on the average of a word in running type; a rule that letters touch has them far apart."""
UNBROKEN = 0.97
"""Share of a line under a heading that is ink; between the feet of letters, and between words, there is white."""
EVEN = 0.55
"""The faintest tenth of an upright rule, as a share of its mean, or of its median where it crosses what is darker:
strokes of letters have up to 0.43, rules 0.9."""
FAINT = 0.5
"""Of the contrast of the rules that it meets, or of long ones: a streak between letters over each other has a third."""
WHITE = 0.15
"""That share of an upright stroke's contrast: where the way to a level rule has less, it ends before it."""
_ONE = 1.5
"""Points between two level pieces of one rule: a page that is not quite flat bends it so."""
_STROKE = 1.8
"""Points on either side of the middle of a stroke in which its darkest line lies."""
BESIDE = 250.0
"""Points of a label whose letters touch the rule above or below them: there the rule is too thick to be seen as one."""
TO_SIDE = 0.78
"""That share, if a stretch ends at the side of a table."""
INK = 0.9
"""Share of such a stretch that has ink, if the rule goes on in it; through letters alone a line meets ink in 0.6."""


class PictureRule(NamedTuple):
    """A straight line, in pixels."""

    level: bool
    at: float
    start: float
    end: float


def settled(rule: PictureRule, contrast: Grey, scale: float) -> PictureRule:
    """`rule` on its darkest line: at the edge of a ground the faint part of its stroke lies on one side."""
    offset, _ = _darkest(rule, contrast, round(_STROKE * scale))
    return rule._replace(at=rule.at + offset) if abs(offset) > _STROKE * scale / 3 else rule


def whole(levels: list[PictureRule], ink: Grey, scale: float) -> list[PictureRule]:
    """Level rules with the pieces of each joined: what lies beside it, and what goes on behind letters."""
    joined: list[PictureRule] = []
    for rule in sorted(levels, key=lambda one: one.start - one.end):
        for index, other in enumerate(joined):
            if abs(rule.at - other.at) <= _ONE * scale and _goes_on(rule, other, ink, scale):
                start, end = min(rule.start, other.start), max(rule.end, other.end)
                joined[index] = other._replace(start=start, end=end)
                break
        else:
            joined.append(rule)
    return joined


def _goes_on(rule: PictureRule, other: PictureRule, ink: Grey, scale: float) -> bool:
    """Whether two level pieces at one height are one rule."""
    start, end = min(rule.end, other.end), max(rule.start, other.start)
    if end <= start:
        return True
    return end - start <= BESIDE * scale and _has_ink(other.at, start, end, ink, scale)


def _has_ink(at: float, start: float, end: float, ink: Grey, scale: float, share: float = INK) -> bool:
    """Whether most of a level stretch has ink."""
    height = round(scale / 2)
    part = ink[max(0, round(at) - height) : round(at) + height + 1, max(0, round(start)) : round(end) + 1]
    return bool(part.size) and float((part > 0).any(axis=0).mean()) >= share


def to_sides(rule: PictureRule, uprights: list[PictureRule], ink: Grey, scale: float) -> PictureRule:
    """A level rule drawn out to the upright ones across it, if there is ink nearly all the way: a row of letters hides
    that between two rules that touch it."""
    near = MEETS * scale
    across = [one.at for one in uprights if one.start - near <= rule.at <= one.end + near]
    start = max((at for at in across if at < rule.start - near), default=rule.start)
    end = min((at for at in across if at > rule.end + near), default=rule.end)
    if rule.start - start <= BESIDE * scale and _has_ink(rule.at, start, rule.start, ink, scale, TO_SIDE):
        rule = rule._replace(start=start)
    if end - rule.end <= BESIDE * scale and _has_ink(rule.at, rule.end, end, ink, scale, TO_SIDE):
        rule = rule._replace(end=end)
    return rule


def going_on(rule: PictureRule, ink: Grey, scale: float) -> PictureRule:
    """A rule drawn out on either side as far as there is ink all the way: letters that touch it have hidden that."""
    along = ink if rule.level else ink.T
    at, start, end = round(rule.at), round(rule.start), round(rule.end)
    strip = along[max(0, at - 1) : at + 2].max(axis=0) > 0
    before, after = strip[: max(0, start)][::-1], strip[end:]
    return rule._replace(start=rule.start - _run(before), end=rule.end + _run(after))


def _run(strip: NDArray[np.bool_]) -> int:
    """How many pixels at the beginning of a strip have ink, but for single ones."""
    holes = ~strip
    wide = np.flatnonzero(holes[:-1] & holes[1:])
    inked = strip[: int(wide[0])] if wide.size else strip
    return int(np.flatnonzero(inked)[-1]) + 1 if inked.any() else 0


def held_up(
    levels: list[PictureRule],
    uprights: list[PictureRule],
    contrast: Grey,
    scale: float,
    grounds: Sequence[Ground] = (),
) -> tuple[list[PictureRule], list[PictureRule]]:
    """The level and the upright rules among straight strokes; a side of a cell may begin below a ground, or end above
    one, whose edge hides the rule there."""
    long = LONG_UPRIGHT * scale
    near = MEETS * scale
    even = [one for one in uprights if one.end - one.start >= long or _is_even(one, contrast)]
    kept = [one for one in levels if _is_held(one, levels, even, contrast, scale)]
    even = [_to_outermost(one, kept, scale) for one in even]
    tall = [one for one in even if one.end - one.start >= long]
    dark = [_shade(one, contrast) for one in tall]
    sides = [one for one in even if one not in tall and _is_side(one, kept, contrast, near, dark)]
    above, below = (
        [*kept, *(PictureRule(True, edge, one.left, one.right) for edge, one in edges)]
        for edges in ([(one.bottom, one) for one in grounds], [(one.top, one) for one in grounds])
    )
    sure = [*tall, *(one for one in sides if _is_between(one, above, below, contrast, scale))]
    return kept, [one for one in even if one in sure or (one in sides and _is_beside(one, sure, scale))]


def _to_outermost(upright: PictureRule, levels: list[PictureRule], scale: float) -> PictureRule:
    """An upright stroke without what noise leaves of it beyond the outermost level rules across it: less than a row."""
    near, faded = MEETS * scale, FADED * scale
    across = [one.at for one in levels if one.start - near <= upright.at <= one.end + near]
    first = min((at for at in across if upright.start < at < upright.start + faded), default=upright.start)
    last = max((at for at in across if upright.end - faded < at < upright.end), default=upright.end)
    return upright._replace(start=first, end=last)


def _is_side(
    upright: PictureRule, levels: list[PictureRule], contrast: Grey, near: float, dark: list[float]
) -> bool:
    """Whether a short upright stroke may be the side of a cell: it meets a level one, and is as dark as it or as the
    long upright ones, in those shades (`dark`)."""
    met = [_shade(rule, contrast) for rule in levels if _meets(upright, rule, near)]
    return bool(met) and _shade(upright, contrast) >= FAINT * min(median(met), median(dark or met))


def _is_beside(side: PictureRule, sure: list[PictureRule], scale: float) -> bool:
    """Whether what may be a side goes on where a sure one ends, or begins and ends as one beside it does."""
    faded = FADED * scale
    return any(
        (abs(side.at - one.at) <= _ONE * scale and _apart(side, one) <= FAR * scale)
        or (abs(side.start - one.start) <= faded and abs(side.end - one.end) <= faded)
        for one in sure
    )


def _apart(side: PictureRule, other: PictureRule) -> float:
    """How far above or below another upright stroke one ends."""
    return max(side.start - other.end, other.start - side.end, 0.0)


def _is_between(
    upright: PictureRule,
    above: list[PictureRule],
    below: list[PictureRule],
    contrast: Grey,
    scale: float,
) -> bool:
    """Whether both ends of an upright stroke are at level rules: stems of an underlined heading stand on one, and
    those of a line in a narrow row are near both, with white between."""
    near, faded = MEETS * scale, FADED * scale
    return all(
        any(
            abs(one.at - end) <= near
            and one.start - faded <= upright.at <= one.end + faded
            and _is_inked(upright, one.at, end, contrast)
            for one in levels
        )
        for end, levels in ((upright.start, above), (upright.end, below))
    )


def _is_inked(upright: PictureRule, at: float, end: float, contrast: Grey) -> bool:
    """Whether an upright stroke goes on, however faint, from its end to the level rule at `at`."""
    first, last = (round(at), round(end)) if end == upright.start else (round(end), round(at))
    middle = round(upright.at)
    part = contrast[first:last, max(0, middle - 1) : middle + 2].max(axis=1)
    return bool(not part.size or part.min() >= WHITE * _shade(upright, contrast))


def _shade(rule: PictureRule, contrast: Grey) -> float:
    """The usual contrast along a rule, whatever crosses it."""
    return float(np.median(_along(rule, contrast)))


def _is_held(
    rule: PictureRule, levels: list[PictureRule], uprights: list[PictureRule], contrast: Grey, scale: float
) -> bool:
    """Whether a level stroke is dark or long, ends at upright ones, or begins and ends as another does."""
    near = MEETS * scale
    long = rule.end - rule.start
    # A short one of the feet of large figures has paper between them, or what shines through there.
    is_drawn = _is_dark(rule, contrast) and (long >= FEW_WORDS * scale or _is_even(rule, contrast))
    if long >= LONG_LEVEL * scale or (is_drawn and not _is_of_letters(rule, contrast, scale)):
        return True
    across = [one.at for one in uprights if one.start - near <= rule.at <= one.end + near]
    if all(any(abs(at - end) <= near for at in across) for end in (rule.start, rule.end)):
        return True
    alike = any(
        abs(one.start - rule.start) <= near
        and abs(one.end - rule.end) <= near
        and abs(one.at - rule.at) > 2 * near
        for one in levels
    )
    # So do the feet of a word that stands in two lines.
    return alike and not _is_of_letters(rule, contrast, scale)


def _is_dark(rule: PictureRule, contrast: Grey) -> bool:
    """Whether a level stroke is ink nearly all along; the tops of a line's letters are as dark, with white between."""
    along = _along(rule, contrast)
    return float(along.mean()) >= SURE and float(np.percentile(along, 100 * (1 - MOST))) >= SURE / 2


def _is_of_letters(rule: PictureRule, contrast: Grey, scale: float) -> bool:
    """Whether a level stroke is the feet or the tops of a line's letters: their stems go on from it, evenly spaced."""
    start, end = round(rule.start), round(rule.end)
    if (_along(rule, contrast) >= SURE).mean() >= UNBROKEN:
        return False  # it underlines them
    beside = [round(rule.at + side * STEMS * scale) for side in (-1, 1)]
    rows = [contrast[at, start:end] >= SURE for at in beside if 0 <= at < len(contrast)]
    stems = max((int(np.count_nonzero(row[1:] > row[:-1])) for row in rows), default=0)
    return stems * MOST_BETWEEN * scale >= end - start


def _is_even(rule: PictureRule, contrast: Grey) -> bool:
    along = _along(rule, contrast)
    return float(np.percentile(along, 10)) >= EVEN * min(float(along.mean()), float(np.median(along)))


def _along(rule: PictureRule, contrast: Grey) -> Grey:
    """The contrast of each pixel of a rule, in its darkest line."""
    return _darkest(rule, contrast, 4)[1]


def _darkest(rule: PictureRule, contrast: Grey, far: int) -> tuple[int, Grey]:
    """How far from a rule, up to so many pixels, its darkest line is, and the contrast of each pixel of that."""
    at, start, end = round(rule.at), round(rule.start), max(round(rule.end), round(rule.start) + 1)
    first = max(0, at - far)
    part = (
        contrast[first : at + far + 1, start:end]
        if rule.level
        else contrast[start:end, first : at + far + 1].T
    )
    most = (
        2 * np.median(part.max(axis=0, initial=0)) if part.size else 0.0
    )  # a dark row that it crosses is darker
    line = int(np.minimum(part, most).mean(axis=1).argmax())
    return first + line - at, np.asarray(part[line], np.uint8)


def _meets(upright: PictureRule, rule: PictureRule, near: float) -> bool:
    """Whether an end of an upright rule touches a level one."""
    return (
        rule.start - near <= upright.at <= rule.end + near
        and min(abs(rule.at - upright.start), abs(rule.at - upright.end)) <= near
    )
