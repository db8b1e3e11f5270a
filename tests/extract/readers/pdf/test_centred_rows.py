"""Rows of labels that are centred beside their values, where little or no white parts them."""

from __future__ import annotations

import pytest

from extract.readers.pdf.lattice.aligned import lines_to_regions
from extract.readers.pdf.lattice.rows import row_starts
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.centred import middle_rows
from extract.readers.pdf.lines import Line, words_to_lines
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables

LABEL, VALUE, EDGE = 60.0, 200.0, 190.0
STEP = 12.0


def printed(text: str, x0: float, bottom: float, *, bold: bool = False) -> list[Printed]:
    """The words of `text`, ten points high."""
    words: list[Printed] = []
    for word in text.split():
        words.append(Printed(word, x0, bottom - 10, x0 + 5 * len(word), bottom, Style(10.0, bold, 0)))
        x0 += 5 * len(word) + 3
    return words


def lines_of(*rows: tuple[str, str], gap: float = 0.0, down: float = 0.0, bold: bool = False) -> list[Line]:
    """Rows whose label and value, pieces of which "/" parts, are centred; `gap` parts rows, `down` lowers labels."""
    words: list[Printed] = []
    top = 100.0
    for label, value in rows:
        labels, values = (text.split("/") if text else [] for text in (label, value))
        height = STEP * max(len(labels), len(values))
        for x0, pieces, lower in ((LABEL, labels, down), (VALUE, values, 0.0)):
            first = top + (height - STEP * len(pieces)) / 2 + 10 + lower
            for n, piece in enumerate(pieces):
                words += printed(piece, x0, first + STEP * n, bold=bold and x0 == LABEL)
        top += height + gap
    return words_to_lines(words)


PLAIN = (
    ("Mål", "Fler är trygga vid torget./Färre utsätts för inbrott."),
    ("Syfte", "Nå besökare."),
    ("Löptid", ""),
    ("Åtgärd", "Buskage klipps ned./Låsen byts./En enkät skickas ut."),
    ("Finansiering", "Kommunen betalar"),
)


def test_middles_tell_rows_where_no_white_does() -> None:
    lines = lines_of(*PLAIN)
    assert [lines[start].text for start in middle_rows(lines, EDGE)] == [
        "Fler är trygga vid torget.",
        "Syfte Nå besökare.",
        "Löptid",
        "Buskage klipps ned.",
        "Finansiering Kommunen betalar",
    ]


@pytest.mark.parametrize(("down", "rows"), [(3.4, 5), (3.6, 0)])
def test_labels_are_centred_within_a_third_of_their_size(down: float, rows: int) -> None:
    lines = lines_of(*PLAIN, down=down)
    assert len(middle_rows(lines, EDGE)) == rows


def test_labels_level_with_the_first_line_of_longer_values_are_not_centred() -> None:
    words = [*printed("Mål", LABEL, 110), *printed("Fler är trygga", VALUE, 110)]
    words += [
        *printed("vid torget.", VALUE, 122),
        *printed("Syfte", LABEL, 134),
        *printed("Nå barn.", VALUE, 134),
    ]
    assert middle_rows(words_to_lines(words), EDGE) == []


@pytest.mark.parametrize(("nearer", "rows"), [(4.9, 2), (5.1, 0)])
def test_lines_of_a_column_that_overlap_tell_no_middles(nearer: float, rows: int) -> None:
    words = [*printed("Fler är", VALUE, 110), *printed("trygga.", VALUE, 122 - nearer)]
    words += [
        *printed("Mål", LABEL, 116 - nearer / 2),
        *printed("Syfte", LABEL, 140),
        *printed("Lugn", VALUE, 140),
    ]
    assert len(middle_rows(words_to_lines(words), EDGE)) == rows


def test_broken_labels_are_centred_beside_their_values() -> None:
    lines = lines_of(("Mötesfr/ekvens:", "Varje månad"), ("Polisen/s åtaga/nde:", "Rondera./Följa upp."))
    assert [lines[start].text for start in middle_rows(lines, EDGE)] == ["Mötesfr", "Polisen"]


