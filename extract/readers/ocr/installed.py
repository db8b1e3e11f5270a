"""Whether pages can be recognised here, and what would bring that; this loads none of it."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    r"C:\Program Files\Tesseract-OCR\tessdata",
)
INSTALL = "pip install 'planlasare[ocr]' and apt install tesseract-ocr-swe tesseract-ocr-osd"
"""What brings all that recognition needs."""


@lru_cache(maxsize=1)
def swedish_data() -> str | None:
    """The folder with Tesseract's Swedish data; None where there is none."""
    given = os.environ.get("TESSDATA_PREFIX")
    places = [*([given, str(Path(given) / "tessdata")] if given else []), *_PLACES]
    return next((place for place in places if (Path(place) / "swe.traineddata").is_file()), None)


def is_installed() -> bool:
    """Whether pages can be recognised here: both libraries and the Swedish data."""
    return bool(swedish_data()) and all(find_spec(module) for module in ("tesserocr", "cv2"))
