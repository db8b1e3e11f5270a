"""Glyphs → words as printed.

A drawn space or a gap parts words. Two things are mended here since only geometry shows them: a
letter-spaced heading that a fixed gap would tear apart, and text that is printed twice, a hair
apart, to look bold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extract.readers.pdf.source.content import (
    SUPPOSED_SPACE,
    Fill,
    Glyph,
    PageContent,
    Printed,
    Rule,
    Style,
    turn_box,
    turned_point,
)
from extract.readers.pdf.source.tabs import TAB
from extract.readers.pdf.source.type.raised import mark_raised, part_raised
from extract.readers.pdf.source.type.small_caps import join_small_caps, small_caps
from models.pages.geometry import BBox

GAP = 0.18
"""A gap wider than this share of the type size parts two words; letters of one word stand closer."""
JOINED = 0.07
"""A gap narrower than this share parts nothing, not even where a space was drawn in it."""
TURNED = 0.75
"""Share of a page's text that runs one way on a page that is turned; less is a table with upright headings."""
WIDEST_TRACKING = 1.2
"""Gaps wider than this share of the type size are no letter-spacing, however regular."""

EQUAL = 0.03
"""Share of the type size by which gaps of one letter-spacing differ: a program rounds places to tenths of a point."""
LEAST_WIDE = 4
"""Gaps that show letter-spacing as wide as a space: fewer may part signs that stand alone ("A B C")."""
WIDE_SHARE = 0.7
"""Share of those gaps that are equal: the others part words."""


def main_angle(glyphs: list[Glyph]) -> int:
    """The quarter turn at which nearly all of the page's text runs: 0, 90, 180 or 270; 0 where none does."""
    counted = Counter([glyph.style.angle for glyph in glyphs])
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
    for glyph in page.glyphs:
        by_angle[glyph.style.angle].append(glyph)
    words: list[Printed] = []
    for angle in sorted(by_angle, key=lambda angle: (angle != 0, angle)):
        glyphs = by_angle[angle]
        if angle == 0:
            words += _level_words(glyphs)
        elif angle % 90 == 0:
            words += _turned_words(glyphs, angle, page)
        else:
            words += _askew_words(glyphs, angle)
    return mark_raised(join_small_caps(_without_overprint(words)))


def _turned_words(glyphs: list[Glyph], angle: int, page: PageContent) -> list[Printed]:
    """Words that run up, down or upside down: read in their own direction, with their place on the page beside it."""
    level = _level_words([_turned(glyph, angle, page.width, page.height) for glyph in glyphs])
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
            words.append(_to_word(run, turned=angle))
            run = []
        if not glyph.text.isspace():
            run.append(glyph)
    if run:
        words.append(_to_word(run, turned=angle))
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


def _level_words(glyphs: list[Glyph]) -> list[Printed]:
    """Words of glyphs that run from left to right.

    A run is what follows each other on one line, spaces among them; a wide gap or a step back ends it.
    Nearly every run is plain: parted by drawn spaces, no letter twice, no gap within a word. Its words
    are made on the way; the others get a closer look.
    """
    words: list[Printed] = []
    made: list[list[Glyph]] = []
    word: list[Glyph] = []
    start, plain, spaced = 0, True, False
    last_text, last_x0, last_top, last_x1, last_bottom, size, bold = "", 0.0, 0.0, 0.0, 0.0, 1.0, False
    end = 0.0  # where the last letter ended
    for index, glyph in enumerate(glyphs):
        text, x0, top, x1, bottom, style = glyph
        if index > start and (
            x0 - last_x1 > WIDEST_TRACKING * size
            or x0 < last_x0 - 0.5 * size
            or (x0 < last_x1 - JOINED * size and style.bold != bold)  # printed over the end of a label
            or (top != last_top and not last_top <= (top + bottom) / 2 <= last_bottom)
        ):
            words += _run_to_words(glyphs[start:index], [*made, word], plain=plain)
            made, word = [], []
            start, plain, spaced = index, True, False
        if text == " ":
            spaced = True
        elif plain:
            if not word:
                word = [glyph]
            elif spaced:
                plain = x0 - end > JOINED * style.size
                made.append(word)
                word = [glyph]
            else:
                word.append(glyph)
                plain = x0 - last_x1 <= 0.05 * style.size and (
                    text != last_text or x0 - last_x0 >= 0.12 * style.size
                )
            plain = plain and not text.isspace()
            spaced = False
            end = x1
        last_text, last_x0, last_top, last_x1, last_bottom = text, x0, top, x1, bottom
        size, bold = style.size, style.bold
    words += _run_to_words(glyphs[start:], [*made, word], plain=plain)
    return words


def _run_to_words(run: list[Glyph], made: list[list[Glyph]], *, plain: bool) -> list[Printed]:
    if plain and not (len(made) >= LEAST_WIDE and _wide_tracking(run)):
        return [part for word in made if word for part in _to_words(word)]
    return _split_spaced(run)


