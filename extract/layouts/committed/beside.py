"""Which headings stand beside those of a plan's areas: on the same level, below the same heading or the title."""

from __future__ import annotations

from typing import TypeAlias

from extract.layouts.committed.stretches import level_of
from extract.recognise.drafts import Draft
from models.pages.document import Document, Paragraph
from rules.pack import Rules

_Place: TypeAlias = tuple[int, tuple[int, ...]]
"""A heading's level, and the words of the one that it stands below; none where it stands below none."""


class AreaHeadings:
    """Where the headings stand that name areas."""

    def __init__(self, document: Document, draft: Draft) -> None:
        self._places: set[_Place] = set()
        named = {word for area in draft.areas if area.name is not None for word in area.name.words}
        title = set(draft.title.words) if draft.title is not None else set()
        above: list[Paragraph] = []
        for block in document.blocks:
            if isinstance(block, Paragraph) and block.kind == "heading" and title.isdisjoint(block.words):
                above = [one for one in above if level_of(one) < level_of(block)]
                if not named.isdisjoint(block.words):
                    self._places.add(_place(block, above))
                above.append(block)

    def are_beside(self, headings: tuple[Paragraph, ...], document: Document, rules: Rules) -> bool:
        """Whether the last of `headings`, which stand one below the other, stands beside an area's, and may name one.

        Chapters on how the plan is steered stand there, too: it names a topic, or stands below "Prioriterade områden".
        """
        if not headings or _place(headings[-1], headings[:-1]) not in self._places:
            return False
        name, *above = (document.text(one.words) for one in reversed(headings))
        return bool(rules.topics.read(name)) or bool(above and rules.headings.announces_areas(above[0]))


def set_in_order(draft: Draft) -> None:
    """Put the draft's areas in the order in which the document first says anything of them."""
    firsts = [
        min((word for entry in area.entries for word in entry.words), default=0) for area in draft.areas
    ]
    order = sorted(range(len(firsts)), key=firsts.__getitem__)
    draft.areas[:] = [draft.areas[index] for index in order]
    for activity in draft.activities:
        activity.area = order.index(activity.area) if activity.area is not None else None


def _place(heading: Paragraph, above: tuple[Paragraph, ...] | list[Paragraph]) -> _Place:
    return level_of(heading), above[-1].words if above else ()
