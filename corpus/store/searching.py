"""The index of the search: what it knows of each text, written and taken away with its document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from corpus.store.database import Database, SqlRow
from corpus.store.rows import TableRow
from corpus.store.terms import Terms, known_terms, terms_of, words_in

_TEXTS = (
    "SELECT f.id * 2 AS number, f.text, f.field, f.party, r.topics, r.name AS area, a.name AS activity,"
    " d.district, d.year FROM fields AS f JOIN documents AS d USING (document)"
    " LEFT JOIN activities AS a ON a.document = f.document AND a.activity_key = f.activity_key"
    " LEFT JOIN areas AS r ON r.document = f.document AND r.area_key = f.area_key WHERE d.document = :one"
    " UNION ALL SELECT m.id * 2 + 1, m.text, 'remainder', NULL, NULL, NULL, NULL, d.district, d.year"
    " FROM remainder AS m JOIN documents AS d USING (document) WHERE d.document = :one"
)
_NUMBER_BITS = 41
NUMBER_MASK = (1 << _NUMBER_BITS) - 1
"""Of a rowid of `search_fts`: id * 2, odd for `remainder`."""
_NAMES = ("name", "title")
_ASIDE = (
    *("duration", "timing", "meeting_frequency", "responsible", "convener", "contact", "participants"),
    *("other_participants", "funding", "status", "forum", "district", "period"),
)
"""Fields that say who and when in a few words; what is done stands in others."""
_LENGTHS = (8, 16, 32, 64)
"""Words: a text with more stands after those with fewer."""


def field_rank(field: str) -> int:
    """From 0, names, to 3, what is in no field: where a word says more of what is done, the number is lower."""
    last = field.rpartition(".")[2]
    return 3 if field == "remainder" else 0 if last in _NAMES else 2 if last in _ASIDE else 1


@lru_cache(maxsize=1024)
def scope_term(kind: str, code: object) -> str:
    """How the column `scope` says that a text is of this district, year, party, topic or field."""
    kept = (one if one.isalnum() or one in "-." else "_" for one in str(code).casefold())
    return f"{kind}_{''.join(kept)}"


class SearchIndex:
    """Writes `search_fts` and `word_forms` of an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Terms] = {}
        """Words whose rows are in `word_forms`, or go there with the transaction under way."""
        self._left: set[str] = set()
        """Words of texts that were taken away."""

    def add(self, documents: Iterable[str]) -> None:
        """Enter the texts of these documents, by key."""
        texts = [row for one in documents for row in self._texts(one)]
        self._learn({word for row in texts for word in _words_of(row)})
        rows = sorted((_row(row, self._known) for row in texts), key=_by_rowid)
        if rows:  # in order of rowid, since FTS5 writes what it has to the disk at each step back
            self._database.insert("search_fts", rows)

    def remove(self, document: str) -> None:
        """Take the texts of a document away, which must stand in the database as they were entered."""
        texts = self._texts(document)
        words = {word for row in texts for word in _words_of(row)}
        known = known_terms(self._database, words)
        known |= {word: terms_of(word) for word in words - known.keys()}
        rows: list[TableRow] = [{"search_fts": "delete", **_row(row, known)} for row in texts]
        if rows:
            self._database.insert("search_fts", rows)
        self._left |= words

    def tidy(self) -> None:
        """Forget the words that no text has any more: they may be names. To be called when all texts are entered."""
        gone = [word for word in sorted(self._left) if not self._stands(word)]
        for word in gone:
            self._known.pop(word, None)
            self._database.execute("DELETE FROM word_forms WHERE word = ?", word)
        self._left = set()

    def forget_unwritten(self) -> None:
        """What was learnt in a transaction that was undone is not in the database: learn it again."""
        self._known, self._left = {}, set()

    def _stands(self, word: str) -> bool:
        return any(
            self._database.row(f"SELECT 1 FROM {table}_fts WHERE {table}_fts MATCH ? LIMIT 1", f'"{word}"')  # noqa: S608 - our own names
            for table in ("fields", "remainder")
        )

    def _texts(self, document: str) -> list[SqlRow]:
        return self._database.rows(_TEXTS, {"one": document})

    def _learn(self, words: set[str]) -> None:
        """See that `word_forms` has these words."""
        new = words - self._known.keys()
        known = known_terms(self._database, new)
        made = {word: terms_of(word) for word in sorted(new - known.keys())}
        self._known |= known | made
        rows: list[TableRow] = [
            {"word": word, "part": part, "term": term}
            for word, terms in made.items()
            for part, found in ((0, (terms.lemma,)), (1, terms.parts))
            for term in sorted(set(found))
        ]
        if rows:
            self._database.insert("word_forms", rows)


def _row(text: SqlRow, known: Mapping[str, Terms]) -> TableRow:
    words = words_in(text["text"])
    context = words_in(text["activity"] or "") + words_in(text["area"] or "")
    lemmas, parts = _terms(words, known)
    size = sum(len(words) > length for length in _LENGTHS)
    rank = (field_rank(text["field"]) << 4) + size
    return {
        "rowid": (rank << _NUMBER_BITS) + text["number"],
        "lemmas": lemmas,
        "parts": parts,
        "context": " ".join(_terms(context, known)),
        "scope": " ".join(_scope(text)),
    }


def _terms(words: Sequence[str], known: Mapping[str, Terms]) -> tuple[str, str]:
    found = [known[word] for word in words]
    return " ".join(one.lemma for one in found), " ".join(part for one in found for part in one.parts)


def _by_rowid(row: TableRow) -> int:
    rowid = row["rowid"]
    return rowid if isinstance(rowid, int) else 0


def _words_of(text: SqlRow) -> Iterator[str]:
    for column in ("text", "activity", "area"):
        yield from words_in(text[column] or "")


def _scope(text: SqlRow) -> Iterator[str]:
    yield scope_term("district", text["district"] or "")
    yield scope_term("field", text["field"])
    if text["year"] is not None:
        yield scope_term("year", text["year"])
    if text["party"]:
        yield scope_term("party", text["party"])
    for topic in json.loads(text["topics"] or "[]"):
        yield scope_term("topic", topic)
