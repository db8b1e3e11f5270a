"""How the cells of an older workbook look: fonts, fills, borders and number formats as styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.readers.excel.cells import PLAIN, CellStyle, StringRun
from extract.readers.excel.numbers import BUILT_IN_FORMATS
from models.pages.headings import Trait, is_coloured

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.formatting import XF, Font

_TWIPS = 20
"""In a point."""
_SOLID = 1
_EXCEL_5 = 50
"""From Excel 5 on the formats that every program knows have the numbers that they have today."""
_WINDOW_TEXT = frozenset({0x40, 0x7FFF})
_WINDOW_GROUND = 0x41
_SUPERSCRIPT = 1
_BOLD = 600
"""Weight of letters: 400 is usual, 700 bold; some programs set it and leave the sign for bold alone."""


class Looks:
    """The styles and fonts of a workbook, by the numbers that its cells and strings name."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._styles = [self._style(form) for form in book.xf_list]

    def style(self, number: int | None) -> CellStyle:
        """The style that a cell names; the plain one where it names none that there is."""
        return self._styles[number] if number is not None and number < len(self._styles) else PLAIN

    def runs(self, text: str, changes: list[tuple[int, int]]) -> list[StringRun]:
        """The stretches of a string; `changes` are (UTF-16 units before, number of the font from there on)."""
        if not changes:
            return [StringRun(text)]
        units = text.encode("utf-16-le", "surrogatepass")
        ends = [offset for offset, _ in changes[1:]] + [len(units)]
        runs = [StringRun(_decoded(units[: changes[0][0] * 2]))]
        for (offset, font), end in zip(changes, ends, strict=True):
            runs.append(self._run(_decoded(units[offset * 2 : end * 2]), self._font(font)))
        return [run for run in runs if run.text]

    def _run(self, text: str, font: Font | None) -> StringRun:
        if font is None:
            return StringRun(text)
        return StringRun(
            text,
            bold=_is_bold(font),
            struck=bool(font.struck_out),
            color=self._color(font.colour_index),
            raised=font.escapement == _SUPERSCRIPT,
        )

    def _font(self, number: int) -> Font | None:
        fonts = self._book.font_list
        return fonts[number] if 0 <= number < len(fonts) else None

    def _style(self, form: XF) -> CellStyle:
        font, fill = self._font(form.font_index), form.background
        ground = "" if not fill.fill_pattern else "pattern"
        if fill.fill_pattern == _SOLID:
            ground = self._color(fill.pattern_colour_index)
        color = "000000" if font is None else self._color(font.colour_index)
        return CellStyle(
            code=self._code(form.format_key),
            bold=font is not None and _is_bold(font),
            size=font.height / _TWIPS if font and font.height else None,
            traits=frozenset() if font is None else _traits(font, color),
            shaded=ground not in {"", "ffffff"},
            lines=_lines(form),
            struck=font is not None and bool(font.struck_out),
            font="" if font is None else font.name.lower(),
            color=color,
            ground=ground,
        )

    def _code(self, key: int) -> str:
        named = self._book.format_map.get(key)
        code = str(named.format_str) if named is not None else "General"
        return BUILT_IN_FORMATS.get(key, code) if self._book.biff_version >= _EXCEL_5 else code

    def _color(self, number: int | None) -> str:
        """A colour of the workbook's palette as six hex digits; black where it is the screen's own."""
        if number == _WINDOW_GROUND:
            return "ffffff"
        shades = None if number in _WINDOW_TEXT else self._book.colour_map.get(number)
        return "000000" if shades is None else "{:02x}{:02x}{:02x}".format(*shades)


def _decoded(units: bytes) -> str:
    return units.decode("utf-16-le", "replace")


def _is_bold(font: Font) -> bool:
    return bool(font.bold) or font.weight >= _BOLD


def _traits(font: Font, color: str) -> frozenset[Trait]:
    """How the letters of a font are set beside size and weight."""
    traits: set[Trait] = {"italic"} if font.italic else set()
    if font.underline_type:
        traits.add("underline")
    shades = int(color, 16)
    if is_coloured(shades >> 16 & 255, shades >> 8 & 255, shades & 255):
        traits.add("colour")
    return frozenset(traits)


def _lines(form: XF) -> frozenset[str]:
    """The sides on which a cell's border draws a line."""
    border = form.border
    drawn = {
        "left": border.left_line_style,
        "right": border.right_line_style,
        "top": border.top_line_style,
        "bottom": border.bottom_line_style,
    }
    return frozenset(side for side, style in drawn.items() if style)
