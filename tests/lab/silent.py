"""Silent errors, and needless doubts: wrong values that nothing in the record calls doubtful, right ones that are."""

from __future__ import annotations

from corpus.evaluate.scores import Difference, Scores
from corpus.evaluate.texts import comparable
from models.record import Record, RecordWarning
from models.walk import PlacedValue, values_of

CERTAIN = 0.8
"""Below this confidence the program itself marks a value as unsure (`planlasare show`)."""


def silent_errors(scores: Scores, record: Record) -> tuple[str, ...]:
    """Path and text of each value that stands in a field where it is not the gold's, and that nothing warns of."""
    placed = _in_fields(record)
    silent = []
    for difference in _wrong(scores):
        found = comparable(difference.found)
        values = [one for one in placed if _said(one) == found]
        if values and not any(_doubted(one, record) for one in values):
            silent.append(f"{values[0].path}: {difference.found}")
    return tuple(silent)


def needless_doubts(scores: Scores, record: Record) -> tuple[str, ...]:
    """Path and text of each right value that is called doubtful though nothing wrong stands on its page.

    A file without pages is one page. Warnings that doubt nothing (a page has struck out text) do not count.
    """
    wrong = {comparable(one.found) for one in _wrong(scores)}
    placed = _in_fields(record)
    astray = {page for one in placed if _said(one) in wrong for page in _pages(one)}
    right = (one for one in placed if _said(one) not in wrong and not astray & _pages(one))
    return tuple(f"{one.path}: {one.value.text}" for one in right if _is_unsure(one, record))


def _wrong(scores: Scores) -> list[Difference]:
    return [one for one in scores.differences if one.kind in ("differs", "extra") and one.found]


def _in_fields(record: Record) -> list[PlacedValue]:
    return [one for one in values_of(record) if one.section in ("area", "activity", "document", "minutes")]


def _said(placed: PlacedValue) -> str:
    return comparable(placed.value.text or "\n".join(placed.value.items))


def _pages(placed: PlacedValue) -> set[int | None]:
    return {evidence.page for evidence in placed.value.evidence}


def _doubted(placed: PlacedValue, record: Record) -> bool:
    return placed.value.confidence < CERTAIN or any(_about(warning, placed) for warning in record.warnings)


def _is_unsure(placed: PlacedValue, record: Record) -> bool:
    doubting = (one for one in record.warnings if one.path or one.code == "page-uncertain")
    return placed.value.confidence < CERTAIN or any(_about(one, placed) for one in doubting)


def _about(warning: RecordWarning, placed: PlacedValue) -> bool:
    """Whether a warning is of this value, of what it stands in, or of a page that it stands on."""
    if warning.path:
        return placed.path == warning.path or placed.path.startswith((warning.path + ".", warning.path + "["))
    pages = {evidence.page for evidence in warning.evidence if evidence.page}
    return bool(pages & {evidence.page for evidence in placed.value.evidence})
