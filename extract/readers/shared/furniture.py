"""What repeats on pages or only guides the reader: running heads and feet, page numbers, tables of contents.

It works on lines with a place, whatever the format they came from; `find_contents` needs texts alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, NamedTuple, TypeAlias

from models.text.fold import fold

RunningRole: TypeAlias = Literal["running_head", "running_foot", "page_number"]

ZONE = 0.2
"""Share of the page's height, from its top and from its bottom, in which running heads and feet stand."""
MARGIN = 0.065
"""Share of the page's height that is margin: what stands there belongs to no text."""
SAME_PLACE = 6.0
"""Points by which a running line may move from page to page."""
MOST_LINES = 6
"""A running head has no more lines than this, counted as they stand side by side too."""

FEWEST_HEADS = 4
"""Lines side by side that no running head has: a left one, one in the middle and a right one."""
SAME_ROW = 1.0
"""Points by which lines side by side may stand apart in height."""
LARGER = 1.2
"""Type of a title against that of the text, at least."""
SMALL = 0.9
"""Type of a running line against that of the text, at most, where nothing but its type sets it apart."""

_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|]\s*)?(?:(?:sid(?:a|an)?|page|pg|s)\.?\s*:?\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?:(?:av|of|/|\|)\s*(?P<total>\d{1,4})|\(\s*(?P<bracket>\d{1,4})\s*\)))?(?:\s*[-–—|])?$"
)
_ENDS_IN_PAGE = re.compile(r"\bsid(?:a|an)?\.? (?P<number>\d{1,4})(?: ?(?:av|\(|/) ?\d{1,4}\)?)?$")
_ENDS_IN_BARE_PAGE = re.compile(r"\d (?P<number>\d{1,4})(?: ?\(\d{1,4}\))?$")
_SAYS_PAGE = re.compile(r"^(?:sid(?:a|an)?|page)\b")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page, in points from its top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 10.0
    """Type size in points."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """The lines of one page, from the top down."""

    number: int
    height: float
    lines: Sequence[PlacedLine]
    body_top: float | None = None
    """Where the first thing begins that is no line (a table); None without one."""
    body_bottom: float | None = None
    """Where the last such thing ends."""


class _Spot(NamedTuple):
    page: int
    line: int
    at_top: bool


def find_running(pages: Sequence[PlacedPage]) -> dict[tuple[int, int], RunningRole]:
    """The running heads and feet and page numbers among the lines of `pages`: (page index, line index) → role.

    A line is one when the same text (but for a page number in it) stands at about the same height on
    several pages, outermost and apart from the text. A title that stands on the first page only is none.
    """
    spots = [spot for index, page in enumerate(pages) for spot in _outer_spots(index, page)]
    found: dict[tuple[int, int], RunningRole] = {}
    for group in _repeating(spots, pages):
        for spot in group:
            text = pages[spot.page].lines[spot.line].text
            found[(spot.page, spot.line)] = "running_head" if spot.at_top else "running_foot"
            if _PAGE_NUMBER.match(fold(text)):
                found[(spot.page, spot.line)] = "page_number"
    for spot in spots:
        if (spot.page, spot.line) not in found and _says_its_page(spot, pages):
            found[(spot.page, spot.line)] = "page_number"
    for spot in spots:
        if (spot.page, spot.line) not in found and _goes_with_a_number(spot, found, pages):
            found[(spot.page, spot.line)] = "running_head" if spot.at_top else "running_foot"
    found = {key: role for key, role in found.items() if not _is_of_columns(key, found, pages)}
    return {key: role for key, role in found.items() if _is_outermost(key, found, pages)}


def _is_of_columns(
    key: tuple[int, int], found: dict[tuple[int, int], RunningRole], pages: Sequence[PlacedPage]
) -> bool:
    """Whether a line is one of so many side by side as no running head has, of which some do not repeat, or not
    apart: headings of columns, printed on each page of a table."""
    page_index, line_index = key
    line = pages[page_index].lines[line_index]
    row = [
        n
        for n, other in enumerate(pages[page_index].lines)
        if abs(other.top - line.top) < SAME_ROW and abs(other.bottom - line.bottom) < SAME_ROW
    ]
    return len(row) >= FEWEST_HEADS and any((page_index, n) not in found for n in row)


def _outer_spots(index: int, page: PlacedPage) -> Iterator[_Spot]:
    """The lines at the top and at the bottom of a page that could be running ones."""
    order = sorted(range(len(page.lines)), key=lambda n: page.lines[n].top)
    for n in order[:MOST_LINES]:
        if page.lines[n].bottom <= ZONE * page.height:
            yield _Spot(index, n, True)
    for n in order[::-1][:MOST_LINES]:
        if page.lines[n].top >= (1 - ZONE) * page.height:
            yield _Spot(index, n, False)


def _repeating(spots: list[_Spot], pages: Sequence[PlacedPage]) -> Iterator[list[_Spot]]:
    """Groups of spots that say the same at the same height on enough pages."""
    alike: dict[tuple[str, bool], list[_Spot]] = defaultdict(list)
    for spot in spots:
        line = pages[spot.page].lines[spot.line]
        alike[(_DIGITS.sub("#", fold(line.text)), spot.at_top)].append(spot)
    for (masked, _), group in alike.items():
        for same in _at_one_height(group, pages):
            for steady in _steady_numbers(same, pages) if "#" in masked else [same]:
                if _is_enough(steady, pages):
                    yield steady


def _at_one_height(spots: list[_Spot], pages: Sequence[PlacedPage]) -> Iterator[list[_Spot]]:
    def height(spot: _Spot) -> float:
        page = pages[spot.page]
        return page.lines[spot.line].top if spot.at_top else page.height - page.lines[spot.line].bottom

    run: list[_Spot] = []
    for spot in sorted(spots, key=height):
        if run and height(spot) - height(run[-1]) > SAME_PLACE:
            yield run
            run = []
        run.append(spot)
    if run:
        yield run


def _steady_numbers(spots: list[_Spot], pages: Sequence[PlacedPage]) -> Iterator[list[_Spot]]:
    """Parts of `spots` whose numbers stay the same, but for one that counts the pages."""
    groups: dict[tuple[object, ...], list[_Spot]] = defaultdict(list)
    for spot in spots:
        numbers = [int(number) for number in _DIGITS.findall(pages[spot.page].lines[spot.line].text)]
        groups[tuple(numbers)].append(spot)
        for place, number in enumerate(numbers):
            rest = (*numbers[:place], *numbers[place + 1 :])
            groups[("page", place, number - pages[spot.page].number, rest)].append(spot)
    yield from groups.values()


def _is_enough(spots: list[_Spot], pages: Sequence[PlacedPage]) -> bool:
    on = {spot.page for spot in spots}
    apart = sum(_stands_apart(spot, pages) or _is_small(spot, pages) for spot in spots)
    if len(on) == len(pages) >= 2 and _stands_above_title(min(spots), pages):
        return True
    if len(pages) == 2:
        return len(on) == 2 and apart == len(spots)
    near = any(later - earlier <= 2 for earlier in on for later in on if later > earlier)
    # A table may reach down to a foot: on page after page at one height it is a foot all the same.
    row = any({page, page + 1, page + 2} <= on for page in on)
    return len(on) >= 2 and near and (2 * apart > len(spots) or (row and apart > 0))


def _stands_apart(spot: _Spot, pages: Sequence[PlacedPage]) -> bool:
    """Whether a line stands in the margin, or has clear space (or more of its kind) between it and the text."""
    page = pages[spot.page]
    line = page.lines[spot.line]
    column = [other for other in page.lines if other.x0 < line.x1 and other.x1 > line.x0]
    if spot.at_top:
        if line.bottom <= MARGIN * page.height:
            return True
        below = [other.top for other in column if other.top > line.bottom - 1]
        edge = min([*below, *([page.body_top] if page.body_top is not None else [])], default=page.height)
        return edge - line.bottom >= 0.9 * max(line.size, 10.0)
    if line.top >= (1 - MARGIN) * page.height:
        return True
    above = [other.bottom for other in column if other.bottom < line.top + 1]
    edge = max([*above, *([page.body_bottom] if page.body_bottom is not None else [])], default=0.0)
    return line.top - edge >= 0.9 * max(line.size, 10.0)


def _stands_above_title(spot: _Spot, pages: Sequence[PlacedPage]) -> bool:
    """Whether a line in the type of the text, or smaller, is the first of its page and a larger one comes next."""
    lines = sorted(pages[spot.page].lines, key=lambda line: line.top)
    usual = median(line.size for line in lines)
    own = pages[spot.page].lines[spot.line]
    return (
        len(lines) > 1 and lines[0] is own and own.size <= LARGER * usual and lines[1].size > LARGER * usual
    )


def _is_small(spot: _Spot, pages: Sequence[PlacedPage]) -> bool:
    """Whether a line is in a smaller type than most of its page's lines."""
    lines = pages[spot.page].lines
    return lines[spot.line].size <= SMALL * median(line.size for line in lines)


