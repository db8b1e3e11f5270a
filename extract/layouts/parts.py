"""Parts of the way down a document: frames around headings, values that a table's end cut."""

from __future__ import annotations

from dataclasses import replace

from extract.layouts.field_table.layout import Segment
from extract.recognise.drafts import DraftActivity, Entry, Pieces, blocks_to_pieces
from extract.recognise.labels import MOST_TITLE_WORDS, is_plan_label, split_run_in
from models.pages.document import Block, Document, Paragraph, Table
from rules.pack import Rules


def without_frames(document: Document, rules: Rules) -> Document:
    """The document with the text of a frame in its place where that is one label and its value: "Mål: …" in a box."""
    blocks = tuple(_framed_field(document, block, rules) or block for block in document.blocks)
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def _framed_field(document: Document, block: Block, rules: Rules) -> Paragraph | None:
    if not isinstance(block, Table) or len(block.rows) != 1 or len(block.rows[0].cells) != 1:
        return None
    pieces = blocks_to_pieces(block.rows[0].cells[0].blocks)
    if len(pieces) != 1:
        return None
    field = split_run_in(document, pieces[0], rules)
    return pieces[0] if field is not None and is_plan_label(field[2]) and field[1].words else None


def boxed_heading(block: Block) -> Paragraph | None:
    """The short text of a table of one cell: a heading in a frame; None for anything else."""
    if not isinstance(block, Table) or len(block.rows) != 1 or len(block.rows[0].cells) != 1:
        return None
    pieces = blocks_to_pieces(block.rows[0].cells[0].blocks)
    if len(pieces) != 1 or not 0 < len(pieces[0].words) <= MOST_TITLE_WORDS:
        return None
    return replace(pieces[0], kind="heading", mark=(), words=pieces[0].all_words)


def table_follows(document: Document, index: int) -> bool:
    """Whether another table follows that of the block there, before the next heading."""
    below = document.blocks[index + 1 :]
    rest = (block for block in below if isinstance(block, Table) or block.kind == "heading")
    return isinstance(next(rest, None), Table)


def extend_last_value(activity: DraftActivity, rest: Pieces) -> None:
    """Add what a table's end cut off to the last value, in each field that its label names."""
    last = activity.entries[-1]
    for index, entry in enumerate(activity.entries):
        if entry.label == last.label and entry.pieces == last.pieces:
            confidence = min(entry.confidence, 0.8)
            activity.entries[index] = replace(entry, pieces=entry.pieces + rest, confidence=confidence)


def goes_on_with(activity: DraftActivity, segment: Segment) -> bool:
    """Whether a table that follows at once holds further fields of the same activity: nothing names or repeats one."""
    if segment.headings or segment.has_own_name or segment.fields & {"area_name", "activity"}:
        return False
    filled = {_key(entry) for entry in activity.entries if entry.target.field != "other"}
    return not filled & {_key(entry) for entry in segment.entries}


def _key(entry: Entry) -> tuple[str, str | None, str | None]:
    return entry.target.field, entry.target.party, entry.target.role
