"""Whose plan it is and the area that its title names: which lines count, how much, and which never do."""

from __future__ import annotations

import pytest

from extract.compose.front import add_inferred_area, find_district
from extract.recognise.drafts import Draft, DraftActivity, DraftArea, DraftMinutes, DraftPerson, Entry
from extract.recognise.titles import find_title
from models.pages.document import Paragraph
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def district_of(builder: Builder, draft: Draft | None = None) -> tuple[str, float] | None:
    document = builder.document()
    draft = draft or Draft()
    draft.title = find_title(document, RULES)
    found = find_district(document, draft, RULES)
    return (found.id, found.confidence) if found is not None else None


# A name alone weighs little, so that each place where it may stand shows by how sure the district is.
ALONE = "Mora kommun"


def test_how_sure_a_place_makes_a_district() -> None:
    def said(**at: str) -> float:
        builder = Builder()
        if "head" in at:
            builder.running_head(at["head"], "running_head")
        if "foot" in at:
            builder.running_head(at["foot"], "running_foot")
        if "contents" in at:
            builder.running_head(at["contents"], "toc")
        builder.heading(at.get("title", "Handlingsplan mot brott"))
        if "heading" in at:
            builder.heading(at["heading"], 2)
        builder.paragraph(at.get("front", "Inledning."))
        builder.paragraph("ord " * 400)
        builder.paragraph(at.get("body", "Slut."))
        found = district_of(builder)
        return found[1] if found is not None else 0.0

    title, head, foot = said(title=f"Handlingsplan mot brott, {ALONE}"), said(head=ALONE), said(foot=ALONE)
    heading, front, body = said(heading=ALONE), said(front=ALONE), said(body=f"Vi bor i {ALONE}.")
    assert title > head == foot > heading > front > body > said(contents=ALONE) == 0


@pytest.mark.parametrize("field", ["responsible", "convener", "name", "undertaking"])
def test_who_does_it_tells_whose_plan_it_is(field: str) -> None:
    builder = Builder().heading("Handlingsplan mot brott").paragraph("ord " * 401).table(("Vem", ALONE))
    words = builder.blocks[-1].all_words[1:]
    entry = Entry(Target(field), (Paragraph(words),))  # type: ignore[arg-type]
    other = Entry(Target("goal"), (Paragraph(words),))
    with_entry = district_of(builder, Draft(activities=[DraftActivity(entries=[entry])]))
    without = district_of(builder, Draft(activities=[DraftActivity(entries=[other])]))
    assert with_entry is not None
    assert without is not None
    assert with_entry[1] > without[1]


@pytest.mark.parametrize(
    ("lines", "district"),
    [
        (["Alva Diktsson, Mora kommun"], None),
        (["Alva Diktsson", "Kommunpolis, Mora kommun"], None),
        (["Alva Diktsson", "Vi bor i Mora kommun"], "mora"),
        (["Kommunpolis, Mora kommun"], "mora"),
        (["Mora kommun, telefon 0250-123 45"], None),
        (["Mora kommun, mora@example.se"], None),
        (["Mora kommun, sal 4"], "mora"),
        (["Mora den 3 maj 2020"], None),
        (["Alva Diktsson" + " ord" * 16 + " Mora kommun"], None),
        (["Alva Diktsson" + " ord" * 17 + " Mora kommun"], "mora"),
    ],
)
def test_where_somebody_works_is_not_whose_plan_it_is(lines: list[str], district: str | None) -> None:
    builder = Builder().heading("Handlingsplan mot brott")
    for line in lines:
        builder.paragraph(line)
    found = district_of(builder)
    assert (found[0] if found else None) == district


def test_a_heading_with_a_name_is_no_contact() -> None:
    builder = Builder().heading("Handlingsplan mot brott").heading("Alva Diktsson, Mora kommun", 2)
    assert (district_of(builder) or ("",))[0] == "mora"


@pytest.mark.parametrize("part", ["name", "role", "others"])
@pytest.mark.parametrize("came", [True, False])
def test_lines_of_who_came_name_no_district(part: str, came: bool) -> None:
    builder = Builder().heading("Handlingsplan mot brott").paragraph("Vi från Mora kommun hälsar.")
    person = DraftPerson(**{part: builder.blocks[-1].all_words[2:3]})
    minutes = DraftMinutes(attendees=[person]) if came else DraftMinutes(absent=[person])
    assert district_of(builder, Draft(minutes=minutes)) is None
    assert district_of(builder) is not None


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Åtgärdsplan mot narkotika", "narkotika"),
        ("Åtgärdsplan – Våld i nära relationer", "Våld i nära relationer"),
        ("Åtgärdsplan 2024 Våld i nära relationer 2024–2025", "Våld i nära relationer"),
        ("Samverkan och Åtgärdsplan Narkotika", "Narkotika"),
        ("Narkotika Åtgärdsplan", None),
        ("Narkotika – Åtgärdsplan 2024", None),
        ("Åtgärdsplan 2024", None),
        ("Åtgärdsplan för Mora", None),
        ("Åtgärdsplan Narkotika, Farsta", "Narkotika,"),
        ("Åtgärdsplan Narkotika – Farsta", "Narkotika"),
        ("Åtgärdsplan Trafik, våld i nära relationer", "Trafik, våld i nära relationer"),
        ("Lägesbild Narkotika", "Narkotika"),
        ("Samverkan Trafik Åtgärdsplan Narkotika", "Narkotika"),
        ("Handlingsplan Trafik Åtgärdsplan Narkotika", "Narkotika"),
        ("Bilaga Narkotika", None),
        ("Handlingsplan 2024 – prioriterat område: Narkotika", "Narkotika"),
        ("Överenskommelse för ökad trygghet i Mora kommun", None),
        ("Överenskommelse för ökad trygghet i skogen", "ökad trygghet i skogen"),
        ("Åtgärdsplan mot narkotika i Mora kommun", "narkotika i Mora kommun"),
    ],
)  # fmt: skip
def test_the_area_that_a_title_names(title: str, area: str | None) -> None:
    document = Builder().heading(title).paragraph("Text.").document()
    draft = Draft(
        title=Entry(Target("other"), (Paragraph(document.blocks[0].all_words),)),
        areas=[DraftArea()],
        activities=[DraftActivity(0), DraftActivity(None)],
    )
    add_inferred_area(document, draft, RULES)
    found = [one.name for one in draft.areas if one.name is not None]
    assert [document.text(one.words) for one in found] == ([area] if area else [])
    assert [(one.method, one.confidence) for one in found] == ([("inferred", 0.8)] if area else [])
    assert [one.area for one in draft.activities] == ([1, 0] if area else [0, None])


def test_no_area_is_inferred_where_each_activity_has_one() -> None:
    document = Builder().heading("Åtgärdsplan mot narkotika").document()
    title = Entry(Target("other"), (Paragraph(document.blocks[0].all_words),))
    draft = Draft(title=title, areas=[DraftArea()], activities=[DraftActivity(0)])
    add_inferred_area(document, draft, RULES)
    assert (len(draft.areas), draft.activities[0].area) == (1, 0)
