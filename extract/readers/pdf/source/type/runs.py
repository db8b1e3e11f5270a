"""Glyphs that stand side by side on a level → their words.

A drawn space or a gap parts words. Two things are mended here since only geometry shows them: a
letter-spaced heading that a fixed gap would tear apart, and letters that are printed twice, a hair
apart, to look bold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress, groupby, pairwise
from operator import eq, itemgetter, sub
from statistics import median
from typing import NamedTuple

from extract.readers.pdf.source.content import SUPPOSED_SPACE, Glyph, Printed, Style, glyph_texts
from extract.readers.pdf.source.tabs import TAB
from extract.readers.pdf.source.type.raised import part_raised
from extract.readers.pdf.source.type.small_caps import small_caps

GAP = 0.18
"""A gap wider than this share of the type size parts two words; letters of one word stand closer."""
CLOSE_GAP = 0.15
"""The same in a run of which pdfium supposes spaces and tells none that was drawn."""
JOINED = 0.07
"""A gap narrower than this share parts nothing, not even where a space was drawn in it."""
WIDEST_TRACKING = 1.2
"""Gaps wider than this share of the type size are no letter-spacing, however regular."""

EQUAL = 0.03
"""Share of the type size by which gaps of one letter-spacing differ: a program rounds places to tenths of a point."""
LEAST_WIDE = 4
"""Gaps that show letter-spacing as wide as a space: fewer may part signs that stand alone ("A B C")."""
TIGHT = 0.05
"""Gaps up to this share of the type size part no letters of a plain word."""
OVER = 0.12
"""A letter that begins nearer to the one before, as a share of the type size, may be the same one printed twice."""
SHORTEST_STRETCH = 4
"""Glyphs from which on it is worth looking at them together."""
_ODD_BLANK = re.compile(r"[^\S ]")
_SPACES = frozenset((" ", SUPPOSED_SPACE))
_LEVEL_AND_STYLE = itemgetter(2, 4, 5)
WIDE_SHARE = 0.7
"""Share of those gaps that are equal: the others part words."""


class _Stretch(NamedTuple):
    """Glyphs of one style on one level that follow each other with neither gap nor step back, as nearly all do."""

    glyphs: list[Glyph]
    said: str
    """Their texts, a character each; no blank among them but drawn spaces."""
    x0s: tuple[float, ...]
    x1s: tuple[float, ...]


class _Run:
    """Glyphs that follow each other on one line, spaces among them.

    Nearly every run is plain: parted by drawn spaces, no letter twice, no gap within a word. Its words
    are made on the way; the others get a closer look.
    """

    __slots__ = ("blanks", "end", "made", "plain", "spaced", "start", "supposed", "word")

    def __init__(self, start: int) -> None:
        self.start = start
        self.made: list[Printed | list[Glyph]] = []
        self.word: list[Glyph] = []
        self.plain, self.spaced = True, False
        self.supposed = False  # whether it ends with a space that was not drawn, as most lines do
        self.blanks = 0
        self.end: float | None = None  # where the last letter ended

    def add(self, glyph: Glyph, last: Glyph | None) -> None:
        """Add one glyph, which follows the `last` one."""
        text, x0, _, x1, _, style = glyph
        self.plain = self.plain and not self.supposed
        if text in _SPACES:
            self.blanks += 1
            self.spaced, self.supposed = True, text == SUPPOSED_SPACE
        elif self.plain:
            if self.spaced or not self.word or last is None:
                self.begin(x0, style)
            else:
                self.plain = x0 - last.x1 <= TIGHT * style.size and (
                    text != last.text or x0 - last.x0 >= OVER * style.size
                )
            self.plain = self.plain and not text.isspace()
            self.word.append(glyph)
            self.spaced, self.end = False, x1

    def begin(self, x0: float, style: Style) -> None:
        """Begin a word, behind a space if it is not the first."""
        if self.end is not None:
            self.plain = x0 - self.end > JOINED * style.size
        if self.word:
            self.made.append(self.word)
            self.word = []

    def add_stretch(self, stretch: _Stretch) -> None:
        """Add a stretch whose first glyph has been added. A word that it holds whole need not be put together."""
        glyphs, said, x0s, x1s = stretch
        _, _, top, _, bottom, style = glyphs[0]
        parts = said[1:].split(" ")
        self.blanks += len(parts) - 1
        start = 1
        for nth, part in enumerate(parts, start=1):
            end = start + len(part)
            if part and self.plain:
                if self.spaced:
                    self.begin(x0s[start], style)
                if self.spaced and nth < len(parts):
                    x1 = max(x1s[start:end])
                    self.made.append(Printed(part, x0s[start], top, x1, bottom, style, x0s[start:end]))
                else:
                    self.word += glyphs[start:end]
                self.end = x1s[end - 1]
            self.spaced = nth < len(parts) or (self.spaced and not part)
            start = end + 1

    def words(self, run: list[Glyph]) -> list[Printed]:
        """Its words; `run` are all its glyphs."""
        letters = len(run) - self.blanks
        may_be_wide = letters > LEAST_WIDE and self.blanks >= WIDE_SHARE * (letters - 1)
        if not self.plain or (may_be_wide and _wide_tracking(run)):
            return _split_spaced(run)
        made = [*self.made, self.word] if self.word else self.made
        return [one for word in made for one in (_to_words(word) if isinstance(word, list) else (word,))]


def level_words(glyphs: list[Glyph]) -> list[Printed]:
    """The words of glyphs that run from left to right, in the order of the file."""
    words: list[Printed] = []
    run, last, index = _Run(0), None, 0
    for piece in _pieces(glyphs):
        stretch = _even_stretch(piece)
        for glyph in piece if stretch is None else piece[:1]:
            if last is not None and _ends_run(last, glyph):
                words += run.words(glyphs[run.start : index])
                run = _Run(index)
            run.add(glyph, last)
            last = glyph
            index += 1
        if stretch is not None:
            run.add_stretch(stretch)
            last = piece[-1]
            index += len(piece) - 1
    return words + run.words(glyphs[run.start :])


def _pieces(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of one style on one level; spaces that were not drawn stand alone, since most end a line or a cell."""
    for _, group in groupby(glyphs, _LEVEL_AND_STYLE):
        piece = list(group)
        texts = glyph_texts(piece)
        start = 0
        for _ in range(texts.count(SUPPOSED_SPACE)):
            place = texts.index(SUPPOSED_SPACE, start)
            if place > start:
                yield piece[start:place]
            yield piece[place : place + 1]
            start = place + 1
        if start < len(piece):
            yield piece[start:] if start else piece


