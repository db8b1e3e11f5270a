"""Rows over a whole table at a page break: the rest of a broken label, or the title of the first activity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.join.broken_labels import NEAR
from extract.join.pages import join_document
from extract.restore.text import join_by_text
from models.pages.document import Document, Table
from models.pages.geometry import BBox
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
EDGES = (50.0, 200.0, 500.0)


def rows_of(document: Document) -> list[str]:
    """The rows after joining, " | " between cells."""
    document = join_document(document, RULES, join_by_text)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [" | ".join(document.text(cell.words) for cell in row.cells) for one in tables for row in one.rows]


@pytest.mark.parametrize(
    ("rest", "beyond", "found"),
    [
        ("ens", NEAR, ["Mötes frekv ens | Ibland", "När | Maj"]),
        ("ens", NEAR + 1, ["Mötes frekv | Ibland", "ens", "När | Maj"]),  # it stands below the value, too
        ("Ens", NEAR, ["Mötes frekv | Ibland", "Ens", "När | Maj"]),
        ("insatser", NEAR, ["Mötes frekv | Ibland", "insatser", "När | Maj"]),  # no label of a plan
    ],
)
def test_the_rest_of_a_label_alone_on_top_of_a_page_goes_on_with_it(
    rest: str, beyond: float, found: list[str]
) -> None:
    builder = Builder(page=1).table(("Mötes frekv", "Ibland"), edges=EDGES).next_page()
    document = builder.table(rest, ("När", "Maj"), edges=EDGES).document()
    words = tuple(
        replace(word, boxes=(BBox(50.0, 12.0, 200.0 + beyond, 22.0),)) if word.text == rest else word
        for word in document.words
    )
    assert rows_of(replace(document, words=words)) == found


def test_words_over_the_whole_table_are_no_label_that_a_page_breaks() -> None:
    builder = Builder(page=1).table(("Mål", "Lugn"), "Mötes frekv", edges=EDGES).next_page()
    document = builder.table("ens", ("När", "Maj"), edges=EDGES).document()
    assert rows_of(document) == ["Mål | Lugn", "Mötes frekv", "ens", "När | Maj"]


def test_the_rest_of_a_label_may_be_in_pieces_itself() -> None:
    builder = Builder(page=1).table(("Stadsdelsförvaltn", "Ronder"), edges=EDGES).next_page()
    document = builder.table("ingen s åtaga nde", ("När", "Maj"), edges=EDGES).document()
    assert rows_of(document) == ["Stadsdelsförvaltn ingen s åtaga nde | Ronder", "När | Maj"]


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("Droger", "Röjning av buskar", ["Droger", "Röjning av buskar"]),
        ("Droger och", "annan brottslighet", ["Droger och annan brottslighet"]),
    ],
)
def test_two_titles_in_a_box_that_the_page_cuts_are_no_cut_row(
    above: str, below: str, found: list[str]
) -> None:
    builder = Builder(page=1).table(("Mål", "Lugn"), above, edges=EDGES).next_page()
    document = builder.table(below, ("Mål", "Lugn"), edges=EDGES).document()
    first, second = (block for block in document.blocks if isinstance(block, Table))
    first = replace(first, rows=(first.rows[0], replace(first.rows[1], open_bottom=True)))
    second = replace(second, rows=(replace(second.rows[0], open_top=True), second.rows[1]))
    titles = {word for row in (first.rows[1], second.rows[0]) for word in row.words}
    words = tuple(replace(word, bold=word.id in titles) for word in document.words)
    document = replace(document, words=words, blocks=(first, second))
    assert rows_of(document) == ["Mål | Lugn", *found, "Mål | Lugn"]
