"""People whom the document's own lines name: in running text, fields, cells, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.compose.evidence import words_to_evidence
from extract.compose.people.known import Known, before_contact, organisation_of, reachable
from extract.recognise.drafts import SpelledWords, blocks_to_pieces
from models.pages.document import Document, Paragraph, Table
from rules.pack import BY_MODEL, NamedPerson, Rules

_FEWEST_NAMES_IN_ROW = 2
"""Names side by side on a line whose roles may stand on the next."""


@dataclass(slots=True)
class _Line:
    """A line of the document with the people whom it names."""

    piece: Paragraph
    spelled: SpelledWords
    named: tuple[NamedPerson, ...]
    people: list[Known]

    @property
    def text(self) -> str:
        return self.spelled.text

    @property
    def is_only_names(self) -> bool:
        """Whether nothing but names stands on it."""
        letters = sum(one.span[1] - one.span[0] for one in self.named)
        return bool(self.named) and letters >= len(self.text.strip(" _.,:()")) - 2 * len(self.named)


def people_of_document(document: Document, rules: Rules, *, municipality_plan: bool) -> Iterator[Known]:
    """Everyone whom a paragraph, a list item, a cell or a running head names, with role, number and address."""
    for lines in _stretches(document, rules, municipality_plan):
        for line, following in pairwise(lines):
            if line.is_only_names:
                _add_roles_of(line, following, rules, municipality_plan)
        for line in lines:
            yield from line.people


def _stretches(document: Document, rules: Rules, municipality_plan: bool) -> Iterator[list[_Line]]:
    """Lines that stand below each other: those between tables, and those of each column of a table."""
    open_: list[_Line] = []
    for block in document.blocks:
        if isinstance(block, Table):
            yield open_
            open_ = []
            for column in _columns(block):
                yield [_line(document, piece, rules, municipality_plan) for piece in column]
        else:
            open_.append(_line(document, block, rules, municipality_plan))
    yield open_
    yield [_line(document, one.paragraph, rules, municipality_plan) for one in document.furniture]


def _columns(table: Table) -> list[list[Paragraph]]:
    """The pieces of each column, from the top down."""
    columns: dict[int, list[Paragraph]] = {}
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            columns.setdefault(number, []).extend(blocks_to_pieces(cell.blocks))
    return list(columns.values())


def _line(document: Document, piece: Paragraph, rules: Rules, municipality_plan: bool) -> _Line:
    spelled = SpelledWords.set_apart(document, piece.words)
    named = rules.named.find(spelled.text)
    people = []
    ends = [*(one.span[0] for one in named[1:]), len(spelled.text)]
    for one, end in zip(named, ends[: len(named)], strict=True):
        phone, email = reachable(spelled.text[one.span[1] : end], rules, of_name=True)
        role = spelled.text[slice(*one.role)] if one.role is not None else None
        words = [*spelled.within(*_words_around(spelled, one.span))]
        people.append(
            Known(
                spelled.text[slice(*one.span)],
                role,
                organisation_of(role, rules, municipality_plan=municipality_plan),
                phone,
                email,
                evidence=words_to_evidence(document, words),
                doubt=(one.rule, one.confidence) if one.rule == BY_MODEL else None,
            )
        )
    return _Line(piece, spelled, named, people)


def _words_around(spelled: SpelledWords, span: tuple[int, int]) -> tuple[int, int]:
    """`span` from the beginning of the word in which it begins: "(Anna Ek)"."""
    begins = max((start for start in spelled.starts if start <= span[0]), default=span[0])
    return begins, span[1]


def _add_roles_of(line: _Line, following: _Line, rules: Rules, municipality_plan: bool) -> None:
    """Give the names of a line what the line below says they are: "Kommunpolis, Tibro", or one role for each name."""
    without = [person for person in line.people if person.role is None]
    if following.named or not without:
        return
    said = before_contact(following.text).strip(" ,")
    if len(line.people) == 1 and rules.named.role_of_line(said):
        roles = [said]
    else:
        actors = rules.actors.named(following.text, municipality_plan=municipality_plan)
        roles = [one.text for one in actors if one.role is not None]
        if len(roles) != len(line.people) or len(roles) < _FEWEST_NAMES_IN_ROW:
            return
    for person, role in zip(line.people, roles, strict=True):
        if person.role is None:
            person.role = role
            person.organisation = organisation_of(role, rules, municipality_plan=municipality_plan)
