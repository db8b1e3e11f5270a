"""planlasare for Python programs: `read` turns a plan (PDF, Word, Excel, text) into a `Record`.

    from planlasare import DocumentError, Options, read

    record = read("plan.pdf", Options(password="…"))

`Collection` asks the database that `planlasare import` makes, `to_frame` makes data frames of its answers.
The types of a record, of answers, and every error stand here. What is not named here may change at any time.
Everything loads when it is first used, so that importing this costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from models.version import PROGRAM_VERSION

if TYPE_CHECKING:
    from corpus.answers import ActivityName
    from corpus.collection import Collection
    from corpus.compare.answer import ActivityMatch, Change, Comparison
    from corpus.frames import to_frame
    from corpus.gaps.answer import Gap, GapEvidence
    from corpus.search.answer import Hit
    from corpus.store.answers import Commitment, Measure, Plan
    from extract.pipeline import Options
    from models.errors import (
        AmbiguousName,
        ClusterError,
        DamagedFile,
        DocumentError,
        EmptyFile,
        EncryptedFile,
        ExportError,
        GivenError,
        GoldError,
        LimitExceeded,
        MissingFile,
        MissingPicture,
        MissingTool,
        ModelError,
        NeedsOcr,
        NothingToRead,
        PeopleLeft,
        PlanlasareError,
        ReaderFailed,
        RulesError,
        StoreError,
        UnknownName,
        UnknownPath,
        UnsupportedFormat,
    )
    from models.evidence import Evidence
    from models.minutes import AgendaItem, Attendee, Minutes, NextMeeting, PlaceStatement, Priority
    from models.pages.document import Format
    from models.record import (
        Activity,
        Area,
        Coverage,
        District,
        Given,
        Kind,
        LayoutName,
        Period,
        Record,
        RecordWarning,
        Source,
    )
    from models.values import (
        ActorMention,
        Actors,
        FollowUp,
        Funding,
        FundingKind,
        Indicator,
        Mentionable,
        Method,
        Party,
        Person,
        PersonMention,
        Schedule,
        ScheduleKind,
        SchedulePart,
        Span,
        Status,
        Value,
    )

__all__ = [
    "Activity",
    "ActivityMatch",
    "ActivityName",
    "ActorMention",
    "Actors",
    "AgendaItem",
    "AmbiguousName",
    "Area",
    "Attendee",
    "Change",
    "ClusterError",
    "Collection",
    "Commitment",
    "Comparison",
    "Coverage",
    "DamagedFile",
    "District",
    "DocumentError",
    "EmptyFile",
    "EncryptedFile",
    "Evidence",
    "ExportError",
    "FollowUp",
    "Format",
    "Funding",
    "FundingKind",
    "Gap",
    "GapEvidence",
    "Given",
    "GivenError",
    "GoldError",
    "Hit",
    "Indicator",
    "Kind",
    "LayoutName",
    "LimitExceeded",
    "Measure",
    "Mentionable",
    "Method",
    "Minutes",
    "MissingFile",
    "MissingPicture",
    "MissingTool",
    "ModelError",
    "NeedsOcr",
    "NextMeeting",
    "NothingToRead",
    "Options",
    "Party",
    "PeopleLeft",
    "Period",
    "Person",
    "PersonMention",
    "PlaceStatement",
    "Plan",
    "PlanlasareError",
    "Priority",
    "ReaderFailed",
    "Record",
    "RecordWarning",
    "RulesError",
    "Schedule",
    "ScheduleKind",
    "SchedulePart",
    "Source",
    "Span",
    "Status",
    "StoreError",
    "UnknownName",
    "UnknownPath",
    "UnsupportedFormat",
    "Value",
    "__version__",
    "read",
    "to_frame",
]

__version__ = PROGRAM_VERSION


def read(path: str | PathLike[str], options: Options | None = None, *, given: Given | None = None) -> Record:
    """The record of the one document at `path`, whose content says what format it is.

    `options` give a password and folders of your own rules; `given` is what you state of a document that does not say
    its district, year or title. Raises DocumentError when the file cannot become a record (its `code` and `message` say
    why and what to do), RulesError when a rule of yours is not valid, GivenError for a given district that no rule
    knows; PlanlasareError is the root of all.
    """
    from extract.pipeline import Options, extract_file

    return extract_file(Path(path), options or Options(), given=given).record


def _homes() -> Iterator[ModuleType]:
    """The modules in which the names above are defined, those that load quickly first."""
    from models import errors

    yield errors
    from models import evidence, minutes, record, values

    yield from (record, values, minutes, evidence)
    from corpus.store import answers

    yield answers  # before the other answers, one of which has a Plan of its own
    from corpus import collection
    from corpus.compare import answer as comparison
    from corpus.gaps import answer as gap
    from corpus.search import answer as hit

    yield from (collection, comparison, gap, hit)
    from corpus import frames

    yield frames
    from extract import pipeline

    yield pipeline


if not TYPE_CHECKING:  # type checkers shall know the names above and no others

    def __getattr__(name: str) -> object:
        """The public thing called `name`, loaded now."""
        if name in __all__:
            for home in _homes():
                if hasattr(home, name):
                    return getattr(home, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What is public, for completion."""
    return sorted(__all__)
