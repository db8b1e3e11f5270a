"""Optional parts: what is installed, what each is for, and how to get what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from extract.readers.ocr.installed import swedish_data
from extract.readers.office.soffice import clear_away, soffice_path

__all__ = ["ABILITIES", "READING", "Ability", "clear_away", "tools"]


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that the program can do where optional parts are installed."""

    name: str
    """In a word; an extra, as in `planlasare[name]`, where one brings it."""
    what: str
    """What it is for."""
    missing: Callable[[], tuple[str, ...]]
    """Commands that install what is missing; none where all is there."""


def _modules(extra: str, *modules: str) -> tuple[str, ...]:
    absent = any(find_spec(module) is None for module in modules)
    return (f"pip install 'planlasare[{extra}]'",) if absent else ()


def _ocr() -> tuple[str, ...]:
    libraries = _modules("ocr", "tesserocr", "cv2", "numpy")
    if libraries:
        return (*libraries, "apt install tesseract-ocr-swe tesseract-ocr-osd")
    folder = swedish_data()
    if folder is None:
        return (
            "apt install tesseract-ocr-swe tesseract-ocr-osd (or put swe.traineddata into $TESSDATA_PREFIX)",
        )
    turned = (Path(folder) / "osd.traineddata").is_file()
    return () if turned else ("apt install tesseract-ocr-osd (for pages that lie on their side)",)


def _office() -> tuple[str, ...]:
    found = soffice_path()
    return () if found else ("apt install libreoffice-writer libreoffice-calc (or from libreoffice.org)",)


READING: tuple[Ability, ...] = (
    Ability("ocr", "scans: pages without text are recognised", _ocr),
    Ability("office", "old Word, RTF and OpenDocument: .doc, .rtf, .odt, .ods", _office),
)
"""What more formats are read with."""

ABILITIES: tuple[Ability, ...] = (
    *READING,
    Ability("cluster", "import --engine dask", lambda: _modules("cluster", "distributed")),
    Ability("parquet", "export --format parquet", lambda: _modules("parquet", "pyarrow")),
    Ability("frames", "answers as data frames in Python", lambda: _modules("frames", "pandas")),
)
"""What can be had beyond the program itself."""


def tools() -> tuple[str, ...]:
    """Names of the abilities of reading that are there: with one more, a file that failed may succeed."""
    return tuple(one.name for one in READING if not one.missing())
