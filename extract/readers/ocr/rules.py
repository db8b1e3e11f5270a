"""Ruled lines in the picture of a page, so that tables stay tables.

Strokes of letters are no rules: a short upright line counts only where it meets a level one, as sides of cells do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.grounds import DARK, LEAST_GROUND, Ground
from extract.readers.ocr.picture import contrast_of, hairlines_of
from extract.readers.ocr.strokes import SURE, PictureRule, going_on, held_up, settled, to_sides, whole

SHORTEST_LEVEL = 24.0
"""Points of a level rule at least: a narrow column is wider, a dash of any type size shorter."""
SHORTEST_UPRIGHT = 9.0
"""Points of an upright rule at least: a row of one line of small type is higher."""
THICKEST = 4.0
"""Points; what is thicker is a bar or a ground."""
REACHES = 7.0
"""Points by which a rule is drawn out to the next across it; rows of text are 10 and more apart."""
ENDS = 2.0
"""Points from the end of a rule to a line across it that it ends at."""
AT_EDGE = 2.5
"""Points between a rule and the edge of the ground that it lies at: edges of a smoothed picture waver by two."""
LEAVES = 14.0
"""Points from the side of the picture at which a ground goes on over the page's: one that lay askew is that far off."""
NEAR_EDGE = 4.5
"""Points between the edge of a ground and the rule that it has there; letters stand nearer to their line than that."""
STROKE = 1.7
"""Points of a rule's stroke where letters that touch it hide it from those who look for lines: a hairline, blurred."""
DARKER = 20
"""Shades by which a rule upon a light ground is darker than it; noise of a copy wavers by less."""
WIDE = 3.5
"""Points of the stroke of a rule on a page that is bent, within which its ink is painted over."""
PIECE = 60.0
"""Points of a rule whose own rows are told at once: less than half of it has letters that touch it."""
EDGE = 12
"""Shades by which a rule's edge, smeared, differs from its ground; less is not seen."""
TAIL = 2.6
"""Points above and below a rule within which the tails of letters that cross it are looked for."""
SOLID = 0.85
"""Share of a pixel's row along a rule that has ink, if it is the rule's own; feet of letters over it have 0.6."""
FEET = 0.25
"""Share of a line under a heading that letters touch from above, if they do so with their feet; tails have a tenth."""
THIN = 2.0
"""Points of a line through letters, or under them: what is thicker there is a part of a dark band."""
LETTERS, TAILS = 0.65, 0.25
"""Shares of what is beside a line through letters, and under one that underlines them, that have ink at most; in a dark
band more is dark, and nothing over its upper edge."""
STRUCK = 0.7
"""Share of a line that letters cross at most, if it strikes them out."""
LETTER = 9.0
"""Points above such a line within which its letters' bodies are."""
_BESIDE = 2
"""Pixels above and below a rule's own where a letter that crosses it has ink."""
ROOM = 2.5
"""Times as high as the field in it a row is at most."""
CLEAR = (1.2, 2.0)
"""Points from the middle of a rule between which paper is seen, if a field does not touch it."""
GAP = 3.0
"""Points of a gap within a rule, as a bad copy leaves them."""


