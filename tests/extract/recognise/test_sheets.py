"""Whether a table belongs to a sheet that was printed in strips: by its edges, and by the borders of its rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.recognise.columns import Heads
from extract.recognise.sheets import (
    NEAR,
    SAME,
    Piece,
    Sheet,
    borders,
    has_columns_of,
    lies_beside,
    merge_lines,
)
from models.pages.document import Row, Table
from models.pages.geometry import BBox

EDGES = (50.0, 200.0, 500.0)


def table(*tops: float, page: int = 1, edges: tuple[float, ...] = EDGES, columns: int = 2) -> Table:
    """Rows between these heights."""
    rows = [Row((), page=page, bbox=BBox(50, top, 500, end)) for top, end in pairwise(tops)]
    return Table(tuple(rows), columns, f"table {page}", column_edges=edges, page=page)


def sheet(first: Table) -> Sheet:
    return Sheet([Piece(0, first, 0, Heads((), 2, first=0, after=1))], [None], [0])


def test_lines_nearer_than_a_rule_are_one() -> None:
    assert merge_lines([30, 10, 10 + SAME, 30 + SAME + 0.1]) == [10, 30, 30 + SAME + 0.1]
    assert borders(table(40, 60, 80)) == (40, 60, 80)
    assert borders(Table((Row(()),), 1)) == ()


@pytest.mark.parametrize(
    ("edges", "fits"),
    [
        (EDGES, True),
        ((50.0, 500.0), True),  # no cell of this page ends at the edge between
        ((50.0 + NEAR, 200.0, 500.0 - NEAR), True),
        ((50.0 + NEAR + 0.1, 200.0, 500.0), False),
        ((50.0, 200.0, 500.0 + NEAR + 0.1), False),
        ((50.0, 200.0 + NEAR + 0.1, 500.0), False),
        ((), True),
    ],
)
def test_a_strip_has_the_same_edges_on_every_page(edges: tuple[float, ...], fits: bool) -> None:
    assert has_columns_of(sheet(table(40, 60)), 0, table(40, 60, page=2, edges=edges)) is fits


def test_without_edges_as_many_columns_are_the_same() -> None:
    text = sheet(table(40, 60, edges=()))
    assert has_columns_of(text, 0, table(40, 60, edges=()))
    assert not has_columns_of(text, 0, table(40, 60, edges=(), columns=3))
    assert not has_columns_of(text, 1, table(40, 60, edges=()))


@pytest.mark.parametrize(
    ("tops", "beside"),
    [
        ((40, 60, 90, 140), True),
        ((40 + SAME, 60 + SAME, 90 + SAME, 140), True),
        ((40 + SAME + 0.1, 60, 90, 140), False),  # the headings lie elsewhere
        ((40, 60, 140), True),  # merged cells
        ((40, 60, 75, 90, 140), True),  # here the sheet's own cells are merged
        ((40, 60, 100, 140), False),
        ((40, 90, 140), False),  # no row ends where the headings do
        ((40,), False),
    ],
)
def test_rows_lie_beside_those_of_another_page(tops: tuple[float, ...], beside: bool) -> None:
    assert lies_beside(sheet(table(40, 60, 90, 140)), table(*tops, page=2)) is beside


def test_what_lies_on_the_same_page_or_nowhere_lies_beside_nothing() -> None:
    assert not lies_beside(sheet(table(40, 60, 90)), table(40, 60, 90))
    assert not lies_beside(sheet(table(40, 60, 90)), Table((Row((), page=2),), 2, page=2))
    assert not lies_beside(sheet(table(40, 60)), table(40, 50, 60, page=2))
