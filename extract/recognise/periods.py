"""The years that a document is for, as its title, its heads and its first lines say them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.recognise.drafts import Entry
from models.fold import fold
from models.pages.document import Document, Paragraph
from models.record import Period
from rules.pack import Rules

FRONT_WORDS = 400
"""How many words from the start may name the document's district or year."""

MOST_BEFORE_PLAN = 2
"""Words that may stand before a plan's name for itself in the sentence on its time ("Den här planen gäller …")."""

_YEARS = re.compile(
    r"(?<![\w-])(?P<first>(?:19|20)\d\d)(?:\s*[-\u2013/]\s*(?P<last>(?:19|20)\d\d|\d\d))?(?![\d]|-\d\d-)"
)


def find_period(document: Document, title: Entry | None, rules: Rules) -> tuple[int | None, Period | None]:
    """The first year that the plan is for and the days it spans.

    From a sentence at its front that says how long this very plan holds, else from the title, else from its heads.
    """
    for paragraph in front_paragraphs(document):
        stated = _stated(document.text(paragraph.words), rules)
        if stated is not None:
            return stated
    for text in _year_texts(document, title, rules):
        found = _YEARS.search(text)
        if found is None:
            continue
        first = int(found["first"])
        last = first
        if found["last"]:
            last = int(found["last"]) if len(found["last"]) == 4 else first // 100 * 100 + int(found["last"])
        if first <= last <= first + 10:
            return first, Period(start=f"{first}-01-01", end=f"{last}-12-31")
    return None, None


def _stated(text: str, rules: Rules) -> tuple[int, Period] | None:
    """The days that the plan spans by its own sentence: "Planen gäller från 2024-07-01 till 2026-06-30"."""
    for start, end in rules.sentences(text):
        words = text[start:end].split()
        subject = next(
            (index for index, word in enumerate(words) if fold(word) in rules.words["this_plan"]), None
        )
        if subject is None or subject > MOST_BEFORE_PLAN:
            continue
        verb = next(
            (
                index
                for index in range(subject + 1, min(subject + 4, len(words)))
                if fold(words[index]) in rules.words["holds"]
            ),
            None,
        )
        if verb is None:
            continue
        time = rules.schedules.read(" ".join(words[verb + 1 :]), field="duration")
        if time.kind == "period" and time.start and time.end:
            return int(time.start[:4]), Period(start=time.start, end=time.end)
    return None


def _year_texts(document: Document, title: Entry | None, rules: Rules) -> Iterator[str]:
    if title is not None:
        yield document.text(title.words)
    for furniture in document.furniture:
        if furniture.role in {"running_head", "running_foot"}:
            text = document.text(furniture.paragraph.words)
            if rules.headings.title_score(text):
                yield text
    for paragraph in front_paragraphs(document):
        text = document.text(paragraph.words)
        titled = len(paragraph.words) <= 12 and rules.headings.title_score(text)
        if paragraph.kind == "heading" or titled or rules.schedules.is_years_alone(text):
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
