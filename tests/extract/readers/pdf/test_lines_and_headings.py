"""Lines become paragraphs, and some of them headings: each decision just inside and just outside."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.paragraphs import DraftParagraph, column_of, flows, leading_of, lines_to_paragraphs
from extract.readers.pdf.print.headings import mark_headings
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from models.pages.document import Document, Paragraph
from models.pages.geometry import BBox
from tests.pdf_drawing import Page, drawn


def line(text: str, bottom: float, *, x0: float = 50.0, size: float = 10.0, bold: bool = False) -> Line:
    words, x = [], x0
    for word in text.split():
        width = 0.5 * size * len(word)
        words.append(Printed(word, x, bottom - size, x + width, bottom, Style(size, bold, 0)))
        x += width + 0.25 * size
    return make_line(words)


FULL = "ord " * 20 + "ord"
"""A line that fills its column: 362.5 points wide."""


def count(*lines: Line, leading: float = 1.2) -> int:
    """How many paragraphs the lines make below a full first line."""
    return len(lines_to_paragraphs(column_of([line(FULL, 100), *lines]), leading))


@pytest.mark.parametrize(("bottom", "paragraphs"), [(115.0, 1), (115.1, 2)])
def test_a_distance_a_quarter_wider_parts_paragraphs(bottom: float, paragraphs: int) -> None:
    assert count(line("Ord", bottom)) == paragraphs


@pytest.mark.parametrize(
    ("text", "size", "paragraphs"),
    [
        ("Ord ord", 11.2, 1),
        ("Ord ord", 11.3, 2),
        ("Ord ord", 9.4, 1),
        ("Ord ord", 9.3, 2),
        ("ord ord", 9.3, 1),
        ("ord", 8.0, 1),
        ("ord ord", 8.0, 2),
    ],
)
def test_lines_of_another_size(text: str, size: float, paragraphs: int) -> None:
    assert count(line(text, 112, size=size)) == paragraphs


@pytest.mark.parametrize(
    ("first", "second", "paragraphs"),
    [
        ("Vi går ut.", "Alla ska med.", 2),
        ("Vi går ut", "Alla ska med.", 2),
        ("Vi går ut", "alla ska med.", 1),
        ("Vi går ut,", "Alla ska med.", 1),
        ("Vi går ut /", "Alla ska med.", 1),
        ("Vi går ut", "12 ska med.", 1),
        ("Vi går ut.", "12 ska med.", 2),
    ],
)
def test_a_line_that_ended_though_there_was_room_ends_its_paragraph(
    first: str, second: str, paragraphs: int
) -> None:
    room = BBox(48, 80, 450, 130)
    column = column_of([line(first, 100), line(second, 112)], room)
    assert len(lines_to_paragraphs(column, 1.2)) == paragraphs


@pytest.mark.parametrize(
    ("x0", "second", "paragraphs"),
    [(57.1, "Ord", 2), (56.9, "Ord", 1), (57.1, "ord", 1)],
)
def test_an_indent_begins_a_paragraph(x0: float, second: str, paragraphs: int) -> None:
    assert count(line(f"{second} {FULL}", 112, x0=x0)) == paragraphs


@pytest.mark.parametrize(
    ("first", "second", "paragraphs"),
    [((True, "Ord"), (False, "Ord"), 2), ((True, "Ord"), (False, "ord"), 1), ((False, "Ord"), (True, "Ord"), 2),
     ((False, "Ord"), (True, "ord"), 1), ((True, "Ord"), (True, "Ord"), 1)],
)  # fmt: skip
def test_a_change_of_weight_begins_a_paragraph(
    first: tuple[bool, str], second: tuple[bool, str], paragraphs: int
) -> None:
    lines = [
        line(f"{text} {FULL}", 100 + 12 * n, bold=bold) for n, (bold, text) in enumerate((first, second))
    ]
    assert len(lines_to_paragraphs(column_of(lines), 1.2)) == paragraphs


def test_items_have_a_depth_by_where_they_begin() -> None:
    places = (50.0, 70.0, 72.0, 90.0, 50.0)
    lines = [line("• Ord", 100 + 12 * n, x0=x0) for n, x0 in enumerate(places)]
    found = lines_to_paragraphs(column_of(lines), 1.2)
    assert [one.level for one in found] == [0, 1, 1, 2, 0]
    assert {one.kind for one in found} == {"item"}


def test_running_text_is_filled_and_goes_on_in_small_letters() -> None:
    running = [line("vi " + FULL, 100 + 12 * n) for n in range(4)]
    assert flows(column_of(running))
    assert not flows(column_of(running[:3]))
    assert not flows(column_of([line("Vi " + FULL, 100 + 12 * n) for n in range(4)]))
    assert leading_of([column_of(running)]) == pytest.approx(1.2)
    assert leading_of([column_of([line("Vi " + FULL, 100 + 12 * n) for n in range(4)])]) is None
    assert leading_of([column_of([line("vi " + FULL, 100 + 27 * n) for n in range(4)])]) is None


# -- headings -------------------------------------------------------------------------------------------

BODY = [DraftParagraph([line(FULL, 200 + 12 * n)]) for n in range(8)]


def level_of(*texts: str, size: float = 10.0, bold: bool = False) -> int | None:
    heading = DraftParagraph([line(text, 100 + 12 * n, size=size, bold=bold) for n, text in enumerate(texts)])
    mark_headings([heading, *BODY], [])
    return heading.level if heading.kind == "heading" else None


@pytest.mark.parametrize(
    ("texts", "size", "bold", "is_heading"),
    [
        (["Skolan nu"], 10.0, True, True),
        (["Skolan nu"], 9.5, True, True),
        (["Skolan nu"], 9.4, True, False),
        (["Skolan nu"], 10.9, False, True),
        (["Skolan nu"], 10.7, False, False),
        (["Skolan nu"], 10.0, False, False),
        (["skolan nu"], 10.0, True, False),
        (["Skolan nu:"], 10.0, True, False),
        (["Vi går ut i parken nu."], 10.0, True, True),
        (["Vi går alla ut i parken nu."], 10.0, True, False),
        (["Vi går alla ut i parken nu."], 12.0, True, True),
        (["Vi går alla ut i parken nu."], 12.0, False, False),
        (["Ord " + "ord " * 21], 10.0, True, True),
        (["Ord " + "ord " * 22], 10.0, True, False),
        (["Ord"] * 3, 10.0, True, True),
        (["Ord"] * 4, 10.0, True, False),
        (["SKOLAN"], 10.0, False, True),
        (["SKOLA"], 10.0, False, False),
        (["SKOLAN,"], 10.0, False, False),
        (["SKOLAN."], 10.0, False, False),
        (["SKOLAN " * 10], 10.0, False, True),
        (["SKOLAN " * 11], 10.0, False, False),
        (["2024"], 10.0, True, False),
    ],
)
def test_what_looks_like_a_heading(texts: list[str], size: float, bold: bool, is_heading: bool) -> None:
    assert (level_of(*texts, size=size, bold=bold) is not None) is is_heading


def test_larger_headings_and_shorter_numbers_stand_higher() -> None:
    found = [
        DraftParagraph([line("Skolan", 40, size=14, bold=True)]),
        DraftParagraph([line("1 Torget", 60, size=12, bold=True)]),
        DraftParagraph([line("1.2.1 Parken", 80, size=12, bold=True)]),
    ]
    mark_headings([*found, *BODY], [])
    assert [one.level for one in found] == [1, 2, 3]
    assert [one.mark.number if one.mark else None for one in found] == [None, "1", "1.2.1"]


def first_kind(document: Document) -> str:
    block = document.blocks[0]
    return block.kind if isinstance(block, Paragraph) else "table"


def test_a_text_that_the_edge_of_a_sheet_cuts_is_no_heading() -> None:
    def sheet(page: Page) -> None:
        page.text(60, 70, "Planen beslutas av nämnden. Den följs upp i oktobe", 10)

    def rows(page: Page) -> None:
        for n in range(8):
            page.text(60, 70 + 10 * n, "Polisen går ronder i centrum och på torget varje fredag kväll.", 5)

    def named(page: Page) -> None:
        page.text(60, 70, "Planen för prop. Den nya skolan och parken omkring", 10)

    document = read_pdf("blad.pdf", drawn(sheet, rows))
    assert first_kind(document) == "paragraph"
    document = read_pdf("blad.pdf", drawn(named, rows))
    assert first_kind(document) == "heading"


@pytest.mark.parametrize(("told", "kind"), [("", "heading"), ("Planen gäller hela staden.", "paragraph")])
def test_long_headings_alone_outside_of_tables_are_no_usual_text(told: str, kind: str) -> None:
    """A sentence among them shows that text of their size may be the body's."""
    names = ["Nattvandring vid torget och samtal med unga", "Röjning av buskar vid parken och samtal"]
    headings = [
        DraftParagraph([line(text, 100 + 80 * n, size=11.2)]) for n, text in enumerate([*names, told]) if text
    ]
    cells = [DraftParagraph([line("Fler ska känna sig trygga på torget", 400 + 12 * n)]) for n in range(6)]
    mark_headings(headings, cells)
    assert [one.kind for one in headings[:2]] == [kind] * 2
