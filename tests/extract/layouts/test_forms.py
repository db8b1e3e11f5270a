"""Forms as people fill them in: labels over values, guidance left standing, cells left empty, cards that are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.outline import document_to_draft
from extract.recognise.grids import label_rows
from models.pages.document import Cell, Document, Paragraph, Row, Table
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import told

RULES = load_rules()
FORM = (
    ("Åtgärdens namn", "Fokusområde"), ("Nattvandring", "Trygg park"),
    ("Problem", "Vad ska göras"), ("Mörka stråk", "Föräldrar går ut"),
    ("Ansvarig", "Klart senast"), ("Rektor", "maj"),
)  # fmt: skip


def test_labels_in_rows_over_their_values() -> None:
    areas, activities = told(Builder().table("Insatskort 1", *FORM))
    assert areas == [{"area_name": "Trygg park"}]
    assert activities == [
        (
            "Trygg park",
            {
                "name": "Nattvandring", "problem": "Mörka stråk", "measures": "Föräldrar går ut",
                "responsible": "Rektor", "timing": "maj",
            },
        )
    ]  # fmt: skip


def test_the_last_value_of_a_form_may_be_missing() -> None:
    _, ((_, fields),) = told(Builder().table(*FORM[:5]))
    assert fields["responsible"] == fields["timing"] == ""


def test_a_value_may_reach_over_empty_cells_beside_its_label() -> None:
    builder = Builder()
    wide = replace(builder.cell("Föräldrar går ut", 0, "x"), column_span=3)
    builder.table(
        ("Åtgärdens namn", "", "Klart senast"), ("Nattvandring", "", "maj"),
        ("Vad ska göras", "", ""), (wide,), ("Ansvarig", "", "Uppföljning"), ("Rektor", "", "I juni"), columns=3,
    )  # fmt: skip
    _, ((_, fields),) = told(builder)
    assert fields["measures"] == "Föräldrar går ut"
    assert (fields["timing"], fields["follow_up"]) == ("maj", "I juni")


@pytest.mark.parametrize("second", [("Polisen går ronder", "Ljuset byts"), ("", "Ljuset byts")])
def test_a_list_goes_on_over_the_rows_below_its_label(second: tuple[str, str]) -> None:
    """Rows of a card that nothing drawn parts are as many as the lines of its longest list."""
    builder = Builder()

    def item(text: str, column: int) -> Cell:
        return Cell(column, (Paragraph(builder.words(text, "x"), kind="item"),) if text else ())

    lists = [[item(text, n) for n, text in enumerate(row)] for row in (("Vi går ut", "Grus sprids"), second)]
    builder.table("Insatskort 1", *FORM[:2], ("Problem", "Vad ska göras"), *lists, *FORM[4:])
    _, ((_, fields),) = told(builder)
    assert fields["problem"] == " | ".join(filter(None, ("Vi går ut", second[0])))
    assert fields["measures"] == "Grus sprids | Ljuset byts"
    assert (fields["responsible"], fields["timing"]) == ("Rektor", "maj")


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (FORM, 3),
        (FORM[:4], 2),  # four fields in two rows
        ((("Problem", ""), ("Mörka stråk", ""), ("Ansvarig", ""), ("Rektor", "")), 0),  # two fields alone
        (FORM[:2], 0),  # one row of labels is a grid's
        ((*FORM[2:4], *FORM[2:4]), 0),  # and so it is printed again
        ((*FORM[2:4], ("Vad ska göras", "Ansvarig"), ("Ljus", "Rektor")), 0),  # a label in rows that differ
        ((*FORM[:4], ("Trygg", "park")), 0),  # a row that is neither
    ],
)
def test_what_is_a_form(rows: tuple[tuple[str, ...], ...], count: int) -> None:
    document = Builder().table(*rows).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert len(label_rows(document, table, RULES)) == count


def test_a_heading_that_only_counts_a_card_begins_a_measure_and_names_nothing() -> None:
    rows = (
        ("Aktivitet", "Nattvandring"), ("Område", "Trygg park"), ("Ansvarig", "Rektor"), "Insatskort 2",
        ("Aktivitet", "Cykelmärkning"), ("Område", "Stölder"), ("Ansvarig", "Polisen"),
    )  # fmt: skip
    areas, activities = told(Builder().table(*rows))
    assert [area["area_name"] for area in areas] == ["Trygg park", "Stölder"]
    assert [(area, one["name"]) for area, one in activities] == [
        ("Trygg park", "Nattvandring"),
        ("Stölder", "Cykelmärkning"),
    ]


# -- labels and values in the same cells --------------------------------------------------------


def in_cells(builder: Builder, *cells: tuple[str, ...]) -> Builder:
    """A table of one column whose cells hold a label in bold above what else is given."""
    rows = []
    for number, (label, *values) in enumerate(cells):
        head = Paragraph(builder.words(label, f"r{number}", bold=True), bold=True)
        below = tuple(Paragraph(builder.words(text, f"r{number}")) for text in values)
        rows.append(Row((Cell(0, (head, *below), column_span=2),)))
    builder.blocks.append(Table(tuple(rows), 2))
    return builder


def test_a_label_left_alone_in_its_cell_has_an_empty_value() -> None:
    builder = in_cells(
        Builder(), ("Problem", "Mörka stråk."), ("Orsaker",), ("Åtgärder", "Ljus."), ("Ansvarig", "Rektor")
    )
    _, ((_, fields),) = told(builder)
    assert fields == {"problem": "Mörka stråk.", "cause": "", "measures": "Ljus.", "responsible": "Rektor"}


# -- guidance ------------------------------------------------------------------------------------


def furniture(document: Document) -> list[str]:
    return [document.text(one.words) for one in document_to_draft(document, RULES).furniture]


def test_guidance_that_comes_again_below_its_label_is_furniture() -> None:
    builder = Builder().heading("Mopeder", level=2)
    for problem in ("Mörka stråk.", "Stölder."):
        in_cells(
            builder,
            ("Problem", "Här beskriver ni vad som händer.", problem),
            ("Åtgärder", "Ljus."),
            ("Uppföljning", "Hur ska ni följa upp?"),
        )
    document = builder.document()
    assert furniture(document) == ["Här beskriver ni vad som händer."] * 2
    _, activities = told(builder)
    assert [one["problem"] for _, one in activities] == ["Mörka stråk.", "Stölder."]


def test_a_question_that_stands_once_above_a_value_is_the_writer_s_own() -> None:
    builder = in_cells(
        Builder(),
        ("Problem", "Hur ska ni följa upp?", "Ingen vet."),
        ("Åtgärder", "Ljus."),
        ("Ansvarig", "Rektor"),
    )
    assert furniture(builder.document()) == []


def test_guidance_in_italics_is_furniture_once_and_alone() -> None:
    builder = in_cells(
        Builder(), ("Problem", "Stölder."), ("Åtgärder", "Ljus."), ("Uppföljning", "Hur ska ni följa upp?")
    )
    document = builder.document()
    assert furniture(document) == []
    table = document.blocks[0]
    assert isinstance(table, Table)
    last = table.rows[-1].cells[0]
    leaning = replace(last.blocks[1], traits=frozenset({"italic"}))
    rows = (*table.rows[:-1], Row((replace(last, blocks=(last.blocks[0], leaning)),)))
    document = replace(document, blocks=(replace(table, rows=rows),))
    assert furniture(document) == ["Hur ska ni följa upp?"]


def test_a_value_that_begins_as_guidance_does_stays() -> None:
    pairs = (("Aktivitet", "Torgmöten"), ("Uppföljning", "Redovisa till rådet."), ("Ansvarig", "Rektor"))
    document = Builder().table(*pairs).table(*pairs).document()
    assert furniture(document) == []


# -- years of headings ---------------------------------------------------------------------------


def test_a_heading_gives_the_year_of_what_stands_below_it() -> None:
    builder = Builder().heading("Handlingsplan för Mora 2025–2027")
    for year in ("Lägesbild 2019", "2026", "Åtgärder 2027"):
        builder.heading(year, level=2).table(("Aktivitet", "Tid"), ("Nattvandring", "maj"), ("Ljus", "juni"))
    draft = document_to_draft(builder.document(), RULES)
    assert [one.year for one in draft.activities] == [None, None, 2026, 2026, 2027, 2027]


CARD = (
    ("Syfte", "Åtgärder"), ("Lugn kväll", "Vi går ut."),
    ("Ansvarig", "Tidplan"), ("Rektor", "Maj"),
)  # fmt: skip


@pytest.mark.parametrize(("bold", "rows"), [((0, 2, 4), {0, 2, 4}), ((0, 2), {0, 2})])
def test_what_is_set_as_the_labels_of_a_form_is_one_though_no_rule_knows_it(
    bold: tuple[int, ...], rows: set[int]
) -> None:
    builder = Builder()
    builder.table(
        *(
            [builder.cell(text, column, "x", bold=index in bold) for column, text in enumerate(row)]
            for index, row in enumerate((*CARD, ("Grus", ""), ("Mycket", "")))
        )
    )
    (table,) = builder.document().blocks
    assert isinstance(table, Table)
    assert set(label_rows(builder.document(), table, RULES)) == rows


@pytest.mark.parametrize(("grounds", "rows"), [((True, True), {0, 3, 5}), ((False, True), set())])
def test_lists_of_a_form_go_on_over_rows_of_one_ground(grounds: tuple[bool, bool], rows: set[int]) -> None:
    """A row on another ground than the list's first item is no item of it."""
    builder = Builder()
    items = (("Gå ronder", "Låna ut lokal"), ("Tala med unga", "Bjuda på fika"))
    shown = (
        CARD[0],
        *items,
        ("Målgrupp", "Löptid"),
        ("Unga", "Maj"),
        ("Orsak", "Finansiering"),
        ("Mörka stråk", "Delas lika"),
    )
    listed = {1: grounds[0], 2: grounds[1]}
    built = []
    for index, row in enumerate(shown):
        cells = [builder.cell(text, column, "x") for column, text in enumerate(row)]
        if index in listed:
            cells = [
                replace(
                    cell,
                    shaded=listed[index],
                    blocks=tuple(
                        replace(block, kind="item") for block in cell.blocks if isinstance(block, Paragraph)
                    ),
                )
                for cell in cells
            ]
        built.append(cells)
    builder.table(*built)
    (table,) = builder.document().blocks
    assert isinstance(table, Table)
    assert set(label_rows(builder.document(), table, RULES)) == rows


