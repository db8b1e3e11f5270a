"""What the rows below one of a table of labels and values tell of it: whether they go on, or begin, a measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from extract.layouts.field_table.looks import is_like_title
from extract.layouts.field_table.segments import Segment
from extract.recognise.labels import MOST_TITLE_WORDS
from extract.recognise.names import MOST_NAME_WORDS, is_like_name
from extract.recognise.readings import HeadingRow, NumberRow, PairRow, RowReading, TitleRow
from models.pages.document import Document
from models.target import SAID_OF_AREAS
from models.text.fold import squeeze
from rules.pack import Rules

ROWS_AHEAD = 12
"""Rows that tell as much as all of a long table."""
_SAME_AGAIN = 2
"""Labels that the rows of a measure begin with, which come again below the name of another."""


def fields_of(pair: PairRow) -> set[str]:
    """The fields that a row fills, a party's with its name ("police.commitment"); "other" for an unknown label."""
    if pair.match is None:
        return {"other"}
    return {
        f"{target.party or pair.party}.{target.role}" if target.field == "party" else target.field
        for target in pair.match.targets
    }


def fields_until_activity(following: Sequence[RowReading]) -> list[set[str]]:
    """What the next rows fill, up to the next activity; a few tell as much as all of a long table."""
    found: list[set[str]] = []
    for reading in following:
        if isinstance(reading, HeadingRow | TitleRow | NumberRow):
            break
        if isinstance(reading, PairRow):
            names = fields_of(reading)
            if names & {"activity", "name"}:
                break
            if names - {"other"}:
                found.append(names)
        if len(found) == ROWS_AHEAD:
            break
    return found


def goes_on_as_activity(document: Document, following: Sequence[RowReading], rules: Rules) -> bool:
    """Whether fields that only an activity has come next: "Insats" beside a sentence is a measure."""
    ahead = fields_until_activity(following)
    if any(not names <= SAID_OF_AREAS | {"other"} for names in ahead):
        return True
    after = following[len(ahead)] if len(ahead) < len(following) else None
    return (
        isinstance(after, PairRow)
        and "activity" in fields_of(after)
        and not names_activity(document, after, rules)
    )


def next_names_activity(document: Document, following: Sequence[RowReading], rules: Rules) -> bool:
    """Whether the next row is Aktivitet with a name; with as many words as a title has, where another tells what is
    done."""
    if not following or not isinstance(following[0], PairRow) or "activity" not in fields_of(following[0]):
        return False
    told = any("measures" in names for names in fields_until_activity(following[1:]))
    return is_like_name(
        document, following[0].pieces, rules, most=MOST_TITLE_WORDS if told else MOST_NAME_WORDS
    )


def names_activity(document: Document, pair: PairRow, rules: Rules) -> bool:
    """Whether the row names an activity: a label that says so, or Aktivitet beside what can be a name."""
    own = fields_of(pair)
    is_named = "activity" in own and is_like_name(document, pair.pieces, rules, most=MOST_TITLE_WORDS)
    return is_named or "name" in own


def is_lone_name(
    reading: RowReading, document: Document, following: Sequence[RowReading], rules: Rules
) -> TypeGuard[PairRow]:
    """Whether the row holds a name alone, no label, and the fields of an activity follow."""
    return (
        isinstance(reading, PairRow)
        and not reading.pieces
        and is_like_title(document, reading)
        and goes_on_as_activity(document, following, rules)
    )


def names_measure_next(document: Document, following: Sequence[RowReading], rules: Rules) -> bool:
    """Whether the row right below a name holds another: over the whole table, beside what the measure serves, beside
    Aktivitet, or alone."""
    if not following:
        return False
    below = following[0]
    is_name = isinstance(below, HeadingRow) or (isinstance(below, TitleRow) and below.right_name is not None)
    return (
        is_name
        or next_names_activity(document, following, rules)
        or is_lone_name(below, document, following[1:], rules)
    )


def labels_again(document: Document, segment: Segment, following: Sequence[RowReading]) -> bool:
    """Whether the labels that the segment begins with come again in the next rows, known or not."""
    labels = list(dict.fromkeys(entry.label for entry in segment.entries))[:_SAME_AGAIN]
    below = [row.label for row in following[:_SAME_AGAIN] if isinstance(row, PairRow)]
    texts, again = ([squeeze(document.text(label)) for label in own] for own in (labels, below))
    return len(texts) == _SAME_AGAIN and texts == again and all(texts)