def _says_its_page(spot: _Spot, pages: Sequence[PlacedPage]) -> bool:
    """Whether a line that does not repeat is a page number all the same: "Sida 1 av 1", "3(7)", a lone 1."""
    page = pages[spot.page]
    line = page.lines[spot.line]
    matched = _PAGE_NUMBER.match(fold(line.text))
    if matched is None:
        return False
    number, total = int(matched["number"]), matched["total"] or matched["bracket"]
    if total is not None:
        return number <= int(total) and number <= len(pages) + 50
    in_margin = line.bottom <= 2 * MARGIN * page.height or line.top >= (1 - 1.5 * MARGIN) * page.height
    is_own = bool(_SAYS_PAGE.match(fold(line.text))) or number == page.number
    says_own = is_own and number == page.number and not fold(line.text).isdigit()
    return in_margin and is_own and (says_own or _stands_apart(spot, pages))


def _goes_with_a_number(
    spot: _Spot, found: dict[tuple[int, int], RunningRole], pages: Sequence[PlacedPage]
) -> bool:
    """Whether a line that need not repeat ends in its page's number, or stands beside it at the foot of the page."""
    page = pages[spot.page]
    line = page.lines[spot.line]
    if not _stands_apart(spot, pages):
        return False
    ending = _ENDS_IN_PAGE.search(fold(line.text))
    if ending is None and _is_far_below(spot, pages):
        ending = _ENDS_IN_BARE_PAGE.search(line.text)
    if ending is not None and int(ending["number"]) == page.number:
        return True
    return not spot.at_top and any(
        abs(page.lines[n].top - line.top) < 2
        for (index, n), role in found.items()
        if index == spot.page and role == "page_number"
    )


