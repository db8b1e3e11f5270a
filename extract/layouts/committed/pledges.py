"""Commitments at labels of their own: "Polisens löfte: …", "Kommunen" above the list of what it undertakes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.layouts.committed.places import area_of_heading, insert
from extract.layouts.committed.stretches import Stretch
from extract.recognise.drafts import Draft, DraftActivity, Entry
from extract.recognise.labels import is_of_contacts, split_run_in, sure_plan_label
from models.pages.document import Document, Paragraph
from models.target import Target
from models.text.fold import fold
from rules.pack import Rules, asked_target, emails_in, phones_in

_FEWEST_BESIDE = 2
"""Parties with a list each; one alone may be what the police say."""
_SHARED_OUT = frozenset({"responsible", "measures", "activity"})
"""Fields whose label as a heading stands above what each party does: "Ansvarsfördelning", "Åtgärder"."""


def add_pledges(
    document: Document, draft: Draft, sections: list[Stretch], rules: Rules, *, bare: bool, only_lists: bool
) -> None:
    """Take what stands at labels of commitments out of `sections`: "Polisens löfte" above a list, "Kommunens löfte: …".

    What stands below one heading is one activity; where `bare`, a party's name alone before a colon is a label, too. On
    a line of its own it is one below headings that share out what is done, and where another party has its list beside
    it; where `only_lists`, only such labels count.
    """
    found: dict[tuple[int, ...], tuple[tuple[Paragraph, ...], list[Entry]]] = {}
    readers = [_Pledges(document, section, rules, bare=bare) for section in sections]
    parties: dict[tuple[int, ...], set[Target]] = {}
    for reader in readers:
        parties.setdefault(reader.key, set()).update(reader.parties_alone())
    for reader in readers:
        reader.decide(is_beside=len(parties[reader.key]) >= _FEWEST_BESIDE)
        if not reader.is_closed and (reader.is_beside or reader.is_shared_out or not only_lists):
            entries = found.setdefault(reader.key, (reader.above, []))[1]
            reader.section.pieces = reader.read(entries)
    for above, entries in found.values():
        if entries:
            named = [one for one in above if names_something(document.text(one.words), rules)]
            area = area_of_heading(document, draft, named[-1], rules) if named else None
            insert(draft, DraftActivity(area, entries))
            draft.shapes.append("narrative")


class _Pledges:
    """Reads one stretch: the label that is its heading, and those in its text."""

    def __init__(self, document: Document, section: Stretch, rules: Rules, *, bare: bool) -> None:
        self.document = document
        self.section = section
        self.rules = rules
        self.bare = bare
        self.heading = document.text(section.headings[-1].words) if section.headings else ""
        self.of_heading = _party_alone(self.heading, rules) or _pledges(self.heading, rules, bare=False)
        self.above = section.headings[:-1] if self.of_heading is not None else section.headings
        leading = document.text(self.above[-1].words) if self.above else ""
        self.is_shared_out = shares_out(leading, rules)
        self.is_closed = not self.is_shared_out and _says_else(leading, rules)
        self.is_beside = False
        self.label: tuple[int, ...] | None = None
        self.target: Target | None = None

    @property
    def key(self) -> tuple[int, ...]:
        """The words of the heading below which it stands, its own label apart."""
        return self.above[-1].words if self.above else ()

    def parties_alone(self) -> Iterator[Target]:
        """The parties whose names stand alone above a list."""
        pieces = self.section.pieces
        if self.of_heading is not None and any(piece.kind == "item" for piece in pieces):
            yield self.of_heading
        yield from parties_above_lists(self.document, pieces, self.rules)

    def decide(self, *, is_beside: bool) -> None:
        """Say whether other parties have their lists beside it, and so whether its heading is a label."""
        texts = [self.document.text(piece.words) for piece in self.section.pieces]
        self.is_beside = is_beside and not any(phones_in(text) or emails_in(text) for text in texts)
        is_led = self.is_shared_out or self.is_beside or self._is_gone_on_with()
        target = _pledges(self.heading, self.rules, bare=is_led)
        self.target = target or (self.of_heading if self.is_shared_out or self.is_beside else None)
        if self.target is not None and self.section.headings:
            self.label = self.section.headings[-1].all_words
        elif self.of_heading is not None:
            self.above = self.section.headings

    def read(self, entries: list[Entry]) -> list[Paragraph]:
        """Put what is undertaken into `entries`; the pieces that are left."""
        left: list[Paragraph] = []
        pieces = self.section.pieces
        for place, piece in enumerate(pieces):
            found = self._label_at(piece, pieces[place + 1 : place + 2])
            rest: Paragraph | None = piece
            if found is not None:
                self.label, rest, self.target = found
            if rest is None:
                continue
            if self.target is None or self.label is None:
                left.append(rest)
            elif entries and entries[-1].label == self.label:
                entries[-1] = replace(entries[-1], pieces=(*entries[-1].pieces, rest))
            else:
                entries.append(Entry(self.target, (rest,), self.label))
        return left

    def _label_at(
        self, piece: Paragraph, following: Sequence[Paragraph]
    ) -> tuple[tuple[int, ...], Paragraph | None, Target] | None:
        """The label that begins a piece, what stands behind it, and whose commitment it holds."""
        if piece.kind == "item":
            return None
        run_in = split_run_in(self.document, piece, self.rules)
        is_above_list = bool(following) and following[0].kind == "item"
        is_alone = run_in is not None and is_above_list and not run_in[1].words
        if is_alone and self.rules.commitments.leads_in(self.document.text(piece.words)):
            return None  # "Polisen ansvarar för:"
        if run_in is not None:
            own = _pledges(self.document.text(run_in[0]), self.rules, bare=self.bare or self.is_shared_out)
            if own is not None:
                return run_in[0], run_in[1] if run_in[1].words else None, own
        if is_above_list and (self.is_shared_out or self.is_beside):
            alone = _party_alone(self.document.text(piece.words), self.rules)
            if alone is not None:
                return piece.all_words, None, alone
        return None

    def _is_gone_on_with(self) -> bool:
        """Whether each item below a party's name says what it undertakes: "Skolan", "- ska ha rastvakter"."""
        items = [self.document.text(one.words) for one in self.section.pieces if one.kind == "item"]
        name = self.heading.rstrip(":")
        return bool(items) and all(
            item[:1].islower() and self.rules.commitments.read(f"{name} {item}") for item in items
        )


