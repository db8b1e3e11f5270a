"""Furniture of text without geometry: page numbers, running heads, tables of contents.

Each rule asks for a pattern over the whole file, since one line alone never tells: numbers that rise
by one from page to page, a line that stands at the tops of pages, entries with leaders and numbers.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.shared.furniture import find_contents
from extract.readers.shared.wrap import SourceLine, is_piped, is_tabbed
from models.pages.document import FurnitureRole

_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014|\s]*(?:[^\W\d_]{1,6}\.?\s*)?(\d{1,4})(?:\s*(?:[/(|]|[^\W\d_]{2,3}\s)\s*(\d{1,4})\)?)?[-\u2013\u2014|.\s]*"
)
_PAGE_OF_PAGES = re.compile(
    r"\b\d{1,4}\s*(?:/|\(|[^\W\d_]{2,3}\s)\s*\d{1,4}\b\)?|(?:\s{2,}|^)\d{1,4}$", re.IGNORECASE
)
_LEADER_IN_LINE = re.compile(r"(?<![.…])(?:\.{3,}|…)\s*\d{1,3}(?=\s|$)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d\s*\(\d+\)")
_LABELLED = re.compile(r"\W*[^\W\d][^:]{0,60}:\W*\s\W*\w")
_BAND = 3
"""How many lines at the top and at the bottom of a page may be its head and foot."""
_LONGEST_HEAD = 120
_LONGEST_PAGE_NUMBER = 20
_PAGE_ON_A_LINE = 200
"""Characters; where the lines of a file are longer than this on average, each is a page or a paragraph."""
_TOC_STEP = 250
"""Characters that one entry of a table of contents may take in text without lines."""


@dataclass(frozen=True, slots=True)
class RunningSpan:
    """Part of a line that is furniture: characters `start` to `end`."""

    start: int
    end: int
    role: FurnitureRole


Spans = dict[int, list[RunningSpan]]
"""For each line, by its index, the parts of it that are furniture, in order."""


def running_spans(lines: Sequence[SourceLine]) -> Spans:
    """The furniture of a text."""
    filled = [index for index, line in enumerate(lines) if not line.blank]
    whole: dict[int, FurnitureRole] = {}
    spans: Spans = {}
    if _pages_are_lines(lines, filled):
        spans = _spans_of_page_lines(lines, filled)
    else:
        found = find_contents([lines[index].text for index in filled])
        whole |= {filled[position]: "toc" for position in found}
        rest = [index for index in filled if index not in whole]
        whole |= _page_numbers(lines, rest)
        rest = [index for index in rest if index not in whole]
        whole |= _heads_of_pages(lines, rest) if lines[-1].page else _heads_alone(lines, rest)
    for index, role in whole.items():
        spans[index] = [RunningSpan(0, len(lines[index].text), role)]
    return spans


def _pages_are_lines(lines: Sequence[SourceLine], filled: Sequence[int]) -> bool:
    return bool(filled) and sum(len(lines[index].text) for index in filled) > _PAGE_ON_A_LINE * len(filled)


# Each page, or the whole file, as one long line


def _spans_of_page_lines(lines: Sequence[SourceLine], filled: Sequence[int]) -> Spans:
    numbers = _rising_ends(lines, filled)
    heads = _common_beginning(lines, [index for index in filled if index in numbers] or filled)
    spans: Spans = {}
    for index in filled:
        text = lines[index].text
        end = numbers.get(index, len(text))
        found = [RunningSpan(0, heads, "running_head")] if heads and text[:heads].strip() else []
        contents = _end_of_contents(text[:end])
        if contents:
            found = [RunningSpan(0, contents, "toc")]
        if end < len(text):
            found.append(RunningSpan(end, len(text), "page_number"))
        if found:
            spans[index] = found
    return spans


def _rising_ends(lines: Sequence[SourceLine], filled: Sequence[int]) -> dict[int, int]:
    """Where the page number at the end of each line begins, where such numbers rise by one line by line."""
    found: dict[int, int] = {}
    series: list[tuple[int, int, int]] = []  # index of the line, its number, where the number begins
    for index in (*filled, -1):
        match = re.search(r"(?<=\s)(\d{1,4})\s*$", lines[index].text) if index >= 0 else None
        number = int(match.group(1)) if match else -1
        if series and number != series[-1][1] + 1:
            if len(series) >= 3:
                found.update({line: begin for line, _, begin in series})
            series = []
        if match:
            series.append((index, number, match.start(1)))
    return found


def _common_beginning(lines: Sequence[SourceLine], pages: Sequence[int]) -> int:
    """How many characters all page-long lines but the first begin with: a running head of two words or more."""
    texts = [lines[index].text for index in pages[1:]]
    if len(texts) < 3:
        return 0
    words = 0
    split = [text.split() for text in texts]
    while all(len(page) > words + 1 and page[words] == split[0][words] for page in split):
        words += 1
    if words < 2:
        return 0
    match = re.match(rf"\s*\S+(?:\s+\S+){{{words - 1}}}", texts[0])
    return match.end() if match else 0


def _end_of_contents(text: str) -> int:
    """Where the table of contents at the beginning of `text` ends; 0 where there is none."""
    entries = [match.end() for match in _LEADER_IN_LINE.finditer(text)]
    if len(entries) < 4 or entries[0] > _TOC_STEP:
        return 0
    end = entries[0]
    for entry in entries[1:]:
        if entry - end > _TOC_STEP:
            break
        end = entry
    return len(text) if len(text) - end < _TOC_STEP / 2 else end


# Text in lines


def _page_numbers(lines: Sequence[SourceLine], filled: Sequence[int]) -> dict[int, FurnitureRole]:
    """Lines that hold nothing but a page number, at the edges of pages or rising through the file."""
    candidates = []
    edges = _page_edges(lines, filled)
    for index in filled:
        text = lines[index].text.strip()
        match = _PAGE_NUMBER.fullmatch(text) if len(text) <= _LONGEST_PAGE_NUMBER else None
        if match and (index in edges or _alone(lines, index)):
            candidates.append((index, int(match.group(1)), match.group(2)))
    found: dict[int, FurnitureRole] = {}
    for position, (index, number, total) in enumerate(candidates):
        neighbours = candidates[max(0, position - 1) : position] + candidates[position + 1 : position + 2]
        rises = any(
            other[1] - number == (1 if other[0] > index else -1) and other[2] == total for other in neighbours
        )
        begins_pages = index in edges and (rises or number == lines[index].page + 1)
        if begins_pages or (rises and (total or len(candidates) >= 3)):
            found[index] = "page_number"
    return found


def _alone(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether no running text stands directly above or below a line."""
    return all(
        not 0 <= other < len(lines)
        or lines[other].blank
        or lines[other].page != lines[index].page
        or is_tabbed(lines[other])
        for other in (index - 1, index + 1)
    )


