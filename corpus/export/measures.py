"""The measures of records that stand in no database, as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from corpus.export.columns import sheet
from corpus.export.package import write_table
from corpus.export.rows import Collection
from corpus.store.collection import Store
from models.record import Record
from rules.pack import load_rules


def write_measures(file: TextIO, records: Iterable[Record], *, heads: bool = True) -> None:
    """A row for each activity of the plans among `records`, copies too; the heads first, or not.

    They pass through a database of their own, so that the rows are those of its views.
    """
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "plans.db") as store:
        for record in records:
            store.write(record, path=record.source.path)
        rows = Collection(store, load_rules(), date.today()).rows("measures")
        write_table(file, sheet("measures"), rows, heads=heads)