def test_a_box_of_centred_labels_without_white_is_a_table() -> None:
    def draw(page: Page) -> None:
        page.rule(50, 90, 500, 90)
        page.rule(50, 90, 50, 250)
        page.rule(500, 90, 500, 250)
        page.rule(50, 250, 500, 250)
        for line in lines_of(*PLAIN, ("Målgrupp", "Barn"), ("Uppföljning", "Antal träffar/Antal brott")):
            for start, text in ((LABEL, _text(line, left=True)), (VALUE, _text(line, left=False))):
                if text:
                    page.text(start, line.bottom, text)

    document = read_pdf("ruta.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    assert [row[0] for row in grid_texts(document, table)] == [
        "Mål",
        "Syfte",
        "Löptid",
        "Åtgärd",
        "Finansiering",
        "Målgrupp",
        "Uppföljning",
    ]


def _text(line: Line, *, left: bool) -> str:
    return " ".join(word.text for word in line.words if (word.x0 < EDGE) == left)


REST = ("", "förbättras./Märken lånas ut.")
FURTHER = (("Frekvens", "Varje kvartal"), ("Ansvarig", "Rektor"), ("Åtagande", "Rondera./Följa upp."))


def test_the_rest_of_a_cut_value_above_centred_rows_is_a_row_of_its_own() -> None:
    lines = lines_of(REST, *FURTHER, gap=6)
    assert [lines[start].text for start in row_starts(lines, [EDGE])] == [
        "förbättras.",
        "Frekvens Varje kvartal",
        "Ansvarig Rektor",
        "Rondera.",
    ]


def test_two_centred_rows_are_enough_where_white_parts_them() -> None:
    lines = lines_of(
        ("Kortsiktigt/mål", "Fler är trygga./Färre utsätts./Alla har en rutin./Ingen är orolig."),
        ("Åtgärder", "Låsen byts./Buskage klipps"),
        gap=6,
    )
    assert [lines[start].text for start in row_starts(lines, [EDGE])] == ["Fler är trygga.", "Låsen byts."]


ROWS = (("Mål:", "Fler är trygga."), ("Åtgärd:", "Låsen byts."), ("Löptid:", "Hela 2019"))


@pytest.mark.parametrize("name", ["Trygg k/ollektiv/trafik", "Samver/kan kring/skola och/fritid"])
def test_a_name_broken_over_lines_is_the_first_row(name: str) -> None:
    lines = lines_of((name, "Ökad vuxennärvaro"), *ROWS, gap=8, bold=True)
    (table,) = (one for one in lines_to_regions(lines) if isinstance(one, DraftTable))
    assert len(table.ys) == 5
    assert sum(len(part.lines) for part in table.cells[0].parts) == len(name.split("/"))


def test_a_paragraph_right_above_the_labels_is_no_row() -> None:
    lines = lines_of(("Trygg miljö", ""), *ROWS, gap=8, bold=True)
    (table,) = (one for one in lines_to_regions(lines) if isinstance(one, DraftTable))
    assert len(table.ys) == 4


def level_lines(*rows: tuple[str, str], gap_before: str) -> list[Line]:
    """Rows whose labels are level with the first line of their values; only above `gap_before` stands white."""
    words: list[Printed] = []
    bottom = 110.0
    for label, value in rows:
        bottom += 12 if label == gap_before else 0
        words += printed(label, LABEL, bottom)
        for piece in value.split("/"):
            words += printed(piece, VALUE, bottom)
            bottom += STEP
    return words_to_lines(words)


@pytest.mark.parametrize(("labels", "rows"), [(3, 6), (2, 2)])
def test_several_plain_labels_below_the_rest_of_a_cut_value_begin_rows(labels: int, rows: int) -> None:
    above = [("Syfte", "Nå barn."), ("Åtgärd", "Låsen byts/och ses över."), ("Löptid", "Hela 2019")]
    lines = level_lines(
        ("", "vid torget./Fler är trygga."),
        *above[:labels],
        ("Aktivitet", "Trygg väg/till skolan"),
        ("Mål", "Färre utsätts/för inbrott."),
        gap_before="Aktivitet",
    )
    assert len(row_starts(lines, [EDGE])) == rows
