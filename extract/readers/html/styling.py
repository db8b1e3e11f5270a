"""What a page's styles and tags say of how its text is seen: hidden, struck out, raised; and which parts are notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from extract.readers.html.sheets import Sheet, lay
from extract.readers.html.traits import LOOKS
from extract.readers.shared.seen.faint import is_faint
from models.pages.document import Standing

STANDING = "planlasare-standing"
"""The attribute by which `mark_standing` says of an element how its text stands, where that is not as around it."""
REMOVED = "removed"
"""Its value for an element that has no place on the page (`display: none`); its text is hidden."""

GROUND = "planlasare-ground"
"""The attribute by which it says of a cell which colour lies behind it, as six hex digits, where that is not white."""
WEIGHT = "planlasare-weight"
"""The attribute by which it says of an element how heavy its letters are, where style sheets or its own style do."""
APART = "planlasare-apart"
"""The attribute by which it says of an element within a line that it is a box of its own there: its words are."""
LOOK = "planlasare-look"
"""The attribute by which it says what style sheets and its own style declare of an element's size, slant and case."""
_BOXES = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"})
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_NOTHING = re.compile(r"0(?:\.0*)?(?:px|pt|em|rem|%)?")
_FAR_LEFT = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|em|pt)")
_NO_CLIP = re.compile(r"rect\((?:[01](?:px)?[,\s]*){4}\)|inset\((?:50|100)%\)")
_COLOR = re.compile(r"#[0-9a-f]{3,8}|rgba?\([^)]*\)|[a-z]+")
_NAMED = {
    **{"white": "ffffff", "black": "000000", "red": "ff0000", "yellow": "ffff00", "orange": "ffa500"},
    **{"gold": "ffd700", "green": "008000", "lime": "00ff00", "lightgreen": "90ee90", "limegreen": "32cd32"},
    **{
        "tomato": "ff6347",
        "crimson": "dc143c",
        "darkred": "8b0000",
        "darkgreen": "006400",
        "salmon": "fa8072",
    },
}
"""Colours of letters, paper and traffic lights by their names."""
_NOTE_BLOCKS = ("li", "p", "div", "aside", "dd", "td")


@dataclass(frozen=True, slots=True)
class _Seen:
    """How text is seen at one place of the page."""

    hidden: bool = False
    """By what is around it, for good."""
    invisible: bool = False
    """By `visibility`, which a child may take back."""
    struck: bool = False
    raised: bool = False
    color: str | None = "000000"
    ground: str | None = "ffffff"
    """Six hex digits; None where nobody can tell."""
    beside: bool = False

    @property
    def standing(self) -> Standing:
        if self.hidden or self.invisible or self._is_faint:
            return "hidden"
        if self.struck:
            return "struck_out"
        return "beside" if self.beside else "note_mark" if self.raised else "in_force"

    @property
    def _is_faint(self) -> bool:
        """Whether its colour is lost on what lies behind it, as far as both are known."""
        return self.color is not None and self.ground is not None and is_faint(self.color, self.ground)


def mark_standing(root: etree._Element) -> None:
    """Give each element whose text stands otherwise than what is around it the attribute STANDING."""
    sheet = Sheet(root)
    notes = _notes(root)
    stack: list[tuple[etree._Element, _Seen]] = [(root, _Seen())]
    while stack:
        element, around = stack.pop()
        if not isinstance(element.tag, str):
            continue
        declared = sheet.declared(element)
        seen = replace(around, beside=True) if element in notes else around
        seen = _seen(element, declared, seen) if declared or element.tag in _TELLING else seen
        if element.get("hidden") is not None or declared.get("display") == "none":
            seen = replace(seen, hidden=True)
            element.set(STANDING, REMOVED)
        elif seen.standing != (around.standing if element.tag not in _CELLS else "in_force"):
            element.set(STANDING, seen.standing)
        if element.tag in {"td", "th"} and seen.ground not in {None, "ffffff"}:
            element.set(GROUND, str(seen.ground))
        is_box = declared.get("display") in _BOXES
        if is_box:
            element.set(APART, "yes")
        if "font-weight" in declared:
            element.set(WEIGHT, declared["font-weight"])
        elif is_box and seen.ground not in {None, around.ground} and _leads(element):
            element.set(WEIGHT, "bold")  # letters on a ground of their own stand out as bold ones do
        if look := ";".join(f"{name}:{declared[name]}" for name in LOOKS if name in declared):
            element.set(LOOK, look)
        if declared:
            lay(element, declared)
        stack.extend((child, seen) for child in element)


