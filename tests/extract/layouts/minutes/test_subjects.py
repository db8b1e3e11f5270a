"""What passages of minutes speak of: places before a dash, decisions, priorities."""

from __future__ import annotations

import pytest

from extract.layouts.minutes.subjects import find_decisions, find_places, find_priorities
from extract.recognise.drafts import DraftPoint
from models.pages.document import Document, Paragraph
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def point_of(*lines: str, title: str = "Läget") -> tuple[Document, list[DraftPoint]]:
    """Lines that begin with "#" are headings, with "-" items."""
    builder = Builder().heading(title)
    for line in lines:
        kind = {"#": "heading", "-": "item"}.get(line[0], "paragraph")
        builder.paragraph(line.removeprefix("# ").removeprefix("- "), kind=kind)
    document = builder.document()
    first, *below = [block for block in document.blocks if isinstance(block, Paragraph)]
    return document, [DraftPoint(first, below)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Fabeltorp – oro vid skolan"], ["Fabeltorp: oro vid skolan"]),
        (["Fabeltorp - oro. Sagotorp - lugnt."], ["Fabeltorp: oro.", "Sagotorp: lugnt."]),
        (
            ["Fabeltorp – oro. Badhuset – bråk. Och en sak – nycklar."],
            ["Fabeltorp: oro.", "Badhuset: bråk. Och en sak – nycklar."],
        ),
        (["Torget – oro. Badhuset – bråk."], ["Torget: oro.", "Badhuset: bråk."]),
        (["Torget – oro. Narkotika – bråk."], []),
        (["Fabeltorp –"], []),
        (["Badhuset – bråk", "Fabeltorp – oro"], ["Badhuset: bråk", "Fabeltorp: oro"]),
        (["Badhuset – bråk"], []),
        (["Badhuset – bråk", "Torget – oro"], ["Badhuset: bråk", "Torget: oro"]),
        (["Badhuset – bråk", "Narkotika – oro"], []),
        (
            ["Badhuset – bråk", "Folkets hus – klotter", "Ribban – oro"],
            ["Badhuset: bråk", "Folkets hus: klotter", "Ribban: oro"],
        ),
        (["Badhuset – bråk", "Ribban – oro", "Snurran – bus"], []),
        (["Badhuset – bråk", "Vi talade.", "Fabeltorp – oro"], ["Fabeltorp: oro"]),
        (["Det är ett stort Fabeltorp – oro"], []),
        (["# Fabeltorp", "Oro vid skolan.", "Mer."], ["Fabeltorp: Oro vid skolan. Mer."]),
        (["# Fabeltorp", "# Narkotika", "Oro."], []),
        (["# Narkotika", "Oro."], []),
        (["# Fabeltorp", "Oro.", "# Sagotorp", "Lugnt."], ["Fabeltorp: Oro.", "Sagotorp: Lugnt."]),
        (["# Fabeltorp"], []),
    ],
)
def test_places(lines: list[str], expected: list[str]) -> None:
    document, points = point_of(*lines)
    found = find_places(document, points, RULES)
    assert [
        f"{document.text(one.name)}: {' '.join(document.text(p.words) for p in one.pieces)}" for one in found
    ] == expected
    assert {one.point for one in found} <= {0}


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("Beslut", ["Fler lampor."], ["Fler lampor."]),
        ("Läget", ["Fler lampor."], []),
        ("Läget", ["- Fler lampor."], []),
        ("Läget", ["Rådet beslutar att", "- köpa lampor."], ["köpa lampor."]),
        ("Läget", ["Beslut", "Fler lampor."], ["Fler lampor."]),
        ("Läget", ["Beslut", "Fler lampor.", "# Övrigt", "Kaffe."], ["Fler lampor."]),
        ("Läget", ["Beslut: Fler lampor."], ["Beslut: | Fler lampor."]),
        ("Läget", ["Beslutspunkt: Fler lampor."], ["Beslutspunkt: | Fler lampor."]),
        ("Läget", ["Beslut: Inga beslut fattades."], []),
        ("Läget", ["Ingen beslutade något.", "Kommunstyrelsen beslutar i juni."], []),
        ("Läget", ["Beslut om fler lampor togs."], ["Beslut om fler lampor togs. 0.9"]),
        ("Läget", ["Plats: Fler lampor."], []),
        ("Läget", ["Kaffe. Rådet beslutar att gå hem. Te."], ["Rådet beslutar att gå hem. 0.9"]),
    ],
)
def test_decisions(title: str, lines: list[str], expected: list[str]) -> None:
    document, points = point_of(*lines, title=title)
    found = [
        (f"{document.text(one.label)} | " if one.label else "")
        + document.text(one.words)
        + (f" {one.confidence}" if one.method == "derived" else "")
        for one in find_decisions(document, points, RULES)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["# Lokalt prioriterade områden", "- Unga i risk: fler vuxna", "- Narkotika – ronder"],
         ["local Unga i risk:", "local Narkotika"]),
        (["# Stadsövergripande prioriterade områden", "- Unga i risk", "Lokalt har Unga i risk prioriterats."],
         ["citywide Unga i risk", "local Unga i risk"]),
        (["# Stadsövergripande prioriterade områden", "- Unga i risk", "Unga i risk är många."], ["citywide Unga i risk"]),
        (["# Prioriterade områden", "Stadsövergripande:", "- Unga i risk", "Lokalt:", "- Narkotika"],
         ["citywide Unga i risk", "local Narkotika"]),
        (["# Prioriterat område – Unga i risk", "Fler vuxna."], ["local Unga i risk: Fler vuxna."]),
        (["# Prioriterat område: Unga i risk", "Fler vuxna.", "Mer."], ["local Unga i risk: Fler vuxna. Mer."]),
        (["# Läget – Unga i risk", "Fler vuxna."], []),
        (["Prioriterade områden", "- Unga i risk"], ["local Unga i risk"]),
        (["Prioriterade områden.", "- Unga i risk"], []),
        (["# Stadsövergripande prioriterade områden", "# Narkotika", "Ronder.", "# Övrigt", "Kaffe."],
         ["citywide Narkotika: Ronder."]),
        (["# Stadsövergripande prioriterade områden", "- Unga i risk", "- Unga i risk"], ["citywide Unga i risk"]),
        (["# Stadsövergripande prioriterade områden", "- Narkotika", "# Fabeltorp", "- Unga i risk"],
         ["citywide Narkotika", "citywide Unga i risk"]),
    ],
)  # fmt: skip
def test_priorities(lines: list[str], expected: list[str]) -> None:
    document, points = point_of(*lines)
    found = []
    for one in find_priorities(document, points, RULES):
        text = " ".join(document.text(piece.words) for piece in one.pieces)
        found.append(f"{one.scope} {document.text(one.name)}" + (f": {text}" if text else ""))
    assert found == expected
