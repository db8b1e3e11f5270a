"""What was typed where a style was meant: list marks, tables of contents, headings that are only bold.

For formats whose mark-up knows headings and lists (Word, HTML) but whose authors often do without.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.readers.shared.furniture import find_contents
from extract.readers.shared.marks import printed_mark
from models.pages.document import Block, Furniture, Paragraph, Table, Word

MAX_WORDS = 14
"""A heading is at most this long; what is longer is a sentence that somebody stressed."""
_LARGER = 1.15
"""How many times the body's type size a heading is, where it is not bold."""
_MOST_BOLD = 0.4
"""Share of bold words in the body from which on bold says nothing."""
_RUN = 2
"""Lines of one look in a row that may still be headings (an area and its first activity)."""
_LONGEST_NUMBERED = 200
"""Characters of a numbered line that may be a heading."""
_TIME = re.compile(r"\d{1,2}\.\d{2}")
LONGEST_HEADING = 80
"""Characters of a line of plain text that may be a heading; a longer one is a sentence."""
_MOST_WORDS = 12
_LABELLED = re.compile(r"[^:]{1,60}:\s+\S")
_ADDRESS = re.compile(r"@|www\.|https?:|(?<!\d)0\d{1,3}[ -]\d{2,3}[ -]\d\d")


class TypedMark(NamedTuple):
    """A list mark or a number that an author typed, where the program knows of no list."""

    words: int
    """How many words it is."""
    number: str | None
    """The number alone; None of a bullet."""


def typed_mark(texts: list[str], *, heading: bool) -> TypedMark | None:
    """The mark that a paragraph whose first words are `texts` begins with; None if it begins with none.

    Only a heading begins with a bare number ("4 Skola") or a section mark; "18.30 Mötet" is a time.
    """
    found = printed_mark(" ".join(texts))
    if found is None or found.kind in ({"bullet"} if heading else {"bare", "section"}):
        return None
    if found.kind == "multilevel" and not heading and _TIME.fullmatch(found.text):
        return None
    count = len(found.text.split())
    return TypedMark(count, found.number) if " ".join(texts[:count]) == found.text else None


def contents_apart(blocks: Sequence[Block], words: Sequence[Word]) -> tuple[list[Block], list[Furniture]]:
    """`blocks` without the tables of contents that are plain paragraphs, and these as furniture."""
    texts = [
        " ".join(words[word].text for word in block.all_words) if isinstance(block, Paragraph) else ""
        for block in blocks
    ]
    found = find_contents(texts)
    kept = [block for index, block in enumerate(blocks) if index not in found or isinstance(block, Table)]
    entries = [blocks[index] for index in sorted(found)]
    return kept, [Furniture("toc", block) for block in entries if isinstance(block, Paragraph)]


@dataclass(frozen=True, slots=True)
class _Body:
    """What ordinary text of the document looks like."""

    size: float | None
    bold_tells: bool


def number_headings(blocks: Sequence[Block], words: Sequence[Word]) -> list[Block]:
    """`blocks` with headings made of numbered items that each stand alone before text, rising from text to text."""
    numbered = [_is_numbered(block, words) for block in blocks]
    alone = [
        index
        for index, is_numbered in enumerate(numbered)
        if is_numbered and not any([*numbered[max(0, index - 1) : index], *numbered[index + 1 : index + 2]])
    ]
    numbers = [int(block.number or 0) for index in alone if isinstance(block := blocks[index], Paragraph)]
    if len(alone) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return list(blocks)
    made, level = list(blocks), 1
    for index, block in enumerate(made):
        if isinstance(block, Paragraph) and block.kind == "heading":
            level = block.level or level
        elif isinstance(block, Paragraph) and index in alone:
            made[index] = replace(block, kind="heading", level=level + 1)
    return made


def _is_numbered(block: Block, words: Sequence[Word]) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.kind == "item"
        and block.level == 0
        and bool(block.number and block.number.isdigit())
        and sum(len(words[word].text) + 1 for word in block.words) <= _LONGEST_NUMBERED
    )


