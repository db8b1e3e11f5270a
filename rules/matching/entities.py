"""People and places that a user's own spaCy model finds in a text. Off unless a model is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from models.errors import ModelError
from rules.matching.kept import kept

if TYPE_CHECKING:
    from spacy.language import Language

_KINDS: dict[str, Literal["person", "place"]] = {
    "PER": "person", "PERSON": "person", "PRS": "person", "LOC": "place", "GPE": "place", "PLC": "place",
    "ORG": "place", "FAC": "place",
}  # fmt: skip
"""Labels of Swedish models → what they name; an organisation is no person either."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text that the model takes for a name."""

    kind: Literal["person", "place"]
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""


class Entities:
    """Asks a spaCy model."""

    def __init__(self, model: str) -> None:
        """`model` is an installed package's name or a folder. Raises ModelError where spaCy cannot load it."""
        import spacy

        try:
            self._language: Language = spacy.load(model)
        except (OSError, ValueError, ImportError) as problem:
            raise ModelError(f"{model}: spaCy cannot load this model ({problem})") from problem

    @kept(4096)
    def find(self, text: str) -> tuple[Entity, ...]:
        """The people and places in `text`, in order."""
        found = self._language(text).ents
        return tuple(
            Entity(_KINDS[one.label_], one.start_char, one.end_char) for one in found if one.label_ in _KINDS
        )
