"""The numbers that Word computes: automatic lists and numbered headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from extract.readers.shared.marks import formatted
from extract.readers.word.names import W, is_on, number_of, value_of

LEVELS = 9
"""Levels that a list of Word has."""
_PLACE = re.compile(r"%([1-9])")
_NO_NUMBER = {"bullet", "none"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    format: str = "decimal"
    """`decimal`, `lowerLetter`, `bullet` …, as the standard names them."""
    text: str = "%1."
    """What is printed: `%1.%2` stands for the numbers of the first two levels."""
    restart: int | None = None
    """The level (from 1) whose step starts this one anew; 0 for never, None for every higher one."""
    decimal_only: bool = False
    """Whether it prints the levels above it as plain figures."""
    style: str | None = None
    """The paragraph style that is bound to this level."""


_PLAIN_LEVEL = Level()


@dataclass(slots=True)
class _List:
    """A list as `w:num` sees it: the counters it shares and its own levels."""

    counters: str
    """Id of the abstract list; lists of the same one go on counting together."""
    levels: dict[int, Level]
    starts: dict[int, int]
    """Levels that this list, on its first use, starts anew, and at which number."""


@dataclass(slots=True)
class Numbering:
    """All lists of a document, counting while its paragraphs are met in order."""

    lists: dict[int, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def level_of_style(self, num_id: int, style_id: str | None) -> int:
        """The level (from 0) of list `num_id` that is bound to a paragraph style; 0 where none is."""
        found = self.lists.get(num_id)
        if found is None or style_id is None:
            return 0
        return next((depth for depth, level in found.levels.items() if level.style == style_id), 0)

    def step(self, num_id: int, depth: int) -> str | None:
        """Count one paragraph of list `num_id` at `depth` (from 0); its number, None where none is printed.

        "2.1" of "2.1)", "4" of "§ 4", "b" of "(b)"; bullets, unknown lists and fixed texts have no number.
        """
        found = self.lists.get(num_id)
        if found is None:
            return None
        depth = min(max(depth, 0), LEVELS - 1)
        level = found.levels.get(depth, _PLAIN_LEVEL)
        self._count(num_id, found, depth, level)
        return None if level.format in _NO_NUMBER else self._printed(found, level)

    def _count(self, num_id: int, found: _List, depth: int, level: Level) -> None:
        counts = self._counts.setdefault(found.counters, {})
        for skipped in range(depth):
            counts.setdefault(skipped, found.levels.get(skipped, _PLAIN_LEVEL).start)
        if depth in found.starts and (num_id, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((num_id, depth))
        for deeper in [known for known in counts if known > depth]:
            restart = found.levels.get(deeper, _PLAIN_LEVEL).restart
            if restart is None or (restart and depth < restart):
                del counts[deeper]

    def _printed(self, found: _List, level: Level) -> str | None:
        """The part of a level's text from its first to its last number, numbers filled in."""
        places = list(_PLACE.finditer(level.text))
        if not places:
            return None
        counts = self._counts[found.counters]

        def numeral(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            other = found.levels.get(depth, _PLAIN_LEVEL)
            plain = level.decimal_only or other.format in _NO_NUMBER
            return formatted(counts.get(depth, other.start), "decimal" if plain else other.format)

        return _PLACE.sub(numeral, level.text[places[0].start() : places[-1].end()]) or None


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of a document's numbering part; none where it is missing."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {
        value_of(element, "abstractNumId"): element for element in root.iterchildren(W + "abstractNum")
    }
    styled = {
        value_of(link): number
        for number, element in abstract.items()
        if (link := element.find(W + "styleLink")) is not None
    }
    for element in root.iterchildren(W + "num"):
        num_id = number_of(element, "numId")
        name = value_of(element.find(W + "abstractNumId"))
        source = abstract.get(name)
        if num_id is None or source is None:
            continue
        # A list may only point at a list style, whose own abstract list holds the levels.
        linked = value_of(source.find(W + "numStyleLink"))
        if linked in styled:
            name = styled[linked]
            source = abstract[name]
        levels, starts = _overridden(_levels(source), element)
        numbering.lists[num_id] = _List(name or "", levels, starts)
    return numbering


def _levels(source: etree._Element) -> dict[int, Level]:
    return {
        depth: _level(element)
        for element in source.iterchildren(W + "lvl")
        if (depth := number_of(element, "ilvl")) is not None
    }


def _level(element: etree._Element) -> Level:
    start = number_of(element.find(W + "start"))
    return Level(
        start=1 if start is None else start,
        format=value_of(element.find(W + "numFmt")) or "decimal",
        text=value_of(element.find(W + "lvlText")) or "",
        restart=number_of(element.find(W + "lvlRestart")),
        decimal_only=is_on(element.find(W + "isLgl")) or False,
        style=value_of(element.find(W + "pStyle")),
    )


def _overridden(levels: dict[int, Level], num: etree._Element) -> tuple[dict[int, Level], dict[int, int]]:
    """The levels as one `w:num` changes them, and the numbers at which it starts levels anew."""
    levels = dict(levels)
    starts: dict[int, int] = {}
    for override in num.iterchildren(W + "lvlOverride"):
        depth = number_of(override, "ilvl")
        if depth is None:
            continue
        own = override.find(W + "lvl")
        if own is not None:
            levels[depth] = _level(own)
        start = number_of(override.find(W + "startOverride"))
        if start is not None:
            starts[depth] = start
    return levels, starts
