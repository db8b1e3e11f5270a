"""Names apart from the number or label before them: "label | name", written inline."""

from __future__ import annotations

import pytest

from extract.recognise.names import is_like_name, is_list, names_only_actors, read_name
from models.pages.document import Paragraph
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "label", "name", "field"),
    [
        ("Aktivitet 3: Nattvandring", "Aktivitet 3:", "Nattvandring", "activity"),
        ("Aktivitet 3 Nattvandring", "Aktivitet 3", "Nattvandring", "activity"),
        ("Åtgärd A:1 Nattvandring", "Åtgärd A:1", "Nattvandring", "name"),
        ("Insats B – Nattvandring", "Insats B –", "Nattvandring", "activity"),
        ("Målområde A. Trygg station", "Målområde A.", "Trygg station", "area_name"),
        ("B:2 Nattvandring", "B:2", "Nattvandring", None),
        ("Å2 Nattvandring", "Å2", "Nattvandring", None),
        ("E4 Nattvandring", "", "E4 Nattvandring", None),
        ("Område I Centrum", "", "Område I Centrum", None),
        ("Insats 2. Nattvandring", "Insats 2.", "Nattvandring", "activity"),
        ("Prioriterat område 1 – Unga", "Prioriterat område 1 –", "Unga", "area_name"),
        ("Prioritering 1: Trygg station", "Prioritering 1:", "Trygg station", "area_name"),
        ("Område: Trygg station", "Område:", "Trygg station", "area_name"),
        ("4. Trygg station", "4.", "Trygg station", None),
        ("2.1 Trygg station", "2.1", "Trygg station", None),
        ("Trygg station 2024", "", "Trygg station 2024", None),
        ("Mål: Trygg station", "", "Mål: Trygg station", None),
        ("24 timmar om dygnet", "", "24 timmar om dygnet", None),
        ("Område", "", "Område", None),
        ("7", "", "7", None),
        ("Aktivitet 3 – Nattvandring", "Aktivitet 3 –", "Nattvandring", "activity"),
        ("Aktivitet 3 kvällar i veckan", "", "Aktivitet 3 kvällar i veckan", None),
        ("– Trygg station", "", "– Trygg station", None),
        ("4 trygga stationer", "", "4 trygga stationer", None),
    ],
)
def test_what_stands_before_a_name_is_its_label(text: str, label: str, name: str, field: str | None) -> None:
    document = Builder().heading(text).document()
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    naming = read_name(document, (block,), RULES)
    assert document.text(naming.label) == label
    assert document.text(naming.name.words) == name
    assert naming.field == field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rektor", True),
        ("Kommunpolis och rektor", True),
        ("Kommunpolis samt rektor", False),  # four letters
        ("och", False),
    ],
)
def test_a_text_of_nothing_but_actors(text: str, expected: bool) -> None:
    assert names_only_actors(text, RULES) is expected


def test_a_list_has_two_items_at_least_and_nothing_else() -> None:
    item, text = Paragraph((0,), "item"), Paragraph((1,))
    assert is_list((item, item))
    assert not is_list((item,))
    assert not is_list((item, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nattvandring", True),
        ("Ord" + " ord" * 9, True),
        ("Ord" + " ord" * 10, False),
        ("Nattvandring.", False),
        ("Gå ronder", False),
        ("Att gå ronder", False),
    ],
)
def test_what_can_be_a_name(text: str, expected: bool) -> None:
    document = Builder().paragraph(text).document()
    pieces = (Paragraph(document.blocks[0].all_words),)
    assert is_like_name(document, pieces, RULES) is expected
    assert not is_like_name(document, (), RULES)
