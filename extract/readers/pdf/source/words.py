"""Glyphs → words as printed, whichever way they run; words that are printed twice to look bold are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.readers.pdf.source.content import (
    Fill,
    Glyph,
    PageContent,
    Printed,
    Rule,
    styled_runs,
    turn_box,
    turned_point,
)
from extract.readers.pdf.source.type.raised import mark_raised
from extract.readers.pdf.source.type.runs import level_words, to_word
from extract.readers.pdf.source.type.small_caps import join_small_caps
from models.pages.geometry import BBox

TURNED = 0.75
"""Share of a page's text that runs one way on a page that is turned; less is a table with upright headings."""


def main_angle(glyphs: list[Glyph]) -> int:
    """The quarter turn at which nearly all of the page's text runs: 0, 90, 180 or 270; 0 where none does."""
    counted = Counter[int]()
    for style, run in styled_runs(glyphs):
        counted[style.angle] += len(run)
    angles = {angle: count for angle, count in counted.items() if angle % 90 == 0}
    angle = max(angles, key=angles.__getitem__, default=0)
    return angle if angles and angles[angle] >= TURNED * sum(angles.values()) else 0


def turn_upright(page: PageContent) -> int:
    """Turn `page` in place so that most of its text runs from left to right; by how many degrees it was turned."""
    angle = main_angle(page.glyphs)
    if angle == 0:
        return 0
    width, height = page.width, page.height
    page.glyphs = [_turned(glyph, angle, width, height) for glyph in page.glyphs]
    flip = angle % 180 != 0
    page.hidden = [_turned(glyph, angle, width, height) for glyph in page.hidden]
    page.stamped = [_turned(glyph, angle, width, height) for glyph in page.stamped]
    page.outside = [_turned(glyph, angle, width, height) for glyph in page.outside]
    page.covered = [_turned(glyph, angle, width, height) for glyph in page.covered]
    page.filled = [turn_box(box, angle, width, height) for box in page.filled]
    page.rules = [_turned_rule(rule, angle, width, height) for rule in page.rules]
    page.scrawls = [_turned_rule(rule, angle, width, height) for rule in page.scrawls]
    page.fills = [Fill(*turn_box(fill[:4], angle, width, height), fill.colour) for fill in page.fills]
    if flip:
        page.width, page.height = height, width
    return angle


def _turned_rule(rule: Rule, angle: int, width: float, height: float) -> Rule:
    ends = (
        (rule.start, rule.at, rule.end, rule.at)
        if rule.horizontal
        else (rule.at, rule.start, rule.at, rule.end)
    )
    box = turn_box(ends, angle, width, height)
    if rule.horizontal != (angle % 180 != 0):
        return rule._replace(horizontal=True, at=box.top, start=box.x0, end=box.x1)
    return rule._replace(horizontal=False, at=box.x0, start=box.top, end=box.bottom)


def _turned(glyph: Glyph, angle: int, width: float, height: float) -> Glyph:
    box = turn_box((glyph.x0, glyph.top, glyph.x1, glyph.bottom), angle, width, height)
    style = glyph.style._replace(angle=(glyph.style.angle - angle) % 360)
    return Glyph(glyph.text, *box, style)


def glyphs_to_words(page: PageContent) -> list[Printed]:
    """The words of an upright page, in the order of the file; those that run askew come last."""
    by_angle: dict[int, list[Glyph]] = defaultdict(list)
    for style, run in styled_runs(page.glyphs):
        by_angle[style.angle] += run
    words: list[Printed] = []
    for angle in sorted(by_angle, key=lambda angle: (angle != 0, angle)):
        glyphs = by_angle[angle]
        if angle == 0:
            words += level_words(glyphs)
        elif angle % 90 == 0:
            words += _turned_words(glyphs, angle, page)
        else:
            words += _askew_words(glyphs, angle)
    return mark_raised(join_small_caps(_without_overprint(words)))


def _turned_words(glyphs: list[Glyph], angle: int, page: PageContent) -> list[Printed]:
    """Words that run up, down or upside down: read in their own direction, with their place on the page beside it."""
    level = level_words([_turned(glyph, angle, page.width, page.height) for glyph in glyphs])
    width, height = (page.height, page.width) if angle % 180 else (page.width, page.height)
    for word in level:
        word.shown = turn_box(word.bbox, 360 - angle, width, height)
        word.turned, word.starts = angle, ()
    return level


def _askew_words(glyphs: list[Glyph], angle: int) -> list[Printed]:
    """Words set at a slant (a stamp, a watermark): parted by drawn spaces, wide gaps and new lines."""
    words: list[Printed] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph.text.isspace() or _starts_anew(run[-1], glyph, angle)):
            words.append(to_word(run, turned=angle))
            run = []
        if not glyph.text.isspace():
            run.append(glyph)
    if run:
        words.append(to_word(run, turned=angle))
    return words


def _starts_anew(last: Glyph, glyph: Glyph, angle: int) -> bool:
    """Whether `glyph` stands on another line than `last`, or far along the same one; both run at `angle`."""
    along, across = turned_point(
        (glyph.x0 + glyph.x1 - last.x0 - last.x1) / 2,
        (glyph.top + glyph.bottom - last.top - last.bottom) / 2,
        angle,
    )
    size = last.style.size
    return abs(across) > 0.5 * size or not -0.5 * size < along < 1.6 * size


def _without_overprint(words: list[Printed]) -> list[Printed]:
    """`words` with those that are printed twice at nearly the same spot once, and bold."""
    kept: list[Printed] = []
    places: dict[str, dict[int, list[Printed]]] = {}
    for word in words:
        rows, row = places.setdefault(word.text, {}), round(word.top)
        twin = None
        for near in (row, row - 1, row + 1) if rows else ():
            for other in rows.get(near, ()):
                if abs(other.x0 - word.x0) < 1.5 and abs(other.top - word.top) < 1.5:
                    twin = other
        if twin is None:
            rows.setdefault(row, []).append(word)
            kept.append(word)
        else:
            twin.style = twin.style._replace(bold=True)
    return kept


def split_at(word: Printed, x: float) -> tuple[Printed, Printed] | None:
    """`word` cut in two at `x` where a rule runs between two letters; None where it runs through one, or beside all."""
    if word.turned or len(word.starts) != len(word.text):
        return None
    ends = (*word.starts[1:], word.x1)
    cut = sum(1 for start, end in zip(word.starts, ends, strict=True) if (start + end) / 2 < x)
    if cut in (0, len(word.text)):
        return None
    start, end = word.starts[cut - 1], word.starts[cut]
    if start + 0.6 * min(end - start, word.size) > x:  # text that runs over into the next cell
        return None
    left, right = split_word(word, (cut,))
    return replace(left, x1=min(end, x)), right


def split_word(word: Printed, cuts: Sequence[int]) -> list[Printed]:
    """The parts of a word that knows its letters' places, cut before the letters at `cuts`."""
    bounds = [0, *cuts, len(word.text)]
    places = (*word.starts, word.x1)
    return [
        replace(word, text=word.text[a:b], x0=places[a], x1=places[b], starts=word.starts[a:b])
        for a, b in pairwise(bounds)
    ]


def shown_box(box: BBox, angle: int, width: float, height: float) -> BBox:
    """`box` of a page that was turned upright by `angle`, on the page as it is shown; `width` and `height` are
    those of the turned page."""
    return turn_box(box, (360 - angle) % 360, width, height)
