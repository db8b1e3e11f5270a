"""Text that can be shown and stored anywhere: names of files come as bytes, and may hold what steers a terminal."""

from __future__ import annotations

import re

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls but tab and line feed, marks that turn the direction of a line, halves of characters."""
_LINE_ENDS = re.compile(r"[\t\n]")
_C1 = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable_path(path: str) -> str:
    r"""`path` as text that any encoding can hold: bytes that are no UTF-8 become \udcff and the like."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def without_controls(text: str) -> str:
    r"""`text` for a terminal: whatever would steer it, a line feed too, is written out as \x1b, \n, \u202e."""
    return _LINE_ENDS.sub(_written_out, _STEERING.sub(_written_out, text))


def lines_without_controls(text: str) -> str:
    """As `without_controls`, but tabs and line feeds stay."""
    return _STEERING.sub(_written_out, text)


def json_without_controls(text: str) -> str:
    r"""JSON that means the same with what JSON itself allows, and a terminal obeys, written as \u009b."""
    return _C1.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _written_out(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")
