"""How labels are composed: a party and its role, a modifier and a label, a label and what it is about, two labels.

All of it works on lemmas, so that every inflection reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from models.target import Target
from rules.labels.parties import PartyList, PartyNames
from rules.labels.rows import LabelGroup, LabelRow, PartyRow, RoleKind, RoleRow
from rules.labels.words import DASH, JOINING_SIGNS, LabelWord, label_words, trim
from rules.places.register import Places

PARTY_RULE = "label.party"
PARTY_ROLE_RULE = "label.party-role"
TWO_FIELDS_RULE = "label.two-fields"

_STEP = 0.99
"""What each further word around a label leaves of its score."""
_LEMMA_SCORE = 0.98
_PAIR_SCORE = 0.98

_WHO = frozenset({"party", "other_participants", "responsible", "convener"})
"""Fields that say who, before whose labels a role's modifiers may stand ("Ordinarie deltagare")."""

Words: TypeAlias = tuple[LabelWord, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a label's words were read as."""

    targets: tuple[Target, ...]
    rule: str
    """Id of the deciding row."""
    rows: tuple[str, ...]
    """Ids of every row that took part."""
    group: LabelGroup
    score: float
    rivals: tuple[str, ...] = ()

    def beside(self, row: str) -> Reading:
        """The same, after the words of `row` were left out."""
        return replace(self, rows=(*self.rows, row), score=self.score * _STEP)


class Grammar:
    """Reads a label's words."""

    def __init__(
        self,
        labels: Iterable[LabelRow],
        parties: Iterable[PartyRow],
        roles: Iterable[RoleRow],
        places: Places,
    ) -> None:
        self._heads: dict[tuple[str, ...], list[LabelRow]] = {}
        self._exact_heads: dict[tuple[str, ...], LabelRow] = {}
        for row in labels:
            for label in row.labels:
                if row.exact_only:
                    self._exact_heads.setdefault(_forms(label_words(trim(label))), row)
                    continue
                rows = self._heads.setdefault(_lemmas(label), [])
                if row not in rows:
                    rows.append(row)
        self._roles: dict[tuple[str, ...], RoleRow] = {}
        self._printed_roles: dict[tuple[str, ...], RoleRow] = {}
        self._kinds: dict[RoleKind, dict[str, str]] = {}
        for role in roles:
            words = self._kinds.setdefault(role.kind, {})
            for word in role.words:
                if role.as_printed:
                    self._printed_roles.setdefault(_forms(label_words(trim(word))), role)
                elif role.kind == "role":
                    self._roles.setdefault(_lemmas(word), role)
                else:
                    words.setdefault(" ".join(_lemmas(word)), role.id)
        joiners = frozenset({*self._kind("joiner"), *JOINING_SIGNS})
        self._joiners = joiners
        self.parties = PartyNames(
            parties, places, joiners, frozenset(self._kind("link")), frozenset(self._kind("direction"))
        )
        self.composing_words = frozenset(
            word
            for phrase in (*self.parties.phrases, *self._roles, *map(str.split, self._around()))
            for word in phrase
        )
        """Lemmas of all words of parties, roles and what stands around them."""
        self.words = self.composing_words | {word for head in self._heads for word in head}
        """Lemmas of all words of all rows."""
        self.core_words = frozenset(phrase[-1] for phrase in (*self.parties.phrases, *self._roles))
        """Lemmas that show that a label may be composed: last words of parties' and roles' names."""

    def _around(self) -> Iterator[str]:
        for kind in self._kinds.values():
            yield from kind

    def _kind(self, kind: RoleKind) -> dict[str, str]:
        return self._kinds.get(kind, {})

    def read(self, words: Words) -> Reading | None:
        """The first reading, the plainest way of composing first; None where the words are no label."""
        words = tuple(word for word in words if word.form != DASH)
        if not words:
            return None
        return (
            self._field(words)
            or self._party_role(words)
            or self._party(words)
            or self._pair(words)
            or self._field_of_party(words)
        )

    # -------------------------------------------------------------- fields

    def _field(self, words: Words) -> Reading | None:
        """A label, perhaps with a period after it, modifiers before it, or what it is about beside it."""
        return (
            self._head(words)
            or self._before_period(words)
            or self._after_modifier(words)
            or self._before_object(words)
            or self._after_object(words)
            or self._before_clause(words)
        )

    def _head(self, words: Words) -> Reading | None:
        rows = self._heads.get(tuple(word.lemma for word in words))
        if rows is None:
            return None
        first = rows[0]
        rivals = tuple(row.id for row in rows[1:] if row.targets != first.targets)
        score = _LEMMA_SCORE - (0.05 if rivals else 0)
        return Reading(first.targets, first.id, (first.id,), first.group, score, rivals)

    def _before_period(self, words: Words) -> Reading | None:
        end, row = len(words), ""
        periods = self._kind("period")
        while end > 1 and (words[end - 1].is_number or words[end - 1].lemma in periods):
            row = row or periods.get(words[end - 1].lemma, "")
            end -= 1
        if end == len(words):
            return None
        reading = self._field(words[:end])
        return reading and (reading.beside(row) if row else reading)

    def _after_modifier(self, words: Words) -> Reading | None:
        for length, row in self._starting(words, "modifier"):
            if length < len(words) and (reading := self._field(words[length:])) is not None:
                return reading.beside(row)
        for length, row in self._starting(words, "role_modifier"):
            reading = self._field(words[length:]) if length < len(words) else None
            if reading is not None and all(target.field in _WHO for target in reading.targets):
                return reading.beside(row)
        return None

    def _before_object(self, words: Words) -> Reading | None:
        """ "Mål för aktiviteten": a label, a link and an object, which may have modifiers."""
        objects, links = self._kind("object"), self._kind("link")
        last = words[-1]
        if len(words) < 3 or last.lemma not in objects:
            return None
        for position in range(1, len(words) - 1):
            if words[position].lemma not in links:
                continue
            between = words[position + 1 : -1]
            if all(word.lemma in self._kind("modifier") for word in between):
                reading = self._field(words[:position])
                if reading is not None:
                    return reading.beside(links[words[position].lemma]).beside(objects[last.lemma])
        return None

    def _after_object(self, words: Words) -> Reading | None:
        """ "Aktivitetens syfte": an object in the genitive and a label."""
        row = self._kind("object").get(words[0].lemma)
        if row is None or len(words) < 2 or not words[0].is_genitive:
            return None
        reading = self._field(words[1:])
        return reading and reading.beside(row)

    def _before_clause(self, words: Words) -> Reading | None:
        """ "Orsak som åtgärden riktas mot": a label and a clause that tells of an object."""
        relatives, objects = self._kind("relative"), self._kind("object")
        for position in range(1, len(words) - 2):
            row, after = relatives.get(words[position].lemma), words[position + 1]
            if row is not None and after.lemma in objects and after.form != after.lemma:
                reading = self._field(words[:position])
                return reading and reading.beside(row).beside(objects[after.lemma])
        return None

    def _starting(self, words: Words, kind: RoleKind) -> Iterator[tuple[int, str]]:
        """Lengths of the phrases of `kind` that `words` begin with, the longest first, and their rows."""
        phrases = self._kind(kind)
        for length in (2, 1):
            row = phrases.get(" ".join(word.lemma for word in words[:length]))
            if row is not None and len(words) >= length:
                yield length, row

    # -------------------------------------------------------------- parties

    def _party(self, words: Words) -> Reading | None:
        rows = self.parties.only(words)
        if len(rows) != 1:
            return None
        (row,) = rows
        rule_rows = (PARTY_RULE, row.id, *self._rows_among(words))
        return Reading((Target("party", row.code),), PARTY_RULE, rule_rows, "plan", _LEMMA_SCORE)

    def _rows_among(self, words: Words) -> tuple[str, ...]:
        """Rows of the joiners and directions among `words`."""
        kinds = {**self._kind("joiner"), **self._kind("direction")}
        return tuple(dict.fromkeys(kinds[word.lemma] for word in words if word.lemma in kinds))

    def _party_role(self, words: Words) -> Reading | None:
        return self._party_then_role(words) or self._role_then_party(words)

    def _party_then_role(self, words: Words) -> Reading | None:
        parties = self.parties.list_at(words, lenient=True, leading=True)
        if parties is None or parties.length == len(words):
            return None
        rest = words[parties.length :]
        rest = rest[1:] if rest[0].is_sign else rest
        role = self._role(rest)
        return role and _party_reading(parties, role, self._rows_among(words[: parties.length]))

    def _role_then_party(self, words: Words) -> Reading | None:
        for end in range(len(words) - 1, 0, -1):
            role = self._role(words[:end])
            if role is None:
                continue
            start = end + (words[end].is_sign or words[end].lemma in self._kind("link"))
            parties = self.parties.list_at(words[start:], lenient=True)
            if parties is not None and start + parties.length == len(words):
                link = self._kind("link").get(words[end].lemma)
                around = (*((link,) if link else ()), *self._rows_among(words[start:]))
                return _party_reading(parties, role, around)
        return None

    def _role(self, words: Words) -> tuple[RoleRow, tuple[str, ...]] | None:
        """The role that `words` name, after modifiers, and the rows of those; a number or object may follow."""
        while len(words) > 1 and words[-1].is_number:
            words = words[:-1]
        row = self._roles.get(tuple(word.lemma for word in words)) or self._printed_roles.get(_forms(words))
        if row is not None:
            return row, ()
        for kind in ("role_modifier", "modifier"):
            for length, modifier in self._starting(words, kind):
                if length < len(words) and (found := self._role(words[length:])) is not None:
                    return found[0], (*found[1], modifier)
        return None

    def _field_of_party(self, words: Words) -> Reading | None:
        """ "Polisens lägesbild", "Sammankallande från polisen": the field, whoever's it is."""
        parties = self.parties.list_at(words, lenient=True)
        if parties is not None and parties.genitive and parties.length < len(words):
            return _of_party(self._field(words[parties.length :]), parties)
        links = self._kind("link")
        for end in range(1, len(words) - 1):
            if words[end].lemma in links:
                parties = self.parties.list_at(words[end + 1 :])
                if parties is not None and end + 1 + parties.length == len(words):
                    return _of_party(self._field(words[:end]), parties)
        return None

    # -------------------------------------------------------------- two labels

    def _pair(self, words: Words) -> Reading | None:
        for position in range(1, len(words) - 1):
            if words[position].lemma not in self._joiners:
                continue
            left = self._member(words[:position])
            right = left and (self._member(words[position + 1 :]) or self._pair(words[position + 1 :]))
            if (
                left is not None
                and right is None
                and position + 2 == len(words)
                and _says_who(left, position)
            ):
                return left.beside(left.rule)  # "Ansvarig förvaltning/bolag": another word for the same
            if left is not None and right is not None:
                return _joined(left, right, self._rows_among(words[position : position + 1]))
        return None

    def _member(self, words: Words) -> Reading | None:
        """One of two labels; also one that alone matches only as it stands ("Tid och ansvarig")."""
        row = self._exact_heads.get(_forms(words))
        if row is not None:
            return Reading(row.targets, row.id, (row.id,), row.group, 1.0)
        return self._field(words)


def _says_who(reading: Reading, length: int) -> bool:
    """Whether a label of several words asks for who is responsible."""
    return length > 1 and all(target.field == "responsible" for target in reading.targets)


def _forms(words: Words) -> tuple[str, ...]:
    return tuple(word.form for word in words)


def _lemmas(phrase: str) -> tuple[str, ...]:
    return tuple(word.lemma for word in label_words(trim(phrase)))


def _party_reading(
    parties: PartyList, role: tuple[RoleRow, tuple[str, ...]], around: tuple[str, ...]
) -> Reading:
    row, modifiers = role
    others = (*modifiers, *around)
    targets = tuple(dict.fromkeys(Target("party", party.code, row.role) for party in parties.rows))
    rows = (PARTY_ROLE_RULE, *(party.id for party in parties.rows), row.id, *others)
    return Reading(targets, PARTY_ROLE_RULE, rows, "plan", _LEMMA_SCORE * _STEP ** len(others))


def _of_party(reading: Reading | None, parties: PartyList) -> Reading | None:
    if reading is None or reading.group != "plan":
        return None
    for party in parties.rows:
        reading = reading.beside(party.id)
    return reading


def _joined(left: Reading, right: Reading, joiner: tuple[str, ...]) -> Reading:
    """Both readings' fields; one without a field of its own gives way to the other.

    "Aktivitet" beside another field is no name: "Mål och insatser" holds measures.
    """
    if all(target.field == "other" for target in left.targets):
        left, right = right, left
    targets = left.targets
    if any(target.field != "other" for target in right.targets):
        both = (*left.targets, *right.targets)
        targets = tuple(
            dict.fromkeys(Target("measures") if target.field == "activity" else target for target in both)
        )
    rows = tuple(dict.fromkeys((TWO_FIELDS_RULE, *left.rows, *joiner, *right.rows)))
    score = min(left.score, right.score) * _PAIR_SCORE
    return Reading(targets, TWO_FIELDS_RULE, rows, left.group, score, (*left.rivals, *right.rivals))
