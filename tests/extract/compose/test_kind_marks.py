"""What tips the scale between a plan, minutes and neither: each threshold from both sides."""

from __future__ import annotations

import pytest

from extract.compose.record import read_kind
from extract.recognise.drafts import (
    Draft,
    DraftActivity,
    DraftArea,
    DraftMeeting,
    DraftMinutes,
    DraftPerson,
    DraftPoint,
    Entry,
)
from extract.recognise.titles import find_title
from models.pages.document import Document, FurnitureRole, Paragraph
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

# -- what tips the scale: thresholds, from both sides ------------------------------------------------

RULES = load_rules()
WHO_AND_WHEN = ("responsible", "timing")


def entry(document: Document, target: Target) -> Entry:
    return Entry(target, (Paragraph(document.blocks[-1].all_words),))


def activities(builder: Builder, *fields: str, count: int = 1) -> list[DraftActivity]:
    document = builder.document()
    return [DraftActivity(entries=[entry(document, Target(one)) for one in fields]) for _ in range(count)]  # type: ignore[arg-type]


def kind_of(builder: Builder, draft: Draft) -> tuple[str, str]:
    """The kind that is read, and the last reason but one of the unknown, else the last."""
    document = builder.document()
    draft.title = find_title(document, RULES)
    draft.shapes.append("field_table")
    found = read_kind(document, draft, RULES)
    return found.kind, found.reasons[-2] if found.kind == "unknown" and len(
        found.reasons
    ) > 1 else found.reasons[-1]


@pytest.mark.parametrize(
    ("subject", "words", "kind"),
    [
        (1, 249, "plan"),
        (1, 250, "unknown"),
        (2, 333, "plan"),
        (2, 334, "unknown"),
        (3, 500, "plan"),
        (3, 501, "unknown"),
    ],
)
def test_a_long_text_speaks_of_the_subject_six_times_in_a_thousand_words(
    subject: int, words: int, kind: str
) -> None:
    text = ["polisen"] * subject + ["samverkan"] + ["vägen"] * (words - subject - 1)
    builder = Builder().paragraph(" ".join(text))
    draft = Draft(activities=activities(builder, *WHO_AND_WHEN))
    found, reason = kind_of(builder, draft)
    assert found == kind
    if kind == "unknown":
        assert (
            reason
            == f"it speaks of crime prevention only in passing ({1000 * subject / words:.1f} of 1,000 words)"
        )


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Vår verksamhet", "Polisen kommer.", "unknown"),
        ("Vår verksamhet", "Polisen och trygghet.", "plan"),
        ("Vår verksamhet", "Samverkan med socialtjänsten.", "unknown"),
        ("Samverkan kring maten", "Maten lagas.", "unknown"),
        ("Lägesbild av maten", "Maten lagas.", "unknown"),
        ("Lägesbild av maten", "Polisen äter.", "plan"),
        ("Lägesbild", "Maten lagas.", "unknown"),
        ("Trygghetsplan", "Maten lagas.", "plan"),
        ("Trygghetsplan 2024", "Maten lagas.", "plan"),
        ("Åtgärdsplan för Mora", "Maten lagas.", "plan"),
        ("Åtgärdsplan för maten", "Maten lagas.", "unknown"),
        ("Åtgärdsplan för maten", "Samverkan äter.", "unknown"),
        ("Åtgärdsplan för maten", "Polisen äter.", "plan"),
    ],
)  # fmt: skip
def test_how_much_of_the_subject_a_title_asks_for(title: str, text: str, kind: str) -> None:
    builder = Builder().heading(title).paragraph(text)
    assert kind_of(builder, Draft(activities=activities(builder, *WHO_AND_WHEN)))[0] == kind


def test_without_activities_a_plans_title_alone_asks_for_two_subjects() -> None:
    for text, reason in {
        "Polisen äter.": "its words are not those of crime prevention (found: police; missing: police, crime, safety or harm;"
        " the words stand in vocabulary.toml)",
        "Polisen och trygghet.": "no activity was found: no table or paragraphs of labelled values, no grid of measures, and no"
        " commitment; rows in labels.toml (labels) or commitments.toml (verbs) would change it",
    }.items():
        assert kind_of(Builder().heading("Åtgärdsplan 2024").paragraph(text), Draft()) == ("unknown", reason)


