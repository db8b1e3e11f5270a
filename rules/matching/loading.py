"""Reading rules files: ours, and a user's folders of further rows laid over them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from models.errors import RulesError
from rules.matching.rows import Row

RULES_VERSION = "2026.1"
"""The version of the rule pack that ships with this program."""

OWN_RULES = Path(__file__).parents[1] / "data"

TWICE = "the same id stands twice in this file"

SomeRow = TypeVar("SomeRow", bound=Row)


def load_rows(name: str, model: type[SomeRow], overlays: tuple[Path, ...] = ()) -> tuple[SomeRow, ...]:
    """The rows of `name`.toml (its array of tables `rows`): those of `overlays`, the last folder first, then ours.

    So a user's rows win where two would match alike. A row of an overlay replaces a row of the same id in
    ours and in the overlays before it. An overlay need not hold every file. Raises RulesError, naming file,
    row and key, when a row is not valid.
    """
    rows: dict[str, SomeRow] = {}
    for folder in (*reversed(overlays), OWN_RULES):
        path = folder / f"{name}.toml"
        if folder is not OWN_RULES and not path.exists():
            continue
        seen: set[str] = set()
        for position, raw in enumerate(read_raw_rows(path), start=1):
            row = _validate(raw, model, path, position)
            if row.id in seen:
                raise RulesError(f"{path}: row {position} ({row.id}): key 'id': {TWICE}")
            seen.add(row.id)
            rows.setdefault(row.id, row)
    return tuple(rows.values())


def read_raw_rows(path: Path) -> list[object]:
    """The rows of a rules file as they stand in it. Raises RulesError when the file as a whole is not valid."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise RulesError(f"{path}: cannot be read as TOML: {problem}") from problem
    for key in content:
        if key != "rows":
            raise RulesError(
                f"{path}: key '{key}': a rules file holds nothing but rows: write [[rows]] above each"
            )
    rows = content.get("rows", [])
    if not isinstance(rows, list):
        raise RulesError(f"{path}: key 'rows' must be an array of tables: write [[rows]]")
    return rows


def _validate(raw: object, model: type[SomeRow], path: Path, position: int) -> SomeRow:
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        key, message = problems_of(problem)[0]
        raise RulesError(f"{path}: row {position} ({name_of_row(raw)}): key '{key}': {message}") from problem


def name_of_row(raw: object) -> str:
    """What a message calls a row: its id, if it has one."""
    return str(raw.get("id", "without id")) if isinstance(raw, dict) else "not a table"


def problems_of(problem: ValidationError) -> list[tuple[str, str]]:
    """Each key of a row that is wrong ("patterns.0"; "(row)" for the row as a whole), and what is wrong with it."""
    return [
        (".".join(str(part) for part in one["loc"]) or "(row)", one["msg"].removeprefix("Value error, "))
        for one in problem.errors()
    ]
