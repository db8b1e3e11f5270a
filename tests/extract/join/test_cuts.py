"""Rows of a grid that a page break cut, and rows that only look so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.join.cuts import grid_cut_confidence
from extract.join.pages import join_document
from extract.readers.shared.words import WordList
from extract.restore.text import join_by_text
from models.pages.document import Cell, Document, Page, Paragraph, Row, Table
from models.pages.geometry import BBox
from rules.pack import load_rules

RULES = load_rules()


HEADS = ("Insats", "Orsak", "Åtgärd", "Vem")
EDGES = (50.0, 200.0, 350.0, 500.0, 650.0)
BOTTOM = 540.0


class Drawn:
    """Two pages with a grid; each cell's text ends so many points above the end of its row."""

    def __init__(self) -> None:
        self.words = WordList()
        self.tables: list[Table] = []

    def page(self, *rows: tuple[float, tuple[str, ...]], short: frozenset[int] = frozenset()) -> Drawn:
        """A page of rows, each with its height; columns in `short` end well above the end of their row."""
        number, top, made = len(self.tables) + 1, 60.0, []
        for height, texts in rows:
            made.append(self._row(number, top, height, texts, short))
            top += height
        box = BBox(EDGES[0], 60.0, EDGES[-1], top)
        table = Table(tuple(made), 4, f"table {number}", column_edges=EDGES, page=number, bbox=box)
        self.tables.append(table)
        return self

    def _row(
        self, page: int, top: float, height: float, texts: tuple[str, ...], short: frozenset[int]
    ) -> Row:
        cells = []
        for column, text in enumerate(texts):
            end = top + (12.0 if column in short else height - 3)
            box = BBox(EDGES[column] + 3, end - 10, EDGES[column + 1], end)
            words = self.words.add(text, page=page, boxes=(box,)) if text else ()
            blocks = (Paragraph(words, page=page, bbox=box),) if words else ()
            cells.append(Cell(column, blocks, page=page))
        return Row(tuple(cells), page=page, bbox=BBox(EDGES[0], top, EDGES[-1], top + height))

    def document(self) -> Document:
        pages = tuple(Page(number, 842, 595) for number in range(1, len(self.tables) + 1))
        return Document(tuple(self.words.words), tuple(self.tables), pages=pages)


