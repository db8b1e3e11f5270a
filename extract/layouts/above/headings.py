"""The headings above a place in a document: which stand open, which directly above, and what they can name."""

from __future__ import annotations

from dataclasses import dataclass

from extract.recognise.drafts import Pieces
from extract.recognise.names import Naming, read_name
from extract.recognise.signatures import is_of_papers
from models.pages.document import Document, Paragraph
from models.text.fold import fold
from rules.pack import Rules

LIKELY_TITLE = 2
"""Score of a line with a noun of plans: a title, where it names its sheet as well."""
SURE_TITLE = 4
"""Score of a line that begins with the name of a plan ("Handlingsplan …"); "Plan för skolan" may name an area."""
LONGEST_INTRODUCTION = 3
"""At most so many paragraphs may stand between a heading and the table, or the headings, that it still names."""


@dataclass(slots=True)
class Heading:
    """A heading on the way down, and what has become of it."""

    paragraph: Paragraph
    level: int
    area: int | None = None
    """Index of the area that it opened."""
    used: bool = False
    below: list[Paragraph] | None = None
    """The paragraphs between it and what comes next."""
    is_unmarked: bool = False
    """Whether only its place and look say that it is a heading."""


class OpenHeadings:
    """The headings above the place that the walk has reached."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self.document = document
        self.rules = rules
        self.open: list[Heading] = []
        """Highest first."""
        self.direct: list[Heading] = []
        """Those of them with nothing between."""

    def enter(self, paragraph: Paragraph) -> list[Heading]:
        """Go on below this heading; those that it closes."""
        level = paragraph.level or 1
        closed: list[Heading] = []
        while self.open and self.open[-1].level >= level:
            closed.append(self.open.pop())
        self.direct = [heading for heading in self.direct if heading.level < level]
        heading = Heading(paragraph, level)
        self.open.append(heading)
        self.direct.append(heading)
        return closed

    def add_below(self, paragraph: Paragraph, *, announces: bool = False) -> None:
        """Running text: what stands above it is above nothing else directly, unless it `announces` a table."""
        if self.open:
            last = self.open[-1]
            last.below = [*(last.below or []), paragraph]
        if not announces:
            self.direct = []

    def close_direct(self) -> None:
        """A table ends what the headings above could name."""
        self.direct = []
        for heading in self.open:
            heading.below = None
            heading.used = True

    def leave_all(self) -> None:
        """No heading reaches beyond this place."""
        self.open, self.direct = [], []

    def unmarked_level(self, paragraph: Paragraph, depth: int | None) -> int:
        """The level of a heading that nothing marks: that of the one before like it, or the next below."""
        peers = [heading for heading in self.open if heading.is_unmarked]
        if not peers:
            last = self.open[-1] if self.open else None
            if last is None:
                return 2
            return last.level if last.used and last.area is None else last.level + 1
        if depth is not None:
            return peers[0].level + depth
        alike = [heading for heading in peers if heading.paragraph.size == paragraph.size]
        return (alike or peers)[-1].level

    @property
    def are_of_state(self) -> bool:
        """Whether a heading above says that how things are stands below it: "Sammanfattning av lägesbilden"."""
        return any(self.rules.headings.tells_of_state(self._text(heading)) for heading in self.open)

    def for_area(self, headings: list[Heading]) -> Heading | None:
        """The first of `headings` that can name an area: one that its own label gives to an activity cannot."""
        free = (heading for heading in headings if not heading.used and not self.is_generic(heading))
        return next((heading for heading in free if not self.names(heading, "activity", "name")), None)

    def distant_topic(self) -> Heading | None:
        """The first heading with but a short introduction below that names a topic."""
        return next(
            (
                heading
                for heading in self.open
                if not heading.used
                and heading.below
                and len(heading.below) <= LONGEST_INTRODUCTION
                and self.names_topic(heading)
            ),
            None,
        )

    def take_for_activity(self) -> Heading | None:
        """The nearest heading, where it can name an activity that has no name; nothing else can use it then."""
        heading = self.open[-1] if self.open else None
        if heading is None or heading.used or heading.area is not None or self.is_generic(heading):
            return None
        below = heading.below or []
        if len(below) > LONGEST_INTRODUCTION or self.names(heading, "area_name"):
            return None
        if not below and heading not in self.direct:
            return None
        heading.used = True
        self.direct = [other for other in self.direct if other is not heading]
        return heading

    def pass_over_title(self, sheet: Paragraph) -> None:
        """A title on top of a worksheet of a plan is printed again for each sheet, and no area: its sheet names one.

        What is less surely a title is one where the sheet's name stands in it: "Lägesbild 2024 – Norra".
        """
        if len(self.direct) != 1:
            return
        text, name = self._text(self.direct[0]), self.document.text(sheet.words)
        least = LIKELY_TITLE if f" {fold(name)} " in f" {fold(text)} " else SURE_TITLE
        self.direct[0].used |= self.rules.headings.title_score(text) >= least

    def naming(self, pieces: Pieces) -> Naming:
        """The label and the name in `pieces`."""
        return read_name(self.document, pieces, self.rules)

    def names(self, heading: Heading, *fields: str) -> bool:
        """Whether a label in the heading says that it names one of those fields: "Aktivitet 2: …"."""
        return self.naming((heading.paragraph,)).field in fields

    def names_topic(self, heading: Heading) -> bool:
        """Whether it says what an area is about."""
        return bool(self.rules.topics.read(self._text(heading))) and not self.is_generic(heading)

    @property
    def is_topic_alone(self) -> bool:
        """Whether one heading stands above, right there or over text, and says what an area is about."""
        return len(self.direct) <= 1 and bool(self.open) and self.names_topic(self.open[-1])

    def is_generic(self, heading: Heading) -> bool:
        """Whether it names nothing of its own: "Inledning", "Mora kommun", "Antagen 2025-02-13", but not
        "Aktivitet 1.2 Lägesbild"."""
        text = self._text(heading)
        is_generic = (
            self.rules.headings.is_generic(text)
            or names_municipality(text, self.rules)
            or (is_of_papers(text, self.rules) and not self.rules.topics.read(text))
        )
        return is_generic and not self.names(heading, "activity", "name")

    def _text(self, heading: Heading) -> str:
        return self.document.text(heading.paragraph.words)


def names_municipality(text: str, rules: Rules) -> bool:
    """Whether a heading is only the municipality's name, as above a plan's title: "Mora kommun", "Malmö stad"."""
    name, _, kind = fold(text).strip(" .:").rpartition(" ")
    return kind in rules.words["municipality"] and bool({name, name.removesuffix("s")} & rules.places.names)