def rules_of(grey: Grey, scale: float, grounds: Sequence[Ground] = ()) -> tuple[list[PictureRule], Grey]:
    """The rules of a straight picture with `scale` pixels a point, and a mask of the pixels that they cover.

    At an edge of one of its `grounds` a rule goes on along that edge.
    """
    contrast = contrast_of(grey, scale)
    ink = hairlines_of(contrast, grey, scale)
    level_mask = _lines(ink, scale, SHORTEST_LEVEL, level=True)
    upright_mask = _lines(ink, scale, SHORTEST_UPRIGHT, level=False)
    levels, uprights = (
        [settled(one, contrast, scale) for one in _rules(mask, scale, level=level)]
        for mask, level in ((level_mask, True), (upright_mask, False))
    )
    levels, uprights = held_up(whole(levels, ink, scale), uprights, contrast, scale, grounds)
    levels = [one for one in levels if not any(is_of_ground(one, ground, grey) for ground in grounds)]
    levels += edges_of_rows(grounds, levels, uprights, scale)
    reach = REACHES * scale
    levels = whole([to_sides(one, uprights, ink, scale) for one in levels], ink, scale)
    levels, uprights = ([going_on(one, ink, scale) for one in rules] for rules in (levels, uprights))
    strokes = [  # before they are drawn out over what may be letters
        _drawn(rules, ink, STROKE * scale) for rules in (levels, uprights)
    ]
    ending = [one for one in grounds if not _leaves(one, grey.shape[1], LEAVES * scale)]
    levels = [_along_grounds(one, ending, AT_EDGE * scale) for one in levels]
    levels, uprights = (
        [_reaching(one, uprights, reach) for one in levels],
        [_reaching(one, levels, reach) for one in uprights],
    )
    both = cv2.dilate(cv2.bitwise_or(level_mask, upright_mask), np.ones((7, 7), np.uint8))
    level_mask, upright_mask = (
        np.asarray(cv2.bitwise_or(cv2.bitwise_and(_drawn(rules, ink, WIDE * scale), both), own), np.uint8)
        for rules, own in zip((levels, uprights), strokes, strict=True)
    )
    for rule in levels:
        leave_beside(level_mask, rule, contrast, scale)
    mask = np.asarray(cv2.bitwise_or(level_mask, upright_mask), np.uint8)
    for rule in levels:
        if not any(_touch(rule, one, ENDS * scale) for one in uprights):
            leave_tails(mask, rule, contrast, scale)
    return levels + uprights, mask


def edges_of_rows(
    grounds: Sequence[Ground], levels: Sequence[PictureRule], uprights: Sequence[PictureRule], scale: float
) -> Iterator[PictureRule]:
    """The edges of light grounds at which sides of cells begin or end, where no level rule was found: they are such.

    A rule that is hardly darker than the ground, at its smeared edge, is seen as neither ink nor paper.
    """
    near = 2 * AT_EDGE * scale
    for ground in (one for one in grounds if one.shade >= DARK):
        beyond = (ground.top, [one.end for one in uprights]), (ground.bottom, [one.start for one in uprights])
        for edge, ends in beyond:
            sides = [
                one.at
                for one, end in zip(uprights, ends, strict=True)
                if abs(end - edge) <= near and ground.left - near <= one.at <= ground.right + near
            ]
            ruled = (rule for rule in levels if abs(rule.at - edge) <= near)
            if len(sides) > 1 and not any(max(sides) > one.start and min(sides) < one.end for one in ruled):
                yield PictureRule(True, edge, min(sides), max(sides))


def _touch(rule: PictureRule, upright: PictureRule, near: float) -> bool:
    return (
        rule.start - near <= upright.at <= rule.end + near
        and upright.start - near <= rule.at <= upright.end + near
    )


def leave_beside(mask: Grey, rule: PictureRule, contrast: Grey, scale: float) -> None:
    """Take out of the mask of what is painted over what is not a level rule's own: rings and dots right below it."""
    far, piece = round(WIDE * scale), round(PIECE * scale)
    first, end = max(0, round(rule.at) - far), round(rule.at) + far + 1
    for start in range(round(rule.start), round(rule.end), piece):
        part = slice(first, end), slice(start, min(start + piece, round(rule.end)))
        own = np.median(contrast[part], axis=1) >= EDGE if contrast[part].size else np.zeros(0, np.bool_)
        if own.any():
            rows = np.convolve(own, np.ones(3), mode="same") > 0
            mask[part][~rows] = 0


