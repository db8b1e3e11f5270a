"""A label with its value as the entries of an activity or an area."""

from __future__ import annotations

from dataclasses import replace

from extract.recognise.drafts import Entry
from extract.recognise.labels import tells_time
from extract.recognise.readings import PairRow
from models.target import PartyRole, Target

_WITHOUT_PARTY: dict[PartyRole, Target] = {
    "participants": Target("other_participants"),
    "commitment": Target("measures"),  # "Vi lovar att": what is done, whoever it is that does it
}
"""Where a label's value goes that says no party."""


def pair_to_entries(pair: PairRow) -> list[Entry]:
    """One entry for each field that the label names; an unknown label leads to `other`."""
    if pair.match is None:
        if pair.party is not None:
            return [_entry(pair, Target("party", pair.party, "commitment"), confidence=0.8)]
        return [replace(_entry(pair, Target("other")), unknown_label=True)]
    if pair.match.group != "plan" and not tells_time(pair.match):
        return [_entry(pair, Target("other"))]
    return [_entry(pair, _with_party(target, pair.party)) for target in pair.match.targets]


def _with_party(target: Target, party: str | None) -> Target:
    """The target with the party that a column's heading or a cell beside it names."""
    if target.field in {"measures", "activity"} and party is not None:
        return Target("party", party, "commitment")
    if target.field == "other_participants" and party is not None:
        return Target("party", party, "participants")
    if target.field != "party":
        return target
    role: PartyRole = target.role or "commitment"
    if target.party is None and party is None:
        return _WITHOUT_PARTY.get(role, Target("other"))
    return Target("party", target.party or party, role)


def _entry(pair: PairRow, target: Target, confidence: float = 1.0) -> Entry:
    score = pair.match.score if pair.match is not None else 1.0
    return Entry(
        target=target,
        pieces=pair.pieces,
        label=pair.label,
        confidence=round(min(confidence, pair.confidence, score), 2),
        rivals=pair.match.rivals if pair.match is not None else (),
        light=pair.light,
    )
