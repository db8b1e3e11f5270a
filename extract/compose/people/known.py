"""A person in the making, and how two finds of one person become one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.evidence import Evidence
from models.text.fold import fold, squeeze
from models.values import Person, PersonMention
from rules.pack import Rules, emails_in, phones_in

MARKS = " ,;:.()[]\u2013\u2014-*\u2022"
"""Signs around names."""
_CONTACT = re.compile(r"\b(?:tel|telefon|mobil|mobiltelefon|e-post|epost|mejl|mail)\b|\d", re.IGNORECASE)


@dataclass(slots=True)
class Known:
    """A person in the making."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None
    personal_number: str | None = None
    evidence: tuple[Evidence, ...] = ()
    mentions: list[PersonMention] = field(default_factory=list)
    doubt: tuple[str, float] | None = None
    """The rule and the confidence of a find that only the user's spaCy model made."""

    by_office: bool = False
    """Whether an office's number stands with the name, at which the person is reached too."""

    @property
    def is_reached(self) -> bool:
        """Whether a number or an address is known, the person's own or an office's."""
        return bool(self.phone or self.email or self.by_office)

    def to_person(self) -> Person:
        """The person as the record has it."""
        return Person(
            name=self.name,
            role=self.role,
            organisation=self.organisation,
            phone=self.phone,
            email=self.email,
            personal_number=self.personal_number,
            mentions=tuple(self.mentions),
            evidence=self.evidence,
        )


def bare(text: str) -> str:
    """A name without the signs around it."""
    return text.strip(MARKS)


def before_contact(text: str) -> str:
    """What a line says of somebody before it goes on with how to reach them."""
    return _CONTACT.split(text, maxsplit=1)[0]


def reachable(text: str, rules: Rules, *, of_name: bool = False) -> tuple[str | None, str | None]:
    """The first telephone number of a person and the first e-mail address in `text`; none that an office answers.

    `of_name`: the text begins right behind a person's name.
    """
    phones = [span for span in phones_in(text) if not rules.offices.answer(text, span[0], of_name=of_name)]
    emails = emails_in(text)
    return (text[slice(*phones[0])] if phones else None), (text[slice(*emails[0])] if emails else None)


_MOST_WHERE = 2
"""Words behind an organisation's name that say where it is."""
_OFFICIALS = frozenset({"municipality", "district_administration"})
"""Whose a title is that says of no organisation: the one behind a comma tells more."""


def organisation_of(role: str | None, rules: Rules, *, municipality_plan: bool) -> str | None:
    """The party that a role or an employer leads to."""
    if role is None:
        return None
    actors = rules.actors.named(role, municipality_plan=municipality_plan)
    employer = actors[-1] if len(actors) > 1 else None
    if employer is not None and employer.role is None and employer.organisation is not None:
        before = role[actors[-2].span[1] : employer.span[0]]
        where = role[employer.span[1] :].split()  # "Räddningstjänsten Syd", "… i Sala"
        if before.strip() == "," and len(where) <= _MOST_WHERE and actors[0].organisation in _OFFICIALS:
            return employer.organisation  # "stationschef, Räddningstjänsten Syd"
    return next((one.organisation for one in actors if one.organisation), None)


def join_people(found: Iterable[Known]) -> list[Known]:
    """Each person once: those of the same name or address are one, the first find counts before later ones."""
    known: list[Known] = []
    for new in found:
        same = next((one for one in known if _are_one(one, new)), None)
        if same is None:
            known.append(new)
            continue
        names = [name for name in (same.name, new.name) if name is not None]
        same.name = min(names, key=len, default=None)
        same.role = same.role or new.role
        same.organisation = same.organisation or new.organisation
        same.phone, same.email = same.phone or new.phone, same.email or new.email
        same.evidence = same.evidence or new.evidence
        same.doubt = None if same.doubt is None or new.doubt is None else same.doubt
    return known


def _are_one(one: Known, new: Known) -> bool:
    """Whether both are one person; where only one of the names ends in s, it may be a genitive ("Karin Myts")."""
    if one.name is None or new.name is None:
        return one.email is not None and new.email is not None and fold(one.email) == fold(new.email)
    first, second = squeeze(one.name), squeeze(new.name)
    return first == second or first + "s" == second or first == second + "s"
