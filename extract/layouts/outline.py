"""The way down a document: headings open areas and name activities, tables fill them.

Each block goes to the layout whose shape it has, so that one document may mix shapes. What a heading is
follows from what stands directly below it (docs/record.md, Area).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from extract.layouts.above.areas import OpenAreas
from extract.layouts.above.headings import Heading, OpenHeadings
from extract.layouts.above.lone_names import name_from_above
from extract.layouts.captions import announces_table, with_captions_as_text
from extract.layouts.cause_grid.layout import ActivityRow, GridReading, read_grid, row_without_measure
from extract.layouts.cause_grid.rows import AreaName, AreaValues
from extract.layouts.cause_grid.year_wheel import read_year_wheel
from extract.layouts.committed.promises import add_promises
from extract.layouts.field_table.layout import (
    Segment,
    is_above_grid,
    is_field_table,
    segment_to_activity_entries,
    table_to_columns,
    table_to_segments,
    without_guidance,
)
from extract.layouts.headings.lead_in import without_lead_in_headings
from extract.layouts.headings.run_in import with_run_in_headings
from extract.layouts.headings.unmarked import unmarked_headings
from extract.layouts.labelled_areas import with_labelled_areas
from extract.layouts.labelled_blocks import with_labelled_blocks
from extract.layouts.labels_over_values import with_labels_beside
from extract.layouts.minutes.layout import document_to_minutes
from extract.layouts.narrative.layout import Passage, read_narrative, state_apart
from extract.layouts.nested_tables import with_nested_tables_apart
from extract.layouts.parts import (
    boxed_heading,
    extend_last_value,
    goes_on_with,
    table_follows,
    without_frames,
)
from extract.layouts.party_columns import party_commitments
from extract.layouts.stacked_labels import with_stacked_labels
from extract.recognise.columns import Heads
from extract.recognise.drafts import Draft, DraftActivity, Entry
from extract.recognise.names import number_apart
from extract.recognise.signatures import is_signature_table, with_signatures_apart
from extract.recognise.titles import find_title
from extract.recognise.years.periods import find_period, year_of_heading
from models.pages.document import Block, Document, Paragraph, Table
from models.record import LayoutName
from models.target import Target
from models.text.fold import squeeze
from rules.pack import Rules

MOST_YEARS = 10  # so many years after a plan's first a heading's year is one of the plan's


class _Walk:
    def __init__(self, read: Document, rules: Rules) -> None:
        self.rules = rules
        self.draft = Draft(title=find_title(read, rules))
        signed = with_signatures_apart(read, rules)
        texts = without_frames(without_lead_in_headings(signed, rules), rules)
        tables = with_nested_tables_apart(with_captions_as_text(texts, rules), rules)
        tables, guidance = without_guidance(tables, rules)
        self.draft.furniture += guidance
        beside = with_stacked_labels(with_labels_beside(tables, rules), rules)
        headed = with_labelled_areas(beside, self.draft.title, rules)
        blocked, self.told = with_labelled_blocks(headed, self.draft.title, rules)
        self.document = document = with_run_in_headings(blocked, rules)
        self.headings = OpenHeadings(document, rules)
        self.areas = OpenAreas(document, self.draft, self.headings, rules)
        self.tables = 0  # field tables met so far
        self.last: DraftActivity | None = None  # the activity that the block just above ended with
        self.heads: Heads | None = None  # headings of the grid above, which a table without any goes on below
        self.sheet: Paragraph | None = None  # name of the worksheet that the blocks stand in
        self.unmarked = unmarked_headings(document, rules, self.draft.title)
        self.narrative = read_narrative(document, self.draft, rules)

    def narrative_block(self, index: int, block: Block) -> bool:
        """A block of a passage that states fields in running text; its first says what the passage holds."""
        if index in self.narrative.passages:
            self._passage(self.narrative.passages[index])
        return index in self.narrative.passages or index in self.narrative.taken

    def commitments(self, index: int, block: Block) -> bool:
        """A table headed by parties alone: it goes on with the activity right above, or is one without a name."""
        entries = party_commitments(self.document, block, self.rules) if isinstance(block, Table) else None
        if entries is None:
            return False
        if self.last is not None:
            self.last.entries += entries
        else:
            self._activity_segment(Segment(entries=entries), alone=not table_follows(self.document, index))
        self.headings.close_direct()
        self.draft.shapes.append("field_table")
        return True

    def cause_grid(self, index: int, block: Block) -> bool:
        """A table with a row a measure."""
        if not isinstance(block, Table) or boxed_heading(block) is not None:
            return False
        grid = read_grid(self.document, block, self.rules, self.heads)
        if grid is None or not grid.segments:
            grid = read_year_wheel(self.document, block, self.rules) or grid
        if grid is not None and grid.only_tells_trouble and self.headings.are_of_state:
            self.headings.close_direct()
        elif grid is not None:
            self._grid(grid)
        return grid is not None

    def field_table(self, index: int, block: Block) -> bool:
        """A table of labels and values."""
        if not isinstance(block, Table) or boxed_heading(block) is not None:
            return False
        lenient = self.tables > 0 or bool(self.headings.direct) or self._is_on_named_sheet()
        fits = is_field_table(self.document, block, self.rules, lenient=lenient)
        if fits:
            whole = self.narrative.with_lines_below(index, block)
            columns = table_to_columns(self.document, whole, self.rules)
            for table in columns:
                self._fields(index, table, beside_others=len(columns) > 1)
            read = {word for table in columns for word in table.all_words}
            if rest := tuple(word for word in whole.all_words if word not in read):
                self.draft.labels.append(rest)  # numbers over the columns: "Insats 1", "Insats 2"
        return fits

    def between(self, index: int, block: Block) -> None:
        """A block of no layout: a heading, text, or a table that says nothing of measures."""
        boxed = boxed_heading(block)
        if boxed is not None:
            self._heading(replace(boxed, level=self.headings.open[-1].level if self.headings.open else 2))
        elif isinstance(block, Table):
            self.headings.close_direct()
            self.last = None
        elif block.origin == "sheet":
            self._new_sheet(block)
        elif block.origin != "body":
            return  # text boxes and notes stand beside the text, not in its outline
        elif block.kind == "heading":
            self._heading(block)
        elif index in self.unmarked:
            level = self.headings.unmarked_level(block, self.unmarked[index])
            if self._heading(replace(block, kind="heading", level=level)):
                self.headings.open[-1].is_unmarked = True
        elif not self._is_of_title(block):
            self.last = None
            self.headings.add_below(block, announces=announces_table(self.document, index, self.rules))

    def _is_of_title(self, paragraph: Paragraph) -> bool:
        return self.draft.title is not None and set(paragraph.words) <= set(self.draft.title.words)

    # -- text ---------------------------------------------------------------------------------

    def _passage(self, passage: Passage) -> None:
        """An area or an activity that running text states: the tables below go on with it."""
        self._heading(passage.heading)
        if not self.headings.open:  # it is the document's title
            self.headings.open.append(Heading(passage.heading, 1))
        heading = self.headings.open[-1]
        if passage.is_area:
            self.areas.open_below(heading)
            self.areas.add(passage.area_entries)
            self.draft.areas_in_text += passage.has_area_fields(self.document)
        heading.used = True
        self.headings.direct = []
        for entries in passage.activities:
            self.last = DraftActivity(self.areas.current, list(entries), "narrative")
            self.draft.activities.append(self.last)
            self.draft.shapes.append("narrative")

    def year_above(self) -> int | None:
        """The year that the nearest heading above, or the name of the sheet, says what stands here is for."""
        names = [heading.paragraph for heading in reversed(self.headings.open)]
        names += [self.sheet] if self.sheet is not None else []
        years = (year_of_heading(self.document.text(name.words), self.rules) for name in names)
        return next((year for year in years if year is not None), None)

    def _heading(self, paragraph: Paragraph) -> bool:
        """Go on below a heading; whether it is one, and not the document's title (again)."""
        self.last = None
        title = self.draft.title
        text = self.document.text(paragraph.words)
        if self._is_of_title(paragraph):
            return False
        if title is not None and squeeze(text) == squeeze(self.document.text(title.words)):
            self.draft.furniture.append(paragraph)
            return False
        paragraph = number_apart(self.document, paragraph)
        self.areas.leave(self.headings.enter(paragraph))
        return True

    # -- grids --------------------------------------------------------------------------------

    def _new_sheet(self, name: Paragraph) -> None:
        """A worksheet stands for itself: no heading or area of the sheet before reaches into it."""
        self.sheet, self.heads, self.areas.current, self.last = name, None, None, None
        self.headings.leave_all()

    def _grid(self, grid: GridReading) -> None:
        self.heads = grid.heads
        self.draft.labels += grid.labels
        self.draft.furniture += grid.furniture
        self.draft.notes += grid.notes
        name = self._name_of_only_row(grid)
        if not grid.names_area:
            if self.sheet is not None and self._is_on_named_sheet():
                self.headings.pass_over_title(self.sheet)
            self.areas.open_below_highest()
            if self.areas.current is None and self.sheet is not None:
                self.areas.open_sheet(self.sheet)
        for segment in grid.segments:
            match segment:
                case AreaName():
                    self._grid_area(segment)
                case AreaValues(entries):
                    self.areas.add(entries)
                case ActivityRow(entries):
                    self.draft.activities.append(
                        DraftActivity(self.areas.current, [*name, *entries], "cause_grid")
                    )
        if grid.only_areas:
            self.areas.current = None  # what follows stands below a heading of its own
        self.headings.close_direct()
        self.last = None
        if grid.segments:
            self.draft.shapes.append("cause_grid")

    def _name_of_only_row(self, grid: GridReading) -> list[Entry]:
        """The heading right above a grid of one activity without a name, where it is not its area's."""
        rows = [segment for segment in grid.segments if isinstance(segment, ActivityRow)]
        if len(rows) != 1 or any(entry.target.field == "name" for entry in rows[0].entries):
            return []
        if len(self.headings.direct) < 2:
            return []  # it is the grid's area
        name, description = self._name_from_heading()
        return [name, *description] if name is not None else []

    def _grid_area(self, segment: AreaName) -> None:
        """Go on to the area that the grid names; a heading above that names a topic is the area, if this does not."""
        heading = None if segment.named_by_label else self.headings.for_area(self.headings.direct[-1:])
        own_topics = self.rules.topics.read(self.document.text(segment.name.words))
        if heading is not None and self.headings.names_topic(heading) and not own_topics:
            self.areas.open_below(heading)
            self.areas.add([replace(segment.name, target=Target("description"))])
        else:
            self.areas.open(segment.name)
        self.headings.direct = []
        self.areas.add(segment.description)

    def _is_on_named_sheet(self) -> bool:
        sheet = self.sheet
        return sheet is not None and not self.rules.grids.is_generic_sheet(self.document.text(sheet.words))

    # -- field tables -------------------------------------------------------------------------

    def _fields(self, index: int, table: Table, *, beside_others: bool) -> None:
        self.tables += 1
        self.areas.begin_table()
        shape = self._shape(table)
        segments = table_to_segments(self.document, table, self.rules)
        below = [one for one in self.document.blocks[index + 1 : index + 2] if isinstance(one, Table)]
        areas = (n for n, one in enumerate(segments) if n and one.is_area_only and one.headings)
        alone = (next(areas, len(segments)) == 1 and not beside_others) and not any(
            is_field_table(self.document, one, self.rules, lenient=True) for one in below
        )
        if len(self.headings.open) > 1 and len(segments) > 1 and not beside_others:
            alone = alone or all(
                one.title is not None for one in segments[1:]
            )  # each below has a name of its own
        for number, segment in enumerate(segments):
            self.draft.labels += segment.labels
            if number == 0 and segment.rest_above and self.last is not None:
                extend_last_value(self.last, segment.rest_above)
            if number == 0 and self.last is not None and goes_on_with(self.last, segment):
                self.last.entries += segment_to_activity_entries(segment, None)
            elif segment.is_of_no_measure and not self.headings.direct:
                words = tuple(word for entry in segment.entries for word in entry.words)
                self.draft.notes.append(row_without_measure(words))
            elif segment.is_area_only or is_above_grid(self.document, segment, below, self.rules):
                self._area_segment(segment)
            elif segment.is_empty:
                self._bare_segment(segment)
            else:
                self._activity_segment(segment, alone=alone and not number)
                if self.last is not None:
                    self.last.shape = shape
            self.headings.direct = []
        self.headings.close_direct()
        self.draft.shapes.append(shape)

    def _shape(self, table: Table) -> LayoutName:
        return "field_table" if self.told.isdisjoint(table.all_words[:1]) else "narrative"

    def _bare_segment(self, segment: Segment) -> None:
        """Headings inside a table without fields below them there: they head what comes next."""
        for pieces in segment.headings:
            self.areas.open_row(self.headings.naming(pieces).entry("area_name", 0.9))

    def _area_segment(self, segment: Segment) -> None:
        heading = self.headings.for_area(self.headings.direct[-1:])
        names = [self.headings.naming(pieces) for pieces in segment.headings]
        if segment.title is not None:
            names.append(segment.title.left)
        own = [entry for entry in segment.entries if entry.target.field == "area_name"]
        entries = [entry for entry in segment.entries if entry.target.field != "area_name"]
        if self.areas.current is None and self.sheet is not None and heading is None and not (names or own):
            self.areas.open_sheet(self.sheet)  # "Problem: …" above the sheet's grid
        if heading is None and not names and not own and self.areas.current is not None:
            self.areas.add(entries)
            return
        if own:
            self.areas.open_row(own[0])
        elif heading is not None:
            self.areas.open_below(heading)
        elif names:
            self.areas.open_row(names.pop(0).entry("area_name"))
        else:
            self.areas.open_nameless()
        self.last = None
        self.areas.add([name.entry("description") for name in names])
        self.areas.add(entries)

    def _activity_segment(self, segment: Segment, *, alone: bool) -> None:
        headings = list(segment.headings)
        own = [entry for entry in segment.entries if entry.target.field == "area_name"]
        segment.entries = [entry for entry in segment.entries if entry.target.field != "area_name"]
        name: Entry | None = None
        naming = self.headings.naming(headings[-1]) if headings else None
        if naming is not None and (not segment.has_own_name or naming.field in {"activity", "name"}):
            name = naming.entry("name")
            headings.pop()
        for entry in own:
            self.areas.open_row(entry)
        if headings:
            self.areas.open_row(self.headings.naming(headings[0]).entry("area_name"))
        extra: list[Entry] = []
        is_named = bool(self.headings.direct) and self.headings.names(
            self.headings.direct[-1], "activity", "name"
        )
        only_commits = all(entry.target.field == "party" for entry in segment.entries)
        if only_commits and self.headings.is_topic_alone:  # an area, where others are
            alone = alone and not any(passage.is_area for passage in self.narrative.passages.values())
        may_name = (
            segment.title is None and "name" not in segment.fields and is_named
        )  # "Vad" tells what is done
        nameless = not segment.has_own_name and (alone or len(self.headings.direct) > 1)
        if name is None and (may_name or nameless):
            name, extra = self._name_from_heading()
        if not own and not headings:
            self.areas.open_below_highest()
        entries = segment_to_activity_entries(segment, name)
        self.last = DraftActivity(self.areas.current, entries + extra, "field_table")
        self.draft.activities.append(self.last)

    def _name_from_heading(self) -> tuple[Entry | None, list[Entry]]:
        """The nearest heading as the name of an activity that has none, and the text below it as description."""
        heading = None if self._is_below_known_area() else self.headings.take_for_activity()
        if heading is None:
            return None, []
        states, text = state_apart(self.document, tuple(heading.below or ()), self.rules)
        name = self.headings.naming((heading.paragraph,)).entry("name", 0.8 if text else 0.95)
        description = [Entry(Target("description"), text, method="position", confidence=0.8)] if text else []
        return name, states + description

    def _is_below_known_area(self) -> bool:
        """Whether the nearest heading is the name of an area that has been told of: of a table of areas, say."""
        heading = self.headings.open[-1] if self.headings.open else None
        return heading is not None and self.areas.names(heading)


