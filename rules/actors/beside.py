"""What stands beside a person's name and says what that one is: a title before it, an employer behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.text.fold import fold
from models.values import ActorMention, Span
from rules.actors.people import People, emails_in, phones_in
from rules.matching.lemmas import lemma
from rules.matching.words import SmallWords

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
PARTY_LETTERS = re.compile(r"\s*\((?:[A-ZÅÄÖ]{1,3}|[A-Z][a-z]{1,2})\)")
"""The letters of a political party after a politician's name: "(S)", "(KD)", "(Sjp)"."""
_BESIDE = re.compile(r"\s*(?:\([A-ZÅÄÖ]{1,3}\))?\s*(?:[,–(:/|]|-(?=\s))\s*")
"""What may stand between a name and the role behind it."""
_IN_BRACKETS = re.compile(r"\s*\(([A-ZÅÄÖ][^()\d@]*[^\W\d_])\)")
"""What brackets behind a name hold, where it begins with a capital: an employer, a club."""
_NEAR = 24
"""Characters between a name and its number or address."""
LONGEST_ROLE = 8
"""Words."""
_LONGEST_TITLE = 6
"""Words of a title before a comma and a name."""
_CAPITALS = re.compile(r"(?: [A-ZÅÄÖ][\w&-]*)*")
_NAMED_ON = re.compile(r"(?:[ /][A-ZÅÄÖ][\w&-]*)*")
_SIGNS = re.compile(r"[,;:.\n]")
_PLURALS = ("er", "ar", "or", "erna", "arna", "orna")
_Actors = tuple[ActorMention, ...]


