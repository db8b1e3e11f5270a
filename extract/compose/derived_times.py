"""When and how often, where a plan says it in running text or in a label that asks for something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.compose.derived import DERIVED_CONFIDENCE, words_in_span
from extract.compose.evidence import words_to_evidence
from extract.compose.values import JoinedEntries, Setting, to_schedule
from extract.recognise.drafts import Pieces, SpelledWords
from models.text.fold import fold
from models.values import Schedule, Span, Value
from rules.pack import Field, Rules, WordKind

_SPEAKING = ("description", "measures", "possible_measures")
_POINTS_IN = ("description", "measures")
_LABELLED = frozenset({"timing", "meeting_frequency", "duration"})
"""Fields that say when; beside one of them a description only says it again, but for how often they meet."""
_ITEM = "\n- "
_QUOTED = re.compile(r"[\"“”»«](?:[^\"“”»«]*\s){3}[^\"“”»«]*[\"“”»«],?\s*\w")
"""What somebody says, in quotation marks, with words behind it; a name has less than four."""
_CLAUSE_SIGN = re.compile(r"[,;:–(]")
_LETTERS = re.compile(r"[^\W\d_]+")

_MOST_BEFORE_CRIME = 4
"""Words at a sentence's front among which the crimes stand that it tells of."""
_MOST_BEFORE_PERMIT = 3
"""Words at a sentence's front among which it names what it tells of: "Det nuvarande tillståndet gäller …"."""

_Phrase = tuple[int, ...]
"""The words of a phrase that says when."""


@dataclass(slots=True)
class _Told:
    """What the texts of an activity say of time: the words of each phrase."""

    meetings: list[_Phrase] = field(default_factory=list)
    rates: list[_Phrase] = field(default_factory=list)
    points: list[_Phrase] = field(default_factory=list)
    lasting: list[_Phrase] = field(default_factory=list)
    in_season: dict[_Phrase, _Phrase] = field(default_factory=dict)
    """A rate → the rate with the part of the year beside it; the same where none stands there."""

    def alone_in_season(self, phrases: list[_Phrase]) -> list[_Phrase]:
        """`phrases`, a single one with its part of the year: of several, each may have its own."""
        return [self.in_season.get(phrases[0], phrases[0])] if len(phrases) == 1 else phrases


def derive_times(
    setting: Setting, values: Mapping[str, object], grouped: Mapping[str, JoinedEntries]
) -> dict[str, Schedule]:
    """`meeting_frequency` and `timing`, as far as an activity's texts and labels say them and it has none of its own.

    Of the texts their rates count first, then a single point of time, then that something goes on all the time,
    and last a label.
    """
    told = _told(setting, values, grouped)
    derived: dict[str, Schedule] = {}
    if "meeting_frequency" not in values:
        _add(setting, derived, "meeting_frequency", told.alone_in_season(told.meetings))
    if "timing" not in values:
        single = told.points if len(told.points) == 1 else []
        label = (
            _words_of_label(setting, grouped) if not (told.meetings or told.points or told.lasting) else []
        )
        lasting = [] if told.points else told.lasting
        _add(setting, derived, "timing", told.alone_in_season(told.rates) or single or lasting or label)
    return derived


def _add(setting: Setting, derived: dict[str, Schedule], name: Field, phrases: list[_Phrase]) -> None:
    if not phrases:
        return
    lines = tuple(setting.document.text(phrase) for phrase in phrases)
    value = Value(
        text="\n".join(lines),
        items=lines if len(lines) > 1 else (),
        evidence=words_to_evidence(setting.document, (word for phrase in phrases for word in phrase)),
        method="derived",
        confidence=DERIVED_CONFIDENCE,
    )
    schedule = to_schedule(value, name, setting)
    if schedule.kind != "unspecified":
        derived[name] = schedule


