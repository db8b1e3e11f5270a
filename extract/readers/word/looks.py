"""How a run of Word is set, and what that says of its text: in force or not, and its traits as headings have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree

from extract.readers.shared.seen.faint import is_faint
from extract.readers.word.names import W, is_on, number_of, value_of
from models.pages.document import Standing
from models.pages.headings import Trait, is_coloured

WHITE, BLACK = "ffffff", "000000"
BLACKENED = "blackened"
"""The ground that a black highlighter leaves: letters without a colour of their own turn white on black shading, and
stay black here."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is set and what it is part of."""

    bold: bool = False
    size: float | None = None
    traits: frozenset[Trait] = frozenset()
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    color: str = ""
    """Of its letters, six hex digits; "" where nothing says or the program chooses."""
    ground: str | None = None
    """The colour behind it, six hex digits; None where nobody can tell."""
    placeholder: bool = False
    """Whether it is the prompt of a content control that nobody has filled in."""
    symbols: str = ""
    """The symbol font that its letters are drawn in, if it is one that is known."""
    field: str = ""
    """The name of the field whose result it is: `PAGE`, `REF` …, and `TOC` for all in a table of contents."""

    @property
    def standing(self) -> Standing:
        """Whether the text is in force, as far as its setting tells."""
        if self.hidden or self._is_faint:
            return "hidden"
        return "struck_out" if self.struck else "note_mark" if self.raised else "in_force"

    @property
    def _is_faint(self) -> bool:
        """Whether its colour is lost on what lies behind it; a pen's black swallows what nobody has coloured."""
        if self.ground == BLACKENED:
            return self.color in {"", BLACK}
        return bool(self.color and self.ground) and is_faint(self.color, str(self.ground))


@dataclass(frozen=True, slots=True)
class SeenLook:
    """What a style says of how its text is seen; None where it says nothing."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    color: str | None = None
    ground: str | None = None

    def over(self, base: SeenLook) -> SeenLook:
        """This one, and what it leaves open as `base` says."""
        return SeenLook(
            hidden=base.hidden if self.hidden is None else self.hidden,
            struck=base.struck if self.struck is None else self.struck,
            raised=base.raised if self.raised is None else self.raised,
            color=base.color if self.color is None else self.color,
            ground=base.ground if self.ground is None else self.ground,
        )

    def on(self, look: RunLook) -> RunLook:
        """`look`, and over it what this one says."""
        if self == SILENT:
            return look
        return replace(
            look,
            hidden=look.hidden if self.hidden is None else self.hidden,
            struck=look.struck if self.struck is None else self.struck,
            raised=look.raised if self.raised is None else self.raised,
            color=look.color if self.color is None else self.color,
            ground=look.ground if self.ground is None else self.ground,
        )


SILENT = SeenLook()
"""What says nothing."""


def seen_look(properties: etree._Element | None) -> SeenLook:
    """What `w:rPr` says of how its text is seen."""
    if properties is None:
        return SILENT
    look = SILENT
    for setting in properties:
        read = _SETTINGS.get(str(setting.tag))
        if read is not None:
            look = read(setting).over(look)
    return look


def fill_of(properties: etree._Element | None) -> str | None:
    """The colour that `w:shd` in `properties` fills with, six hex digits; None where it says none."""
    shading = None if properties is None else properties.find(W + "shd")
    if shading is None or (value_of(shading) or "clear") not in {"clear", "nil", "solid"}:
        return None if shading is None else ""  # a pattern of two colours is like no letter
    written = value_of(shading, "color" if value_of(shading) == "solid" else "fill") or "auto"
    return None if written.lower() == "auto" else _hex(written)


def _hex(written: str) -> str:
    return written.lower().lstrip("#")


def _color(setting: etree._Element) -> SeenLook:
    written = (value_of(setting) or "").lower()
    if value_of(setting, "themeColor") in _GROUND_COLORS and not value_of(setting, "themeShade"):
        return SeenLook(color=WHITE)
    return SeenLook(color="" if written == "auto" else _hex(written))


_GROUND_COLORS = {"background1", "light1"}
"""Names of the colour of the paper in themes."""


def _raise(setting: etree._Element) -> SeenLook:
    if setting.tag == W + "vertAlign":
        return SeenLook(raised=value_of(setting) == "superscript")
    return SeenLook(raised=True) if (number_of(setting) or 0) >= _RAISED else SeenLook()


_RAISED = 4
"""Half points that a sign set by hand is raised at least; less moves a letter, no note's figure."""
_HIGHLIGHTS = {"white": WHITE, "black": BLACKENED, "none": None}
_SETTINGS: dict[str, Callable[[etree._Element], SeenLook]] = {
    W + "vanish": lambda setting: SeenLook(hidden=is_on(setting) or False),
    W + "strike": lambda setting: SeenLook(struck=is_on(setting) or False),
    W + "dstrike": lambda setting: SeenLook(struck=True) if is_on(setting) else SeenLook(),
    W + "vertAlign": _raise,
    W + "position": _raise,
    W + "color": _color,
    W + "highlight": lambda setting: SeenLook(ground=_HIGHLIGHTS.get(value_of(setting) or "none", "")),
    W + "shd": lambda setting: SeenLook(ground=fill_of(setting.getparent())),
}


