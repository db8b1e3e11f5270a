"""What every renderer draws: headings, paragraphs and tables, made from the blocks of a source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, cast

from tests.samples.source import Block, Json, Piece, Row, Source, parts, pieces

Role = Literal["label", "value", "title", "area", "head"]


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `content` is text with its marks."""

    content: str
    role: Role = "value"
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells; a cell that a span above covers is left out."""

    widths: tuple[float, ...]
    """Shares of the line's width."""
    rows: tuple[tuple[Cell, ...], ...]
    head_rows: int = 0
    """How many rows are printed again on each page."""
    attached: bool = False
    """Whether it follows the table above without room between them."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 0 is the title."""

    text: str
    level: int
    number: str = ""


@dataclass(frozen=True)
class Text:
    """Paragraphs and list items."""

    content: str
    style: str = "body"
    """body, lead (before the title), columns (two of them), small, or tight."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its paragraphs and items."""
        return pieces(self.content)


@dataclass(frozen=True)
class PageBreak:
    """A new page."""

    landscape: bool = False


@dataclass(frozen=True)
class Boxes:
    """An organisation chart: one box above, the others below it in a row."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Toc:
    """A table of contents of the headings at level 1 and 2."""

    title: str


Element = Heading | Text | Table | PageBreak | Boxes | Toc


@dataclass(frozen=True)
class Run:
    """A run of text under one inline mark."""

    text: str
    mark: Literal["", "italic", "inserted", "deleted", "comment", "note"] = ""


_MARKS = re.compile(
    r"\{\+(?P<inserted>.*?)\+\}|\{-(?P<deleted>.*?)-\}|\{!(?P<comment>.*?)!\}|\[\^(?P<note>\w+)\]"
    r"|(?<!\w)\*(?P<italic>[^*\n]+)\*(?!\w)",
    re.S,
)


def text_to_runs(text: str) -> tuple[Run, ...]:
    """The runs of a piece of text, in order."""
    runs, end = [], 0
    for hit in _MARKS.finditer(text):
        if hit.start() > end:
            runs.append(Run(text[end : hit.start()]))
        mark = str(hit.lastgroup)
        runs.append(Run(hit[mark], mark))  # type: ignore[arg-type]
        end = hit.end()
    return (*runs, Run(text[end:])) if end < len(text) else tuple(runs)


def source_to_elements(source: Source) -> list[Element]:
    """What is printed of `source`, from top to bottom."""
    elements: list[Element] = [Text(line, "lead") for line in source.strings("above_title")]
    if not source.document.get("title_in_head"):
        elements.append(Heading(source.title, 0))
    elements += [Text(line, "lead") for line in source.strings("below_title")]
    waiting: tuple[tuple[Cell, ...], ...] = ()
    for block in _with_widths(source):
        made = block_to_elements(block, waiting)
        waiting = ()
        if block.kind == "area" and block.text("shape") == "merged" and not block.rows:
            waiting = ((Cell(block.text("name"), "area"),),)
            continue
        elements += made
    return elements


def _with_widths(source: Source) -> tuple[Block, ...]:
    """Its blocks, the tables among them with the document's own shares of the line's width."""
    if "widths" not in source.document:
        return source.blocks
    widths = source.document["widths"]
    return tuple(
        replace(block, keys={"widths": widths, **block.keys}) if block.kind in ("area", "activity") else block
        for block in source.blocks
    )


def block_to_elements(block: Block, waiting: tuple[tuple[Cell, ...], ...] = ()) -> list[Element]:
    """The elements of one block; `waiting` is an area's row that heads the block's table."""
    if block.kind == "activity":
        return _activity(block, waiting)
    if block.kind not in _MAKERS:
        raise ValueError(f"no such block: {block.kind}")
    return _MAKERS[block.kind](block)


def _heading(block: Block) -> Heading:
    """A heading, or the title of an agenda point."""
    level = int(cast("int", block.keys.get("level", 1)))
    return Heading(block.text("text" if block.kind == "heading" else "title"), level, block.text("number"))


def _point(block: Block) -> list[Element]:
    """An agenda point and what is said under it."""
    return [_heading(block), *([Text(block.text("text"))] if block.text("text") else [])]


def _people(block: Block) -> list[Element]:
    """Names and roles of those who were there, or were not."""
    rows = tuple((Cell(row.label), Cell(row.text)) for row in block.rows)
    return [Text(block.text("title"), "area"), Table((35.0, 65.0), rows)]


_PLAIN = (30.0, 70.0)


def _area(block: Block) -> list[Element]:
    """An area's heading in its shape, and the table of its fields."""
    name, shape = block.text("name"), block.text("shape", "heading")
    number = block.text("number")
    widths = cast("tuple[float, ...]", tuple(cast("list[Json]", block.keys.get("widths", list(_PLAIN)))))
    rows: list[tuple[Cell, ...]] = []
    elements: list[Element] = []
    if shape == "heading":
        elements.append(Heading(name, int(cast("int", block.keys.get("level", 1))), number))
    elif shape == "row":
        elements.append(Table((100.0,), ((Cell(name, "area"),),)))
    elif shape == "merged":
        rows.append((Cell(name, "area", column_span=len(widths)),))
    elif shape == "title":
        rows.append((Cell(name, "title"), Cell("", "title")))
    elif shape == "label":
        rows.append((Cell(block.text("label"), "label"), Cell(name, "value")))
    elif shape == "paragraph":
        elements.append(Text(f"{block.text('label')}{name}", "area"))
    if block.text("description"):
        rows.append((Cell(block.text("description"), "title"), Cell("", "title")))
    if block.flag("running"):  # its fields stand in running text
        return elements + [Text(_labelled(row), "field") for row in block.rows]
    for row in block.rows:
        rows.extend(_label_rows(row, block.text("table")))
    if rows:
        columns = widths[::-1] if block.text("table") == "right" else widths
        elements.append(Table(columns, tuple(rows), attached=shape == "row"))
    return elements


