"""Lists of measures whose items hold fields of their own: "- Nattvandring" with "Ansvarig: …" on the line below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.layouts.narrative.row_kinds import LabelledRow, NarrativeRow, TextRow
from extract.recognise.labels import MOST_LABEL_WORDS
from extract.recognise.names import NUMBER, is_like_name
from models.pages.document import Document, Paragraph, Table
from models.target import Target
from rules.pack import LabelMatch, Rules

_FEWEST_NUMBERED = 2
"""Numbered measures with fields of their own; one alone is what is done below its heading."""

_WHO_AND_WHEN = frozenset({"responsible", "timing", "duration", "convener"})
"""Fields that a measure told in one sentence has behind it."""


def measures_of_list(rows: list[NarrativeRow], piece: Paragraph) -> LabelledRow | None:
    """The label of the list that an item goes on with below the fields of the item before ("   Ansvarig: …")."""
    if piece.kind != "item" or not rows or not isinstance(rows[-1], LabelledRow) or rows[-1].on_own_line:
        return None
    for row in reversed(rows[:-1]):
        if not isinstance(row, LabelledRow) or (row.on_own_line and not _lists_measures(row)):
            return None
        if _lists_measures(row):
            last = row.value[-1]
            return row if (last.level, bool(last.number)) == (piece.level, bool(piece.number)) else None
    return None


def follows_item(rows: list[NarrativeRow], piece: Paragraph) -> bool:
    """Whether an item goes on with the list of the item above, below which labels say who does that and when."""
    above = next((row for row in reversed(rows) if not isinstance(row, LabelledRow) or row.on_own_line), None)
    if not isinstance(above, TextRow) or above is rows[-1]:
        return False
    return (above.piece.kind, above.piece.level) == (piece.kind, piece.level)


def heads_next_list(
    document: Document, rows: list[NarrativeRow], piece: Paragraph, following: Paragraph | Table | None
) -> bool:
    """Whether a short line with a colon stands above a list as the label does above the list before it.

    No rule need know it: "Polisens insatser:" with its list, then "Väktarnas insatser:" with another.
    """
    last = rows[-1] if rows else None
    if not isinstance(last, LabelledRow) or last.above is None or not last.value or piece.kind != "paragraph":
        return False
    if (
        not isinstance(following, Paragraph)
        or following.kind != "item"
        or len(piece.words) > MOST_LABEL_WORDS
    ):
        return False
    is_like = all(document.text(one.words).endswith(":") for one in (last.above, piece))
    return is_like and all(one.kind == "item" for one in last.value)


def with_measures(document: Document, rows: list[NarrativeRow], rules: Rules) -> list[NarrativeRow]:
    """The rows, with measures opened and named where items, paragraphs or numbers state them with their own fields."""
    rows = _open_at_measures(document, rows, rules)
    _name_by_items(document, rows, rules)
    _name_by_numbers(document, rows, rules)
    _leave_to_area(rows)
    return rows


def _open_at_measures(document: Document, rows: list[NarrativeRow], rules: Rules) -> list[NarrativeRow]:
    """The rows, each paragraph that says what is done and then by whom or when in labels as a measure of its own.

    "Erbjuda kurser. Ansvarig: Socialförvaltningen. Klart: maj" below a heading, and more of the kind.
    """
    places = [
        place
        for place, (row, after) in enumerate(pairwise(rows))
        if isinstance(row, TextRow) and _goes_on_in_labels(row, after)
    ]
    told = [isinstance(row, LabelledRow) and not row.is_area_field for row in rows]
    first = told.index(True) if True in told else 0
    if len(places) < _FEWEST_NUMBERED or places[0] > first:
        return rows
    return [_measure(document, row, rules) if place in places else row for place, row in enumerate(rows)]


def _goes_on_in_labels(row: TextRow, after: NarrativeRow) -> bool:
    """Whether a label of who does it or when stands in the same paragraph, behind the text, or right below an item."""
    if not isinstance(after, LabelledRow):
        return False
    below = row.piece.kind == "item" and after.blocks[0] == row.block + 1 and not after.on_own_line
    if after.blocks[0] != row.block and not below:
        return False
    return any(target.field in _WHO_AND_WHEN for target in after.targets)


def _measure(document: Document, row: NarrativeRow, rules: Rules) -> NarrativeRow:
    if not isinstance(row, TextRow):
        return row
    target = Target("name" if is_like_name(document, (row.piece,), rules) else "measures")
    match = LabelMatch((target,), "position", 1.0)
    piece = replace(row.piece, mark=(), kind="paragraph", number=None)
    return LabelledRow(row.piece.mark, match, [piece], [row.block], opens_activity=True)


def _name_by_items(document: Document, rows: list[NarrativeRow], rules: Rules) -> None:
    """Let items with fields of their own name their activities, where they are short: "- Nattvandring"."""
    first: LabelledRow | None = None
    for row in rows:
        if not isinstance(row, LabelledRow):
            continue
        if row.opens_activity and first is not None:
            _name_by_item(document, first, rules)
            _name_by_item(document, row, rules)
        if _lists_measures(row) and not row.opens_activity:
            first = row if len(row.value) == 1 else None


def _name_by_numbers(document: Document, rows: list[NarrativeRow], rules: Rules) -> None:
    """Let numbered measures name their activities, where other fields stand between: "Åtgärd 1: …", "Ansvarig: …"."""
    labelled = [row for row in rows if isinstance(row, LabelledRow)]
    places = [place for place, row in enumerate(labelled) if _is_numbered_measure(document, row)]
    if len(places) < _FEWEST_NUMBERED or any(after == one + 1 for one, after in pairwise(places)):
        return
    for place in places:
        row = labelled[place]
        if row.match is not None:
            row.match = replace(row.match, targets=(Target("name"),))


def _is_numbered_measure(document: Document, row: LabelledRow) -> bool:
    """Whether it is "Åtgärd 2: …": a label of measures or activities with a number, and one paragraph of value."""
    does = any(target.field in {"measures", "activity"} for target in row.targets)
    is_one = len(row.value) == 1 and row.value[0].kind != "item" and len(row.label) > 1
    return does and is_one and NUMBER.fullmatch(document.words[row.label[-1]].text) is not None


def _leave_to_area(rows: list[NarrativeRow]) -> None:
    """Mark what follows a list whose items hold their own fields, line by line: "Uppföljning: …" is none of an item."""
    labelled = [row for row in rows if isinstance(row, LabelledRow)]
    openings = [place for place, row in enumerate(labelled) if row.opens_activity]
    if not openings:
        return
    held = {block for row in labelled if _lists_measures(row) or row.opens_activity for block in row.blocks}
    first = next(place for place, row in enumerate(labelled) if row.blocks[-1] in held)
    after = [place for place in range(first, len(labelled)) if labelled[place].blocks[0] not in held]
    if (
        after
        and after[0] > openings[-1]
        and labelled[after[0] - 1].blocks[0] in held
        and after[0] - openings[-1] > 1
    ):
        for row in labelled[after[0] :]:
            row.of_area = True


def _name_by_item(document: Document, row: LabelledRow, rules: Rules) -> None:
    if row.match is None or len(row.value) != 1:
        return
    if not is_like_name(document, tuple(row.value), rules):
        row.match = replace(row.match, targets=(Target("measures"),))
        return
    item = row.value[0]
    row.match = replace(row.match, targets=(Target("name"),))
    row.label += item.mark
    row.value = [replace(item, mark=(), kind="paragraph", number=None)]


def _lists_measures(row: LabelledRow) -> bool:
    """Whether the value is a list of what is done."""
    does = any(target.field in {"measures", "activity"} for target in row.targets)
    return does and bool(row.value) and row.value[-1].kind == "item"


def at_openings(rows: list[LabelledRow]) -> Iterator[list[LabelledRow]]:
    """The rows, cut where one opens another activity."""
    group: list[LabelledRow] = []
    for row in rows:
        if row.opens_activity and group:
            yield group
            group = []
        group.append(row)
    yield group


def add_lead_in(rows: list[NarrativeRow], lead_in: Paragraph, block: int, told: LabelMatch) -> None:
    """Add a line with a list of what somebody undertakes; right below another such, both are one activity's."""
    above = rows[-1]
    if isinstance(above, LabelledRow) and above.leads_in:
        above.value.append(lead_in)
        above.blocks.append(block)
    else:
        rows.append(LabelledRow((), told, [lead_in], [block], leads_in=True))
