"""Labels that are misprinted, broken in the wrong place, or printed without å, ä and ö.

A misprint is a word that is no word: what the dictionary knows was meant as it stands, however near
a label it comes ("Målgång" is not "Målgrupp").
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from rules.labels.grammar import Grammar, Reading, Words
from rules.labels.rows import LabelRow
from rules.labels.words import LabelWord, label_word, label_words, trim
from rules.matching.lemmas import ENDINGS, is_compound, is_word

_RATIO = 85
"""`fuzz.ratio` of a misprint to its label: .935 of misprints right, no value taken for a label."""
_RATIO_OTHER_GROUPS = 90
"""The same for labels that are no plan's: taking them wrongly gains nothing."""
_RATIO_COMPOUND = 92
"""The same where the text may be a compound of its own ("Aktivitetansvarig", but not "Miljöförvaltning")."""
_RATIO_COMPOUND_PART = 95
"""The same for one word of several: "Deltagare i samverkansrådet" is not "… samverkansområdet"."""
_RATIO_LONG = 94
_LONG_LABEL_WORDS = 3
_LONG_LABEL_LETTERS = 12
"""From here on a label one letter away was meant even if all its words are words."""
_CLOSE = 3
"""Points within which two rows' labels are a close call."""
_CLOSE_CALL_COST = 0.05
"""What a close call costs of the score."""
_ONE_SLIP_SCORE = 0.88
"""Score of two letters changed round, or one changed, in a word so short that its ratio is below `_RATIO`."""
_WITHOUT_MARKS_SCORE = 0.95
"""Score of a label printed without the marks of å, ä and ö."""
_SHORTEST_WITHOUT_MARKS = 3
"""Letters below which marks are not looked away from: "Màl" is Mål, but "ar" is no "År"."""
_SHORTEST = 5
"""Letters below which nothing is a misprint."""
_COMPOSED_AT_MOST = 6
"""Words of a label within which broken words are sought."""
_MOST_PIECES = 4
"""Pieces of a label of one word: a column so narrow that it makes more is none of labels."""
_DIGIT_IN_WORD = re.compile(r"(?<=[^\W\d_])[01](?=[^\W\d_])")


class _Fit(NamedTuple):
    """A word that a misprint may have meant, and how well it fits."""

    word: LabelWord
    score: float