def leave_tails(mask: Grey, rule: PictureRule, contrast: Grey, scale: float) -> None:
    """Take the tails of letters that a level rule underlines out of the mask of what is painted over.

    They cross it, or end in it, and what bends to the left there (of a g or y) does so no farther than their letter.
    What stands on it is left its feet: the bowl of a "b" is as thick as the smeared edge of a line.
    """
    at, start, end = round(rule.at), round(rule.start), round(rule.end)
    far = round(TAIL * scale)
    strip = np.asarray(contrast[max(0, at - far) : at + far + 1, start:end] >= SURE, np.bool_)
    solid = np.flatnonzero(strip.mean(axis=1) >= SOLID) if strip.size else np.zeros(0)
    if not solid.size or solid[0] < _BESIDE or solid[-1] + _BESIDE >= len(strip):
        return
    top, bottom = int(solid[0]), int(solid[-1])
    feet = strip[top - _BESIDE]
    tails = feet.copy()
    if tails.mean() >= FEET:
        tails &= strip[bottom + _BESIDE]
    if not feet.any() or tails.mean() >= STRUCK:
        return
    above = contrast[max(0, at - round(LETTER * scale)) : at - far, start:end]
    letters = np.asarray((above >= SURE).any(axis=0), np.bool_)
    for tail in np.flatnonzero(tails) if tails.mean() < FEET else ():
        white = np.flatnonzero(~letters[:tail])
        tails[int(white[-1]) if white.size else 0 : tail + 2] = True
    of_rule = mask[max(0, at - far) : at + far + 1, start:end]
    of_rule[:] = 0
    of_rule[top - 1 : bottom + 2, ~tails] = 255
    of_rule[top - 1 : top + _BESIDE, feet] = 0


def is_of_ground(rule: PictureRule, ground: Ground, grey: Grey) -> bool:
    """Whether what seems a level rule is a light ground's own shade, beside its edge: no darker, but for letters."""
    if ground.shade < DARK or not ground.top <= rule.at <= ground.bottom:
        return False
    start, end = max(round(rule.start), ground.left), min(round(rule.end), ground.right)
    if end - start < (rule.end - rule.start) / 2:
        return False
    at = round(rule.at)
    shades = grey[max(0, at - 1) : at + 2, start:end].min(axis=0)
    return bool(np.median(shades) > ground.shade - DARKER)


def _drawn(rules: Sequence[PictureRule], like: Grey, thickness: float) -> Grey:
    """A mask of the size of `like` with each rule as a stroke of this thickness, in pixels."""
    mask: Grey = np.zeros_like(like)
    for rule in rules:
        ends = ((rule.start, rule.at), (rule.end, rule.at)) if rule.level else (
            (rule.at, rule.start), (rule.at, rule.end)
        )  # fmt: skip
        (x0, y0), (x1, y1) = ends
        cv2.line(mask, (round(x0), round(y0)), (round(x1), round(y1)), (255,), max(3, round(thickness)))
    return mask


def _reaching(rule: PictureRule, others: list[PictureRule], reach: float) -> PictureRule:
    """`rule` drawn out to the lines across it that end or pass near its ends: copies fade at the edges of grounds.

    One that ends at a line already stays there: around a table in a cell lies the cell's own side.
    """
    across = [one.at for one in others if one.start - reach <= rule.at <= one.end + reach]

    def end_at(end: float, outermost: Callable[[list[float]], float]) -> float:
        near = [at for at in across if abs(at - end) <= reach]
        meets = [at for at in near if abs(at - end) <= ENDS / REACHES * reach]
        return outermost(meets or near or [end])

    start, end = end_at(rule.start, min), end_at(rule.end, max)
    return rule._replace(start=start, end=end) if start < end else rule


def _leaves(ground: Ground, width: int, near: float) -> bool:
    """Whether a ground goes on over the side of a page so wide: its cell, with the rules along it, may end before."""
    return ground.left <= near or ground.right >= width - near