def _labelled(row: Row) -> str:
    """A label and its value in running text; a list begins on a line of its own."""
    between = "\n" if row.text.startswith("- ") else " "
    return f"{row.label}{between}{row.text}" if row.label else row.text


_WIDTHS = {
    "labels": (30.0, 70.0),
    "right": (70.0, 30.0),
    "roles": (20.0, 17.0, 63.0),
    "parties": (20.0, 40.0, 40.0),
}


def _activity(block: Block, waiting: tuple[tuple[Cell, ...], ...]) -> list[Element]:
    shape = block.text("table", "labels")
    elements: list[Element] = []
    if block.text("heading"):
        elements.append(
            Heading(block.text("heading"), int(cast("int", block.keys.get("level", 2))), block.text("number"))
        )
    if shape == "running":
        return elements + [Text(_labelled(row), "field") for row in block.rows]
    given = cast("list[float]", block.keys.get("widths", []))
    widths = tuple(given) if given else _WIDTHS[shape]
    rows: list[tuple[Cell, ...]] = [
        (Cell(row[0].content, "area", column_span=len(widths)),) for row in waiting
    ]
    if titles := block.strings("title"):
        rows.append(_title_row(titles, shape))
    if shape == "roles":
        rows += _role_rows(block.rows)
    elif shape == "parties":
        rows += _party_rows(block)
    else:
        rows += [cells for row in block.rows for cells in _label_rows(row, shape)]
    return [*elements, Table(widths, tuple(rows), head_rows=1 if block.flag("repeat") else 0)]


def _title_row(titles: tuple[str, ...], shape: str) -> tuple[Cell, ...]:
    left, right = titles[0], titles[1] if len(titles) > 1 else ""
    if len(titles) == 1:
        return (Cell(left, "title", column_span=len(_WIDTHS[shape])),)
    if shape == "roles":
        return Cell(left, "title", column_span=2), Cell(right, "title")
    if shape == "parties":
        return Cell(left, "title"), Cell(right, "title", column_span=2)
    return (Cell(left, "title"), Cell(right, "title"))


def _label_rows(row: Row, shape: str) -> list[tuple[Cell, ...]]:
    """A label and its value; a label beside a value in several cells spans their rows."""
    texts = parts(row.text)
    rows = []
    for index, text in enumerate(texts):
        cells = [Cell(row.label, "label", row_span=len(texts))] if index == 0 else []
        cells.append(Cell(text))
        rows.append(tuple(reversed(cells) if shape == "right" else cells))
    return rows


