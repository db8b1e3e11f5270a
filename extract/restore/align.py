"""Labels and values of a table that lost its columns, put together again by the wording of the values.

Labels stand in the order of the table's rows, and so do the values; what is lost is where one value ends and
whose it is. The best split of the words between the labels is found by scoring every stretch against every
label: a contact is a role, a commitment begins with a verb, and a value right after its label needs no proof.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extract.restore.labels import FoundLabel
from models.pages.document import Document
from models.target import Target
from models.text.fold import fold
from rules.pack import Rules, WordingMark

MOST_BOUNDARIES = 140
"""Places where a value may begin; of a longer stretch only those after sentences and beside labels are kept."""
_MOST_ROLE_WORDS = 14
_MOST_NAME_WORDS = 14
_TIMES = frozenset({"duration", "meeting_frequency", "timing"})
_WHO = frozenset({"responsible", "convener", "other_participants", "contact", "participants"})
_MAY_BE_EMPTY = {"possible_measures": 0.2, "forum": -0.3, "other_participants": -0.3, "funding": -0.2}
_EMPTY = -0.8
_AT_LABEL, _BEFORE_FRAGMENT, _BEFORE_LABEL, _AWAY = 1.6, 0.4, -1.0, 0.0
"""What it adds that a value stands right after its label, right before it (as it does where a label of two lines
stands beside a value of one), or elsewhere."""
_AFTER_SENTENCE = 0.3
_LINE_WITHOUT_VERB = 0.6
"""What it takes from a commitment that a line of it begins with a capital and no verb."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the table that is to be filled: a label, or the name or parties of its title row."""

    field: str
    """Key of an activity, role of a party, `title` or `title_parties`."""
    at: int
    """Place of its label's end among the value words."""
    label: FoundLabel | None = None
    known: tuple[int, int] | None = None
    """[start, end) of its value among the value words, where that is known."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which value words each slot has, and how sure that is."""

    spans: tuple[tuple[int, int], ...]
    """[start, end) among the value words, one for each slot, in order and without gaps."""
    confidence: tuple[float, ...]


def align(
    document: Document, words: tuple[int, ...], slots: list[Slot], breaks: frozenset[int], rules: Rules
) -> Alignment:
    """Share out `words` among `slots`, in order. `breaks` are places where a line or paragraph began."""
    scorer = _Scorer(document, words, breaks, rules)
    bounds = scorer.boundaries(slots)
    best: list[float] = [0.0 if bound == 0 else float("-inf") for bound in bounds]
    choices: list[list[int]] = []
    for slot in slots:
        later = [float("-inf")] * len(bounds)
        choice = [0] * len(bounds)
        for last, end in enumerate(bounds):
            for first in range(last + 1):
                if best[first] == float("-inf"):
                    continue
                score = best[first] + scorer.score(slot, bounds[first], end)
                if score > later[last]:
                    later[last], choice[last] = score, first
        best = later
        choices.append(choice)
    place = len(bounds) - 1
    spans: list[tuple[int, int]] = []
    for choice in reversed(choices):
        spans.append((bounds[choice[place]], bounds[place]))
        place = choice[place]
    spans.reverse()
    confidence = tuple(scorer.confidence(slot, *span) for slot, span in zip(slots, spans, strict=True))
    return Alignment(tuple(spans), confidence)


