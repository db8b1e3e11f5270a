"""Which is which: a plan, minutes, or something else, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.recognise.drafts import Draft, DraftActivity, DraftMinutes, pieces_text
from extract.recognise.titles import LONGEST_SUBTITLE, subtitle
from models.pages.document import Document, Paragraph, paragraphs_of
from models.record import Kind, LayoutName
from models.target import AREA_FIELDS
from rules.pack import ANY_PLAN, PLAN_TITLE, Rules

FEWEST_SUBJECTS = 2
"""A document of crime prevention uses at least so many rows of the vocabulary; one is enough for a table
under a plan's title."""
THINNEST = 6.0
"""Words of the subject in a thousand words: plans and minutes have twenty and more, reports of a whole municipality
three, bills and budgets fewer."""
FEWEST_STATED = 5
"""Fields that areas and activities of a plan state together, where those of the activities alone say too little."""
SHORT = 250
"""Words; of a shorter text the density says little."""
ENOUGH_FOR_MINUTES = 5
"""Points of `_minutes_marks` that make minutes."""
FRONT_LINES = 4
"""So many of the first blocks may name the document's genre."""
LONGEST_LINE = 20
"""Words of a line at the front; a longer one is running text."""
_NOTICE = "notice"
"""Genre of a notice of a meeting, which is neither plan nor minutes (docs/record.md)."""
_NEWS = "news"
_LETTER = "letter"
"""Genre of a paper that names a plan in its subject line."""
_FORM = "form"
"""Genre of a form: a plan where a measure was written into it."""
FIELDS_OF_A_PLAN = 3
"""An activity with so many fields is one of a plan, whatever the document's front says."""
_TOLD_OF_STATE = frozenset({*AREA_FIELDS, "name", "cause", "timing", "indicators", "number", "other"}) - {
    "goal",
    "purpose",
}
"""Fields that a picture of how things are has as well as a plan."""
_CORE = frozenset({"police", "crime", "safety", "harm"})


@dataclass(frozen=True, slots=True)
class KindReading:
    """The kind, the layout, and the reasons in plain English."""

    kind: Kind
    layout: LayoutName
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Reasons:
    lines: list[str] = field(default_factory=list)

    def reading(self, kind: Kind, layout: LayoutName) -> KindReading:
        return KindReading(kind, layout, tuple(self.lines))


def read_kind(document: Document, draft: Draft, rules: Rules) -> KindReading:
    """Decide from what the layouts found and from the document's words."""
    reasons = _Reasons()
    if _is_notice(document, draft, rules):
        reasons.lines.append("by its front it is a notice of a meeting (vocabulary.toml, genre notice)")
        return reasons.reading("unknown", "unknown")
    speaks = _are_of_council(document, draft, reasons, rules) or _speaks_of_subject(
        document, _fewest_subjects(document, draft, rules), reasons, rules
    )
    marks = dict(_minutes_marks(document, draft, rules))
    as_minutes = sum(marks.values()) >= ENOUGH_FOR_MINUTES
    reasons.lines += [f"like minutes: {mark}" for mark in marks]
    if as_minutes and _is_rather_plan(document, draft, marks, rules):
        reasons.lines.append("but its activities outweigh what it has of minutes")
        as_minutes = False
    if not speaks:
        return _unknown(document, draft, reasons, rules)
    if as_minutes:
        return reasons.reading("minutes", "minutes")
    if not draft.activities and not draft.areas_in_text and not _holds_areas(document, draft, rules):
        reasons.lines.append(
            "no activity was found: no table or paragraphs of labelled values, no grid of measures, and no"
            " commitment; rows in labels.toml (labels) or commitments.toml (verbs) would change it"
        )
        return _unknown(document, draft, reasons, rules)
    reasons.lines.append(f"{len(draft.activities)} activities in {len(draft.areas)} areas were found")
    genre = _other_genre(document, draft, rules)
    if genre is not None:
        reasons.lines.append(
            f"but by its front it is another kind of document ({genre}; the words stand in vocabulary.toml)"
        )
        return _unknown(document, draft, reasons, rules)
    if _only_tells_state(document, draft, reasons, rules) or not _is_planned(document, draft, reasons, rules):
        return _unknown(document, draft, reasons, rules)
    return reasons.reading("plan", _layout(draft, reasons))


def _are_of_council(document: Document, draft: Draft, reasons: _Reasons, rules: Rules) -> bool:
    """Whether it is titled as minutes, and a crime-prevention council is named there or in one of the first lines,
    whatever its members spoke of."""
    title, *front = _front_lines(document, draft)
    named = any(
        rules.minutes.names_council(line) for line in (title, *front) if len(line.split()) <= LONGEST_SUBTITLE
    )
    is_so = rules.minutes.is_title(title) and named
    if is_so:
        reasons.lines.append("its front is that of minutes of a crime-prevention council")
    return is_so


