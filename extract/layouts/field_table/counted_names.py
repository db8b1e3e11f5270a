"""Rows that hold a measure's number where the labels stand, and its name where the values do: "A1 | Krogsamverkan"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.recognise.drafts import as_paragraph, blocks_to_pieces
from extract.recognise.grid import GridRow, covers
from extract.recognise.names import is_like_name
from extract.recognise.readings import PairRow
from models.pages.document import Document
from models.target import Target
from rules.pack import LabelMatch, Rules

_CODE = re.compile(r"(?:[A-ZÅÄÖ]{1,2}[.:-]?)?\d{1,2}(?:\.\d{1,2})*[a-h]?[.:)]?")
"""A measure's number as authors type it: "A1", "B:2", "3.", "2.1b"."""


def counted_name(document: Document, row: GridRow, column: int, rules: Rules) -> PairRow | None:
    """The row as the name of a measure, with its number in the `column` of labels; None where it is no such row."""
    if len(row.filled) != 2 or not covers(row.filled[0], column):
        return None
    number, value = row.filled
    pieces = blocks_to_pieces(value.blocks)
    if not _counts(document.text(number.words), rules) or len(pieces) != 1:
        return None
    if pieces[0].kind == "item" or not is_like_name(document, pieces, rules):
        return None
    text = document.text(value.words)
    if not text[:1].isupper() or any(map(str.isdigit, text[:4])):
        return None
    name = (as_paragraph(pieces),)
    return PairRow(number.words, LabelMatch((Target("name"),), "position", 1.0), name, None, value.confidence)


def _counts(text: str, rules: Rules) -> bool:
    """Whether a cell holds a number and no more, or the word for one before it: "A1", "Nr 2"."""
    word, _, rest = text.rpartition(" ")
    match = rules.labels.match(word) if word else None
    if match is not None and match.targets[0].field == "number":
        return _CODE.fullmatch(rest) is not None
    return _CODE.fullmatch(text) is not None


def named_by_number(
    document: Document, label: tuple[int, ...], match: LabelMatch | None
) -> LabelMatch | None:
    """What a label over the whole table says: with a number, "Åtgärd 1" names a measure as "Aktivitet 1" does."""
    is_numbered = document.text(label).rstrip(".:)")[-1:].isdigit()
    if match is None or not is_numbered or {target.field for target in match.targets} != {"measures"}:
        return match
    return replace(match, targets=(Target("name"),))
