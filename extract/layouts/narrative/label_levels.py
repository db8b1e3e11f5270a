"""Levels of headings that are labels: below each measure the same ones stand again, above its values."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from extract.recognise.labels import is_bare_party, recurring_headings
from models.pages.document import Block, Document, Paragraph, Table
from models.text.fold import squeeze
from rules.pack import Rules

MOSTLY = 0.8
"""Share of a level's headings that stand again or are known labels, at least; the others are labels too."""
FEWEST_KNOWN = 2
"""Labels of different fields that rules know, at least: chapters of two parts of a plan may have like headings, too."""


def label_levels(document: Document, rules: Rules) -> frozenset[int]:
    """The levels whose headings, with a value right below each, are labels of what the headings above them name."""
    body = [block for block in document.blocks if isinstance(block, Table) or block.origin == "body"]
    levels: dict[int, list[tuple[Paragraph, Block | None]]] = defaultdict(list)
    for block, following in pairwise([*body, None]):
        if isinstance(block, Paragraph) and block.kind == "heading":
            levels[block.level or 1].append((block, following))
    highest = min(levels, default=1)
    return frozenset(
        level for level, found in levels.items() if level > highest and _are_labels(document, found, rules)
    )


def _are_labels(document: Document, found: list[tuple[Paragraph, Block | None]], rules: Rules) -> bool:
    recurring = recurring_headings(document)
    if not all(isinstance(below, Paragraph) and below.kind != "heading" for _, below in found):
        return False
    texts = [document.text(heading.words) for heading, _ in found]
    again = [squeeze(text) in recurring for text in texts]
    labels = [
        match if (match := rules.labels.match(text)) and match.group == "plan" else None for text in texts
    ]
    fields = {label.targets for label in labels if label is not None}
    sure = [label is not None and not any(map(is_bare_party, label.targets)) for label in labels]
    like = sum(one or label for one, label in zip(again, sure, strict=True))  # "Skolan" may name an area
    return len(fields) >= FEWEST_KNOWN and 2 * sum(again) > len(found) and like >= MOSTLY * len(found)
