"""What the letters of symbol fonts draw."""

from __future__ import annotations

SYMBOLS: dict[str, dict[int, str]] = {
    "symbol": {0xB7: "•", 0xAE: "→", 0xB0: "°", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×"},
    "wingdings": {
        **{0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•"},
        **{0xD8: "➢", 0xE0: "→", 0xF0: "→"},
        **{0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐"},
    },
    "wingdings 2": {
        **{0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐"},
        **{0x97: "•", 0x98: "•"},
    },
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■", 0x6E: "●"},
}
"""By font, and the low byte of the letter's code."""
SYMBOL_FONTS = frozenset(SYMBOLS)
"""Names of the fonts that are known, in lower case."""


def drawn(text: str, font: str) -> str:
    """What the letters of `text` look like in a symbol font; those that are not known stay."""
    table = SYMBOLS[font]
    return "".join(
        table.get(ord(letter) & 0xFF, letter)
        if ord(letter) < 0x100 or 0xF000 <= ord(letter) < 0xF100
        else letter
        for letter in text
    )


def symbol(font: str, code: int) -> str:
    """The sign of one code; a letter of an unknown symbol font stays in the private area."""
    table = SYMBOLS.get(font.lower(), {})
    if code & 0xFF in table:
        return table[code & 0xFF]
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
