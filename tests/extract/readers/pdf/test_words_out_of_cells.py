"""Words too long for their cells, and texts of two cells that touch at the rule between them."""

from __future__ import annotations

from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables


def test_a_word_that_runs_over_a_rule_stays_whole() -> None:
    """What stands behind the rule begins where no text of the next column does."""
    word = "flyktingförläggningar"
    edge = 0.0

    def draw(page: Page) -> None:
        nonlocal edge
        cut = page.canvas.stringWidth(word[:-2], "Helvetica", 9)
        edge = 60 + cut + 0.4
        for y, first, second in (
            (100, "Område", "Insats"),
            (120, "Unga på", "Värdar"),
            (160, "Parken", "Ljus"),
        ):
            page.text(60, y + 12, first, 9)
            page.text(edge + 4, y + 12, second, 9)
            page.rule(56, y, 300, y)
        page.text(60, 120 + 24, word, 9)
        page.rule(56, 180, 300, 180)
        for x in (56.0, edge, 300.0):
            page.rule(x, 100, x, 180)

    document = read_pdf("lang.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert [cells[0] for cells in grid_texts(document, table)] == ["Område", f"Unga på {word}", "Parken"]


def test_a_word_that_runs_up_to_the_next_text_is_parted_from_it() -> None:
    """Nothing but the column's other texts tells where that begins: both are printed without a gap."""

    def draw(page: Page) -> None:
        edge = 60 + page.canvas.stringWidth("Huvudansvari", "Helvetica", 9) + 0.4
        begin = 60 + page.canvas.stringWidth("Huvudansvarig", "Helvetica", 9) + 0.2
        for y, first, second in (
            (100, "Huvudansvarig", "Tidplan"),
            (120, "Rektor", "Maj"),
            (140, "Chef", "Juni"),
        ):
            page.text(60, y + 12, first, 9)
            page.text(begin, y + 12, second, 9)
            page.rule(56, y, 300, y)
        page.rule(56, 160, 300, 160)
        for x in (56.0, edge, 300.0):
            page.rule(x, 100, x, 160)

    (table,) = tables(document := read_pdf("ihop.pdf", drawn(draw)))
    assert_sound(document)
    assert grid_texts(document, table) == [["Huvudansvarig", "Tidplan"], ["Rektor", "Maj"], ["Chef", "Juni"]]
