"""The years that a document is for, as its title, its heads and its first lines say them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from extract.recognise.drafts import Entry
from extract.recognise.titles import LONGEST_SUBTITLE, rows_about_document, subtitle
from models.pages.document import Document, Paragraph
from models.record import Period
from models.text.fold import fold
from rules.pack import ANY_PLAN, Rules

FRONT_WORDS = 400
"""How many words from the start may name the document's district or year."""

MOST_BEFORE_PLAN = 2
"""Words that may stand before a plan's name for itself in the sentence on its time ("Den här planen gäller …")."""

MOST_BEFORE_PAPERS = 4
"""Words before a year among which "dnr" or "antagen" stands: "antagen den 3 maj 2021"."""

NEAR_SUBJECT = 4
"""Words within which the verb follows a plan's name for itself."""

_PRESENT = ("r", "ska")
"""How verbs end that tell what is or will be done: "fokuserar", "ska"; what was done ends otherwise."""

SHORTEST_NOUN = 4
"""Letters that a title's noun has more than."""

LONGEST_PERIOD = 14
"""Words of the longest way to say a period: "från och med den 1 april 2020 till och med den 31 mars 2022"."""
LONGEST_SEASON = 184
"""Days of the longest half-year; a line below the title that names more of them tells how long the plan is for."""

_YEARS = re.compile(
    r"(?<![\w-])(?P<first>(?:19|20)\d\d)(?:\s*[-\u2013/]\s*(?P<last>(?:19|20)\d\d|\d\d)(?![/.]\d))?"
    r"(?![\d]|-\d\d-|:\d)"
)
"""Years and spans of years; "(2023:196)" is a law's number, and "2026 – 31/3 2027" ends on a day."""
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
    until, labelled = None, False
    for text in _front_texts(document, rules):
        stated = _stated(text, low, rules) or _made_for(text, low, rules)
        stated = stated or (None if labelled else _at_label(text, rules))
        if stated is not None and stated[0] is not None:
            return int(stated[0][:4]), Period(start=stated[0], end=stated[1])
        until = until or (stated[1] if stated is not None else None)
        labelled = labelled or (":" in text and rules.labels.match(text.partition(":")[0]) is not None)
    last = _below_heading(document, low, rules)
    if last is not None and last[0] is not None:
        return int(last[0][:4]), Period(start=last[0], end=last[1])
    until = until or (last[1] if last is not None else None)
    in_row = _years_in_row(document, rules)
    if in_row is not None and in_row[0] is not None:
        return int(in_row[0][:4]), Period(start=in_row[0], end=in_row[1])
    year, period = _of_title_or_heads(document, title, own, rules)
    if period is not None and until is not None and (period.start or "") <= until:
        period = Period(start=period.start, end=until)  # "Gäller till och med juni 2026."
    return year, period


def _years_in_row(document: Document, rules: Rules) -> tuple[str | None, str] | None:
    """The years beside a label of no field in the first rows of the table at the front: "År | 2026"."""
    for label, value in rows_about_document(document, rules):
        said, text = document.text(label.words), document.text(value.words)
        is_of_plan = fold(said).strip(" :") in rules.words["plan_period"]
        if is_of_plan or (rules.labels.match(said) is None and rules.schedules.is_years_alone(text)):
            return _first_and_last(text, rules)
    return None


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


def _below_heading(document: Document, title: str, rules: Rules) -> tuple[str | None, str] | None:
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
    alone = _first_and_last(found[0].rstrip("."), rules) if is_short else None
    return _stated(found[0], title, rules) or alone


def _of_title_or_heads(
    document: Document, title: Entry | None, own: str, rules: Rules
) -> tuple[int | None, Period | None]:
    """The years of the title, whose text `own` is, else of the heads and first lines."""
    timed = _timed(own, rules)
    if timed is not None:
        return timed
    for text in _year_texts(document, title, rules):
        found = next(
            (one for one in _YEARS.finditer(text) if not _is_of_papers(text[: one.start()], rules)), None
        )
        if found is None:
            short = _short_years(own, rules) if text == own else None
            if short is not None:
                return _of_years(*short)
            continue
        timed = _timed(text, rules)
        if timed is not None and _lasts(timed[1]):
            return timed
        first, last = _first_and_last_year(found, rules)
        if first <= last <= first + 10:
            return _of_years(first, last)
    promises = rules.headings.is_promise(own)
    told = next(_years_of_deeds(document, rules, promises=promises), None)
    return _of_years(*told) if told is not None and told[0] <= told[1] else (None, None)


def _first_and_last_year(span: re.Match[str], rules: Rules) -> tuple[int, int]:
    first = int(span["first"])
    if not span["last"] or _is_day(span, rules):
        return first, first
    return first, int(span["last"]) if len(span["last"]) == 4 else first // 100 * 100 + int(span["last"])


