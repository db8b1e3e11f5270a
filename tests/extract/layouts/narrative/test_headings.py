"""What stands below a heading says what it is: areas, activities and neither, at the edges."""

from __future__ import annotations

import pytest

from extract.layouts.outline import document_to_draft
from rules.pack import load_rules
from tests.building import Builder
from tests.drafted import told

RULES = load_rules()


TITLE = "Åtgärdsplan för Sagoby 2017"


def plan() -> Builder:
    return Builder().heading(TITLE, 1)


# -- areas -----------------------------------------------------------------------------------------

# -- what a heading is, at the edges ------------------------------------------------------------------


def outline(*lines: str) -> list[tuple[str | None, str | None]]:
    """(area, activity) of lines: "# ", "## " and "### " are headings, the rest paragraphs; areas alone last."""
    builder = Builder().heading(TITLE)
    for line in lines:
        signs, _, text = line.partition(" ")
        if set(signs) == {"#"}:
            builder.heading(text, len(signs))
        elif signs == "|":
            builder.table(("Mål", text), ("Lägesbild", "Oro"))
        else:
            builder.paragraph(line)
    areas, activities = told(builder)
    found = [(area, one.get("name")) for area, one in activities]
    return found + [
        (one.get("area_name"), None) for one in areas if one.get("area_name") not in {a for a, _ in found}
    ]


MEASURE = "Åtgärd: Vi går ronder."
GOAL = "Mål: Lugna kvällar."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["## Skolan", GOAL], [("Skolan", None)]),
        (["## Skolan", "Målgrupp: Unga."], [(None, "Skolan")]),
        (["## Skolan", "Målgrupp: Unga.", "### Ronder", MEASURE], [("Skolan", "Ronder")]),
        (["## Skolan", MEASURE], [(None, "Skolan")]),
        (["## Skolan", GOAL, MEASURE], [("Skolan", None)]),
        (["## Skolan", "### Ronder", MEASURE], [("Skolan", "Ronder")]),
        (["## Skolan", *["Vi går."] * 3, "### Ronder", MEASURE], [("Skolan", "Ronder")]),
        (["## Skolan", *["Vi går."] * 4, "### Ronder", MEASURE], [(None, "Ronder")]),
        (["## Områden", "### Skolan", GOAL, "### Torget", GOAL], [("Skolan", None), ("Torget", None)]),
        (["## Skolan", GOAL, "### Ronder", "Vi går alla ut."], [("Skolan", "Ronder")]),
        (["## Skolan", GOAL, "### Ronder", "Vi går ut."], [("Skolan", None)]),
        (["## Skolan", GOAL, "## Ronder", MEASURE], [("Skolan", "Ronder")]),
        (
            ["## Skolan", GOAL, "## Ronder", "Vi går alla ut.", "## Torget", GOAL],
            [("Skolan", "Ronder"), ("Torget", None)],
        ),
        (["## Skolan", GOAL, "## Ronder", "Vi går alla ut."], [("Skolan", None)]),
        (["## Skolan", GOAL, "## Inledning", "## Ronder", MEASURE], [(None, "Ronder"), ("Skolan", None)]),
        # labels as headings of the names' own level, known by standing there again
        (
            [
                *["## Skolan", "Oro.", "## Mål", "Ro.", "## Åtgärder", "Vi går ronder."],
                *["## Torget", "Oro.", "## Mål", "Ro.", "## Åtgärder", "Vi går ronder."],
            ],
            [("Skolan", None), ("Torget", None)],
        ),
        (["## Skolan", "Oro.", "## Mål", "Ro.", "## Åtgärder", "Vi går ronder."], []),
        (["## Aktivitet: Ronder", GOAL], [(None, "Ronder")]),
        (["## Skolan", "Aktivitet: Ronder", MEASURE], [("Skolan", "Ronder")]),
        (["## Skolan", "Polisen: Går ronder."], [("Skolan", None)]),
    ],
)
def test_what_stands_below_a_heading_says_what_it_is(
    lines: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert sorted(outline(*lines), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ([("Hastighet", "Åtgärd: Farthinder")], (["Trafik"], 1)),
        ([("Hastighet", "Mål: Lugna gator")], (["Hastighet"], 1)),  # an area of its own
        ([("Inledning", "Åtgärd: Farthinder")], ([], 0)),  # names nothing
        ([], ([], 0)),
    ],
)
def test_a_bare_topic_is_the_area_of_what_is_named_below_it(
    below: list[tuple[str, str]], expected: tuple[list[str], int]
) -> None:
    builder = Builder().heading("Plan").heading("Trafik", 2)
    for heading, line in below:
        builder.heading(heading, 2).paragraph(line).paragraph("Ansvarig: Rektor")
    document = builder.document()
    draft = document_to_draft(document, RULES)
    names = [document.text(area.name.words) for area in draft.areas if area.name is not None]
    assert (names, len(draft.activities)) == expected


GRID = (("Orsak", "Insats", "Ansvarig"), ("Mörkt", "Nya lampor", "Gatuchef"), ("Tomt", "Ronder", "Värden"))
TITLED = ("Ronder", ("Syfte", "Fler vuxna ute"), ("Ansvarig", "Värden"))
NAMELESS = (("Syfte", "Fler vuxna ute"), ("Ansvarig", "Värden"))


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        (GRID, 3, [("Torget", "Nya lampor"), ("Torget", "Ronder")]),
        (TITLED, 2, [("Torget", "Ronder")]),
        (NAMELESS, 2, [("Skolan", "Torget")]),
    ],
)
def test_what_stands_above_a_table_that_names_its_measures_is_an_area_beside_another(
    rows: tuple[object, ...], columns: int, expected: list[tuple[str, str]]
) -> None:
    builder = plan().heading("Skolan", 2).paragraph(GOAL).table(*GRID, columns=3)
    builder.heading("Torget", 2).paragraph("Lägesbild: Lugnt.").table(*rows, columns=columns)
    _, activities = told(builder)
    found = [(area, one.get("name", one.get("measures"))) for area, one in activities]
    assert found[2:] == expected


