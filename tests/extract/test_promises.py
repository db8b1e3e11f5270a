"""Citizens' promises in thirteen manners: what each party promises, where and for when. All are invented."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

Wanted = dict[str, str]

PROMISES: dict[str, tuple[str, Wanted, str]] = {
    "items that name the party": (
        "Medborgarlöfte 2024 för Mora kommun\n\nFöljande ska genomföras:\n\n• Polisen ska gå rond på torget.\n"
        "• Kommunen ska röja slyet.\n",
        {"police": "Polisen ska gå rond på torget.", "municipality": "Kommunen ska röja slyet."},
        "mora 2024",
    ),
    "lead-ins with lists": (
        "# Boden – medborgarlöfte 2023\n\nPolisen lovar att:\n\n- gå rond varje fredag\n- besöka skolorna\n\n"
        "Kommunen lovar att:\n\n- lysa upp tunneln\n",
        {
            "police": "Polisen lovar att:\n- gå rond varje fredag\n- besöka skolorna",
            "municipality": "Kommunen lovar att:\n- lysa upp tunneln",
        },
        "boden 2023",
    ),
    "lead-ins that undertake": (
        "# Torsby – medborgarlöfte 2023\n\nPolisen åtar sig att:\n\n- synas i centrum\n- besöka gymnasiet\n",
        {"police": "Polisen åtar sig att:\n- synas i centrum\n- besöka gymnasiet"},
        "torsby 2023",
    ),
    "running text": (
        "# Medborgarlöfte för Hjo 2022\n\nUnder året lovar polisen att vara ute på lördagar. Kommunen ska samtidigt hålla"
        " fritidsgården öppen.\n",
        {
            "police": "Under året lovar polisen att vara ute på lördagar.",
            "municipality": "Kommunen ska samtidigt hålla fritidsgården öppen.",
        },
        "hjo 2022",
    ),
    "we, named in the text": (
        "# Medborgarlöfte 2024 för Habo kommun\n\nPolisen och kommunen står bakom löftet. Vi ska gå tre vandringar.\n",
        {"police": "Vi ska gå tre vandringar.", "municipality": "Vi ska gå tre vandringar."},
        "habo 2024",
    ),
    "we shall, with a list": (
        "# Vårt löfte 2024 till er i Ale kommun\n\nPolisen och kommunen har lyssnat på er.\n\nVi ska:\n\n- ringa tillbaka\n",
        {"police": "Vi ska:\n- ringa tillbaka", "municipality": "Vi ska:\n- ringa tillbaka"},
        "ale 2024",
    ),
    "labels of their own": (
        "# Medborgarlöfte 2021 för Vara kommun\n\n## Trafik\n\n**Polisens löfte:** Mäta hastigheten.\n\n"
        "**Kommunens löfte:** Bygga gupp.\n",
        {"police": "Mäta hastigheten.", "municipality": "Bygga gupp."},
        "vara 2021",
    ),
    "a table": (
        "# Medborgarlöfte 2020 för Lunds kommun\n\n| Aktivitet | Polisens löfte | Kommunens löfte |\n|---|---|---|\n"
        "| Rond | Gå varje lördag | Skicka fältare |\n",
        {"police": "Gå varje lördag", "municipality": "Skicka fältare"},
        "lund 2020",
    ),
    "areas as headings": (
        "# Medborgarlöfte 2022 för Laxå\n\n## Buskörning\n\nPolisen ska kontrollera mopeder på kvällarna.\n",
        {"police": "Polisen ska kontrollera mopeder på kvällarna."},
        "laxa 2022",
    ),
    "measures below areas": (
        "# Trygghetslöfte 2023 Tibro kommun\n\n## Centrum\n\n### Kvällsrond\n\nPolisen ska gå kvällsrond varje vecka.\n",
        {"police": "Polisen ska gå kvällsrond varje vecka."},
        "tibro 2023",
    ),
    "numbered items": (
        "Medborgarlöfte 2019 för Sunne kommun\n\n1. Polisen ska stoppa rattfyllerister.\n"
        "2. Kommunen ska sätta upp kameror.\n3. Polisen och kommunen ska ses varje månad.\n",
        {
            "police": "Polisen ska stoppa rattfyllerister.\nPolisen och kommunen ska ses varje månad.",
            "municipality": "Kommunen ska sätta upp kameror.\nPolisen och kommunen ska ses varje månad.",
        },
        "sunne 2019",
    ),
    "undertakes": (
        "# Samverkansöverenskommelse 2020-2021 Eslövs kommun\n\nPolisen åtar sig att dela sin lägesbild.\n\n"
        "Kommunen åtar sig att bjuda in till möten.\n",
        {
            "police": "Polisen åtar sig att dela sin lägesbild.",
            "municipality": "Kommunen åtar sig att bjuda in till möten.",
        },
        "eslov 2020",
    ),
    "the passive": (
        "# Medborgarlöfte 2024, Mjölby kommun\n\nRonder ska gås av polisen. Lampor ska bytas av kommunen före oktober.\n",
        {
            "police": "Ronder ska gås av polisen.",
            "municipality": "Lampor ska bytas av kommunen före oktober.",
        },
        "mjolby 2024",
    ),
    "what will be done, below headings of years": (
        "# Hofors – medborgarlöften\n\n## Medborgarlöfte 2021\n\nPolisen kommer under 2021 att söka upp langare.\n\n"
        "Polisen lovar att:\n\n- Områdespolisen kommer att ringa rektorerna\n- Polisen kommer gå i centrum\n\n"
        "Polisen och kommunen kommer gemensamt att:\n\n- Kommunen och polisen kommer vid två tillfällen vandra i parken\n"
        "- Polisen och kommunen möter föräldrar\n",
        {
            "police": "Polisen kommer under 2021 att söka upp langare.\nOmrådespolisen kommer att ringa rektorerna\n"
            "Polisen kommer gå i centrum\nKommunen och polisen kommer vid två tillfällen vandra i parken\n"
            "Polisen och kommunen möter föräldrar",
            "municipality": "Kommunen och polisen kommer vid två tillfällen vandra i parken\n"
            "Polisen och kommunen möter föräldrar",
        },
        "hofors 2021",
    ),
    "how it is done, in a list below": (
        "# Medborgarlöfte 2020 för Orsa\n\nKommunen och polisen lovar att motverka langning.\n\n"
        "Detta ska göras genom att:\n\n- Kommunen bjuder in föräldrar\n- Polisen och kommunen gör tillsyn\n",
        {
            "municipality": "Kommunen och polisen lovar att motverka langning.\nKommunen bjuder in föräldrar\n"
            "Polisen och kommunen gör tillsyn",
            "police": "Kommunen och polisen lovar att motverka langning.\nPolisen och kommunen gör tillsyn",
        },
        "orsa 2020",
    ),
    "how it is done, by both": (
        "# Medborgarlöfte 2020 för Orsa\n\nKommunen och polisen ska göra torget lugnare.\n\nDet gör vi genom att:\n\n"
        "- gå trygghetsvandringar\n- klippa häckar\n",
        dict.fromkeys(
            ("municipality", "police"),
            "Kommunen och polisen ska göra torget lugnare.\nDet gör vi genom att:\n- gå trygghetsvandringar\n"
            "- klippa häckar",
        ),
        "orsa 2020",
    ),
    "what they agree on": (
        "# Medborgarlöfte 2023 för Älvdalen\n\nLokalpolisområdet och kommunen har kommit överens om att dela lägesbilder.\n",
        dict.fromkeys(
            ("police", "municipality"),
            "Lokalpolisområdet och kommunen har kommit överens om att dela lägesbilder.",
        ),
        "alvdalen 2023",
    ),
    "printed in news": (
        "# Polisen och Hofors kommun skriver under\n\nPolisen och kommunen ska tala mer med er, sade chefen.\n\n"
        "## Medborgarlöften 2023\n\nPolisen åtar sig att:\n\n- göra 12 kontroller\n",
        {"police": "Polisen åtar sig att:\n- göra 12 kontroller"},
        "hofors 2023",
    ),
    "a year in its sentence": (
        "# Heby – medborgarlöften\n\nPolisen lovar att lugna trafiken under 2020.\n",
        {"police": "Polisen lovar att lugna trafiken under 2020."},
        "heby 2020",
    ),
    "items that say which of both": (
        "# Mjölby – medborgarlöften 2018\n\nPolismyndigheten och Mjölby kommun lovar att:\n\n"
        "- Polisen kommer att synas i området\n- Ordna en vandring\n- Lampor ska bytas av kommunen\n",
        {
            "police": "Polisen kommer att synas i området\nOrdna en vandring",
            "municipality": "Ordna en vandring\nLampor ska bytas av kommunen",
        },
        "mjolby 2018",
    ),
    "an item that names the same": (
        "# Vingåker – medborgarlöften 2018\n\nPolisen lovar att:\n\n- göra 50 kontroller\n- områdespolisen kommer att ringa\n",
        {"police": "Polisen lovar att:\n- göra 50 kontroller\n- områdespolisen kommer att ringa"},
        "vingaker 2018",
    ),
    "a police area of two words, and both together": (
        "# Piteå – medborgarlöften 2023\n\nLokalpolisområde Piteå älvdal och Piteå kommun lovar att ses.\n\n"
        "Kommunen tillsammans med polisen lovar att ringa.\n",
        dict.fromkeys(
            ("police", "municipality"),
            "Lokalpolisområde Piteå älvdal och Piteå kommun lovar att ses.\n"
            "Kommunen tillsammans med polisen lovar att ringa.",
        ),
        "pitea 2023",
    ),
    "the police's own, below what we shall do": (
        "# Kungsholmen – medborgarlöften\n\nDet här är polisens medborgarlöfte för Stockholms stad. Medborgarlöftet gäller under hela 2019.\n\n"
        "## Det här ska vi göra\n\n- Öka närvaron vid torget\n- Ringa butikerna\n",
        {"police": "- Öka närvaron vid torget\n- Ringa butikerna"},
        "kungsholmen 2019",
    ),
    "we, whose promise it is": (
        "# Orsa – medborgarlöfte 2022\n\nHär är polisens medborgarlöfte.\n\n- Lampor byts.\n- Vi lovar att gå ronder.\n",
        {"police": "Vi lovar att gå ronder."},
        "orsa 2022",
    ),
    "activities below the promise": (
        "# Orsa – medborgarlöfte 2022\n\nPolisen ska göra torget tryggt.\n\nAktiviteter inom medborgarlöftet 2022:\n\n"
        "- Ronder\n- Samtal med unga\n",
        {
            "police": "Polisen ska göra torget tryggt.\nAktiviteter inom medborgarlöftet 2022:\n- Ronder\n- Samtal med unga"
        },
        "orsa 2022",
    ),
    "lead-ins as headings beside one of both": (
        "# Medborgarlöfte för Flen 2022\n\n## Det här lovar vi\n\n### Polisen lovar\n\n- att gå ronder\n\n"
        "### Kommunen lovar\n\n- att måla tunneln\n\n### Vi lovar tillsammans\n\n- att träffas\n",
        {
            "police": "Polisen lovar\n- att gå ronder\nVi lovar tillsammans\n- att träffas",
            "municipality": "Kommunen lovar\n- att måla tunneln\nVi lovar tillsammans\n- att träffas",
        },
        "flen 2022",
    ),
    "lead-ins without att": (
        "# Medborgarlöfte Lerum 2024\n\nPolisen ansvarar för:\n\n- ronder på stationen\n- möten\n\nKommunen lovar:\n\n- ljus\n",
        {
            "police": "Polisen ansvarar för:\n- ronder på stationen\n- möten",
            "municipality": "Kommunen lovar:\n- ljus",
        },
        "lerum 2024",
    ),
    "its own period": (
        "# Medborgarlöfte Lerum\n\nMedborgarlöftet gäller 2024-2025.\n\nPolisen ansvarar för att:\n\n- bemanna stationen\n",
        {"police": "Polisen ansvarar för att:\n- bemanna stationen"},
        "lerum 2024",
    ),
}


def record_of(text: str) -> Record:
    return extract_bytes("lofte.md" if "#" in text else "lofte.txt", text.encode()).record


@pytest.mark.parametrize(("text", "wanted", "of"), PROMISES.values(), ids=PROMISES)
def test_a_promise_is_a_plan_with_its_commitments(text: str, wanted: Wanted, of: str) -> None:
    record = record_of(text)
    assert record.kind == "plan"
    assert len(record.activities) == 1
    found = {one.party: one.commitment.text for one in record.activities[0].parties if one.commitment}
    assert found == wanted
    assert f"{record.district and record.district.id} {record.year}" == of


def test_a_heading_above_is_the_area_and_one_below_it_the_measure() -> None:
    record = record_of(PROMISES["measures below areas"][0])
    (activity,) = record.activities
    assert [area.name and area.name.text for area in record.areas] == ["Centrum"]
    assert (activity.name and activity.name.text, activity.area) == ("Kvällsrond", 0)


NO_PROMISES = {
    "a notice": "# Kallelse till brottsförebyggande rådet\n\nPolisen ska berätta om läget.\n\nVälkomna!\n",
    "a report": "# Rapport om medborgarlöften 2023\n\nPolisen har hållit sitt löfte. Tryggheten har ökat.\n",
    "a promise of nobody": "# Medborgarlöfte 2024\n\nVi hoppas att det blir tryggt på torget. Polisen kan bidra.\n",
    "a readme": "# Lager\n\nInstall the package. Polisen ska inte stå här.\n",
    "a budget": "# Mål och budget 2024\n\nKommunen ska spara. Polisen ska anställa fler.\n",
    "a guide": "# Polisens modell för medborgarlöften\n\nSenast 2017 ska alla kommuner ha medborgarlöften.\n",
    "what is quoted": "# Nytt medborgarlöfte i Hofors\n\n– Vi ska verka för trygghet. Polisen ska synas, säger Bo Ek, chef.\n",
    "what was done": "# Medborgarlöfte och enkät i Hofors\n\n## Aktiviteter 2023\n\nPolisen och kommunen har gjort detta:\n\n"
    "- Polisen har genomfört 12 kontroller under året.\n- Kommunen har bytt lampor.\n",
    "what will happen": "# Åtgärdsplan 2024 för Hofors\n\nPolisen kommer att flytta till nya lokaler.\n",
    "news": "# Polisen lovar mer\n\nMinistern sade att polisen ska synas mer. Våldet ska minska.\n",
}


@pytest.mark.parametrize("text", NO_PROMISES.values(), ids=NO_PROMISES)
def test_what_promises_nothing_is_no_plan(text: str) -> None:
    extraction = extract_bytes("fil.md", text.encode())
    assert extraction.record.kind == "unknown"
    assert extraction.reasons


def test_unknown_says_what_was_found_what_was_missing_and_where_it_would_change() -> None:
    reasons = " ".join(extract_bytes("fil.md", b"# Plan 2024\n\nVi bakar.\n").reasons)
    assert "missing: police, crime" in reasons
    assert "vocabulary.toml" in reasons
    assert "found were the title" in reasons or "found were no title" in reasons


_PLAN = (
    "# Åtgärdsplan 2024 för Sagoby\n\n## Klotter\n\n**Mål:** Färre klotter.\n\n{}\n\n"
    "### Sanering\n\nAnsvarig: Kommunen\n\n{}\n\n## Trafik\n\n**Mål:** Färre olyckor.\n\n"
    "### Skyltar\n\nAnsvarig: Kommunen\n"
)


def test_commitments_below_an_areas_goal_are_an_activity_of_the_area() -> None:
    record = extract_bytes("plan.md", _PLAN.format("Polisen åtar sig att patrullera.", "").encode()).record
    (nameless,) = (one for one in record.activities if one.name is None)
    assert nameless.area == 0
    assert [(one.party, one.commitment and one.commitment.text) for one in nameless.parties] == [
        ("police", "Polisen åtar sig att patrullera.")
    ]
    assert [one.name and one.name.text for one in record.activities if one is not nameless] == [
        "Sanering",
        "Skyltar",
    ]


def test_commitments_below_a_heading_of_commitments_are_an_activity_without_an_area() -> None:
    pledged = "Parterna åtar sig att dela lägesbild. Polisen ansvarar för underlaget."
    plan = _PLAN.format("Läget är lugnt.", "")
    title, _, rest = plan.partition("\n\n")
    text = f"{title}\n\n## Gemensamma åtaganden\n\n{pledged}\n\n{rest}"
    (nameless,) = (
        one for one in extract_bytes("plan.md", text.encode()).record.activities if one.name is None
    )
    assert nameless.area is None
    assert [one.commitment and one.commitment.text for one in nameless.parties if one.party == "police"] == [
        pledged.replace(". P", ".\nP")
    ]


@pytest.mark.parametrize(
    ("below_goal", "below_measure"),
    [("Läget är lugnt på torget.", ""), ("", "Polisen åtar sig att patrullera gatorna.")],
)
def test_other_text_there_or_below_a_measure_is_none(below_goal: str, below_measure: str) -> None:
    record = extract_bytes("plan.md", _PLAN.format(below_goal, below_measure).encode()).record
    assert all(one.name is not None for one in record.activities)


def test_lead_ins_that_are_set_as_headings_commit_with_the_lists_below_them() -> None:
    text = (
        "# Medborgarlöfte 2026 Sagoby\n\nDärför lovar vi följande.\n\n### Polisen lovar att\n\n- mäta farten varje vecka\n"
        "- synas vid skolan\n\n### Kommunen lovar att\n\n- bygga gupp\n"
    )
    (activity,) = extract_bytes("löfte.md", text.encode()).record.activities
    assert [(one.party, one.commitment and one.commitment.text) for one in activity.parties] == [
        ("police", "Polisen lovar att\n- mäta farten varje vecka\n- synas vid skolan"),
        ("municipality", "Kommunen lovar att\n- bygga gupp"),
    ]


def test_a_line_above_a_lead_in_heads_it_and_whom_the_items_are_done_with_is_not_we() -> None:
    record = record_of(
        "Medborgarlöfte Kalmar 2026\n\nDet här lovar vi dig som bor i Kalmar\n\n"
        "Under dialogerna berättade ni vad som oroar er.\n\nBuskörning i Norrliden\nVi ska\n"
        "- mäta hastigheten på Storvägen\n- tillsammans med fritidsgården Kompassen ordna en kväll i månaden\n"
    )
    (activity,) = record.activities
    assert [area.name and area.name.text for area in record.areas] == ["Buskörning i Norrliden"]
    assert activity.parties == ()
    assert activity.description is not None
    assert activity.description.items[0] == "Vi ska"


def test_a_sentence_that_leads_on_and_a_letterhead_take_no_heading_away() -> None:
    record = record_of(
        "Lokalpolisområde Växjö och Alvesta kommun\nMEDBORGARLÖFTE 2025\n\n"
        "Ni har sagt att ni vill ha en lugnare väg genom samhället och ett tryggare resecentrum. "
        "Därför gör polisen och kommunen följande tillsammans:\n\n"
        "Hastigheter på Storvägen\nVi lovar att\n- mäta hastigheten\n- redovisa varje månad på webben\n\n"
        "Resecentrum\nPolisen ska patrullera till fots på kvällarna hela året.\n\n"
        "Skolgårdarna\nFältarna besöker skolan varje vecka. Polisen följer med.\n\n"
        "Har du frågor? Hör av dig till Siv Sjöhag, siv.sjohag@polisen.example\n"
    )
    assert [area.name and area.name.text for area in record.areas] == [
        "Hastigheter på Storvägen",
        "Resecentrum",
        "Skolgårdarna",
    ]
    assert [sorted(one.party for one in activity.parties) for activity in record.activities] == [
        [],
        ["police"],
        [],
    ]
    last = record.activities[2].description
    assert last is not None
    assert last.text == "Fältarna besöker skolan varje vecka. Polisen följer med."


@pytest.mark.parametrize("told", ["Hur vet du att vi hållit löftet?", "Så håller vi er underrättade"])
def test_headings_that_stand_below_each_promise_again_are_labels(told: str) -> None:
    promise = f"### Vad är problemet?\n\nDet är stökigt.\n\n### Vad lovar vi?\n\nPolisen lovar att gå ronder.\n\n### {told}\n\nVi frågar i maj.\n\n"
    text = f"# Medborgarlöften 2025 för Mora\n\nPolisen och kommunen.\n\n## Torget\n\n{promise}## Parken\n\n{promise}"
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.name.text if one.name else None for one in record.activities] == ["Torget", "Parken"]
    for one in record.activities:
        assert one.measures is not None and one.measures.label == "Vad lovar vi?"
        said = one.follow_up or one.other_fields[0]
        assert (said.label, said.text) == (told, "Vi frågar i maj.")


def test_all_items_of_a_list_that_promises_are_told() -> None:
    (activity,) = record_of(
        "# Orsa – medborgarlöfte 2022\n\nLäget är lugnt.\n\n- Kommunen ska leda gruppen.\n- Lägesbild tas fram varje vecka.\n"
    ).activities
    assert activity.description is not None
    assert activity.description.text == "- Kommunen ska leda gruppen.\n- Lägesbild tas fram varje vecka."
    (party,) = activity.parties
    assert party.commitment is not None and party.commitment.text == "Kommunen ska leda gruppen."


def test_a_heading_that_only_says_that_promises_follow_is_no_area() -> None:
    record = record_of(
        "# Eslöv – medborgarlöften 2023\n\n## Mål\n\nAtt alla är trygga.\n\n"
        "## Polisen och Eslövs kommun formulerar följande medborgarlöften\n\nPolisen lovar att ringa skolorna.\n"
    )
    (activity,) = record.activities
    assert not record.areas
    assert activity.goal is not None and activity.goal.text == "Att alla är trygga."


def test_several_of_a_kind_are_not_we() -> None:
    (activity,) = record_of(
        "# Medborgarlöfte 2019 för Orsa\n\nPolisen lovar att området ska bli lugnare stadsdelar.\n\nVi ska gå ronder.\n"
    ).activities
    assert [one.party for one in activity.parties] == ["police"]


@pytest.mark.parametrize("lead", ["lovar att:", "ska:", "ansvarar för att:"])
@pytest.mark.parametrize("title", ["Medborgarlöfte 2022 Hjo", "Handlingsplan 2022 för Hjo"])
@pytest.mark.parametrize("goal", ["", "Mål: Fler trygga.\n\n"])
def test_a_lead_in_below_an_areas_heading_is_told_with_its_list(lead: str, title: str, goal: str) -> None:
    police = f"Polisen {lead}\n- gå rond varje fredag\n- besöka skolorna"
    municipality = f"Kommunen {lead}\n- lysa upp tunneln"
    below = "\n\n".join([*police.split("\n"), *municipality.split("\n")])
    record = record_of(f"# {title}\n\n## Trygg station\n\n{goal}{below}\n")
    (activity,) = record.activities
    assert activity.area == 0
    assert activity.description is not None and activity.description.text == f"{police}\n{municipality}"
    said = {one.party: one.commitment for one in activity.parties}
    assert {party: (one.text, one.method) for party, one in said.items() if one is not None} == {
        "police": (police, "derived"),
        "municipality": (municipality, "derived"),
    }


def test_an_area_right_below_the_title_names_no_party() -> None:
    text = (
        "# Handlingsplan för Arvika 2020\n\n## Trygg handel\n\n**Mål:** Lugn.\n\n### Torgmöte\n\n"
        "Torget blir mötesplats. Parterna ska stå för kaffe.\n\n**Ansvarig:** Centrumledare\n"
    )
    (activity,) = extract_bytes("plan.md", text.encode()).record.activities
    assert activity.parties == ()


IN_LINES = """Trygghetslöfte Hjo 2025

