"""Labels in running text: where a table's labels stand on one line with its values, and fragments of broken ones."""

from __future__ import annotations

from dataclasses import dataclass

from extract.recognise.labels import MOST_LABEL_WORDS, is_bare_party, sure_plan_label
from models.pages.document import Document
from models.target import AREA_FIELDS, Target
from models.text.fold import fold
from rules.pack import LabelMatch, Rules, WordKind

_OF_SENTENCES: tuple[WordKind, ...] = ("unfinished", "clause", "question", "according")


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label within a stream of words."""

    start: int
    end: int
    """[start, end) in the stream."""
    match: LabelMatch
    colon: bool
    fragment: bool = False
    """Whether its first word, the party, is lost."""

    @property
    def key(self) -> tuple[Target, ...]:
        """What it names: one table names nothing twice."""
        return self.match.targets

    @property
    def is_area_field(self) -> bool:
        """Whether an area can hold its value."""
        return all(target.field in AREA_FIELDS for target in self.match.targets)


def find_labels(document: Document, words: tuple[int, ...], rules: Rules) -> list[FoundLabel]:
    """The labels in a stream of words, in order, none over another."""
    texts = [document.words[word].text for word in words]
    found: list[FoundLabel] = []
    place = 0
    while place < len(texts):
        label = _label_at(texts, place, rules)
        if label is None:
            place += 1
            continue
        found.append(label)
        place = label.end
    return _with_fragments(texts, found, rules)


def _label_at(texts: list[str], start: int, rules: Rules) -> FoundLabel | None:
    """The longest label that begins at `start`: a capital, then words without one, to a colon where there is one."""
    if not texts[start][:1].isupper():
        return None
    best: FoundLabel | None = None
    for count in range(1, MOST_LABEL_WORDS + 1):
        end = start + count
        if end > len(texts) or (count > 1 and (texts[end - 1][:1].isupper() or texts[end - 1][:1].isdigit())):
            break
        colon = texts[end - 1].endswith(":")
        match = sure_plan_label(" ".join(texts[start:end]), rules)
        if match is not None and not any(is_bare_party(target) for target in match.targets):
            label = FoundLabel(start, end, match, colon)
            if colon or _stands_as_label(texts, label, rules):
                best = label
        if colon or texts[end - 1].endswith((".", ",", ";", "!", "?")):
            break
    return best


def _stands_as_label(texts: list[str], label: FoundLabel, rules: Rules) -> bool:
    """Whether what follows a label without a colon can be its value or another label."""
    if texts[label.end - 1].endswith((".", ",", ";")):
        return False
    following = texts[label.end] if label.end < len(texts) else ""
    if not following[:1].islower():
        return True
    if fold(following) in rules.words["label_end"]:
        return True
    # "Målet är …" begins a sentence.
    said = {fold(text) for text in texts[label.start : label.end + 1]}
    return label.end - label.start > 1 and all(said.isdisjoint(rules.words[kind]) for kind in _OF_SENTENCES)


def _with_fragments(texts: list[str], found: list[FoundLabel], rules: Rules) -> list[FoundLabel]:
    """The labels, with lower-case last words of broken ones that stand where a label can."""
    ends, takes_contact = rules.words["label_end"], rules.words["takes_contact"]
    taken = {place for label in found for place in range(label.start, label.end)}
    starts = {label.start for label in found}
    plain = [label for label in found if not label.colon]
    plain_starts = {label.start for label in plain}
    fragments = []
    for place, text in enumerate(texts):
        if text not in ends or place in taken or not any(label.start < place for label in plain):
            continue
        following = texts[place + 1] if place + 1 < len(texts) else ""
        before = texts[place - 1]
        opens = place + 1 in starts or following[:1].isupper() or following in ends
        said = fold(before) in takes_contact or (before.endswith("s") and before[:1].islower())
        said = said and following not in ends and place + 1 not in plain_starts
        match = rules.labels.match(text)
        if opens and not said and match is not None:
            fragments.append(FoundLabel(place, place + 1, match, colon=False, fragment=True))
    return sorted([*found, *fragments], key=lambda label: label.start)
