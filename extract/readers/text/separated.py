"""Files of values between semicolons or commas (CSV)."""

from __future__ import annotations

import csv
import io
import re

from extract.readers.shared.pieces import Piece, Run, TablePieces
from extract.readers.text.rows import TextCell, TextRow, rows_to_table


def separated_pieces(text: str) -> list[Piece | TablePieces]:
    """A whole file of values between semicolons or commas: what stands alone in the rows above, then the table.

    Empty if the file is not clearly that.
    """
    for separator, fewest_columns in ((";", 2), (",", 3)):
        first = text.lstrip().split("\n", 1)[0]
        if first.count(separator) < fewest_columns - 1:
            continue
        rows = _separated_rows(text, separator)
        widths = [len(row.cells) for row in rows]
        if len(rows) < 3 or max(widths) < fewest_columns:
            continue
        usual = max(set(widths), key=widths.count)
        if usual >= fewest_columns and widths.count(usual) >= (0.9 if separator == ";" else 1) * len(rows):
            above = next((number for number, row in enumerate(rows) if _filled(row) != [0]), 0)
            titles = [_title(row.cells[0]) for row in rows[:above]]
            return [*titles, rows_to_table(rows[above:])]
    return []


def _filled(row: TextRow) -> list[int]:
    return [place for place, cell in enumerate(row.cells) if cell.lines]


def _title(cell: TextCell) -> Piece:
    return Piece(tuple(Run(text + " ", line) for text, line in cell.lines))


def _separated_rows(text: str, separator: str) -> list[TextRow]:
    rows: list[TextRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for values in reader:
            number, before = before + 1, reader.line_num
            if any(value.strip() for value in values):
                rows.append(TextRow([_cell_of_lines(value, number) for value in values]))
    except csv.Error:
        return []
    return rows


def _cell_of_lines(value: str, number: int) -> TextCell:
    cell = TextCell()
    for offset, line in enumerate(re.split(r"\r\n|\r|\n", value)):
        cell.add(line, number + offset, new_paragraph=True)
    return cell
