"""Silent errors: wrong values that nothing in the record calls doubtful."""

from __future__ import annotations

from corpus.evaluate.scores import Scores
from corpus.evaluate.texts import comparable
from models.record import Record, RecordWarning
from models.walk import PlacedValue, values_of

CERTAIN = 0.8
"""Below this confidence the program itself marks a value as unsure (`planlasare show`)."""


def silent_errors(scores: Scores, record: Record) -> tuple[str, ...]:
    """Path and text of each value that stands in a field where it is not the gold's, and that nothing warns of."""
    wrong = [one for one in scores.differences if one.kind in ("differs", "extra") and one.found]
    placed = [one for one in values_of(record) if one.section in ("area", "activity", "document", "minutes")]
    silent = []
    for difference in wrong:
        found = comparable(difference.found)
        values = [one for one in placed if comparable(one.value.text or "\n".join(one.value.items)) == found]
        if values and not any(_doubted(one, record) for one in values):
            silent.append(f"{values[0].path}: {difference.found}")
    return tuple(silent)


def _doubted(placed: PlacedValue, record: Record) -> bool:
    return placed.value.confidence < CERTAIN or any(_about(warning, placed) for warning in record.warnings)


def _about(warning: RecordWarning, placed: PlacedValue) -> bool:
    """Whether a warning is of this value, of what it stands in, or of a page that it stands on."""
    if warning.path:
        return placed.path == warning.path or placed.path.startswith((warning.path + ".", warning.path + "["))
    pages = {evidence.page for evidence in warning.evidence if evidence.page}
    return bool(pages & {evidence.page for evidence in placed.value.evidence})
