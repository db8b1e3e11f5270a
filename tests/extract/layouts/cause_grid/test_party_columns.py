"""Grids whose columns are the parties', and those whose first column sets priorities."""

from __future__ import annotations

from extract.pipeline import extract_bytes
from models.record import Record


def read(rows: str, title: str = "# Handlingsplan mot brott Mora 2025") -> Record:
    """The record of a grid."""
    head, *below = rows.strip().splitlines()
    ruler = "|" + " --- |" * (head.count("|") - 1)
    return extract_bytes("plan.md", "\n".join([title, "", head, ruler, *below]).encode()).record


def test_what_the_parties_shall_do_are_their_commitments() -> None:
    record = read("""
| Problem | Insats | Kommunen ska | Polisen ska |
| Inbrott | Möte | Bjuda in | Delta med lägesbild |
| Rån | Kurs | Hålla kursen | Sprida information |
""")
    parties = record.activities[0].parties
    assert {one.party: one.commitment.text for one in parties if one.commitment} == {
        "municipality": "Bjuda in",
        "police": "Delta med lägesbild",
    }


def test_a_lead_in_in_text_is_no_label() -> None:
    text = "# Medborgarlöfte Mora 2025\n\nPolisen ska:\n\n- synas på torget\n- besöka skolorna\n"
    record = extract_bytes("plan.md", text.encode()).record
    assert record.activities[0].parties[0].commitment is not None
    assert record.activities[0].parties[0].commitment.text.startswith("Polisen ska:")
    assert not record.warnings


GRID = """
| Prioritering | Aktivitet | Polis | Kommun | Tid |
| {first} | Möten | Kallar | Socialtjänsten deltar | Löpande |
| | Nattvandring | Deltar | Samordnar | Fredagar |
| {second} | Ljusvandring | Deltar | Ansvarar | Maj 2025 |
"""


def test_what_a_party_does_may_look_like_a_label() -> None:
    record = read(GRID.format(first="Minska ungdomsbrott", second="Trygga platser"))
    assert [one.name.text if one.name else None for one in record.activities] == [
        "Möten",
        "Nattvandring",
        "Ljusvandring",
    ]


def test_priorities_in_words_are_areas() -> None:
    record = read(GRID.format(first="Minska ungdomsbrott", second="Trygga platser"))
    assert [area.name.text for area in record.areas if area.name] == ["Minska ungdomsbrott", "Trygga platser"]
    assert [one.area for one in record.activities] == [0, 0, 1]


def test_priorities_of_one_word_are_areas_where_they_name_a_topic() -> None:
    record = read(GRID.format(first="Minska ungdomsbrott", second="Dieselstölder"))
    assert [area.name.text for area in record.areas if area.name] == ["Minska ungdomsbrott", "Dieselstölder"]


def test_degrees_of_priority_are_no_areas() -> None:
    record = read(GRID.format(first="Hög", second="Låg"))
    assert "Hög" not in [area.name.text for area in record.areas if area.name]


def test_parties_below_a_group_that_a_page_sets_over_the_first_of_them() -> None:
    """Nothing drawn says that "Åtaganden" stands over both; the other headings reach down beside them."""
    html = """<h1>Handlingsplan mot brott Mora 2025</h1><table>
<tr><th rowspan=2>Aktivitet</th><th>Åtaganden</th><th></th><th rowspan=2>Tid</th></tr>
<tr><th>Polisen</th><th>Kommunen</th></tr>
<tr><td>Nattvandring</td><td>Gå med varje fredag.</td><td>Bjuda på kaffe.</td><td>Maj</td></tr>
<tr><td>Möten</td><td>Delta.</td><td>Kalla.</td><td>Löpande</td></tr></table>"""
    record = extract_bytes("plan.html", html.encode()).record
    parties = record.activities[0].parties
    assert {one.party: one.commitment.text for one in parties if one.commitment} == {
        "police": "Gå med varje fredag.",
        "municipality": "Bjuda på kaffe.",
    }


def test_a_row_a_party_and_a_column_a_role() -> None:
    below = "| Part | Kontakt | Deltagare | Åtagande |\n| --- | --- | --- | --- |\n"
    rows = "| Polisen | Områdespolis | Ungdomspolis | Delar lägesbild. |\n| Kommunen | Samordnare | | Kallar till möten. |\n"
    facts = "| Mål | Lugna kvällar. |\n| --- | --- |\n| Tidplan | Maj 2025 |\n| Ansvarig | Samordnare |\n"
    text = f"# Handlingsplan mot brott Mora 2025\n\n## Torget\n\n### Torggrupp\n\n{facts}\n{below}{rows}"
    record = extract_bytes("plan.md", text.encode()).record
    (activity,) = record.activities
    said = {
        one.party: [
            value.text if value else None for value in (one.contact, one.participants, one.commitment)
        ]
        for one in activity.parties
    }
    assert said == {
        "police": ["Områdespolis", "Ungdomspolis", "Delar lägesbild."],
        "municipality": ["Samordnare", "", "Kallar till möten."],
    }
    assert activity.other_participants is None and activity.name is not None
