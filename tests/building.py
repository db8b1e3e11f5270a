"""Small documents for tests: blocks written as Python values become a Document with its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.readers.shared.words import WordList
from models.pages.document import Block, Cell, Document, Furniture, FurnitureRole, Page, Paragraph, Row, Table
from models.pages.geometry import BBox
from models.target import Target

Content = "str | tuple[str, ...] | list[str] | Cell"


@dataclass
class Builder:
    """Collects blocks; `page` gives words a page and a box each."""

    page: int | None = None
    blocks: list[Block] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    tables: int = 0
    lines: int = 0

    def __post_init__(self) -> None:
        self.list = WordList()

    def words(self, text: str, ref: str, *, bold: bool = False) -> tuple[int, ...]:
        self.lines += 1
        boxes = ()
        if self.page is not None:
            boxes = (BBox(50.0, 12.0 * self.lines, 200.0, 12.0 * self.lines + 10),)
        return self.list.add(text, page=self.page, boxes=boxes, ref=ref, line=self.lines, bold=bold)

    def paragraph(
        self, text: str, *, kind: str = "paragraph", bold: bool = False, level: int | None = None
    ) -> Builder:
        words = self.words(text, f"paragraph {len(self.blocks) + 1}", bold=bold)
        self.blocks.append(Paragraph(words, kind=kind, level=level, bold=bold, page=self.page))  # type: ignore[arg-type]
        return self

    def heading(self, text: str, level: int = 1) -> Builder:
        return self.paragraph(text, kind="heading", bold=True, level=level)

    def running_head(self, text: str, role: FurnitureRole = "running_head") -> Builder:
        words = self.words(text, "head 1")
        self.furniture.append(Furniture(role, Paragraph(words, page=self.page)))
        return self

    def cell(self, content: object, column: int, ref: str, *, bold: bool = False) -> Cell:
        """A string is one paragraph; a tuple paragraphs; a list list items; None an empty cell."""
        if isinstance(content, Cell):
            return content
        if content is None or content == "":
            return Cell(column, page=self.page)
        texts = (content,) if isinstance(content, str) else tuple(content)  # type: ignore[arg-type]
        kind = "item" if isinstance(content, list) else "paragraph"
        blocks = tuple(
            Paragraph(self.words(text, ref, bold=bold), kind=kind, bold=bold, page=self.page)  # type: ignore[arg-type]
            for text in texts
        )
        return Cell(column, blocks, page=self.page)

    def table(
        self, *rows: object, columns: int = 2, edges: tuple[float, ...] = (), bold_first: bool = False
    ) -> Builder:
        """Rows are tuples of contents; a row of one content spans the table."""
        self.tables += 1
        made = []
        for number, row in enumerate(rows):
            contents = (row,) if isinstance(row, str) else row
            bold = bold_first and number == 0
            cells = []
            for column, content in enumerate(contents):  # type: ignore[arg-type]
                ref = f"table {self.tables} row {number + 1} cell {column + 1}"
                cells.append(self.cell(content, column, ref, bold=bold))
            if len(cells) == 1 and columns > 1:
                only = cells[0]
                cells = [Cell(0, only.blocks, column_span=columns, page=self.page)]
            made.append(Row(tuple(cells), page=self.page))
        self.blocks.append(
            Table(tuple(made), columns, ref=f"table {self.tables}", column_edges=edges, page=self.page)
        )
        return self

    def next_page(self) -> Builder:
        self.page = (self.page or 0) + 1
        return self

    def document(self) -> Document:
        pages = tuple(Page(number, 595, 842) for number in range(1, (self.page or 0) + 1))
        return Document(tuple(self.list.words), tuple(self.blocks), tuple(self.furniture), pages)


def name_of(target: Target) -> str:
    """How a rules file writes `target`; the reverse of `rules.labels.rows.target_of`."""
    party = f":{target.party}" if target.party else ""
    role = f".{target.role}" if target.role else ""
    return f"{target.field}{party}{role}"
