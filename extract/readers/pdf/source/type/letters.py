"""The letters of a page's glyphs, and those that the file does not tell."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Container

from extract.readers.pdf.source import calls

UNREADABLE = "\ufffd"
_HYPHEN = "\x02"
"""pdfium gives a hyphen that ends a line this code, whichever kind it was."""
_ODD = ("\0", UNREADABLE, "\uffff")
"""Where the page's text holds one of these, pdfium may have skipped or added something."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
"""Codes that draw nothing: a font that gives one to a letter does not tell which letter it is."""
_PRIVATE = re.compile(
    r"(?<=\w)[\ue000-\uefff\uf100-\uf8ff]|[\ue000-\uefff\uf100-\uf8ff](?=\w)|(?<=\w)[\uf000-\uf0ff](?=\w)"
)
"""Private codes among letters. Symbol fonts have theirs from F000 to F0FF, where a list mark may touch its text."""
_SPECIAL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ue000-\uf8ff\ufffe]")
"""What needs a second look; most pages hold none of it."""
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""A sign beyond 16 bits, of which pdfium gives each half as a character."""

_FIGURE = re.compile("[0-9]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
INK = 0.5
"""Height of a raised figure's ink against its box, at most: it is 0.35 to 0.45; usual figures take 0.6 and more."""
LIFT = 0.2
"""Of the same, how far its ink stands above the baseline at least: 0.3 to 0.4; usual figures stand on it."""


def read_characters(textpage: int, count: int) -> list[str]:
    """The text of each glyph; at once where pdfium's text has one character for each, else one by one."""
    buffer = ctypes.create_string_buffer(4 * count + 4)
    written = calls.text_between(textpage, 0, count, buffer)
    text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) != count or any(odd in text for odd in _ODD):
        codes = [calls.unicode_at(textpage, index) for index in range(count)]
        text = "".join(chr(code) if 0 < code < 0x110000 else UNREADABLE for code in codes)
    characters = list(text) if _SPECIAL.search(text) is None else _mended(text, textpage)
    for match in _FIGURE.finditer(text):
        if _is_drawn_raised(textpage, match.start()):
            characters[match.start()] = match.group().translate(_RAISED)
    return characters


def _is_drawn_raised(textpage: int, index: int) -> bool:
    """Whether a font has drawn the figure at `index` small and above the baseline, without the file telling it.

    Fonts have such figures beside the usual ones; their size, place and code are those of the text.
    """
    ink = calls.raised_ink_of(textpage, index)
    if ink is None:
        return False
    low, high, box = ink
    return high - low < INK * box and low > LIFT * box


def _mended(text: str, textpage: int) -> list[str]:
    """The characters of a text that has hyphens, halves, private or control codes among them."""
    text = _PRIVATE.sub(UNREADABLE, text.replace("\ufffe", "-"))
    characters = list(text)
    for match in _HALVES.finditer(text):
        whole = match.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        characters[match.start() : match.end()] = whole, ""
    for match in _CONTROL.finditer(text):
        is_hyphen = match.group() == _HYPHEN and calls.is_hyphen(textpage, match.start()) == 1
        characters[match.start()] = "-" if is_hyphen else UNREADABLE
    return characters


def tell_guesses(textpage: int, start: int, characters: list[str], signs: Container[str]) -> None:
    """Put U+FFFD for letters that pdfium has only guessed by their codes, from `start` to where its text object ends.

    A sign that stands alone stays as it is: list marks are drawn with fonts that tell no letters.
    """
    drawn_by = calls.text_object(textpage, start)
    for index in range(start, len(characters)):
        if calls.text_object(textpage, index) != drawn_by:
            return
        text = characters[index]
        lone = not any(other[:1].isalnum() for other in characters[max(0, index - 1) : index + 2])
        if text not in signs and not lone and not text.isspace() and calls.is_unmapped(textpage, index) == 1:
            characters[index] = UNREADABLE
