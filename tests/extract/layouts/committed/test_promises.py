"""Commitments under no measure: which passages of a plan are one, whose area and name they have."""

from __future__ import annotations

import pytest

from extract.layouts.committed.promises import _unsigned, add_promises
from extract.pipeline import extract_bytes
from extract.recognise.drafts import Draft, DraftActivity, DraftArea, Entry
from extract.recognise.titles import find_title
from models.pages.document import Document, Paragraph
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
POLICE = "Polisen ska gå ronder."


def document_of(*lines: str) -> Document:
    """Lines that begin with "#" are headings, with "- " items."""
    builder = Builder()
    for line in lines:
        signs, _, text = line.partition(" ")
        if set(signs) == {"#"}:
            builder.heading(text, len(signs))
        else:
            builder.paragraph(line.removeprefix("- "), kind="item" if signs == "-" else "paragraph")
    return builder.document()


def promised(*lines: str) -> list[str]:
    """Each activity as "area / name: description"."""
    document = document_of(*lines)
    draft = Draft(title=find_title(document, RULES))
    add_promises(document, draft, RULES)
    return [shown(document, draft, one) for one in draft.activities]


def shown(document: Document, draft: Draft, activity: DraftActivity) -> str:
    texts = {
        one.target.field: " ".join(document.text(p.words) for p in one.pieces) for one in activity.entries
    }
    name = draft.areas[activity.area].name if activity.area is not None else None
    area = document.text(name.words) if name is not None else "-"
    return f"{area} / {texts.get('name', '-')}: {texts.get('description', '-')}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["# Medborgarlöfte 2024", POLICE], [f"- / -: {POLICE}"]),
        (["# Trygghetsplan 2024", POLICE], [f"- / -: {POLICE}"]),
        (["# Lägesbild 2024", POLICE], []),
        (["# Plan för trygga lov i Mora 2024", POLICE], [f"- / -: {POLICE}"]),
        (["# Plan för äldreomsorgen i Mora 2024", POLICE], []),
        (["# Lägesbild av tryggheten 2024", POLICE], []),
        (["# Trygghet i Mora 2025", "## Läget", POLICE], []),
        (["# Trygghet i Mora 2025", "Det är mörkt.", "Vi lovar att", "- gå ronder", "- laga"], ["- / -: Vi lovar att gå ronder laga"]),
        (["# Trygghet i Mora 2025", "Vi lovar att det i Mora blir lugnt.", "- gå ronder", "- laga"], []),
        (["# Medborgarlöfte 2024", "Det är bra.", POLICE], [f"- / -: {POLICE}"]),
        (["# Medborgarlöfte 2024", "Det är bra."], []),
        (["# Medborgarlöfte 2024", "Polisen ska:", "- gå", "- stå", "Bra."], ["- / -: Polisen ska: gå stå"]),
        (["# Medborgarlöfte 2024", "## Skolan", POLICE], [f"Skolan / -: {POLICE}"]),
        (["# Medborgarlöfte 2024", "## Skolan", "### Ronder", POLICE], [f"Skolan / Ronder: {POLICE}"]),
        (["# Medborgarlöfte 2024", "## Inledning", "### Ronder", POLICE], [f"Ronder / -: {POLICE}"]),
        (["# Medborgarlöfte 2024", "## Skolan", POLICE, "## Torget", POLICE],
         [f"Skolan / -: {POLICE}", f"Torget / -: {POLICE}"]),
        (["# Medborgarlöfte 2024", "## Skolan", POLICE, "## Skolan", POLICE],
         [f"Skolan / -: {POLICE}", f"Skolan / -: {POLICE}"]),
        (["# Medborgarlöfte 2024", "## Skolan", POLICE, "## Lillparken", "Polisen passerar parken varje kväll."],
         [f"Skolan / -: {POLICE}", "Lillparken / -: Polisen passerar parken varje kväll."]),
        (["# Medborgarlöfte 2024", "## Skolan", POLICE, "## Lillparken", "Polisen har passerat parken."],
         [f"Skolan / -: {POLICE}"]),
        (["# Medborgarlöfte 2024", "## Skolan", POLICE, "## Dialogen", "Det blev många svar."],
         [f"Skolan / -: {POLICE}"]),
        (["# Medborgarlöfte 2024", "## Så följs det upp", "Polisen redovisar löftet."], []),
        (["# Trygghetsplan 2024", "## Skolan", POLICE, "## Lillparken", "Polisen passerar parken varje kväll."],
         [f"Skolan / -: {POLICE}", "Lillparken / -: Polisen passerar parken varje kväll."]),
        (["# Trygghetsplan 2024", "## Skolan", POLICE, "## Lillparken", "Polisen ser en ökning av klotter."],
         [f"Skolan / -: {POLICE}"]),
        (["# Trygghetsplan 2024", "## Skolan", POLICE, "## Uppföljning", "Polisen ska redovisa i maj."],
         [f"Skolan / -: {POLICE}"]),
        (["# Trygghetsplan 2024", "## Uppföljning", "Polisen åtar sig att redovisa i maj."],
         ["- / -: Polisen åtar sig att redovisa i maj."]),
        (["# Medborgarlöfte 2024", "## Det här lovar vi dig som bor i Kalmar", "Vi ska", "- gå", "- stå"],
         ["- / -: Vi ska gå stå"]),
        (["# Medborgarlöfte 2024", "## Det här lovar vi om skolvägen", "Vi ska", "- gå", "- stå"],
         ["Det här lovar vi om skolvägen / -: Vi ska gå stå"]),
        (["# Medborgarlöfte 2024", "Polisen och kommunen är med.", "Vi ska gå ronder."],
         ["- / -: Polisen och kommunen är med. Vi ska gå ronder."]),
    ],
)  # fmt: skip
def test_commitments_make_activities(lines: list[str], expected: list[str]) -> None:
    assert promised(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["## Polisens löfte", "- gå", "- stå", "## Kommunens löfte", "Vi lagar."],
         ["- police: gå stå, municipality: Vi lagar."]),
        (["Polisens löfte:", "- gå", "Kommunens löfte: Laga."], ["- police: gå, municipality: Laga."]),
        (["Polisen:", "- gå"], ["- police: gå"]),
        (["## Torget", "Polisens löfte:", "- gå", "## Parken", "Skolans löfte: Sopa."],
         ["Torget police: gå", "Parken school: Sopa."]),
        (["## Polisen", "- gå"], []),
        (["Polisens mål:", "- gå"], []),
    ],
)  # fmt: skip
def test_labels_of_promises_hold_commitments(lines: list[str], expected: list[str]) -> None:
    document = document_of("# Medborgarlöfte 2024", *lines)
    draft = Draft(title=find_title(document, RULES))
    add_promises(document, draft, RULES)
    found = []
    for one in draft.activities:
        held = [
            f"{entry.target.party}: {' '.join(document.text(piece.words) for piece in entry.pieces)}"
            for entry in one.entries
        ]
        name = draft.areas[one.area].name if one.area is not None else None
        found.append(f"{document.text(name.words) if name else '-'} {', '.join(held)}")
    assert found == expected