def minutes_draft(document: Document, *marks: str) -> DraftMinutes:
    words = document.blocks[-1].all_words
    said = Entry(Target("other"), (Paragraph(words),))
    numbered, plain = (DraftPoint(Paragraph(words, number=number)) for number in ("1", None))
    people = [DraftPerson(words[:2]), DraftPerson(words[2:4]), DraftPerson(words[4:5])]
    draft = DraftMinutes(points=[plain, plain])
    for mark in marks:
        match mark:
            case "names":
                draft.attendees = people
            case "one name":
                draft.attendees = people[:1]
            case "no names":
                draft.attendees = [people[0], people[2]]
            case "absent":
                draft.absent = people[:1]
            case "when":
                draft.when = [said]
            case "chair":
                draft.chair = people[0]
            case "place":
                draft.place = said
            case "two points":
                draft.points = [numbered, numbered, plain]
            case "a point":
                draft.points = [numbered, plain]
            case "decisions":
                draft.decisions = [said]
            case "next":
                draft.next_meetings = [DraftMeeting((), None, None, None)]
    return draft


@pytest.mark.parametrize(
    ("title", "marks", "kind"),
    [
        ("Protokoll", "when, place", "minutes"),
        ("Protokoll", "when", "unknown"),
        ("Protokoll", "chair, next", "minutes"),
        ("Protokoll", "chair, place", "unknown"),
        ("Protokoll", "two points, absent", "minutes"),
        ("Protokoll", "a point, absent", "unknown"),
        ("Protokoll", "decisions, one name", "minutes"),
        ("Protokoll", "decisions", "unknown"),
        ("Mötet", "names, when, place", "minutes"),
        ("Mötet", "names, decisions, next", "minutes"),
        ("Mötet", "names, two points", "unknown"),
        ("Mötet", "no names, when, place, next", "unknown"),
        ("Mötet", "one name, when, place, next", "unknown"),
        ("Mötet", "one name, when, place, next, absent", "minutes"),
        ("Mötet", "no names, two points, place, decisions, absent", "minutes"),
    ],
)
def test_five_points_of_what_is_like_minutes_make_minutes(title: str, marks: str, kind: str) -> None:
    builder = (
        Builder().heading(title).paragraph("Polisen om trygghet.").paragraph("Alva Diktsson Bo Myt rektor")
    )
    draft = Draft(minutes=minutes_draft(builder.document(), *marks.split(", ")))
    assert kind_of(builder, draft)[0] == kind


@pytest.mark.parametrize(
    ("title", "fields", "count", "kind"),
    [
        ("Åtgärdsplan 2024", "responsible, timing, goal", 2, "plan"),
        ("Åtgärdsplan 2024", "responsible, timing, goal", 1, "minutes"),
        ("Åtgärdsplan 2024", "responsible, timing", 2, "minutes"),
        ("Åtgärdsplan 2024", "responsible, timing, other", 2, "minutes"),
        ("Åtgärdsplan 2024", "responsible, timing, number", 2, "minutes"),
        ("Trygghetsplan 2024", "responsible, timing, goal", 3, "minutes"),
        ("Trygghetsplan 2024", "responsible, timing, goal", 4, "plan"),
        ("Protokoll 2024 Åtgärdsplan", "responsible, timing, goal", 4, "minutes"),
    ],
)
def test_activities_outweigh_minutes(title: str, fields: str, count: int, kind: str) -> None:
    builder = (
        Builder().heading(title).paragraph("Polisen om trygghet.").paragraph("Alva Diktsson Bo Myt rektor")
    )
    minutes = minutes_draft(builder.document(), "names", "when", "place")
    draft = Draft(minutes=minutes, activities=activities(builder, *fields.split(", "), count=count))
    assert kind_of(builder, draft)[0] == kind


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("name, responsible, timing", "plan"),
        ("name, responsible, goal", "unknown"),
        ("name, goal, purpose, situation", "plan"),
        ("name, goal, purpose", "unknown"),
        ("responsible, timing", "plan"),
        ("responsible, other, number", "unknown"),
    ],
)
def test_fields_that_go_beyond_a_reports(fields: str, kind: str) -> None:
    builder = Builder().heading("Vår verksamhet").paragraph("Polisen om trygghet.")
    assert kind_of(builder, Draft(activities=activities(builder, *fields.split(", "))))[0] == kind


def test_roles_of_a_party_are_fields_each() -> None:
    builder = Builder().heading("Vår verksamhet").paragraph("Polisen om trygghet.")
    document = builder.document()
    roles = [entry(document, Target("party", "police", role)) for role in ("contact", "commitment")]  # type: ignore[arg-type]
    assert kind_of(builder, Draft(activities=[DraftActivity(entries=roles)]))[0] == "plan"
    assert kind_of(builder, Draft(activities=[DraftActivity(entries=roles[:1] * 2)]))[0] == "unknown"


