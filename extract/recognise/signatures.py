"""Lines where a paper is signed: a place and a day alone on a line, and the strokes that names are written on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from extract.recognise.labels import sure_plan_label
from models.pages.document import Block, Document, Paragraph, Row, Table
from models.pages.gaps import places_set_apart
from models.pages.told import once
from models.text.fold import fold
from rules.pack import Rules

_PLACE_AND_DAY = re.compile(
    r"(?:[^\W\d_]+ i )?[^\W\d_]+(?: [^\W\d_]+)?,? (?:den )?"
    r"(?:_{2,}|\d{4}-\d\d-\d\d|\d{1,2}[ /][^\W_]+[ -]\d{2,4})"
)
"""A place and a day alone on a line: "Mora den 3 maj 2020", "Undertecknat i Mora den 3 maj 2020"."""
MOST_NAME_WORDS = 3
"""Words of a name that signs, and of those whom it signs for."""
MOST_SIDE_BY_SIDE = 4
"""Columns of a table of signatures; as many parties sign."""
MOST_SIGNATURE_ROWS = 8
"""Its rows: for whom, when, a line to write on, name, role, twice at most."""
MOST_SIGNATURE_WORDS = 10
"""Words of a line on which people sign, names and roles, at most."""
_STROKES = re.compile(r"(?:[_.\u2026]{8,}\s*)+")
"""At least so many low lines or dots: an ellipsis has three, a blank to write a name on many."""


def is_place_and_day(text: str) -> bool:
    """Whether a line says only where and when a paper was signed."""
    return (text[-1:].isdigit() or text[-1:] == "_") and _PLACE_AND_DAY.fullmatch(text) is not None


def is_of_papers(text: str, rules: Rules) -> bool:
    """Whether a line says when the paper was decided or how it is filed: "Antagen av nämnden 2022-12-12"."""
    first, second, *_ = *fold(text).split(" ", 2), ""
    is_pair = second in rules.words["joiner"]  # "Lag och ordning 2025"
    return first.strip(".:") in rules.words["not_its_year"] and not is_pair and any(map(str.isdigit, text))


def is_greeting(text: str, rules: Rules) -> bool:
    """Whether a line ends a letter or a promise, and its writers come: "Med vänlig hälsning", "Undertecknat av:"."""
    return fold(text).strip(" ,.:!/") in rules.words["greets"]


def is_signed_for(text: str, rules: Rules) -> bool:
    """Whether a line says only who signs for whom: "För polisen: Sten Ros"."""
    whom, _, name = text.partition(":")
    is_short = 1 < len(name.split()) <= MOST_NAME_WORDS and len(whom.split()) <= MOST_NAME_WORDS
    is_for = fold(whom.partition(" ")[0]) in rules.words["signs_for"]
    return (
        is_short and is_for and rules.people.is_likely_name(name.strip()) and bool(rules.actors.named(whom))
    )


def is_signature_table(document: Document, table: Table, rules: Rules) -> bool:
    """Whether a table only shows who signs: beside each other names, right below them what each one is."""
    if table.columns > MOST_SIDE_BY_SIDE or len(table.rows) > MOST_SIGNATURE_ROWS:
        return False
    rows = [_texts(document, row) for row in table.rows]
    signed = any(sign_side_by_side(above, below, rules) for above, below in pairwise(filter(None, rows)))
    return signed and not _has_labels(rows, rules)


def with_signatures_apart(document: Document, rules: Rules) -> Document:
    """The document with the last two rows of a table, where people sign in them, as a table of their own.

    Lines with tabs make one table, however little the signatures have to do with the labels above them. So do lines
    that no gap parts: below a whole sentence, a place and a day alone on a line begin the signatures. These head
    nothing, however much they look like a heading.
    """
    blocks = _signatures_apart(document, document.blocks, rules)
    return replace(document, blocks=blocks) if blocks is not document.blocks else document


@once
def _signatures_apart(document: Document, old: tuple[Block, ...], rules: Rules) -> tuple[Block, ...]:
    """The blocks so cut: for those who lay out the document, and for those who seek its people."""
    blocks: list[Block] = []
    headings = [
        place for place, one in enumerate(old) if isinstance(one, Paragraph) and one.kind == "heading"
    ]
    signed = [place for place in headings[1:] if _heads_signatures(document, old[place:])]
    for place, block in enumerate(old):
        if isinstance(block, Paragraph) and place in signed:
            blocks.append(replace(block, kind="paragraph", level=None))
        elif isinstance(block, Paragraph):
            blocks += _cut_at_place_and_day(document, block)
        elif isinstance(block, Table) and _ends_signed(document, block, rules):
            blocks += [replace(block, rows=block.rows[:-2]), replace(block, rows=block.rows[-2:])]
        else:
            blocks.append(block)
    return tuple(blocks) if signed or len(blocks) > len(old) else old


def _heads_signatures(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether the first of `blocks`, a heading, is a place and a day, with nothing but short lines below: where labels,
    sentences or a table follow, "Nattvandring 2025-04-12" is a measure's name."""
    if not is_place_and_day(document.text(blocks[0].all_words)):
        return False
    below = takewhile(lambda one: isinstance(one, Table) or one.kind != "heading", blocks[1:])
    return all(isinstance(one, Paragraph) and _may_be_signed(document.text(one.words)) for one in below)


