"""The layout `narrative`: areas and activities that headings open and labelled paragraphs or running text fill.

What each heading is follows from what stands below it (docs/record.md, Area). The walk down the document (outline.py)
asks here before it takes a block, and goes on with the tables below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.layouts.above.headings import LONGEST_INTRODUCTION
from extract.layouts.field_table.entries import pair_to_entries
from extract.layouts.field_table.layout import (
    is_field_table,
    readings_to_segments,
    segment_to_activity_entries,
    table_to_segments,
)
from extract.layouts.narrative.labels_below import (
    fields_below_parties,
    labels_below,
)
from extract.layouts.narrative.lists import at_openings
from extract.layouts.narrative.passages import (
    Narrative,
    Passage,
    area_entries,
    below_named,
    described,
    of_activity,
    state_apart,
)
from extract.layouts.narrative.row_kinds import (
    LabelledRow,
    TableRow,
    TextRow,
    blocks_of,
    own_rows,
    text_between,
)
from extract.layouts.narrative.sections import (
    Section,
    document_to_sections,
    heading_label,
    is_sentence,
    leave_closing,
    section_tree,
    told_above,
    told_below,
)
from extract.layouts.narrative.series import go_on_with_series
from extract.layouts.narrative.told_measures import (
    heads_grid,
    is_of_trouble,
    is_told_measure,
    names_activity,
    only_commits,
    only_shares_out,
    runs_in,
    section_naming,
    stated_below_title,
    tells_deed,
    tells_no_measures,
    told_by_grid,
    told_deeds,
)
from extract.recognise.drafts import Draft, Entry
from models.pages.document import Document
from models.target import SAID_OF_AREAS, Target
from models.text.fold import fold
from rules.pack import Rules

__all__ = ["Narrative", "Passage", "read_narrative", "state_apart"]

_LOWEST = 9
_LEAST_DESCRIBED = 4
"""Words; a shorter text below a heading is no description of an activity."""


def read_narrative(document: Document, draft: Draft, rules: Rules) -> Narrative:
    """What the running text of the document tells of areas and activities."""
    return _Reader(document, draft, rules).read()


class _Reader:
    def __init__(self, document: Document, draft: Draft, rules: Rules) -> None:
        self.document = document
        self.draft = draft
        self.rules = rules
        self.narrative = Narrative()

    def read(self) -> Narrative:
        sections = document_to_sections(self.document, self.draft, self.rules)
        headed = [place for place, one in enumerate(sections) if one.heading is not None]
        for last in headed[-1:]:
            sections[last].is_last = True
            leave_closing(self.document, sections[: last + 1], self.rules)
        tops = section_tree(sections)
        self._relevel(tops)
        tops = section_tree(sections)
        for top in tops:
            self._classify(top, None, None)
        groups = (tops, *(one.children for one in sections))
        if tells_no_measures(self.document, self.draft, sections, self.rules):
            for told in (one for group in groups for one in told_deeds(self.document, group, self.rules)):
                told.is_activity = True
        for siblings in groups:
            go_on_with_series(self.document, siblings, self.rules)
        for section in sections:
            self._passages(section)
        self._title_passage(sections)
        for passage in self.narrative.passages.values():
            self.narrative.taken |= passage.blocks
        self.narrative.below = labels_below(self.document, self.rules)
        return self.narrative

    # -- levels -------------------------------------------------------------------------------

    def _relevel(self, siblings: list[Section]) -> None:
        """Give headings of one level two, where what stands below shows that some open areas and some do not."""
        for section in siblings:
            self._relevel(section.children)
        openers = [place for place in range(len(siblings)) if self._opens_area(siblings, place)]
        if not openers or any(siblings[place].children for place in openers):
            return
        opener: Section | None = None
        for place, section in enumerate(siblings):
            if place in openers:
                opener = section
            elif section.generic or section.is_title:
                opener = None
            elif opener is not None and self._stands_below(opener, section, between=place < openers[-1]):
                section.level = min(opener.level + 1, _LOWEST)
                if section.index is not None:
                    self.narrative.levels[section.index] = section.level
            else:
                opener = None

    def _opens_area(self, siblings: list[Section], place: int) -> bool:
        section = siblings[place]
        if section.heading is None or section.generic or section.is_title:
            return False
        if section.has_goal or self._has_goal_table(section):
            return True
        following = siblings[place + 1] if place + 1 < len(siblings) else None
        if following is None or following.generic or following.is_title or following.has_goal:
            return False
        if not self._is_bare(section):
            return False
        return bool(following.rows) and self._names_topic(section)

    def _stands_below(self, opener: Section, section: Section, *, between: bool) -> bool:
        """Whether a heading of the same level names an activity of the area that `opener` has opened.

        Mere text does where another area comes after it (`between`), or where it tells of a group or programme.
        """
        if any(row.names_activity for row in section.labelled):
            return False  # the heading names what that activity is part of
        if section.has_table and not section.has_activity_fields:
            is_peer = self._has_nameless_table(opener) and not self._has_goal_table(opener)
            return not is_peer and self._has_nameless_table(section)  # else it heads measures of its own
        if section.labelled:
            return opener.states.isdisjoint(section.states)  # else it is told as the opener is, and its peer
        return (
            section.is_only_text
            and "party" not in opener.states
            and (between or self._is_bare(opener) or self._tells_of_forum(section))
        )

    def _is_bare(self, section: Section) -> bool:
        """Whether nothing is said below the heading: no block at all, or words that are no sentence (a chart's)."""
        if section.labelled or section.has_table:
            return False
        return not any(is_sentence(self.document, piece) for piece in section.text)

    def _has_goal_table(self, section: Section) -> bool:
        """Whether a table of an area's own fields, a goal among them, stands right below the heading."""
        table = section.rows[0].table if section.rows and isinstance(section.rows[0], TableRow) else None
        if table is None or len(table.rows) > len(SAID_OF_AREAS):
            return False  # more rows than an area has fields
        if not is_field_table(self.document, table, self.rules, lenient=True):
            return False
        segments = table_to_segments(self.document, table, self.rules)
        return len(segments) == 1 and segments[0].is_area_only and "goal" in segments[0].fields

    def _has_nameless_table(self, section: Section) -> bool:
        table = next((row.table for row in section.rows if isinstance(row, TableRow)), None)
        if table is None or not is_field_table(self.document, table, self.rules, lenient=True):
            return False
        segments = table_to_segments(self.document, table, self.rules)
        return bool(segments) and not segments[0].has_own_name and not segments[0].headings

    # -- what a heading is --------------------------------------------------------------------

    def _classify(self, section: Section, above: Section | None, area: Section | None) -> None:
        """Decide what `section` is, below the headings `above` and `area`, and then its children."""
        eligible = section.heading is not None and not section.generic and not section.is_title
        eligible = eligible and not only_shares_out(self.document, section, self.rules)
        if eligible and area is None:
            of_trouble = any(is_of_trouble(self.document, one, self.rules) for one in (above, section) if one)
            section.is_area = self._is_area(section, of_trouble=of_trouble) or self._states_activity(section)
            is_field = section.states_only_contacts and self._is_field(section)
            section.is_activity = not (section.is_area or is_field) and self._is_activity(section, None)
            is_told = is_told_measure(self.document, section, above, self.rules)
            section.is_activity |= is_told and not section.is_area
        elif eligible:
            section.is_activity = self._is_activity(section, area)
        below = section if section.is_area else area
        for child in section.children:
            self._classify(child, section, below)

    def _is_area(self, section: Section, *, of_trouble: bool) -> bool:
        """Whether a field of an area, or the heading of an activity, stands directly below the heading."""
        naming = section_naming(self.document, section, self.rules)
        if naming.field in {"activity", "name"}:
            return False
        if naming.field == "area_name" and section.labelled and not section.has_table:
            return True
        if (self._heads_measures(section) and not of_trouble) or section.is_of_measures:
            return True
        if heads_grid(self.document, section, self.rules):
            return True
        if section.has_area_fields and not section.has_activity_fields:
            return section.has_goal or bool(section.children) or section.has_table
        if (section.has_goal and all(one.generic for one in section.children)) or only_commits(section):
            return True
        if section.labelled or section.has_table or len(section.text) > LONGEST_INTRODUCTION:
            return False
        return self._heads_activities(section)

    def _heads_measures(self, section: Section) -> bool:
        """Whether measures that text tells of stand below, with headings that surely name them."""
        if section.has_table or any(
            row.match is not None and not row.may_be_of_area for row in section.labelled
        ):
            return False
        return any(
            names_activity(self.document, child, self.rules) or runs_in(self.document, child)
            for child in section.children
        )

    def _heads_activities(self, section: Section) -> bool:
        """Whether headings of activities stand below: with labelled paragraphs, or text that tells of a forum."""
        children = [child for child in section.children if not child.generic]
        if any(child.has_goal and not child.has_activity_fields for child in children):
            return False  # the areas are one level below
        if any(child.labelled for child in children):
            return True
        told = [child for child in children if child.is_only_text and not child.children]
        forums = sum(self._tells_of_forum(child) for child in told)
        return forums >= 1 and (self._names_topic(section) or 2 * forums >= len(told))

    def _states_activity(self, section: Section) -> bool:
        """Whether a label below names an activity, so that the heading names what the activity is part of.

        A sentence behind "Aktivitet:" tells what is done, and names nothing.
        """
        return not names_activity(self.document, section, self.rules) and any(
            isinstance(row, LabelledRow) and row.names_activity for row in section.told
        )

    def _is_activity(self, section: Section, area: Section | None) -> bool:
        if section.has_activity_fields or (section.has_area_fields and not section.children):
            return True
        if area is None or section.children or not section.is_only_text or self._is_field(section):
            return False
        if told_by_grid(self.document, area, self.rules):
            return tells_deed(self.document, section, self.rules)
        is_described = sum(len(piece.words) for piece in section.text) >= _LEAST_DESCRIBED
        return is_described or runs_in(self.document, section)

    def _is_field(self, section: Section) -> bool:
        """Whether the heading is a field's label ("Uppföljning") and no name."""
        return (
            section.heading is not None
            and heading_label(self.document, section.heading, self.rules) is not None
        )

    def _tells_of_forum(self, section: Section) -> bool:
        """Whether heading and text are those of a group, a meeting or a programme: who takes part, how often."""
        pieces = [section.heading, *section.text] if section.heading is not None else section.text
        text = " ".join(self.document.text(piece.words) for piece in pieces)
        return self.rules.forums.are_told_of(text)

    def _names_topic(self, section: Section) -> bool:
        if section.heading is None:
            return False
        return bool(self.rules.topics.read(self.document.text(section.heading.words)))

    # -- passages -----------------------------------------------------------------------------

    def _passages(self, section: Section) -> None:
        if section.index is None or section.heading is None:
            return
        heading = replace(section.heading, level=section.level)
        if section.is_area:
            above_grid = heads_grid(self.document, section, self.rules)
            above = above_grid or self._heads_measures(section)
            own, rest = own_rows(section.told, above_measures=above, of_all=above_grid)
            own = [
                row for row in own if not isinstance(row, TextRow) or is_sentence(self.document, row.piece)
            ]
            taken = [section.index, *blocks_of(own), *blocks_of(rest)]
            activities = tuple(self._activities(rest, None))
            entries = tuple(area_entries(own))
            for child, row in self._fields_below(section):
                taken += [index for index in (child.index, *blocks_of([row])) if index is not None]
                entries += tuple(pair_to_entries(row.to_pair()))
            passage = Passage(frozenset(taken), heading, True, entries, activities)
        elif section.is_activity:
            rows = [*section.told, *fields_below_parties(self.document, section, self.rules)]
            text = [*told_above(self.document, section, self.rules), *text_between(rows)]
            text += told_below(self.document, section, self.rules)
            labelled = [row for row in rows if isinstance(row, LabelledRow)]
            if not labelled and section.labelled:
                return
            taken = [section.index, *blocks_of(text), *blocks_of(labelled)]
            name = section_naming(self.document, section, self.rules).entry("name", 0.95)
            states, told = state_apart(self.document, tuple(row.piece for row in text), self.rules)
            text = [row for row in text if any(row.piece is piece for piece in told)]
            activities = tuple(self._activities(labelled, name, (*states, *described(text))))
            passage = Passage(frozenset(taken), heading, activities=activities)
        else:
            return
        self.narrative.passages[section.index] = passage

    def _title_passage(self, sections: list[Section]) -> None:
        """The activities of a plan that states their fields right below its title, under no other heading."""
        if self.narrative.passages:
            return
        for section in sections:
            rows = stated_below_title(self.document, self.draft, section, self.rules)
            if rows and section.index is not None and section.heading is not None:
                taken = frozenset((section.index, *blocks_of(rows)))
                activities = tuple(self._activities(rows, None))
                self.narrative.passages[section.index] = Passage(
                    taken, section.heading, activities=activities
                )

    def _fields_below(self, area: Section) -> Iterator[tuple[Section, LabelledRow]]:
        """What stands under a field's heading below the area's measures ("Uppföljning"): it is the area's, whole.

        The heading is set as those of the area's other fields; what speaks of the whole plan is not the area's.
        """
        labels = {row.above.level for row in area.labelled if row.above is not None}
        for child in area.children:
            text = [row for row in child.rows if isinstance(row, TextRow)]
            if child.heading is None or child.children or not child.is_only_text or child.level not in labels:
                continue
            match = heading_label(self.document, child.heading, self.rules)
            if match is None or {target.field for target in match.targets} & {"other", "party"}:
                continue
            first = {fold(word) for word in self.document.text(text[0].piece.words).split()[:2]}
            if first.isdisjoint(self.rules.words["this_plan"]):
                value, blocks = [one.piece for one in text], [one.block for one in text]
                yield child, LabelledRow(child.heading.all_words, match, value, blocks)

    def _activities(
        self, rows: list[LabelledRow], name: Entry | None, description: tuple[Entry, ...] = ()
    ) -> Iterator[tuple[Entry, ...]]:
        """The activities that labelled paragraphs state; the heading names the first."""
        if not rows:
            if name is not None:
                yield (name, *description)
            return
        groups = [[row.to_pair() for row in group] for group in at_openings(rows)]
        segments = [
            segment
            for number, pairs in enumerate(groups)
            for segment in readings_to_segments(
                self.document, pairs, self.rules, named=name is not None and number == 0
            )
        ]
        for number, segment in enumerate(segments):
            offered = name if number == 0 and not segment.has_own_name else None
            entries = segment_to_activity_entries(segment, offered)
            if number == 0 and name is not None and offered is None:
                entries = below_named(entries, name)
            entries = [of_activity(entry) for entry in entries]
            if all(self._is_contact(entry) for entry in entries):
                continue  # below the measures stands whom to ask
            yield (*entries, *(description if number == 0 else ()))

    def _is_contact(self, entry: Entry) -> bool:
        match = self.rules.labels.match(self.document.text(entry.label))
        return match is not None and match.targets == (Target("party", None, "contact"),)
