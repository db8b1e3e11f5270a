"""Municipalities, districts and local police areas, and what became of them: facts, each with its source.

The facts stand in municipalities.tsv, districts.tsv and police_areas.tsv beside this module.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from models.errors import RulesError

_FOLDER = Path(__file__).parents[1] / "data"


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

    def existed(self, year: int | None) -> bool:
        """Whether it existed at some time of `year`; True where nothing is known against it."""
        if year is None:
            return True
        return not (self.start and self.start[:4] > str(year)) and not (self.end and self.end[:4] < str(year))


def place_id(name: str) -> str:
    """`name` as an id: ASCII, lower case, hyphens for all else ("Hägersten-Älvsjö" → "hagersten-alvsjo")."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(character if character.isalnum() else " " for character in plain).split())


@cache
def places() -> tuple[Place, ...]:
    """Every municipality, then every district. Raises RulesError when a file is damaged."""
    return (*_municipalities(), *_districts())


def _municipalities() -> Iterator[Place]:
    for row in _rows("municipalities"):
        name = row["name"]
        yield Place(
            id=place_id(name), name=name, kind="municipality", municipality=name, source=row["source"],
            code=row["code"], also_a_word=row["also_a_word"] == "yes",
        )  # fmt: skip


def _districts() -> Iterator[Place]:
    for row in _rows("districts"):
        yield Place(
            id=place_id(row["district"]), name=row["district"], kind="district", municipality=row["municipality"],
            source=row["source"], start=row["from"], end=row["to"], became=row["became"],
            also_a_word=row["also_a_word"] == "yes",
        )  # fmt: skip


@cache
def police_area_names() -> frozenset[str]:
    """Names of the local police areas that are known."""
    return frozenset(row["local_police_area"] for row in _rows("police_areas"))


def _rows(name: str) -> list[dict[str, str]]:
    path = _FOLDER / f"{name}.tsv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", restval=""))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise RulesError(f"{path}: cannot be read as a table: {problem}") from problem
    for number, row in enumerate(rows, start=2):
        if None in row or not row.get("source"):
            raise RulesError(f"{path}: line {number}: key 'source': every fact names its source")
    return rows


def successors(district_id: str, year: int, municipality: str | None = None) -> tuple[str, ...]:
    """Ids of the districts that held in `year` what `district_id` names; itself where it existed then.

    Follows mergers as far as that year: ("hagersten-liljeholmen", 2022) → ("hagersten-alvsjo",). A name that
    two municipalities have used follows both, unless `municipality` says which. An unknown id, or one that
    only came later, gives ().
    """
    reached: dict[str, None] = {}
    waiting = [one for one in places() if one.id == district_id and municipality in (None, one.municipality)]
    seen: set[Place] = set()
    while waiting:
        place = waiting.pop(0)
        if place in seen:
            continue
        seen.add(place)
        if place.existed(year) and not _gone_by_the_end_of(place, year):
            reached[place.id] = None
        elif place.became:
            waiting += [
                one
                for one in places()
                if (one.kind, one.name, one.municipality) == ("district", place.became, place.municipality)
            ]
    return tuple(reached)


def _gone_by_the_end_of(place: Place, year: int) -> bool:
    """Whether it ended in `year` or before, so that a successor holds the year's end."""
    return bool(place.end) and place.end[:4] <= str(year) and bool(place.became) and place.end[5:] != "12-31"


def predecessors(district_id: str, municipality: str | None = None) -> tuple[str, ...]:
    """Ids of all districts that became `district_id`, directly or by way of others; without itself."""
    reached: dict[str, None] = {}
    waiting = [one for one in places() if one.id == district_id and municipality in (None, one.municipality)]
    while waiting:
        place = waiting.pop(0)
        for one in places():
            became = (one.became, one.municipality) == (
                place.name,
                place.municipality,
            ) and one.name != place.name
            if became and one.id not in reached:
                reached[one.id] = None
                waiting.append(one)
    return tuple(reached)