def _told(setting: Setting, values: Mapping[str, object], grouped: Mapping[str, JoinedEntries]) -> _Told:
    told = _Told()
    for name in _SPEAKING:
        value = values.get(name)
        said_again = name == "description" and bool(_LABELLED & values.keys())
        if not isinstance(value, Value) or (said_again and "meeting_frequency" in values):
            continue
        if name == "description" and "name" not in values and f"\n{value.text}".count(_ITEM) > 1:
            continue  # promises in a list: each time is one promise's
        for start, end in setting.rules.sentences(value.text):
            sentence = value.text[start:end]
            meets = _meets(sentence, setting.rules)
            is_aside = name == "description" and _tells_aside(sentence, setting.rules)
            if _is_of_permit(sentence, setting.rules) or is_aside or (said_again and not meets):
                continue
            _tell(told, setting, grouped[name].pieces, start, sentence, name, meets=meets)
    return told


def _tell(
    told: _Told, setting: Setting, pieces: Pieces, start: int, sentence: str, name: str, *, meets: bool
) -> None:
    """Add what a sentence, which begins at `start` of its value, says of time."""
    spans_of_kinds = _spans(setting, sentence, name)
    occasions = meets and _are_occasions(setting, sentence, spans_of_kinds[1])
    kinds = (
        told.meetings if meets else told.rates,
        told.meetings if occasions else told.points,
        told.lasting,
    )
    if meets and not any(spans_of_kinds[:2]):  # "Möten hålls vid behov"
        needed = setting.rules.schedules.lasting_in(sentence, kind="as_needed")
        spans_of_kinds = (needed, (), spans_of_kinds[2])

    def words(span: Span) -> _Phrase:
        return words_in_span(setting.document, pieces, (start + span[0], start + span[1]))

    for phrases, spans in zip(kinds, spans_of_kinds, strict=True):
        phrases.extend(map(words, spans))
    for span in spans_of_kinds[0]:
        season = setting.rules.schedules.with_season(sentence, span, setting.year)
        if season == span and (front := _season_in_front(sentence, span, setting)) is not None:
            told.in_season[words(span)] = (*words(front), *words(span))
        else:
            told.in_season[words(span)] = words(season)


