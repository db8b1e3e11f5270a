"""Attendance lists whose names have their roles below them, in one column of people or in several."""

from __future__ import annotations

from itertools import groupby, zip_longest

from extract.recognise.drafts import DraftPerson, Words, blocks_to_pieces
from extract.recognise.signatures import parts_apart
from models.pages.document import Document, Paragraph, Table
from rules.pack import Rules

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
            if not is_name_alone(document, name, rules) or is_name_alone(document, role, rules):
                return ()
            found.append(DraftPerson(name, role))
    return tuple(sorted(found, key=lambda person: person.name)) if len(found) >= FEWEST else ()


def names_over_roles(document: Document, paragraph: Paragraph, rules: Rules) -> tuple[DraftPerson, ...]:
    """The people of lines of names set apart, each with a line of as many roles below it; empty for other text."""
    by_line = groupby(paragraph.all_words, key=lambda word: document.words[word].line)
    lines = [parts_apart(document, tuple(words)) for _, words in by_line]
    if len(lines) % 2 or any(len(parts) < 2 for parts in lines):
        return ()
    pairs = [
        pair
        for names, roles in zip(lines[::2], lines[1::2], strict=True)
        for pair in zip_longest(names, roles, fillvalue=())
    ]
    are_people = all(
        name and role and is_name_alone(document, name, rules) and not is_name_alone(document, role, rules)
        for name, role in pairs
    )
    return tuple(DraftPerson(name, role) for name, role in pairs) if are_people else ()


def is_name_alone(document: Document, words: Words, rules: Rules) -> bool:
    """Whether the words are a person's name and nothing else."""
    return rules.people.leading_name([document.words[word].text for word in words]) == len(words)
