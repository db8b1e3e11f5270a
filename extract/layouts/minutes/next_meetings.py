"""What minutes say at their end: the coming meetings, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from extract.layouts.minutes.lines import goes_with_day, split_label
from extract.recognise.drafts import DraftMeeting, DraftPerson, Entry, SpelledWords, Words
from models.pages.document import Document, Paragraph
from models.target import Target
from models.text.fold import fold
from models.values import Span
from rules.pack import MinutesUse, Rules, emails_in, phones_in

_SENTENCE_END = re.compile(r"\.(?= [A-ZÅÄÖ])")
_OUTSIDE = " ,;.:"
"""Signs around what a text says beside a time."""
_AT_PLACE = re.compile(r"(?P<place> [^\W\d_][^,;.\d]*)[,;] ")
"""What stands between a time and the sign before the next day; a place where it begins as one."""
_MOST_CONTACT_LINES = 4
_MOST_PLACE_WORDS = 8
_MOST_OF_VERB = 2
"""Words of "träffas vi"."""


def find_next_meetings(
    document: Document,
    pieces: list[Paragraph],
    year: int | None,
    this: str | None,
    rules: Rules,
    own: DraftMeeting | None = None,
) -> list[DraftMeeting]:
    """The meetings that are announced: below a heading, behind a label, or in a sentence.

    `this` is the day of the meeting whose minutes it is (ISO): what lies before it does not come. `own` has its hours
    and its place, for "samma tid och plats".
    """
    found = _announced(document, pieces, year, this, rules)
    said = " ".join(fold(document.text(piece.words)) for piece in pieces) if found and own is not None else ""
    if own is not None and any(
        words in said for words in rules.words["same_time"] | rules.words["same_place"]
    ):
        _share_of_own(document, found, own, pieces, rules)
    return _once([one for one in found if this is None or one.date is None or one.date > this])


def _announced(
    document: Document, pieces: list[Paragraph], year: int | None, this: str | None, rules: Rules
) -> list[DraftMeeting]:
    found: list[DraftMeeting] = []
    inside = False
    table = _Rows(document, year, this, rules)
    for piece in pieces:
        if inside and table.takes(piece):
            found += table.found
            continue
        label = split_label(document, piece, rules, plain=True)
        if label is not None and label[0] == "next_meeting":
            inside = True
            found += _meetings(document, label[2], year, this, rules)
        elif inside and label is not None and label[0] == "place" and found:
            _share_place(found, Entry(Target("other"), (label[2],), label[1]))
        elif inside and label is not None and label[0] in {"time", "time_and_place"}:
            more = _meetings(document, label[2], year, this, rules)
            if not more:
                _share_of_line(document, label[2], found, rules, at_label=True)
            found += more
        elif piece.kind == "heading" and piece.number is not None:
            inside = False
            if label is None:  # "4. Nästa möte den 3 september kl. 10"
                found += _announced_in_sentences(document, piece, year, this, rules)
        elif inside and label is None:
            more = _meetings(document, piece, year, this, rules)
            if not more:
                _share_of_line(document, piece, found, rules)
            found += more
        elif label is None:
            found += _announced_in_sentences(document, piece, year, this, rules)
    return found


class _Rows:
    """Reads the meetings of the rows of a table below the heads "Datum | Tid | Plats"."""

    def __init__(self, document: Document, year: int | None, this: str | None, rules: Rules) -> None:
        self.document = document
        self.year = year
        self.this = this
        self.rules = rules
        self.heads: list[MinutesUse | None] = []
        self.found: list[DraftMeeting] = []
        """Those of the last row."""

    def takes(self, piece: Paragraph) -> bool:
        """Whether `piece` is a row of such heads, or one below them that names a day."""
        row = _cells(self.document, piece)
        uses = [self.rules.minutes.label(self.document.text(cell)) for cell in row]
        self.found = []
        if "place" in uses:
            self.heads = uses
            return True
        if not row or len(row) != len(self.heads):
            return False
        place = row[self.heads.index("place")]
        when = tuple(word for cell in row if cell != place for word in cell)
        self.found = _meetings(self.document, replace(piece, words=when), self.year, self.this, self.rules)
        times = (cell for cell, use in zip(row, self.heads, strict=True) if use == "time")
        told = (self.rules.meetings.read(self.document.text(cell), at_label=True) for cell in times)
        hours = next(((time.start, time.end) for time in told if time.start is not None), (None, None))
        _share_hours(self.found, hours)
        for one in self.found:
            one.place = Entry(Target("other"), (Paragraph(place, page=piece.page),), method="position")
        return bool(self.found)


def _cells(document: Document, piece: Paragraph) -> list[Words]:
    """The words of each cell of a row of a table; none where `piece` is no such row."""
    if len({document.words[word].ref for word in piece.words[:1] + piece.words[-1:]}) < 2:
        return []
    return [tuple(words) for _, words in groupby(piece.words, key=lambda word: document.words[word].ref)]


def _share_of_own(
    document: Document, found: list[DraftMeeting], own: DraftMeeting, pieces: list[Paragraph], rules: Rules
) -> None:
    """Give the meetings that are said to be at the same time or place what none before them has: this meeting's."""
    for piece in pieces:
        low = fold(document.text(piece.words))
        of_piece = [one for one in found if not set(one.when).isdisjoint(piece.words)]
        if any(words in low for words in rules.words["same_time"]):
            for one in of_piece:
                if one.start is None:
                    one.start, one.end = own.start, own.end
        if any(words in low for words in rules.words["same_place"]):
            places = [one.place for one in of_piece if one.place is not None]
            for one in of_piece:
                one.place = one.place or (places[-1] if places else own.place)


