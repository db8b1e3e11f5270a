"""The layout `field_table`: tables of labels and values (the annexes of 2022)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.layouts.field_table.ahead import (
    fields_of,
    fields_until_activity,
    goes_on_as_activity,
    is_lone_name,
    labels_again,
    names_activity,
    names_measure_next,
    next_names_activity,
)
from extract.layouts.field_table.cells import is_run_in_table, run_in_cells, run_in_readings
from extract.layouts.field_table.columns import table_to_columns
from extract.layouts.field_table.entries import pair_to_entries
from extract.layouts.field_table.guidance import without_guidance
from extract.layouts.field_table.looks import is_like_title
from extract.layouts.field_table.lost_parties import with_lost_party
from extract.layouts.field_table.rows import table_to_readings, title_row
from extract.layouts.field_table.segments import SAID_OF_MEASURES, Segment, name_by_first_label
from extract.recognise.drafts import Entry, Pieces, pieces_text
from extract.recognise.grid import GridRow, table_to_grid
from extract.recognise.grids import heads_measures
from extract.recognise.labels import is_of_several, is_plan_label, label_columns
from extract.recognise.names import is_like_name, is_list
from extract.recognise.readings import (
    HeadingRow,
    LabelOnlyRow,
    MoreRow,
    NoteRow,
    NumberRow,
    PairRow,
    RowReading,
    TitleRow,
)
from extract.recognise.titles import is_about_document
from models.pages.document import Document, Paragraph, Table
from models.pages.told import once
from models.target import AREA_FIELDS, SAID_OF_AREAS, Target
from rules.pack import LabelMatch, Rules

__all__ = [
    "Segment", "is_above_grid", "is_field_table", "pair_to_entries",
    "readings_to_segments",
    "segment_to_activity_entries", "table_to_columns", "table_to_segments", "without_guidance",
]  # fmt: skip

FIRST_FIELDS = frozenset({"goal", "purpose", "description", "situation", "activity"})
_MEASURED = frozenset({"follow_up", "indicators"})
LAST_FIELDS = frozenset({"funding", "communication", "follow_up", "indicators"})
"""Fields that plans begin and end an activity with: an unknown row between them is the next one's title."""


def is_field_table(document: Document, table: Table, rules: Rules, *, lenient: bool = False) -> bool:
    """Whether `table` is a label | value table of a plan.

    Two rows with known labels make one; `lenient`, after another such table, one row does, and so does
    one that names an area, where it has labels alone beside it.
    """
    grid = table_to_grid(document, table)
    columns = label_columns(document, grid, rules)
    if not columns or table.columns < 2 or _tells_in_cells(document, grid, columns, rules):
        return is_run_in_table(document, grid, rules)
    hits = [row for row in grid if _is_labelled(document, rules, row, columns)]
    if _is_headed_grid(document, rules, grid):
        return False
    fewest = 1 if lenient or _is_under_name(document, rules, grid, columns) else 2
    return len(hits) >= fewest or _names_area(document, rules, grid, columns)


@once
def _tells_in_cells(
    document: Document, grid: tuple[GridRow, ...], columns: tuple[int, ...], rules: Rules
) -> bool:
    """Whether more cells hold a label and its value both than are labels of a row: a form, some of it left empty."""
    labelled = sum(_is_labelled(document, rules, row, columns) for row in grid)
    return run_in_cells(document, grid, rules) > labelled and is_run_in_table(document, grid, rules)


def _names_area(
    document: Document, rules: Rules, grid: tuple[GridRow, ...], columns: tuple[int, ...]
) -> bool:
    """Whether every row has a label that rules know, and one names an area: "Prioriterat område | Skolan"."""
    matches = [_label_of(document, rules, row, columns) for row in grid if row.filled]
    named = [match for match in matches if match is not None and match.targets[0].field == "area_name"]
    return bool(named) and None not in matches


