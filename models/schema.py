"""The JSON Schema of the record, for tools that read it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from models.base import Published
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
    models = {model.__name__: model for model in _kinds_of(Published)}
    for name, part in (*schema["$defs"].items(), (Record.__name__, schema)):
        if name in models:
            _describe(part["properties"], models[name])
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


def _describe(properties: dict[str, dict[str, Any]], model: type[Published]) -> None:
    """Give each key of a model the docstring below it, in the schema's order of keys."""
    found = [_key_docstrings(kind) for kind in reversed(model.__mro__) if issubclass(kind, Published)]
    for key, text in (pair for docstrings in found for pair in docstrings.items()):
        described = properties[key] | {"description": text}
        properties[key] = {name: described[name] for name in sorted(described)}


def _kinds_of(model: type[Published]) -> list[type[Published]]:
    """The models that are made from `model`, and those made from them."""
    return [kind for own in model.__subclasses__() for kind in (own, *_kinds_of(own))]


def _key_docstrings(model: type[Published]) -> dict[str, str]:
    """Key of a model → the docstring that stands below it in the source.

    pydantic can read them (`use_attribute_docstrings`), but does so whenever the program starts.
    """
    source = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(source, ast.ClassDef)  # what getsource gives of a class  # noqa: S101
    found: dict[str, str] = {}
    for statement, following in pairwise(source.body):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=key)), ast.Expr(value=ast.Constant(value=str(text))):
                found[key] = inspect.cleandoc(text)
    return found


def _objects(part: Any) -> list[dict[str, Any]]:
    """Every JSON object in `part`, itself included."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    own = [part] if isinstance(part, dict) else []
    return own + [found for one in inner for found in _objects(one)]
