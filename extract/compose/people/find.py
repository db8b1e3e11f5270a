"""The people of a document: everyone whom lists, contact lines and fields name, and where in the record they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.compose.evidence import words_to_evidence
from extract.compose.people.known import (
    MARKS,
    Known,
    bare,
    before_contact,
    join_people,
    organisation_of,
    reachable,
)
from extract.compose.people.listed import listed_people
from extract.compose.people.named import people_of_document
from extract.compose.people.signed import signed_people
from extract.recognise.drafts import blocks_to_pieces
from models.minutes import Minutes
from models.pages.document import Document, Paragraph, Table
from models.record import Record, RecordWarning
from models.text.fold import fold
from models.values import Mentionable, Person, PersonMention
from models.walk import values_of
from rules.pack import Rules, emails_in, personal_numbers_in, phones_in, place_id

_MOST_CONTACT_WORDS = 12
"""A line of a contact block is at most this long."""
_MOST_CONTACT_LINES = 6
_PARTS = r"\s+"
_NEAR = 12
"""Characters between a name and its number or address in a sentence ("Anna Ek, telefon 08-…")."""


def find_people(
    document: Document, record: Record, rules: Rules
) -> tuple[tuple[Person, ...], tuple[RecordWarning, ...]]:
    """Everyone whom the document names: in lists, contact blocks, fields, running text, signatures; each once.

    With a warning for each whom only the user's spaCy model found.
    """
    municipality = record.district is not None and record.district.name == record.district.municipality
    found = [
        *(_of_minutes(record.minutes) if record.minutes is not None else ()),
        *_of_contact_blocks(document, rules, municipality),
        *listed_people(document, rules, municipality_plan=municipality),
        *people_of_document(document, rules, municipality_plan=municipality),
        *signed_people(document, rules, municipality_plan=municipality),
    ]
    known = join_people(found)
    texts = list(_texts(record))
    for _, text in texts:
        _add_personal_numbers(known, text)
    folded = [(path, fold(text)) for path, text in texts]
    for person in known:
        person.mentions += _mentions(person, folded)
    warnings = tuple(
        RecordWarning(
            code="named-by-model",
            path=f"people[{number}]",
            message=f"A model took “{one.name}” for a person (rule {one.doubt[0]}, confidence {one.doubt[1]}).",
            evidence=one.evidence,
        )
        for number, one in enumerate(known)
        if one.doubt is not None
    )
    return tuple(one.to_person() for one in known), warnings


def _of_minutes(minutes: Minutes) -> Iterator[Known]:
    for attendee in (*minutes.attendees, *minutes.absent):
        if attendee.name:
            yield Known(attendee.name, attendee.role, attendee.organisation, evidence=attendee.evidence)
    for person in (minutes.chair, minutes.contact):
        if person is not None and (person.name or person.email):
            yield Known(
                person.name,
                person.role,
                person.organisation,
                person.phone,
                person.email,
                evidence=person.evidence,
            )


# -- contact blocks -----------------------------------------------------------------------------


def _of_contact_blocks(document: Document, rules: Rules, municipality_plan: bool) -> Iterator[Known]:
    for group in _groups(document, rules):
        texts = [document.text(piece.words) for piece in group]
        if any(emails_in(text) or phones_in(text) for text in texts):
            yield from _of_group(document, group, texts, rules, municipality_plan)


def _groups(document: Document, rules: Rules) -> Iterator[list[Paragraph]]:
    """Short lines that stand together: of a cell, of a column below a name, or one after another in the body."""
    open_: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            yield open_
            open_ = []
            for row in block.rows:
                for cell in row.cells:
                    yield list(blocks_to_pieces(cell.blocks))
            yield from _columns_of_people(document, block, rules)
        elif len(block.words) > _MOST_CONTACT_WORDS:
            yield open_
            open_ = []
            yield [block]
        else:
            open_.append(block)
    yield open_


def _columns_of_people(document: Document, table: Table, rules: Rules) -> Iterator[list[Paragraph]]:
    """The columns of a table that are a person each: a name on top, and below it what that one is and the number."""
    columns: dict[int, list[Paragraph]] = {}
    for row in table.rows:
        for cell in row.cells:
            columns.setdefault(cell.column, []).extend(blocks_to_pieces(cell.blocks))
    people: list[list[Paragraph]] = []
    for column in columns.values():
        texts = [document.text(piece.words) for piece in column]
        if all(rules.minutes.is_column_head(text) for text in texts):
            continue  # "Namn", "Roll", "Telefon" beside them
        named = [rules.people.leading_name(text.split()) == len(text.split()) for text in texts]
        first = named.index(True) if True in named else len(named)
        if first > 1 or len(named) - first < 2 or named.count(True) > 1:
            return
        people.append(column[first:])  # below "Kommunen"
    if len(people) > 1:
        yield from people


def _of_group(
    document: Document, group: list[Paragraph], texts: list[str], rules: Rules, municipality_plan: bool
) -> Iterator[Known]:
    """A person for each name that a number or address follows, and for each personal address without a name."""
    person: Known | None = None
    since = 0
    for piece, text in zip(group, texts, strict=True):
        since += 1
        if len(rules.named.find(text)) > 1:
            continue  # whose number it is, the line itself says (people_of_document)
        found = _named(document, piece, text, rules, municipality_plan)
        if found is not None or since > _MOST_CONTACT_LINES:
            if person is not None and person.is_reached:
                yield person
            person, since = found, 0
        elif person is not None and since == 1 and person.role is None and person.email is None:
            said = before_contact(text).strip(" ,")
            if rules.named.role_of_line(said):
                person.role = said
                person.organisation = organisation_of(said, rules, municipality_plan=municipality_plan)
        phone, email = reachable(text, rules, of_name=found is not None)
        yield from _addressed(document, piece, text, email, rules)
        if person is None and (email is None or not rules.people.is_personal_address(email)):
            continue
        if person is None or (email is not None and person.email not in {None, email}):
            if person is not None:
                yield person
            is_personal = email is not None and rules.people.is_personal_address(email)
            person, since = (
                (Known(evidence=words_to_evidence(document, piece.words)) if is_personal else None),
                0,
            )
        if person is None:
            continue
        person.by_office |= phone is None and bool(phones_in(text))
        person.phone, person.email = person.phone or phone, person.email or email
    if person is not None and person.is_reached:
        yield person


def _addressed(
    document: Document, piece: Paragraph, text: str, first: str | None, rules: Rules
) -> Iterator[Known]:
    """Those of whom a line says nothing but an address, behind the `first`: a list of receivers."""
    for address in (text[slice(*span)] for span in emails_in(text)):
        if address != first and rules.people.is_personal_address(address):
            yield Known(email=address, evidence=words_to_evidence(document, piece.words))


def _named(
    document: Document, piece: Paragraph, text: str, rules: Rules, municipality_plan: bool
) -> Known | None:
    """The person whom a line of a contact block names, after a label or at its beginning."""
    sure = rules.named.find(text)
    if len(sure) == 1:
        role = text[slice(*sure[0].role)] if sure[0].role is not None else None
        name = text[slice(*sure[0].span)]
        evidence = words_to_evidence(document, piece.words)
        return Known(
            name, role, organisation_of(role, rules, municipality_plan=municipality_plan), evidence=evidence
        )
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
    role = role if role and rules.actors.named(role) else None
    organisation = organisation_of(role, rules, municipality_plan=municipality_plan)
    return Known(name, role, organisation, evidence=words_to_evidence(document, piece.words))


def _named_beside(document: Document, piece: Paragraph, text: str, rules: Rules) -> Known | None:
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
                return Known(name, evidence=words_to_evidence(document, piece.words))
    return None


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


def _mentions(person: Known, folded: Sequence[tuple[str, str]]) -> Iterator[PersonMention]:
    """Where a person stands in texts that are folded, each behind its path: text by text, first the name."""
    sought = list(_spellings(person))
    for path, low in folded:
        for kind, word, spelling in sought:
            if word in low:  # most texts hold nobody: spare them the search
                for match in spelling.finditer(low):
                    yield PersonMention(path=path, span=match.span(), kind=kind)


def _spellings(person: Known) -> Iterator[tuple[Mentionable, str, re.Pattern[str]]]:
    """What is known of a person, by a word of it and as it may be spelled."""
    kinds: tuple[tuple[Mentionable, str | None], ...] = (
        ("name", person.name),
        ("phone", person.phone),
        ("email", person.email),
        ("personal_number", person.personal_number),
    )
    for kind, datum in kinds:
        if datum is None:
            continue
        parts = fold(datum).split()
        words = [re.escape(word) for word in parts]
        spelled = _PARTS.join(words)
        if kind == "name" and len(words) > 1:  # in columns of their own the surname may stand first
            spelled = rf"(?:{spelled}|{words[-1]}\s+{_PARTS.join(words[:-1])})"
        spelling = re.compile(rf"(?<!\w){spelled}(?!\w)|(?<!\w){spelled}(?=s(?!\w))")
        yield kind, parts[-1] if parts else "", spelling


def _add_personal_numbers(known: list[Known], text: str) -> None:
    """Each personal identity number, with the person whose name stands right before it where one does."""
    for start, end in personal_numbers_in(text):
        number = text[start:end]
        if any(one.personal_number == number for one in known):
            continue
        before = fold(text[:start]).rstrip(MARKS)
        owner = next((one for one in known if one.name and before.endswith(fold(one.name))), None)
        if owner is None:
            owner = Known()
            known.append(owner)
        owner.personal_number = owner.personal_number or number