def _split_spaced(run: list[Glyph]) -> list[Printed]:
    """The words of a run. Letter-spacing is what most neighbours of the run keep between them."""
    tracking = _tracking(run)
    words: list[Printed] = []
    word: list[Glyph] = []
    parting = GAP  # the share of the type size from which a gap parts two words
    tabs: list[int] = []  # how many words stand before each tab
    for glyph in run:
        if glyph.text == TAB:
            words += _to_words(word) if word else []
            word = []
            tabs.append(len(words))
            continue
        if glyph.text.isspace():
            drawn = glyph.text != SUPPOSED_SPACE or not tracking
            parting = min(parting, JOINED if drawn else 0.8 * GAP)
            continue
        if word:
            last = word[-1]
            size = min(last.style.size, glyph.style.size)
            gap = glyph.x0 - last.x1
            if gap > (parting + tracking) * size:
                words += _to_words(word)
                word = []
            elif _same_again(last, glyph, size):
                word[-1] = last._replace(style=last.style._replace(bold=True))
                parting = GAP
                continue
        word.append(glyph)
        parting = GAP
    if word:
        words += _to_words(word)
    for place in tabs:
        for behind in words[place : place + 1]:
            behind.after_tab = True
    return words


def _tracking(run: Sequence[Glyph]) -> float:
    """The letter-spacing of a run as a share of the type size; 0 where it has none."""
    gaps = [
        (after.x0 - before.x1) / before.style.size
        for before, after in pairwise(run)
        if not before.text.isspace() and not after.text.isspace()
    ]
    usual = median(gaps) if gaps and max(gaps) > JOINED else 0.0
    return usual if usual > 0.05 and len(gaps) >= 3 else _wide_tracking(run)


def _wide_tracking(run: Sequence[Glyph]) -> float:
    """The same where letters stand so far apart that pdfium supposes a space behind each, as it does in a column."""
    letters = [glyph for glyph in run if not glyph.text.isspace()]
    supposed = sum(
        glyph.text.isspace() and glyph.x0 == glyph.x1 for glyph in run
    )  # no drawn one has no width
    if supposed < WIDE_SHARE * (len(letters) - 1) or not any(glyph.text.isalpha() for glyph in letters):
        return 0.0
    gaps = [(after.x0 - before.x1) / before.style.size for before, after in pairwise(letters)]
    usual = median(gaps) if gaps else 0.0
    equal = sum(abs(gap - usual) < EQUAL for gap in gaps)
    return usual if len(gaps) >= LEAST_WIDE and equal >= WIDE_SHARE * len(gaps) else 0.0


def _same_again(last: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether `glyph` is `last` printed again a hair beside it (two letters of a ligature share one box)."""
    moved = max(abs(glyph.x0 - last.x0), abs(glyph.x1 - last.x1))
    return glyph.text == last.text and 0 < moved < 0.12 * size


def _to_words(glyphs: list[Glyph]) -> list[Printed]:
    """The word of glyphs that nothing parts, and the raised signs on it that call notes."""
    texts, x0s, tops, x1s, bottoms, styles = zip(*glyphs, strict=True)
    if styles.count(styles[0]) == len(styles):
        text = "".join(texts)
        starts = x0s if len(text) == len(texts) else ()
        return [Printed(text, min(x0s), min(tops), max(x1s), max(bottoms), styles[0], starts)]
    return [
        replace(_to_word(part), standing="note_mark") if raised else _to_word(part)
        for part, raised in part_raised(glyphs)
    ]


def _to_word(glyphs: list[Glyph], turned: int = 0) -> Printed:
    texts, x0s, tops, x1s, bottoms, styles = zip(*glyphs, strict=True)
    style: Style = styles[0]
    text = "".join(texts)
    if styles.count(style) < len(styles):  # the size of most letters; bold when most are
        set_in_capitals = small_caps(glyphs)
        if set_in_capitals is not None:
            text, style = set_in_capitals
        else:
            style = style._replace(size=Counter(own.size for own in styles).most_common(1)[0][0])
        style = style._replace(bold=2 * sum(own.bold for own in styles) > len(styles))
    starts = x0s if len(text) == len(texts) else ()
    return Printed(text, min(x0s), min(tops), max(x1s), max(bottoms), style, starts, turned)


def _without_overprint(words: list[Printed]) -> list[Printed]:
    """`words` with those that are printed twice at nearly the same spot once, and bold."""
    kept: list[Printed] = []
    places: dict[tuple[str, int], list[Printed]] = {}
    for word in words:
        text, row = word.text, round(word.top)
        twin = None
        for key in ((text, row), (text, row - 1), (text, row + 1)):
            for other in places.get(key, ()):
                if abs(other.x0 - word.x0) < 1.5 and abs(other.top - word.top) < 1.5:
                    twin = other
        if twin is None:
            places.setdefault((text, row), []).append(word)
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
