"""Rows with a second pair beside the first: where a label stands within the row, and what is part of a value."""

from __future__ import annotations

import pytest

from extract.layouts.field_table.inner_pairs import inner_columns, pairs_beside
from extract.recognise.grid import table_to_grid
from extract.recognise.grids import grid_heads
from models.pages.document import Document, Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
FIRST = ("Ansvarig", "Fritidschef", "Tid", "Våren")


def table_of(*rows: tuple[str, ...]) -> tuple[Document, Table]:
    builder = Builder().table(*rows, columns=4)
    document = builder.document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    return document, table


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (FIRST, {2}),
        (("Vädret", "Fritidschef", "Tid", "Våren"), set()),  # what begins the row is no label
        (("Ansvarig", "Fritidschef", "Vädret", "Våren"), set()),
        (("Ansvarig", "", "Tid", "Våren"), set()),  # the first label has no value
        (("Ansvarig", "Fritidschef", "Polisen", "Våren"), set()),  # a party's bare name may be a value
    ],
)
def test_where_a_second_label_stands(row: tuple[str, ...], columns: set[int]) -> None:
    document, table = table_of(row)
    assert inner_columns(document, table_to_grid(document, table), RULES) == columns


def test_a_label_that_ends_a_row_has_no_value() -> None:
    builder = Builder().table(FIRST[:3], columns=3)
    document = builder.document()
    assert inner_columns(document, table_to_grid(document, document.blocks[-1]), RULES) == frozenset()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Vad Det Kostar", 2),  # as few words as a label's
        ("Vad Det Hela Kostar", 1),
        ("Polisen", 1),  # a party is a value
        ("Polisens åtagande under hela tiden", 1),
        ("", 1),
    ],
)
def test_what_stands_where_another_row_has_a_label_is_one_if_it_is_short(text: str, pairs: int) -> None:
    document, table = table_of(FIRST, ("Mål", "Lugn", text, "Ro"))
    label, *values = table.rows[1].cells
    found = pairs_beside(document, label, tuple(values), frozenset({2}), RULES)
    assert len(found) == pairs
    assert [cell for one, cells in found for cell in (one, *cells)] == [label, *values]
    assert len(pairs_beside(document, label, tuple(values), frozenset(), RULES)) == 1


@pytest.mark.parametrize("bold", [True, False])
def test_a_row_of_pairs_heads_no_grid(bold: bool) -> None:
    builder = Builder()
    texts = ("Ansvarig", "Fastighetsägare", "Tid", "Löpande")
    cells = tuple(
        builder.cell(text, column, "cell", bold=bold and not column % 2) for column, text in enumerate(texts)
    )
    builder.table(cells, ("Uppföljning", "Antal besök", "", ""), columns=4)
    document = builder.document()
    heads = grid_heads(document, document.blocks[-1], RULES)  # type: ignore[arg-type]
    assert (heads is None) == bold
