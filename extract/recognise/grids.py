"""Which tables are grids of measures, by their headings, and which are forms: rows of labels over their values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import TypeAlias

from extract.recognise.columns import Heads, find_half_heads, find_heads
from extract.recognise.drafts import blocks_to_pieces
from extract.recognise.grid import GridRow, table_to_grid
from extract.recognise.labels import (
    MOST_LABEL_WORDS,
    is_plan_label,
    label_columns,
    label_over,
    sure_plan_label,
)
from extract.recognise.people_heads import heads_people
from models.pages.document import Cell, Document, Table, paragraphs_of
from models.pages.headings import Trait
from rules.pack import Rules

FIELDS_OF_LIKE_LABELS = frozenset(
    {"responsible", "other_participants", "convener", "party", "status", "timing"}
)
"""Fields of columns whose values may look like labels: names of parties and of offices, what a party does
("Socialtjänsten deltar"), and states ("Klar")."""
FEWEST_FIELDS = 3
"""Different fields that the labels of a form name, at least."""
FEWEST_MEASURES = 1
"""Rows below the headings of a grid of measures."""
FEWEST_IN_TURN = 4
"""Cells of a row of two pairs, at least."""
FEWEST_KINDS = 2
"""Rows of labels that differ, at least: a grid has one, however often its pages print it."""

_Look: TypeAlias = tuple[bool, bool, float | None, frozenset[Trait]]


def heads_of(
    document: Document, table: Table, grid: tuple[GridRow, ...], rules: Rules, before: Heads | None
) -> tuple[Heads, bool] | None:
    """The headings of `table` and whether they stand in it; None where it is no grid."""
    heads = find_heads(document, table, grid, rules)
    if heads is not None and (
        _are_pairs(document, grid[heads.first : heads.after])
        or _is_among_pairs(document, heads, grid, rules)
        or _stand_over_values(document, heads, grid, rules)
    ):
        return None
    if heads is not None:
        rows = (*grid[: heads.first], *grid[heads.after :])
        if table.columns == 2 and not _is_sure(document, heads, rows, rules):
            return None
        below = grid[heads.after :]
        return (
            None if _has_label_column(document, below, rules, _columns_like_labels(heads)) else (heads, True)
        )
    if (
        before is None
        or not before.fits(table)
        or (bool(table.rows) and heads_people(document, table.rows[0], rules))
        or table.columns < 2
        or _is_headed_otherwise(document, grid, rules)
    ):
        return None
    return None if _has_label_column(document, grid, rules) else (before, False)


def _is_headed_otherwise(document: Document, grid: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether the first row holds headings of no field: "Funktion", "Namn"."""
    matches = [rules.labels.match(document.text(cell.words)) for row in grid[:1] for cell in row.filled]
    fields = {target.field for match in matches if match is not None for target in match.targets}
    return len(matches) > 1 and None not in matches and fields == {"other"}


def _are_pairs(document: Document, rows: tuple[GridRow, ...]) -> bool:
    """Whether one row holds labels and values in turn, no value set as the labels are: "Fastighetsägare" and "Löpande"
    could be headings, too."""
    if len(rows) != 1 or len(rows[0].own) < FEWEST_IN_TURN or not all(cell.words for cell in rows[0].own):
        return False
    looks = [_look(document, cell)[:2] for cell in rows[0].own]
    labels, values = set(looks[::2]), set(looks[1::2])
    return len(labels) == 1 and labels.isdisjoint(values)


