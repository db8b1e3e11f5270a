"""Labels above their values: told by their look, and read as a table where the stack begins a measure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.outline import document_to_draft
from extract.layouts.stacked_labels import with_stacked_labels
from models.pages.document import Document, Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
FIELDS = (("Mål", "Färre inbrott."), ("Åtgärder", "Märkning av cyklar."), ("Ansvarig", "Rektor"))


def stack(builder: Builder, *pairs: tuple[str, str]) -> Builder:
    for label, value in pairs:
        builder.heading(label, level=3)
        if value:
            builder.paragraph(value)
    return builder


def rows(document: Document) -> list[list[list[str]]]:
    found = with_stacked_labels(document, RULES)
    return [
        [[found.text(cell.words) for cell in row.cells] for row in block.rows]
        for block in found.blocks
        if isinstance(block, Table)
    ]


def test_a_stack_begins_with_the_label_of_a_name() -> None:
    builder = Builder().heading("Plan för Ekeby 2024").paragraph("Planen gäller i år.")
    document = stack(builder, ("Aktivitet", "Nattvandring"), *FIELDS).document()
    assert rows(document) == [[["Aktivitet", "Nattvandring"], *map(list, FIELDS)]]
    assert [document.text(block.all_words) for block in with_stacked_labels(document, RULES).blocks[:2]] == [
        "Plan för Ekeby 2024",
        "Planen gäller i år.",
    ]


def test_a_name_stands_below_what_the_measure_serves() -> None:
    pairs = (("Tidig upptäckt", "Nattvandring"), *FIELDS, ("Tryggare torg", "Cykelmärkning"), *FIELDS[1:])
    draft = document_to_draft(stack(Builder(), *pairs).document(), RULES)
    assert [[entry.target.field for entry in one.entries][:3] for one in draft.activities] == [
        ["undertaking", "name", "goal"],
        ["undertaking", "name", "measures"],
    ]


def test_a_heading_names_the_measure_whose_labels_stand_below() -> None:
    more = (("Löptid", "2024"), ("Kommunikation", "Ett brev."))
    document = stack(Builder().heading("Nattvandring", level=2), *FIELDS, *more).document()
    assert rows(document) == [[list(pair) for pair in (*FIELDS, *more)]]
    few = stack(Builder().heading("Trygga torg", level=2), *FIELDS).document()
    assert rows(few) == []  # hardly more than what is said of an area


@pytest.mark.parametrize(("count", "found"), [(3, True), (2, False)])
def test_three_known_labels_make_a_stack(count: int, found: bool) -> None:
    pairs = (("Aktivitet", "Nattvandring"), *FIELDS)[:count]
    assert bool(rows(stack(Builder(), *pairs).document())) is found


def test_labels_set_as_their_values_are_no_stack() -> None:
    builder = Builder()
    for label, value in (("Aktivitet", "Nattvandring"), *FIELDS):
        builder.paragraph(label).paragraph(value)
    assert rows(builder.document()) == []


def test_what_is_set_as_the_labels_is_a_label_though_no_rule_knows_it() -> None:
    pairs = (("Aktivitet", "Nattvandring"), *FIELDS, ("Kännetecken", ""), ("Löptid", "2024"))
    assert rows(stack(Builder(), *pairs).document())[0][-2:] == [["Kännetecken", ""], ["Löptid", "2024"]]


@pytest.mark.parametrize(("unknown", "found"), [(4, True), (5, False)])
def test_half_of_what_is_set_as_labels_is_known(unknown: int, found: bool) -> None:
    strange = tuple(
        (word, "") for word in ("Kännetecken", "Tonfall", "Vädret", "Klangen", "Lukten")[:unknown]
    )
    pairs = (("Aktivitet", "Nattvandring"), *FIELDS, *strange)
    assert bool(rows(stack(Builder(), *pairs).document())) is found


def test_a_note_in_small_type_is_no_value() -> None:
    document = stack(Builder(), ("Aktivitet", "Nattvandring"), *FIELDS).paragraph("1 Se bilagan.").document()
    size = [replace(block, size=10.0) for block in document.blocks]  # type: ignore[type-var]
    for small, last in ((9.1, "Rektor"), (9.3, "Rektor 1 Se bilagan.")):
        blocks = (*size[:-1], replace(size[-1], size=small))
        assert rows(replace(document, blocks=blocks))[0][-1] == ["Ansvarig", last]


def test_a_box_holds_a_stack_below_its_title() -> None:
    builder = Builder()
    cell = builder.cell(("Nattvandring", "x"), 0, "table 1")
    parts = [replace(cell.blocks[0], bold=False)]  # type: ignore[type-var]
    for label, value in FIELDS:
        parts += builder.cell((label,), 0, "table 1", bold=True).blocks
        parts += builder.cell((value,), 0, "table 1").blocks
    document = builder.table((replace(cell, blocks=tuple(parts)),), columns=1).document()
    assert rows(document) == [[["Nattvandring"], *map(list, FIELDS)]]


@pytest.mark.parametrize(("above", "titles"), [(0, [0]), (1, [1]), (2, [])])
def test_the_first_measure_begins_among_the_first_rows(above: int, titles: list[int]) -> None:
    """Above it may stand what is said of its area; what stands farther below is no beginning."""
    first = (("Aktivitet", "Nattvandring"), ("Löptid", "2024"))[:above]
    document = stack(Builder(), *first, ("Tryggare torg", "Cykelmärkning"), *FIELDS).document()
    found = with_stacked_labels(document, RULES)
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert [place for place, row in enumerate(table.rows) if row.heading] == titles


@pytest.mark.parametrize(("words", "found"), [(20, True), (21, False)])
def test_a_name_below_its_label_may_be_long(words: int, found: bool) -> None:
    name = " ".join(["Nattvandring", *["torg"] * (words - 1)])
    assert bool(rows(stack(Builder(), ("Aktivitet", name), *FIELDS).document())) is found


def test_values_smaller_than_as_many_labels_are_values() -> None:
    more = (("Löptid", "2024"), ("Kommunikation", "Ett brev."))
    document = stack(Builder().heading("Nattvandring", level=2), *FIELDS, *more).document()
    sized = [replace(block, size=12.0 if block.kind == "heading" else 10.5) for block in document.blocks]  # type: ignore[type-var,union-attr]
    assert rows(replace(document, blocks=tuple(sized))) == [[list(pair) for pair in (*FIELDS, *more)]]


def test_labels_smaller_than_their_values_are_no_notes() -> None:
    pairs = (
        ("VEM", "Rektor"),
        ("POLISEN ÅTAR SIG", "Gå med."),
        ("TID", "Maj"),
        ("UPPFÖLJNING", "Antal kvällar"),
    )
    builder = Builder().heading("Nattvandring", level=2)
    for label, value in pairs:
        builder.paragraph(label).paragraph(value)
    document = builder.document()
    sized = [
        replace(block, size=8.0 if number % 2 else 10.0) if number else block
        for number, block in enumerate(document.blocks)
        if not isinstance(block, Table)
    ]
    assert rows(replace(document, blocks=tuple(sized))) == [[list(pair) for pair in pairs]]


def test_a_label_that_leads_a_text_among_the_values_has_its_own_row() -> None:
    """ "Vem: Rektor" below the value of another label; "Obs: …" is none."""
    builder = stack(Builder(), ("Aktivitet", "Nattvandring"), *FIELDS[:2])
    builder.paragraph("Obs: alla får låna.").paragraph("Kostnad: Kommunen betalar.").paragraph(
        "Högst tusen kronor."
    )
    document = stack(builder, FIELDS[2]).document()
    assert rows(document) == [
        [
            ["Aktivitet", "Nattvandring"],
            ["Mål", "Färre inbrott."],
            ["Åtgärder", "Märkning av cyklar. Obs: alla får låna."],
            ["Kostnad:", "Kommunen betalar. Högst tusen kronor."],
            ["Ansvarig", "Rektor"],
        ]
    ]


FORM = (("Syfte", "Färre inbrott."), ("Ansvarig", "Polisen"), ("Löptid", "2024"))


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("name", [(), ("Nattvandring",)])
def test_labels_alone_in_rows_over_their_values_are_a_form(name: tuple[str, ...], bold: bool) -> None:
    builder = Builder()
    texts = [(one, False) for one in name] + [(one, pair[0] == one) for pair in FORM for one in pair]
    rows_of = [(builder.cell(text, 0, "table 1", bold=bold and label),) for text, label in texts]
    assert rows(builder.table(*rows_of, columns=1).document()) == [
        [*([one] for one in name), *map(list, FORM)]
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Syfte", "Ansvarig", "Löptid", "Uppföljning"),  # what a plan holds
        ("Läs först", "Sedan detta", *(text for pair in FORM for text in pair)),
        ("Syfte", "Färre inbrott.", "Ansvarig", "Rektor", "Torget är mörkt."),
    ],
)
def test_a_column_without_labels_over_values_stays_as_it_is(texts: tuple[str, ...]) -> None:
    assert rows(Builder().table(*[(text,) for text in texts], columns=1).document()) == [
        [[text] for text in texts]
    ]
