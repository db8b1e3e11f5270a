"""What a tab, or a gap as wide as one, sets apart on a line: the label from its value, the name from the role."""

from __future__ import annotations

from models.pages.document import Document

WIDE = 1.5
"""How many times its height the gap before a word is at least that no space in running text has, justified or not."""


def is_set_apart(document: Document, before: int, word: int) -> bool:
    """Whether a tab or a wide gap stands between two words that follow one another on a line."""
    one, other = document.words[before], document.words[word]
    if other.after_tab:
        return True
    if not one.boxes or not other.boxes or one.page != other.page:
        return False
    left, right = one.boxes[-1], other.boxes[0]
    on_one_line = left.top < (right.top + right.bottom) / 2 < left.bottom
    return on_one_line and right.x0 - left.x1 > WIDE * (right.bottom - right.top)
