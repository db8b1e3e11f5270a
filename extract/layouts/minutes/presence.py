"""Columns of an attendance list: what their heads and the marks in them say of who came and who did not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.recognise.drafts import DraftPerson, Words
from models.pages.document import Document, Paragraph, Row
from models.pages.gaps import is_set_apart
from models.text.fold import fold
from rules.pack import MinutesUse, Rules

_ALIGNED = 6.0
"""Points by which a word may begin left of its column's head."""
_MOST_HEAD_WORDS = 6
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


def list_columns(document: Document, rows: Sequence[Row], rules: Rules) -> dict[int, MinutesUse]:
    """Column → `present` or `absent`, where the first row heads lists side by side: "Närvarande | Frånvarande"."""
    head = rows[0].cells if rows else ()
    uses = {cell.column: rules.minutes.label(document.text(cell.words)) for cell in head}
    return {column: use for column, use in uses.items() if use in ("present", "absent")}


@dataclass(frozen=True, slots=True)
class ListsBeside:
    """Two lists side by side on a page, told apart by where their columns begin."""

    first: MinutesUse
    second: MinutesUse
    x: float
    """Where the second column begins, in points."""

    def use_of(self, document: Document, person: DraftPerson) -> MinutesUse:
        """The list in whose column the person stands."""
        boxes = document.words[person.words[0]].boxes
        return self.second if boxes and boxes[0].x0 >= self.x - _ALIGNED else self.first


def lists_beside(document: Document, line: Paragraph, rules: Rules) -> ListsBeside | None:
    """The lists that a line heads with two labels and a wide gap between: "Närvarande     Frånvarande"."""
    for count in range(1, min(len(line.words), _MOST_HEAD_WORDS)):
        boxes = document.words[line.words[count]].boxes
        if not boxes or not is_set_apart(document, line.words[count - 1], line.words[count]):
            continue
        first, second = (
            rules.minutes.label(document.text(part)) for part in (line.words[:count], line.words[count:])
        )
        if first and second and {first, second} == {"present", "absent"}:
            return ListsBeside(first, second, boxes[0].x0)
    return None


def heads_beside(
    document: Document, rows: Sequence[Row], lists: Mapping[int, MinutesUse]
) -> ListsBeside | None:
    """The lists that the two heads of the first row begin, where a page shows how far apart."""
    heads = [cell for cell in rows[0].cells if cell.words] if rows else []
    if len(heads) != 2 or len(lists) != 2:
        return None
    boxes = document.words[heads[1].words[0]].boxes
    return ListsBeside(lists[heads[0].column], lists[heads[1].column], boxes[0].x0) if boxes else None


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
