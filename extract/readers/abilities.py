"""Optional parts: what is installed, what each is for, and how to get what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from extract.readers.ocr.engine import swedish_data
from extract.readers.office.soffice import soffice_path


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that the program can do where optional parts are installed."""

    name: str
    """The extra's name, as in `planlasare[name]`."""
    what: str
    """What it is for."""
    missing: Callable[[], tuple[str, ...]]
    """Commands that install what is missing; none where all is there."""


def _missing_modules(extra: str, *modules: str) -> tuple[str, ...]:
    absent = any(find_spec(module) is None for module in modules)
    return (f"pip install 'planlasare[{extra}]'",) if absent else ()


def _missing_ocr() -> tuple[str, ...]:
    data = (
        () if swedish_data() else ("apt install tesseract-ocr-swe (or the like: Swedish data of Tesseract)",)
    )
    return (*_missing_modules("ocr", "tesserocr", "cv2"), *data)


def _missing_office() -> tuple[str, ...]:
    return (
        ()
        if soffice_path()
        else ("apt install libreoffice-writer libreoffice-calc (or the like: LibreOffice)",)
    )


ABILITIES: tuple[Ability, ...] = (
    Ability("ocr", "scans: pages without text are recognised", _missing_ocr),
    Ability("office", "old Word, RTF and OpenDocument: .doc, .rtf, .odt, .ods", _missing_office),
    Ability("parquet", "export --format parquet", lambda: _missing_modules("parquet", "pyarrow")),
    Ability("frames", "answers as data frames in Python", lambda: _missing_modules("frames", "pandas")),
)
"""What can be had beyond the program itself."""


def tools() -> tuple[str, ...]:
    """Names of the abilities of reading that are there: with one more, a file that failed may succeed."""
    return tuple(one.name for one in ABILITIES[:2] if not one.missing())
