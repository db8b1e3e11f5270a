"""Slant, capitals, a line below and colour, as a run or a style says them: on, off, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from extract.readers.word.names import W, is_on, value_of
from models.pages.headings import Trait, is_coloured

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
