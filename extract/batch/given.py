"""What a user states of files that do not say it: options for all of them, and a table with a row a file.

Nothing is opened by a path of the table: it is only compared with the paths of the files that were found.
"""

from __future__ import annotations

import csv
import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.batch.jobs import Job
from extract.batch.walk import is_real_file
from models.errors import GivenError
from models.record import Given
from models.text.printable import printable_path, without_controls
from rules.pack import Rules

COLUMNS = ("path", "district", "year", "title")
FIRST_YEAR, LAST_YEAR = 1980, 2099
"""Those that the rules read as a plan's year too (`rules.times.rows`)."""
LONGEST_TITLE = 300
"""Letters; more is a text that slipped into the wrong column."""
LARGEST_TABLE = 50 << 20
"""Bytes; a row a file, a hundred thousand files are ten megabytes."""
_PROBLEMS_TOLD = 20
"""So many problems of a table are told at once."""
_NOTHING = Given()


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row of the table."""

    number: int
    """As a spreadsheet counts: the headings are row 1."""
    path: str
    given: Given


class Statements:
    """What is stated of the files of one run."""

    def __init__(
        self, for_all: Given = _NOTHING, rows: Sequence[GivenRow] = (), table: Path | None = None
    ) -> None:
        self._for_all, self._rows, self._table = for_all, rows, table
        self._by_key: dict[str, GivenRow] = {}
        self._used: set[int] = set()
        self._missing: list[GivenRow] = []
        """Rows that no file was found for."""
        self._inside: list[GivenRow] = []
        """Rows of files that must be inside of one that was found."""

    def __bool__(self) -> bool:
        """Whether anything is stated at all: an empty table says that nothing is."""
        return self._table is not None or self._for_all != _NOTHING

    def settle(self, paths: Sequence[str | Path], jobs: Iterable[Job], known: Collection[str] = ()) -> None:
        """Find the file of each row: below the table's folder, the folders `paths`, or the working folder.

        `jobs` are the files that were found there, `known` paths of files that were there once. Raises GivenError
        for two rows of one file.
        """
        self._by_key, self._missing, self._inside = {}, [], []
        if not self._rows:
            return
        files = {key_of(job) for job in jobs} | {_key(path) for path in known}
        folders = {parent for file in files for parent in _parents(file)} - files
        files |= folders
        roots = [_root(path) for path in paths]
        folder = _key(self._table.parent) if self._table is not None else ""
        for row in self._rows:
            keys = [_key(Path(base, row.path)) for base in (folder, *roots, _key("."))]
            found = next((key for key in keys if key in files or _leads_to_file(key, (folder, *roots))), None)
            if found is None:
                self._missing.append(row)
                continue
            if found not in files and not os.path.lexists(found):
                self._inside.append(row)
            if row.given.title and found in folders:
                raise GivenError(
                    f"{self._name} row {row.number}: {without_controls(row.path)} is a folder, and a title is one"
                    " document's; leave it out, or name the file"
                )
            before = self._by_key.setdefault(found, row)
            if before is not row:
                raise GivenError(
                    f"{self._name}: rows {before.number} and {row.number} name the same file"
                    f" ({without_controls(row.path)}); keep one of them"
                )

    def of(self, job: Job) -> Given | None:
        """What is stated of the job's file; None where nothing is. What is said of the file itself goes first.

        Then what is said of the file or folder that it lies in, but no title, then what is said of all.
        """
        return self.at(key_of(job))

    def at(self, path: str | Path) -> Given | None:
        """What is stated of the file at this path."""
        key = _key(path)
        rows = [self._by_key[one] for one in (key, *_parents(key)) if one in self._by_key]
        self._used.update(row.number for row in rows)
        exact = bool(rows) and self._by_key.get(key) is rows[0]
        stated = [row.given for row in rows]
        titles = ([rows[0].given.title] if exact else []) + [self._for_all.title]
        found = Given(
            district=next(filter(None, (one.district for one in (*stated, self._for_all))), None),
            year=next(filter(None, (one.year for one in (*stated, self._for_all))), None),
            title=next(filter(None, titles), None),
        )
        return None if found == _NOTHING else found

    def unmatched(self) -> list[GivenError]:
        """A failure for each row that names no file, as far as is known by now."""
        return [
            GivenError(
                f"{self._name} row {row.number}: no file {without_controls(row.path)!r} was found; write its path"
                " from the table's folder or from the folder that is read, or take the row out"
            )
            for row in (*self._missing, *(row for row in self._inside if row.number not in self._used))
        ]

    @property
    def _name(self) -> str:
        return without_controls(printable_path(str(self._table)))


def read_table(path: Path, rules: Rules) -> list[GivenRow]:
    """The rows of the CSV at `path`: UTF-8, comma or semicolon, columns as in `COLUMNS`.

    Raises GivenError, which names every row that is wrong and what to do.
    """
    name = without_controls(printable_path(str(path)))
    try:
        lines = csv.reader(
            _text(path, name).splitlines(keepends=True), delimiter=_mark(path, name), strict=True
        )
        table = list(enumerate(lines, start=1))
    except csv.Error as problem:
        raise GivenError(f"{name}: is no table in CSV ({problem}); save it again as “CSV UTF-8”") from problem
    columns = _columns(name, table[0][1] if table else [])
    rows: list[GivenRow] = []
    problems: list[str] = []
    for number, cells in table[1:]:
        if any(cell.strip() for cell in cells):
            try:
                rows.append(_row(number, columns, cells, rules))
            except GivenError as problem:
                problems.append(f"{name} row {number}: {problem}")
    problems += _twice(name, rows)
    if problems:
        more = len(problems) - _PROBLEMS_TOLD
        told = [*problems[:_PROBLEMS_TOLD], *([f"… and {more} more"] if more > 0 else [])]
        raise GivenError("; ".join(told))
    return rows


def given_of(district: str | None, year: int | None, title: str | None, rules: Rules) -> Given:
    """What a user states, its district as the register spells it. Raises GivenError."""
    place = None
    if district is not None and district.strip():
        place = rules.places.full_name(rules.places.named(_folded(district)))
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise GivenError(f"the year {year} is none of a plan; write one from {FIRST_YEAR} to {LAST_YEAR}")
    shown = _folded(title or "")
    if len(shown) > LONGEST_TITLE:
        raise GivenError(f"the title has {len(shown)} letters; write at most {LONGEST_TITLE}")
    return Given(district=place, year=year, title=shown or None)


def _text(path: Path, name: str) -> str:
    if not is_real_file(path):
        raise GivenError(f"{name}: there is no such file; check the path")
    try:
        if path.stat().st_size > LARGEST_TABLE:
            raise GivenError(f"{name}: is larger than {LARGEST_TABLE >> 20} MB; split it")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise GivenError(f"{name}: is no text in UTF-8; save it again as “CSV UTF-8”") from problem
    except OSError as problem:
        raise GivenError(
            f"{name}: cannot be opened ({problem.strerror or problem}); see that you may read it"
        ) from problem


def _mark(path: Path, name: str) -> str:
    """What parts the cells: Excel in Swedish writes semicolons."""
    heads = next(iter(_text(path, name).splitlines()), "")
    return ";" if heads.count(";") > heads.count(",") else ","


def _columns(name: str, heads: list[str]) -> list[str]:
    columns = [head.strip().casefold() for head in heads]
    wrong = [head for head in columns if head not in COLUMNS]
    if "path" not in columns:
        raise GivenError(f"{name}: its first row has no column path; write {','.join(COLUMNS)} there")
    if wrong:
        shown = ", ".join(without_controls(repr(head)) for head in wrong)
        raise GivenError(
            f"{name}: its first row has unknown columns: {shown}; it may have {', '.join(COLUMNS)}"
        )
    if len(set(columns)) < len(columns):
        raise GivenError(f"{name}: its first row has a column twice; keep one of them")
    return columns


def _row(number: int, columns: list[str], cells: list[str], rules: Rules) -> GivenRow:
    """A row. Raises GivenError, without the row's number."""
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise GivenError(
            f"has {len(cells)} cells under {len(columns)} headings; put a text with a comma or semicolon in quotes"
        )
    found = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    path, year = found.get("path", ""), found.get("year", "")
    if not path or "\0" in path:
        raise GivenError("has no path; write the file's path, or take the row out")
    if year and not re.fullmatch(r"[0-9]{4}", year):
        raise GivenError(f"{without_controls(year)!r} is no year; write four figures: 2021")
    given = given_of(found.get("district"), int(year) if year else None, found.get("title"), rules)
    return GivenRow(number, path, given)