def _unknown(document: Document, draft: Draft, reasons: _Reasons, rules: Rules) -> KindReading:
    """Neither plan nor minutes; the last reason says what was found all the same."""
    title = draft.title_text(document)
    is_plain = not rules.headings.title_score(title)
    found = [
        f"the title “{title}”" + (", with no word of a plan (headings.toml)" if is_plain else "")
        if title
        else "no title",
        f"{len(draft.activities)} activities",
        f"{len(draft.areas)} areas",
    ]
    reasons.lines.append("found were " + ", ".join(found))
    return reasons.reading("unknown", "unknown")


def _is_notice(document: Document, draft: Draft, rules: Rules) -> bool:
    """Whether the title or one of the first lines is that of a notice of a meeting."""
    lines = [line for line in _front_lines(document, draft) if len(line.split()) <= LONGEST_SUBTITLE]
    return any(rules.vocabulary.other_genre(line) == _NOTICE for line in lines)


def _front_lines(document: Document, draft: Draft) -> list[str]:
    """The title, and the first lines that are no running text."""
    front = [block for block in document.blocks[:FRONT_LINES] if isinstance(block, Paragraph)]
    lines = [
        text
        for block in front
        if len(block.words) <= LONGEST_LINE
        and ((text := document.text(block.words))[-1:] != "." or block.kind == "heading")
    ]
    return [draft.title_text(document), *lines]


def _holds_areas(document: Document, draft: Draft, rules: Rules) -> bool:
    """Whether under a plan's title areas state fields of their own: a table of areas suffices there."""
    fields = {entry.target.field for area in draft.areas for entry in area.entries}
    return bool(fields & AREA_FIELDS) and rules.headings.is_plan_title(draft.title_text(document))


def _other_genre(document: Document, draft: Draft, rules: Rules) -> str | None:
    """The genre that the title or one of the first lines names, unless the title is that of a plan."""
    lines = _front_lines(document, draft)
    if _is_letter(draft, lines, rules):
        return _LETTER
    if any(
        rules.headings.is_plan_title(line) and rules.vocabulary.other_genre(line) is None
        for line in lines
        if line == lines[0] or not rules.headings.announces_undertakings(line)  # "Våra löften" is no title
    ):
        return None
    genre = next((one for line in lines if (one := rules.vocabulary.other_genre(line)) is not None), None)
    printed = (genre == _FORM and _holds_measure(draft)) or (genre == _NEWS and draft.prints_promise)
    return None if printed else genre


def _holds_measure(draft: Draft) -> bool:
    """Whether an activity has as many fields as one of a plan."""
    return any(len(_fields(activity)) >= FIELDS_OF_A_PLAN for activity in draft.activities)


def _is_letter(draft: Draft, lines: list[str], rules: Rules) -> bool:
    """Whether it lays a plan before a board: its first line says so, and it does not hold the plan's activities."""
    return not _holds_measure(draft) and any(
        rules.vocabulary.other_genre(line) == _LETTER for line in lines[:2]
    )


def _fewest_subjects(document: Document, draft: Draft, rules: Rules) -> int:
    """How many rows of the vocabulary it must use at least.

    Under a plan's title with activities one is enough; none, where that title tells of no other subject.
    """
    title = draft.title_text(document)
    holds = draft.activities or _holds_areas(document, draft, rules)
    if not holds or _title_score(document, draft, rules) < ANY_PLAN:
        return FEWEST_SUBJECTS
    bare = rules.headings.names_only_a_plan(title, rules.districts.place_words)
    return 0 if rules.headings.is_plan_title(title) and bare else 1


def _title_score(document: Document, draft: Draft, rules: Rules) -> int:
    """How much the title, or the line right below it, is that of a plan: "Tryggt i Mora", "Åtgärdsplan 2019"; as much
    as any, where a promise is printed below a heading of its own."""
    if draft.prints_promise:
        return PLAN_TITLE
    lines = (draft.title_text(document), *subtitle(document, draft.title))
    return max(map(rules.headings.title_score, lines))


def _speaks_of_subject(document: Document, fewest: int, reasons: _Reasons, rules: Rules) -> bool:
    """Whether the words are those of crime prevention, and not just now and then."""
    texts = [document.text(paragraph.words) for paragraph in paragraphs_of(document.blocks)]
    words = sum(len(text.split()) for text in texts)
    counts = rules.vocabulary.count_subjects("\n".join(texts))
    core = sum(counts.get(subject, 0) for subject in _CORE)
    if not fewest:
        reasons.lines.append("its title is that of a plan and names no other subject")
        return True
    if len(counts) < fewest or not core:
        said = ", ".join(sorted(counts)) or "none"
        reasons.lines.append(
            f"its words are not those of crime prevention (found: {said}; missing: police, crime, safety or harm;"
            " the words stand in vocabulary.toml)"
        )
        return False
    if words >= SHORT and (density := 1000 * core / words) < THINNEST:
        reasons.lines.append(f"it speaks of crime prevention only in passing ({density:.1f} of 1,000 words)")
        return False
    reasons.lines.append("it speaks of " + ", ".join(sorted(counts)))
    return True


