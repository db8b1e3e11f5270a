"""Who came and who did not, in tables: a row a person, lists in columns, marks in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.layouts.minutes.people import people_in, without_contacts
from extract.layouts.minutes.presence import (
    ListsBeside,
    heads_beside,
    list_columns,
    presence_columns,
    says_came,
)
from extract.layouts.minutes.stacked import printed_lines, stacked_people
from extract.recognise.drafts import DraftPerson, Words, blocks_to_pieces
from models.pages.document import Cell, Document, Row, Table
from models.text.fold import fold
from rules.pack import MinutesUse, Rules

_FEWEST_TOLD = 2
"""Rows with such a cell in a further column show that each column holds people."""


@dataclass(frozen=True, slots=True)
class AttendanceTable:
    """The people of a table and the words that only head its columns."""

    people: tuple[DraftPerson, ...]
    labels: tuple[Words, ...]
    absent: tuple[DraftPerson, ...] = ()
    """Those whose mark says that they did not come."""
    beside: ListsBeside | None = None
    """The two lists that its first row heads, where it holds both."""


def table_to_people(document: Document, table: Table, rules: Rules) -> AttendanceTable:
    """The people of a table: name | role in each row, or people in every cell."""
    people: list[DraftPerson] = []
    absent: list[DraftPerson] = []
    labels: list[Words] = []
    rows = [row for row in table.rows if row.words]
    stacked = stacked_people(document, table, rules)
    if stacked:
        return AttendanceTable(stacked, ())
    columns = presence_columns(document, rows, rules)
    lists = list_columns(document, rows, rules)
    below = [row for row in rows if not _is_head(document, row, rules)]
    parts = _name_columns(document, rows, rules)
    side_by_side = not parts and (len(lists) > 1 or _is_side_by_side(document, below, rules))
    came_below = people
    of_absent = {column: absent for column, use in lists.items() if use == "absent"}
    people_of = _Columns(document, rules)
    for row in rows:
        begun = None if columns or row not in below else _list_begun(document, row, rules)
        if begun is not None:
            came_below = absent if begun == "absent" else people
            labels.append(row.cells[0].words)
            row = replace(row, cells=row.cells[1:])  # noqa: PLW2901 - the row without its label
        use = _heads_list(document, row, rules)
        if use is not None and not columns:
            came_below = absent if use == "absent" else people
            labels.append(row.words)
        elif _is_head(document, row, rules):
            labels.append(row.words)
        elif columns:
            marks = [cell for cell in row.cells if cell.column in columns]
            rest = replace(row, cells=tuple(cell for cell in row.cells if cell.column not in columns))
            came = says_came(document, {columns[cell.column]: cell.words for cell in marks}, rules)
            (people if came else absent).extend(_row_to_people(document, rest, rules))
            labels += [cell.words for cell in marks if cell.words]
        elif side_by_side:
            people_of.take(row, {one.column: came_below for one in row.cells} | of_absent)
        else:
            of_row = _of_parts(document, row, parts, rules) if parts else _row_to_people(document, row, rules)
            came_below += of_row
    return AttendanceTable(tuple(people), tuple(labels), tuple(absent), heads_beside(document, rows, lists))


def _name_columns(document: Document, rows: list[Row], rules: Rules) -> tuple[int, int] | None:
    """The columns of first names and of surnames, where the first row heads both."""
    heads = (
        {fold(document.text(cell.words)).strip(" :"): cell.column for cell in rows[0].cells} if rows else {}
    )
    first = next((heads[head] for head in heads if head in rules.words["first_name_head"]), None)
    last = next((heads[head] for head in heads if head in rules.words["surname_head"]), None)
    return (first, last) if first is not None and last is not None else None


def _of_parts(document: Document, row: Row, parts: tuple[int, int], rules: Rules) -> list[DraftPerson]:
    """The person of a row whose first name and surname have a cell each."""
    cells = {cell.column: cell.words for cell in row.cells}
    name = cells.get(parts[0], ()) + cells.get(parts[1], ())
    rest = tuple(word for column in sorted(cells) if column not in parts for word in cells[column])
    role, others = without_contacts(document, rest, rules)
    return [DraftPerson(name, role, others)] if name else []


def _heads_list(document: Document, row: Row, rules: Rules) -> MinutesUse | None:
    """Which list a row with nothing but its label heads, among the rows of people: "Frånvarande:"."""
    filled = [cell for cell in row.cells if cell.words]
    use = rules.minutes.label(document.text(filled[0].words)) if len(filled) == 1 else None
    return use if use in ("present", "absent") else None


def _list_begun(document: Document, row: Row, rules: Rules) -> MinutesUse | None:
    """Which list begins in a row whose first cell is its label: "Närvarande | Anna Ek | rektor"."""
    first = row.cells[0].words if len(row.cells) > 1 and row.cells[1].words else ()
    use = rules.minutes.label(document.text(first)) if first else None
    return use if use in ("present", "absent") else None


def is_attendance_table(document: Document, table: Table, rules: Rules) -> bool:
    """Whether most rows of `table` begin with a person's name."""
    rows = [row for row in table.rows if row.words and not _is_head(document, row, rules)]
    named = [row for row in rows if any(_begins_with_name(document, cell, rules) for cell in row.cells)]
    if _name_columns(document, [row for row in table.rows if row.words], rules):
        return True
    return bool(rows) and (len(named) >= 0.6 * len(rows) or bool(stacked_people(document, table, rules)))


