"""Watermarks, stamps and line numbers stand in no cell."""

from __future__ import annotations

import math

import pytest

from models.pages.document import Document
from tests.pdf_raw import at, raw_pdf, row
from tests.pdf_seen import apart, paragraphs, read

ROWS = (
    row(700, "Aktivitet", "Ronder")
    + row(674, "Tid", "Varje vecka")
    + row(648, "Vem", "Rektor")
    + row(622, "Syfte", "Lugn")
)
WORDS = ["Aktivitet", "Ronder", "Tid", "Varje", "vecka", "Vem", "Rektor", "Syfte", "Lugn"]


def turned(degrees: float, x: float, y: float, text: str, size: float) -> str:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"BT /F1 {size} Tf {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x} {y} Tm ({text}) Tj ET\n"


def in_tables(document: Document) -> list[str]:
    return [document.words[word].text for block in document.blocks for word in block.all_words]


def furniture(document: Document) -> list[tuple[str, str]]:
    return [(piece.role, document.text(piece.paragraph.all_words)) for piece in document.furniture]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        (".8 g " + turned(45, 200, 500, "UTKAST", 90) + "0 g " + ROWS, "UTKAST"),
        (ROWS + turned(-35, 150, 780, "UTKAST", 60), "UTKAST"),
        (ROWS + ".8 g " + turned(30, 150, 550, "EJ FASTSTÄLLD", 60), "EJ FASTSTÄLLD"),
        (ROWS + turned(20, 400, 760, "KOPIA", 16), "KOPIA"),  # a rubber stamp
        (".85 g " + at(120, 640, "KOPIA", 100) + "0 g " + ROWS, "KOPIA"),  # level, behind the table
        (".85 g " + turned(90, 330, 560, "KOPIA", 80) + "0 g " + ROWS, "KOPIA"),  # upright
    ],
)
def test_a_watermark_is_furniture(drawn: str, text: str) -> None:
    document = read(raw_pdf(drawn))
    assert furniture(document) == [("watermark", text)]
    assert in_tables(document) == WORDS and not document.apart


@pytest.mark.parametrize(("y", "over"), [(612, False), (656, True), (696, False)])
def test_a_large_word_upside_down_is_a_watermark_where_its_letters_lie_over_text(
    y: float, over: bool
) -> None:
    """They hang from their baseline at `y`; what the type has room for above and below them is white."""
    drawn = ".85 g " + turned(180, 330, y, "KOPIA", 70) + "0 g " + row(622, "Syfte", "Lugn")
    document = read(raw_pdf(drawn + at(140, 622, "och ro")))
    assert furniture(document) == ([("watermark", "KOPIA")] if over else [])


@pytest.mark.parametrize(
    ("drawn", "lines"),
    [
        (
            turned(25, 300, 560, "ANTAGEN AV", 14)
            + turned(25, 307, 545, "KOMMUNSTYRELSEN", 14)
            + turned(25, 314, 530, "den 12 mars 2024", 14),
            ["ANTAGEN AV", "KOMMUNSTYRELSEN", "den 12 mars 2024"],
        ),
        (turned(-20, 300, 720, "Beslutad 2024-03-12", 12), ["Beslutad 2024-03-12"]),
        (turned(-20, 300, 720, "Antagen av nämnden", 12), ["Antagen av nämnden"]),
        (
            turned(7, 300, 660, "Antagen av nämnden", 12) + turned(7, 302, 645, "2024-03-12", 12),
            ["Antagen av nämnden", "2024-03-12"],
        ),
        (turned(40, 100, 500, "UTKAST 2024-03-12", 60), ["UTKAST 2024-03-12"]),
        (turned(40, 100, 300, "GÄLLER TILLS NY PLAN ANTAS", 32), ["GÄLLER TILLS NY PLAN ANTAS"]),
    ],
)
def test_a_stamp_with_words_of_its_own_keeps_its_lines(drawn: str, lines: list[str]) -> None:
    document = read(raw_pdf(ROWS + drawn))
    assert apart(document) == [("beside", lines)]
    assert in_tables(document) == WORDS and not document.furniture


def test_text_of_a_scan_that_stands_askew_is_text() -> None:
    scan = turned(2, 60, 700, "Handlingsplan mot brott", 10) + turned(3, 60, 680, "Polisen ska delta", 10)
    assert (
        paragraphs(read(raw_pdf(scan))) == ["Handlingsplan mot brott", "Polisen ska delta"]
        or not read(raw_pdf(scan)).apart
    )


def test_text_three_degrees_askew_is_text_and_five_a_stamp() -> None:
    assert not read(raw_pdf(ROWS + turned(3, 60, 560, "Antagen av nämnden", 12))).apart
    assert read(raw_pdf(ROWS + turned(5, 60, 560, "Antagen av nämnden", 12))).apart


@pytest.mark.parametrize(("columns", "are_text"), [(3, True), (2, False)])
def test_slanted_headings_of_columns_are_text(columns: int, are_text: bool) -> None:
    names = ("Polisen", "Skolan", "Soc")[:columns]
    heads = "".join(turned(60, 100 + 60 * index, 760, name, 10) for index, name in enumerate(names))
    document = read(raw_pdf(heads + ROWS))
    assert (not document.furniture and not document.apart) is are_text


def test_a_large_title_over_nothing_is_text() -> None:
    document = read(raw_pdf(at(60, 780, "Handlingsplan", 40) + ROWS))
    assert paragraphs(document) == ["Handlingsplan"] and not document.furniture


LINES = [f"Rad {letter} av planens löpande text om ronder" for letter in "abcdefghij"]


def numbered(numbers: list[str], x: float = 30, text_x: float = 60, step: float = 14) -> bytes:
    text = "".join(at(text_x, 700 - 14 * index, line) for index, line in enumerate(LINES))
    return raw_pdf(
        text + "".join(at(x, 700 - step * index, number, 8) for index, number in enumerate(numbers))
    )


@pytest.mark.parametrize("x", [30, 560])
def test_numbers_of_lines_are_furniture(x: float) -> None:
    document = read(numbered([str(index + 1) for index in range(10)], x))
    assert furniture(document) == [("line_number", str(index + 1)) for index in range(10)]
    assert " ".join(paragraphs(document)) == " ".join(LINES)


def test_every_fifth_line_may_be_numbered() -> None:
    text = "".join(at(60, 780 - 14 * index, LINES[index % 10]) for index in range(30))
    numbers = "".join(at(35, 780 - 14 * (5 * place - 1), str(5 * place), 8) for place in range(1, 7))
    assert furniture(read(raw_pdf(text + numbers))) == [
        ("line_number", str(5 * place)) for place in range(1, 7)
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3", "4"],  # too few
        ["1", "2", "4", "5", "7", "8", "9", "10", "12", "14"],  # they count no lines
        ["17", "3", "42", "8", "5", "11", "2", "9", "30", "7"],
    ],
)
def test_other_numbers_in_the_margin_are_text(numbers: list[str]) -> None:
    document = read(numbered(numbers))
    assert not document.furniture


def test_numbers_along_a_part_of_the_page_are_a_list() -> None:
    lower = "".join(at(60, 500 - 14 * index, line) for index, line in enumerate(LINES))
    upper = "".join(at(60, 700 - 14 * index, LINES[index]) for index in range(6))
    numbers = "".join(at(30, 700 - 14 * index, str(index + 1), 8) for index in range(6))
    assert not read(raw_pdf(upper + numbers + lower)).furniture
