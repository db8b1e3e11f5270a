"""What a recogniser's Swedish data cannot say or say wrongly: section signs, @, bars beside rules, dashes, pieces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.accents import CERTAIN, with_accents

LONE_SIGN = 0.6
"""A single sign or letter must be as sure: specks are read as such."""
LEAST_CONFIDENCE = 0.3
"""A short word that is less sure is noise: a stain, a piece of a picture."""
FULL = 0.4
"""Of a line's height: a letter is as high at least, a speck is not."""
SMALL = 0.68
"""Of a line's height, up to which an S alone on its line is a small one; a capital has three quarters."""
_ALIKE = frozenset("CKOSUVWXZ")
"""Capitals that only their height tells from small letters."""
_SURELY_A_WORD = 3
"""Letters from which on a word stays whatever its confidence: right words come with 0.2 at times."""
TOUCHES = 0.1
"""Of a line's height: pieces that stand nearer are one word; a space has a fifth at least."""
NEAR = 0.15
"""That of a word and its own letter, which its box leaves out."""
SPACE = 0.25
"""Of a line's height: the white before a bracket that begins a word; one that touches a digit has a seventh."""
LETTER = 0.6
"""Of a line's height: pieces that lie over each other by so much share a letter, which both were read with."""
_LEVEL = 0.15
"""Of a line's height, by which the pieces of a word stand higher or lower than each other."""
_HYPHEN, _DASH, _LONG_DASH = 0.15, 0.36, 0.395
"""Widths as shares of the line's height: a hyphen has 0.25 to 0.38, a dash 0.41; less where digits touch it."""
_BAR, _LOW, _HIGH = 0.15, 0.12, 0.4
"""How thick a bar is at most, and between which heights above the line it lies, as shares of the line's height."""
_QUOTES = "\"”“’'„"
_IN_BRACKETS = re.compile(r"\[.*\]")
_ADDRESS = re.compile(r"^([a-zåäöé0-9._-]{2,})[Q©®OG€&](?=[a-zåäö0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,4}\b)")
"""An address whose @ was read as a capital or a sign: between small letters, before what ends in a domain."""
_TWICE = re.compile(r"^([BCDFGHJKMNPQRSTVWXZ])(?i:\1)(?=[a-zåäö]{2})")
"""A first letter that was read as a capital and a small one; but for names in L, no word begins with it twice."""
_BESIDE_RULE = re.compile(r"^[<>:|]+(?=[^\W\d_])|^(\d{0,3})[-–—]+(?=\(\d{1,3}\)$)")
"""What the rest of a rule before a word is read as, and dust before the number of all pages."""
_READ_AS_Q = re.compile(r"(?<=[a-zåäö])q(?![uv])")
"""The last letter of "utbildning", whose tail touches a rule: but for names (Bergqvist) no word has a q there."""
_DOMAIN = re.compile(r"[Q©®](?:[a-z0-9-]+\.)+[a-z]{2,4}\b")
"""What stands behind the name in such an address."""
_PAGE_OF = re.compile(r"^(\d{1,3})[1Il|(](\d{1,3})\)$")
_DATE_WITH_DASH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:–(?=\d\d-)|-(?=\d\d–))(\d\d)[-–](\d\d)(?!\d)")
"""A date one of whose hyphens seems as long as a dash: they are alike."""
_READ_AS_SECTION = re.compile("[5896S&$§€]|[589&][$§€]|[$§€][589&]")
_SIGNS = frozenset("$§€")
"""Signs that begin no line with a number for another reason."""
_GLUED = re.compile(r"^(\d{1,2}\.)([A-ZÅÄÖ][^\W\d_]{2,})$")
"""The number of a heading or an item, and its first word."""


def mended(words: Sequence[Recognised], ink: Grey) -> list[Recognised]:
    """The words as the page shows them; specks that were read as words are gone."""
    found = [part for word in _joined(words) for part in _parted(_stripped(word))]
    words = _without_specks(with_sections(found))
    lines = Counter(word.line for word in words)
    words = [_lone(word) if lines[word.line] == 1 else word for word in words]
    words = [word for word in words if is_word(word)]
    words = [part for word in words for part in _page_of_parted(word, ink)]
    return [with_accents(_with_dashes(word, ink), ink) for word in words]


def _joined(words: Sequence[Recognised]) -> list[Recognised]:
    """The words with pieces put together that touch though they were taken for different lines."""
    found: list[Recognised] = []
    for index, word in enumerate(words):
        begins = index == 0 or words[index - 1].line != word.line
        before = range(len(found) if begins else min(1, len(found)) if _DOMAIN.match(word.text) else 0)
        place = next((-1 - back for back in before if _is_piece(found[-1 - back], word)), None)
        if place is None:
            found.append(word)
            continue
        found[place] = _together(found[place], word)
    return found


