"""Fields of a measure that stand in lines below its table: "Kommunens åtagande: …" under the box that states the rest.

One such line may close the whole plan ("Kontakt: …" below the last table): only where a label stands below several
tables are such lines read, and below the last only those labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from extract.layouts.field_table.layout import is_field_table, table_to_segments
from extract.layouts.narrative.row_kinds import LabelledRow, TableRow
from extract.layouts.narrative.rows import label_at_front
from extract.layouts.narrative.sections import Section
from extract.layouts.party_columns import party_commitments
from extract.recognise.labels import is_plan_label, tells_time
from models.pages.document import Cell, Document, Paragraph, Row, Table
from models.target import Target
from models.text.fold import squeeze
from rules.pack import Rules

FEWEST_TABLES = 2
"""Tables below which the same label stands."""
_NAMES = frozenset({"name", "activity", "area_name"})
"""Fields that begin something else."""


@dataclass(slots=True)
class LineBelow:
    """A label and its value."""

    label: Paragraph
    key: str
    """The label's letters."""
    targets: tuple[Target, ...]
    value: list[Paragraph]
    blocks: list[int] = field(default_factory=list)
    """Indexes of the blocks that hold them."""


def labels_below(document: Document, rules: Rules) -> dict[int, list[LineBelow]]:
    """The lines below tables of one measure, by the index of the table."""
    found = {
        index: lines
        for index, block in enumerate(document.blocks)
        if isinstance(block, Table) and (lines := _lines_below(document, index, block, rules))
    }
    counts = Counter(key for lines in found.values() for key in {line.key for line in lines})
    recurring = {key for key, count in counts.items() if count >= FEWEST_TABLES}
    if not recurring:
        return {}
    last = max(found)
    return found | {last: [*takewhile(lambda line: line.key in recurring, found[last])]}


def with_lines(table: Table, lines: list[LineBelow], taken: set[int]) -> Table:
    """The table with `lines` as further rows, as far as their blocks are not `taken`; they are from then on."""
    free = [*takewhile(lambda line: taken.isdisjoint(line.blocks), lines)]
    taken.update(block for line in free for block in line.blocks)
    rows = [
        Row(
            (Cell(0, (line.label,)), Cell(1, tuple(line.value), column_span=table.columns - 1)),
            page=line.label.page,
        )
        for line in free
    ]
    return replace(table, rows=(*table.rows, *rows)) if rows else table


def fields_below_parties(document: Document, section: Section, rules: Rules) -> Iterator[LabelledRow]:
    """The fields of a measure that go on below the table of what each party undertakes in it, its only one."""
    below = section.rows[len(section.told) :]
    if not below or not isinstance(below[0], TableRow):
        return
    if any(isinstance(row, TableRow) for row in below[1:]):
        return
    if party_commitments(document, below[0].table, rules) is None:
        return
    said = {target for row in section.told if isinstance(row, LabelledRow) for target in row.targets}
    for row in below[1:]:
        if not isinstance(row, LabelledRow) or row.match is None or not is_plan_label(row.match):
            return
        if not said.isdisjoint(row.targets) or any(target.field in _NAMES for target in row.targets):
            return
        said |= {target for target in row.targets if target.field != "other"}
        yield row


def _lines_below(document: Document, index: int, table: Table, rules: Rules) -> list[LineBelow]:
    """The labelled lines right below a table of one measure, up to the first that says what the table says, too."""
    lines = list(_labelled(document, index + 1, rules))
    if not lines or table.columns < 2 or not is_field_table(document, table, rules, lenient=True):
        return []
    segments = table_to_segments(document, table, rules)
    if len(segments) != 1 or segments[0].is_empty or segments[0].is_area_only:
        return []
    said = {entry.target for entry in segments[0].entries if entry.target.field != "other"}
    for count, line in enumerate(lines):
        if not said.isdisjoint(line.targets) or any(target.field in _NAMES for target in line.targets):
            return lines[:count]
        said |= set(line.targets)
    return lines


def _labelled(document: Document, first: int, rules: Rules) -> Iterator[LineBelow]:
    """The lines of labels from the block with the index `first` on, each with its value."""
    line: LineBelow | None = None
    for index in range(first, len(document.blocks)):
        block = document.blocks[index]
        if not isinstance(block, Paragraph) or block.kind == "heading" or block.origin != "body":
            break
        following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
        found = label_at_front(document, block, rules, following) if block.kind != "item" else None
        if found is not None and (is_plan_label(found[2]) or tells_time(found[2])):
            if line is not None:
                yield line
            words, rest, match = found
            label = replace(block, words=words, mark=(), kind="paragraph", level=None)
            value = [rest] if rest.words else []
            line = LineBelow(label, squeeze(document.text(words)), match.targets, value)
        elif line is not None and (block.kind == "item" or not line.value):
            line.value.append(block)
        else:
            break
        line.blocks.append(index)
    if line is not None and line.value:
        yield line