def _is_among_pairs(document: Document, heads: Heads, grid: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether labels and what is none stand in turn in the rows taken for headings, and labels begin all rows below, or
    the one above where none are: pairs side by side, of which one has no value."""
    if heads.columns[-1].start < FEWEST_IN_TURN - 1:
        return False

    def is_label(row: GridRow, column: int) -> bool:
        text = cell_text(document, row, column)
        return bool(text) and is_plan_label(rules.labels.match(text))

    own, below = grid[heads.first : heads.after], grid[heads.after :]
    in_turn = all(is_label(row, column) == (column % 2 == 0) for row in own for column in range(row.columns))
    return in_turn and all(is_label(row, 0) for row in below or grid[: heads.first][-1:])


def _stand_over_values(document: Document, heads: Heads, grid: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether the cells taken for headings each hold a label with its value below it, and so do most cells of the
    other rows: those of a card."""

    def led(rows: tuple[GridRow, ...]) -> list[bool]:
        pieces = [blocks_to_pieces(cell.blocks) for row in rows for cell in row.filled]
        return [label_over(document, own, rules) is not None for own in pieces]

    below = led(grid[heads.after :])
    return all(led(grid[heads.first : heads.after])) and 2 * sum(below) >= len(below)


def _is_sure(document: Document, heads: Heads, rows: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether two columns are a grid and no pairs of label and value: no row but the headings begins with a label."""
    first = [rules.labels.match(cell_text(document, row, 0)) for row in rows]
    says = heads.makes_activities or "area_name" in heads.fields
    return says and not any(is_plan_label(match) for match in first)


def grid_heads(document: Document, table: Table, rules: Rules) -> Heads | None:
    """The headings that stand in `table` itself, where it is a plan's grid."""
    found = heads_of(document, table, table_to_grid(document, table), rules, None)
    return found[0] if found is not None else None


def heads_measures(document: Document, table: Table, rules: Rules) -> bool:
    """Whether `table` is a grid of several measures under headings of its own."""
    heads = grid_heads(document, table, rules)
    return heads is not None and heads.makes_activities and len(table.rows) - heads.after >= FEWEST_MEASURES


def half_grid_heads(document: Document, table: Table, rules: Rules) -> Heads | None:
    """The headings of a table that may hold the rest of a grid's columns, printed on another page."""
    grid = table_to_grid(document, table)
    heads = find_half_heads(document, table, grid, rules)
    if heads is None or _has_label_column(document, grid[heads.after :], rules):
        return None
    return heads


def _columns_like_labels(heads: Heads) -> frozenset[int]:
    """The columns, the first aside, that ask who, when or how far: "Skolan", "Deltar", "Påbörjad" are values there."""
    return frozenset(
        place
        for column in heads.columns
        if column.known and column.fields & FIELDS_OF_LIKE_LABELS
        for place in range(max(column.start, 1), column.start + column.span)
    )


def _has_label_column(
    document: Document, rows: tuple[GridRow, ...], rules: Rules, of_values: frozenset[int] = frozenset()
) -> bool:
    """Whether the rows are pairs of label and value, as in a `field_table`; none stand in columns `of_values`."""
    rows = tuple(row for row in rows if not _prints_only_labels(document, row, rules))
    columns = label_columns(document, rows, rules)
    if columns and columns[0] in of_values:
        return False
    texts = {cell_text(document, row, columns[0]) for row in rows if columns}
    # One word again and again ("Klar", "Klar") is what its column says, and labels nothing.
    return sum(rules.labels.match(text) is not None for text in texts if text) >= 2


def _prints_only_labels(document: Document, row: GridRow, rules: Rules) -> bool:
    """Whether most filled cells are labels, as in headings printed again; of a pair at most one is."""
    matches = [rules.labels.match(document.text(cell.words)) for cell in row.filled]
    known = sum(match is not None for match in matches)
    return known > 1 and known > len(matches) / 2 and any(is_plan_label(match) for match in matches)


def cell_text(document: Document, row: GridRow, column: int) -> str:
    """The text of the cell that covers `column` in `row`; empty where there is none."""
    cell = row.at(column)
    return document.text(cell.words) if cell is not None else ""


def label_rows(document: Document, table: Table, rules: Rules) -> dict[int, int]:
    """The rows of `table` that hold labels alone, each over a row of their values, and the row after these; empty
    where it is no form. A list goes on over several rows.

    Beside them stand only rows that are one cell: headings. No label stands in two rows that differ: those would be
    headings of columns, some of them printed again. What is set as the labels above it is a label, too.
    """
    if table.columns < 2:
        return {}
    grid = table_to_grid(document, table)
    found: dict[int, frozenset[str]] = {}
    ends: dict[int, int] = {}
    looks: set[_Look] = set()
    index = 0
    while index < len(grid):
        labels = _labels(document, grid[index], rules, looks)
        below = grid[index + 1] if index + 1 < len(grid) else None
        if labels and (below is None or not _labels(document, below, rules, looks)):
            end = _end_of_values(grid, index)
            if not all(_is_below(grid[index], values) for values in grid[index + 1 : end]):
                return {}
            found[index], ends[index] = labels, end
            looks |= {_look(document, cell) for cell in grid[index].filled}
            index = end
        elif len(grid[index].filled) <= 1 and not labels:
            index += 1
        else:
            return {}
    if not _is_form(set(found.values()), rules) or _begin_with_labels(document, grid, found, rules):
        return {}
    return ends


def _end_of_values(grid: Sequence[GridRow], labels: int) -> int:
    """The row after the values of the row of `labels`: one row, or as many as their lists go on over, on its ground."""
    end = min(labels + 2, len(grid))
    listed = {cell.column: cell.shaded for cell in grid[end - 1].filled if _is_list(cell)}
    while end < len(grid) and all(
        listed.get(cell.column) == cell.shaded and _is_list(cell) for cell in grid[end].filled
    ):
        end += 1
    return end


def _is_list(cell: Cell) -> bool:
    return all(piece.kind == "item" for piece in blocks_to_pieces(cell.blocks))


def _begin_with_labels(
    document: Document, grid: Sequence[GridRow], labels: Collection[int], rules: Rules
) -> bool:
    """Whether the rows below those of `labels` begin with a label themselves, most of them or two and more than
    there are labels beside the first of a row: labels stand beside their values, and every other row has a ground."""
    firsts = [
        grid[index + 1].filled[0] for index in labels if index + 1 < len(grid) and grid[index + 1].filled
    ]
    beside = [cell for index in labels for cell in grid[index].filled[1:]]
    known, known_beside = (
        sum(sure_plan_label(document.text(cell.words), rules) is not None for cell in cells)
        for cells in (firsts, beside)
    )
    return 2 * known > len(firsts) or (bool(beside) and known > max(1, known_beside))


def _is_form(kinds: set[frozenset[str]], rules: Rules) -> bool:
    """Whether rows of labels, each different one once, are those of a form."""
    if len(kinds) < FEWEST_KINDS or any(first & second for first, second in combinations(kinds, 2)):
        return False
    matches = (rules.labels.match(label) for kind in kinds for label in kind)
    return len({match.targets for match in matches if match is not None}) >= FEWEST_FIELDS


def _labels(document: Document, row: GridRow, rules: Rules, looks: Collection[_Look]) -> frozenset[str]:
    """The texts of a row whose cells are all labels, short ones, more than half of which rules know; half, where all
    stand out, and none where they stand out as those of `looks` do."""
    if row.carried or not row.filled:
        return frozenset()
    if any(cell.row_span > 1 or len(cell.words) > MOST_LABEL_WORDS for cell in row.filled):
        return frozenset()
    texts = [document.text(cell.words) for cell in row.filled]
    known = sum(sure_plan_label(text, rules) is not None for text in texts)
    stand_out = all(
        cell.shaded or all(document.words[word].bold for word in cell.words) for cell in row.filled
    )
    is_name = row.spanning is not None  # it may be set as labels are, and heads rows of several columns
    alike = stand_out and not is_name and all(_look(document, cell) in looks for cell in row.filled)
    return frozenset(texts) if alike or 2 * known > len(texts) - stand_out else frozenset()


def _look(document: Document, cell: Cell) -> _Look:
    """Whether a cell is shaded, and how its words are set."""
    first = next(paragraphs_of(cell.blocks), None)
    size = round(first.size * 2) / 2 if first is not None and first.size is not None else None
    bold = all(document.words[word].bold for word in cell.words)
    return cell.shaded, bold, size, first.traits if first is not None else frozenset()


def _is_below(labels: GridRow, values: GridRow) -> bool:
    """Whether each value stands below one label: none reaches over the next."""
    starts = {cell.column for cell in labels.filled}
    return all(
        not any(cell.column < start < cell.column + cell.column_span for start in starts)
        and any(start <= cell.column for start in starts)
        for cell in values.filled
    )
