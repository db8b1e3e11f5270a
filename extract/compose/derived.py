"""What rules take out of running text: a party's commitment stated in a measure, a description, a column Vem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.compose.evidence import words_to_evidence
from extract.recognise.drafts import Pieces
from models.pages.document import Document
from models.values import Span, Value
from rules.pack import Rules

NAME_WHO = frozenset({"convener", "other_participants"})
"""Fields that name people and parties, in which "Polisen: …" says who comes from there."""
SPEAKING_FIELDS = ("responsible", "convener", "other_participants", "measures", "description")
"""Fields whose sentences can commit a party (docs/record.md, Party), in the order in which they are read."""

DERIVED_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A value and the pieces that it was made of."""

    value: Value
    pieces: Pieces
    tells_deeds: bool = True
    """Whether it may tell what is done, and not only who is there."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    lines: tuple[str, ...]
    """The sentence; or a lead-in and the items of its list."""
    words: tuple[int, ...]
    rule: str
    confidence: float


def words_in_span(document: Document, pieces: Pieces, span: Span) -> tuple[int, ...]:
    """The ids of the words of a value's text, made of `pieces`, that lie in `span` of it."""
    found = []
    for start, end, word in _word_offsets(document, pieces):
        if start < span[1] and end > span[0]:
            found.append(word)
    return tuple(found)


def _word_offsets(document: Document, pieces: Pieces) -> Iterator[tuple[int, int, int]]:
    """Start, end and id of each word in the text that `extract.compose.values.pieces_to_lines` makes of `pieces`."""
    place = 0
    for piece in pieces:
        if not piece.words:
            continue
        place += 2 if piece.kind == "item" else 0
        for word in piece.words:
            end = place + len(document.words[word].text)
            yield place, end, word
            place = end + 1


def derive_commitments(
    document: Document,
    texts: Sequence[SpokenText],
    parties: tuple[str, ...],
    *,
    municipality_plan: bool = False,
    promises: bool = False,
    promisers: tuple[str, ...] = (),
    rules: Rules,
) -> dict[str, Value]:
    """Party code → its commitment: the whole sentences that commit it, a line and an item each.

    `parties` are those that have fields of their own; those that `texts` name count too for "parterna" and "vi".
    `promises`: in a citizens' promise, which is that of the `promisers` where they name nobody.
    """
    of_everyone = any(rules.commitments.names_everyone(spoken.value.text) for spoken in texts)
    named = _named(texts, municipality_plan, rules) if of_everyone else []
    everyone = tuple(dict.fromkeys((*parties, *named))) or promisers
    found: dict[str, list[_Sentence]] = {}
    for spoken in texts:
        text = spoken.value.text
        readings = rules.commitments.read(
            text, parties=everyone, municipality_plan=municipality_plan, promises=promises
        )
        if spoken.value.label is not None and rules.headings.announces_undertakings(spoken.value.label):
            readings += rules.commitments.listed(text, readings, municipality_plan=municipality_plan)
        if not readings and spoken.tells_deeds:
            readings = rules.commitments.labelled(text, municipality_plan=municipality_plan)
        if promises and not readings and spoken.value.label is not None:
            readings = rules.commitments.below(spoken.value.label, text, everyone)
        for reading in readings:
            words = words_in_span(document, spoken.pieces, reading.span)
            lines = tuple(line for line in text[slice(*reading.span)].split("\n") if line.strip())
            sentence = _Sentence(lines, words, reading.rule, spoken.value.confidence)
            found.setdefault(reading.party, []).append(sentence)
    return {party: _to_value(document, sentences) for party, sentences in found.items()}


def _named(texts: Sequence[SpokenText], municipality_plan: bool, rules: Rules) -> list[str]:
    """The parties that `texts` name, but for those with whom something is done."""
    return [
        party
        for spoken in texts
        for party in rules.commitments.named(spoken.value.text, municipality_plan=municipality_plan)
    ]


def _to_value(document: Document, sentences: list[_Sentence]) -> Value:
    lines = tuple(line for sentence in sentences for line in sentence.lines)
    confidence = min(DERIVED_CONFIDENCE, *(sentence.confidence for sentence in sentences))
    return Value(
        text="\n".join(lines),
        items=tuple(line.removeprefix("- ") for line in lines) if len(lines) > 1 else (),
        evidence=words_to_evidence(document, (word for sentence in sentences for word in sentence.words)),
        method="derived",
        rule=sentences[0].rule,
        confidence=round(confidence, 2),
    )
