"""Rows that each say what one actor undertakes: "Aktör | Åtagande | Tid"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.recognise.drafts import Entry, pieces_text
from models.pages.document import Document
from models.target import Target
from rules.pack import Rules

_ACTORS = ("responsible", "other_participants")
"""Fields of the columns that say whose commitment a row holds, the surer first."""
_MEASURES = frozenset({"name", "measures", "activity"})


def with_actors_commitment(document: Document, entries: Sequence[Entry], rules: Rules) -> tuple[Entry, ...]:
    """The entries of a row, "Åtagande" as the commitment of the one party that it names.

    Where it names none or several, what is undertaken is the row's measure, if nothing else is.
    """
    party = _party(document, entries, rules)
    told = any(entry.target.field in _MEASURES and entry.pieces for entry in entries)
    target = Target("party", party, "commitment") if party else Target("other" if told else "measures")
    return tuple(replace(one, target=target) if _is_nobodys(one.target) else one for one in entries)


def _is_nobodys(target: Target) -> bool:
    return target.field == "party" and target.party is None


def _party(document: Document, entries: Sequence[Entry], rules: Rules) -> str | None:
    if not any(_is_nobodys(entry.target) for entry in entries):
        return None
    for field in _ACTORS:
        texts = [pieces_text(document, one.pieces) for one in entries if one.target.field == field]
        for text in filter(None, texts):
            parties = rules.labels.parties_in(text)
            return parties[0] if len(parties) == 1 else None
    return None
