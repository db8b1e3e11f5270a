"""Files of values between semicolons, commas or, in quotes, tabs (CSV)."""

from __future__ import annotations

import csv
import io
import re

from extract.readers.shared.pieces import Piece, Run, TablePieces
from extract.readers.text.rows import TextCell, TextRow, rows_to_table

_MOST_TITLES = 3
"""Lines without any separator above the values."""


def separated_pieces(text: str) -> list[Piece | TablePieces]:
    """A whole file of values between separators: what stands alone in the rows above, then the table.

    Empty if the file is not clearly that. Between tabs only quotes or empty cells at the end tell: else they are tab
    stops.
    """
    first = text.lstrip().split("\n", 1)[0].rstrip("\r")
    tabs = [("\t", 2)] if first[:1] == '"' or first.endswith("\t\t") else []
    for separator, fewest_columns in ((";", 2), (",", 3), *tabs):
        rows = _separated_rows(text, separator)
        lone = next((number for number, row in enumerate(rows) if len(row.cells) > 1), len(rows))
        widths = [len(row.cells) for row in rows[lone:]]  # above them, titles without empty cells
        if len(widths) < 3 or widths[0] < fewest_columns or lone > _MOST_TITLES:
            continue
        usual = max(set(widths), key=widths.count)
        if usual >= fewest_columns and widths.count(usual) >= (1 if separator == "," else 0.9) * len(widths):
            above = next((number for number, row in enumerate(rows) if _filled(row) != [0]), 0)
            if separator != "\t" or first[:1] == '"' or _heads_columns(rows, above):
                return [*map(_title, rows[:above]), rows_to_table(rows[above:])]
    return []


def _heads_columns(rows: list[TextRow], place: int) -> bool:
    """Whether a row below titles heads every column, and none of the titles is a label with nothing beside it."""
    said = {row.cells[0].text for row in rows[place:]}
    return (
        place > 0
        and len(_filled(rows[place])) == len(rows[place].cells)
        and not said & {row.cells[0].text for row in rows[:place]}
    )


def _filled(row: TextRow) -> list[int]:
    return [place for place, cell in enumerate(row.cells) if cell.lines]


def _title(row: TextRow) -> Piece:
    return Piece(tuple(Run(text + " ", line) for text, line in row.cells[0].lines))


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
