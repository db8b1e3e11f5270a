"""Labels that lost their first word: "kontakt" below "Polisens kontakt" was "Stadsdelsförvaltningens kontakt"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.recognise.drafts import Entry
from extract.recognise.readings import (
    PairRow,
)
from models.pages.document import Document

USUAL_PARTNER = "district_administration"
"""The party beside the police in these tables, where nothing else says which it is."""
LOST_CONFIDENCE = 0.8


def with_lost_party(document: Document, pair: PairRow, entries: Sequence[Entry]) -> PairRow:
    """`pair` with the party that its label has lost, where the police's label of that role stands above it.

    A lost first word shows in the label's small first letter. The party is the one that the activity names
    beside the police, else the district administration.
    """
    if pair.match is None or pair.party is not None or not pair.label:
        return pair
    roles = {target.role for target in pair.match.targets if target.field == "party" and target.party is None}
    if not roles or not document.words[pair.label[0]].text[:1].islower():
        return pair
    named = [entry.target for entry in entries if entry.target.field == "party"]
    if not any(target.party == "police" and target.role in roles for target in named):
        return pair
    others = [
        target.party for target in named if target.party not in {None, "police"} and target.role not in roles
    ]
    party = others[-1] if others else USUAL_PARTNER
    return replace(pair, party=party, confidence=min(pair.confidence, LOST_CONFIDENCE))
