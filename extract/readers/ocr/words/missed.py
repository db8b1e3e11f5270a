"""Ink that no word covers: list numbers that stand apart, lone cells. A recogniser drops such pieces of a page.

What looks like letters there is cut out and recognised again, as one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey, Recognised, line_of
from extract.readers.ocr.marks.bullets import type_size

LETTER = (0.4, 1.25)
"""Heights of letters, as shares of the page's type size."""
WIDEST, SMEARED = 15.0, 0.75
"""Of the type size, the width of letters that a blurred copy has run together, and the share of their box with ink."""
GAP = 0.9
"""Of the type size, between two letters or words of a piece."""
AROUND = 0.2
"""Of the type size, around a word: ink there belongs to it."""
SURE = 0.7
"""How sure a piece must be; noise and pictures are read with less."""
NUMBER = 2.0
"""Heights across a piece that is a number of two digits and its full stop."""
PAGE_OF = 5.0
"""The same of a page's number of all: "1 (2)", of which a recogniser is surer where it looks for figures alone."""
STROKE = 0.28
"""Heights across a piece that is more than the rest of a rule: the narrowest digit has 0.35."""
DOT = 0.25
"""Of the type size: a dot's width and height, and the white between it and its stem, at most."""
LEVEL = 0.1
"""Of a line's height, by which the foot of a stem lies above or below the line that it stands on."""
SMALLER = 0.9
"""Of its size, to which a piece is drawn in which no line was found."""
BEHIND = 12
"""Heights of the text behind the number of an item that is read with it."""
_PLACES = ("left", "top", "right", "bottom", "baseline", "height")
_ITEM = re.compile(r"\d{1,2}[.)]?")
_PAGE = re.compile(r"\d{1,3}(?:\(\d{1,3}\)|/\d{1,3})")
MOST = 60
"""Pieces of a page that are looked at; a page with more holds a picture."""
_MARGIN = 12
"""Pixels of white around a piece that is cut out."""


