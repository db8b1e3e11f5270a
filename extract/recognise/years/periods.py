"""The years that a document is for, as its title, its heads and its first lines say them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise

from extract.recognise.drafts import Entry
from extract.recognise.titles import LONGEST_SUBTITLE, rows_about_document, subtitle
from extract.recognise.years.sentences import is_paper, made_for, stated, years_of_deeds
from extract.recognise.years.spans import (
    YEARS,
    Ends,
    as_period,
    first_and_last,
    first_and_last_year,
    is_day,
    lasts,
    of_years,
)
from models.pages.document import Document, Paragraph
from models.record import Period
from models.text.fold import fold
from rules.pack import ANY_PLAN, Rules

FRONT_WORDS = 400
"""How many words from the start may name the document's district or year."""

MOST_BEFORE_PAPERS = 4
"""Words before a year among which "dnr" or "antagen" stands: "antagen den 3 maj 2021"."""

LONGEST_PERIOD = 14
"""Words of the longest way to say a period: "från och med den 1 april 2020 till och med den 31 mars 2022"."""

_SHORT_YEARS = re.compile(
    r"(?P<noun>[^\W\d_]+) (?P<first>[12]\d)\s?[-\u2013/]\s?(?P<last>[1-3]\d)(?!\s?[\d.:/-]|\s\u00e5r\b)"
)
"""Two years without their century, right behind a word: "Handlingsplan 22-24", not "Unga 13-17 år"."""


def find_period(document: Document, title: Entry | None, rules: Rules) -> tuple[int | None, Period | None]:
    """The first year that the plan is for and the days it spans.

    From a sentence at its front that says how long this very plan holds, else from the title, else from its heads.
    """
    own = document.text(title.words) if title is not None else ""
    low = fold(own)
    since: str | None = None
    until: str | None = None
    labelled = False
    for text in _front_texts(document, rules):
        said = stated(text, low, rules) or made_for(text, low, rules)
        said = said or _at_label(text, rules.words["own_period" if labelled else "plan_period"], rules)
        if said is not None and None not in said:
            return _of_ends(*said)
        since, until = _with_ends(since, until, said)
        label = rules.labels.match(text.partition(":")[0]) if ":" in text else None
        labelled = labelled or (label is not None and label.group != "metadata")
    for said in (_below_heading(document, low, rules), _years_in_rows(document, rules)):
        if said is not None and None not in said:
            return _of_ends(*said)
        since, until = _with_ends(since, until, said)
    year, period = _of_title_or_heads(document, title, own, rules)
    if period is None and since is not None:
        return _of_ends(since, until)
    if period is not None:  # "Gäller till och med juni 2026.", "… från 1 mars 2024"
        start, end = period.start or "", period.end or ""
        since = since if since is not None and start <= since <= end else None
        until = until if until is not None and start <= until else None
        period = Period(start=since or period.start, end=until or period.end)
    return year, period


def _with_ends(since: str | None, until: str | None, said: Ends | None) -> Ends:
    """Both ends as far as known, those of `said` where they are not."""
    first, last = said if said is not None else (None, None)
    return since or first, until or last


def _of_ends(first: str | None, last: str | None) -> tuple[int | None, Period]:
    return int(first[:4]) if first is not None else None, Period(start=first, end=last)


def _years_in_rows(document: Document, rules: Rules) -> Ends | None:
    """The years in the first rows of the table at the front: "År | 2026", "Gäller till | 2026-12-31"."""
    found: Ends = None, None
    for label, value in rows_about_document(document, rules):
        said, text = document.text(label.words).rstrip(" :"), document.text(value.words)
        match = rules.labels.match(said)
        line = f"{said} {text}"
        if fold(said) in rules.words["plan_period"] or (
            match is None and rules.schedules.is_years_alone(text)
        ):
            found = _with_ends(*found, first_and_last(text, rules))
        elif match is not None and match.group == "metadata":
            found = _with_ends(
                *found, stated(line, "", rules) or _at_label(line, rules.words["plan_period"], rules)
            )
    return found if found != (None, None) else None


