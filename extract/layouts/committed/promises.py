"""Commitments that stand under no measure: a citizens' promise, an agreement in running text (docs/record.md).

They make one activity without a name for each heading above them; a heading below another, right above its own
commitments, names the activity. The words stay in the activity's description, from which the commitments are derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, dropwhile, groupby, islice, pairwise, takewhile, zip_longest

from extract.layouts.committed.announced import announced
from extract.layouts.committed.beside import AreaHeadings, set_in_order
from extract.layouts.committed.deeds import begins_with_deed, tell_deeds
from extract.layouts.committed.places import add_commitments, area_named, area_of_heading
from extract.layouts.committed.pledges import add_pledges, names_something
from extract.layouts.committed.stretches import (
    SAID_LAST,
    SAID_OF_WHOLE,
    Stretch,
    level_of,
    stretches_of,
    take_labelled,
)
from extract.recognise.drafts import Draft, DraftActivity, Entry, Pieces
from extract.recognise.labels import split_run_in
from extract.recognise.names import read_name
from extract.recognise.titles import subtitle
from extract.recognise.years.periods import front_paragraphs
from extract.recognise.years.sentences import is_paper
from models.pages.document import Document, Paragraph
from models.target import Target
from models.text.fold import fold, squeeze
from rules.pack import ANY_PLAN, Rules

_FEWEST_LISTED = 2
"""Items of a list of measures; one alone may be a note."""
_MOST_SIGNED = 8
"""Words of a signature: a name, a role and where."""
_ASKED = re.compile(r"[\w ]{1,30}\? [^?]*(?:@|\d[\d –-]{5,}\d)")
"""A line that says whom to ask, where to call or write: "Frågor? Ring 010-…"."""
_ANYONE = ("police",)
"""For whom "vi" stands in a promise that names nobody: what they undertake is told, though nobody is committed."""
_TROUBLE = frozenset({"problem", "situation", "cause"})
_MOST_HEADING = 6  # words of a heading that leads in a promise: "Det här lovar vi dig i Mora"
_FRONT = 6
"""Paragraphs of which one may say whose promise it is."""


def add_promises(document: Document, draft: Draft, rules: Rules) -> None:
    """Add to `draft` the activities that are nothing but commitments: of a promise, of a plan without others.

    In a plan with others they are those that stand right below the heading of an area, or of commitments, under none of
    its measures.
    """
    title = "\n".join([draft.title_text(document), *subtitle(document, draft.title)])
    printed = next(_promises(document, rules), None)
    draft.prints_promise = printed is not None
    draft.is_promise = is_promise = rules.headings.is_promise(title) or draft.prints_promise
    if not is_promise and not _may_be_plan(title, rules):
        return
    areas = {squeeze(document.text(area.name.words)) for area in draft.areas if area.name is not None}
    own = "\n".join(
        line for line in title.split("\n") if squeeze(line) not in areas
    )  # "Trygg handel", right below it
    everyone = tuple(one.organisation for one in rules.actors.named(own) if one.organisation)
    draft.promisers = everyone or tuple(_promisers(document, rules))
    of_areas_only = bool(draft.activities) and not is_promise
    names = {word for one in draft.activities for entry in one.entries for word in entry.words}
    sections = list(stretches_of(document, draft, rules))
    is_news = not rules.headings.is_promise(title) or rules.vocabulary.other_genre(title) is not None
    if printed is not None and is_news:  # above the promise that it prints
        sections = [one for one in sections if not one.pieces or one.pieces[-1].words[0] >= printed]
    known = len(draft.areas)
    add_pledges(document, draft, sections, rules, bare=is_promise, only_lists=of_areas_only)
    left = list(sections)
    beside = AreaHeadings(document, draft)
    for section in sections:
        last = section.headings[-1] if section.headings else None
        if last is not None and (not names.isdisjoint(last.words) or _asks_of_papers(document, last, rules)):
            continue  # below the heading of a measure, or "Vad är medborgarlöften?"
        is_led = last is not None and _is_led(document, draft, section, beside, rules)
        if of_areas_only and not is_led:
            continue
        said = [] if of_areas_only else take_labelled(document, section, rules)
        told = _told_in(document, draft, section, sections, rules, of_areas_only=of_areas_only)
        if told is not None:
            _add(document, draft, section, told, said, rules)
            left.remove(section)
    if len(draft.areas) > known:
        set_in_order(draft)
    is_one = len(draft.activities) == 1 and draft.activities[0].area is None and not of_areas_only
    if is_one and (is_promise or _tell_one_trouble(document, sections, rules)):
        draft.activities[0].entries += _said_of_whole(document, left, rules)


def _told_in(
    document: Document,
    draft: Draft,
    section: Stretch,
    sections: list[Stretch],
    rules: Rules,
    *,
    of_areas_only: bool,
) -> Entry | None:
    """What a section promises or tells of what is done; None where it does neither."""
    whom = draft.promisers or _ANYONE * draft.is_promise
    pieces = _committing(document, section, whom, rules, promises=draft.is_promise)
    if _is_list_below_goal(document, draft, section, rules) or _is_list_of_deeds(document, section, rules):
        pieces = tuple(section.pieces)
    if draft.is_promise and _is_led_to(document, section, sections):
        pieces = tuple(section.pieces)
    if not of_areas_only:
        if not pieces and _is_told_as_beside(document, section, sections, draft, rules):
            pieces = _unsigned(document, section.pieces, rules)
        if (told := announced(document, section, pieces, rules)) is not None:
            return told
    if pieces and section is not sections[-1]:
        pieces = _with_told_between(document, section, pieces, rules)
    return Entry(Target("description"), pieces, method="position") if pieces else None


def _may_be_plan(title: str, rules: Rules) -> bool:
    """Whether a document may be a plan by its commitments alone; a title that names any plan must name the subject,
    too: "Plan för trygga lov", not "Plan för äldreomsorg"."""
    if rules.headings.is_plan_title(title):
        return True
    told = rules.headings.title_score(title) >= ANY_PLAN and rules.vocabulary.count_subjects(title)
    return bool(told) and not rules.headings.is_state_alone(title)


def _is_led(document: Document, draft: Draft, section: Stretch, beside: AreaHeadings, rules: Rules) -> bool:
    """Whether the last heading of a section is an area's, or one beside those that names something of its own, or says
    that commitments stand below it."""
    last = section.headings[-1]
    return (
        area_named(document, draft, last, rules) is not None
        or _heads_commitments(document, last, rules)
        or (
            beside.are_beside(section.headings, document, rules)
            and not _only_leads(document.text(last.words), rules)
        )
    )


def _asks_of_papers(document: Document, heading: Paragraph, rules: Rules) -> bool:
    """Whether a heading asks what such papers are for: "Vad är ett medborgarlöfte?", "Varför medborgarlöften?"."""
    text = document.text(heading.words)
    return text.endswith("?") and any(is_paper(fold(word).strip("?"), rules) for word in text.split())


def _heads_commitments(document: Document, heading: Paragraph, rules: Rules) -> bool:
    """Whether a heading says that commitments stand below it: "Gemensamma åtaganden"."""
    match = rules.labels.match(document.text(heading.words))
    return match is not None and any(target.role == "commitment" for target in match.targets)


def _tell_one_trouble(document: Document, sections: list[Stretch], rules: Rules) -> bool:
    """Whether all headings say what stands below them, what is wrong among it, and none names a part of its own."""
    headings = [document.text(one.headings[-1].words) for one in sections if one.headings and one.pieces]
    matches = [rules.labels.match(text) for text in headings]
    told = [
        match is not None or not names_something(text, rules)
        for text, match in zip(headings, matches, strict=True)
    ]
    fields = {target.field for match in matches if match is not None for target in match.targets}
    return all(told) and not fields.isdisjoint(_TROUBLE)


def _said_of_whole(document: Document, sections: list[Stretch], rules: Rules) -> Iterator[Entry]:
    """What stands below headings that are labels in a promise that is one activity: "Problem", "Uppföljning"."""
    for section in sections:
        heading = section.headings[-1] if section.headings and section.pieces else None
        match = rules.labels.match(document.text(heading.words)) if heading is not None else None
        if heading is None or match is None:
            continue
        targets = match.targets[:1] if {one.field for one in match.targets} <= SAID_LAST else match.targets
        for target in targets if {one.field for one in targets} <= SAID_OF_WHOLE else ():
            unlabelled = takewhile(lambda one: split_run_in(document, one, rules) is None, section.pieces)
            if pieces := tuple(unlabelled):
                yield Entry(target, pieces, heading.all_words)


def _promises(document: Document, rules: Rules) -> Iterator[int]:
    """The first word of each line that may be a heading and leads in a promise, whatever the title says: "Vi lovar
    att", or "Medborgarlöften 2017" above "Polisen åtar sig att:"."""
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Paragraph) and block.kind != "item" and len(block.words) <= _MOST_HEADING:
            texts = [document.text(one.all_words) for one in (block, below) if isinstance(one, Paragraph)]
            if rules.headings.is_promise(texts[0]) and any(map(rules.commitments.leads_in, texts)):
                yield block.words[0]


