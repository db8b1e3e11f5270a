"""What a paragraph's and a run's style says of it: heading level, bold, size, numbering, table looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

from docx.exceptions import InvalidXmlError
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.parser import element_class_lookup
from docx.oxml.styles import CT_Style
from docx.styles.style import BaseStyle, CharacterStyle, StyleFactory
from docx.text.font import Font
from lxml import etree

from extract.readers.word.looks import (
    SAYS_NOTHING,
    SILENT,
    SaidTraits,
    SeenLook,
    fill_of,
    seen_look,
    traits_of_chain,
)
from extract.readers.word.names import W, is_on, number_of, value_of

_HEADING = re.compile(r"(?:heading|rubrik|överskrift|overskrift|otsikko|überschrift)\s*([1-9])\b")
_TITLE = re.compile(r"(?:title|titel|rubrik|dokumenttitel|dokumentrubrik)")
_SUBTITLE = re.compile(r"(?:subtitle|underrubrik|undertitel)")
_TOC = re.compile(
    r"(?:toc|innehåll|contents)\s*(?:\d|heading)|innehållsförteckning\s*(?:\d|srubrik)?"
    r"|table of figures|figurförteckning|toa heading"
)
_CAPTION = re.compile(r"(?:caption|beskrivning|bildtext|tabelltext)")
_LIST = re.compile(r"(?:list (?:bullet|number)|punktlista|numrerad lista)\s*(\d?)")
_DEFAULT_SIZE = 10.0
"""Points, where the file says nothing at all; Word's own default."""


@dataclass(frozen=True, slots=True)
class StyleLook:
    """What one style makes of text, its base styles included."""

    name: str = ""
    outline: int | None = None
    """Heading level from 1; None for body text."""
    title: bool = False
    subtitle: bool = False
    toc: bool = False
    caption: bool = False
    list_depth: int | None = None
    """Depth from 0 of a list style that brings no numbering of its own."""
    num_id: int | None = None
    """The numbering it brings, 0 for none on purpose."""
    num_level: int | None = None
    bold: bool = False
    """Of a character style: whether it turns bold over."""
    seen: SeenLook = SILENT
    """How its text is seen."""
    fill: str | None = None
    """Of a paragraph's style: the colour behind it."""
    size: float | None = None
    traits: SaidTraits = SAYS_NOTHING


@dataclass(frozen=True, slots=True)
class TableLook:
    """What a table style makes of the table's edges, as its own conditional formats say."""

    bold: frozenset[str] = frozenset()
    """Of `firstRow`, `lastRow`, `firstCol`, `lastCol`, and `wholeTable`."""
    shaded: frozenset[str] = frozenset()


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document, looked up by id. Unknown ids are judged by the id alone."""

    styles: dict[str, BaseStyle] = field(default_factory=dict)
    default: str = ""
    """Id of the style of paragraphs that name none."""
    size: float = _DEFAULT_SIZE
    bold: bool = False
    _looks: dict[str, StyleLook] = field(default_factory=dict)
    _tables: dict[str, TableLook] = field(default_factory=dict)

    def look(self, style_id: str | None) -> StyleLook:
        """What the style `style_id` makes of text; for None, nothing."""
        if not style_id:
            return _PLAIN
        if style_id not in self._looks:
            self._looks[style_id] = self._read(style_id)
        return self._looks[style_id]

    def paragraph_look(self, style_id: str | None) -> StyleLook:
        """The look of a paragraph's style; of the default style where it names none."""
        return self.look(style_id or self.default)

    def table_look(self, style_id: str | None) -> TableLook:
        """What the table style `style_id` makes of the table's edges."""
        if style_id is None:
            return TableLook()
        if style_id not in self._tables:
            chain = [style.element for style in self._chain(style_id)]
            self._tables[style_id] = TableLook(_edges(chain, _edge_bold), _edges(chain, _edge_shaded))
        return self._tables[style_id]

    def tells_ground(self, style_id: str | None) -> bool:
        """Whether cells of a table of this style have the ground of what is around them, unless they say otherwise."""
        return style_id is None or (style_id in self.styles and not self.table_look(style_id).shaded)

    def _chain(self, style_id: str) -> Iterator[BaseStyle]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        current: str | None = style_id
        while current and current not in seen and current in self.styles:
            seen.add(current)
            style = self.styles[current]
            yield style
            current = value_of(style.element.find(W + "basedOn"))

    def _read(self, style_id: str) -> StyleLook:
        chain = list(self._chain(style_id))
        names = [_name(style) for style in chain] or [style_id.lower()]
        fonts = [style.font for style in chain if isinstance(style, CharacterStyle)]
        numbering = [numbers for style in chain for numbers in style.element.iterfind(f"{W}pPr/{W}numPr")]
        outline = _outline(chain, names)
        depth = next((match for name in names if (match := _LIST.match(name))), None)
        return StyleLook(
            name=names[0],
            outline=outline,
            title=any(_TITLE.fullmatch(name) for name in (names[:1] if outline else names)),
            subtitle=any(_SUBTITLE.fullmatch(name) for name in names),
            toc=any(_TOC.fullmatch(name) for name in names[:2]),
            caption=any(_CAPTION.fullmatch(name) for name in names),
            list_depth=int(depth[1] or 1) - 1 if depth else None,
            num_id=next((n for e in numbering if (n := number_of(e.find(W + "numId"))) is not None), None),
            num_level=next((n for e in numbering if (n := number_of(e.find(W + "ilvl"))) is not None), None),
            bold=next((on for font in fonts if (on := _bold(font)) is not None), False),
            seen=_seen(chain),
            fill=next(
                (fill for one in chain if (fill := fill_of(one.element.find(W + "pPr"))) is not None), None
            ),
            size=next((size for font in fonts if (size := _points(font)) is not None), None),
            traits=traits_of_chain([style.element for style in chain]),
        )


