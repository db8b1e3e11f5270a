"""Check boxes and option buttons that are drawn over the cells of a worksheet (form controls)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extract.readers.excel.cells import PLAIN, Sheet, SheetCell, StringRun
from extract.readers.excel.seen import run_in_cell
from extract.readers.shared.package import Package
from extract.readers.shared.seen.boxes import EMPTY, TICKED

_VML = "{urn:schemas-microsoft-com:vml}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_KINDS = frozenset({"Checkbox", "Radio"})
_MOST = 5_000
_HALF_ROW = 10
"""Pixels below its row's top from which on a box stands on the next row: half of a usual row's twenty."""
_TRUTHS = frozenset({"SANT", "FALSKT"})


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A check box or option button drawn over a cell."""

    row: int
    column: int
    """Of the cell that it stands over, from 1."""
    sign: str
    label: str


def add_boxes(package: Package, part: str, sheet: Sheet) -> None:
    """Write the boxes drawn on the sheet of `part` into the cells that they stand over, each before its label."""
    roots = [package.optional_xml(drawing) for drawing in package.related(part, "vmlDrawing")]
    place_boxes(sheet, [box for root in roots if root is not None for box in _boxes(root)])


def place_boxes(sheet: Sheet, boxes: list[DrawnBox]) -> None:
    """Write the boxes into the cells of `sheet` that they stand over, each before its label."""
    placed: dict[tuple[int, int], list[DrawnBox]] = {}
    for box in boxes:
        placed.setdefault((box.row, box.column), []).append(box)
    for place, near in placed.items():
        cell = sheet.cells.get(place, SheetCell(()))
        runs = cell.runs if cell.text.strip() not in _TRUTHS else ()  # the linked cell says the same
        signs = "\n".join(f"{box.sign} {box.label}".rstrip() for box in near)
        drawn = run_in_cell(StringRun(f"{signs} "), cell.style if runs else PLAIN)
        sheet.cells[place] = SheetCell((drawn, *runs), cell.style)
        if not runs:
            sheet.faint.discard(place)


def _boxes(root: etree._Element) -> Iterator[DrawnBox]:
    for number, shape in enumerate(root.iter(f"{_VML}shape")):
        client = shape.find(f"{_EXCEL}ClientData")
        if client is None or client.get("ObjectType") not in _KINDS or number >= _MOST:
            continue
        anchor = [int(figure) for figure in re.findall(r"-?\d+", client.findtext(f"{_EXCEL}Anchor") or "")]
        if len(anchor) != len(("column", "dx", "row", "dy")) * 2:
            continue
        column, row, below, last = anchor[0], anchor[2], anchor[3], anchor[6]
        ticked = (client.findtext(f"{_EXCEL}Checked") or "0").strip() == "1"
        text = shape.find(f"{_VML}textbox")
        label = " ".join("".join(map(str, text.itertext())).split()) if text is not None else ""
        row += below > _HALF_ROW and last > row
        yield DrawnBox(row + 1, column + 1, TICKED if ticked else EMPTY, label)
