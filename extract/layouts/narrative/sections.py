"""The sections of a document: each heading with the rows of paragraphs and tables below it, and their levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from extract.layouts.headings.lead_in import ends_with_lead_in
from extract.layouts.narrative.label_levels import label_levels
from extract.layouts.narrative.page_ends import where_page_ends
from extract.layouts.narrative.row_kinds import (
    LabelledRow,
    NarrativeRow,
    TableRow,
    TextRow,
    leading_text,
    text_after,
)
from extract.layouts.narrative.rows import paragraphs_to_rows
from extract.recognise.drafts import Draft, Pieces
from extract.recognise.labels import (
    is_bare_party,
    is_of_contacts,
    label_like,
    recurring_headings,
    split_run_in,
    sure_plan_label,
    tells_time,
)
from extract.recognise.names import read_name
from extract.recognise.signatures import (
    is_greeting,
    is_line_of_names,
    is_of_papers,
    is_place_and_day,
    is_signature_line,
    is_signed_for,
)
from models.pages.document import Block, Document, Paragraph, Table
from models.text.fold import fold, squeeze
from rules.pack import LabelMatch, Rules, emails_in, phones_in

_ONLY_OF_MEASURES = frozenset({"responsible", "timing", "measures", "party"})
"""Fields that tell that labels below a heading are those of one measure."""
_FRONT = 6
"""Words of a sentence among which the plan stands where it is what the sentence tells of."""
_SAID_OF_PLANS = frozenset({"follow_up", "indicators", "duration"})
"""Fields whose value may speak of the plan and be the activity's all the same."""
_MOST_CLOSING = 15
"""Blocks below a label that ends the plan with people: more are a part of it."""
_MOST_CONTACT_WORDS = 14
_OF_A_DAY = frozenset({"once", "period", "unspecified"})
"""What a place and a day read as: a line of low lines for the day, or the day."""


@dataclass(slots=True)
class Section:
    """A heading and what stands below it, up to the next."""

    index: int | None
    """Index of the heading's block; None for what stands above the first heading."""
    heading: Paragraph | None
    level: int
    rows: list[NarrativeRow] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)
    generic: bool = False
    """Whether the heading names nothing of its own."""
    is_title: bool = False
    """Whether it is the document's title or stands above it (a letterhead, a form's number), or a worksheet's name."""
    is_area: bool = False
    is_activity: bool = False
    is_last: bool = False
    """Whether it is the document's last, below which what closes the whole plan may stand."""

    @property
    def labelled(self) -> list[LabelledRow]:
        """Its labelled paragraphs."""
        return [row for row in self.rows if isinstance(row, LabelledRow)]

    @property
    def told(self) -> list[NarrativeRow]:
        """The rows above the first table."""
        tables = [place for place, row in enumerate(self.rows) if isinstance(row, TableRow)]
        return self.rows[: tables[0]] if tables else self.rows

    @property
    def has_table(self) -> bool:
        """Whether a table stands in it."""
        return any(isinstance(row, TableRow) for row in self.rows)

    @property
    def has_goal(self) -> bool:
        """Whether it states a goal ("Mål: …"), and not that of an activity which a label above names."""
        for row in self.labelled:
            if row.names_activity:
                return False
            if any(target.field == "goal" for target in row.targets):
                return True
            if not (row.may_head_area or row.may_be_of_area):
                return False  # it is said below what only a measure has
        return False

    @property
    def is_of_measures(self) -> bool:
        """Whether measures of their own stand in it, of a list: several, so that the heading names none of them."""
        return any(row.opens_activity for row in self.labelled)

    @property
    def has_area_fields(self) -> bool:
        """Whether it states a field that an area can hold."""
        return any(row.is_area_field for row in self.labelled)

    @property
    def has_activity_fields(self) -> bool:
        """Whether it states a field that only an activity has."""
        return any(
            row.match is not None and not row.is_area_field and not row.names_area for row in self.labelled
        )

    @property
    def states(self) -> set[str]:
        """The fields of measures that it states; a lead-in over a list is a party's."""
        rows = [row for row in self.labelled if not row.is_area_field]
        return {"party" if row.leads_in else target.field for row in rows for target in row.targets}

    @property
    def states_only_contacts(self) -> bool:
        """Whether no label in it is one of a measure: "Kontakt: …" says whom to ask about all of the plan."""
        targets = [target for row in self.labelled for target in row.targets]
        return all(one.field == "other" or (one.role == "contact" and one.party is None) for one in targets)

    @property
    def text(self) -> Pieces:
        """Its paragraphs without labels."""
        return tuple(row.piece for row in self.rows if isinstance(row, TextRow))

    @property
    def is_only_text(self) -> bool:
        """Whether nothing but such paragraphs stands in it."""
        return bool(self.text) and not self.labelled and not self.has_table


