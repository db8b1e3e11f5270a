"""The kinds of gaps, and what each stands on: the rows of kinds.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import Field

from models.base import Frozen

Level: TypeAlias = Literal["plan", "activity"]


class GapKind(Frozen):
    """A kind of gap."""

    id: str
    level: Level
    """Whether a plan has it, or an activity."""
    condition: str
    basis: str
    """The law (2023:196) or Brå's guidance, as far as either was read."""
    means: str
    does_not_mean: str = Field(alias="not")


@lru_cache(maxsize=1)
def gap_kinds() -> Mapping[str, GapKind]:
    """Every kind by its id, those of plans first."""
    text = Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8")
    return {row["id"]: GapKind.model_validate(row) for row in tomllib.loads(text)["kinds"]}
