"""Who undertakes what in running text: the sentences that commit a party, one by one (docs/record.md, Party).

A false commitment is worse than a missing one: a sentence counts only when its subject is found in the place
where Swedish puts it, before the verb or, after an adverbial, right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.text.fold import fold
from models.values import ActorMention, Span
from rules.actors.clause_words import PROMISING, STATING, ClauseWords, CommitmentRow
from rules.actors.clauses import WE, Clause
from rules.actors.marks import is_genitive, names_kind
from rules.actors.mentions import Actors
from rules.matching.loading import RuleFiles
from rules.matching.patterns import tokenize
from rules.matching.sentences import Sentences
from rules.matching.verbs import Verbs
from rules.matching.words import SmallWords

_ITEM = re.compile(r"\n- [^\n]*")
"""A line of a list, as values write it."""
_PLAIN_ITEM = re.compile(r"\n(?!- )[^\W\d_A-ZÅÄÖ][^\n]*")
"""A line that goes on with a lead-in although no mark begins it: its first letter is small."""
_LABELLED = re.compile(r"^(?:- )?(?P<line>(?P<label>[^\W\d_][^:\n]{0,40}): (?P<told>[^\n]+))$", re.MULTILINE)
"""A line of which the words before a colon may be a party's name."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
ANNOUNCED_RULE = "heading.undertakings"
"""The row by whose words a heading promises what the list below it says."""
_DASHES = ("-", "\u2013", "\u2014")
_NUMBER = re.compile(r"(?:§ ?)?\d+(?:\.\d+)*[.)]? (?=[^\W\d_a-zåäö])")
"""The number of a clause: "3.2 Polisen ska …"."""
_LAST_BRACKET = re.compile(r"\(([^()\n]{3,60})\)\.?$")
"""A bracket that ends an item of a list, and may say whose it is."""
_MARKS = frozenset((",", "(", ")", "-", "\u2013"))
_FRONT = 5
"""Words of an item among which stands that it has been done, or may be: "Polisen har genomfört tolv kontroller"."""
_COMPANY_NEAR = 2
"""Words between "tillsammans med" and whom it names: "tillsammans med den lokala polisen"."""


@dataclass(frozen=True, slots=True)
class CommitmentReading:
    """A sentence that commits a party, or a lead-in with the list below it."""

    party: str
    span: tuple[int, int]
    """[start, end) of the whole sentence, or of the lead-in and its list."""
    rule: str
    lead_in: tuple[int, int] | None = None
    """[start, end) of the lead-in to the list of which it is an item."""


