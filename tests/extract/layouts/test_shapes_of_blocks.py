"""Small shapes on the way down: frames, run-in names, labelled areas, columns of parties, values that go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.field_table.layout import Segment
from extract.layouts.headings.run_in import with_run_in_headings
from extract.layouts.labelled_areas import with_labelled_areas
from extract.layouts.parts import boxed_heading, extend_last_value, goes_on_with
from extract.layouts.party_columns import party_commitments
from extract.recognise.drafts import DraftActivity, Entry
from models.pages.document import Document, Paragraph, Table
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def outline(document: Document) -> list[str]:
    """The blocks, headings with "#" for each level."""
    return [
        ("#" * (block.level or 1) + " " if isinstance(block, Paragraph) and block.kind == "heading" else "")
        + document.text(block.all_words)
        for block in document.blocks
    ]


# -- names in bold at the front ---------------------------------------------------------------------


def run_in(*lines: tuple[str, str], heading: int | None = None) -> list[str]:
    builder = Builder()
    if heading is not None:
        builder.heading("Skolan", heading)
    for bold, plain in lines:
        words = (builder.words(bold, "p", bold=True) if bold else ()) + (
            builder.words(plain, "p") if plain else ()
        )
        builder.blocks.append(Paragraph(words))
    return outline(with_run_in_headings(builder.document(), RULES))


OTHER = ("Lampor.", "Vi byter alla lampor.")


@pytest.mark.parametrize(
    ("line", "is_name"),
    [
        (("Krogmöten.", "Kommunen bjuder in."), True),
        (("Krogmöten:", "Kommunen bjuder in."), True),
        (("Krogmöten –", "Kommunen bjuder in."), True),
        (("Krogmöten", "kommunen bjuder in."), False),
        (("krogmöten.", "Kommunen bjuder in."), False),
        (("Krogmöten.", "Kommunen bjuder."), False),
        (("Ett två tre fyra fem sex sju åtta.", "Kommunen bjuder in."), True),
        (("Ett två tre fyra fem sex sju åtta nio.", "Kommunen bjuder in."), False),
        (("Mål:", "Kommunen bjuder in."), False),
        (("Polisen.", "Kommunen bjuder in."), False),
        (("Rektor:", "Kommunen bjuder in."), False),
        (("Rektor.", "Kommunen bjuder in."), True),
        (("", "Krogmöten. Kommunen bjuder in."), False),
    ],
)
def test_a_name_in_bold_at_the_front(line: tuple[str, str], is_name: bool) -> None:
    whole = " ".join(part for part in line if part)
    name, dash = line[0].removesuffix(" –"), "– " * line[0].endswith("–")  # the dash is no part of the name
    expected = [f"## {name}", dash + line[1]] if is_name else [whole]
    other = [f"## {OTHER[0]}", OTHER[1]]
    assert run_in(OTHER, OTHER, line) == [*other, *other, *expected]


def test_one_name_alone_is_none_and_it_stands_below_the_heading_above() -> None:
    assert run_in(OTHER) == [" ".join(OTHER)]
    text = ("", "Kommunen går i parken.")
    assert run_in(text, OTHER, text) == [text[1], " ".join(OTHER), text[1]]
    assert run_in(OTHER, OTHER, heading=2) == ["## Skolan", *[f"### {OTHER[0]}", OTHER[1]] * 2]


def listed(*lines: str) -> list[str]:
    builder = Builder()
    for line in lines:
        builder.paragraph(line, kind="item")
    return outline(with_run_in_headings(builder.document(), RULES))


@pytest.mark.parametrize(
    ("front", "are_names"),
    [
        ("Varma dörrar på torget.", True),
        ("Varma dörrar på vårt torget.", False),  # five words
        ("Lamporna som lyser.", False),  # a sentence
        ("varma dörrar.", False),
        ("Öppna dörrar.", False),
        ("Mål.", False),
    ],
)
def test_each_item_of_a_list_begins_with_a_short_name(front: str, are_names: bool) -> None:
    lines = (f"{front} Kommunen bjuder in.", "Lampor. Alla lampor byts.")
    parts = [f"## {front}", "Kommunen bjuder in.", "## Lampor.", "Alla lampor byts."]
    assert listed(*lines) == (parts if are_names else list(lines))


@pytest.mark.parametrize(
    ("text", "are_names"),
    [("Kommunen bjuder in.", True), ("Kommunen bjuder.", False), ("Alla lampor byts", False)],
)
def test_three_words_or_more_tell_of_the_name_of_an_item(text: str, are_names: bool) -> None:
    lines = (f"Krogmöten. {text}", "Lampor. Alla lampor byts.")
    parts = ["## Krogmöten.", text, "## Lampor.", "Alla lampor byts."]
    assert listed(*lines) == (parts if are_names else list(lines))
    assert listed(lines[0]) == [lines[0]], "one item is no list"


# -- "Område: Trafik" --------------------------------------------------------------------------------


def labelled(*lines: str) -> list[str]:
    """Lines that begin with "#" are headings, with "|" tables."""
    builder = Builder()
    for line in lines:
        text = line.lstrip("#| ")
        if line.startswith("|"):
            builder.table((text, "x"))
        elif line.startswith("#"):
            builder.heading(text, 1)
        else:
            builder.paragraph(text)
    return outline(with_labelled_areas(builder.document(), None, RULES))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Område: Trafik"], ["## Område: Trafik"]),
        (["# Inledning", "Område: Trafik"], ["# Inledning", "## Område: Trafik"]),
        (["# Skolan", "Område: Trafik"], ["# Skolan", "Område: Trafik"]),
        (["# Skolan", "| a", "Område: Trafik"], ["# Skolan", "a x", "## Område: Trafik"]),
        (["Mål: Trafik"], ["Mål: Trafik"]),
        (["Område: Vi går."], ["Område: Vi går."]),
        (["Område:"], ["Område:"]),
        (
            ["# Skolan", "Område: Trafik", "Område: Droger"],
            ["# Skolan", "## Område: Trafik", "## Område: Droger"],
        ),
        (
            ["# Skolan", "Område: Trafik", "# Torget", "Område: Droger"],
            ["# Skolan", "Område: Trafik", "# Torget", "Område: Droger"],
        ),
        (["Område:" + " ord" * 18], ["## Område:" + " ord" * 18]),
        (["Område:" + " ord" * 19], ["Område:" + " ord" * 19]),
    ],
)
def test_a_line_that_names_an_area(lines: list[str], expected: list[str]) -> None:
    assert labelled(*lines) == expected


def test_below_the_title_it_heads_as_well() -> None:
    document = Builder().heading("Tryggt i Sagoby").paragraph("Område: Trafik").document()
    title = Entry(Target("other"), (Paragraph(document.blocks[0].all_words),))
    assert outline(with_labelled_areas(document, title, RULES))[1] == "## Område: Trafik"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Åtgärd 1: Vandring"], ["Åtgärd 1: Vandring"]),
        (["Åtgärd 1: Vandring", "Åtgärd 2: Lampor"], ["## Åtgärd 1: Vandring", "## Åtgärd 2: Lampor"]),
        (["Åtgärd 1: Vandring", "Åtgärd 2: Vi byter."], ["Åtgärd 1: Vandring", "Åtgärd 2: Vi byter."]),
        (["# Skolan", "Åtgärd 1: Vandring", "Åtgärd 2: Lampor"],
         ["# Skolan", "## Åtgärd 1: Vandring", "## Åtgärd 2: Lampor"]),
        (["# Inledning", "Åtgärd 1: Vandring", "Åtgärd 2: Lampor"],
         ["# Inledning", "# Åtgärd 1: Vandring", "# Åtgärd 2: Lampor"]),
    ],
)  # fmt: skip
def test_two_numbered_measures_head_what_follows(lines: list[str], expected: list[str]) -> None:
    assert labelled(*lines) == expected


# -- frames, parties, values that go on ---------------------------------------------------------------


def table_of(*rows: object, columns: int = 2) -> tuple[Document, Table]:
    document = Builder().table(*rows, columns=columns).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    return document, table


def test_a_frame_around_a_few_words_is_a_heading() -> None:
    for words, expected in ((1, True), (18, True), (19, False)):
        _, table = table_of(("ord " * words,), columns=1)
        assert (boxed_heading(table) is not None) is expected
    for rows in ([("a",), ("b",)], [("a", "b")], [(("a", "b"),)], [("",)]):
        assert boxed_heading(table_of(*rows, columns=len(rows[0]))[1]) is None
    assert boxed_heading(Paragraph((0,))) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Polisen", "Skolan"), ("Ronder", "Samtal")], ["police: Ronder", "school: Samtal"]),
        ([("", ""), ("Polisen", "Skolan"), ("Ronder", "Samtal")], ["police: Ronder", "school: Samtal"]),
        ([("Polisen", "Skolan"), ("Ronder", ""), ("", "Samtal")], ["police: Ronder", "school: Samtal"]),
        ([("Polisen", "Skolan")], None),
        ([("Polisen", ""), ("Ronder", "")], None),
        ([("Polisen", "Skolan"), ("Mål", "Samtal")], None),
        ([("Polisen", "Skolan"), "Ronder"], None),
    ],
)
def test_columns_headed_by_parties_alone(rows: list[object], expected: list[str] | None) -> None:
    document, table = table_of(*rows)
    entries = party_commitments(document, table, RULES)
    shown = (
        [f"{one.target.party}: {document.text(one.words)}" for one in entries]
        if entries is not None
        else None
    )
    assert shown == expected


@pytest.mark.parametrize(
    ("head", "field", "is_unknown"),
    [("Kyrkan", "other", True), ("Övriga aktörer", "other_participants", False)],
)
def test_a_column_beside_those_of_parties_keeps_whether_a_rule_knows_its_head(
    head: str, field: str, is_unknown: bool
) -> None:
    document, table = table_of(("Polisen", "Skolan", head), ("Ronder", "Samtal", "Kaffe"), columns=3)
    entries = party_commitments(document, table, RULES) or []
    assert [(one.target.field, one.unknown_label) for one in entries] == [
        ("party", False),
        ("party", False),
        (field, is_unknown),
    ]


def entry(field: str, *words: int, label: int = 9, confidence: float = 1.0) -> Entry:
    return Entry(Target(field), (Paragraph(words),), (label,), confidence=confidence)  # type: ignore[arg-type]


def test_the_rest_of_a_value_goes_to_each_field_of_its_label() -> None:
    rest = (Paragraph((5,)),)
    activity = DraftActivity(
        entries=[entry("goal", 1, label=8), entry("purpose", 2), entry("cause", 2, confidence=0.5)]
    )
    extend_last_value(activity, rest)
    assert [(one.words, one.confidence) for one in activity.entries] == [
        ((1,), 1.0),
        ((2, 5), 0.8),
        ((2, 5), 0.5),
    ]


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        (["goal"], ["timing"], True),
        (["goal"], ["goal"], False),
        (["other"], ["other"], True),
        (["goal"], ["activity"], False),
        (["goal"], ["area_name"], False),
    ],
)
def test_a_table_goes_on_with_an_activity(first: list[str], second: list[str], goes_on: bool) -> None:
    activity = DraftActivity(entries=[entry(field, 1) for field in first])
    segment = Segment(entries=[entry(field, 2) for field in second])
    assert goes_on_with(activity, segment) is goes_on
    assert not goes_on_with(activity, replace(segment, headings=[(Paragraph((3,)),)]))
    assert not goes_on_with(activity, replace(segment, is_named=True))