def _announced_in_sentences(
    document: Document, piece: Paragraph, year: int | None, this: str | None, rules: Rules
) -> Iterator[DraftMeeting]:
    text = document.text(piece.words)
    if not (rules.meetings.days(text, year) and rules.minutes.announces_meeting(text)):
        return  # most paragraphs: spare them their sentences
    spelled = SpelledWords.of(document, piece.words)
    for start, end in rules.sentences(spelled.text):
        said = spelled.text[start:end]
        if rules.meetings.days(said, year) and rules.minutes.announces_meeting(said):
            yield from _meetings(document, Paragraph(spelled.within(start, end)), year, this, rules)


def _meetings(
    document: Document, piece: Paragraph, year: int | None, this: str | None, rules: Rules
) -> list[DraftMeeting]:
    """One meeting for each day that the text names.

    A day without hours of its own has those of the next day that has any, or those that stand before all days; with
    "samma tid" those of the day before. The place that follows the last time is that of all; what ends a sentence
    behind an earlier time is that day's alone.
    """
    spelled = SpelledWords.of(document, piece.words)
    days = [
        one
        for one in rules.meetings.days(spelled.text, year)
        if not _is_cancelled(spelled.text, one[1], rules)
    ]
    bounds = [span[0] for _, span in days[1:]] + [len(spelled.text)]
    meetings: list[DraftMeeting] = []
    last = 0
    for number, ((day, span), end) in enumerate(zip(days, bounds, strict=False)):
        hours = rules.meetings.read(spelled.text[span[0] : end], year)
        last = span[0] + (hours.span[1] if hours.span is not None else span[1] - span[0])
        first = spelled.within(0, span[0]) if number == 0 else ()
        when = _weekday(document, first, rules) + spelled.within(span[0], last)
        meeting = DraftMeeting(
            when, _after(day, spelled.text[slice(*span)], this, rules), hours.start, hours.end
        )
        meetings.append(meeting)
        if end < len(spelled.text) and (stop := _SENTENCE_END.search(spelled.text, last, end)) is not None:
            meeting.place = _place(document, piece, spelled, (last, stop.end()), rules)
        elif end < len(spelled.text) and (stays := _AT_PLACE.match(spelled.text, last, end)) is not None:
            place = _place(document, piece, spelled, stays.span("place"), rules)
            if place is not None:
                _share_place(meetings, place)  # "12 juni och 3 maj kl. 9 i Boden, 4 juli kl. 13 i Luleå"
    if meetings:
        before = rules.meetings.read(spelled.text[: days[0][1][0]], year)
        if _is_same_time(spelled.text[last:], rules):
            _share_hours(meetings[::-1], (before.start, before.end))
            return meetings
        _share_hours(meetings, (before.start, before.end))
        place = _place(document, piece, spelled, (last, len(spelled.text)), rules)
        place = place or place_before(document, piece, spelled, days[0][1][0], rules)
        if place is not None:
            _share_place(meetings, place)
    return meetings


