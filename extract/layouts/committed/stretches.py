"""Running text that no layout took, heading by heading, and the fields that stand in it under labels of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.layouts.headings.lead_in import ends_with_lead_in
from extract.recognise.drafts import Draft, Entry
from extract.recognise.labels import split_run_in
from extract.recognise.signatures import is_greeting, is_place_and_day, is_signed_for
from models.pages.document import Document, Paragraph, Table
from rules.pack import Rules

SAID_LAST = frozenset({"follow_up", "indicators", "communication", "funding"})
"""Fields that promises and plans say of themselves, at their end."""
SAID_OF_WHOLE = SAID_LAST | {"problem", "situation", "cause", "goal", "purpose", "target_group"}
"""Fields that a promise which is one activity says of itself below headings."""


@dataclass(slots=True)
class Stretch:
    """A stretch of running text that no layout took, and the headings above it."""

    headings: tuple[Paragraph, ...]
    pieces: list[Paragraph] = field(default_factory=list)


def stretches_of(document: Document, draft: Draft, rules: Rules) -> Iterator[Stretch]:
    """The document's running text that is nothing of the draft yet, cut at each heading; without who signed it."""
    taken = {word for entry in _entries_of(draft) for word in (*entry.words, *entry.label)}
    title = set(draft.title.words) if draft.title is not None else set()
    headings: list[Paragraph] = []
    section = Stretch(())
    is_signed = False
    for block in document.blocks:
        if isinstance(block, Table) or (block.origin != "body"):
            continue
        if block.kind != "heading" and not title.isdisjoint(block.words):
            headings, section = [], Stretch(())  # a letterhead above the title heads nothing
        elif block.kind != "heading" and not taken.isdisjoint(block.all_words):
            yield section
            section = Stretch(tuple(headings))
        elif block.kind == "heading":
            yield section
            if not title.isdisjoint(block.words):
                headings, section = [], Stretch(())
                continue
            headings = [*(one for one in headings if level_of(one) < level_of(block)), block]
            section, is_signed = Stretch(tuple(headings)), False
        elif headings and ends_with_lead_in(document, headings[-1], block, rules):
            yield section
            headings = headings[:-1]
            section = Stretch(tuple(headings), [block])
        elif is_signed or _is_signature(document.text(block.words), rules):
            is_signed = True  # who signed the agreement, and where, is no part of what it says last
        else:
            section.pieces.append(block)
    yield section


def _is_signature(text: str, rules: Rules) -> bool:
    return is_place_and_day(text) or is_signed_for(text, rules) or is_greeting(text, rules)


def level_of(heading: Paragraph) -> int:
    """The heading's level, from 1; 1 where it has none."""
    return heading.level if heading.level is not None else 1


def _entries_of(draft: Draft) -> Iterator[Entry]:
    if draft.title is not None:
        yield draft.title
    for activity in draft.activities:
        yield from activity.entries
    for area in draft.areas:
        yield from area.entries


def take_labelled(document: Document, stretch: Stretch, rules: Rules) -> list[Entry]:
    """The paragraphs of a stretch that say behind a label how all of it is followed up, or paid: they are left out of
    its pieces."""
    taken: list[Entry] = []
    left: list[Paragraph] = []
    for piece in stretch.pieces:
        run_in = split_run_in(document, piece, rules) if piece.kind == "paragraph" else None
        targets = run_in[2].targets if run_in is not None and run_in[1].words else ()
        if run_in is not None and len(targets) == 1 and targets[0].field in SAID_LAST:
            taken.append(Entry(targets[0], (run_in[1],), run_in[0], "label"))
        else:
            left.append(piece)
    stretch.pieces = left
    return taken
