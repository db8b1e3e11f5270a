"""Who: the roles and organisations that a text names, each with its span and, where a rule knows it, its party.

Names of parties come from parties.toml, roles and units from actors.toml. Phrases are found by their lemmas
(rules/matching/phrases.py), the longest first; here they are joined with what belongs to them in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from models.text.fold import fold
from models.values import ActorMention
from rules.labels.rows import PartyRow
from rules.matching.kept import kept
from rules.matching.lemmas import is_compound, lemma
from rules.matching.loading import RuleFiles
from rules.matching.patterns import RowPatterns, tokenize
from rules.matching.phrases import PhraseFinder
from rules.matching.rows import Row
from rules.matching.words import SmallWords
from rules.places.register import Places

LOCAL = "local"
"""Organisation of an actor's row that stands for the plan's own administration."""
_WORD = re.compile(r"[^\W\d_](?:[\w]|-(?=\w))*")
_ADJECTIVE = re.compile(r"[a-zåäö]{4,}[ae]")
"""May stand between who owns a unit and the unit: "brandförsvarets förebyggande enhet"."""
_NEXT_WORD = re.compile(r"\s+\w+")
_LONGEST_MEMBER = 5
"""Words of a list's member that no rule knows and that is taken for an actor all the same."""
_GOES_ON = re.compile(r"i (?:nära|offentlig|offentliga|skolan?|parrelation\w*)\b")
"""A place that belongs to the field, not to where somebody works: "våld i nära relationer"."""
_LONGEST_FIELD = 6
"""Words that a role can be for."""


class ActorRow(Row):
    """A role, or a unit without a party's name."""

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    """Of somebody whom a party chooses; the party is named within."""
    role: str | None = None
    organisation: str | None = None
    heads: bool = False
    """Whether it takes what it is for: "enhetschef för prevention och trygghet"."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in the text where a row's name stands."""

    start: int
    end: int
    role: str | None
    organisation: str | None
    heads: bool = False
    row: str = ""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    finder: PhraseFinder
    marks: dict[str, _Mark]
    """Key of the finder → what a name of it means, without a place."""
    endings: tuple[tuple[str, str], ...]
    """Endings of compounds and their keys, the longest first."""


