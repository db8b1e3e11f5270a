"""White lines between the cells of a coloured table, as its rules."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

from extract.readers.ocr.grounds import DARK, STEP, Ground
from extract.readers.ocr.white import white_rules


def cells(rows: int, columns: int, shades: tuple[int, ...] = (230,)) -> list[Ground]:
    """Cells of 100 × 40 pixels, each row of the next shade."""
    return [
        Ground(100 * column, 40 * row, 100 * column + 100, 40 * row + 40, shades[row % len(shades)])
        for row in range(rows)
        for column in range(columns)
    ]


@pytest.mark.parametrize(("rows", "columns", "are_rules"), [(2, 2, True), (1, 4, False), (4, 1, False)])
def test_cells_in_rows_and_columns_have_rules_between_them(rows: int, columns: int, are_rules: bool) -> None:
    sides = {(rule.level, rule.at) for rule in white_rules(cells(rows, columns))}
    assert ((True, 40) in sides and (False, 100) in sides) == are_rules


def test_headings_under_the_name_of_a_group_have_rules() -> None:
    group = [Ground(0, 0, 100, 80, 230), Ground(100, 0, 300, 40, 230), *cells(2, 3)[4:]]
    assert any(rule.level and rule.at == 40 and rule.start == 100 for rule in white_rules(group))


@pytest.mark.parametrize(
    "shades", [(230, round(230 - STEP - 1)), (DARK - 1,)], ids=["another shade parts rows", "dark"]
)
def test_where_no_white_line_is_there_is_no_rule(shades: tuple[int, ...]) -> None:
    assert white_rules(cells(3, 3, shades)) == []


def test_tables_apart_have_rules_of_their_own() -> None:
    below = [ground._replace(top=ground.top + 500, bottom=ground.bottom + 500) for ground in cells(1, 3)]
    assert all(rule.at <= 300 for rule in white_rules([*cells(2, 3), *below]))
