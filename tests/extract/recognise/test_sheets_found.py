"""Sheets in strips, found by what their tables are headed with and what stands between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.recognise.sheets import MOST_WORDS_BETWEEN, find_sheets
from models.pages.document import Document, Page
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
FIRST = (("Aktivitet", "Orsak", "Mål"), ("Ronder", "Mörkt", "Lugn"))
SECOND = (("När", "Ansvarig"), ("2021", "Rektor"))


def document_of(*blocks: object, paged: bool = False) -> Document:
    """Strings are paragraphs, those that begin with "#" headings; tuples of rows are tables."""
    builder = Builder()
    for block in blocks:
        if isinstance(block, str):
            builder.paragraph(
                block.removeprefix("# "), kind="heading" if block.startswith("# ") else "paragraph"
            )
        else:
            builder.table(*block, columns=len(block[0]))  # type: ignore[misc, index]
    document = builder.document()
    return replace(document, pages=(Page(1, 842, 595),)) if paged else document


def strips_of(*blocks: object, paged: bool = False) -> list[list[tuple[int, int]]]:
    """Of each sheet the index of each piece's block, and its strip."""
    found = find_sheets(document_of(*blocks, paged=paged), RULES)
    return [[(piece.block, piece.strip) for piece in sheet.pieces] for sheet in found]


def test_columns_that_a_grid_lacks_are_its_second_strip() -> None:
    assert strips_of(FIRST, SECOND) == [[(0, 0), (1, 1)]]
    assert strips_of(FIRST) == []
    assert strips_of(SECOND, SECOND) == [], "neither says what is done"
    assert find_sheets(replace(document_of(FIRST, SECOND), marks_tables=True), RULES) == []


@pytest.mark.parametrize(
    ("heads", "is_strip"),
    [
        (("När", "Mål"), False),  # the sheet has aims
        (("Åtgärd", "När"), True),
        (("Område", "När"), False),  # begins a grid of its own
        (("Aktivitet", "När"), True),  # the name is printed on each page
        (("Aktivitet", "Orsak"), False),
    ],
)
def test_headings_of_a_strip_are_new(heads: tuple[str, ...], is_strip: bool) -> None:
    assert bool(strips_of(FIRST, (heads, ("x", "2021")))) is is_strip


def test_a_strip_prints_the_first_headings_again() -> None:
    again = (("Aktivitet", "När", "Ansvarig"), ("Ronder", "2021", "Rektor"))
    (sheet,) = find_sheets(document_of(FIRST, again), RULES)
    assert sheet.keys == [0, 1]
    (sheet,) = find_sheets(document_of(FIRST, SECOND), RULES)
    assert sheet.keys == [0, 0]
    assert strips_of(FIRST, again, paged=True) == [], "on pages their rows would lie beside each other"


@pytest.mark.parametrize(("times", "paged"), [(3, False), (1, True)])
def test_a_sheet_ends_with_a_longer_text(times: int, paged: bool) -> None:
    for more, found in ((0, 1), (1, 0)):
        text = "ord " * (MOST_WORDS_BETWEEN * times + more)
        assert len(strips_of(FIRST, text, SECOND, paged=paged)) == found


def test_a_heading_ends_a_sheet() -> None:
    assert strips_of(FIRST, "# Trafik", SECOND) == []
    assert strips_of(FIRST, "# Trafik", SECOND, paged=True) == []
    assert strips_of("# Trafik", FIRST, "# Trafik", SECOND, paged=True) == [[(1, 0), (3, 1)]], (
        "a running head"
    )


def test_rows_without_headings_go_on_with_the_strip_that_has_as_many_columns() -> None:
    assert strips_of(FIRST, SECOND, (("2022", "Skolan"),)) == [[(0, 0), (1, 1), (2, 1)]]
    assert strips_of(FIRST, SECOND, (("Lampor", "Mörkt", "Ljus"),)) == [[(0, 0), (1, 1), (2, 0)]]
    assert strips_of(FIRST, SECOND, (("a", "b", "c", "d"),)) == [[(0, 0), (1, 1)]]


def test_the_first_headings_once_more_begin_another_sheet() -> None:
    assert strips_of(FIRST, SECOND, FIRST, SECOND) == [[(0, 0), (1, 1)], [(2, 0), (3, 1)]]
    assert strips_of(FIRST, FIRST, SECOND) == [[(0, 0), (1, 0), (2, 1)]]


def test_a_line_between_two_pieces_of_a_strip_is_a_row_of_it() -> None:
    below = (("2022", "Skolan"),)
    assert strips_of(FIRST, SECOND, "Polisen", below) == [[(0, 0), (1, 1), (2, 1), (3, 1)]]
    assert strips_of(FIRST, SECOND, "Polisen", below, paged=True) == [[(0, 0), (1, 1), (3, 1)]]
    assert strips_of(FIRST, "Polisen", SECOND) == [[(0, 0), (2, 1)]]
