"""The texts that hang from a drawing: text boxes, diagrams, charts, decorative lettering."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from extract.readers.shared.package import Package
from extract.readers.word.names import MC, A, R, W, chosen_branch

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_VML = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LineReader: TypeAlias = Callable[[etree._Element], tuple[str, ...]]


LEVEL = 5 * 12700
"""English metric units (12,700 a point) by which drawings that stand in one row are higher or lower."""


def as_seen(drawings: list[etree._Element]) -> list[etree._Element]:
    """The drawings that hang from one paragraph as a page shows them: from the top down, in a row from the left.

    Programs write them in the order in which they were drawn, or the other way round. Only such change places as
    tell where they stand, from the same edges.
    """
    places = [_place(drawing) for drawing in drawings]
    edges = {place[0] for place in places if place}
    if len(edges) != 1:
        return drawings
    standing = [(place[1:], index) for index, place in enumerate(places) if place]
    order = [drawings[index] for _, index in sorted(standing)]
    found = list(drawings)
    for (_, index), drawing in zip(standing, order, strict=True):
        found[index] = drawing
    return found


def _place(drawing: etree._Element) -> tuple[tuple[str, str], int, int] | None:
    """The edges that a drawing with text is measured from, its row and how far right it stands; None of any other."""
    anchor = next(drawing.iter(_WP + "anchor"), None)
    if anchor is None or next(drawing.iter(W + "txbxContent"), None) is None:
        return None
    down, right = anchor.find(_WP + "positionV"), anchor.find(_WP + "positionH")
    if down is None or right is None:
        return None
    try:
        offsets = [int(one.findtext(_WP + "posOffset", "").strip()) for one in (down, right)]
    except ValueError:
        return None
    edges = str(down.get("relativeFrom", "")), str(right.get("relativeFrom", ""))
    return edges, round(offsets[0] / LEVEL), offsets[1]


@dataclass(slots=True)
class DrawingReader:
    """Finds the texts of drawings; it follows the links of their part to charts and diagrams."""

    package: Package
    _targets: dict[str, dict[str, str]] = field(default_factory=dict)

    def texts(self, drawing: etree._Element, part: str) -> Iterator[etree._Element | tuple[str, ...]]:
        """Each text in `drawing` once, in order: a `w:txbxContent`, or plain lines.

        Of a choice and its fallback, which say the same, one is read.
        """
        stack = [drawing]
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag == W + "txbxContent":
                yield element
            elif tag == A + "p":
                yield _lines([element])
            elif tag == _VML + "textpath":
                yield tuple(str(element.get("string", "")).split("\n"))
            elif tag == _CHART + "chart" and element.get(R + "id"):
                yield self._linked(part, str(element.get(R + "id")), _chart_lines)
            elif tag == _DIAGRAM + "relIds":
                yield self._linked(part, str(element.get(R + "dm", "")), _diagram_lines)
            elif tag == MC + "AlternateContent":
                branch = chosen_branch(element)
                stack.extend([] if branch is None else [branch])
            else:
                stack.extend(reversed(element))

    def _linked(self, part: str, link: str, reads: _LineReader) -> tuple[str, ...]:
        """What `reads` finds in the part that `link` of `part` leads to."""
        target = self.target(part, link)
        root = self.package.optional_xml(target) if target is not None else None
        return () if root is None else reads(root)

    def target(self, part: str, link: str) -> str | None:
        """The part inside the package that the link `link` of `part` leads to; None where there is none."""
        if part not in self._targets:
            self._targets[part] = {
                relation.id: relation.target
                for relation in self.package.relations(part)
                if not relation.external and self.package.has(relation.target)
            }
        return self._targets[part].get(link)


def _lines(paragraphs: list[etree._Element]) -> tuple[str, ...]:
    """The texts of drawing paragraphs (`a:p`), the empty ones left out."""
    texts = [
        "".join(
            (piece.text or "") if piece.tag == A + "t" else "\n"
            for piece in paragraph.iter(A + "t", A + "br")
        )
        for paragraph in paragraphs
    ]
    return tuple(text for text in texts if text.strip())


def _diagram_lines(root: etree._Element) -> tuple[str, ...]:
    """The texts of a diagram's points. Its prompts ("[Text]") are shown on the screen only."""
    lines: list[str] = []
    for point in root.iter(_DIAGRAM + "pt"):
        settings = point.find(_DIAGRAM + "prSet")
        if point.get("type") == "pres" or (settings is not None and settings.get("phldr") in {"1", "true"}):
            continue
        lines.extend(_lines(list(point.iter(A + "p"))))
    return tuple(lines)


def _chart_lines(root: etree._Element) -> tuple[str, ...]:
    """The words that a chart shows, each once: titles, names of series, categories. Its figures are drawn."""
    lines = dict.fromkeys(_lines(list(root.iter(A + "p"))))
    for kind in ("tx", "cat"):
        for holder in root.iter(_CHART + kind):
            for value in holder.iterfind(f".//{_CHART}strCache/{_CHART}pt/{_CHART}v"):
                if value.text and value.text.strip():
                    lines.setdefault(value.text)
    return tuple(lines)
