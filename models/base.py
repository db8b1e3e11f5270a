"""The pydantic bases of all that is stored or exported."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A model that cannot be changed and takes no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(Frozen):
    """A part of the record: the docstrings of its keys describe them in the JSON Schema, where all are required."""

    model_config = ConfigDict(use_attribute_docstrings=True, json_schema_serialization_defaults_required=True)
