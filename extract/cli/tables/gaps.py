"""Gaps on a terminal, for reading: how many, in which plans, where, and what each kind means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.gaps.answer import Gap
from corpus.gaps.kinds import GapKind, gap_kinds
from corpus.gaps.matrix import Row
from extract.cli.tables.terminal import harmless

_ROOM_FOR_MATRIX = 120
"""Columns of a terminal from which on all kinds of gaps stand beside each other."""
_STATES = {
    "empty": "is empty",
    "missing": "no such field",
    "unreadable": "cannot be read",
    "stated": "",
}


def print_gaps(rows: Sequence[Row], today: date, console: Console) -> None:
    """The matrix where there is room, each plan's gaps, and the kinds that were found."""
    count = sum(len(row.gaps) for row in rows)
    console.print(Text(f"{_count(count, 'gap')} in {_count(len(rows), 'plan')}, on {today}", style="bold"))
    if console.width >= _ROOM_FOR_MATRIX and rows:
        console.print()
        console.print(_matrix(rows))
    for row in rows:
        console.print()
        _print_plan(row, console)
    kinds = {gap.gap for row in rows for gap in row.gaps}
    if kinds:
        console.print()
        console.print(Text("What they mean", style="bold"))
    for kind in gap_kinds().values():
        if kind.id in kinds:
            _print_kind(kind, console)


def _count(number: int, of: str) -> str:
    return f"{number} {of}" if number == 1 else f"{number} {of}s"


def _matrix(rows: Sequence[Row]) -> Table:
    table = Table(header_style="bold")
    table.add_column("plan", no_wrap=True)
    for kind in gap_kinds().values():
        table.add_column(kind.id.replace("-", "\n"), justify="right", no_wrap=True)
    for row in rows:
        cells = [
            ("yes" if cell.of == 1 and gap_kinds()[kind].level == "plan" else f"{cell.count}/{cell.of}")
            if cell.count
            else "·"
            for kind, cell in row.cells.items()
        ]
        table.add_row(Text(harmless(row.plan.document)), *cells)
    return table


def _print_plan(row: Row, console: Console) -> None:
    place = " ".join(str(part) for part in (row.plan.district, row.plan.year) if part)
    activities = f"{row.activities} {'activity' if row.activities == 1 else 'activities'}"
    heading = f"{row.plan.document} ({', '.join(filter(None, (place, activities)))})"
    console.print(Text(harmless(heading), style="bold"))
    if not row.gaps:
        console.print(Padding(Text("no gaps"), (0, 0, 0, 2), expand=False))
    for kind in gap_kinds():
        those = [gap for gap in row.gaps if gap.gap == kind]
        if not those:
            continue
        share = f"{len(those)} of {row.activities}: " if those[0].activity is not None else ""
        told = "; ".join(_told(gap) for gap in those)
        console.print(Padding(Text.assemble((kind, "yellow"), f" {share}{told}"), (0, 0, 0, 2), expand=False))


def _told(gap: Gap) -> str:
    """ "Nattvandring (empty, page 2)"."""
    first = gap.evidence[0]
    place = f"page {first.page}" if first.page else first.ref
    said = first.text if first.state == "stated" and first.text else _STATES[first.state]
    if first.label and first.state != "stated":
        said = f"“{first.label}” {said}"
    where = ", ".join(filter(None, (said, place if first.state != "missing" else None)))
    if any(one.state == "unreadable" for one in gap.evidence[1:]):
        where += "; parts of the file could not be read"
    if gap.activity is None:
        return harmless(" ".join(where.split()))
    name = gap.activity.name or f"(no name, {gap.activity.index + 1})"
    return harmless(" ".join(f"{name} ({where})".split()))


def _print_kind(kind: GapKind, console: Console) -> None:
    console.print(
        Padding(Text.assemble((kind.id, "yellow"), f": {kind.condition}."), (0, 0, 0, 2), expand=False)
    )
    for line in (f"Stands on {kind.basis}.", kind.means, f"But: {kind.does_not_mean}"):
        console.print(Padding(Text(line, style="dim"), (0, 0, 0, 4), expand=False))
