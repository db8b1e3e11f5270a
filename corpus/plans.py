"""The plans of a database that a question is about: the one place where questions meet the store."""

from __future__ import annotations

from corpus.naming import AmbiguousName, Named, find_document, of_district
from corpus.store.collection import Store
from corpus.store.leading import leading
from models.errors import StoreError
from models.record import Record


def named_documents(store: Store, kind: str | None = "plan") -> list[Named]:
    """The documents of this kind (None: all), with all that they are named by; by district, year and file."""
    paths: dict[str, list[str]] = {}
    for row in store.query("SELECT document, path FROM paths ORDER BY path"):
        paths.setdefault(row["document"], []).append(row["path"])
    rows = store.query(
        "SELECT id, name, district, district_name, year FROM documents"
        " WHERE :kind IS NULL OR kind = :kind ORDER BY district_name COLLATE swedish, year, path COLLATE swedish, id",
        {"kind": kind},
    )
    return [Named(paths=tuple(paths.get(row["id"], ())), **dict(row)) for row in rows]


def plan_named(store: Store, name: str) -> Record:
    """The plan that `name` names; of copies of one plan the leading one. Raises StoreError (see `corpus.naming`)."""
    try:
        found = find_document(named_documents(store), name).id
    except AmbiguousName as problem:
        found, *others = leading(store, [one.id for one in problem.candidates])
        if others:
            raise
    return _record(store, found)


def plans_of_district(store: Store, name: str) -> list[Record]:
    """The district's plans by year; of copies of one plan the leading one, and none without a year."""
    named = of_district(named_documents(store), name)
    return [_record(store, one) for one in leading(store, [one.id for one in named if one.year is not None])]


def plans_in(store: Store, district: str | None = None, year: int | None = None) -> list[Record]:
    """Every plan once, of this district and year (None: any), by district, year and file."""
    named = named_documents(store)
    chosen = of_district(named, district) if district is not None else named
    ids = [one.id for one in chosen if year is None or one.year == year]
    return [_record(store, one) for one in leading(store, ids)]


def _record(store: Store, document: str) -> Record:
    record = store.record(document)
    if record is None:
        raise StoreError(f"{store.path}: the document {document} has gone")
    return record
