"""The catalogue of translations: `python -m tests.catalogue` brings it up to date with what the program says.

New messages stand in `corpus/language/sv/LC_MESSAGES/planlasare.po` without a translation, for a person to write;
those that nobody says any more are dropped. The compiled catalogue beside it is written too.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from corpus.compare.answer import ChangeKind, Match
from corpus.export.columns import known_codes
from corpus.gaps.kinds import gap_kinds
from corpus.language.words import CATALOGUES, CODES, DOMAIN
from corpus.report import report
from corpus.report.counts import NOT_STATED, RATES, WITHOUT_NUMBER
from models.record import Activity, Area
from models.values import Party
from models.warnings import WARNINGS
from rules.pack import load_rules

ROOT = Path(__file__).parents[1]
FOLDER = CATALOGUES / "sv" / "LC_MESSAGES"
SOURCE, COMPILED = FOLDER / f"{DOMAIN}.po", FOLDER / f"{DOMAIN}.mo"
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "say": None, "counted": (2, 3)}
"""The functions that say something, and which of their arguments are messages."""
_METHODS = {".py": "python", ".html": "jinja2", ".svg": "jinja2", ".js": "javascript"}
_HEADERS = (
    ("Language", "sv"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
)
_REFERENCES = ("table", "row", "cell", "line", "page", "paragraph", "sheet")
"""Words of places in files without pages."""
_OTHER_KEYS = (
    "decision",
    "remainder",
    "title",
    "district",
    "year",
    "period",
    "other_field",
    "local",
    "state_authority",
)
_MINUTES = (
    "decisions items.text items.title next_meetings.place place places.name places.text priorities.name when"
)


def messages() -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Everything that the program says in English, with its context."""
    for folder in ("corpus", "extract"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in _METHODS and path.is_file():
                for said in _extracted(path):
                    yield said, None
    kinds = gap_kinds().values()
    texts = [text for one in kinds for text in (one.condition, one.basis, one.means, one.does_not_mean)]
    yield from (
        (text, None) for text in (*texts, *WARNINGS.values(), *dict(RATES), NOT_STATED, WITHOUT_NUMBER)
    )
    yield from ((text, None) for text in report._SCRIPT_TEXTS)
    yield from ((code, CODES) for code in codes())


def _extracted(path: Path) -> Iterator[str | tuple[str, str]]:
    method = _METHODS[path.suffix]
    keywords = dict(_KEYWORDS)
    for _, said, _, _ in extract_from_file(method, path, keywords=keywords):
        yield said


def codes() -> list[str]:
    """Codes and keys that people are shown."""
    models = (Area, Activity, Party)
    rules = load_rules()
    found = {
        *known_codes(),
        *(key for model in models for key in model.model_fields),
        *(kind for row in rules.rows("measure_kinds") for kind in [getattr(row, "kind", None)] if kind),
        *get_args(Match), *get_args(ChangeKind),
        *WARNINGS, *_REFERENCES, *_OTHER_KEYS, *(f"minutes.{key}" for key in _MINUTES.split()),
    }  # fmt: skip
    return sorted(found)


def catalogue() -> Catalog:
    """The Swedish catalogue as it ought to be: its messages are what the program says now."""
    old = read_po(BytesIO(SOURCE.read_bytes()), locale="sv") if SOURCE.exists() else Catalog(locale="sv")
    new = Catalog(locale="sv", domain=DOMAIN, project="planlasare", fuzzy=False)
    for said, context in messages():
        key = said if isinstance(said, str) else said[0]
        before = old.get(key, context)
        new.add(said, before.string if before is not None else None, context=context)
    return new


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as a translator edits it, messages in alphabetical order; no dates, so that it has one form."""
    out = BytesIO()
    write_po(out, catalog, width=110, sort_output=True, omit_header=True)
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in _HEADERS)
    return f'msgid ""\nmsgstr ""\n{head}\n'.encode() + out.getvalue()


def as_mo(source: bytes) -> bytes:
    """What the .po file `source` compiles to."""
    plain = _Undated(locale="sv")
    for message in read_po(BytesIO(source), locale="sv"):
        if message.id:
            plain.add(message.id, message.string, context=message.context)
    out = BytesIO()
    write_mo(out, plain)
    return out.getvalue()


class _Undated(Catalog):
    """A catalogue whose head says neither when it was made nor by which version of what."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head, as written."""
        return list(_HEADERS)


if __name__ == "__main__":
    SOURCE.write_bytes(as_po(catalogue()))
    COMPILED.write_bytes(as_mo(SOURCE.read_bytes()))