def _is_under_name(
    document: Document, rules: Rules, grid: tuple[GridRow, ...], columns: tuple[int, ...]
) -> bool:
    """Whether a name over the whole table heads rows of nothing but fields of areas: the area's own, be it one row."""
    first, *rows = [row for row in grid if row.filled]
    matches = [_label_of(document, rules, row, columns) for row in rows]
    fields = {target.field for match in matches if match is not None for target in match.targets}
    return first.spanning is not None and None not in matches and bool(fields) and fields <= AREA_FIELDS


def _is_labelled(document: Document, rules: Rules, row: GridRow, columns: tuple[int, ...]) -> bool:
    return is_plan_label(_label_of(document, rules, row, columns))


def _label_of(document: Document, rules: Rules, row: GridRow, columns: tuple[int, ...]) -> LabelMatch | None:
    cell = row.at(columns[0])
    return rules.labels.match(document.text(cell.words)) if cell is not None else None


def _is_headed_grid(document: Document, rules: Rules, grid: tuple[GridRow, ...]) -> bool:
    """Whether one of the first rows heads three or more columns with different fields (a `cause_grid`)."""
    for row in grid[:3]:
        matches = [rules.labels.match(document.text(cell.words)) for cell in row.filled]
        fields = {match.targets[0].field for match in matches if match is not None and is_plan_label(match)}
        if len(fields - {"party"}) >= 3:
            return True
    return False


def is_above_grid(document: Document, segment: Segment, below: Sequence[Table], rules: Rules) -> bool:
    """Whether it says under a heading of its own what an area aims at and how that is measured, right above a grid of
    the area's measures."""
    aims = segment.fields & AREA_FIELDS
    is_said = bool(aims) and segment.fields <= SAID_OF_AREAS | _MEASURED | {"area_name", "other"}
    is_named = bool(segment.headings) or "area_name" in segment.fields
    return is_said and is_named and any(heads_measures(document, one, rules) for one in below)


def table_to_segments(document: Document, table: Table, rules: Rules) -> list[Segment]:
    """The areas and activities that `table` holds, in order, each with its entries."""
    grid = table_to_grid(document, table)
    columns = label_columns(document, grid, rules)
    if table.columns >= 2 and columns and not _tells_in_cells(document, grid, columns, rules):
        readings = list(table_to_readings(document, table, rules))
    else:
        readings = list(run_in_readings(document, grid, rules))
    return readings_to_segments(document, readings, rules)


def readings_to_segments(
    document: Document, readings: Sequence[RowReading], rules: Rules, *, named: bool = False
) -> list[Segment]:
    """The areas and activities that rows hold, wherever those stood, each with its entries.

    `named` says that a heading above names the activity: a list or a sentence beside Aktivitet names no other.
    """
    segments = [Segment(named_above=named)]
    for index, row in enumerate(readings):
        segment = segments[-1]
        reading = _of_document(document, segment, row, rules)
        reading = _as_title(document, rules, segment, reading, readings[index + 1 :])
        if _starts_segment(document, segment, reading, readings[index + 1 :], rules):
            segment = Segment()
            segments.append(segment)
        _take(document, segment, reading, rules)
        segment.is_about_document = _is_about_document(segment, reading)
    segments = [segment for segment in segments if not segment.is_about_document]
    for segment in segments:
        name_by_first_label(document, segment, rules)
    return [segment for segment in segments if segment.entries or segment.headings or segment.title]


def _of_document(document: Document, segment: Segment, reading: RowReading, rules: Rules) -> RowReading:
    """The row as one about the document, where it is one above all fields: "Kommun | Ydre" commits nobody."""
    is_first = segment.is_empty or segment.is_about_document
    if not is_first or segment.headings or segment.title is not None:
        return reading
    if isinstance(reading, TitleRow):
        label = tuple(word for piece in reading.left_pieces for word in piece.all_words)
        pair = PairRow(label, None, reading.right)
    elif isinstance(reading, PairRow):
        pair = reading
    else:
        return reading
    value = pieces_text(document, pair.pieces)
    if not value or not is_about_document(document.text(pair.label), value, rules):
        return reading
    return replace(pair, match=LabelMatch((Target("other"),), "position", 1.0, group="metadata"))


