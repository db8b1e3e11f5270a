"""What was typed where a style was meant: list marks, tables of contents, headings that are only bold.

For formats whose mark-up knows headings and lists (Word, HTML) but whose authors often do without.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.readers.shared.furniture import find_contents
from extract.readers.shared.marks import printed_mark
from models.pages.document import Block, Furniture, Paragraph, Table, Word
from models.pages.headings import (
    ALONE,
    STRESSED,
    TITLE,
    Look,
    Usual,
    is_in_capitals,
    reads_as_heading,
    usual_look,
)

_RUN = 2
"""Lines of one look in a row that may still be headings (an area and its first activity)."""
_LONGEST_NUMBERED = 200
"""Characters of a numbered line that may be a heading."""
_TIME = re.compile(r"\d{1,2}\.\d{2}")


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
        and block.words != ()
        and block.kind == "item"
        and block.level == 0
        and bool(block.number and block.number.isdigit())
        and sum(len(words[word].text) + 1 for word in block.words) <= _LONGEST_NUMBERED
    )


def promote_headings(
    blocks: Sequence[Block],
    words: Sequence[Word],
    ineligible: Container[int] = frozenset(),
    usual: Usual | None = None,
) -> list[Block]:
    """`blocks` with headings made of the paragraphs that look like one; those of a style stay.

    `ineligible` holds the first words of paragraphs that are none (captions); `usual` is the look of the text
    where its paragraphs do not tell it (a sheet's text stands in its cells). Of the headings found, what is set
    larger or stronger ranks higher, and each comes below the styled headings that are set at least as large.
    """
    usual = usual or _usual_of(blocks, words)
    looks = [_heading_look(block, words, ineligible, usual) for block in blocks]
    found = {index for index in range(len(looks)) if _stands_alone(looks, index)}
    levels = _levels(blocks, {look for index in found if (look := looks[index]) is not None})
    return [
        _as_heading(block, words, levels[look.rank])
        if index in found and look is not None and isinstance(block, Paragraph)
        else block
        for index, (block, look) in enumerate(zip(blocks, looks, strict=True))
    ]


def _levels(blocks: Sequence[Block], looks: set[Look]) -> dict[tuple[float, bool, bool, bool, bool], int]:
    """A heading level for each rank of looks."""
    styled = [
        (block.level or 1, block.size)
        for block in blocks
        if isinstance(block, Paragraph) and block.kind == "heading" and block.origin == "body"
    ]
    levels: dict[tuple[float, bool, bool, bool, bool], int] = {}
    above = 0
    for rank in sorted({look.rank for look in looks}, reverse=True):
        larger = [level for level, size in styled if size is None or size >= rank[0]]
        above = max(above, *larger, 0) + 1
        levels[rank] = above
    return levels


def _usual_of(blocks: Sequence[Block], words: Sequence[Word]) -> Usual:
    """How the running text of the body is set."""
    return usual_look(
        (look_of(block, words), len(block.words))
        for block in blocks
        if isinstance(block, Paragraph) and block.kind != "heading" and block.origin == "body"
    )


def look_of(paragraph: Paragraph, words: Sequence[Word]) -> Look:
    """The paragraph's look, typed capitals included."""
    is_capitals = is_in_capitals(" ".join(words[word].text for word in paragraph.words))
    return Look(paragraph.size, paragraph.bold, paragraph.traits | ({"caps"} if is_capitals else set()))


def _heading_look(
    block: Block, words: Sequence[Word], ineligible: Container[int], usual: Usual
) -> Look | None:
    """The look of a paragraph that looks and reads like a heading; None for all other blocks."""
    if not isinstance(block, Paragraph) or block.kind == "heading" or block.origin != "body":
        return None
    if not block.words or block.all_words[0] in ineligible or (block.kind == "item" and not block.number):
        return None
    look = look_of(block, words)
    limits = usual.limits_for(look)
    text = " ".join(words[word].text for word in block.words)
    if limits is None or not reads_as_heading(text, limits) or (limits is STRESSED and block.kind == "item"):
        return None
    return look


def _stands_alone(looks: Sequence[Look | None], index: int) -> bool:
    """Whether it looks like a heading, has something below it, and is none of many lines that look the same.

    A title page or an address is such a block of lines; two bold lines may be an area and its first activity.
    """
    look = looks[index]
    if look is None:
        return False
    most = _RUN if look.bold else 1
    around = looks[max(index - most, 0) : index + most + 1]
    longest = run = 0
    for other in around:
        run = run + 1 if other == look else 0
        longest = max(longest, run)
    return longest <= most and any(other != look for other in looks[index + 1 : index + most + 1])


def _as_heading(paragraph: Paragraph, words: Sequence[Word], level: int) -> Paragraph:
    if not paragraph.mark and paragraph.number is None:
        mark = typed_mark([words[word].text for word in paragraph.words[:4]], heading=True)
        if mark is not None and mark.words < len(paragraph.words):  # a number alone numbers nothing
            cut = mark.words
            paragraph = replace(
                paragraph, mark=paragraph.words[:cut], words=paragraph.words[cut:], number=mark.number
            )
    if not paragraph.words:
        paragraph = replace(paragraph, words=paragraph.mark, mark=(), number=None)
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
    """Whether a line of text without any look, its mark-up aside, reads like a heading that stands alone."""
    return reads_as_heading(_plain(text), TITLE if may_have_colon else ALONE)
