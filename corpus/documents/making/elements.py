"""What every renderer draws: headings, paragraphs and tables, made from the blocks of a source."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, cast

from corpus.documents.making.source import Block, Json, Piece, Row, Source, parts, pieces

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
    if block.kind == "heading":
        return [
            Heading(block.text("text"), int(cast("int", block.keys.get("level", 1))), block.text("number"))
        ]
    if block.kind == "text":
        return [Text(block.text("text"), block.text("style", "body"))]
    if block.kind == "page":
        return [PageBreak(block.flag("landscape"))]
    if block.kind == "boxes":
        return [Boxes(block.strings("texts"))]
    if block.kind == "toc":
        return [Toc(block.text("title"))]
    if block.kind == "area":
        return _area(block)
    if block.kind == "activity":
        return _activity(block, waiting)
    if block.kind == "grid":
        return [_grid(block)]
    raise ValueError(f"no such block: {block.kind}")


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
        return elements + [
            Text(f"{row.label} {row.text}" if row.label else row.text, "field") for row in block.rows
        ]
    for row in block.rows:
        rows.extend(_label_rows(row, block.text("table")))
    if rows:
        columns = widths[::-1] if block.text("table") == "right" else widths
        elements.append(Table(columns, tuple(rows), attached=shape == "row"))
    return elements


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
        return elements + [
            Text(f"{row.label} {row.text}" if row.label else row.text, "field") for row in block.rows
        ]
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
    columns = block.strings("columns")
    widths = tuple(float(cast("float", width)) for width in cast("list[Json]", block.keys["widths"]))
    rows = [tuple(Cell(name, "head") for name in columns)]
    if guide := block.strings("guide"):
        rows.append(tuple(Cell(text) for text in guide))
    area = ""
    for line in cast("list[dict[str, Json]]", block.keys["lines"]):
        if line.get("area") and line["area"] != area and not line.get("silent"):
            rows.append((Cell(str(line["area"]), "area", column_span=len(columns)),))
        area = str(line.get("area", area))
        cells = [str(cell).strip() for cell in cast("list[Json]", line.get("cells", []))]
        if cells:
            rows.append(tuple(Cell(cell) for cell in cells))
    return Table(widths, tuple(rows), head_rows=1)
