"""Plans that say what is done in plain sentences, in lists, or before a dash, without labels or "ska"."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record


def read(text: str, name: str = "plan.md") -> Record:
    """The record of a text."""
    return extract_bytes(name, text.encode()).record


def names(record: Record) -> list[str | None]:
    """The names of its activities."""
    return [one.name.text if one.name else None for one in record.activities]


def told(*sentences: str, title: str = "Trygghetshandslag Mora 2025") -> Record:
    """A plan with a heading over each sentence."""
    places = ("Torget", "Hemvägen", "Parken", "Bron", "Kajen")
    parts = [f"## {place}\n\n{sentence}" for place, sentence in zip(places, sentences, strict=False)]
    return read(f"# {title}\n\nPolisen och Mora kommun för ökad trygghet.\n\n" + "\n\n".join(parts))


@pytest.mark.parametrize(
    ("sentences", "count"),
    [
        (("Kommunen röjer sly.", "Klotter saneras inom ett dygn."), 2),
        (("Kommunen röjer sly.",), 0),  # one alone may tell of anything
        (("Kommunen röjer sly.", "Klotter förekommer.", "Polisen var här."), 0),
        (("Kommunen röjer sly.", "Klotter saneras.", "Det är mörkt.", "Polisen var här."), 2),
        (("Kommunen röjer sly.", "Klotter saneras.", "Det är mörkt.", "Han var här.", "Vi är trötta."), 0),
    ],
)
def test_headings_over_plain_sentences_name_activities(sentences: tuple[str, ...], count: int) -> None:
    record = told(*sentences)
    assert len(record.activities) == count
    assert (record.kind == "plan") == (count > 0)


def test_what_stands_between_told_deeds_is_one() -> None:
    record = told(
        "Under våren lagar kommunen lampor.", "Fyra värdar finns här.", "En rond görs varje vår och höst."
    )
    assert names(record) == ["Torget", "Hemvägen", "Parken"]


def test_a_heading_with_one_label_names_a_measure() -> None:
    text = "## Åtgärd: Synlig polis\n\nPolisen var ute tolv kvällar.\n\n## Åtgärder: polis\n\nSe ovan.\n"
    assert names(read(f"# Uppföljning av handlingsplan mot brott Mora 2018\n\n{text}")) == ["Synlig polis"]


def test_who_signed_a_letter_is_no_part_of_its_promise() -> None:
    text = "Vi lovar att gå ut varje fredag.\n\nVi hör av oss.\n\nAnders Hittepå\n\nKommunpolis\n"
    description = (
        read(f"# Medborgarlöfte Mora 2017\n\nPolisen och kommunen.\n\n{text}").activities[0].description
    )
    assert description is not None and description.text.endswith("Vi hör av oss.")


def test_only_under_the_title_of_a_plan() -> None:
    record = told("Kommunen röjer sly.", "Klotter saneras.", title="Nyheter om trygghet och polis 2025")
    assert record.kind == "unknown"


def test_commitments_go_before_plain_sentences() -> None:
    record = told("Kommunen röjer sly.", "Klotter saneras.", "Polisen ska patrullera.")
    assert names(record) == [None]


@pytest.mark.parametrize(("count", "found"), [(2, 0), (3, 3)])
def test_names_before_a_dash(count: int, found: int) -> None:
    lines = [
        "Drogfri fritid – Kommunen villkorar bidragen.",
        "Nattvandring – Föräldrar går varje fredag.",
        "SSPF – Skola och polis möts varje vecka.",
    ]
    body = "\n\n".join(lines[:count])
    record = read(f"# Brottsförebyggande plan Mora 2025\n\n## Tidiga insatser\n\n{body}\n")
    assert names(record)[:found] == ["Drogfri fritid", "Nattvandring", "SSPF"][:found]
    assert len(record.activities) == found


def test_an_actor_before_a_dash_names_no_measure() -> None:
    lines = ["Polisen – Vi går ut.", "Skolan – Vi ringer hem.", "Rektor – Hen svarar snabbt."]
    record = read("# Handlingsplan mot brott Mora 2025\n\n## Gator\n\n" + "\n\n".join(lines))
    assert not {"Polisen", "Skolan", "Rektor"} & set(names(record))


@pytest.mark.parametrize(
    ("second", "count"), [("Samtala med föräldrar", 1), ("Förstörda lås", 0), ("Arga grannar", 0)]
)
def test_a_list_of_what_to_do_below_a_name(second: str, count: int) -> None:
    text = f"# Lokal åtgärdsplan mot brott Mora 2014\n\n## Snatterier\n\n- Utbilda personal\n- {second}\n"
    record = read(text)
    assert len(record.activities) == count
    assert not count or record.activities[0].description is not None


def test_clauses_that_ask_are_labels() -> None:
    text = "# Plan mot brott Mora 2025\n\n## Torget\n\n### Vart vi vill\n\nAlla ska våga gå över torget.\n\n"
    text += "### Hur vi gör\n\nPolisen går förbi.\n\n### Vem som håller i det\n\nKommunpolisen.\n\n"
    text += "Planen gäller till och med maj 2026.\n"
    record = read(text)
    assert names(record) == [None]
    responsible = record.activities[0].responsible
    assert responsible is not None and responsible.text == "Kommunpolisen."
    assert record.activities[0].measures is not None


def test_an_area_by_its_label_holds_what_is_done() -> None:
    body = "\n\n".join(
        f"## Strategiskt område: {name}\n\n**Vi vill** att platsen är lugn.\n\n### Detta gör vi\n\nPolisen går förbi."
        for name in ("Unga", "Platser")
    )
    record = read(f"# Brottsförebyggande strategi Mora 2025\n\n{body}\n")
    assert [area.name.text for area in record.areas if area.name] == ["Unga", "Platser"]


def test_days_below_the_title_are_the_plans() -> None:
    front = "# Handlingsplan mot brott\n\nMora kommun och polisen, 1 mars 2021 – 28 februari 2022\n\n"
    body = "## Trafik\n\nPolisen ska kontrollera farten.\n"
    period = read(front + body).period
    assert period is not None and (period.start, period.end) == ("2021-03-01", "2022-02-28")


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Kommunen ska röja sly vår och höst.", 2),
        ("Polisen ska patrullera fredag och lördag.", None),
        ("Polisen ska patrullera fredag och lördag hela året.", 104),
        ("Problemen är störst vår och höst.", None),
        ("Skolan ska göra en mätning enligt 2022 års plan.", None),
    ],
)
def test_rates_without_every_in_what_is_done(sentence: str, times: int | None) -> None:
    record = read(f"# Medborgarlöfte Mora 2021\n\n## Torget\n\nPolisen ska patrullera.\n\n{sentence}\n")
    timing = record.activities[0].timing
    assert (timing.times_per_year if timing else None) == times


def test_rates_of_two_sentences_stand_side_by_side() -> None:
    text = "Kommunen ska röja sly vår och höst. Föräldrar ska vandra varannan fredag."
    record = read(f"# Medborgarlöfte Mora 2021\n\n## Torget\n\n{text}\n")
    timing = record.activities[0].timing
    assert timing is not None
    assert [part.times_per_year for part in timing.parts] == [2, 26]


def test_labels_with_commas_between_them_are_each_read() -> None:
    text = (
        "Handlingsplan mot våld i Munkfors 2023\n\nOmråde: Våld på krogen\nMål: Lugna kvällar\n\n"
        "Insats: Krogträffar\nAnsvarig: Rektor, Tid: höstterminen, Uppföljning: närvarolista\n"
    )
    (one,) = extract_bytes("plan.txt", text.encode()).record.activities
    assert one.responsible is not None and one.responsible.text == "Rektor,"
    assert one.timing is not None and one.timing.start == "2023-08-01"
    assert one.follow_up is not None and one.follow_up.text == "närvarolista"


def test_whom_to_ask_below_the_last_promise_is_no_part_of_it() -> None:
    text = (
        "# Medborgarlöften i Mora 2024\n\nPolisen och kommunen.\n\n## Löfte 1. Torget\n\nDet här gör polisen: Går ronder.\n\n"
        "## Löfte 2. Parken\n\nDet här gör polisen: Cyklar.\n\nUndrar du något? Ring kommunpolis Bo Påhittad, 010-555 33 44.\n"
    )
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.description for one in record.activities] == [None, None]
    assert [person.name for person in record.people] == ["Bo Påhittad"]


def test_numbers_of_two_levels_amid_text_are_headings() -> None:
    text = (
        "Trygghetsplan för Borgholm 2023\n\n1. Sommar i Böda\n1.1 Tillfälligt kontor\nPolisen öppnar ett kontor.\n"
        "Ansvarig: Områdespolis\n1.2 Volontärer\nKyrkan rekryterar vandrare.\nAnsvarig: Diakon\n\n"
        "2. Vinter i Köping\n2.1 Ronder\nVäktare kör ronder.\nAnsvarig: Hamnkapten\n"
    )
    record = extract_bytes("plan.txt", text.encode()).record
    assert [area.name.text if area.name else None for area in record.areas] == [
        "Sommar i Böda",
        "Vinter i Köping",
    ]
    names = [(one.area, one.name.text if one.name else None) for one in record.activities]
    assert names == [(0, "Tillfälligt kontor"), (0, "Volontärer"), (1, "Ronder")]


def test_numbered_clauses_amid_text_are_no_headings() -> None:
    text = "Samverkansavtal för Mora 2023\n\nParterna är eniga.\n1.1 Polisen ska gå ronder.\n1.2 Skolan ska hälsa.\nVi ses i maj.\n"
    record = extract_bytes("plan.txt", text.encode()).record
    assert not record.areas
    (one,) = record.activities
    assert [party.party for party in one.parties] == ["police", "school"]


def test_what_a_label_says_of_the_plan_stays_where_it_is_all_that_it_says() -> None:
    text = "# Åtgärdsplan 2024 för Mora\n\n## Ronder\n\n**Mål:** Lugn.\n\n**Ansvarig:** Polisen\n\n**Åtgärd:**\n\n"
    (activity,) = extract_bytes(
        "plan.md", f"{text}Planen omfattar två ronder i veckan.\n".encode()
    ).record.activities
    assert activity.measures is not None
    assert activity.measures.text == "Planen omfattar två ronder i veckan."
