"""Rows that columns tell where they begin again: beside groups of rows that only some name, and after a page's end."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.white.columns import body_rows, rows_parted
from extract.readers.pdf.lines import Line
from tests.placed_lines import placed_lines

EDGES = [95.0, 245.0, 345.0]
PLACES = (60.0, 100.0, 250.0, 350.0)


def page(*placed: tuple[int, float, str]) -> list[Line]:
    return placed_lines(PLACES, *placed)


def insats(top: float, name: str, rest: str, when: str = "Mars") -> tuple[tuple[int, float, str], ...]:
    """A row whose name has two lines, and its date one."""
    return ((1, top, name), (1, top + 12, rest), (3, top, when))


@pytest.mark.parametrize(("white", "rows"), [(18.0, [0, 2, 4, 6]), (12.0, [0])])
def test_rows_stand_beside_an_area_that_only_the_first_of_them_names(white: float, rows: list[int]) -> None:
    step = 12 + white
    lines = page((0, 100, "Våld"), *insats(100, "Vandring", "vid ån"), *insats(100 + step, "Ljus", "i parken"),
                 *insats(100 + 2 * step, "Ronder", "om natten"), *insats(100 + 3 * step, "Möten", "i skolan"))  # fmt: skip
    assert rows_parted(lines, EDGES) == rows


def test_paragraphs_beside_one_area_are_no_rows() -> None:
    lines = page(
        (0, 100, "Våld"), (1, 100, "Vandring"), (1, 112, "vid ån"), (1, 130, "Ljus"), (3, 100, "Mars")
    )
    assert rows_parted(lines, EDGES) == [0]


def test_rows_begin_where_most_columns_do_though_paragraphs_stand_farther_apart() -> None:
    """A row that the page before began ends above the first whole one."""
    lines = page(
        (0, 100, "är stor"), (0, 112, "vid ån."), (2, 100, "Gå i"), (2, 112, "parken."),
        (2, 130, "Byt alla"), (2, 142, "lampor."), (2, 160, "Håll två"), (2, 172, "möten."),
        (0, 187, "Sena"), (1, 187, "Ljus"), (2, 187, "Lys upp"), (3, 187, "Maj"), (0, 199, "kvällar."), (2, 199, "ån."),
        (2, 217, "Gå ut."),
    )  # fmt: skip
    assert [row[0].text for row in body_rows(lines, EDGES)] == ["är stor Gå i", "Sena Ljus Lys upp Maj"]
