"""Columns of an attendance list that say with a mark who came: "Närvarande | x", "Frånvarande | x"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.recognise.drafts import Words
from models.fold import fold
from models.pages.document import Document, Row
from rules.pack import MinutesUse, Rules

_LONGEST_MARK = 2
"""Words: what is longer in such a column is a note, a name or a role."""


def presence_columns(document: Document, rows: Sequence[Row], rules: Rules) -> dict[int, MinutesUse]:
    """Column → `present` or `absent`, for each so headed that holds nothing but marks; at least one of them a mark."""
    found: dict[int, MinutesUse] = {}
    for cell in rows[0].cells if len(rows) > 1 else ():
        use = rules.minutes.label(document.text(cell.words))
        below = [one.words for row in rows[1:] for one in row.cells if one.column == cell.column]
        if (
            use in ("present", "absent")
            and any(below)
            and all(_is_mark(document, one, rules) for one in below)
        ):
            found[cell.column] = use
    return found


def says_came(document: Document, marks: Mapping[MinutesUse, Words], rules: Rules) -> bool:
    """Whether the marks of a row say that the person came: a mark for "Närvarande", none for "Frånvarande"."""
    came = _is_set(document, marks.get("present", ()), rules)
    return came if "present" in marks else not _is_set(document, marks.get("absent", ()), rules)


def _is_mark(document: Document, words: Words, rules: Rules) -> bool:
    texts = [fold(document.words[word].text).strip(".,()") for word in words]
    signs = rules.words["mark"] | rules.words["no_mark"]
    return len(texts) <= _LONGEST_MARK and all(not text or text in signs for text in texts)


def _is_set(document: Document, words: Words, rules: Rules) -> bool:
    """Whether a cell holds a mark that is no "nej" and no dash."""
    texts = {fold(document.words[word].text).strip(".,()") for word in words}
    return bool(words) and texts.isdisjoint(rules.words["no_mark"])
