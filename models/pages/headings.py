"""Heading or not, decided here for all formats: what its text is like, what its look, and which look ranks higher.

A reader hands over the look of its paragraphs and that of the document's usual text; what stands out from the
usual and reads like a heading may be one. Where it stands (above something, in a row of the like) the reader says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Trait: TypeAlias = Literal["caps", "underline", "colour", "italic"]
"""How text may be set beside its size and weight: in capitals or small capitals, underlined, coloured, slanted."""

LARGER = 1.08
"""How many times the usual type size a heading is at least where nothing else sets it apart: 12 points over 11 are."""
MOSTLY = 0.4
"""Share of the usual text from which on bold or another trait says nothing: half a form may be bold."""
FEWEST_WORDS = 56
"""A text of fewer words is too short to say what is usual: in it bold tells whatever its share."""
SHORTEST_CAPITALS = 4
"""Letters of a line that is set in capitals; fewer are an abbreviation ("BRÅ")."""
COLOURFUL = 48
"""Difference of the strongest and the weakest of red, green and blue from which on ink is coloured, not grey."""

_PLACE = re.compile(r"@|www\.|https?:|(?<!\d)0\d{1,3}[ -]\d{2,3}[ -]\d\d")
_LABELLED = re.compile(r"[^:]{1,60}:\s+\S|[^?]{1,60}\?\s+[\W\d]+$")
"""A label and its value; behind a question only a day or a sum surely is one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a heading's text is like, by what it is known by: the weaker that is, the more its words must show."""

    words: int
    characters: int | None = None
    ends: str = ".,;:"
    """Signs that end a sentence or a label, and no heading."""
    capital: bool = False
    """Whether it must begin like a heading: with a capital, a digit or a quotation mark, and hold no address."""
    colon: bool = True
    """Whether text may follow a colon in it; "Mål: färre brott" is a label and its value."""


SET_APART = Limits(14)
"""Larger or bolder than the usual: a longer one is a sentence that somebody stressed."""
STRESSED = Limits(10, 80, ".,;:!-\u2013", capital=True, colon=False)
"""Known by slant, colour, capitals or a line below it, with which single words of a text are stressed as well."""
ALONE = Limits(12, 80, ".,;:!-\u2013", capital=True, colon=False)
"""A line of text without any look that stands by itself; at most a line long."""
TITLE = Limits(12, 80, ".,;:!-\u2013", capital=True)
"""The first line of such a text; a title may say whose it is before a colon."""
ABOVE_TABLE = Limits(18, None, ".:;,!", capital=True)
"""Bold right above a table: as long as a title in a table."""
PLAIN_ABOVE_TABLE = Limits(10, None, ".:;,!", capital=True)
"""Right above a table in a document where nothing is bold: only its place shows it, so it must be short."""


_SECTION = re.compile(r"^§+ ?\d{1,3}\.? (?=[^\W\d_])")
"""A section's number before its heading: "§ 3 Organisation"."""


def reads_as_heading(text: str, limits: Limits) -> bool:
    """Whether `text` can be a heading by its words alone."""
    text = _SECTION.sub("", text.strip())
    if not text or len(text.split()) > limits.words or text[-1] in limits.ends:
        return False
    if limits.characters is not None and len(text) > limits.characters:
        return False
    if limits.capital and (
        not (text[0].isupper() or text[0].isdigit() or text[0] in "\"”“'") or _PLACE.search(text)
    ):
        return False
    if not re.search(r"[^\W\d_]{2}" if limits.capital else r"[^\W\d_]", text):
        return False
    return limits.colon or not _LABELLED.match(text)


def is_in_capitals(text: str) -> bool:
    """Whether text is typed in capitals."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= SHORTEST_CAPITALS and all(map(str.isupper, letters))


def is_coloured(red: int, green: int, blue: int) -> bool:
    """Whether ink of these shares (0 to 255) is a colour to the eye."""
    return max(red, green, blue) - min(red, green, blue) >= COLOURFUL


class Look(NamedTuple):
    """How a whole paragraph is set."""

    size: float | None
    """Type size in points; None where unknown."""
    bold: bool
    traits: frozenset[Trait] = frozenset()

    @property
    def rank(self) -> tuple[float, bool, bool, bool, bool]:
        """The higher, the higher the heading: size, weight, capitals, a line below; slant is the least of all."""
        traits = self.traits
        return self.size or 0.0, self.bold, "caps" in traits, "underline" in traits, "italic" not in traits


class Usual(NamedTuple):
    """How most of a document's running text is set."""

    size: float | None = None
    bold_tells: bool = True
    """Whether little enough of it is bold for bold to set apart."""
    traits: frozenset[Trait] = frozenset()
    """Traits that much of it has."""

    def limits_for(self, look: Look) -> Limits | None:
        """How a heading with this look must read; None where the look is the usual one."""
        larger = look.size is not None and self.size is not None and look.size >= LARGER * self.size
        if larger or (look.bold and self.bold_tells):
            return SET_APART
        smaller = look.size is not None and self.size is not None and look.size < self.size
        return STRESSED if look.traits - self.traits and not smaller else None


def usual_look(looks: Iterable[tuple[Look, int]]) -> Usual:
    """The usual of a document's paragraphs, each with how many words it has."""
    sizes: Counter[float | None] = Counter()
    traits: Counter[Trait] = Counter()
    bold = total = 0
    for look, words in looks:
        sizes[look.size] += words
        total += words
        bold += words if look.bold else 0
        for trait in look.traits:
            traits[trait] += words
    size = sizes.most_common(1)[0][0] if sizes else None
    is_short = total < FEWEST_WORDS
    usual = frozenset(trait for trait, words in traits.items() if words > MOSTLY * total and not is_short)
    return Usual(size, bold <= MOSTLY * total or is_short, usual)
