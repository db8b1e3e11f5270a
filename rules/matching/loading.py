"""Reading rules files: ours, and a user's folders of further rows laid over them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

from pydantic import ValidationError
from tomli import TOMLDecodeError, loads

from models.errors import RulesError
from rules.matching.rows import Row

RULES_VERSION = "2026.13"
"""The version of the rule pack that ships with this program.

Raise it when rows or code change what records say: an import reads again what another version has read.
"""

OWN_RULES = Path(__file__).parents[1] / "data"

TWICE = "the same id stands twice in this file"

SomeRow = TypeVar("SomeRow", bound=Row)

RawRow: TypeAlias = tuple[str, object]
"""Where a row stands in its file, as messages say it ("row 2 (label.status)"), and the row as it stands there."""

_NAMING = ("id", "district", "local_police_area", "name")
"""Keys by whose value a message calls a row, the first that it has."""


class RuleFiles:
    """Our rules files with those of a user's folders laid over them; each is read once, when it is first asked for."""

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        """The later of `folders` wins over the earlier, and all over ours."""
        self.folders = folders
        self._read: dict[str, tuple[Row, ...]] = {}
        self.origins: dict[tuple[str, str], Path] = {}
        """File and id of each row that was read → the folder that it comes from."""

    def rows(self, name: str, model: type[SomeRow]) -> tuple[SomeRow, ...]:
        """The rows of the file `name`: those of the folders, the last folder first, then ours.

        So a user's rows win where two would match alike. A row of a folder replaces a row of the same id (of
        places: name) in ours and in the folders before it. A folder need not hold every file. Raises RulesError,
        naming file, row and key, when a row is not valid.
        """
        if name not in self._read:
            self._read[name] = self._load(name, model)
        return cast("tuple[SomeRow, ...]", self._read[name])

    def _load(self, name: str, model: type[SomeRow]) -> tuple[SomeRow, ...]:
        rows: list[SomeRow] = []
        replaced: set[str] = set()
        for folder in (*reversed(self.folders), OWN_RULES):
            path = path_of(folder, name)
            if folder is not OWN_RULES and not path.exists():
                continue
            here: dict[str, SomeRow] = {}
            for place, raw in read_raw_rows(path):
                row = _validate(raw, model, path, place)
                if row.id in here:
                    raise RulesError(f"{path}: {place}: key 'id': {TWICE}")
                here[row.id] = row
            kept = [row for row in here.values() if row.key not in replaced]
            rows += kept
            replaced.update(row.key for row in kept)
            self.origins.update(((name, row.id), folder) for row in kept)
        return tuple(rows)


def path_of(folder: Path, name: str) -> Path:
    """Where in `folder` the rules file `name` lies: "labels" is labels.toml, "districts.tsv" is itself."""
    return folder / (name if "." in name else f"{name}.toml")


def read_raw_rows(path: Path) -> list[RawRow]:
    """The rows of a rules file as they stand in it. Raises RulesError when the file as a whole is not valid."""
    return _lines_of_table(path) if path.suffix == ".tsv" else _tables_of_toml(path)


def _tables_of_toml(path: Path) -> list[RawRow]:
    try:
        content = loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, TOMLDecodeError) as problem:
        raise RulesError(f"{path}: cannot be read as TOML: {problem}") from problem
    for key in content:
        if key != "rows":
            raise RulesError(
                f"{path}: key '{key}': a rules file holds nothing but rows: write [[rows]] above each"
            )
    rows = content.get("rows", [])
    if not isinstance(rows, list):
        raise RulesError(f"{path}: key 'rows' must be an array of tables: write [[rows]]")
    return [(f"row {number} ({_name_of(raw)})", raw) for number, raw in enumerate(rows, start=1)]


def _lines_of_table(path: Path) -> list[RawRow]:
    """Cells by their column's name; cells that are empty are left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", restval="", restkey="(beyond the last column)")
            lines = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise RulesError(f"{path}: cannot be read as a table: {problem}") from problem
    rows = ((number, {key: cell for key, cell in row.items() if cell}) for number, row in lines)
    return [(f"line {number} ({_name_of(row)})", row) for number, row in rows if row]


def _validate(raw: object, model: type[SomeRow], path: Path, place: str) -> SomeRow:
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        key, message = problems_of(problem)[0]
        raise RulesError(f"{path}: {place}: key '{key}': {message}") from problem


def _name_of(raw: object) -> str:
    if not isinstance(raw, dict):
        return "not a table"
    return next((str(raw[key]) for key in _NAMING if key in raw), "without id")


def problems_of(problem: ValidationError) -> list[tuple[str, str]]:
    """Each key of a row that is wrong ("patterns.0"; "(row)" for the row as a whole), and what is wrong with it."""
    return [
        (".".join(str(part) for part in one["loc"]) or "(row)", one["msg"].removeprefix("Value error, "))
        for one in problem.errors()
    ]
