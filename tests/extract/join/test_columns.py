"""Grids that were printed in strips come back row by row."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.join.pages import join_document
from extract.join.strips.columns import join_columns
from extract.layouts.cause_grid.layout import ActivityRow, read_grid
from extract.readers.shared.words import WordList
from extract.restore.text import join_by_text
from models.pages.document import Block, Cell, Document, Page, Paragraph, Row, Table
from models.pages.geometry import BBox
from rules.pack import load_rules

RULES = load_rules()


HEADS = ("Aktivitet", "Orsak", "Åtgärd", "När", "Vem", "Uppföljning")
TOP, PAGE_HEIGHT = 40.0, 440.0
HEAD_HEIGHT = 20.0


@dataclass(frozen=True)
class Printed:
    """A grid and how it is printed."""

    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    cuts: tuple[int, ...]
    """First columns of the strips after the first."""
    over_then_down: bool = False
    heads_again: bool = False
    """Whether each page prints the headings."""
    trims: bool = False
    """Whether rows at the end of a page that are empty in its strip are not drawn."""
    same_widths: bool = False
    """Whether the columns of all strips have the same edges."""


def pages_of(grid: Printed) -> list[list[tuple[float, float, tuple[str, ...]]]]:
    """The rows of each page of an endless paper, with their tops and bottoms."""
    pages: list[list[tuple[float, float, tuple[str, ...]]]] = []
    top = PAGE_HEIGHT
    for cells, height in zip(grid.rows, grid.heights, strict=True):
        if top + height > PAGE_HEIGHT:
            pages.append([])
            top = TOP
            if len(pages) == 1 or grid.heads_again:
                pages[-1].append((top, top + HEAD_HEIGHT, HEADS))
                top += HEAD_HEIGHT
        pages[-1].append((top, top + height, cells))
        top += height
    return pages


class Printer:
    """Prints a grid's strips into a document with geometry."""

    def __init__(self, grid: Printed) -> None:
        self.grid = grid
        self.words = WordList()
        self.blocks: list[Block] = []
        self.page = 0

    def document(self) -> Document:
        pages = pages_of(self.grid)
        starts = (0, *self.grid.cuts)
        strips = list(zip(starts, (*self.grid.cuts, len(HEADS)), strict=True))
        places = [(page, strip) for strip in strips for page in pages]
        if self.grid.over_then_down:
            places = [(page, strip) for page in pages for strip in strips]
        for page, (start, end) in places:
            self._print(page, start, end)
        numbers = tuple(Page(number, 842, 595) for number in range(1, self.page + 1))
        return Document(tuple(self.words.words), tuple(self.blocks), pages=numbers)

    def _print(self, page: list[tuple[float, float, tuple[str, ...]]], start: int, end: int) -> None:
        rows = list(page)
        if self.grid.trims:
            while rows and not any(rows[-1][2][start:end]):
                rows.pop()
        if not rows:
            return
        self.page += 1
        width = 100.0 if self.grid.same_widths else 90.0 + 15 * start
        edges = tuple(30 + width * number for number in range(end - start + 1))
        made = tuple(self._row(top, bottom, cells[start:end], edges) for top, bottom, cells in rows)
        bbox = BBox(edges[0], rows[0][0], edges[-1], rows[-1][1])
        ref = f"table {len(self.blocks) + 1}"
        self.blocks.append(Table(made, end - start, ref=ref, column_edges=edges, page=self.page, bbox=bbox))

    def _row(self, top: float, bottom: float, cells: tuple[str, ...], edges: tuple[float, ...]) -> Row:
        made = []
        for column, text in enumerate(cells):
            box = BBox(edges[column], top, edges[column + 1], bottom)
            words = self.words.add(text, page=self.page, boxes=(box,)) if text else ()
            blocks = (Paragraph(words, page=self.page, bbox=box),) if words else ()
            made.append(Cell(column, blocks, bbox=box, page=self.page))
        return Row(tuple(made), page=self.page, bbox=BBox(edges[0], top, edges[-1], bottom))


def joined(document: Document) -> Document:
    return join_document(document, RULES, join_by_text)


def activities(document: Document) -> list[dict[str, str]]:
    """What the grids of a document say, heading by heading."""
    found = []
    heads = None
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        reading = read_grid(document, block, RULES, heads)
        assert reading is not None
        heads = reading.heads
        for segment in reading.segments:
            assert isinstance(segment, ActivityRow)
            texts = {document.text(entry.label): document.text(entry.words) for entry in segment.entries}
            found.append({label: text for label, text in texts.items() if text})
    return found


def expected(grid: Printed) -> list[dict[str, str]]:
    return [{label: text for label, text in zip(HEADS, row, strict=True) if text} for row in grid.rows]


def words_kept(before: Document, after: Document) -> bool:
    """Whether each word of the document still stands in exactly one place."""
    held = [word for block in after.blocks for word in block.all_words]
    held += [word for one in after.furniture for word in one.paragraph.all_words]
    return sorted(held) == [word.id for word in before.words]


