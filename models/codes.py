"""Codes that stand in a record as plain strings, since rules files add to them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

PartyCode: TypeAlias = Annotated[str, Field(json_schema_extra={"x-codes": "party"})]
"""An organisation that takes part: `police`, `district_administration` …"""
TopicCode: TypeAlias = Annotated[str, Field(json_schema_extra={"x-codes": "topic"})]
"""What a priority area is about: `narcotics`, `youth_at_risk` …"""
RoleCode: TypeAlias = Annotated[str, Field(json_schema_extra={"x-codes": "role"})]
"""What somebody does: `community_police_officer`, `head_of_unit` …"""