def _promisers(document: Document, rules: Rules) -> Iterator[str]:
    """Whose promise it is, as one of the first paragraphs says: "Det här är polisens medborgarlöfte"."""
    for paragraph in islice(front_paragraphs(document), _FRONT):
        for owner, owned in pairwise(document.text(paragraph.words).split()):
            if rules.headings.is_promise(owned.strip(".,:;")) and owner.endswith("s"):
                yield from (one.organisation for one in rules.actors.named(owner) if one.organisation)


def _committing(
    document: Document, section: Stretch, everyone: tuple[str, ...], rules: Rules, *, promises: bool
) -> Pieces:
    """The pieces of a section that commit somebody, lead-ins with their lists; all, where "vi" or "parterna" do."""
    lines = [document.text(piece.words) for piece in section.pieces]
    marked = [
        f"- {line}" if piece.kind == "item" else line
        for piece, line in zip(section.pieces, lines, strict=True)
    ]
    text = "\n".join(marked)
    named = rules.commitments.named(text)
    parties = tuple(dict.fromkeys((*named, *everyone)))
    readings = rules.commitments.read(text, parties=parties, promises=promises)
    heading = document.text(section.headings[-1].words) if section.headings else ""
    if rules.headings.is_introduction(heading) or _is_of_whole(heading, rules):
        readings = tuple(one for one in readings if rules.commitments.is_solemn(one))
    if not readings:
        return ()
    if rules.commitments.names_everyone(text):
        begins = (readings[0].lead_in or readings[0].span)[0]
        ends = accumulate(len(line) + 1 for line in marked)
        before = next((at for at, end in enumerate(ends) if end > begins), 0)
        still = rules.commitments.named("\n".join(marked[before:]))
        is_told_again = {*named} <= {*everyone, *still}
        while before and all(one.kind == "item" for one in section.pieces[before - 1 : before + 1]):
            before -= 1  # the list begins above
        return _unsigned(document, section.pieces[before if is_told_again else 0 :], rules)
    kept: list[Paragraph] = []
    at = 0
    spans = {span for reading in readings for span in (reading.span, reading.lead_in) if span is not None}
    for piece, line in zip(section.pieces, marked, strict=True):
        end = at + len(line)
        if any(start < end and at < last for start, last in spans):
            kept.append(piece)
        at = end + 1
    return _with_whole_lists(section, kept) if promises else tuple(kept)