Layout: TypeAlias = Callable[[_Walk, int, Block], bool]
"""Takes the block with that index, if it has the layout's shape; whether it has."""

LAYOUTS: Mapping[LayoutName, Layout] = {
    "narrative": _Walk.narrative_block,
    "cause_grid": _Walk.cause_grid,
    "field_table": _Walk.field_table,
}
"""Shape → the layout that reads blocks of it, the narrowest shape first. Minutes have no shape of a block."""


def document_to_draft(document: Document, rules: Rules) -> Draft:
    """Read every block of the document with the layout that fits it, and the whole as minutes."""
    walk = _Walk(document, rules)
    for index, read in enumerate(walk.document.blocks):
        block = walk.narrative.with_level(index, read)
        known = len(walk.draft.activities)
        of_signatures = isinstance(block, Table) and is_signature_table(walk.document, block, rules)
        if of_signatures or not (
            walk.commitments(index, block) or any(layout(walk, index, block) for layout in LAYOUTS.values())
        ):
            walk.between(index, block)
        for activity in walk.draft.activities[known:]:
            activity.year = walk.year_above()
    draft = walk.draft
    add_promises(walk.document, draft, rules)
    name_from_above(walk.document, draft, rules)
    draft.year, draft.period = find_period(document, draft.title, rules)
    for activity in draft.activities:
        if draft.year is not None and not 0 <= (activity.year or draft.year) - draft.year <= MOST_YEARS:
            activity.year = None  # "Lägesbild 2019"
    draft.minutes = document_to_minutes(document, draft.title, draft.year, rules)
    return draft
