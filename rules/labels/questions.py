"""Headings of columns that ask: "Vad behöver göras", "Vilka hjälps åt", "Hur märks det".

Authors ask in endless words; rows of labels.toml know the usual ones. Here the first word and one that follows tell
what a column's question is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.target import Target
from models.text.fold import fold
from rules.matching.words import SmallWords, WordKind

MOST_WORDS = 8
"""Words of a question over a column; longer text is an instruction or a value."""

_KINDS: tuple[tuple[WordKind, WordKind | None, str], ...] = (
    ("asks_why", None, "cause"),
    ("asks_how", "told_by_result", "follow_up"),
    ("asks_when", "told_by_result", "follow_up"),
    ("asks_when", None, "timing"),
    ("asks_who", "told_by_others", "other_participants"),
    ("asks_who", None, "responsible"),
    ("asks_what", "told_by_aim", "goal"),
    ("asks_what", "told_by_doing", "measures"),
    ("asks_how", "told_by_doing", "measures"),
)
"""What the first word asks, a word that must follow, and the field; the first that fits decides."""

_ASKING: tuple[WordKind, ...] = ("asks_what", "asks_how", "asks_who", "asks_when", "asks_why")


def asked_target(text: str, words: SmallWords) -> Target | None:
    """The field that a column is for whose heading asks for it; None where the heading asks nothing known."""
    parts = text.split()
    if not 1 < len(parts) <= MOST_WORDS or not any(_bare(parts[0]) in words[kind] for kind in _ASKING):
        return None
    if any(word.endswith((".", "?")) for word in parts[:-1]):
        return None  # more than one sentence
    low = [_bare(word) for word in parts]
    for opening, following, field in _KINDS:
        if low[0] in words[opening] and (following is None or not words[following].isdisjoint(low[1:])):
            return Target(field)  # type: ignore[arg-type]
    return None


def _bare(word: str) -> str:
    return fold(word).strip("?:.,()")


def indirect_forms(label: str, words: SmallWords) -> Iterator[str]:
    """A label that asks, as a clause asks it: "Hur gör vi" → "Hur vi gör", "Vem gör det" → "Vem som gör det"."""
    low = fold(label).rstrip("?").split()
    if len(low) < 2 or not any(low[0] in words[kind] for kind in _ASKING):
        return
    if low[0] in words["asks_who"]:
        yield " ".join((low[0], *words["relative"], *low[1:]))
    if len(low) > 2 and low[2] in words["subject"]:
        yield " ".join((low[0], low[2], low[1], *low[3:]))


def own_part(text: str, words: SmallWords) -> str:
    """What a heading says by itself of a sentence that goes on over several: "kommunen" of "… och att kommunen …"."""
    parts = text.split()
    if not parts or not parts[0].startswith(("\u2026", "...")):
        return text
    parts[0] = parts[0].lstrip("\u2026.")
    while parts and (not parts[0] or fold(parts[0]) in words["unfinished"] | words["leads_on"]):
        parts = parts[1:]
    return " ".join(parts).rstrip(" \u2026.,") or text
