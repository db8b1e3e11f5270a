"""The parts of a workbook that its sheets share: their list, the styles, the strings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TypeVar
from xml.etree.ElementTree import Element

from lxml import etree
from openpyxl.utils.escape import unescape

from extract.readers.excel.cells import PLAIN, CellStyle, StringRun
from extract.readers.excel.numbers import BUILT_IN_FORMATS
from extract.readers.shared.package import Package
from models.errors import DamagedFile
from models.pages.headings import Trait, is_coloured

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COMPLEMENT = "{http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag}xfComplement"
"""What a style says of cells with a control in them; check boxes are the only ones."""
_MOST_SHEETS = 500
_FIRST_ACCENT = 4
"""Number of a theme's first accent; those before are its inks and papers."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """An entry in a workbook's list of sheets."""

    name: str
    part: str | None
    """The part that holds it; None where the package has lost it."""
    hidden: bool
    title_rows: tuple[int, int] | None = None
    """First and last row (from 1) that are printed again on each page."""


@dataclass(slots=True)
class Workbook:
    """What the sheets of a workbook share."""

    package: Package
    sheets: list[SheetPart]
    styles: list[CellStyle]
    strings: list[list[StringRun]]
    from_1904: bool = False
    problems: set[str] = field(default_factory=set)
    """What is missing or broken, in plain words."""

    def style(self, index: int) -> CellStyle:
        """The style that a cell names; the plain one where it names none that there is."""
        return self.styles[index] if 0 <= index < len(self.styles) else PLAIN


_Some = TypeVar("_Some")


def open_workbook(package: Package) -> Workbook:
    """The workbook of a package. Raises DamagedFile where it has none, or one without sheets."""
    part = _workbook_part(package)
    root = package.xml(part)
    problems: set[str] = set()
    sheets = _sheets(package, part, root)
    if not sheets:
        raise DamagedFile(package.name, "the workbook lists no sheets: open it in Excel and save it anew")
    properties = root.find(f"{MAIN}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    styles = _first_xml(package, part, "styles")
    strings = _first_xml(package, part, "sharedStrings")
    if strings is None and package.related(part, "sharedStrings"):
        problems.add("the part with its strings cannot be read")
    return Workbook(
        package,
        sheets,
        [PLAIN] if styles is None else _styles(styles),
        [] if strings is None else [string_runs(item) for item in strings.iter(f"{MAIN}si")],
        from_1904,
        problems,
    )


def _workbook_part(package: Package) -> str:
    found = package.related("", "officeDocument") or [
        part for part in package.names() if part.lower().endswith("xl/workbook.xml")
    ]
    if not found:
        raise DamagedFile(package.name, "the package holds no workbook: open it in Excel and save it anew")
    return found[0]


def _first_xml(package: Package, part: str, kind: str) -> etree._Element | None:
    related = package.related(part, kind)
    return package.optional_xml(related[0]) if related else None


def _sheets(package: Package, part: str, root: etree._Element) -> list[SheetPart]:
    targets = {link.id: link for link in package.relations(part)}
    titles = _title_rows(root)
    sheets = []
    for index, element in enumerate(root.iter(f"{MAIN}sheet")):
        link = targets.get(str(element.get(_RELATION_ID, "")))
        if link and link.kind not in {"worksheet", "dialogsheet"}:
            continue  # a chart or a macro sheet has no cells to read
        target = link.target if link and not link.external and package.has(link.target) else None
        hidden = str(element.get("state", "visible")) != "visible"
        sheets.append(SheetPart(unescape(str(element.get("name", ""))), target, hidden, titles.get(index)))
        if len(sheets) >= _MOST_SHEETS:
            break
    return sheets


def _title_rows(root: etree._Element) -> dict[int, tuple[int, int]]:
    """For each sheet, by its index, the rows that are printed on every page."""
    found = {}
    for element in root.iter(f"{MAIN}definedName"):
        index = str(element.get("localSheetId", ""))
        rows = re.search(r"\$(\d{1,7}):\$(\d{1,7})", element.text or "")
        if element.get("name") == "_xlnm.Print_Titles" and index.isdigit() and rows:
            found[int(index)] = (int(rows.group(1)), int(rows.group(2)))
    return found


def string_runs(item: etree._Element | Element) -> list[StringRun]:
    """The runs of a string, plain or rich; how it is read aloud (phonetic runs) left out."""
    runs = []
    for child in item:
        if child.tag == f"{MAIN}t":
            runs.append(StringRun(unescape(child.text or "")))
        elif child.tag == f"{MAIN}r":
            text = "".join(part.text or "" for part in child.findall(f"{MAIN}t"))
            look = child.find(f"{MAIN}rPr")
            plain = unescape(text)
            runs.append(StringRun(plain) if look is None else _rich(plain, look))
    return runs


def _rich(text: str, look: etree._Element | Element) -> StringRun:
    """A run that says itself how it looks."""
    align = look.find(f"{MAIN}vertAlign")
    color = look.find(f"{MAIN}color")
    return StringRun(
        text,
        bold=_is_on(look.find(f"{MAIN}b")),
        struck=_is_on(look.find(f"{MAIN}strike")),
        color="000000" if color is None else _color(color),
        raised=align is not None and align.get("val") == "superscript",
    )


def _color(element: etree._Element | Element | None) -> str:
    """A colour as six hex digits, or as the workbook names it; "" where it has none."""
    if element is None:
        return ""
    if rgb := element.get("rgb"):
        return rgb[-6:].lower()
    theme, tint, indexed = element.get("theme"), element.get("tint", "0"), element.get("indexed")
    if theme is not None:
        return _THEME.get(theme, f"theme {theme}") if float(tint or 0) == 0 else f"theme {theme} {tint}"
    return _INDEXED.get(indexed or "", f"index {indexed}" if indexed else "")


_THEME = {"0": "ffffff", "1": "000000"}
_INDEXED = {
    **dict.fromkeys(("1", "9", "65"), "ffffff"),
    **dict.fromkeys(("0", "8", "64"), "000000"),
    **dict.fromkeys(("2", "10"), "ff0000"),
    **dict.fromkeys(("3", "11"), "00ff00"),
    **dict.fromkeys(("5", "13"), "ffff00"),
    **{"17": "008000", "50": "339966", "51": "ffcc00", "52": "ff9900", "43": "ffff99", "42": "ccffcc"},
}
"""Colours by their number; of the palette those that letters, paper and traffic lights have."""


def _is_on(element: etree._Element | Element | None) -> bool:
    return element is not None and element.get("val", "1") not in {"0", "false"}


def _styles(root: etree._Element) -> list[CellStyle]:
    codes = {
        str(element.get("numFmtId")): unescape(str(element.get("formatCode", "")))
        for element in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    named = list(root.iterfind(f"{MAIN}fonts/{MAIN}font"))
    usual = _size(named[0]) if named else None  # a font that says no size has the workbook's own
    fonts = [_font(font, usual) for font in named]
    fills = [(_is_shade(fill), _ground(fill)) for fill in root.iterfind(f"{MAIN}fills/{MAIN}fill")]
    borders = [_lines(border) for border in root.iterfind(f"{MAIN}borders/{MAIN}border")]
    styles = []
    for element in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        number = str(element.get("numFmtId", "0"))
        code = codes.get(number) or BUILT_IN_FORMATS.get(int(number) if number.isdigit() else 0, "General")
        font = _at(fonts, element.get("fontId"), PLAIN)
        shaded, ground = _at(fills, element.get("fillId"), (False, ""))
        lines = _at(borders, element.get("borderId"), frozenset[str]())
        is_box = element.find(f".//{_COMPLEMENT}") is not None
        look = replace(font, code=code, shaded=shaded, lines=lines, ground=ground, is_box=is_box)
        styles.append(look)
    return styles or [PLAIN]


def _font(font: etree._Element, usual: float | None) -> CellStyle:
    """A style of which only what the font says is filled in."""
    name = font.find(f"{MAIN}name")
    return CellStyle(
        bold=_is_on(font.find(f"{MAIN}b")),
        size=_size(font) or usual,
        traits=_traits(font),
        struck=_is_on(font.find(f"{MAIN}strike")),
        font="" if name is None else name.get("val", "").lower(),
        color=_color(font.find(f"{MAIN}color")) or "000000",
    )


def _ground(fill: etree._Element) -> str:
    """The colour that a fill gives its cell; "" where it gives none or several."""
    pattern = fill.find(f"{MAIN}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return "" if pattern is None or pattern.get("patternType", "none") == "none" else "pattern"
    return _color(pattern.find(f"{MAIN}fgColor"))


def _at(entries: list[_Some], index: str | None, otherwise: _Some) -> _Some:
    number = int(index) if index and index.isdigit() else -1
    return entries[number] if 0 <= number < len(entries) else otherwise


def _size(font: etree._Element) -> float | None:
    element = font.find(f"{MAIN}sz")
    try:
        return None if element is None else float(element.get("val", ""))
    except ValueError:
        return None


def _traits(font: etree._Element | Element) -> frozenset[Trait]:
    """How the letters of a font are set beside size and weight."""
    traits: set[Trait] = {"italic"} if _is_on(font.find(f"{MAIN}i")) else set()
    underline = font.find(f"{MAIN}u")
    if underline is not None and underline.get("val", "single") != "none":
        traits.add("underline")
    colour = font.find(f"{MAIN}color")
    if colour is not None and _is_colour(colour):
        traits.add("colour")
    return frozenset(traits)


def _is_colour(colour: etree._Element | Element) -> bool:
    """Whether ink is a colour to the eye: an accent of the theme, or a mixture that is not grey."""
    theme, ink = colour.get("theme", ""), str(colour.get("rgb", ""))[-6:]
    if theme:
        return theme.isdigit() and int(theme) >= _FIRST_ACCENT
    try:
        shades = int(ink, 16)
    except ValueError:
        return False
    return is_coloured(shades >> 16 & 255, shades >> 8 & 255, shades & 255)


def _is_shade(fill: etree._Element) -> bool:
    """Whether a fill has a colour other than white."""
    pattern = fill.find(f"{MAIN}patternFill")
    if pattern is None:
        return fill.find(f"{MAIN}gradientFill") is not None
    if pattern.get("patternType", "none") in {"none", "gray125"}:
        return False
    colour = pattern.find(f"{MAIN}fgColor")
    if colour is None:
        return True
    tinted = colour.get("tint") not in {None, "0"}
    white = str(colour.get("rgb", ""))[-6:].upper() == "FFFFFF" or colour.get("indexed") in {"1", "9", "65"}
    return not white and (colour.get("theme") != "0" or tinted)


_SIDES = {"start": "left", "end": "right"}
"""Names of sides in newer files."""


def _lines(border: etree._Element) -> frozenset[str]:
    """The sides on which a border draws a line."""
    drawn = [side for side in border if side.get("style", "none") != "none"]
    names = [etree.QName(side).localname for side in drawn]
    return frozenset(_SIDES.get(name, name) for name in names)