def _front_texts(document: Document, rules: Rules) -> Iterator[str]:
    """The paragraphs at the front, each behind the line above it where that is a label of how long plans hold."""
    label = ""
    for paragraph in front_paragraphs(document):
        text = document.text(paragraph.words)
        if not label and fold(text).strip(" :") in rules.words["plan_period"]:
            label = text.strip(" :")
            continue
        yield f"{label}: {text}" if label else text
        label = ""


def _below_heading(document: Document, title: str, rules: Rules) -> Ends | None:
    """The days below the one heading on how long the plan holds, wherever it stands: agreements end with it.

    Several such headings are those of measures.
    """
    found: list[str] = []
    for heading, below in pairwise(document.blocks):
        if not (isinstance(heading, Paragraph) and isinstance(below, Paragraph)) or heading.kind != "heading":
            continue
        words = document.text(heading.words)
        own = not rules.words["plan_period"].isdisjoint(fold(words).split())
        if own and (len(words.split()) == 1 or rules.headings.is_generic(words)):
            found.append(document.text(below.words))
    if len(found) != 1:
        return None
    is_short = len(found[0].split()) <= LONGEST_PERIOD
    alone = first_and_last(found[0].rstrip("."), rules) if is_short else None
    return stated(found[0], title, rules) or alone


def _of_title_or_heads(
    document: Document, title: Entry | None, own: str, rules: Rules
) -> tuple[int | None, Period | None]:
    """The years of the title, whose text `own` is, else of the heads and first lines."""
    timed = _timed(own, rules)
    if timed is not None:
        return timed
    for text in _year_texts(document, title, rules):
        found = next(
            (one for one in YEARS.finditer(text) if not _is_of_papers(text[: one.start()], rules)), None
        )
        if found is None:
            short = _short_years(own, rules) if text == own else None
            if short is not None:
                return of_years(*short)
            continue
        timed = _timed(text, rules)
        if timed is not None and lasts(timed[1]):
            return timed
        first, last = first_and_last_year(found, rules)
        if first <= last <= first + 10:
            return of_years(first, last)
    promises = rules.headings.is_promise(own)
    front = (document.text(paragraph.words) for paragraph in front_paragraphs(document))
    told = next(years_of_deeds(front, rules, promises=promises), None)
    return of_years(*told) if told is not None and told[0] <= told[1] else (None, None)


def _short_years(title: str, rules: Rules) -> tuple[int, int] | None:
    """The years that a title gives without their century, right behind what the paper is: "Handlingsplan 22–24"."""
    span = _SHORT_YEARS.search(title)
    if span is None or rules.headings.title_score(span["noun"]) < ANY_PLAN or is_day(span, rules):
        return None  # "Insatser 12–14" counts measures
    first, last = 2000 + int(span["first"]), 2000 + int(span["last"])
    return (first, last) if first < last else None


def _is_of_papers(before: str, rules: Rules) -> bool:
    """Whether a year after `before` is that of a decision, a form or a diary: "Dnr 2021/345", "antagen 2021"."""
    for word in reversed([fold(word).strip(".:,()") for word in before.split()[-MOST_BEFORE_PAPERS:]]):
        if word in rules.words["not_its_year"] or word in rules.words["survey"]:
            return True
        if not (word.isdigit() or word in rules.schedules.months or word in rules.words["date"]):
            return False
    return False


def _timed(title: str, rules: Rules) -> tuple[int, Period] | None:
    """The days that a title names as more than years: "… för perioden 1 juli 2024 – 30 juni 2026"."""
    spans = rules.schedules.points_in(title, None)
    if len(spans) != 1 or _is_of_papers(title[: spans[0][0]], rules):
        return None
    return as_period(title[slice(*spans[0])], rules)