def _along_grounds(rule: PictureRule, grounds: Sequence[Ground], near: float) -> PictureRule:
    """A level rule drawn out along the grounds that it lies at: the ground's shade hides its ends in a bad copy."""
    for ground in sorted(grounds):
        at_edge = min(abs(rule.at - ground.top), abs(rule.at - ground.bottom)) <= near
        if at_edge and rule.start - near <= ground.right and ground.left <= rule.end + near:
            rule = rule._replace(start=min(rule.start, ground.left), end=max(rule.end, ground.right))
    return rule


def _lines(ink: Grey, scale: float, shortest: float, *, level: bool) -> Grey:
    """What of the ink is a line in one direction: gaps are closed, then all that is shorter or thicker goes."""

    def bar(length: float) -> Grey:
        size = max(1, round(length * scale))
        return np.ones((1, size) if level else (size, 1), np.uint8)

    thick = np.ones((round(THICKEST * scale) + 1, 1) if level else (1, round(THICKEST * scale) + 1), np.uint8)
    thin = cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, thick))
    opened = cv2.morphologyEx(thin, cv2.MORPH_OPEN, bar(shortest / 3))
    closed = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, bar(GAP))
    lines = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar(shortest)), np.uint8)
    if not level:
        return lines
    whole = cv2.morphologyEx(ink, cv2.MORPH_OPEN, bar(shortest))
    under = np.asarray(cv2.subtract(whole, cv2.morphologyEx(whole, cv2.MORPH_OPEN, thick)), np.uint8)
    return np.asarray(cv2.bitwise_or(lines, _at_letters(under, ink, scale)), np.uint8)


def _at_letters(strips: Grey, ink: Grey, scale: float) -> Grey:
    """Those of the level strips that letters touch all along: they are underlined, or struck out.

    In a dark band that was not found as one there is more ink than white beside a strip.
    """
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(strips, connectivity=8)
    kept = strips.copy()
    near, far = round(scale / 2), round(TAIL * scale)
    for index in range(1, count):
        left, top, width, height = (int(number) for number in boxes[index][:4])
        above = ink[max(0, top - far) : max(0, top - near), left : left + width]
        below = ink[top + height + near : top + height + far, left : left + width]
        over, under = (float((part > 0).mean()) if part.size else 1.0 for part in (above, below))
        if height > THIN * scale or max(over, under) > LETTERS or (under > TAILS and over < TAILS):
            box = slice(top, top + height), slice(left, left + width)
            kept[box][labels[box] == index] = 0
    return kept


def _rules(mask: Grey, scale: float, *, level: bool) -> list[PictureRule]:
    count, _, boxes, middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for index in range(1, count):
        left, top, width, height, _ = (int(number) for number in boxes[index])
        length, thickness = (width, height) if level else (height, width)
        if thickness > 2 * THICKEST * scale or length < 4 * thickness:
            continue
        x, y = (float(number) for number in middles[index])
        found.append(
            PictureRule(True, y, left, left + width) if level else PictureRule(False, x, top, top + height)
        )
    return found


def without_rules(grey: Grey, mask: Grey) -> Grey:
    """The picture with rules painted over in the paper's shade."""
    clean = grey.copy()
    clean[mask > 0] = 255
    return clean


def without_fields(
    grounds: Sequence[Ground], rules: Sequence[PictureRule], grey: Grey, scale: float
) -> list[Ground]:
    """The grounds but for those of fields to be filled in, which stand in cells: paper is all around them."""
    levels = sorted((rule for rule in rules if rule.level), key=lambda rule: rule.at)
    paper = float(np.percentile(grey[::8, ::8], 75))
    return [one for one in grounds if one.shade < DARK or not _is_field(one, levels, grey, paper, scale)]


