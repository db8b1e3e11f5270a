"""What the layout `minutes` found becomes MINUTES of the record, and the ledger learns where each word went."""

from __future__ import annotations

from extract.compose.evidence import words_to_evidence
from extract.compose.ledger import Ledger, Place
from extract.compose.people.known import bare, organisation_of, reachable
from extract.compose.values import Setting, make_value
from extract.recognise.drafts import (
    Draft,
    DraftMeeting,
    DraftMinutes,
    DraftPerson,
    DraftPoint,
    Entry,
    Pieces,
    Words,
)
from extract.recognise.years.periods import front_paragraphs
from models.minutes import AgendaItem, Attendee, Minutes, NextMeeting, PlaceStatement, Priority
from models.pages.document import Document, Paragraph
from models.text.fold import fold, squeeze
from models.values import Person, Value
from rules.pack import MeetingTime

_MOST_WORDS_OF_HEAD = 8
"""A line at the front of minutes that is no longer may say when they met; a date in a sentence is another's."""
_AFTER_PLACE = " ,;."
_ROLE_MARKS = " ,;:[]\u2013\u2014-"


def compose_minutes(setting: Setting, ledger: Ledger, draft: Draft) -> Minutes:
    """The minutes, every word that they hold claimed in `ledger`."""
    return _Composition(setting, ledger).minutes(draft.minutes, draft.title)