def _may_be_signed(line: str) -> bool:
    """Whether people may sign on a line: it is short, and neither a sentence nor a label with its value."""
    return (
        len(line.split()) <= MOST_SIGNATURE_WORDS
        and not line.endswith((".", ":", "!", "?"))
        and ": " not in line
    )


def _cut_at_place_and_day(document: Document, block: Paragraph) -> list[Paragraph]:
    """The paragraph, and each line of the signatures that go on below it as one of its own."""
    lines = [tuple(words) for _, words in groupby(block.words, key=lambda word: document.words[word].line)]
    for place, (above, line) in enumerate(pairwise(lines), 1):
        if document.words[above[-1]].text.endswith(".") and is_place_and_day(document.text(line)):
            told = replace(block, words=tuple(word for one in lines[:place] for word in one))
            signed = (
                replace(block, words=one, mark=(), kind="paragraph", level=None) for one in lines[place:]
            )
            return [told, *signed]
    return [block]


def _ends_signed(document: Document, table: Table, rules: Rules) -> bool:
    """Whether people sign in the table's last two rows, and labels stand above."""
    names, roles = (_texts(document, row) for row in table.rows[-2:]) if len(table.rows) > 2 else ([], [])
    if not sign_side_by_side(names, roles, rules):
        return False
    return _has_labels([_texts(document, row) for row in table.rows[:-2]], rules)


def _has_labels(rows: Sequence[Sequence[str]], rules: Rules) -> bool:
    """Whether a field of a plan is asked for in one of the rows' first cells."""
    return any(sure_plan_label(row[0], rules) is not None for row in rows if row)


def _texts(document: Document, row: Row) -> list[str]:
    """The texts of the row's cells."""
    return [document.text(words) for cell in row.cells if (words := cell.words)]


def signs_beside(document: Document, lines: Sequence[tuple[int, ...]], rules: Rules) -> int | None:
    """Which of the printed lines begins signatures: names set apart, and below each its role; None where none does."""
    for place, pair in enumerate(pairwise(lines)):
        names, roles = ([document.text(part) for part in parts_apart(document, line)] for line in pair)
        if sign_side_by_side(names, roles, rules):
            return place
    return None


def is_line_of_names(document: Document, line: tuple[int, ...], rules: Rules) -> bool:
    """Whether a line is nothing but several people's names, set apart from each other, as below an agreement."""
    names = [document.text(part) for part in parts_apart(document, line)]
    return len(names) > 1 and all(
        1 < len(name.split()) <= MOST_NAME_WORDS and rules.people.is_name(name) for name in names
    )


def parts_apart(document: Document, line: tuple[int, ...]) -> list[tuple[int, ...]]:
    """What stands on a line side by side, with gaps between: "Eva Sjö            Ove Rask"."""
    cuts = places_set_apart(document, line)
    return [line[start:end] for start, end in pairwise([0, *cuts, len(line)])]


def sign_side_by_side(names: Sequence[str], roles: Sequence[str], rules: Rules) -> bool:
    """Whether those are several people's names, and right below each stands what that one is."""
    return (
        len(names) == len(roles) > 1
        and all(len(name.split()) <= MOST_NAME_WORDS and rules.people.can_sign(name) for name in names)
        and all(rules.named.role_of_line(role) for role in roles)
    )


def is_signature_line(text: str) -> bool:
    """Whether a line belongs to signatures: place and day, or strokes to write on."""
    return is_place_and_day(text) or _STROKES.fullmatch(text) is not None