def _is_field(ground: Ground, levels: Sequence[PictureRule], grey: Grey, paper: float, scale: float) -> bool:
    """Whether a ground stands within a row between two of the level rules, which begin before it and end behind it,
    and touches neither."""
    near, middle = NEAR_EDGE * scale, (ground.top + ground.bottom) / 2
    over = [rule.at for rule in levels if rule.start + near < ground.left and ground.right < rule.end - near]
    above, below = (
        max((at for at in over if at < middle), default=0.0),
        min((at for at in over if at > middle), default=0.0),
    )
    high = ground.bottom - ground.top
    if not above or not below or below - above > ROOM * high:
        return False
    beside = (
        (above + CLEAR[0] * scale, above + CLEAR[1] * scale),
        (below - CLEAR[1] * scale, below - CLEAR[0] * scale),
    )
    strips = [grey[round(start) : round(end) + 1, ground.left : ground.right] for start, end in beside]
    own = float(np.median(grey[ground.top : ground.bottom, ground.left : ground.right]))
    return all(float(np.median(strip)) >= (own + paper) / 2 for strip in strips)


def parted_at_rules(ground: Ground, rules: Sequence[PictureRule], scale: float) -> Iterator[Ground]:
    """The rows of `ground`: between the level rules that cross it from side to side, a row's height from its edges."""
    near, least = NEAR_EDGE * scale, LEAST_GROUND[1] * scale
    top = ground.top
    for rule in sorted(rules, key=lambda one: one.at):
        crosses = rule.level and rule.start - near <= ground.left and rule.end + near >= ground.right
        if crosses and min(rule.at - top, ground.bottom - rule.at) >= least:
            yield ground._replace(top=top, bottom=round(rule.at))
            top = round(rule.at)
    yield ground._replace(top=top)


def at_rules(ground: Ground, rules: Sequence[PictureRule], scale: float) -> Ground:
    """`ground` with its edges on the rules near them, whose places are surer than those of a smoothed picture."""

    def on(edge: int, level: bool, start: int, end: int) -> int:
        near = [
            rule.at
            for rule in rules
            if rule.level == level
            and abs(rule.at - edge) <= NEAR_EDGE * scale
            and min(rule.end, end) - max(rule.start, start) >= (end - start) / 2
        ]
        return round(sorted(near, key=lambda at: abs(at - edge))[0]) if near else edge

    left, top, right, bottom, shade = ground
    return Ground(
        on(left, False, top, bottom),
        on(top, True, left, right),
        on(right, False, top, bottom),
        on(bottom, True, left, right),
        shade,
    )


def without_frames(
    rules: Sequence[PictureRule], grounds: Sequence[Ground], scale: float
) -> list[PictureRule]:
    """The rules but for the edges of these grounds, which hold several cells each: no rule runs around them."""
    near = NEAR_EDGE * scale
    return [rule for rule in rules if not any(_is_edge(rule, ground, near) for ground in grounds)]


def without_sides(rules: Sequence[PictureRule], grounds: Sequence[Ground], scale: float) -> list[PictureRule]:
    """The rules but for the edges of dark grounds that no rule of a table goes on from, or meets."""
    near = NEAR_EDGE * scale
    dark = [ground for ground in grounds if ground.shade < DARK]
    edges = {rule for rule in rules if any(_is_edge(rule, one, near) for one in dark)}
    sides = [rule for rule in rules if not rule.level and rule not in edges]
    sides += [
        rule for rule in edges if not rule.level and any(_is_continued(rule, one, near) for one in sides)
    ]
    met = [rule for rule in edges if rule.level and any(_touch(rule, one, near) for one in sides)]
    edges.difference_update(sides, met)
    return [rule for rule in rules if rule not in edges]


def _is_continued(rule: PictureRule, other: PictureRule, near: float) -> bool:
    """Whether one upright rule goes on in another, or lies beside it."""
    is_there = other.start - near <= rule.end and rule.start <= other.end + near
    return is_there and abs(rule.at - other.at) <= near


def _is_edge(rule: PictureRule, ground: Ground, near: float) -> bool:
    """Whether a rule is a side of a ground and no longer than that."""
    across, along = (ground.top, ground.bottom), (ground.left, ground.right)
    if not rule.level:
        across, along = along, across
    at_edge = min(abs(rule.at - edge) for edge in across) <= near
    return at_edge and along[0] - near <= rule.start and rule.end <= along[1] + near
