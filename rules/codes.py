"""The codes that rules put into records."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rules.matching.rows import Row
from rules.subjects.topics import _REFERENCE

_GIVEN_BY = {"party": ("parties", "code"), "topic": ("topics", "code"), "role": ("actors", "role")}
"""Kind of code → the file whose rows give it, and their key."""


def record_codes(rows: Callable[[str], Iterable[Row]]) -> dict[str, tuple[str, ...]]:
    """The codes of each kind (`party`, `topic`, `role`) that `rows`, by their file's name, give; each once."""
    return {
        kind: tuple(dict.fromkeys(code for row in rows(name) if (code := getattr(row, key)) not in _NO_CODES))
        for kind, (name, key) in _GIVEN_BY.items()
    }


_NO_CODES = (None, _REFERENCE)
"""What stands there and reaches no record: no role, and words that only refer to a topic."""
