"""The area that stands open at a place in a document: opened by a heading, a worksheet, a table or running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.layouts.above.headings import Heading, OpenHeadings
from extract.recognise.drafts import Draft, DraftArea, Entry
from models.pages.document import Document, Paragraph
from models.target import Target
from models.text.fold import squeeze
from rules.pack import Rules


class OpenAreas:
    """The areas of a draft, and which of them the walk stands in."""

    def __init__(self, document: Document, draft: Draft, headings: OpenHeadings, rules: Rules) -> None:
        self.document = document
        self.draft = draft
        self.headings = headings
        self.rules = rules
        self.current: int | None = None
        """Index of the area that what comes next belongs to."""
        self._of_row = False
        """Whether a row of the table at hand has opened it."""

    def begin_table(self) -> None:
        """A table begins: none of its rows has opened an area yet."""
        self._of_row = False

    def open_row(self, name: Entry) -> None:
        """Go on in the area that a row of the table names, until another one does."""
        self.open(name)
        self._of_row = True

    def open(self, name: Entry) -> None:
        """Go on in the area with that name: an earlier one of the same name, or a new one."""
        self.current = self._known(name.words)
        if self.current is None:
            self._open_new(DraftArea([name]))
            return
        known = self.draft.areas[self.current].name
        if known is not None and known.words != name.words:
            self.draft.furniture += [replace(piece, words=name.label + piece.words) for piece in name.pieces]

    def open_nameless(self) -> None:
        """Go on in a new area that nothing names."""
        self._open_new(DraftArea())

    def open_below(self, heading: Heading, confidence: float = 1.0) -> None:
        """Go on in the area that the heading names."""
        naming = self.headings.naming((heading.paragraph,))
        heading.used = True
        self.open(naming.entry("area_name", confidence))
        heading.area = self.current

    def open_below_highest(self) -> None:
        """Let the highest heading directly above open an area, unless one above it or a row of the table has."""
        if self._of_row:
            return
        known = [heading.area for heading in self.headings.open if heading.area is not None]
        heading = self.headings.for_area(self.headings.direct)
        if known:
            self.current = known[-1]
        elif heading is not None:
            self.open_below(heading)
        elif not self.headings.direct and (distant := self.headings.distant_topic()):
            self.open_below(distant, confidence=0.8)

    def open_sheet(self, sheet: Paragraph) -> None:
        """Go on in the area that a worksheet is named after, if its name says anything."""
        if not self.rules.grids.is_generic_sheet(self.document.text(sheet.words)):
            self.open(Entry(Target("area_name"), (replace(sheet, mark=()),), sheet.mark, "position", 0.9))

    def leave(self, closed: Sequence[Heading]) -> None:
        """These headings reach no further, nor does an area that one of them opened."""
        if self.current is not None and self.current in [heading.area for heading in closed]:
            self.current = None

    def add(self, entries: Sequence[Entry]) -> None:
        """What is said of the area; of one without a name where none is open."""
        if self.current is None and entries:
            self.open_nameless()
        if self.current is not None:
            self.draft.areas[self.current].entries += entries

    def names(self, heading: Heading) -> bool:
        """Whether an area that has been told of has this heading's words for its name."""
        return self._known(heading.paragraph.words) is not None

    def _open_new(self, area: DraftArea) -> None:
        self.draft.areas.append(area)
        self.current = len(self.draft.areas) - 1

    def _known(self, words: tuple[int, ...]) -> int | None:
        """The index of the area that has been named in these words; None where none has."""
        wanted = squeeze(self.document.text(words))
        names = [area.name for area in self.draft.areas]
        return next(
            (
                index
                for index, name in enumerate(names)
                if name is not None and squeeze(self.document.text(name.words)) == wanted
            ),
            None,
        )