@pytest.mark.parametrize(
    ("title", "lines", "genre"),
    [
        ("Vår verksamhet", ["Rapport till nämnden"], "report"),
        ("Vår verksamhet", ["Ett", "Två", "Rapport till nämnden"], "report"),
        ("Vår verksamhet", ["Ett", "Två", "Tre", "Rapport till nämnden"], None),
        ("Vår verksamhet", ["Rapport" + " ord" * 19], "report"),
        ("Vår verksamhet", ["Rapport" + " ord" * 20], None),
        ("Vår verksamhet", ["Rapport till nämnden", "Trygghetsplan 2024"], None),
        ("Vår verksamhet", ["Rapport till nämnden", "Lägesbild 2024"], "report"),
        ("Vår verksamhet", ["Rapport till nämnden", "Utvärdering av trygghetsplan"], "report"),
        ("Rutin för trygghet", [], "routine"),
    ],
)
def test_the_front_names_another_genre(title: str, lines: list[str], genre: str | None) -> None:
    builder = Builder().heading(title)
    for line in lines:
        builder.paragraph(line)
    builder.paragraph("Polisen om trygghet.")
    kind, reason = kind_of(builder, Draft(activities=activities(builder, *WHO_AND_WHEN)))
    assert kind == ("plan" if genre is None else "unknown")
    assert genre is None or f"another kind of document ({genre};" in reason


@pytest.mark.parametrize(("words", "kind"), [(12, "unknown"), (13, "plan")])
def test_a_notice_has_a_title_of_twelve_words_at_most(words: int, kind: str) -> None:
    builder = Builder().heading("Åtgärdsplan 2024").paragraph("Kallelse till" + " ord" * (words - 2))
    builder.paragraph("Polisen om trygghet.")
    assert kind_of(builder, Draft(activities=activities(builder, *WHO_AND_WHEN)))[0] == kind


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("Åtgärdsplan" + " ord" * 11, "plan"),
        ("Åtgärdsplan" + " ord" * 12, "unknown"),
        ("Lägesbild", "plan"),
        ("Samverkan", "unknown"),
        ("Åtgärdsplan;", "unknown"),
    ],
)
def test_a_short_line_below_the_title_may_be_a_plans(below: str, kind: str) -> None:
    builder = Builder().heading("Tryggt i Sagoby").paragraph(below).paragraph("Polisen om trygghet.")
    assert kind_of(builder, Draft(activities=activities(builder, "goal")))[0] == kind


@pytest.mark.parametrize(
    ("head", "role", "kind"),
    [
        ("Trygghetsplan", "running_head", "plan"),
        ("Trygghetsplan", "running_foot", "plan"),
        ("Lägesbild", "running_head", "unknown"),
        ("Trygghetsplan", "toc", "unknown"),
    ],
)
def test_a_running_head_may_be_a_plans(head: str, role: FurnitureRole, kind: str) -> None:
    builder = (
        Builder(page=2).heading("Vår verksamhet").paragraph("Polisen om trygghet.").running_head(head, role)
    )
    assert kind_of(builder, Draft(activities=activities(builder, "goal")))[0] == kind


def test_a_heading_further_down_may_be_a_plans_and_a_paragraph_not() -> None:
    for kind, title in {"plan": "heading", "unknown": "paragraph"}.items():
        builder = Builder().heading("Vår verksamhet").paragraph("Polisen om trygghet.")
        builder.paragraph("Text.").paragraph("Trygghetsplan.", kind=title)
        assert kind_of(builder, Draft(activities=activities(builder, "goal")))[0] == kind


def test_the_last_reason_of_the_unknown_says_what_was_found() -> None:
    for title, said in {
        "Vår verksamhet": "the title “Vår verksamhet”, with no word of a plan (headings.toml)",
        "Lägesbild": "the title “Lägesbild”",
        None: "no title",
    }.items():
        builder = Builder().heading(title) if title else Builder()
        document = builder.paragraph("Maten lagas av någon.").document()
        draft = Draft(title=find_title(document, RULES), areas=[DraftArea()], activities=[])
        reasons = read_kind(document, draft, RULES).reasons
        assert reasons[-1] == f"found were {said}, 0 activities, 1 areas"


