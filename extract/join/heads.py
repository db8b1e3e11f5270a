"""Lines printed again at the same end of page after page, which the reader left in the body.

On pages of an unusual height a running head stands where text could stand; that it is printed again shows it.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from extract.recognise.labels import sure_plan_label
from models.pages.document import Block, Document, Furniture, FurnitureRole, Paragraph
from models.text.fold import squeeze
from rules.pack import Rules

MOST_HEAD_WORDS = 25
"""A running head is hardly longer."""
SAME_PLACE = 6.0
"""Points by which a running line may move from page to page."""

_LABELLED = re.compile(r"[^\W\d][^:]{0,60}:\s+\S")


def without_repeated_lines(document: Document, rules: Rules) -> tuple[list[Block], list[Furniture]]:
    """The blocks without such lines, and these as furniture; of a heading printed again the first stays.

    A label that is set as a heading stands above a value of its own, though pages may begin with the same one.
    """
    pages = [list(group) for _, group in groupby(document.blocks, key=lambda block: block.page)]
    if not document.pages or len(pages) < 2:
        return list(document.blocks), []
    again: dict[int, Furniture] = {}
    for place in (0, -1):
        for above, below in pairwise(pages):
            first, second = above[place], below[place]
            if not isinstance(first, Paragraph) or not isinstance(second, Paragraph):
                continue
            if len(below) == 1 or not _says_the_same(document, first, second):
                continue
            is_heading = first.kind == "heading"
            if not is_heading and not _runs(document, first, second):
                continue
            if is_heading and sure_plan_label(document.text(second.words), rules) is not None:
                continue
            role: FurnitureRole = (
                "repeated_heading" if is_heading else "running_foot" if place else "running_head"
            )
            again[id(second)] = Furniture(role, second)
            if not is_heading:
                again.setdefault(id(first), Furniture(role, first))
    return [block for block in document.blocks if id(block) not in again], list(again.values())


def _runs(document: Document, first: Paragraph, second: Paragraph) -> bool:
    """Whether two lines that say the same stand at one height and tell no field: "När: Mars 2021" is said twice."""
    if _LABELLED.match(document.text(first.all_words)):
        return False
    if first.bbox is None or second.bbox is None:
        return True
    return abs(first.bbox.top - second.bbox.top) <= SAME_PLACE


def _says_the_same(document: Document, first: Paragraph, second: Paragraph) -> bool:
    if first.page is None or second.page != first.page + 1 or first.origin != second.origin:
        return False
    if (
        not first.words
        or len(first.words) > MOST_HEAD_WORDS
        or first.kind == "item"
        or first.kind != second.kind
    ):
        return False
    return squeeze(document.text(first.all_words)) == squeeze(document.text(second.all_words)) != ""
