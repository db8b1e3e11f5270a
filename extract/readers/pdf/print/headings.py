"""Which paragraphs are headings, and of which level: by their looks and numbering, over the whole document."""

from __future__ import annotations

from collections.abc import Iterable

from extract.readers.pdf.lines import Line, Mark, ends_sentence
from extract.readers.pdf.paragraphs import DraftParagraph
from extract.readers.pdf.print.looks import Look, UsualLook, look_of, usual_look

LARGER = 1.08
"""A heading's type is at least this many times the body's, unless it is bold."""
LONGEST = 22
"""Words of the longest heading."""
MOST_LINES = 3
MOST_STRESSED = 10
"""Words of a line that only its slant or colour makes a heading; a longer one is a sentence that is stressed."""
TALLEST = 6
"""Levels that are told apart; lower ones are of the last level."""


def mark_headings(paragraphs: list[DraftParagraph], cells: Iterable[DraftParagraph]) -> None:
    """Make headings of those of `paragraphs` (the document's, outside of tables) that look like it.

    `cells` are the paragraphs in tables; they are never headings, but where little text stands outside
    of tables they tell the size of the body's type.
    """
    usual = _usual(paragraphs, list(cells))
    looks = [look_of(paragraph, usual) for paragraph in paragraphs]
    headings: list[DraftParagraph] = []
    for index, (paragraph, look) in enumerate(zip(paragraphs, looks, strict=True)):
        after = looks[index + 1] if index + 1 < len(looks) else None
        if _is_heading(paragraph, usual.size) or (look != after and _stands_out(paragraph, look, usual)):
            headings.append(paragraph)
    steps = {id(paragraph): _step(paragraph, look) for paragraph, look in zip(paragraphs, looks, strict=True)}
    sizes = sorted({steps[id(paragraph)] for paragraph in headings}, reverse=True)
    ranks = {step: min(rank, TALLEST) for rank, step in enumerate(sizes, start=1)}
    for paragraph in headings:
        paragraph.kind = "heading"
        paragraph.mark = paragraph.mark or _bare_number(paragraph.lines[0])
        depth = (paragraph.mark.number or "").count(".") if paragraph.mark is not None else 0
        paragraph.level = max(ranks[steps[id(paragraph)]], min(depth + 1, TALLEST) if depth else 1)


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


def _step(paragraph: DraftParagraph, look: Look) -> tuple[float, bool, bool]:
    """What ranks a heading; a colour tells it from the text, and not from other headings."""
    return round(paragraph.size * 2) / 2, paragraph.bold, not look.italic


def _stands_out(paragraph: DraftParagraph, look: Look, usual: UsualLook) -> bool:
    """Whether a short line of the usual size and weight is a heading by its slant or colour."""
    text = paragraph.text
    if not look.stands_out or len(paragraph.lines) > 1 or not 0 < len(paragraph.words) <= MOST_STRESSED:
        return False
    if paragraph.mark is not None or paragraph.size < 0.95 * usual.size:
        return False
    if ends_sentence(text) or text.endswith(",") or ":" in text or any(sign in text for sign in "@/|"):
        return False
    return text[:1].isupper()


def _usual(paragraphs: list[DraftParagraph], cells: list[DraftParagraph]) -> UsualLook:
    """The look of most letters outside of tables; inside, where there is next to none outside."""
    outside, inside = (sum(_letters(one) for one in group) for group in (paragraphs, cells))
    return usual_look(paragraphs if 4 * outside > inside else paragraphs + cells)


def _letters(paragraph: DraftParagraph) -> int:
    return sum(len(word.text) for word in paragraph.all_words)


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