class Box(NamedTuple):
    """A piece of a page, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def missed_words(grey: Grey, ink: Grey, words: Sequence[Recognised], scale: float) -> list[Recognised]:
    """The words of the pieces that `words` leave out; each piece is a line of its own, after theirs."""
    line = max((word.line for word in words), default=-1)
    pieces, stems = missed_pieces(ink, words, scale)
    found = [word for stem in stems if (word := _dotted(stem, words)) is not None]
    found = [word._replace(line=line + number) for number, word in enumerate(found, start=1)]
    line += len(found)
    for piece in pieces:
        read = _read(grey, piece, scale)
        if read:
            line += 1
            left, top = piece.left - _MARGIN, piece.top - _MARGIN
            found += [
                word._replace(
                    left=word.left + left,
                    right=word.right + left,
                    top=word.top + top,
                    bottom=word.bottom + top,
                    baseline=word.baseline + top,
                    line=line,
                )
                for word in read
            ]
    return found


def _read(grey: Grey, piece: Box, scale: float) -> list[Recognised]:
    """What a piece says, if that is sure: any words, or a number where the piece is as short as one.

    The number of an item is surer before its text than alone.
    """
    high, dots = piece.bottom - piece.top, round(72 * scale)
    cut = _cut_out(grey, piece, high // 2)
    read = line_of(cut, dots) or _read_smaller(cut, dots)
    is_told = _is_sure(read) and (read[0].text.isalpha() or _ITEM.fullmatch(read[0].text) is not None)
    if piece.right - piece.left < NUMBER * high and not is_told:
        before = [
            one for one in line_of(_cut_out(grey, piece, BEHIND * high), dots) if _is_within(one, piece)
        ]
        alone = [one for one in before if _ITEM.fullmatch(one.text)]
        read = alone if _is_sure(alone) else read if _is_sure(read) else line_of(cut, dots, "0123456789.)")
    if not _is_sure(read) and NUMBER * high <= piece.right - piece.left < PAGE_OF * high:
        told = line_of(cut, dots, "0123456789()/")
        read = told if len(told) == 1 and _PAGE.fullmatch(told[0].text) else read
    return read if _is_sure(read) else []


def _read_smaller(cut: Grey, dots: int) -> list[Recognised]:
    """What is read of a piece that is drawn a little smaller: of one or another size a recogniser finds no line."""
    small = cv2.resize(cut, None, fx=SMALLER, fy=SMALLER, interpolation=cv2.INTER_AREA)
    return [
        word._replace(**{side: getattr(word, side) / SMALLER for side in _PLACES})
        for word in line_of(np.asarray(small, np.uint8), dots)
    ]


def _is_within(word: Recognised, piece: Box) -> bool:
    return (word.left + word.right) / 2 < piece.right - piece.left + 2 * _MARGIN


def _is_sure(read: Sequence[Recognised]) -> bool:
    return bool(read) and all(word.confidence >= SURE for word in read)


def _dotted(stem: Box, words: Sequence[Recognised]) -> Recognised | None:
    """The "i" of a stem with its dot, on the line of the word nearest to it; None where none stands beside it."""
    level = [word for word in words if abs(word.baseline - stem.bottom) <= LEVEL * word.height]
    beside = [(max(word.left - stem.right, stem.left - word.right), word) for word in level]
    nearest = min(beside, default=None)
    return nearest[1]._replace(text="i", **stem._asdict(), confidence=SURE) if nearest else None


def _has_dot(stem: Box, boxes: NDArray[Any], size: float) -> bool:
    """Whether a dot no wider than a stem's white lies right over it, among the boxes of a page's ink."""
    middle, above = boxes[:, 0] + boxes[:, 2] / 2, stem.top - boxes[:, 1] - boxes[:, 3]
    is_dot = (boxes[:, 2:4].max(axis=1) <= DOT * size) & (above > 0) & (above <= DOT * size)
    return bool((is_dot & (stem.left <= middle) & (middle <= stem.right)).any())


def missed_pieces(ink: Grey, words: Sequence[Recognised], scale: float) -> tuple[list[Box], list[Box]]:
    """Where ink of the size of letters stands that no word covers, letters of one line together; and stems below a dot
    that stand alone. What the edge of the picture cuts is a rest of a copier's black edge."""
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    size = type_size(boxes[1:count], scale)
    if not size:
        return [], []
    covered = np.zeros_like(ink)
    around = round(AROUND * size)
    for word in words:
        left, top = max(0, int(word.left) - around), max(0, int(word.top) - around)
        covered[top : int(word.bottom) + around, left : int(word.right) + around] = 1
    pieces: list[Box] = []
    for left, top, width, height, area in sorted(boxes[1:count].tolist()):
        is_letter = LETTER[0] * size <= height <= LETTER[1] * size and (
            width <= 2 * size or (width <= WIDEST * size and area <= SMEARED * width * height)
        )
        is_cut = not (left > 0 and left + width < ink.shape[1] and top > 0 and top + height < ink.shape[0])
        if is_letter and not is_cut and not covered[top + height // 2, left + width // 2]:
            _join(pieces, Box(left, top, left + width, top + height), GAP * size)
    wide = [piece for piece in pieces if piece.right - piece.left >= STROKE * (piece.bottom - piece.top)]
    stems = [piece for piece in pieces if piece not in wide]
    if max(len(wide), len(stems)) > MOST:
        return [], []
    return wide, [stem for stem in stems if _has_dot(stem, boxes[1:count], size)]


def _join(pieces: list[Box], letter: Box, gap: float) -> None:
    """Put a letter to the piece that it stands behind, or begin one with it."""
    for index, piece in enumerate(pieces):
        level = min(piece.bottom, letter.bottom) - max(piece.top, letter.top)
        if letter.left - piece.right <= gap and 2 * level > min(
            letter.bottom - letter.top, piece.bottom - piece.top
        ):
            pieces[index] = Box(
                piece.left,
                min(piece.top, letter.top),
                max(piece.right, letter.right),
                max(piece.bottom, letter.bottom),
            )
            return
    pieces.append(letter)


def _cut_out(grey: Grey, piece: Box, behind: int) -> Grey:
    """A piece on white, with so much more of its line behind it: a little for full stops, or its text."""
    right = piece.right + behind
    part = grey[max(0, piece.top - 3) : piece.bottom + 3, max(0, piece.left - 3) : right]
    return np.asarray(
        cv2.copyMakeBorder(
            part, _MARGIN - 3, _MARGIN - 3, _MARGIN - 3, _MARGIN, cv2.BORDER_CONSTANT, value=(255,)
        ),
        np.uint8,
    )
