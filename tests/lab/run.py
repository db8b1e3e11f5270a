"""One seed from its number to its scores."""

from __future__ import annotations

import re
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus.evaluate.gold import Gold
from corpus.evaluate.scores import Scores
from corpus.evaluate.scoring import evaluate
from models.errors import PlanlasareError
from models.record import Record
from models.walk import values_of
from planlasare import read
from tests.lab.drawing import Drawing
from tests.lab.producers.files import write_file
from tests.lab.shapes.elements import Drawn
from tests.lab.shapes.layout import lay_out
from tests.lab.silent import needless_doubts, silent_errors


@dataclass(frozen=True)
class Outcome:
    """What became of a seed."""

    drawing: Drawing
    scores: Scores
    values: int
    """How many values the record holds in fields."""
    silent: tuple[str, ...]
    """Wrong values that were neither unsure nor warned of: path and text."""
    needless: tuple[str, ...]
    """Right values that are unsure or warned of though nothing wrong stands on their page: path and text."""
    unaccounted: int
    """Words that the record counts under no heading of its bookkeeping."""
    lost: tuple[str, ...]
    """Words that were drawn and stand nowhere in the record."""
    seconds: float
    problem: str = ""
    """Why there is no record."""

    @property
    def f1(self) -> float:
        """Of the fields' texts."""
        return self.scores.figures.f1

    @property
    def whole(self) -> bool:
        """Whether nothing at all is wrong."""
        figures = self.scores.figures
        return figures.f1 == 1.0 and figures.conclusions_right == figures.conclusions and not self.unaccounted


def run(drawing: Drawing, folder: Path | None = None) -> Outcome:
    """Draw, write, read and score; the file is kept in `folder`, or thrown away."""
    if folder is None:
        with tempfile.TemporaryDirectory() as passing:
            return run(drawing, Path(passing))
    begun = time.process_time()
    drawn = lay_out(drawing)
    gold = Gold.model_validate(drawn.gold)
    path = write_file(drawn, drawing, folder)
    try:
        record, problem = read(path), ""
    except PlanlasareError as error:
        record, problem = None, f"{type(error).__name__}: {error}"
    scores = evaluate(gold, record, document=path.name)
    if record is None:
        return Outcome(drawing, scores, 0, (), (), 0, (), time.process_time() - begun, problem)
    return Outcome(
        drawing=drawing,
        scores=scores,
        values=sum(one.section in ("area", "activity") for one in values_of(record)),
        silent=silent_errors(scores, record),
        needless=needless_doubts(scores, record),
        unaccounted=_unaccounted(record),
        lost=_lost(drawn, record),
        seconds=time.process_time() - begun,
    )


def _unaccounted(record: Record) -> int:
    count = record.coverage
    return count.words - count.in_fields - count.labels - count.furniture - count.remainder


def _lost(drawn: Drawn, record: Record) -> tuple[str, ...]:
    """Words of the gold's texts that no value of the record holds, nor any person or place of its minutes."""
    held = Counter(re.findall(r"\w+", record.model_dump_json().casefold()))
    joined = "".join(re.findall(r"\w+", record.model_dump_json().casefold()))
    wanted = {word for text in _texts(drawn.gold) for word in re.findall(r"[^\W\d_]{3,}", text.casefold())}
    return tuple(sorted(word for word in wanted if not held[word] and word not in joined))


def _texts(tree: object) -> list[str]:
    """Every text of the gold's areas, activities and minutes."""
    if isinstance(tree, str):
        return [tree]
    if isinstance(tree, list):
        return [text for one in tree for text in _texts(one)]
    if isinstance(tree, dict):
        skipped = ("document", "normalized", "topic", "other_fields", "parties", "layout")
        return [text for key, one in tree.items() if key not in skipped for text in _texts(one)]
    return []