def document_to_sections(document: Document, draft: Draft, rules: Rules) -> list[Section]:
    """The sections of the document, in order; the first holds what stands above every heading."""
    return _Sections(document, draft, rules).read()


class _Sections:
    def __init__(self, document: Document, draft: Draft, rules: Rules) -> None:
        self.document = document
        self.rules = rules
        self.title = squeeze(document.text(draft.title.words)) if draft.title is not None else ""
        self.title_words = frozenset(draft.title.words if draft.title is not None else ())
        self.recurring = recurring_headings(document)
        self.label_levels = label_levels(document, rules)

    def read(self) -> list[Section]:
        blocks = [
            (index, block)
            for index, block in enumerate(self.document.blocks)
            if isinstance(block, Table) or block.origin in {"body", "sheet"}
        ]
        found = [Section(None, None, 0)]
        content: list[tuple[int, Paragraph | Table]] = []
        page_ends = where_page_ends(self.document, [block for _, block in blocks], self.rules)
        for place, (index, block) in enumerate(blocks):
            following = blocks[place + 1][1] if place + 1 < len(blocks) else None
            below = (one for _, one in blocks[place + 1 :])
            above = found[-1].heading
            is_led_in = above is not None and ends_with_lead_in(self.document, above, block, self.rules)
            closes = self._is_signed(found[-1], content, block) or self._says_whom(block, blocks[place + 1 :])
            if is_led_in or closes or place == page_ends:
                self._fill(found[-1], content)
                content = [(index, block)] if is_led_in else []
                found.append(Section(None, None, 1, generic=True))
            elif (
                isinstance(block, Paragraph)
                and self._is_heading(found[-1], content, block, following)
                and not self._is_among_labels(found[-1], content, block, below)
            ):
                self._fill(found[-1], content)
                content = []
                found.append(self._section(index, block))
            else:
                content.append((index, block))
        self._fill(found[-1], content)
        return found

    def _fill(self, section: Section, content: list[tuple[int, Paragraph | Table]]) -> None:
        section.rows = paragraphs_to_rows(self.document, content, self.rules)
        section.generic |= self._tells_of_document(content)

    def _section(self, index: int, block: Paragraph) -> Section:
        text = self.document.text(block.words)
        level = 0 if block.origin == "sheet" else block.level or 1
        section = Section(index, block, level)
        is_of_title = self.title_words.issuperset(block.words) or squeeze(text) == self.title
        is_above = bool(self.title_words) and block.words[-1] < min(self.title_words)
        section.is_title = is_of_title or is_above or block.origin == "sheet"
        names = read_name(self.document, (block,), self.rules).field in {"activity", "name"}
        is_generic = self.rules.headings.is_generic(text) or is_of_contacts(text, self.rules)
        section.generic = not names and is_generic  # "Åtgärd 1: Gemensam lägesbild"
        return section

    def _tells_of_document(self, content: list[tuple[int, Paragraph | Table]]) -> bool:
        """Whether the first line below a heading says who decided on the document: "Beslutad av: …"."""
        first = content[0][1] if content else None
        run_in = split_run_in(self.document, first, self.rules) if isinstance(first, Paragraph) else None
        return run_in is not None and run_in[2].group == "metadata" and not tells_time(run_in[2])

    def _is_signed(self, above: Section, content: list[tuple[int, Paragraph | Table]], block: Block) -> bool:
        """Whether the signatures begin here, below what the last heading tells: they are no part of it.

        A day below a label ("Tid:") is its value, and "Senast den 3 maj 2020" is no place and day.
        """
        if not isinstance(block, Paragraph) or above.heading is None or above.is_title:
            return False
        if content and self._is_label_alone(content[-1][1]):
            return False
        lines = {self.document.words[word].line for word in block.words}
        first = tuple(word for word in block.words if self.document.words[word].line == min(lines))
        text = self.document.text(first)
        if is_greeting(text, self.rules) or is_signed_for(text, self.rules):
            return True
        if is_line_of_names(self.document, first, self.rules):
            return True
        run_in = split_run_in(self.document, block, self.rules)
        if run_in is not None and run_in[2].group == "metadata":  # "Ort och datum: Sjöbo 2024-01-10"
            text = self.document.text(run_in[1].words)
        if block.kind == "heading" or not is_place_and_day(text):
            return False  # "Nattvandring 2025-04-12" names a measure
        return self.rules.schedules.read(text, field="timing").kind in _OF_A_DAY

    def _says_whom(self, block: Block, below: list[tuple[int, Block]]) -> bool:
        """Whether a label begins here that says of the whole plan whom to ask or who is sent it, and ends it.

        "Kontakt:" stands alone, above nothing but lines of people; "Sändlista:" before its list, too.
        """
        if not isinstance(block, Paragraph) or block.kind == "item" or len(below) > _MOST_CLOSING:
            return False
        text = self.document.text(block.words)
        if fold(text.partition(":")[0]) in self.rules.words["recipients"]:
            return True
        stands_out = text.endswith(":") or block.bold
        if not stands_out or not below or not is_of_contacts(text, self.rules):
            return False
        lines = [self.document.text(one.words) for _, one in below if isinstance(one, Paragraph)]
        is_short = all(len(line.split()) <= _MOST_CONTACT_WORDS for line in lines)
        reached = any(phones_in(line) or emails_in(line) for line in lines)
        labels = (
            split_run_in(self.document, one, self.rules) for _, one in below if isinstance(one, Paragraph)
        )
        only = all(one is None or one[2].group == "metadata" for one in labels)
        return len(lines) == len(below) and is_short and reached and only

    def _is_label_alone(self, block: Paragraph | Table) -> bool:
        """Whether it is a label whose value stands below: "Ansvarig: Rektor" has its own."""
        text = self.document.text(block.all_words)
        run_in = split_run_in(self.document, block, self.rules) if isinstance(block, Paragraph) else None
        has_value = run_in is not None and bool(run_in[1].words)
        return text.endswith(":") or (not has_value and sure_plan_label(text, self.rules) is not None)

    def _is_set_as_label(self, piece: Paragraph) -> bool:
        """Whether it is a heading, or a label in bold which the reader took for text, above its value."""
        return piece.kind == "heading" or (
            piece.bold and sure_plan_label(self.document.text(piece.words), self.rules) is not None
        )

    def _is_of_plan(self, label: LabelMatch, following: Paragraph) -> bool:
        """Whether what follows "Uppföljning" is said of the whole plan: "Rådet följer upp planen i maj"."""
        words = {fold(word).strip(".,") for word in self.document.text(following.words).split()[:_FRONT]}
        of_plan = not words.isdisjoint(self.rules.words["this_plan"])
        return of_plan and any(target.field == "follow_up" for target in label.targets)

    def _is_among_labels(
        self,
        above: Section,
        content: list[tuple[int, Paragraph | Table]],
        block: Paragraph,
        below: Iterable[Block],
    ) -> bool:
        """Whether a heading that names nothing ("BAKGRUND") is the first of the labels right below the name of a
        measure: another of its level, before the next name, is the label of a field that only a measure has."""
        level = block.level or 1
        is_first = above.heading is not None and not content and above.level < level and block.number is None
        if not is_first or above.is_title or above.generic:
            return False
        if not self.rules.headings.is_generic(self.document.text(block.words)):
            return False
        headings = (one for one in below if isinstance(one, Paragraph) and one.kind == "heading")
        beside = takewhile(lambda one: (one.level or 1) >= level, headings)
        labels = [self._own_label(one) for one in beside if one.level == level and one.number is None]
        fields = {target.field for label in labels if label is not None for target in label.targets}
        return None not in labels[:1] and bool(fields & _ONLY_OF_MEASURES)

    def _own_label(self, heading: Paragraph) -> LabelMatch | None:
        return sure_plan_label(self.document.text(heading.words), self.rules)

    def _is_heading(
        self,
        above: Section,
        content: list[tuple[int, Paragraph | Table]],
        block: Paragraph,
        following: Block | None,
    ) -> bool:
        """Whether the block opens a section; a heading that is a field's label above its value does not.

        Below text under a heading of its level it is one of the chapters, unless it is printed again ("Mål", "Mål").
        """
        if block.origin == "sheet":
            return True
        if block.kind != "heading":
            return False
        if block.level in self.label_levels and above.heading is not None and not above.is_title:
            return False
        label = sure_plan_label(self.document.text(block.words), self.rules)
        labels = [one for _, one in content if isinstance(one, Paragraph) and self._is_set_as_label(one)]
        if label is None and labels and content[-1][1] is not labels[-1]:
            label = label_like(self.document, block, labels[-1], self.rules)
        if label is None or (block.number is not None and not _is_numbered_within(block, above.heading)):
            return True
        if not isinstance(following, Paragraph) or following.kind == "heading":
            return True
        if above.heading is None or above.is_title or above.generic or self._is_of_plan(label, following):
            return True
        rows = [one for _, one in content]
        bare = [one for one in rows if isinstance(one, Paragraph) and not self._is_set_as_label(one)]
        level = block.level or 1
        unlike = all(one.kind != "heading" or (one.level or 1) > level for one in labels)
        recurs = squeeze(self.document.text(block.words)) in self.recurring
        return level <= above.level and unlike and bool(bare) and not recurs