@st.composite
def printed_grids(draw: st.DrawFn) -> Printed:
    count = draw(st.integers(1, 9))
    heights = draw(st.lists(st.integers(4, 60), min_size=count, max_size=count, unique=True))
    rows = []
    for number in range(count):
        cells = [f"Namn{number}"]
        cells += [draw(st.sampled_from(("", f"Ord{column} nummer{number}"))) for column in range(1, 6)]
        rows.append(tuple(cells))
    cuts = draw(st.sampled_from(((2,), (3,), (4,), (5,), (2, 4), (3, 5), (3, 4))))
    same_widths = cuts == (3,) and draw(st.booleans())
    return Printed(
        tuple(rows),
        tuple(6.0 * height for height in heights),
        cuts,
        over_then_down=draw(st.booleans()),
        heads_again=draw(st.booleans()),
        trims=not same_widths and draw(st.booleans()),
        same_widths=same_widths,
    )


@settings(max_examples=120)
@given(printed_grids())
def test_rows_come_back_from_both_print_orders(grid: Printed) -> None:
    document = Printer(grid).document()
    after = joined(document)
    assert activities(after) == expected(grid)
    assert words_kept(document, after)
    confidences = [
        cell.confidence
        for block in after.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]
    assert set(confidences) == {1.0}, "where the pages tell, nothing is guessed"


class Drawn:
    """Pages with tables drawn row by row: each cell a text, its rows' lines given."""

    def __init__(self) -> None:
        self.words = WordList()
        self.blocks: list[Block] = []
        self.page = 0

    def next_page(self) -> Drawn:
        self.page += 1
        return self

    def heading(self, text: str, top: float) -> Drawn:
        box = BBox(50, top, 300, top + 12)
        words = self.words.add(text, page=self.page, boxes=(box,))
        self.blocks.append(Paragraph(words, kind="heading", level=1, page=self.page, bbox=box))
        return self

    def table(self, lines: tuple[float, ...], *rows: tuple[str | tuple[str, int], ...]) -> Drawn:
        """A table between those lines; a cell is a text, or a text and how many rows it spans, or "|" for none."""
        width = max(len(row) for row in rows)
        edges = tuple(50.0 + (100 + width) * number for number in range(width + 1))
        made = []
        for number, row in enumerate(rows):
            cells = []
            for column, content in enumerate(row):
                text, span = content if isinstance(content, tuple) else (content, 1)
                if text == "|":
                    continue
                box = BBox(edges[column], lines[number], edges[column + 1], lines[number + span])
                words = self.words.add(text, page=self.page, boxes=(box,)) if text else ()
                blocks = (Paragraph(words, page=self.page, bbox=box),) if words else ()
                cells.append(Cell(column, blocks, row_span=span, bbox=box, page=self.page))
            bbox = BBox(edges[0], lines[number], edges[-1], lines[number + 1])
            made.append(Row(tuple(cells), page=self.page, bbox=bbox))
        self.blocks.append(
            Table(tuple(made), width, f"table {len(self.blocks)}", column_edges=edges, page=self.page)
        )
        return self

    def document(self) -> Document:
        pages = tuple(Page(number, 842, 595) for number in range(1, self.page + 1))
        return Document(tuple(self.words.words), tuple(self.blocks), pages=pages)


LEFT, RIGHT = ("Insats", "Orsak", "Åtgärd"), ("När", "Vem")


def says(drawn: Drawn) -> list[tuple[str, ...]]:
    """The values of each activity, in the order of its columns."""
    return [tuple(one.values()) for one in activities(joined(drawn.document()))]


def test_a_merged_cell_lies_beside_all_rows_that_it_spans() -> None:
    drawn = Drawn().next_page().table((50, 70, 170), ("Insats", "Orsak"), ("Ronder", "Mörkt"))
    drawn.next_page().table((50, 70, 120, 170), ("Åtgärd", "Vem"), ("Gå", "Polisen"), ("Lysa", "Parkchef"))
    assert says(drawn) == [("Ronder", "Mörkt", "Gå", "Polisen"), ("Ronder", "Mörkt", "Lysa", "Parkchef")]


def test_two_grids_on_a_page_each_get_their_own_columns() -> None:
    drawn = Drawn().next_page().heading("Trafik", 40)
    drawn.table((60, 80, 110), LEFT, ("Gupp", "Fart", "Bygga")).heading("Unga", 130)
    drawn.table((150, 170, 230), LEFT, ("Läxor", "Frånvaro", "Läsa"))
    drawn.next_page().table((60, 80, 110), RIGHT, ("Maj", "Gatuchef"))
    drawn.table((150, 170, 230), RIGHT, ("Juni", "Rektor"))
    assert says(drawn) == [
        ("Gupp", "Fart", "Bygga", "Maj", "Gatuchef"),
        ("Läxor", "Frånvaro", "Läsa", "Juni", "Rektor"),
    ]


def test_pages_centred_on_their_paper() -> None:
    drawn = Drawn().next_page().table((90, 110, 190, 220), LEFT, ("A", "B", "C"), ("D", "E", "F"))
    drawn.next_page().table((120, 140, 220, 250), RIGHT, ("Maj", "G"), ("Juni", "H"))
    assert says(drawn) == [("A", "B", "C", "Maj", "G"), ("D", "E", "F", "Juni", "H")]