def _is_far_below(spot: _Spot, pages: Sequence[PlacedPage]) -> bool:
    """Whether a line stands near the foot of its page, two lines or more below all text, in whatever column."""
    page = pages[spot.page]
    line = page.lines[spot.line]
    above = max((other.bottom for other in page.lines if other.bottom < line.top + 1), default=0.0)
    edge = max(above, page.body_bottom or 0.0)
    return line.top >= (1 - 1.5 * MARGIN) * page.height and line.top - edge >= 2 * line.size


def _is_outermost(
    key: tuple[int, int], found: dict[tuple[int, int], RunningRole], pages: Sequence[PlacedPage]
) -> bool:
    """Whether nothing but running lines stands farther out on the page than this one."""
    page_index, line_index = key
    page = pages[page_index]
    line = page.lines[line_index]
    at_top = line.bottom <= ZONE * page.height
    for n, other in enumerate(page.lines):
        outside = other.bottom < line.top + 1 if at_top else other.top > line.bottom - 1
        if outside and (page_index, n) not in found:
            return False
    return True


_LEADER = re.compile(r"(?:(?:\.\s?){3,}|(?:…\s?)+|_{4,})\s*(?P<page>\d{1,4})$")
_ENDS_IN_NUMBER = re.compile(r"[^\d.,:\s(–-]\)?\s+(?P<page>\d{1,4})$")
_CONTENTS_HEADING = re.compile(
    r"^(?:\d+\.?\s+)?(?:innehåll(?:sförteckning)?|contents|table of contents)[ :.]*$"
)
_LONGEST_ENTRY = 3
"""Lines that a heading may take in a table of contents."""


def find_contents(texts: Sequence[str], *, begun: bool = False) -> frozenset[int]:
    """Which of `texts`, lines or paragraphs in reading order, belong to a table of contents, its heading too.

    Entries have leaders before their page number; below a heading "Innehåll" the number is enough, if no
    page comes before the one above. `begun` says that the table of contents began before the first text.
    """
    leaders = [_LEADER.search(text) is not None for text in texts]
    found: set[int] = set()
    index = 0
    while index < len(texts):
        heading = bool(_CONTENTS_HEADING.match(fold(texts[index].strip())))
        start = index + 1 if heading else index
        if heading or leaders[index] or (begun and index == 0):
            entries = _entries(texts, start, leaders, bare=heading or (begun and index == 0))
            if len(entries) >= (1 if heading or begun else 2):
                found.update(range(index if heading else min(entries), max(entries) + 1))
                index = max(entries) + 1
                continue
        index += 1
    return frozenset(found)


def ends_an_entry(text: str) -> bool:
    """Whether `text` ends as an entry of a table of contents does: with leaders and a page number."""
    return _LEADER.search(text) is not None


def _entries(texts: Sequence[str], start: int, leaders: Sequence[bool], *, bare: bool) -> list[int]:
    """The lines from `start` on that end in a page number, with at most a few lines without between them."""
    entries: list[int] = []
    page = 0
    missed = 0
    for index in range(start, len(texts)):
        text = texts[index]
        matched = _LEADER.search(text) or (_ENDS_IN_NUMBER.search(text) if bare else None)
        goes_on = matched is not None and int(matched["page"]) >= page - 1 and matched.start() < 250
        if goes_on and (leaders[index] or not any(leaders[start : start + 4])):
            assert matched is not None  # noqa: S101 (goes_on says so)
            entries.append(index)
            page = int(matched["page"])
            missed = 0
            continue
        missed += 1
        if missed >= _LONGEST_ENTRY or text.rstrip().endswith("."):
            break
    return entries
