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
from corpus.language.words import N_, _, counted, words
from extract.cli.show.words import given_in_words, ref_in_words
from extract.cli.tables.terminal import harmless

_ROOM_FOR_MATRIX = 120
"""Columns of a terminal from which on all kinds of gaps stand beside each other."""
_STATES = {"empty": N_("is empty"), "missing": N_("no such field"), "unreadable": N_("cannot be read")}


def print_gaps(rows: Sequence[Row], today: date, console: Console) -> None:
    """The matrix where there is room, each plan's gaps, and the kinds that were found."""
    gaps = counted(sum(len(row.gaps) for row in rows), "{count} gap", "{count} gaps")
    plans = counted(len(rows), "{count} plan", "{count} plans")
    heading = _("{gaps} in {plans}, on {day}", gaps=gaps, plans=plans, day=today)
    console.print(Text(heading, style="bold"))
    if console.width >= _ROOM_FOR_MATRIX and rows:
        console.print()
        console.print(_matrix(rows))
    for row in rows:
        console.print()
        _print_plan(row, console)
    kinds = {gap.gap for row in rows for gap in row.gaps}
    if kinds:
        console.print()
        console.print(Text(_("What they mean"), style="bold"))
    for kind in gap_kinds().values():
        if kind.id in kinds:
            _print_kind(kind, console)


def _name(kind: str) -> str:
    """Its id, which other programs and the documentation know; in another language than English its words."""
    return kind if words().language == "en" else words().code(kind)


def _matrix(rows: Sequence[Row]) -> Table:
    table = Table(header_style="bold")
    table.add_column(_("plan"), no_wrap=True)
    for kind in gap_kinds().values():
        table.add_column(_name(kind.id).replace("-", "\n").replace(" ", "\n"), justify="right", no_wrap=True)
    for row in rows:
        cells = [
            (_("yes") if cell.of == 1 and gap_kinds()[kind].level == "plan" else f"{cell.count}/{cell.of}")
            if cell.count
            else "·"
            for kind, cell in row.cells.items()
        ]
        table.add_row(Text(harmless(row.plan.document)), *cells)
    return table


def _print_plan(row: Row, console: Console) -> None:
    place = " ".join(str(part) for part in (row.plan.district, row.plan.year) if part)
    activities = counted(row.activities, "{count} activity", "{count} activities")
    heading = f"{row.plan.document} ({', '.join(filter(None, (place, activities, given_in_words(row.plan.given))))})"
    console.print(Text(harmless(heading), style="bold"))
    if not row.gaps:
        console.print(Padding(Text(_("no gaps")), (0, 0, 0, 2), expand=False))
    for kind in gap_kinds():
        those = [gap for gap in row.gaps if gap.gap == kind]
        if not those:
            continue
        share = _("{count} of {all}", count=len(those), all=row.activities) + ": "
        share = share if those[0].activity is not None else ""
        told = "; ".join(_told(gap) for gap in those)
        console.print(
            Padding(Text.assemble((_name(kind), "yellow"), f" {share}{told}"), (0, 0, 0, 2), expand=False)
        )


def _told(gap: Gap) -> str:
    """ "Nattvandring (empty, page 2)"."""
    first = gap.evidence[0]
    place = _("page {page}", page=first.page) if first.page else ref_in_words(first.ref or "")
    said = first.text or "" if first.state == "stated" else _(_STATES[first.state])
    if first.label and first.state != "stated":
        said = _("“{label}” {state}", label=first.label, state=said)
    where = ", ".join(filter(None, (said, place if first.state != "missing" else None)))
    if any(one.state == "unreadable" for one in gap.evidence[1:]):
        where += "; " + _("parts of the file could not be read")
    if gap.activity is None:
        return harmless(" ".join(where.split()))
    name = gap.activity.name or _("(no name, {number})", number=gap.activity.index + 1)
    return harmless(" ".join(f"{name} ({where})".split()))


def _print_kind(kind: GapKind, console: Console) -> None:
    console.print(
        Padding(
            Text.assemble((_name(kind.id), "yellow"), f": {_(kind.condition)}."), (0, 0, 0, 2), expand=False
        )
    )
    basis = _("Stands on {basis}.", basis=_(kind.basis))
    for line in (basis, _(kind.means), _("But: {text}", text=_(kind.does_not_mean))):
        console.print(Padding(Text(line, style="dim"), (0, 0, 0, 4), expand=False))