def _is_about_document(segment: Segment, reading: RowReading) -> bool:
    """Whether the rows so far only tell of the document itself: its number, who decided on it."""
    if (
        segment.title is not None
        or segment.headings
        or not (segment.is_about_document or len(segment.entries) == 1)
    ):
        return False
    return isinstance(reading, PairRow) and reading.match is not None and reading.match.group == "metadata"


def _starts_segment(
    document: Document, segment: Segment, reading: RowReading, following: Sequence[RowReading], rules: Rules
) -> bool:
    if segment.awaits_value:
        return False
    if segment.is_about_document:
        return not isinstance(reading, PairRow) or is_plan_label(reading.match)
    if isinstance(reading, HeadingRow | TitleRow | NumberRow):
        return not segment.is_empty or segment.title is not None
    if not isinstance(reading, PairRow) or segment.is_empty:
        return False
    return _pair_starts_segment(document, segment, reading, following, rules)


def _pair_starts_segment(
    document: Document, segment: Segment, reading: PairRow, following: Sequence[RowReading], rules: Rules
) -> bool:
    """Whether a label with its value begins another area or activity than the rows above, which hold fields."""
    own = fields_of(reading)
    if own & {"area_name"}:
        return not _is_name_alone(segment)
    first = segment.entries[0].target.field
    names_again = first in own and segment.is_named and names_activity(document, reading, rules)
    if names_again and (segment.is_told or _is_said_next(segment, following)):
        return True  # "Aktivitet" with another name, after what is said of the first
    if not own & {"activity", "name", "undertaking", first}:
        return _begins_again(segment, own, following)
    if own & {"activity"} and "activity" not in segment.fields and segment.is_area_only:
        is_named = segment.title is not None or segment.named_above or segment.fields <= SAID_OF_MEASURES
        several = is_of_several(document, reading.label, rules)
        names = not is_named or (not several and is_like_name(document, reading.pieces, rules))
        return names and goes_on_as_activity(document, following, rules)
    ahead = fields_until_activity(following)
    if "name" in own and segment.is_area_only and any(names & segment.fields for names in ahead):
        return True  # what is said of the area stood above, and is said of the measure again
    repeated = [names for names in ahead[:4] if names & segment.fields]
    return len(ahead) > 0 and len(repeated) >= min(2, len(ahead[:4]))


def _is_said_next(segment: Segment, following: Sequence[RowReading]) -> bool:
    """Whether the row right below says what stands right below the name of the segment: "Aktivitet", "Mål" again."""
    below = [entry.target.field for entry in segment.entries[1:2] if entry.target.field != "other"]
    return (
        bool(following)
        and isinstance(following[0], PairRow)
        and not fields_of(following[0]).isdisjoint(below)
    )


def _is_name_alone(segment: Segment) -> bool:
    """Whether nothing but a label names the activity so far: the area that stands next is its own."""
    is_headed = bool(segment.headings) or segment.title is not None
    return segment.is_named and not is_headed and segment.fields <= {"name", "activity", "number"}


def _begins_again(segment: Segment, own: set[str], following: Sequence[RowReading]) -> bool:
    """Whether the fields of the segment come once more in the same order, though nothing names the activity.

    What stands above its first measure ("Problem", "Orsak") is said once, for all the measures that follow.
    """
    filled = [
        entry.target.field for entry in segment.entries if entry.target.field not in {"activity", "name"}
    ]
    order = list(dict.fromkeys(filled))
    if "measures" in own and "measures" in order:
        order = order[order.index("measures") :]
    if len(order) < 3 or order[0] not in own:
        return False
    ahead = fields_until_activity(following)
    return len(ahead) >= 2 and all(name in names for name, names in zip(order[1:4], ahead, strict=False))


