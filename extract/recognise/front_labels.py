"""Labels that stand at the front of a paragraph: "Mål: …"."""

from __future__ import annotations

from dataclasses import replace

from models.document import Document, Paragraph
from rules.labels.match import LabelMatch, Labels

MOST_LABEL_WORDS = 7
"""A label at the front of a paragraph is at most this long ("Stadsdelsförvaltningens övriga fasta deltagare:")."""


def split_run_in(
    document: Document, paragraph: Paragraph, labels: Labels, *, dash: bool = False
) -> tuple[tuple[int, ...], Paragraph, LabelMatch] | None:
    """The label's words, the paragraph without them, and the match; None where no known label leads it.

    A label ends with a colon, or, with `dash`, before a dash that stands alone ("Prioriterat område – Unga").
    What follows may be empty (the value then stands below).
    """
    for count in range(1, min(MOST_LABEL_WORDS, len(paragraph.words)) + 1):
        text = document.words[paragraph.words[count - 1]].text
        is_dash = dash and count > 1 and text in {"-", "\u2013", "\u2014"}
        if not text.endswith(":") and not is_dash:
            continue
        words = paragraph.words[: count - 1] if is_dash else paragraph.words[:count]
        match = labels.match(document.text(words))
        if match is None or match.score < 0.95:
            return None
        rest = replace(paragraph, words=paragraph.words[count:], mark=(), kind="paragraph")
        return paragraph.mark + paragraph.words[:count], rest, match
    return None
