"""Labels at the front of words, and columns of labels: just inside and just outside of what makes one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.recognise.grid import table_to_grid
from extract.recognise.labels import (
    front_ends,
    is_plan_label,
    label_columns,
    parties_heading,
    split_run_in,
    sure_plan_label,
    tells_time,
)
from extract.recognise.signatures import is_place_and_day, is_signature_line
from models.pages.document import Document, Paragraph, Table, Word
from models.pages.gaps import is_set_apart
from models.pages.geometry import BBox
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def paragraph_of(text: str) -> tuple[Document, Paragraph]:
    document = Builder().paragraph(text).document()
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    return document, block


def table_of(*rows: object, columns: int) -> tuple[Document, Table]:
    document = Builder().table(*rows, columns=columns).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    return document, table


@pytest.mark.parametrize(
    ("text", "dash", "expected"),
    [
        ("Mål: lugn", False, [(1, 1)]),
        ("Mål lugn", False, []),
        ("ett två tre fyra fem sex sju: åtta", False, [(7, 7)]),
        ("ett två tre fyra fem sex sju åtta: nio", False, []),
        ("Mål: lugn: ro", False, [(1, 1), (2, 2)]),
        ("Mål – lugn", False, []),
        ("Mål – lugn", True, [(1, 2)]),
        ("Mål - lugn", True, [(1, 2)]),
        ("– lugn", True, []),
        ("Mål: – lugn", True, [(1, 1), (1, 2)]),
    ],
)
def test_where_a_label_may_end(text: str, dash: bool, expected: list[tuple[int, int]]) -> None:
    document, block = paragraph_of(text)
    assert list(front_ends(document, block.words, dash=dash)) == expected


def test_a_tab_ends_a_label() -> None:
    document, block = paragraph_of("Mål Lugna kvällar")
    words = list(document.words)
    words[1] = replace(words[1], after_tab=True)
    document = replace(document, words=tuple(words))
    assert list(front_ends(document, block.words)) == [(1, 1)]


def two_words(left: BBox | None, right: BBox | None, *, page: int = 1) -> Document:
    boxes = [(left,) if left else (), (right,) if right else ()]
    words = (Word(0, "Mål", 1, boxes[0]), Word(1, "Lugn", page, boxes[1]))
    return Document(words, ())


@pytest.mark.parametrize(
    ("right", "page", "apart"),
    [
        (BBox(45.1, 100, 80, 110), 1, True),
        (BBox(45, 100, 80, 110), 1, False),
        (BBox(45.1, 100, 80, 110), 2, False),
        (BBox(60, 94, 80, 104), 1, False),
        (BBox(60, 96, 80, 106), 1, True),
        (BBox(60, 104, 80, 114), 1, True),
        (BBox(60, 105, 80, 115), 1, False),
        (None, 1, False),
    ],
)
def test_a_gap_of_one_and_a_half_times_the_height_sets_words_apart(
    right: BBox | None, page: int, apart: bool
) -> None:
    left = BBox(10, 100, 30, 110)
    assert is_set_apart(two_words(left, right, page=page), 0, 1) is apart
    assert not is_set_apart(two_words(None, right), 0, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mål: Lugna kvällar", ("Mål:", "Lugna kvällar", "goal")),
        ("Mål:", ("Mål:", "", "goal")),
        ("Åtägrder: ronder", ("Åtägrder:", "ronder", "measures")),
        ("Sagor: ronder", None),
        ("Sagor: Mål: ronder", None),
        ("Lugna kvällar", None),
    ],
)
def test_a_known_label_is_split_from_its_value(text: str, expected: tuple[str, str, str] | None) -> None:
    document, block = paragraph_of(text)
    found = split_run_in(document, block, RULES)
    shown = (
        (document.text(found[0]), document.text(found[1].words), found[2].targets[0].field) if found else None
    )
    assert shown == expected


def test_a_mark_goes_with_the_label() -> None:
    document, block = paragraph_of("• Mål: Lugn")
    found = split_run_in(
        document, replace(block, words=block.words[1:], mark=block.words[:1], kind="item"), RULES
    )
    assert found is not None
    assert (document.text(found[0]), found[1].mark, found[1].kind) == ("• Mål:", (), "paragraph")


@pytest.mark.parametrize(
    ("text", "plan", "sure", "time"),
    [
        ("Mål", True, True, False),
        ("Löptid", True, True, True),
        ("Polisen", False, False, False),
        ("Polisens kontakt", True, True, False),
        ("Diarienummer", False, False, False),
        ("Åtägrder", True, False, False),
        ("Sagor", False, False, False),
    ],
)
def test_which_labels_are_of_a_plan(text: str, plan: bool, sure: bool, time: bool) -> None:
    match = RULES.labels.match(text)
    assert is_plan_label(match) is plan
    assert (sure_plan_label(text, RULES) is not None) is sure
    assert (match is not None and tells_time(match)) is time


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Polisen", "Skolan"), {0: "police", 1: "school"}),
        (("Polisen", "Polisen"), None),
        (("Polisen",), None),
        (("Polisen", "Sagoföreningen Eken"), None),
        (("Polisen", "Skolan", "Sagoföreningen Eken Björk Al"), {0: "police", 1: "school", 2: None}),
        (("Polisen", "Skolan", "Sagoföreningen Eken Björk Al Ask"), None),
        (("Polisen", "Skolan", "Mål"), None),
        (("Polisen", "Skolan", "Eken", "Alen"), None),
    ],
)
def test_parties_over_columns(cells: tuple[str, ...], expected: dict[int, str | None] | None) -> None:
    document, table = table_of((*cells, ""), columns=len(cells) + 1)
    assert parties_heading(document, table_to_grid(document, table)[0], RULES) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Mål", "Lugn"), ("Sagor", "Ro")], (0,)),
        ([("Mål", "Lugn"), ("Sagor", "Ro"), ("Myter", "Ro")], ()),
        ([("Mål", "a"), ("Löptid", "b"), ("Sagor", "c"), ("Myter", "d"), ("Dikter", "e")], (0,)),
        ([("Lugn", "Mål"), ("Ro", "Löptid")], (1,)),
        ([("Mål", "Löptid")], (0,)),
        ([("Mål", "a", "Löptid", "b"), ("Syfte", "c", "Kostnad", "d")], (0, 2)),
        ([("Mål", "a", "Löptid", "b"), ("Syfte", "c", "", "d")], (0,)),
        ([("Mål", "a", "Löptid", "b"), ("Syfte", "c", "Kostnad", "d"), ("Åtgärd", "", "", ""), ("Metod", "", "", ""), ("Orsak", "", "", "")], (0,)),
        ([("Mål", "Löptid"), ("Syfte", "Kostnad")], (0,)),
        ([("Lugn", "Ro")], ()),
        ([(one, "x") for one in ("Mål", "Polisen", "Skolan", "Sagor", "Myter", "Dikter", "Verser")], (0,)),
        ([(one, "x") for one in ("Mål", "Polisen", "Sagor", "Myter", "Dikter")], ()),
    ],
)  # fmt: skip
def test_columns_of_labels(rows: list[tuple[str, ...]], expected: tuple[int, ...]) -> None:
    document, table = table_of(*rows, columns=len(rows[0]))
    assert label_columns(document, table_to_grid(document, table), RULES) == expected


@pytest.mark.parametrize(
    ("text", "day", "line"),
    [
        ("Mora den 3 maj 2020", True, True),
        ("Mora 2020-05-03", True, True),
        ("Östra Mora den 3/5 2020", True, True),
        ("Mora den ____", True, True),
        ("Mora den 3 maj", False, False),
        ("Vi ses i Mora den 3 maj 2020", False, False),
        ("________", False, True),
        ("_______", False, False),
        ("........ ________", False, True),
    ],
)
def test_lines_of_signatures(text: str, day: bool, line: bool) -> None:
    assert is_place_and_day(text) is day
    assert is_signature_line(text) is line