def _with_whole_lists(section: Stretch, kept: list[Paragraph]) -> Pieces:
    """The pieces of a section that are `kept`, and all items of each list of which one is: each is promised."""
    whole: list[Paragraph] = []
    for is_list, run in groupby(section.pieces, key=lambda piece: piece.kind == "item"):
        pieces = list(run)
        own = [piece for piece in pieces if any(piece is one for one in kept)]
        whole += pieces if is_list and own else own
    return tuple(whole)


def _unsigned(document: Document, pieces: list[Paragraph], rules: Rules) -> Pieces:
    """The pieces without those at the end that are who signed: a person's name, and no sentence."""
    texts = [document.text(piece.words) for piece in pieces]
    while len(texts) > 1 and pieces[len(texts) - 1].kind == "paragraph" and _ASKED.match(texts[-1]):
        texts.pop()
    pieces = pieces[: len(texts)]
    told = max((place for place, text in enumerate(texts, 1) if text.endswith((".", "!", "?"))), default=0)
    signed = (
        place
        for place in range(max(told, 1), len(pieces))
        if len(pieces[place].words) <= _MOST_SIGNED
        and rules.people.is_name(" ".join(texts[place].split()[:2]))
    )
    return tuple(pieces[: next(signed, None)])


def _with_told_between(document: Document, section: Stretch, pieces: Pieces, rules: Rules) -> Pieces:
    """The committing pieces, with what else is told from the first of them on: it is said of the same measure."""
    if not section.headings or rules.headings.is_generic(document.text(section.headings[-1].words)):
        return pieces
    first = next(place for place, piece in enumerate(section.pieces) if piece is pieces[0])
    return tuple(
        piece
        for piece in section.pieces[first:]
        if any(piece is one for one in pieces) or not _is_of_plan(document, piece, rules)
    )


def _is_of_plan(document: Document, piece: Paragraph, rules: Rules) -> bool:
    """Whether a paragraph speaks of the whole plan: "Planen följs upp i maj"."""
    words = {fold(word).strip(".,") for word in document.text(piece.words).split()}
    return not words.isdisjoint(rules.words["this_plan"])


def _is_list_below_goal(document: Document, draft: Draft, section: Stretch, rules: Rules) -> bool:
    """Whether nothing but a list stands in it, below what an area wants: its items are what is done for that."""
    area = area_named(document, draft, section.headings[-1], rules) if section.headings else None
    if area is None or len(section.pieces) < _FEWEST_LISTED:
        return False
    has_goal = any(entry.target.field == "goal" for entry in draft.areas[area].entries)
    return has_goal and all(piece.kind == "item" for piece in section.pieces)


