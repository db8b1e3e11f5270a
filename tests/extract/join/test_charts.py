"""Boxes of an organisation chart are told from frames around headings."""

from extract.join.outside import charts_to_textboxes
from models.pages.document import Paragraph, Table
from tests.building import Builder


def test_three_boxes_in_a_row_are_a_chart() -> None:
    builder = Builder().heading("Rådet").table("Styrgrupp", columns=1).table("Fältgrupp", columns=1)
    builder.table("Torggrupp", columns=1).paragraph("Rådet möts.")
    document = charts_to_textboxes(builder.document())
    found = [
        (block.origin, document.text(block.words))
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert found == [
        ("body", "Rådet"),
        ("textbox", "Styrgrupp"),
        ("textbox", "Fältgrupp"),
        ("textbox", "Torggrupp"),
        ("body", "Rådet möts."),
    ]


def test_one_box_above_a_table_is_a_frame_around_its_heading() -> None:
    document = Builder().table("Unga", columns=1).table(("Mål", "Lugn"), ("Löptid", "2021")).document()
    assert all(isinstance(block, Table) for block in charts_to_textboxes(document).blocks)


def test_boxes_with_five_paragraphs_are_cards_and_with_four_a_chart() -> None:
    lines = ("Kvällsrond", "Mål", "Lugna kvällar.", "När", "Hösten 2021")
    for count, kind in ((5, Table), (4, Paragraph)):
        builder = Builder()
        for _ in range(3):
            builder.table((lines[:count],), columns=1)
        assert all(isinstance(block, kind) for block in charts_to_textboxes(builder.document()).blocks)
