"""The plans of a database that a question is about, each once: the one place where questions meet the store."""

from __future__ import annotations

from corpus.store.reading import Reader
from models.errors import StoreError
from models.record import Record


def plan_named(reader: Reader, name: str) -> Record:
    """The plan that `name` names; of copies of one plan the leading one. Raises UnknownName or AmbiguousName."""
    return record_of(reader, reader.find(name, "plan"))


def plans_of_district(reader: Reader, name: str) -> list[Record]:
    """The district's plans by year, none without a year. Raises UnknownName where the district has none."""
    found = [record_of(reader, one) for one in reader.of_district(name)]
    return [one for one in found if one.year is not None]


def plans_in(reader: Reader, district: str | None = None, year: int | None = None) -> list[Record]:
    """Every plan once, of this district and year (None: any), by district, year and file."""
    chosen = None if district is None else set(reader.of_district(district))
    return [
        record_of(reader, plan.document)
        for plan in reader.plans()
        if (chosen is None or plan.document in chosen) and (year is None or plan.year == year)
    ]


def record_of(reader: Reader, document: str) -> Record:
    """The record of the document with this key. Raises StoreError where there is none."""
    record = reader.record(document)
    if record is None:
        raise StoreError(f"{reader.path}: the document {document} has gone")
    return record