def _ends_run(last: Glyph, glyph: Glyph) -> bool:
    """Whether a wide gap, a step back, another line or another type parts a glyph from the last one."""
    _, last_x0, last_top, last_x1, last_bottom, style = last
    _, x0, top, _, bottom, own = glyph
    return (
        x0 - last_x1 > WIDEST_TRACKING * style.size
        or x0 < last_x0 - 0.5 * style.size
        or (
            own.bold != style.bold  # a label that fills its column, or over whose end its value is printed
            and (x0 < last_x1 - JOINED * style.size or (last.text.islower() and glyph.text.isupper()))
        )
        or (top != last_top and not last_top <= (top + bottom) / 2 <= last_bottom)
    )


def _even_stretch(piece: list[Glyph]) -> _Stretch | None:
    """The stretch that a piece of one style on one level is, where it is even; letters of a ligature share a box."""
    if len(piece) < SHORTEST_STRETCH:
        return None
    texts, x0s, _, x1s, _, styles = zip(*piece, strict=True)
    size, said, following = styles[0].size, "".join(texts), x0s[1:]
    if (
        max(map(sub, following, x1s)) > TIGHT * size
        or len(said) != len(piece)
        or _ODD_BLANK.search(said, 1) is not None
    ):
        return None
    nearest = min(map(sub, following, x0s))
    if nearest < OVER * size:
        alike = compress(map(sub, following, x0s), map(eq, said, said[1:]))
        if nearest < 0 or min(alike, default=size) < OVER * size:
            return None
    return _Stretch(piece, said, x0s, x1s)


def _split_spaced(run: list[Glyph]) -> list[Printed]:
    """The words of a run. Letter-spacing is what most neighbours of the run keep between them."""
    tracking = _tracking(run)
    words: list[Printed] = []
    word: list[Glyph] = []
    usual = _parting_gap(run, tracking)  # the share of the type size from which a gap parts two words
    parting = usual
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
                parting = usual
                continue
        word.append(glyph)
        parting = usual
    if word:
        words += _to_words(word)
    for place in tabs:
        for behind in words[place : place + 1]:
            behind.after_tab = True
    return words


def _parting_gap(run: Sequence[Glyph], tracking: float) -> float:
    """From which share of the type size on a gap parts words where no space is told: pdfium tells some of the spaces
    that an italic draws, and neither the others nor any as drawn, though its letters stand close."""
    texts = {glyph.text for glyph in run}
    return CLOSE_GAP if SUPPOSED_SPACE in texts and " " not in texts and not tracking else GAP


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
        replace(to_word(part), standing="note_mark") if raised else to_word(part)
        for part, raised in part_raised(glyphs)
    ]


def to_word(glyphs: list[Glyph], turned: int = 0) -> Printed:
    """One word of glyphs that nothing parts; it runs `turned` by so many degrees."""
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
