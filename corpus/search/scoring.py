"""How well a text answers: BM25 over whole words, parts of compounds and the names above the text."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from corpus.search.query import Piece, Wanted
from corpus.store.searching import field_rank
from corpus.store.terms import word_spans
from models.values import Span

_K1 = 1.2
_B = 0.75
_MEAN_LENGTH = 15.0
"""Words of a text, about; a plan's fields are short."""
_EXACT = 1.2
"""A word as it was typed counts more than another form of it, and that more than a compound that it is a part of."""
_PART = 0.5
_CONTEXT = 0.2
"""Of a word that only the names of the activity and area have."""
_FIELDS = (1.5, 1.0, 0.7, 0.6)
"""By `field_rank`: a name tells more than a text, a text more than who and when."""


def weight_of(found: int, all_texts: int) -> float:
    """What a word weighs that `found` of `all_texts` have: the rarer the more (BM25's inverse frequency)."""
    return log(1 + (max(all_texts, found) - found + 0.5) / (found + 0.5))


def score_text(
    text: str, field: str, pieces: Sequence[Piece], weights: Sequence[float]
) -> tuple[float, tuple[Span, ...]]:
    """The score of a text that has all `pieces`, or whose names have them; and where it has them."""
    words = word_spans(text)
    length = 1 - _B + _B * len(words) / _MEAN_LENGTH
    score, spans = 0.0, set()
    for piece, weight in zip(pieces, weights, strict=True):
        times, found = _times(piece, words)
        spans.update(found)
        score += weight * times * (_K1 + 1) / (times + _K1 * length)
    return score * _FIELDS[field_rank(field)], tuple(sorted(spans))


def _times(piece: Piece, words: Sequence[tuple[str, int, int]]) -> tuple[float, list[Span]]:
    """How often `words` have the piece, weighed by how well they fit; and where."""
    first, *others = piece.words
    times, spans = 0.0, []
    for start, (word, *_) in enumerate(words[: len(words) - len(others)]):
        fit = _fit(first, word)
        if not fit:
            continue
        if others:
            after = words[start + 1 :]
            fits = [fit, *(_fit(wanted, one[0]) for wanted, one in zip(others, after, strict=False))]
            if min(fits) <= _PART:
                continue
            fit = sum(fits) / len(fits)
        times += fit
        spans += [(begin, end) for _, begin, end in words[start : start + len(piece.words)]]
    return times or _CONTEXT, spans


def _fit(wanted: Wanted, word: str) -> float:
    if word == wanted.typed:
        return _EXACT
    return 1.0 if word in wanted.forms else _PART if word in wanted.compounds else 0.0
