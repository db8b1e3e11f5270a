"""What a user states of a document, taken where the document itself is silent, each with a warning."""

from __future__ import annotations

from models.pages.document import Document
from models.record import District, Given, Record, RecordWarning
from models.values import Value
from rules.pack import Rules


def given_district(given: Given | None, rules: Rules) -> District | None:
    """The place that the user states. Raises GivenError where no rule knows it, or several are called so."""
    if given is None or given.district is None:
        return None
    place = rules.places.named(given.district)
    return District(id=place.id, name=place.name, municipality=place.municipality)


def given_title(given: Given | None) -> Value | None:
    """The title that the user states: it stands nowhere in the document, so it has no evidence."""
    return Value(text=given.title, method="inferred") if given is not None and given.title else None


def warned_of(record: Record, document: Document, *, title: bool, district: bool, year: bool) -> Record:
    """`record` with a warning for each of the three that the document does not say and the user did.

    `title`, `district` and `year` are whether the document says them. A day of a meeting ("12 mars") may have its
    year from the user as well.
    """
    given = record.source.given
    if given is None:
        return record
    said = year or (record.year is not None and _is_written(document, record.year))
    taken = (
        ("title", None if title else given.title),
        ("year", None if said or record.year != given.year else given.year),
        ("district", None if district else given.district),
    )
    warnings = [
        RecordWarning(
            code="given-by-user", path=key, message=f"The document says no {key}; it was stated by the user."
        )
        for key, stated in taken
        if stated is not None
    ]
    return record.model_copy(update={"warnings": (*record.warnings, *warnings)})


def _is_written(document: Document, year: int) -> bool:
    return any(str(year) in word.text for word in document.words)
