"""Which words of a picture are italic: those whose stems stand upright when they are sheared back."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.engine import Grey, Recognised
from extract.readers.ocr.words.weights import letters_of, with_neighbours

SLANT = 0.16
"""Share of their height by which italic letters lean to the right: nine degrees; faces have 8 to 14."""
CLEARER = 1.0
"""How many times as clear the columns of an italic word are when sheared back: it has 1.2 and more, an upright one 0.7
and less."""
_SHORTEST = 3
"""Letters of a word that tells whether it leans."""


def italic_of(words: Sequence[Recognised], grey: Grey, ink: Grey) -> list[bool]:
    """Which words are italic."""
    return with_neighbours(words, [_leans(word, grey, ink) for word in words])


def _leans(word: Recognised, grey: Grey, ink: Grey) -> bool | None:
    letters = letters_of(word, grey, ink) if len(word.text) >= _SHORTEST else None
    if letters is None:
        return None
    height, wide = letters.shape[0], round(SLANT * letters.shape[0])
    picture = np.pad(letters.astype(np.float32), ((0, 0), (wide, wide)))
    back = np.array([[1, SLANT, -SLANT * height / 2], [0, 1, 0]], np.float64)
    sheared = cv2.warpAffine(picture, back, (picture.shape[1], height), flags=cv2.INTER_LINEAR)
    return _clearness(np.asarray(sheared, np.float32)) > CLEARER * _clearness(picture)


def _clearness(picture: NDArray[np.float32]) -> float:
    """How sharply the ink of columns differs from that of the next."""
    return float(np.square(np.diff(picture.sum(axis=0))).sum())
