"""The slow feed: pdfplumber reads some files that pdfium cannot open (junk before the header)."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator
from typing import Any

from extract.readers.pdf.source.content import Fill, Glyph, PageContent, Rule, Style
from extract.readers.pdf.source.type.faces import BOLD, is_italic, weight_of
from models.errors import DamagedFile, EncryptedFile

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_WRONG_PASSWORD = "it needs a password, or another than the one given: give it with --password"  # noqa: S105 - a message
MOST_PAGES = 2_000
"""Pages that are read in this slow way at most."""


def read_pages_slowly(name: str, data: bytes, password: str | None = None) -> Iterator[PageContent | None]:
    """The pages of a PDF one by one; None for one that cannot be read. Raises DamagedFile and EncryptedFile."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        pdf = pdfplumber.open(io.BytesIO(data), password=password)
        pages = pdf.pages
    except PDFPasswordIncorrect:
        raise EncryptedFile(name, _WRONG_PASSWORD) from None
    except Exception as problem:  # pdfminer raises whatever a broken file makes it
        cause = problem.args[0] if problem.args and isinstance(problem.args[0], Exception) else problem
        if isinstance(cause, PDFPasswordIncorrect):
            raise EncryptedFile(name, _WRONG_PASSWORD) from None
        raise DamagedFile(
            name, "it is broken so that no reader can open it as a PDF: ask for the file anew"
        ) from None
    if not pages:
        raise DamagedFile(name, "it holds no page that can be read: ask for the file anew")
    for number, page in enumerate(pages[:MOST_PAGES], start=1):
        try:
            content = _read_page(page, number)
        except Exception:  # as above; one broken page is not the document
            content = None
        page.close()
        yield content


def _read_page(page: Any, number: int) -> PageContent:
    content = PageContent(number, float(page.width), float(page.height), pictures=bool(page.images))
    content.glyphs = [
        _glyph(char)
        for char in page.chars
        if char["x1"] >= 0 and char["bottom"] >= 0 and char["x0"] <= page.width and char["top"] <= page.height
    ]
    for edge in page.edges:
        if edge["orientation"] == "h":
            content.rules.append(Rule(True, edge["top"], edge["x0"], edge["x1"]))
        else:
            content.rules.append(Rule(False, edge["x0"], edge["top"], edge["bottom"]))
    for rect in page.rects:
        if rect.get("fill") and not _is_white(rect.get("non_stroking_color")):
            content.fills.append(Fill(rect["x0"], rect["top"], rect["x1"], rect["bottom"]))
    return content


def _glyph(char: dict[str, Any]) -> Glyph:
    a, b = char["matrix"][:2]
    angle = round(-math.degrees(math.atan2(b, a))) % 360
    name = char["fontname"]
    weight = weight_of(name)
    style = Style(round(char["size"], 1) or 1.0, weight >= BOLD, angle, weight, is_italic(name))
    return Glyph(char["text"], char["x0"], char["top"], char["x1"], char["bottom"], style)


def _is_white(colour: Any) -> bool:
    values = colour if isinstance(colour, list | tuple) else (colour,)
    if len(values) == 4:  # cyan, magenta, yellow, black: white is no ink
        return all(isinstance(value, int | float) and value < 0.02 for value in values)
    return all(isinstance(value, int | float) and value > 0.98 for value in values)
