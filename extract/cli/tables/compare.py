"""Comparisons on a terminal, for reading: what changed first, each change word by word."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.answers import ActivityName, Plan
from corpus.compare.answer import ActivityMatch, Change, Comparison
from corpus.compare.districts import SideBySide
from corpus.compare.tables import counts, ordered
from corpus.language.words import _
from extract.cli.show.words import given_in_words, of_party, spoken
from extract.cli.tables.terminal import harmless

_STYLES = {"changed": "yellow", "added": "green", "dropped": "red", "split": "cyan", "merged": "cyan"}
_AROUND = 6
"""Words of what did not change that are shown on either side of what did."""
_COLUMN = 32
"""Columns of a terminal that a plan needs beside others: the longest words go in."""


def print_comparisons(comparisons: Sequence[Comparison], console: Console) -> None:
    """One after the other."""
    for number, comparison in enumerate(comparisons):
        if number:
            console.print()
        _print_comparison(comparison, console)


def _print_comparison(comparison: Comparison, console: Console) -> None:
    heading = _("{left} and {right}", left=_plan(comparison.left), right=_plan(comparison.right))
    console.print(Text(heading, style="bold"))
    console.print(Text(counts(comparison)))
    same = [one for one in comparison.activities if one.match == "same"]
    for found in ordered(comparison):
        if found.match != "same":
            _print_match(found, console)
    if same:
        names = "; ".join(_names(found.left) for found in same)
        console.print()
        console.print(Text.assemble((f"{spoken('same')}: ", "bold"), names))


def _print_match(found: ActivityMatch, console: Console) -> None:
    left, right = _names(found.left), _names(found.right)
    arrow = f"{left} → {right}" if left and right and left != right else left or right
    console.print()
    console.print(Text.assemble((spoken(found.match), f"bold {_STYLES[found.match]}"), " ", (arrow, "bold")))
    console.print(Padding(Text(harmless(found.reason), style="dim"), (0, 0, 0, 2), expand=False))
    for change in found.changes:
        console.print(Padding(_change(change), (0, 0, 0, 2), expand=False))


def _change(change: Change) -> Text:
    text = Text(f"{harmless(spoken(change.field))}{of_party(change.party)}: ")
    for number, (mark, words) in enumerate(change.words):
        if mark == "=":
            shown = _shortened(words, first=number == 0, last=number == len(change.words) - 1)
            text.append(harmless(shown) + " ")
        else:
            text.append(f"[{mark}{harmless(words)}{mark}] ", style="red" if mark == "-" else "green")
    text.rstrip()
    return text


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """`text` without its middle, or without what is far from the change beside it."""
    words = text.split(" ")
    before, after = (0 if first else _AROUND), (0 if last else _AROUND)
    if len(words) <= before + after + 1:
        return text
    return " ".join([*words[:before], "…", *words[len(words) - after :]])


def _plan(plan: Plan) -> str:
    place = " ".join(str(part) for part in (plan.district, plan.year) if part)
    about = "; ".join(filter(None, (place, given_in_words(plan.given))))
    return harmless(f"{plan.document} ({about})" if about else plan.document)


def _names(activities: Sequence[ActivityName]) -> str:
    return "; ".join(
        harmless(" ".join((one.name or _("(no name, {number})", number=one.index + 1)).split()))
        for one in activities
    )


def print_side_by_side(plans: Sequence[Plan], rows: Sequence[SideBySide], console: Console) -> None:
    """A column a plan where the terminal is wide enough; else the plans below one another in each row."""
    if console.width >= _COLUMN * len(plans):
        table = Table(show_lines=True, header_style="bold")
        for plan in plans:
            table.add_column(Text(_plan(plan)), ratio=1)
        for row in rows:
            table.add_row(*(Text(_names(cell) or "–") for cell in row.cells))
        console.print(table)
        return
    for row in rows:
        console.print(Text(harmless(row.reason) or _("only one plan"), style="bold"))
        for plan, cell in zip(plans, row.cells, strict=True):
            console.print(Padding(Text(f"{_plan(plan)}: {_names(cell) or '–'}"), (0, 0, 0, 2), expand=False))
        console.print()
