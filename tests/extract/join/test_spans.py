"""Cells that span rows over a page break which parts the rows beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.join.cuts import grid_cut_confidence
from extract.join.rows import with_spanning
from extract.join.spans import span_over_break
from models.pages.document import Document, Row
from tests.building import Builder


def row_of(builder: Builder, *texts: str, span: int = 1, page: int = 1) -> Row:
    """A row of cells, the first of which spans so many rows."""
    cells = [builder.cell(text, column, f"r{page}") for column, text in enumerate(texts)]
    return Row((replace(cells[0], row_span=span), *cells[1:]), page=page)


def texts(document: Document, row: Row) -> list[str]:
    return [document.text(cell.words) for cell in row.cells]


@pytest.mark.parametrize(
    ("below", "span", "goes_on"),
    [
        (("i parken.", "Ronder", "Gå runt.", "Maj"), 2, True),
        (("I parken.", "Ronder", "Gå runt.", "Maj"), 2, False),  # another cause
        (("i parken.", "Ronder", "Gå runt.", "Maj"), 1, False),
        (("i parken.", "", "varje kväll.", ""), 2, False),  # the rest of a row
        (("i parken.", "ronder", "Gå runt.", "Maj"), 2, False),
    ],
)
def test_a_sentence_of_a_cause_goes_on_beside_a_row_of_its_own(
    below: tuple[str, ...], span: int, goes_on: bool
) -> None:
    builder = Builder(page=1)
    rows = [row_of(builder, "Få vuxna är", "Ljus", "Byt lampor", "Mars")]
    first = row_of(builder, *below, span=span, page=2)
    document = builder.document()
    sure = grid_cut_confidence(document, replace(rows[0], open_bottom=True), first)
    row = span_over_break(document, rows, first)
    assert len(row.cells) == (3 if goes_on else 4)
    assert (sure == 0.0) is goes_on
    if goes_on:
        assert texts(document, rows[0])[0] == "Få vuxna är i parken."
        assert rows[0].cells[0].row_span == 3


@pytest.mark.parametrize(
    ("is_open", "spans", "below", "goes_on"),
    [
        (True, 1, ("", "Ronder", "", ""), True),
        (False, 1, ("", "Ronder", "Gå.", "Maj"), False),  # a row that says no cause
        (False, 2, ("", "Ronder", "Gå.", "Maj"), True),
        (False, 2, ("", "Ronder", "", ""), False),
        (True, 1, ("Bus.", "Ronder", "", ""), False),
    ],
)
def test_an_empty_cause_on_the_next_page_is_the_one_above(
    is_open: bool, spans: int, below: tuple[str, ...], goes_on: bool
) -> None:
    builder = Builder(page=1)
    rows = [row_of(builder, "Få vuxna.", "Ljus", "Byt lampor.", "Mars", span=spans)]
    if spans == 2:
        lower = row_of(builder, "", "Bänkar", "Flytta.", "April")
        rows.append(replace(lower, cells=lower.cells[1:]))
    cause = replace(rows[0].cells[0], open_bottom=is_open)
    rows[0] = replace(rows[0], cells=(cause, *rows[0].cells[1:]))
    first = row_of(builder, *below, page=2)
    row = span_over_break(builder.document(), rows, first, heads=1)
    assert (len(row.cells) == 3) is goes_on
    assert rows[0].cells[0].row_span == (len(rows) + 2 if goes_on else spans)


def test_the_last_row_has_the_cell_that_reaches_down_to_it() -> None:
    builder = Builder(page=1)
    upper = row_of(builder, "Få vuxna.", "Ljus", span=2)
    lower = row_of(builder, "", "Bänkar")
    lower = replace(lower, cells=lower.cells[1:])
    document = builder.document()
    assert texts(document, with_spanning([upper, lower])) == ["Få vuxna.", "Bänkar"]
    assert texts(document, with_spanning([upper, lower, lower])) == ["Bänkar"]
