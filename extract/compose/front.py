"""Whose plan it is, and the area that its title names."""

from __future__ import annotations

from extract.compose.evidence import words_to_evidence
from extract.compose.people.known import before_contact
from extract.recognise.drafts import Draft, DraftArea, Entry
from extract.recognise.signatures import is_place_and_day
from extract.recognise.titles import rows_about_document
from extract.recognise.years.periods import front_paragraphs
from models.pages.document import Document, Paragraph, Table, paragraphs_of
from models.record import District
from models.target import Target
from models.text.fold import fold
from rules.pack import Rules, emails_in, phones_in

_LONGEST_CONTACT = 20
"""Words of a line that says who somebody is."""
_LONGEST_LABEL = 3
"""Words of an area's label in a title."""
_PLACE = "topic.place"
"""Rule of topics by which a name is a mere place: in a title that is the district, and no area."""
_SAFE_AT = "topic.safety-at"
"""Rule by which "trygghet i …" is a topic: of a whole municipality it says no more than that it is a plan."""
_COUNCIL = "local_council"
"""Topic of what a council does: in a title that is who made the plan, and no area."""


def find_district(document: Document, draft: Draft, rules: Rules, *, known: bool = True) -> District | None:
    """The district or municipality that the document is for, by title, heads, first lines and then its text.

    In a document of no `known` kind a cell below the text is about anything: a compass, a file, a person.
    """
    texts: list[tuple[str, float]] = []
    words: list[tuple[int, ...]] = []

    def add(found: tuple[int, ...], weight: float) -> None:
        if found:
            words.append(found)
            texts.append((document.text(found), weight))

    if draft.title is not None:
        add(draft.title.words, 1.0)
    for furniture in document.furniture:
        if furniture.role in {"running_head", "running_foot"}:
            add(furniture.paragraph.words, 0.9)
    left_out = _contact_paragraphs(document, draft, rules)
    if not known:
        tables = (block for block in document.blocks[1:] if isinstance(block, Table))
        left_out |= {paragraph.all_words for paragraph in paragraphs_of(tuple(tables))}
    for paragraph in front_paragraphs(document):
        if paragraph.all_words not in left_out:
            add(paragraph.words, 0.8 if paragraph.kind == "heading" else 0.6)
    for label, value in rows_about_document(document, rules):
        add((*label.words, *value.words), 0.8)
    for entry in (entry for activity in draft.activities for entry in activity.entries):
        if entry.target.field in {"responsible", "convener", "name", "undertaking"}:
            add(entry.words, 0.4)
    for paragraph in paragraphs_of(document.blocks):
        if paragraph.all_words not in left_out:
            add(paragraph.words, 0.2)
    reading = rules.districts.read(texts, draft.year)
    if reading is None:
        return None
    return District(
        id=reading.id,
        name=reading.name,
        municipality=reading.municipality,
        evidence=words_to_evidence(document, words[reading.candidate]),
        confidence=round(reading.confidence, 2),
    )


def _contact_paragraphs(document: Document, draft: Draft, rules: Rules) -> set[tuple[int, ...]]:
    """The words of paragraphs that say who somebody is, how to reach them, or where a paper was signed.

    Whom they work for, and where, is not whose plan it is (docs/record.md).
    """
    met = {
        word
        for person in (*draft.minutes.attendees, *draft.minutes.absent)
        for word in (*person.name, *person.role, *person.others)
    }
    found: set[tuple[int, ...]] = set()
    before = False
    for paragraph in paragraphs_of(document.blocks):
        text = document.text(paragraph.words)
        short = len(paragraph.words) <= _LONGEST_CONTACT and paragraph.kind != "heading"
        of_person = before and rules.named.role_of_line(before_contact(text))
        before = short and (bool(rules.named.find(text)) or rules.people.is_sure_name(text))
        reached = "@" in text or any(map(str.isdigit, text))
        named = short and (before or of_person or (reached and (phones_in(text) or emails_in(text))))
        if named or not met.isdisjoint(paragraph.words) or is_place_and_day(text):
            found.add(paragraph.all_words)
    return found


def add_inferred_area(document: Document, draft: Draft, rules: Rules) -> None:
    """Give activities under no area the one that the document's title names, if it names one (docs/record.md)."""
    homeless = [activity for activity in draft.activities if activity.area is None]
    if draft.title is None or not homeless:
        return
    words = _topic_words(document, draft.title.words, rules)
    if not words:
        return
    name = Paragraph(words=words)
    entry = Entry(Target("area_name"), (name,), method="inferred", confidence=0.8)
    draft.areas.insert(0, DraftArea([entry]))
    for activity in draft.activities:
        activity.area = 0 if activity.area is None else activity.area + 1


def _topic_words(document: Document, title: tuple[int, ...], rules: Rules) -> tuple[int, ...]:
    """The words of a title after its last plan noun, where they name a topic."""
    texts = [document.words[word].text for word in title]
    nouns = [index for index, text in enumerate(texts) if rules.headings.title_score(text) >= 2]
    if not nouns:
        return ()
    start, end = nouns[-1] + 1, len(title)
    while start < end and (
        texts[start].lower() in rules.words["unfinished"] or not any(map(str.isalpha, texts[start]))
    ):
        start += 1
    while end > start and not any(map(str.isalpha, texts[end - 1])):
        end -= 1
    start = _behind_label(texts, start, end, rules)
    words = _without_last_place(document, _without_places(document, title[start:end], rules), rules)
    topics = rules.topics.read(document.text(words)) if words else ()
    if {topic.code for topic in topics} == {_COUNCIL}:
        return ()  # "Årshjul för trygghetsrådet": whose plan it is, and not what about
    own = {_PLACE, _SAFE_AT} if words and _is_municipality(texts[end - 1], rules) else {_PLACE}
    return words if any(topic.rule not in own for topic in topics) else ()


def _is_municipality(word: str, rules: Rules) -> bool:
    """Whether a title ends with whose plan it is: "… för trygghet i Mora kommun", and names no place in it."""
    low = fold(word).strip(".,")
    return low in rules.words["municipality"] or low in rules.places.names


def _behind_label(texts: list[str], start: int, end: int, rules: Rules) -> int:
    """Where the area begins behind its label in a title: "… – prioriterat område: Unga"; `start` where none stands."""
    for index in range(end - 1, start, -1):
        if not texts[index - 1].endswith(":"):
            continue
        for first in range(max(start, index - _LONGEST_LABEL), index):
            match = rules.labels.match(" ".join(texts[first:index]))
            if match is not None and match.targets[0].field == "area_name":
                return index
    return start


def _without_last_place(document: Document, words: tuple[int, ...], rules: Rules) -> tuple[int, ...]:
    """The words without a municipality's name that only stands behind them: "skolk och brott Vilhelmina"."""
    texts = [document.words[word].text for word in words]
    if len(words) < 2 or fold(texts[-1]) not in rules.places.names:
        return words
    return words if fold(texts[-2]) in rules.words["unfinished"] else words[:-1]


def _without_places(document: Document, words: tuple[int, ...], rules: Rules) -> tuple[int, ...]:
    """The words without what stands after the last comma or dash, where that names no topic: "…, Farsta"."""
    for index in range(len(words) - 1, 0, -1):
        text = document.words[words[index - 1]].text
        if not text.endswith((",", "\u2013", "\u2014", "-")):
            continue
        after = rules.topics.read(document.text(words[index:]))
        if any(topic.rule != _PLACE for topic in after):
            return words
        return words[:index] if text[-1] == "," else words[: index - 1]
    return words