def test_column_headings_that_come_again_are_no_form() -> None:
    for rows in (
        (CARD[0], CARD[1], CARD[0], ("Ro", "Vi stannar.")),
        (CARD[0], CARD[1], ("Ro", "Vi stannar.")),
    ):
        builder = Builder()
        builder.table(*rows)
        (table,) = builder.document().blocks
        assert isinstance(table, Table) and not label_rows(builder.document(), table, RULES)


@pytest.mark.parametrize(
    ("labels", "rows"), [(("Mål", "Ansvarig", "Syfte"), set()), (("Grus", "Rektor", "Syfte"), {0, 2, 4})]
)
def test_labels_beside_values_with_a_ground_under_every_other_row_are_no_form(
    labels: tuple[str, ...], rows: set[int]
) -> None:
    """Most rows between those of the ground must begin with labels that rules know."""
    builder = Builder()
    for_ground = (("Finansiering", "Föreningen"), ("Uppföljning", "I juni"), ("Tidplan", "Hela hösten"))
    builder.table(
        *(
            [replace(builder.cell(text, column, "x"), shaded=shaded) for column, text in enumerate(pair)]
            for grounded, label in zip(for_ground, labels, strict=True)
            for pair, shaded in ((grounded, True), ((label, "Lugna kvällar i hela parken"), False))
        )
    )
    (table,) = builder.document().blocks
    assert isinstance(table, Table)
    assert set(label_rows(builder.document(), table, RULES)) == rows


