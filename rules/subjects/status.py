"""How far it has come: from a text about status to a state and a traffic light of docs/record.md."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import model_validator

from models.values import Light, State
from rules.matching.loading import RuleFiles
from rules.matching.patterns import Found, PatternRow, RowPatterns, Token, tokenize


class StatusRow(PatternRow):
    """Words that say a state or name a light; a row with neither holds answers that leave the state open ("Nej")."""

    state: State | None = None
    light: Light | None = None

    @model_validator(mode="after")
    def _says_one(self) -> StatusRow:
        if self.state is not None and self.light is not None:
            raise ValueError("a row gives a state or a light")
        return self


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What a text says of how far it has come."""

    state: State | None = None
    light: Light | None = None
    rule: str | None = None
    """Id of the row that told the state, else the light; None where none did."""


class Status:
    """Reads states by the rows of status.toml."""

    def __init__(self, files: RuleFiles) -> None:
        self._patterns = RowPatterns(files.rows("status", StatusRow))

    def hits(self, text: str) -> frozenset[str]:
        """Ids of the rows that tell something of `text`."""
        return frozenset(row.id for row, _ in self._patterns.longest(tokenize(text)))

    def read(self, text: str, boxes: tuple[bool, ...] = ()) -> StatusReading:
        """What `text` says first; a box to tick that stands alone says `done` where it is ticked. Never raises."""
        if boxes and not text.strip(" -\n"):
            return StatusReading(state="done" if all(boxes) else None)
        tokens = tokenize(text)
        found = self._patterns.longest(tokens)
        if _are_choices(tokens, found):
            return StatusReading()
        rows = [row for row, _ in found]
        state = next((row for row in rows if row.state), None)
        light = next((row for row in rows if row.light), None)
        rule = state or light or next(iter(rows), None)
        return StatusReading(
            state.state if state else None, light.light if light else None, rule.id if rule else None
        )

    def says_state(self, text: str) -> bool:
        """Whether `text` is a state and hardly more: "Klar", "Pågår", "Ej påbörjad", "Ja"."""
        tokens = tokenize(text)
        found = self._patterns.longest(tokens)
        told = {place for _, one in found for place in range(one.first, one.last)}
        beside = [token.text for place, token in enumerate(tokens) if place not in told]
        return bool(found) and len(beside) <= _BESIDE and not any(text.isdigit() for text in beside)

    def begins_with_state(self, text: str) -> bool:
        """Whether the first words of `text` are a state: "Ja, i maj"."""
        return any(one.first == 0 for _, one in self._patterns.longest(tokenize(text)))


def _are_choices(tokens: tuple[Token, ...], found: list[tuple[StatusRow, Found]]) -> bool:
    """Whether a form offers answers of which none is chosen: "Ja/Nej/Delvis"."""
    told = {place for _, one in found for place in range(one.first, one.last)}
    beside = {token.text for place, token in enumerate(tokens) if place not in told}
    return len({row.id for row, _ in found}) > 1 and beside == {"/"}


_BESIDE = 1
"""Tokens beside the words of a state in a text that says no more ("Klar!")."""
