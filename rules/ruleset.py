"""All rules as one object: every rules file with its rows and what they find in a text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from models.errors import RulesError
from rules.actors.clause_words import CommitmentRow
from rules.actors.commitments import Commitments
from rules.actors.marks import ActorRow
from rules.actors.mentions import Actors
from rules.actors.named import NamedPeople
from rules.actors.offices import Offices
from rules.actors.people import NameRow, People
from rules.labels.match import Labels
from rules.labels.rows import LabelRow, MinutesRow, PartyRow, RoleRow
from rules.labels.values import GrammarRow, ValueWording
from rules.matching.entities import Entities
from rules.matching.loading import RULES_VERSION, RuleFiles, path_of
from rules.matching.patterns import Slots
from rules.matching.rows import Row
from rules.matching.sentences import Sentences
from rules.matching.verbs import Verbs
from rules.matching.words import SmallWords, WordsRow
from rules.minutes.meetings import MeetingTimes
from rules.minutes.wording import MinutesWording
from rules.places.districts import CUE_SLOTS, CueRow, Districts
from rules.places.register import DistrictRow, MunicipalityRow, Places, PoliceAreaRow
from rules.subjects.follow_up import FollowUp, SourceRow
from rules.subjects.forums import ForumRow, Forums
from rules.subjects.funding import Funding, FundingRow
from rules.subjects.grids import GridRow, Grids
from rules.subjects.headings import HeadingRow, Headings
from rules.subjects.measure_kinds import MeasureKindRow, MeasureKinds
from rules.subjects.place_names import PlaceNameRow, PlaceNames
from rules.subjects.status import Status, StatusRow
from rules.subjects.topics import TopicRow, Topics
from rules.subjects.vocabulary import Vocabulary, VocabularyRow
from rules.times.rows import ScheduleRow, WordRow
from rules.times.schedules import Schedules


@dataclass(frozen=True, eq=False)
class Rules:
    """Our rules with a user's folders laid over them; each kind is made ready when it is first asked for.

    Made by `rules.pack.load_rules`, once for the same folders, and handed down to whoever reads.
    """

    folders: tuple[Path, ...] = ()
    """The later wins over the earlier, and all over ours."""
    model: str | None = None
    """A spaCy model that finds people beside the rules: a package's name or a folder."""

    @cached_property
    def _files(self) -> RuleFiles:
        return RuleFiles(self.folders)

    @cached_property
    def words(self) -> SmallWords:
        """Small words by what they do."""
        return SmallWords(self._files)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of a text."""
        return Sentences(self.words)

    @cached_property
    def verbs(self) -> Verbs:
        """What is an infinitive, and what begins with one."""
        return Verbs(self.words)

    @cached_property
    def labels(self) -> Labels:
        """Which fields a printed label names; parties' names in labels."""
        return Labels(self._files, self.places)

    @cached_property
    def values(self) -> ValueWording:
        """How the values of each field are worded."""
        return ValueWording(self._files)

    @cached_property
    def schedules(self) -> Schedules:
        """How often and when."""
        return Schedules(self._files, self.words)

    @cached_property
    def actors(self) -> Actors:
        """Roles and organisations in running text."""
        return Actors(self._files, self.places, self.words)

    @cached_property
    def commitments(self) -> Commitments:
        """Who undertakes what."""
        return Commitments(self._files, self.actors, self.words, self.sentences, self.verbs)

    @cached_property
    def people(self) -> People:
        """Names of people."""
        return People(self._files, self.places, self.actors)

    @cached_property
    def entities(self) -> Entities | None:
        """The user's spaCy model; None where none was named."""
        return None if self.model is None else Entities(self.model)

    @cached_property
    def named(self) -> NamedPeople:
        """People wherever running text names them."""
        return NamedPeople(self.people, self.actors, self.words, self.entities)

    @cached_property
    def offices(self) -> Offices:
        """Whose telephone numbers are an organisation's."""
        return Offices(self.actors, self.words)

    @cached_property
    def topics(self) -> Topics:
        """What an area is about."""
        return Topics(self._files, self.places, self.words)

    @cached_property
    def places(self) -> Places:
        """Municipalities, districts and local police areas."""
        return Places(self._files)

    @cached_property
    def districts(self) -> Districts:
        """Whose plan it is."""
        return Districts(self._files, self.places, self.words)

    @cached_property
    def place_names(self) -> PlaceNames:
        """Headings that are names of places."""
        return PlaceNames(self._files, self.places, self.actors, self.people, self.topics)

    @cached_property
    def meetings(self) -> MeetingTimes:
        """When a meeting was or will be."""
        return MeetingTimes(self.words, self.schedules.months)

    @cached_property
    def minutes(self) -> MinutesWording:
        """What headings, labels and sentences of minutes announce."""
        return MinutesWording(self._files, self.labels, self.meetings, self.words)

    @cached_property
    def headings(self) -> Headings:
        """Titles, and headings that name nothing of their own."""
        return Headings(self._files, self.places)

    @cached_property
    def grids(self) -> Grids:
        """A template's own instructions, and sheets' empty names."""
        return Grids(self._files, self.headings)

    @cached_property
    def forums(self) -> Forums:
        """Groups, meetings and programmes in running text."""
        return Forums(self._files)

    @cached_property
    def measure_kinds(self) -> MeasureKinds:
        """What kind of measure a measure is, whatever it is called."""
        return MeasureKinds(self._files, self.sentences)

    @cached_property
    def funding(self) -> Funding:
        """Who pays."""
        return Funding(self._files, self.words, self.actors)

    @cached_property
    def status(self) -> Status:
        """How far it has come."""
        return Status(self._files)

    @cached_property
    def follow_up(self) -> FollowUp:
        """What is measured, and where the figures come from."""
        return FollowUp(self._files, self.schedules, self.words, self.sentences)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Words of the subject, and other genres in titles."""
        return Vocabulary(self._files)

    @cached_property
    def version(self) -> str:
        """ "2026.1" for our rules alone; with folders "2026.1+" and eight hex digits of their content.

        So a record made by other rules is known. Raises RulesError when a file cannot be read.
        """
        if not self.folders and self.model is None:
            return RULES_VERSION
        digest = hashlib.sha256()
        if self.model is not None:
            digest.update(f"model {self.model}\n".encode())
        for folder in self.folders:
            for name in FILES:
                path = path_of(folder, name)
                if path.exists():
                    content = _content(path)
                    digest.update(f"{name} {len(content)}\n".encode() + content)
        return f"{RULES_VERSION}+{digest.hexdigest()[:8]}"

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a file. Raises RulesError when one is not valid."""
        return self._files.rows(name, FILES[name].row)

    def origin(self, name: str, row: Row) -> Path | None:
        """The folder of the user's that `row` of that file comes from; None where it is ours."""
        self.rows(name)
        folder = self._files.origins[name, row.id]
        return folder if folder in self.folders else None

    def hits(self, text: str) -> dict[str, frozenset[str]]:
        """File → the ids of its rows that `text` hits; files without any are left out."""
        found = {}
        for name, file in FILES.items():
            own = {row.id for row in self.rows(name)}
            if ids := file.reader(self).hits(text) & own:
                found[name] = frozenset(ids)
        return found


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise RulesError(f"{path}: cannot be read: {problem.strerror or problem}") from problem


