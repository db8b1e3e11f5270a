"""What the layout `minutes` finds, still in the document's own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from extract.recognise.drafts import Entry, Pieces
from models.document import Document, Paragraph

Words: TypeAlias = tuple[int, ...]
Scope: TypeAlias = Literal["local", "citywide"]


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """Someone in a list of those who came, or behind a label."""

    name: Words = ()
    role: Words = ()
    others: Words = ()
    """Further words of the line: telephone, e-mail, punctuation that stands alone."""

    @property
    def words(self) -> Words:
        """All of its words, in reading order."""
        return tuple(sorted(self.name + self.role + self.others))


@dataclass(slots=True)
class DraftPoint:
    """An agenda point with everything under it."""

    title: Paragraph
    below: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """What is said of a place that heads a passage."""

    name: Words
    pieces: Pieces
    point: int | None
    """Index of the agenda point that it stands under."""


@dataclass(slots=True)
class DraftPriority:
    """A prioritised area of work; `pieces` is what is said of it."""

    scope: Scope
    name: Words
    pieces: Pieces = ()


@dataclass(slots=True)
class DraftMeeting:
    """A coming meeting."""

    when: Words
    date: str | None
    start: str | None
    end: str | None
    place: Entry | None = None


@dataclass(slots=True)
class DraftMinutes:
    """Everything that was found; words that it does not mention go to the remainder."""

    when: list[Entry] = field(default_factory=list)
    place: Entry | None = None
    chair: DraftPerson | None = None
    attendees: list[DraftPerson] = field(default_factory=list)
    absent: list[DraftPerson] = field(default_factory=list)
    points: list[DraftPoint] = field(default_factory=list)
    places: list[DraftPlace] = field(default_factory=list)
    priorities: list[DraftPriority] = field(default_factory=list)
    decisions: list[Entry] = field(default_factory=list)
    next_meetings: list[DraftMeeting] = field(default_factory=list)
    contact: DraftPerson | None = None
    labels: list[Words] = field(default_factory=list)
    """Words that only say what stands below them: headings of the columns of an attendance list."""


@dataclass(frozen=True, slots=True)
class SpelledWords:
    """Words joined to one text, of which a stretch can be turned back into word ids."""

    text: str
    words: Words
    starts: tuple[int, ...]

    @staticmethod
    def of(document: Document, words: Words) -> SpelledWords:
        """The words of `document` with these ids, joined by single spaces."""
        starts, at = [], 0
        for word in words:
            starts.append(at)
            at += len(document.words[word].text) + 1
        return SpelledWords(document.text(words), words, tuple(starts))

    def within(self, start: int, end: int) -> Words:
        """The ids of the words that begin in [start, end) of the text."""
        return tuple(word for word, at in zip(self.words, self.starts, strict=True) if start <= at < end)
