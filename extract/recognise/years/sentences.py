"""What sentences say of the years of the plan in hand: how long it holds, when what it promises is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.recognise.years.spans import YEARS, Ends, as_period, first_and_last, first_and_last_year, lasts
from models.text.fold import fold
from rules.pack import Rules

MOST_BEFORE_PLAN = 2
"""Words that may stand before a plan's name for itself in the sentence on its time ("Den här planen gäller …")."""

NEAR_SUBJECT = 4
"""Words within which the verb follows a plan's name for itself."""

_PRESENT = ("r", "ska")
"""How verbs end that tell what is or will be done: "fokuserar", "ska"; what was done ends otherwise."""

SHORTEST_NOUN = 4
"""Letters that a title's noun has more than."""


def stated(text: str, title: str, rules: Rules) -> Ends | None:
    """The days that the plan spans by its own sentence: "Planen gäller från 2024-07-01 till 2026-06-30".

    `title` is folded. Its own is a sentence that begins with a plan's name for itself ("planen"), or speaks of the
    title's noun ("har tecknat ett medborgarlöfte som gäller 2024-2025"), and of no other plan.
    """
    holds = rules.words["holds"]
    if holds.isdisjoint(fold(text).split()):
        return None
    is_named = False
    for start, end in rules.sentences(text):
        words = text[start:end].split()
        low = [fold(word).strip(".,:;()") for word in words]
        was_named, is_named = is_named, False
        if not rules.words["other_plan"].isdisjoint(low):
            continue
        subject = _subject(low, title, rules)
        is_named = subject is not None and subject >= 0 and rules.words["survey"].isdisjoint(low)
        if subject is None:
            subject = _left_out(words, low, rules, after_plan=was_named, is_line=not text.endswith("."))
        if subject is None:
            continue
        near = {index for index in range(subject + 1, len(low)) if index < subject + NEAR_SUBJECT}
        joins = (index for index, word in enumerate(low) if index > subject and word in rules.words["joiner"])
        near |= {index + 1 for index in joins}  # "… och gäller"
        for verb in (index for index, word in enumerate(low) if word in holds and index in near):
            period = _held(words[verb + 1 :], low[verb + 1 :], rules)
            period = period or _held(words[verb:], low[verb:], rules)  # "… börjar gälla den 1 maj 2024"
            if period is not None:
                return period
    return None


def _left_out(
    words: list[str], low: list[str], rules: Rules, *, after_plan: bool, is_line: bool
) -> int | None:
    """Where a sentence speaks of the plan without naming it: "Den gäller 2024-2026." after a sentence on the plan, or
    behind who decided it: "Antagen den 3 maj 2024, gäller 2024-2026."; or on a line that is no sentence."""
    holds = rules.words["holds"]
    if after_plan and low[0] in rules.words["it"] and rules.words["plan_period"].intersection(low[1:2]):
        return 0  # "Den omfattar …" may speak of something else
    if not is_line and low[0] not in rules.words["not_its_year"]:
        return None
    clauses = (place for place, word in enumerate(words[:-1]) if word.endswith(","))
    return next((place for place in clauses if low[place + 1] in holds), None)


def _held(words: list[str], low: list[str], rules: Rules) -> Ends | None:
    """The days that stand behind the verb by which a plan says how long it holds, and are those of no other paper.

    "… är en bilaga till en överenskommelse från 2020" tells of another, and so does what follows the days: "… och
    ersätter planen för 2022", "… och följs upp i januari 2027", "… och bygger på enkäten 2023".
    """
    own = next((place for place, word in enumerate(low) if YEARS.search(word)), len(low))
    papers = [place for place, word in enumerate(low) if len(word) > SHORTEST_NOUN and is_paper(word, rules)]
    if any(place < own and low[place] not in rules.words["this_plan"] for place in papers):
        return None
    if not (rules.words["past"] | rules.words["besides"]).isdisjoint(low[:own]):
        return None  # "… är en enkät som gjordes 2017", "… att gälla även under 2019"
    others = rules.words["not_its_year"] | rules.words["review"]
    ends = [place for place, word in enumerate(low) if word in others or (place > own and place in papers)]
    ends += [place for place in range(own, len(low)) if _opens_clause(low[place : place + 2], rules)]
    said = " ".join(_without_verbs(words[: min(ends, default=None)], low, rules))
    # What follows a comma may say more: "…, med möjlighet att revidera vid behov".
    return first_and_last(said, rules) or first_and_last(said.partition(",")[0], rules)


def _without_verbs(words: list[str], low: list[str], rules: Rules) -> Iterator[str]:
    """The words without a verb that says once more that it holds: "den 1 maj 2024 och gäller i tre år"."""
    for place, word in enumerate(words):
        joined = place > 0 and low[place - 1] in rules.words["joiner"]
        if not (joined and low[place] in rules.words["plan_period"]):
            yield word


def _opens_clause(low: list[str], rules: Rules) -> bool:
    """Whether "och" and a verb of the present stand there, active or passive: "… och bygger", "… och revideras"."""
    joiner, *verb = low
    if joiner not in rules.words["joiner"] or not verb or verb[0] in rules.words["holds"]:
        return False  # "träder i kraft 2024-07-01 och gäller till 2026-06-30"
    return rules.verbs.is_present(verb[0]) or (
        verb[0].endswith("s") and rules.verbs.is_infinitive(verb[0][:-1])
    )