def row_to_people(document: Document, row: Row, rules: Rules) -> list[DraftPerson]:
    """The person of a row of name | role, or those of its lines; none where it is no such row."""
    filled = [cell for cell in row.cells if cell.words]
    named = [_begins_with_name(document, cell, rules) for cell in filled]
    lines = [list(blocks_to_pieces(cell.blocks)) for cell in filled]
    is_one = named[:1] == [True] and not any(named[1:]) and len({len(one) for one in lines}) == 1
    return _row_to_people(document, row, rules) if is_one else []


def _is_head(document: Document, row: Row, rules: Rules) -> bool:
    filled = [document.text(cell.words) for cell in row.cells if cell.words]
    if len(filled) > 1 and all(rules.minutes.label(text) in ("present", "absent") for text in filled):
        return True  # "Närvarande | Ej närvarande"
    if len(row.words) > 2 * len(row.cells) + 1:
        return False
    words = [fold(document.words[word].text).strip(" :,()/") for word in row.words]
    heads = [word for word in words if word and word not in rules.words["joiner"]]
    return bool(heads) and all(map(rules.minutes.is_column_head, heads))


def _begins_with_name(document: Document, cell: Cell, rules: Rules) -> bool:
    return rules.people.leading_name([document.words[word].text for word in cell.words]) > 0


def _is_person_at_front(document: Document, cell: Cell, rules: Rules) -> bool:
    """Whether the name that a cell begins with is no employer's: "Skogsägarna Norr", "Viby Bostäder"."""
    texts = [document.words[word].text for word in cell.words]
    name = texts[: rules.people.leading_name(texts)]
    return bool(name) and not rules.people.may_employ(" ".join(name))


def _is_side_by_side(document: Document, rows: list[Row], rules: Rules) -> bool:
    """Whether the columns hold people each, and not one names and the other roles."""
    several = [row for row in rows if sum(bool(cell.words) for cell in row.cells) > 1]
    if not several:
        return True
    named = [
        sum(
            _is_person_at_front(document, cell, rules) if number else _begins_with_name(document, cell, rules)
            for number, cell in enumerate(row.cells)
        )
        for row in several
    ]
    told = sum(any(_is_person_told(document, cell, rules) for cell in row.cells[1:]) for row in several)
    return sum(count > 1 for count in named) > 0.5 * len(several) or told >= _FEWEST_TOLD


