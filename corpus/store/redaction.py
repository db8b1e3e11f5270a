"""Texts of a record without the personal data that it knows of: what the views without people show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.record import Record
from models.values import Mentionable
from models.walk import values_of

_KINDS: tuple[Mentionable, ...] = ("personal_number", "email", "phone", "name")
"""The longer first: an address may hold a name, and a personal number pose as a telephone number."""
_SHORTEST = 3
"""Characters of a datum that is looked for where no mention says that it stands."""


class Cut(NamedTuple):
    """A personal datum in a text: [start, end) in code points, and what it is."""

    start: int
    end: int
    kind: Mentionable


class Redaction:
    """Where the personal data of one record stand in its texts."""

    def __init__(self, record: Record) -> None:
        self._mentions: dict[str, list[Cut]] = {}
        for person in record.people:
            for mention in person.mentions:
                self._mentions.setdefault(mention.path, []).append(Cut(*mention.span, mention.kind))
        self._patterns = list(_patterns(record))

    def cuts(self, text: str, path: str | None = None) -> list[Cut]:
        """The data in `text`: what mentions of its `path` say, and wherever else a datum's letters or figures stand.

        In another case or spacing and in the genitive too. They may overlap.
        """
        found = list(self._mentions.get(path, ())) if path is not None else []
        for kind, pattern in self._patterns:
            found += [Cut(*match.span(), kind) for match in pattern.finditer(text)]
        return found


def redacted_texts(record: Record) -> dict[str, str]:
    """Path → text of the values that hold a personal datum of `record.people`, each datum as its kind: `[name]`."""
    if not record.people:
        return {}
    redaction = Redaction(record)
    redacted = {}
    for placed in values_of(record):
        text = placed.value.text
        without = cut_out(text, redaction.cuts(text, placed.path))
        if without != text:
            redacted[placed.path] = without
    return redacted


def cut_out(text: str, cuts: Iterable[Cut]) -> str:
    """`text` with each of `cuts` as its kind: `[name]`."""
    pieces, last = [], 0
    for start, end, kind in parted(text, cuts):
        pieces += [text[last:start], f"[{kind}]"]
        last = end
    return "".join([*pieces, text[last:]])


def parted(text: str, cuts: Iterable[Cut]) -> list[Cut]:
    """`cuts` in order, those that overlap as one, which the first to begin names."""
    found: list[Cut] = []
    for start, stop, kind in sorted(cuts, key=lambda one: (one.start, -one.end, _KINDS.index(one.kind))):
        end = min(stop, len(text))
        if start >= end:
            continue
        if found and start < found[-1].end:
            found[-1] = found[-1]._replace(end=max(found[-1].end, end))
        else:
            found.append(Cut(start, end, kind))
    return found


def _patterns(record: Record) -> Iterator[tuple[Mentionable, re.Pattern[str]]]:
    for kind in _KINDS:
        data = {" ".join((getattr(person, kind) or "").split()) for person in record.people}
        known = sorted((datum for datum in data if len(datum) >= _SHORTEST), key=lambda one: (-len(one), one))
        if known:
            choices = "|".join(map(_pattern, known))
            yield kind, re.compile(rf"(?<!\w)(?:{choices})(?::?s)?(?!\w)", re.IGNORECASE)


def _pattern(datum: str) -> str:
    """`datum` with any space between its words, and any spacing between the figures of a number."""
    if re.fullmatch(r"[\d\s()/+-]+", datum) and any(map(str.isdigit, datum)):
        plus = r"\+?" if datum.startswith("+") else r"\(?"
        return plus + r"[\s()/\u2013-]*".join(re.findall(r"\d", datum))
    return r"\s+".join(map(re.escape, datum.split()))
