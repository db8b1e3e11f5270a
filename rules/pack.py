"""The door of the rules: everything outside of them imports from here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rules.actors.named import BY_MODEL, NamedPerson
from rules.actors.people import emails_in, personal_numbers_in, phones_in
from rules.check import validate
from rules.codes import record_codes
from rules.labels.match import LabelMatch
from rules.labels.near import near_names, shared_words
from rules.labels.questions import asked_target, own_part
from rules.labels.rows import MinutesUse
from rules.labels.values import WordingMark
from rules.labels.words import trim
from rules.matching.lemmas import compound_parts, headword, joints_of, lemma, words_within
from rules.matching.patterns import tokenize
from rules.matching.rows import Row
from rules.matching.words import WordKind
from rules.minutes.meetings import MeetingTime
from rules.places.register import place_id
from rules.ruleset import FILES, WORDING, Rules, conclusion_of
from rules.subjects.headings import ANY_PLAN, PLAN_TITLE
from rules.subjects.measure_kinds import MeasureKinds
from rules.subjects.topics import OTHER as OTHER_TOPIC
from rules.times.readings import Field, ScheduleReading

__all__ = [
    "ANY_PLAN",
    "BY_MODEL",
    "FILES",
    "OTHER_TOPIC",
    "PLAN_TITLE",
    "WORDING",
    "Field",
    "LabelMatch",
    "MeasureKinds",
    "MeetingTime",
    "MinutesUse",
    "NamedPerson",
    "Row",
    "Rules",
    "ScheduleReading",
    "WordKind",
    "WordingMark",
    "asked_target",
    "compound_parts",
    "conclusion_of",
    "emails_in",
    "headword",
    "joints_of",
    "lemma",
    "load_rules",
    "near_names",
    "own_part",
    "personal_numbers_in",
    "phones_in",
    "place_id",
    "record_codes",
    "shared_words",
    "tokenize",
    "trim",
    "words_within",
]  # fmt: skip


@lru_cache(maxsize=8)
def load_rules(folders: tuple[Path, ...] = (), model: str | None = None) -> Rules:
    """Our rules with those of `folders` laid over them, made once. The later folder wins over the earlier.

    `model` is a spaCy model that finds people beside the rules. Raises RulesError, naming file, row and key, when
    a folder is not valid, and ModelError when the model cannot be loaded.
    """
    validate(folders)
    rules = Rules(folders, model)
    if model is not None:
        _ = rules.entities  # what cannot be loaded is told before anything is read
    return rules
