"""The report: what a database holds as one page of HTML that needs nothing beside it.

Every text of a document is escaped by the template, or stands as JSON whose "<" is escaped; the page's policy allows
one script, by its hash, and no request.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.export.people import KnownPeople
from corpus.gaps.find import find_gaps
from corpus.gaps.kinds import gap_kinds
from corpus.language.words import Language, Words
from corpus.report.content import EMPTY, Content, content_of
from corpus.report.counts import by_party, by_rate, by_source, coverage, year_ranges
from corpus.report.people import LeftOut, prove, texts_in
from corpus.report.places import NoPlaces, Places
from corpus.report.rows import Json, Rows, gap_rows, rows_of
from corpus.report.years import year_rows
from corpus.store.reading import Reader
from models.warnings import WARNINGS
from rules.pack import Rules

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HERE = Path(__file__).parent
_MOST_SOURCES = 30
_MOST_FAILURES = 1000


def report_page(
    reader: Reader,
    rules: Rules,
    language: Language,
    today: date,
    places: Places | None = None,
    people: KnownPeople | None = None,
) -> Iterator[str]:
    """The page in pieces, as it stood on `today`; `places` finds pictures and links of values.

    Without `people`, the texts as printed; with them, each datum of theirs is cut out, and so are links and pictures.
    Raises PeopleLeft, before the first piece, where one is left.
    """
    if people is None:
        content, record_of = content_of(reader), reader.record
    else:
        left_out, places = LeftOut(reader, people), NoPlaces()
        content, record_of = left_out.content(content_of(reader, left_out.text)), left_out.record
    rows = rows_of(content, reader, places or NoPlaces())
    records = (record_of(one.plan.document) for one in content.plans)
    rows.gaps = gap_rows(
        ([] if record is None else find_gaps(record, rules, today) for record in records), rows
    )
    rows.years = year_rows(content.plans, reader, record_of, rules, rows.codes)
    words = Words(language)
    template = _environment(words).get_template("page.html")
    context = _context(content, rows, words, today) | {"without_people": people is not None}
    if people is None:
        yield from template.generate(context)
        return
    page = template.render(context)
    empty = template.render(_context(EMPTY, Rows(), words, today) | {"without_people": True})
    prove(people, page, frozenset(texts_in(empty)) | _names(content, rows, words))
    yield page


def _names(content: Content, rows: Rows, words: Words) -> frozenset[str]:
    """What codes are called, and districts and municipalities: of registers, not of people."""
    plans = [one.plan for one in content.plans]
    places = {name for one in plans for name in (one.district, one.district_name, one.municipality) if name}
    told = {name for code in rows.codes.numbers for name in (code, _name(code, words))}
    return frozenset(told | places | {row[2] for row in rows.plans if row[2]})


def _context(content: Content, rows: Rows, words: Words, today: date) -> dict[str, object]:
    topics, districts = coverage(content.plans)
    counts = {kind: sum(1 for row in rows.gaps if row[0] == rows.codes(kind)) for kind in gap_kinds()}
    style, script = _file("style.css"), _file("page.js")
    return {
        "lang": words.language,
        "today": today.isoformat(),
        "reading": content.reading,
        "warning_texts": WARNINGS,
        "failures": content.reading.failures[:_MOST_FAILURES],
        "cuts": content.cuts,
        "plans": content.plans,
        "topics": topics,
        "districts": districts,
        "year_ranges": year_ranges,
        "years": sorted({one.plan.year for one in content.plans if one.plan.year}, reverse=True),
        "parties": by_party(content.plans).most_common(),
        "rates": by_rate(content.plans),
        "sources": by_source(content.plans).most_common(_MOST_SOURCES),
        "gap_kinds": list(gap_kinds().values()),
        "gap_counts": counts,
        "rows": rows,
        "json": _json(_packed(content, rows, words)),
        "style": style,
        "script": script,
        "policy": f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'",
        "pictures": [
            (f"picture-{plan}-{page.number}", b64encode(page.webp).decode()) for plan, page in rows.pictures
        ],
    }


def _packed(content: Content, rows: Rows, words: Words) -> Json:
    """What the script reads; `codes` and their names in the language are lists, by the codes' numbers."""
    codes = list(rows.codes.numbers)
    names = {one.plan.district: one.plan.district_name for one in content.plans if one.plan.district}
    return {
        "lang": words.language,
        "plans": rows.plans,
        "activities": rows.activities,
        "first": rows.first_activity,
        "gaps": rows.gaps,
        "years": rows.years,
        "codes": codes,
        "names": [
            names.get(code) or words.text(code) if code in names else _name(code, words) for code in codes
        ],
        "texts": {text: words.text(text) for text in _SCRIPT_TEXTS},
    }


def _name(code: str, words: Words) -> str:
    said = words.text(code)
    return said if said != code else words.code(code)


_SCRIPT_TEXTS = (
    "Source",
    "p. {page}",
    "{from}–{to} of {all}",
    "none",
    "All that the plan says of it",
    "Open the file",
    "Open the file at page {page}",
    "The file is no longer where it was read, or has been moved.",
    "File",
    "Place",
    "In the record",
    "Page {page}, the place is framed",
    "The text is cut here; the database holds it whole.",
    "(no name)",
    "{count} measures found",
    "1 measure found",
    "of {party}",
    "district unknown",
    "year unknown",
    "changed in",
    "the plan as a whole",
)
"""What the script says, in English."""


def _json(packed: Json) -> Markup:
    """As JSON that ends no script element and is no mark-up, whatever its texts are."""
    from markupsafe import Markup

    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character, escaped in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704 - what could be mark-up is escaped above


@lru_cache(maxsize=2)
def _file(name: str) -> Markup:
    from markupsafe import Markup

    return Markup((_HERE / name).read_text(encoding="utf-8"))  # noqa: S704 - our own


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _environment(words: Words) -> Environment:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=FileSystemLoader(_HERE)
    )
    environment.globals["_"] = words.text
    environment.globals["counted"] = words.counted
    environment.filters["number"] = words.number
    environment.globals["code"] = words.code
    return environment
