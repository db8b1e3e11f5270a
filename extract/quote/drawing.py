"""Draws quotes as PNG pictures: boxes on printed pages, or an excerpt of a file that has none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw, ImageFont

from extract.quote.excerpt import ExcerptCell, ExcerptRow, MarkedWord
from models.evidence import Evidence
from models.pages.picture import PagePicture

_INK, _PAPER = (32, 32, 32), (255, 255, 255)
_RULE, _FRAME = (190, 190, 190), (200, 30, 30)
_MARKER, _TINT = (255, 224, 102), (255, 243, 200)
_MARGIN = 3.0
"""Points between a value's words and the box around them."""
_WIDTH = 1240
_PADDING = 14
_SIZE, _LEADING = 24, 32
_TALLEST = 6000
"""Pixels of an excerpt; what is below is cut off."""
_MOST_PAGES = 4
"""Of a value that runs on over more, the first ones are drawn."""


def draw_boxes(pages: Iterable[PagePicture], evidence: Sequence[Evidence]) -> bytes:
    """The pages one below the other, with a box around each region of `evidence` on them; PNG."""
    drawn = [_with_boxes(page, evidence) for page in pages]
    whole = Image.new("RGB", (max(one.width for one in drawn), sum(one.height for one in drawn)), _PAPER)
    top = 0
    for one in drawn:
        whole.paste(one, (0, top))
        top += one.height
    return _png(whole)


def pages_to_draw(evidence: Iterable[Evidence]) -> list[int]:
    """The pages, from 1, that a picture of `evidence` shows."""
    return sorted({region.page for region in evidence if region.page is not None})[:_MOST_PAGES]


def _with_boxes(page: PagePicture, evidence: Sequence[Evidence]) -> Image.Image:
    picture = Image.frombytes("RGB", (page.width, page.height), page.pixels)
    boxes = [_pixels(region, page) for region in evidence if region.page == page.number and region.bbox]
    tint = Image.new("RGB", picture.size, _PAPER)
    shade = ImageDraw.Draw(tint)
    for box in boxes:
        shade.rectangle(box, fill=_TINT)
    picture = ImageChops.multiply(picture, tint)  # as a marker pen does: the print stays black
    lines = ImageDraw.Draw(picture)
    for box in boxes:
        lines.rectangle(box, outline=_FRAME, width=3)
    return picture


def _pixels(region: Evidence, page: PagePicture) -> tuple[float, float, float, float]:
    """The region's box with a margin, within the page."""
    x0, top, x1, bottom = region.bbox or (0.0, 0.0, 0.0, 0.0)
    left, right = sorted((x0 - _MARGIN, x1 + _MARGIN))
    high, low = sorted((top - _MARGIN, bottom + _MARGIN))
    return (
        min(max(left * page.scale, 0), page.width - 1),
        min(max(high * page.scale, 0), page.height - 1),
        min(max(right * page.scale, 0), page.width - 1),
        min(max(low * page.scale, 0), page.height - 1),
    )


_Line: TypeAlias = list[MarkedWord]