def _short_years(title: str, rules: Rules) -> tuple[int, int] | None:
    """The years that a title gives without their century, right behind what the paper is: "Handlingsplan 22–24"."""
    span = _SHORT_YEARS.search(title)
    if span is None or rules.headings.title_score(span["noun"]) < ANY_PLAN or _is_day(span, rules):
        return None  # "Insatser 12–14" counts measures
    first, last = 2000 + int(span["first"]), 2000 + int(span["last"])
    return (first, last) if first < last else None


def _of_years(first: int, last: int) -> tuple[int, Period]:
    return first, Period(start=f"{first}-01-01", end=f"{last}-12-31")


def _years_of_deeds(document: Document, rules: Rules, *, promises: bool) -> Iterator[tuple[int, int]]:
    """The years in which somebody does something, as front sentences begin: "Under 2023 fokuserar polisen …"; or, where
    it `promises`, for which they say that they will: "Vi lovar att synas under 2023"."""
    past = rules.words["past"] | rules.words["tells_perfect"]
    for paragraph in front_paragraphs(document):
        text = document.text(paragraph.words)
        for start, end in rules.sentences(text):
            words = [fold(word).strip(".,:;()") for word in text[start:end].split()]
            spans = [(place, span) for place, word in enumerate(words) if (span := _YEARS.fullmatch(word))]
            if not spans:
                continue
            place, years = spans[0]
            is_front = words[0] in rules.words["during"] and {*words[1:place]} <= rules.words["period"]
            verb = words[place + 1 : place + 2]
            tells = bool(verb) and verb[0].endswith(_PRESENT) and verb[0] not in past
            is_promised = (
                promises and len(spans) == 1 and _is_promised_in(text[start:end], words, place, rules)
            )
            if (is_front and tells) or is_promised:
                yield _first_and_last_year(years, rules)


def _is_promised_in(sentence: str, words: list[str], place: int, rules: Rules) -> bool:
    """Whether the years at a place of a sentence are those of the promise: "medborgarlöftet för 2023", "Under åren
    2016-2020 är polisens löften", "Vi lovar att synas under 2023"."""
    before = words[:place]
    while before and before[-1] in rules.words["period"] - rules.words["of"]:
        before.pop()
    if before[-1:] and before[-1] in rules.words["of"]:
        return before[-2:-1] != [] and before[-2] in rules.words["this_plan"]
    if not before or before[-1] not in rules.words["during"]:
        return False
    is_of_promise = len(before) == 1 and any(map(rules.headings.is_promise, words[place + 1 :]))
    return is_of_promise or bool(rules.commitments.read(sentence, parties=("police",), promises=True))


def _is_day(span: re.Match[str], rules: Rules) -> bool:
    """Whether what seems to be a span's last year is a day: "2023 – 28 februari"."""
    after = span.string[span.end() :].split()
    return len(span["last"]) == 2 and bool(after) and fold(after[0]) in rules.schedules.months


def _lasts(period: Period) -> bool:
    """Whether it is longer than any season: "1 mars 2021 – 28 februari 2022", and not "Hösten 2021"."""
    if period.start is None or period.end is None:
        return False
    return (date.fromisoformat(period.end) - date.fromisoformat(period.start)).days >= LONGEST_SEASON


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
    return _as_period(title[slice(*spans[0])], rules)


def _as_period(text: str, rules: Rules) -> tuple[int, Period] | None:
    time = rules.schedules.read(text, field="duration")
    if time.kind == "period" and time.start and time.end:
        return int(time.start[:4]), Period(start=time.start, end=time.end)
    return None


def _first_and_last(text: str, rules: Rules) -> tuple[str | None, str] | None:
    """The first and the last day that the plan holds, or the last alone: "Gäller till och med juni 2026"."""
    time = rules.schedules.read(text, field="duration")
    if (
        time.end is None
        or time.kind not in {"period", "until"}
        or (time.kind == "period") != bool(time.start)
    ):
        return None
    return time.start if time.kind == "period" else None, time.end