class Commitments:
    """Finds commitments by the rows of commitments.toml."""

    def __init__(
        self, files: RuleFiles, actors: Actors, words: SmallWords, sentences: Sentences, verbs: Verbs
    ) -> None:
        self._words = ClauseWords(files.rows("commitments", CommitmentRow), words, verbs)
        self._solemn = frozenset(row.id for row in files.rows("commitments", CommitmentRow) if row.solemn)
        self._actors = actors
        self._sentences = sentences
        self._opening = words["opens_list"]
        self._pointing = words["points_on"]
        self._untold = words["tells_perfect"] | words["denies"] | words["leaves_open"]

    def read(
        self,
        text: str,
        *,
        parties: tuple[str, ...] = (),
        municipality_plan: bool = False,
        promises: bool = False,
    ) -> tuple[CommitmentReading, ...]:
        """The commitments that `text` states, sentence by sentence; one for each party that a sentence commits.

        `parties` are those that the activity names, for "parterna" and "vi"; where it `promises`, in a citizens'
        promise, "Polisen kommer att …" undertakes, too.
        """
        found: list[CommitmentReading] = []
        listed = began = 0
        committed: dict[str, str] = {}
        for start, end in self._sentences(text):
            if start < listed:
                continue  # an item of a lead-in's list, read with it
            leads_in = self._leads_in(text, start, end)
            goes_on = leads_in and bool(self._words.found(tokenize(text[start:end]), "goes_on"))
            if not (committed and goes_on):
                committed = self._committed(
                    text[start:end], parties, municipality_plan, leads_in=leads_in, promises=promises
                )
                began = start
            if committed and leads_in:
                items = list(_items_below(text, end))
                listed = items[-1][1] if items else end
                if not items and self._says_nothing_yet(text[start:end]):
                    continue
                listing = [*self._listed(text, (began, end), items, committed, municipality_plan)]
                if not any(one.lead_in for one in listing):  # it goes on with what stands in `found`
                    found = [one for one in found if one.span[0] < began]
                found += listing
            else:
                found += [CommitmentReading(party, (start, end), rule) for party, rule in committed.items()]
        return tuple(one for one in found if not self._is_quoted(text, one.span))

    def _says_nothing_yet(self, lead_in: str) -> bool:
        """Whether a lead-in without a list leaves open what is undertaken: "Polisen lovar att:"."""
        return lead_in.endswith(":") or _last_word(lead_in) in self._opening | self._pointing

    def _is_quoted(self, text: str, span: Span) -> bool:
        """Whether a sentence says who said it, or the line does in which it starts behind a dash: "– Vi ska synas.
        Vi ska lyssna, säger Bo Ek"."""
        line = text[text.rfind("\n", 0, span[0]) + 1 :].partition("\n")[0]
        said = line if line.lstrip()[:1] in _DASHES else text[slice(*span)]
        return bool(self._words.found(tokenize(said), "reported"))

    def is_solemn(self, reading: CommitmentReading) -> bool:
        """Whether it undertakes in so many words ("åtar sig", "lovar"), and does not just tell whose task it is."""
        return reading.rule in self._solemn

    def names_everyone(self, text: str) -> bool:
        """Whether `text` speaks of "parterna" or "vi", for whom `read` needs the parties."""
        return self._words.speaks_of_everyone(tokenize(text))

    def named(self, text: str, *, municipality_plan: bool = False) -> tuple[str, ...]:
        """The parties that `text` names who may be "vi", in order and each once.

        Those with whom or for whom "vi", or an item of a list, do something are none: "Vi ska besöka skolan",
        "- tillsammans med fritidsgården ordna …".
        """
        found: dict[str, None] = {}
        for start, end in self._sentences(text):
            sentence = text[start:end]
            actors = self._actors.named(sentence, municipality_plan=municipality_plan)
            if f"\n{text[:start]}".endswith("\n- "):
                actors = self._that_act(sentence, actors, 0)
            elif (we := self._end_of_we(sentence)) is not None:
                company = self._company(sentence, actors)
                before = [one for one in actors if one.span[1] < we and one.span not in company]
                actors = (*before, *self._that_act(sentence, actors, we))
            found |= {
                one.organisation: None
                for one in actors
                if one.organisation and (one.role or not names_kind(one.text))
            }
        return tuple(found)

    def _end_of_we(self, sentence: str) -> int | None:
        """Where the first "vi" of a sentence ends; None where it holds none."""
        tokens = tokenize(sentence)
        matches = (one for _, one in self._words.found(tokens, "everyone"))
        ends = [tokens[one.last - 1].end for one in matches if tokens[one.first].text == WE]
        return min(ends, default=None)

    def _that_act(
        self, sentence: str, actors: tuple[ActorMention, ...], place: int
    ) -> tuple[ActorMention, ...]:
        """The actors right behind a place of the sentence, one after the other ("vi på polisen och i skolan"), and
        those that begin a clause of their own behind it: ", och polisen är med"."""
        act: list[ActorMention] = []
        for actor in actors:
            if actor.span[0] < place:
                continue
            between = [token.text for token in tokenize(sentence[place : actor.span[0]])]
            is_beside = self._words.joiners | self._words.places | _MARKS >= {*between}
            begins = len(between) > 1 and between[-2] == "," and between[-1] in self._words.joiners
            if is_beside or begins:
                act.append(actor)
                place = actor.span[1]
        return tuple(act)

    def _company(self, sentence: str, actors: tuple[ActorMention, ...]) -> set[tuple[int, int]]:
        """The spans of the actors with whom a sentence says that something is done."""
        tokens = tokenize(sentence)
        ends = [tokens[one.last - 1].end for _, one in self._words.found(tokens, "company")]
        company: set[tuple[int, int]] = set()
        last: int | None = None
        for actor in actors:
            begins = next((end for end in reversed(ends) if end <= actor.span[0]), None)
            is_first = begins is not None and len(sentence[begins : actor.span[0]].split()) <= _COMPANY_NEAR
            between = (
                [] if last is None else [token.text for token in tokenize(sentence[last : actor.span[0]])]
            )
            if is_first or (between and self._words.joiners.issuperset(between)):
                company.add(actor.span)
                last = actor.span[1]
        return company

    def begin_in(self, text: str, *, parties: tuple[str, ...]) -> bool:
        """Whether `text`, one paragraph of several, commits somebody or leads in what does: "Polisen åtar sig att:"."""
        return bool(self.read(text, parties=parties)) or self.leads_in(text)

    def leads_in(self, line: str) -> bool:
        """Whether `line`, with a list below it, says what somebody undertakes: "Polisen lovar att"."""
        above = f"{line}\n- "
        return self._leads_in(above, 0, len(line)) and bool(self.read(above, parties=("police",)))

    def _leads_in(self, text: str, start: int, end: int) -> bool:
        """Whether the sentence at [start, end) opens a list: by its last sign or word, or by an item right below; that
        is the next one, where the sentence is an item itself."""
        if text.endswith(":", start, end):
            return True
        is_item = f"\n{text[:start]}".endswith("\n- ")
        if not is_item and not text.endswith((".", "!", "?"), start, end) and text.startswith("\n- ", end):
            return True
        last = _last_word(text[start:end])
        return last in self._opening or last in self._pointing

    def _committed(
        self,
        sentence: str,
        parties: tuple[str, ...],
        municipality_plan: bool = False,
        *,
        leads_in: bool,
        promises: bool,
    ) -> dict[str, str]:
        """Each party that `sentence` commits, with the row that says so; a number before it counts for nothing."""
        sentence = sentence[number.end() :] if (number := _NUMBER.match(sentence)) else sentence
        if not self._words.found(tokenize(sentence), *PROMISING):  # most: spare the search for actors
            return {}
        actors = self._actors.named(sentence, municipality_plan=municipality_plan)
        committed: dict[str, str] = {}
        clause = Clause(sentence, actors, parties, self._words, leads_in=leads_in, promises=promises)
        for party, rule in clause.commitments():
            committed.setdefault(party, rule)
        return committed

    def _listed(
        self,
        text: str,
        lead_in: tuple[int, int],
        items: list[tuple[int, int]],
        committed: dict[str, str],
        municipality_plan: bool,
    ) -> Iterator[CommitmentReading]:
        """One reading of a lead-in and its list; items that each begin with parties commit those, and so do items that
        say who else does them, or which of several. Others commit all whom the lead-in does."""
        own = [
            named
            if {*committed} >= {*(named := self._named_last(text[start:end], municipality_plan))} and named
            else self._named_first(text[start:end], municipality_plan)
            for start, end in items
        ]
        if not all(own):
            own = [
                self._committed_by_item(text[start:end], municipality_plan)
                or (named if {*named} <= {*committed} and self._tells_deed_of(text[start:end], named) else ())
                or tuple(committed)
                for (start, end), named in zip(items, own, strict=True)
            ]
            if all({*one} == {*committed} for one in own):
                own = []
        if own:
            rule = next(iter(committed.values()))
            for span, named in zip(items, own, strict=True):
                yield from (CommitmentReading(party, span, rule, lead_in) for party in named)
            return
        last = items[-1][1] if items else lead_in[1]
        for party, rule in committed.items():
            yield CommitmentReading(party, (lead_in[0], last), rule)

    def listed(
        self, text: str, known: tuple[CommitmentReading, ...], *, municipality_plan: bool = False
    ) -> tuple[CommitmentReading, ...]:
        """The commitments of a list below a heading that promises ("Våra löften"): of each item that parties' names
        begin, where none of those `known` is in it.

        A verb that undertakes by itself is read as anywhere: "Polisen ska kunna …" commits nobody here either.
        """
        text = f"\n{text}"
        found: list[CommitmentReading] = []
        items = [*_ITEM.finditer(text)]
        last = [self._named_last(match[0], municipality_plan) for match in items]
        for match, named_last in zip(items, last, strict=True):
            span = match.start() + 2, match.end() - 1
            item = text[match.start() + 3 : match.end()]
            named = named_last if all(last) else self._named_first(item, municipality_plan)
            is_known = any(one.span[0] < span[1] and span[0] < one.span[1] for one in known)
            if not is_known and self._only_tells(item):
                found += [CommitmentReading(party, span, ANNOUNCED_RULE) for party in named]
        return tuple(found)

    def below(self, heading: str, text: str, parties: tuple[str, ...]) -> tuple[CommitmentReading, ...]:
        """The commitment that is all the text below a heading that leads it in: "Det här ska vi göra"; `parties` are
        "vi"."""
        committed = self._committed(heading, parties, leads_in=True, promises=True)
        return tuple(CommitmentReading(party, (0, len(text)), rule) for party, rule in committed.items())

    def labelled(self, text: str, *, municipality_plan: bool = False) -> tuple[CommitmentReading, ...]:
        """The commitments of lines that a party's name leads as a label, where those of several parties stand so:
        "Polisen: kontroller och hundsök", on the next line "Kommunen: …". Names and roles behind it are contacts."""
        found: list[CommitmentReading] = []
        for match in _LABELLED.finditer(text):
            actors = self._actors.named(match["label"], municipality_plan=municipality_plan)
            party = actors[0].organisation if len(actors) == 1 and actors[0].text == match["label"] else None
            if party is not None and self._tells_more_than_who(match["told"]):
                found.append(CommitmentReading(party, match.span("line"), ANNOUNCED_RULE))
        return tuple(found) if len({one.party for one in found}) > 1 else ()

    def _tells_more_than_who(self, told: str) -> bool:
        """Whether a text holds words in small letters beside its actors, and says that something is done."""
        spans = [actor.span for actor in self._actors.named(told)]
        rest = [
            word[0]
            for word in _WORDS.finditer(told)
            if not any(start <= word.start() < end for start, end in spans)
        ]
        own = [word for word in rest if word[0].islower() and word not in self._words.joiners]
        front = [fold(word) for word in told.split()[:_FRONT]]
        return bool(own) and self._untold.isdisjoint(front)

    def _committed_by_item(self, item: str, municipality_plan: bool) -> tuple[str, ...]:
        """The parties that an item of a list commits by itself: "Lampor ska bytas av kommunen". What it says in its
        further sentences only tells more of the first."""
        readings = self.read(item, municipality_plan=municipality_plan, promises=True)
        end = next(iter(self._sentences(item)), (0, 0))[1]
        return tuple(dict.fromkeys(one.party for one in readings if one.span[0] < end))

    def _tells_deed_of(self, item: str, named: tuple[str, ...]) -> bool:
        """Whether an item tells what the parties do that begin it: "Kommunen belyser gångtunneln", but not
        "Kommunens invånare känner sig trygga"."""
        actors = self._actors.named(item)[: len(named)]
        words = (word for actor in actors for word in actor.text.split())
        return self._only_tells(item) and not any(map(is_genitive, words))

    def _only_tells(self, item: str) -> bool:
        """Whether an item tells what is done, and neither what may, need not or has been done, nor who shall."""
        front = [fold(word) for word in item.split()[1:_FRONT]]
        return self._untold.isdisjoint(front) and not self._words.found(tokenize(item), *STATING)

    def _named_last(self, item: str, municipality_plan: bool) -> tuple[str, ...]:
        """The parties that are all that the bracket at an item's end names: "Tolv kontroller av farten (Polisen)"."""
        bracket = _LAST_BRACKET.search(item)
        if bracket is None:
            return ()
        named: dict[str, None] = {}
        rest = bracket[1]
        for actor in reversed(self._actors.named(rest, municipality_plan=municipality_plan)):
            rest = rest[: actor.span[0]] + rest[actor.span[1] :]
            named = ({actor.organisation: None} if actor.organisation else {}) | named
        is_all = self._words.joiners | {","} >= {token.text for token in tokenize(rest)}
        return tuple(named) if is_all else ()

    def _named_first(self, item: str, municipality_plan: bool) -> tuple[str, ...]:
        """The parties whose names begin a list item: "Polisen patrullerar på fredagar", "Polisen och skolan möts".

        None where something of theirs does: "Polisens och skolans samverkan ska öka".
        """
        first, _, rest = item.partition(" ")
        item = rest if fold(first) in self._opening else item  # "Att polisen ska gå ronder"
        named: dict[str, None] = {}
        place = 0
        for actor in self._actors.named(item, municipality_plan=municipality_plan):
            between = {token.text for token in tokenize(item[place : actor.span[0]])}
            if actor.span[0] > 0 and not (place and between and self._words.joiners >= between):
                break
            place = actor.span[1]
            named |= {actor.organisation: None} if actor.organisation else {}
        owns = place > 0 and is_genitive(item[:place].rsplit(maxsplit=1)[-1])
        return () if owns else tuple(named)

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the rows that decide something in `text`, and of those whose words it holds."""
        return self._words.around(text) | {reading.rule for reading in self.read(text, parties=("police",))}


def _last_word(sentence: str) -> str:
    return fold(sentence.rsplit(maxsplit=1)[-1].rstrip(".:"))


def _items_below(text: str, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) of each item of the list that begins right after `end`, marks left out."""
    pattern = _ITEM if text.startswith("\n- ", end) else _PLAIN_ITEM
    while (item := pattern.match(text, end)) is not None:
        yield item.start() + (3 if pattern is _ITEM else 1), item.end()
        end = item.end()
