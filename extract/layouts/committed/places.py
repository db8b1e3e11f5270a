"""Where commitments belong in a draft: in the area that a heading names, in the document's order."""

from __future__ import annotations

from extract.recognise.drafts import Draft, DraftActivity, DraftArea
from extract.recognise.names import read_name
from models.pages.document import Document, Paragraph
from models.text.fold import squeeze
from rules.pack import Rules


def insert(draft: Draft, activity: DraftActivity) -> None:
    """Add the activity where it stands in the document."""
    firsts = [_first_word(one) for one in draft.activities]
    at = next((place for place, first in enumerate(firsts) if first > _first_word(activity)), len(firsts))
    draft.activities.insert(at, activity)


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
