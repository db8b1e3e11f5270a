"""When and how often, where a plan says it in running text or in a label that asks for something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extract.compose.derived import DERIVED_CONFIDENCE, words_in_span
from extract.compose.evidence import words_to_evidence
from extract.compose.values import JoinedEntries, Setting, to_schedule
from models.values import Schedule, Value

_RATES_IN = ("description", "measures", "possible_measures")
_POINTS_IN = ("measures",)
_LABELLED = frozenset({"timing", "meeting_frequency", "duration"})
"""Fields that say when; beside one of them a description's rates only say it again."""


def derive_timing(
    setting: Setting, values: Mapping[str, object], grouped: Mapping[str, JoinedEntries]
) -> Schedule | None:
    """The times that an activity's texts and labels name, as its `timing`; None where it has one or they name none."""
    if "timing" in values:
        return None
    words = tuple(_words(setting, values, grouped))
    if not words:
        return None
    lines = tuple(setting.document.text(line) for line in words)
    value = Value(
        text="\n".join(lines),
        items=lines if len(lines) > 1 else (),
        evidence=words_to_evidence(setting.document, (word for line in words for word in line)),
        method="derived",
        confidence=DERIVED_CONFIDENCE,
    )
    schedule = to_schedule(value, "timing", setting)
    return None if schedule.kind == "unspecified" else schedule


def _words(
    setting: Setting, values: Mapping[str, object], grouped: Mapping[str, JoinedEntries]
) -> Iterable[tuple[int, ...]]:
    """The words of each phrase that says when: of rates, else of a single point of time, else of a label."""
    rates: list[tuple[int, ...]] = []
    points: list[tuple[int, ...]] = []
    for name in _RATES_IN:
        value = values.get(name)
        if not isinstance(value, Value) or (name == "description" and _LABELLED & values.keys()):
            continue
        pieces = grouped[name].pieces
        rates += [
            words_in_span(setting.document, pieces, span)
            for span in setting.rules.schedules.rates_in(value.text)
        ]
        if name in _POINTS_IN:
            spans = setting.rules.schedules.points_in(value.text, setting.year)
            points += [words_in_span(setting.document, pieces, span) for span in spans]
    if rates:
        return rates
    if len(points) == 1:
        return points
    return [] if points else _words_of_label(setting, grouped)


def _words_of_label(setting: Setting, grouped: Mapping[str, JoinedEntries]) -> list[tuple[int, ...]]:
    """The words of a label of measures that say when: "Prioriterade aktiviteter första halvåret"."""
    found: list[tuple[int, ...]] = []
    for entry in grouped["measures"].entries if "measures" in grouped else ():
        text = setting.document.text(entry.label)
        for start, end in setting.rules.schedules.points_in(text, setting.year):
            at, words = 0, []
            for word in entry.label:
                length = len(setting.document.words[word].text)
                if at < end and at + length > start:
                    words.append(word)
                at += length + 1
            found.append(tuple(words))
    return found[:1]