def _leads(element: etree._Element) -> bool:
    """Whether more stands on its line: a label's value; alone it may be a state, "Pågår"."""
    return bool(element.tail and element.tail.strip())


_CELLS = frozenset({"td", "th", "dt", "dd", "caption"})
"""Elements that are read by themselves: what is around them, their row, has no say there."""
_TELLING = _STRUCK_TAGS | {"sup", "font", "body", "table", "tr", "td", "th"}
"""Tags that say of their text how it is seen, without any style."""


def _seen(element: etree._Element, declared: dict[str, str], around: _Seen) -> _Seen:
    """How text is seen in an element with these declarations."""
    decoration = f"{declared.get('text-decoration', '')} {declared.get('text-decoration-line', '')}"
    align = declared.get("vertical-align", "super" if element.tag == "sup" else "")
    visibility = declared.get("visibility")
    color = declared.get("color") or (element.get("color") if element.tag == "font" else None)
    ground = declared.get("background-color") or declared.get("background") or element.get("bgcolor")
    return replace(
        around,
        hidden=around.hidden or _is_out_of_sight(declared),
        invisible=around.invisible if visibility is None else visibility in {"hidden", "collapse"},
        struck=around.struck or element.tag in _STRUCK_TAGS or "line-through" in decoration,
        raised=(around.raised and not align) or align in {"super", "text-top"},
        color=_hex(color, around.color, around) if color else around.color,
        ground=_hex(ground, around.ground, around) if ground else around.ground,
    )


def _is_out_of_sight(declared: dict[str, str]) -> bool:
    """Whether declarations that children cannot take back leave the text unseen."""
    return (
        declared.get("mso-hide") == "all"
        or any(_NOTHING.fullmatch(declared.get(key, "")) for key in ("opacity", "font-size"))
        or any(_FAR_LEFT.fullmatch(declared.get(key, "")) for key in ("left", "text-indent"))
        or any(_NO_CLIP.fullmatch(declared.get(key, "")) for key in ("clip", "clip-path"))
        or declared.get("color") == "transparent"
    )


def _hex(written: str, otherwise: str | None, around: _Seen) -> str | None:
    """A colour as six hex digits; None for a picture or a colour that is not known."""
    text = written.strip().lower().removesuffix("!important").strip()
    if text in {"inherit", "initial", "unset", "currentcolor", "transparent", "none", ""}:
        return otherwise
    if "url(" in text or "gradient" in text:
        return None
    found = _COLOR.search(text)
    if found is None:
        return None
    color = found.group()
    if color.startswith("#"):
        digits = color[1:]
        return "".join(2 * digit for digit in digits[:3]) if len(digits) < 6 else digits[:6]
    if color.startswith("rgb"):
        parts = [int(float(part)) for part in re.findall(r"\d+(?:\.\d+)?", color)[:3]]
        return "".join(f"{min(part, 255):02x}" for part in parts) if len(parts) == 3 else None
    return _NAMED.get(color, color)


def _notes(root: etree._Element) -> set[etree._Element]:
    """The parts of the page that raised links lead to, below the links: the texts of notes."""
    called: dict[str, int] = {}
    elements = list(root.iter())
    for place, element in enumerate(elements):
        target = element.get("href", "") if element.tag == "a" else ""
        if len(target) > 1 and target.startswith("#") and _calls_note(element):
            called.setdefault(target[1:], place)
    if not called:
        return set()
    notes = set()
    for place, element in enumerate(elements):
        names = {element.get("id"), element.get("name") if element.tag == "a" else None}
        if any(name in called and called[name] < place for name in names if name):
            notes.add(next(_note_block(element), element))
    return notes


def _calls_note(link: etree._Element) -> bool:
    """Whether a link is a raised sign: in or around `<sup>`, or of a class or role that says so."""
    says = f"{link.get('class', '')} {link.get('role', '')} {link.get('epub:type', '')}".lower()
    if "noteref" in says or "footnote-ref" in says:
        return True
    parent = link.getparent()
    text = "".join(link.itertext()).strip()
    raised = link.find(".//sup") is not None or (parent is not None and parent.tag == "sup")
    return len(text) <= _LONGEST_SIGN and (
        raised or link.find(".//span[@class='MsoFootnoteReference']") is not None
    )


_LONGEST_SIGN = 5
"""Characters of the sign that calls a note, brackets included: "[12]"."""


def _note_block(element: etree._Element) -> Iterator[etree._Element]:
    """The block that a note's anchor is, or stands in."""
    if element.tag in _NOTE_BLOCKS:
        yield element
    for parent in element.iterancestors():
        if parent.tag in _NOTE_BLOCKS:
            yield parent
