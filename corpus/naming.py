"""How people name a document: part of its file's name, district and year, a district, the beginning of its id.

Case and the form of letters (å as one character or two) make no difference; å and a do, but a district's id
("hasselby-vallingby") and its name ("Hässelby-Vällingby") are as good.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.errors import AmbiguousName, UnknownName
from rules.pack import near_names

_SHORTEST_ID = 4
_SHORTEST_PART = 2
_DISTRICT_YEAR = re.compile(r"(.*?)\s*:\s*((?:19|20)\d\d)", re.DOTALL)
_LISTED = 10


@dataclass(frozen=True, slots=True)
class Named:
    """A document with all that it can be named by."""

    id: str
    """SHA-256 of the file's bytes, hex."""
    name: str
    """The file's name."""
    paths: tuple[str, ...]
    district: str | None
    """The district's id."""
    district_name: str | None
    year: int | None

    @property
    def label(self) -> str:
        """What a message calls it: "farsta-2021.pdf (farsta:2021, id 9f2c41ab)"."""
        plan = f"{self.district}:{self.year}, " if self.district and self.year else ""
        return f"{self.name} ({plan}id {self.id[:8]})"


def folded(text: str) -> str:
    """`text` as names are compared: composed, without regard to case."""
    if text.isascii():
        return text.strip().lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).strip().casefold())


def find_document(documents: Iterable[Named], name: str) -> Named:
    """The one document that `name` names: exactly, else by district and year, else by a part of its file's name or id.

    A district alone names its latest plan. Raises UnknownName or AmbiguousName.
    """
    documents = list(documents)
    found = _named(documents, folded(name))
    if not found:
        raise UnknownName(f"no document is called {name!r}{_near(documents, folded(name))}")
    if len(found) > 1:
        listed = "; ".join(one.label for one in found[:_LISTED]) + ("; …" if len(found) > _LISTED else "")
        raise AmbiguousName(
            f"{name!r} names {len(found)} documents: {listed}. Name one by its file or its id",
            tuple(one.id for one in found),
        )
    return found[0]


def of_district(documents: Iterable[Named], name: str) -> list[Named]:
    """All documents of the district, by year. Raises UnknownName, which offers near names, when there are none."""
    documents = list(documents)
    found = [one for one in documents if folded(name) in _districts(one)]
    if not found:
        raise UnknownName(f"no document is of a district {name!r}{_near(documents, folded(name))}")
    return sorted(found, key=lambda one: (one.year or 0, one.name, one.id))


def _named(documents: Sequence[Named], name: str) -> list[Named]:
    """The documents of the first way to name one that any answers to."""
    if not name:
        return []
    ways: tuple[Callable[[], list[Named]], ...] = (
        lambda: [one for one in documents if name in {one.id, *map(folded, (one.name, *one.paths))}],
        lambda: _by_district(documents, name),
        lambda: [one for one in documents if len(name) >= _SHORTEST_ID and one.id.startswith(name)],
        lambda: [one for one in documents if folded(_stem(one.name)) == name],
        lambda: [one for one in documents if len(name) >= _SHORTEST_PART and name in folded(one.name)],
        lambda: [one for one in documents if "/" in name and any(name in folded(path) for path in one.paths)],
    )
    return next((found for way in ways if (found := way())), [])


def _stem(name: str) -> str:
    """A file's name without its ending, as `PurePath` has it, which would take a tenth of a second for all."""
    stem, dot, ending = name.rpartition(".")
    return stem if dot and stem and ending else name


def _by_district(documents: Sequence[Named], name: str) -> list[Named]:
    """Those of a district's year, or its latest where `name` is only a district."""
    match = _DISTRICT_YEAR.fullmatch(name)
    district, year = (match[1], int(match[2])) if match else (name, None)
    found = [one for one in documents if district in _districts(one)]
    if match is None and found:
        year = max((one.year for one in found if one.year is not None), default=None)
    return [one for one in found if one.year == year]


def _districts(one: Named) -> set[str]:
    return {folded(name) for name in (one.district, one.district_name) if name}


def _near(documents: Sequence[Named], name: str) -> str:
    """ "; is it …?", with names that are near `name`."""
    names: dict[str, str] = {}
    for one in documents:
        names.setdefault(folded(_stem(one.name)), one.name)
        for district in filter(None, (one.district, one.district_name)):
            names.setdefault(folded(district), district)
            if one.year is not None:
                names.setdefault(folded(f"{district}:{one.year}"), f"{district}:{one.year}")
    offered = list(dict.fromkeys(names[found] for found in near_names(name, names)))
    return f"; is it {', '.join(offered)}?" if offered else ""
