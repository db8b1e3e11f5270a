"""Where commitments belong in a draft: in the area that a heading names, in the document's order."""

from __future__ import annotations

from dataclasses import replace

from extract.recognise.drafts import Draft, DraftActivity, DraftArea
from extract.recognise.names import read_name
from models.pages.document import Document, Paragraph
from models.target import Target
from models.text.fold import squeeze
from rules.pack import Rules

_TOLD = Target("description")


def insert(draft: Draft, activity: DraftActivity) -> None:
    """Add the activity where it stands in the document."""
    firsts = [_first_word(one) for one in draft.activities]
    at = next((place for place, first in enumerate(firsts) if first > _first_word(activity)), len(firsts))
    draft.activities.insert(at, activity)


def add_commitments(draft: Draft, activity: DraftActivity) -> None:
    """Add commitments, in a promise to those that stand in no area and under no name either: they are one measure."""
    alone = (
        [one for one in draft.activities if _is_bare(one)] if draft.is_promise and _is_bare(activity) else []
    )
    if len(alone) != 1:
        insert(draft, activity)
        draft.shapes.append("narrative")
        return
    (one,) = alone
    told = [entry for entry in (*one.entries, *activity.entries) if entry.target == _TOLD]
    pieces = sorted((piece for entry in told for piece in entry.pieces), key=lambda piece: piece.words[0])
    rest = [entry for entry in (*one.entries, *activity.entries) if entry.target != _TOLD]
    one.entries = [replace(told[0], pieces=tuple(pieces)), *rest]


def _is_bare(activity: DraftActivity) -> bool:
    """Whether it is nothing but what is told and what parties undertake, in no area."""
    targets = [entry.target for entry in activity.entries]
    return activity.area is None and all(one == _TOLD or one.role == "commitment" for one in targets)


def _first_word(activity: DraftActivity) -> int:
    return min((word for entry in activity.entries for word in entry.words), default=0)


def area_of_heading(document: Document, draft: Draft, heading: Paragraph, rules: Rules) -> int:
    """The index of the area that the heading names: one that was found, or a new one."""
    found = area_named(document, draft, heading, rules)
    if found is None:
        draft.areas.append(DraftArea([read_name(document, (heading,), rules).entry("area_name")]))
        found = len(draft.areas) - 1
    return found


def area_named(document: Document, draft: Draft, heading: Paragraph, rules: Rules) -> int | None:
    """The index of the area that the heading names, None where it names none that was found."""
    wanted = squeeze(document.text(read_name(document, (heading,), rules).name.words))
    for index, area in enumerate(draft.areas):
        if area.name is not None and squeeze(document.text(area.name.words)) == wanted:
            return index
    return None
