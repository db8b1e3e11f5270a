"""Which fields a printed label names.

The rows of labels.toml, parties.toml and roles.toml are applied from the surest way to the least
sure: the label as it stands, its letters without spaces, its lemmas, its composition (a party and a
role, two labels …), and last misprints. A text that no way reads is no label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from models.target import Target
from models.text.fold import squeeze
from rules.labels.abbreviations import Abbreviations
from rules.labels.grammar import Grammar, Reading
from rules.labels.misprints import Misprints, with_letters_for_digits
from rules.labels.questions import indirect_forms
from rules.labels.rows import LabelGroup, LabelRow, MinutesRow, PartyRow, RoleRow
from rules.labels.words import (
    ends_sentence,
    is_too_long,
    label_words,
    of_a_share,
    trim,
    without_parenthesis,
)
from rules.matching.kept import kept
from rules.matching.loading import RuleFiles
from rules.matching.words import SmallWords
from rules.places.register import Places

LEADS_IN_RULE = "role.commitment-to-go-on-with"
"""The row of what a party's commitment goes on with: "ska"."""
_SQUEEZED_SCORE = 0.99
_SHORTEST_SQUEEZED = 3
_LEAST_SCORE = 0.85
_ABBREVIATED_SCORE = 0.95
_KEPT = 65536
"""Texts whose match is remembered; archives repeat their labels."""


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A text read as a label."""

    targets: tuple[Target, ...]
    """Where the value belongs; several where the label names several fields or parties."""
    rule: str
    """Id of the deciding row: `label.goal-and-purpose`, `label.party-role`, `label.two-fields` …"""
    score: float
    """1.0 for the label as it stands, never below 0.85."""
    rivals: tuple[str, ...] = ()
    """Ids of rows with other targets that came as close: a close call, to be warned of."""
    group: LabelGroup = "plan"
    """In what kind of table or document such a label usually stands."""
    rows: tuple[str, ...] = ()
    """Ids of every row that took part, the deciding one included."""
    abbreviated: bool = False
    """Whether the text is cut short by a full stop ("Ansv."), which then ends no sentence."""

    @property
    def leads_in(self) -> bool:
        """Whether it begins a sentence that its value ends ("Polisen ska"): a label in tables, a lead-in in text."""
        return LEADS_IN_RULE in self.rows


_LONGEST_KEPT = 400
"""Characters: no label with all its numbers and brackets is longer, and longer texts are not worth keeping."""

_NUMBERED_WITH_VALUE = re.compile(r"[^\W\d_]\s+\d{1,2}[a-h]?\s*:\s*[^\W\d_]")
"""A numbered label with what it names: in "Insats 3: Ungdomsmottagning" nobody's measures are asked for."""
MOST_BROKEN_WORDS = 4
"""A party's name in a narrow column has at most so many pieces."""


