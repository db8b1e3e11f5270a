"""The years that a document is for, as its title, its heads and its first lines say them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.recognise.drafts import Entry
from extract.recognise.titles import LONGEST_SUBTITLE, subtitle
from models.pages.document import Document, Paragraph
from models.record import Period
from models.text.fold import fold
from rules.pack import Rules

FRONT_WORDS = 400
"""How many words from the start may name the document's district or year."""

MOST_BEFORE_PLAN = 2
"""Words that may stand before a plan's name for itself in the sentence on its time ("Den här planen gäller …")."""

MOST_BEFORE_PAPERS = 4
"""Words before a year among which "dnr" or "antagen" stands: "antagen den 3 maj 2021"."""

SHORTEST_NOUN = 4
"""Letters that a title's noun has more than."""

_YEARS = re.compile(
    r"(?<![\w-])(?P<first>(?:19|20)\d\d)(?:\s*[-\u2013/]\s*(?P<last>(?:19|20)\d\d|\d\d))?(?![\d]|-\d\d-|:\d)"
)
"""Years and spans of years; "(2023:196)" is a law's number."""


def find_period(document: Document, title: Entry | None, rules: Rules) -> tuple[int | None, Period | None]:
    """The first year that the plan is for and the days it spans.

    From a sentence at its front that says how long this very plan holds, else from the title, else from its heads.
    """
    own = document.text(title.words) if title is not None else ""
    low = fold(own)
    for paragraph in front_paragraphs(document):
        stated = _stated(document.text(paragraph.words), low, rules)
        if stated is not None:
            return stated
    timed = _timed(own, rules)
    if timed is not None:
        return timed
    for text in _year_texts(document, title, rules):
        found = next(
            (one for one in _YEARS.finditer(text) if not _is_of_papers(text[: one.start()], rules)), None
        )
        if found is None:
            continue
        first = int(found["first"])
        last = first
        if found["last"]:
            last = int(found["last"]) if len(found["last"]) == 4 else first // 100 * 100 + int(found["last"])
        if first <= last <= first + 10:
            return first, Period(start=f"{first}-01-01", end=f"{last}-12-31")
    return None, None


def _is_of_papers(before: str, rules: Rules) -> bool:
    """Whether a year after `before` is that of a decision, a form or a diary: "Dnr 2021/345", "antagen 2021"."""
    for word in reversed([fold(word).strip(".:,()") for word in before.split()[-MOST_BEFORE_PAPERS:]]):
        if word in rules.words["not_its_year"]:
            return True
        if not (word.isdigit() or word in rules.schedules.months or word in rules.words["date"]):
            return False
    return False


def _timed(title: str, rules: Rules) -> tuple[int, Period] | None:
    """The days that a title names as more than years: "… för perioden 1 juli 2024 – 30 juni 2026"."""
    spans = rules.schedules.points_in(title, None)
    if len(spans) != 1 or _is_of_papers(title[: spans[0][0]], rules):
        return None
    return _as_period(title[slice(*spans[0])], rules)


def _as_period(text: str, rules: Rules) -> tuple[int, Period] | None:
    time = rules.schedules.read(text, field="duration")
    if time.kind == "period" and time.start and time.end:
        return int(time.start[:4]), Period(start=time.start, end=time.end)
    return None


def _stated(text: str, title: str, rules: Rules) -> tuple[int, Period] | None:
    """The days that the plan spans by its own sentence: "Planen gäller från 2024-07-01 till 2026-06-30".

    `title` is folded. Its own is a sentence that begins with a plan's name for itself ("planen"), or speaks of the
    title's noun ("har tecknat ett medborgarlöfte som gäller 2024-2025"), and of no other plan.
    """
    first, _, rest = _first_sentence(text, rules).partition(" ")
    if fold(first).rstrip(":") in rules.words["plan_period"] and len(rest.split()) < LONGEST_SUBTITLE:
        return _as_period(rest.rstrip("."), rules)
    holds = rules.words["holds"]
    if holds.isdisjoint(fold(text).split()):
        return None
    for start, end in rules.sentences(text):
        words = text[start:end].split()
        low = [fold(word).strip(".,:;()") for word in words]
        if not rules.words["other_plan"].isdisjoint(low):
            continue
        subject = _subject(low, title, rules)
        if subject is None:
            continue
        verb = next(
            (index for index in range(subject + 1, min(subject + 4, len(low))) if low[index] in holds), None
        )
        if verb is None:
            continue
        period = _as_period(" ".join(words[verb + 1 :]), rules)
        if period is not None:
            return period
    return None


def _first_sentence(text: str, rules: Rules) -> str:
    start, end = next(iter(rules.sentences(text)), (0, 0))
    return text[start:end].strip()


def _subject(low: list[str], title: str, rules: Rules) -> int | None:
    """Where a sentence names the plan itself; before its front where it leaves it out ("Gäller 2024-2026.")."""
    if low[0] in rules.words["holds"]:
        return -1
    for index, word in enumerate(low):
        if word in rules.words["this_plan"] and index <= MOST_BEFORE_PLAN:
            return index
        if len(word) > SHORTEST_NOUN and word in title and rules.headings.title_score(word):
            return index
    return None


def _year_texts(document: Document, title: Entry | None, rules: Rules) -> Iterator[str]:
    if title is not None:
        yield document.text(title.words)
    for furniture in document.furniture:
        if furniture.role in {"running_head", "running_foot"}:
            text = document.text(furniture.paragraph.words)
            if rules.headings.title_score(text):
                yield text
    below_title = set(subtitle(document, title))
    for paragraph in front_paragraphs(document):
        text = document.text(paragraph.words)
        titled = len(paragraph.words) <= LONGEST_SUBTITLE and rules.headings.title_score(text)
        is_head = paragraph.kind == "heading" or titled or text in below_title
        if is_head or rules.schedules.is_years_alone(text):
            yield text


def front_paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of the first few hundred words, those of tables left out."""
    seen = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        seen += len(block.all_words)
        if seen > FRONT_WORDS:
            return