def _twice(name: str, rows: Iterable[GivenRow]) -> Iterator[str]:
    first: dict[str, int] = {}
    for row in rows:
        key = _key(Path("/", row.path))
        if first.setdefault(key, row.number) != row.number:
            yield f"{name} row {row.number}: names the same file as row {first[key]}; keep one of them"


def _folded(text: str) -> str:
    return " ".join(without_controls(unicodedata.normalize("NFC", " ".join(text.split()))).split())


def key_of(job: Job) -> str:
    """By what a file is known whatever way leads to it; the files inside it stand below."""
    return "/".join((_key(job.path), *(unicodedata.normalize("NFC", one) for one in job.inner)))


def _key(path: str | Path) -> str:
    plain = printable_path(str(path)).replace("\0", "").replace("\\", "/")
    whole = os.path.normcase(os.path.abspath(plain))  # noqa: PTH100 - `resolve` would follow links
    whole = whole.replace("\\", "/")
    return unicodedata.normalize("NFC", whole)


def _parents(key: str) -> Iterator[str]:
    while "/" in key.rstrip("/"):
        key = key.rpartition("/")[0]
        yield key


def _root(path: str | Path) -> str:
    return _key(path) if Path(path).is_dir() else _key(Path(path).parent)


def _leads_to_file(key: str, bases: Iterable[str]) -> bool:
    """Whether something lies there, or a file that may hold it, below one of the folders that the run is about."""
    below = any(base and key.startswith(base.rstrip("/") + "/") for base in bases)
    return below and any(
        os.path.lexists(key) if one == key else is_real_file(Path(one)) for one in (key, *_parents(key))
    )
