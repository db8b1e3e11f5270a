"""Attendance lists whose names have their roles below them, in one column of people or in several."""

from __future__ import annotations

from itertools import groupby, zip_longest

from extract.recognise.drafts import DraftPerson, Words, blocks_to_pieces
from extract.recognise.signatures import parts_apart
from models.pages.document import Document, Paragraph, Table
from rules.pack import Rules

MOST_LINE_WORDS = 14
"""A line of an attendance list is at most this long, unless it names several people."""
FEWEST = 2
"""So many names with a role below each make such a list."""


def stacked_people(document: Document, table: Table, rules: Rules) -> tuple[DraftPerson, ...]:
    """The people of a table in whose columns a line with a name and a line with a role take turns; else none."""
    columns: dict[int, list[Words]] = {}
    for row in table.rows:
        for cell in row.cells:
            lines = [piece.all_words for piece in blocks_to_pieces(cell.blocks)]
            columns.setdefault(cell.column, []).extend(lines)
    found: list[DraftPerson] = []
    for lines in columns.values():
        if len(lines) % 2:
            return ()
        for name, role in zip(lines[::2], lines[1::2], strict=True):
            if not is_name_alone(document, name, rules) or is_another(document, role, rules):
                return ()
            found.append(DraftPerson(name, role))
    return tuple(sorted(found, key=lambda person: person.name)) if len(found) >= FEWEST else ()


def names_over_roles(document: Document, paragraph: Paragraph, rules: Rules) -> tuple[DraftPerson, ...]:
    """The people of lines of a name, or of several set apart, each with a line of as many roles below it; else none."""
    by_line = groupby(paragraph.all_words, key=lambda word: document.words[word].line)
    lines = [parts_apart(document, tuple(words)) for _, words in by_line]
    if len(lines) % 2:
        return ()
    pairs = [
        pair
        for names, roles in zip(lines[::2], lines[1::2], strict=True)
        for pair in zip_longest(names, roles, fillvalue=())
    ]
    are_people = all(
        name and role and is_name_alone(document, name, rules) and not is_another(document, role, rules)
        for name, role in pairs
    )
    return tuple(DraftPerson(name, role) for name, role in pairs) if are_people else ()


def is_name_alone(document: Document, words: Words, rules: Rules) -> bool:
    """Whether the words are a person's name and nothing else."""
    return rules.people.leading_name([document.words[word].text for word in words]) == len(words)


def is_another(document: Document, words: Words, rules: Rules) -> bool:
    """Whether the words surely are a further name: no employer, though it may look like one ("Viby Bostäder")."""
    return is_name_alone(document, words, rules) and not rules.people.may_employ(document.text(words))


def printed_lines(document: Document, cells: list[Words], rules: Rules) -> list[list[Words]]:
    """The printed lines of the cells of a row, where each line of the first is a name and none of the others is."""
    lines = [
        [tuple(words) for _, words in groupby(cell, key=lambda word: document.words[word].line)]
        for cell in cells
    ]
    names, *others = lines
    named = all(is_name_alone(document, line, rules) for line in names)
    return (
        lines
        if named and not any(is_another(document, line, rules) for one in others for line in one)
        else []
    )


def with_roles_beside(
    document: Document, people: list[DraftPerson], lines: list[Paragraph]
) -> tuple[list[DraftPerson], list[Paragraph]]:
    """`people` with the roles that a reader took for a column of their own, and the `lines` that are none.

    On a page a role stands at the height of its name; without places, as many lines as names go by order.
    """
    bare = [index for index, person in enumerate(people) if person.name and not person.role]
    short = [line for line in lines if 0 < len(line.words) <= MOST_LINE_WORDS and line.kind == "paragraph"]
    short = [line for line in short if not document.text(line.words).endswith((".", ":"))]
    if not bare or not short:
        return people, lines
    pairs = {}
    for index in bare:
        beside = [line for line in short if _stand_level(document, people[index].name, line.words)]
        if len(beside) == 1:
            pairs[index] = beside[0]
    has_places = any(document.words[word].boxes for line in short for word in line.words)
    after = bool(short) and min(line.words[0] for line in short) > people[bare[0]].name[0]
    if not has_places and after and len(short) == len(bare) > 1:
        pairs = dict(zip(bare, short, strict=True))
    found = list(people)
    for index, line in pairs.items():
        found[index] = DraftPerson(people[index].name, line.all_words, people[index].others)
    taken = {line.words for line in pairs.values()}
    return found, [line for line in lines if line.words not in taken]


def _stand_level(document: Document, name: Words, role: Words) -> bool:
    """Whether the first words of both stand on one printed line."""
    one, other = document.words[name[0]], document.words[role[0]]
    if one.page != other.page or not one.boxes or not other.boxes:
        return False
    first, second = one.boxes[0], other.boxes[0]
    middle = (second.top + second.bottom) / 2
    return first.top <= middle <= first.bottom and second.x0 > first.x1