class Actors:
    """Finds actors by the rows of actors.toml and parties.toml."""

    def __init__(self, files: RuleFiles, places: Places, words: SmallWords) -> None:
        self._actor_rows = files.rows("actors", ActorRow)
        self._party_rows = files.rows("parties", PartyRow)
        self._place_names = places.names
        self._words = words
        self._chosen = RowPatterns(self._actor_rows)
        joiner = words.choice("joiner")
        self._split = re.compile(rf"[,;\n•]|\.(?=\s|$)|\s[-–]\s|\b{joiner}\b|/|&|\+")
        self._first_part = re.compile(rf"(?<![\w-])[^\W\d_]+-\s*(?:,|/|&|{joiner})\s*$")
        """The first part of a joined compound: "trygghets- och " of "trygghets- och säkerhetssamordnare"."""
        self._of = re.compile(rf"\s+{words.choice('of')}\s+")
        self._at = re.compile(
            rf"\s+(?:{joiner}\s+)?{words.choice('at')}\s+(?:{words.choice('determiner')}\s+)*"
        )
        self._after_role = words["after_role"] | words["clause"]

    @cached_property
    def _lexicon(self) -> _Lexicon:
        """Made when the first text is searched: it takes the dictionary."""
        phrases: dict[str, list[str]] = {}
        marks: dict[str, _Mark] = {}
        endings: list[tuple[str, str]] = []
        for row in self._actor_rows:
            marks[row.id] = _Mark(0, 0, row.role, row.organisation, row.heads, row.id)
            phrases[row.id] = [name for name in row.names if not name.startswith("*")]
            endings += [(lemma(name[1:]), row.id) for name in row.names if name.startswith("*")]
        taken = {fold(name) for names in phrases.values() for name in names}
        for party in self._party_rows:
            marks[party.id] = _Mark(0, 0, None, party.code, row=party.id)
            phrases[party.id] = [name for name in party.names if fold(name) not in taken]
        by_length = sorted(endings, key=lambda pair: -len(pair[0]))
        return _Lexicon(PhraseFinder(phrases), marks, tuple(by_length))

    def read(self, text: str, *, municipality_plan: bool = False) -> tuple[ActorMention, ...]:
        """The actors that `text` names, in order, without overlaps.

        In a plan of a whole municipality its roles and units belong to the municipality, else to the district
        administration. Members of a list that no rule knows are actors too, without organisation.
        """
        marks = self._whole(text, list(self._joined_marks(text)))
        return _mentions(text, marks + self._unknown_members(text, marks), municipality_plan)

    def named(self, text: str, *, municipality_plan: bool = False) -> tuple[ActorMention, ...]:
        """The actors of `text` that rules know: for sentences, where what no rule knows may be anything."""
        return _mentions(text, list(self._joined_marks(text)), municipality_plan)

    def rows_in(self, text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
        """The id of each row whose name stands in `text`, with [start, end) of the name alone."""
        return tuple((mark.row, (mark.start, mark.end)) for mark in self._found(text))

    def hits(self, text: str) -> frozenset[str]:
        """The ids of the rows of actors.toml (and of parties.toml) whose names stand in `text`."""
        chosen = self._chosen.hits(text)
        return chosen.union(row for row, _ in self.rows_in(text))

    @kept(4096)  # a plan says who is responsible in the same words again and again
    def _joined_marks(self, text: str) -> tuple[_Mark, ...]:
        return tuple(self._with_chosen(text, self._joined(text, self._found(text))))

    def _found(self, text: str) -> list[_Mark]:
        """Names in any inflection, then compounds by their endings, in order."""
        lexicon = self._lexicon
        found = [
            hit
            for hit in lexicon.finder.find(text)
            if fold(text[hit.start : hit.end]) not in self._words["clause"]  # "ska" is a form of "skola", too
        ]
        marks = [replace(lexicon.marks[hit.key], start=hit.start, end=hit.end) for hit in found]
        taken = [(mark.start, mark.end) for mark in marks]
        for word in _WORD.finditer(text):
            if any(start < word.end() and word.start() < end for start, end in taken):
                continue
            key = _by_ending(word.group(), lexicon.endings)
            if key is not None:
                marks.append(replace(lexicon.marks[key], start=word.start(), end=word.end()))
        return sorted(marks, key=lambda mark: mark.start)

    def _joined(self, text: str, marks: list[_Mark]) -> list[_Mark]:
        """`marks` with what belongs to each: first parts of compounds, places, owners, and what a chief is chief of."""
        joined: list[_Mark] = []
        for mark in marks:
            if joined and mark.start < joined[-1].end:
                continue
            mark = self._with_beginning(text, mark, joined[-1].end if joined else 0)  # noqa: PLW2901 - it grows
            if joined and _owns(text, joined[-1], mark):
                mark = replace(mark, start=joined[-1].start, organisation=joined.pop().organisation)  # noqa: PLW2901
            elif joined and _continues(text, joined[-1], mark):
                joined[-1] = replace(joined[-1], end=mark.end)
                continue
            joined.append(self._with_field(text, mark, marks) if mark.heads else mark)
        return [self._placed(text, mark, joined) for mark in joined]

    def _with_beginning(self, text: str, mark: _Mark, floor: int) -> _Mark:
        """`mark` from the first part of its compound, or from the name of its place, on."""
        start = mark.start
        while (part := self._first_part.search(text, floor, start)) is not None:
            start = part.start()
        if mark.role is None:
            before = list(_WORD.finditer(text, floor, start))
            if before and text[before[-1].end() : start] == " " and self._is_place(before[-1].group()):
                start = before[-1].start()
            after = _WORD.match(text, mark.end + 1)
            if after is not None and text[mark.end] == " " and self._is_place(after.group()):  # "LPO Farsta"
                return replace(mark, start=start, end=after.end())
        return replace(mark, start=start)

    def _is_place(self, word: str) -> bool:
        low = fold(word)
        return word[0].isupper() and (low in self._place_names or low.removesuffix("s") in self._place_names)

    def _with_field(self, text: str, mark: _Mark, marks: list[_Mark]) -> _Mark:
        """A chief with what it is chief of, as far as that goes: to a sign, a verb, or the next role of the list."""
        field = self._of.match(text, mark.end)
        if field is None:
            return mark
        return replace(mark, end=self._end_of_field(text, mark.end, field.end(), marks))

    def _end_of_field(self, text: str, end: int, start: int, marks: list[_Mark]) -> int:
        """The end of what a role is for, whose first word stands at `start`; `end` where nothing is there."""
        fields = self._words["field_of_work"]
        others = {
            other.start
            for other in marks
            if (other.role is not None and fold(text[other.start : other.end]) not in fields)
            or _is_definite(text, other)
        }
        for count, word in enumerate(_WORD.finditer(text, start)):
            gap = text[end if count else start : word.start()]
            low = fold(word.group())
            if count >= _LONGEST_FIELD or gap.strip() or (count and word.start() in others):
                break
            if low in self._after_role and not _GOES_ON.match(text, word.start()):
                break
            if low in self._words["joiner"]:
                following = _WORD.search(text, word.end())
                if following is None or following.start() in others or self._names_someone(following.group()):
                    break
            end = word.end()
        return end

    def _names_someone(self, word: str) -> bool:
        """Whether `word` alone can only be another actor of the list ("… för trygghet och kommunpolis")."""
        return lemma(word).endswith(tuple(self._words["role_ending"]))

    def _placed(self, text: str, mark: _Mark, marks: list[_Mark]) -> _Mark:
        """A role with the organisation that the text says it works at: "enhetschef på utbildningsförvaltningen"."""
        at = self._at.match(text, mark.end)
        if mark.role is None or at is None:
            return mark
        for other in marks:
            if other.start == at.end() and other.role is None and other.organisation is not None:
                return replace(mark, organisation=other.organisation)
        return mark

    def _with_chosen(self, text: str, marks: list[_Mark]) -> list[_Mark]:
        """`marks` with "annan av skolan utsedd person" as one actor of its own."""
        tokens = tokenize(text) if marks else ()
        for _, found in self._chosen.find(tokens):
            start, end = tokens[found.first].start, tokens[found.last - 1].end
            if (person := _NEXT_WORD.match(text, end)) is not None:
                end = person.end()
            inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
            if not inside:
                continue
            one = replace(inside[0], start=start, end=end, role=None)
            marks = [mark for mark in marks if mark.end <= start or mark.start >= end]
            marks.insert(bisect_left([mark.start for mark in marks], start), one)
        return marks

    def _whole(self, text: str, marks: list[_Mark]) -> list[_Mark]:
        """`marks` with the words that follow each in its member of a list: "Enhetschef kultur", "Föreningens styrelse".

        None in running text, before a person's name, or where the member names another actor too.
        """
        if {fold(word.group()) for word in _WORD.finditer(text)} & self._words["clause"]:
            return marks
        ends = [sign.start() for sign in self._split.finditer(text)]
        whole: list[_Mark] = []
        for number, mark in enumerate(marks):
            if whole and mark.start < whole[-1].end:
                continue  # a word of the field of the role before it
            if mark.heads and self._states_field(text, mark):
                whole.append(replace(mark, end=self._end_of_field(text, mark.end, mark.end + 1, marks)))
                continue
            following = marks[number + 1] if number + 1 < len(marks) else None
            last = min([end for end in ends if end >= mark.end], default=len(text))
            rest = text[mark.end : last].rstrip(" ()")
            alone = following is None or following.start >= last
            begins = not text[
                max([end for end in ends if end < mark.start], default=-1) + 1 : mark.start
            ].strip(" -–•(")
            if alone and begins and self._is_complement(text, mark, rest):
                mark = replace(mark, end=mark.end + len(rest))  # noqa: PLW2901 - it grows
            whole.append(mark)
        return whole

    def _states_field(self, text: str, mark: _Mark) -> bool:
        """Whether what the role is for stands right behind it: "Enhetschef ungdom och fritid"."""
        following = _WORD.match(text, mark.end + 1)
        if following is None or text[mark.end] != " " or _is_plural(text, mark):
            return False
        word = following.group()
        others = self._words["condition"] | self._words["at"] | self._words["joiner"] | self._words["of"]
        return (
            word.islower() and fold(word) not in others | self._after_role and not self._names_someone(word)
        )

    def _is_complement(self, text: str, mark: _Mark, rest: str) -> bool:
        """Whether `rest` says what the actor is of: a few words that name no person and set no condition."""
        words = _WORD.findall(rest)
        if not rest.startswith(" ") or not 0 < len(words) <= _LONGEST_MEMBER or any(map(str.isdigit, rest)):
            return False
        outside = self._words["condition"] | self._words["at"] | self._words["joiner"]
        if not outside.isdisjoint(map(fold, words)):
            return False
        if mark.role is None:
            return _is_genitive(text, mark) or (words[0][0].isupper() and not _is_plural(text, mark))
        capitals = [word for word in words if word[0].isupper() and not self._is_place(word)]
        return len(capitals) <= 1 and all(word.isupper() or is_compound(word) for word in capitals)

    def _unknown_members(self, text: str, marks: list[_Mark]) -> list[_Mark]:
        """Members of a list that no rule knows ("McDonalds"); none where the text is no list."""
        words = {fold(word.group()) for word in _WORD.finditer(text)}
        if words & self._words["clause"]:
            return []
        unknown: list[_Mark] = []
        start = 0
        for sign in [*self._split.finditer(text), None]:
            end = sign.start() if sign else len(text)
            piece = text[start:end]
            inside = _WORD.findall(piece)
            first = start + len(piece) - len(piece.lstrip(" -–•()"))
            last = start + len(piece.rstrip(" ()"))
            free = not any(mark.start < end and start < mark.end for mark in marks)
            if (
                inside
                and free
                and len(inside) <= _LONGEST_MEMBER
                and text[first:last]
                and inside[0][0].isalpha()
                and len("".join(inside)) > 1  # "x" and "A" in a column of marks name nobody
            ):
                unknown.append(_Mark(first, last, None, None))
            start = sign.end() if sign else end
        if marks and not words & self._words["condition"]:
            return unknown
        return [mark for mark in unknown if text[mark.start].isupper()]


def _mentions(text: str, marks: list[_Mark], municipality_plan: bool) -> tuple[ActorMention, ...]:
    local = "municipality" if municipality_plan else "district_administration"
    return tuple(
        ActorMention(
            text=text[mark.start : mark.end],
            role=mark.role,
            organisation=local if mark.organisation == LOCAL else mark.organisation,
            span=(mark.start, mark.end),
        )
        for mark in sorted(marks, key=lambda mark: mark.start)
    )


def _by_ending(word: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    low = lemma(word)
    for ending, key in endings:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return key
    return None


def _owns(text: str, owner: _Mark, owned: _Mark) -> bool:
    """Whether `owner` is an organisation in the genitive right before its own: "stadsdelens fältassistenter"."""
    belongs = owned.role is not None or owned.organisation == LOCAL
    between = text[owner.end : owned.start].strip()
    near = not between or (owned.organisation == LOCAL and _ADJECTIVE.fullmatch(between) is not None)
    return _is_genitive(text, owner) and owner.organisation is not None and belongs and near


def _is_genitive(text: str, mark: _Mark) -> bool:
    last = _WORD.findall(text[mark.start : mark.end])[-1:]
    return bool(last) and last[0][-1] in "sS" and fold(last[0]) != lemma(last[0])


def _is_plural(text: str, mark: _Mark) -> bool:
    return text[mark.start : mark.end].endswith(("ar", "er", "or", "arna", "erna", "orna"))


def _is_definite(text: str, mark: _Mark) -> bool:
    """Whether `mark` is one organisation that everybody knows, and no field of work: "polisen", not "skola"."""
    own = fold(text[mark.start : mark.end])
    return mark.role is None and mark.organisation is not None and own != lemma(own) and own[-1] in "nta"


def _continues(text: str, role: _Mark, following: _Mark) -> bool:
    """Whether `following` says right after a role where it works: "kommunpolis LPO", "chef socialtjänst"."""
    if text[role.end : following.start] != " " or role.role is None or following.role is not None:
        return False
    return role.heads or role.organisation == following.organisation
