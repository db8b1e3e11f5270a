"""Which is which: a plan, minutes, or something else, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extract.draft import Draft
from models.document import Document, paragraphs_of
from models.record import Kind, LayoutName
from rules.vocabulary import hits

FEWEST_SUBJECTS = 2
"""A plan of crime prevention uses at least so many rows of the vocabulary."""


@dataclass(frozen=True, slots=True)
class KindReading:
    """The kind, the layout, and the reasons in plain English."""

    kind: Kind
    layout: LayoutName
    reasons: tuple[str, ...]


def read_kind(document: Document, draft: Draft) -> KindReading:
    """Decide from what the layouts found and from the document's words."""
    reasons = []
    if not draft.activities:
        reasons.append("no table of labelled values with an activity was found")
        return KindReading("unknown", "unknown", tuple(reasons))
    reasons.append(f"{len(draft.activities)} activities in {len(draft.areas)} areas were found")
    subjects = _subjects(document)
    if len(subjects) < FEWEST_SUBJECTS:
        reasons.append("its words are not those of crime prevention")
        return KindReading("unknown", "unknown", tuple(reasons))
    reasons.append("it speaks of " + ", ".join(sorted(row.removeprefix("vocabulary.") for row in subjects)))
    layout = Counter(draft.shapes).most_common(1)[0][0]
    reasons.append(f"most of its blocks have the shape {layout}")
    return KindReading("plan", layout, tuple(reasons))


def _subjects(document: Document) -> frozenset[str]:
    texts = [document.text(paragraph.words) for paragraph in paragraphs_of(document.blocks)]
    return hits("\n".join(texts))
