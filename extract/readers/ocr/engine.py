"""Tesseract, through tesserocr: where its Swedish data lie, and the words of a picture."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    r"C:\Program Files\Tesseract-OCR\tessdata",
)


@lru_cache(maxsize=1)
def swedish_data() -> str | None:
    """The folder with Tesseract's Swedish data; None where there is none."""
    given = os.environ.get("TESSDATA_PREFIX")
    places = [*([given, str(Path(given) / "tessdata")] if given else []), *_PLACES]
    return next((place for place in places if (Path(place) / "swe.traineddata").is_file()), None)