def _as_title(
    document: Document, rules: Rules, segment: Segment, reading: RowReading, following: Sequence[RowReading]
) -> RowReading:
    """The row as a title row where the fields of the activity above begin again below it.

    A name alone is a heading where a short Aktivitet, another name with what it serves, or a heading follows at once.
    """
    if isinstance(reading, TitleRow) and not reading.right and names_measure_next(document, following, rules):
        return HeadingRow(reading.left_pieces)
    if segment.is_empty and segment.title is None and segment.headings:
        if is_lone_name(reading, document, following, rules):
            return title_row(document, rules, (Paragraph(reading.label),), ())
        return reading
    if segment.is_empty or not isinstance(reading, PairRow) or not is_like_title(document, reading):
        return reading
    again = labels_again(document, segment, following)
    if not following or not isinstance(following[0], PairRow) or not (again or following[0].match):
        return reading
    is_done = segment.has_own_name or segment.is_about_document
    if not reading.pieces and is_done and next_names_activity(document, following, rules):
        return HeadingRow((Paragraph(reading.label),))
    ahead = fields_until_activity(following)[:4]
    repeated = [names for names in ahead if names & segment.fields]
    begins_again = len(repeated) >= 2 and bool(fields_of(following[0]) & segment.fields)
    ended = segment.entries[-1].target.field in LAST_FIELDS or segment.is_area_only
    opens = (
        ended
        and bool(fields_of(following[0]) & FIRST_FIELDS)
        and bool(reading.pieces)
        and goes_on_as_activity(document, following, rules)
    )
    if not (again or begins_again or opens):
        return reading
    piece = Paragraph(reading.label)
    return title_row(document, rules, (piece,), reading.pieces)


def _take(document: Document, segment: Segment, reading: RowReading, rules: Rules) -> None:
    awaited, segment.awaits_value = segment.awaits_value, False
    match reading:
        case HeadingRow(pieces) | NoteRow(pieces) if awaited:
            _extend_last(segment, pieces)
        case HeadingRow(pieces):
            segment.headings.append(pieces)
        case TitleRow():
            segment.title = reading
        case PairRow():
            segment.entries += pair_to_entries(with_lost_party(document, reading, segment.entries))
            segment.is_named |= names_activity(document, reading, rules)
            segment.awaits_value = reading.value_below
        case MoreRow(pieces):
            if segment.entries:
                _extend_last(segment, pieces)
            else:
                segment.rest_above += pieces
        case LabelOnlyRow(words) | NumberRow(words):
            segment.labels.append(words)


def _extend_last(segment: Segment, pieces: Pieces) -> None:
    """Add `pieces` to the last value, in each of the fields that its label names."""
    last = segment.entries[-1]
    for index, entry in enumerate(segment.entries):
        if entry.label == last.label and entry.pieces == last.pieces:
            segment.entries[index] = replace(entry, pieces=entry.pieces + pieces)


def segment_to_activity_entries(segment: Segment, heading: Entry | None) -> list[Entry]:
    """The entries of an activity with its name found: title row, Aktivitet, or the heading that the caller offers."""
    entries: list[Entry] = []
    title = segment.title
    if title is not None and title.right_name is not None:
        entries.append(title.left.entry("undertaking"))
        entries.append(title.right_name.entry("name"))
    elif title is not None:
        entries.append(title.left.entry("name"))
        if title.right:
            target = Target("responsible") if title.right_holds == "parties" else Target("other")
            entries.append(Entry(target, title.right, method="position"))
    elif heading is not None:
        entries.append(heading)
    named = bool(entries) or "name" in segment.fields
    for entry in segment.entries:
        if entry.target.field != "activity":
            entries.append(entry)
        elif named or not entry.pieces or is_list(entry.pieces):
            entries.append(replace(entry, target=Target("measures")))
        else:
            named = True
            entries.append(replace(entry, target=Target("name"), pieces=entry.pieces[:1]))
            if entry.pieces[1:]:
                entries.append(replace(entry, target=Target("measures"), pieces=entry.pieces[1:]))
    if any(entry.target.field == "follow_up" for entry in entries):
        return entries
    return [_as_follow_up(entry) for entry in entries]


def _as_follow_up(entry: Entry) -> Entry:
    """Indicators are how an activity is followed up, where nothing else says how."""
    return replace(entry, target=Target("follow_up")) if entry.target.field == "indicators" else entry
