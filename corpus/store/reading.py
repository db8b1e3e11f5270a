"""The questions of others to the database: documents, records, plans, measures, commitments, links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeAlias

from corpus.store.answers import Commitment, DocumentSummary, Failure, Link, Measure, Plan
from corpus.store.database import Database, SqlRow
from corpus.store.sorting import swedish_key
from models.errors import AmbiguousName, StoreError, UnknownName
from models.text.printable import printable_path

if TYPE_CHECKING:  # a list of documents is shown without waiting for the models
    from corpus.naming import Named
    from corpus.store.rows import SqlValue
    from models.record import Given, Kind, Record

__all__ = ["Reader", "SqlRow"]

_EXACTLY = (
    "document IN (SELECT document FROM documents WHERE name = :one UNION ALL SELECT document FROM documents"
    " WHERE sha256 = :one UNION ALL SELECT :one UNION ALL SELECT document FROM paths WHERE path = :one)"
)
"""Of a document: that `:one` is its path, its file's name, its key or its SHA-256."""
_PERHAPS = (
    "document IN (SELECT document FROM documents"
    " WHERE name GLOB '*[^ -~]*' OR instr(lower(name), :one) OR substr(sha256, 1, length(:one)) = :one"
    " UNION ALL SELECT document FROM paths WHERE path GLOB '*[^ -~]*' OR instr(lower(path), :one))"
)
"""Of a document: that `:one`, folded, may be a part of its path or file's name, or begin its SHA-256. SQLite folds no
letter beyond ASCII; a text with such letters may hold anything."""
_LISTS = ("responsible_organisations", "parties")
"""Columns of `Measure` that are JSON arrays."""