class _Scorer:
    """Scores stretches of one table's value words against its slots."""

    def __init__(
        self, document: Document, words: tuple[int, ...], breaks: frozenset[int], rules: Rules
    ) -> None:
        self.texts = [document.words[word].text for word in words]
        self.breaks = breaks
        self.rules = rules
        self._unfinished = rules.words["unfinished"] | {"&"}
        text = " ".join(self.texts)
        self.starts: list[int] = []
        at = 0
        for word in self.texts:
            self.starts.append(at)
            at += len(word) + 1
        self.text = text
        marks = rules.values.marks(text)
        self._marks = sorted(
            ((mark, self._word_at(mark.start), self._word_at(mark.end - 1) + 1) for mark in marks),
            key=lambda one: one[1],
        )
        """Marks of the grammar, each with its first word and the one after its last."""
        self._mark_starts = [first for _, first, _ in self._marks]
        self.actors = rules.actors.named(text)
        self._actor_words = self._covered()
        self.fit: Callable[[str, int, int], float] = lru_cache(maxsize=None)(self._fit)

    def _covered(self) -> list[bool]:
        """For each word whether it belongs to an actor's name, joiners between two of them included."""
        covered = [
            any(one.span[0] < start + len(word) and start < one.span[1] for one in self.actors)
            for start, word in zip(self.starts, self.texts, strict=True)
        ]
        depth = 0
        for place, word in enumerate(self.texts):
            depth += word.count("(")
            if depth > 0 and place and covered[place - 1]:
                covered[place] = True  # what stands in brackets after a unit belongs to it
            depth -= min(depth, word.count(")"))
        return covered

    def boundaries(self, slots: list[Slot]) -> list[int]:
        """The places where a value may begin or end."""
        fixed = {0, len(self.texts), *(slot.at for slot in slots)}
        fixed |= {place for slot in slots if slot.known is not None for place in slot.known}
        fixed |= set(self.breaks)
        free = {place for place in range(1, len(self.texts)) if self._may_cut(place)}
        if len(free) > MOST_BOUNDARIES:
            free = {place for place in free if self.texts[place - 1].endswith((".", "!", "?"))}
        return sorted(place for place in fixed | free if place <= len(self.texts))

    def _may_cut(self, place: int) -> bool:
        word, before = self.texts[place], self.texts[place - 1]
        if before.endswith((",", "/", "-", "(", ":")) or fold(before) in self._unfinished:
            return False
        return (
            word[:1].isupper()
            or before.endswith((".", "!", "?"))
            or (self._is_whole_party(before) and word[:1].islower() and fold(word) not in self._unfinished)
        )

    def _is_whole_party(self, word: str) -> bool:
        return word[:1].isupper() and self.rules.labels.is_party(word) is not None

    def score(self, slot: Slot, start: int, end: int) -> float:
        """How well the words fit the slot, and how near to its label they stand."""
        if slot.known is not None:
            return 8.0 if (start, end) == slot.known else -8.0
        fit = self.fit(slot.field, start, end)
        if start == end or slot.label is None:
            return fit
        if start and self.texts[start - 1].endswith((".", "!", "?")):
            fit += _AFTER_SENTENCE
        if start == slot.at:
            return fit + _AT_LABEL
        if end == slot.at:
            return fit + (_BEFORE_FRAGMENT if slot.label.fragment else _BEFORE_LABEL)
        if start < slot.at < end:
            return fit - 0.5
        return fit + _AWAY

    def confidence(self, slot: Slot, start: int, end: int) -> float:
        """From 0.3 to 0.9: a value right after its label that reads like one is nearly sure."""
        if slot.known is not None:
            return 0.9
        fit = self.fit(slot.field, start, end)
        sure = 0.6 + 0.1 * max(-3.0, min(2.0, fit))
        return round(sure + (0.1 if start == slot.at and slot.label is not None else 0.0), 2)

    # -- wording ------------------------------------------------------------------------------

    def _fit(self, field: str, start: int, end: int) -> float:
        """How much the words [start, end) read like a value of `field`; 0 where nothing speaks for or against."""
        if start == end:
            return self._empty(field)
        score = self._marked(field, start, end)
        covered = sum(self._actor_words[start:end]) / (end - start)
        verb = self._begins_with_verb(start, end)
        if field in _WHO:
            score += self._who(field, start, end, covered=covered, verb=verb)
        elif field == "title":
            score += self._title(start, end, covered)
        elif field == "title_parties":
            score += 3.0 if self.rules.labels.parties_in(" ".join(self.texts[start:end])) else -6.0
        elif field == "commitment":
            score += (
                (2.0 if verb else -0.3) - (3.0 if covered > 0.75 else 0.0) - self._trailing_role(start, end)
            )
            score -= _LINE_WITHOUT_VERB * self._lines_without_verb(start, end)
        elif field in {"measures", "possible_measures"}:
            score += (
                (1.0 if verb else 0.2) - (1.5 if covered > 0.75 else 0.0) - self._trailing_role(start, end)
            )
        elif field in _TIMES:
            reading = self.rules.schedules.read(" ".join(self.texts[start:end]))
            score += 2.0 if reading.kind != "unspecified" and end - start <= 20 else -2.0
        elif field == "forum":
            score -= 2.0 if verb else 0.0
        elif field == "communication":
            score -= 0.0 if self._has_own_mark(field, start, end) else 1.0
        elif field == "follow_up":
            score -= 1.0 if covered > 0.75 else 0.0
        else:
            score += 0.3 - (1.0 if covered > 0.75 else 0.0)
        return score

    def _empty(self, field: str) -> float:
        if field == "title":
            return -1.5
        if field == "title_parties":
            return -0.5
        return _MAY_BE_EMPTY.get(field, _EMPTY)

    def _marked(self, field: str, start: int, end: int) -> float:
        """What the words of the grammar's rows say for the field, or, where they are another's own, against it."""
        score = 0.0
        seen = set()
        for mark, first in self._marks_between(start, end):
            opens = first == start
            if mark.row.where == "opening" and not opens and not mark.row.own:
                continue
            if mark.row.field == field and mark.row.id not in seen:
                if mark.row.where == "anywhere" or opens:
                    score += mark.row.weight
                    seen.add(mark.row.id)
            elif mark.row.field != field and mark.row.own:
                score -= mark.row.weight
        return score

    def _marks_between(self, start: int, end: int) -> list[tuple[WordingMark, int]]:
        """The marks that lie whole among the words [start, end), each with the word that it begins at."""
        first = bisect_left(self._mark_starts, start)
        last = bisect_left(self._mark_starts, end)
        return [(mark, at) for mark, at, after in self._marks[first:last] if after <= end]

    def _word_at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _has_own_mark(self, field: str, start: int, end: int) -> bool:
        return any(mark.row.field == field for mark, _ in self._marks_between(start, end))

    def _who(self, field: str, start: int, end: int, *, covered: float, verb: bool) -> float:
        count = end - start
        score = 2.5 * covered - (3.0 if verb else 0.0)
        if field == "other_participants":
            listed = sum(word.endswith(",") or "/" in word for word in self.texts[start:end])
            return score + (1.0 if listed else 0.0) - (1.0 if count > 40 else 0.0)
        if count > _MOST_ROLE_WORDS or self.texts[end - 1].endswith("."):
            score -= 1.5
        return score - (0.5 if covered < 0.5 else 0.0) - 0.02 * count

    def _title(self, start: int, end: int, covered: float) -> float:
        count = end - start
        if count > _MOST_NAME_WORDS or self.texts[end - 1].endswith((".", ",", ":")) or covered > 0.9:
            return -4.0
        return 1.0 - 0.12 * abs(count - 4)

    def _begins_with_verb(self, start: int, end: int) -> bool:
        return self.rules.verbs.begin(" ".join(self.texts[start : min(end, start + 2)]))

    def _lines_without_verb(self, start: int, end: int) -> int:
        """How many lines of the words, after the first, begin with a capital and neither a verb nor a commitment."""
        opens = {first for mark, first in self._marks_between(start, end) if mark.row.field == "commitment"}
        lines = [
            place
            for place in range(start + 1, end)
            if self.texts[place][:1].isupper() and self._may_cut(place)
        ]
        return sum(not self._begins_with_verb(line, end) and line not in opens for line in lines)

    def _trailing_role(self, start: int, end: int) -> float:
        """A penalty where the words end with a role or unit that begins with a capital: the next row's contact."""
        place = end
        while place > start and self._actor_words[place - 1]:
            place -= 1
        if place in (start, end) or not self.texts[place][:1].isupper():
            return 0.0
        before = self.texts[place - 1]
        return 0.0 if before.endswith(",") or fold(before) in self._unfinished else 2.0


def slot_field(target: Target) -> str:
    """The key of the grammar for a label's target."""
    if target.field == "party":
        return target.role or "commitment"
    return target.field
