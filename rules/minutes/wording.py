"""What headings, labels and sentences of minutes announce: who came, when, what is prioritised, what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from models.text.fold import fold
from rules.labels.match import Labels
from rules.labels.rows import MinutesRow, MinutesUse
from rules.matching.kept import kept
from rules.matching.loading import RuleFiles
from rules.matching.patterns import RowPatterns, tokenize
from rules.matching.words import SmallWords
from rules.minutes.meetings import MeetingTimes

_SENTENCE_USES = frozenset(
    {
        "decision",
        "no_decision",
        "nothing_decided",
        "title",
        "council",
        "said_local",
        "next_meeting",
        "meeting",
    }
)
_SILENT: tuple[MinutesUse, ...] = ("column_head", "point", "formality")
"""What a label may be without announcing anything."""
_MISPRINT = 0.97
"""The score of a misprinted label, or less: inflected ones ("Platser") have more, and may mean something else."""
_END = re.compile(r"[\s:.;,!?\u2013\u2014-]+$")
_LONGEST = 200
"""Characters: what is longer is no label, and taking marks off its end would cost the square of its length."""
_COUNT = re.compile(r"\s*(?:\(.*\)|(?:19|20)\d\d|\d+\s*(?:st|personer)?)$")
_PARTS_OF_ROLE = re.compile(r"[,;()/\u2013\u2014]")
_MOST_HEADING_WORDS = 12
_MOST_DECISION_TOKENS = 6
"""Words of a heading that says whose decision stands below."""
_MOST_LEADING_TOKENS = 12
"""Words and signs of a line that only leads to a decision."""


class MinutesWording:
    """Knows what minutes announce, by the rows of minutes.toml."""

    def __init__(self, files: RuleFiles, labels: Labels, meetings: MeetingTimes, words: SmallWords) -> None:
        rows = files.rows("minutes", MinutesRow)
        self._rows = {row.id: row for row in rows}
        self._labels = {
            fold(label): row for row in reversed(rows) for label in (*row.labels, *row.in_minutes)
        }
        self._printed = labels
        self._meetings = meetings
        self._before_decision = words["before_decision"]
        self._patterns = RowPatterns(rows)

    @kept(256)  # one text is asked for one use after another
    def _uses(self, text: str) -> frozenset[MinutesUse]:
        """The uses of all rows with a pattern in `text`."""
        return frozenset(row.use for row, _ in self._patterns.find(tokenize(text)))

    @kept(8192)
    def label(self, text: str) -> MinutesUse | None:
        """What a label or heading that is `text` as a whole announces; None where it is none that minutes have."""
        row = self._row(text)
        return row.use if row is not None and row.use not in _SILENT else None

    def _row(self, text: str) -> MinutesRow | None:
        """The row of a label, also of a misprinted one."""
        trimmed = _trimmed(text)
        row = self._labels.get(trimmed)
        if row is not None:
            return row
        match = self._printed.match(trimmed)
        is_misprint = match is not None and match.score <= _MISPRINT and match.rows == (match.rule,)
        return self._rows.get(match.rule) if match is not None and is_misprint else None

    def is_formality(self, text: str) -> bool:
        """Whether a label is one that minutes have and the record has no field for: "Utses att justera"."""
        row = self._row(text)
        return row is not None and row.use == "formality"

    @kept(8192)
    def is_column_head(self, word: str) -> bool:
        """Whether a word heads a column of an attendance table: "Namn", "Roll", "Närvarande"."""
        row = self._row(word)
        return row is not None and row.use in ("column_head", "present", "absent")

    def is_point(self, word: str) -> bool:
        """Whether a word stands before the number of a point of the agenda: "Punkt 2", "§ 3"."""
        row = self._labels.get(fold(word).strip(".:"))
        return row is not None and row.use == "point"

    def heads_decision(self, text: str) -> bool:
        """Whether a heading announces what was decided: "Beslut", "Brottsförebyggande rådets beslut"."""
        if self.label(text) == "decision_heading":
            return True
        tokens = tokenize(_trimmed(text))
        return len(tokens) <= _MOST_DECISION_TOKENS and any(
            row.use == "decision_heading" and one.last == len(tokens)
            for row, one in self._patterns.find(tokens)
        )

    @kept(8192)
    def heading(self, text: str) -> MinutesUse | None:
        """What a heading announces: as `label`, or a list of priorities by the words in it."""
        use = self.label(text)
        if use is not None or len(text.split()) > _MOST_HEADING_WORDS:
            return use
        uses = self._uses(text) - _SENTENCE_USES
        order: tuple[MinutesUse, ...] = ("priorities_citywide", "priorities_local", "priorities")
        return next((one for one in order if one in uses), None)

    def is_title(self, title: str) -> bool:
        """Whether a document's title is that of minutes: it says so, or it is a council's name with a day."""
        uses = self._uses(title)
        return "title" in uses or ("council" in uses and bool(self._meetings.days(title)))

    def names_council(self, text: str) -> bool:
        """Whether `text` names a council of crime prevention: "Trygghetsrådet", "BRÅ"."""
        return "council" in self._uses(text)

    def names_meeting(self, text: str) -> bool:
        """Whether a few words say that what follows is the meeting's day: "Sammanträde", "Protokoll nr 3"."""
        return not self._uses(text).isdisjoint({"title", "council", "meeting"})

    def is_decision(self, sentence: str) -> bool:
        """Whether a sentence says what the meeting decided."""
        uses = self._uses(sentence)
        return "decision" in uses and uses.isdisjoint({"no_decision", "nothing_decided"})

    def decides_nothing(self, sentence: str) -> bool:
        """Whether a sentence says that nothing was decided: "Inga beslut fattades."."""
        return "nothing_decided" in self._uses(sentence)

    def leads_to_decision(self, text: str) -> bool:
        """Whether a short line only leads to what was decided below it: "Rådet beslutar", "Vi kom överens om att:"."""
        tokens = tokenize(text)
        if len(tokens) > _MOST_LEADING_TOKENS or not self.is_decision(text):
            return False
        last = max(index for index, token in enumerate(tokens) if token.text.isalnum()) + 1
        while tokens[last - 1].text in self._before_decision:
            last -= 1
        return any(row.use == "decision" and last <= one.last for row, one in self._patterns.find(tokens))

    def announces_meeting(self, sentence: str) -> bool:
        """Whether a sentence speaks of a coming meeting."""
        return "next_meeting" in self._uses(sentence)

    def prioritises_here(self, sentence: str) -> bool:
        """Whether a sentence says that something is prioritised locally."""
        return {"priorities", "said_local"} <= self._uses(sentence)

    def leads(self, role: str) -> Literal["alone", "first", "named"] | None:
        """How a role says that somebody led: it says so and no more ("rektor, ordf."), begins so, or names a chair.

        Whoever is the chair of another body ("kommunstyrelsens ordförande") is named so too; a vice chair is none.
        """
        parts = [tokenize(part) for part in _PARTS_OF_ROLE.split(role)]
        alone = (part for part in parts if sum(token.text.isalpha() for token in part) == 1)
        if any(row.use == "chair_role" for part in alone for row, _ in self._patterns.find(part)):
            return "alone"
        tokens = [token for token in tokenize(role) if token.text != "("]
        found = [(row.use, one.first) for row, one in self._patterns.find(tuple(tokens))]
        if ("chair_role", 0) in found:
            return "first"
        uses = {use for use, _ in found}
        return "named" if "chair_role" in uses and "vice_role" not in uses else None

    def names_of_leaders(self, text: str) -> Iterator[str]:
        """What stands in `text` after words that only whoever led the meeting has before the name."""
        tokens = tokenize(text)
        for row, one in self._patterns.find(tokens):
            if row.use == "leads":
                yield text[tokens[one.last - 1].end :].lstrip(" ,")

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that `text` matches: as a label, as a short heading or as a sentence."""
        label = self._row(text)
        short = len(text.split()) <= _MOST_HEADING_WORDS
        found = {
            row.id for row, _ in self._patterns.find(tokenize(text)) if short or row.use in _SENTENCE_USES
        }
        return frozenset(found | ({label.id} if label is not None else set()))


def _trimmed(text: str) -> str:
    """`text` folded, without end marks and without a number or brackets after it ("Närvarande (12):")."""
    if len(text) > _LONGEST:
        return text
    return _END.sub("", _COUNT.sub("", _END.sub("", fold(" ".join(text.split())))))
