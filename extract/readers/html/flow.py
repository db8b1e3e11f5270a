"""The elements of an HTML page become blocks: paragraphs, headings, lists and tables, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from extract.readers.html.boxes import BOX
from extract.readers.html.elements import (
    BREAKING,
    FURNITURE,
    SKIPPED,
    Around,
    begun_item,
    inside,
    is_paired,
    is_shaded,
    is_title,
    span,
    stray_texts,
    unplaced,
    whole,
    wrapped_page,
    written_rows,
)
from extract.readers.html.fields import FORM_FIELDS, shown_values
from extract.readers.html.styling import APART, GROUND
from extract.readers.html.tables import HtmlCell, HtmlRow, cells_to_table
from extract.readers.html.traits import USUAL_SIZE
from extract.readers.shared.headings import typed_mark
from extract.readers.shared.marks import BULLETS
from extract.readers.shared.markup import runs_to_pieces
from extract.readers.shared.pieces import Piece, Run, add_piece
from extract.readers.shared.seen.lights import light_of
from extract.readers.shared.words import WordList
from models.pages.document import Block, Furniture

MAX_DEPTH = 30
"""Tables inside one another; the text of deeper ones is read without its structure."""


@dataclass(slots=True)
class FlowReader:
    """Reads a page into blocks; it keeps the words and the furniture."""

    words: WordList = field(default_factory=WordList)
    furniture: list[Furniture] = field(default_factory=list)
    line: int = 0
    marked: bool = False
    """Whether the elements say on which line of their source (Markdown) they stand, and which are furniture."""

    def step(self, element: etree._Element) -> None:
        """Go on to the line of `element`."""
        if self.marked:
            self.line = whole(element.get("data-line"), self.line)
        else:
            self.line = max(self.line, element.sourceline or 0)

    def body(self, root: etree._Element) -> list[Block]:
        """The blocks of the whole page."""
        shift = any(is_title(paragraph) for paragraph in root.iter("p"))
        return _Flow(self, "", 0).read(root, Around(shift=int(shift)))


@dataclass(slots=True)
class _Flow:
    """The content of one container: the page or a cell."""

    reader: FlowReader
    ref: str
    """`table 1 row 2 cell 1`; "" for the page, where lines are told instead."""
    depth: int
    blocks: list[Block] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _mark: str = ""
    _piece: Around = field(default_factory=Around)
    """What was around the first text of the open piece."""
    _item: tuple[int, str | None] | None = None
    """Depth and number of the list item whose first piece is still to come."""
    _tables: int = 0

    def read(self, container: etree._Element, around: Around) -> list[Block]:
        """Read `container` and return all blocks so far. It walks without recursion: pages nest deep."""
        stack: list[tuple[etree._Element, Around, bool]] = [(container, around, False)]
        while stack:
            element, outside, is_end = stack.pop()
            if is_end:
                if element.tag in BREAKING or element.get(BOX):
                    self._flush()
                if element is not container:
                    self._add(_between(element) + (element.tail or ""), outside)
                continue
            stack.append((element, outside, True))
            within = self._begin(element, outside, element is container)
            if within is not None:
                self._add(_between(element) + (element.text or ""), within)
                stack.extend((child, within, False) for child in reversed(element))
        self._flush()
        return self.blocks

    def _begin(self, element: etree._Element, around: Around, is_container: bool) -> Around | None:
        """Begin an element; what it puts around its content, None if that is not to be walked."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return None
        self.reader.step(element)
        if tag in FORM_FIELDS:
            for text in shown_values(element):
                self._add(f" {text} ", inside(element, around))
            return None
        if tag == "br":
            if around.heading is None:
                self._flush()
            else:
                self._add(" ", around)
            return None
        if tag in BREAKING or tag == "table" or element.get(BOX):
            self._flush()
        if not is_container and (tag == "table" or (tag == "dl" and is_paired(element))):
            self._table(element, around)
            return None
        if tag == "li":
            self._item = begun_item(element, around.lists)
        within = inside(element, around)
        if self.reader.marked and (role := FURNITURE.get(element.get("data-role", ""))):
            within = replace(within, role=role)
        return within

    def _add(self, text: str | None, around: Around) -> None:
        """Add text to the open piece; each line of verbatim text is a piece of its own."""
        if not text:
            return
        lines = text.split("\n")
        for index, line in enumerate(lines):
            if index:
                self.reader.line += 1
                if around.verbatim:
                    self._flush()
            if not any(run.text.strip() for run in self._runs):
                self._piece = around
            if around.mark:
                self._mark += line
            else:
                rest = "\n" if index + 1 < len(lines) else ""
                self._runs.append(
                    Run(line + rest, self.reader.line, around.bold, around.standing, around.traits)
                )

    def _flush(self) -> None:
        """Close the open piece: it becomes a paragraph, a heading or an item."""
        runs, mark, around = self._runs, self._mark.strip(), self._piece
        self._runs, self._mark = [], ""
        if not mark and not any(run.text.strip() for run in runs):
            return
        item, self._item = self._item, None
        for found in self._pieces(runs, mark, around):
            piece = found
            if around.heading is None:
                piece = replace(found, size=around.size or USUAL_SIZE)
            if around.heading is not None:
                piece = replace(found, kind="heading", level=around.heading)
            elif item is not None:
                piece = replace(piece, kind="item", level=item[0], number=item[1] or found.number)
                item = None
            elif found.mark:
                piece = replace(piece, kind="item", level=max(len(around.lists) - 1, 0))
            paragraph = add_piece(self.reader.words, piece, self._ref)
            if paragraph is not None and around.role is not None:
                self.reader.furniture.append(Furniture(around.role, paragraph))
            elif paragraph is not None:
                self.blocks.append(paragraph)

    def _pieces(self, runs: list[Run], mark: str, around: Around) -> list[Piece]:
        """The piece that is open, or the items of a list that a converter to Markdown has run together."""
        if self.reader.marked and not mark and around.heading is None:
            listed = runs_to_pieces(runs)
            if len(listed) > 1:
                return listed
        return [_typed(_bullet_apart(runs), mark, heading=around.heading is not None)]

    def _ref(self, line: int) -> str:
        if self.ref and self.reader.marked:
            return f"{self.ref} (line {line})"
        return self.ref or f"line {line}"

    def _table(self, element: etree._Element, around: Around) -> None:
        """Read a table (or a list of terms, as a table of two columns)."""
        if self.depth >= MAX_DEPTH:
            self._add(" ".join(element.itertext()), around)
            return
        around = replace(around, heading=None, mark=False, verbatim=False, lists=())
        written = list(written_rows(element))
        for hidden in unplaced(element):
            self.read(hidden, inside(hidden, around))
        for stray in stray_texts(element):
            self._add(stray, around)
            self._flush()
        if element.tag == "table":
            for caption in element.iterchildren("caption"):
                self.read(caption, around)
            if (page := wrapped_page(written)) is not None:
                self.read(page, around)
                return
        self._tables += 1
        ref = f"{self.ref} table {self._tables}".strip()
        rows = []
        for row_number, (groups, heading) in enumerate(written, 1):
            cells = [
                self._cell(group, f"{ref} row {row_number} cell {number}", around)
                for number, group in enumerate(groups, 1)
            ]
            rows.append(HtmlRow(tuple(cells), heading))
        if rows:
            self.blocks.append(cells_to_table(rows, ref))

    def _cell(self, elements: list[etree._Element], ref: str, around: Around) -> HtmlCell:
        """A cell: one `<td>` or `<th>`, or all `<dd>` of a term."""
        flow = _Flow(self.reader, ref, self.depth + 1)
        for element in elements:
            flow.read(element, inside(element, replace(around, bold=False)))
        if not elements:
            return HtmlCell(())
        first = elements[0]
        return HtmlCell(
            tuple(flow.blocks),
            span(first, "colspan", least=1),
            span(first, "rowspan", least=0),
            heading=first.tag == "th",
            shaded=is_shaded(first),
            light=light_of(first.get(GROUND)),
        )