class Reader:
    """What can be asked of an open database; leaving a `with` statement closes it. Methods raise StoreError.

    `document` is a document's key, or its whole SHA-256.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def at(cls, path: str | PathLike[str]) -> Reader:
        """The database at `path`, to be read only. Raises StoreError as `Store.open` does."""
        return Reader(Database.open(path, "read only", wait=10.0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close. Closing twice is nothing."""
        self._database.close()

    @property
    def path(self) -> str:
        """The database file, as it is named in messages."""
        return self._database.path

    def commit(self) -> None:
        """Make what is under way lasting; nothing is here, where only questions are asked."""

    def query(self, sql: str, parameters: Sequence[SqlValue] | Mapping[str, SqlValue] = ()) -> list[SqlRow]:
        """All rows of a SELECT over the tables and views of `schema_sql`, what is under way committed first.

        Values go in `parameters`, never into `sql`. The collation `swedish` sorts å, ä and ö after z;
        the function `casefold` folds the case of all letters (SQLite's own functions know only ASCII).
        """
        self.commit()
        return self._database.rows(sql, parameters)

    def plans(self) -> list[Plan]:
        """Every plan once, its leading copy, by district, year and file, in Swedish order."""
        rows = self._view("plans", Plan)
        return sorted((Plan(**{**dict(row), "gone": bool(row["gone"])}) for row in rows), key=_by_district)

    def measures(self, document: str | None = None) -> list[Measure]:
        """The activities of every plan, or of one, by district, year and file, in the plan's order."""
        rows = (dict(row) for row in self._view("measures", Measure, document))
        lists = ({name: tuple(json.loads(row.pop(name))) for name in _LISTS} | row for row in rows)
        return sorted((Measure(**row) for row in lists), key=_by_district)

    def commitments(self, document: str | None = None) -> list[Commitment]:
        """The commitments of every plan, or of one, by district, year and file, in the plan's order."""
        rows = self._view("commitments", Commitment, document)
        return sorted((Commitment(**dict(row)) for row in rows), key=_by_district)

    def links(self, document: str | None = None) -> list[Link]:
        """All links, or those from and to one document."""
        rows = self.query(
            "SELECT document, other, kind, score FROM links"
            " WHERE :one IS NULL OR document = :one OR other = :one ORDER BY document, other, kind",
            {"one": document and self.key(document)},
        )
        return [Link(**dict(row)) for row in rows]

    def key(self, document: str) -> str:
        """The key of the document with this key or SHA-256; what was given where there is none."""
        found = self._database.text("SELECT document FROM documents WHERE sha256 = ?", document)
        return document if found is None else found

    def find(self, name: str, kind: Kind | None = None) -> str:
        """The key of the one document of `kind` (None: any) that `name` names, in any way of `corpus.naming`.

        Of copies the leading one, if they are all that `name` names; a district alone names its latest plan.
        Raises UnknownName or AmbiguousName.
        """
        from corpus.naming import find_document, folded

        documents = (
            self._named(kind, _EXACTLY, name)
            or self._of_district(kind, name)
            or self._named(kind, _PERHAPS, folded(name))
        )
        try:
            return self.key(find_document(documents, name).id)
        except UnknownName:
            return self.key(find_document(self._named(kind), name).id)  # which tells the near names of all
        except AmbiguousName as problem:
            leading = self._leading([self.key(one) for one in problem.candidates])
            if len(leading) > 1:
                raise
            return leading[0]

    def of_district(self, name: str) -> list[str]:
        """The keys of the plans of a district, named by its id or name, by year; each plan once.

        Raises UnknownName when there are none.
        """
        from corpus.naming import of_district

        return self._leading([self.key(one.id) for one in of_district(self._named("plan"), name)])

    def district(self, name: str) -> str:
        """The id of the district with this id or name, in any case. Raises UnknownName, which offers near names."""
        return self.districts([name])[0]

    def districts(self, names: Sequence[str]) -> list[str]:
        """The ids of the districts with these ids or names, each once. Raises UnknownName, as `district` does."""
        from corpus.naming import folded
        from rules.pack import near_names

        rows = self.query("SELECT DISTINCT district, district_name FROM documents WHERE district <> ''")
        ids = {folded(name): row["district"] for row in rows for name in reversed(tuple(row)) if name}
        for name in names:
            if folded(name) not in ids:
                near = dict.fromkeys(ids[one] for one in near_names(folded(name), ids))
                offered = f"; is it {', '.join(near)}?" if near else ""
                raise UnknownName(f"no document is of a district {name!r}{offered}")
        return list(dict.fromkeys(ids[folded(name)] for name in names))

    def _of_district(self, kind: Kind | None, name: str) -> list[Named]:
        """Those of the district that `name` is, or is with a year: of a district alone the plans, if it has any."""
        from corpus.naming import folded

        district, _, year = name.partition(":")
        ids = [
            row["district"]
            for row in self.query(
                "SELECT DISTINCT district, district_name FROM documents WHERE district <> ''"
            )
            if folded(district) in map(folded, row)
        ]
        those = ("district IN (SELECT value FROM json_each(:one))", json.dumps(ids))
        return (not year and kind is None and self._named("plan", *those)) or self._named(kind, *those)

    def _named(self, kind: Kind | None, condition: str = "1", one: str = "") -> list[Named]:
        """The documents of `kind` (None: any) for which `condition`, on `one`, is true."""
        from corpus.naming import Named

        rows = self.query(
            "SELECT d.sha256, d.name, p.path, d.district, d.district_name, d.year"  # noqa: S608 - our own conditions
            " FROM documents AS d JOIN paths AS p USING (document)"
            f" WHERE (:kind IS NULL OR kind = :kind) AND {condition} ORDER BY d.path, p.path",
            {"kind": kind, "one": one},
        )
        paths: dict[str, list[str]] = {}
        for row in rows:
            paths.setdefault(row["sha256"], []).append(row["path"])
        named = {row["sha256"]: row for row in rows}
        return [Named(one, row["name"], tuple(paths[one]), *tuple(row)[3:]) for one, row in named.items()]

    def _leading(self, documents: Sequence[str]) -> list[str]:
        """`documents`, keys, copies as the one of theirs that leads, each once, in their order."""
        rows = self.query(
            "SELECT document, other FROM links"
            " WHERE kind = 'same' AND document IN (SELECT value FROM json_each(?))",
            [json.dumps(documents)],
        )
        leads = {row["document"]: row["other"] for row in rows}
        return list(dict.fromkeys(leads.get(one, one) for one in documents))

    def has_gone(self, document: str) -> bool:
        """Whether its file was no longer there when its folder was last imported."""
        present = "SELECT 1 FROM paths WHERE document = ? AND NOT gone"
        return self._database.row(present, self.key(document)) is None

    def record(self, document: str) -> Record | None:
        """The record of this document; None where there is none."""
        found = self._database.text(
            "SELECT record FROM documents WHERE document = ?1 OR sha256 = ?1", document
        )
        return None if found is None else self._parsed(found, document)

    def records(
        self, *, kind: Kind | None = None, district: str | None = None, year: int | None = None
    ) -> Iterator[Record]:
        """The records with this kind, district id and year (None: any), by district, year and path.

        Copies in other formats are among them.
        """
        documents = self.query(
            "SELECT document, district_name, year, path FROM documents WHERE (:kind IS NULL OR kind = :kind)"
            " AND (:district IS NULL OR district = :district) AND (:year IS NULL OR year = :year)",
            {"kind": kind, "district": district, "year": year},
        )
        for document in sorted(documents, key=_row_by_district):
            record = self.record(document["document"])
            if record is not None:
                yield record

    def documents(self) -> list[DocumentSummary]:
        """A summary of each document, copies among them, by district, year and path, in Swedish order."""
        places: dict[str, list[tuple[str, int]]] = {}
        for row in self.query("SELECT document, path, gone FROM paths ORDER BY path"):
            places.setdefault(row["document"], []).append((row["path"], row["gone"]))
        rows = self.query(
            "SELECT document, sha256, name, kind, layout, title, district, district_name, municipality, year,"
            " areas, activities, warnings, rules_version, path FROM documents"
        )
        return [_summary(row, places.get(row["document"], ())) for row in sorted(rows, key=_row_by_district)]

    def failures(self) -> list[Failure]:
        """The files that became no record, by path in Swedish order."""
        rows = self.query("SELECT path, code, message, sha256 FROM failures")
        return sorted((Failure(**dict(row)) for row in rows), key=lambda one: swedish_key(one.path))

    def paths(self) -> dict[str, bool]:
        """Each path that is known, also of failures → whether its file has gone."""
        rows = self.query("SELECT path, gone FROM paths UNION ALL SELECT path, 0 FROM failures ORDER BY 2")
        return {row["path"]: bool(row["gone"]) for row in rows}

    def given(self) -> dict[str, tuple[str, Given]]:
        """Each path of a document of which the user stated something → its SHA-256, and what was stated."""
        from models.record import Given

        rows = self.query(  # `instr` spares the reading of all others' JSON
            "SELECT paths.path, sha256, json_extract(record, '$.source.given') AS given"
            " FROM documents JOIN paths USING (document) WHERE instr(record, '\"given\":{') > 0 ORDER BY paths.path"
        )
        stated = (row for row in rows if row["given"] is not None)
        return {row["path"]: (row["sha256"], Given.model_validate_json(row["given"])) for row in stated}

    def known(self, path: str, sha256: str, rules_version: str) -> bool:
        """Whether this content was read at `path` under these rules, so that it need not be read again."""
        from models.record import SCHEMA_VERSION

        found = self._database.row(
            "SELECT 1 FROM paths JOIN documents USING (document)"
            " WHERE paths.path = ? AND sha256 = ? AND rules_version = ? AND schema_version = ?",
            *(printable_path(path), sha256, rules_version, SCHEMA_VERSION),
        )
        return found is not None

    def known_failure(self, path: str, sha256: str, settings: str) -> bool:
        """Whether this content failed at `path` under these settings (see `Store.fail`), so that it would again."""
        found = self._database.row(
            "SELECT 1 FROM failures WHERE path = ? AND sha256 = ? AND settings = ?",
            *(printable_path(path), sha256, settings),
        )
        return found is not None

    def settings_of_failures(self) -> dict[str, str | None]:
        """The path of each failure → the settings under which it failed (see `Store.fail`)."""
        return {row["path"]: row["settings"] for row in self.query("SELECT path, settings FROM failures")}

    def _view(self, view: str, answer: type, document: str | None = None) -> list[SqlRow]:
        """The rows of a view, of all documents or of one, with the columns that `answer` has."""
        columns = ", ".join(field.name for field in fields(answer))
        condition = "" if document is None else " WHERE document = :one"
        order = "document" if view == "plans" else "document, activity_key"
        return self.query(
            f"SELECT {columns} FROM {view}{condition} ORDER BY {order}",  # noqa: S608 - our own names
            {"one": document and self.key(document)},
        )

    def _parsed(self, text: str, document: str) -> Record:
        from pydantic import ValidationError

        from models.record import Record

        try:
            return Record.model_validate_json(text)
        except ValidationError as problem:
            raise StoreError(
                f"{self.path}: document {document} was written by another version of planlasare:"
                " import its file again"
            ) from problem