def test_the_layout_is_the_shape_of_most_activities_else_of_most_blocks() -> None:
    builder = Builder().heading("Åtgärdsplan 2024").paragraph("Polisen om trygghet.")
    document = builder.document()

    def layout_of(**keys: object) -> tuple[str, str]:
        draft = Draft(title=find_title(document, RULES), **keys)  # type: ignore[arg-type]
        found = read_kind(document, draft, RULES)
        return found.layout, found.reasons[-1]

    shapes = [DraftActivity(shape=shape) for shape in ("cause_grid", "field_table", "cause_grid", None)]  # type: ignore[arg-type]
    assert layout_of(activities=shapes, shapes=["narrative"]) == (
        "cause_grid", "most of its activities have the shape cause_grid"
    )  # fmt: skip
    assert layout_of(activities=shapes[-1:], shapes=["narrative", "field_table", "field_table"]) == (
        "field_table", "most of its blocks have the shape field_table"
    )  # fmt: skip
    assert layout_of(areas_in_text=1, shapes=["field_table"])[0] == "narrative"


def with_areas(builder: Builder, activity: str, area: str) -> Draft:
    document = builder.document()
    draft = Draft(activities=activities(builder, *activity.split(", ")))
    draft.areas = [DraftArea([entry(document, Target(one)) for one in area.split(", ")])]  # type: ignore[arg-type]
    return draft


@pytest.mark.parametrize(
    ("activity", "area", "kind"),
    [
        ("name, measures", "area_name, situation, cause, goal", "plan"),
        ("name, measures", "area_name, situation, goal", "unknown"),  # four
        ("name, measures", "area_name, situation, goal, name", "unknown"),
        ("name, goal", "situation, cause, purpose", "unknown"),  # nothing says what is done
    ],
)
def test_areas_and_activities_state_five_fields_of_a_plan_together(
    activity: str, area: str, kind: str
) -> None:
    builder = Builder().heading("Vår verksamhet").paragraph("Polisen om trygghet.")
    assert kind_of(builder, with_areas(builder, activity, area))[0] == kind


@pytest.mark.parametrize(
    ("first", "fields", "kind"),
    [
        ("Tjänsteskrivelse", "responsible, timing", "unknown"),
        ("Tjänsteskrivelse", "responsible, timing, goal", "plan"),  # it holds the plan itself
        ("Tjänsteskrivelse", "responsible, timing, other", "unknown"),
        ("Sagoby", "responsible, timing", "plan"),  # it stands below the title, and is no first line
    ],
)
def test_a_letter_that_lays_a_plan_before_a_board_is_none(first: str, fields: str, kind: str) -> None:
    builder = Builder().paragraph(first).heading("Åtgärdsplan mot brott 2024").paragraph("Tjänsteskrivelse")
    builder.paragraph("Polisen om trygghet.")
    found, reason = kind_of(builder, Draft(activities=activities(builder, *fields.split(", "))))
    assert found == kind
    assert kind == "plan" or "another kind of document (letter;" in reason


@pytest.mark.parametrize(
    ("title", "below", "fields", "text", "kind"),
    [
        ("Lägesbild 2024", "Text.", "situation, timing, cause", "Många brott.", "unknown"),
        ("Lägesbild 2024", "Text.", "situation, goal", "Färre brott.", "plan"),
        ("Lägesbild 2024", "Text.", "situation, timing", "Polisen ska patrullera torget.", "plan"),
        ("Lägesbild 2024", "Trygghetsplan 2024", "situation, timing, cause", "Många brott.", "plan"),
        ("Lägesbild och åtgärdsplan 2024", "Text.", "situation, timing", "Många brott.", "plan"),
    ],
)
def test_a_picture_of_how_things_are_is_a_plan_where_it_says_what_is_done(
    title: str, below: str, fields: str, text: str, kind: str
) -> None:
    builder = Builder().heading(title).paragraph(below).paragraph("Polisen om trygghet.").paragraph(text)
    found, reason = kind_of(builder, Draft(activities=activities(builder, *fields.split(", "))))
    assert found == kind
    assert kind == "plan" or reason.startswith("its title and its fields say how things are")


@pytest.mark.parametrize(
    ("title", "below", "kind"),
    [
        ("Protokoll från trygghetsrådet", "Maten lagas.", "minutes"),
        ("Protokoll", "Lokala BRÅ i Mora", "minutes"),
        ("Protokoll från kören", "Maten lagas.", "unknown"),
        ("Protokoll från kören", "Maten som rådet lagar är varm, säger alla i BRÅ och i kören.", "unknown"),
        ("Trygghetsrådet", "Maten lagas.", "unknown"),
    ],
)
def test_minutes_of_a_council_are_so_whatever_its_members_spoke_of(title: str, below: str, kind: str) -> None:
    builder = Builder().heading(title).paragraph(below).paragraph("Alva Diktsson Bo Myt rektor")
    draft = Draft(minutes=minutes_draft(builder.document(), "names", "when", "place"))
    assert kind_of(builder, draft)[0] == kind
