"""Whether a heading is the name of a place: a square, a part of a district, the cooperation at one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from models.fold import fold
from rules.actors.mentions import named_actors
from rules.actors.people import is_sure_name
from rules.matching.lemmas import is_compound, is_name, is_word
from rules.matching.loading import load_rows
from rules.matching.rows import Row
from rules.places.register import places
from rules.subjects.topics import read_topics

_PARTS = re.compile(r"[\s/,]+")
_SMALL = frozenset({"och", "vid", "kring", "i", "&", "runt", "samt"})
_MOST_WORDS = 5
_SHORTEST_REST = 3


class PlaceNameRow(Row):
    """Words of names of places."""

    kind: Literal["ending", "noun", "name"]
    words: tuple[str, ...] = Field(min_length=1)
    """Folded."""


@cache
def _words(kind: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    rows = load_rows("place_names", PlaceNameRow, overlays)
    return frozenset(word for row in rows if row.kind == kind for word in row.words)


@cache
def _known() -> frozenset[str]:
    return frozenset(
        fold(part) for place in places() if not place.also_a_word for part in _PARTS.split(place.name)
    )


@lru_cache(maxsize=8192)
def is_place_heading(text: str, overlays: tuple[Path, ...] = ()) -> bool:
    """Whether `text` as a whole is what a place is called ("Älvsjö/Solberga", "Platssamverkan Karlaplan")."""
    words = [word.strip(".:;()") for word in _PARTS.split(text.strip(" :;.,-\u2013\u2014"))]
    words = [word for word in words if word]
    if not words or len(words) > _MOST_WORDS:
        return False
    names = [word for word in words if fold(word) not in _words("noun", overlays) | _SMALL]
    if not names or not all(word[:1].isupper() and not (word.isupper() and len(word) > 1) for word in names):
        return False
    if is_sure_name(text, overlays) and not any(_ends_as_place(word, overlays) for word in names):
        return False
    helped = len(words) > 1
    if not all(_names_place(word, helped=helped, overlays=overlays) for word in names) or any(
        one.role for one in named_actors(text, overlays=overlays)
    ):
        return False
    return not any(hit.code != "targeted_places" for hit in read_topics(text, overlays=overlays))


def _ends_as_place(word: str, overlays: tuple[Path, ...]) -> bool:
    return any(
        _has_ending(form, _words("ending", overlays)) for form in (fold(word), fold(word).removesuffix("s"))
    )


def _has_ending(form: str, endings: Iterable[str]) -> bool:
    return any(form.endswith(end) and len(form) >= len(end) + _SHORTEST_REST for end in endings)


def _names_place(word: str, *, helped: bool, overlays: tuple[Path, ...]) -> bool:
    """Whether a capitalised word is a place's name; `helped` by other such words beside it, it may also be a word."""
    low = fold(word)
    if {low, low.removesuffix("s")} & (_known() | _words("name", overlays)):
        return True
    if is_word(low) and not is_name(word):
        return helped and (_ends_as_place(word, overlays) or low.endswith("s"))
    return _ends_as_place(word, overlays) or is_name(word) or not is_compound(low)


def hits(text: str, overlays: tuple[Path, ...] = ()) -> frozenset[str]:
    """Ids of the rows of place_names.toml that a word of `text` belongs to."""
    low = [fold(word) for word in _PARTS.split(text)]
    found = set()
    for row in load_rows("place_names", PlaceNameRow, overlays):
        if row.kind == "ending":
            hit = any(_has_ending(word, row.words) for word in low)
        else:
            hit = any(word in row.words for word in low)
        if hit:
            found.add(row.id)
    return frozenset(found)