def _is_same_time(text: str, rules: Rules) -> bool:
    """Whether the hours are said to be those of the day before: ", samma tid."."""
    return any(fold(text).strip(" ,.;()").startswith(words) for words in rules.words["same_time"])


def _place(
    document: Document, piece: Paragraph, spelled: SpelledWords, span: Span, rules: Rules
) -> Entry | None:
    """The place that `span` of the text, right behind a time, names; None where it names none."""
    begins = span[0] + len(spelled.text[slice(*span)]) - len(spelled.text[slice(*span)].lstrip(_OUTSIDE))
    ends = _SENTENCE_END.search(spelled.text, begins, span[1])
    rest = spelled.within(begins, ends.end() if ends is not None else span[1])
    if not rest or not _says_where(document, spelled.text, span[0], rest, rules):
        return None
    rest = rest[_of_verb(document, rest, rules) :]
    first = document.words[rest[0]].text
    if len(rest) > 1 and (fold(first) in _before_place(rules) or rules.minutes.label(first) == "place"):
        rest = rest[1:]  # "i Stadshuset", "Plats: Stadshuset"
    return Entry(Target("other"), (Paragraph(rest, page=piece.page),), method="position")


def _of_verb(document: Document, rest: Words, rules: Rules) -> int:
    """How many words right behind a time only say that they meet: "träffas vi i Folkparken"."""
    low = [fold(document.words[word].text) for word in rest[: _MOST_OF_VERB + 2]]
    end = next((at for at, word in enumerate(low[:-1]) if word in _before_place(rules)), 0)
    is_verb = 0 < end <= _MOST_OF_VERB and low[0] in rules.words["meets_at"]
    return end if is_verb and document.words[rest[end + 1]].text[:1].isupper() else 0


def _is_cancelled(text: str, span: tuple[int, int], rules: Rules) -> bool:
    """Whether the sentence of a day says that there is no meeting: "Mötet den 5 maj är inställt"."""
    if rules.status.read(text).state != "cancelled":
        return False  # most texts: spare them their sentences
    sentence = next((one for one in rules.sentences(text) if one[0] <= span[0] < one[1]), (0, len(text)))
    return rules.status.read(text[slice(*sentence)]).state == "cancelled"


def _share_hours(meetings: list[DraftMeeting], hours: tuple[str | None, str | None]) -> None:
    """Give each meeting without hours those of the next one that has any, and the last ones `hours`."""
    following = hours
    for meeting in reversed(meetings):
        if meeting.start is None:
            meeting.start, meeting.end = following
        else:
            following = meeting.start, meeting.end


def _share_place(meetings: list[DraftMeeting], place: Entry) -> None:
    for meeting in meetings:
        meeting.place = meeting.place or place


def _share_of_line(
    document: Document,
    piece: Paragraph,
    found: list[DraftMeeting],
    rules: Rules,
    *,
    at_label: bool = False,
) -> None:
    """Hours, and a place after them, on a line below the days: "Samtliga kl. 13–15 i Stadshuset"."""
    spelled = SpelledWords.of(document, piece.words)
    hours = rules.meetings.read(spelled.text, at_label=at_label)
    if hours.start is None or hours.span is None or not any(one.start is None for one in found):
        return
    _share_hours(found, (hours.start, hours.end))
    place = _place(document, piece, spelled, (hours.span[1], len(spelled.text)), rules)
    if place is not None:
        _share_place(found, place)


