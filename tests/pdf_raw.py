"""Writes PDFs object by object for tests: what ReportLab does not draw, and how other programs write it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

A4 = "[0 0 595 842]"
FONTS = (
    "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    " /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>"
)


def at(x: float, y: float, text: str, size: float = 10, font: str = "F1") -> str:
    """Operators that draw `text` with its baseline `y` points above the foot of the page."""
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped(text)}) Tj ET\n"


def escaped(text: str) -> str:
    """`text` as it stands in a string of a PDF."""
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream of `content`, compressed."""
    packed = zlib.compress(content.encode("latin-1") if isinstance(content, str) else content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
    return head.encode("latin-1") + packed + b"\nendstream"


def raw_pdf(
    content: str,
    *,
    resources: str = "",
    page: str = "",
    catalog: str = "",
    objects: Mapping[int, str | bytes] | None = None,
    annotations: Sequence[str] = (),
) -> bytes:
    """A PDF of one page. `objects` are further ones, numbered from 10; annotations are numbered from 100."""
    made: dict[int, str | bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox {A4} /Contents 4 0 R"
        f" /Resources << /Font {FONTS} {resources} >>"
        f" /Annots [{' '.join(f'{100 + index} 0 R' for index in range(len(annotations)))}] {page} >>",
        4: stream(content),
        **(objects or {}),
        **{100 + index: annotation for index, annotation in enumerate(annotations)},
    }
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in made.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + (body.encode("latin-1") if isinstance(body, str) else body)
        out += b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    return bytes(out + f"trailer\n<< /Size 1000 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())


def row(y: float, label: str, value: str = "") -> str:
    """A ruled row of a label and a value, 26 points high, its foot `y` points above that of the page."""
    boxes = f"60 {y} 150 26 re S 210 {y} 320 26 re S\n"
    return boxes + at(65, y + 9, label, font="F2") + (at(215, y + 9, value) if value else "")
