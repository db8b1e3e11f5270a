"""Areas, activities and values that are unlike their siblings: two that became one, one that fell apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.doubt.signs import Looked, Owner, Placed, Sign
from extract.recognise.drafts import DraftActivity

FEWEST_SIBLINGS = 2
"""Other values of a field that show how many pieces such a value has."""
SHORT = frozenset(
    "responsible convener other_participants duration meeting_frequency timing funding target_group forum".split()
)
"""Fields whose values are names, times or costs: one piece, or a list."""


def structure_signs(looked: Looked) -> Iterator[Sign]:
    """Every sign that areas, activities and the pieces of their values give beside their siblings."""
    odd = {**_unnamed(looked), **_alone(looked)}
    for placed in looked.placed:
        if placed.owner in odd:
            yield Sign(placed, "page", odd[placed.owner])
    yield from _pieces(looked)


def _unnamed(looked: Looked) -> dict[Owner, str]:
    """Activities without a name, but for rows of a grid, that stand beside others in one area.

    Where none has a name, only headings in running text that were not seen explain it: a form may have no names.
    """
    areas: dict[int | None, list[int]] = defaultdict(list)
    for index, activity in enumerate(looked.draft.activities):
        if activity.shape != "cause_grid":
            areas[activity.area].append(index)
    odd: dict[Owner, str] = {}
    for indexes in areas.values():
        bare = [index for index in indexes if not _is_named(looked.draft.activities[index])]
        if len(bare) < len(indexes):
            found = bare
        else:
            running = [index for index in bare if looked.draft.activities[index].shape == "narrative"]
            found = running if len(running) > 1 else []
        odd |= {Owner("activity", index): "a measure has no name beside others" for index in found}
    return odd


def _is_named(activity: DraftActivity) -> bool:
    return any(entry.target.field in {"name", "undertaking"} for entry in activity.entries)


def _alone(looked: Looked) -> dict[Owner, str]:
    """Rows of a grid with no name and a single value, where others have several: areas that were taken for causes."""
    filled = [sum(bool(entry.words) for entry in one.entries) for one in looked.draft.activities]
    if max(filled, default=0) <= 1:
        return {}
    return {
        Owner("activity", index): "a measure has one value only"
        for index, activity in enumerate(looked.draft.activities)
        if filled[index] == 1 and activity.shape == "cause_grid" and not _is_named(activity)
    }


def _pieces(looked: Looked) -> Iterator[Sign]:
    """Short values of several pieces where no other one of the field has more than one, or with a list below."""
    counts: dict[str, list[int]] = defaultdict(list)
    short: list[tuple[Placed, list[str]]] = []
    for placed in looked.placed:
        kinds = [piece.kind for piece in placed.entry.pieces if piece.words]
        if kinds and placed.entry.target.field in SHORT:
            counts[placed.entry.target.field].append(len(kinds))
            short.append((placed, kinds))
    for placed, kinds in short:
        others = counts[placed.entry.target.field]
        unlike = len(kinds) > 1 and len(others) > FEWEST_SIBLINGS and sum(other > 1 for other in others) == 1
        if unlike or (kinds[0] != "item" and "item" in kinds and not _holds_marks(looked, placed)):
            yield Sign(placed, "value", f"a value has more pieces than others (“{looked.text(placed.words[:4])} …”)")


def _holds_marks(looked: Looked, placed: Placed) -> bool:
    """Whether a list mark that nobody can tell stands as a word: the first piece is an item, too."""
    return "\ufffd" in looked.text(placed.words)
