"""Areas, activities and values that are unlike their siblings: two that became one, one that fell apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.doubt.signs import Looked, Owner, Placed, Sign
from extract.recognise.drafts import DraftActivity, DraftArea
from extract.recognise.grid import LONGEST_TICK

FEWEST_SIBLINGS = 2
"""Other values of a field that show how many pieces such a value has."""
LABELLED = 2
"""Labels that a measure without a name has, from which on it should have one."""
FEWER = 2
"""Columns that a row lacks beside the fullest row of the document's grids; one may have been joined to another."""
SHORT = frozenset(
    "responsible convener other_participants duration meeting_frequency timing funding target_group forum".split()
)
"""Fields whose values are names, times or costs: one piece, or a list."""
DOUBLED = 2
"""Short values of one measure that have several paragraphs each, from which on it is two measures."""
TIMES_AND_COSTS = frozenset({"duration", "timing", "meeting_frequency", "funding"})
"""Fields that say one thing, in one paragraph or in a list."""
ACTORS = frozenset({"responsible", "convener", "other_participants"})
"""Fields that may name one or several, a line each."""


def structure_signs(looked: Looked) -> Iterator[Sign]:
    """Every sign that areas, activities and the pieces of their values give beside their siblings."""
    odd = {
        **_childless(looked),
        **_rows(looked),
        **_named_alike(looked),
        **_doubled(looked),
    }
    for placed in looked.placed:
        if placed.owner in odd:
            yield Sign(placed, "page", odd[placed.owner])
    unnamed = _unnamed(looked)
    for placed in looked.placed:
        if placed.owner in unnamed:
            yield Sign(placed, "owner", "a measure has no name")
    yield from _pieces(looked)


def _unnamed(looked: Looked) -> frozenset[Owner]:
    """Activities without a name, and the areas that begin with one: what names the area may be the measure's name.

    A row of a grid needs no name, nor a commitment in running text.

    Where none of the document has a name, only headings in running text that were not seen explain it: a form may
    have no names at all, nor does a list of measures or commitments below an area's heading.
    """
    activities = looked.draft.activities
    bare = [
        index
        for index, activity in enumerate(activities)
        if activity.shape != "cause_grid"
        and not _is_named(activity)
        and not _only_commits(activity)
        and len(_labels(looked, activity)) >= LABELLED
    ]
    if not any(map(_is_named, activities)):
        bare = [
            index
            for index in bare
            if activities[index].shape == "narrative"
            and len(activities) > 1
            and not _says_what_is_done(activities[index])
        ]
    first: dict[int, int] = {}
    for index, activity in enumerate(activities):
        if activity.area is not None:
            first.setdefault(activity.area, index)
    owners = {Owner("activity", index) for index in bare}
    return frozenset(owners | {Owner("area", area) for area, index in first.items() if index in bare})


def _only_commits(activity: DraftActivity) -> bool:
    """Whether it is what parties undertake under no measure, which has no name (docs/record.md)."""
    return all(entry.target.field in {"party", "description"} for entry in activity.entries)


def _says_what_is_done(activity: DraftActivity) -> bool:
    """Whether it has an area above it and states measures or a party's commitment."""
    return activity.area is not None and any(
        entry.target.field == "measures" or entry.target.role == "commitment" for entry in activity.entries
    )


def _childless(looked: Looked) -> dict[Owner, str]:
    """Areas without activities that have nothing of their own either, or only what elsewhere is said of measures."""
    activities = looked.draft.activities
    parents = {activity.area for activity in activities}
    of_measures = frozenset(label for activity in activities for label in _labels(looked, activity))
    return {
        Owner("area", index): "an area has no measures"
        for index, area in enumerate(looked.draft.areas)
        if activities and index not in parents and _labels(looked, area) <= of_measures and _is_labelled(area)
    }


def _is_labelled(area: DraftArea) -> bool:
    """Whether all that is said of an area stands under labels."""
    return all(entry.label for entry in area.entries if entry.target.field != "area_name")