def _between(element: etree._Element) -> str:
    """What parts the words of an element from those beside it, where it is a box of its own on the line."""
    return " " if isinstance(element.tag, str) and element.get(APART) else ""


def _bullet_apart(runs: list[Run]) -> list[Run]:
    """`runs` with a bullet at their beginning set apart from the word that it is glued to."""
    for index, run in enumerate(runs):
        text = run.text.lstrip()
        if text and text[0] in BULLETS:
            return [*runs[:index], replace(run, text=f"{text[0]} {text[1:]}"), *runs[index + 1 :]]
        if text:
            break
    return runs


def _typed(runs: list[Run], mark: str, *, heading: bool) -> Piece:
    """A piece of `runs`, the list mark or number that it begins with set apart."""
    text = "".join(run.text for run in runs)
    if mark:
        found = typed_mark([*mark.split(), "x"], heading=False)
        return Piece(tuple(runs), mark=mark, number=found.number if found else None)
    found = typed_mark(text.split(maxsplit=4)[:4], heading=heading)
    if found is None:
        return Piece(tuple(runs))
    end = [match.end() for match in re.finditer(r"\S+", text)][found.words - 1]
    left, rest = end, []
    for run in runs:
        rest.append(replace(run, text=run.text[left:]))
        left = max(left - len(run.text), 0)
    return Piece(tuple(run for run in rest if run.text), mark=text[:end].strip(), number=found.number)
