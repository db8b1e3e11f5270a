"""Texts of a record without the personal data that it knows of: what the views without people show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.record import Record
from models.values import Mentionable, Span
from models.walk import values_of

_KINDS: tuple[Mentionable, ...] = ("personal_number", "email", "phone", "name")
"""The longer first: an address may hold a name, and a personal number pose as a telephone number."""
_SHORTEST = 3
"""Characters of a datum that is looked for where no mention says that it stands."""


def redacted_texts(record: Record) -> dict[str, str]:
    """Path → text of the values that hold a personal datum of `record.people`, each datum as its kind: `[name]`.

    A datum is cut out where a mention of its person says that it stands, and wherever else its letters or
    figures stand, in another case or spacing and in the genitive too.
    """
    if not record.people:
        return {}
    mentions: dict[str, list[tuple[Span, Mentionable]]] = {}
    for person in record.people:
        for mention in person.mentions:
            mentions.setdefault(mention.path, []).append((mention.span, mention.kind))
    patterns = list(_patterns(record))
    redacted = {}
    for placed in values_of(record):
        text = placed.value.text
        found = [*mentions.get(placed.path, ())]
        found += [(match.span(), kind) for kind, pattern in patterns for match in pattern.finditer(text)]
        cut = _cut(text, found)
        if cut != text:
            redacted[placed.path] = cut
    return redacted


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


def _cut(text: str, found: list[tuple[Span, Mentionable]]) -> str:
    """`text` with each span of `found` as its kind; of spans that overlap the first to begin names the whole."""
    pieces, last = [], 0
    for (start, stop), kind in sorted(found, key=lambda one: (one[0][0], -one[0][1], _KINDS.index(one[1]))):
        end = min(stop, len(text))
        if start >= last and start < end:
            pieces += [text[last:start], f"[{kind}]"]
        last = max(last, end if start < end else 0)
    return "".join([*pieces, text[last:]])
