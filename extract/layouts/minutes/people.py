"""Who came and who did not: lists, tables and lines of names with roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.layouts.minutes.presence import list_columns, presence_columns, says_came
from extract.layouts.minutes.stacked import MOST_LINE_WORDS, names_over_roles, printed_lines, stacked_people
from extract.recognise.drafts import DraftPerson, Words, blocks_to_pieces
from models.pages.document import Cell, Document, Paragraph, Row, Table
from models.pages.gaps import is_set_apart
from models.text.fold import fold
from rules.pack import MinutesUse, Rules, emails_in, phones_in

_SEPARATORS = frozenset("- \u2013 \u2014 | / : ; , &".split())
_MOST_ROLE_WORDS = 6
"""What a member of a list that has no name works for is no longer."""
_AROUND_MEMBER = " ,;.()"
_MOST_NAME = 5
"""Words in which a name and the bracket behind it stand."""
_MOST_NOTE_WORDS = 8
"""A longer line with a full stop is a sentence."""


@dataclass(frozen=True, slots=True)
class AttendanceTable:
    """The people of a table and the words that only head its columns."""

    people: tuple[DraftPerson, ...]
    labels: tuple[Words, ...]
    absent: tuple[DraftPerson, ...] = ()
    """Those whose mark says that they did not come."""


def paragraph_to_people(document: Document, paragraph: Paragraph, rules: Rules) -> tuple[DraftPerson, ...]:
    """The people that a paragraph or list item names; empty where it is running text or names nobody."""
    if in_columns := names_over_roles(document, paragraph, rules):
        return in_columns
    people = list(_people_in(document, paragraph.words, rules))
    named = [person for person in people if person.name]
    if not named or (len(named) == 1 and _is_running_text(document, paragraph.words, named[0], rules)):
        return ()
    first = people[0]
    people[0] = DraftPerson(first.name, first.role, paragraph.mark + first.others)
    return tuple(people)


def _is_running_text(document: Document, words: Words, person: DraftPerson, rules: Rules) -> bool:
    """Whether a line that names one person is none of a list: long, or a sentence.

    Never where a gap parts the role from the name in front, or a comma does, and neither verb nor full stop follows.
    """
    last = words.index(person.name[-1])
    if words[0] == person.name[0] and last + 1 < len(words):
        low = {fold(document.words[word].text).strip(",.") for word in words[last + 1 :]}
        begins, ends = document.words[words[last]].text, document.words[words[-1]].text
        is_role = begins.endswith(",") and ends[-1:] != "." and rules.words["clause"].isdisjoint(low)
        if is_role or is_set_apart(document, *words[last : last + 2]):
            return False
    is_long = len(words) > MOST_LINE_WORDS
    is_note = len(words) > _MOST_NOTE_WORDS and document.text(words).endswith(".")
    return is_long or is_note or _tells(document, words, person, rules)


def _tells(document: Document, words: Words, person: DraftPerson, rules: Rules) -> bool:
    """Whether a line is a sentence about the person: "Anna Ek öppnar mötet.", "Anna Ek tar kontakt med skolan"."""
    last = document.words[person.name[-1]].text
    following = words[words.index(person.name[-1]) + 1 :]
    if not following or last.endswith((",", ":", ";")):
        return False
    texts = [fold(document.words[word].text) for word in following]
    says = texts[0] in rules.words["clause"] or texts[-1].endswith(".")
    return says and texts[0].isalpha() and len(texts) > 1 and document.words[following[0]].text[:1].islower()


def unnamed_people(document: Document, paragraph: Paragraph, rules: Rules) -> tuple[DraftPerson, ...]:
    """Those whom a list names by first names alone ("Lisa (polis), Ali (fritid)") or by what they work for.

    Empty unless every member of the list is such a one.
    """
    found: list[DraftPerson] = []
    for segment in _segments(document, paragraph.words, rules):
        text = document.text(segment).strip(_AROUND_MEMBER)
        first, *rest = segment
        name = document.words[first].text.strip(_AROUND_MEMBER)
        in_brackets = bool(rest) and document.words[rest[0]].text.startswith("(")
        known = rules.people.is_first_name(name) or (in_brackets and rules.people.may_be_first_name(name))
        if known and (not rest or in_brackets):
            found.append(_person(document, (first,), tuple(rest), rules))
        elif len(segment) <= _MOST_ROLE_WORDS and text[:1].isupper() and rules.actors.hits(text):
            found.append(_person(document, (), segment, rules))
        else:
            return ()
    return tuple(found)


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
    side_by_side = len(lists) > 1 or _is_side_by_side(document, below, rules)
    came_below = people
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
            for cell, found in _people_beside(document, row, rules):
                came = lists.get(cell.column) != "absent"
                (came_below if came else absent).extend(found)
        else:
            came_below += _row_to_people(document, row, rules)
    return AttendanceTable(tuple(people), tuple(labels), tuple(absent))


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
    return bool(rows) and (len(named) >= 0.6 * len(rows) or bool(stacked_people(document, table, rules)))


def label_to_person(document: Document, piece: Paragraph, rules: Rules) -> DraftPerson | None:
    """The person behind a label such as "Ordförande:", with what stands after the name as role."""
    people = paragraph_to_people(document, replace(piece, mark=()), rules)
    if people and people[0].name:
        return people[0]
    count = rules.people.leading_name([document.words[word].text for word in piece.words])
    return DraftPerson(piece.words[:count], piece.words[count:]) if count else None


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
    words = [fold(document.words[word].text).strip(" :,()/") for word in row.words]
    heads = [word for word in words if word and word not in rules.words["joiner"]]
    return (
        len(words) <= 2 * len(row.cells) + 1 and bool(heads) and all(map(rules.minutes.is_column_head, heads))
    )


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
    return sum(count > 1 for count in named) > 0.5 * len(several)


def _people_beside(document: Document, row: Row, rules: Rules) -> list[tuple[Cell, list[DraftPerson]]]:
    """The people of the cells of a row; a cell that names nobody is the role of the one whose name stands alone in
    the cell before it: "Anna Ek | rektor | Bo Sten | polis"."""
    found: list[tuple[Cell, list[DraftPerson]]] = []
    for cell in row.cells:
        people = list(_cell_to_people(document, cell, rules))
        before = found[-1][1] if found else []
        if len(before) == len(people) == 1 and not (people[0].name or before[0].role):
            before[0] = DraftPerson(before[0].name, people[0].role, before[0].others + people[0].others)
        else:
            found.append((cell, people))
    return found


def _cell_to_people(document: Document, cell: Cell, rules: Rules) -> Iterator[DraftPerson]:
    """The people of the lines of a cell; where each name has a line of its own below it, that is the role."""
    lines = [list(_people_in(document, piece.all_words, rules)) for piece in blocks_to_pieces(cell.blocks)]
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
        role_words, more = _without_contacts(document, part, rules)
        role, others = role + role_words, others + more
    return DraftPerson(name, role, others)


def _people_in(document: Document, words: Words, rules: Rules) -> Iterator[DraftPerson]:
    """The people of one line: each name begins a new one, what follows it up to the next is the role."""
    name: Words = ()
    role: Words = ()
    for segment in _segments(document, words, rules):
        texts = [document.words[word].text for word in segment]
        group = _group(texts, rules)
        count, before = rules.people.leading_name(texts[group:]), group
        if not count:
            joined = bool(texts) and fold(texts[-1]) in rules.words["joiner"]
            before, count = _name_at_end(texts[:-1] if joined else texts, rules)
        if not count and name and _is_another(document, role, segment, rules):
            yield _person(document, name, role, rules)
            name, role = (), segment
            continue
        if not count or (
            name and not (role or group) and (before or not _is_likely(texts[:count], rules))
        ):
            role += segment
            continue
        if name or role:
            yield _person(document, name, role, rules)
        name, role = segment[before : before + count], segment[:before] + segment[before + count :]
    if name or role:
        yield _person(document, name, role, rules)


def _is_another(document: Document, role: Words, segment: Words, rules: Rules) -> bool:
    """Whether what stands behind a name and its employer in brackets is a further member: "…, Polisens ombud"."""
    said, text = document.text(role), document.text(segment)
    in_brackets = said.startswith("(") and said.rstrip(",;").endswith(")")
    return (
        in_brackets
        and bool(rules.actors.named(said))
        and text[:1].isupper()
        and bool(rules.actors.named(text))
    )


def _is_likely(name: list[str], rules: Rules) -> bool:
    """Whether what stands behind a name and a comma is a further name, and not whom the first works for."""
    return rules.people.is_likely_name(" ".join(name))


def _segments(document: Document, words: Words, rules: Rules) -> Iterator[Words]:
    """Stretches between commas, semicolons, line ends and "och", their signs included."""
    start = 0
    for index, word in enumerate(words):
        text = document.words[word].text
        after = words[index + 1 :]
        if after and (
            is_set_apart(document, word, after[0])
            or _begins_line_of_name(document, word, after, rules)
            or (text.endswith(".") and _group([document.words[one].text for one in after], rules))
        ):
            yield words[start : index + 1]
            start = index + 1
            continue
        joins = fold(text) in rules.words["joiner"] | {"&"} and _goes_on_with_name(
            document, words[start:index], after, rules
        )
        if joins or text.endswith((",", ";", ")", "/")) or index == len(words) - 1:
            yield words[start : index + 1]
            start = index + 1


def _begins_line_of_name(document: Document, word: int, after: Words, rules: Rules) -> bool:
    """Whether the next line begins with a name that ends there or before a comma or bracket: each has its line."""
    if document.words[word].line == document.words[after[0]].line:
        return False
    texts = [document.words[one].text for one in after[:_MOST_NAME]]
    count = rules.people.leading_name(texts)
    ends = (
        count == len(after) or texts[count - 1].endswith((",", ";", ":")) or texts[count : count + 1] == ["("]
    )
    ends = ends or (count < len(texts) and texts[count].startswith("("))
    return count > 0 and ends and _is_likely(texts[:count], rules)


def _group(texts: list[str], rules: Rules) -> int:
    """How many words before a name and with a colon say whose people follow: "Från polisen: Mats Kvist"; else 0."""
    end = next((at for at, text in enumerate(texts[:_MOST_ROLE_WORDS], 1) if text.endswith(":")), 0)
    return end if 0 < end < len(texts) and rules.people.leading_name(texts[end:]) > 0 else 0


def _goes_on_with_name(document: Document, before: Words, after: Words, rules: Rules) -> bool:
    """Whether "och" stands before a further person: "Anna Ek och Bo Myt", "polis Anna Ek och rektor Bo Myt"."""
    texts = [document.words[one].text for one in after]
    if rules.people.leading_name(texts[:3]) > 0:
        return True
    end = next((at for at, text in enumerate(texts, start=1) if text.endswith((",", ";", "."))), len(texts))
    own = [document.words[one].text for one in before]
    has_name = rules.people.leading_name(own) > 0 or _name_at_end(own, rules)[1] > 0
    return has_name and _name_at_end(texts[:end], rules)[1] > 0


def _name_at_end(texts: list[str], rules: Rules) -> tuple[int, int]:
    """(where it begins, its length) of a name behind a role ("Kommunpolis Anna Ek"); (0, 0) for none."""
    end = next((at for at, text in enumerate(texts) if at and text.startswith("(")), len(texts))
    for start in range(1, end - 1):
        rest = texts[start:end]
        if rules.people.is_name(" ".join(rest)) and (
            rules.actors.named(" ".join(texts[:start])) or texts[start - 1].endswith(":")
        ):
            return start, len(rest)
    return 0, 0


def _person(document: Document, name: Words, role: Words, rules: Rules) -> DraftPerson:
    role, others = _without_contacts(document, role, rules)
    return DraftPerson(name, role, others)


def _without_contacts(document: Document, words: Words, rules: Rules) -> tuple[Words, Words]:
    """The words of a role, and those beside it: numbers, addresses and signs that stand alone."""
    joiners = rules.words["joiner"] | _SEPARATORS
    text = document.text(words)
    spans = (*phones_in(text), *emails_in(text))
    kept: list[int] = []
    others: list[int] = []
    at = 0
    for word in words:
        spelled = document.words[word].text
        inside = any(start < at + len(spelled) and at < end for start, end in spans)
        outside = not kept and fold(spelled).removesuffix(".") in joiners | rules.words["phone"]
        (others if inside or outside else kept).append(word)
        at += len(spelled) + 1
    while kept and document.words[kept[-1]].text in joiners:
        others.append(kept.pop())
    return tuple(kept), tuple(others)
