"""Reading rules files: ours, and a user's folders of further rows laid over them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from models.errors import RulesError
from rules.schema import Row

RULES_VERSION = "2026.1"
"""The version of the rule pack that ships with this program."""

OWN_RULES = Path(__file__).parent

SomeRow = TypeVar("SomeRow", bound=Row)


def load_rows(name: str, model: type[SomeRow], overlays: tuple[Path, ...] = ()) -> tuple[SomeRow, ...]:
    """The rows of `name`.toml (its array of tables `rows`), ours first, then those of `overlays`.

    A row of an overlay whose id is already taken replaces the earlier row in its place. An overlay
    need not hold every file. Raises RulesError, naming file, row and key, when a row is not valid.
    """
    rows: dict[str, SomeRow] = {}
    for folder in (OWN_RULES, *overlays):
        path = folder / f"{name}.toml"
        if folder is not OWN_RULES and not path.exists():
            continue
        seen: set[str] = set()
        for position, raw in enumerate(_read_toml(path), start=1):
            row = _validate(raw, model, path, position)
            if row.id in seen:
                raise RulesError(
                    f"{path}: row {position} ({row.id}): key 'id': the same id stands twice in this file"
                )
            seen.add(row.id)
            rows[row.id] = row
    return tuple(rows.values())


def _read_toml(path: Path) -> list[object]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise RulesError(f"{path}: cannot be read as TOML: {problem}") from problem
    rows = content.get("rows", [])
    if not isinstance(rows, list):
        raise RulesError(f"{path}: key 'rows' must be an array of tables: write [[rows]]")
    return rows


def _validate(raw: object, model: type[SomeRow], path: Path, position: int) -> SomeRow:
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "(row)"
        name = raw.get("id", "without id") if isinstance(raw, dict) else "not a table"
        raise RulesError(f"{path}: row {position} ({name}): key '{key}': {first['msg']}") from problem