def _is_numbered_within(block: Paragraph, above: Paragraph | None) -> bool:
    """Whether a heading's number goes on with that of the heading above: "2.1 Mål" below "2 Inbrott"."""
    chapter = above.number if above is not None else None
    return bool(chapter and block.number and block.number.startswith(f"{chapter}."))


def section_tree(sections: list[Section]) -> list[Section]:
    """The sections of the highest level, each with those below it; the title stands beside the others."""
    tops: list[Section] = []
    open_: list[Section] = []
    for section in sections:
        section.children = []
    for section in sections:
        while open_ and (open_[-1].level >= section.level or open_[-1].is_title):
            open_.pop()
        (open_[-1].children if open_ and open_[-1].heading is not None else tops).append(section)
        open_.append(section)
    return tops


def is_sentence(document: Document, piece: Paragraph) -> bool:
    """Whether a paragraph has a full stop, and so is running text."""
    return any(document.words[word].text.endswith((".", "!", "?")) for word in piece.words)


def heading_label(document: Document, heading: Paragraph, rules: Rules) -> LabelMatch | None:
    """The label that a heading is; None for a name, also for that of a party."""
    match = sure_plan_label(document.text(heading.words), rules)
    return match if match is not None and not any(map(is_bare_party, match.targets)) else None