def _summary(row: SqlRow, places: Sequence[tuple[str, int]]) -> DocumentSummary:
    """Of a row with the summary's columns in their order, but for `paths` and `gone`, and the path."""
    document, sha256, *rest, _ = row
    paths, marks = zip(*places, strict=True) if places else ((), ())
    return DocumentSummary(document, sha256, paths, all(marks), *rest)


def record_brought_up(text: str) -> str:
    """The JSON of a record with this schema's version, whatever version it had.

    Version 2 only added keys, so what version 1 lacks is null or empty; its document is read again at the next
    import (`Store.known`). What is no record stays as it is.
    """
    from models.record import SCHEMA_VERSION

    try:
        tree = json.loads(text)
    except ValueError:
        return text
    if not isinstance(tree, dict) or tree.get("schema_version") not in range(1, SCHEMA_VERSION):
        return text
    return json.dumps({**tree, "schema_version": SCHEMA_VERSION}, ensure_ascii=False)


_Order: TypeAlias = tuple[tuple[str, str, str], int, tuple[str, str, str], str]


def _by_district(one: Plan | Measure | Commitment) -> _Order:
    return _order(one.district_name, one.year, one.file, one.document)


def _row_by_district(row: SqlRow) -> _Order:
    return _order(row["district_name"], row["year"], row["path"], row["document"])


def _order(district: str | None, year: int | None, path: str, document: str) -> _Order:
    """By district, year and path in Swedish order; what is not known comes first."""
    return swedish_key(district or ""), year or 0, swedish_key(path), document