def with_beginnings(words: Sequence[Recognised], pieces: Sequence[Recognised]) -> list[Recognised]:
    """`words` with the letters before them that were read apart, among `pieces`; the other pieces stand behind.

    A recogniser's box may end before a word's outermost letter, which is read again then: the word is as wide.
    """
    found, others = list(words), []
    for piece in pieces:
        around = ((place, _around(piece, word)) for place, word in enumerate(found))
        place, whole = next(((place, whole) for place, whole in around if whole), (0, None))
        if whole is None:
            others.append(piece)
        else:
            found[place] = whole
    return found + others


def _around(piece: Recognised, word: Recognised) -> Recognised | None:
    """`word` with a piece that is its beginning, or its outermost letter; None where it is neither."""
    if len(piece.text) == 1 and word.top <= (piece.top + piece.bottom) / 2 <= word.bottom:
        touch, letter = NEAR * word.height, piece.text.casefold()
        if word.text[0].casefold() == letter and abs(word.left - piece.right) < touch:
            return word._replace(left=piece.left)
        if word.text[-1].casefold() == letter and abs(piece.left - word.right) < touch:
            return word._replace(right=piece.right)
    return _together(piece, word)._replace(line=word.line) if _is_piece(piece, word) else None


def _together(piece: Recognised, word: Recognised) -> Recognised:
    """Two pieces of a word as one; the letter that both were read with counts once."""
    is_over = word.left - piece.right <= -TOUCHES * piece.height
    return piece._replace(
        text=(piece.text[:-1] if is_over else piece.text) + word.text,
        top=min(piece.top, word.top),
        right=word.right,
        bottom=max(piece.bottom, word.bottom),
        confidence=min(piece.confidence, word.confidence),
    )


def _is_piece(word: Recognised, after: Recognised) -> bool:
    height = min(word.height, after.height)
    both = word.text[-1:].isalpha() and (after.text[:1].islower() or bool(_DOMAIN.match(after.text)))
    least = LETTER if len(word.text) > 1 else TOUCHES
    near = word.left < after.left and -least * height < after.left - word.right < TOUCHES * height
    return both and near and abs(word.baseline - after.baseline) < _LEVEL * height


def _parted(word: Recognised) -> list[Recognised]:
    """`word`, or the number before it and it."""
    glued = _GLUED.match(word.text)
    if not glued:
        return [word]
    width = (word.right - word.left) / (len(word.text) + 1)
    first = word.left + width * len(glued[1])
    return [
        word._replace(text=glued[1], right=first),
        word._replace(text=glued[2], left=first + width),
    ]


def _page_of_parted(word: Recognised, ink: Grey) -> list[Recognised]:
    """`word`, or "1" and "(2)" where white is between them: a recogniser reads a page's number of many as one word."""
    if not (found := _PAGE_OF.match(word.text)):
        return [word]
    left = int(word.left)
    part = ink[int(word.top) : int(word.bottom) + 1, left : int(word.right) + 1]
    inked = np.flatnonzero(part.any(axis=0))
    gaps = np.diff(inked)
    if not gaps.size or gaps.max() < SPACE * word.height:
        return [word]
    before, after = inked[gaps.argmax()], inked[gaps.argmax() + 1]
    return [
        word._replace(text=found[1], right=float(left + before + 1)),
        word._replace(text=f"({found[2]})", left=float(left + after)),
    ]


def _stripped(word: Recognised) -> Recognised:
    """`word` without what is left of a rule beside it, with @ in an address and the dash that Swedish texts have."""
    bare = word.text.strip("|[]") if len(word.text) > 1 and not _IN_BRACKETS.search(word.text) else word.text
    bare = _BESIDE_RULE.sub(r"\1", bare)
    text = re.sub("[-–—]*[–—][-–—]*|--+", "–", bare or word.text)
    text = _READ_AS_Q.sub("g", text)
    text = _ADDRESS.sub(r"\1@", text)
    text = _TWICE.sub(r"\1", text) if word.confidence < CERTAIN else text
    if (numbers := _PAGE_OF.match(text)) and int(numbers[1]) <= int(numbers[2]):
        text = f"{numbers[1]}({numbers[2]})"
    return word._replace(text=text)


def _without_specks(words: Sequence[Recognised]) -> list[Recognised]:
    """The words without bars that begin a line, and quotes that none closes: the rests of rules beside a cell."""
    found: list[Recognised] = []
    for index, word in enumerate(words):
        begins = index == 0 or words[index - 1].line != word.line or _is_far(words[index - 1], word)
        if word.text == "|" and begins:
            continue
        opens = begins and len(word.text) > 1 and word.text[0] in _QUOTES
        is_speck = opens and not _is_closed(words[index:])
        found.append(word._replace(text=word.text[1:]) if is_speck else word)
    return found


