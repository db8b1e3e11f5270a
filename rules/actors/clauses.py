"""One sentence: which actor is its subject, which verb it has, and whether that undertakes anything."""

from __future__ import annotations

from collections.abc import Iterator

from models.values import ActorMention
from rules.actors.clause_words import AROUND, BOUNDARIES, PROMISING, STATING, ClauseWords, Part
from rules.actors.marks import is_genitive
from rules.actors.voices import Sides, voice_of
from rules.matching.patterns import Found, Token, tokenize

_ACTOR = "\x02"
"""Stands for an actor among the tokens; no text holds it."""
_JOINED = "&"
"""Stands for what joins the second of a pair of actors."""
_SHORT_COMPLEMENT = 3
"""Words before "och" and the next one's part, which may be said of the first, too, where it is longer."""
_COMPANY_NEAR = 4  # tokens after the verb of "vi" among which "tillsammans med …" says who else "vi" are
_LONGEST_STRANGER = 3  # words of one whom no rule knows, beside an actor that begins a sentence
_LONGEST_NAME = 3
"""Words of a name behind what its bearer is: "Kommunpolis Anna von Ek"."""
WE = "vi"
"""As a token, the word for whom only the text around it can tell."""


class Clause:
    """One sentence as tokens in which each actor is a single one."""

    def __init__(
        self,
        text: str,
        actors: tuple[ActorMention, ...],
        parties: tuple[str, ...],
        words: ClauseWords,
        *,
        leads_in: bool = False,
        promises: bool = False,
    ) -> None:
        """`leads_in`: a list below goes on with it; `promises`: it stands in a citizens' promise."""
        self._text = text
        self._words = words
        self._parties = parties
        self._question = text.rstrip().endswith("?")
        self._leads_in = leads_in
        self._stating = PROMISING if promises or leads_in else STATING
        self._actors: dict[int, ActorMention | None] = {}
        """Index of a token that stands for an actor → the actor, None for "parterna" and "vi"."""
        self._we: set[int] = set()
        """Those of them that are "vi"."""
        self._tokens = self._paired(self._merged(text, tokenize(text), actors))
        self._marked = words.places_of(self._tokens, AROUND)
        self._marked["negation"] -= self._marked["adverb"]  # "inte bara"
        self._marked["agent"] -= self._marked["share"] - self._marked["offered"]
        """Indices of the tokens that are negations, subordinators …"""
        self._dependent = self._marked["subordinator"] | self._marked["purpose"]
        self._sides = Sides(self._tokens, self._marked, frozenset(self._actors), words)

    def commitments(self) -> Iterator[tuple[str, str]]:
        """Each party that the sentence commits, with the row that says so."""
        if self._question or not self._actors:
            return
        for row, verb in self._words.found(self._tokens, *self._stating):
            if self._negated(verb) or (row.part == "ska" and self._marked["law"]):
                continue
            if self._marked["elsewhere"]:
                continue
            subjects = sorted(self._subjects(row.part, verb))
            for index in [*subjects, *(self._elliptic(verb) if subjects and row.part == "verb" else ())]:
                actor = self._actors[index]
                if actor is None:
                    we = self._without_company(verb.last) if index in self._we else self._parties
                    yield from ((party, row.id) for party in we)
                elif actor.organisation is not None:
                    yield actor.organisation, row.id

    def _paired(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """`tokens` in which "såväl … som …" joins actors as "och" does."""
        paired = list(tokens)
        for _, one in self._words.found(tokens, "pair"):
            if one.last - 2 in self._actors:
                paired[one.last - 1] = tokens[one.last - 1]._replace(text=_JOINED)
        return tuple(paired)

    def _merged(
        self, text: str, tokens: tuple[Token, ...], actors: tuple[ActorMention, ...]
    ) -> tuple[Token, ...]:
        """`tokens` with one token for each actor, whose name behind it included; "parterna" is one too."""
        spans: list[tuple[int, int, ActorMention | None]] = [(*actor.span, actor) for actor in actors]
        for _, one in self._words.found(tokens, "everyone"):
            start = tokens[one.first].start
            own = self._named_behind(tokens, one.last, actors) if tokens[one.first].text == WE else None
            spans.append((start, own.span[1], own) if own else (start, tokens[one.last - 1].end, None))
        spans.sort(key=lambda span: (span[0], -span[1]))
        merged: list[Token] = []
        covered = named = 0
        for token in tokens:
            inside = next((span for span in spans if span[0] <= token.start < span[1]), None)
            if inside is None and named and text[token.start].isupper():
                named -= 1  # "Kommunpolis Anna Ek ska"
                merged[-1] = Token(_ACTOR, merged[-1].start, token.end)
                continue
            named = 0 if inside is None else _LONGEST_NAME
            if inside is None:
                merged.append(token)
            elif inside[0] >= covered:
                self._actors[len(merged)] = inside[2]
                if token.text == WE and inside[2] is None:
                    self._we.add(len(merged))
                merged.append(Token(_ACTOR, inside[0], inside[1]))
                covered = inside[1]
        return tuple(merged)

    def _named_behind(
        self, tokens: tuple[Token, ...], place: int, actors: tuple[ActorMention, ...]
    ) -> ActorMention | None:
        """Who "vi" are where it is said at once: "Vi på kommunen lovar", "Vi poliser ska"."""
        if place < len(tokens) and tokens[place].text in self._words.places:
            place += 1
        starts = tokens[place].start if place < len(tokens) else None
        return next((actor for actor in actors if actor.span[0] == starts), None)

    def _without_company(self, first: int) -> tuple[str, ...]:
        """Who "vi" are: all whom the activity names. Where right after the verb stands with whom they do it, that is
        the only one whom it names, or nobody can tell."""
        near = self._marked["company"] & set(range(first, first + _COMPANY_NEAR))
        if not near:
            return self._parties
        behind = (actor for index, actor in self._actors.items() if index > min(near) and actor is not None)
        company = {actor.organisation for actor in behind}
        return self._parties if len(self._parties) == 1 and company.isdisjoint(self._parties) else ()

    def _negated(self, verb: Found) -> bool:
        """Whether a negation stands beside the verb, or begins the only clause before it: "Inga avtal ska …"."""
        behind = range(verb.last, verb.last + 3)
        opens = self._tokens[verb.last : verb.last + 1]
        if opens and opens[0].text == "," and verb.last + 1 in self._marked["subordinator"]:
            behind = range(0)  # "ska, om inget annat bestäms, leda …"
        is_front = 0 in self._marked["negation"] and not any(
            token.text in BOUNDARIES for token in self._tokens[: verb.first]
        )
        around = {*range(verb.first - 2, verb.first), *behind}
        return is_front or bool(around & self._marked["negation"])

    def _subjects(self, part: Part, verb: Found) -> list[int]:
        """The actors that are the subject of the verb; of a passive, those who do it."""
        if part == "predicate":
            return self._group_after(verb.last)
        if part == "owned":
            return self._owners(verb)
        before = self._before(verb.first) or self._left_out(verb.first)
        after = [] if before else self._inverted(part, verb)
        before = before or ([] if after else self._fronted(verb.first))
        if part != "verb":
            voice = voice_of(self._sides, max([verb.last, *(index + 1 for index in after)]), self._leads_in)
            if voice == "passive":
                return self._agents(verb.last)
            if voice is None:
                return []
        return before or after

    def _owners(self, duty: Found) -> list[int]:
        """Those whose the duty is said to be: "Det är polisens och skolans ansvar att …", "Skolans ansvar är att …"."""
        last = duty.first - 1
        depends = self._marked["subordinator"] | self._marked["purpose"] - {
            0
        }  # "Att kalla är skolans ansvar"
        if last not in self._actors or depends & set(range(duty.first)):
            return []
        group, first = self._group_before(last)
        named = (self._actors[index] for index in group)
        if not all(actor is not None and is_genitive(actor.text) for actor in named):
            return []
        while first - 1 in self._marked["adverb"]:
            first -= 1
        is_said = first - 1 in self._marked["is"] or (first == 0 and duty.last in self._marked["is"])
        return group if is_said else []

    def _elliptic(self, verb: Found) -> Iterator[int]:
        """Those of whom a clause without the verb says the same: "Polisen ansvarar för lås, kommunen för ljus"."""
        near = range(verb.last - 1, min(verb.last + 1, len(self._tokens)))
        led = next((index for index in near if index in self._marked["purpose"]), len(self._tokens))
        for last in sorted(self._actors):
            if last <= led or last + 1 not in self._marked["purpose"]:
                continue
            group, first = self._group_before(last)
            sign = self._tokens[first - 1].text
            # "Polisen svarar för att larm sätts upp och skolan för ljuset": no purpose of the first's
            is_other = led + 1 in self._marked["purpose"] and last + 2 not in self._marked["purpose"]
            is_short = sign in self._words.joiners and (first - 2 - led <= _SHORT_COMPLEMENT or is_other)
            same = self._tokens[last + 1].text == self._tokens[led].text
            if same and (sign == "," or is_short):
                led = last + 1
                yield from sorted(group)

    def _before(self, end: int) -> list[int]:
        """The subject that ends right before token `end`, adverbs aside; empty where none does."""
        last = end - 1
        while last in self._marked["adverb"] and last not in self._actors:
            last -= 1
        if cleft := self._cleft(last):
            return cleft
        if (titled := self._titled(last)) is not None:
            return [titled]
        last = self._without_place(self._before_aside(last))
        if last not in self._actors:
            return self._beside_stranger(last)
        group, first = self._group_before(last)
        return self._standing(group, first) or self._clause_behind_object(group)

    def _clause_behind_object(self, group: list[int]) -> list[int]:
        """The last of actors joined, where those before it belong to the clause that begins the sentence, with its own
        subject and verb: "Polisen ska tala med unga och skolan ska kalla till möten"."""
        first = self._with_determiners(group[0])
        joined = (
            len(group) > 1
            and self._tokens[first - 1].text in self._words.joiners
            and self._tokens[first - 1].text.isalpha()
        )
        begun = self._group_after(0) if joined else []
        verbs = {one.first for _, one in self._words.found(self._tokens, *self._stating)} if begun else set()
        return group[:1] if begun and begun[-1] + 1 in verbs and begun[-1] not in group else []

    def _titled(self, last: int) -> int | None:
        """The actor that ends at `last` between commas behind a name alone: "Anna Ek, kommunpolis, ansvarar"."""
        is_aside = last > 2 and self._tokens[last].text == self._tokens[last - 2].text == ","
        names = range(last - 2)
        if not is_aside or last - 1 not in self._actors or len(names) > _LONGEST_NAME:
            return None
        is_name = all(self._text[self._tokens[index].start].isupper() for index in names)
        return last - 1 if is_name and not self._actors.keys() & set(names) else None

    def _cleft(self, last: int) -> list[int]:
        """The actors before "som" at `last`, where "det är" puts them in front: "Det är polisen som ansvarar för …"; or
        the one of whom the rest of the sentence tells more: "Initiativ tas av polisen, som ansvarar för …"."""
        if last not in self._marked["subordinator"]:
            return []
        if self._tokens[last].text == "som" and self._tokens[last - 1].text == ",":
            ends = all(token.text != "," for token in self._tokens[last:])
            return [last - 2] if ends and last - 2 in self._actors else []
        if last - 1 not in self._actors:
            return []
        group, first = self._group_before(last - 1)
        while first - 1 in self._marked["adverb"]:
            first -= 1
        begins = first - 1
        while begins in self._marked["cleft"]:
            begins -= 1
        is_front = begins < 0 or self._tokens[begins].text in BOUNDARIES
        return group if begins < first - 1 and is_front else []

    def _beside_stranger(self, last: int) -> list[int]:
        """The actors that begin a sentence, joined with one whom no rule knows: "Polisen och badmästaren ska"."""
        for index in range(last, max(last - _LONGEST_STRANGER, 0), -1):
            if not self._tokens[index].text.isalpha() or index in self._dependent | self._marked["negation"]:
                return []
            if self._tokens[index].text in self._words.phrases - self._words.joiners:
                return []
            if self._tokens[index - 1].text in self._words.joiners and index - 2 in self._actors:
                group, first = self._group_before(index - 2)
                return group if first == 0 else []
        return []

    def _fronted(self, end: int) -> list[int]:
        """The actors that begin a sentence, where all as far as the verb at `end` tells which: the verb comes second.
        "Krögare med tillstånd ska …", "Föreningar som får bidrag ska …"."""
        group = self._group_after(0)
        between = range(group[-1] + 1, end) if group else range(0)
        actor = self._actors[group[-1]] if between else None
        if actor is None or is_genitive(actor.text) or self._tokens[end - 1].text in self._words.boundaries:
            return []
        inside = set(between)
        is_told = between[0] in self._marked["subordinator"]
        depends = inside & (self._dependent | self._marked["negation"]) - {between[0]}
        if depends or any(self._tokens[index].text in BOUNDARIES for index in between):
            return []
        inside -= {between[0]} if is_told else set()
        told = [self._tokens[index].text for index in inside]
        has_verb = any(map(self._words.verbs.is_finite, told)) or (is_told and "fått" in told)
        return group if has_verb == is_told and end - 1 not in self._actors else []

    def _before_aside(self, last: int) -> int:
        """The last token before an aside that ends at `last`: "Skolan, som äger huset, ska", "Polisen (Bo Ek) ska"."""
        opening = {",": ",", ")": "("}.get(self._tokens[last].text if last >= 0 else "")
        opens = next((at for at in range(last - 1, -1, -1) if self._tokens[at].text == opening), None)
        is_aside = opens is not None and (opening == "(" or opens + 1 in self._marked["subordinator"])
        if opens is not None and self._joins(opens + 1) and last - 1 in self._actors:
            return last - 1  # "Polisen, liksom kommunen, ska"
        return opens - 1 if opens is not None and is_aside else last

    def _without_place(self, last: int) -> int:
        """The last token of a subject without where it is: "polisen i området", "samordnare på förvaltningen"."""
        for index in range(last, max(last - 5, 0), -1):
            text = self._tokens[index].text
            if text in self._words.places and index - 1 in self._actors:
                return index - 1
            joins = text in self._words.joiners and last in self._actors  # "polisen i parken och skolan"
            if joins or not (text.isalnum() or index in self._actors):
                break
        return last

    def _group_before(self, last: int) -> tuple[list[int], int]:
        """The actors joined up to `last`, and the first token of the first of them, determiners included."""
        group, first = [last], self._with_determiners(last)
        while first >= 2 and self._joins(first - 1):
            end = first - 2
            while end > 0 and self._joins(end):  # ", och", "tillsammans med"
                end -= 1
            previous = self._without_place(end)
            if previous not in self._actors:
                break
            group.append(previous)
            first = self._with_determiners(previous)
        return group, first

    def _joins(self, index: int) -> bool:
        return self._joins_behind(index) or index in self._marked["beside"]

    def _joins_behind(self, index: int) -> bool:
        return self._tokens[index].text in self._words.joiners or index in self._marked["together"]

    def _with_determiners(self, index: int) -> int:
        if index in self._we:
            return index  # "Det vi ska göra …"
        while index - 1 in self._marked["determiner"] and index - 1 not in self._actors:
            index -= 1
        return index

    def _standing(self, group: list[int], first: int) -> list[int]:
        """`group` if it stands where a subject does: at the beginning of a sentence or a clause."""
        if first == 0 or first - 1 in self._marked["agreed"]:
            return group
        # A clause of its own, too: "Skolan bjuder in och polisen ansvarar för …"
        begins = self._tokens[first - 1].text in self._words.boundaries
        return (
            group if begins and not self._depends(first - 1) and not self._goes_on_phrase(first - 1) else []
        )

    def _goes_on_phrase(self, joiner: int) -> bool:
        """Whether what `joiner` joins is still the phrase that begins the sentence, since no verb stands before it:
        "Genom samverkan mellan boende och polis ska langningen minska"."""
        if (
            self._tokens[joiner].text not in self._words.joiners
            or self._tokens[0].text not in self._words.phrases
        ):
            return False
        return not any(
            self._words.verbs.is_present(token.text)
            or (token.text.endswith("r") and index + 1 in self._actors)
            for index, token in enumerate(self._tokens[:joiner])
        )

    def _depends(self, end: int) -> bool:
        """Whether the clause that ends at token `end` is a dependent one whose verb is still to come."""
        return end > 0 and end - 1 in self._dependent

    def _left_out(self, end: int) -> list[int]:
        """The sentence's own subject, where the verb follows "och": "Polisen deltar och ansvarar för …"."""
        if end < 2 or self._tokens[end - 1].text not in self._words.joiners:
            return []
        if any(self._opens_clause(index, end) for index in self._marked["subordinator"] & set(range(1, end))):
            return []
        first = 0
        while first in self._marked["determiner"] and first not in self._actors:
            first += 1
        return self._group_after(first) if first in self._actors else []

    def _opens_clause(self, subordinator: int, end: int) -> bool:
        """Whether it does before token `end`, and is no preposition: "Fältarna har hand om kontakten och ska …"."""
        clause = self._tokens[subordinator + 1 : end - 1]
        is_bare = not any(self._words.verbs.is_finite(token.text) for token in clause)
        return self._tokens[subordinator].text != "om" or not is_bare

    def _inverted(self, part: Part, verb: Found) -> list[int]:
        """The subject right after the verb: "Vid behov ska polisen …"; none in a question or an order of its own, but
        in an item that goes on with what stands above its list: "- kommer polisen att …"."""
        before = verb.first - 1
        resumes = before > 0 and before in self._marked["resumes"]  # "Om det behövs så lovar polisen …"
        if verb.first == 0:
            return self._group_after(verb.last) if part == "promise" else []
        if self._tokens[before].text in self._words.questions and not resumes:
            return []
        if before in self._dependent and not resumes:
            return []
        return self._group_after(verb.last)

    def _group_after(self, first: int) -> list[int]:
        """The actors joined from token `first` on."""
        index = first
        while index in self._marked["adverb"] | self._marked["determiner"] and index not in self._actors:
            index += 1
        group: list[int] = []
        while index in self._actors:
            group.append(index)
            index += 1
            if index < len(self._tokens) and self._joins_behind(index):
                while index < len(self._tokens) and self._joins_behind(index):
                    index += 1
                while index in self._marked["determiner"] and index not in self._actors:
                    index += 1
        return group

    def _agents(self, first: int) -> list[int]:
        """Those by whom something shall be done: the actors after "av"."""
        for index in range(first, len(self._tokens)):
            if index in self._marked["agent"] and (agents := self._group_after(index + 1)):
                return agents
            if self._tokens[index].text == ";":
                break
        return []
