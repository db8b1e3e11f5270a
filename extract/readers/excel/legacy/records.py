"""What xlrd leaves in the records of a sheet: headers and footers, shapes and boxes, rules that colour cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.readers.excel.controls import DrawnBox
from extract.readers.shared.seen.boxes import EMPTY, TICKED

_BEGIN, _END, _CONTINUE = 0x809, 0x0A, 0x3C
_HEADER, _FOOTER = 0x14, 0x15
_DRAWING, _OBJECT, _TEXT, _CONDITION = 0xEC, 0x5D, 0x1B6, 0x1B0
_BOXES = frozenset({0x0B, 0x0C})
"""Kinds of objects: check boxes and option buttons."""
_UNREAD = frozenset({0x07, 0x19})
"""Buttons, and the frames of notes (comments)."""
_PLACE = b"\x10\xf0\x12\x00\x00\x00"
"""In the record of a drawing: here follows, after two bytes, over which cells it stands."""
_TICKED = (b"\x12\x00\x08\x00\x01", b"\x0a\x00\x08\x00\x01")
"""In the record of a box: it is ticked, as Excel writes it and as LibreOffice does."""
_HALF_ROW = 128
"""Of the 256 parts of a row: from there on a box stands on the next row."""
_MOST_RECORDS = 5_000_000
_MOST_SHAPES = 5_000


@dataclass(slots=True)
class SheetExtras:
    """What stands on a sheet beside its cells."""

    margins: list[tuple[str, str]] = field(default_factory=list)
    """`head` or `foot`, and the text with its codes."""
    drawn: list[str] = field(default_factory=list)
    """Texts of shapes, without those of notes."""
    boxes: list[DrawnBox] = field(default_factory=list)
    has_conditions: bool = False
    """Whether a rule may fill cells whose own styles do not."""


def sheet_extras(stream: bytes, start: int) -> SheetExtras:
    """What stands on the Excel 97-2003 sheet whose records begin at byte `start` of a workbook."""
    extras = SheetExtras()
    place, of_kind = b"", 0
    texts: list[str] = []  # that of the object at hand comes last
    missing = 0
    for kind, content in _records(stream, start):
        if kind == _CONTINUE and missing:
            texts[-1] += _string(content, missing)
            missing -= min(missing, (len(content) - 1) // (2 if content[:1] == b"\x01" else 1))
            continue
        missing = 0
        if kind in {_HEADER, _FOOTER} and len(content) > 3:
            text = _string(content[2:], int.from_bytes(content[:2], "little"))
            extras.margins.append(("head" if kind == _HEADER else "foot", text))
        elif kind == _CONDITION:
            extras.has_conditions = True
        elif kind == _DRAWING:
            place = content[content.rfind(_PLACE) :] if _PLACE in content else b""
        elif kind == _OBJECT:
            _settle(extras, texts, of_kind)
            of_kind = int.from_bytes(content[4:6], "little")
            if of_kind in _BOXES:
                extras.boxes.append(_box(content, place))
        elif kind == _TEXT and len(extras.drawn) < _MOST_SHAPES:
            missing = int.from_bytes(content[10:12], "little")
            texts.append("")
    _settle(extras, texts, of_kind)
    extras.boxes = [box for box in extras.boxes if box.row]
    return extras


def _settle(extras: SheetExtras, texts: list[str], kind: int) -> None:
    """Give the texts of an object of that kind to where they belong, and forget them."""
    text = "\n".join(texts).replace("\r", "\n")
    texts.clear()
    if kind in _BOXES:
        extras.boxes[-1] = replace(extras.boxes[-1], label=" ".join(text.split()))
    elif kind not in _UNREAD and text.strip():
        extras.drawn.append(text)


def _box(content: bytes, place: bytes) -> DrawnBox:
    """A box without its label, at the cell where its drawing begins; at row 0 where `place` does not say."""
    first = len(_PLACE) + 2
    column, _, row, below, _, _, last = (
        int.from_bytes(place[at : at + 2], "little") for at in range(first, first + 14, 2)
    )
    row += below > _HALF_ROW and last > row
    ticked = any(sign in content for sign in _TICKED)
    return DrawnBox(row + 1 if place else 0, column + 1, TICKED if ticked else EMPTY, "")


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


_KEPT = frozenset({_DRAWING, _HEADER, _FOOTER, _OBJECT, _TEXT, _CONDITION, _CONTINUE})


def _string(content: bytes, length: int) -> str:
    """A string of `length` letters: a byte that says whether they are of one byte or two, and the letters."""
    if not content or not length:
        return ""
    if content[0] & 1:
        return content[1 : 1 + length * 2].decode("utf-16-le", "replace")
    return content[1 : 1 + length].decode("latin-1")