def _spans(
    setting: Setting, sentence: str, name: str
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """The rates, points and lasting times of one sentence; points that are past tell what was."""
    schedules = setting.rules.schedules
    if _QUOTED.search(sentence):
        return (), (), ()  # "Vi ses varje fredag", säger en elev
    of_deeds = not any(
        _has(sentence, kind, setting.rules) for kind in ("past", "tells_trouble", "tells_how_it_is")
    )
    rates = schedules.rates_in(sentence, of_deeds=of_deeds)
    if name == "description":
        if _is_open(sentence, setting.rules):
            return (), (), ()
        rates = tuple(span for span in rates if not _is_of_review(sentence, span, setting.rules))
        told = tuple(span for span in rates if _is_told(sentence, span, setting.rules))
        if rates and not told:
            return (), (), ()
        rates = told
    if rates or name not in _POINTS_IN:
        return _not_denied(sentence, rates, setting.rules), (), ()
    if name == "description" and _tells_past(sentence, setting.rules):
        return (), (), ()
    points = schedules.points_in(sentence, setting.year)
    if not points and not _has(sentence, "tells_perfect", setting.rules):
        points = schedules.year_ahead(sentence)
    if name == "description":
        points = tuple(
            span
            for span in points
            if not _is_over(sentence[slice(*span)], setting)
            and _is_told(sentence, span, setting.rules)
            and not _is_of_review(sentence, span, setting.rules)
        )
    lasting = schedules.lasting_in(sentence)
    if name == "description":
        lasting = tuple(span for span in lasting if not _is_of_review(sentence, span, setting.rules))
    return (), _not_denied(sentence, points, setting.rules), lasting


def _season_in_front(sentence: str, rate: Span, setting: Setting) -> Span | None:
    """The part of the year that begins the sentence and its only clause: "Under sommaren städas torget dagligen"."""
    points = setting.rules.schedules.points_in(sentence, setting.year)
    begins = len(points) == 1 and len(sentence[: points[0][0]].split()) <= 1  # "I juni …"
    between = sentence[points[0][1] : rate[0]] if begins else ""
    is_one = (
        between != "" and not _CLAUSE_SIGN.search(between) and not _has(between, "relative", setting.rules)
    )
    both = f"{sentence[slice(*points[0])]} {sentence[slice(*rate)]}" if is_one else ""
    said = setting.rules.schedules.read(both, year=setting.year, field="timing")
    return points[0] if said.kind == "recurring" and said.start is not None else None


def _tells_past(sentence: str, rules: Rules) -> bool:
    """Whether a sentence tells what was: by words that say so, or a passive of the past ("bildades")."""
    words = [fold(word) for word in _LETTERS.findall(sentence)]
    return _has(sentence, "past", rules) or any(
        word.endswith(tuple(rules.words["past_ending"])) for word in words
    )


def _is_open(sentence: str, rules: Rules) -> bool:
    """Whether a sentence only thinks of what may be done, or says on what it depends: "Om bidrag ges hålls kursen"."""
    first, *_ = [fold(word) for word in _LETTERS.findall(sentence)] or [""]
    needed = rules.schedules.lasting_in(sentence, kind="as_needed")
    return not needed and (_has(sentence, "proposal", rules) or first in rules.words["depends"])


def _is_told(sentence: str, span: Span, rules: Rules) -> bool:
    """Whether the clause of a time says that something is done then, neither what was nor what may be."""
    clause, before = _clause(sentence, span, rules)
    is_past = _tells_past(clause, rules) and not _tells_present(before, rules)
    return not is_past and not _has(before, "may", rules)


def _is_of_review(sentence: str, span: Span, rules: Rules) -> bool:
    """Whether a time is that of looking back: "Arbetet inleds i maj och utvärderas i december". Up to the next verb all
    times are behind a word that says so."""
    if not _has(sentence, "followed", rules):
        return False
    words = [fold(word) for word in _LETTERS.findall(sentence[: span[0]])]
    last = max((at for at, word in enumerate(words) if word in rules.words["followed"]), default=None)
    goes_on = last is not None and any(map(rules.verbs.is_present, words[last + 1 :]))
    return _has(_clause(sentence, span, rules)[0], "followed", rules) or (last is not None and not goes_on)


def _tells_present(before: str, rules: Rules) -> bool:
    """Whether a verb of the present stands behind what was: "Sedan porten var öppen i fjol går väktare rond …"."""
    words = [fold(word) for word in _LETTERS.findall(before)]
    last = max((at for at, word in enumerate(words) if word in rules.words["past"]), default=len(words))
    return any(map(rules.verbs.is_present, words[last + 1 :]))


def _clause(sentence: str, span: Span, rules: Rules) -> tuple[str, str]:
    """What stands around a phrase in its clause, between signs and words that begin one, and what stands before it.

    Without the phrase: "var" of "var sjätte vecka" tells of no past.
    """
    begins = rules.words["joiner"] | rules.words["contrast"] | rules.words["relative"]
    cuts = [match.start() for match in re.finditer(r"[,;:–]", sentence)]
    cuts += [word.start() for word in _LETTERS.finditer(sentence) if fold(word.group()) in begins]
    start = max((cut for cut in cuts if cut < span[0]), default=0)
    end = min((cut for cut in cuts if cut >= span[1]), default=len(sentence))
    before = sentence[start : span[0]]
    return before + sentence[span[1] : end], before


def _is_over(phrase: str, setting: Setting) -> bool:
    """Whether a time began, and has no end after, before the plan's year: a plan for 2024 tells of 2023 what was."""
    said = setting.rules.schedules.read(phrase, year=setting.year)
    last = said.end or said.start
    return setting.year is not None and last is not None and int(last[:4]) < setting.year


def _not_denied(sentence: str, spans: tuple[Span, ...], rules: Rules) -> tuple[Span, ...]:
    """`spans` without those of which their clause says that it is not so: "Bussen går inte på fredagar"."""
    return tuple(span for span in spans if not _has(_clause(sentence, span, rules)[1], "denies", rules))


def _are_occasions(setting: Setting, sentence: str, points: tuple[Span, ...]) -> bool:
    """Whether the points of a sentence are times at which it happens each: "Vi möts i mars och i oktober"."""
    read = setting.rules.schedules.read
    return any(
        read(sentence[slice(*span)], year=setting.year, field="timing").kind == "recurring" for span in points
    )


def _tells_aside(sentence: str, rules: Rules) -> bool:
    """Whether a sentence says when something is wanted, or went wrong, and not when it is done."""
    first = _LETTERS.findall(sentence)[:1]
    return (
        _has(_without_reason(sentence, rules), "tells_trouble", rules)
        or (bool(first) and fold(first[0]) in rules.words["begins_aside"])
        or (bool(first) and fold(first[0]) in rules.words["according"] and _has(sentence, "survey", rules))
        or (_has(sentence, "gathers", rules) and _has(sentence, "crowd", rules))
        or _tells_of_crime(sentence, rules)
        or _tells_how_long_plan_holds(sentence, rules)
    )


def _tells_how_long_plan_holds(sentence: str, rules: Rules) -> bool:
    """Whether a sentence begins with the plan's name for itself and a verb of time: "Löftet löper för året 2021"."""
    first, *rest = [fold(word) for word in _LETTERS.findall(sentence)[:2]] or [""]
    return first in rules.words["this_plan"] and not rules.words["holds"].isdisjoint(rest)


def _without_reason(sentence: str, rules: Rules) -> str:
    """`sentence` up to a clause that only says why: "Värdar går rond varje fredag, eftersom det stjäls då"."""
    for word in list(_LETTERS.finditer(sentence))[1:]:
        if fold(word.group()) in rules.words["gives_reason"]:
            return sentence[: word.start()]
    return sentence


def _tells_of_crime(sentence: str, rules: Rules) -> bool:
    """Whether a sentence says of crimes how they are: "De flesta stölder sker i maj", not "Arbetet mot stölder …"."""
    words = [fold(word) for word in _LETTERS.findall(sentence)]
    front = next(
        (at for at, word in enumerate(words[:_MOST_BEFORE_CRIME]) if word in rules.words["crimes"]), None
    )
    if front is None or (front and words[front - 1] in rules.words["of"]):
        return False
    return not rules.words["tells_how_it_is"].isdisjoint(words[front + 1 :])


def _is_of_permit(sentence: str, rules: Rules) -> bool:
    """Whether a sentence says how long a paper holds that the measure needs: "Tillståndet gäller till och med …"."""
    first = [fold(word) for word in _LETTERS.findall(sentence)[:_MOST_BEFORE_PERMIT]]
    return not rules.words["permit"].isdisjoint(first) and _has(sentence, "lasts", rules)


def _has(sentence: str, kind: WordKind, rules: Rules) -> bool:
    return not rules.words[kind].isdisjoint(_LETTERS.findall(fold(sentence)))


def _meets(sentence: str, rules: Rules) -> bool:
    """Whether a sentence says that people meet: "Gruppen träffas …", "Stormöten hålls …"."""
    first = _LETTERS.search(sentence)
    ending = tuple(rules.words["meeting_ending"])
    return (first is not None and fold(first[0]).endswith(ending)) or _has(sentence, "meets", rules)


def _words_of_label(setting: Setting, grouped: Mapping[str, JoinedEntries]) -> list[_Phrase]:
    """The words of a label of measures that say when: "Prioriterade aktiviteter första halvåret"."""
    found: list[_Phrase] = []
    for entry in grouped["measures"].entries if "measures" in grouped else ():
        spelled = SpelledWords.of(setting.document, entry.label)
        found += [
            spelled.within(*span) for span in setting.rules.schedules.points_in(spelled.text, setting.year)
        ]
    return found[:1]
