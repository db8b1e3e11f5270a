"""Tables where nothing is drawn and nothing is bold: narrow labels, broken over lines, centred beside their values."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.readers.pdf.print.sides import Piece, Zone, is_print
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from tests.pdf_drawing import Page, assert_sound, drawn, furniture, grid_texts, tables, texts

LABEL, VALUE, STEP = 60.0, 122.0, 12.0
FIRST = (
    ("Insats", "Nattvandring vid Ekbacken"),
    ("Åtgärder", "Buskage klipps ned och förråden/förbättras. En enkät om langning/skickas till boende."),
    ("Löptid", "Tills vidare"),
    ("Ansvarig", "Rektor"),
    ("Samman/kallande", "Fältassistent"),
    ("Polisens/kontakt", "Ungdomspolis"),
    ("Polisens/uppgift", "Ta fram en lägesbild/över ofredande och/bjuda in föräldrar."),
    ("Kommu/nens/kontakt", "Kommunpolis"),
)
ALONE = ("Kommu/nens/uppgift", "")
SECOND = (
    ("Kost/nader", "Var och en bär sina egna kostnader"),
    (
        "Sprid/ning",
        "Resultatet sprids till äldre genom/affischer vid biblioteket. Nyhetsbrev/skickas inför loven.",
    ),
)
NAMES = ("Kvällsöppen skola", "Grannar mot inbrott", "", "Trygga resor hem", "Ljus vid stationen")


def centred(page: Page, rows: Sequence[tuple[str, str]], y: float = 80.0) -> None:
    """Rows from `y` down, the pieces of which "/" parts; 20 points of white part them."""
    for label, value in rows:
        pieces = [text.split("/") if text else [] for text in (label, value)]
        height = STEP * max(map(len, pieces))
        for x, lines in zip((LABEL, VALUE), pieces, strict=True):
            page.lines(x, y + (height - STEP * len(lines)) / 2, *lines)
        y += height + 20


def whole(rows: Sequence[tuple[str, str]]) -> list[list[str]]:
    def join(text: str) -> str:
        return text.replace("/", " ")

    return [[join(label), *([join(value)] if value else [""])] for label, value in rows]


def read(*pages: Sequence[tuple[str, str]]) -> tuple[list[list[str]], list[str]]:
    """The rows of all tables, and the texts of the running heads."""
    document = read_pdf("mitt.pdf", drawn(*(lambda page, rows=rows: centred(page, rows) for rows in pages)))
    assert_sound(document)
    rows = [row for table in tables(document) for row in grid_texts(document, table)]
    assert len(texts(document)) == sum(bool(cell) for row in rows for cell in row)
    return rows, [text for _, text in furniture(document)]


def pieces(x0: float, bottom: float, step: float, *lines: str) -> list[Piece]:
    found = []
    for text in lines:
        words, x = [], x0
        for word in text.split():
            words.append(Printed(word, x, bottom - 10, x + 5 * len(word), bottom, Style(10.0, False, 0)))
            x += 5 * len(word) + 3
        found.append(Piece(x0, bottom - 10, words[-1].x1, bottom, words))
        bottom += step
    return found


LABELS = ("Samman", "kallande", "Polisens", "kontakt", "Polisens", "roll", "Kommunens", "kontakt")


@pytest.mark.parametrize(
    ("labels", "is_column"), [(LABELS, False), ([f"{one} är till" for one in LABELS], True)]
)
def test_a_narrow_column_of_short_labels_is_no_column_of_print(
    labels: Sequence[str], is_column: bool
) -> None:
    """Though what stands in it goes on in small letters, as the text beside it does."""
    left = pieces(LABEL, 110, 15, *labels)
    texts = (
        "Samordnare",
        "Ungdomspolis",
        "Ta fram siffror för området och",
        "visar dem inför varje möte, och",
        "dem",
    )
    right = pieces(VALUE + (80 if is_column else 0), 103, 22, *texts)
    assert is_print(Zone([], left, right, [])) is is_column


def test_a_label_whose_value_is_empty_ends_a_page() -> None:
    assert read((*FIRST, ALONE))[0] == whole((*FIRST, ALONE))


@pytest.mark.parametrize("rest", [SECOND, SECOND[1:]])
def test_rows_go_on_on_the_next_page_though_no_line_holds_label_and_value(
    rest: Sequence[tuple[str, str]],
) -> None:
    assert read((*FIRST, ALONE), rest)[0] == whole((*FIRST, ALONE, *rest))


def test_the_label_that_begins_pages_is_no_running_head_where_one_of_them_has_no_value() -> None:
    rows, heads = read(*((("Insats", name), *FIRST[1:]) for name in NAMES))
    assert not heads
    assert [row[1] for row in rows if row[0] == "Insats"] == list(NAMES)
