"""Headings of one series beside each other: "Strategi 1 …", "Strategi 2 …"; "Främjande insatser", "Hindrande insatser".

What some of them are by what stands below them, the others are, too, though only text stands below those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from extract.layouts.narrative.sections import Section
from models.pages.document import Document
from models.text.fold import fold
from rules.pack import Rules

_WORDS_OF_KIND = 2
"""Words of a heading whose last says what kind of thing it names: "Främjande insatser"."""
_OF_MEASURES = frozenset({"measures", "responsible", "convener", "timing"})
"""Fields that tell a measure of its own, which a heading that names nothing has not below it."""
_Key: TypeAlias = tuple[str, str]


def go_on_with_series(document: Document, siblings: Sequence[Section], rules: Rules) -> None:
    """Make areas and activities of those of `siblings` that stand in a series with such, or beside areas that are told
    as they are: a trouble, with what is done about it below headings of its own."""
    told_areas = any(one.is_area and one.children and all(map(_is_told, one.children)) for one in siblings)
    of_areas = {
        key
        for one in siblings
        if one.is_area and any(child.is_activity for child in one.children)
        for key in _keys(document, one)
    }
    of_activities = {
        key for one in siblings if one.is_activity for key in _keys(document, one) if key[0] == "front"
    }
    stated = [one.states for one in siblings if one.is_activity]
    for one in siblings:
        if one.is_area or one.is_activity or one.is_title or one.heading is None:
            continue
        if (
            one.generic
        ):  # "Samverkan", "Lägesbild": a name where the same is said as of the measures beside it
            one.is_activity = not one.children and bool(one.states & _OF_MEASURES) and one.states in stated
            continue
        told = [child for child in one.children if child.is_only_text and not child.generic]
        in_series = not of_areas.isdisjoint(_keys(document, one))
        in_series |= told_areas and _tells_of_trouble(document, one, rules)
        if told and len(told) == len(one.children) and in_series:
            one.is_area = True
            for child in told:
                child.is_activity = True
        elif one.is_only_text and not one.children and not of_activities.isdisjoint(_keys(document, one)):
            one.is_activity = True


def _is_told(section: Section) -> bool:
    return section.is_activity and section.is_only_text


def _tells_of_trouble(document: Document, section: Section, rules: Rules) -> bool:
    """Whether a heading names what plans are about, and somebody undertakes something below it."""
    heading = document.text(section.heading.words) if section.heading is not None else ""
    texts = (document.text(piece.words) for child in section.children for piece in child.text)
    return bool(rules.topics.read(heading)) and any(
        rules.commitments.begin_in(text, parties=()) for text in texts
    )


def _keys(document: Document, section: Section) -> Iterator[_Key]:
    """The series in which a heading may stand: by its first word before a number, by the last of two words."""
    words = fold(document.text(section.heading.words)).split() if section.heading is not None else []
    if len(words) > 1 and words[0].isalpha() and words[1].strip(".:").isdigit():
        yield "front", words[0]
    if len(words) == _WORDS_OF_KIND and all(word.isalpha() for word in words):
        yield "end", words[-1]
