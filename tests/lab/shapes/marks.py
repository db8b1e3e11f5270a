"""What is marked in a text: a footnote's sign, words that were struck out, words that nobody sees.

The marks are those of the sample collection: `[^1]`, `{-struck-}`, `{!hidden!}`. None of them is part of the value.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tests.lab.drawing import Drawing
from tests.lab.shapes.parts import Measure, Value
from tests.lab.wording.words import Words

_MARKED = ("goal", "measures", "cause", "police.commitment")
"""Fields whose value may be marked; the first that has a text is."""


@dataclass(frozen=True)
class Marked:
    """An activity with its marks, and what they lead to."""

    measure: Measure
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes by their sign."""
    remainder: tuple[str, ...] = ()
    """What was struck out or hidden."""


def mark_first(measure: Measure, drawing: Drawing, words: Words) -> Marked:
    """`measure` with the marks that the drawing asks for, behind its first value that can bear them."""
    at = next((at for at, one in enumerate(measure.values) if one.text and one.field in _MARKED), None)
    if at is None:
        return Marked(measure)
    marks, notes, remainder = "", {}, []
    for trait, pattern in (("struck", " {{-{}-}}"), ("hidden", " {{!{}!}}")):
        if drawing[trait] != "none":
            remainder.append(words.sentence("withdrawn"))
            marks += pattern.format(remainder[-1])
    if drawing["notes"] != "none":
        notes["1"] = words.sentence("note")
        marks = "[^1]" + marks
    value = measure.values[at]
    values = [
        *measure.values[:at],
        Value(value.field, value.text + marks, value.means),
        *measure.values[at + 1 :],
    ]
    return Marked(replace(measure, values=tuple(values)), notes, tuple(remainder))
