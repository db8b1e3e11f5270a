"""Boxes that styles set side by side: rows and grids of short ones are the tables that they look like.

A box in a flexible row or a grid stands by itself, whatever its tag (CSS Flexible Box Layout 4, CSS Grid Layout 6.1).
Cards beside each other, with headings in them, are no cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from extract.readers.html.elements import SKIPPED, has_no_place
from extract.readers.html.sheets import COLUMNS, LAID, MOST_COLUMNS

BOX = "planlasare-box"
"""The attribute of boxes that stand by themselves: a line ends before and behind them."""

_HOLDS_CARDS = (
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "dl", "section", "article", "nav", "form", "fieldset"),
)
"""Elements that no cell of a table of labels and values, or of a grid, holds."""
_CONTAINERS = frozenset({"div", "p", "span", "section", "article", "li", "label"})
_FEWEST_ROWS = 2
_MOST_LABEL_WORDS = 8
"""Words of the first box of two, where it is a label; more are a text beside another."""


def boxes_to_tables(root: etree._Element) -> None:
    """Make tables of the marked containers whose boxes are cells; the boxes of others stand by themselves."""
    laid = [element for element in root.iter() if isinstance(element.tag, str) and element.get(LAID)]
    parents: dict[etree._Element, list[etree._Element]] = {}
    for element in laid:
        parent = element.getparent()
        if element.get(LAID) == "row" and parent is not None and _cells(element):
            parents.setdefault(parent, []).append(element)
        elif not _grid_to_table(element):
            _set_apart(element)
    for parent, rows in parents.items():
        for run in _runs(parent, rows):
            if len(run) >= _FEWEST_ROWS and (len(_cells(run[0])) > 2 or all(map(_has_label, run))):
                _rows_to_table(run)
            else:
                for row in run:
                    _set_apart(row)


def _cells(container: etree._Element) -> list[etree._Element]:
    """The boxes of a container that have a place on the page, where all may be cells of a table; none where text stands
    beside them."""
    boxes = [
        child
        for child in container
        if isinstance(child.tag, str) and child.tag not in SKIPPED and not has_no_place(child)
    ]
    texts = (container.text, *(child.tail for child in container))
    if container.tag not in _CONTAINERS or any(text and text.strip() for text in texts):
        return []
    holds = (next(box.iter(*_HOLDS_CARDS), None) is not None for box in boxes)
    return boxes if len(boxes) > 1 and not any(holds) else []


def _has_label(row: etree._Element) -> bool:
    return 0 < len(_words(_cells(row)[0])) <= _MOST_LABEL_WORDS


def _words(element: etree._Element) -> list[str]:
    return "".join(map(str, element.itertext())).split()


def _runs(parent: etree._Element, rows: Sequence[etree._Element]) -> Iterator[list[etree._Element]]:
    """Rows of `parent` that stand right below each other with as many boxes."""
    places = {child: place for place, child in enumerate(parent)}

    def key(numbered: tuple[int, etree._Element]) -> tuple[int, int]:
        number, row = numbered
        return places[row] - number, len(_cells(row))

    for _, run in groupby(enumerate(rows), key):
        yield [row for _, row in run]


def _rows_to_table(rows: Sequence[etree._Element]) -> None:
    table = etree.Element("table")
    rows[0].addprevious(table)
    table.tail = rows[-1].tail
    for row in rows:
        row.tail = None
        table.append(row)
        unseen = [child for child in row if isinstance(child.tag, str)]
        _wrap(row, _cells(row))
        for child in unseen:
            if child.getparent() is row:  # without a place of its own, it has none beside cells
                child.set(BOX, "yes")
                row[-1].append(child)
        row.tag = "tr"


def _grid_to_table(container: etree._Element) -> bool:
    """Make a table of a grid's boxes, if they are cells and fill its rows; whether they do."""
    columns = int(laid) if (laid := container.get(LAID, "")).isdigit() else 1
    boxes = _cells(container)
    if not 1 < columns <= MOST_COLUMNS or not boxes:
        return False
    rows: list[list[etree._Element]] = []
    left = 0
    for box in boxes:
        over = int(box.get(COLUMNS, "1")) or columns
        if not left:
            rows.append([])
            left = columns
        if over > left:
            return False
        rows[-1].append(box)
        left -= over
    if len(rows) < _FEWEST_ROWS or left:
        return False
    table = etree.SubElement(container, "table")
    for cells in rows:
        _wrap(etree.SubElement(table, "tr"), cells, columns)
    _set_apart(container)  # what has no place in the table
    return True


def _wrap(row: etree._Element, boxes: Sequence[etree._Element], columns: int = 1) -> None:
    """Put each box into a cell of `row`."""
    for box in boxes:
        cell = etree.SubElement(row, "td")
        cell.append(box)
        if over := box.get(COLUMNS):
            cell.set("colspan", over if over != "0" else str(columns))


def _set_apart(container: etree._Element) -> None:
    for child in container:
        if isinstance(child.tag, str):
            child.set(BOX, "yes")