def _role_rows(rows: tuple[Row, ...]) -> list[tuple[Cell, ...]]:
    """Party | role | value, the party's word once beside all its roles; other labels span both."""
    made: list[tuple[Cell, ...]] = []
    parties = [row.label.partition(" | ")[0] if " | " in row.label else "" for row in rows]
    for index, row in enumerate(rows):
        party, _, role = row.label.partition(" | ")
        if not role:
            made.append((Cell(row.label, "label", column_span=2), Cell(row.text)))
            continue
        first = index == 0 or parties[index - 1] != party
        span = next((n for n, name in enumerate(parties[index:]) if name != party), len(rows) - index)
        cells = [Cell(party, "label", row_span=span)] if first else []
        made.append((*cells, Cell(role, "label"), Cell(row.text)))
    return made


def _party_rows(block: Block) -> list[tuple[Cell, ...]]:
    """Label | one party | the other; rows of no party span both."""
    made: list[tuple[Cell, ...]] = []
    headed = False
    for row in block.rows:
        if row.second_text is None:
            texts = parts(row.text)
            made.append((Cell(row.label, "label", row_span=len(texts)), Cell(texts[0], column_span=2)))
            made += [(Cell(text, column_span=2),) for text in texts[1:]]
            continue
        if not headed:
            made.append(tuple(Cell(name, "head") for name in block.strings("parties")))
            headed = True
        made.append((Cell(row.label, "label"), Cell(row.text), Cell(row.second_text)))
    return made


def _grid(block: Block) -> Table:
    """Column headings, the template's guide row, and a row for each line; areas in rows that span all columns."""
    widths = tuple(float(cast("float", width)) for width in cast("list[Json]", block.keys["widths"]))
    rows = _grid_head(block.strings("columns"))
    heads = len(rows)
    if guide := block.strings("guide"):
        rows.append(tuple(Cell(text) for text in guide))
    lines = cast("list[dict[str, Json]]", block.keys["lines"])
    area = ""
    for number, line in enumerate(lines):
        if line.get("area") and line["area"] != area and not line.get("silent"):
            rows.append((Cell(str(line["area"]), "area", column_span=len(widths)),))
        area = str(line.get("area", area))
        if line.get("cells"):
            rows.append(_grid_row(lines, number))
    return Table(widths, tuple(rows), head_rows=heads)


def _grid_head(columns: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """One row of headings, or two where some stand together under one ("Genomförande / När")."""
    if not any(" / " in name for name in columns):
        return [tuple(Cell(name, "head") for name in columns)]
    upper: list[Cell] = []
    lower: list[Cell] = []
    for name in columns:
        group, _, own = name.partition(" / ")
        if not own:
            upper.append(Cell(name, "head", row_span=2))
            continue
        lower.append(Cell(own, "head"))
        if upper and upper[-1].content == group:
            upper[-1] = replace(upper[-1], column_span=upper[-1].column_span + 1)
        else:
            upper.append(Cell(group, "head"))
    return [tuple(upper), tuple(lower)]


def _grid_row(lines: list[dict[str, Json]], number: int) -> tuple[Cell, ...]:
    """The cells of a line; "^" goes on with the cell above it, which spans both."""
    row = []
    for column, cell in enumerate(cast("list[str]", lines[number]["cells"])):
        if cell.strip() == "^":
            continue
        below = [cast("list[str]", line.get("cells", [])) for line in lines[number + 1 :]]
        span = 1 + next(
            (n for n, cells in enumerate(below) if not cells or cells[column].strip() != "^"), len(below)
        )
        row.append(Cell(cell.strip(), row_span=span))
    return tuple(row)


def _titled_grid(block: Block) -> list[Element]:
    return [*([Heading(block.text("title"), 1)] if block.text("title") else []), _grid(block)]


_MAKERS: dict[str, Callable[[Block], list[Element]]] = {
    "heading": lambda block: [_heading(block)],
    "text": lambda block: [Text(block.text("text"), block.text("style", "body"))],
    "page": lambda block: [PageBreak(block.flag("landscape"))],
    "boxes": lambda block: [Boxes(block.strings("texts"))],
    "toc": lambda block: [Toc(block.text("title"))],
    "area": _area,
    "grid": _titled_grid,
    "item": _point,
    "attendees": _people,
    "absent": _people,
    "drawn": lambda block: [cast("Element", block.keys["element"])],
}
"""What each kind of block becomes."""
