"""Plain text, as converters write plans: tabbed rows, drawn tables, marked or wrapped paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.readers.shared.encoding import decoded_text
from extract.readers.shared.pieces import (
    FurniturePiece,
    Piece,
    ReadPage,
    SourceText,
    TablePieces,
    pieces_to_document,
)
from extract.readers.shared.running import RunningSpan, running_spans
from extract.readers.shared.wrap import SourceLine, is_piped, split_lines, words_within_lines, wrap_width
from extract.readers.text.aligned import AlignedTable, aligned_tables
from extract.readers.text.blocks import group_to_lines, lines_to_pieces
from extract.readers.text.html import TABLE_CLOSES, TABLE_OPENS, page_to_pieces
from extract.readers.text.numbered import Unit
from extract.readers.text.piped import piped_table
from extract.readers.text.separated import separated_pieces
from extract.readers.text.tabbed import begins_tabbed_table, tabbed_table
from models.errors import EmptyFile
from models.pages.document import Document, Note


def read_text(
    name: str, data: bytes, *, password: str | None = None, read_html: ReadPage | None = None
) -> Document:
    """The document that a text file is. `password` is not used: text has none.

    `read_html` reads tables of HTML that stand in the text; without it they are lines like others.

    Raises UnsupportedFormat if the bytes are no text, EmptyFile if they hold no word.
    """
    text, notes = decoded_text(name, data)
    document = text_to_document(text, name=name, notes=notes, read_html=read_html)
    if not document.words:
        raise EmptyFile(name, "the file holds no words")
    return document


def text_to_document(
    text: str, *, name: str = "", notes: Sequence[Note] = (), read_html: ReadPage | None = None
) -> Document:
    """The document that decoded text is; `name` is for messages, `read_html` as in `read_text`."""
    if separated := separated_pieces(text):
        return pieces_to_document(separated, notes)
    return pieces_to_document(lines_to_pieces(_units(name, split_lines(text), read_html)), notes)


def _units(name: str, lines: Sequence[SourceLine], read_html: ReadPage | None) -> list[Unit]:
    """Tables, furniture and logical lines, in the order of the file."""
    spans = running_spans(lines)
    stops = frozenset(index for index, found in spans.items() if _covers(found, lines[index]))
    aligned = aligned_tables(lines, frozenset(spans))
    tabled = {index for table in aligned.values() for index in range(table.start, table.end)}
    width = wrap_width(
        [line for index, line in enumerate(lines) if index not in spans and index not in tabled]
    )
    seen = words_within_lines(lines)
    closes = [index for index, line in enumerate(lines) if TABLE_CLOSES.search(line.text)]
    units: list[Unit] = []
    group: list[SourceLine] = []
    position = 0
    while position < len(lines):
        end = _end_of_html_table(lines, position, closes)
        if end and read_html:
            units.extend(group_to_lines(group, width, seen))
            group = []
            fragment = "\n".join(line.text for line in lines[position:end])
            page = read_html(name, fragment.encode("utf-8", "replace"))
            units.extend(page_to_pieces(page, lines[position].number))
            position = end
            continue
        table, after = _table_at(lines, position, stops, aligned)
        if table or position in spans or _ends_group(lines, position):
            units.extend(group_to_lines(group, width, seen))
            group = []
        if table:
            units.append(table)
            position = max(after, position + 1)
            continue
        if position in spans:
            units.extend(_around_furniture(lines[position], spans[position], width))
        elif not lines[position].blank:
            group.append(lines[position])
        position += 1
    units.extend(group_to_lines(group, width, seen))
    return units


def _table_at(
    lines: Sequence[SourceLine], position: int, stops: frozenset[int], aligned: dict[int, AlignedTable]
) -> tuple[TablePieces | None, int]:
    """The table that begins at a line, and the index after it; None if none begins there."""
    if position in aligned:
        return aligned[position].table, aligned[position].end
    line = lines[position]
    if line.blank or position in stops:
        return None, position
    if begins_tabbed_table(lines, position):
        return tabbed_table(lines, position, stops)
    if is_piped(line):
        return piped_table(lines, position, stops)
    return None, position


def _end_of_html_table(lines: Sequence[SourceLine], position: int, closes: Sequence[int]) -> int:
    """The index after the last line of an HTML table that opens a line; 0 where none does or it does not close.

    `closes` are the lines that close a table, in order.
    """
    if not TABLE_OPENS.match(lines[position].text.lstrip()):
        return 0
    close = bisect_left(closes, position)
    return closes[close] + 1 if close < len(closes) else 0


def _ends_group(lines: Sequence[SourceLine], position: int) -> bool:
    return lines[position].blank or (position > 0 and lines[position].page != lines[position - 1].page)


def _covers(spans: Sequence[RunningSpan], line: SourceLine) -> bool:
    return spans[0].start == 0 and spans[-1].end == len(line.text) and len(spans) == 1


def _around_furniture(line: SourceLine, spans: Sequence[RunningSpan], width: int) -> list[Unit]:
    """The furniture of a line and the text between and after it."""
    units: list[Unit] = []
    position = 0
    for span in spans:
        units.extend(group_to_lines(_part(line, position, span.start), width))
        runs = SourceText.of(line.text[span.start : span.end].strip(), line.number)
        units.append(FurniturePiece(span.role, Piece(tuple(runs.runs(0, len(runs.text))))))
        position = span.end
    units.extend(group_to_lines(_part(line, position, len(line.text)), width))
    return units


def _part(line: SourceLine, start: int, end: int) -> list[SourceLine]:
    text = line.text[start:end]
    return [SourceLine(line.number, text, line.page)] if text.strip() else []
