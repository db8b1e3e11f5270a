"""Who pays: from a text about funding to a kind of Funding in docs/record.md."""

from __future__ import annotations

from dataclasses import dataclass

from models.values import FundingKind
from rules.matching.loading import RuleFiles
from rules.matching.patterns import PatternRow, RowPatterns, tokenize

_ORDER: tuple[FundingKind, ...] = ("shared", "own_costs", "external", "municipal")
"""Which of several kinds decides: how the parties divide it says more than who else is named."""
_SURE, _ONE_OF_SEVERAL, _UNREAD = 0.97, 0.7, 0.5


class FundingRow(PatternRow):
    """Words that say who pays."""

    kind: FundingKind
    gives_way: bool = False
    """Whether it counts only where no other row does."""


@dataclass(frozen=True, slots=True)
class FundingReading:
    """Who pays, as far as the rules can tell."""

    kind: FundingKind
    rule: str | None
    """Id of the row that decided; None where none did."""
    confidence: float


class Funding:
    """Reads who pays by the rows of funding.toml."""

    def __init__(self, files: RuleFiles) -> None:
        rows = files.rows("funding", FundingRow)
        self._sure = RowPatterns([row for row in rows if not row.gives_way])
        self._else = RowPatterns([row for row in rows if row.gives_way])
        self.hits = RowPatterns(rows).hits

    def read(self, text: str) -> FundingReading:
        """Who pays by `text`; `unspecified` where no rule tells. Never raises."""
        tokens = tokenize(text)
        rows = self._sure.longest(tokens) or self._else.longest(tokens)
        found = {row.kind: row for row, _ in rows}
        for kind in _ORDER:
            if kind in found:
                return FundingReading(kind, found[kind].id, _SURE if len(found) == 1 else _ONE_OF_SEVERAL)
        return FundingReading("unspecified", None, _UNREAD if tokens else 1.0)
