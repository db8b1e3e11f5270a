"""The pydantic bases of all that is stored or exported, and the codes that rules files add to."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A model that cannot be changed and takes no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(Frozen):
    """A part of the record: the docstrings of its keys describe them in the JSON Schema, where all are required.

    models/schema.py reads them, when a schema is asked for.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


# Codes stand in a record as plain strings, since rules files add to them.
PartyCode: TypeAlias = Annotated[str, Field(json_schema_extra={"x-codes": "party"})]
"""An organisation that takes part: `police`, `district_administration` …"""
TopicCode: TypeAlias = Annotated[str, Field(json_schema_extra={"x-codes": "topic"})]
"""What a priority area is about: `narcotics`, `youth_at_risk` …"""
RoleCode: TypeAlias = Annotated[str, Field(json_schema_extra={"x-codes": "role"})]
"""What somebody does: `community_police_officer`, `head_of_unit` …"""