def _labels(looked: Looked, owner: DraftActivity | DraftArea) -> frozenset[str]:
    """The labels of its values, an area's own name left out."""
    entries = (entry for entry in owner.entries if entry.label and entry.target.field != "area_name")
    return frozenset(looked.folded(entry.label) for entry in entries)


def _columns(looked: Looked, activity: DraftActivity) -> int:
    """How many columns its values are of; those of marks, which rows do not all have, count for one."""
    ticked = {
        looked.folded(entry.label)
        for entry in activity.entries
        if entry.target.field in {"timing", "party"} and 0 < len(looked.text(entry.words)) <= LONGEST_TICK
    }
    return len(_labels(looked, activity) - ticked) + bool(ticked)


def _is_named(activity: DraftActivity) -> bool:
    return any(entry.target.field in {"name", "undertaking"} for entry in activity.entries)


def _rows(looked: Looked) -> dict[Owner, str]:
    """Rows of grids that lack columns which other rows have, or have no name and one value: cut or joined wrongly."""
    rows = {
        index: activity
        for index, activity in enumerate(looked.draft.activities)
        if activity.shape == "cause_grid"
    }
    labels = {index: _columns(looked, activity) for index, activity in rows.items()}
    filled = {index: sum(bool(entry.words) for entry in one.entries) for index, one in rows.items()}
    most = max(labels.values(), default=0)
    odd = {
        Owner("activity", index): "a row has fewer columns than others"
        for index in rows
        if most - labels[index] >= FEWER
    }
    if max(filled.values(), default=0) > 1:
        odd |= {
            Owner("activity", index): "a row has one value only"
            for index, activity in rows.items()
            if filled[index] == 1 and not _is_named(activity)
        }
    return odd


def _named_alike(looked: Looked) -> dict[Owner, str]:
    """Activities with the name of an area, which has lent it to them."""
    areas = {looked.folded(area.name.words) for area in looked.draft.areas if area.name is not None}
    return {
        placed.owner: "a measure has the name of its area"
        for placed in looked.placed
        if placed.entry.target.field == "name" and looked.folded(placed.entry.words) in areas
    }


def _doubled(looked: Looked) -> dict[Owner, str]:
    """Activities of which two short values have several paragraphs: two rows became one."""
    fields: dict[Owner, set[str]] = defaultdict(set)
    for placed in looked.placed:
        if placed.entry.target.field in SHORT and _paragraphs(placed) > 1:
            fields[placed.owner].add(placed.entry.target.field)
    return {owner: "two rows may have become one" for owner, found in fields.items() if len(found) >= DOUBLED}


def _paragraphs(placed: Placed) -> int:
    return sum(bool(piece.words) and piece.kind != "item" for piece in placed.entry.pieces)


def _pieces(looked: Looked) -> Iterator[Sign]:
    """Short values of several pieces where no other one of the field has more than one, or with a list below."""
    counts: dict[str, list[int]] = defaultdict(list)
    short: list[tuple[Placed, list[str]]] = []
    for placed in looked.placed:
        kinds: list[str] = [piece.kind for piece in placed.entry.pieces if piece.words]
        if kinds and placed.entry.target.field in SHORT:
            counts[placed.entry.target.field].append(len(kinds))
            short.append((placed, kinds))
    for placed, kinds in short:
        field = placed.entry.target.field
        others = counts[field]
        twice = field in TIMES_AND_COSTS and _paragraphs(placed) > 1
        unlike = (
            field not in ACTORS
            and len(kinds) > 1
            and len(others) > FEWEST_SIBLINGS
            and sum(other > 1 for other in others) == 1
        )
        if twice or unlike or (kinds[0] != "item" and "item" in kinds and not _holds_marks(looked, placed)):
            yield Sign(
                placed, "value", f"a value has more pieces than others (“{looked.text(placed.words[:4])} …”)"
            )


def _holds_marks(looked: Looked, placed: Placed) -> bool:
    """Whether a list mark that nobody can tell stands as a word: the first piece is an item, too."""
    return "\ufffd" in looked.text(placed.words)
