"""Municipalities, districts and local police areas, and what became of them: facts, each with its source.

The facts stand in municipalities.tsv, districts.tsv and police_areas.tsv, a line each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field, model_validator

from models.errors import GivenError
from models.text.fold import fold
from rules.labels.near import near_names
from rules.matching.loading import RuleFiles
from rules.matching.rows import Row

_Day: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
"""ISO date."""

_SPELT = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe"})
"""So that Habo and Håbo are two."""


class PlaceRow(Row):
    """A line of a table of places. Its id is made of its name, which is also its example."""

    kind: ClassVar[str]
    """What its id begins with."""
    named_by: ClassVar[tuple[str, ...]]
    """The columns that tell it from all others; the first of them holds its name."""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, cells: object) -> object:
        if not isinstance(cells, dict):
            return cells
        names = [str(cells.get(column, "")) for column in cls.named_by]
        slug = place_id(fold(" ".join(names)).translate(_SPELT)) or "without-name"
        return {"id": f"{cls.kind}.{slug}", "examples": (names[0],)} | cells


class MunicipalityRow(PlaceRow):
    """A municipality."""

    kind = "municipality"
    named_by = ("name",)
    name: str = Field(min_length=1)
    code: str = Field(default="", pattern=r"^(\d{4})?$")
    """SCB's: two figures of its county and two of its own."""
    county_code: str = ""
    county: str = ""
    also_a_word: Literal["", "yes"] = ""
    """Whether the name is also an everyday word or a surname."""
    also_called: str = ""
    """Its name as it stands before "kommun", where that is neither the name nor its genitive: "Falu"."""


class DistrictRow(PlaceRow):
    """A district of a municipality."""

    kind = "district"
    named_by = ("district", "municipality", "from")
    municipality: str = Field(min_length=1)
    district: str = Field(min_length=1)
    start: _Day | Literal[""] = Field(default="", alias="from")
    end: _Day | Literal[""] = Field(default="", alias="to")
    became: str = ""
    """Name of the district that it became a part of, in the same municipality."""
    also_a_word: Literal["", "yes"] = ""
    """As in `MunicipalityRow`."""

    @property
    def key(self) -> str:
        """A user's lines about a district stand for all of ours that are called the same there."""
        return f"{self.municipality}/{self.district}"


class PoliceAreaRow(PlaceRow):
    """A local police area."""

    kind = "police"
    named_by = ("local_police_area",)
    local_police_area: str = Field(min_length=1)
    region: str = ""
    police_area: str = ""
    start: _Day | Literal[""] = Field(default="", alias="from")
    end: _Day | Literal[""] = Field(default="", alias="to")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, or a district of one as long as it existed."""

    id: str
    """The name in ASCII, lower case, with hyphens."""
    name: str
    kind: Literal["municipality", "district"]
    municipality: str
    """Its own name, or that of the municipality it is a district of."""
    source: str
    """Who says so."""
    code: str = ""
    """SCB's code of a municipality: two figures of its county and two of its own."""
    start: str = ""
    """ISO date of its first day; empty where it is not known or long ago."""
    end: str = ""
    """ISO date of its last day; empty where it still exists or the date is not known."""
    became: str = ""
    """Name of the district that it became a part of, in the same municipality."""
    also_a_word: bool = False
    """Whether the name is also an everyday word or a surname, so that it needs other words beside it."""
    also_called: str = ""
    """Another form of its name, which stands before "kommun"; empty where it has none."""

    @property
    def names(self) -> tuple[str, ...]:
        """All forms of its name."""
        return tuple(filter(None, (self.name, self.also_called)))

    def existed(self, year: int | None) -> bool:
        """Whether it existed at some time of `year`; True where nothing is known against it."""
        if year is None:
            return True
        return not (self.start and self.start[:4] > str(year)) and not (self.end and self.end[:4] < str(year))


def place_id(name: str) -> str:
    """`name` as an id: ASCII, lower case, hyphens for all else ("Hägersten-Älvsjö" → "hagersten-alvsjo")."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(character if character.isalnum() else " " for character in plain).split())


def name_key(name: str) -> str:
    """`name` as places' names are compared: folded, hyphens and slashes as spaces."""
    return re.sub(r"[\s/-]+", " ", fold(unicodedata.normalize("NFC", name))).strip()


def _parts(name: str) -> tuple[str, str]:
    """The key of a place's name and that of the municipality that stands behind it: "Centrum (Malmö)"."""
    place, _, municipality = name.strip().removesuffix(")").replace("(", ",", 1).partition(",")
    if re.fullmatch(r"[a-z]+(-[a-z]+)+", place.strip()):  # an id
        return place.strip(), name_key(municipality)
    return name_key(place), name_key(municipality)


