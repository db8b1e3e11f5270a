"""Files of values between semicolons or commas (CSV)."""

from __future__ import annotations

import csv
import io
import re

from extract.readers.shared.pieces import TablePieces
from extract.readers.text.rows import TextCell, TextRow, rows_to_table


def separated_table(text: str) -> TablePieces | None:
    """The table of a whole file of values between semicolons or commas; None if the file is not clearly that."""
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
            return rows_to_table(rows)
    return None


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
