"""How much of a page its pictures take."""

from __future__ import annotations

from typing import TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

Pdf: TypeAlias = pypdfium2.PdfDocument
"""An opened file."""

MOST_PICTURES = 500
"""Pictures of one page that are looked at; a scan in strips has some dozens."""


def picture_share(pdf: Pdf, number: int) -> float:
    """The share of page `number` (from 1) that pictures take, from 0 to 1; those that overlap count twice, up to 1."""
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return 0.0
    try:
        width, height = page.get_size()
        area = 0.0
        pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4)
        for count, picture in enumerate(pictures):
            if count >= MOST_PICTURES:
                break
            left, bottom, right, top = picture.get_bounds()
            area += max(0.0, min(right, width) - max(left, 0)) * max(0.0, min(top, height) - max(bottom, 0))
        return min(1.0, area / (width * height)) if width > 0 and height > 0 else 0.0
    except pypdfium2.PdfiumError:
        return 0.0
    finally:
        page.close()
