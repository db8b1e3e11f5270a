"""Sheets that only repeat the rows of other sheets are furniture; those that tell anything else are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.join.summaries import without_summaries
from models.pages.document import Document, Table
from tests.building import Builder

HEAD = ("Insats", "Ansvarig", "När")
FARSTA = (("Nattvandring", "Rektor", "Hösten"), ("Cykelmärkning", "Kommunpolis", "Våren"))
MORA = (("Grannstöd", "Säkerhetschef", "Maj"), ("Läxhjälp", "Biblioteket", "Juni"))


def workbook(*sheets: tuple[str, tuple[tuple[str, ...], ...]], head: bool = True) -> Document:
    builder = Builder()
    for name, rows in sheets:
        builder.paragraph(name, kind="heading", level=1)
        builder.blocks[-1] = replace(builder.blocks[-1], origin="sheet")  # type: ignore[arg-type]
        builder.table(*((HEAD, *rows) if head else rows), columns=len(rows[0]))
    return builder.document()


def left(document: Document) -> list[int]:
    """The numbers of the tables that stay."""
    own = [id(block) for block in document.blocks if isinstance(block, Table)]
    found = without_summaries(document)
    kept = [own.index(id(block)) for block in found.blocks if isinstance(block, Table)]
    gone = sum(piece.role == "repeated_rows" for piece in found.furniture)
    assert (gone > 0) == (len(kept) < len(own))
    return kept


def test_of_two_sheets_that_say_the_same_the_first_stays() -> None:
    assert left(workbook(("Farsta", FARSTA), ("Kopia", FARSTA))) == [0]
    assert left(workbook(("Farsta", FARSTA), ("Mora", MORA))) == [0, 1]
    assert left(workbook(("Farsta", FARSTA))) == [0]


def test_one_that_sums_up_several_goes_wherever_it_stands() -> None:
    sheets = [("Farsta", FARSTA), ("Mora", MORA)]
    for place in range(3):
        own = [*sheets[:place], ("Alla", (*FARSTA, *MORA)), *sheets[place:]]
        assert left(workbook(*own)) == [n for n in range(3) if n != place]


@pytest.mark.parametrize(("rows", "kept"), [(FARSTA, [0]), (FARSTA[:1], [0, 1])])
def test_two_rows_are_repeated_at_least(rows: tuple[tuple[str, ...], ...], kept: list[int]) -> None:
    assert left(workbook(("Farsta", FARSTA), ("Urval", rows))) == kept


def test_a_row_that_stands_nowhere_else_keeps_its_sheet() -> None:
    assert left(workbook(("Farsta", FARSTA), ("Mer", (*FARSTA, MORA[0])))) == [0, 1]
    before = workbook(("Farsta", FARSTA), ("Mer", (MORA[0], *FARSTA)))
    assert left(before) == [0]  # above the first that is repeated one may stand: more headings
    two = workbook(("Farsta", FARSTA), ("Mer", (*MORA, *FARSTA)))
    assert left(two) == [0, 1]


def test_a_row_may_add_the_name_of_the_sheet_that_it_comes_from() -> None:
    def added(word: str) -> Document:
        rows = tuple((*row, word) for row in FARSTA)
        builder = Builder()
        for name, head, own in (("Farsta", HEAD, FARSTA), ("Alla", (*HEAD, "Flik"), rows)):
            builder.paragraph(name, kind="heading", level=1)
            builder.blocks[-1] = replace(builder.blocks[-1], origin="sheet")  # type: ignore[arg-type]
            builder.table(head, *own, columns=len(head))
        return builder.document()

    assert left(added("Farsta")) == [0]
    assert left(added("Tensta")) == [0, 1]


def test_two_cells_with_letters_may_well_stand_in_two_sheets() -> None:
    few = tuple((name, who, str(number)) for number, (name, who, _) in enumerate(FARSTA))
    assert left(workbook(("Farsta", few), ("Kopia", few))) == [0, 1]
    headless = tuple(row[:2] for row in FARSTA)
    assert left(workbook(("Farsta", headless), ("Kopia", headless), head=False)) == [0, 1]