def made_for(text: str, title: str, rules: Rules) -> Ends | None:
    """The days for which a sentence says that this plan was made: "… har överenskommelsen träffats för tiden …"."""
    for start, end in rules.sentences(text):
        said = text[start:end]
        low = [fold(word).strip(".,:;()") for word in said.split()]
        names_it = any(len(word) > SHORTEST_NOUN and word in title for word in low if is_paper(word, rules))
        if not names_it or not rules.words["other_plan"].isdisjoint(low):
            continue
        spans = rules.schedules.points_in(said, None)
        before = fold(said[: spans[0][0]]).split()[-1:] if spans else []
        timed = as_period(said[slice(*spans[0])], rules) if before and len(spans) == 1 else None
        if timed is not None and before[0] in rules.words["period"] and lasts(timed[1]):
            return timed[1].start, timed[1].end or ""
    return None


def _subject(low: list[str], title: str, rules: Rules) -> int | None:
    """Where a sentence names the plan itself; before its front where it leaves it out ("Gäller 2024-2026.")."""
    if low[0] in rules.words["holds"]:
        return -1
    for index, word in enumerate(low):
        if index <= MOST_BEFORE_PLAN:
            before = low[max(0, index - MOST_BEFORE_PLAN) : index]
            of_plan = bool(before) and before[-1].removesuffix("s") in rules.words["this_plan"]
            if word in rules.words["this_plan"] or (of_plan and word in rules.words["plan_period"]):
                return index  # "Planens giltighetstid är …"
            if not rules.words["this"].isdisjoint(before) and rules.headings.hits(word):
                return index  # "Vår gemensamma plan gäller …"
        if len(word) > SHORTEST_NOUN and word in title and rules.headings.title_score(word):
            return index
    return None


def years_of_deeds(texts: Iterable[str], rules: Rules, *, promises: bool) -> Iterator[tuple[int, int]]:
    """The years in which somebody does something, as sentences of the front begin: "Under 2023 fokuserar polisen …".

    Or, where it `promises`, for which `texts` say that they will ("Vi lovar att synas under 2023"); or the paper's.
    """
    past = rules.words["past"] | rules.words["tells_perfect"]
    for text in texts:
        for start, end in rules.sentences(text):
            words = [fold(word).strip(".,:;()") for word in text[start:end].split()]
            spans = [(place, span) for place, word in enumerate(words) if (span := YEARS.fullmatch(word))]
            if not spans:
                continue
            place, (first, last) = spans[0][0], first_and_last_year(spans[0][1], rules)
            ends = place
            if [word for word, _ in spans[1:]] == [place + 2] and words[place + 1] in rules.words["to"]:
                ends, years = spans.pop()
                *_, last = first_and_last_year(years, rules)  # "under 2023 och 2024"
            is_front = (
                words[0] in rules.words["during"] | rules.words["period"]
                and {*words[1:place]} <= rules.words["period"]
            )
            verb = words[ends + 1 : ends + 2]
            tells = bool(verb) and verb[0].endswith(_PRESENT) and verb[0] not in past
            is_promised = (
                promises and len(spans) == 1 and _is_promised_in(text[start:end], words, place, rules)
            )
            if (is_front and tells) or is_promised or (len(spans) == 1 and _presents(words, place, rules)):
                yield first, last


def _presents(words: list[str], place: int, rules: Rules) -> bool:
    """Whether a sentence presents the paper in hand, of the year at a place of it: "Detta är Varas handlingsplan för
    2022", "Här är 2018 års löften"."""
    if words[0] not in rules.words["this"] or not {*words[1:2]} <= rules.words["holds"]:
        return False
    papers = {
        index for index, word in enumerate(words) if len(word) > SHORTEST_NOUN and is_paper(word, rules)
    }
    before = words[place - 1]
    of_year = rules.words["of"] | rules.words["period"]
    is_of_paper = (before in of_year and papers & {place - 2, place - 3}) or place - 1 in papers
    follows = words[place + 1 : place + 2]
    is_of_year = bool(follows) and follows[0].removesuffix("s") in rules.words["period"]
    return bool(is_of_paper) or (is_of_year and any(index > place for index in papers))


def _is_promised_in(sentence: str, words: list[str], place: int, rules: Rules) -> bool:
    """Whether the years at a place of a sentence are those of the promise: "medborgarlöftet för 2023", "Under åren
    2016-2020 är polisens löften", "Vi lovar att synas under 2023"."""
    before = words[:place]
    while before and before[-1] in rules.words["period"] - rules.words["of"]:
        before.pop()
    if before[-1:] and before[-1] in rules.words["of"]:
        noun = before[-2] if len(before) > 1 else ""
        is_other = not (rules.words["other_plan"] | rules.words["past"]).isdisjoint(words)
        return not is_other and (noun in rules.words["this_plan"] or rules.headings.is_promise(noun))
    if not before or before[-1] not in rules.words["during"]:
        return False
    is_of_promise = len(before) == 1 and any(map(rules.headings.is_promise, words[place + 1 :]))
    return is_of_promise or bool(rules.commitments.read(sentence, parties=("police",), promises=True))


def is_paper(word: str, rules: Rules) -> bool:
    """Whether a folded word is what a plan, an agreement or a promise is called, in any form."""
    return bool(rules.headings.title_score(word))
