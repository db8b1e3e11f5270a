"""Texts that are drawn on a worksheet: text boxes and shapes."""

from __future__ import annotations

from lxml import etree

from extract.readers.shared.package import Package

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_SHAPES = 5_000


def drawn_texts(package: Package, sheet: str) -> list[str]:
    """The text of each shape on the sheet of part `sheet`, its paragraphs as lines, in drawing order."""
    texts: list[str] = []
    for part in package.related(sheet, "drawing"):
        root = package.optional_xml(part)
        if root is not None:
            texts.extend(text for text in map(_text, _bodies(root)) if text.strip())
    return texts[:_MOST_SHAPES]


def _bodies(root: etree._Element) -> list[etree._Element]:
    """The text bodies of shapes; of alternatives the first, never the fallback for old programs."""
    return [
        element
        for element in root.iter()
        if isinstance(element.tag, str)
        and element.tag.endswith("}txBody")
        and not any(parent.tag == _FALLBACK for parent in element.iterancestors())
    ]


def _text(body: etree._Element) -> str:
    lines = []
    for paragraph in body.iterfind(f"{_DRAWING}p"):
        line = ""
        for element in paragraph.iter():
            if element.tag == f"{_DRAWING}t":
                line += element.text or ""
            elif element.tag == f"{_DRAWING}br":
                line += "\n"
        lines.append(line)
    return "\n".join(lines)
