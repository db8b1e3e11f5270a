"""Which paragraphs are headings, and of which level: by size, weight and numbering, over the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extract.readers.pdf.lines import Line, Mark, ends_sentence
from extract.readers.pdf.paragraphs import DraftParagraph

LARGER = 1.08
"""A heading's type is at least this many times the body's, unless it is bold."""
LONGEST = 22
"""Words of the longest heading."""
MOST_LINES = 3
TALLEST = 6
"""Levels that are told apart; lower ones are of the last level."""


def mark_headings(paragraphs: list[DraftParagraph], cells: Iterable[DraftParagraph]) -> None:
    """Make headings of those of `paragraphs` (the document's, outside of tables) that look like it.

    `cells` are the paragraphs in tables; they are never headings, but where little text stands outside
    of tables they tell the size of the body's type.
    """
    body = _body_size(paragraphs, cells)
    headings = [paragraph for paragraph in paragraphs if _is_heading(paragraph, body)]
    sizes = sorted({_step(paragraph) for paragraph in headings}, reverse=True)
    ranks = {step: min(rank, TALLEST) for rank, step in enumerate(sizes, start=1)}
    for paragraph in headings:
        rank = ranks[_step(paragraph)]  # as it stood: a number taken off may have been of another size
        paragraph.kind = "heading"
        paragraph.mark = paragraph.mark or _bare_number(paragraph.lines[0])
        depth = (paragraph.mark.number or "").count(".") if paragraph.mark is not None else 0
        paragraph.level = max(rank, min(depth + 1, TALLEST) if depth else 1)


def _is_plain_heading(paragraph: DraftParagraph, text: str, body: float) -> bool:
    """Whether a short line in the body's own type is a heading: in capitals, or with a number of several parts."""
    if len(paragraph.lines) > 1 or len(paragraph.words) > 10 or paragraph.size < 0.95 * body:
        return False
    if ends_sentence(text) or text.endswith(","):
        return False
    letters = [character for character in text if character.isalpha()]
    if len(letters) >= 6 and all(letter.isupper() for letter in letters):
        return paragraph.mark is None or paragraph.mark.number is not None
    number = paragraph.mark.number if paragraph.mark is not None else None
    is_section = number is not None and ("." in number or paragraph.mark_words[0].text == "§")
    return is_section and text[:1].isupper() and paragraph.space_above > 0.5 * paragraph.size


def _bare_number(line: Line) -> Mark | None:
    """The number of a heading that has neither a full stop nor a wide gap after it: "1 Om planen"."""
    if len(line.words) < 2:
        return None
    first, second = line.words[:2]
    is_number = first.text.replace(".", "").isdigit() and len(first.text) <= 5
    is_number = is_number and (len(first.text) <= 2 or "." in first.text)
    return Mark(1, first.text.rstrip("."), second.x0) if is_number and second.text[:1].isupper() else None


def _step(paragraph: DraftParagraph) -> tuple[float, bool]:
    return round(paragraph.size * 2) / 2, paragraph.bold


def _body_size(paragraphs: list[DraftParagraph], cells: Iterable[DraftParagraph]) -> float:
    """The size of most letters outside of tables; inside, where there is next to none outside."""
    outside = _sizes(paragraphs)
    inside = _sizes(cells)
    sizes = outside if 4 * sum(outside.values()) > sum(inside.values()) else inside + outside
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _sizes(paragraphs: Iterable[DraftParagraph]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        for word in paragraph.all_words:
            sizes[word.style.size] += len(word.text)
    return sizes


def _is_heading(paragraph: DraftParagraph, body: float) -> bool:
    words = paragraph.words
    text = paragraph.text
    if not words or len(words) > LONGEST or len(paragraph.lines) > MOST_LINES:
        return False
    if not any(character.isalpha() for character in text) or text.endswith(":"):
        return False
    if paragraph.mark is not None and paragraph.mark.number is None:
        return False  # a bullet
    large = paragraph.size >= LARGER * body and paragraph.size >= body + 0.8
    if not large and not paragraph.bold:
        return _is_plain_heading(paragraph, text, body)
    if ends_sentence(text) and len(words) > 6 and not (large and paragraph.bold):
        return False
    if text[:1].islower() and paragraph.mark is None:
        return False
    return large or paragraph.size >= 0.95 * body