def _is_list_of_deeds(document: Document, section: Stretch, rules: Rules) -> bool:
    """Whether nothing but a list stands below a heading that names something, and most items say what to do."""
    if not section.headings or len(section.pieces) < _FEWEST_LISTED:
        return False
    heading = document.text(section.headings[-1].words)
    if rules.headings.is_generic(heading) or rules.labels.match(heading) is not None:
        return False
    done = sum(rules.verbs.say_what_to_do(document.text(piece.words)) for piece in section.pieces)
    return all(piece.kind == "item" for piece in section.pieces) and 2 * done > len(section.pieces)


def _is_led_to(document: Document, section: Stretch, sections: list[Stretch]) -> bool:
    """Whether nothing but a list stands below a heading, and a line above that heading, or above such others before
    it, leads in the lists: "Det ska åstadkommas genom följande:"."""
    for one in reversed(sections[: sections.index(section) + 1]):
        is_list = bool(one.headings) and all(piece.kind == "item" for piece in one.pieces)
        if one.pieces and not is_list:
            return one is not section and document.text(one.pieces[-1].words).endswith(":")
    return False


def _is_told_as_beside(
    document: Document, section: Stretch, sections: list[Stretch], draft: Draft, rules: Rules
) -> bool:
    """Whether a heading is an area as most of its level are, and a paragraph below it tells what is done.

    "Polisen passerar parken varje kväll" commits nobody, but is what is done about the place that heads it.
    """
    if not section.headings or _only_leads(document.text(section.headings[-1].words), rules):
        return False
    level = level_of(section.headings[-1])
    beside = [
        one
        for one in sections
        if one is not section and one.pieces and one.headings and level_of(one.headings[-1]) == level
    ]
    named = [one for one in beside if not _only_leads(document.text(one.headings[-1].words), rules)]
    areas = sum(
        area_named(document, draft, one.headings[-1], rules) is not None
        or bool(_committing(document, one, _ANYONE, rules, promises=draft.is_promise))
        for one in named
    )
    deeds = begins_with_deed if draft.is_promise else tell_deeds
    return 2 * areas > len(named) and any(
        deeds(document.text(piece.words), rules) and not _is_of_plan(document, piece, rules)
        for piece in section.pieces
        if piece.kind == "paragraph"
    )


def _add(
    document: Document, draft: Draft, section: Stretch, told: Entry, said: list[Entry], rules: Rules
) -> None:
    """One activity of what is `told` and `said` behind labels, in the area of the heading above and named by one
    below that.

    A new area has the text above them as its description; all of it is that of a measure whose label names it.
    """
    headings = [one for one in section.headings if not _only_leads(document.text(one.words), rules)]
    entries = [told]
    introduced: Pieces = ()
    named = read_name(document, (headings[-1],), rules) if headings else None
    if named is not None and named.field == "name":  # "Löfte 1: Lugna kvällar"
        whole = tuple(dropwhile(lambda one: _is_of_plan(document, one, rules), reversed(section.pieces)))
        entries = [named.entry("name", 0.95), replace(told, pieces=whole[::-1])]
        headings = headings[:-1][:1]
    elif len(headings) > 1 and area_named(document, draft, headings[-1], rules) is None:
        entries.insert(0, read_name(document, (headings[-1],), rules).entry("name"))
        headings = headings[:1]
    else:
        headings = headings[-1:]
        is_new = bool(headings) and area_named(document, draft, headings[0], rules) is None
        introduced = tuple(takewhile(lambda one: one is not told.pieces[0], section.pieces)) if is_new else ()
    area = area_of_heading(document, draft, headings[0], rules) if headings else None
    if area is not None and introduced:
        description = Entry(Target("description"), introduced, method="position", confidence=0.8)
        draft.areas[area].entries.append(description)
    add_commitments(draft, DraftActivity(area, entries + said))


def _only_leads(heading: str, rules: Rules) -> bool:
    """Whether a heading names nothing of its own: it is generic but for a place ("Det här lovar vi er i Ale"), or asks
    without naming a topic ("Vem gör vad?")."""
    asks = heading.endswith("?") and not rules.topics.read(heading)
    promises = rules.headings.is_promise(heading)
    is_whole = promises and rules.headings.names_only_a_plan(heading, rules.districts.place_words)
    return asks or is_whole or not names_something(heading, rules) or _is_of_whole(heading, rules)


def _is_of_whole(heading: str, rules: Rules) -> bool:
    """Whether a heading is the label of what plans say of themselves at their end: "Uppföljning", "Kommunikation"."""
    match = rules.labels.match(heading)
    return match is not None and all(target.field in SAID_LAST for target in match.targets)
