"""Records that an older planlasare wrote become records of this version's schema."""

from __future__ import annotations

import json

from models.record import SCHEMA_VERSION


def record_brought_up(text: str) -> str:
    """The JSON of a record with this schema's version, whatever version it had.

    Version 2 only added keys, so what version 1 lacks is null or empty; its document is read again at the next
    import (`Store.known`). What is no record stays as it is.
    """
    try:
        tree = json.loads(text)
    except ValueError:
        return text
    if not isinstance(tree, dict) or tree.get("schema_version") not in range(1, SCHEMA_VERSION):
        return text
    return json.dumps({**tree, "schema_version": SCHEMA_VERSION}, ensure_ascii=False)
