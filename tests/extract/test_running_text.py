"""Plans told in running text, a small page each, and what the record says of it."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

ABOUT = "Polisen och kommunen arbetar för trygghet och mot brott.\n\n"


def record_of(text: str) -> Record:
    return extract_bytes("plan.md", text.encode()).record


def test_a_promise_told_as_news_is_a_plan_of_the_year_in_which_it_is_kept() -> None:
    record = record_of(
        "# Polisen och Kiruna kommun lovar lugnare kvällar\n\nPressmeddelande 2022-12-09\n\n"
        "Under 2023 fokuserar polisen på trygghet.\n\n## Torget\n\nPolisen lovar att gå ronder på torget.\n"
    )
    assert (record.kind, record.year) == ("plan", 2023)
    assert [one.parties[0].party for one in record.activities] == ["police"]


def test_what_stands_below_a_list_is_told_beside_it() -> None:
    record = record_of(
        f"# Trygghetsprogram för Skövde 2022\n\n{ABOUT}## Torget\n\nDet är mörkt.\n\nInsatser:\n\n- Lampor byts\n- Ronder görs\n\n"
        "Uppföljning görs i rådet två gånger per år.\n\n## Parken\n\nInsatser:\n\n- Buskar klipps\n- Bänkar flyttas\n"
    )
    found = record.activities[0]
    assert found.measures is not None and found.measures.items == ("Lampor byts", "Ronder görs")
    assert found.description is not None and found.description.text.endswith("två gånger per år.")
    assert found.timing is None


def test_what_follows_a_commitment_below_an_areas_heading_is_of_the_same_measure() -> None:
    record = record_of(
        "# Samverkansöverenskommelse mot brott i Mora 2022\n\n## Narkotika bland unga\n\n"
        "Polisen åtar sig att göra kontroller.\n\nGruppen träffas varje månad.\n\n"
        "## Inbrott\n\nPolisen åtar sig att märka cyklar.\n\nÖverenskommelsen följs upp i maj.\n"
    )
    drugs = record.activities[0]
    assert drugs.meeting_frequency is not None and drugs.meeting_frequency.times_per_year == 12
    burglary = record.activities[1].description
    assert burglary is not None and burglary.text == "Polisen åtar sig att märka cyklar."


def test_a_partys_heading_above_what_it_shall_do_is_a_label() -> None:
    record = record_of(
        f"# Trygghetsplan för skolan 2022\n\n{ABOUT}## Åtaganden\n\n### Skolan\n\n- ska ha rastvakter\n"
        "- ska anmäla brott\n\n### Polisen\n\n- ska besöka skolan\n- ska hålla lagprat\n"
    )
    (activity,) = record.activities
    commitments = {one.party: one.commitment.items for one in activity.parties if one.commitment}
    assert commitments == {
        "school": ("ska ha rastvakter", "ska anmäla brott"),
        "police": ("ska besöka skolan", "ska hålla lagprat"),
    }


def test_measures_told_in_a_paragraph_each_with_who_and_when_behind() -> None:
    record = record_of(
        f"# Handlingsplan mot brott i Mora 2022\n\n{ABOUT}## Platser\n\n"
        "Bygga om torget vid ån. Ansvarig: Tekniska kontoret. Klart: maj 2022.\n\n"
        "Hålla ronder i parken. Ansvarig: Polisen. Klart: juni 2022.\n"
    )
    assert [one.name.text if one.name else None for one in record.areas] == ["Platser"]
    assert [one.measures.text if one.measures else None for one in record.activities] == [
        "Bygga om torget vid ån.",
        "Hålla ronder i parken.",
    ]
    assert [one.timing.end if one.timing else None for one in record.activities] == [
        "2022-05-31",
        "2022-06-30",
    ]


def test_goals_with_numbers_above_measures_with_numbers_and_letters() -> None:
    record = record_of(
        f"# Åtgärdsplan mot brott i Mora 2022\n\n{ABOUT}## Mål 1: Färre stölder\n\nIndikator: Antal anmälda stölder\n\n"
        "### Aktivitet 1a. Gemensam bevakning\n\nEn väktare går rond varje natt.\n\n"
        "### Aktivitet 1b. Märkning\n\nPolisen lånar ut märkpennor.\n"
    )
    (area,) = record.areas
    assert area.name is not None and area.name.text == "Färre stölder"
    assert [one.label for one in area.other_fields] == ["Indikator:"]
    assert [one.name.text if one.name else None for one in record.activities] == [
        "Gemensam bevakning",
        "Märkning",
    ]
    assert not [one for one in record.warnings if one.code == "label-unknown"]


def test_the_name_of_a_numbered_measure_may_be_a_word_of_plans() -> None:
    record = record_of(
        f"# Handlingsplan mot brott i Mora 2022\n\n{ABOUT}## Åtgärd 1: Gemensam lägesbild\n\n"
        "Polisen ritar kartor varje måndag.\n\n## Åtgärd 2: Stöd\n\nSkolan ska ge stöd.\n"
    )
    assert [one.name.text if one.name else None for one in record.activities] == [
        "Gemensam lägesbild",
        "Stöd",
    ]
    assert not [one for one in record.warnings if one.code == "page-uncertain"]


def test_what_closes_the_plan_is_not_of_its_last_measure() -> None:
    record = record_of(
        "# Medborgarlöfte Mora 2022\n\nPolisen och kommunen.\n\n## Löfte 1: Torget\n\nPolisen ska gå ronder.\n\n"
        "## Löfte 2: Parken\n\nPolisen ska cykla.\n\nLöftena följs upp i maj.\n\nMora den 10 december 2021\n"
    )
    assert [one.description.text if one.description else None for one in record.activities] == [
        "Polisen ska gå ronder.",
        "Polisen ska cykla.",
    ]


def test_a_picture_of_the_situation_that_ends_with_measures_is_a_plan() -> None:
    record = record_of(
        f"# Lägesbild och åtgärder i Ystad 2023\n\n{ABOUT}## Händelser\n\nCyklar stals.\n\n## Åtgärder\n\n"
        "### Stölder\n\nKommunen ska bygga ett garage.\n\n### Klotter\n\nPolisen ska gå ronder.\n"
    )
    assert record.kind == "plan"
    assert len(record.activities) == 2


@pytest.mark.parametrize("ending", ["?", ":"])
def test_labels_in_bold_that_no_rule_knows_stand_beside_each_other(ending: str) -> None:
    page = f"**Vad tyckte grannarna{ending}** Det var bra.\n\n**Vad sade barnen{ending}** Det var roligt.\n\n"
    record = record_of(
        f"# Medborgarlöften i Mora 2022\n\n{ABOUT}## Löfte 1: Lugna kvällar\n\n{page}## Löfte 2: Rena parker\n\n{page}"
    )
    labels = [[one.label for one in activity.other_fields] for activity in record.activities]
    assert labels == [[f"Vad tyckte grannarna{ending}", f"Vad sade barnen{ending}"]] * 2


def test_tasks_as_headings_below_what_is_to_be_done_name_measures() -> None:
    record = record_of(
        f"# Handlingsplan Trygg i Mora 2021\n\n{ABOUT}## Det här ska vi göra\n\n### Ljussätta stigen\n\n"
        "Kommunen ska sätta upp 40 stolpar.\n\n### Prata om trygghet\n\nPolisen ska vara på biblioteket.\n\n"
        "### Städa centrum\n\nFöreningarna ska städa två lördagar per år.\n"
    )
    assert [one.name.text if one.name else None for one in record.activities] == [
        "Ljussätta stigen",
        "Prata om trygghet",
        "Städa centrum",
    ]


def test_headings_that_announce_areas_of_cooperation_are_none() -> None:
    record = record_of(
        "# Överenskommelse om samverkan i Mora 2021\n\n## Områden för samverkan\n\n### Skotertrafik\n\nSkotrarna stör.\n\n"
        "Polisen åtar sig att:\n\n- kontrollera nykterhet\n\n### Ungdomsbrott\n\nFå begår många.\n\nPolisen åtar sig att:\n\n- gå ut\n"
    )
    assert [one.name.text if one.name else None for one in record.areas] == ["Skotertrafik", "Ungdomsbrott"]
    assert [one.description.text if one.description else None for one in record.areas] == [
        "Skotrarna stör.",
        "Få begår många.",
    ]


@pytest.mark.parametrize(
    "titles",
    [("Handlingsplan 2025 mot brott i Hjo",), ("Tillsammans i Hjo", "Handlingsplan 2025 mot brott i Hjo")],
)
def test_lists_of_deeds_below_headings_are_measures_of_a_plan_by_its_title_or_the_line_below(
    titles: tuple[str, ...],
) -> None:
    first, *below = titles
    text = "\n\n".join([f"# {first}", *below])
    for name, deeds in (
        ("Mopeder", ("Polisen kontrollerar mopeder vid skolan.", "Kommunen bjuder in föräldrar.")),
        ("Mörka vägar", ("Kommunen byter lampor.", "Polisen går rond med de boende.")),
    ):
        text += f"\n\n## {name}\n\n" + "\n".join(f"- {deed}" for deed in deeds)
    record = extract_bytes("plan.md", text.encode()).record
    assert record.kind == "plan"
    assert [one.name.text if one.name else "" for one in record.activities] == ["Mopeder", "Mörka vägar"]