def _minutes_marks(document: Document, draft: Draft, rules: Rules) -> Iterator[tuple[str, int]]:
    """What is like minutes, with its weight."""
    minutes = draft.minutes
    if draft.title is not None and rules.minutes.is_title(document.text(draft.title.words)):
        yield "its title says so", 3
    if _has_names(document, minutes, rules):
        yield f"a list of {len(minutes.attendees)} people who came", 3
    elif minutes.attendees:
        yield "it says who came", 1
    if minutes.absent:
        yield "it says who did not come", 1
    if minutes.when:
        yield "it says when the meeting was", 1
    if minutes.chair is not None or minutes.place is not None:
        yield "it says where, or who led it", 1
    numbered = [point for point in minutes.points if point.title.number is not None]
    if len(numbered) > 1:
        yield f"{len(numbered)} numbered points", 1
    if minutes.decisions:
        yield f"{len(minutes.decisions)} decisions", 1
    if minutes.next_meetings:
        yield "it announces the next meeting", 1


def _is_rather_plan(document: Document, draft: Draft, marks: dict[str, int], rules: Rules) -> bool:
    """Whether tables of activities make it a plan in which a meeting is recorded too."""
    if "its title says so" in marks:
        return False
    full = [activity for activity in draft.activities if len(_fields(activity)) >= FIELDS_OF_A_PLAN]
    return len(full) >= (2 if _title_score(document, draft, rules) >= 4 else 4)


def _is_planned(document: Document, draft: Draft, reasons: _Reasons, rules: Rules) -> bool:
    """Whether the activities are those of a plan: the title says so, or their fields go beyond a report's."""
    if _title_score(document, draft, rules) >= ANY_PLAN:
        reasons.lines.append("its title is that of a plan")
        return True
    heads = [document.text(one.paragraph.words) for one in document.furniture if one.role != "toc"]
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    heads += [document.text(block.words) for block in paragraphs if block.kind == "heading"]
    if any(rules.headings.is_plan_title(text) for text in heads):
        reasons.lines.append("a heading or running head is that of a plan")
        return True
    fields = {name for activity in draft.activities for name in _fields(activity)}
    if "party.commitment" in fields:
        reasons.lines.append("its activities say what parties undertake")
        return True
    if len(fields - AREA_FIELDS - {"name"}) >= 2 or len(fields) >= 4:
        reasons.lines.append("its activities say who, how or when")
        return True
    of_areas = {entry.target.field for area in draft.areas for entry in area.entries}
    if fields - AREA_FIELDS - {"name"} and len((fields | of_areas) - {"area_name"}) >= FEWEST_STATED:
        reasons.lines.append(
            "its areas say what is wrong and what is wanted, its activities what is done about it"
        )
        return True
    reasons.lines.append("neither a title nor fields of its activities are those of a plan")
    return False


def _only_tells_state(document: Document, draft: Draft, reasons: _Reasons, rules: Rules) -> bool:
    """Whether the title is that of a picture of how things are, and nothing below it says what is done about it."""
    lines = (draft.title_text(document), *subtitle(document, draft.title))
    if not rules.headings.is_state_alone(lines[0]) or any(
        rules.headings.is_plan_title(line) for line in lines[1:]
    ):
        return False
    entries = [entry for activity in draft.activities for entry in activity.entries]
    done = any(entry.target.field not in _TOLD_OF_STATE for entry in entries)
    texts = [pieces_text(document, entry.pieces) for entry in entries]
    if done or any(rules.commitments.read(text, parties=("police",)) for text in texts):
        return False
    reasons.lines.append(
        "its title and its fields say how things are, and nothing says what is done about it"
    )
    return True


def _fields(activity: DraftActivity) -> set[str]:
    return {
        f"party.{entry.target.role}" if entry.target.field == "party" else entry.target.field
        for entry in activity.entries
        if entry.target.field not in {"other", "number"}
    }


def _layout(draft: Draft, reasons: _Reasons) -> LayoutName:
    """The shape in which areas and activities state their fields; an area's own fields in running text decide."""
    if draft.areas_in_text:
        reasons.lines.append("areas state their fields in running text")
        return "narrative"
    of_activities = Counter(activity.shape for activity in draft.activities if activity.shape is not None)
    layout = (of_activities or Counter(draft.shapes)).most_common(1)[0][0]
    reasons.lines.append(f"most of its {'activities' if of_activities else 'blocks'} have the shape {layout}")
    return layout


def _has_names(document: Document, draft: DraftMinutes, rules: Rules) -> bool:
    """Whether the attendance lists hold at least two people by name."""
    names = [document.text(person.name) for person in draft.attendees if person.name]
    return len(names) > 1 and all(rules.people.is_name(name) for name in names[:2])
