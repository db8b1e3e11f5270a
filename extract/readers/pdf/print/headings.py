"""Which paragraphs are headings, and of which level: by their looks and numbering, over the whole document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.readers.pdf.lines import Line, Mark, ends_sentence
from extract.readers.pdf.paragraphs import DraftParagraph
from extract.readers.pdf.print.looks import UsualLook, look_of, usual_look
from models.pages.headings import LARGER, STRESSED, Look, reads_as_heading

LONGEST = 22
"""Words of the longest heading."""
MOST_LINES = 3
MOST_LARGE_LINES = 6
"""Of a heading in larger type, which a narrow column of print breaks oftener."""
LONG_WORD = 6
"""Letters, with the full stop, of the shortest word that surely ends a sentence: abbreviations ("prop.") have fewer."""
FEWEST_OF_SENTENCE = 4
"""Words of a sentence; a shorter line with a full stop may be a name."""
CAPITALS, CLOSE = 0.8, 0.3
"""Times the size of most letters that a heading in capitals has at least, and in its own size the space above it, where
it is smaller than they are: capitals look larger."""
MOST_TEXT = 1.35
"""Times the size of most letters that plain text outside of tables may have."""
TALLEST = 6
"""Levels that are told apart; lower ones are of the last level."""


def mark_headings(paragraphs: list[DraftParagraph], cells: Iterable[DraftParagraph]) -> None:
    """Make headings of those of `paragraphs` (the document's, outside of tables) that look like it.

    `cells` are the paragraphs in tables; they are never headings, but where little text stands outside
    of tables they tell the size of the body's type.
    """
    in_cells = list(cells)
    stands_in_tables = not _tells_usual(paragraphs, in_cells)
    everywhere = usual_look(paragraphs + in_cells)
    # Names of measures in italics may be most of the little text outside of tables, and are not its usual slant.
    usual = everywhere if stands_in_tables else usual_look(paragraphs)._replace(italic=everywhere.italic)
    looks = [look_of(paragraph, usual) for paragraph in paragraphs]
    for paragraph, look in zip(paragraphs, looks, strict=True):
        paragraph.traits = look.traits
    for paragraph in in_cells:
        paragraph.traits = look_of(paragraph, usual).traits
    headings: list[tuple[DraftParagraph, Look]] = []
    largest_text = _largest_text(paragraphs, usual.size) if stands_in_tables else usual.size
    following = [*zip(paragraphs[1:], looks[1:], strict=True), None]
    for paragraph, look, after in zip(paragraphs, looks, following, strict=False):
        # Lines that are set alike are stressed text, unless a table stands between them.
        is_last = after is None or look.traits != after[1].traits or not after[0].space_above
        body = usual.size
        if body != largest_text and not paragraph.bold and paragraph.size <= largest_text:
            body = largest_text
        if _is_heading(paragraph, body) or (is_last and _stands_out(paragraph, look, usual)):
            headings.append((paragraph, look))
    ranks = sorted({look.rank for _, look in headings}, reverse=True)
    levels = {rank: min(level, TALLEST) for level, rank in enumerate(ranks, start=1)}
    for paragraph, look in headings:
        paragraph.kind = "heading"
        paragraph.mark = paragraph.mark or _bare_number(paragraph.lines[0])
        depth = (paragraph.mark.number or "").count(".") if paragraph.mark is not None else 0
        paragraph.level = max(levels[look.rank], min(depth + 1, TALLEST) if depth else 1)


def _is_plain_heading(paragraph: DraftParagraph, text: str, body: float) -> bool:
    """Whether a short line in the body's own type is a heading: in capitals, or with a number of several parts."""
    if len(paragraph.lines) > 1 or len(paragraph.words) > 10 or ends_sentence(text) or text.endswith(","):
        return False
    letters = [character for character in text if character.isalpha()]
    is_small = paragraph.size < 0.95 * body
    if len(letters) >= 6 and all(letter.isupper() for letter in letters):
        is_apart = paragraph.size >= CAPITALS * body and paragraph.space_above > CLOSE * paragraph.size
        return (not is_small or is_apart) and (paragraph.mark is None or paragraph.mark.number is not None)
    if is_small:
        return False
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


def _stands_out(paragraph: DraftParagraph, look: Look, usual: UsualLook) -> bool:
    """Whether a short line of the usual size and weight is a heading by its slant or colour."""
    if not look.traits or len(paragraph.lines) > 1 or not paragraph.words or paragraph.mark is not None:
        return False
    return paragraph.size >= 0.95 * usual.size and reads_as_heading(paragraph.text, STRESSED)


def _tells_usual(paragraphs: list[DraftParagraph], cells: list[DraftParagraph]) -> bool:
    """Whether the text outside of tables tells the usual look; not where there is next to none, or no sentence and no
    item: then those are headings, long as they may be."""
    outside, inside = (sum(_letters(one) for one in group) for group in (paragraphs, cells))
    return any(one.mark is not None or ends_sentence(one.text) for one in paragraphs) and 4 * outside > inside


def _largest_text(paragraphs: Sequence[DraftParagraph], usual: float) -> float:
    """The size of the largest plain sentences outside of tables, or `usual`, that of most letters: where nearly all of
    these stand in tables, the little text that introduces them is often larger, and heads nothing."""
    sizes = (
        one.size
        for one in paragraphs
        if not one.bold and len(one.words) >= FEWEST_OF_SENTENCE and ends_sentence(one.text)
    )
    return max((size for size in sizes if size <= MOST_TEXT * usual), default=usual)


def _letters(paragraph: DraftParagraph) -> int:
    return sum([len(word.text) for line in paragraph.lines for word in line.words])


def _holds_sentence(paragraph: DraftParagraph) -> bool:
    """Whether a sentence ends within it and another begins: the edge of a sheet may cut a text anywhere, and sheets
    are printed at scales of their own, so that the text of one is larger than that of most others."""
    return any(
        before.text.endswith(".") and len(before.text) >= LONG_WORD and after.text[:1].isupper()
        for before, after in pairwise(paragraph.words)
    )


def _is_heading(paragraph: DraftParagraph, body: float) -> bool:
    words, text, size, bold = paragraph.words, paragraph.text, paragraph.size, paragraph.bold
    large = size >= LARGER * body and size >= body + 0.8
    most_lines = MOST_LARGE_LINES if large else MOST_LINES
    if not words or len(words) > LONGEST or len(paragraph.lines) > most_lines:
        return False
    if not any(character.isalpha() for character in text) or text.endswith(":"):
        return False
    if paragraph.mark is not None and paragraph.mark.number is None:
        return False  # a bullet
    if not large and not bold:
        return _is_plain_heading(paragraph, text, body)
    is_text = ends_sentence(text) or _holds_sentence(paragraph)
    if is_text and len(words) > 6 and not (large and bold):
        return False
    if text[:1].islower() and paragraph.mark is None:
        return False
    return large or size >= 0.95 * body
