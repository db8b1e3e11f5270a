"""Which texts of a database have words: found by the index, scored, and shown with where they stand.

A word that very many texts have cannot be scored in each of them within milliseconds. The index therefore hands its
texts out names first, then short texts of what is done (see `search.sql`), and the first `_SCORED` are scored.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from corpus.answers import ActivityName
from corpus.search.answer import Filters, Hit
from corpus.search.query import Piece, read_query
from corpus.search.scoring import score_text, weight_of
from corpus.store.reading import Reader, SqlRow
from corpus.store.searching import NUMBER_MASK, scope_term
from models.values import Span

_SCORED = 150
"""Texts that are scored at least, where so many have the words."""
_COUNTED = 1000
"""Texts up to which it is counted how many have a word."""
_PLACES = (
    " FROM search_fts AS h"
    " LEFT JOIN fields AS f ON NOT h.rowid & 1 AND f.id = (h.rowid & :mask) >> 1"
    " LEFT JOIN remainder AS m ON h.rowid & 1 AND m.id = (h.rowid & :mask) >> 1"
    " JOIN documents AS d ON d.document = coalesce(f.document, m.document)"
    " WHERE search_fts MATCH :match"
    " AND NOT EXISTS (SELECT 1 FROM links AS l WHERE l.document = d.document AND l.kind = 'same')"
)
_SHOWN = (
    "SELECT h.value AS number, coalesce(f.text, m.text) AS text, coalesce(f.field, 'remainder') AS field,"
    " coalesce(f.page, m.page) AS page, coalesce(f.ref, m.ref) AS ref, f.party, f.activity_key,"
    " coalesce(f.path, 'remainder[' || m.position || ']') AS path, a.name AS activity,"
    " d.name AS document, d.sha256 AS id, d.district, d.year, d.path AS file"
    " FROM json_each(:numbers) AS h"
    " LEFT JOIN fields AS f ON NOT h.value & 1 AND f.id = h.value >> 1"
    " LEFT JOIN remainder AS m ON h.value & 1 AND m.id = h.value >> 1"
    " JOIN documents AS d ON d.document = coalesce(f.document, m.document)"
    " LEFT JOIN activities AS a ON a.document = f.document AND a.activity_key = f.activity_key"
)

NO_FILTERS = Filters()


class Found(NamedTuple):
    """What a search found."""

    hits: list[Hit]
    """The best first."""
    more: bool
    """Whether there are more than these."""


def search(reader: Reader, words: str, filters: Filters = NO_FILTERS, limit: int = 20) -> Found:
    """The texts that have all `words` in any inflection, also as parts of compounds, or whose names have some of them.

    `"words in quotes"` stand one after the other; `trygg*` begins a word. Where `words` is empty, all texts that
    the filters let through, by district, year and place. Of copies of one plan the leading one is searched.
    Raises UnknownName where no document is of a district of the filters.
    """
    limit = max(limit, 0)
    if not words.strip():
        return _listed(reader, filters, limit)
    pieces = read_query(words, reader)
    if not pieces:
        return Found([], False)
    scope = _scope(filters, reader.districts(filters.districts))
    rows = _candidates(reader, pieces, scope, max(_SCORED, limit + 1))
    weights = _weights(reader, pieces)
    scored = [(*score_text(row["text"], row["field"], pieces, weights), row) for row in rows]
    scored.sort(key=lambda one: (-round(one[0], 6), *_order(one[2])))
    chosen = [_Chosen(row["number"], score, spans) for score, spans, row in scored[:limit]]
    return Found(_hits(reader, chosen), len(scored) > limit)


class _Chosen(NamedTuple):
    number: int
    score: float
    spans: tuple[Span, ...]


def _candidates(reader: Reader, pieces: Sequence[Piece], scope: str, most: int) -> list[SqlRow]:
    """The first texts that have the words themselves; if those are few, also in compounds; then also by names."""
    rows: dict[int, SqlRow] = {}
    for match in _ways(pieces):
        found = reader.query(
            "SELECT h.rowid AS number, coalesce(f.text, m.text) AS text, coalesce(f.field, 'remainder') AS field,"
            " d.document, d.district, d.year, d.path, coalesce(f.path, m.position) AS place"
            f"{_PLACES} ORDER BY h.rowid LIMIT :most",
            {"match": match + scope, "most": most, "mask": NUMBER_MASK},
        )
        rows |= {row["number"]: row for row in found}
        if len(rows) >= most:
            break
    return list(rows.values())


def _ways(pieces: Sequence[Piece]) -> list[str]:
    """What FTS5 is asked, one after the other."""
    columns = ["lemmas", "lemmas parts"]
    ways = [" AND ".join(piece.match(one) for piece in pieces) for one in columns]
    if len(pieces) > 1:
        own = " OR ".join(piece.match("lemmas parts") for piece in pieces)
        ways.append(" AND ".join(piece.match("lemmas parts context") for piece in pieces) + f" AND ({own})")
    return ways


def _weights(reader: Reader, pieces: Sequence[Piece]) -> list[float]:
    if len(pieces) == 1:
        return [1.0]
    texts = reader.query("SELECT coalesce(max(id), 0) AS texts FROM fields")[0]["texts"]
    return [weight_of(_count(reader, piece), texts) for piece in pieces]


def _count(reader: Reader, piece: Piece) -> int:
    rows = reader.query(
        "SELECT count(*) AS times FROM (SELECT 1 FROM search_fts WHERE search_fts MATCH ? LIMIT ?)",
        (piece.match("lemmas parts"), _COUNTED),
    )
    times: int = rows[0]["times"]
    return times


def _listed(reader: Reader, filters: Filters, limit: int) -> Found:
    """Without words: district by district, so that no more is looked at than is shown."""
    numbers: list[int] = []
    for district in reader.districts(filters.districts) or _all_districts(reader):
        match = f'scope: "{scope_term("district", district or "")}"' + _scope(filters, ())
        rows = reader.query(
            f"SELECT h.rowid AS number{_PLACES} ORDER BY d.year, d.path, f.id IS NULL, coalesce(f.id, m.id)"
            " LIMIT :most",
            {"match": match, "most": limit + 1 - len(numbers), "mask": NUMBER_MASK},
        )
        numbers += [row["number"] for row in rows]
        if len(numbers) > limit:
            break
    chosen = [_Chosen(number, 0.0, ()) for number in numbers[:limit]]
    return Found(_hits(reader, chosen), len(numbers) > limit)


def _hits(reader: Reader, chosen: Sequence[_Chosen]) -> list[Hit]:
    numbers = [one.number & NUMBER_MASK for one in chosen]
    rows = {row["number"]: row for row in reader.query(_SHOWN, {"numbers": json.dumps(numbers)})}
    return [_hit(rows[number], one) for number, one in zip(numbers, chosen, strict=True)]


def _hit(row: SqlRow, chosen: _Chosen) -> Hit:
    key = row["activity_key"]
    columns = ("document", "id", "district", "year", "field", "text", "page", "ref", "party", "path", "file")
    return Hit(
        **{column: row[column] for column in columns},
        activity=None if key is None else ActivityName(index=key, name=row["activity"]),
        score=round(chosen.score, 3),
        spans=chosen.spans,
    )


def _order(row: SqlRow) -> tuple[object, ...]:
    """Where scores are the same: by district, the latest year first, file and place."""
    return row["district"] or "", -(row["year"] or 0), row["path"], row["document"], str(row["place"])


def _all_districts(reader: Reader) -> list[str | None]:
    """The ids of all districts in Swedish order of their names; None for documents without one."""
    rows = reader.query(
        "SELECT DISTINCT district, district_name FROM documents ORDER BY district_name COLLATE swedish, district"
    )
    return list(dict.fromkeys(row["district"] for row in rows))


def _scope(filters: Filters, districts: Sequence[str | None]) -> str:
    """What FTS5 is asked beside the words: " AND …", or nothing."""
    asked: dict[str, Sequence[object]] = {
        "district": [district or "" for district in districts],
        "year": filters.years,
        "party": filters.parties,
        "topic": filters.topics,
        "field": filters.fields,
    }
    groups = (
        " OR ".join(f'scope: "{scope_term(kind, code)}"' for code in codes)
        for kind, codes in asked.items()
        if codes
    )
    return "".join(f" AND ({group})" for group in groups)