def told_above(document: Document, section: Section, rules: Rules) -> list[TextRow]:
    """The text right below a heading; of the last, without what closes the plan: "Löftena följs upp i maj."."""
    text = list(leading_text(section.told))
    while section.is_last and len(text) > 1 and _closes_plan(document, text[-1], rules):
        text.pop()
    return text


def _closes_plan(document: Document, row: TextRow, rules: Rules) -> bool:
    """Whether a paragraph speaks of the whole plan, or says whom to turn to."""
    text = document.text(row.piece.words)
    return _is_of_whole_plan(document, row, rules) or bool(phones_in(text) or emails_in(text))


def told_below(document: Document, section: Section, rules: Rules) -> Iterator[TextRow]:
    """What is told of an activity below its fields, until a sentence speaks of the plan or of papers."""
    for row in text_after(section.told):
        text = document.text(row.piece.words)
        is_told = row.piece.kind == "item" or is_sentence(document, row.piece)
        if _is_of_whole_plan(document, row, rules) or not is_told or _asks_reader(text, rules):
            return
        if section.is_last and phones_in(text):
            return  # "Undrar du något? Ring kommunpolis Bo Ek, 010-…"
        if "@" in text or is_of_papers(text, rules) or is_signature_line(text) or is_greeting(text, rules):
            return
        yield row


def _asks_reader(text: str, rules: Rules) -> bool:
    """Whether a sentence turns to whoever reads a letter: "Hör av dig om något är fel."."""
    low = fold(text)
    return any(low.startswith(f"{words} ") for words in rules.words["asks_reader"])


def leave_closing(document: Document, sections: list[Section], rules: Rules) -> None:
    """Take what closes the whole plan from the last section: "Överenskommelsen gäller till och med …" in the value of
    its last label, "Kontakt: …" below mere text where no other section says whom to ask."""
    section = sections[-1]
    targets = [target for row in section.labelled for target in row.targets]
    if section.text and targets and all(one.role == "contact" and one.party is None for one in targets):
        texts = list(takewhile(lambda one: isinstance(one, TextRow), section.rows))
        if len(texts) == len(section.text) and not any(one.labelled for one in sections[:-1]):
            section.rows = [*texts]
    row = section.rows[-1] if section.rows else None
    if not isinstance(row, LabelledRow) or any(target.field in _SAID_OF_PLANS for target in row.targets):
        return
    is_contact = not row.targets or any("contact" in (one.field, one.role) for one in row.targets)
    is_own = not is_contact and all(one.field != "other" for one in row.targets)
    while len(row.value) > 1 and _closes(document, row.value[-1], rules, asks=is_own):
        row.value.pop()
        row.blocks.pop()


def _closes(document: Document, piece: Paragraph, rules: Rules, *, asks: bool) -> bool:
    """Whether a paragraph speaks of the whole plan; where it may say whom to ask (`asks`), whether it does."""
    text = document.text(piece.words)
    words = [fold(word).strip(".,") for word in text.split()[:_FRONT]]
    of_plan = not rules.words["this_plan"].isdisjoint(words)
    reached = asks and bool(phones_in(text) or emails_in(text))
    return piece.kind == "paragraph" and (of_plan or reached)


def _is_of_whole_plan(document: Document, row: TextRow, rules: Rules) -> bool:
    words = {fold(word).strip(".,") for word in document.text(row.piece.words).split()}
    return not words.isdisjoint(rules.words["this_plan"])
