"""Whether running text tells of a group, a meeting or a programme: what it is, who takes part, how often."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rules.matching.loading import load_rows
from rules.matching.patterns import PatternRow, PatternSet, tokenize

_ENOUGH = 2
"""Rows that must agree: what it is, and who takes part or how often it meets."""


class ForumRow(PatternRow):
    """Words that say one thing of a forum."""


@cache
def _rows(overlays: tuple[Path, ...]) -> tuple[tuple[ForumRow, ...], PatternSet]:
    pairs = [(row, pattern) for row in load_rows("forums", ForumRow, overlays) for pattern in row.patterns]
    return tuple(row for row, _ in pairs), PatternSet(pattern for _, pattern in pairs)


def speaks_of_forum(text: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether `text` describes a forum or a programme, and does not just mention one."""
    return len(hits(text, overlays)) >= _ENOUGH


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows of forums.toml that `text` hits."""
    rows, patterns = _rows(overlays)
    return frozenset(rows[one.pattern].id for one in patterns.find(tokenize(text)))