def _page_edges(lines: Sequence[SourceLine], filled: Sequence[int]) -> set[int]:
    """The first and the last line of each page between form feeds; none where there are no form feeds."""
    edges: set[int] = set()
    if lines[-1].page:
        for before, after in itertools.pairwise(filled):
            if lines[before].page != lines[after].page:
                edges |= {before, after}
        edges |= {*filled[:1], *filled[-1:]}
    return edges


def _heads_of_pages(lines: Sequence[SourceLine], filled: Sequence[int]) -> dict[int, FurnitureRole]:
    """Lines that stand at the top, or at the bottom, of several pages between form feeds."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index in filled:
        pages[lines[index].page].append(index)
    found: dict[int, FurnitureRole] = {}
    roles: tuple[FurnitureRole, ...] = ("running_head", "running_foot")
    for role in roles:
        places: dict[str, list[int]] = defaultdict(list)
        for page in pages.values():
            half = min(_BAND, (len(page) + 1) // 2)
            for index in page[:half] if role == "running_head" else page[-half:]:
                if len(page) > 1 and _stands_off(lines, index, role):
                    places[_without_page_number(lines[index].text)].append(index)
        for text, indices in places.items():
            on_pages = len({lines[index].page for index in indices})
            if re.search(r"[^\W_]", text) and on_pages >= max(2, 0.4 * len(pages)):
                found.update({index: found.get(index, role) for index in indices})
    return found


def _stands_off(lines: Sequence[SourceLine], index: int, role: FurnitureRole) -> bool:
    """Whether a line is no row of a table and a blank line is between it, or its neighbour, and the body."""
    if is_tabbed(lines[index]) or is_piped(lines[index]):
        return False
    step = 1 if role == "running_head" else -1
    inwards = range(index + step, index + step * (1 + _BAND), step)
    return any(0 <= other < len(lines) and lines[other].blank for other in inwards)


def _without_page_number(text: str) -> str:
    return " ".join(_PAGE_OF_PAGES.sub(" # ", text.strip()).split()).casefold()


def _heads_alone(lines: Sequence[SourceLine], filled: Sequence[int]) -> dict[int, FurnitureRole]:
    """Running heads where the page breaks are lost: one line that stands alone three times or more.

    A heading such as "Mål" stands alone under every area, too. So the line must be the file's first,
    or carry a year or page number, or cut a sentence or a table in two; and where many different lines
    are repeated they are the headings of a template.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index in filled:
        text = lines[index].text
        if _alone(lines, index) and len(text.strip()) <= _LONGEST_HEAD and not is_tabbed(lines[index]):
            places[_without_page_number(text)].append(index)
    position = {index: number for number, index in enumerate(filled)}
    repeated = {text: indices for text, indices in places.items() if len(indices) >= 3}
    found: dict[int, FurnitureRole] = {}
    for text, indices in repeated.items():
        if any(position[after] == position[before] + 1 for before, after in itertools.pairwise(indices)):
            continue  # nothing stands between: a page would have to be empty
        words = len(text.split())
        is_first = indices[0] in filled[:2] and (words > 1 or bool(re.search(r"\d", text)))
        is_head = (
            words > 1
            and len(repeated) <= 2
            and (
                (bool(_YEAR.search(text)) and not _is_value(lines, filled, [position[i] for i in indices]))
                or any(_cuts_text(lines, filled, position[index]) for index in indices)
            )
        )
        if is_first or is_head:
            found.update(dict.fromkeys(indices, "running_head"))
    return found


def _is_value(lines: Sequence[SourceLine], filled: Sequence[int], positions: Sequence[int]) -> bool:
    """Whether the line at `positions` says the same each time: it follows a label, in itself or on the line above."""
    if _LABELLED.match(lines[filled[positions[0]]].text):
        return True
    above = {lines[filled[position - 1]].text.strip() for position in positions if position}
    return len(above) == 1


def _cuts_text(lines: Sequence[SourceLine], filled: Sequence[int], position: int) -> bool:
    """Whether the line `filled[position]` stands in the middle of a sentence."""
    if not 0 < position < len(filled) - 1:
        return False
    above, below = lines[filled[position - 1]].text.strip(), lines[filled[position + 1]].text.strip()
    return above[-1] not in ".!?:;" and below[0].islower()
