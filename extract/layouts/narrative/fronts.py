"""What begins a paragraph as a label does that no rule knows: words in bold, before a colon, a question."""

from __future__ import annotations

from dataclasses import replace

from extract.recognise.labels import MOST_LABEL_WORDS, SURE
from models.pages.document import Document, Paragraph
from rules.pack import LabelMatch, Rules

_MOST_UNKNOWN_LABEL = 4
"""Words of a label that no rule knows, before its colon."""
_MOST_SENTENCE_LABEL = 6
"""Words of a label that stands as a sentence of its own before its value: "Hur ser det ut i dag? …"."""


def bold_front(document: Document, piece: Paragraph) -> int:
    """How many words at the front are bold, where the word after them is not; 0 for none."""
    for count, word in enumerate(piece.words[: MOST_LABEL_WORDS + 1]):
        if not document.words[word].bold:
            return count
    return 0


def question_front(document: Document, piece: Paragraph) -> int:
    """How many words at the front are a question in bold before its answer; 0 for none."""
    count = bold_front(document, piece)
    return count if count and document.words[piece.words[count - 1]].text.endswith("?") else 0


def is_led_in_bold(document: Document, piece: Paragraph) -> bool:
    """Whether words in bold with a colon, that no rule need know, begin the text of the paragraph."""
    split = unknown_label(document, piece)
    return split is not None and bold_front(document, piece) == len(piece.words) - len(split[1].words)


def unknown_label(document: Document, piece: Paragraph) -> tuple[tuple[int, ...], Paragraph] | None:
    """The words that lead a paragraph as a label that no rule knows, and the rest of it; None where none do."""
    if count := question_front(document, piece):
        rest = replace(piece, words=piece.words[count:], mark=(), kind="paragraph")
        return piece.mark + piece.words[:count], rest
    for count, word in enumerate(piece.words[:_MOST_UNKNOWN_LABEL], start=1):
        text = document.words[word].text
        if text.endswith(":") and count < len(piece.words):
            if not document.words[piece.words[0]].text[:1].isupper():
                return None
            rest = replace(piece, words=piece.words[count:], mark=(), kind="paragraph")
            return piece.mark + piece.words[:count], rest
        if not text[-1:].isalnum():
            return None
    return None


def label_of_plan(document: Document, words: tuple[int, ...], rules: Rules) -> LabelMatch | None:
    """The label of a plan that words are, whole, whether the record has a key for it or not: "RISKER:"."""
    match = rules.labels.match(document.text(words))
    is_label = match is not None and match.score >= SURE and match.group == "plan" and not match.leads_in
    return match if is_label else None


def sentence_front(document: Document, piece: Paragraph) -> int:
    """How many words at the front are a sentence as short as a label: "Mål. Färre inbrott."; 0 for none."""
    for count, word in enumerate(piece.words[:_MOST_SENTENCE_LABEL], start=1):
        if document.words[word].text.endswith((".", "?")):
            goes_on = count < len(piece.words) and document.words[piece.words[count]].text[:1].isupper()
            return count if goes_on and piece.kind == "paragraph" else 0
    return 0
