"""Measures whose name stands in bold at the front of their text: "**Krogmöten.** Kommunen bjuder in …"."""

from __future__ import annotations

from dataclasses import replace

from models.pages.document import Block, Document, Paragraph
from rules.pack import Rules

FEWEST = 2
"""So many in a document; a single bold beginning may be stressed."""
MOST_WORDS = 8
"""Words of a name at the front; more of them in bold are a sentence."""
LEAST_TEXT = 3
"""Words that follow it at least."""
_HIGHEST = 1


def with_run_in_headings(document: Document, rules: Rules) -> Document:
    """The document with each such name as a heading of its own, one level below the heading above it."""
    fronts = [_front(document, block, rules) for block in document.blocks]
    if sum(count > 0 for count in fronts) < FEWEST:
        return document
    blocks: list[Block] = []
    level = _HIGHEST
    for block, count in zip(document.blocks, fronts, strict=True):
        if isinstance(block, Paragraph) and count:
            blocks += _parts(block, count, level)
            continue
        if isinstance(block, Paragraph) and block.kind == "heading" and block.origin == "body":
            level = block.level or _HIGHEST
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _front(document: Document, block: Block, rules: Rules) -> int:
    """How many words at the front of the block name a measure; 0 for none.

    A label before its value, or an actor before what it does ("Rektor: …"), is no name.
    """
    if not isinstance(block, Paragraph) or block.kind == "heading" or block.origin != "body" or block.bold:
        return 0
    count = next((place for place, word in enumerate(block.words) if not document.words[word].bold), 0)
    if not 0 < count <= MOST_WORDS or len(block.words) - count < LEAST_TEXT:
        return 0
    name = document.text(block.words[:count])
    if not name[:1].isupper() or name[-1] not in ".:\u2013\u2014-":
        return 0
    bare = name.rstrip(".: \u2013\u2014-")
    is_label = rules.labels.match(bare) is not None or bool(rules.labels.parties_in(bare))
    does_it = name[-1] != "." and bool(rules.actors.named(bare))
    return 0 if is_label or does_it else count


def _parts(block: Paragraph, count: int, level: int) -> tuple[Paragraph, Paragraph]:
    """The name as a heading below `level`, and what follows it."""
    heading = replace(block, words=block.words[:count], kind="heading", level=level + 1, bold=True)
    return heading, Paragraph(block.words[count:], size=block.size, page=block.page, bbox=block.bbox)
