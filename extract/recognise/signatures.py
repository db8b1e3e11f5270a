"""Lines where a paper is signed: a place and a day alone on a line, and the strokes that names are written on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from models.pages.document import Document, Table
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
_STROKES = re.compile(r"(?:[_.\u2026]{8,}\s*)+")
"""At least so many low lines or dots: an ellipsis has three, a blank to write a name on many."""


def is_place_and_day(text: str) -> bool:
    """Whether a line says only where and when a paper was signed."""
    return _PLACE_AND_DAY.fullmatch(text) is not None


def is_of_papers(text: str, rules: Rules) -> bool:
    """Whether a line says when the paper was decided or how it is filed: "Antagen av nämnden 2022-12-12"."""
    first = fold(text.partition(" ")[0]).strip(".:")
    return first in rules.words["not_its_year"] and any(map(str.isdigit, text))


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
    rows = [[document.text(cell.words) for cell in row.cells if cell.words] for row in table.rows]
    return any(sign_side_by_side(above, below, rules) for above, below in pairwise(filter(None, rows)))


def sign_side_by_side(names: Sequence[str], roles: Sequence[str], rules: Rules) -> bool:
    """Whether those are several people's names, and right below each stands what that one is."""
    return (
        len(names) == len(roles) > 1
        and all(len(name.split()) <= MOST_NAME_WORDS and rules.people.is_name(name) for name in names)
        and all(rules.named.role_of_line(role) for role in roles)
    )


def is_signature_line(text: str) -> bool:
    """Whether a line belongs to signatures: place and day, or strokes to write on."""
    return is_place_and_day(text) or _STROKES.fullmatch(text) is not None
