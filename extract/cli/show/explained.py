"""What every kind of rule reads in a text, each reading with its words and its row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.cli.show.words import rate_in_words, spoken
from models.target import Target
from models.values import ScheduleKind, Span
from rules.pack import Rules, ScheduleReading, emails_in, personal_numbers_in, phones_in, tokenize

_LEAST_TITLE = 2
"""Score from which a line may be a document's title."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule reads in a text."""

    kind: str
    """label, schedule, funding, status, actor, topic, commitment, indicator, district …, or words."""
    conclusion: str
    """What follows from it, in plain English."""
    span: Span | None = None
    """[start, end) of the words in the text; None for the whole text."""
    rule: str | None = None
    confidence: float | None = None
    remarks: tuple[str, ...] = ()
    """What speaks against it, or belongs to it."""


def explain(text: str, rules: Rules, year: int | None = None) -> tuple[Finding, ...]:
    """Every reading of `text`, by kind; then the rows whose words it holds without deciding anything.

    `year` is the plan's, for dates without one. Raises RulesError when a rules file is not valid.
    """
    found = [
        *_labels(text, rules),
        *_headings(text, rules),
        *_schedule(text, rules, year),
        *_funding(text, rules),
        *_status(text, rules),
        *_actors(text, rules),
        *_topics(text, rules),
        *_commitments(text, rules),
        *_follow_up(text, rules, year),
        *_places(text, rules, year),
        *_personal(text, rules),
    ]
    told = {finding.rule for finding in found}
    for name, rows in rules.hits(text).items():
        found += [Finding("words", f"{name}.toml", rule=row) for row in sorted(rows - told)]
    return tuple(found)


def _labels(text: str, rules: Rules) -> Iterator[Finding]:
    front = text.partition(":")[0] if ":" in text else ""
    spans = (
        [(0, len(text)), (0, len(front))]
        if front.strip() and text.partition(":")[2].strip()
        else [(0, len(text))]
    )
    for span in spans:
        match = rules.labels.match(text[slice(*span)])
        if match is None:
            continue
        rivals = (f"could also be {', '.join(match.rivals)}",) if match.rivals else ()
        helpers = [row for row in match.rows if row != match.rule]
        remarks = (f"with {', '.join(helpers)}", *rivals) if helpers else rivals
        fields = ", ".join(map(_target_in_words, match.targets))
        yield Finding("label", fields, span, match.rule, match.score, remarks)
    party = rules.labels.is_party(text)
    if party is not None:
        yield Finding("party", spoken(party))


def _target_in_words(target: Target) -> str:
    parts = (target.party or ("some party" if target.field == "party" else None), target.role)
    said = "'s ".join(spoken(part) for part in parts if part)
    return said or spoken(target.field)


def _headings(text: str, rules: Rules) -> Iterator[Finding]:
    if any(map(str.isalpha, text)) and rules.headings.is_generic(text):
        yield Finding("heading", "names nothing of its own")
    score = rules.headings.title_score(text)
    if score >= _LEAST_TITLE:
        yield Finding("heading", f"may be a document's title ({score} points)")
    if rules.grids.is_instruction(text):
        yield Finding("heading", "an instruction of a template")
    use = rules.minutes.heading(text)
    if use is not None:
        yield Finding("minutes", f"announces {spoken(use)}")
    if rules.minutes.is_decision(text):
        yield Finding("minutes", "says what was decided")


def _schedule(text: str, rules: Rules, year: int | None) -> Iterator[Finding]:
    reading = rules.schedules.read(text, year=year)
    tokens = tokenize(text)
    expressions = rules.schedules.expressions(tokens)
    if reading.kind != "unspecified" or reading.rule is not None or reading.ambiguity:
        doubt = (f"can be read two ways: {reading.ambiguity}",) if reading.ambiguity else ()
        parts = tuple(f"{_rate(part.kind, part.times_per_year)}: “{part.text}”" for part in reading.parts)
        said = _schedule_in_words(reading)
        yield Finding("schedule", said, None, reading.rule, reading.confidence, (*doubt, *parts))
    for one in expressions:
        span = (tokens[one.first].start, tokens[one.last - 1].end)
        yield Finding("time", spoken(one.row.yields), span, one.row.id)


def _schedule_in_words(reading: ScheduleReading) -> str:
    dates = [f"from {reading.start}" if reading.start else "", f"until {reading.end}" if reading.end else ""]
    return ", ".join(filter(None, (_rate(reading.kind, reading.times_per_year), *dates)))


def _rate(kind: ScheduleKind, times_per_year: float | None) -> str:
    return rate_in_words(times_per_year) if times_per_year is not None else spoken(kind)


def _funding(text: str, rules: Rules) -> Iterator[Finding]:
    reading = rules.funding.read(text)
    if reading.rule is not None:
        yield Finding("funding", spoken(reading.kind), None, reading.rule, reading.confidence)


def _status(text: str, rules: Rules) -> Iterator[Finding]:
    reading = rules.status.read(text)
    said = [spoken(part) for part in (reading.state, reading.light) if part]
    if said:
        yield Finding("status", ", ".join(said), None, reading.rule)


def _actors(text: str, rules: Rules) -> Iterator[Finding]:
    rows = rules.actors.rows_in(text)
    for actor in rules.actors.named(text):
        said = " of ".join(spoken(part) for part in (actor.role, actor.organisation) if part)
        inside = [row for row, (start, end) in rows if actor.span[0] <= start and end <= actor.span[1]]
        remarks = (f"with {', '.join(inside[1:])}",) if inside[1:] else ()
        rule = inside[0] if inside else None
        yield Finding("actor", said or "no party that is known", actor.span, rule, remarks=remarks)


def _topics(text: str, rules: Rules) -> Iterator[Finding]:
    for number, hit in enumerate(rules.topics.read(text)):
        yield Finding("topic", f"{spoken(hit.code)}{'' if number else ' (leading)'}", hit.span, hit.rule)


def _commitments(text: str, rules: Rules) -> Iterator[Finding]:
    for one in rules.commitments.read(text):
        yield Finding("commitment", f"commits {spoken(one.party)}", one.span, one.rule)


def _follow_up(text: str, rules: Rules, year: int | None) -> Iterator[Finding]:
    for one in rules.follow_up.read(text, year=year).indicators:
        sources = f"measured by {', '.join(one.sources)}" if one.sources else "measured"
        yield Finding("indicator", sources, one.span)


def _places(text: str, rules: Rules, year: int | None) -> Iterator[Finding]:
    district = rules.districts.read([(text, 1.0)], year)
    if district is not None:
        other = f" ({district.municipality})" if district.municipality != district.name else ""
        said = f"{district.name}{other}"
        yield Finding("district", said, district.span, district.rule, district.confidence)
    for name in rules.districts.police_areas((text,)):
        yield Finding("police area", name)


def _personal(text: str, rules: Rules) -> Iterator[Finding]:
    kinds = (
        ("telephone number", phones_in(text)),
        ("e-mail address", emails_in(text)),
        ("personal identity number", personal_numbers_in(text)),
    )
    for kind, spans in kinds:
        yield from (Finding("person", kind, span) for span in spans)
    if rules.people.is_name(text):
        yield Finding("person", "can be a person's name")
