"""The plans of a database that are compared: the one place where the comparison meets the store."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.naming import AmbiguousName, Named, find_document, of_district
from corpus.store.collection import Store
from models.errors import StoreError
from models.record import Record


def named_documents(store: Store, kind: str | None = "plan") -> list[Named]:
    """The documents of this kind (None: all), with all that they are named by."""
    paths: dict[str, list[str]] = {}
    for row in store.query("SELECT document, path FROM paths ORDER BY path"):
        paths.setdefault(row["document"], []).append(row["path"])
    rows = store.query(
        "SELECT id, name, district, district_name, year FROM documents"
        " WHERE :kind IS NULL OR kind = :kind ORDER BY path, id",
        {"kind": kind},
    )
    return [Named(paths=tuple(paths.get(row["id"], ())), **dict(row)) for row in rows]


def plan_named(store: Store, name: str) -> Record:
    """The plan that `name` names; of copies of one plan the leading one. Raises StoreError (see `corpus.naming`)."""
    try:
        found = find_document(named_documents(store), name)
    except AmbiguousName as problem:
        leading = _leading(store, problem.candidates)
        if len(leading) != 1:
            raise
        found = leading[0]
    return _record(store, found)


def plans_of_district(store: Store, name: str) -> list[Record]:
    """The district's plans by year; of copies of one plan the leading one, and none without a year."""
    plans = _leading(
        store, [one for one in of_district(named_documents(store), name) if one.year is not None]
    )
    return [_record(store, one) for one in sorted(plans, key=lambda one: (one.year or 0, one.name, one.id))]


def _leading(store: Store, candidates: Sequence[Named]) -> list[Named]:
    """`candidates`, of copies of one plan (the store's links say so) only the first with pages, else the first."""
    ids = {one.id for one in candidates}
    same = {
        frozenset((row["document"], row["other"]))
        for row in store.query("SELECT document, other FROM links WHERE kind = 'same'")
        if row["document"] in ids and row["other"] in ids
    }
    paged = {row["id"] for row in store.query("SELECT id FROM documents WHERE pages IS NOT NULL")}
    kept: list[Named] = []
    for one in sorted(candidates, key=lambda one: (one.id not in paged, one.paths, one.id)):
        if not any(frozenset((one.id, other.id)) in same for other in kept):
            kept.append(one)
    return kept


def _record(store: Store, named: Named) -> Record:
    record = store.record(named.id)
    if record is None:
        raise StoreError(f"{store.path}: the document {named.label} has gone")
    return record