class Labels:
    """Reads labels by the rows of labels.toml, parties.toml and roles.toml; of equal labels the earlier row's wins."""

    def __init__(self, files: RuleFiles, places: Places) -> None:
        minutes = (row.as_label for row in files.rows("minutes", MinutesRow) if row.labels)
        self.rows = (*files.rows("labels", LabelRow), *minutes)
        """Those of labels.toml, and those of minutes.toml by which minutes are known anywhere."""
        self._party_rows = files.rows("parties", PartyRow)
        self._role_rows = files.rows("roles", RoleRow)
        self._places = places
        self._exact: dict[str, LabelRow] = {}
        self._squeezed: dict[str, LabelRow] = {}
        for row in self.rows:
            for label in row.labels:
                self._exact.setdefault(trim(label), row)
                self._squeezed.setdefault(squeeze(trim(label)), row)
        words = SmallWords(files)
        for row in self.rows:
            for label in (form for one in row.labels for form in indirect_forms(one, words)):
                self._exact.setdefault(trim(label), row)

    def match(self, text: str) -> LabelMatch | None:
        """The fields that `text` names as a label; None where it is none. Never raises."""
        return None if len(text) > _LONGEST_KEPT else self._match_printed(text)

    @kept(_KEPT)
    def _match_printed(self, text: str) -> LabelMatch | None:
        if _NUMBERED_WITH_VALUE.search(text) is not None:
            return None
        if is_too_long(text):
            front, comma, _ = text.rstrip().partition(",")  # "Hur ska det följas upp, av vem och när?"
            return self.match(front) if comma and text.rstrip().endswith("?") else None
        share = self._exact.get(of_a_share(text) or "")
        if share is not None:
            return _exact_match(share, 1.0)
        trimmed = trim(text)
        found = self._match_trimmed(trimmed, ends_sentence(text)) if trimmed else None
        row = self._abbreviations.row_of(text) if found is None or ends_sentence(text) else None
        if row is None and found is None and "." in text:
            whole = self._abbreviations.spelled_out(text)
            return self._match_trimmed(trim(whole), False) if whole is not None else None
        if row is None or (found is not None and found.targets != row.targets) or self.is_party(text):
            return found
        score = found.score if found is not None else _ABBREVIATED_SCORE
        return LabelMatch(row.targets, row.id, score, (), row.group, (row.id,), abbreviated=True)

    def as_printed(self, text: str) -> LabelMatch | None:
        """The fields of a label that stands in a row just so, its letters apart at most; asks no dictionary."""
        return None if len(text) > _LONGEST_KEPT else self._printed(text)

    @kept(_KEPT)
    def _printed(self, text: str) -> LabelMatch | None:
        if is_too_long(text):
            return None
        share = self._exact.get(of_a_share(text) or "")
        return _exact_match(share, 1.0) if share else self._as_it_stands(trim(text), ends_sentence(text))

    @kept(_KEPT)
    def is_party(self, text: str) -> str | None:
        """The party's code where `text` is only one party's name, in any inflection: "Polisen" -> "police"."""
        codes = self.parties_in(text)
        if not codes:
            codes = next(filter(None, map(self.parties_in, _with_a_break_closed(text))), ())
        return codes[0] if len(codes) == 1 else None

    @kept(_KEPT)
    def parties_in(self, text: str) -> tuple[str, ...]:
        """The codes of the parties, each once, where `text` names parties and nothing else; else empty.

        "Stadsdelsförvaltning och polis" -> ("district_administration", "police").
        """
        if is_too_long(text):
            return ()
        rows = self._grammar.parties.only(label_words(trim(text)))
        return tuple(dict.fromkeys(row.code for row in rows))

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that take part when `text` is read as a label."""
        match = self.match(text)
        return frozenset(match.rows) if match is not None else frozenset()

    # What reads labels that do not stand as they are in a row needs the dictionary, so it is made late.

    @cached_property
    def _grammar(self) -> Grammar:
        return Grammar(self.rows, self._party_rows, self._role_rows, self._places)

    @cached_property
    def _abbreviations(self) -> Abbreviations:
        return Abbreviations(self.rows)

    @cached_property
    def _misprints(self) -> Misprints:
        return Misprints(self.rows, self._grammar)

    @kept(_KEPT)
    def _match_trimmed(self, trimmed: str, sentence: bool) -> LabelMatch | None:
        printed = self._as_it_stands(trimmed, sentence)
        if printed is not None or sentence:
            return printed
        reading = self._read(trimmed)
        bare = without_parenthesis(trimmed)
        if reading is None and (lettered := with_letters_for_digits(trimmed)) != trimmed:
            reading = self._read(lettered)
        if reading is None and bare != trimmed and bare:
            row = self._exact.get(bare)
            if row is not None:
                return _exact_match(row, _SQUEEZED_SCORE)
            reading = self._read(bare)
        return _match_of(reading) if reading is not None and reading.score >= _LEAST_SCORE else None

    def _as_it_stands(self, trimmed: str, sentence: bool) -> LabelMatch | None:
        row = self._exact.get(trimmed)
        if row is not None:
            return _exact_match(row, 1.0)
        squeezed = squeeze(trimmed)
        row = self._squeezed.get(squeezed) if len(squeezed) >= _SHORTEST_SQUEEZED and not sentence else None
        return _exact_match(row, _SQUEEZED_SCORE) if row is not None else None

    def _read(self, trimmed: str) -> Reading | None:
        words = label_words(trimmed)
        if not words:
            return None
        reading = self._grammar.read(words)
        if reading is not None:
            return reading
        whole, composed = self._misprints.whole(trimmed, words), self._misprints.composed(words)
        if whole is not None and composed is not None:
            return whole if whole.rivals or whole.score >= composed.score else composed
        return whole or composed


def _exact_match(row: LabelRow, score: float) -> LabelMatch:
    return LabelMatch(row.targets, row.id, score, (), row.group, (row.id,))


def _match_of(reading: Reading) -> LabelMatch:
    return LabelMatch(
        reading.targets, reading.rule, round(reading.score, 3), reading.rivals, reading.group, reading.rows
    )


def _with_a_break_closed(text: str) -> Iterator[str]:
    """`text` with one of its few spaces left out: a name that a narrow column broke ("Stadsdelsför valtningen")."""
    words = text.split()
    if not 2 <= len(words) <= MOST_BROKEN_WORDS:
        return
    for index in range(1, len(words)):
        closed = words[index - 1].rstrip("-\u2010\u00ad") + words[index]
        yield " ".join([*words[: index - 1], closed, *words[index + 1 :]])
