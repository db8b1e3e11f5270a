"""The document's title: which of its first headings, running heads and lines it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.draft import Entry
from models.document import Document, Paragraph, Table
from models.target import Target
from rules.headings import title_score

MOST_TITLE_WORDS = 25
FRONT_BLOCKS = 12
"""A title stands among the first blocks of the body, before the first table."""

_ANNEX = re.compile(r"(?:bilaga|appendix)\b[^:\u2013\u2014]*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Candidate:
    paragraph: Paragraph
    score: float


def find_title(document: Document, overlays: tuple[Path, ...] = ()) -> Entry | None:
    """The title with its words, or None where nothing at the front looks like one."""
    candidates = sorted(_candidates(document, overlays), key=lambda candidate: -candidate.score)
    if not candidates or candidates[0].score < 2:
        return None
    best = candidates[0]
    confidence = 0.95 if best.score >= 4 else 0.7
    return Entry(Target("other"), (best.paragraph,), method="position", confidence=confidence)


def _candidates(document: Document, overlays: tuple[Path, ...]) -> Iterator[_Candidate]:
    for index, block in enumerate(document.blocks[:FRONT_BLOCKS]):
        if isinstance(block, Table):
            break
        score = _score(document, block, overlays)
        if block.kind == "heading":
            if score < 2 and not _heads_document(document, index, block):
                continue
            score += 2 + (1 if block.level == 1 else 0)
        elif block.kind == "item":
            continue
        elif index > 4 and not block.bold:
            score -= 1
        yield _Candidate(block, score - index * 0.05)
    seen = set()
    for furniture in document.furniture:
        if furniture.role != "running_head" or furniture.paragraph.page not in {None, 1}:
            continue
        text = document.text(furniture.paragraph.words)
        if text not in seen:
            seen.add(text)
            yield _Candidate(furniture.paragraph, _score(document, furniture.paragraph, overlays) + 0.5)


def _heads_document(document: Document, index: int, heading: Paragraph) -> bool:
    """Whether a heading without a title's words can be the title all the same: the first block, alone on its level."""
    below = [block for block in document.blocks[1:] if isinstance(block, Table) or block.origin == "body"]
    if index or heading.level != 1 or not below or isinstance(below[0], Table):
        return False
    return not any(
        isinstance(block, Paragraph) and block.kind == "heading" and block.level == 1 for block in below
    )


def _score(document: Document, paragraph: Paragraph, overlays: tuple[Path, ...]) -> float:
    text = document.text(paragraph.all_words)
    if not paragraph.words or len(text.split()) > MOST_TITLE_WORDS:
        return -5
    score = float(title_score(text, overlays))
    if _ANNEX.match(text):
        score = min(score, 1.0)  # a line above the title: which annex to what
    if score and _YEAR.search(text):
        score += 0.5
    if text.rstrip().endswith((".", ";", ",")):
        score -= 3
    return score
