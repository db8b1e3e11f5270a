"""Answers as data frames of pandas, which is an extra: `pip install planlasare[frames]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from corpus.compare.answer import Comparison
from corpus.compare.tables import COLUMNS, rows_of
from models.base import Published
from models.errors import MissingTool

if TYPE_CHECKING:
    import pandas


def to_frame(answers: Iterable[object], kind: type | None = None) -> pandas.DataFrame:
    """A data frame with a row for each of `answers`: plans, measures, commitments, hits, gaps.

    Of comparisons it has a row for each change. Columns are called as in the answer; an activity becomes
    `activity_index` and `activity_name`. Numbers that may be missing are pandas' nullable ones. `kind` is what the
    answers are, so that none of them give its columns too. Raises MissingTool where pandas is not installed,
    TypeError for what has no columns.
    """
    try:
        from pandas import DataFrame
    except ImportError as problem:
        raise MissingTool(
            "data frames need pandas, which is not installed: pip install 'planlasare[frames]'"
        ) from problem
    rows = [row for answer in answers for row in _rows(answer)]
    columns = list(rows[0]) if rows else _columns(kind)
    return DataFrame(rows, columns=columns).convert_dtypes()


def _rows(answer: object) -> list[dict[str, object]]:
    if isinstance(answer, Comparison):
        return [dict(zip(COLUMNS, row, strict=True)) for row in rows_of([answer])]
    if isinstance(answer, BaseModel) and not isinstance(answer, Published):
        return [_flat(answer.model_dump())]
    if is_dataclass(answer) and not isinstance(answer, type):
        return [asdict(answer)]
    raise TypeError(f"a data frame is made of answers of a Collection, not of {type(answer).__name__}")


def _flat(row: Mapping[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in row.items():
        if name == "activity":
            known = value if isinstance(value, Mapping) else {}
            flat |= {f"activity_{key}": known.get(key) for key in ("index", "name")}
        else:
            flat[name] = value
    return flat


def _columns(kind: type | None) -> list[str]:
    if kind is Comparison:
        return list(COLUMNS)
    if kind is not None and issubclass(kind, BaseModel):
        return list(_flat({name: None for name, one in kind.model_fields.items() if not one.exclude}))
    return [one.name for one in fields(kind)] if kind is not None and is_dataclass(kind) else []