class Places:
    """Every municipality, district and local police area of the rules."""

    def __init__(self, files: RuleFiles) -> None:
        """Raises RulesError when a line is not valid."""
        municipalities = files.rows("municipalities.tsv", MunicipalityRow)
        districts = files.rows("districts.tsv", DistrictRow)
        areas = files.rows("police_areas.tsv", PoliceAreaRow)
        self._rows: tuple[PlaceRow, ...] = (*municipalities, *districts, *areas)
        self.all = (*map(_municipality, municipalities), *map(_district, districts))
        """Every municipality, then every district."""
        self.police_areas = frozenset(row.local_police_area for row in areas)
        """Names of the local police areas that are known."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of municipalities and districts, folded."""
        return frozenset(fold(name) for place in self.all for name in place.names)

    @cached_property
    def sure_names(self) -> frozenset[str]:
        """Names of municipalities and districts that are no everyday words besides, as they are spelt."""
        return frozenset(place.name for place in self.all if not place.also_a_word)

    def named(self, name: str) -> Place:
        """The one place that a person calls `name`: its name or id, with its municipality where several share it.

        "Farsta", "farsta", "Centrum (Malmö)", "Centrum, Malmö". Raises GivenError, which offers names.
        """
        bare, municipality = _parts(name)
        found = {
            (one.id, one.municipality): one
            for one in self.all
            if bare in (name_key(one.name), one.id)
            and municipality in ("", name_key(one.municipality), place_id(one.municipality))
        }
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            choices = ", ".join(sorted(f"{one.name} ({one.municipality})" for one in found.values()))
            raise GivenError(f"{name!r} names several places; write one of: {choices}")
        near = near_names(name, sorted({one.name for one in self.all}))
        offer = f"write one of: {', '.join(near)}" if near else "write it as the municipality does"
        raise GivenError(
            f"no district or municipality is called {name!r}; {offer}, or add it to districts.tsv in a folder of"
            " rules of your own (--rules)"
        )

    def full_name(self, place: Place) -> str:
        """Its name, with its municipality where another place is called the same."""
        alone = len({one.municipality for one in self.all if one.id == place.id}) == 1
        return place.name if alone else f"{place.name} ({place.municipality})"

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the lines whose place is named in `text`."""
        named = ((row, row.examples[0]) for row in self._rows if row.examples[0] in text)
        return frozenset(
            row.id for row, name in named if re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text)
        )

    def successors(self, district_id: str, year: int, municipality: str | None = None) -> tuple[str, ...]:
        """Ids of the districts that held in `year` what `district_id` names; itself where it existed then.

        Follows mergers as far as that year: ("hagersten-liljeholmen", 2022) → ("hagersten-alvsjo",). A name that
        two municipalities have used follows both, unless `municipality` says which. An unknown id, or one that
        only came later, gives ().
        """
        reached: dict[str, None] = {}
        waiting = list(self._called(district_id, municipality))
        seen: set[Place] = set()
        while waiting:
            place = waiting.pop(0)
            if place in seen:
                continue
            seen.add(place)
            if place.existed(year) and not _gone_by_the_end_of(place, year):
                reached[place.id] = None
            elif place.became:
                became = ("district", place.became, place.municipality)
                waiting += [one for one in self.all if (one.kind, one.name, one.municipality) == became]
        return tuple(reached)

    def predecessors(self, district_id: str, municipality: str | None = None) -> tuple[str, ...]:
        """Ids of all districts that became `district_id`, directly or by way of others; without itself."""
        reached: dict[str, None] = {}
        waiting = list(self._called(district_id, municipality))
        while waiting:
            place = waiting.pop(0)
            for one in self.all:
                became = (one.became, one.municipality) == (place.name, place.municipality)
                if became and one.name != place.name and one.id not in reached:
                    reached[one.id] = None
                    waiting.append(one)
        return tuple(reached)

    def _called(self, district_id: str, municipality: str | None) -> Iterator[Place]:
        return (one for one in self.all if one.id == district_id and municipality in (None, one.municipality))


def _municipality(row: MunicipalityRow) -> Place:
    return Place(
        id=place_id(row.name), name=row.name, kind="municipality", municipality=row.name, source=row.source,
        code=row.code, also_a_word=row.also_a_word == "yes", also_called=row.also_called,
    )  # fmt: skip


def _district(row: DistrictRow) -> Place:
    return Place(
        id=place_id(row.district), name=row.district, kind="district", municipality=row.municipality,
        source=row.source, start=row.start, end=row.end, became=row.became, also_a_word=row.also_a_word == "yes",
    )  # fmt: skip


def _gone_by_the_end_of(place: Place, year: int) -> bool:
    """Whether it ended in `year` or before, so that a successor holds the year's end."""
    return bool(place.end) and place.end[:4] <= str(year) and bool(place.became) and place.end[5:] != "12-31"
