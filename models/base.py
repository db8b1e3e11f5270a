"""The pydantic base of all that is stored or exported."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A model that cannot be changed and takes no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
