"""Texts for a terminal: made harmless, and rows of them as lines in columns, quickly for many."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells

_GAP = " "
_NARROWEST = 20
"""Cells that the column which gives way keeps."""
_ALL_NARROW = "\u0300"
"""No letter before this one is wider or narrower than a cell."""


_TURNS_TEXT = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that make what follows run the other way, also outside the text that holds them."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PICTURES = 0x2400
"""Where Unicode's pictures of control characters begin: U+241B shows ESC."""


def harmless(text: str) -> str:
    """`text` without characters that steer a terminal: control characters become their pictures."""
    if text.isprintable():
        return text
    return "".join(map(_harmless_character, text))


def _harmless_character(character: str) -> str:
    if (character.isprintable() and character not in _TURNS_TEXT) or character == "\n":
        return character
    if character.isspace():
        return _picture(character) if character in "\r\v\f\x1c\x1d\x1e\x1f\x85" else " "
    category = unicodedata.category(character)
    if category == "Cc":
        return _picture(character)
    if category == "Cs" or character in _TURNS_TEXT:
        return _REPLACEMENT
    return character


def _picture(control: str) -> str:
    return chr(_PICTURES + ord(control)) if ord(control) < 0x20 else _REPLACEMENT


def in_columns(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int | None,
    *,
    folded: str,
    right: Sequence[str] = (),
) -> Iterator[str]:
    """The line of `heads`, then those of `rows`; columns as wide as their widest text.

    Where that is more than `width` cells (None: there is room), the column headed `folded` gives way and its
    texts go on below.
    Columns headed as in `right` stand to the right. Control characters are made harmless.
    """
    table = [list(heads), *map(_harmless_row, rows)]
    widths = list(map(_widest, zip(*table, strict=True)))
    giving = heads.index(folded)
    if width is not None:
        others = sum(widths) - widths[giving] + len(_GAP) * (len(heads) - 1)
        widths[giving] = min(widths[giving], max(width - others, _NARROWEST))
    to_right = [head in right for head in heads]
    narrow = _GAP.join(f"%{'' if end else '-'}{cells}s" for cells, end in zip(widths, to_right, strict=True))
    for row in table:
        for line in _folded(row, giving, widths[giving]):
            if _is_narrow("".join(line)):  # ten thousand lines in a hundredth of a second
                yield (narrow % tuple(line)).rstrip()
            else:
                yield _GAP.join(map(_padded, line, widths, to_right)).rstrip()


def _harmless_row(row: Sequence[str]) -> list[str]:
    if "".join(row).isprintable():
        return list(row)
    return [harmless(text).replace("\n", " ") for text in row]


def _widest(column: Sequence[str]) -> int:
    """In cells."""
    return max(map(len if _is_narrow("".join(column)) else _cells, column))


def _is_narrow(text: str) -> bool:
    """Whether each letter of `text` takes one cell."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return max(text) < _ALL_NARROW
    return True


def _folded(row: list[str], giving: int, width: int) -> Iterator[list[str]]:
    """`row`, or where a text is too wide for its column, `row` with its beginning and rows with the rest of it."""
    if _cells(row[giving]) <= width:
        yield row
        return
    begin, *rest = chop_cells(row[giving], width)
    yield [*row[:giving], begin, *row[giving + 1 :]]
    for piece in rest:
        yield [piece if number == giving else "" for number in range(len(row))]


def _padded(text: str, width: int, to_right: bool) -> str:
    space = " " * (width - _cells(text))
    return space + text if to_right else text + space


def _cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return len(text) if _is_narrow(text) else cell_len(text)
