"""What a reader may ask where lines end: whether the letters on both sides are one word.

Readers know no language; who calls them knows one, and hands this over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

Joint: TypeAlias = Callable[[Sequence[str], bool], Sequence[bool | None]]
"""For runs of letters, each of which a line end parts from the next: whether it broke a word there; None where the
words do not tell. The flag says that the document breaks words elsewhere."""


def unknown_joint(parts: Sequence[str], breaks: bool) -> Sequence[bool | None]:
    """No language is known: None for each line end."""
    return [None] * (len(parts) - 1)
