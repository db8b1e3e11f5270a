"""Measures stacked in one cell of a grid: what the row's other cells say of each of them."""

from __future__ import annotations

from extract.layouts.cause_grid.inner_measures import measures_apart
from extract.recognise.drafts import Entry
from models.pages.document import Paragraph, Table
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def test_each_measure_has_what_other_cells_say_and_empty_cells_of_what_none_says_itself() -> None:
    told = ("Trafikspärr", "Ansvarig: Gatuchef", "Kontroller", "Ansvarig: Polisen")
    document = Builder().table((told, "Gemensamt", "", ""), columns=4).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    fields = ("measures", "responsible", "responsible", "timing")
    entries = [
        Entry(Target(field), tuple(one for one in cell.blocks if isinstance(one, Paragraph)))  # type: ignore[arg-type]
        for field, cell in zip(fields, table.rows[0].cells, strict=True)
    ]
    found = [
        [(one.target.field, document.text(one.words)) for one in measure]
        for measure in measures_apart(document, entries, RULES)
    ]
    around = [("responsible", "Gemensamt"), ("timing", "")]
    assert found == [
        [*around, ("name", "Trafikspärr"), ("responsible", "Gatuchef")],
        [*around, ("name", "Kontroller"), ("responsible", "Polisen")],
    ]


def test_what_is_done_beside_a_name_keeps_the_label_of_its_own_column() -> None:
    told = ("Vi stänger gatan för bilar.", "Ansvarig: Gatuchef", "Tid: Maj 2025")
    document = Builder().table(("Aktivitet", "Åtgärder"), ("Trafikspärr", told), columns=2).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    heads, values = (row.cells for row in table.rows)
    entries = [
        Entry(
            Target(field),  # type: ignore[arg-type]
            tuple(one for one in value.blocks if isinstance(one, Paragraph)),
            head.words,
        )
        for field, head, value in zip(("name", "measures"), heads, values, strict=True)
    ]
    (found,) = measures_apart(document, entries, RULES)
    assert [(one.target.field, document.text(one.label), document.text(one.words)) for one in found[:2]] == [
        ("name", "Aktivitet", "Trafikspärr"),
        ("measures", "Åtgärder", "Vi stänger gatan för bilar."),
    ]
