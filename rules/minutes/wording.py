"""What headings, labels and sentences of minutes announce: who came, when, what is prioritised, what was decided."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from pydantic import model_validator

from models.fold import fold
from rules.matching.kept import kept
from rules.matching.loading import RuleFiles
from rules.matching.patterns import RowPatterns, tokenize
from rules.matching.rows import Row
from rules.minutes.meetings import days_in

MinutesUse: TypeAlias = Literal[
    "present", "absent", "time", "place", "time_and_place", "chair", "officer", "next_meeting", "contact", "agenda",
    "decision_heading", "priorities_citywide", "priorities_local", "priorities", "decision", "no_decision",
    "title", "council", "citywide", "local",
]  # fmt: skip
"""What a heading or label announces; `decision` and `no_decision` are said of sentences, `title` and `council`
(the name of a council, which makes a title together with a day) of titles; `citywide` and `local` only within a
list of priorities."""

_SENTENCE_USES = frozenset({"decision", "no_decision", "title", "council"})
_END = re.compile(r"[\s:.;,!?\u2013\u2014-]+$")
_COUNT = re.compile(r"\s*(?:\(.*\)|(?:19|20)\d\d|\d+\s*(?:st|personer)?)$")
_MOST_HEADING_WORDS = 12


class MinutesRow(Row):
    """Labels, and words of headings or sentences, of one use."""

    use: MinutesUse
    labels: tuple[str, ...] = ()
    """Folded; the whole label."""
    patterns: tuple[str, ...] = ()
    """In the language of rules/matching/patterns.py."""

    @model_validator(mode="after")
    def _says_something(self) -> MinutesRow:
        if not self.labels and not self.patterns:
            raise ValueError("a row has labels or patterns")
        return self


class MinutesWording:
    """Knows what minutes announce, by the rows of minutes.toml."""

    def __init__(self, files: RuleFiles) -> None:
        rows = files.rows("minutes", MinutesRow)
        self._labels = {label: row for row in reversed(rows) for label in row.labels}
        self._patterns = RowPatterns(rows)

    def _matched(self, text: str) -> list[MinutesRow]:
        return [row for row, _ in self._patterns.find(tokenize(text))]

    @kept(8192)
    def label(self, text: str) -> MinutesUse | None:
        """What a label or heading that is `text` as a whole announces; None where it is none that minutes have."""
        row = self._labels.get(_trimmed(text))
        return row.use if row is not None else None

    @kept(8192)
    def heading(self, text: str) -> MinutesUse | None:
        """What a heading announces: as `label`, or a list of priorities by the words in it."""
        use = self.label(text)
        if use is not None or len(text.split()) > _MOST_HEADING_WORDS:
            return use
        uses = {row.use for row in self._matched(text)} - _SENTENCE_USES
        order: tuple[MinutesUse, ...] = ("priorities_citywide", "priorities_local", "priorities")
        return next((one for one in order if one in uses), None)

    def is_title(self, title: str) -> bool:
        """Whether a document's title is that of minutes: it says so, or it is a council's name with a day."""
        uses = {row.use for row in self._matched(title)}
        return "title" in uses or ("council" in uses and bool(days_in(title)))

    def is_decision(self, sentence: str) -> bool:
        """Whether a sentence says what the meeting decided."""
        uses = {row.use for row in self._matched(sentence)}
        return "decision" in uses and "no_decision" not in uses

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that `text` matches: as a label, as a short heading or as a sentence."""
        label = self._labels.get(_trimmed(text))
        short = len(text.split()) <= _MOST_HEADING_WORDS
        found = {row.id for row in self._matched(text) if short or row.use in _SENTENCE_USES}
        return frozenset(found | ({label.id} if label is not None else set()))


def _trimmed(text: str) -> str:
    """`text` folded, without end marks and without a number or brackets after it ("Närvarande (12):")."""
    return _END.sub("", _COUNT.sub("", _END.sub("", fold(" ".join(text.split())))))
