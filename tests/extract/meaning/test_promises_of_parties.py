"""Citizens' promises of several parties: whose list is whose, whose year it is, what only explains such papers."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record


def read(text: str) -> Record:
    return extract_bytes("löfte.txt", text.encode()).record


def committed(record: Record) -> list[tuple[str, str]]:
    """Each activity's parties with their commitments."""
    return [
        (party.party, party.commitment.text if party.commitment is not None else "")
        for activity in record.activities
        for party in activity.parties
    ]


def test_a_line_that_goes_on_with_a_list_is_no_label_of_all_below_it() -> None:
    record = read(
        """Åmål – medborgarlöften

Lokalpolisområde Dalkullen kommer att:

 • Stå vid skolorna varje fredag.
 • Söka efter knark vid bryggan.

Polisen och kommunen kommer tillsammans att:

 • Ringa hem till föräldrar.
"""
    )
    both = "Polisen och kommunen kommer tillsammans att:\n- Ringa hem till föräldrar."
    own = "Lokalpolisområde Dalkullen kommer att:\n- Stå vid skolorna varje fredag.\n- Söka efter knark vid bryggan."
    assert committed(record) == [("police", f"{own}\n{both}"), ("municipality", both)]


def test_each_of_several_labels_with_a_list_has_its_own() -> None:
    record = read(
        """Åmål – medborgarlöften

Handel

Gemensamma aktiviteter:

 • Möte i maj
 • Brev till handlare

Kommunens aktiviteter:

 • Lampor lagas

Polisiära aktiviteter:

 • Ronder i gallerian

Väktarnas aktiviteter:

 • Stängning av garaget
"""
    )
    assert committed(record) == [("municipality", "- Lampor lagas"), ("police", "- Ronder i gallerian")]
    (activity,) = record.activities
    assert activity.measures is not None
    assert activity.measures.text == "- Möte i maj\n- Brev till handlare"
    (other,) = activity.other_fields
    assert (other.label, other.text) == ("Väktarnas aktiviteter:", "- Stängning av garaget")


def test_what_explains_such_papers_promises_nothing() -> None:
    record = read(
        """Nytt medborgarlöfte i Åmåls kommun

Löftet gäller under 2031:

 • Polisen ska stå vid skolorna.

Vad är medborgarlöften?

Det är områden där polis och kommun lovar att samverka.

Medborgarlöften ska:

 • göra invånarna trygga
"""
    )
    assert committed(record) == [("police", "Polisen ska stå vid skolorna.")]
    assert len(record.activities) == 1


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ("Medborgarlöftet gäller från 1 januari 2031 - 31 december 2033, med möjlighet att ändra vid behov.", 2031),
        ("Detta är Åmåls medborgarlöfte för 2032.", 2032),
        ("Här är 2032 års medborgarlöften.", 2032),
        ("Detta är kommunens första medborgarlöfte sedan 2029.", None),
        ("Lokalt medborgarlöfte i Åmåls kommun 2031.", 2031),
        ("Medborgarlöftena granskas 2031.", None),
        ("Detta medborgarlöfte är en bilaga till en samverkansöverenskommelse mellan Åmål och polisen, 2030-2033.", None),
        ("Medborgarlöftet är en del av stadens trygghetsprogram och gäller 2031-2032.", 2031),
        ("Medborgarlöftet gäller 2031 och är en bilaga till överenskommelsen 2028-2034.", 2031),
        ("Medborgarlöftet gäller perioden 2031-2032 och bygger på överenskommelsen 2028-2034.", 2031),
    ],
)  # fmt: skip
def test_the_year_of_this_paper_and_of_no_other(lines: str, year: int | None) -> None:
    assert read(f"Åmål – medborgarlöften\n\n{lines}\n\nPolisen lovar att synas.\n").year == year


def test_headings_below_a_lead_in_are_all_areas() -> None:
    record = read(
        """Åmål – medborgarlöften

Polisen och kommunen lovar att göra Åmål tryggare.

Följande saker ska göras för att uppnå detta:

Torget
- Polisen ska gå ronder.

Trafik
- Kommunen ska flytta farthindren.
"""
    )
    assert [area.name.text for area in record.areas if area.name is not None] == ["Torget", "Trafik"]


def test_a_number_said_again_in_brackets_counts_once() -> None:
    record = read("Åmål – medborgarlöften\n\nPolisen skall två (2) gånger per år gå ronder på torget.\n")
    timing = record.activities[0].timing
    assert timing is not None
    assert (timing.text, timing.times_per_year) == ("två (2) gånger per år", 2)