# -- slant, capitals, a line below, colour: what says nothing leaves a text as it was ---------------

Traits: TypeAlias = frozenset[Trait]
_NONE: Traits = frozenset()

_SWITCHES: dict[str, Trait] = {W + "i": "italic", W + "caps": "caps", W + "smallCaps": "caps"}
_PLAIN_THEME = ("text", "dark", "light", "background")
"""How names of a theme's colours begin that are no accents."""


@dataclass(frozen=True, slots=True)
class SaidTraits:
    """What one place says: what it turns on, and what it turns off."""

    on: Traits = _NONE
    off: Traits = _NONE

    def of(self, before: Traits) -> Traits:
        """The traits of a text that had `before` without this."""
        return (before - self.off) | self.on if self.on or self.off else before


SAYS_NOTHING = SaidTraits()


def said_traits(properties: etree._Element) -> SaidTraits:
    """What the run properties `w:rPr` say of the text's traits."""
    found = dict(_said(properties))
    return SaidTraits(
        frozenset(trait for trait, on in found.items() if on),
        frozenset(trait for trait, on in found.items() if not on),
    )


def traits_of_chain(chain: Iterable[etree._Element]) -> SaidTraits:
    """What a style says, its base styles included; `chain` has the nearest first."""
    found: dict[Trait, bool] = {}
    for style in chain:
        properties = style.find(W + "rPr")
        for trait, on in _said(properties) if properties is not None else ():
            found.setdefault(trait, on)
    return SaidTraits(
        frozenset(trait for trait, on in found.items() if on),
        frozenset(trait for trait, on in found.items() if not on),
    )


def _said(properties: etree._Element) -> Iterator[tuple[Trait, bool]]:
    for setting in properties:
        tag = str(setting.tag)
        if tag in _SWITCHES:
            yield _SWITCHES[tag], is_on(setting) is True
        elif tag == W + "u":
            yield "underline", (value_of(setting) or "single") != "none"
        elif tag == W + "color":
            yield "colour", _is_colour(setting)


def _is_colour(setting: etree._Element) -> bool:
    """Whether `w:color` gives a colour to the eye; black, grey and "automatic" are none."""
    theme = (value_of(setting, "themeColor") or "").lower()
    if theme.startswith(_PLAIN_THEME):
        return False
    try:
        ink = int(value_of(setting) or "", 16)
    except ValueError:
        return bool(theme)
    return is_coloured(ink >> 16 & 255, ink >> 8 & 255, ink & 255)
