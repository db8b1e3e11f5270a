"""Tesseract, through tesserocr: the words of a picture.

The one owner of tesserocr. It is asked for words alone: letters' own boxes of a recogniser touch and overlap.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr.installed import swedish_data

Grey = NDArray[np.uint8]
"""A picture in shades of grey: rows from the top, 0 is black."""

SURE_OF_TURN = 2.0
"""Tesseract's confidence in which way a page is turned, from which it is believed; doubtful pages have less than 1."""


class Recognised(NamedTuple):
    """A word of a picture, in pixels."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    """Where its letters stand."""
    height: float
    """Of its line, from the tops of tall letters to the ends of deep ones."""
    confidence: float
    """From 0 to 1."""
    line: int
    """Number of its line on the page."""
    small: bool = False
    """Whether it is set in small capitals."""


@lru_cache(maxsize=2)
def _api(language: str) -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # workers share the processors among them already
    from tesserocr import OEM, PSM, PyTessBaseAPI

    mode = PSM.OSD_ONLY if language == "osd" else PSM.AUTO
    engine = OEM.DEFAULT if language == "osd" else OEM.LSTM_ONLY
    return PyTessBaseAPI(path=swedish_data(), lang=language, psm=mode, oem=engine)


def turn_of(picture: Grey) -> int:
    """By how many degrees (0, 90, 180, 270) the text of a picture is turned clockwise; 0 where that is not certain."""
    if not (Path(swedish_data() or "") / "osd.traineddata").is_file():
        return 0
    api = _api("osd")
    _show(api, picture)
    found = api.DetectOrientationScript()
    if not found or found["orient_conf"] < SURE_OF_TURN:
        return 0
    return int(found["orient_deg"]) % 360


def words_of(picture: Grey, dots_an_inch: int) -> list[Recognised]:
    """The words of an upright picture, in Tesseract's reading order."""
    from tesserocr import PSM

    return _words(picture, dots_an_inch, PSM.AUTO)


def line_of(picture: Grey, dots_an_inch: int, signs: str = "") -> list[Recognised]:
    """The words of a picture of one line, made of these signs alone; of any where none are given."""
    from tesserocr import PSM

    api = _api("swe")
    api.SetVariable("tessedit_char_whitelist", signs)
    found = _words(picture, dots_an_inch, PSM.SINGLE_LINE)
    api.SetVariable("tessedit_char_whitelist", "")
    return found


def _words(picture: Grey, dots_an_inch: int, mode: int) -> list[Recognised]:
    from tesserocr import RIL, iterate_level

    api = _api("swe")
    api.SetPageSegMode(mode)
    _show(api, picture)
    api.SetSourceResolution(dots_an_inch)
    api.Recognize()
    found = api.GetIterator()
    if found is None:
        return []
    words: list[Recognised] = []
    line = -1
    for word in iterate_level(found, RIL.WORD):
        if word.IsAtBeginningOf(RIL.TEXTLINE):
            line += 1
        box = word.BoundingBox(RIL.WORD)
        text = (word.GetUTF8Text(RIL.WORD) or "").strip() if box else ""
        if text:
            words.append(_recognised(word, text, box, line))
    api.Clear()
    return words


def _recognised(word: Any, text: str, box: tuple[int, int, int, int], line: int) -> Recognised:
    from tesserocr import RIL

    left, top, right, bottom = box
    base = word.Baseline(RIL.WORD)
    baseline = (base[0][1] + base[1][1]) / 2 if base else bottom
    row = word.RowAttributes()
    height = float(row["row_height"]) if row else bottom - top
    return Recognised(text, left, top, right, bottom, baseline, height, word.Confidence(RIL.WORD) / 100, line)


def _show(api: Any, picture: Grey) -> None:
    height, width = picture.shape
    api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