def parties_above_lists(document: Document, pieces: Sequence[Paragraph], rules: Rules) -> Iterator[Target]:
    """The parties whose names stand alone, each above a list."""
    for piece, below in pairwise(pieces):
        if piece.kind != "item" and below.kind == "item":
            alone = _party_alone(document.text(piece.words), rules)
            if alone is not None:
                yield alone


def names_something(heading: str, rules: Rules) -> bool:
    """Whether a heading names what stands below it, and does not only share it out: "Åtaganden", "Vem gör vad"."""
    return not (rules.headings.is_generic(heading) or shares_out(heading, rules))


def shares_out(heading: str, rules: Rules) -> bool:
    """Whether a heading announces what parties undertake or do: "Åtaganden", "Ansvarsfördelning", "Vem gör vad"."""
    if rules.headings.announces_undertakings(heading) or rules.headings.announces_deeds(heading):
        return True
    match = sure_plan_label(heading, rules)
    asked = asked_target(heading, rules.words)
    targets = match.targets if match is not None else (asked,) if asked is not None else ()
    return any(
        target.field in _SHARED_OUT or (target.role == "commitment" and target.party is None)
        for target in targets
    )


def _says_else(heading: str, rules: Rules) -> bool:
    """Whether a heading says that below it stands something else than what is done: whom to turn to, how things are."""
    if is_of_contacts(heading, rules) or rules.headings.tells_of_state(heading):
        return True
    label = sure_plan_label(heading, rules)
    is_label = label is not None and not any(target.field == "party" for target in label.targets)
    return is_label or rules.headings.is_introduction(heading)


def _pledges(text: str, rules: Rules, *, bare: bool) -> Target | None:
    """The commitment that a label holds; of a party's name alone only where it may be so `bare`."""
    match = rules.labels.match(text.rstrip(":"))
    targets = match.targets if match is not None else ()
    if (
        match is None
        or match.leads_in
        or len(targets) != 1
        or targets[0].field != "party"
        or targets[0].party is None
    ):
        return None
    role = targets[0].role
    if role == "commitment" or (role is None and bare):
        return Target("party", targets[0].party, "commitment")
    return None


def _party_alone(text: str, rules: Rules) -> Target | None:
    """The commitment of a party whose name is all of the text: "Simklubben:"; of all of them measures: "Gemensamt"."""
    name = text.strip(" :")
    if fold(name) in rules.words["jointly"]:
        return Target("measures")
    if rules.commitments.leads_in(name):
        return None  # "Polisen lovar" says more than whose the list is
    own = _pledges(name, rules, bare=True)
    if own is not None:
        return own
    actors = rules.actors.named(name)
    if len(actors) != 1 or actors[0].text != name or actors[0].organisation is None:
        return None
    return Target("party", actors[0].organisation, "commitment")
