"""Headings in running text: where the entries of the table of contents stand in it, and names right before "Mål:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.pages.document import Document, Paragraph
from models.text.fold import squeeze
from rules.pack import Rules

_MOST_NAME_WORDS = 14
_LEADER = re.compile(r"(?:\.{3,}|\u2026+|_{3,})")
"""Dots between a heading and its page, which may have no spaces around them."""
_LEAST_LIKE = 0.6
"""Share of a name's words that must be the same where an outline spells it otherwise than the text."""
_SHORTEST_END = 5
"""Letters that two spellings of one word end with alike ("Befrämja", "Främja")."""
_WORTH, _AFTER_SENTENCE, _ON_NEXT_PAGE = 10.0, 3.0, 5
"""What a heading found adds to a way through the outline; that it stands where a heading can; and what it takes
that it stands a page off, as it may where a page's number is not printed."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the table of contents."""

    words: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading within a stream of words."""

    start: int
    end: int
    """[start, end) in the stream."""


def read_outline(document: Document, rules: Rules) -> list[OutlineEntry]:
    """The entries of the table of contents, in order: names that a page number follows."""
    entries: list[OutlineEntry] = []
    name: list[str] = []
    texts = [
        part
        for furniture in document.furniture
        if furniture.role == "toc"
        for word in furniture.paragraph.all_words
        for part in _LEADER.sub(" ", document.words[word].text).split()
    ]
    last = 0
    for place, text in enumerate(texts):
        bare = text.strip(". \u2026")
        following = texts[place + 1] if place + 1 < len(texts) else ""
        is_page = bare.isdigit() and last <= int(bare) < last + 40 and not following[:1].islower()
        if is_page and name:
            last = int(bare)
            entries.append(OutlineEntry(tuple(name), last))
            name = []
        elif bare:
            name.append(bare)
    return [_without_caption(entry, rules) for entry in entries]


def _without_caption(entry: OutlineEntry, rules: Rules) -> OutlineEntry:
    """The entry without the outline's own heading before it."""
    if squeeze(entry.words[0]) in rules.words["contents"] and len(entry.words) > 1:
        return OutlineEntry(entry.words[1:], entry.page)
    return entry


def printed_pages(document: Document, paragraphs: list[Paragraph]) -> list[int | None]:
    """The printed number of the page that each paragraph stands on, where one follows it."""
    numbers = []
    for furniture in document.furniture:
        text = document.text(furniture.paragraph.all_words).strip(" -\u2013.")
        if furniture.role == "page_number" and text.isdigit() and furniture.paragraph.all_words:
            numbers.append((furniture.paragraph.all_words[0], int(text)))
    numbers.sort()
    pages: list[int | None] = []
    for paragraph in paragraphs:
        last = max(paragraph.all_words, default=0)
        pages.append(next((number for word, number in numbers if word > last), None))
    return pages


def find_headings(
    document: Document, words: tuple[int, ...], pages: list[int | None], outline: list[OutlineEntry]
) -> list[FoundHeading]:
    """Where the entries of `outline` stand in the stream, in its order. `pages` has the page of each word."""
    texts = [document.words[word].text for word in words]
    squeezed = [squeeze(text) for text in texts]
    best: list[_Chain] = [_Chain(0.0, 0, None, None)]
    for entry in outline:
        added = []
        for cost, heading in _places_of(texts, squeezed, entry, pages):
            worth = _WORTH - cost + (_AFTER_SENTENCE if _opens(document, words, heading.start) else 0.0)
            before = max(
                (one for one in best if one.end <= heading.start), key=lambda one: (one.worth, -one.end)
            )
            added.append(_Chain(before.worth + worth, heading.end, heading, before))
        best += added
    last: _Chain | None = max(best, key=lambda one: (one.worth, -one.end))
    found: list[FoundHeading] = []
    while last is not None and last.heading is not None:
        found.append(last.heading)
        last = last.before
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Headings found so far, in the outline's order."""

    worth: float
    end: int
    heading: FoundHeading | None
    before: _Chain | None


def _opens(document: Document, words: tuple[int, ...], start: int) -> bool:
    """Whether a heading can begin there: first of all, on a new line, or after a sentence."""
    if start == 0:
        return True
    before, word = document.words[words[start - 1]], document.words[words[start]]
    return before.line != word.line or before.text.endswith((".", "!", "?"))


def _places_of(
    texts: list[str], squeezed: list[str], entry: OutlineEntry, pages: list[int | None]
) -> Iterator[tuple[int, FoundHeading]]:
    """Places where the entry stands, each with how far it is from the outline's spelling and page."""
    count = len(entry.words)
    wanted = [squeeze(word) for word in entry.words]
    if count > _MOST_NAME_WORDS:
        return
    for start in range(len(texts) - count + 1):
        begins = squeezed[start] == wanted[0] or (count > 1 and squeezed[start + 1] == wanted[1])
        if not begins or not (texts[start][:1].isupper() or texts[start] == entry.words[0]):
            continue
        page = pages[start]
        away = abs(page - entry.page) if page is not None and entry.page is not None else 0
        if away > 1:
            continue
        away *= _ON_NEXT_PAGE
        there = squeezed[start : start + count]
        heading = FoundHeading(start, start + count)
        if [text.strip(".") for text in texts[start : start + count]] == list(entry.words):
            yield away, heading
        elif there == wanted:
            yield away + 1, heading
        elif _is_like(there, wanted):
            yield away + 2, heading


def _is_like(there: list[str], wanted: list[str]) -> bool:
    """Whether two spellings mean the same heading: most words alike, the others with one beginning or end."""
    same = [one == other for one, other in zip(there, wanted, strict=True)]
    if sum(same) < _LEAST_LIKE * len(same) and not (len(same) == 2 and any(same)):
        return False
    return all(
        alike or _ends_or_begins_alike(one, other)
        for alike, one, other in zip(same, there, wanted, strict=True)
    )


def _ends_or_begins_alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer.endswith(shorter) and len(shorter) >= _SHORTEST_END:
        return True
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def name_before(document: Document, words: tuple[int, ...], floor: int, end: int) -> int:
    """Where the name that ends at `end` begins: after the last sentence, at a capital; `end` where there is none."""
    texts = [document.words[word].text for word in words[floor:end]]
    if not texts:
        return end
    start = 0
    for place, text in enumerate(texts):
        if text.endswith((".", "!", "?")) and place + 1 < len(texts):
            start = place + 1
    start = _after_repeated(texts, start)
    if len(texts) - start <= _LONGEST_UNCUT:
        return floor + start if texts[start][:1].isupper() else end
    for place in range(len(texts) - _LONGEST_UNCUT, len(texts)):
        if texts[place][:1].isupper():
            return floor + place
    return end


def _after_repeated(texts: list[str], start: int) -> int:
    """The second heading of "Inbrott och stöld Inbrott", whose words begin the first one too."""
    squeezed = [squeeze(text) for text in texts[start:]]
    for count in range(len(squeezed) // 2, 0, -1):
        first, second = squeezed[:count], squeezed[-count:]
        if (
            all(one.startswith(other) for one, other in zip(first, second, strict=True))
            and len(squeezed) > count
        ):
            return start + len(squeezed) - count
    return start


_LONGEST_UNCUT = 8
"""Words that may be one name where nothing says that they are two."""