class _Composition:
    def __init__(self, setting: Setting, ledger: Ledger) -> None:
        self.document: Document = setting.document
        self.setting = setting
        self.ledger = ledger

    def minutes(self, draft: DraftMinutes, title: Entry | None) -> Minutes:
        when = self._joined(draft.when)
        time = self._time(when, draft, title)
        for words in draft.labels:
            self.ledger.claim(Place.LABEL, words)
        attendees = tuple(map(self._attendee, draft.attendees))
        if draft.chair is not None:
            self.ledger.claim(Place.FIELD, draft.chair.name + draft.chair.role)
        return Minutes(
            date=time.date,
            start=time.start,
            end=time.end,
            when=when,
            place=self._place(draft.place),
            chair=self._person(draft.chair, attendees) if draft.chair is not None else None,
            attendees=attendees,
            absent=tuple(map(self._attendee, draft.absent)),
            items=tuple(self._item(point, index, draft) for index, point in enumerate(draft.points)),
            priorities=self._priorities(draft),
            places=self._places(draft),
            decisions=tuple(map(self._entry, draft.decisions)),
            next_meetings=tuple(map(self._meeting, draft.next_meetings)),
            contact=self._person(draft.contact, attendees) if draft.contact is not None else None,
        )

    def _time(self, when: Value | None, draft: DraftMinutes, title: Entry | None) -> MeetingTime:
        said = (
            self.setting.rules.meetings.read(
                when.text.replace("\n", " "), self.setting.year, at_label=when.label is not None
            )
            if when is not None
            else MeetingTime()
        )
        if said.date is not None:
            return said
        first = draft.points[0].title.all_words[0] if draft.points else len(self.document.words)
        heads = [title.words] if title is not None else []
        heads += [
            one.words
            for one in front_paragraphs(self.document)
            if len(one.words) <= _MOST_WORDS_OF_HEAD and one.words[:1] < (first,)
        ]
        found = (
            self.setting.rules.meetings.read(self.document.text(words), self.setting.year) for words in heads
        )
        head = next((time for time in found if time.date is not None), MeetingTime())
        if said.start is not None:
            return MeetingTime(head.date, said.start, said.end)
        return head

    def _value(self, pieces: Pieces, label: Words = (), *, entry: Entry | None = None) -> Value:
        self.ledger.claim(Place.LABEL, label)
        self.ledger.claim(Place.FIELD, (word for piece in pieces for word in piece.all_words))
        return make_value(
            self.document,
            pieces,
            label=self.document.text(label) if label else None,
            method=entry.method if entry is not None else "position",
            confidence=entry.confidence if entry is not None else 1.0,
        )

    def _entry(self, entry: Entry) -> Value:
        return self._value(entry.pieces, entry.label, entry=entry)

    def _joined(self, entries: list[Entry]) -> Value | None:
        """All entries as one value: their pieces as lines, the first label, the others beside it."""
        if not entries:
            return None
        pieces = tuple(piece for entry in entries for piece in entry.pieces)
        value = self._value(pieces, entries[0].label, entry=entries[0])
        others = tuple(self.document.text(entry.label) for entry in entries[1:] if entry.label)
        for entry in entries[1:]:
            self.ledger.claim(Place.LABEL, entry.label)
        return value.model_copy(update={"other_labels": others}) if others else value

    # -- people -------------------------------------------------------------------------------

    def _attendee(self, person: DraftPerson) -> Attendee:
        signs = tuple(word for word in person.others if self._is_of_list(word))
        self.ledger.claim(Place.FIELD, person.name + person.role + signs)
        name, beside = self._parted(person)
        role = " ".join(part for part in (beside, self._role(person)) if part) or None
        return Attendee(
            name=name,
            role=role,
            organisation=self._organisation(role),
            evidence=words_to_evidence(self.document, person.words),
        )

    def _is_of_list(self, word: int) -> bool:
        """Whether a word only parts or joins the people of a list: its mark, a dash, "och"."""
        text = self.document.words[word].text
        return not self.document.words[word].counts or fold(text) in self.setting.rules.words["joiner"]

    def _person(self, person: DraftPerson, attendees: tuple[Attendee, ...] = ()) -> Person:
        """The person; what role it has, the attendance list may tell."""
        name, beside = self._parted(person)
        listed = next((one for one in attendees if one.name and one.name == name), None)
        own = " ".join(part for part in (beside, self._role(person)) if part)
        role = own or (listed.role if listed is not None else None)
        phone, email = reachable(self.document.text(person.others), self.setting.rules, of_name=True)
        return Person(
            name=name or None,
            role=role,
            organisation=self._organisation(role),
            phone=phone,
            email=email,
            evidence=words_to_evidence(self.document, person.words),
        )

    def _parted(self, person: DraftPerson) -> tuple[str, str]:
        """The name, and what a slash sets right behind it: "Anna Ek/polis"."""
        name, _, beside = self.document.text(person.name).partition("/")
        return bare(name), beside.strip(_ROLE_MARKS)

    def _role(self, person: DraftPerson) -> str | None:
        text = self.document.text(person.role).strip(_ROLE_MARKS)
        text = text.removesuffix(".") if text.endswith(").") else text
        if text.startswith("(") and text.find(")") == len(text) - 1:
            text = text[1:-1]
        return text or None

    def _organisation(self, role: str | None) -> str | None:
        return organisation_of(role, self.setting.rules, municipality_plan=self.setting.municipality_plan)

    # -- the agenda ---------------------------------------------------------------------------

    def _item(self, point: DraftPoint, index: int, draft: DraftMinutes) -> AgendaItem:
        title = point.title
        pieces = tuple(piece for piece in point.below if piece.all_words)
        places = (self.document.text(place.name) for place in draft.places if place.point == index)
        return AgendaItem(
            number=title.number,
            title=self._value((Paragraph(title.words, page=title.page),), title.mark)
            if title.words
            else None,
            text=self._value(pieces) if pieces else None,
            items=tuple(self.document.text(piece.words) for piece in pieces if piece.kind == "item"),
            places=tuple(dict.fromkeys(places)),
        )

    def _places(self, draft: DraftMinutes) -> tuple[PlaceStatement, ...]:
        """One for each printed name, its statements joined as lines."""
        found: dict[str, tuple[Words, list[Paragraph]]] = {}
        for place in draft.places:
            name = squeeze(self.document.text(place.name))
            found.setdefault(name, (place.name, []))[1].extend(place.pieces)
        return tuple(
            PlaceStatement(name=self._value((Paragraph(name),)), text=self._value(tuple(pieces)))
            for name, pieces in found.values()
        )

    def _priorities(self, draft: DraftMinutes) -> tuple[Priority, ...]:
        found = []
        for one in draft.priorities:
            hits = self.setting.rules.topics.read(self.document.text(one.name))
            found.append(
                Priority(
                    topic=hits[0].code if hits else "other",
                    name=self._value((Paragraph(one.name),)),
                    scope=one.scope,
                    text=self._value(one.pieces) if one.pieces else None,
                )
            )
        return tuple(found)

    def _meeting(self, meeting: DraftMeeting) -> NextMeeting:
        place = self._place(meeting.place)
        return NextMeeting(date=meeting.date, start=meeting.start, end=meeting.end, place=place)

    def _place(self, entry: Entry | None) -> Value | None:
        """A meeting's place without the signs that end what the text says of it, or that set it apart there."""
        place = self._entry(entry) if entry is not None else None
        if place is None:
            return None
        text = place.text.rstrip(_AFTER_PLACE)
        text = text[1:-1] if text.startswith("(") and text.endswith(")") else text
        return place.model_copy(update={"text": text})
