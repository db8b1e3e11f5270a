"""What xlrd leaves in the records of a sheet: headers and footers, texts drawn on it, rules that colour cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_BEGIN, _END, _CONTINUE = 0x809, 0x0A, 0x3C
_HEADER, _FOOTER = 0x14, 0x15
_OBJECT, _TEXT, _CONDITION = 0x5D, 0x1B6, 0x1B0
_NOTE = 0x19
"""The kind of object that is the frame of a note (a comment)."""
_MOST_RECORDS = 5_000_000
_MOST_SHAPES = 5_000


@dataclass(slots=True)
class SheetExtras:
    """What stands on a sheet beside its cells."""

    margins: list[tuple[str, str]] = field(default_factory=list)
    """`head` or `foot`, and the text with its codes."""
    drawn: list[str] = field(default_factory=list)
    """Texts of shapes, without those of notes."""
    has_conditions: bool = False
    """Whether a rule may fill cells whose own styles do not."""


def sheet_extras(stream: bytes, start: int) -> SheetExtras:
    """What stands on the Excel 97-2003 sheet whose records begin at byte `start` of a workbook."""
    extras = SheetExtras()
    is_note, missing = False, 0
    for kind, content in _records(stream, start):
        if kind == _CONTINUE and missing:
            extras.drawn[-1] += _string(content, missing)
            missing -= min(missing, (len(content) - 1) // (2 if content[:1] == b"\x01" else 1))
            continue
        missing = 0
        if kind in {_HEADER, _FOOTER} and len(content) > 3:
            text = _string(content[2:], int.from_bytes(content[:2], "little"))
            extras.margins.append(("head" if kind == _HEADER else "foot", text))
        elif kind == _CONDITION:
            extras.has_conditions = True
        elif kind == _OBJECT:
            is_note = int.from_bytes(content[4:6], "little") == _NOTE
        elif kind == _TEXT and not is_note and len(extras.drawn) < _MOST_SHAPES:
            missing = int.from_bytes(content[10:12], "little")
            extras.drawn.append("")
    extras.drawn = [text.replace("\r", "\n") for text in extras.drawn if text.strip()]
    return extras


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of a sheet that are its own, not those of a chart on it."""
    depth = 0
    for _ in range(_MOST_RECORDS):
        kind = int.from_bytes(stream[start : start + 2], "little")
        length = int.from_bytes(stream[start + 2 : start + 4], "little")
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0 or start + 4 > len(stream):
            return
        if depth == 1 and kind in _KEPT:
            yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


_KEPT = frozenset({_HEADER, _FOOTER, _OBJECT, _TEXT, _CONDITION, _CONTINUE})


def _string(content: bytes, length: int) -> str:
    """A string of `length` letters: a byte that says whether they are of one byte or two, and the letters."""
    if not content or not length:
        return ""
    if content[0] & 1:
        return content[1 : 1 + length * 2].decode("utf-16-le", "replace")
    return content[1 : 1 + length].decode("latin-1")
