"""Words as printed → lines, and the marks (bullets, numbers) that begin them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extract.readers.pdf.source.content import Printed
from models.pages.geometry import BBox

_LEFT = attrgetter("x0")
TICKS = frozenset("✓✔")
_BULLETS = frozenset("•●○◦▪■□▫∙·‣►▶➢➤→✓✔✗❖◆◇❑☐☑☒⁃*¤\u2043\u2219")
_DASHES = frozenset("-–—‐‑−")
WIDER = 1.3
"""Times as wide as those behind it is the gap after a number that stands for a mark; justified lines have wide ones."""
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_NUMBER = re.compile(
    r"""^\(?(?:
        (?P<number>\d{1,3}(?:\.\d{1,3}){0,4})[.):]?     # 1. 1) 1.2 1.2.3
      | (?P<letter>[a-zåäö])[.)]                        # a) b.
      | (?P<roman>[ivx]{1,4})[.)]                       # i) iv.
    )\)?$""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Line:
    """Words that stand side by side, from left to right."""

    words: list[Printed]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Type size of most of its letters."""
    spans: list[tuple[float, float]] | None = field(default=None, compare=False, repr=False)
    """Where its words begin and end, once somebody has asked for it (see `spans_of`)."""

    @property
    def bbox(self) -> BBox:
        """Around its words."""
        return BBox(self.x0, self.top, self.x1, self.bottom)

    @property
    def text(self) -> str:
        """Its words, joined by spaces."""
        return " ".join([word.text for word in self.words])

    @property
    def bold(self) -> bool:
        """Whether every word of it that holds letters or digits is bold."""
        return all_bold(self.words)


@dataclass(frozen=True, slots=True)
class Mark:
    """What begins a list item or a numbered heading."""

    words: int
    """How many words of the line it takes."""
    number: str | None
    """The number or letter alone; None for a bullet or a dash."""
    text_x0: float
    """Where the text after it begins."""


def all_bold(words: Iterable[Printed]) -> bool:
    """Whether every one of `words` that holds letters or digits is bold, and there is one."""
    found = False
    for word in words:
        if word.style.bold:
            found = found or _LETTER_OR_DIGIT.search(word.text) is not None
        elif _LETTER_OR_DIGIT.search(word.text):
            return False
    return found


def main_size(words: Iterable[Printed]) -> float:
    """The type size of most letters."""
    words = list(words)
    styles = [word.style for word in words]
    if styles and styles.count(styles[0]) == len(styles):
        return styles[0].size
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.style.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def words_to_lines(words: Iterable[Printed]) -> list[Line]:
    """The lines of one column or cell, from the top down; pieces of a word drawn out of order are joined."""
    ordered = sorted(words, key=lambda word: word.top + word.bottom)
    raised = [word for word in ordered if word.standing == "note_mark"]
    if raised and len(raised) < len(ordered):
        ordered = [word for word in ordered if word.standing != "note_mark"]
    else:
        raised = []
    rows: list[list[Printed]] = []
    middle = 0.0
    size = 0.0
    for word in ordered:
        own, high = (word.top + word.bottom) / 2, word.style.size
        if rows and own - middle <= 0.5 * (high if high < size else size):
            rows[-1].append(word)
            if high > size:  # the larger type carries the line, not a footnote mark
                middle, size = own, high
        else:
            rows.append([word])
            middle, size = own, high
    for sign in raised:
        row = min(rows, key=lambda row: min(_distance(sign, word) for word in row))
        if min(_distance(sign, word) for word in row) <= 2 * sign.size:
            row.append(sign)
        else:
            rows.append([sign])
    return (
        sorted(map(make_line, rows), key=lambda line: line.top + line.bottom)
        if raised
        else [*map(make_line, rows)]
    )


def _distance(sign: Printed, word: Printed) -> float:
    """How far a raised sign stands from a word that may carry it, along the line and from middle to middle."""
    beside = max(sign.x0 - word.x1, word.x0 - sign.x1, 0.0)
    return beside + abs(sign.top + sign.bottom - word.top - word.bottom) / 2


def make_line(words: list[Printed]) -> Line:
    """One line of `words`, which stand side by side."""
    if len(words) == 1:
        (word,) = words
        return Line([word], word.x0, word.top, word.x1, word.bottom, word.style.size)
    words = _mend(sorted(words, key=_LEFT))
    return Line(
        words,
        words[0].x0,
        min([word.top for word in words]),
        max([word.x1 for word in words]),
        max([word.bottom for word in words]),
        main_size(words),
    )


def _mend(words: list[Printed]) -> list[Printed]:
    """`words` with neighbours joined that touch: their letters were drawn apart or out of order."""
    mended = words[:1]
    last = words[0]
    for word in words[1:]:
        size = last.style.size
        touch = -0.1 * size < word.x0 - last.x1 < 0.03 * size and last.standing == word.standing
        if touch and not word.after_tab and not _is_leader(last) and not _is_leader(word):
            last = mended[-1] = Printed(
                last.text + word.text,
                last.x0,
                min(last.top, word.top),
                word.x1,
                max(last.bottom, word.bottom),
                last.style if len(last.text) >= len(word.text) else word.style,
                last.starts + word.starts,
                last.turned,
                None,
                last.shown,
                last.standing,
                after_tab=last.after_tab,
            )
        else:
            mended.append(word)
            last = word
    return mended


def _is_leader(word: Printed) -> bool:
    return word.text.startswith("..") or word.text.endswith("..")


def find_mark(line: Line) -> Mark | None:
    """The mark that begins `line`, where its first word is one; what stands before must still allow it."""
    first = line.words[0]
    if len(line.words) == 1:
        if first.text in TICKS:
            return None  # alone in its cell it is what the cell says
        return Mark(1, None, first.x1 + first.size) if is_bullet(first.text) else None
    second = line.words[1]
    gap = second.x0 - first.x1
    if first.text in _DASHES and second.text[:1].isdigit():
        return None  # "- 6 279": a negative number
    if first.text[:1].isalpha() and second.text[:1].isdigit():
        return None  # "v. 40": a week, though v is a Roman numeral
    # An o with space after it is Word's bullet of the second level.
    if is_mark_text(first.text) or (first.text == "o" and gap > 0.6 * first.size):
        return Mark(1, None, second.x0)
    if len(line.words) > 2 and "§" in (first.text, second.text):
        number = (second.text if first.text == "§" else first.text).rstrip(".")
        return Mark(2, number, line.words[2].x0) if number.isdigit() else None
    if _NUMBER.match(first.text) is None:
        return None
    usual = median([after.x0 - word.x1 for word, after in pairwise(line.words[1:])] or [0.0])
    number_text = _number_of(first.text, wide=gap > max(0.6 * first.size, WIDER * usual))
    return Mark(1, number_text, second.x0) if number_text is not None else None


def _number_of(text: str, *, wide: bool) -> str | None:
    """The number that `text` is as a mark; a bare one only before a `wide` gap, and no year or sum ("12 personer")."""
    matched = _NUMBER.match(text)
    if matched is None:
        return None
    number = matched["number"] or matched["letter"] or matched["roman"]
    is_bare = text == number and "." not in number
    return None if is_bare and (not wide or len(number) > 2) else number


def is_bullet(text: str) -> bool:
    """Whether `text` is a bullet, in a common font or in one of symbols."""
    # Letters of symbol fonts without a known meaning come in private codes, or as controls.
    return len(text) == 1 and (text in _BULLETS or "\uf000" <= text <= "\uf0ff" or "\x80" <= text <= "\x9f")


def is_mark_text(text: str) -> bool:
    """Whether `text` is a bullet or a dash and nothing else."""
    return is_bullet(text) or text in _DASHES


def starts_small(text: str) -> bool:
    """Whether `text` begins with a small letter: it goes on from something."""
    return text[:1].islower()


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence or an announcement does."""
    return text.rstrip("”\"'’)»")[-1:] in (".", "!", "?", ":", ";")


def ends_in_hyphen(text: str) -> bool:
    """Whether `text` ends in a hyphen that follows a letter or digit."""
    return len(text) > 1 and text[-1] in "-‐‑\u00ad" and text[-2].isalnum()