def _stated(text: str, title: str, rules: Rules) -> tuple[str | None, str] | None:
    """The days that the plan spans by its own sentence: "Planen gäller från 2024-07-01 till 2026-06-30".

    `title` is folded. Its own is a sentence that begins with a plan's name for itself ("planen"), or speaks of the
    title's noun ("har tecknat ett medborgarlöfte som gäller 2024-2025"), and of no other plan.
    """
    holds = rules.words["holds"]
    if holds.isdisjoint(fold(text).split()):
        return None
    for start, end in rules.sentences(text):
        words = text[start:end].split()
        low = [fold(word).strip(".,:;()") for word in words]
        if not rules.words["other_plan"].isdisjoint(low):
            continue
        subject = _subject(low, title, rules)
        if subject is None and not text.endswith("."):  # a line: "Mora kommun och Polisen, gäller 2024-2026"
            clauses = (place for place, word in enumerate(words[:-1]) if word.endswith(","))
            subject = next((place for place in clauses if low[place + 1] in holds), None)
        if subject is None:
            continue
        near = {index for index in range(subject + 1, len(low)) if index < subject + NEAR_SUBJECT}
        joins = (index for index, word in enumerate(low) if index > subject and word in rules.words["joiner"])
        near |= {index + 1 for index in joins}  # "… och gäller"
        verb = next((index for index, word in enumerate(low) if word in holds and index in near), None)
        if verb is None:
            continue
        of_others = rules.words["not_its_year"] | rules.words["review"]  # "… och följs upp i januari 2027"
        ends = (index for index in range(verb + 1, len(low)) if low[index] in of_others)
        period = _first_and_last(" ".join(words[verb + 1 : next(ends, None)]), rules)
        if period is not None:
            return period
    return None


def _made_for(text: str, title: str, rules: Rules) -> tuple[str | None, str] | None:
    """The days for which a sentence says that this plan was made: "… har överenskommelsen träffats för tiden …"."""
    for start, end in rules.sentences(text):
        said = text[start:end]
        low = [fold(word).strip(".,:;()") for word in said.split()]
        names_it = any(len(word) > SHORTEST_NOUN and word in title for word in low if _is_paper(word, rules))
        if not names_it or not rules.words["other_plan"].isdisjoint(low):
            continue
        spans = rules.schedules.points_in(said, None)
        before = fold(said[: spans[0][0]]).split()[-1:] if spans else []
        timed = _as_period(said[slice(*spans[0])], rules) if before and len(spans) == 1 else None
        if timed is not None and before[0] in rules.words["period"] and _lasts(timed[1]):
            return timed[1].start, timed[1].end or ""
    return None


def _is_paper(word: str, rules: Rules) -> bool:
    return bool(rules.headings.title_score(word))


def _at_label(text: str, rules: Rules) -> tuple[str | None, str] | None:
    """The days behind a label above all fields of activities: "Avtalsperiod: 2024-01-01 – 2026-12-31"."""
    for start, end in rules.sentences(text):
        first, _, rest = text[start:end].strip().partition(" ")
        named = fold(first).rstrip(":") in rules.words["plan_period"] and (start == 0 or first.endswith(":"))
        if named and len(rest.split()) <= LONGEST_PERIOD:
            return _first_and_last(rest.rstrip("."), rules)
    words = text.split()
    # Behind others: "Parter: Mora kommun och Polisen Avtalstid: 2024-2026".
    for place, word in enumerate(words[1:], start=1):
        if word.endswith(":") and word[:1].isupper() and fold(word).rstrip(":") in rules.words["plan_period"]:
            return _first_and_last(" ".join(words[place + 1 :][:LONGEST_PERIOD]).rstrip("."), rules)
    return None


def _subject(low: list[str], title: str, rules: Rules) -> int | None:
    """Where a sentence names the plan itself; before its front where it leaves it out ("Gäller 2024-2026.")."""
    if low[0] in rules.words["holds"]:
        return -1
    for index, word in enumerate(low):
        if word in rules.words["this_plan"] and index <= MOST_BEFORE_PLAN:
            return index
        if (
            0 < index <= MOST_BEFORE_PLAN
            and low[index - 1] in rules.words["this"]
            and rules.headings.hits(word)
        ):
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
        short = len(paragraph.words) <= LONGEST_SUBTITLE and not text.endswith(".")
        titled = short and rules.headings.title_score(text)
        is_head = paragraph.kind == "heading" or titled or text in below_title
        if is_head or rules.schedules.is_years_alone(text) or _is_period_alone(text, rules):
            yield text
        else:  # "mellan Mora kommun och Polisen", and the years on a line or in a sentence of their own
            said = (text[start:end].rstrip(".") for start, end in rules.sentences(text))
            lines = (*_lines(document, paragraph), *said)
            yield from (line for line in lines if rules.schedules.is_years_alone(line))


def _is_period_alone(text: str, rules: Rules) -> bool:
    """Whether a line says nothing but days more than half a year apart: "Perioden juli 2021–juni 2023"."""
    spans = rules.schedules.points_in(text, None) if len(text.split()) <= LONGEST_PERIOD else ()
    if len(spans) != 1 or not {fold(word) for word in text[: spans[0][0]].split()} <= rules.words["period"]:
        return False
    timed = _as_period(text, rules)
    return not text[spans[0][1] :].strip(" .") and timed is not None and _lasts(timed[1])


def year_of_heading(text: str, rules: Rules) -> int | None:
    """The one year that a short heading or a sheet's name begins or ends with: "Åtgärder 2026", "2027"."""
    years = list(_YEARS.finditer(text)) if len(text.split()) <= LONGEST_SUBTITLE else []
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