def promote_headings(
    blocks: Sequence[Block], words: Sequence[Word], ineligible: Container[int]
) -> list[Block]:
    """`blocks` with headings made of the paragraphs that look like one; those of a style stay.

    `ineligible` holds the first words of paragraphs that are none (captions). Of the headings found, larger
    type ranks before smaller, and each comes below the styled headings that are set at least as large.
    """
    body = _body_look(blocks)
    looks = [_heading_look(block, words, ineligible, body) for block in blocks]
    found = {index for index in range(len(looks)) if _stands_alone(looks, index)}
    levels = _levels(blocks, {look for index in found if (look := looks[index]) is not None})
    return [
        _as_heading(block, words, levels[look])
        if index in found and look is not None and isinstance(block, Paragraph)
        else block
        for index, (block, look) in enumerate(zip(blocks, looks, strict=True))
    ]


def _levels(blocks: Sequence[Block], looks: set[tuple[float, bool]]) -> dict[tuple[float, bool], int]:
    """A heading level for each look."""
    styled = [
        (block.level or 1, block.size)
        for block in blocks
        if isinstance(block, Paragraph) and block.kind == "heading"
    ]
    levels: dict[tuple[float, bool], int] = {}
    above = 0
    for look in sorted(looks, reverse=True):
        larger = [level for level, size in styled if size is None or size >= look[0]]
        above = max(above, *larger, 0) + 1
        levels[look] = above
    return levels


def _body_look(blocks: Sequence[Block]) -> _Body:
    """The commonest size of the body's running text, and whether little enough of it is bold."""
    sizes: Counter[float | None] = Counter()
    bold = total = 0
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind != "heading" and block.origin == "body":
            sizes[block.size] += len(block.words)
            total += len(block.words)
            bold += len(block.words) if block.bold else 0
    size = sizes.most_common(1)[0][0] if sizes else None
    return _Body(size, bold_tells=bold <= _MOST_BOLD * total or total < 4 * MAX_WORDS)


def _heading_look(
    block: Block, words: Sequence[Word], ineligible: Container[int], body: _Body
) -> tuple[float, bool] | None:
    """Size and boldness of a paragraph that looks like a heading; None for all other blocks."""
    if not isinstance(block, Paragraph) or block.kind == "heading" or block.origin != "body":
        return None
    everything = block.all_words
    if not 0 < len(block.words) <= MAX_WORDS or everything[0] in ineligible:
        return None
    last = words[everything[-1]].text
    if last[-1] in ".,;:" or not any(words[word].text[0].isalpha() for word in block.words):
        return None
    larger = block.size is not None and body.size is not None and block.size >= _LARGER * body.size
    if block.kind == "item" and not block.number:
        return None
    if larger or (block.bold and body.bold_tells):
        return block.size or 0.0, block.bold
    return None


def _stands_alone(looks: Sequence[tuple[float, bool] | None], index: int) -> bool:
    """Whether it looks like a heading, has something below it, and is none of many lines that look the same.

    A title page or an address is such a block of lines; two bold lines may be an area and its first activity.
    """
    look = looks[index]
    if look is None:
        return False
    most = _RUN if look[1] else 1
    around = looks[max(index - most, 0) : index + most + 1]
    longest = run = 0
    for other in around:
        run = run + 1 if other == look else 0
        longest = max(longest, run)
    return longest <= most and any(other != look for other in looks[index + 1 : index + most + 1])


def _as_heading(paragraph: Paragraph, words: Sequence[Word], level: int) -> Paragraph:
    if not paragraph.mark and paragraph.number is None:
        mark = typed_mark([words[word].text for word in paragraph.words[:4]], heading=True)
        if mark is not None:
            cut = mark.words
            paragraph = replace(
                paragraph, mark=paragraph.words[:cut], words=paragraph.words[cut:], number=mark.number
            )
    return replace(paragraph, kind="heading", level=level)


_SHORT_HEADING = 40
"""Characters that a column heading has at most."""


def heads_columns(texts: Sequence[str]) -> bool:
    """Whether the `texts` of a first row above a rule head columns: converters put one above any first row."""
    return len(texts) > 2 and all(
        text and len(text) <= _SHORT_HEADING and text[-1] not in ".,;" for text in texts
    )


def _plain(text: str) -> str:
    return re.sub(r"\*+|</?[a-zA-Z][^<>]*>", "", text).strip()


def looks_like_heading(text: str, *, may_have_colon: bool = False) -> bool:
    """Whether a text is short, begins like a heading and does not end like a sentence."""
    text = _plain(text)
    if not text or len(text) > LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "\"”“'"):
        return False
    if text[-1] in ".,;:!-\u2013" or _ADDRESS.search(text) or not re.search(r"[^\W\d_]{2}", text):
        return False
    return may_have_colon or not _LABELLED.match(text)