def _is_person_told(document: Document, cell: Cell, rules: Rules) -> bool:
    """Whether a cell holds a name and behind a comma what that one is: "Anna Ek, rektor"; a role's cell does not."""
    texts = [document.words[word].text for word in cell.words]
    count = rules.people.leading_name(texts)
    return (
        0 < count < len(texts)
        and texts[count - 1].endswith(",")
        and _is_person_at_front(document, cell, rules)
    )


class _Columns:
    """Collects the people of columns that each hold people, row by row."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self.document = document
        self.rules = rules
        self.last: dict[int, tuple[list[DraftPerson], int]] = {}
        """Column → the last person in it: the list that holds them, and the place there."""

    def take(self, row: Row, list_of: Mapping[int, list[DraftPerson]]) -> None:
        """Add the people of each cell to the list of its column.

        A cell that names nobody is the role of the name that stands alone in the cell before it ("Anna Ek | rektor |
        Bo Sten | polis"), or goes on with what stands above it.
        """
        beside: tuple[list[DraftPerson], int] | None = None
        for cell in row.cells:
            people = list(_cell_to_people(self.document, cell, self.rules))
            is_rest = len(people) == 1 and not people[0].name
            before = beside if is_rest and beside is not None and self._is_alone(beside) else None
            before = before or (self.last.get(cell.column) if is_rest else None)
            if before is not None:
                held, place = before
                one, rest = held[place], people[0]
                held[place] = DraftPerson(one.name, one.role + rest.role, one.others + rest.others)
                continue
            held = list_of[cell.column]
            held.extend(people)
            if people:
                self.last[cell.column] = held, len(held) - 1
            beside = (held, len(held) - 1) if len(people) == 1 else None

    def _is_alone(self, place: tuple[list[DraftPerson], int]) -> bool:
        """Whether nothing but a name stands there, without a comma before what is below it."""
        person = place[0][place[1]]
        return not person.role and not self.document.words[person.words[-1]].text.endswith(",")


def _cell_to_people(document: Document, cell: Cell, rules: Rules) -> Iterator[DraftPerson]:
    """The people of the lines of a cell; where each name has a line of its own below it, that is the role."""
    lines = [list(people_in(document, piece.all_words, rules)) for piece in blocks_to_pieces(cell.blocks)]
    people = [person for line in lines for person in line]
    names, roles = people[::2], people[1::2]
    in_turn = len(names) == len(roles) and len(lines) == len(people)
    if in_turn and not any(one.role for one in names) and not any(one.name for one in roles):
        people = [
            DraftPerson(name.name, role.role, name.others + role.others)
            for name, role in zip(names, roles, strict=True)
        ]
    yield from people


def _row_to_people(document: Document, row: Row, rules: Rules) -> list[DraftPerson]:
    cells = [cell for cell in row.cells if cell.words]
    lines = [[piece.all_words for piece in blocks_to_pieces(cell.blocks)] for cell in cells]
    if len(cells) > 1 and all(len(one) == 1 for one in lines):
        lines = printed_lines(document, [one for (one,) in lines], rules) or lines
    if len(cells) > 1 and len(lines[0]) > 1 and all(len(one) == len(lines[0]) for one in lines):
        columns = zip(*lines, strict=True)  # names in the lines of one cell, roles in those of the next
        return [_joined(document, list(parts), rules) for parts in columns]
    if len(cells) > 1:
        return [_joined(document, [cell.words for cell in cells], rules)]
    return [one for cell in cells for one in _cell_to_people(document, cell, rules)]


def _joined(document: Document, parts: list[Words], rules: Rules) -> DraftPerson:
    """One person of the parts of a row: the first that is a name names them, the rest is their role."""
    name: Words = ()
    role: Words = ()
    others: Words = ()
    for part in parts:
        count = rules.people.leading_name([document.words[word].text for word in part]) if not name else 0
        if count:
            name, part = part[:count], part[count:]  # noqa: PLW2901 - what is left of the part
        role_words, more = without_contacts(document, part, rules)
        role, others = role + role_words, others + more
    return DraftPerson(name, role, others)
