"""Lines right above tables, which nothing but their place makes headings."""

from __future__ import annotations

import pytest

from extract.layouts.headings.unmarked import unmarked_headings
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
TABLE = (("Aktivitet", "Vandring"), ("Mål", "Lugn"), ("Löptid", "2021"), ("Ansvarig", "Rektor"))
GRID = (("Dag", "Tid", "Sal"), ("Måndag", "Tio", "Ett"), ("Tisdag", "Elva", "Två"))


def found(builder: Builder) -> dict[int, int | None]:
    return unmarked_headings(builder.document(), RULES, None)


def test_of_two_lines_above_a_table_the_first_heads_the_second() -> None:
    builder = Builder().paragraph("Klotter").paragraph("Norra torget").table(*TABLE)
    assert found(builder) == {0: 0, 1: 1}


def test_one_line_has_no_depth() -> None:
    assert found(Builder().paragraph("Norra torget").table(*TABLE)) == {0: None}
    text = "Vi arbetar tillsammans för att alla ska kunna gå hem på kvällen utan att vara rädda."
    assert found(Builder().paragraph(text).paragraph("Norra torget").table(*TABLE)) == {1: None}


def test_lines_further_up_head_nothing() -> None:
    builder = Builder().paragraph("Ekvik").paragraph("Klotter").paragraph("Norra torget").table(*TABLE)
    assert found(builder) == {1: 0, 2: 1}


@pytest.mark.parametrize(("text", "heads"), [("Klotter", {0: None}), ("Uppgjord i mars", {})])
def test_above_a_grid_in_text_a_line_must_name_a_topic(text: str, heads: dict[int, int | None]) -> None:
    assert found(Builder().paragraph(text).table(*GRID, columns=3)) == heads


def test_a_plain_line_heads_nothing_where_others_are_bold() -> None:
    builder = Builder().paragraph("Ekvik", bold=True).paragraph("Norra torget").table(*TABLE)
    assert found(builder) == {}
    assert found(builder.paragraph("Södra torget", bold=True).table(*TABLE)) == {3: None}


def test_a_name_that_may_be_a_label_without_a_field_heads_a_table() -> None:
    assert found(Builder().paragraph("Gemensam riskbedömning").table(*TABLE)) == {0: None}
    assert found(Builder().paragraph("Gemensam lägesbild").table(*TABLE)) == {}


def test_a_label_and_a_table_head_nothing() -> None:
    assert found(Builder().paragraph("Ansvarig").table(*TABLE)) == {}
    assert found(Builder().table(*TABLE).table(*TABLE)) == {}


@pytest.mark.parametrize(
    ("line", "heads"), [("Beslutad av: Nämnden", {}), ("Aktivitet: Ljusrundor", {0: None})]
)
def test_a_label_with_its_value_heads_nothing_unless_it_names(
    line: str, heads: dict[int, int | None]
) -> None:
    assert found(Builder().paragraph(line).table(*TABLE)) == heads