def _seen(chain: list[BaseStyle]) -> SeenLook:
    """How the text of a style is seen, the nearest of its base styles first."""
    look = SeenLook()
    for style in chain:
        look = look.over(seen_look(style.element.find(W + "rPr")))
    return look


_PLAIN = StyleLook()
_KINDS = frozenset({"paragraph", "character", "table", "numbering"})
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
"""Gives each element the class that python-docx has for it; takes what was mended before."""
_PARSER.set_element_class_lookup(element_class_lookup)


def read_styles(root: etree._Element | None) -> StyleSheet:
    """The style sheet of a document; an empty one where the part is missing or cannot be used."""
    sheet = StyleSheet()
    if root is None:
        return sheet
    for element in etree.fromstring(etree.tostring(root), _PARSER).iter(W + "style"):
        style_id = value_of(element, "styleId")
        if style_id is None:
            continue
        if value_of(element, "type") not in _KINDS:
            element.set(W + "type", "paragraph")  # what the standard takes a style without a type for
        sheet.styles.setdefault(style_id, StyleFactory(cast(CT_Style, element)))
        if value_of(element, "type") == "paragraph" and value_of(element, "default") in {"1", "true", "on"}:
            sheet.default = style_id
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None:
        half_points = number_of(defaults.find(W + "sz"))
        sheet.size = half_points / 2 if half_points else _DEFAULT_SIZE
        sheet.bold = is_on(defaults.find(W + "b")) or False
    return sheet


def is_filled(shading: etree._Element | None) -> bool:
    """Whether `w:shd` gives a colour other than white."""
    if shading is None or value_of(shading) == "nil":
        return False
    fill = (value_of(shading, "fill") or "auto").lower().lstrip("#")
    if fill not in _WHITE:
        return True
    # A pattern over a white fill ("pct15") is grey in print.
    return (value_of(shading) or "clear") not in {"clear", "solid"} or (
        value_of(shading) == "solid" and (value_of(shading, "color") or "auto").lower() not in _WHITE
    )


_WHITE = {"auto", "ffffff", "fff", "white", "none", ""}


def _outline(chain: list[BaseStyle], names: list[str]) -> int | None:
    """Heading level from 1: the nearest style that says an outline level or is called a heading."""
    for style, name in zip(chain, names, strict=False):
        level = number_of(style.element.find(f"{W}pPr/{W}outlineLvl"))
        if level is not None:
            return level + 1 if 0 <= level <= 8 else None
        if heading := _HEADING.match(name):
            return int(heading[1])
    heading = _HEADING.match(names[0]) if not chain else None
    return int(heading[1]) if heading else None


def _name(style: BaseStyle) -> str:
    """A style's name in lower case; "" where it has none."""
    try:
        return (style.name or "").lower()
    except _MALFORMED:
        return ""


def _bold(font: Font) -> bool | None:
    """Bold as a style says it; None where it says nothing or no sense."""
    try:
        return font.bold
    except _MALFORMED:
        return None


def _points(font: Font) -> float | None:
    """Type size as a style says it, in points; None where it says nothing or no sense."""
    try:
        return font.size.pt if font.size is not None else None
    except _MALFORMED:
        return None


_MALFORMED = (ValueError, KeyError, TypeError, InvalidXmlError, XmlchemyError)
"""What python-docx raises on attributes that are not what the standard asks for."""


def _edges(chain: list[etree._Element], asks: Callable[[etree._Element], bool | None]) -> frozenset[str]:
    """The edges for which the nearest style in `chain` that says anything says yes."""
    found: dict[str, bool] = {}
    for style in chain:
        for part in (style, *style.iterchildren(W + "tblStylePr")):
            edge = value_of(part, "type") if part is not style else "wholeTable"
            said = asks(part)
            if edge is not None and said is not None:
                found.setdefault(edge, said)
    return frozenset(edge for edge, said in found.items() if said)


def _edge_bold(part: etree._Element) -> bool | None:
    return is_on(part.find(f"{W}rPr/{W}b"))


def _edge_shaded(part: etree._Element) -> bool | None:
    shading = part.find(f"{W}tcPr/{W}shd")
    return None if shading is None else is_filled(shading)
