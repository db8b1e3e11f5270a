"""Who pays: from a text about funding to a kind of FUNDING in RECORD.md."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from models.values import FundingKind
from rules.matching.loading import load_rows
from rules.matching.patterns import PatternRow, PatternSet, tokenize

_ORDER: tuple[FundingKind, ...] = ("shared", "own_costs", "external", "municipal")
"""Which of several kinds decides: how the parties divide it says more than who else is named."""
_SURE, _ONE_OF_SEVERAL, _UNREAD = 0.97, 0.7, 0.5


class FundingRow(PatternRow):
    """Words that say who pays."""

    kind: FundingKind


@dataclass(frozen=True, slots=True)
class FundingReading:
    """Who pays, as far as the rules can tell."""

    kind: FundingKind
    rule: str | None
    """Id of the row that decided; None where none did."""
    confidence: float


def read_funding(text: str, *, overlays: tuple[Path, ...] = ()) -> FundingReading:
    """Who pays by `text`; `unspecified` where no rule tells. Never raises but for a rules file that is not valid."""
    rows, patterns = _rules(overlays)
    tokens = tokenize(text)
    found = {rows[one.pattern].kind: rows[one.pattern] for one in patterns.longest(tokens)}
    for kind in _ORDER:
        if kind in found:
            return FundingReading(kind, found[kind].id, _SURE if len(found) == 1 else _ONE_OF_SEVERAL)
    return FundingReading("unspecified", None, _UNREAD if tokens else 1.0)


@lru_cache(maxsize=8)
def _rules(overlays: tuple[Path, ...]) -> tuple[tuple[FundingRow, ...], PatternSet]:
    pairs = [(row, pattern) for row in load_rows("funding", FundingRow, overlays) for pattern in row.patterns]
    return tuple(row for row, _ in pairs), PatternSet(pattern for _, pattern in pairs)


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """The ids of the rows of funding.toml that `text` hits."""
    rows, patterns = _rules(overlays)
    return frozenset(rows[one.pattern].id for one in patterns.find(tokenize(text)))
