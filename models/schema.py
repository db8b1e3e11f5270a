"""The JSON Schema of the record, for tools that read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from models.record import SCHEMA_VERSION, Record

Codes: TypeAlias = Mapping[str, Sequence[str]]
"""Kind of code (`party`, `topic`, `role`: those that `models.base` marks) → the codes that rules give."""

_NAMES = {"party": "PartyCode", "topic": "TopicCode", "role": "RoleCode"}


def record_schema(codes: Codes) -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of what the program writes, every key described.

    Codes that only the program gives are enumerations; those that a rules file may add to stand under `$defs`
    as examples, taken from `codes`.
    """
    schema = Record.model_json_schema(mode="serialization")
    for found in _objects(schema):
        if (kind := found.pop("x-codes", None)) is not None:
            found.pop("type")
            found["$ref"] = f"#/$defs/{_NAMES[kind]}"
    for kind, name in _NAMES.items():
        schema["$defs"][name] = {
            "type": "string",
            "description": f"A {kind} code: one of the examples, or one that a rules file adds.",
            "examples": list(codes[kind]),
        }
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:planlasare:record:{SCHEMA_VERSION}",
        "version": str(SCHEMA_VERSION),
    }
    return head | schema


def _objects(part: Any) -> list[dict[str, Any]]:
    """Every JSON object in `part`, itself included."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    own = [part] if isinstance(part, dict) else []
    return own + [found for one in inner for found in _objects(one)]
