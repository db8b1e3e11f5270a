"""Tables over a page break: where one goes on, where the next begins, and which row the break cut."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from extract.join.heads import without_repeated_lines
from extract.join.outside import charts_to_textboxes
from extract.join.pages import join_document
from extract.join.rows import join_cut_row, join_rows
from extract.restore.text import join_by_text
from models.pages.document import Cell, Document, Paragraph, Row, Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
EDGES = (50.0, 200.0, 500.0)
ABOVE = (("Aktivitet", "Vandring"), ("Mål", "Lugna kvällar"))


def joined(
    above: tuple[object, ...],
    below: tuple[object, ...],
    *,
    edges: tuple[float, ...] = EDGES,
    bold: Collection[str] = (),
) -> list[str]:
    """The rows after joining, " | " between cells and "--" between tables; `bold` words are in bold."""
    columns = len(edges) - 1
    builder = Builder(page=1).table(*above, edges=EDGES).next_page()
    document = builder.table(*below, columns=columns, edges=edges).document()
    words = tuple(replace(word, bold=word.text in bold) for word in document.words)
    document = join_document(replace(document, words=words), RULES, join_by_text)
    shown: list[str] = []
    for block in document.blocks:
        assert isinstance(block, Table)
        rows = [" | ".join(document.text(cell.words) for cell in row.cells) for row in block.rows]
        shown += (["--"] if shown else []) + rows
    return shown


BEFORE = ["Aktivitet | Vandring", "Mål | Lugna kvällar"]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ([("Löptid", "2021")], [*BEFORE, "Löptid | 2021"]),
        ([("Aktivitet", "Ronder")], [*BEFORE, "--", "Aktivitet | Ronder"]),
        ([("Område", "Skola")], [*BEFORE, "--", "Område | Skola"]),
        ([("Mål", "Syfte")], [*BEFORE, "--", "Mål | Syfte"]),
        (["Skolan"], [*BEFORE, "--", "Skolan"]),
        ([("", "i parken")], [BEFORE[0], "Mål | Lugna kvällar i parken"]),
        ([("", "I parken")], [BEFORE[0], "Mål | Lugna kvällar I parken"]),
        ([("", ["i parken"])], [BEFORE[0], "Mål | Lugna kvällar i parken"]),
        (
            [("Aktivitet", "Vandring"), ("Löptid", "2021")],
            [*BEFORE, "--", "Aktivitet | Vandring", "Löptid | 2021"],
        ),
    ],
)
def test_what_goes_on_below_a_page_break(below: list[object], expected: list[str]) -> None:
    assert joined(ABOVE, tuple(below)) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ([("Torget", "Trygga kvällar"), ("Bänkar", "Maj")], ["Bänkar | Maj"]),
        ([("Torget", "Trygga kvällar")], ["--", "Torget | Trygga kvällar"]),  # nothing goes on below it
    ],
)
def test_the_title_of_the_last_part_printed_again_heads_what_goes_on(
    below: list[object], expected: list[str]
) -> None:
    parts = [("Insats", "Vad"), ("Ängen", "Lugna dagar"), ("Lampor", "Juni")]
    parts += [("Torget", "Trygga kvällar"), ("Kiosk", "April")]
    titles = {"Insats", "Vad", "Ängen", "Lugna", "dagar", "Torget", "Trygga", "kvällar"}
    assert joined(tuple(parts), tuple(below), bold=titles) == [*map(" | ".join, parts), *expected]


@pytest.mark.parametrize(
    ("label", "rest", "expected"),
    [
        ("Polisens", "kontakt", ["Aktivitet | Vandring", "Polisens kontakt | Bo Myt"]),
        ("Polisens", "Kontakt", ["Aktivitet | Vandring", "Polisens | Bo", "Kontakt | Myt"]),
        ("Mål", "och syfte", ["Aktivitet | Vandring", "Mål och syfte | Bo Myt"]),
    ],
)
def test_a_label_cut_in_two_is_one(label: str, rest: str, expected: list[str]) -> None:
    assert joined((ABOVE[0], (label, "Bo")), ((rest, "Myt"),)) == expected


@pytest.mark.parametrize(
    ("edges", "one"),
    [
        ((50.0, 200.0, 500.0), True),
        ((54.0, 204.0, 496.0), True),
        ((56.0, 200.0, 494.0), True),
        ((56.1, 200.0, 500.0), False),
        ((50.0, 204.1, 500.0), False),
        ((50.0, 200.0, 350.0, 500.0), True),
        ((50.0, 200.0, 350.0, 506.1), False),
        ((50.5, 200.5, 400.0), True),  # only the longest words show where the table ends
        ((50.6, 200.0, 400.0), False),
        ((50.0, 200.6, 400.0), False),
    ],
)
def test_the_same_columns_within_four_points_and_outer_sides_within_six(
    edges: tuple[float, ...], one: bool
) -> None:
    below = ("Löptid", "2021", "")[: len(edges) - 1]
    assert ("--" not in joined(ABOVE, (below,), edges=edges)) is one


def test_headings_printed_again_are_furniture_and_a_page_may_lie_between() -> None:
    title = ("Sagoplan", "Sida")
    found = joined((title, *ABOVE), (title, ("Löptid", "2021")))
    assert found == ["Sagoplan | Sida", *BEFORE, "Löptid | 2021"]
    builder = Builder(page=1).table(*ABOVE, edges=EDGES).next_page().next_page()
    document = join_document(builder.table(("Löptid", "2021"), edges=EDGES).document(), RULES, join_by_text)
    assert len(document.blocks) == 2


# -- rows ---------------------------------------------------------------------------------------------


def test_headings_of_a_table_before_are_furniture_above_a_single_row() -> None:
    heads, edges = ("Orsak", "Åtgärd", "Ansvarig"), (50.0, 200.0, 350.0, 500.0)
    builder = Builder(page=1).table(heads, ("Mörker", "Lampor", "Kommunen"), columns=3, edges=edges)
    builder.paragraph("Torget", kind="heading").table(("Buller", "Ronder", "Polisen"), columns=3, edges=edges)
    builder.next_page().table(heads, ("Klotter", "Sanering", "Rektor"), columns=3, edges=edges)
    document = join_document(builder.document(), RULES, join_by_text)
    last = document.blocks[-1]
    assert isinstance(last, Table)
    assert [document.text(row.cells[0].words) for row in last.rows] == ["Buller", "Klotter"]


def test_labels_that_follow_each_other_in_a_whole_table_do_so_over_the_break() -> None:
    """ "Aktivitet" begins a table, but where it stands below the same label elsewhere."""
    whole = (("Parkens sysslor", "Hundar rastas här."), ("Aktivitet", "Vi går ronder."), ("När", "Maj"))
    for rows, tables in ((whole, 2), ((("När", "Maj"), *whole[1:2]), 3)):
        builder = Builder(page=1).table(*rows, edges=EDGES).table(whole[0], edges=EDGES).next_page()
        document = builder.table(*whole[1:], edges=EDGES).document()
        found = join_document(document, RULES, join_by_text).blocks
        assert len([block for block in found if isinstance(block, Table)]) == tables


@pytest.mark.parametrize(("page", "tables"), [(2, 1), (1, 2)])
def test_a_row_ends_on_the_page_on_which_its_last_column_stands(page: int, tables: int) -> None:
    builder = Builder(page=1).table(*ABOVE, edges=EDGES).next_page().next_page()
    document = builder.table(("Löptid", "2021"), edges=EDGES).document()
    aside = {"Lugna", "kvällar"}
    words = tuple(replace(word, page=page) if word.text in aside else word for word in document.words)
    assert len(join_document(replace(document, words=words), RULES, join_by_text).blocks) == tables


def row_of(builder: Builder, *texts: str, spans: tuple[int, ...] = (), confidence: float = 1.0) -> Row:
    cells = [
        replace(builder.cell(text, place, "c"), row_span=spans[place] if spans else 1, confidence=confidence)
        for place, text in enumerate(texts)
    ]
    return Row(tuple(cells), page=builder.page)


def shown(document: Document, row: Row) -> list[tuple[str, int, float]]:
    return [
        (" / ".join(document.text(piece.all_words) for piece in cell.blocks), cell.row_span, cell.confidence)
        for cell in row.cells
    ]


def test_a_row_and_its_rest_are_one_cell_by_cell() -> None:
    builder = Builder(page=1)
    last = row_of(builder, "Vi går ut.", "varje", "")
    first = row_of(builder, "Alla", "kväll", "nu", spans=(1, 2, 1), confidence=0.8)
    first = replace(first, page=2, open_bottom=True, cells=(*first.cells, Cell(3)))
    document = builder.document()
    whole = join_rows(document, last, first, 0.9)
    assert shown(document, whole) == [
        ("Vi går ut. / Alla", 1, 0.8), ("varje kväll", 2, 0.8), ("nu", 1, 0.8), ("", 1, 1.0)
    ]  # fmt: skip
    assert (whole.page, whole.open_bottom) == (2, True)
    assert [
        one[2]
        for one in shown(document, join_rows(document, last, replace(first, cells=first.cells[:1]), 0.5))
    ] == [0.5, 1.0, 1.0]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("Vi går", "Ut", "Vi går Ut"),
        ("Vi går.", "ut", "Vi går. ut"),
        ("Vi går.", "Ut", "Vi går. / Ut"),
        ("Vi går:", "Ut", "Vi går: / Ut"),
        ("(Vi går)", "Ut", "(Vi går) / Ut"),
    ],
)
def test_a_sentence_that_the_break_cut_is_one_paragraph(above: str, below: str, expected: str) -> None:
    builder = Builder(page=1)
    last, first = row_of(builder, above), row_of(builder, below)
    document = builder.document()
    assert shown(document, join_rows(document, last, first, 1.0))[0][0] == expected
    item = replace(first.cells[0], blocks=tuple(replace(one, kind="item") for one in first.cells[0].blocks))  # type: ignore[arg-type,call-arg]
    parts = shown(document, join_rows(document, last, replace(first, cells=(item,)), 1.0))[0][0]
    assert parts == f"{above} / {below}"


@pytest.mark.parametrize(("span", "expected"), [(2, ["Skola n", "b"]), (1, ["Skola", "b n"])])
def test_a_cell_that_spans_down_to_the_break_goes_on_where_it_began(span: int, expected: list[str]) -> None:
    builder = Builder(page=1)
    upper = row_of(builder, "Skola", "a", spans=(span, 1))
    lower = Row((replace(builder.cell("b", 1 if span == 2 else 0, "c")),), page=1)
    first = Row((replace(builder.cell("n", 0, "c"), row_span=2),), page=2)
    document = builder.document()
    rows = join_cut_row(document, [upper, lower], first, 0.9)
    assert [shown(document, row)[0][0].replace(" / ", " ") for row in rows] == expected
    assert rows[0].cells[0].row_span == (3 if span == 2 else 1)
    assert rows[0].cells[0].confidence == (0.9 if span == 2 else 1.0)


# -- lines printed again, charts ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind", "roles"),
    [
        (25, "paragraph", ["running_head", "running_head"]),
        (26, "paragraph", []),
        (2, "heading", ["repeated_heading"]),
        (2, "item", []),
    ],
)
def test_lines_printed_again_at_the_top_of_pages(words: int, kind: str, roles: list[str]) -> None:
    builder = Builder(page=1).paragraph("ord " * words, kind=kind).paragraph("Ett.").next_page()
    document = builder.paragraph("ord " * words, kind=kind).paragraph("Två.").document()
    blocks, furniture = without_repeated_lines(document, RULES)
    assert sorted(one.role for one in furniture) == roles
    assert len(blocks) == 4 - len(roles)


def test_lines_printed_again_at_the_foot_and_on_pages_that_do_not_follow() -> None:
    builder = Builder(page=1).paragraph("Ett.").paragraph("Sala").next_page()
    document = builder.paragraph("Två.").paragraph("Sala").document()
    assert {one.role for one in without_repeated_lines(document, RULES)[1]} == {"running_foot"}
    builder = Builder(page=1).paragraph("Sala").paragraph("Ett.").next_page().next_page()
    assert without_repeated_lines(builder.paragraph("Sala").paragraph("Två.").document(), RULES)[1] == []
    builder = Builder(page=1).paragraph("Sala").paragraph("Ett.").next_page()
    assert without_repeated_lines(builder.paragraph("Sala").document(), RULES)[1] == []


@pytest.mark.parametrize(
    ("boxes", "is_chart"),
    [((1, 1, 1), True), ((1, 1), False), ((4, 4, 4), True), ((5, 1, 1), False), ((5, 1, 1, 1), True)],
)
def test_three_boxes_of_few_lines_are_a_chart(boxes: tuple[int, ...], is_chart: bool) -> None:
    builder = Builder(page=1)
    for count in boxes:
        builder.table((tuple(f"Rad {number}" for number in range(count)),), columns=1)
    found = charts_to_textboxes(builder.document()).blocks
    assert all(isinstance(one, Paragraph) and one.origin == "textbox" for one in found) is is_chart
    assert len(found) == (sum(boxes) if is_chart else len(boxes))


def test_boxes_beside_one_another_in_a_row_are_no_chart() -> None:
    builder = Builder(page=1)
    for _ in range(3):
        builder.table(("Rad", "Rad"))
    assert all(isinstance(one, Table) for one in charts_to_textboxes(builder.document()).blocks)


def test_a_label_at_the_top_of_pages_stays_and_its_row_is_no_rest() -> None:
    builder = Builder(page=1).heading("Aktivitet").paragraph("Ett.").next_page()
    document = builder.heading("Aktivitet").paragraph("Två.").document()
    assert without_repeated_lines(document, RULES)[1] == []
    builder = Builder(page=1).table(("Mål", "Ro"), ("Ansvarig", "Rektor"), edges=EDGES).next_page()
    document = builder.table(("Uppföljning", "Enkät"), edges=EDGES).document()
    last = document.blocks[-1]
    assert isinstance(last, Table)
    cut = replace(last, rows=(replace(last.rows[0], open_top=True),))
    joined = join_document(replace(document, blocks=(*document.blocks[:-1], cut)), RULES, join_by_text)
    rows = [row for block in joined.blocks if isinstance(block, Table) for row in block.rows]
    assert [joined.text(row.words) for row in rows] == ["Mål Ro", "Ansvarig Rektor", "Uppföljning Enkät"]


@pytest.mark.parametrize(
    ("label", "bold", "value", "is_one"),
    [
        ("Uppföljning", True, "Antal möten i parken", True),
        ("Uppföljning", False, "Antal möten i parken", False),  # no look of its own
        ("Parken", True, "Antal möten i parken", False),  # no label
        ("Uppföljning", True, "Ansvarig", False),  # the next label
    ],
)
def test_a_label_alone_in_its_box_has_its_value_over_the_break(
    label: str, bold: bool, value: str, is_one: bool
) -> None:
    builder = Builder(page=1)
    last = replace(builder.cell(label, 0, "last", bold=bold), column_span=2)
    builder.table(("Mål", "Lugna kvällar"), (last,), edges=EDGES).next_page()
    document = builder.table(value, columns=1, edges=(50.0, 500.0)).document()
    blocks = join_document(document, RULES, join_by_text).blocks
    table = blocks[0]
    assert isinstance(table, Table)
    texts = [document.text(one.all_words) for one in table.rows[-1].cells[0].blocks]
    assert (texts == [label, value] and len(blocks) == 1) is is_one


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (("", "Målgrupp"), ["Aktivitet | Vandring", "Ansvarig | Bo", "Målgrupp | "]),
        (("", "för ronden"), ["Aktivitet | Vandring", "Ansvarig för ronden | Bo"]),
    ],
)
def test_a_label_right_of_no_value_begins_a_row_of_its_own(below: tuple[str, str], rows: list[str]) -> None:
    assert joined((("Vandring", "Aktivitet"), ("Bo", "Ansvarig")), (below,)) == rows


def test_a_table_with_labels_on_the_right_goes_on_with_the_rest_of_a_row() -> None:
    above = (("Vandring", "Aktivitet"), ("Lugna kvällar", "Mål"))
    below = (("i parken", ""), ("Rektor", "Ansvarig"))
    assert joined(above, below) == [
        "Aktivitet | Vandring",
        "Mål | Lugna kvällar i parken",
        "Ansvarig | Rektor",
    ]


def test_a_name_above_labels_on_the_right_stays_a_name() -> None:
    above = (("Ronder", ""), ("Lugna kvällar", "Mål"), ("Rektor", "Ansvarig"))
    rows = ["Ronder | ", "Mål | Lugna kvällar", "Ansvarig | Rektor"]
    assert joined(above, (("2021", "Löptid"),)) == [*rows, "Löptid | 2021"]


@pytest.mark.parametrize(("first", "tables"), [("Syfte", 1), ("Vandring", 2)])
def test_a_lone_row_on_a_ground_goes_on_over_the_page_where_it_is_a_label_with_its_value(
    first: str, tables: int
) -> None:
    """All cells stand on grounds: that of the next page's first row begins no table, but after a name it may."""
    builder = Builder(page=1).table((first, "Lugna kvällar"), edges=EDGES).next_page()
    document = builder.table(("Giltighetstid", "Maj"), ("Ansvarig", "Rektor"), edges=EDGES).document()
    blocks = [
        replace(
            block,
            rows=tuple(
                replace(row, cells=tuple(replace(cell, shaded=True) for cell in row.cells))
                for row in block.rows
            ),
        )
        for block in document.blocks
        if isinstance(block, Table)
    ]
    whole = join_document(replace(document, blocks=tuple(blocks)), RULES, join_by_text)
    assert len(whole.blocks) == tables
