"""JSON lines: a record of docs/record.md a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from corpus.export.package import json_texts
from corpus.export.rows import Collection

_OURS = {"schema_version", "rules_version", "id", "source", "coverage", "remainder", "furniture"}
"""Keys that every record has, and hardly anything else."""


def write_lines(collection: Collection, path: Path) -> None:
    """Write every record but those of copies. Raises StoreError, OSError."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(record.to_json() + "\n" for record in collection.records())


def is_ours(path: Path) -> bool:
    """Whether the file at `path` begins with a record."""
    try:
        with path.open(encoding="utf-8") as file:
            first = json.loads(file.readline())
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and first.keys() >= _OURS


def texts_in(path: Path) -> Iterator[str]:
    """Every text of every record."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield from json_texts(json.loads(line))
