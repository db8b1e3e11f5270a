"""The layout `minutes`: who met when and where, the numbered agenda with everything under it, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.layouts.minutes.agenda_tables import open_agenda_tables
from extract.layouts.minutes.lines import (
    ANY_YEAR,
    begins_with_formality,
    cut_lines,
    says_when,
    says_where,
    split_at,
    split_label,
    to_lines,
)
from extract.layouts.minutes.next_meetings import find_contact, find_next_meetings, place_before
from extract.layouts.minutes.people import label_to_person, paragraph_to_people, unnamed_people
from extract.layouts.minutes.people_tables import is_attendance_table, row_to_people, table_to_people
from extract.layouts.minutes.points import find_points, find_signatures, with_points_apart
from extract.layouts.minutes.presence import ListsBeside, lists_beside
from extract.layouts.minutes.stacked import is_name_alone, with_roles_beside
from extract.layouts.minutes.subjects import find_decisions, find_places, find_priorities
from extract.recognise.drafts import (
    DraftMeeting,
    DraftMinutes,
    DraftPerson,
    DraftPoint,
    Entry,
    SpelledWords,
    Words,
    block_to_pieces,
    blocks_to_pieces,
    pieces_text,
)
from models.pages.document import Block, Document, Paragraph, Row, Table
from models.target import Target
from models.text.fold import fold
from models.values import Method
from rules.pack import MinutesUse, Rules

_LISTS = frozenset({"present", "absent"})
FEWEST_SIGNS = 3
"""Of the five points that make minutes decisions and a next meeting give two: with less, none need be read."""
LONGEST_ROLE = 14
"""Words of a role on a line of its own."""
_SCOPES = frozenset({"citywide", "local"})
_VALUES = frozenset({"time", "place", "time_and_place", "chair", "officer"})


def document_to_minutes(
    document: Document, title: Entry | None, year: int | None, rules: Rules
) -> DraftMinutes:
    """Read the document as minutes; `year` is for days that leave it out."""
    blocks = [block for block in document.blocks if title is None or block.all_words != title.words]
    agenda = open_agenda_tables(document, blocks, rules)
    blocks = to_lines(document, agenda.blocks, rules)
    if title is not None and rules.minutes.is_title(document.text(title.words)):
        blocks = with_points_apart(blocks, document)
    points = find_points(document, blocks, rules)
    first = points[0] if points else len(blocks)
    draft = DraftMinutes(labels=agenda.labels)
    head = _Head(document, draft, rules)
    for block in blocks[:first]:
        head.take(block)
    came = len(draft.attendees)
    people, head.left = with_roles_beside(document, draft.attendees + draft.absent, head.left)
    draft.attendees, draft.absent = people[:came], people[came:]
    _take_points(document, draft, blocks, points, rules)
    if _signs_of_meeting(document, draft, title, rules) < FEWEST_SIGNS:
        return draft
    draft.places = find_places(document, draft.points, rules)
    draft.priorities = find_priorities(document, draft.points, rules)
    draft.decisions = find_decisions(document, draft.points, rules, agenda.decided)
    pieces = [*head.left, *(piece for point in draft.points for piece in (point.title, *point.below))]
    said = " ".join(document.text(entry.words) for entry in [*draft.when, *([title] if title else [])])
    printed = rules.meetings.read(said).date
    year = year if printed is None else int(printed[:4])  # before the years that its points speak of
    found = rules.meetings.read(said, year, at_label=any(entry.label for entry in draft.when))
    own = DraftMeeting((), found.date, found.start, found.end, draft.place)
    draft.next_meetings = find_next_meetings(document, pieces, year, found.date, rules, own)
    draft.contact = find_contact(document, pieces, rules)
    draft.chair = draft.chair or _chair_among(document, draft.attendees, blocks, rules)
    return draft


def _signs_of_meeting(document: Document, draft: DraftMinutes, title: Entry | None, rules: Rules) -> int:
    """How much speaks for minutes at the most, before decisions and the next meeting are sought."""
    is_titled = title is not None and rules.minutes.is_title(document.text(title.words))
    numbered = sum(point.title.number is not None for point in draft.points)
    told = (draft.absent, draft.when, draft.chair or draft.place, numbered > 1)
    return 3 * is_titled + 3 * bool(draft.attendees) + sum(map(bool, told))


# -- the agenda ---------------------------------------------------------------------------------


def _take_points(
    document: Document,
    draft: DraftMinutes,
    blocks: list[Block],
    points: list[int],
    rules: Rules,
) -> None:
    ends = [*points[1:], find_signatures(document, blocks, rules)]
    for start, end in zip(points, ends, strict=False):
        title = blocks[start]
        if not isinstance(title, Paragraph):
            continue
        point = DraftPoint(title)
        attendance = _Head(document, draft, rules)
        for block in blocks[start + 1 : end]:
            if isinstance(block, Paragraph) and block.origin != "body":
                continue
            if _is_late_attendance(document, block, attendance, rules):
                attendance.take(block)
                continue
            attendance.use = None
            point.below += block_to_pieces(block)
        draft.points.append(point)


def _is_late_attendance(document: Document, block: Block, attendance: _Head, rules: Rules) -> bool:
    """Whether an attendance list stands among the points: its heading, or a list that goes on below it."""
    if isinstance(block, Table):
        return attendance.use in _LISTS and is_attendance_table(document, block, rules)
    label = split_label(document, block, rules)
    if label is not None and label[0] in _LISTS:
        following = paragraph_to_people(document, label[2], rules)
        return bool(following) or not label[2].words
    return attendance.use in _LISTS and bool(paragraph_to_people(document, block, rules))


# -- above the agenda ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Head:
    """Takes the blocks above the agenda; `use` is what the label above the next block announced."""

    document: Document
    draft: DraftMinutes
    rules: Rules
    use: MinutesUse | None = None
    label: Words = ()
    beside: ListsBeside | None = None
    """The two lists that the last heading set side by side."""
    left: list[Paragraph] = field(default_factory=list)
    """Paragraphs that nothing here took."""
    is_told: bool = False
    """Whether the list stood beside its label: items below, unless they are names, are none of it."""
    listed: MinutesUse | None = None
    """The list whose people stand in the rows above, beside its label or below it."""
    is_below_day: bool = False
    """Whether the day stands right above, without a place."""

    def take(self, block: Block) -> None:
        """Take one block."""
        if isinstance(block, Table):
            self._table(block)
        elif block.origin == "body":
            self._paragraph(block)

    def _paragraph(self, piece: Paragraph) -> None:
        labelled = split_label(self.document, piece, self.rules)
        if labelled is not None and self.use in _LISTS and labelled[0] in _SCOPES:
            labelled = None  # "Kommunen: Anna Ek"
        beside = lists_beside(self.document, piece, self.rules)
        if labelled is not None or beside is not None or piece.kind == "heading":
            self.beside = beside
        if beside is not None:
            self.use, self.label = beside.first, piece.all_words
        elif labelled is not None:
            use, label, rest = labelled
            if use not in _LISTS | _VALUES:
                self.use = None
                self.left.append(piece)
                return
            self.use, self.label = use, label
            self.is_told = bool(rest.words) and self._value(rest, own=True)
        elif self.use is None and not self.draft.when and says_when(self.document, piece, self.rules):
            self._time_and_place(piece, ())
            self.use, self.is_below_day = None, self.draft.place is None
        elif self.is_below_day and says_where(self.document, piece, self.rules):
            self.is_below_day = False
            self.draft.place = Entry(Target("other"), (piece,), method="position", confidence=0.8)
        elif not self._goes_on(piece) and (
            piece.kind == "heading" or begins_with_formality(self.document, piece, self.rules)
        ):
            self.use = None
            self.left.append(piece)
        elif self.use == "time" and is_name_alone(self.document, piece.words, self.rules):
            self.left.append(piece)  # a letterhead's handler stands between "Datum" and the day
        elif self.use is None or not self._value(piece):
            self.left.append(piece)
            self.use = None if self.use not in _LISTS else self.use

    def _value(self, piece: Paragraph, *, own: bool = False) -> bool:
        """Take `piece` as the value of the label above, or of its `own` line; False where it is none."""
        use, label = self.use, self.label
        if use in _LISTS:
            people = paragraph_to_people(self.document, piece, self.rules)
            if not people and (self._goes_on_in_role(piece) or self._take_role_below(piece)):
                return True
            if not people and (own or (piece.kind == "item" and not self.is_told)):
                people = unnamed_people(self.document, piece, self.rules)
            if not people:
                return False
            for person in people:
                list_of = self.beside.use_of(self.document, person) if self.beside is not None else use
                (self.draft.attendees if list_of == "present" else self.draft.absent).append(person)
            self.draft.labels.append(label)
            return True
        self.use = None
        match use:
            case "time":
                self.draft.when.append(Entry(Target("timing"), (piece,), label))
            case "place":
                self.draft.place = self.draft.place or Entry(Target("other"), (piece,), label)
            case "time_and_place":
                self._time_and_place(piece, label)
            case "chair":
                self.draft.chair = self.draft.chair or label_to_person(self.document, piece, self.rules)
                if self.draft.chair is not None:
                    self.draft.labels.append(label)
            case _:
                return False
        return True

    def _goes_on(self, piece: Paragraph) -> bool:
        """Whether `piece` is a name or role alone within a list: set apart from the other, it looks like a heading."""
        if self.use not in _LISTS:
            return False
        if is_name_alone(self.document, piece.words, self.rules) or self._is_name_with_role(piece):
            return True
        text = self.document.text(piece.words)
        known = self.rules.actors.hits(text) or self.rules.people.is_role(text.split()[0].strip(","))
        return bool(known) and self._role_below(piece) is not None

    def _is_name_with_role(self, piece: Paragraph) -> bool:
        """Whether `piece` is one member of a list whose lines stand apart: "Anna Ek, rektor"."""
        people = paragraph_to_people(self.document, piece, self.rules) if not piece.mark else ()
        if len(people) != 1 or not people[0].role or people[0].name[:1] != piece.words[:1]:
            return False
        return self.document.words[people[0].name[-1]].text.endswith(",")

    def _take_role_below(self, piece: Paragraph) -> bool:
        """Take `piece` as the role of the name on the line right above it; False where it is none."""
        person = self._role_below(piece)
        if person is not None:
            people = self.draft.attendees if self.use == "present" else self.draft.absent
            people[-1] = person
        return person is not None

    def _role_below(self, piece: Paragraph) -> DraftPerson | None:
        """The last person with `piece` as the role, where it is that."""
        people = self.draft.attendees if self.use == "present" else self.draft.absent
        last = people[-1] if people else None
        if last is None or last.role or last.others or piece.mark:
            return None
        if not all(one.role or one is last for one in self.draft.attendees + self.draft.absent):
            return None  # a list that names all before it tells what they are
        text = self.document.text(piece.words)
        says = not self.rules.words["clause"].isdisjoint(fold(text).split())
        begins = text[:1].isupper() or self.rules.people.is_role(text.split()[0].strip(","))
        if says or not begins or text.endswith((".", ":")) or len(piece.words) > LONGEST_ROLE:
            return None
        return DraftPerson(last.name, piece.words) if piece.words[0] == last.name[-1] + 1 else None

    def _goes_on_in_role(self, piece: Paragraph) -> bool:
        """Whether `piece` is the rest of the role right before it, whose next line wrapped back to the margin."""
        people = self.draft.attendees if self.use == "present" else self.draft.absent
        last = people[-1] if people else None
        if last is None or not last.role or piece.mark or piece.words[0] != last.words[-1] + 1:
            return False
        if not self.document.text(piece.words)[:1].islower() or self.document.text(last.role).endswith("."):
            return False
        joiners = tuple(word for word in last.others if word > last.role[-1])  # "… arbete och"
        others = tuple(word for word in last.others if word not in joiners)
        people[-1] = DraftPerson(last.name, last.role + joiners + piece.words, others)
        return True

    def _time_and_place(self, piece: Paragraph, label: Words) -> None:
        """The time as far as it goes, the place what stands before or after it."""
        text = self.document.text(piece.words)
        span = self.rules.meetings.read(text, ANY_YEAR).span
        if span is None:
            self.draft.place = self.draft.place or Entry(Target("other"), (piece,), label)
            self.use = "time_and_place"
            return
        before, time, after = split_at(self.document, piece, span, self.rules)
        if before and self.rules.minutes.label(self.document.text(before)) == "time":
            label, before = label + before, ()  # "Datum 2024-04-18 Tid 10 Plats Teams", without colons
        method: Method = "label" if label else "position"
        self.draft.when.append(Entry(Target("timing"), (replace(piece, words=time),), label, method))
        if not label:
            self.left += [replace(piece, words=before)] if before else []  # "Sammanträde 2 maj"
        place = after or (before if label else ())
        if not place and self.draft.place is None:  # "Mötet hölls i Stadshuset den 2 maj"
            spelled = SpelledWords.of(self.document, piece.words)
            self.draft.place = place_before(self.document, piece, spelled, span[0], self.rules)
            if self.draft.place is not None:
                return
        if self.rules.minutes.label(self.document.text(place[:1])) == "place":
            label, place, method = place[:1], place[1:], "label"
        elif len(place) > 1 and self._is_before_place(place):
            self.draft.labels.append(place[:1])  # "kl. 13 i Stadshuset"
            place = place[1:]
        if place and self.draft.place is None:
            self.draft.place = Entry(Target("other"), (replace(piece, words=place, mark=()),), label, method)
        elif not place:
            self.use = "place"

    def _is_before_place(self, place: Words) -> bool:
        first, name = (self.document.words[word].text for word in place[:2])
        return fold(first) in self.rules.words["at"] and name[:1].isupper()

    def _table(self, table: Table) -> None:
        labelled = sum(self._is_labelled(row) for row in table.rows)
        names = labelled < 2 and is_attendance_table(self.document, table, self.rules)
        if (self.use in _LISTS and labelled < 2) or (names and not self.draft.attendees):
            found = table_to_people(self.document, table, self.rules)
            self.draft.absent += found.absent
            (self.draft.absent if self.use == "absent" else self.draft.attendees).extend(found.people)
            self.draft.labels += [*found.labels, self.label] if self.use in _LISTS else found.labels
            if found.beside is not None:  # the longer list may go on below the other's end
                self.use, self.label, self.beside = found.beside.first, table.rows[0].words, found.beside
            return
        for row in table.rows:
            if not self._take_listed(row):
                self._row(row)

    def _is_labelled(self, row: Row) -> bool:
        first = row.cells[0].words if row.cells else ()
        return self.rules.minutes.label(self.document.text(first)) is not None

    def _take_listed(self, row: Row) -> bool:
        """Take a row of name | role, beside the label of a list or below it; False where it is none."""
        cells = [cell for cell in row.cells if cell.words]
        label = row.cells[0].words if row.cells else ()
        use = self.rules.minutes.label(self.document.text(label)) if label else self.listed
        rest = replace(row, cells=tuple(cells[1:] if label else cells))
        is_wide = use in _LISTS and len(cells) > (2 if label else 0)
        people = row_to_people(self.document, rest, self.rules) if is_wide else []
        self.listed = use if people else None
        (self.draft.absent if use == "absent" else self.draft.attendees).extend(people)
        self.draft.labels += [label] if people and label else []
        return bool(people)

    def _row(self, row: Row) -> None:
        """A row of label | value; anything else is left."""
        cells = [cell for cell in row.cells if cell.words]
        if len(cells) < 2:
            for cell in cells:
                for piece in blocks_to_pieces(cell.blocks):
                    self._paragraph(piece)
            return
        label = Paragraph(cells[0].words, bold=True)
        labelled = split_label(self.document, label, self.rules)
        pieces = [piece for cell in cells[1:] for piece in blocks_to_pieces(cell.blocks)]
        if labelled is None or labelled[2].words:
            for cell in cells:  # "Datum" above its value in one cell
                for piece in blocks_to_pieces(cell.blocks):
                    for line in cut_lines(self.document, piece, self.rules):
                        self._paragraph(line)
                self.use = None
            return
        self._paragraph(label)
        if self.use in _LISTS:
            for piece in pieces:
                self._paragraph(piece)
            self.use = None
        elif pieces and self.use is not None:
            words = tuple(word for piece in pieces for word in piece.all_words)
            if not self._value(replace(pieces[0], words=words, mark=())):
                self.left += pieces
            self.use = None
        else:
            self.left += pieces


def _chair_among(
    document: Document, attendees: list[DraftPerson], blocks: list[Block], rules: Rules
) -> DraftPerson | None:
    """Who led the meeting: the one whom the text calls so, else the first whose role says so, and best no more."""
    named = [person for person in attendees if person.name]
    for block in blocks if named else ():
        for said in rules.minutes.names_of_leaders(pieces_text(document, block_to_pieces(block))):
            for person in named:
                if fold(said).startswith(fold(document.text(person.name)).strip(" ,.:")):
                    return person
    leads = [rules.minutes.leads(document.text(person.role)) for person in named]
    return next((named[leads.index(how)] for how in ("alone", "first", "named") if how in leads), None)