def test_first_columns_printed_on_each_page_are_furniture() -> None:
    drawn = Drawn().next_page().table((50, 70, 120, 160), LEFT, ("Ronder", "B", "C"), ("Lampor", "E", "F"))
    drawn.next_page().table(
        (50, 70, 120, 160), ("Insats", *RIGHT), ("Ronder", "Maj", "G"), ("Lampor", "Juni", "H")
    )
    assert says(drawn) == [("Ronder", "B", "C", "Maj", "G"), ("Lampor", "E", "F", "Juni", "H")]
    assert {one.role for one in joined(drawn.document()).furniture} == {"repeated_heading"}


def test_a_column_whose_heading_no_rule_knows() -> None:
    drawn = Drawn().next_page().table((50, 70, 120, 160), LEFT, ("Ronder", "B", "C"), ("Lampor", "E", "F"))
    drawn.next_page().table((50, 70, 120, 160), ("Påhittsgrad",), ("Hög",), ("Låg",))
    assert says(drawn) == [("Ronder", "B", "C", "Hög"), ("Lampor", "E", "F", "Låg")]


def test_a_page_that_holds_only_the_right_half_joins_no_measure() -> None:
    drawn = Drawn().next_page().table((50, 70, 120), LEFT, ("Ronder", "B", "C"))
    drawn.next_page().table((50, 70, 120), RIGHT, ("Maj", "Polisen"))
    drawn.next_page().table((50, 95), ("", "någon annan"))
    assert says(drawn) == [("Ronder", "B", "C", "Maj", "Polisen")]
    document = joined(drawn.document())
    table = document.blocks[0]
    assert isinstance(table, Table)
    reading = read_grid(document, table, RULES)
    assert reading is not None
    assert [note.code for note in reading.notes] == ["row-without-measure"]


def test_grids_that_only_follow_one_another_stay_apart() -> None:
    drawn = Drawn().next_page().table((50, 70, 120), LEFT, ("Ronder", "B", "C"))
    drawn.next_page().table((50, 70, 140, 200), LEFT, ("Lampor", "E", "F"), ("Möten", "H", "I"))
    document = drawn.document()
    assert join_columns(document, RULES, join_by_text) == document


@pytest.mark.parametrize(("heading", "tables"), [("Bilaga. Tider", 2), ("Handlingsplan", 1)])
def test_a_heading_of_its_own_above_a_table_begins_another(heading: str, tables: int) -> None:
    drawn = Drawn().next_page().heading("Handlingsplan", 20).table((50, 70, 120), LEFT, ("Ronder", "B", "C"))
    drawn.next_page().heading(heading, 20).table((50, 70, 120), RIGHT, ("Maj", "Polisen"))
    assert sum(isinstance(block, Table) for block in joined(drawn.document()).blocks) == tables


def test_a_heading_below_the_first_columns_is_none_of_the_other_columns() -> None:
    drawn = Drawn().next_page().table((50, 70, 120, 160), LEFT, ("Ronder", "B", "C"), ("Lampor", "E", "F"))
    drawn.heading("Kontakt", 180).next_page()
    drawn.table((50, 70, 120, 160), RIGHT, ("Maj", "Polisen"), ("Juni", "Parkchef"))
    assert says(drawn) == [("Ronder", "B", "C", "Maj", "Polisen"), ("Lampor", "E", "F", "Juni", "Parkchef")]


def test_a_page_may_hold_the_end_of_one_table_and_the_next_one() -> None:
    """Both strips of the page follow, "over, then down": they are one sheet with those before."""
    drawn = Drawn().next_page().table((60, 80, 110), LEFT, ("Gupp", "Fart", "Bygga"))
    drawn.next_page().table((60, 80, 110), RIGHT, ("Maj", "Gatuchef"))
    drawn.next_page().table((40, 90), ("Skyltar", "Köer", "Sätta upp")).heading("Unga", 120)
    drawn.table((150, 170, 230), LEFT, ("Läxor", "Frånvaro", "Läsa"))
    drawn.next_page().table((40, 90), ("April", "Parkchef"))
    drawn.table((150, 170, 230), RIGHT, ("Juni", "Rektor"))
    assert says(drawn) == [
        ("Gupp", "Fart", "Bygga", "Maj", "Gatuchef"),
        ("Skyltar", "Köer", "Sätta upp", "April", "Parkchef"),
        ("Läxor", "Frånvaro", "Läsa", "Juni", "Rektor"),
    ]


def test_a_column_of_one_row_a_page_is_no_chart() -> None:
    rows = tuple(
        (f"Namn{number}", "", "", "", "", "Ord nummer" if number == 2 else "") for number in range(4)
    )
    grid = Printed(
        rows, (24.0, 378.0, 384.0, 390.0), (5,), over_then_down=False, heads_again=False, trims=False
    )
    document = Printer(grid).document()
    assert activities(joined(document)) == expected(grid)
