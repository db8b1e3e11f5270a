"""Small words of Swedish by what they do in a text: where a sentence goes on, what joins, what says where or when."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from pydantic import Field

from models.text.fold import fold
from rules.matching.loading import RuleFiles
from rules.matching.rows import Row, words_by_kind

WordKind: TypeAlias = Literal[
    "joiner", "contrast", "unfinished", "clause", "after_role", "determiner", "question", "at", "of", "according",
    "condition", "count", "abbreviation", "clock", "between", "to", "ends", "date", "period", "year", "police_area",
    "owned_area", "phone", "role_ending", "contents", "label_end", "takes_contact", "this_plan", "holds", "phrase",
    "plan_period", "meets", "past", "other_plan", "not_its_year", "mark", "no_mark", "review", "opens_list",
    "points_on", "field_of_work", "this", "followed", "begins_aside", "tells_trouble", "gathers", "crowd",
    "permit", "lasts", "room",
    "after_place", "during", "tells_perfect", "tells_how_it_is", "observes", "prompt_opens", "prompt_asks", "prompt",
    "table", "form_name", "sum", "survey", "chapter", "signs_for", "municipality", "workplace",
    "asks_what", "asks_how", "asks_who", "asks_when", "asks_why", "told_by_doing",
    "told_by_result", "told_by_others", "told_by_aim", "leads_on", "relative", "subject",
    "short_infinitive", "irregular_infinitive", "also_adjective", "before_decision", "ends_role", "inside_field",
    "switchboard", "calls", "before_number", "occasion", "acting", "company_form", "workplace_ending", "which_ending",
    "adjective_ending", "which_of_them", "done", "part_taken", "police_part",
    "same_time", "same_place", "recipients", "first_name_head", "surname_head", "meets_by", "meets_at", "name_head",
    "indicator", "opens_clause", "leaves_open",
    "heads_labels", "heads_values", "mail_head", "mail_subject", "crimes", "company_label", "pays", "set_apart",
    "nobody_yet", "past_ending", "denies", "gives_reason",
    "acts_as", "leaves_role", "meeting_ending", "before_people", "employed_by", "is_called", "together",
    "payer_before", "currency", "means", "greets", "asks_reader", "counts", "figures_of", "undecided", "depends", "may",
    "proposal", "it", "own_period", "several", "and_more", "receives", "in_town", "jointly", "besides",
]  # fmt: skip
"""What the words do; each row of words.toml says it in a sentence."""


class WordsRow(Row):
    """Words that do the same."""

    kind: WordKind
    words: tuple[str, ...] = Field(min_length=1)
    """Folded."""


class SmallWords:
    """The words of words.toml, by what they do."""

    def __init__(self, files: RuleFiles) -> None:
        self._rows = files.rows("words", WordsRow)
        self._words = words_by_kind(self._rows)

    def __getitem__(self, kind: WordKind) -> set[str]:
        return self._words[kind]

    def choice(self, kind: WordKind) -> str:
        """The words as one group of a regular expression, the longest first; they are folded."""
        return _choice(self._words[kind])

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows of which a word stands in `text`; endings of roles may end one."""
        low = fold(text)
        return frozenset(
            row.id for row in self._rows if re.search(_edge(row) + _choice(row.words) + r"(?!\w)", low)
        )


def _choice(words: set[str] | tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def _edge(row: WordsRow) -> str:
    return (
        "" if row.kind in ("role_ending", "which_ending", "adjective_ending", "past_ending") else r"(?<!\w)"
    )
