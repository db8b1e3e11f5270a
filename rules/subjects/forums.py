"""Whether running text tells of a group, a meeting or a programme: what it is, who takes part, how often."""

from __future__ import annotations

from rules.matching.loading import RuleFiles
from rules.matching.patterns import PatternRow, RowPatterns

_ENOUGH = 2
"""Rows that must agree: what it is, and who takes part or how often it meets."""


class ForumRow(PatternRow):
    """Words that say one thing of a forum."""


class Forums:
    """Knows forums by the rows of forums.toml."""

    def __init__(self, files: RuleFiles) -> None:
        self.hits = RowPatterns(files.rows("forums", ForumRow)).hits

    def are_told_of(self, text: str) -> bool:
        """Whether `text` describes a forum or a programme, and does not just mention one."""
        return len(self.hits(text)) >= _ENOUGH
