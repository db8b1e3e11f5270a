"""A sheet of labels and values that is wider than its paper: the values stand on the page after."""

from __future__ import annotations

import pytest

from extract.join.pages import join_document
from extract.readers.pdf.reader import read_pdf
from extract.restore.text import join_by_text
from models.pages.document import Document, Table
from rules.pack import load_rules
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables, texts

RULES = load_rules()
ROWS = (("Syfte", "Ljusare torg."), ("Mötesfrekvens", "Varje månad"), ("Löptid", "Tillsvidare"))


def printed(rows: tuple[tuple[str, str], ...], *, lower: float = 0.0, rules: bool = False) -> Document:
    """Two pages: the name and the labels of `rows`, then their values, so many points `lower`."""

    def labels(page: Page) -> None:
        page.text(54, 72, "Plan för trygghet 2024", 16, bold=True)
        page.text(54, 94, "Trygga torget", 11, bold=True)
        column(page, [label for label, _ in rows], 0.0, bold=True)

    def values(page: Page) -> None:
        column(page, [value for _, value in rows], lower, bold=False)

    def column(page: Page, own: list[str], down: float, *, bold: bool) -> None:
        for n, text in enumerate(own):
            page.text(54, 110 + 15 * n + down, text, 11, bold=bold)
        for n in range(len(own) + 1 if rules else 0):
            page.rule(52, 99 + 15 * n, 300, 99 + 15 * n)
            page.rule(52, 99, 52, 99 + 15 * len(own))
            page.rule(300, 99, 300, 99 + 15 * len(own))

    document = join_document(read_pdf("blad.pdf", drawn(labels, values)), RULES, join_by_text)
    assert_sound(document)
    return document


@pytest.mark.parametrize("rules", [False, True])
def test_values_stand_beside_the_labels_of_the_page_before(rules: bool) -> None:
    document = printed(ROWS, rules=rules)
    (table,) = tables(document)
    assert grid_texts(document, table) == [list(row) for row in ROWS]
    assert texts(document)[:2] == ["Plan för trygghet 2024", "Trygga torget"]


@pytest.mark.parametrize(("lower", "found"), [(2.4, 1), (2.8, 0)])
def test_lines_of_one_row_stand_level(lower: float, found: int) -> None:
    document = printed(ROWS, lower=lower)
    joined = [block for block in document.blocks if isinstance(block, Table)]
    assert len(joined) == found


def test_two_labels_may_stand_level_with_other_text_by_chance() -> None:
    assert not tables(printed(ROWS[:2]))


def test_text_level_with_other_text_is_no_value() -> None:
    assert not tables(printed((("Torget är mörkt.", "A"), ("Parken är stor.", "B"), ("Löptid", "Varje år"))))