class Misprints:
    """Finds the label that a misprinted text meant."""

    def __init__(self, labels: Iterable[LabelRow], grammar: Grammar) -> None:
        self._grammar = grammar
        self._rows: dict[str, LabelRow] = {}
        for row in labels:
            for label in () if row.exact_only else row.labels:
                self._rows.setdefault(trim(label), row)
        self._forms = [form for form in self._rows if len(form) >= _SHORTEST]
        self._plain = {_plain(form): form for form in self._rows if len(form) >= _SHORTEST_WITHOUT_MARKS}
        self._label_words = frozenset(word.form for form in self._rows for word in label_words(form))
        self._plain_lemmas = {_plain(word): word for word in grammar.words if _plain(word) != word}
        self._lemmas = sorted(word for word in grammar.words if len(word) >= _SHORTEST)
        self._beginnings = frozenset(word[:_SHORTEST] for word in grammar.words)
        self._party_forms = frozenset(
            phrase[0] + ending for phrase in grammar.parties.phrases if len(phrase) == 1 for ending in ENDINGS
        )

    def whole(self, trimmed: str, words: Words) -> Reading | None:
        """The label that the whole text is a misprint of, with the labels that come as close as `rivals`."""
        if any(character.isdigit() for character in trimmed):
            return None
        if not any(self._may_be_misprint(word.form) for word in words):
            return self._nearly_whole(trimmed, words)
        form = self._plain.get(_plain(trimmed))
        if form is not None:
            return self._reading(self._rows[form], _WITHOUT_MARKS_SCORE, ())
        if len(trimmed) < _SHORTEST:
            return None
        hits = sorted(self._hits(trimmed, words), key=lambda hit: -hit[0])
        if not hits:
            return None
        best, form = hits[0]
        row = self._rows[form]
        rivals = {
            self._rows[other].id: None
            for score, other in hits[1:]
            if score > best - _CLOSE / 100 and self._rows[other].targets != row.targets
        }
        return self._reading(row, best, tuple(rivals))

    def _nearly_whole(self, trimmed: str, words: Words) -> Reading | None:
        """A long label of which a slip made another word: "Vad handlar et om"."""
        if len(words) < _LONG_LABEL_WORDS or len(trimmed) < _LONG_LABEL_LETTERS:
            return None
        hit = process.extractOne(trimmed, self._forms, scorer=fuzz.ratio, score_cutoff=_RATIO_LONG)
        return hit and self._reading(self._rows[hit[0]], hit[1] / 100, ())

    def _hits(self, trimmed: str, words: Words) -> Iterator[tuple[float, str]]:
        compound = all(not self._may_be_misprint(word.form) or is_compound(word.form) for word in words)
        for form, ratio, _ in process.extract(
            trimmed, self._forms, scorer=fuzz.ratio, score_cutoff=_RATIO - 6, limit=8
        ):
            least = _RATIO if self._rows[form].group == "plan" else _RATIO_OTHER_GROUPS
            least = max(least, _RATIO_COMPOUND) if compound else least
            score = _score(trimmed, form, ratio, least, compound=compound)
            if score:
                yield score, form

    def _reading(self, row: LabelRow, score: float, rivals: tuple[str, ...]) -> Reading:
        score = max(_RATIO / 100, score - _CLOSE_CALL_COST) if rivals else score
        return Reading(row.targets, row.id, (row.id,), row.group, score, rivals)

    def composed(self, words: Words) -> Reading | None:
        """A label of which a word is broken, joined to the next, or misprinted."""
        if len(words) > _COMPOSED_AT_MOST:
            return None
        if len(words) == 1 and (reading := self._split(words)) is not None:
            return reading
        if (reading := self._in_pieces(words)) is not None:
            return reading
        core = self._grammar.core_words
        if (
            any(word.lemma in core for word in words)
            and (reading := self._rejoined(words, joins=2)) is not None
        ):
            return reading
        return self._mended_reading(words)

    def _split(self, words: Words) -> Reading | None:
        """ "Polisensåtagande": the space between party and role is lost."""
        form = words[0].form
        for cut in range(len(form) - 4, 3, -1):
            if form[:cut] in self._party_forms:
                pair = (label_word(form[:cut]), label_word(form[cut:]))
                if pair[0].is_genitive and (reading := self._grammar.read(pair)) is not None:
                    return _lowered(reading, 0.95)
        return None

    def _in_pieces(self, words: Words) -> Reading | None:
        """ "Åtg ärder": the pieces of one word, which a narrow column or a misprint broke."""
        if not 2 <= len(words) <= _MOST_PIECES or any(word.is_sign or word.is_number for word in words):
            return None
        form = "".join(word.form for word in words)
        if form[:_SHORTEST] not in self._beginnings:  # spares looking most of them up
            return None
        whole = label_word(form)
        reading = self._grammar.read((whole,)) if whole.lemma in self._grammar.words else None
        return _lowered(reading, 0.98) if reading is not None else None

    def _rejoined(self, words: Words, joins: int) -> Reading | None:
        """ "Stadsdelsförvaltninge ns kontakt": two or three neighbours are one word of the rules."""
        for start, length in itertools.product(range(len(words) - 1), (2, 3)):
            parts = words[start : start + length]
            if len(parts) < length or any(word.is_sign or word.is_number for word in parts):
                continue
            form = "".join(word.form for word in parts)
            if form[:_SHORTEST] not in self._beginnings:  # spares looking most of them up
                continue
            whole = label_word(form)
            if whole.lemma not in self._grammar.words:
                continue
            joined = (*words[:start], whole, *words[start + length :])
            reading = self._grammar.read(joined)
            if reading is None and joins > 1:
                reading = self._rejoined(joined, joins - 1)
            if reading is not None:
                return _lowered(reading, 0.98)
        return None

    def _mended_reading(self, words: Words) -> Reading | None:
        """The label with misprinted words put right; other ways to put them right are its rivals."""
        fits = [self._fits(word) for word in words]
        if not all(fits) or all(fit[0].score == 1.0 for fit in fits):
            return None
        lowest = min(fit[0].score for fit in fits)
        reading = self._grammar.read(tuple(fit[0].word for fit in fits))
        if reading is None:
            return None
        rivals = [
            other.rule
            for place, fit in enumerate(fits)
            for near in fit[1:]
            if (other := self._grammar.read(_with_word(fits, place, near.word))) is not None
            and other.targets != reading.targets
        ]
        lowered = _lowered(reading, lowest - _CLOSE_CALL_COST if rivals else lowest)
        return replace(lowered, rivals=tuple(dict.fromkeys((*reading.rivals, *rivals))))

    def _fits(self, word: LabelWord) -> list[_Fit]:
        """The words that `word` may be a misprint of, the best first, then those as close; itself if it is none."""
        if word.is_sign or word.is_number or word.lemma in self._grammar.words:
            return [_Fit(word, 1.0)]
        form = word.form
        if len(form) < _SHORTEST or not self._may_be_misprint(form):
            return []
        found: dict[str, float] = {}
        for other, score in self._nearest(form):
            found[other] = max(score, found.get(other, 0.0))
        ranked = sorted(found, key=lambda other: -found[other])
        return [
            _Fit(label_word(other), found[other])
            for other in ranked
            if found[other] > found[ranked[0]] - _CLOSE / 100
        ]

    def _nearest(self, form: str) -> Iterator[tuple[str, float]]:
        """Words of rows that `form` is near, in `form`'s inflection, and how well each fits."""
        compound = is_compound(form)
        least = _RATIO_COMPOUND_PART if compound else _RATIO
        for ending in ENDINGS:
            if not form.endswith(ending):
                continue
            stem = form.removesuffix(ending)
            if stem in self._plain_lemmas:
                yield self._plain_lemmas[stem] + ending, _WITHOUT_MARKS_SCORE
            for lemma, _, _ in process.extract(
                stem, self._lemmas, scorer=fuzz.ratio, score_cutoff=_RATIO - 10, limit=3
            ):
                other = lemma + ending
                score = _score(form, other, fuzz.ratio(form, other), least, compound=compound)
                if score and self._is_of_labels(other):
                    yield other, score
        for at in range(1, len(form) - 1):  # an ending's letters changed round: "kommuenns"
            other = form[:at] + form[at + 1] + form[at] + form[at + 2 :]
            if is_word(other) and self._is_of_labels(other):
                yield other, fuzz.ratio(form, other) / 100

    def _is_of_labels(self, form: str) -> bool:
        return label_word(form).lemma in self._grammar.words

    def _may_be_misprint(self, form: str) -> bool:
        return not (form in self._label_words or is_word(form))


