"""Cards that a page break cut, with others beside them."""

import pytest

from extract.join.cards import join_cut_cards
from models.pages.document import Table
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
LEFT, RIGHT = (60.0, 280.0), (288.0, 508.0)


def card(builder: Builder, edges: tuple[float, float], *lines: str, bold: bool = True) -> None:
    title, rest = builder.cell((lines[0],), 0, "", bold=bold), builder.cell(lines[1:], 0, "")
    only = type(title)(0, title.blocks + rest.blocks, page=builder.page)
    builder.table((only,), columns=1, edges=edges)


def read(builder: Builder) -> list[str]:
    document = join_cut_cards(builder.document(), RULES)
    return [document.text(block.all_words) for block in document.blocks if isinstance(block, Table)]


def test_each_cut_card_goes_on_in_its_own_column() -> None:
    builder = Builder(page=1).paragraph("Sala | Trygghet")
    card(builder, LEFT, "Kvällsrond", "Mål", "Lugna kvällar.", "Löptid")
    card(builder, RIGHT, "Grannstöd", "Mål")
    builder.next_page().paragraph("Sala | Trygghet")
    card(builder, LEFT, "Hösten 2021", bold=False)
    card(builder, RIGHT, "Fler grannar hjälps åt.", "Löptid", "Våren 2021", bold=False)
    card(builder, LEFT, "Öppet hus", "Mål", "Fler besök.")
    assert read(builder) == [
        "Kvällsrond Mål Lugna kvällar. Löptid Hösten 2021",
        "Grannstöd Mål Fler grannar hjälps åt. Löptid Våren 2021",
        "Öppet hus Mål Fler besök.",
    ]


def test_a_box_that_begins_with_a_title_as_the_others_do_is_a_card_of_its_own() -> None:
    builder = Builder(page=1)
    card(builder, LEFT, "Kvällsrond", "Mål", "Lugna kvällar.")
    builder.next_page()
    card(builder, LEFT, "Öppet hus", "Mål", "Fler besök.")
    assert len(read(builder)) == 2


def test_a_box_below_other_sides_is_a_card_of_its_own() -> None:
    builder = Builder(page=1)
    card(builder, LEFT, "Kvällsrond", "Mål", "Lugna kvällar.")
    builder.next_page()
    card(builder, RIGHT, "Löptid", "Hösten 2021", bold=False)
    assert len(read(builder)) == 2


def test_a_rest_that_begins_with_a_label_goes_on_with_no_paragraph_of_the_card() -> None:
    builder = Builder(page=1)
    card(builder, LEFT, "Kvällsrond", "Ansvarig", "Rektor och")
    builder.next_page()
    card(builder, LEFT, "Mål", "Lugna kvällar.", bold=False)
    document = join_cut_cards(builder.document(), RULES)
    (box,) = (block for block in document.blocks if isinstance(block, Table))
    pieces = [document.text(block.all_words) for block in box.rows[0].cells[0].blocks]
    assert pieces == ["Kvällsrond", "Ansvarig", "Rektor och", "Mål", "Lugna kvällar."]


def test_a_line_that_comes_again_in_other_boxes_is_a_label_that_begins_a_rest() -> None:
    builder = Builder(page=1)
    card(builder, LEFT, "Kvällsrond", "Rondens syfte", "Lugn.")
    card(builder, RIGHT, "Grannstöd")
    builder.next_page()
    card(builder, RIGHT, "Rondens syfte", "Fler grannar.")
    assert read(builder) == ["Kvällsrond Rondens syfte Lugn.", "Grannstöd Rondens syfte Fler grannar."]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (
            ("Rond", "Mål", "Lugn.", "Löptid"),
            ("Hösten 2021", "Det är sagt."),
            True,
        ),  # a label has no value yet
        (("Rond", "Mål", "Lugn."), ("Hela våren.", "Ansvarig", "Rektor"), True),  # no label comes again
        (("Rond", "Mål", "Lugn."), ("Öppet hus", "Mål", "Fler besök."), False),
        (("Rond", "Mål", "Lugn."), ("Öppet hus", "Det är sagt."), False),
    ],
)
def test_a_rest_that_begins_with_a_value_is_told_by_its_labels(
    above: tuple[str, ...], below: tuple[str, ...], whole: bool
) -> None:
    builder = Builder(page=1)
    card(builder, LEFT, *above, bold=False)
    builder.next_page()
    card(builder, LEFT, *below, bold=False)
    assert len(read(builder)) == 2 - whole


def test_bold_tells_a_title_only_where_most_boxes_begin_in_bold() -> None:
    for bold, boxes in {(True, True, True): 3, (True, False, False): 4}.items():
        builder = Builder(page=1)
        for name, is_bold in zip(("Kvällsrond", "Grannstöd", "Öppet hus"), bold, strict=True):
            card(builder, LEFT, name, "Fler vuxna.", bold=is_bold)
        builder.next_page()
        card(builder, LEFT, "Vi går ut.", "Varje kväll.", bold=False)
        assert len(read(builder)) == boxes


def test_a_card_of_two_closed_boxes_is_a_little_unsure() -> None:
    builder = Builder(page=1)
    card(builder, LEFT, "Kvällsrond", "Mål", "Lugna kvällar.", "Löptid")
    card(builder, RIGHT, "Grannstöd", "Mål", "Fler hjälps åt.")
    builder.next_page()
    card(builder, LEFT, "Hösten 2021", bold=False)
    document = join_cut_cards(builder.document(), RULES)
    boxes = [block for block in document.blocks if isinstance(block, Table)]
    assert [cell.confidence for box in boxes for row in box.rows for cell in row.cells] == [0.9, 1.0]


@pytest.mark.parametrize(("names", "boxes"), [(2, 2), (1, 3)])
def test_where_most_boxes_begin_with_one_label_a_rest_begins_with_anything_else(
    names: int, boxes: int
) -> None:
    builder = Builder(page=1)
    card(builder, LEFT, "Område" if names == 2 else "Tema", "Skolan", "Ansvarig", "Bo", bold=False)
    card(builder, RIGHT, "Område", "Torget", "Ansvarig", "Bo", bold=False)
    builder.next_page()
    card(builder, RIGHT, "Vi går ut varje kväll.", "Ansvarig", "Bo", bold=False)
    assert len(read(builder)) == boxes


def test_a_box_that_begins_with_the_label_that_most_begin_with_is_a_card_of_its_own() -> None:
    builder = Builder(page=1)
    for place in ("Skolan", "Torget"):
        card(builder, LEFT, "Område", place, "Mål", "Lugna kvällar.", bold=False)
        builder.next_page()
    assert len(read(builder)) == 2