def rows_of(drawn: Drawn) -> list[tuple[str, ...]]:
    document = join_document(drawn.document(), RULES, join_by_text)
    return [
        tuple(document.text(cell.words) for cell in row.cells)
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_a_sentence_cut_in_the_middle_is_one_value() -> None:
    drawn = Drawn().page(
        (20.0, HEADS), (460.0, ("Ronder", "Mörkt.", "Boende går med", "Polisen.")), short=frozenset({0, 1, 3})
    )
    drawn.page((30.0, ("", "", "polisen varje vecka.", "")), (40.0, ("Lampor", "Mörkt.", "Byta.", "Chef.")))
    assert rows_of(drawn)[1:] == [
        ("Ronder", "Mörkt.", "Boende går med polisen varje vecka.", "Polisen."),
        ("Lampor", "Mörkt.", "Byta.", "Chef."),
    ]


def test_a_value_cut_between_two_sentences_is_one_value() -> None:
    drawn = Drawn().page(
        (20.0, HEADS), (460.0, ("Ronder", "Mörkt.", "Boende går.", "Polisen.")), short=frozenset({0, 1, 3})
    )
    drawn.page((30.0, ("", "", "De antecknar.", "")))
    assert rows_of(drawn)[1:] == [("Ronder", "Mörkt.", "Boende går. De antecknar.", "Polisen.")]


def test_headings_printed_again_do_not_hide_a_cut() -> None:
    drawn = Drawn().page(
        (20.0, HEADS), (460.0, ("Ronder", "Mörkt.", "Boende går med", "")), short=frozenset({0, 1})
    )
    drawn.page((20.0, HEADS), (30.0, ("", "", "polisen.", "")))
    assert rows_of(drawn)[1:] == [("Ronder", "Mörkt.", "Boende går med polisen.", "")]


@pytest.mark.parametrize(
    ("height", "short", "below"),
    [
        (460.0, {0, 1, 3}, ("Lampor", "", "Byta lampor.", "")),  # a name begins a row
        (460.0, {0, 1, 2}, ("", "", "Byta lampor.", "")),  # the value above had ended long before
        (200.0, {0, 1, 3}, ("", "", "Byta lampor.", "")),  # the page had room left
        (460.0, {0, 1, 3}, ("", "Skumt.", "Byta lampor.", "Chef.")),  # as full as any row
    ],
)
def test_rows_of_their_own(height: float, short: set[int], below: tuple[str, ...]) -> None:
    drawn = Drawn().page(
        (20.0, HEADS), (height, ("Ronder", "Mörkt.", "Boende går.", "Polisen.")), short=frozenset(short)
    )
    drawn.page((30.0, below), (450.0, ("Möten", "Oro.", "Tala.", "Rektor.")))
    assert rows_of(drawn)[2] == below


@pytest.mark.parametrize(
    ("height", "above", "below", "sure"),
    [
        (460.0, "Boende går med", ("Få rör sig där.", "", "polisen varje vecka.", ""), 0.75),
        (
            440.0,
            "Boende går med",
            ("Få rör sig där.", "", "polisen varje vecka.", ""),
            0.0,
        ),  # the page had room
        (460.0, "Boende går med", ("Få rör sig där.", "Oro.", "polisen varje vecka.", "Rektor."), 0.0),
        (
            460.0,
            "boende går med",
            ("Få rör sig där.", "", "polisen varje vecka.", ""),
            0.0,
        ),  # all in small letters
        (460.0, "Boende går.", ("Få rör sig där.", "", "polisen varje vecka.", ""), 0.0),
    ],
)
def test_a_sentence_begins_the_rest_of_a_row_by_chance(
    height: float, above: str, below: tuple[str, ...], sure: float
) -> None:
    first = ("Det är mörkt.", "Skumt.", above, "Polisen.")
    drawn = Drawn().page((20.0, HEADS), (height, first), short=frozenset({1, 3})).page((30.0, below))
    last, rest = drawn.tables[0].rows[-1], drawn.tables[1].rows[0]
    assert grid_cut_confidence(drawn.document(), last, rest, 540.0) == sure


@pytest.mark.parametrize(("grounds", "rows"), [((True, True), 2), ((False, True), 3)])
def test_the_rest_of_a_row_on_a_ground_begins_no_table(grounds: tuple[bool, bool], rows: int) -> None:
    """Where rows before the break stand on none, a ground tells headings."""
    drawn = Drawn().page((20.0, HEADS), (460.0, ("Ronder", "Mörkt.", "Boende går med", "Polisen.")))
    drawn.page((30.0, ("", "", "polisen varje vecka.", "i Ekeby")))
    for number, shaded in enumerate(grounds):
        table = drawn.tables[number]
        made = tuple(
            replace(row, cells=tuple(replace(cell, shaded=shaded) for cell in row.cells))
            for row in table.rows
        )
        drawn.tables[number] = replace(table, rows=made)
    assert len(rows_of(drawn)) == rows


def test_without_geometry_only_a_broken_sentence_tells() -> None:
    words = WordList()

    def row(*texts: str) -> Row:
        cells = []
        for column, text in enumerate(texts):
            added = words.add(text, ref="line 1") if text else ()
            cells.append(Cell(column, (Paragraph(added),) if added else ()))
        return Row(tuple(cells))

    above = row("Ronder", "Boende går med", "Polisen.")
    rest, own, both = row("", "polisen.", ""), row("", "Polisen går.", ""), row("", "polisen.", "Chef.")
    document = Document(tuple(words.words), ())
    assert grid_cut_confidence(document, above, rest) == 0.9
    assert grid_cut_confidence(document, above, own) == 0.0
    assert grid_cut_confidence(document, above, both) == 0.0


@pytest.mark.parametrize(
    ("kind", "free", "sure"), [("item", 41.0, 0.75), ("item", 43.0, 0.0), ("paragraph", 20.0, 0.0)]
)
def test_an_item_goes_on_whole_below_a_cell_that_has_room_for_lines(
    kind: str, free: float, sure: float
) -> None:
    """A page takes an item whole and leaves white above the break; a paragraph would have filled it."""
    words = WordList()

    def cell(column: int, text: str, bottom: float, page: int, kind: str = "paragraph") -> Cell:
        box = BBox(100.0 * column, bottom - 10, 100.0 * column + 90, bottom)
        added = words.add(text, page=page, boxes=(box,))
        return Cell(column, (Paragraph(added, kind=kind, page=page, bbox=box),), page=page)  # type: ignore[arg-type]

    above = Row(
        (
            cell(0, "Ronder", 110, 1),
            cell(1, "Boende går med", 197, 1),
            cell(2, "Antal träffar", 200 - free, 1),
        ),
        page=1,
        bbox=BBox(0, 100, 300, 200),
    )
    below = Row((cell(1, "polisen.", 70, 2), cell(2, "Antal anmälda brott", 70, 2, kind)), page=2)
    assert grid_cut_confidence(Document(tuple(words.words), ()), above, below) == sure


@pytest.mark.parametrize(
    ("above", "below", "is_one"),
    [
        (("Ronder", "", "", "Rektor"), ("", "Mörka gångar", "Nya lampor", ""), True),
        (("Ronder", "", "Nya lampor", "Rektor"), ("", "Mörka gångar", "Väktare", ""), False),
        (("Ronder", "", "", "Rektor"), ("", "Mörka gångar", "", ""), False),
    ],
)
def test_cells_that_a_page_does_not_take_whole_stand_on_the_next(
    above: tuple[str, ...], below: tuple[str, ...], is_one: bool
) -> None:
    made = (
        Drawn()
        .page((20.0, HEADS), (40.0, above), short=frozenset(range(4)))
        .page((20.0, HEADS), (30.0, below))
    )
    joined = tuple(one or other for one, other in zip(above, below, strict=True))
    assert (joined in rows_of(made)) == is_one


@pytest.mark.parametrize(("part_open", "sure"), [(True, 0.0), (False, 1.0)])
def test_a_row_ends_where_only_a_cell_beside_it_goes_on(part_open: bool, sure: float) -> None:
    """The first cell spans rows and has no rule below, the others have: the next page begins with a row."""
    words = WordList()
    above, below = (
        Row((Cell(1, (Paragraph(words.add(text, page=page)),)),), page=page, open_top=page == 2)
        for page, text in ((1, "Lampor."), (2, "Väktare."))
    )
    document = Document(tuple(words.words), ())
    assert grid_cut_confidence(document, replace(above, part_open=part_open), below) == sure


@pytest.mark.parametrize(("off", "sure"), [(1.4, 0.65), (1.6, 0.0)])
def test_halves_of_a_row_whose_cells_are_centred_are_one(off: float, sure: float) -> None:
    """Lines in the middle of their cells are as far from both ends of the row, by three points at most."""
    words = WordList()

    def cell(column: int, middle: float, page: int) -> Cell:
        box = BBox(100.0 * column, middle - 5, 100.0 * column + 90, middle + 5)
        return Cell(column, (Paragraph(words.add("Mörkt.", page=page, boxes=(box,)), page=page),), page=page)

    last = Row(tuple(cell(column, 150 + off, 1) for column in range(4)), page=1, bbox=BBox(0, 100, 400, 200))
    first = Row((cell(1, 70, 2),), page=2, bbox=BBox(0, 60, 400, 80))
    assert grid_cut_confidence(Document(tuple(words.words), ()), last, first, 200.0) == sure


@pytest.mark.parametrize(
    ("below", "cause", "sure"),
    [
        (("2", "3"), "", 0.75),
        (("2",), "", 0.0),  # it may count the rows
        (("1", "2"), "", 0.0),
        (("3", "4"), "", 0.0),
        (("2", "3"), "Mörkt.", 0.0),
    ],
)
def test_a_list_counts_on_below_the_break_beside_cells_that_are_centred_there(
    below: tuple[str, ...], cause: str, sure: float
) -> None:
    words = WordList()

    def row(page: int, cause: str, numbers: tuple[str, ...]) -> Row:
        items = (Paragraph(words.add("Lampor.", page=page), "item", number=one, page=page) for one in numbers)
        causes = (Paragraph(words.add(cause, page=page), page=page),) if cause else ()
        return Row((Cell(0, causes, page=page), Cell(1, tuple(items), page=page)), page=page)

    last, first = row(1, cause, ("1",)), row(2, "Mörkt.", below)
    assert grid_cut_confidence(Document(tuple(words.words), ()), last, first) == sure


@pytest.mark.parametrize(("height", "sure"), [(13.0, 1.0), (15.0, 0.0)])
def test_a_row_too_low_for_a_line_begins_what_stands_below_the_break(height: float, sure: float) -> None:
    drawn = Drawn().page((height, ("", "", "", ""))).page((60.0, ("", "Mörkt", "Ny belysning", "Kommunen")))
    last, first = (table.rows[0] for table in drawn.tables)
    whole = replace(last, cells=(replace(last.cells[0], row_span=2), *last.cells[1:]))
    assert grid_cut_confidence(drawn.document(), whole, first) == sure


def test_headings_printed_again_below_a_row_too_low_for_a_line_are_no_row() -> None:
    drawn = (
        Drawn()
        .page((20.0, HEADS), (60.0, ("Belysning", "Mörkt.", "Lampor.", "Kommunen")), (6.0, ("", "", "", "")))
        .page((20.0, HEADS), (60.0, ("Vandring", "Otrygghet.", "Vandra.", "Polisen")))
    )
    assert rows_of(drawn)[-1] == ("Vandring", "Otrygghet.", "Vandra.", "Polisen")
    assert len(rows_of(drawn)) == 3


@pytest.mark.parametrize(
    ("above", "below", "sure"),
    [
        (
            ("Ronder", "Mörkt i", "Klockan", "", ""),
            ("", "parken.", "20 går vi.", "", "Maj"),
            0.75,
        ),  # taken whole
        (("Ronder", "Mörkt i", "Vi går.", "", ""), ("", "parken.", "De ser.", "", "Maj"), 0.75),
        (("Ronder", "Mörkt i", "Vi går.", "", ""), ("Möten", "parken.", "De ser.", "", "Maj"), 0.0),  # a name
        (
            ("Ronder", "Mörkt.", "Vi går.", "", ""),
            ("", "Oro.", "De ser.", "", "Maj"),
            0.0,
        ),  # nothing is split
    ],
)
def test_the_next_page_takes_whole_what_the_first_has_no_room_for(
    above: tuple[str, ...], below: tuple[str, ...], sure: float
) -> None:
    rows = []
    words = WordList()
    for page, texts in enumerate((above, below), start=1):
        cells = tuple(
            Cell(n, (Paragraph(words.add(text, page=page), page=page),) if text else (), page=page)
            for n, text in enumerate(texts)
        )
        rows.append(Row(cells, page=page, bbox=BBox(50.0, 500.0, 700.0, 540.0)))
    document = Document(tuple(words.words), ())
    assert grid_cut_confidence(document, *rows, 540.0) == sure


def test_a_first_cell_that_the_next_page_takes_whole_ends_the_row_above() -> None:
    drawn = Drawn().page((20.0, HEADS), (40.0, ("", "Mörkt.", "Byta lampor.", "Chef.")))
    drawn.page(
        (20.0, HEADS), (40.0, ("Gångstråk", "", "", "")), (40.0, ("Lampor", "Mörkt.", "Byta.", "Chef."))
    )
    assert rows_of(drawn)[1] == ("Gångstråk", "Mörkt.", "Byta lampor.", "Chef.")
