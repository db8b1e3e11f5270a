"""People who sign a paper, or write one down: nothing but the place says that "Sten Ros" is a name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Literal

from extract.compose.evidence import words_to_evidence
from extract.compose.people.known import Known, bare, before_contact, organisation_of, reachable
from extract.recognise.drafts import blocks_to_pieces
from extract.recognise.labels import front_ends
from extract.recognise.signatures import (
    is_greeting,
    is_signature_line,
    is_signature_table,
    parts_apart,
    signs_beside,
    with_signatures_apart,
)
from models.pages.document import Document, Paragraph, Row, Table
from models.text.fold import fold
from rules.pack import Rules

MOST_NAMES = 3
"""Words of a signature's name; four are two people side by side, whose columns print has lost."""

_NAME_HEADS: tuple[Literal["first_name_head", "surname_head"], ...] = ("first_name_head", "surname_head")

_Line = tuple[int, ...]


def signed_people(document: Document, rules: Rules, *, municipality_plan: bool) -> Iterator[Known]:
    """Whoever signs: a line that can be a name right above one that says what somebody is, where signatures stand.

    And whoever wrote it down, behind or below such a label ("Vid pennan: Ida Rask"), and whoever has a known first name
    on a line of its own right above what that one is.
    """
    yield from _on_lines(document, rules, municipality_plan)
    below: list[_Line] = []
    last: list[_Line] = []  # the line right above, in a paragraph of its own
    is_signed = False
    for block in with_signatures_apart(document, rules).blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from _in_row(document, row, rules, municipality_plan)
            if people := _rows_of_people(document, block, rules):
                yield from (_beside_role(document, one, rules, municipality_plan) for one in people)
                continue
            columns = list(_columns(document, block))
            texts = [document.text(line) for one in columns for line in one]
            if is_signed or is_signature_table(document, block, rules) or any(map(is_signature_line, texts)):
                for column in columns:
                    yield from _in_column(document, column, rules, municipality_plan)
            continue
        if block.kind == "heading":
            text = document.text(block.words)
            is_signed, below, last = rules.headings.is_of_signatures(text) or is_signature_line(text), [], []
            continue
        lines = _lines(document, block)
        beside = [*last, *lines]
        last = lines[-1:]
        if not is_signed and (place := signs_beside(document, beside, rules)) is not None:
            yield from _in_column(document, beside[place : place + 2], rules, municipality_plan)
            continue
        for line in lines:
            yield from _behind_label(document, line, rules, municipality_plan)
            is_signed |= is_signature_line(document.text(line)) or is_greeting(document.text(line), rules)
            if is_signed:
                below.append(line)
        if is_signed and len(below) > 1:
            yield from _in_column(document, below, rules, municipality_plan)


def _on_lines(document: Document, rules: Rules, municipality_plan: bool) -> Iterator[Known]:
    """People whose names stand alone on a line: below the label of who wrote or checked, or above their role."""
    texts = (block for block in document.blocks if isinstance(block, Paragraph) and block.kind != "item")
    for above, below in pairwise(line for block in texts for line in _lines(document, block)):
        if len(above) > MOST_NAMES:
            continue
        said = document.text(above)
        if rules.minutes.label(said.rstrip(" :")) == "officer" or is_greeting(said, rules):
            for part in parts_apart(document, below):
                if _can_be_name(document.text(part), rules):
                    yield Known(bare(document.text(part)), evidence=words_to_evidence(document, part))
        elif _can_be_name(said, rules) and rules.people.is_first_name(said.split()[0]):
            yield from _in_column(document, [above, below], rules, municipality_plan)


def _can_be_name(text: str, rules: Rules) -> bool:
    """Whether a line is nothing but a name, of a first name and others."""
    return 1 < len(text.split()) <= MOST_NAMES and text[-1:].isalpha() and rules.people.can_sign(text)


def _lines(document: Document, piece: Paragraph) -> list[_Line]:
    """The printed lines of a paragraph."""
    if len({document.words[word].line for word in piece.words}) == 1:  # of most paragraphs there is one
        return [piece.words]
    groups = groupby(piece.words, key=lambda word: document.words[word].line)
    return [tuple(words) for _, words in groups]


def _columns(document: Document, table: Table) -> Iterator[list[_Line]]:
    """The lines of each column of a table, from the top down."""
    columns: dict[int, list[_Line]] = {}
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            pieces = blocks_to_pieces(cell.blocks)
            columns.setdefault(number, []).extend(line for one in pieces for line in _lines(document, one))
    yield from columns.values()


def _in_column(
    document: Document, lines: list[_Line], rules: Rules, municipality_plan: bool
) -> Iterator[Known]:
    for pair in pairwise(parts_apart(document, line) for line in lines):
        if len(pair[0]) != len(pair[1]):
            continue
        for above, below in zip(*pair, strict=True):
            name, role = document.text(above), document.text(below)
            if (
                len(above) > MOST_NAMES
                or not rules.people.can_sign(name)
                or not rules.named.role_of_line(role)
            ):
                continue
            if _are_two(role, rules):
                continue  # two sign side by side
            organisation = organisation_of(role, rules, municipality_plan=municipality_plan)
            yield Known(bare(name), role, organisation, evidence=words_to_evidence(document, above))


def _are_two(role: str, rules: Rules) -> bool:
    """Whether a line holds the roles of two: with neither a comma nor "och" between them."""
    actors = rules.actors.named(role)
    between = role[actors[0].span[1] : actors[1].span[0]].split() if len(actors) > 1 else []
    return len(actors) > 1 and "," not in role and not (between and between[0] in rules.words["joiner"])


