"""Sentences, names, labels and short values for drawn plans."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of words beside this module."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


class Words:
    """A stream of words; no sentence of a plan is said twice while there are others."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._said: set[str] = set()

    def fill(self, pattern: str, **given: str) -> str:
        """`pattern` with its slots filled, the first letter great."""
        slots = table("words")["slots"]
        filled = _SLOT.sub(
            lambda slot: given[slot[1]] if slot[1] in given else str(self.chance.choice(slots[slot[1]])),
            pattern,
        )
        return filled[:1].upper() + filled[1:]

    def sentence(self, kind: str, **given: str) -> str:
        """A sentence that suits the field `kind`."""
        return self._new(table("words")["sentences"][kind], **given)

    def name(self, kind: str) -> str:
        """A name of an activity, an undertaking, an agenda point."""
        return self._new(table("words")["names"][kind], place_b="platser")

    def _new(self, patterns: list[str], **given: str) -> str:
        for _ in range(40):
            said = self.fill(self.chance.choice(patterns), **given)
            if said not in self._said:
                break
        self._said.add(said)
        return said

    def sentences(self, kind: str, count: int) -> str:
        """Several sentences in one paragraph."""
        return " ".join(self.sentence(kind) for _ in range(count))

    def short(self, kind: str, year: int) -> tuple[str, dict[str, Any]]:
        """A short value of `kind` (duration, timing, funding …) and what it means."""
        row = self.chance.choice(table("conclusions")[kind])
        year_of = str(year)
        means = {
            key: value.replace("{Y}", year_of) if isinstance(value, str) else value
            for key, value in row["means"].items()
        }
        return row["text"].replace("{Y}", year_of), means

    def actors(self, count: int, own: str) -> tuple[str, dict[str, Any]]:
        """Roles that answer for something, and whose they are; `own` is the code of the municipality's side."""
        rows = self.chance.sample(table("conclusions")["actor"], count)
        mentions = [
            {
                "text": row["text"],
                "organisation": own if row["organisation"] == "own" else row["organisation"],
            }
            for row in rows
        ]
        text = rows[0]["text"] + "".join(f", {row['text'].lower()}" for row in rows[1:])
        return text, {"mentions": mentions}

    def indicators(self, count: int) -> tuple[list[str], dict[str, Any]]:
        """What is counted, as list items."""
        rows = self.chance.sample(table("conclusions")["indicator"], count)
        texts = [self.fill(row["text"]) for row in rows]
        return texts, {"indicators": [{"text": text} for text in texts]}
