"""The door of the composing: a draft in the document's words becomes a record."""

from __future__ import annotations

from extract.compose.activities import Composer
from extract.compose.evidence import words_to_evidence
from extract.compose.front import add_inferred_area, find_district
from extract.compose.given import given_district, given_title, warned_of
from extract.compose.kind import KindReading, read_kind
from extract.compose.ledger import Ledger, Place
from extract.compose.minutes import compose_minutes
from extract.compose.people.find import find_people
from extract.compose.remainder import claim_note_marks, compose_remainder
from extract.compose.values import Setting, make_value
from extract.recognise.drafts import Draft
from models.pages.document import Document
from models.record import Record, RecordWarning, Source
from rules.pack import Rules

__all__ = ["KindReading", "compose_record", "read_kind"]


def compose_record(
    document: Document, draft: Draft, kind: KindReading, source: Source, identity: str, rules: Rules
) -> Record:
    """The record: each word of `document` stands in it once, as what the draft, read as `kind`, says that it is.

    `identity` is the SHA-256 of the file. Raises GivenError for a given district that no rule knows.
    """
    draft = draft if kind.kind == "plan" else draft.without_plan()
    add_inferred_area(document, draft, rules)
    given, says_year, says_title = source.given, draft.year is not None, draft.title is not None
    if draft.year is None and given is not None:
        draft.year = given.year  # what is read of it ("hösten") has the year that the user states
    found = find_district(document, draft, rules, known=kind.kind != "unknown")
    district = found or given_district(given, rules)
    municipality = district is not None and district.name == district.municipality
    ledger = Ledger(document)
    claim_note_marks(document, ledger)
    composer = Composer(
        Setting(document, rules, draft.year, municipality, draft.is_promise, draft.promisers), ledger
    )
    title = given_title(given)
    if draft.title is not None:
        ledger.claim(Place.FIELD, draft.title.words)
        title = make_value(document, draft.title.pieces, method="position", confidence=draft.title.confidence)
    areas = tuple(composer.area(area, index) for index, area in enumerate(draft.areas))
    activities = tuple(composer.activity(one, index) for index, one in enumerate(draft.activities))
    minutes = compose_minutes(composer.setting, ledger, draft) if kind.kind == "minutes" else None
    of_meeting = minutes is not None and minutes.date is not None
    furniture = composer.furniture(draft, draft.minutes.labels if minutes is not None else ())
    remainder, of_remainder = compose_remainder(document, ledger)
    record = Record(
        rules_version=rules.version,
        id=identity,
        source=source,
        kind=kind.kind,
        layout=kind.layout,
        title=title,
        year=int(minutes.date[:4]) if minutes is not None and minutes.date is not None else draft.year,
        period=None if of_meeting else draft.period,
        district=district,
        police_areas=rules.districts.police_areas(_police_texts(document)),
        areas=areas,
        activities=activities,
        minutes=minutes,
        remainder=remainder,
        furniture=furniture,
        coverage=ledger.coverage(),
        warnings=(*_notes(document, draft), *composer.warnings, *of_remainder),
    )
    people, doubts = find_people(document, record, rules)
    record = record.model_copy(update={"people": people, "warnings": (*record.warnings, *doubts)})
    return warned_of(record, document, title=says_title, district=found is not None, year=says_year)


def _police_texts(document: Document) -> list[str]:
    blocks = [document.text(block.all_words) for block in document.blocks]
    return blocks + [document.text(one.paragraph.words) for one in document.furniture]


def _notes(document: Document, draft: Draft) -> list[RecordWarning]:
    return [
        RecordWarning(
            code=note.code,
            path=note.path,
            message=note.message,
            evidence=words_to_evidence(document, note.words),
        )
        for note in (*document.notes, *draft.notes)
    ]
