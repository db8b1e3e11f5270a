"""Columns of print and the rows of a table, told apart by where their lines stand: small pages of words."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.tables import DraftCell, DraftTable
from extract.readers.pdf.paragraphs import Column
from extract.readers.pdf.print.regions import words_to_regions
from extract.readers.pdf.source.content import Printed, Style
from models.pages.geometry import BBox

SIZE = 10.0
LEFT, RIGHT = 50.0, 310.0
LINE = "vi går ut i parken varje kväll med lyktor"


def line(text: str, x0: float, bottom: float, *, bold: bool = False) -> list[Printed]:
    found, x = [], x0
    for word in text.split():
        found.append(Printed(word, x, bottom - SIZE, x + 5 * len(word), bottom, Style(SIZE, bold, 0)))
        x += 5 * len(word) + 2.5
    return found


def column(count: int, x0: float, top: float, *, step: float = 12.0, text: str = LINE) -> list[Printed]:
    return [word for n in range(count) for word in line(f"{text} {n}.", x0, top + step * n)]


def shown(words: list[Printed], *tables: DraftTable) -> list[str]:
    """Each region: how many lines a column has and its first word; of a table how many cells."""
    found = []
    for region in words_to_regions(words, tables):
        if isinstance(region, DraftTable):
            found.append(f"table {len(region.cells)}")
        else:
            assert isinstance(region, Column)
            found.append(f"{len(region.lines)} {region.lines[0].words[0].text}")
    return found


def test_four_lines_a_side_are_columns_of_print() -> None:
    words = column(4, LEFT, 100) + column(4, RIGHT, 105, text="de " + LINE)
    assert shown(words) == ["4 vi", "4 de"]


def test_a_line_over_the_whole_width_stands_above_or_below_both() -> None:
    head = line(
        "Rubrik " + LINE + " och hem igen när det har blivit riktigt mörkt ute i hela staden", LEFT, 80
    )
    foot = line(
        "Slut " + LINE + " och hem igen när det har blivit riktigt mörkt ute i hela staden", LEFT, 240
    )
    words = head + column(6, LEFT, 100) + column(6, RIGHT, 105, text="de " + LINE) + foot
    assert shown(words) == ["1 Rubrik", "6 vi", "6 de", "1 Slut"]


def test_short_labels_beside_their_values_are_rows() -> None:
    labels = ("Mål", "Syfte", "Metod", "Vem", "När", "Hur")
    words = [word for n, label in enumerate(labels) for word in line(label, LEFT, 100 + 24 * n)]
    words += [word for n in range(6) for word in line("Lugna kvällar i parken", 200, 100 + 24 * n)]
    assert shown(words) == ["table 12"]


def test_turned_words_come_last() -> None:
    words = line("Mål", LEFT, 100)
    turned = Printed("När", 20, 50, 30, 90, Style(SIZE, False, 90), turned=90)
    assert shown([turned, *words]) == ["1 Mål", "1 När"]


def test_labels_alone_beside_labelled_values_are_rows() -> None:
    """A line that ends with its colon is a label of what stands beside it, and no column of print."""
    left = [word for n in range(5) for word in line("Den ansvariges uppgift:", LEFT, 100 + 24 * n)]
    right = [word for n in range(5) for word in line("Enhet: Skolan i Eken", 250, 100 + 24 * n)]
    assert shown(left + right) == ["table 10"]
    told = [word for n in range(5) for word in line("Uppgift: Gå ronder nu", LEFT, 100 + 24 * n)]
    assert shown(told + right) == ["5 Uppgift:", "5 Enhet:"]


@pytest.mark.parametrize(
    ("labels", "is_level", "expected"),
    [
        (3, False, ["15 Löftet:", "15 Rubrik"]),
        (2, False, None),  # fewer labels than three
        (3, True, None),  # rows of labels, as in a table
    ],
)
def test_labels_above_short_items_on_levels_of_their_own_are_columns_of_print(
    labels: int, is_level: bool, expected: list[str] | None
) -> None:
    """The lines stand level, and those of the right side are short: only the labels tell."""

    def side(x0: float, first: int, item: str) -> list[Printed]:
        places = range(first, first + 5 * labels, 5)
        texts = ["Löftet:" if n in places else "Rubrik" if not n else item for n in range(15)]
        return [word for n, text in enumerate(texts) for word in line(text, x0, 100 + 12 * n)]

    words = (
        side(LEFT, 0, LINE)
        + side(RIGHT, 0 if is_level else 2, "• Gå ut " + "i parken nu")
        + line("Vi håller våra kvällar lugna", RIGHT, 100 + 12 * 14)
    )
    assert (shown(words) == expected) is (expected is not None)


@pytest.mark.parametrize("bold_side", [0, 1])
@pytest.mark.parametrize(("bold", "regions"), [(4, ["table"]), (3, ["5", "5"])])
def test_a_side_in_bold_beside_a_plain_one_is_no_column_of_print(
    bold_side: int, bold: int, regions: list[str]
) -> None:
    """Four fifths of its lines are bold: labels beside their values, though hardly any stand level."""
    words = []
    for n in range(5):
        sides = ((LEFT, 100, "Syfte med hela arbetet"), (RIGHT, 100 + 3 * (n % 2), "Vi går ut i parken"))
        for place, (x0, top, text) in enumerate(sides):
            words += line(f"{text} {n}.", x0, top + 12 * n, bold=place == bold_side and n < bold)
    assert [region.split()[0] for region in shown(words)] == regions


@pytest.mark.parametrize(("going_on", "apart"), [(2, True), (1, False)])
def test_tables_and_a_line_beside_running_text_are_a_column_of_print(going_on: int, apart: bool) -> None:
    tables = []
    for top in (90.0, 150.0):
        boxes = [BBox(LEFT, top + 14 * n, LEFT + 200, top + 14 * n + 14) for n in range(3)]
        ys = [top + 14 * n for n in range(4)]
        tables.append(
            DraftTable([LEFT, LEFT + 200], ys, [DraftCell(n, 0, 1, 1, box) for n, box in enumerate(boxes)])
        )
    words = line("Närvarande", LEFT, 146)
    for n in range(6):
        words += line("och hem" if n < going_on else "Ronder går", RIGHT, 100 + 17 * n)
    counts = [len(one.lines) for one in words_to_regions(words, tables) if isinstance(one, Column)]
    assert (counts == [1, 6]) is apart


@pytest.mark.parametrize(("bottom", "expected"), [(150, ["1 Mål", "table 1"]), (190, ["table 1", "1 Mål"])])
def test_a_line_left_of_a_table_comes_before_it_and_one_below_after(
    bottom: float, expected: list[str]
) -> None:
    table = DraftTable([200, 400], [100, 180], [DraftCell(0, 0, 1, 1, BBox(200, 100, 400, 180))])
    assert shown(line("Mål", LEFT, bottom), table) == expected
