"""What `gaps` answers: the models whose JSON other tools read."""

from __future__ import annotations

from typing import Literal, TypeAlias

from corpus.answers import ActivityName
from models.base import Frozen

State: TypeAlias = Literal["empty", "missing", "unreadable", "stated"]
"""Why it is a gap: `empty`, a printed label or a cell with nothing in it; `missing`, no such field;
`unreadable`, something stands there, or a page of the file, whose letters the file does not tell;
`stated`, what stands there is the gap (a period that has ended, a follow-up that measures nothing)."""


class GapEvidence(Frozen):
    """What shows the gap, and where to look."""

    state: State
    label: str | None = None
    """As printed."""
    text: str | None = None
    """What stands there; of a period its last day; of a file that could not be read whole, the warning."""
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    ref: str | None = None
    """Where the file has it; of an empty cell often its label, of a missing field its activity."""


class Gap(Frozen):
    """Something that a plan, or one of its activities, leaves open."""

    document: str
    """The file's name."""
    id: str
    """The plan's."""
    district: str | None
    year: int | None
    gap: str
    """The kind's id: `no-responsible`."""
    activity: ActivityName | None
    """None where it is the plan's."""
    path: str
    """Where in the record it is, or would be: `activities[3].responsible`."""
    basis: str
    evidence: tuple[GapEvidence, ...]

    @property
    def state(self) -> State:
        """Why it is a gap: of its evidence the first."""
        return self.evidence[0].state
