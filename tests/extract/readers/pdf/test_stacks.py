"""Cards that no box shows: blocks side by side whose labels come again in each, above their values."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Document, Paragraph, Table
from tests.pdf_drawing import Page, assert_sound, drawn, texts

LABELS = ("Mål", "När", "Ansvarig")
ROND = ("Kvällsrond", "Lugna kvällar.", "Hösten 2021", "Fältassistent")
STÖD = ("Grannstöd", "Fler grannar hjälps åt.", "Våren 2021", "Rektor")
HUS = ("Öppet hus", "Fler besök.", "Maj 2021", "Fritidsledare")
DANS = ("Danskväll", "Fler dansar.", "Juni 2021", "Rektor")
LEFT, RIGHT = 60.0, 320.0


def block(
    page: Page,
    x: float,
    y: float,
    card: tuple[str, ...],
    labels: tuple[str, ...] = LABELS,
    *,
    bold: bool = True,
) -> None:
    """Draw a card: a title in 11 points, then labels above values."""
    page.text(x, y, card[0], 11, bold=True)
    for n, (label, value) in enumerate(zip(labels, card[1:], strict=False)):
        page.text(x, y + 14 + 26 * n, label, bold=bold)
        page.text(x, y + 26 + 26 * n, value)


def told(card: tuple[str, ...], labels: tuple[str, ...] = LABELS) -> str:
    pairs = zip(labels, card[1:], strict=False)
    return " ".join([card[0], *(text for pair in pairs for text in pair)])


def read(*pages: object) -> Document:
    document = read_pdf("kort.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert_sound(document)
    return document


def blocks(document: Document) -> list[str]:
    """The text of each block, that of cards in brackets."""
    return [
        f"[{document.text(one.all_words)}]" if isinstance(one, Table) else document.text(one.all_words)
        for one in document.blocks
    ]


def four(page: Page) -> None:
    page.text(LEFT, 50, "Trafik", 14, bold=True)
    block(page, LEFT, 70, ROND)
    block(page, RIGHT, 70, STÖD)
    page.text(LEFT, 190, "Skola", 14, bold=True)
    block(page, LEFT, 210, HUS)
    block(page, RIGHT, 210, DANS)


FOUR = ["Trafik", f"[{told(ROND)}]", f"[{told(STÖD)}]", "Skola", f"[{told(HUS)}]", f"[{told(DANS)}]"]


def test_cards_without_boxes_are_read_row_by_row_below_their_headings() -> None:
    assert blocks(read(four)) == FOUR


def test_a_rule_above_each_card_makes_no_table_of_them() -> None:
    def draw(page: Page) -> None:
        four(page)
        for y in (58, 198):
            page.rule(LEFT - 4, y, RIGHT - 12, y)
            page.rule(RIGHT - 4, y, RIGHT + 244, y)

    assert blocks(read(draw)) == FOUR


def test_plain_labels_are_known_since_they_come_again_and_values_below_them_are_none() -> None:
    def draw(page: Page) -> None:
        block(page, LEFT, 70, ROND, bold=False)
        block(page, RIGHT, 70, STÖD, bold=False)
        block(page, LEFT, 210, HUS, bold=False)
        block(page, RIGHT, 210, DANS, bold=False)

    document = read(draw)
    assert blocks(document) == [f"[{told(card)}]" for card in (ROND, STÖD, HUS, DANS)]
    labels = [
        document.text(piece.words)
        for table in document.blocks
        if isinstance(table, Table)
        for piece in table.rows[0].cells[0].blocks
        if isinstance(piece, Paragraph) and piece.is_label
    ]
    assert labels == [*LABELS] * 4  # not "Rektor", which comes again, too


def test_cards_that_lie_level_in_their_middle_are_a_row() -> None:
    def draw(page: Page) -> None:
        block(page, LEFT, 83, ROND[:3])
        block(page, RIGHT, 70, STÖD)
        block(page, LEFT, 210, HUS)
        block(page, RIGHT, 210, DANS)

    assert blocks(read(draw))[:2] == [f"[{told(ROND[:3])}]", f"[{told(STÖD)}]"]


@pytest.mark.parametrize(("labels", "cards"), [(LABELS[:2], 0), (LABELS, 4)])
def test_two_labels_alike_may_be_values_three_are_labels(labels: tuple[str, ...], cards: int) -> None:
    def draw(page: Page) -> None:
        for n, card in enumerate((ROND, STÖD, HUS, DANS)):
            block(page, RIGHT if n % 2 else LEFT, 210 if n > 1 else 70, card, labels)

    found = blocks(read(draw))
    assert sum(f"[{told(card, labels)}]" in found for card in (ROND, STÖD, HUS, DANS)) == cards


def test_columns_of_print_are_no_cards_where_blocks_begin_at_any_height() -> None:
    def draw(page: Page) -> None:
        for n, card in enumerate((ROND, STÖD, HUS)):
            block(page, LEFT, 70 + 100 * n, card)
        block(page, RIGHT, 97, DANS)
        block(page, RIGHT, 231, ROND)

    found = blocks(read(draw))
    assert not any(f"[{told(card)}]" in found for card in (ROND, STÖD, HUS, DANS))


def test_labels_with_values_beside_them_are_no_cards() -> None:
    def draw(page: Page) -> None:
        for x, card in ((LEFT, ROND), (RIGHT, STÖD)):
            page.text(x, 70, card[0], 11, bold=True)
            for n, (label, value) in enumerate(zip(LABELS, card[1:], strict=True)):
                page.text(x, 90 + 20 * n, label, bold=True)
                page.text(x + 80, 90 + 20 * n, value)

    assert told(ROND) not in [one.strip("[]") for one in blocks(read(draw))]


def test_what_a_page_break_left_of_cards_is_theirs_though_a_running_head_stands_above() -> None:
    def second(page: Page) -> None:
        page.text(50, 30, "Sala trygghet", 8)
        page.text(LEFT, 60, "Polis och skola.")
        page.text(RIGHT, 60, "Rektor")
        block(page, LEFT, 210, HUS)
        block(page, RIGHT, 210, DANS)

    def first(page: Page) -> None:
        block(page, LEFT, 700, ROND)
        block(page, RIGHT, 700, STÖD)

    found = blocks(read(first, second))
    assert found == [
        f"[{told(ROND)}]", f"[{told(STÖD)}]", "Sala trygghet", "[Polis och skola.]", "[Rektor]",
        f"[{told(HUS)}]", f"[{told(DANS)}]",
    ]  # fmt: skip


def test_a_paragraph_below_a_heading_goes_on_with_no_card_of_the_page_before() -> None:
    def second(page: Page) -> None:
        page.text(LEFT, 50, "Om planen", 14, bold=True)
        page.text(LEFT, 70, "Den gäller hela orten.")

    assert blocks(read(four, second))[-1] == "Den gäller hela orten."


def test_the_mark_of_a_note_ends_no_card() -> None:
    def draw(page: Page) -> None:
        four(page)
        page.text(LEFT + 70, 92, "1", 5)

    found = blocks(read(draw))
    assert len(found) == len(FOUR) and found[1].endswith("Ansvarig Fältassistent]")


def test_a_label_in_a_box_is_a_paragraph_by_itself_where_other_boxes_have_it_too() -> None:
    def draw(page: Page) -> None:
        for x, card in ((LEFT, ROND), (RIGHT, STÖD)):
            page.box(x - 5, 56, x + 140, 150)
            page.text(x, 70, card[0], 11, bold=True)
            for n, (label, value) in enumerate(zip(LABELS, card[1:], strict=True)):
                page.text(x, 84 + 22 * n, label)
                page.text(x, 95 + 22 * n, value)

    assert texts(read(draw))[:7] == ["Kvällsrond", "Mål", ROND[1], "När", ROND[2], "Ansvarig", ROND[3]]


def test_labels_that_run_in_to_values_are_those_of_columns_of_print() -> None:
    """Some labels stand above their values, and as many before theirs on one line: no card has both."""

    def column(page: Page, x: float, card: tuple[str, ...], *, run_in: bool) -> None:
        block(page, x, 70, card)
        for n, (label, value) in enumerate((("Syfte:", "Att nå fler."), ("Kostnad:", "Inget."))):
            y = 70 + 14 + 26 * len(LABELS) + 14 * n
            page.text(x, y, label, bold=run_in)
            page.text(x + page.canvas.stringWidth(f"{label} ", "Helvetica-Bold", 10), y, value)

    for run_in in (True, False):

        def draw(page: Page, run_in: bool = run_in) -> None:
            column(page, LEFT, ROND, run_in=run_in)
            column(page, RIGHT, STÖD, run_in=run_in)

        found = blocks(read(draw))
        assert any(one.startswith("[Kvällsrond Mål Lugna") for one in found) is not run_in
