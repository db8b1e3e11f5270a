"""Rings and dots that a recogniser left out: "Arsta" whose ink shows a ring is "Årsta", and "Mal" in bold type "Mål".

Over capitals it looks where the letters of a word stand apart, each in columns of its own; over small letters, which
touch, for rings with a hole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey, Recognised

CERTAIN = 0.94
"""Confidence from which on a word is as it is read."""
ABOVE = 0.3
"""Of a line's height: how far above a word's box a ring or dots may lie; boxes leave them out over capitals."""
MARK = (0.05, 0.3)
"""Heights and widths of a ring or a dot, as shares of a line's height."""
RING = 0.37
"""That of a ring which was read as a letter, in a blurred copy; an o has 0.45."""
DOTS = 2
_RING = {"A": "Å"}
_DOTS = {"A": "Ä", "O": "Ö"}
"""Capitals alone: two dots over small letters a recogniser sees, which lie in their line."""
LEAST_RING = 0.2
"""Of a line's height: a ring over a small letter, whose hole is seen."""
OVER = 0.2
"""Of a line's height: the white between that and its letter, at most."""


def without_rings(words: Sequence[Recognised]) -> list[Recognised]:
    """The words without rings and dots over another's letters that were read as words of their own."""
    signs = [word for word in words if len(word.text) == 1]
    rings = [sign for sign in signs if any(_is_over(sign, word) for word in words if len(word.text) > 1)]
    return [word for word in words if word not in rings]


def _is_over(sign: Recognised, word: Recognised) -> bool:
    """Whether a sign is as small as a ring and lies over the letters of a word."""
    over = word.top - ABOVE * word.height <= sign.top and sign.bottom <= word.top + RING * word.height
    size = max(sign.right - sign.left, sign.bottom - sign.top)
    return over and word.left <= sign.left and sign.right <= word.right and size <= RING * word.height


def with_accents(word: Recognised, ink: Grey) -> Recognised:
    """`word` with the ring or dots that its ink shows over an A or O."""
    is_certain = word.confidence >= CERTAIN
    has_capital = bool(_DOTS.keys() & set(word.text[:1] if is_certain else word.text))
    if not has_capital and "a" not in word.text:
        return word
    left = max(0, int(word.left))
    above = max(0, int(word.top - ABOVE * word.height))
    part = np.ascontiguousarray(ink[above : int(word.bottom) + 1, left : max(0, int(word.right) + 1)])
    if not part.size:  # a word beside the picture: OpenCV would end the process
        return word
    word = _with_small_rings(word, part)
    letters = _letters(part, word, int(word.top) - above) if has_capital else []
    if len(letters) != len(word.text):
        return word
    if is_certain:  # but two dots over a first capital are nothing else: faces set them high
        letters = [letters[0] if letters[0] == DOTS else 0, *[0] * len(letters[1:])]
    text = "".join(_accented(sign, marks) for sign, marks in zip(word.text, letters, strict=True))
    return word._replace(text=text)


def _with_small_rings(word: Recognised, part: Grey) -> Recognised:
    """`word` with the rings with holes that its ink, `part`, shows over an "a"."""
    if "a" not in word.text:
        return word
    rings = list(_small_rings(part, word.height))
    if len(rings) <= sum(word.text.count(sign) for sign in "åÅ"):
        return word
    letters = list(word.text)
    share = part.shape[1] / len(letters)
    for middle in rings:
        near = min(
            (abs((place + 0.5) * share - middle), place)
            for place, sign in enumerate(letters)
            if sign in "aåÅA"
        )
        if letters[near[1]] == "a" and near[0] <= share:
            letters[near[1]] = "å"
    return word._replace(text="".join(letters))


def _small_rings(part: Grey, height: float) -> Iterator[float]:
    """The middles of rings in a word's ink, each right over other ink."""
    count, _, boxes, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    for left, top, wide, high, _ in boxes[1:count].tolist():
        x, y, end = left + wide // 2, top + high // 2, top + high
        sized = LEAST_RING * height <= min(wide, high) and max(wide, high) <= RING * height
        if top > 0 and sized and not part[y, x] and part[end : end + round(OVER * height), x].any():
            yield left + wide / 2


def _accented(sign: str, marks: int) -> str:
    """`sign` with what so many marks over it are."""
    return (_RING if marks == 1 and sign in _RING else _DOTS).get(sign, sign) if marks in (1, 2) else sign


def _letters(part: Grey, word: Recognised, high: int) -> list[int]:
    """How many marks are over each of the letters that stand apart in a word's ink, whose box begins `high` in it.

    What ends over that box and goes on above is the tail of a letter of another line.
    """
    count, _, boxes, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    pieces = sorted(piece for piece in boxes[1:count].tolist() if piece[1] or piece[3] > high)
    columns: list[list[list[int]]] = []
    end = -1
    for piece in pieces:
        if piece[0] > end or not columns:
            columns.append([])
        columns[-1].append(piece)
        end = max(end, piece[0] + piece[2])
    found: list[int] = []
    for column in columns:
        body = max(column, key=lambda piece: piece[4])
        if body[1] + body[3] < part.shape[0] - 0.75 * word.height and len(column) == 1:
            continue  # it belongs to the line above
        marks = [piece for piece in column if piece is not body and _is_mark(piece, body, word.height)]
        level = len(marks) < 2 or abs(marks[0][1] - marks[1][1]) < min(marks[0][3], marks[1][3])
        found.append(len(marks) if level else 1)  # a ring may be broken into an upper and a lower half
    return found


def _is_mark(piece: list[int], body: list[int], height: float) -> bool:
    """Whether a piece of ink is a ring or a dot over a letter's body."""
    sized = all(MARK[0] * height <= size <= MARK[1] * height for size in piece[2:4])
    return sized and piece[1] > 0 and piece[1] + piece[3] <= body[1] + 2
