"""What a document says of itself: its kind, its years, its day. Each text with the answer written beside it."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

MEASURE = "\n\nOtrygga platser\n\nAktivitet: Ljusrundor\nSyfte: Fler vågar gå hem\nPolisens åtagande: Polisen går med\n"


def read(text: str, name: str = "plan.txt") -> Record:
    return extract_bytes(name, text.encode()).record


@pytest.mark.parametrize(
    ("sentence", "year", "start", "end"),
    [
        ("Planen löper från 2024-07-01—2026-06-30.", 2024, "2024-07-01", "2026-06-30"),
        ("Den här överenskommelsen gäller från den 1 mars 2023 till den 28 februari 2025.", 2023, "2023-03-01", "2025-02-28"),
        ("Åtgärdsplanen avser åren 2025–2027.", 2025, "2025-01-01", "2027-12-31"),
        ("Planen avser perioden 1 juli 2022–30 juni 2023 och har tagits fram 2021.", 2022, "2022-07-01", "2023-06-30"),
        ("Planen undertecknades 2024-05-02.", None, None, None),
        ("Kommunen och polisen har gjort denna handlingsplan för tiden 2022-04-01 – 2024-03-31.", 2022, "2022-04-01", "2024-03-31"),
        ("Kommunen och polisen hyr en lokal för tiden 2022-04-01 – 2024-03-31.", None, None, None),
        ("Insatsen gäller från 2024-07-01 till 2026-06-30.", None, None, None),
        ("Vi tror att den nya planen gäller länge, 2024-07-01 till 2026-06-30.", None, None, None),
        ("Blankett FBK2001, version 1.0.", None, None, None),
    ],
)  # fmt: skip
def test_the_time_that_a_plan_gives_itself(
    sentence: str, year: int | None, start: str | None, end: str | None
) -> None:
    record = read(f"Handlingsplan mot brott i Kajstad\n\n{sentence}{MEASURE}")
    assert record.year == year
    assert (record.period.start, record.period.end) == (start, end) if record.period else start is None


def test_its_own_sentence_wins_over_the_title() -> None:
    record = read(f"Handlingsplan mot brott 2024\n\nPlanen gäller 2024-07-01 till 2026-06-30.{MEASURE}")
    assert record.period is not None and record.period.end == "2026-06-30"


def test_minutes_are_of_the_day_at_their_front_and_of_no_form() -> None:
    record = read(
        "Minnesanteckningar\n\nBrottsförebyggande rådet, den 24 september 2023\n\n"
        "Närvarande: Alva Diktsson, kommunpolis\nBo Myt, rektor\nCia Påhitt, enhetschef\n\n"
        "1. Lägesbild\n\nPolisen berättar om brott och trygghet. Nästa rapport kommer den 3 maj 2024 från alla.\n\n"
        "2. Övrigt\n\nInget.\n\nFBK2001, v1.0, 2014-05-15\n"
    )
    assert (record.kind, record.year) == ("minutes", 2023)
    assert record.minutes is not None and record.minutes.date == "2023-09-24"


def test_a_table_under_a_plan_s_title_need_not_name_the_police() -> None:
    table = "| Område | Aktivitet | När | Ansvarig |\n|---|---|---|---|\n| Otrygga platser | Ljusrunda | Varje vecka | Samordnare |\n"
    assert read(f"# Åtgärdsplan 2024\n\n{table}", "plan.md").kind == "plan"
    assert read(f"# Rapport 2024\n\n{table}", "plan.md").kind == "unknown"
    other = table.replace("Otrygga platser", "Sena fakturor").replace("Ljusrunda", "Påminnelse")
    assert read(f"# Åtgärdsplan 2024\n\n{other}", "plan.md").kind == "plan"  # title and measures suffice
    assert read(f"# Fakturor 2024\n\n{other}", "plan.md").kind == "unknown"


def test_a_word_again_and_again_in_a_column_labels_nothing() -> None:
    heads = "| Aktivitet | Åtgärd | Ansvarig | Status |\n|---|---|---|---|\n"
    rows = "| Lyktor | Polisen visar var brott sker | Gatuchef | Klar |\n| Värdar | Fyra håller ordning | Fritidschef | Klar |\n"
    record = read(f"# Åtgärdsplan mot brott 2021\n\n{heads}{rows}", "plan.md")
    assert [activity.name and activity.name.text for activity in record.activities] == ["Lyktor", "Värdar"]


def test_what_stands_alone_above_separated_values_is_the_title() -> None:
    record = read(
        "Åtgärdsplan mot brott 2024;;;\nOmråde;Åtgärd;När;Ansvarig\nOtrygga platser;Ljusrunda med polisen;Varje vecka;Samordnare\n"
        "Unga;Samtal om brott;Varje dag;Rektor\n",
        "plan.csv",
    )
    assert (record.title and record.title.text, record.year) == ("Åtgärdsplan mot brott 2024", 2024)
    assert len(record.activities) == 2


@pytest.mark.parametrize(
    ("activity", "area", "name", "measures"),
    [
        ("Ljusrundor", "Otrygga platser", "Ljusrundor", None),
        ("Polisen och skolan går rundor varje kväll.", None, "Otrygga platser", "Polisen och skolan går rundor varje kväll."),
    ],
)  # fmt: skip
def test_a_named_activity_makes_the_heading_above_it_an_area(
    activity: str, area: str | None, name: str, measures: str | None
) -> None:
    record = read(
        f"# Åtgärdsplan mot brott 2021\n\n## Otrygga platser\n\nAktivitet: {activity}\n\nSyfte: Fler vågar gå hem\n\n"
        "Ansvarig: Gatuchef\n\nPolisens åtagande: Polisen går med\n",
        "plan.md",
    )
    (one,) = record.activities
    assert [each.name and each.name.text for each in record.areas] == ([area] if area else [])
    assert one.name is not None and one.name.text == name
    assert (one.measures and one.measures.text) == measures


COLUMNS = (
    "# Åtgärdsplan mot brott 2024\n\n## Otrygga platser\n\n| Aktivitet | Ljusrundor | Nattkafé |\n|---|---|---|\n"
    "| Syfte | Fler vågar gå hem | Unga har någonstans att vara |\n| Löptid | Till 2024-12-31 | Tills vidare |\n"
    "| Polisens åtagande | Går med | Tittar in |\n"
)


def test_a_column_an_activity() -> None:
    record = read(COLUMNS, "plan.md")
    found = [
        (one.name and one.name.text, one.purpose and one.purpose.text, one.duration and one.duration.kind)
        for one in record.activities
    ]
    assert found == [
        ("Ljusrundor", "Fler vågar gå hem", "until"),
        ("Nattkafé", "Unga har någonstans att vara", "open_ended"),
    ]
    assert [one.parties[0].commitment and one.parties[0].commitment.text for one in record.activities] == [
        "Går med",
        "Tittar in",
    ]
    assert record.coverage.remainder == 0


@pytest.mark.parametrize("first", ["| Aktivitet | Ljusrundor | Ljusrundor |", "| Syfte | Ljus | Kaffe |"])
def test_columns_that_name_no_activities_are_read_together(first: str) -> None:
    record = read(COLUMNS.replace("| Aktivitet | Ljusrundor | Nattkafé |", first), "plan.md")
    assert len(record.activities) == 1


def test_labels_among_the_fields_of_a_measure_mean_its_time_and_its_follow_up() -> None:
    table = "| Aktivitet | Ljusrundor |\n|---|---|\n| Mål | Fler vågar gå hem |\n| Giltighetstid | Tills vidare |\n| Kostnad | Kommunens budget |\n"
    record = read(
        f"# Åtgärdsplan mot brott 2024\n\n## Otrygga platser\n\n{table}| Indikatorer | Antal rundor |\n",
        "plan.md",
    )
    (one,) = record.activities
    assert one.duration is not None and one.duration.kind == "open_ended"
    assert one.funding is not None and one.follow_up is not None
    assert (one.follow_up.text, one.indicators, one.other_fields) == ("Antal rundor", None, ())
    record = read(
        f"# Åtgärdsplan mot brott 2024\n\n## Otrygga platser\n\n{table}| Indikatorer | Antal rundor |\n| Uppföljning | I maj |\n",
        "plan.md",
    )
    (one,) = record.activities
    assert one.indicators is not None and one.indicators.text == "Antal rundor"


def test_a_sentence_after_a_label_s_value_describes_the_measure() -> None:
    record = read(
        "# Åtgärdsplan mot brott 2021\n\n## Torgvärdar\n\nSyfte: Synliga vuxna.\n\nFyra värdar går i par och känner de flesta.\n\n"
        "Problem: Bråk sker ofta.\n\nDe sker om kvällen.\n\nAnsvarig: Gatuchef\n\nPolisens åtagande: Polisen går med.\n",
        "plan.md",
    )
    (one,) = record.activities
    assert one.purpose is not None and one.purpose.text == "Synliga vuxna."
    assert (
        one.description is not None and one.description.text == "Fyra värdar går i par och känner de flesta."
    )
    assert one.problem is not None and one.problem.text == "Bråk sker ofta.\nDe sker om kvällen."