class Reader(Protocol):
    """What applies the rows of a file."""

    @property
    def hits(self) -> Callable[[str], frozenset[str]]:
        """Text → the ids of the rows that it hits, which may be those of other files too."""


@dataclass(frozen=True, slots=True)
class RulesFile:
    """One of the rules files."""

    holds: str
    """What its rows are, in plain English."""
    row: type[Row]
    reader: Callable[[Rules], Reader]
    slots: Callable[[Rules], Slots] = lambda _: {}
    """The slots that its patterns may use."""


FILES: Mapping[str, RulesFile] = {
    "labels": RulesFile("labels, and the fields they lead to", LabelRow, lambda rules: rules.labels),
    "parties": RulesFile("parties, and what they are called", PartyRow, lambda rules: rules.labels),
    "roles": RulesFile("words around a party or a label", RoleRow, lambda rules: rules.labels),
    "actors": RulesFile("roles and units", ActorRow, lambda rules: rules.actors),
    "schedules": RulesFile(
        "how often and when",
        ScheduleRow,
        lambda rules: rules.schedules,
        lambda rules: rules.schedules.slots,
    ),
    "schedule_words": RulesFile("words in the slots of schedules", WordRow, lambda rules: rules.schedules),
    "funding": RulesFile("who pays", FundingRow, lambda rules: rules.funding),
    "status": RulesFile("how far it has come", StatusRow, lambda rules: rules.status),
    "sources": RulesFile("indicators and where figures come from", SourceRow, lambda rules: rules.follow_up),
    "commitments": RulesFile("words that commit a party", CommitmentRow, lambda rules: rules.commitments),
    "topics": RulesFile("topics of areas", TopicRow, lambda rules: rules.topics),
    "districts": RulesFile(
        "words beside a place's name", CueRow, lambda rules: rules.districts, lambda _: CUE_SLOTS
    ),
    "headings": RulesFile("words of titles and of empty headings", HeadingRow, lambda rules: rules.headings),
    "grids": RulesFile(
        "instructions of templates, empty names of sheets", GridRow, lambda rules: rules.grids
    ),
    "forums": RulesFile(
        "what running text says of a group or a programme", ForumRow, lambda rules: rules.forums
    ),
    "measure_kinds": RulesFile("kinds of measures", MeasureKindRow, lambda rules: rules.measure_kinds),
    "minutes": RulesFile(
        "labels, headings and sentences of minutes", MinutesRow, lambda rules: rules.minutes
    ),
    "people": RulesFile("words that are no person's name", NameRow, lambda rules: rules.people),
    "names": RulesFile("first names and surnames", NameRow, lambda rules: rules.people),
    "place_names": RulesFile("words of places' names", PlaceNameRow, lambda rules: rules.place_names),
    "value_grammar": RulesFile("how values of a field are worded", GrammarRow, lambda rules: rules.values),
    "vocabulary": RulesFile("words of the subject", VocabularyRow, lambda rules: rules.vocabulary),
    "words": RulesFile("small words by what they do", WordsRow, lambda rules: rules.words),
    "municipalities.tsv": RulesFile("municipalities", MunicipalityRow, lambda rules: rules.places),
    "districts.tsv": RulesFile("districts of municipalities", DistrictRow, lambda rules: rules.places),
    "police_areas.tsv": RulesFile("local police areas", PoliceAreaRow, lambda rules: rules.places),
}
"""Every rules file by its name, ".toml" left out."""

WORDING = frozenset(
    {"patterns", "labels", "in_minutes", "names", "genitive_names", "label_names", "words", "stems"}
)
"""Keys of a row that hold what it looks for; what is left beside `Row`'s own keys is what it concludes."""


def conclusion_of(row: Row) -> dict[str, object]:
    """What a row concludes: its keys beside its wording, its examples and their like, where they are not left out."""
    apart = {*Row.model_fields, *WORDING}
    return {key: value for key, value in row.model_dump(exclude_defaults=True).items() if key not in apart}