def test_labels_in_the_place_of_values_show_that_they_stand_beside_theirs() -> None:
    """Every other row has a ground; of the labels without one rules know half, of the values none is a label."""
    builder = Builder()
    pairs = (
        ("Syfte", "Fler vuxna ute"),
        ("Löptid", "Tills vidare"),
        ("Mötesfrekvens", "Varje vecka"),
        ("Sammankallande", "Fältchefen"),
        ("Polisens kontakt", "Områdespolis"),
        ("Parkens sysslor", "Rastar hundar"),
        ("Uppföljning", "I juni"),
        ("Förvaring", "Pärm i kassaskåpet"),
    )
    builder.table(
        *(
            [
                replace(builder.cell(text, column, "x"), shaded=not index % 2)
                for column, text in enumerate(pair)
            ]
            for index, pair in enumerate(pairs)
        )
    )
    (table,) = builder.document().blocks
    assert isinstance(table, Table)
    assert not label_rows(builder.document(), table, RULES)


@pytest.mark.parametrize("below", [(), (("Uppföljning", "I juni", "", ""),)])
@pytest.mark.parametrize("paid", ["Delas lika", ""])
def test_pairs_side_by_side_are_no_headings_where_one_has_no_value(
    below: tuple[tuple[str, ...], ...], paid: str
) -> None:
    builder = Builder()
    wide = replace(builder.cell("Nattvandring", 1, "x"), column_span=3)
    rows = (
        ("Aktivitet", wide),
        ("Mål", "Lugn park", "Ansvarig", "Rektor"),
        ("När", "maj", "Finansiering", paid),
    )
    _, ((_, fields),) = told(builder.table(*rows, *below, columns=4))
    assert (fields["name"], fields["goal"], fields["responsible"]) == ("Nattvandring", "Lugn park", "Rektor")
    assert (fields["timing"], fields["funding"]) == ("maj", paid)


def test_headings_below_the_fields_of_their_area_head_a_grid() -> None:
    fields = (("Mål", "Lugn park", "", ""), ("Insats", "Varför", "Ansvarig", "Not"))
    rows = (("Ronder", "Mörkt", "Rektor", "Ny"), ("Lampor", "Mörkt", "Gatuchef", "Ny"))
    _, activities = told(Builder().table(*fields, *rows, columns=4))
    assert [one["name"] for _, one in activities] == ["Ronder", "Lampor"]
