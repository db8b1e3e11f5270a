"""A report without people: each datum of theirs is cut out of every text, and the page is searched for each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from corpus.export.package import json_texts
from corpus.export.people import KnownPeople
from corpus.export.records import without_people
from corpus.report.content import Content, Reading
from corpus.store.reading import Reader
from models.errors import PeopleLeft
from models.record import Record

_ROWS = re.compile(r'<script type="application/json" id="rows">(.*?)</script>', re.DOTALL)
_MARKUP = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.DOTALL)
_SEPARATORS = re.compile(r"[\\/]")


class LeftOut:
    """What the report shows of the database of `reader`, without `people`."""

    def __init__(self, reader: Reader, people: KnownPeople) -> None:
        self._reader, self._people = reader, people
        rows = reader.query("SELECT document, path, text FROM redacted")
        self._redacted = {(row["document"], row["path"]): row["text"] for row in rows}

    def text(self, document: str, path: str, text: str) -> str:
        """The `text` that stands at `path` of the record: what is told of people there, and whom others name."""
        return self._people.redact(self._redacted.get((document, path), text))

    def record(self, document: str) -> Record | None:
        """The record; None where it has gone."""
        record = self._reader.record(document)
        return None if record is None else without_people(record, self._people)

    def content(self, content: Content) -> Content:
        """`content`, whose texts are without people already, with its files by their names alone."""
        for shown in content.plans:
            name = self._file(shown.plan.name)
            shown.plan = replace(shown.plan, name=name, file=name)
            for activity in shown.activities:
                for value in activity.values:
                    value.ref = self._people.redact(value.ref)
        return replace(content, reading=self._reading(content.reading))

    def _reading(self, reading: Reading) -> Reading:
        failures = tuple(
            replace(
                one,
                path=self._file(one.path),
                message=self._people.redact(self._named(one.message, one.path)),
            )
            for one in reading.failures
        )
        return replace(reading, failures=failures, gone=tuple(map(self._file, reading.gone)))

    def _named(self, message: str, path: str) -> str:
        return message.replace(path, self._file(path)).replace(_SEPARATORS.split(path)[-1], self._file(path))

    def _file(self, path: str) -> str:
        """Its name alone, since folders are often named by their users."""
        return self._people.redact_file(_SEPARATORS.split(path)[-1])


def prove(people: KnownPeople, page: str, own: frozenset[str]) -> None:
    """Search `page` for every datum of `people`. Raises PeopleLeft. `own` are texts that are ours or a register's."""
    found = people.found_in({text for text in texts_in(page) if text not in own})
    if found is not None:
        raise PeopleLeft(
            f"the report: holds a personal datum of `people` ({len(found)} characters), so nothing was written:"
            " report it, and publish nothing of this collection until it is mended"
        )


def texts_in(page: str) -> Iterator[str]:
    """Every text of a report, of its mark-up and of its rows."""
    for match in _ROWS.finditer(page):
        yield from json_texts(json.loads(match[1]))
    for piece in _MARKUP.split(page):
        if piece.strip():
            yield unescape(piece).strip()
