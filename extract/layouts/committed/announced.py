"""What a promise or a plan without areas says below headings that only announce it: "Åtgärder", "Våra löften"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from extract.layouts.committed.deeds import tell_deeds
from extract.layouts.committed.stretches import Stretch
from extract.recognise.drafts import Draft, DraftActivity, Entry, Pieces
from extract.recognise.labels import split_run_in
from models.pages.document import Document
from models.target import Target
from rules.pack import Rules

FEWEST_FIELDS = 2
"""Fields that make labelled paragraphs below a title an activity, the measures among them."""


def add_stated(document: Document, draft: Draft, sections: list[Stretch], rules: Rules) -> None:
    """Add to a draft without areas and activities one for each section that states a measure below the title."""
    if draft.activities or draft.areas:
        return
    for section in sections:
        if stated := _stated_below_title(document, section, rules):
            draft.activities.append(DraftActivity(None, stated))
            draft.shapes.append("narrative")


def _stated_below_title(document: Document, section: Stretch, rules: Rules) -> list[Entry]:
    """What the labelled paragraphs of a plan that is one measure state, right below its title: "Åtgärder:" and a list
    among them, without which a few labels are no form (extract.layouts.labelled_blocks).

    They are left out of the section's pieces. Empty where they state no measures, or nothing else.
    """
    if any(not rules.headings.is_generic(document.text(one.words)) for one in section.headings):
        return []
    stated: list[Entry] = []
    left: Pieces = ()
    goes_on = False
    for piece in section.pieces:
        run_in = split_run_in(document, piece, rules) if piece.kind != "item" else None
        targets = run_in[2].targets if run_in is not None else ()
        if run_in is not None and len(targets) == 1 and not run_in[2].leads_in:
            goes_on = not run_in[1].words
            stated.append(Entry(targets[0], () if goes_on else (run_in[1],), run_in[0]))
        elif stated and goes_on:
            stated[-1] = replace(stated[-1], pieces=(*stated[-1].pieces, piece))
            goes_on = piece.kind == "item"
        else:
            goes_on, left = False, (*left, piece)
    stated = [replace(one, target=_measured(one)) for one in stated]
    fields = {one.target.field for one in stated if one.pieces}
    lists = [one for one in stated if any(piece.kind == "item" for piece in one.pieces)]
    if not any(one.target.field == "measures" for one in lists) or len(fields) < FEWEST_FIELDS:
        return []
    section.pieces = list(left)
    return stated


def _measured(entry: Entry) -> Target:
    """The field of an entry; a list of activities is what is done."""
    lists = len(entry.pieces) > 1 or any(piece.kind == "item" for piece in entry.pieces)
    return Target("measures") if entry.target.field == "activity" and lists else entry.target


def announced(document: Document, section: Stretch, committing: Pieces, rules: Rules) -> Entry | None:
    """What stands below such a heading, under its words as a label: measures; of what is promised the description.

    That is its list, what leads in to it, and what is `committing`; all of it where there is no list. None where the
    heading announces nothing, or where neither a list nor a deed stands below it.
    """
    heading = section.headings[-1] if section.headings else None
    text = document.text(heading.words) if heading is not None else ""
    if heading is None or not section.pieces:
        return None
    if not any(piece.kind == "item" or _tells(document.text(piece.words), rules) for piece in section.pieces):
        return None
    if rules.headings.announces_deeds(text):
        return Entry(Target("measures"), _told(section, committing), heading.all_words)
    if rules.headings.announces_undertakings(text):
        return Entry(Target("description"), _told(section, committing), heading.all_words)
    return None


def _tells(text: str, rules: Rules) -> bool:
    """Whether a paragraph tells a deed, and does not speak of the deeds: "Åtgärderna beskrivs i bilaga 1."."""
    return tell_deeds(text, rules) and not rules.headings.announces_deeds(text.partition(" ")[0])


def _told(section: Stretch, committing: Pieces) -> Pieces:
    before = list(takewhile(lambda piece: piece.kind != "item", section.pieces))
    items = list(takewhile(lambda piece: piece.kind == "item", section.pieces[len(before) :]))
    told = [id(piece) for piece in (*before, *items, *committing)]
    return tuple(piece for piece in section.pieces if id(piece) in told)
