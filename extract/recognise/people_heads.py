"""The heads of lists of people: "Namn | Roll | Telefon"."""

from __future__ import annotations

from models.pages.document import Document, Row
from models.text.fold import fold
from rules.pack import Rules

_MOST_HEAD_WORDS = 3


def heads_people(document: Document, row: Row, rules: Rules) -> bool:
    """Whether every filled cell heads a column of a list of people, one of them that of their names."""
    cells = [cell for cell in row.cells if cell.words]
    if len(cells) < 2 or any(len(cell.words) > _MOST_HEAD_WORDS for cell in cells):
        return False
    texts = [fold(document.text(cell.words)).strip(" :") for cell in cells]
    names = rules.words["name_head"] | rules.words["first_name_head"] | rules.words["surname_head"]
    return not names.isdisjoint(texts) and all(
        rules.minutes.is_column_head(text) or text in names for text in texts
    )
