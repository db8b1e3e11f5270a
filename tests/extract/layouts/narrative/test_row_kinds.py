"""Which rows of a section are of the area, and which begin its first activity."""

from __future__ import annotations

import pytest

from extract.layouts.narrative.row_kinds import (
    LabelledRow,
    NarrativeRow,
    TextRow,
    own_rows,
    text_after,
    text_between,
)
from models.pages.document import Paragraph
from rules.pack import load_rules

RULES = load_rules()


def rows_of(text: str) -> list[NarrativeRow]:
    """A row for each word: `-` is text, anything else a label."""
    return [
        TextRow(Paragraph((number,)), number)
        if word == "-"
        else LabelledRow((number,), RULES.labels.match(word), [], [number])
        for number, word in enumerate(text.split())
    ]


def numbers(rows: object) -> list[int]:
    return [row.block if isinstance(row, TextRow) else row.label[0] for row in rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "own", "rest"),
    [
        ("- - Mål Aktivitet", [0, 1, 2], [3]),
        ("Mål Hittepå Aktivitet Hittepå", [0, 1], [2, 3]),  # an unknown label is of what stands above it
        ("Mål - Aktivitet", [0], [2]),  # text between is neither's
        ("Aktivitet Mål", [], [0, 1]),
        ("", [], []),
    ],
)
def test_rows_are_the_areas_until_an_activity_begins(text: str, own: list[int], rest: list[int]) -> None:
    found = own_rows(rows_of(text))
    assert (numbers(found[0]), numbers(found[1])) == (own, rest)


@pytest.mark.parametrize(
    ("text", "between", "after"),
    [
        ("- Mål - Aktivitet - -", [2], [4, 5]),
        ("- -", [], []),
        ("- Mål -", [], [2]),
        ("Mål - - Syfte", [1, 2], []),
    ],
)
def test_text_stands_between_labels_or_after_them(text: str, between: list[int], after: list[int]) -> None:
    assert numbers(text_between(rows_of(text))) == between
    assert numbers(text_after(rows_of(text))) == after
