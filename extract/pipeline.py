"""One file → one record: read, join, lay out, apply the rules, compose."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extract.compose.activities import Composer
from extract.compose.evidence import words_to_evidence
from extract.compose.front import add_inferred_area, find_district, find_period
from extract.compose.kind import KindReading, read_kind
from extract.compose.ledger import Ledger, Place
from extract.compose.minutes import compose_minutes
from extract.compose.people import find_people
from extract.compose.values import Setting, make_value
from extract.join.charts import charts_to_textboxes
from extract.join.columns import join_columns
from extract.join.pages import join_document
from extract.layouts.minutes.layout import document_to_minutes
from extract.layouts.outline import document_to_draft
from extract.readers.formats import read_document
from extract.recognise.draft_minutes import DraftMinutes
from extract.recognise.drafts import Draft
from extract.restore.columns import join_by_text
from extract.restore.flattened import unflatten
from extract.restore.glued import reunite_glued_cells
from models.document import Document
from models.errors import EmptyFile, LimitExceeded, MissingFile
from models.record import Record, RecordWarning, Source
from rules.pack import Rules, load_rules

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; a plan is a few hundred kilobytes, so a larger file is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and what to apply."""

    password: str | None = None
    """For encrypted files."""
    rules: tuple[Path, ...] = ()
    """Folders of the user's own rules, laid over ours in this order."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A record and why it came out as it did."""

    record: Record
    reasons: tuple[str, ...]
    """Why the document is of its kind, in plain English."""


def extract_file(path: Path, options: Options = Options(), *, shown_as: str | None = None) -> Extraction:
    """Read the file at `path` into a record. Raises DocumentError for what cannot be read."""
    name = path.name
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise LimitExceeded(name, f"is {size:,} bytes; at most {LARGEST_FILE:,} are read")
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise MissingFile(name, f"cannot be opened ({reason}); check the path") from problem
    return extract_bytes(name, data, options, path=shown_as or str(path))


def extract_bytes(
    name: str, data: bytes, options: Options = Options(), *, path: str | None = None
) -> Extraction:
    """Make a record of a file's content. Raises DocumentError for what cannot be read."""
    format_, document = read_document(name, data, password=options.password)
    if not document.words:
        raise EmptyFile(name, "holds no text; nothing can be read from it")
    rules = load_rules(options.rules)
    joined = join_document(join_columns(charts_to_textboxes(document), rules, join_by_text), rules)
    joined = reunite_glued_cells(joined, rules)
    document = unflatten(joined, rules)
    draft = document_to_draft(document, rules)
    year, _ = find_period(document, draft, rules)
    minutes = document_to_minutes(joined, draft.title, year, rules)
    kind = read_kind(document, draft, minutes, rules)
    if kind.kind != "plan":  # what was taken for a flattened table is none
        document = joined
        draft = Draft(title=draft.title, notes=draft.notes)
    add_inferred_area(document, draft, rules)
    source = Source(
        name=name,
        path=path or name,
        format=format_,
        size=len(data),
        pages=len(document.pages) or None,
        ocr=document.ocr,
    )
    identity = hashlib.sha256(data).hexdigest()
    record = _compose(
        document, draft, minutes if kind.kind == "minutes" else None, kind, source, identity, rules
    )
    record = record.model_copy(update={"people": find_people(document, record, rules)})
    return Extraction(record, kind.reasons)


def _compose(
    document: Document,
    draft: Draft,
    minutes: DraftMinutes | None,
    kind: KindReading,
    source: Source,
    identity: str,
    rules: Rules,
) -> Record:
    ledger = Ledger(document)
    year, period = find_period(document, draft, rules)
    district = find_district(document, draft, year, rules)
    municipality = district is not None and district.name == district.municipality
    composer = Composer(Setting(document, rules, year, municipality), ledger)
    title = None
    if draft.title is not None:
        entry = draft.title
        ledger.claim(Place.FIELD, entry.words)
        title = make_value(document, entry.pieces, method="position", confidence=entry.confidence)
    areas = tuple(composer.area(area, index) for index, area in enumerate(draft.areas))
    activities = tuple(composer.activity(one, index) for index, one in enumerate(draft.activities))
    composed = (
        compose_minutes(composer.setting, ledger, minutes, draft.title) if minutes is not None else None
    )
    if composed is not None and composed.date is not None:
        year, period = int(composed.date[:4]), None
    furniture = composer.furniture(draft)
    remainder = composer.remainder()
    return Record(
        rules_version=rules.version,
        id=identity,
        source=source,
        kind=kind.kind,
        layout=kind.layout,
        title=title,
        year=year,
        period=period,
        district=district,
        police_areas=rules.districts.police_areas(tuple(_police_texts(document))),
        areas=areas,
        activities=activities,
        minutes=composed,
        remainder=remainder,
        furniture=furniture,
        coverage=ledger.coverage(),
        warnings=(*_notes(document, draft), *composer.warnings),
    )


def _police_texts(document: Document) -> list[str]:
    blocks = [document.text(block.all_words) for block in document.blocks]
    return blocks + [document.text(one.paragraph.words) for one in document.furniture]


def _notes(document: Document, draft: Draft) -> list[RecordWarning]:
    return [
        RecordWarning(code=note.code, message=note.message, evidence=words_to_evidence(document, note.words))
        for note in (*document.notes, *draft.notes)
    ]