def _is_far(word: Recognised, after: Recognised) -> bool:
    return after.left - word.right > after.height


_LONGEST_QUOTE = 40
"""Words."""


def _is_closed(words: Sequence[Recognised]) -> bool:
    """Whether a quote that begins the first of `words` ends in one of them."""
    ends = (word.text.rstrip(".,;:!?)") for word in words[:_LONGEST_QUOTE])
    return any(len(text) > 1 and text[-1] in _QUOTES for text in ends)


def with_sections(words: list[Recognised]) -> list[Recognised]:
    """The words with "§" where a page's lines begin "8 1", "8 2": the Swedish data know no section sign.

    One such line may be a sum; two, whose numbers follow each other, are sections. Where one has a sign that no sum
    begins with, they need but rise.
    """
    begins = [index for index, word in enumerate(words) if index == 0 or words[index - 1].line != word.line]
    numbers = {
        index: int(words[index + 1].text.rstrip("."))
        for index in begins
        if _READ_AS_SECTION.fullmatch(words[index].text)
        and index + 1 < len(words)
        and words[index + 1].line == words[index].line
        and words[index + 1].text.rstrip(".").isdigit()
    }
    signed = {index for index in numbers if _SIGNS & set(words[index].text)}
    steps = [after - before for before, after in pairwise(numbers.values())]
    follow = all(step == 1 for step in steps) or (bool(signed) and all(step > 0 for step in steps))
    sections = (
        set(numbers) if len(numbers) > 1 and follow else signed if len(signed) == len(numbers) else set()
    )
    return [
        word._replace(text="§", confidence=max(word.confidence, LONE_SIGN)) if index in sections else word
        for index, word in enumerate(words)
    ]


def _with_dashes(word: Recognised, ink: Grey) -> Recognised:
    """`word` with each hyphen that is as long as a dash made one: a recogniser reads both as hyphens.

    "maj–september" over the end of a line is two words, "maj-september" would be one.
    """
    if "-" not in word.text:
        return word
    strokes = _strokes(word, ink)
    if len(strokes) != sum(letter in "-–" for letter in word.text):
        return word
    widths = iter(strokes)
    letters = [
        ("–" if next(widths) > _dash(word.text, place) * word.height else "-") if letter in "-–" else letter
        for place, letter in enumerate(word.text)
    ]
    return word._replace(text=dates_mended("".join(letters)))


def dates_mended(text: str) -> str:
    """`text` with the two hyphens of a date that seems to have a hyphen and a dash."""
    return _DATE_WITH_DASH.sub(r"\1-\2-\3", text)


def _dash(text: str, place: int) -> float:
    """From which width on the stroke at `place` is a dash: between digits, which may touch it, a shorter one is."""
    beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return _DASH if len(beside) == 2 and beside.isdigit() else _LONG_DASH


def _strokes(word: Recognised, ink: Grey) -> list[int]:
    """Widths in pixels of the hyphens and dashes of a word: runs of columns with nothing but a thin bar half-way up."""
    left, right = int(word.left), int(word.right) + 1
    foot, head = round(word.baseline), round(word.baseline - 0.75 * word.height)
    part = ink[max(0, head) : foot, left:right] > 0
    if part.size == 0:
        return []
    counts = part.sum(axis=0)
    rows = np.arange(part.shape[0])[:, None]
    middles = (part * rows).sum(axis=0) / np.maximum(counts, 1)
    above = (part.shape[0] - middles) / word.height
    bars = (counts > 0) & (counts <= _BAR * word.height) & (above > _LOW) & (above < _HIGH)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], bars.astype(np.int8), [0]))))
    widths = (edges[1::2] - edges[::2]).tolist()
    return [width for width in widths if width > _HYPHEN * word.height]


def _lone(word: Recognised) -> Recognised:
    """What stands alone on its line: a letter that is as high as letters is one, and a small one if it is low.

    A narrow column leaves the last letter of a word so, of which a recogniser is never sure.
    """
    high = (word.bottom - word.top) / word.height
    if len(word.text) > 1 or not word.text.isalpha() or high < FULL or word.confidence < LEAST_CONFIDENCE:
        return word
    text = word.text.lower() if word.text in _ALIKE and high <= SMALL else word.text
    return word._replace(text=text, confidence=max(word.confidence, LONE_SIGN))


def is_word(word: Recognised) -> bool:
    """Whether what was recognised is text: a word of three letters always is, shorter ones if they are sure."""
    letters = sum(character.isalnum() for character in word.text)
    if letters == 0 and len(word.text) > 3:
        return False
    if letters >= _SURELY_A_WORD:
        return True
    return word.confidence >= (LONE_SIGN if len(word.text) == 1 or not letters else LEAST_CONFIDENCE)
