"""Collecting the words of a document while it is read."""

from __future__ import annotations

import re
import unicodedata

from extract.readers.shared.seen.boxes import SURE_BOXES
from extract.readers.shared.seen.notes import raised_stretch
from models.pages.document import Standing, Word
from models.pages.geometry import BBox

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_DROPPED = {code: None for code in range(0x20) if chr(code) not in "\t\n\v\f\r\x1c\x1d\x1e\x1f"}
_TABLE = str.maketrans(
    {
        **_LIGATURES,
        **{chr(code): None for code in (*_DROPPED, 0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)},
    }
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
"""Half characters: no encoding can store them, so they become the replacement character."""


def clean(text: str) -> str:
    """`text` as words keep it: NFC, ligatures spelt out, no soft hyphens, zero-width or control characters."""
    if text.isprintable() and (
        text.isascii() or (unicodedata.is_normalized("NFC", text) and not _LIGATURE.search(text))
    ):
        return text  # nearly every word: nothing to drop, nothing to spell out
    text = text.translate(_TABLE)
    if not text.isascii():
        text = _LONE_SURROGATES.sub("\ufffd", unicodedata.normalize("NFC", text))
    return text


class WordList:
    """The growing list of a document's words; it gives each its id."""

    def __init__(self) -> None:
        self.words: list[Word] = []

    def add(
        self,
        text: str,
        *,
        page: int | None = None,
        boxes: tuple[BBox, ...] = (),
        ref: str = "",
        line: int = 0,
        bold: bool = False,
        standing: Standing = "in_force",
    ) -> tuple[int, ...]:
        """Add the words of `text` (split at white space, cleaned) and return their ids, in order.

        Usually one word or a run that shares one ref; a text of nothing but dropped characters adds none. Boxes
        to tick and raised figures are words of their own, though nothing parts them from their neighbours.
        """
        ids = []
        for run in clean(text).split():
            if run.isascii() or _GLUED.search(run) is None:
                ids.append(len(self.words))
                self.words.append(Word(len(self.words), run, page, boxes, ref, line, bold, standing))
                continue
            for part, raised in _parted(run):
                stands: Standing = "note_mark" if raised and standing == "in_force" else standing
                ids.append(len(self.words))
                self.words.append(Word(len(self.words), part, page, boxes, ref, line, bold, stands))
        return tuple(ids)


_GLUED = re.compile(f"[{SURE_BOXES}⁰¹²³⁴-⁹]")
_BOX = re.compile(f"([{SURE_BOXES}])")


def _parted(run: str) -> list[tuple[str, bool]]:
    """The words that a run without white space holds, and whether each is a raised sign that calls a note."""
    parts: list[tuple[str, bool]] = []
    for part in filter(None, _BOX.split(run)):
        stretch = raised_stretch(part)
        if stretch is None:
            parts.append((part, False))
            continue
        start, end = stretch
        around = part[:start] + part[end:]
        before = [(around, False)] if start and around else []
        after = [(around, False)] if not start and around else []
        parts += [*before, (part[start:end], True), *after]
    return parts
