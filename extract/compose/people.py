"""The people of a document: everyone whom lists, contact lines and fields name, and where in the record they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.compose.evidence import words_to_evidence
from extract.recognise.drafts import blocks_to_pieces
from models.evidence import Evidence
from models.fold import fold, squeeze
from models.minutes import Minutes
from models.pages.document import Document, Paragraph, Table
from models.record import Record
from models.values import Actors, Mentionable, Person, PersonMention
from models.walk import values_of
from rules.pack import Rules, emails_in, personal_numbers_in, phones_in, place_id

_MARKS = " ,;:.()[]\u2013\u2014-*\u2022"
_MOST_CONTACT_WORDS = 12
"""A line of a contact block is at most this long."""
_MOST_CONTACT_LINES = 6
_NEAR = 12
"""Characters between a name and its number or address in a sentence ("Anna Ek, telefon 08-…")."""
_CAPITAL = r"[^\W\d_a-zåäö][\w-]+"


@dataclass(slots=True)
class _Known:
    """A person in the making."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None
    personal_number: str | None = None
    evidence: tuple[Evidence, ...] = ()
    mentions: list[PersonMention] = field(default_factory=list)


def bare(text: str) -> str:
    """A name without the signs around it."""
    return text.strip(_MARKS)


def reachable(text: str) -> tuple[str | None, str | None]:
    """The first telephone number and the first e-mail address in `text`."""
    phones, emails = phones_in(text), emails_in(text)
    return (text[slice(*phones[0])] if phones else None), (text[slice(*emails[0])] if emails else None)


def find_people(document: Document, record: Record, rules: Rules) -> tuple[Person, ...]:
    """Everyone whom the document names in an attendance list, a contact block or a field, each once."""
    known: list[_Known] = []
    if record.minutes is not None:
        for person in _of_minutes(record.minutes):
            _join(known, person)
    for person in _of_contact_blocks(document, rules):
        _join(known, person)
    for person in _of_actors(record, rules):
        _join(known, person)
    for path, text in _texts(record):
        _add_personal_numbers(known, path, text)
    for path, text in _texts(record):
        for person in known:
            person.mentions += _mentions(person, path, text)
    return tuple(
        Person(
            name=one.name,
            role=one.role,
            organisation=one.organisation,
            phone=one.phone,
            email=one.email,
            personal_number=one.personal_number,
            mentions=tuple(one.mentions),
            evidence=one.evidence,
        )
        for one in known
    )


def _join(known: list[_Known], new: _Known) -> None:
    """Add `new`, or what it knows to the person of the same name or address."""
    for one in known:
        same_name = one.name is not None and new.name is not None and squeeze(one.name) == squeeze(new.name)
        same_address = one.email is not None and new.email is not None and fold(one.email) == fold(new.email)
        if same_name or (same_address and (one.name is None or new.name is None)):
            one.name = one.name or new.name
            one.role = one.role or new.role
            one.organisation = one.organisation or new.organisation
            one.phone, one.email = one.phone or new.phone, one.email or new.email
            one.evidence = one.evidence or new.evidence
            return
    known.append(new)


def _of_minutes(minutes: Minutes) -> Iterator[_Known]:
    for attendee in (*minutes.attendees, *minutes.absent):
        if attendee.name:
            yield _Known(attendee.name, attendee.role, attendee.organisation, evidence=attendee.evidence)
    for person in (minutes.chair, minutes.contact):
        if person is not None and (person.name or person.email):
            yield _Known(
                person.name,
                person.role,
                person.organisation,
                person.phone,
                person.email,
                evidence=person.evidence,
            )


# -- contact blocks -----------------------------------------------------------------------------


def _of_contact_blocks(document: Document, rules: Rules) -> Iterator[_Known]:
    for group in _groups(document):
        texts = [document.text(piece.words) for piece in group]
        if any(emails_in(text) or phones_in(text) for text in texts):
            yield from _of_group(document, group, texts, rules)


def _groups(document: Document) -> Iterator[list[Paragraph]]:
    """Short lines that stand together: of a cell, or one after another in the body."""
    open_: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            yield open_
            open_ = []
            for row in block.rows:
                for cell in row.cells:
                    yield list(blocks_to_pieces(cell.blocks))
        elif len(block.words) > _MOST_CONTACT_WORDS:
            yield open_
            open_ = []
            yield [block]
        else:
            open_.append(block)
    yield open_


def _of_group(document: Document, group: list[Paragraph], texts: list[str], rules: Rules) -> Iterator[_Known]:
    """A person for each name that a number or address follows, and for each personal address without a name."""
    person: _Known | None = None
    since = 0
    for piece, text in zip(group, texts, strict=True):
        since += 1
        found = _named(document, piece, text, rules)
        if found is not None:
            if person is not None and (person.phone or person.email):
                yield person
            person, since = found, 0
        if person is not None and since > _MOST_CONTACT_LINES:
            if person.phone or person.email:
                yield person
            person = None
        phone, email = reachable(text)
        if email is not None and not rules.people.is_personal_address(email) and person is None:
            continue
        if person is None:
            if email is not None:
                person = _Known(evidence=words_to_evidence(document, piece.words))
            else:
                continue
        if person.email is not None and email is not None and person.email != email:
            yield person
            person = _Known(evidence=words_to_evidence(document, piece.words))
        person.phone, person.email = person.phone or phone, person.email or email
    if person is not None and (person.phone or person.email):
        yield person


