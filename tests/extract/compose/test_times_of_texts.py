"""Times that descriptions and measures state beyond what their labels ask: what is derived of them. `-` is nothing."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Activity
from models.values import Schedule

PLAN = "# Handlingsplan mot brott 2022\n\nPolisen och kommunen arbetar för trygghet.\n\n## Ungdomar\n\nMål: Lugnare kvällar.\n\n"

TEXTS = """
Under sommaren städas torget dagligen.                                   | - | recurring 365
I juni och juli går fältarna ut varje kväll.                             | - | recurring 365
Under hösten bemannas vagnen två kvällar i veckan av församlingen.       | - | recurring 104
Under sommaren är det mer bråk, så torget städas varje dag.              | - | recurring 365
Från och med den 1 april patrullerar polisen varje fredagskväll.         | - | recurring 52
I början av varje termin informerar kommunpolisen samtliga sjuor.        | - | recurring 2
Lördagar mellan klockan 22 och 02 finns värdar vid krogarna.             | - | recurring 52
Under 2022 inventeras alla skolgårdar.                                | - | period 2022-01-01 2022-12-31
Under 2022 har 300 unga deltagit.                                     | - | -
Fältarna arbetar även vissa helger.                                   | - | -
Arbetet inleds våren 2022 och utvärderas i december.                  | - | open_ended 2022-01-01 -
Insatsen, som följs upp varje kvartal, pågår till och med maj.        | - | until - 2022-05-31
Ronder görs varje fredag och redovisas varje kvartal.                 | - | recurring 52
Gruppen träffas varje månad och rapporterar, vilket följs upp i juni. | recurring 12 | -
Insatsen följs upp i maj, september och november.                     | - | -
Arbetet följs upp löpande av styrgruppen.                             | - | -
Inga ronder görs i juli.                                              | - | -
Gården är stängd under juli.                                          | - | -
Parken är som mest belastad under sommaren.                           | - | -
Stormöten hålls vår och höst.                                         | recurring 2 | -
Nätverksträffar anordnas varje tertial.                               | recurring 3 | -
Polisen besöker stormöten på torget, ronder görs varje fredag.        | - | recurring 52
Telefonkedjan startar hösten 2022 med tio boende.                     | - | open_ended 2022-08-01 -
Sedan porten var öppen en natt i fjol går väktare rond varje fredag.  | - | recurring 52
Ronder görs var sjätte vecka.                                         | - | recurring 8.7
Ett möte hålls per kvartal.                                           | recurring 4 | -
Förra året gick vuxna ute varje fredag.                               | - | -
Tidigare träffades gruppen varje månad.                               | - | -
Gruppen bildades i fjol och träffas varje månad.                      | recurring 12 | -
Tanken är att gå rond varje vecka.                                    | - | -
Förslaget att träffas varje månad avslogs.                            | - | -
Om bidrag ges hålls kursen i maj.                                     | - | -
Kursen kan hållas i maj.                                              | - | -
Gården öppnas varje fredag så att unga kan komma dit.                 | - | recurring 52
Enligt förra planen skulle larm sättas upp i mars.                    | - | -
”Vi ses på torget varje fredag”, säger en elev.                       | - | -
Klassen ”Trygga tillsammans” träffas varje fredag.                    | recurring 52 | -
Insatsen görs hösten 2022 och våren 2023.                             | - | period 2022-08-01 2023-06-30
Rådet möts fyra gånger under hösten.                                  | recurring 4 | -
Lokalen hålls öppen från den 12 juni till den 17 augusti 2022.        | - | period 2022-06-12 2022-08-17
Under hösten 2022 vandrar boende och polis.                           | - | period 2022-08-01 2022-12-31
Kommunen byter lampor, klart senast 1 november 2022.                  | - | until - 2022-11-01
Besöken görs kontinuerligt.                                           | - | continuous - -
Fältgruppen ringer löpande hem till familjer.                         | - | continuous - -
Jouren nås dygnet runt.                                               | - | continuous - -
Kursen ges i maj.                                                     | - | period 2022-05-01 2022-05-31
Rondens första kväll är den 3 mars.                                   | - | once 2022-03-03 2022-03-03
Buskarna klipps före oktober.                                         | - | until - 2022-09-30
Ronder görs varje fredag.                                             | - | recurring 52
Skolorna besöks två gånger per termin.                                | - | recurring 4
Gruppen träffas varannan vecka.                                       | recurring 26 | -
Möten hålls fyra gånger per år.                                       | recurring 4 | -
Rådet sammanträder varje kvartal.                                     | recurring 4 | -
Byggföretagen och polisen möts varje höst.                            | recurring 1 | -
Gruppen träffas varje månad. Ronder görs varje vecka.                 | recurring 12 | recurring 52
Gruppen träffas varje månad. Kursen ges i maj.                        | recurring 12 | period 2022-05-01 2022-05-31
Bommarna stängs till jul.                                             | - | until - 2022-12-24
Fotbollen pågår hela året.                                            | - | period 2022-01-01 2022-12-31
Bommen byts vecka 24.                                                 | - | period 2022-06-13 2022-06-19
Under 2021 ökade inbrotten i källare.                                 | - | -
Hösten 2021 genomfördes en enkät.                                     | - | -
I maj 2021 var det bråk vid kiosken.                                  | - | -
Det började hösten 2020 med klotter.                                  | - | -
Efter sommaren görs en ny rond.                                       | - | -
På skolavslutningen är vuxna ute.                                     | - | -
Kursen ges i maj och i oktober hålls en rond.                         | - | -
Målet är att inbrotten minskar till oktober 2022.                     | - | -
Uppföljning görs i rådet två gånger per år.                           | - | -
Möten hålls vid behov.                                                | as_needed - - | -
Polisen kan vid behov kontaktas.                                      | - | -
Problemen är störst på fredagar.                                      | - | -
De flesta stölder sker mellan maj och september.                      | - | -
Arbetet mot stölder sker mellan maj och september 2022.               | - | period 2022-05-01 2022-09-30
Bråk uppstår varje fredag.                                            | - | -
Under helgerna samlas ungdomar i hamnen.                              | - | -
Gruppen samlas varje månad.                                           | recurring 12 | -
Kursen ges i maj och i september.                                     | - | recurring 2
PRO håller kurser i mars och i oktober varje år.                      | - | recurring 2
Flest anmälningar görs i december.                                    | - | -
Gruppen bildades i mars 2022.                                         | - | -
Sedan sommaren 2021 vandrar boende i parken.                          | - | -
Mörkret kommer hösten 2021.                                           | - | -
Ungdomar festar på stranden varje lördag.                             | - | -
Enligt enkäten är många oroliga på fredagar.                          | - | -
Väktare går rond varje fredag, eftersom det stjäls mycket.            | - | recurring 52
Bussen går inte på fredagar.                                          | - | -
Löftet löper för året 2022 och gäller alla.                           | - | -
Arbetet löper under hösten 2022.                                      | - | period 2022-08-01 2022-12-31
Beslut tas i december 2022.                                           | - | -
Vi möts i mars och i oktober.                                         | recurring 2 | -
Parterna har telefonmöte varannan vecka.                              | recurring 26 | -
Materialet översätts vid behov.                                       | - | -
Polisen deltar vid behov.                                             | - | -
Öppet hus hålls den 3 och 17 oktober.                                 | - | recurring 2
Skolan och polisen samarbetar.                                        | - | -
Det pågående bråket ska dämpas.                                       | - | -
"""


def activity_of(text: str) -> Activity:
    record = extract_bytes("plan.md", (PLAN + text).encode()).record
    return record.activities[0]


def shown(schedule: Schedule | None) -> str:
    if schedule is None or schedule.method != "derived":
        return "-"
    if schedule.kind == "recurring":
        return f"recurring {schedule.times_per_year:g}"
    return f"{schedule.kind} {schedule.start or '-'} {schedule.end or '-'}"


@pytest.mark.parametrize("line", [line for line in TEXTS.splitlines() if line])
def test_times_of_a_description(line: str) -> None:
    text, frequency, timing = (piece.strip() for piece in line.split("|"))
    found = activity_of(f"### Kvällar\n\n{text}\n\n**Uppföljning:** Antal kvällar.\n")
    assert (shown(found.meeting_frequency), shown(found.timing)) == (frequency, timing)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Under sommaren städas torget dagligen.", "2022-06-01", "2022-08-31"),
        ("I juni och juli går fältarna ut varje kväll.", "2022-06-01", "2022-07-31"),
        ("Under hösten bemannas vagnen två kvällar i veckan av kyrkan.", "2022-08-01", "2022-12-31"),
        ("Från och med den 1 april patrullerar polisen varje fredagskväll.", "2022-04-01", None),
        ("Under sommaren är det mer bråk, så torget städas varje dag.", None, None),
    ],
)
def test_a_part_of_the_year_in_front_holds_for_the_rate(
    text: str, start: str | None, end: str | None
) -> None:
    timing = activity_of(f"### Kvällar\n\n{text}\n\n**Uppföljning:** Antal kvällar.\n").timing
    assert timing is not None
    assert (timing.start, timing.end) == (start, end)


def test_a_field_of_its_own_comes_first() -> None:
    found = activity_of(
        "### Kvällar\n\n**Åtgärd:** Gruppen träffas varje vecka.\n\n**Mötesfrekvens:** Varje månad\n"
    )
    assert found.meeting_frequency is not None and found.meeting_frequency.times_per_year == 12
    assert found.timing is None


def test_promises_side_by_side_have_times_of_their_own() -> None:
    text = "# Medborgarlöfte 2022 för Hjo kommun\n\nPolisen ska:\n\n- mäta farten varje vecka\n- gå rond i parken\n"
    record = extract_bytes("plan.md", text.encode()).record
    assert record.activities[0].parties and record.activities[0].timing is None


def test_days_that_several_sentences_name_are_not_added() -> None:
    told = "Ronder görs varje fredag. Gården är öppen varje lördag."
    found = activity_of(f"### Kvällar\n\n{told}\n\n**Uppföljning:** Antal kvällar.\n").timing
    assert found is not None
    assert (found.times_per_year, [part.times_per_year for part in found.parts]) == (None, [52, 52])


def test_hours_stand_between_a_day_and_its_part_of_the_year() -> None:
    told = "Ronder görs fredagar kl. 17–23 under perioden maj till september."
    found = activity_of(f"### Kvällar\n\n{told}\n\n**Uppföljning:** Antal kvällar.\n").timing
    assert found is not None
    assert (found.times_per_year, found.start, found.end) == (52, "2022-05-01", "2022-09-30")


def test_how_often_they_meet_stands_beside_a_time_of_its_own() -> None:
    told = "Gruppen träffas varje månad och går rond varje vecka. Ronder görs varje fredag."
    found = activity_of(f"### Kvällar\n\n{told}\n\n**Tidplan:** Hösten 2022\n")
    assert found.timing is not None and found.timing.text == "Hösten 2022"
    assert found.meeting_frequency is not None and found.meeting_frequency.text.startswith("varje månad")


def test_a_rate_takes_the_part_of_the_year_behind_its_cue() -> None:
    found = activity_of("### Kvällar\n\nHallen är öppen fredagar från den 1 oktober till den 30 november.\n")
    assert found.timing is not None
    assert (found.timing.times_per_year, found.timing.start, found.timing.end) == (
        52,
        "2022-10-01",
        "2022-11-30",
    )


def test_a_number_of_times_takes_the_season_within_it() -> None:
    found = activity_of("### Kvällar\n\nPolisen besöker skolan två gånger under våren.\n")
    assert found.timing is not None
    assert (found.timing.times_per_year, found.timing.start, found.timing.end) == (
        2,
        "2022-01-01",
        "2022-06-30",
    )
