"""What the letters of symbol fonts draw: a list mark of Word comes out of a PDF as "§" or as a private code."""

from __future__ import annotations

_SYMBOL = {0xB7: "•", 0xAE: "→", 0xA3: "≤", 0xB3: "≥"}
_WINGDINGS = {
    **{0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xD8: "➢"},
    **{0xE0: "→", 0xF0: "→", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐"},
}
_WINGDINGS_2 = {
    **{0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
    **{0x97: "•", 0x98: "•"},
}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗", 0x6E: "●"}
_PRIVATE = 0xF000
"""Symbol fonts keep their letters here in Unicode's private area."""


def _both(signs: dict[int, str]) -> dict[str, str]:
    return {chr(code + base): sign for code, sign in signs.items() for base in (0, _PRIVATE)}


_BY_FONT = {
    "wingdings2": _both(_WINGDINGS_2),
    "webdings": _both(_WEBDINGS),
    "wingdings": _both(_WINGDINGS),
    "symbol": _both(_SYMBOL),
}
_PRIVATE_ONLY = {
    letter: sign
    for letters in (_both(_WINGDINGS), _both(_SYMBOL))
    for letter, sign in letters.items()
    if ord(letter) >= _PRIVATE
}


def signs_of(font: str) -> dict[str, str]:
    """The signs of a font's letters, by its name; of a common font, those of private codes only."""
    low = font.lower().replace(" ", "").replace("-", "")
    return next((signs for name, signs in _BY_FONT.items() if name in low), _PRIVATE_ONLY)
