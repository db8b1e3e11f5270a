"""The rows of one area or one activity within a table of labels and values, and what names it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.recognise.drafts import Entry, Pieces, pieces_text
from extract.recognise.labels import MOST_TITLE_WORDS
from extract.recognise.names import MOST_NAME_WORDS, is_like_name
from extract.recognise.readings import TitleRow
from models.pages.document import Document
from models.target import AREA_FIELDS, SAID_OF_AREAS, Target
from models.text.fold import fold
from rules.pack import Rules

SAID_OF_MEASURES = frozenset({"purpose", "target_group"})
"""Fields that alone below a heading open no area (docs/record.md, Area)."""
_DONE = frozenset({"party", "responsible", "timing", "meeting_frequency", "duration", "funding", "follow_up"})
"""Fields of which two tell that a form is a measure's, though it says nowhere what is done."""


@dataclass(slots=True)
class Segment:
    """The rows of one area or one activity within a table."""

    headings: list[Pieces] = field(default_factory=list)
    """Cells over the whole table that stand before its fields, top down."""
    title: TitleRow | None = None
    entries: list[Entry] = field(default_factory=list)
    labels: list[tuple[int, ...]] = field(default_factory=list)
    """Words that are labels but stand in no entry."""
    rest_above: Pieces = ()
    """What stands beside an empty label before the first field: the rest of a value in the table above."""
    is_about_document: bool = False
    """Whether it holds nothing but rows about the document itself."""
    is_named: bool = False
    """Whether a row names the activity; Aktivitet does not beside a list or a sentence."""
    named_above: bool = False
    """Whether a heading above the rows names the activity."""
    awaits_value: bool = False
    """Whether the last label filled its row, so that the next one over the whole table is its value."""

    @property
    def is_empty(self) -> bool:
        """Whether it has no fields yet."""
        return not self.entries

    @property
    def fields(self) -> set[str]:
        """The fields that its entries fill."""
        return {entry.target.field for entry in self.entries}

    @property
    def has_own_name(self) -> bool:
        """Whether a title row or Aktivitet names the activity."""
        return self.title is not None or self.is_named

    @property
    def is_told(self) -> bool:
        """Whether it holds more of an activity than its name and why: who, when, what it costs."""
        return not self.fields - {"activity", "name", "undertaking", "other"} <= SAID_OF_AREAS

    @property
    def is_of_no_measure(self) -> bool:
        """Whether it holds states and times alone, under no name: the choices of a form, "Klar" beside "3"."""
        is_named = self.headings or self.has_own_name or self.named_above
        return bool(self.entries) and not is_named and self.fields <= {"status", "timing", "other"}

    @property
    def is_area_only(self) -> bool:
        """Whether it holds fields of an area and nothing of an activity."""
        two_titles = self.title is not None and bool(self.title.right)
        fields = self.fields - {"other"}
        says = bool(fields & (AREA_FIELDS | {"area_name"}))
        return says and fields <= SAID_OF_AREAS | {"area_name"} and not two_titles


def name_by_first_label(document: Document, segment: Segment, rules: Rules) -> None:
    """Let the first row name the activity: "Åtgärd nr 1 | Trygg hemväg" where "Vad ska göras?" tells the measures,
    "Namn" where a measure is told, "Aktivitet" beside as many words as a title has."""
    first = segment.entries[0] if segment.entries else None
    if first is None or segment.named_above or segment.title is not None:
        return
    if segment.headings and first.target.field != "activity":
        return
    tells = {"measures"}
    is_named = _names(document, first, rules)
    if not segment.is_named and first.target.field == "activity":
        is_named = is_like_name(document, first.pieces, rules, most=MOST_TITLE_WORDS)
    elif fold(document.text(first.label)).rstrip(":") in rules.words["form_name"]:
        tells |= {"activity", *(_DONE if len(segment.fields & _DONE) > 1 else ())}
    elif segment.is_named or first.target.field != "measures":
        return
    if is_named and any(one.target.field in tells and one.label != first.label for one in segment.entries):
        segment.entries[0] = replace(first, target=Target("name"))
        segment.is_named = True


def _names(document: Document, first: Entry, rules: Rules) -> bool:
    """Whether the value beside a measure's label is a name; beside a number ("Åtgärd 1.2") also one that a verb
    could begin ("Snabba orosanmälningar")."""
    if is_like_name(document, first.pieces, rules):
        return True
    numbered = bool(first.label) and document.words[first.label[-1]].text.rstrip(":.")[-1:].isdigit()
    value = pieces_text(document, first.pieces)
    return numbered and len(first.pieces) == 1 and len(value.split()) <= MOST_NAME_WORDS and value[-1:] != "."
