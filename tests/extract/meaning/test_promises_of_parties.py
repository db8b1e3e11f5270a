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


def test_what_stands_under_no_heading_is_one_measure() -> None:
    record = read(
        """Åmål – medborgarlöften

Polisen och Åmåls kommun lovar att under 2031 och 2032 göra torget lugnare.

Det ska åstadkommas genom:

Polisens aktiviteter:

 • Ronder på torget

Kommunens aktiviteter:

 • Fler lampor
"""
    )
    assert record.year == 2031
    (activity,) = record.activities
    assert activity.description is not None
    assert activity.description.text.startswith("Polisen och Åmåls kommun lovar")
    assert committed(record) == [("police", "- Ronder på torget"), ("municipality", "- Fler lampor")]


def test_lists_below_headings_that_a_line_leads_in_are_promised_too() -> None:
    record = read(
        """Åmål – medborgarlöften

Polisen och kommunen lovar att göra Åmål tryggare.

Det ska åstadkommas genom följande aktiviteter:

Lugnare torg

 • fler ordningsvakter
 • vandringar med boende

Mindre langning

 • riktade insatser
"""
    )
    named = [(area.name.text if area.name is not None else None) for area in record.areas]
    assert named == ["Lugnare torg", "Mindre langning"]
    told = [
        (activity.area, activity.description and activity.description.text) for activity in record.activities
    ]
    assert told[1:] == [(0, "- fler ordningsvakter\n- vandringar med boende"), (1, "- riktade insatser")]


def test_items_that_each_say_who_does_them_are_measures_of_their_own() -> None:
    record = read(
        """Åmål – medborgarlöfte 2031

Otrygga platser

 • Gå vandringar på torget.
   Ansvarig: kommunen
 • Märka upp gångtunneln.
   Ansvarig: polisen
"""
    )
    found = [
        (one.area, one.measures and one.measures.text, one.responsible and one.responsible.text)
        for one in record.activities
    ]
    assert found == [(0, "Gå vandringar på torget.", "kommunen"), (0, "Märka upp gångtunneln.", "polisen")]


def test_items_that_go_on_with_the_line_above_commit_whom_they_name() -> None:
    record = read(
        """Medborgarlöften 2031

Grunden till 2031 års medborgarlöften är en enkät som gjordes 2029 i Åmål.

För att göra torget lugnare:

 • Kommer kommunen och polisen att gå vandringar.
 • Kommer polisen att besöka handlarna.
"""
    )
    assert record.kind == "plan"
    assert record.year == 2031
    both = "Kommer kommunen och polisen att gå vandringar."
    assert committed(record) == [
        ("municipality", both),
        ("police", f"{both}\nKommer polisen att besöka handlarna."),
    ]


def test_those_who_live_there_are_none_of_the_municipality() -> None:
    record = read(
        """Åmål – medborgarlöften 2031

Boende i Åmåls kommun ska delta i vandringar. Genom möten mellan boende och polis ska torget bli lugnt.

Polisen lovar att synas.
"""
    )
    assert committed(record) == [("police", "Polisen lovar att synas.")]
