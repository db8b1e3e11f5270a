"""Tables whose cells stand between pipes or inside a frame of drawn lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.readers.shared.headings import heads_columns
from extract.readers.shared.marks import printed_mark
from extract.readers.shared.pieces import TablePieces
from extract.readers.shared.wrap import SourceLine, is_piped, is_separator, without_frame
from extract.readers.text.rows import (
    TextCell,
    TextRow,
    cell_of,
    rows_to_table,
)


def piped_table(
    lines: Sequence[SourceLine], start: int, stops: frozenset[int]
) -> tuple[TablePieces | None, int]:
    """The table between pipes that begins at `lines[start]`, and the index after it; None if it is none.

    Where rules stand between all rows (a drawn frame), the lines between two rules are one row; else
    each line is one.
    """
    end = start
    while end < len(lines) and end not in stops and not lines[end].blank and is_piped(lines[end]):
        end += 1
    block = [SourceLine(line.number, without_frame(line.text).strip()) for line in lines[start:end]]
    rules = [index for index, line in enumerate(block) if is_separator(line.text)]
    content = [line for line in block if not is_separator(line.text)]
    if not content or (len(content) < 2 and not rules and content[0].text[:1] != "|"):
        return None, start
    if not rules and not all(line.text[:1] == "|" for line in content) and len({*map(_pipes, content)}) > 1:
        return None, start
    framed = len(rules) >= 3 or (len(rules) == 2 and rules == [0, len(block) - 1])
    if framed and len(rules) == 3 and _lines_are_rows(block[rules[1] + 1 : rules[2]]):
        rows = _framed_rows(block[: rules[1]]) + _wrapped_rows(block[rules[1] + 1 : rules[2]])
    elif framed and len(rules) > 2:
        rows = _framed_rows(block)
    elif _is_padded(content):
        rows = _wrapped_rows(content)
    else:
        rows = [TextRow(_piped_cells(line)) for line in content]
    if not framed and rules == [1] and heads_columns([cell.text.strip() for cell in rows[0].cells]):
        rows[0].heading = True
    return rows_to_table(rows), end


def _pipes(line: SourceLine) -> int:
    return line.text.count("|")


def _piped_cells(line: SourceLine) -> list[TextCell]:
    text = line.text
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell_of(part.replace("\\|", "|"), line.number) for part in re.split(r"(?<!\\)\|", text)]


def _framed_rows(block: Sequence[SourceLine]) -> list[TextRow]:
    """Rows between rules: each may have several lines, and a cell's lines are joined."""
    rows: list[TextRow] = []
    fresh = True
    for line in block:
        if is_separator(line.text):
            fresh = True
            continue
        cells = _piped_cells(line)
        if fresh or len(cells) != len(rows[-1].cells):
            rows.append(TextRow(cells))
        else:
            for cell, more in zip(rows[-1].cells, cells, strict=True):
                for text, number in more.lines:
                    _continue_framed(cell, text, number)
        fresh = False
    return rows


def _lines_are_rows(body: Sequence[SourceLine]) -> bool:
    """Whether the lines below the only rule between others are rows, as a database prints them: each begins anew in
    all its cells."""
    rows = [[cell.text.strip() for cell in _piped_cells(line)] for line in body]
    return len(rows) > 1 and all(
        text and not text[0].islower() and printed_mark(text) is None for row in rows for text in row
    )


def _is_padded(content: Sequence[SourceLine]) -> bool:
    """Whether all rows are padded to one width, and some have no first cell: their cells are wrapped."""
    lengths = {len(line.text) for line in content}
    closed = all(line.text.startswith("|") and line.text.endswith("|") for line in content)
    open_rows = sum(not _piped_cells(line)[0].lines for line in content)
    return (
        closed
        and len(lengths) == 1
        and 0 < open_rows < len(content)
        and bool(_piped_cells(content[0])[0].lines)
    )


def _wrapped_rows(content: Sequence[SourceLine]) -> list[TextRow]:
    """Rows whose cells go on in lines below: where the first cell is empty, or goes on in small letters."""
    rows: list[TextRow] = []
    for line in content:
        cells = _piped_cells(line)
        first = cells[0].text.strip()
        if rows and len(cells) == len(rows[-1].cells) and (not first or first[0].islower()):
            for cell, more in zip(rows[-1].cells, cells, strict=True):
                for text, number in more.lines:
                    _continue_framed(cell, text, number)
        else:
            rows.append(TextRow(cells))
    return rows


def _continue_framed(cell: TextCell, text: str, number: int) -> None:
    mark = printed_mark(text.strip())
    cell.add(text, number, new_paragraph=bool(mark and mark.kind == "bullet"))