@pytest.mark.parametrize(("title", "count"), [("Medborgarlöfte 2024", 2), ("Trygghetsplan 2024", 1)])
def test_beside_measures_only_those_of_an_area_do(title: str, count: int) -> None:
    document = document_of(f"# {title}", "## Skolan", POLICE, "## Sagor", POLICE, "## Ronder", POLICE)
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    measure = DraftActivity(None, [Entry(Target("name"), (blocks[5],))])
    area = DraftArea([Entry(Target("area_name"), (blocks[1],))])
    draft = Draft(title=find_title(document, RULES), activities=[measure], areas=[area])
    add_promises(document, draft, RULES)
    assert len(draft.activities) - 1 == count


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (("Vi går ronder.", "Anna Ek, kommunchef", "Bo Al, polis"), 1),
        (("Vi går ronder", "Anna Ek"), 1),
        (("Vi går ronder.", "Frågor? Ring Anna Ek, 010-111 22 33."), 1),
        (("Vi går ronder.", "Har du frågor? Skriv till oss: rad@example.se"), 1),
        (("Vi går ronder.", "Varför? Ni bad om det 2024."), 2),
        (("Anna Ek", "Bo Al"), 1),  # something must be left
        (("Anna Ek", "Vi går ronder."), 2),
        (("Vi går ronder.", "Anna Ek går varje vecka till de nya torgen"), 2),  # nine words sign nothing
        (("Vi går ronder.", "Anna Ek går varje vecka till de torgen"), 1),
    ],
)
def test_who_signs_at_the_end_is_no_part_of_a_promise(lines: tuple[str, ...], left: int) -> None:
    document = document_of(*lines)
    pieces = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert _unsigned(document, pieces, RULES) == tuple(pieces[:left])


def test_what_stands_below_a_table_and_a_page_s_foot_is_a_promise_too() -> None:
    builder = Builder().heading("Medborgarlöfte 2024").table(("2022", "14"), ("2023", "9"))
    document = builder.running_head("Sida 1", "running_foot").paragraph(POLICE).document()
    draft = Draft(title=find_title(document, RULES))
    add_promises(document, draft, RULES)
    assert [shown(document, draft, one) for one in draft.activities] == [f"- / -: {POLICE}"]


@pytest.mark.parametrize(
    ("heading", "below", "areas"),
    [
        ("### Torget", [POLICE], ["Torget", "Skolan"]),
        ("### Torget", ["- Byta lampor", "- Måla staketet"], ["Torget", "Skolan"]),
        ("### Torget", ["Det är mörkt där."], ["Skolan"]),
        ("### Organisation", [POLICE], ["Skolan"]),  # names nothing of its own
        ("## Torget", [POLICE], ["Skolan"]),  # on another level than the areas
    ],
)
def test_headings_beside_an_areas_are_areas_where_somebody_is_committed(
    heading: str, below: list[str], areas: list[str]
) -> None:
    front, within = ([heading, *below], []) if heading.startswith("## ") else ([], [heading, *below])
    lines = ["# Handlingsplan för trygghet 2024", *front, "## Områden", *within]
    text = "\n\n".join([*lines, "### Skolan", "Mål: Lugn.", "Åtgärd: Ronder.\n"])
    record = extract_bytes("plan.md", text.replace("\n\n- ", "\n- ").encode()).record
    assert [area.name and area.name.text for area in record.areas] == areas
    assert [activity.area for activity in record.activities] == list(range(len(areas)))


@pytest.mark.parametrize(
    ("heading", "below", "areas"),
    [
        ("Narkotika", POLICE, ["Skolan", "Narkotika"]),
        ("Narkotika", "Polisen ser en ökning.", ["Skolan"]),
        ("Sekretess", "Polisen ska följa lagen.", ["Skolan"]),  # how the plan is steered names no topic
    ],
)
def test_headings_right_below_the_title_are_areas_if_they_name_a_topic(
    heading: str, below: str, areas: list[str]
) -> None:
    lines = [
        "# Handlingsplan för trygghet 2024",
        "## Skolan",
        "Mål: Lugn.",
        "Åtgärd: Ronder.",
        f"## {heading}",
        below,
    ]
    record = extract_bytes("plan.md", "\n\n".join(lines).encode()).record
    assert [area.name and area.name.text for area in record.areas] == areas