Så här gör vi Hjo tryggare

Under 2025 kommer polisen och Hjo kommun särskilt att arbeta med:

Trafiken
Polisen mäter farten på genomfarten och vid alla skolor varje vecka.

Hamnen
Kommunen klipper buskarna och lagar lamporna längs hela kajen.

Vi redovisar löftena i juni.

Kontakt: Kommunpolis Stina Sagan, 010-000 00 00
"""


def test_lines_below_a_lead_in_head_what_is_told_and_a_closing_contact_is_of_the_whole() -> None:
    record = extract_bytes("lofte.txt", IN_LINES.encode()).record
    assert [(one.name.text if one.name else "", len(one.parties)) for one in record.activities] == [
        ("Trafiken", 0),
        ("Hamnen", 0),
    ]
    last = record.activities[-1]
    assert last.description is not None and last.description.text.endswith("hela kajen.")
    left = [value.text for value in record.remainder]
    assert left[-1].startswith("Kontakt:") and "Vi redovisar löftena i juni." in left


def test_a_contact_below_each_of_several_measures_is_theirs() -> None:
    text = IN_LINES.replace("varje vecka.", "varje vecka.\n\nKontakt: Kommunpolis Bo Sagan")
    record = extract_bytes("lofte.txt", text.encode()).record
    assert not any(value.text.startswith("Kontakt:") for value in record.remainder)


AGREEMENT = """Lokal överenskommelse om samverkan
mellan Höörs kommun och Polismyndigheten
2023–2025

