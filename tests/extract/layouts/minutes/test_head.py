"""What stands above the agenda, and which lines are its points: at the edges."""

from __future__ import annotations

import pytest

from models.pages.document import Paragraph
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import minutes_of, people

RULES = load_rules()


TITLE = "Minnesanteckningar från Sagobys brottsförebyggande råd 2022-03-15"


def points(builder: Builder) -> Builder:
    return (
        builder.heading("1. Mötet öppnas", 2)
        .paragraph("Polisen berättade om brott och trygghet.")
        .heading("2. Övrigt", 2)
    )


def test_one_numbered_heading_alone_is_the_only_point() -> None:
    builder = (
        Builder()
        .heading(TITLE)
        .heading("1. Läget", 2)
        .paragraph("Lugnt.")
        .heading("Skolan", 2)
        .paragraph("Ro.")
    )
    document, found = minutes_of(builder)
    assert [document.text(one.title.words) for one in found.points] == ["Läget"]


@pytest.mark.parametrize(
    ("role", "rest", "expected"),
    [
        ("enhetschef socialt", "arbete i skolan", "enhetschef socialt arbete i skolan"),
        ("enhetschef socialt", "Arbete i skolan", "enhetschef socialt"),
        ("enhetschef.", "arbete i skolan", "enhetschef."),
        ("enhetschef arbete och", "skola", "enhetschef arbete och skola"),
        ("", "arbete i skolan", ""),
    ],
)
def test_a_role_goes_on_in_the_next_line(role: str, rest: str, expected: str) -> None:
    builder = (
        Builder().heading(TITLE).paragraph("Närvarande:").paragraph(f"Alva Diktsson, {role}".rstrip(" ,"))
    )
    document, found = minutes_of(points(builder.paragraph(rest)))
    assert people(document, found.attendees) == [("Alva Diktsson", expected)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Alva Diktsson", "Rektor", "Bo Myt", "Skolchef"], [("Alva Diktsson", "Rektor"), ("Bo Myt", "Skolchef")]),
        (["# Alva Diktsson", "Rektor"], [("Alva Diktsson", "Rektor")]),
        (["Alva Diktsson", "# Rektor"], [("Alva Diktsson", "Rektor")]),
        (["Alva Diktsson", "# Bakgrund"], [("Alva Diktsson", "")]),
        (["Alva Diktsson", "Rektorn hälsade välkommen."], [("Alva Diktsson", "")]),
        (["Alva Diktsson", "Rektor" + " ek" * 13], [("Alva Diktsson", "Rektor" + " ek" * 13)]),
        (["Alva Diktsson", "Rektor" + " ek" * 14], [("Alva Diktsson", "")]),
        (["Bo Myt, rektor", "Alva Diktsson", "Förvaltare Bostads AB"],
         [("Bo Myt", "rektor"), ("Alva Diktsson", "Förvaltare Bostads AB")]),
    ],
)  # fmt: skip
def test_a_role_below_its_name(lines: list[str], expected: list[tuple[str, str]]) -> None:
    builder = Builder().heading(TITLE).paragraph("Närvarande:")
    for line in lines:
        builder = builder.heading(line[2:], 3) if line.startswith("# ") else builder.paragraph(line)
    document, found = minutes_of(points(builder))
    assert people(document, found.attendees) == expected


@pytest.mark.parametrize(
    ("lines", "when", "place"),
    [
        (["Tid och plats:", "Stadshuset den 15 mars kl 13"], "den 15 mars kl 13", "Stadshuset"),
        (["Tid och plats:", "Stadshuset", "den 15 mars kl 13"], "den 15 mars kl 13", "Stadshuset"),
        (["Tid och plats:", "den 15 mars kl 13", "Stadshuset"], "den 15 mars kl 13", "Stadshuset"),
        (["Tid och plats:", "Sal A den 15 mars kl 13 Stadshuset"], "den 15 mars kl 13", "Stadshuset"),
        (["Tid och plats: den 15 mars kl 13 i Stadshuset"], "den 15 mars kl 13", "Stadshuset"),
        (["Tid och plats: den 15 mars kl 13 på plan tre"], "den 15 mars kl 13", "på plan tre"),
        (["Ställe: Stadshuset"], None, "Stadshuset"),
        (["Mötet hölls i Stadshuset den 15 mars kl 13"], "den 15 mars kl 13", "Stadshuset"),
        (["Plats:", "Sal A", "Sal B"], None, "Sal A"),
        (["Plats: Sal A", "Plats: Sal B"], None, "Sal A"),
    ],
)
def test_time_and_place_in_one(lines: list[str], when: str | None, place: str | None) -> None:
    builder = Builder().heading(TITLE)
    for line in lines:
        builder.paragraph(line)
    document, found = minutes_of(points(builder))
    assert (document.text(found.when[0].words) if found.when else None) == when
    assert (document.text(found.place.words) if found.place else None) == place


def test_labels_and_values_in_the_rows_of_a_table() -> None:
    builder = Builder().heading(TITLE)
    builder.table(
        ("Tid", "den 15 mars kl 13"),
        ("Plats", "Sal A"),
        ("Närvarande", ("Alva Diktsson", "Bo Myt")),
        ("Sagor", "x"),
    )
    document, found = minutes_of(points(builder))
    assert [document.text(one.words) for one in found.when] == ["den 15 mars kl 13"]
    assert found.place is not None
    assert document.text(found.place.words) == "Sal A"
    assert [name for name, _ in people(document, found.attendees)] == ["Alva Diktsson", "Bo Myt"]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["1", "3", "4"], ["1", "3", "4"]),
        (["1", "4", "5"], ["4", "5"]),
        (["1", "1", "2"], ["1", "2"]),
        (["5", "1", "2"], ["1", "2"]),
    ],
)
def test_points_are_the_longest_run_of_numbers(numbers: list[str], found: list[str]) -> None:
    builder = Builder().heading(TITLE)
    for number in numbers:
        builder.heading(f"{number}. Läget", 2).paragraph("Lugnt.")
    _, minutes = minutes_of(builder)
    assert [one.title.number for one in minutes.points] == found


def test_a_bare_list_announces_points_and_is_none() -> None:
    builder = Builder().heading(TITLE)
    for number in ("1", "2", "3"):
        builder.paragraph("Läget", kind="item")
        item = builder.blocks[-1]
        assert isinstance(item, Paragraph)
        builder.blocks[-1] = Paragraph(item.words, "item", number=number, level=0)
    assert minutes_of(builder)[1].points == []


def test_of_two_runs_of_numbers_the_one_with_text_between_is_the_agenda() -> None:
    builder = Builder().heading(TITLE)
    for number in ("1", "2"):
        builder.heading(f"{number}. Läget", 2).paragraph("Lugnt.")
    builder.heading("8. Läget", 2).heading("9. Läget", 2)
    _, minutes = minutes_of(builder)
    assert [one.title.number for one in minutes.points] == ["1", "2"]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Bo Myt, skolchef", ["Alva Diktsson", "Bo Myt", "Siv Sägen"]),
        ("Bo Myt informerar", ["Alva Diktsson"]),
        ("Skolan, Bo Myt", ["Alva Diktsson"]),
    ],
)
def test_lines_of_names_with_roles_go_on_though_they_look_like_headings(
    second: str, expected: list[str]
) -> None:
    builder = Builder().heading(TITLE).heading("Närvarande:", 2).paragraph("Alva Diktsson, rektor")
    builder = builder.heading(second, 2).heading("Siv Sägen, kommunpolis", 2)
    document, found = minutes_of(points(builder))
    assert [name for name, _ in people(document, found.attendees)] == expected