def _named(document: Document, piece: Paragraph, text: str, rules: Rules) -> _Known | None:
    """The person whom a line of a contact block names, after a label or at its beginning."""
    words = [document.words[word].text for word in piece.words]
    start = next((index + 1 for index, word in enumerate(words[:4]) if word.endswith(":")), 0)
    count = rules.people.leading_name(words[start:])
    if not count:
        return _named_beside(document, piece, text, rules)
    name = bare(" ".join(words[start : start + count]))
    rest = " ".join(words[start + count :])
    reached = [span[0] for span in (*phones_in(rest), *emails_in(rest))]
    role = bare(rest[: min(reached, default=len(rest))]) or None
    trusted = rules.people.is_sure_name(name) or bool(reached) or start > 0 or len(words) <= count + 1
    if not trusted and (role is None or not rules.actors.named(role)):
        return None
    actors = rules.actors.named(role) if role else ()
    organisation = next((one.organisation for one in actors if one.organisation), None)
    return _Known(
        name, role if actors else None, organisation, evidence=words_to_evidence(document, piece.words)
    )


def _named_beside(document: Document, piece: Paragraph, text: str, rules: Rules) -> _Known | None:
    """The person of a sentence whose name stands beside their number, or is spelt in their address."""
    words = text.split()
    emails = [text[slice(*span)] for span in emails_in(text)]
    reached = [span[0] for span in (*phones_in(text), *emails_in(text))]
    if not reached:
        return None
    for start in range(len(words)):
        for count in (3, 2):
            name = bare(" ".join(words[start : start + count]))
            if len(name.split()) != count or not rules.people.is_name(name):
                continue
            end = len(" ".join(words[: start + count]))
            spelt = any(place_id(name) == place_id(email.partition("@")[0]) for email in emails)
            beside = rules.people.is_sure_name(name) and any(0 <= place - end <= _NEAR for place in reached)
            if spelt or beside:
                return _Known(name, evidence=words_to_evidence(document, piece.words))
    return None


# -- fields -------------------------------------------------------------------------------------


def _of_actors(record: Record, rules: Rules) -> Iterator[_Known]:
    """People whom a field that says who (Ansvarig, Kontakt …) names."""
    names = re.compile(rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:{'|'.join(sorted(rules.people.particles))})\b))+")
    for placed in values_of(record):
        if not isinstance(placed.value, Actors):
            continue
        for match in names.finditer(placed.value.text):
            if rules.people.is_sure_name(match.group()):
                yield _Known(match.group(), evidence=placed.value.evidence)


# -- where they stand ---------------------------------------------------------------------------


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Every text of the record with its path: values, and the keys that hold personal data as plain strings."""
    for placed in values_of(record):
        yield placed.path, placed.value.text
    if record.minutes is None:
        return
    for key, people in (("attendees", record.minutes.attendees), ("absent", record.minutes.absent)):
        for number, attendee in enumerate(people):
            yield f"minutes.{key}[{number}].name", attendee.name
    for key, person in (("chair", record.minutes.chair), ("contact", record.minutes.contact)):
        if person is not None:
            for name in ("name", "phone", "email"):
                yield f"minutes.{key}.{name}", getattr(person, name) or ""
    for number, item in enumerate(record.minutes.items):
        for place, text in enumerate(item.items):
            yield f"minutes.items[{number}].items[{place}]", text


def _mentions(person: _Known, path: str, text: str) -> Iterator[PersonMention]:
    low = fold(text)
    kinds: tuple[tuple[Mentionable, str | None], ...] = (
        ("name", person.name),
        ("phone", person.phone),
        ("email", person.email),
        ("personal_number", person.personal_number),
    )
    for kind, datum in kinds:
        if datum is None:
            continue
        spelled = r"\s+".join(map(re.escape, fold(datum).split()))
        for match in re.finditer(rf"(?<!\w){spelled}(?!\w)|(?<!\w){spelled}(?=s(?!\w))", low):
            yield PersonMention(path=path, span=match.span(), kind=kind)


def _add_personal_numbers(known: list[_Known], path: str, text: str) -> None:
    """Each personal identity number, with the person whose name stands right before it where one does."""
    for start, end in personal_numbers_in(text):
        number = text[start:end]
        if any(one.personal_number == number for one in known):
            continue
        before = fold(text[:start]).rstrip(_MARKS)
        owner = next((one for one in known if one.name and before.endswith(fold(one.name))), None)
        if owner is None:
            owner = _Known()
            known.append(owner)
        owner.personal_number = owner.personal_number or number
