"""What changed between two versions of a measure, field by field and word by word.

Two texts are the same where their letters and digits are: white space, list marks and punctuation are layout.
Layouts also differ in the field that a text lands in, so that a text counts as gone only where it stands in no
field that means the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from corpus.compare.answer import Change, ChangeKind, WordMark
from corpus.compare.measures import FieldText, Measure
from models.text.fold import squeeze
from rules.pack import shared_words

_MEAN_THE_SAME = (
    ("responsible", "convener"),
    ("goal", "purpose"),
    ("name", "undertaking", "description", "measures", "possible_measures"),
    ("duration", "meeting_frequency", "timing"),
    ("follow_up", "indicators"),
    ("cause", "problem", "situation"),
    ("contact", "participants"),
)
"""Fields that hold the same text in one layout or another."""
_FAMILY = {field: fields[0] for fields in _MEAN_THE_SAME for field in fields}
_TELLING = 20
"""Letters from which on a text is found again in any field: shorter ones ("Polisen", "Varje vecka") mean
something else under another label."""
_Key: TypeAlias = "tuple[str, str | None]"
_ALIKE = 0.5
"""Of `shared_words`: from here on the texts of two fields that mean the same are one text that was changed."""


def changes(left: Measure, right: Measure, *, derived: bool = False) -> tuple[Change, ...]:
    """How `right` differs from `left`; the area first, then the fields in the left's order.

    What a rule took out of another field's text is compared only where `derived` asks for it, since the
    change stands in that field already.
    """
    one, two = ([text for text in side.texts if derived or not text.is_derived] for side in (left, right))
    in_one, in_two = _Pool(left), _Pool(right)
    gone, new = _unlike(one, two, in_two), _unlike(two, one, in_one)
    paired = _pair_up(gone, new, {text.key: text for text in one}, {text.key: text for text in two})
    return (*_area_change(left, right), *(change(*pair) for pair in paired))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    """Letters and digits."""
    family: str
    party: str | None


class _Pool:
    """All that is said of a measure, where a text of the other side may stand under another label."""

    def __init__(self, measure: Measure) -> None:
        self._lines = [line for text in measure.texts for line in _lines(text)]
        self._areas = {line.text for text in measure.area_texts for line in _lines(text)}
        self._whole = [_Line(squeeze(one.compared), _family(one), one.party) for one in measure.texts]

    def holds(self, text: FieldText) -> bool:
        """Whether every line of `text` stands here in a field that means the same, or, if long, in any."""
        return all(self._holds(line) for line in _lines(text))

    def _holds(self, line: _Line) -> bool:
        is_telling = len(line.text) >= _TELLING
        if line.text in self._areas and (is_telling or line.family == "name"):
            return True
        for other in self._lines:
            if line.text == other.text and _may_hold(other, line, is_telling):
                return True
        return is_telling and any(
            line.text in whole.text and _may_hold(whole, line, is_telling) for whole in self._whole
        )


def _may_hold(holder: _Line, line: _Line, is_telling: bool) -> bool:
    """Of two parties each keeps its own; a text without a party may be a party's in another layout."""
    if holder.party and line.party:
        return holder.party == line.party and (is_telling or holder.family == line.family)
    return is_telling or (holder.family == line.family and holder.party == line.party)


def _family(text: FieldText) -> str:
    return _FAMILY.get(text.base, text.base)


def _lines(text: FieldText) -> Iterator[_Line]:
    for line in text.compared.splitlines():
        if squeezed := squeeze(line):
            yield _Line(squeezed, _family(text), text.party)


def _unlike(texts: Sequence[FieldText], others: Sequence[FieldText], pool: _Pool) -> list[FieldText]:
    """Those of `texts` that the other side does not say, in its own field or another."""
    same = {(other.key, squeeze(other.compared)) for other in others}
    return [text for text in texts if (text.key, squeeze(text.compared)) not in same and not pool.holds(text)]


def _pair_up(
    gone: list[FieldText], new: list[FieldText], lefts: dict[_Key, FieldText], rights: dict[_Key, FieldText]
) -> Iterator[tuple[FieldText | None, FieldText | None]]:
    """What became what: the same field, else a field of the same meaning with a version of the text, else nothing."""
    keys = dict.fromkeys(text.key for text in (*gone, *new) if text.key in lefts and text.key in rights)
    yield from ((lefts[key], rights[key]) for key in keys)
    left_over = [text for text in new if text.key not in keys]
    for text in gone:
        if text.key not in keys:
            other = _alike(text, left_over)
            if other is not None:
                left_over.remove(other)
            yield text, other
    yield from ((None, text) for text in left_over)


def _alike(text: FieldText, others: Iterable[FieldText]) -> FieldText | None:
    """The most alike of `others` that means the same, if it is a version of `text`."""
    near = [
        (shared_words(text.compared, one.compared), one)
        for one in others
        if _family(one) == _family(text) and one.party == text.party
    ]
    score, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= _ALIKE else None


def _area_change(left: Measure, right: Measure) -> Iterator[Change]:
    one, two = left.area, right.area
    if squeeze(one.compared if one else "") == squeeze(two.compared if two else ""):
        return
    if (
        one is None or two is None
    ):  # an area that is only inferred from the title, or no area: a matter of layout
        there = one or two
        if there is None or there.is_derived:
            return
    yield change(one, two, field="area")


def change(left: FieldText | None, right: FieldText | None, *, field: str | None = None) -> Change:
    """The change from `left` to `right`, one of which may be missing."""
    there = left or right
    if there is None:
        raise ValueError("a change has a side")
    kind: ChangeKind = "changed" if left and right else "dropped" if left else "added"
    return Change(
        field=field or there.field,
        party=there.party,
        kind=kind,
        left=left.text if left else None,
        right=right.text if right else None,
        words=compare_words(left.compared if left else "", right.compared if right else ""),
    )


def compare_words(left: str, right: str) -> tuple[tuple[WordMark, str], ...]:
    """Runs of words that both have, that only `left` has and that only `right` has, in their order.

    Words are compared by their letters and digits, and shown with their punctuation, of common ones the right's.
    """
    one, two = _words(left), _words(right)
    matcher = SequenceMatcher(None, [key for key, _ in one], [key for key, _ in two], autojunk=False)
    found: list[tuple[WordMark, str]] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            found.append(("=", _shown(two[start:end])))
            continue
        if last > first:
            found.append(("-", _shown(one[first:last])))
        if end > start:
            found.append(("+", _shown(two[start:end])))
    return tuple(found)


def _words(text: str) -> list[tuple[str, str]]:
    return [(key, word) for word in text.split() if (key := squeeze(word))]


def _shown(words: Iterable[tuple[str, str]]) -> str:
    return " ".join(word for _, word in words)