class Beside:
    """Finds the role beside a name, in texts whose actors are known."""

    def __init__(self, people: People, words: SmallWords) -> None:
        self._people = people
        self._at = re.compile(rf"\s+{words.choice('workplace')}\s+(?=\w)")
        self._joiners = words["joiner"]
        self._role_ends = re.compile(
            rf"[,;()\n|]|\.(?=\s+[^\Wa-zåäö]|\s*$)|\s[-–]\s|:(?![ea]\b)|\s(?P<word>{words.choice('ends_role')})\b|\s\d"
        )
        self._is_from = re.compile(
            rf"\s{words.choice('employed_by')}\s([A-ZÅÄÖ][\w&-]*(?: [A-ZÅÄÖ][\w&-]*)*)"
        )
        self._as = re.compile(rf",?(?:\s(?P<verb>[^\W\d_A-ZÅÄÖ]+))?,?\s{words.choice('acts_as')}\s(?=\w)")
        self._is = words["is_called"]
        self._leaves = words["leaves_role"]
        self._before_people = words["before_people"]
        self._goes_on_with = words["at"] | words["of"] | words["joiner"]

    def of(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """[start, end) of what says beside the name at `span` what the person is; None where nothing does."""
        role = self.before(text, span, actors)
        if role is None or any(one.span == role and one.role is None for one in actors):
            role = self.behind(text, span, actors) or role  # "För kommunen: Eva Sjö, kommunalråd"
        elif text[role[1] : span[0]].strip():  # a colon, or "är"
            title = self._title_behind(text, span, actors)  # "Kontaktperson: Eva Sjö, kommunalråd"
            heads_list = _is_plural(text[slice(*role)])  # "Ledamöter: Eva Sjö (Coop), …"
            role = title or (self.behind(text, span, actors) if heads_list else None) or role
        return role or self._title_between(text, span, actors) or self._acts_as(text, span, actors)

    def stands_for_name(self, text: str, start: int, actors: _Actors) -> bool:
        """Whether a title stands right before `start`, so that what follows with capitals is whoever has it.

        In the singular and without a sign between: "samordnare Desta Tesfaye".
        """
        ends = {len(text[:start].rstrip()), self._before_is(text, start)}
        title = next((one for one in actors if one.span[1] in ends and one.role is not None), None)
        return title is not None and start > title.span[1] and not _is_plural(title.text)

    def is_agent(self, text: str, start: int) -> bool:
        """Whether the word before `start` has somebody behind it: "leds av Karin Hammare"."""
        return fold(last_word(text[:start])) in self._before_people

    def _before_is(self, text: str, start: int) -> int | None:
        """Where what stands before "är" and a name at `start` ends: "Rektor är Eva Ek"; None without such a verb."""
        head, _, verb = text[:start].rstrip().rpartition(" ")
        return len(head.rstrip()) if fold(verb) in self._is else None

    def before(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """The title right before the name, or whose name a colon introduces: "Rektor Eva Ek", "Skolan: Eva Ek"."""
        before = text[: span[0]].rstrip(" \t:–-")
        gap = text[len(before) : span[0]]
        named = self._before_is(text, span[0])
        told = len(before) if gap.strip() == ":" else named
        if told is not None and (office := self._office(text, told)) is not None:
            return office
        for one in actors:
            if one.span[1] == len(before) and (one.role is not None or gap.strip() == ":"):
                return one.span
            if one.span[1] == named and one.role is not None:
                return one.span
        word = last_word(before)
        is_told = bool(word) and before.endswith(word) and gap.strip() in ("", ":")
        is_where = is_told and fold(last_word(before.removesuffix(word))) in self._goes_on_with
        if (
            is_told and not (is_where and gap.strip()) and self._people.is_role(word)
        ):  # "Ledamöter i rådet: …"
            return len(before) - len(word), len(before)
        return self._title_alone(text, span, actors)

    def _office(self, text: str, end: int) -> Span | None:
        """What is said before a colon or "är" of what somebody is, and where: "Sekreterare i rådet: Eva Ek"."""
        start = max((sign.end() for sign in _SIGNS.finditer(text, 0, end)), default=0)
        start += len(text[start:]) - len(text[start:].lstrip())
        title, *rest = WORD.findall(text[start:end]) or [""]
        is_office = 1 < len(rest) < _LONGEST_TITLE and fold(rest[0]) in self._goes_on_with
        return (start, end) if is_office and self._people.is_role(title) else None

    def _title_alone(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """The title of several words that a line begins with, where a comma and the name are all that follows.

        "Enhetschef barn och unga, Eva Ek"; a single word may be one of a list ("Rektor, Eva Ek").
        """
        title, comma, between = text[: span[0]].rpartition(",")
        is_alone = comma and not between.strip() and not text[span[1] :].strip(" .")
        is_short = 1 < len(title.split()) <= _LONGEST_TITLE and not _SIGNS.search(title)
        starts = any(one.span[0] == 0 and one.role is not None for one in actors)
        return (0, len(title)) if is_alone and is_short and starts else None

    def _acts_as(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """The role that the sentence gives: "Eva Ek tillträder som rektor", "Eva Ek deltar i egenskap av rektor"."""
        given = self._as.match(text, span[1])
        if given is None or fold(given["verb"] or "") in self._leaves:
            return None
        return next((one.span for one in actors if one.span[0] == given.end() and one.role is not None), None)

    def _title_between(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """The title before a name that commas part from the sentence: "Kommunens säkerhetschef, Eva Ek, leder …"."""
        title, comma, between = text[: span[0]].rpartition(",")
        if not comma or between.strip() or not text.startswith(",", span[1]):
            return None
        return next((one.span for one in actors if one.role is not None and one.span[1] == len(title)), None)

    def behind(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """The title or employer behind the name, as far as it goes: "Eva Ek, chef för fritid", "Eva Ek på skolan"."""
        if (employer := self._in_brackets(text, span, actors)) is not None:
            return employer
        beside = _BESIDE.match(text, span[1])
        works_at = None if beside is not None else self._at.match(text, span[1])
        beside = beside or works_at
        if beside is None:
            following = next((one for one in actors if one.span[0] == span[1] + 1 and one.role), None)
            if following is None or text[span[1]] != " ":
                return None
            return following.span if self._is_told_so(text, span, following.span) else None
        last = self._end_of_role(text, beside.end(), actors)
        reached = [start for start, _ in (*phones_in(text), *emails_in(text)) if start >= beside.end()]
        last = min([last, *reached])
        if works_at is not None:  # "Eva Ek på Brottsofferjouren tar emot samtal"
            last = min([last, *self._ends_of_workplace(text, works_at.end(), actors)])
            named = self._is_from.match(text, span[1])
            if named is not None and self._people.is_company(named[1]):
                return named.span(1)  # "Eva Ek från Studiefrämjandet"
        said = text[beside.end() : last].rstrip()
        words = WORD.findall(said)
        if text.startswith(":", beside.end() + len(said)):
            return None  # the label of what follows: "Utredare: Eva Ek, sekreterare: Bo Al"
        known = any(beside.end() <= one.span[0] < last for one in actors)
        is_line = not text[: span[0]].strip() and not text[last:].strip()  # "Göte Rask, Vallens IF"
        known = known or (is_line and said[:1].isupper() and self._people.is_company(said))
        if not words or not (known or self._people.is_role(words[0])):
            return None
        if len(words) > LONGEST_ROLE:  # the sentence goes on: "Eva Ek, chef för polisen i Sala skrev under …"
            return next((one.span for one in actors if one.span[0] == beside.end() and one.role), None)
        return beside.end(), beside.end() + len(said)

    def _in_brackets(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """The employer in brackets behind a name: "Göte Rask (Vallens IF)"; no party's letters, no place."""
        said = _IN_BRACKETS.match(text, span[1])
        if said is None or len(said[1].split()) > LONGEST_ROLE:
            return None
        is_known = any(one.span == said.span(1) for one in actors)
        is_other = PARTY_LETTERS.match(text, span[1]) is not None or self._people.is_place(said[1])
        return said.span(1) if is_known or not is_other else None

    def _is_told_so(self, text: str, span: Span, role: Span) -> bool:
        """Whether nothing but a space need part the name from its role: in small letters, or on a line of such pairs.

        "Eva Ek Ordförande Bo Ask Sekreterare".
        """
        if text[role[0]].islower():
            return True
        rest = text[role[1] :].strip()
        in_turn = not text[: span[0]].strip() and rest[:1].isupper()
        return not rest or (in_turn and self._people.leading_name(rest.split()) > 0)

    def _end_of_role(self, text: str, start: int, actors: _Actors) -> int:
        """Where the role that begins at `start` ends; it goes on with a second one: "kommunpolis och områdeschef".

        And with the employer behind a title: "säkerhetschef, Boxholms kommun".
        """
        whole = next((one.span[1] for one in actors if one.span[0] == start and one.role is not None), start)
        stop = self._role_ends.search(text, whole)  # behind "enhetschef vid kultur och fritid"
        while (
            stop is not None
            and stop["word"] in self._joiners
            and self._is_second_role(text, stop.end(), actors)
        ):
            stop = self._role_ends.search(text, stop.end())
        end = stop.start() if stop is not None else len(text)
        employers = (_end_of_employer(text, end, one) for one in actors if whole > start)
        return next((last for last in employers if last is not None), end)

    def _is_second_role(self, text: str, start: int, actors: _Actors) -> bool:
        """Whether a role without a name follows `start`, in small letters as the first."""
        following = text[start:].lstrip()
        own = next(
            (one.span for one in actors if one.span[0] == len(text) - len(following) and one.role), None
        )
        if own is None and not self._people.is_role(first_word(following)):
            return False
        end = (
            own[1]
            if own is not None
            else text.index(first_word(following), start) + len(first_word(following))
        )
        return following[0].islower() and not text[end:].lstrip()[:1].isupper()

    def _ends_of_workplace(self, text: str, start: int, actors: _Actors) -> Iterator[int]:
        """Where the name of an organisation that begins at `start` ends, if the sentence goes on behind it."""
        for one in actors:
            named = _CAPITALS.match(text, one.span[1])  # "Hembygdsföreningen Fors visar …"
            end = named.end() if named is not None else one.span[1]
            following = first_word(text[end:])
            if one.span[0] == start and following.islower() and fold(following) not in self._goes_on_with:
                yield end

    def _title_behind(self, text: str, span: Span, actors: _Actors) -> Span | None:
        """What stands behind a name where that is a title, and not only an employer."""
        behind = self.behind(text, span, actors)
        if behind is None or any(one.role and overlap(one.span, behind) for one in actors):
            return behind
        return behind if self._people.is_role(first_word(text[slice(*behind)])) else None

    def is_reached(self, text: str, end: int) -> bool:
        """Whether a number or an address stands right after the name."""
        return any(0 <= start - end <= _NEAR for start, _ in (*phones_in(text), *emails_in(text)))


def _end_of_employer(text: str, start: int, actor: ActorMention) -> int | None:
    """Where an actor's name ends that stands alone behind a comma at `start`, of two words at least; None for others.

    "LPO Norra", "Luleå kommun": what stands so behind a title is whom that one works for. A single word may be the next
    of a list.
    """
    if actor.role is not None or text[start : actor.span[0]].rstrip() != ",":
        return None
    named = _NAMED_ON.match(text, actor.span[1])
    end = named.end() if named is not None else actor.span[1]
    is_name = text[actor.span[0]].isupper() and " " in text[actor.span[0] : end]
    return end if is_name and not text[end:].lstrip()[:1].isalpha() else None


def _is_plural(label: str) -> bool:
    """Whether a role is said of several: "Ledamöter", but not "Sekreterare"."""
    head = fold(label).rpartition(" ")[2]
    return head.endswith(_PLURALS) and lemma(head) != head


def overlap(one: Span, other: Span) -> bool:
    """Whether both hold a place of the text."""
    return one[0] < other[1] and other[0] < one[1]


def last_word(text: str) -> str:
    """The word that `text` ends with; "" where a sign ends it."""
    words = WORD.findall(text[-40:])
    return words[-1] if words and text.rstrip().endswith(words[-1]) else ""


def first_word(text: str) -> str:
    """The word that `text` begins with, behind an "&" too; "" where another sign begins it."""
    match = re.match(r"\s*&?\s*([\w:-]+)", text)
    return match[1] if match is not None else ""
