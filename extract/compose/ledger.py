"""The word ledger: every word of a document ends in exactly one of field, label, furniture, remainder."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from models.pages.document import Document
from models.record import Coverage


class Place(IntEnum):
    """Where a word ends; where two claim it, the higher has it (docs/record.md: the first of field, label, …)."""

    REMAINDER = 0
    FURNITURE = 1
    LABEL = 2
    FIELD = 3


class Ledger:
    """Keeps for each word of a document the highest place that claimed it; unclaimed is remainder."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = bytearray(len(document.words))

    def claim(self, place: Place, words: Iterable[int]) -> None:
        """Note that `words` stand in `place`; a word already in a higher place stays there."""
        places = self._places
        for word in words:
            places[word] = max(places[word], place)

    def unclaimed(self, words: Iterable[int]) -> tuple[int, ...]:
        """Those of `words` that nothing has claimed, in the order given."""
        return tuple(word for word in words if not self._places[word])

    def coverage(self) -> Coverage:
        """The counts of docs/record.md: runs that hold a letter or a digit, each counted once."""
        counts = [0] * len(Place)
        for word in self._document.words:
            if word.counts:
                counts[self._places[word.id]] += 1
        return Coverage(
            words=sum(counts),
            in_fields=counts[Place.FIELD],
            labels=counts[Place.LABEL],
            furniture=counts[Place.FURNITURE],
            remainder=counts[Place.REMAINDER],
        )