DEED = "Fritidsgården håller öppet alla fredagar."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["## Främjande insatser", "### Gårdar", DEED, "## Hindrande insatser", "### Samtal", MEASURE],
            [("Främjande insatser", "Gårdar"), ("Hindrande insatser", "Samtal")],
        ),
        (
            ["## Främjande arbete", "### Gårdar", DEED, "## Hindrande insatser", "### Samtal", MEASURE],
            [("Hindrande insatser", "Samtal")],
        ),
        (["## Strategi 1 Ljus", MEASURE, "## Strategi 2 Ronder", DEED], [(None, "Strategi 1 Ljus"), (None, "Strategi 2 Ronder")]),
        (["## Strategi 1 Ljus", MEASURE, "## Bilaga 2 Ronder", DEED], [(None, "Strategi 1 Ljus")]),
    ],
)  # fmt: skip
def test_headings_of_one_series_are_of_one_kind(
    lines: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert outline(*lines) == expected


@pytest.mark.parametrize("name", ["Samverkan", "Lägesbild", "Kommunikation", "Insatser"])
def test_a_heading_that_names_nothing_is_a_name_where_the_same_is_said_as_of_the_measures_beside_it(
    name: str,
) -> None:
    said = [MEASURE, "Ansvarig: Rektor"]
    lines = ["# Trygg hamn", GOAL, "## Ronder", *said, f"## {name}", *said]
    assert outline(*lines) == [("Trygg hamn", "Ronder"), ("Trygg hamn", name)]
    assert outline(*lines[:-1])[1:] != [("Trygg hamn", name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Enkäten gick till 900 personer. Drygt hälften svarade, och kvinnor är oroligare än män.", []),
        ("Kommunen röjer sly längs gångvägen varje vår. Polisen går en rond i veckan på kvällstid.", ["Mer"]),
    ],
)
def test_text_below_a_grid_of_measures_tells_of_them_unless_it_says_what_is_done(
    text: str, names: list[str]
) -> None:
    builder = Builder().heading("Åtgärdsplan för Sala 2021", level=1).heading("Torget", level=2)
    builder.paragraph("Lägesbild: Det är mörkt.").paragraph("Mål: Fler vuxna ute.")
    builder.table(
        ("Åtgärd", "Ansvarig", "När"), ("Ny belysning", "Gatuchef", "Maj"), ("Ronder", "Polisen", "Juni")
    )
    builder.heading("Mer", level=3).paragraph(text)
    draft = document_to_draft(builder.document(), RULES)
    found = [
        builder.document().text(entry.words)
        for activity in draft.activities
        for entry in activity.entries
        if entry.target.field == "name"
    ]
    assert found == names


@pytest.mark.parametrize("label", ["Parkens sysslor:", "Vilka hundar?"])
def test_an_unknown_label_before_a_colon_or_a_question_names_no_measure(label: str) -> None:
    """A short text beside it might be a name, where a title row has neither sign."""
    lines = ["## Torget", "### Ronder", "Syfte: Lugn.", f"{label} Grannar, hundägare", "Ansvarig: Rektor"]
    assert outline(*lines) == [("Torget", "Ronder")]


def test_a_title_row_stands_above_what_measures_begin_with() -> None:
    """Below what serves an area or a measure, an unknown label beside a short text is a label, if they do not begin."""
    for below, names in (
        ("Ansvarig", ["Ronder"]),
        ("Mål", ["Ronder i parken"]),
    ):
        builder = plan().heading("Torget", 2).heading("Ronder", 3)
        builder.table(
            ("Syfte", "Lugna kvällar"), ("Parkens sysslor", "Ronder i parken"), (below, "Bo"), ("När", "Maj")
        )
        assert [one.get("name") for _, one in told(builder)[1]] == names


def test_a_name_stands_above_the_labels_that_begin_a_measure_known_or_not() -> None:
    """Its row has a label's place and no value, where nothing drawn tells that another measure begins."""
    rows = [
        ("Parkens sysslor", "Hundar rastas här."),
        ("Insats", "Vi går ronder."),
        ("Ansvarig", "Rektor"),
        ("När", "Maj"),
    ]
    builder = plan().heading("Torget", 2).heading("Ronder", 3)
    builder.table(*rows, ("Värdar", ""), *rows)
    areas, activities = told(builder)
    assert [(area, one.get("name")) for area, one in activities] == [
        ("Torget", "Ronder"),
        ("Torget", "Värdar"),
    ]


def test_a_heading_with_a_day_heads_a_measure_where_more_than_names_stands_below() -> None:
    measures = ("## Möte 2025-03-10", MEASURE, GOAL, "## Rond 2025-04-12", MEASURE, GOAL)
    assert outline(*measures) == [(None, "Möte 2025-03-10"), (None, "Rond 2025-04-12")]
    signed = ("## Möte 2025-03-10", MEASURE, GOAL, "## Hjo 2025-04-12", "Bo Ek, rektor")
    assert outline(*signed) == [(None, "Möte 2025-03-10")]
