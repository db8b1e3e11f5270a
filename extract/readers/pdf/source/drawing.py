"""Pages as pictures, drawn by pdfium within limits: a page may be as large as it says, its picture may not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import chain

import pypdfium2

from models.errors import DamagedFile
from models.pages.picture import PagePicture

MOST_PIXELS = 8_000_000
"""Of one picture: A4 at 290 dots an inch, 24 MB."""
_WHITE_PAGE = (255, 255, 255, 255)


def draw_pages(
    name: str, pdf: pypdfium2.PdfDocument, numbers: Iterable[int], width: int
) -> Iterator[PagePicture]:
    """The pages `numbers` (from 1), about `width` pixels wide, smaller where that would be more than `MOST_PIXELS`.

    Raises DamagedFile where there is no such page, or pdfium cannot draw it.
    """
    for number in numbers:
        if not 1 <= number <= len(pdf):
            raise DamagedFile(name, f"it has no page {number}: it has {len(pdf)}")
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError:
            raise DamagedFile(name, f"page {number} is damaged and cannot be drawn") from None
        try:
            yield _draw(name, page, number, width)
        finally:
            page.close()


def _draw(name: str, page: pypdfium2.PdfPage, number: int, width: int) -> PagePicture:
    across, down = page.get_size()
    if not (math.isfinite(across) and math.isfinite(down) and across > 0 and down > 0):
        raise DamagedFile(name, f"page {number} has no size and cannot be drawn")
    scale = min(width / across, math.sqrt(MOST_PIXELS / (across * down)))
    if math.ceil(across * scale) * math.ceil(down * scale) > MOST_PIXELS * 2:  # a page as thin as a line
        raise DamagedFile(name, f"page {number} is too long for its width to be drawn")
    try:
        bitmap = page.render(
            scale=scale, fill_color=_WHITE_PAGE, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=False
        )
    except (pypdfium2.PdfiumError, MemoryError):
        raise DamagedFile(name, f"page {number} cannot be drawn") from None
    try:
        return PagePicture(number, bitmap.width, bitmap.height, _rgb(bitmap), scale)
    finally:
        bitmap.close()


def _rgb(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """Its pixels without the bytes that pad a row, and without an alpha channel; grey ones as colours."""
    row, channels = bitmap.width * bitmap.n_channels, bitmap.n_channels
    raw = bytes(bitmap.buffer)
    rows = (raw[top : top + row] for top in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    packed = bytes(chain.from_iterable(rows)) if bitmap.stride != row else raw[: row * bitmap.height]
    if channels == 3:
        return packed
    pixels = bytearray(len(packed) // channels * 3)
    for channel in range(3):
        pixels[channel::3] = packed[min(channel, channels - 1) :: channels]
    return bytes(pixels)
