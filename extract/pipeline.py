"""One file → one record: read, join, lay out, apply the rules, compose."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from extract.compose.record import KindReading, compose_record, read_kind
from extract.doubt.doubt import doubt_draft
from extract.join.pages import join_document
from extract.layouts.outline import document_to_draft
from extract.readers.formats import read_document
from extract.recognise.drafts import Draft
from extract.restore.text import join_by_text, reunite_glued_cells, unflatten, with_prompts_apart
from models.errors import EmptyFile, LimitExceeded, MissingFile
from models.pages.document import Document, EnclosedFile
from models.pages.picture import Ocr
from models.record import Given, Record, Source
from models.steps import note_step
from models.text.printable import printable_path
from rules.pack import Rules, joints_of, load_rules

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; a plan is a few hundred kilobytes, so a larger file is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and what to apply."""

    password: str | None = None
    """For encrypted files."""
    rules: tuple[Path, ...] = ()
    """Folders of the user's own rules, laid over ours in this order."""
    spacy_model: str | None = None
    """A Swedish spaCy model of the user's, by its package's name or its folder, that finds people beside the rules."""
    ocr: Ocr = "auto"
    """Whether pages are read as pictures: those without usable text, none, or all."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A record and why it came out as it did."""

    record: Record
    reasons: tuple[str, ...]
    """Why the document is of its kind, in plain English."""
    enclosed: tuple[EnclosedFile, ...] = ()
    """Files inside of it, which `extract_enclosed` reads."""


def extract_file(
    path: Path, options: Options = Options(), *, shown_as: str | None = None, given: Given | None = None
) -> Extraction:
    """Read the file at `path` into a record. Raises DocumentError for what cannot be read.

    `given` is what a user states of it, see `extract_bytes`.
    """
    return extract_bytes(path.name, file_bytes(path), options, path=shown_as or str(path), given=given)


def file_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises MissingFile, also for what is no file of bytes, and LimitExceeded."""
    name = path.name
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise MissingFile(name, "is a folder; give the files in it, or import the folder")
        if not stat.S_ISREG(status.st_mode):
            raise MissingFile(
                name, "is a pipe or a device, which may never end; save it to a file and give that"
            )
        if status.st_size > LARGEST_FILE:
            raise LimitExceeded(
                name, f"is {status.st_size:,} bytes; at most {LARGEST_FILE:,} are read: split it"
            )
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise MissingFile(name, f"cannot be opened ({reason}); check the path") from problem


def extract_bytes(
    name: str,
    data: bytes,
    options: Options = Options(),
    *,
    path: str | None = None,
    given: Given | None = None,
) -> Extraction:
    """Make a record of a file's content. Raises DocumentError for what cannot be read.

    `given` stands in the record's source, and where the document says no district, year or title in those.
    Raises GivenError for a district that no rule knows.
    """
    format_, document = read_document(name, data, password=options.password, ocr=options.ocr, joint=joints_of)
    note_step()
    if not document.words and not document.enclosed:
        raise EmptyFile(name, "holds no text; nothing can be read from it")
    rules = load_rules(options.rules, options.spacy_model)
    document = with_prompts_apart(document, rules)
    document = reunite_glued_cells(join_document(document, rules, join_by_text), rules)
    note_step()
    document, draft, kind = _lay_out(document, rules)
    note_step()
    draft = doubt_draft(document, draft, rules) if kind.kind == "plan" else draft
    source = Source(
        name=printable_path(name),
        path=printable_path(path or name),
        format=format_,
        size=len(data),
        pages=len(document.pages) or None,
        ocr=document.ocr,
        given=given,
    )
    identity = hashlib.sha256(data).hexdigest()
    record = compose_record(document, draft, kind, source, identity, rules)
    return Extraction(record, kind.reasons, document.enclosed)


def _lay_out(document: Document, rules: Rules) -> tuple[Document, Draft, KindReading]:
    """The document as it was laid out; where no table gave anything, with the tables that text has flattened."""
    draft = document_to_draft(document, rules)
    kind = read_kind(document, draft, rules)
    restored = document if draft.has_tables else unflatten(document, rules)
    if restored is document:
        return document, draft, kind
    again = document_to_draft(restored, rules)
    kind_again = read_kind(restored, again, rules)
    # What was taken for a table is none in a document that is no plan with it.
    return (restored, again, kind_again) if kind_again.kind == "plan" else (document, draft, kind)
