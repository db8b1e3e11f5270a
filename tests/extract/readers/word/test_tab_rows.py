"""Lines of a label, a tab and a value are rows of a table; what only looks like them is text."""

from __future__ import annotations

import pytest

from extract.readers.word.reader import read_docx
from tests.docx_building import p, package, shown


def lines(*rows: str) -> list[str]:
    body = "".join(
        p(inside="".join(f"<w:r><w:t xml:space='preserve'>{part}</w:t></w:r>" for part in _with_tabs(row)))
        for row in rows
    )
    return shown(read_docx("plan.docx", package(body)))


def _with_tabs(row: str) -> list[str]:
    return row.replace("\t", "\0</w:t><w:tab/><w:t xml:space='preserve'>\0").split("\0")


def test_three_lines_are_a_table() -> None:
    assert lines("Mål\tLugna torg", "Vem\tPolisen", "Hur ofta\tVarje vecka") == [
        "|Mål|Lugna torg|",
        "|Vem|Polisen|",
        "|Hur ofta|Varje vecka|",
    ]


def test_a_line_that_begins_with_the_tab_goes_on_with_the_value() -> None:
    assert lines(
        "Mål\tLugna torg", "\tLjusa stigar", "Vem\tPolisen", "Hur ofta\tVarje vecka", "\tOch på lov"
    ) == [
        "|Mål|Lugna torg / Ljusa stigar|",
        "|Vem|Polisen|",
        "|Hur ofta|Varje vecka / Och på lov|",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Mål\tLugna torg", "\tLjusa stigar", "Vem\tPolisen"),
        ("Alva Diktsson\tBo Myt", "Kommunpolis\tRektor"),
        ("Mål:\tLugna torg", "Vem:\tPolisen", "När:\tVarje vecka"),
        ("\tEtt indrag.", "\tEtt till.", "\tOch ett."),
        ("a\tb\tc", "d\te\tf", "g\th\ti"),
        ("Ett två tre fyra fem sex sju åtta\tnio", "Ett två tre fyra fem sex sju åtta\tnio", "Ett två tre fyra fem sex sju åtta\tnio"),
        ("Mål\tLugna torg", "Vem\tPolisen", "Text utan tabb", "Hur\tVarje vecka"),
    ],
)  # fmt: skip
def test_other_lines_with_tabs_are_text(rows: tuple[str, ...]) -> None:
    assert not any("|" in one for one in lines(*rows))


def test_a_label_of_seven_words_is_the_longest() -> None:
    longest = "Ett två tre fyra fem sex sju\tvärde"
    assert all(one.startswith("|") for one in lines(longest, longest, longest))
