"""A record without personal data: no people, and none in its texts, whose spans still point at the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from corpus.export.people import KnownPeople
from corpus.store.redaction import Cut, Redaction, cut_out, parted
from models.record import Record
from models.walk import at_path

_STAY = frozenset(
    {
        *(
            "schema_version",
            "rules_version",
            "id",
            "format",
            "kind",
            "layout",
            "year",
            "start",
            "end",
            "date",
        ),
        *("topic", "topics", "organisation", "party", "method", "rule", "code", "scope", "police_areas"),
    }
)
"""Keys below which nothing is text of the document: codes, dates, and names of registers. A `path` is looked at."""


def without_people(record: Record, people: KnownPeople) -> Record:
    """`record` with each datum of `people`, and what its mentions say, as its kind in every text; `people` is empty.

    The file's path becomes its name. `attendees` keep their organisation, `chair` and `contact` their role.
    """
    cutter = _Cutter(record, people)
    found = cutter.cut(record.model_dump(), "")
    found["people"] = ()
    name = people.redact_file(cutter.plain(unicodedata.normalize("NFC", record.source.name)))
    found["source"] |= {"name": name, "path": name}
    return Record.model_validate(found)


class _Cutter:
    def __init__(self, record: Record, people: KnownPeople) -> None:
        self._redaction = Redaction(record)
        self._people = people
        self._mentioned = _mentioned(record)

    def cut(self, found: Any, path: str) -> Any:
        """What was dumped of the record at `path`, without people."""
        if isinstance(found, str):
            return self.plain(found)
        if isinstance(found, tuple | list):
            return tuple(self.cut(one, f"{path}[{number}]") for number, one in enumerate(found))
        if not isinstance(found, dict):
            return found
        if "text" in found and "evidence" in found:
            return self._value(found, path)
        if "phone" in found:  # a person: of minutes, since `people` goes whole
            found = found | dict.fromkeys(("name", "phone", "email", "personal_number")) | {"mentions": ()}
        return self._keys(found, path)

    def plain(self, text: str) -> str:
        """A text without a place of its own: an item, a label, a name."""
        return cut_out(text, self._cuts(text))

    def _cuts(self, text: str, path: str | None = None) -> list[Cut]:
        return [
            *self._redaction.cuts(text, path),
            *self._people.cuts(text),
            *(Cut(*match.span(), "name") for match in (self._mentioned or _NOTHING).finditer(text)),
        ]

    def _keys(self, found: dict[str, Any], path: str) -> dict[str, Any]:
        return {key: self._key(key, one, f"{path}.{key}" if path else key) for key, one in found.items()}

    def _key(self, key: str, found: Any, path: str) -> Any:
        if key in ("evidence", "topic_evidence"):
            return self._regions(found)
        if path == "district" and found is not None:
            return found | {"evidence": self._regions(found["evidence"])}
        stays = key in _STAY and not isinstance(found, dict)
        return found if stays else self.cut(found, path)

    def _regions(self, regions: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
        """Places in the file; a worksheet's name is part of one."""
        return tuple(region | {"ref": self.plain(region["ref"])} for region in regions)

    def _value(self, found: dict[str, Any], path: str) -> dict[str, Any]:
        """A value, its text cut where its own mentions say and wherever a datum stands."""
        text = found["text"]
        cuts = parted(text, self._cuts(text, path))
        told = self._keys(found, path) | {"text": cut_out(text, cuts)}
        for key in ("mentions", "indicators"):
            told[key] = tuple(_moved(one, cuts, told["text"]) for one in told[key]) if key in told else None
            if told[key] is None:
                del told[key]
        return told


_NOTHING = re.compile(r"(?!)")


def _mentioned(record: Record) -> re.Pattern[str] | None:
    """The words that mentions of people stand for, which items and labels repeat without a mention of their own."""
    words: set[str] = set()
    for person in record.people:
        for mention in person.mentions:
            try:
                found = at_path(record, mention.path)
            except KeyError:
                continue
            text = found if isinstance(found, str) else str(getattr(found, "text", ""))
            words.add(text[slice(*mention.span)].strip())
    choices = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if len(word) > 1)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)") if choices else None


def _moved(found: dict[str, Any], cuts: list[Cut], text: str) -> dict[str, Any]:
    """A mention or an indicator, its span on the same words of the text from which `cuts` are gone."""
    start, end = (_place(one, cuts, is_end) for one, is_end in zip(found["span"], (False, True), strict=True))
    return found | {"span": (start, end), "text": text[start:end]}


def _place(place: int, cuts: list[Cut], is_end: bool) -> int:
    moved = place
    for start, stop, kind in cuts:
        length = len(f"[{kind}]")
        if stop <= place:
            moved += length - (stop - start)
        elif start < place:
            return moved - (place - start) + (length if is_end else 0)
    return moved
