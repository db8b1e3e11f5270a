"""Headings of one series beside each other: "Strategi 1 …", "Strategi 2 …"; "Främjande insatser", "Hindrande insatser".

What some of them are by what stands below them, the others are, too, though only text stands below those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from extract.layouts.narrative.sections import Section
from models.pages.document import Document
from models.text.fold import fold

_WORDS_OF_KIND = 2
"""Words of a heading whose last says what kind of thing it names: "Främjande insatser"."""
_Key: TypeAlias = tuple[str, str]


def go_on_with_series(document: Document, siblings: Sequence[Section]) -> None:
    """Make areas and activities of those of `siblings` that stand in a series with such."""
    of_areas = {
        key
        for one in siblings
        if one.is_area and any(child.is_activity for child in one.children)
        for key in _keys(document, one)
    }
    of_activities = {
        key for one in siblings if one.is_activity for key in _keys(document, one) if key[0] == "front"
    }
    for one in siblings:
        if one.is_area or one.is_activity or one.generic or one.is_title or one.heading is None:
            continue
        told = [child for child in one.children if child.is_only_text and not child.generic]
        if told and len(told) == len(one.children) and not of_areas.isdisjoint(_keys(document, one)):
            one.is_area = True
            for child in told:
                child.is_activity = True
        elif one.is_only_text and not one.children and not of_activities.isdisjoint(_keys(document, one)):
            one.is_activity = True


def _keys(document: Document, section: Section) -> Iterator[_Key]:
    """The series in which a heading may stand: by its first word before a number, by the last of two words."""
    words = fold(document.text(section.heading.words)).split() if section.heading is not None else []
    if len(words) > 1 and words[0].isalpha() and words[1].strip(".:").isdigit():
        yield "front", words[0]
    if len(words) == _WORDS_OF_KIND and all(word.isalpha() for word in words):
        yield "end", words[-1]
