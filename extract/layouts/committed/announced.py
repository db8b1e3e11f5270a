"""What a promise or a plan without areas says below headings that only announce it: "Åtgärder", "Våra löften"."""

from __future__ import annotations

from itertools import takewhile

from extract.layouts.committed.deeds import tell_deeds
from extract.layouts.committed.stretches import Stretch
from extract.recognise.drafts import Entry, Pieces
from models.pages.document import Document
from models.target import Target
from models.text.fold import fold
from rules.pack import Rules

_FRONT = 6
"""Words of an item among which stands that it has been done."""


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
    if _reports(document, section, rules):
        return None
    if rules.headings.announces_deeds(text):
        return Entry(Target("measures"), _told(section, committing), heading.all_words)
    if rules.headings.announces_undertakings(text):
        return Entry(Target("description"), _told(section, committing), heading.all_words)
    return None


def _reports(document: Document, section: Stretch, rules: Rules) -> bool:
    """Whether most items of a section say what has been done: "Polisen har genomfört 42 kontroller"."""
    items = [document.text(piece.words) for piece in section.pieces if piece.kind == "item"]
    perfect = rules.words["tells_perfect"]
    done = sum(not perfect.isdisjoint(map(fold, item.split()[:_FRONT])) for item in items)
    return 2 * done > len(items)


def _tells(text: str, rules: Rules) -> bool:
    """Whether a paragraph tells a deed, and does not speak of the deeds: "Åtgärderna beskrivs i bilaga 1."."""
    return tell_deeds(text, rules) and not rules.headings.announces_deeds(text.partition(" ")[0])


def _told(section: Stretch, committing: Pieces) -> Pieces:
    before = list(takewhile(lambda piece: piece.kind != "item", section.pieces))
    items = list(takewhile(lambda piece: piece.kind == "item", section.pieces[len(before) :]))
    told = [id(piece) for piece in (*before, *items, *committing)]
    return tuple(piece for piece in section.pieces if id(piece) in told)
