"""What stands in the tables of an export: rows of a database, with people or without."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePath

from corpus.export.columns import Cell, Row, Sheet, SheetName, sheet
from corpus.export.people import KnownPeople
from corpus.export.records import without_people
from corpus.gaps.find import find_gaps
from corpus.store.reading import Reader
from models.record import Record
from rules.pack import Rules

_REDACTED = ("text", "file")
"""Types of columns whose texts may hold personal data; all others hold codes, numbers and names of registers."""
_SHORTEST_KEY = 4
"""Digits of a document's key that tell plans of the same district and year apart, more where they must."""


@dataclass(frozen=True)
class Collection:
    """The tables and records of a database, each plan once. Methods raise StoreError when it cannot be read."""

    reader: Reader
    rules: Rules
    today: date
    """The day on which a plan is too old or not."""
    people: KnownPeople | None = None
    """Whom to leave out; None leaves the texts as they were printed."""

    def rows(self, name: SheetName) -> Iterator[Row]:
        """The rows of a table, every column of its `Sheet` in each."""
        shape = sheet(name)
        for row in _SOURCES[name](self):
            yield self._told(shape, row)

    def records(self) -> Iterator[Record]:
        """The record of every document but copies, by district, year and file."""
        for row in self._documents():
            record = None if row["copy"] else self.reader.record(str(row["document"]))
            if record is not None:
                yield record if self.people is None else without_people(record, self.people)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of districts, with a plan's year too, municipalities and police areas: of registers, not of people."""
        rows = self.reader.query("SELECT district_name, municipality, year, police_areas FROM documents")
        found = {area for row in rows for area in json.loads(row["police_areas"])}
        for row in rows:
            label = _label(row["district_name"], row["year"])
            found |= {name for name in (row["district_name"], row["municipality"], label) if name}
        return frozenset(found)

    @cached_property
    def _plan_keys(self) -> dict[str, str]:
        """Document → the key of its plan: district and year, or the file's name."""
        plans = self.reader.query("SELECT document, district, year, name FROM plans")
        named = {row["document"]: self._plan_name(row["district"], row["year"], row["name"]) for row in plans}
        times = Counter(named.values())
        return {
            document: name if times[name] == 1 else f"{name}-{_short(document, named)}"
            for document, name in named.items()
        }

    @cached_property
    def _given(self) -> dict[str, str]:
        """Document → JSON of what a user stated of it, where it does not say it."""
        rows = self.reader.query(
            "SELECT document, json_group_array(path) AS given FROM"
            " (SELECT document, path FROM warnings WHERE code = 'given-by-user' ORDER BY document, path)"
            " GROUP BY document"
        )
        return {row["document"]: row["given"] for row in rows}

    def _plan_name(self, district: str | None, year: int | None, file: str) -> str:
        words = str(district) if district else _slug(PurePath(self._file(file)).stem)
        return f"{words}-{year}" if district and year is not None else words or "plan"

    def _told(self, shape: Sheet, row: Row) -> Row:
        """`row` with the columns of `shape` alone, people cut out where they are to be."""
        told: Row = {}
        for column in shape.columns:
            cell = row.get(column.name)
            if column.type == "codes":
                cell = tuple(json.loads(cell)) if isinstance(cell, str) else ()
            elif column.type == "boolean":
                cell = bool(cell)
            elif column.type == "file":
                cell = self._file(str(cell))
            elif column.type in _REDACTED and isinstance(cell, str) and self.people is not None:
                cell = self.people.redact(cell)
            told[column.name] = cell
        return told

    def _file(self, path: str) -> str:
        """Where a file lies; without people its name alone, since folders are often named by their users."""
        if self.people is None:
            return path
        return self.people.redact_file(re.split(r"[\\/]", path)[-1])

    def _view(self, view: str, document: str) -> Iterable[Row]:
        twin = "" if self.people is None else "_people_free"
        rows = self.reader.query(f"SELECT * FROM {view}{twin} WHERE document = ?", (document,))  # noqa: S608 - our own names
        return map(dict, rows)

    def _plans(self) -> Iterator[Row]:
        for plan in self.reader.plans():
            for row in self._view("plans", plan.document):
                yield {
                    **row,
                    "plan_key": self._plan_keys[plan.document],
                    "given": self._given.get(plan.document),
                    "label": _label(plan.district_name, plan.year) or self._file(plan.name),
                }

    def _measures(self) -> Iterator[Row]:
        for plan in self.reader.plans():
            key = self._plan_keys[plan.document]
            for row in sorted(
                self._view("measures", plan.document), key=lambda one: _number(one["activity_key"])
            ):
                yield {**row, "plan_key": key, "measure_key": f"{key}-{row['activity_key']}"}

    def _commitments(self) -> Iterator[Row]:
        found: dict[str, list[tuple[tuple[int, ...], Row]]] = {}
        twin = "" if self.people is None else "_people_free"
        # In one query: asked plan by plan, SQLite goes through the commitments of all plans each time.
        for one in self.reader.query(f"SELECT * FROM commitments{twin}"):  # noqa: S608 - our own names
            found.setdefault(one["document"], []).append((_numbers(one["path"]), dict(one)))
        for plan in self.reader.plans():
            key = self._plan_keys[plan.document]
            for numbers, row in sorted(found.get(plan.document, ()), key=lambda one: one[0]):
                places = "-".join(map(str, numbers))
                measure = f"{key}-{row['activity_key']}"
                yield {**row, "plan_key": key, "measure_key": measure, "commitment_key": f"{key}-{places}"}

    def _gaps(self) -> Iterator[Row]:
        for plan in self.reader.plans():
            key, record = self._plan_keys[plan.document], self.reader.record(plan.document)
            for number, gap in enumerate(find_gaps(record, self.rules, self.today) if record else ()):
                yield {
                    **{name: getattr(plan, name) for name in ("document", "district", "district_name")},
                    **{name: getattr(plan, name) for name in ("municipality", "year", "file")},
                    **{"plan_key": key, "gap_key": f"{key}-{number}", "gap": gap.gap, "basis": gap.basis},
                    "activity": gap.activity.name if gap.activity else None,
                    "state": gap.state,
                    "page": gap.evidence[0].page,
                }

    def _reading(self) -> Iterator[Row]:
        number = 0
        for number, row in enumerate(self._documents(), start=1):
            yield {"file_key": number, **row}
        for row_number, failure in enumerate(self.reader.failures(), start=number + 1):
            message = failure.message.replace(failure.path, self._file(failure.path))
            yield {
                **{"file_key": row_number, "file": failure.path, "status": "failed"},
                **{"code": failure.code, "message": message},
            }

    def _documents(self) -> Iterator[Row]:
        """Every document, with what became of it as `status`."""
        rows = self.reader.query(
            "SELECT document, kind, district, district_name, municipality, year, words, words_remainder, warnings,"
            " path AS file,"
            " NOT EXISTS (SELECT 1 FROM paths AS p WHERE p.document = d.document AND NOT p.gone) AS gone,"
            " EXISTS (SELECT 1 FROM links AS l WHERE l.document = d.document AND l.kind = 'same') AS copy"
            " FROM documents AS d"
            " ORDER BY district_name COLLATE swedish, year, path COLLATE swedish, document"
        )
        for row in rows:
            status = "gone" if row["gone"] else "copy" if row["copy"] else "read"
            yield {**dict(row), "status": status, "given": self._given.get(row["document"])}


_SOURCES = {
    "plans": Collection._plans,
    "measures": Collection._measures,
    "commitments": Collection._commitments,
    "gaps": Collection._gaps,
    "reading": Collection._reading,
}


def _short(document: str, named: dict[str, str]) -> str:
    """The first digits of a document's key that no other plan of the same name begins with."""
    others = [one for one in named if one != document and named[one] == named[document]]
    lengths = range(_SHORTEST_KEY, len(document) + 1)
    return next(
        (
            document[:length]
            for length in lengths
            if not any(one.startswith(document[:length]) for one in others)
        ),
        document,
    )


def _label(district: str | None, year: int | None) -> str:
    """What people call a plan: "Farsta 2021"."""
    return f"{district} {year}" if district and year is not None else district or ""


def _slug(text: str) -> str:
    """`text` in small letters from a to z and figures, with hyphens."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", "".join(one for one in bare if not unicodedata.combining(one))).strip(
        "-"
    )


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def _numbers(path: str) -> tuple[int, ...]:
    """The numbers in a path of a record: activities[3].parties[0].commitment has 3 and 0."""
    return tuple(map(int, re.findall(r"\[(\d+)\]", path)))
