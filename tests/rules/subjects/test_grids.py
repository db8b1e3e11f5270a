"""The rows of grids.toml, and what is concluded from them."""

import pytest

from rules.pack import load_rules

RULES = load_rules()


ROWS = RULES.rows("grids")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_row_hits_its_examples_and_no_counter_example(row):
    assert all(row.id in RULES.grids.hits(example) for example in row.examples)
    assert not any(row.id in RULES.grids.hits(example) for example in row.counter_examples)


@pytest.mark.parametrize(
    "text",
    [
        "Ange vem som leder arbetet.",
        "(Beskriv kort)",
        "Vilka deltar?",
        "Fylls i efter årets slut: denna kolumn",
    ],
)
def test_instructions(text):
    assert RULES.grids.is_instruction(text)


@pytest.mark.parametrize("text", ["Polisen rondera vid torget.", "Varje vecka", "Mall för samtal", ""])
def test_values_are_no_instructions(text):
    assert not RULES.grids.is_instruction(text)


@pytest.mark.parametrize("name", ["Blad1", "Åtgärdsplan 2024", "2025", "Sheet2 (3)", "Plan 2023-2024"])
def test_sheet_names_that_name_nothing(name):
    assert RULES.grids.is_generic_sheet(name)


@pytest.mark.parametrize("name", ["Unga", "Trafik", "Våld i nära relation", "Otrygga platser 2024"])
def test_sheet_names_that_name_an_area(name):
    assert not RULES.grids.is_generic_sheet(name)