def draw_excerpt(rows: Sequence[ExcerptRow], heading: str) -> bytes:
    """`heading` and below it the rows as a table, paragraphs over its whole width; PNG."""
    font = _font()
    edges = {columns: _edges(rows, columns, font) for columns in {row.columns for row in rows}}
    laid = [_lay_out(row, edges[row.columns], font) for row in rows]
    height = sum(height for _, height in laid) + _LEADING + 2 * _PADDING
    picture = Image.new("RGB", (_WIDTH + 2 * _PADDING, min(height + _PADDING, _TALLEST)), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((_PADDING, _PADDING), _printable(heading), fill=(90, 90, 90), font=font)
    top = _PADDING + _LEADING + _PADDING // 2
    for cells, tall in laid:
        for left, right, lines, is_marked in cells:
            _draw_cell(pen, (left, top, right, top + tall), lines, is_marked, font)
        top += tall
    return _png(picture)


def _edges(rows: Iterable[ExcerptRow], columns: int, font: ImageFont.FreeTypeFont) -> list[int]:
    """The left edges of the columns and the last right one, for the rows with so many of them; pixels.

    A column has room for its longest word, if all have; what is left is shared by how much they hold.
    """
    need, hold = [2.0 * _PADDING] * columns, [1.0] * columns
    for cell in (cell for row in rows if row.columns == columns for cell in row.cells):
        words = [_printable(text) for line in cell.lines for text, _ in line]
        if words and cell.column_span == 1:
            longest = max(map(font.getlength, words)) + 2 * _PADDING + 2
            need[cell.column] = max(need[cell.column], longest)
            hold[cell.column] = max(hold[cell.column], math.sqrt(len(" ".join(words))))
    left = _WIDTH - sum(need)
    widths = [one + max(0.0, left) * share / sum(hold) for one, share in zip(need, hold, strict=True)]
    fit = _WIDTH / sum(widths)
    return [_PADDING + round(fit * sum(widths[:number])) for number in range(columns + 1)]


def _lay_out(
    row: ExcerptRow, edges: Sequence[int], font: ImageFont.FreeTypeFont
) -> tuple[list[tuple[int, int, list[_Line], bool]], int]:
    """The row's cells as (left, right, lines, whether marked), and the row's height; pixels."""
    cells = []
    for cell in row.cells:
        left, right = edges[cell.column], edges[min(cell.column + cell.column_span, row.columns)]
        cells.append((left, right, _wrapped(cell, right - left - 2 * _PADDING, font), cell.is_marked))
    most = max((len(lines) for _, _, lines, _ in cells), default=1)
    return cells, max(1, most) * _LEADING + _PADDING


def _wrapped(cell: ExcerptCell, width: int, font: ImageFont.FreeTypeFont) -> list[_Line]:
    lines: list[_Line] = []
    for paragraph in cell.lines:
        line: _Line = []
        for word in _cut(paragraph, width, font):
            if line and font.getlength(" ".join(text for text, _ in [*line, word])) > width:
                lines.append(line)
                line = []
            line.append(word)
        lines.append(line)
    return lines


def _cut(words: Iterable[MarkedWord], width: int, font: ImageFont.FreeTypeFont) -> Iterable[MarkedWord]:
    """The words, those that are wider than the cell in pieces."""
    for text, is_marked in words:
        rest = _printable(text)
        while len(rest) > 1 and font.getlength(rest) > width:
            length = max(1, int(len(rest) * width / font.getlength(rest)))
            yield rest[:length], is_marked
            rest = rest[length:]
        yield rest, is_marked


def _draw_cell(
    pen: ImageDraw.ImageDraw,
    box: tuple[int, int, int, int],
    lines: Sequence[_Line],
    is_marked: bool,
    font: ImageFont.FreeTypeFont,
) -> None:
    left, top, right, bottom = box
    pen.rectangle((left, top, right, bottom), outline=_RULE)
    space = font.getlength(" ")
    down = top + _PADDING // 2
    for line in lines:
        across = float(left + _PADDING)
        for text, is_of_value in line:
            wide = font.getlength(text)
            if is_of_value:
                pen.rectangle((across - 3, down + 1, across + wide + 3, down + _LEADING - 2), fill=_MARKER)
            pen.text((across, down), text, fill=_INK, font=font)
            across += wide + space
        down += _LEADING
    if is_marked:
        pen.rectangle((left, top, right, bottom), outline=_FRAME, width=3)


def _font() -> ImageFont.FreeTypeFont:
    """Lato, which comes as a package: Pillow's own font has no å, ä and ö."""
    from font_lato import font_files

    return ImageFont.truetype(font_files["Lato"], _SIZE)


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)


def _png(picture: Image.Image) -> bytes:
    """Few colours are enough for print and its marks, and make a quarter of the bytes."""
    out = BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
