"""Lead-ins that are set as headings: "Polisen lovar att" in bold, and the list of what it promises below."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from models.pages.document import Block, Document, Paragraph
from models.text.fold import fold
from rules.pack import Rules


def without_lead_in_headings(document: Document, rules: Rules) -> Document:
    """The document with each such heading as the line of text that it is; a label that looks like one stays.

    A party's own label that is a lead-in too ("Polisen åtar sig att") is the label of its list, and opens no section.
    """
    blocks = document.blocks
    found = {index for index, pair in enumerate(pairwise(blocks)) if _leads_in(document, *pair, rules)}
    if not found:
        return document
    return replace(
        document,
        blocks=tuple(
            replace(block, kind="paragraph") if index in found and isinstance(block, Paragraph) else block
            for index, block in enumerate(blocks)
        ),
    )


def ends_with_lead_in(document: Document, heading: Paragraph, block: Block, rules: Rules) -> bool:
    """Whether `block` is a lead-in that was set as a heading, beside one that asks or tells: "Vad ni tycker".

    Such a heading is no name of what is promised below the lead-in.
    """
    if not isinstance(block, Paragraph) or block.kind != "paragraph" or block.level is None:
        return False
    text = document.text(heading.words)
    first = fold(text.partition(" ")[0])
    is_clause = text.endswith("?") or first in rules.words["question"] | rules.words["opens_clause"]
    return is_clause and block.level <= (heading.level or 1)


def _leads_in(document: Document, block: Block, below: Block, rules: Rules) -> bool:
    if not (isinstance(block, Paragraph) and isinstance(below, Paragraph)):
        return False
    if block.kind != "heading" or below.kind != "item":
        return False
    text = document.text(block.words)
    match = rules.labels.match(text)
    is_other_label = match is not None and any(target.field != "party" for target in match.targets)
    return not is_other_label and rules.commitments.leads_in(text)
