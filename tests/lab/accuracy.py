"""The page of measured figures: docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.lab.drawing import Drawing
from tests.lab.report import report
from tests.lab.run import Outcome

_INTRODUCTION = """# Accuracy

How much of a plan planlasare gets right when it has never seen the like: measured on plans that the laboratory
(`tests/lab`) draws by number. A number draws the shape, the labels, the words, the order of fields, what is empty,
long or missing, and the look of the page, and one of twelve producers prints it; what is right is known by construction.
No plan that fails is left out. Seeds {seeds}; renew this page with

    python -m tests.lab --seeds {seeds} --shrink 10 --write docs/accuracy.md

- *F1*, *precision*, *recall*: of the texts of fields, equal in letters and digits.
- *normalized*: the share of dates, frequencies, actors, funding, topics, areas, year and district that are concluded rightly.
- *silent*: wrong values in a thousand that are neither of low confidence (under 0.8) nor warned of.
- *needlessly doubted*: right values in a thousand that are, though nothing wrong stands on their page.
- *without fault*: seeds in which everything is right.

Drawn plans are harder than most real ones: each has several odd traits at once. The sample
collection, whose documents are written by hand, is scored by `planlasare evaluate corpus`.
"""


def accuracy_page(outcomes: Sequence[Outcome], shrunk: Mapping[int, Drawing], seeds: str) -> str:
    """The whole page."""
    return _INTRODUCTION.format(seeds=seeds) + "\n" + report(outcomes, shrunk)