def _behind_label(document: Document, line: _Line, rules: Rules, municipality_plan: bool) -> Iterator[Known]:
    """The person behind a label of minutes that names whoever wrote or checked them."""
    for label, count in front_ends(document, line):
        if rules.minutes.label(document.text(line[:label])) != "officer":
            return
        yield from _first_name(document, line[count:], rules, municipality_plan)
        return
    first = document.words[line[0]].text
    if first.endswith(".") and rules.minutes.label(first) == "officer":  # "Sekr. Lena Ask"
        yield from _first_name(document, line[1:], rules, municipality_plan)


def _in_row(document: Document, row: Row, rules: Rules, municipality_plan: bool) -> Iterator[Known]:
    """The person beside such a label in a table: "Sekreterare | Ida Rask"."""
    cells = [cell for cell in row.cells if cell.words]
    label = document.text(cells[0].words) if len(cells) == 2 else ""
    if rules.minutes.label(label) == "officer":
        said = label.rstrip(" :")
        role = said if rules.named.role_of_line(said) else None  # "Sekreterare", not "Vid pennan"
        for person in _first_name(document, cells[1].words, rules, municipality_plan):
            person.role = person.role or role
            yield person


def _rows_of_people(document: Document, table: Table, rules: Rules) -> list[list[_Line]]:
    """The filled cells of each row of a table whose rows are people, each beside what they are, below their heads."""
    rows = [
        _name_first(document, [cell.words for cell in row.cells if cell.words], rules) for row in table.rows
    ]
    if in_columns := _by_name_columns(document, table, rules):
        return in_columns
    heads = [document.text(words) for words in rows[0]] if rows else []
    if len(rows) > 2 and len(heads) > 1 and all(map(rules.minutes.is_column_head, heads)):
        told = [row for row in rows[1:] if _is_member(document, row, len(heads), rules)]
        return told if len(told) == len(rows) - 1 else []
    people = [row for row in rows if row and _is_person(document, row, rules)]
    is_headed = len(people) == len(rows) - 1 and rows[0] not in people
    return people if len(people) > 1 and (is_headed or len(people) == len(rows)) else []


def _name_first(document: Document, row: list[_Line], rules: Rules) -> list[_Line]:
    """The cells of a row, the second before the first where what somebody is stands before the name."""
    swapped = [*row[1:2], *row[:1], *row[2:]]
    return swapped if len(row) > 1 and _is_person(document, swapped, rules) else row


def _is_person(document: Document, row: list[_Line], rules: Rules) -> bool:
    """Whether a name that tells itself stands first in the row, and what that person is beside it."""
    name, role = (document.text(words) for words in (*row, ())[:2])
    is_name = len(row[0]) <= MOST_NAMES and rules.people.can_sign(name) and rules.people.is_likely_name(name)
    return is_name and rules.named.role_of_line(role)


def _by_name_columns(document: Document, table: Table, rules: Rules) -> list[list[_Line]]:
    """The rows of a table in which first names and surnames have a column each, both as the first cell."""
    columns: dict[str, int] = {}
    for cell in table.rows[0].cells if table.rows else ():
        head = fold(document.text(cell.words)).strip(" :")
        for kind in _NAME_HEADS:
            if head in rules.words[kind]:
                columns[kind] = cell.column
    if len(columns) < 2:
        return []
    people = []
    for row in table.rows[1:]:
        cells = {cell.column: cell.words for cell in row.cells if cell.words}
        name = tuple(word for kind in _NAME_HEADS for word in cells.pop(columns[kind], ()))
        if rules.people.can_sign(document.text(name)):
            people.append([name, *(cells[column] for column in sorted(cells))])
    return people


def _is_member(document: Document, row: list[_Line], most: int, rules: Rules) -> bool:
    """Whether a row below "Namn | Representerar" begins with what can be a name, and names nobody else."""
    name, *beside = map(document.text, row or [()])
    if any(rules.people.can_sign(text) and rules.people.is_first_name(text.split()[0]) for text in beside):
        return False
    return 1 < len(name.split()) <= MOST_NAMES + 1 and len(row) <= most and rules.people.can_sign(name)


def _beside_role(document: Document, row: list[_Line], rules: Rules, municipality_plan: bool) -> Known:
    """The person of such a row; the role is all that stands beside the name but numbers and addresses."""
    said = before_contact(document.text(tuple(word for words in row[1:] for word in words))).strip(" ,")
    phone, email = reachable(document.text(tuple(word for words in row for word in words)), rules)
    organisation = organisation_of(said, rules, municipality_plan=municipality_plan)
    evidence = words_to_evidence(document, row[0])
    return Known(bare(document.text(row[0])), said, organisation, phone, email, evidence=evidence)


def _first_name(document: Document, words: _Line, rules: Rules, municipality_plan: bool) -> Iterator[Known]:
    """The person whose name `words` begin with, and what the rest says that they are."""
    texts = [document.words[word].text for word in words]
    length = rules.people.leading_name(texts)
    if not length:
        return
    said = bare(" ".join(texts[length:])) or None
    role = said if said and rules.named.role_of_line(said) else None
    organisation = organisation_of(role, rules, municipality_plan=municipality_plan)
    name = bare(document.text(words[:length]))
    yield Known(name, role, organisation, evidence=words_to_evidence(document, words[:length]))