Gemensam problembild
Stölder ur båtar ökar om hösten och vid hamnen syns fler okända bilar.

Målsättning
Färre båtar ska drabbas.
Fler ska märka sina motorer.

Vad ska göras
Polisen
- Gå ronder i hamnen varje vecka
- Ringa hamnkaptenen
Kommunen
- Laga grinden
- Sätta upp kameror
Gemensamt
- Ordna en märkdag

Höör 2023-01-20

Bo Sagan, kommunchef
"""


@pytest.mark.parametrize("jointly", ["Gemensamt", "Polisen och kommunen gemensamt", "Båda parter:"])
def test_an_agreement_in_lines_is_one_activity_with_what_each_party_and_all_of_them_do(jointly: str) -> None:
    text = AGREEMENT.replace("Gemensamt\n", f"{jointly}\n")
    (activity,) = extract_bytes("avtal.txt", text.encode()).record.activities
    said = {one.party: one.commitment.text for one in activity.parties if one.commitment is not None}
    assert said == {
        "police": "- Gå ronder i hamnen varje vecka\n- Ringa hamnkaptenen",
        "municipality": "- Laga grinden\n- Sätta upp kameror",
    }
    assert activity.measures is not None and activity.measures.text == "- Ordna en märkdag"
    assert activity.goal is not None and activity.goal.text.startswith("Färre båtar")
    assert activity.problem is not None and activity.problem.text.startswith("Stölder")


@pytest.mark.parametrize("first", ["Löfte", "Åtagande", "Vi lovar", ""])
@pytest.mark.parametrize("heads", [("Polisen", "Kommunen"), ("Polisens löfte", "Kommunens löfte")])
def test_a_row_of_columns_headed_by_parties_alone_is_a_measure_that_the_first_column_names(
    first: str, heads: tuple[str, str]
) -> None:
    rows = [("Lugnt torg", "Går rond varje kväll", "Lyser upp"), ("Trafik", "Mäter farten", "Bygger gupp")]
    lines = [
        f"| {first} | {heads[0]} | {heads[1]} |",
        "|---|---|---|",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    record = record_of("# Medborgarlöften Hjo 2025\n\n" + "\n".join(lines) + "\n")
    assert [
        (
            one.name.text if one.name else None,
            {party.party: party.commitment.text for party in one.parties if party.commitment},
        )
        for one in record.activities
    ] == [(name, {"police": police, "municipality": own}) for name, police, own in rows]


def test_a_row_of_measures_beside_columns_of_parties_is_one_each() -> None:
    table = "| Åtgärd | Polisen | Kommunen |\n|---|---|---|\n| Rond | Går | Lyser |\n| Mätning | Mäter | Bygger |\n"
    record = record_of(f"# Handlingsplan mot brott Hjo 2025\n\n{table}")
    assert [one.measures.text if one.measures else None for one in record.activities] == ["Rond", "Mätning"]


def test_roles_in_the_first_column_below_parties_are_fields_of_one_activity() -> None:
    table = "|  | Polisen | Kommunen |\n|---|---|---|\n| Kontakt | Bo Ek | Eva Al |\n| Åtagande | Går rond | Lyser upp |\n"
    (activity,) = record_of(f"# Handlingsplan mot brott Hjo 2025\n\n## Nattrond\n\n{table}").activities
    assert {one.party: one.contact.text for one in activity.parties if one.contact} == {
        "police": "Bo Ek",
        "municipality": "Eva Al",
    }