def _says_where(document: Document, text: str, last: int, rest: Words, rules: Rules) -> bool:
    """Whether what follows the time is the place: after a comma, or "i lokal …", "på …"; no sentence, and not "samma
    plats"."""
    low = [fold(document.words[word].text).strip(_OUTSIDE) for word in rest]
    said = " ".join(low)
    if any(words in said for words in rules.words["same_place"] | rules.words["same_time"]):
        return False
    told = len(rest) > 1 and document.words[rest[1]].text[:1].isupper()
    is_label = rules.minutes.label(low[0]) in ("time", "place")  # "Plats: Sal A", not "Plats meddelas senare"
    if is_label and not (told or ":" in document.words[rest[0]].text):
        return False
    if text[:last].endswith(",") or text[last : last + 1] == ",":
        return True
    whole = document.text(rest).rstrip(_OUTSIDE)
    if whole[0] == "(" and whole[1:2].isupper() and whole[-1] == ")":
        return True  # "7 maj kl. 13 (Stadshuset)"
    low = low[_of_verb(document, rest, rules) :]
    begins = low[0] in _before_place(rules) or is_label
    return begins and len(rest) <= _MOST_PLACE_WORDS and rules.words["clause"].isdisjoint(low)


def _before_place(rules: Rules) -> set[str]:
    """Words before a meeting's place: "i Stadshuset", "via Teams"."""
    return rules.words["at"] | rules.words["meets_by"]


def place_before(
    document: Document, piece: Paragraph, spelled: SpelledWords, day: int, rules: Rules
) -> Entry | None:
    """The place right before the first day: "… äger rum i Kommunhuset den 14 maj"."""
    words = list(spelled.within(0, day))
    while words and goes_with_day(document.words[words[-1]].text, rules):
        words.pop()
    low = [fold(document.words[word].text) for word in words]
    start = next((at for at in range(len(low) - 1, 0, -1) if low[at - 1] in _before_place(rules)), None)
    if start is None or len(words) - start > _MOST_PLACE_WORDS // 2:
        return None
    place = tuple(words[start:])
    named = document.words[place[0]].text[:1].isupper() and not document.text(place).endswith((".", ":"))
    return Entry(Target("other"), (Paragraph(place, page=piece.page),), method="position") if named else None


def _weekday(document: Document, words: Words, rules: Rules) -> Words:
    kept = []
    for word in reversed(words):
        if not goes_with_day(document.words[word].text, rules):
            break
        kept.append(word)
    return tuple(reversed(kept))


def _after(day: str, printed: str, this: str | None, rules: Rules) -> str:
    """The day in the next year, where `printed` names none and this meeting would lie after it."""
    if this is None or day > this or rules.meetings.days(printed):
        return day
    try:
        return date.fromisoformat(day).replace(year=int(this[:4]) + 1).isoformat()
    except ValueError:
        return day


def _once(meetings: list[DraftMeeting]) -> list[DraftMeeting]:
    """Each meeting once, where it is announced several times."""
    kept: dict[str | None, DraftMeeting] = {}
    for meeting in meetings:
        known = kept.setdefault(meeting.date, meeting)
        if known.start is None and meeting.start is not None:
            kept[meeting.date] = meeting
    return list(kept.values())


def find_contact(document: Document, pieces: list[Paragraph], rules: Rules) -> DraftPerson | None:
    """Whom the label "Kontakt" names, with the lines below that hold nothing but numbers and addresses."""
    for index, piece in enumerate(pieces):
        label = split_label(document, piece, rules, plain=True)
        if label is None or label[0] != "contact":
            continue
        person = _contact(document, label[2], rules) if label[2].words else None
        for following in pieces[index + 1 : index + 1 + _MOST_CONTACT_LINES]:
            if person is None:
                person = _contact(document, following, rules)
            elif following.kind == "heading" or not _is_contact_line(document, following):
                break
            else:
                person = replace(person, others=person.others + following.all_words)
        if person is not None:
            return person
    return None


def _contact(document: Document, piece: Paragraph, rules: Rules) -> DraftPerson | None:
    texts = [document.words[word].text for word in piece.words]
    count = rules.people.leading_name(texts)
    text = document.text(piece.words)
    reached = (*phones_in(text), *emails_in(text))
    if not count and not reached:
        return None
    first = min((span[0] for span in reached), default=len(text))
    spelled = SpelledWords.of(document, piece.words)
    name = piece.words[:count]
    role = tuple(word for word in spelled.within(0, first) if word not in name)
    return DraftPerson(name, role, tuple(word for word in piece.words if word not in name + role))


def _is_contact_line(document: Document, piece: Paragraph) -> bool:
    text = document.text(piece.words)
    return bool(phones_in(text) or emails_in(text)) and len(piece.words) <= 10