def _at_label(text: str, labels: AbstractSet[str], rules: Rules) -> Ends | None:
    """The days behind one of `labels`, above all fields of activities: "Avtalsperiod: 2024-01-01 – 2026-12-31"."""
    for start, end in rules.sentences(text):
        label, colon, value = text[start:end].strip().partition(":")
        first, _, rest = f"{label}{colon and ' '}{value}".partition(" ")
        named = fold(first) in labels
        # Behind another: "Version 1. Giltighetstid 2025-2026."
        sure = start == 0 or colon or rules.schedules.is_years_alone(rest.rstrip("."))
        if named and sure and len(rest.split()) <= LONGEST_PERIOD:
            alone = rest.partition(",")[0]  # "Planperiod: 2024–2026, revidering vid behov"
            return first_and_last(rest.rstrip("."), rules) or first_and_last(alone, rules)
    words = text.split()
    # Behind others: "Parter: Mora kommun och Polisen Avtalstid: 2024-2026".
    for place, word in enumerate(words[1:], start=1):
        if word.endswith(":") and word[:1].isupper() and fold(word).rstrip(":") in labels:
            below = words[place + 1 :]
            ends = first_and_last(" ".join(below[:LONGEST_PERIOD]).rstrip("."), rules)
            return ends if ends is None or ends[1] is not None or len(below) <= LONGEST_PERIOD else None
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
        short = len(paragraph.words) <= LONGEST_SUBTITLE and not text.endswith(".")
        first = next((text[start:end] for start, end in rules.sentences(text)), "")
        if _is_named_again(first, rules):
            yield first
            continue
        titled = short and rules.headings.title_score(text)
        is_head = paragraph.kind == "heading" or titled or text in below_title
        if is_head or rules.schedules.is_years_alone(text) or _is_period_alone(text, rules):
            yield text
        else:  # "mellan Mora kommun och Polisen", and the years on a line or in a sentence of their own
            said = (text[start:end].rstrip(".") for start, end in rules.sentences(text))
            lines = (*_lines(document, paragraph), *said)
            yield from (line for line in lines if rules.schedules.is_years_alone(line))


def _is_named_again(text: str, rules: Rules) -> bool:
    """Whether a line that ends as a sentence only says whose paper it is and of which year: "Lokalt medborgarlöfte i
    Mora kommun 2021."; it has no verb."""
    words = text.rstrip(".").split()
    papers = [place for place, word in enumerate(words[:3]) if is_paper(fold(word), rules)]
    if len(words) > LONGEST_SUBTITLE or not papers or YEARS.fullmatch(words[-1]) is None:
        return False
    small = {fold(word) for word in words[papers[0] + 1 :] if word[0].islower()}
    known = rules.words["of"] | rules.words["at"] | rules.words["joiner"] | rules.words["period"]
    return (
        small <= known | rules.words["municipality"]
        and fold(words[papers[0]]) not in rules.words["this_plan"]
    )


def _is_period_alone(text: str, rules: Rules) -> bool:
    """Whether a line says nothing but days more than half a year apart: "Perioden juli 2021–juni 2023"."""
    spans = rules.schedules.points_in(text, None) if len(text.split()) <= LONGEST_PERIOD else ()
    if len(spans) != 1 or not {fold(word) for word in text[: spans[0][0]].split()} <= rules.words["period"]:
        return False
    timed = as_period(text, rules)
    return not text[spans[0][1] :].strip(" .") and timed is not None and lasts(timed[1])


def year_of_heading(text: str, rules: Rules) -> int | None:
    """The one year that a short heading or a sheet's name begins or ends with: "Åtgärder 2026", "2027"."""
    years = list(YEARS.finditer(text)) if len(text.split()) <= LONGEST_SUBTITLE else []
    if len(years) != 1 or years[0]["last"] or _is_of_papers(text[: years[0].start()], rules):
        return None
    stands_at_side = not text[: years[0].start()].strip(" (") or not text[years[0].end() :].strip(" ).:")
    return int(years[0]["first"]) if stands_at_side else None


def _lines(document: Document, paragraph: Paragraph) -> Iterator[str]:
    """The printed lines of a paragraph that has several."""
    lines = [tuple(line) for _, line in groupby(paragraph.words, key=lambda word: document.words[word].line)]
    return (document.text(line) for line in lines) if len(lines) > 1 else iter(())


def front_paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of the first few hundred words, those of tables left out."""
    seen = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        seen += len(block.all_words)
        if seen > FRONT_WORDS:
            return
