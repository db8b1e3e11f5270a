"""What a passage of minutes speaks of: places that head it, priorities, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from extract.layouts.minutes.lines import label_before_colon
from extract.recognise.drafts import (
    DraftPlace,
    DraftPoint,
    DraftPriority,
    Entry,
    Scope,
    SpelledWords,
    Words,
)
from extract.recognise.labels import DASHES
from models.pages.document import Document, Paragraph
from models.target import Target
from models.text.fold import fold, squeeze
from rules.pack import Rules

_MOST_PLACE_WORDS = 5


@dataclass(slots=True)
class _Open:
    """A heading whose text is being read."""

    scope: Scope | None = None
    listed: bool = False
    """Whether it heads a list of priorities."""
    priority: DraftPriority | None = None


def find_places(document: Document, points: list[DraftPoint], rules: Rules) -> list[DraftPlace]:
    """The places that head passages: sub-headings, and what stands before the dash of "Name – …"."""
    found = []
    for number, point in enumerate(points):
        heading: Paragraph | None = None
        text: list[Paragraph] = []
        listed = _lists_of_places(document, point.below, rules)
        for index, piece in enumerate([*point.below, None]):
            if piece is not None and piece.kind != "heading" and heading is not None:
                text.append(piece)
                continue
            if heading is not None and text:
                found.append(DraftPlace(heading.words, tuple(text), number))
            heading, text = None, []
            if piece is not None and piece.kind == "heading":
                heading = piece if rules.place_names.is_heading(document.text(piece.words)) else None
            elif piece is not None:
                found += _before_dash(document, piece, number, rules, listed=index in listed)
    return found


def _lists_of_places(document: Document, pieces: list[Paragraph], rules: Rules) -> set[int]:
    """Indexes of the pieces "Name – …" in a row where one name is a place's and all others may be, or most are sites:
    "Badhuset – …", "Torget – …", "Lugnet – …"."""
    heads = [_head_before_dash(document, piece) for piece in pieces]
    listed: set[int] = set()
    for has_head, run in groupby(range(len(pieces)), key=lambda index: bool(heads[index])):
        indexes = list(run)
        names = [document.text(heads[index]) for index in indexes]
        places = rules.place_names
        sites = sum(map(places.is_site, names))
        if has_head and len(indexes) > 1 and (any(map(places.is_heading, names)) or 2 * sites > len(names)):
            listed |= {
                index for index, name in zip(indexes, names, strict=True) if rules.place_names.may_be(name)
            }
    return listed


def _head_before_dash(document: Document, piece: Paragraph) -> Words:
    """The few words before a dash at the front of the piece; empty where there is none."""
    for index, word in enumerate(piece.words[: _MOST_PLACE_WORDS + 1]):
        if index and document.words[word].text in DASHES:
            return piece.words[:index]
    return ()


def _before_dash(
    document: Document, piece: Paragraph, number: int, rules: Rules, *, listed: bool
) -> Iterator[DraftPlace]:
    """The places of "Name – what is said of it", also where several such statements share a paragraph.

    `listed` tells that the first name is one of a list of places, whatever else the word means.
    """
    starts = [(0, len(_head_before_dash(document, piece)))] if listed else []
    places = rules.place_names
    told = [span for span in _before_dashes(document, piece) if not starts or span[1] > starts[0][1]]
    names = [document.text(piece.words[first:dash]) for first, dash in told]
    sites = sum(map(places.is_site, names))
    helped = listed or any(map(places.is_heading, names)) or sites > 1
    for span, name in zip(told, names, strict=True):
        is_new = not starts or span[0] > starts[-1][1]
        if is_new and (places.is_heading(name) or (helped and places.is_site(name))):
            starts.append(span)
    for (first, dash), (last, _) in zip(starts, [*starts[1:], (len(piece.words), 0)], strict=False):
        text = Paragraph(piece.words[dash + 1 : last], page=piece.page)
        if text.words:
            yield DraftPlace(piece.words[first:dash], (text,), number)


def _before_dashes(document: Document, piece: Paragraph) -> Iterator[tuple[int, int]]:
    """[first, dash) of the few words that open a sentence of the piece and stand before a dash, or of less of them."""
    for dash, word in enumerate(piece.words):
        if document.words[word].text not in DASHES:
            continue
        for first in range(max(0, dash - _MOST_PLACE_WORDS), dash):
            if first == 0 or document.words[piece.words[first - 1]].text.endswith((".", "!", "?")):
                yield first, dash


def find_decisions(
    document: Document, points: list[DraftPoint], rules: Rules, decided: AbstractSet[Words] = frozenset()
) -> list[Entry]:
    """What was decided: the text below "Beslut", and sentences that say so.

    `decided` are the words of paragraphs of which a table has said so.
    """
    found = []
    for point in points:
        below_heading = rules.minutes.heads_decision(document.text(point.title.words))
        next_meeting = rules.minutes.label(document.text(point.title.words)) == "next_meeting"
        below_lead = False
        for index, piece in enumerate(point.below):
            below_lead = below_lead and _goes_on_with_lead(document, piece)
            following = point.below[index + 1 : index + 2]
            leads = rules.minutes.leads_to_decision(document.text(piece.words))
            if leads and following and _goes_on_with_lead(document, following[0]):
                below_lead = True
                continue
            if _announces_decision(document, piece, rules):
                below_heading = True
                continue
            if piece.kind == "heading" or rules.minutes.is_formality(document.text(piece.words)):
                below_heading = False
                continue
            if below_lead or (piece.words in decided and not next_meeting):
                found += [
                    Entry(Target("other"), (one,), method="position") for one in _lines(document, piece)
                ]
                continue
            label, rest = _after_label(document, piece, rules)
            if rules.minutes.decides_nothing(document.text(rest.words)):
                continue
            if below_heading or label:
                found.append(Entry(Target("other"), (rest,), label, "position"))
                continue
            sentences = list(_deciding_sentences(document, piece, rules))
            if (
                sentences
                and document.text(piece.words).endswith(":")
                and sentences[-1].words[-1] == piece.words[-1]
            ):
                items = tuple(takewhile(lambda one: one.kind == "item", point.below[index + 1 :]))
                sentences[-1] = replace(sentences[-1], pieces=sentences[-1].pieces + items)
            found += sentences
    return found


def _lines(document: Document, piece: Paragraph) -> Iterator[Paragraph]:
    """`piece` cut at its lines that begin with "att", of which each was decided."""
    words = document.words
    starts = [
        place
        for place in range(1, len(piece.words))
        if words[piece.words[place]].line != words[piece.words[place - 1]].line
        and fold(words[piece.words[place]].text) == "att"
    ]
    is_list = fold(words[piece.words[0]].text) == "att"
    for start, end in pairwise([0, *(starts if is_list else ()), len(piece.words)]):
        yield replace(piece, words=piece.words[start:end], mark=piece.mark if not start else ())


def _goes_on_with_lead(document: Document, piece: Paragraph) -> bool:
    """Whether `piece` goes on with the words above it: a list item, or a line such as "att anta planen"."""
    text = document.text(piece.words)
    return piece.kind == "item" or text[:1].islower() or text.startswith("Att ")


def _announces_decision(document: Document, piece: Paragraph, rules: Rules) -> bool:
    return rules.minutes.heads_decision(document.text(piece.words))


def _after_label(document: Document, piece: Paragraph, rules: Rules) -> tuple[Words, Paragraph]:
    """The label "Beslut:" and the paragraph without it; no label where none stands there."""
    found = label_before_colon(document, piece.words, rules)
    if found is None or found[0] != "decision_heading" or found[1] == len(piece.words):
        return (), piece
    return piece.words[: found[1]], Paragraph(piece.words[found[1] :], page=piece.page)


def _deciding_sentences(document: Document, piece: Paragraph, rules: Rules) -> Iterator[Entry]:
    spelled = SpelledWords.of(document, piece.words)
    for start, end in rules.sentences(spelled.text):
        label, rest = _after_label(document, Paragraph(spelled.within(start, end), page=piece.page), rules)
        if label:
            yield Entry(Target("other"), (rest,), label, "position")
        elif rules.minutes.is_decision(spelled.text[start:end]):
            words = Paragraph(spelled.within(start, end), page=piece.page)
            yield Entry(Target("other"), (words,), method="derived", confidence=0.9)


def find_priorities(document: Document, points: list[DraftPoint], rules: Rules) -> list[DraftPriority]:
    """Prioritised areas: lists and headings below a heading that announces them, and local ones named in a sentence."""
    found: list[DraftPriority] = []
    for point in points:
        section = _Open(*_announced(document, point.title, rules))
        for piece in point.below:
            scope = _scope(document, piece, rules) if section.listed or section.priority is not None else None
            if scope is not None:
                section = _Open(scope, listed=True)
            elif piece.kind == "heading" or _is_lone_announcement(document, piece, rules):
                section = _below_heading(document, piece, section, found, rules)
            elif section.listed and piece.kind == "item" and section.scope is not None:
                _join(document, found, DraftPriority(section.scope, _before_colon(document, piece)), rules)
            elif section.priority is not None:
                section.priority.pieces = (*section.priority.pieces, piece)
            else:
                _named_in_sentences(document, piece, found, rules)
    return found


def _scope(document: Document, piece: Paragraph, rules: Rules) -> Scope | None:
    """Whose priorities a line below "Prioriterade områden" begins: "Stadsövergripande:", "Lokalt:"."""
    use = rules.minutes.label(document.text(piece.words))
    if use == "citywide":
        return "citywide"
    return "local" if use == "local" else None


def _announced(document: Document, heading: Paragraph, rules: Rules) -> tuple[Scope | None, bool]:
    use = rules.minutes.heading(document.text(heading.words))
    if use == "priorities_citywide":
        return "citywide", True
    return ("local", True) if use in {"priorities_local", "priorities"} else (None, False)


def _is_lone_announcement(document: Document, piece: Paragraph, rules: Rules) -> bool:
    """Whether a short paragraph without a full stop announces a list of priorities."""
    text = document.text(piece.words)
    return piece.kind == "paragraph" and not text.endswith(".") and _announced(document, piece, rules)[1]


def _below_heading(
    document: Document,
    heading: Paragraph,
    section: _Open,
    found: list[DraftPriority],
    rules: Rules,
) -> _Open:
    """What the text below `heading` is about; a heading that is a priority itself is added to `found`."""
    text = document.text(heading.words)
    scope, listed = _announced(document, heading, rules)
    name = _behind_announcement(document, heading, rules)
    if listed and name:
        priority = _join(document, found, DraftPriority(scope or "local", name), rules)
        return _Open(None, priority=priority)
    if listed:
        return _Open(scope, listed=True)
    if rules.place_names.is_heading(text):
        return section
    known = [one for one in found if _is_same(document, one.name, heading.words, rules)]
    if section.scope is not None and section.scope != "local" and rules.topics.read(text):
        priority = _join(document, found, DraftPriority(section.scope, heading.words), rules)
        return _Open(section.scope, section.listed, priority)
    if known:
        local = [one for one in known if one.scope == "local"]
        return _Open(None, priority=(local or known)[0])
    return _Open(section.scope if section.listed and section.scope == "citywide" else None)


def _behind_announcement(document: Document, heading: Paragraph, rules: Rules) -> Words:
    """The name in "Prioriterat område – Unga i risk" or "Prioriterat område: Unga i risk"."""
    for index, word in enumerate(heading.words[:-1]):
        text = document.words[word].text
        if text in DASHES or text.endswith(":"):
            before = heading.words[: index + (text not in DASHES)]
            announces = _announced(document, Paragraph(before), rules)[1]
            return heading.words[index + 1 :] if announces else ()
    return ()


def _before_colon(document: Document, piece: Paragraph) -> Words:
    """The name of a list item: what stands before its colon or dash, else all of it."""
    for index, word in enumerate(piece.words[:-1]):
        text = document.words[word].text
        if index and text in DASHES:
            return piece.words[:index]
        if text.endswith(":"):
            return piece.words[: index + 1]
    return piece.words


def _named_in_sentences(
    document: Document, piece: Paragraph, found: list[DraftPriority], rules: Rules
) -> None:
    """Add the known priorities that a sentence names as prioritised locally."""
    spelled = SpelledWords.of(document, piece.words)
    for start, end in rules.sentences(spelled.text):
        low = fold(spelled.text[start:end])
        if not rules.minutes.prioritises_here(low):
            continue
        for one in [one for one in found if one.scope == "citywide"]:
            name = fold(document.text(one.name)).strip(" .,;:")
            at = low.find(name)
            if at >= 0:
                words = spelled.within(start + at, start + at + len(name))
                _join(document, found, DraftPriority("local", words), rules)


def _join(document: Document, found: list[DraftPriority], new: DraftPriority, rules: Rules) -> DraftPriority:
    """The priority of that scope and name, added where it is not yet there."""
    same = [one for one in found if one.scope == new.scope and _is_same(document, one.name, new.name, rules)]
    if same:
        return same[0]
    found.append(new)
    return new


def _is_same(document: Document, one: Words, other: Words, rules: Rules) -> bool:
    """Whether two names mean one priority: the same letters, or the same topic and mostly the same words."""
    first, second = document.text(one), document.text(other)
    if squeeze(first) == squeeze(second):
        return True
    topics = [[hit.code for hit in rules.topics.read(text)][:1] for text in (first, second)]
    if not topics[0] or topics[0] != topics[1]:
        return False
    return topics[0] != ["other"]