def _score(text: str, form: str, ratio: float, least: float, *, compound: bool) -> float:
    """How well a misprint fits its label, from 0.85; 0 where it does not."""
    if _different_first_part(text, form):
        return 0.0
    if ratio >= least:
        return ratio / 100
    if not compound and least <= _RATIO and _is_one_slip(text, form):
        return _ONE_SLIP_SCORE
    return ratio / 100 if _is_doubled(text, form) else 0.0


def _is_doubled(text: str, form: str) -> bool:
    """Whether nothing but one letter, set twice or once too few, tells a long word from the other: "polissens"."""
    if min(len(text), len(form)) <= _SHORTEST or abs(len(text) - len(form)) != 1:
        return False
    return [letter for letter, _ in itertools.groupby(text)] == [
        letter for letter, _ in itertools.groupby(form)
    ]


def _is_one_slip(text: str, form: str) -> bool:
    """Whether two neighbouring letters changed places, or one letter of six or more is another."""
    if len(text) != len(form) or len(text) < _SHORTEST or OSA.distance(text, form, score_cutoff=1) > 1:
        return False
    return len(text) > _SHORTEST or sorted(text) == sorted(form)


def _different_first_part(text: str, form: str) -> bool:
    """Whether only a long common ending makes them alike: "serviceförvaltning", "socialförvaltning"."""
    common = 0
    while common < min(len(text), len(form)) and text[-1 - common] == form[-1 - common]:
        common += 1
    if common < 6 or common == min(len(text), len(form)):
        return False
    parts = text[:-common], form[:-common]
    return max(map(len, parts)) > 3 and fuzz.ratio(*parts) < 55


def with_letters_for_digits(trimmed: str) -> str:
    """`trimmed` with l and o for 1 and 0 among letters, as text recognition confuses them ("po1isens")."""
    return _DIGIT_IN_WORD.sub(lambda found: "l" if found[0] == "1" else "o", trimmed)


def _plain(form: str) -> str:
    """`form` with the bare letters of å, ä, ö and é."""
    if form.isascii():
        return form
    return "".join(
        character for character in unicodedata.normalize("NFD", form) if not unicodedata.combining(character)
    )


def _with_word(fits: list[list[_Fit]], place: int, word: LabelWord) -> Words:
    """Every word's best fit, but `word` at `place`."""
    return tuple(word if position == place else fit[0].word for position, fit in enumerate(fits))


def _lowered(reading: Reading, score: float) -> Reading:
    return replace(reading, score=max(_RATIO / 100, min(reading.score, score)))
