"""What the letters of symbol fonts draw: a list mark of Word comes out of a PDF as "§" or as a private code."""

from __future__ import annotations

from extract.readers.shared.seen.symbols import SYMBOLS

_PRIVATE = 0xF000
"""Symbol fonts keep their letters here in Unicode's private area."""


def _signs(font: str, *bases: int) -> dict[str, str]:
    return {chr(code + base): sign for code, sign in SYMBOLS[font].items() for base in bases}


_PRIVATE_ONLY = _signs("wingdings", _PRIVATE) | _signs("symbol", _PRIVATE)
_BY_FONT = {"opensymbol": _PRIVATE_ONLY} | {  # which stands in for all of them in LibreOffice
    font.replace(" ", ""): _signs(font, 0, _PRIVATE)
    for font in sorted(SYMBOLS, key=len, reverse=True)  # "wingdings 2" before "wingdings"
}


def signs_of(font: str) -> dict[str, str]:
    """The signs of a font's letters, by its name; of a common font, those of private codes only."""
    low = font.lower().replace(" ", "").replace("-", "")
    return next((signs for name, signs in _BY_FONT.items() if name in low), _PRIVATE_ONLY)
