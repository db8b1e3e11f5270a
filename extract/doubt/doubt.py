"""The door of doubt: values of misread places are less sure, and a note names each page where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from extract.doubt.labels import label_signs
from extract.doubt.signs import Looked, Owner, Placed, Sign
from extract.doubt.structure import structure_signs
from extract.doubt.texts import text_signs
from extract.recognise.drafts import Draft, Entry
from models.pages.document import Document, Note
from rules.pack import Rules

__all__ = ["doubt_draft"]

ODD = 0.6
"""Confidence of a value on a page with a note that shows a sign itself."""
NEAR = 0.75
"""Confidence of other values there: less than what passes for certain (0.8)."""
CUT = 0.55
"""Confidence of a value that alone is odd: so low that the composer warns of it by its path."""
TOGETHER = 2
"""Values of one page that each show a sign of their own, from which on the page shows it."""
MOST_SAID = 3
"""Signs that a note tells of a page: the first of each kind."""


def doubt_draft(document: Document, draft: Draft, rules: Rules) -> Draft:
    """The draft, its entries no surer than the signs of their place let them be, with a note for each odd page."""
    looked = Looked(document, draft, rules)
    signs = [*label_signs(looked), *text_signs(looked), *structure_signs(looked)]
    if not signs:
        return draft
    doubts = _Doubts(looked, signs)
    return replace(
        draft,
        areas=[
            replace(area, entries=[doubts.lowered(Owner("area", index), one) for one in area.entries])
            for index, area in enumerate(draft.areas)
        ],
        activities=[
            replace(
                activity, entries=[doubts.lowered(Owner("activity", index), one) for one in activity.entries]
            )
            for index, activity in enumerate(draft.activities)
        ],
        notes=[*draft.notes, *doubts.notes()],
    )


class _Doubts:
    """What the signs of a draft say of its entries and pages."""

    def __init__(self, looked: Looked, signs: list[Sign]) -> None:
        self._looked = looked
        self._far = [sign for sign in signs if sign.reach == "page"]
        self._far += self._together([sign for sign in signs if sign.reach == "value"])
        self._owned = [sign for sign in signs if sign.reach == "owner"]
        self._own = {(sign.placed.owner, id(sign.placed.entry)) for sign in (*self._far, *self._owned)}
        self._cut = {(sign.placed.owner, id(sign.placed.entry)) for sign in signs if sign.reach == "value"}
        self._owners = {sign.placed.owner for sign in self._far}
        self._pages = {page for sign in self._far for page in _pages(looked.document, sign.placed)}

    def _together(self, signs: list[Sign]) -> list[Sign]:
        """Those of signs of single values that stand on one page with others: together they tell of the page."""
        pages: dict[int, set[int]] = defaultdict(set)
        for sign in signs:
            for page in _pages(self._looked.document, sign.placed):
                pages[page].add(id(sign.placed.entry))
        odd = {page for page, entries in pages.items() if len(entries) >= TOGETHER}
        return [sign for sign in signs if odd & _pages(self._looked.document, sign.placed)]

    def lowered(self, owner: Owner, entry: Entry) -> Entry:
        """The entry, no surer than what was seen of it."""
        most = self._most(owner, entry)
        return entry if entry.confidence <= most else replace(entry, confidence=most)

    def _most(self, owner: Owner, entry: Entry) -> float:
        key = owner, id(entry)
        if key in self._own:
            return ODD
        if key in self._cut:
            return CUT
        if owner in self._owners or self._pages & _pages(self._looked.document, Placed(owner, entry)):
            return NEAR
        return 1.0

    def notes(self) -> Iterator[Note]:
        """One for each page with signs; of a file without pages one for each area and activity with signs.

        Signs of a whole activity are told where it begins, and the note leads to it alone.
        """
        document = self._looked.document
        paged: dict[int, list[Sign]] = defaultdict(list)
        owned: dict[Owner, list[Sign]] = defaultdict(list)
        for sign in self._far:
            pages = _pages(document, sign.placed)
            for page in pages:
                paged[page].append(sign)
            if not pages:
                owned[sign.placed.owner].append(sign)
        for page, signs in sorted(paged.items()):
            yield _note(document, f"Page {page}", page, signs)
        for owner, signs in owned.items():
            yield _note(document, f"{owner.kind.capitalize()} {owner.index + 1}", None, signs)
        for owner in dict.fromkeys(
            sign.placed.owner for sign in self._owned if sign.placed.owner.kind == "activity"
        ):
            signs = [sign for sign in self._owned if sign.placed.owner == owner]
            first = min((page for sign in signs for page in _pages(document, sign.placed)), default=None)
            place = f"Activity {owner.index + 1}" if first is None else f"Page {first}"
            yield replace(_note(document, place, first, signs), path=f"activities[{owner.index}]")


def _note(document: Document, place: str, page: int | None, signs: list[Sign]) -> Note:
    words = dict.fromkeys(
        word for sign in signs for word in sign.placed.words if document.words[word].page == page
    )
    kinds: dict[str, str] = {}
    for sign in signs:
        kinds.setdefault(sign.says.partition(" (")[0], sign.says)
    said = "; ".join(list(kinds.values())[:MOST_SAID])
    return Note("page-uncertain", f"{place} may have been read wrongly: {said}.", tuple(words))


def _pages(document: Document, placed: Placed) -> set[int]:
    pages = (document.words[word].page for word in (*placed.entry.words, *placed.entry.label))
    return {page for page in pages if page is not None}
