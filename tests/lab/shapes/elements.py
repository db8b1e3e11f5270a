"""What is drawn: the elements of the samples' maker, and two of the laboratory's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.samples.elements import Boxes, Cell, Heading, PageBreak, Table, Text, Toc


@dataclass(frozen=True)
class Labelled:
    """A label and its value in running text."""

    label: str
    content: str
    alone: bool = False
    """Whether the label stands on a line of its own."""


@dataclass(frozen=True)
class Card:
    """A box of its own: a title, and each label above its value."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Cards:
    """Cards side by side."""

    cards: tuple[Card, ...]
    per_row: int


Element = Heading | Text | Table | PageBreak | Boxes | Toc | Labelled | Cards


@dataclass(frozen=True)
class Drawn:
    """A plan in its shape, before a producer has it."""

    title: str
    elements: tuple[Element, ...]
    gold: dict[str, Any]
    notes: dict[str, str] = field(default_factory=dict)
    place: str = ""


def as_samples(element: Element) -> list[Heading | Text | Table | PageBreak | Boxes | Toc]:
    """`element` as elements that the samples' renderers know."""
    if isinstance(element, Labelled):
        listed = element.content.startswith(("- ", "1. "))
        if element.alone:
            return [Text(element.label, "area"), Text(element.content)]
        return [Text(f"{element.label}{chr(10) if listed else ' '}{element.content}", "field")]
    if isinstance(element, Cards):
        rows = [
            Table((30.0, 70.0), ((Cell(card.title, "title", 2),), *_card_rows(card)), 0)
            for card in element.cards
        ]
        return list(rows)
    return [element]


def _card_rows(card: Card) -> list[tuple[Cell, ...]]:
    return [(Cell(label, "label"), Cell(text)) for label, text in card.rows]
