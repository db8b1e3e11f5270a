"""Questions that Datasette asks by a form: SQL with the heads that people read."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from corpus.export.columns import SheetName, sheet
from corpus.language.words import Language


class _Question(NamedTuple):
    """A query over one table."""

    sv: str
    en: str
    hint: tuple[str, str]
    """What to write into the form, in Swedish and in English; left empty, a field lets everything through."""
    table: SheetName
    shown: tuple[str, ...]
    """Columns, in their order."""
    where: str
    order: str = "district_name, year"


_FIELDS = {"party": "part", "topic": "amne", "gap": "lucka", "district": "distrikt", "words": "ord"}
_DISTRICT = (
    "(:district = '' OR district_name LIKE '%' || :district || '%'"
    " OR municipality LIKE '%' || :district || '%')"
)
_PLACE = ("district_name", "year")
_SOURCE = ("file", "page")


def _is(column: str) -> str:
    """That a code is what stands in the form, as a code or as people say it, in part."""
    return (
        f"(:{column} = '' OR {column} IN"
        f" (SELECT code FROM codes WHERE code = :{column} OR label LIKE '%' || :{column} || '%'))"
    )


def _matches(table: str) -> str:
    """That the words of the form stand somewhere in a row; the last may go on."""
    return (
        f"(:words = '' OR rowid IN (SELECT rowid FROM {table}_fts"
        f" WHERE {table}_fts MATCH '\"' || replace(:words, '\"', ' ') || '\" *'))"
    )


_HINT = ("Distrikt eller kommun, eller en del av namnet.", "District or municipality, or a part of the name.")
_QUESTIONS = {
    "promised": _Question(
        "Vad har en part lovat, var, sedan när och hur ofta?",
        "What has a party promised, where, since when, how often?",
        ("Part: polisen, skolan … " + _HINT[0], "Party: police, school … " + _HINT[1]),
        "commitments",
        (*_PLACE, "party", "activity", "text", "meeting_frequency", "duration_start", *_SOURCE),
        f"{_is('party')} AND {_DISTRICT} AND {_matches('commitments')}",
    ),
    "measures-against": _Question(
        "Vad görs mot ett problem?",
        "What is done against a problem?",
        ("Ämne: narkotika, inbrott … " + _HINT[0], "Topic: narcotics, burglary … " + _HINT[1]),
        "measures",
        (*_PLACE, "topic", "activity", "measure", "responsible", *_SOURCE),
        f"{_is('topic')} AND {_DISTRICT} AND {_matches('measures')}",
    ),
    "how-often": _Question(
        "Hur ofta möts man, och till när?",
        "How often do they meet, and until when?",
        _HINT,
        "measures",
        (*_PLACE, "activity", "meeting_frequency", "meetings_per_year", "duration_end", *_SOURCE),
        f"meetings_per_year IS NOT NULL AND {_DISTRICT}",
        "meetings_per_year DESC, district_name, year",
    ),
    "followed-up": _Question(
        "Hur följs åtgärderna upp?",
        "How are measures followed up?",
        _HINT,
        "measures",
        (*_PLACE, "activity", "follow_up", "follow_up_per_year", "indicators", *_SOURCE),
        f"follow_up <> '' AND {_DISTRICT}",
    ),
    "year-by-year": _Question(
        "Vad säger ett distrikts planer år för år?",
        "What do the plans of a district say, year by year?",
        _HINT,
        "measures",
        (*_PLACE, "area", "activity", "measure", "responsible", *_SOURCE),
        _DISTRICT,
        "district_name, year, area, activity",
    ),
    "left-open": _Question(
        "Vad lämnar planerna öppet?",
        "What do plans leave open?",
        ("Lucka: ansvarig, uppföljning … " + _HINT[0], "Gap: responsible, follow-up … " + _HINT[1]),
        "gaps",
        (*_PLACE, "gap", "activity", "state", "basis", *_SOURCE),
        f"{_is('gap')} AND {_DISTRICT}",
    ),
    "not-read": _Question(
        "Vad kunde inte läsas?",
        "What could not be read?",
        ("", ""),
        "reading",
        ("file", "status", "code", "message"),
        "status IN ('failed', 'gone')",
        "file",
    ),
}


def questions(language: Language) -> dict[str, dict[str, Any]]:
    """The queries for metadata.json, by their names in addresses."""
    return {name: _query(one, language) for name, one in _QUESTIONS.items()}


def _fields(language: Language) -> dict[str, str]:
    """The names of a form's fields, which Datasette shows."""
    return {name: swedish if language == "sv" else name for name, swedish in _FIELDS.items()}


def _query(one: _Question, language: Language) -> dict[str, Any]:
    columns = {column.name: column for column in sheet(one.table).columns}
    shown = []
    for name in one.shown:
        is_code = columns[name].type == "code"
        value = f"(SELECT label FROM codes WHERE codes.code = asked.{name})" if is_code else name
        shown.append(f'{value} AS "{columns[name].head(language)}"')
    where = re.sub(r":(\w+)", lambda form: f":{_fields(language)[form[1]]}", one.where)
    head = one.sv if language == "sv" else one.en
    sql = f"SELECT {', '.join(shown)}\nFROM {one.table} AS asked\nWHERE {where}\nORDER BY {one.order}"
    return {"title": head, "description": one.hint[0 if language == "sv" else 1], "sql": sql}
