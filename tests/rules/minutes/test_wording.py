"""What minutes announce: labels as they stand and misprinted, roles that led, sentences that say what comes."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Närvarande:", "present"),
        ("Närvarnde", "present"),
        ("NARVARANDE (12)", "present"),
        ("Frånvarnde:", "absent"),
        ("Mötesordförnade", "chair"),
        ("Platser", None),  # an inflection may mean something else
        ("Frånvaro i skolan", None),
        ("Namn", None),  # it heads a column, and announces nothing
        ("Punkt", None),
        ("Sändlista", None),
    ],
)
def test_labels_of_minutes(text: str, use: str | None) -> None:
    assert RULES.minutes.label(text) == use


@pytest.mark.parametrize(
    "text", ["Närvarande", "Närvarnde", "Sekreterare", "Sändlista", "Övriga frågor", "Deltog"]
)
def test_labels_by_which_minutes_are_known_in_any_document(text: str) -> None:
    match = RULES.labels.match(text)
    assert match is not None
    assert match.group == "minutes"


@pytest.mark.parametrize("text", ["På plats", "Gäster", "Deltoh"])
def test_labels_that_only_minutes_read(text: str) -> None:
    match = RULES.labels.match(text)
    assert match is None or match.group != "minutes"


@pytest.mark.parametrize(
    ("word", "heads"),
    [("Namn", True), ("närvarande", True), ("Närvarnde", True), ("Diktsson", False), ("Plats", False)],
)
def test_heads_of_columns(word: str, heads: bool) -> None:
    assert RULES.minutes.is_column_head(word) == heads


@pytest.mark.parametrize(
    ("role", "how"),
    [
        ("ordf.", "alone"),
        ("(ordförande)", "alone"),
        ("rektor, ordförande", "alone"),
        ("(C), ordförande", "alone"),
        ("ordförande i nämnden", "first"),
        ("kommunstyrelsens ordförande", "named"),
        ("vice ordförande", None),
        ("nämndens vice ordförande", None),
        ("rektor", None),
    ],
)
def test_roles_that_led(role: str, how: str | None) -> None:
    assert RULES.minutes.leads(role) == how


@pytest.mark.parametrize(
    ("sentence", "announces"),
    [
        ("Nästa möte är den 3 maj.", True),
        ("Kommande brå-möten hålls i maj.", True),
        ("Nästkommande sammanträde är inte bestämt.", True),
        ("Mötet nästa gång är den 3 maj.", False),
        ("Nästa gång ses vi den 3 maj.", True),
        ("Gruppen träffas igen den 3 maj.", True),
        ("Gruppen träffas i parken den 3 maj.", False),
    ],
)
def test_sentences_that_announce_a_meeting(sentence: str, announces: bool) -> None:
    assert RULES.minutes.announces_meeting(sentence) == announces


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Lokalt prioriteras unga.", True),
        ("Området prioriterar unga.", True),
        ("Staden prioriterar unga.", False),
        ("Lokalt finns inget.", False),
    ],
)
def test_sentences_that_prioritise_locally(sentence: str, says: bool) -> None:
    assert RULES.minutes.prioritises_here(sentence) == says


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Tisdagen den 3 maj 2022 kl. 13.00–15.00", ("2022-05-03", "13:00", "15:00")),
        ("3/5 mellan 13 och 15", ("2022-05-03", "13:00", "15:00")),
        ("20220503 klockan 9", ("2022-05-03", "09:00", None)),
        ("Mötet börjar kl 13 och slut ca kl. 15", (None, "13:00", "15:00")),
        ("13 och 15", (None, None, None)),
        ("24-01-30 kl. 9", ("2024-01-30", "09:00", None)),
        ("240130", ("2024-01-30", None, None)),
        ("16/3-24", ("2024-03-16", None, None)),
        ("16/3-18/3", ("2022-03-16", None, None)),  # the 18th of March, not the year 2018
        ("240130-1234", (None, None, None)),  # a personal number
    ],
)
def test_times_of_meetings(text: str, time: tuple[str | None, ...]) -> None:
    found = RULES.meetings.read(text, 2022)
    assert (found.date, found.start, found.end) == time


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("Trygghetsrådet beslutar", True),
        ("Vi kom överens om att:", True),
        ("Trygghetsrådet i" + " Ek" * 9 + " beslutar", True),  # twelve words
        ("Trygghetsrådet i" + " Ek" * 10 + " beslutar", False),
        ("Rådet beslutar att söka medel", False),
        ("Nämnden har tidigare beslutat", False),
        ("Dagordning", False),
    ],
)
def test_lines_that_lead_to_a_decision_below(line: str, leads: bool) -> None:
    assert RULES.minutes.leads_to_decision(line) == leads


@pytest.mark.parametrize(
    ("title", "is_title"),
    [
        ("EST-möte vecka 19", True),
        ("EST-möte 2024-05-07", True),
        ("Anteckningar från möte med Lokala Brå", True),
        ("EST-möten i Vallby", False),
        ("Samverkansmöte i Vallby", False),
    ],
)
def test_titles_of_meetings(title: str, is_title: bool) -> None:
    assert RULES.minutes.is_title(title) == is_title


@pytest.mark.parametrize(
    ("role", "how"),
    [
        ("ordförande", "alone"),
        ("rektor, ordf.", "alone"),
        ("ordförande i rådet", "first"),
        ("(ordförande i rådet)", "first"),
        ("kommunstyrelsens ordförande", "named"),
        ("vice ordförande", None),
        ("rektor", None),
    ],
)
def test_how_a_role_says_that_somebody_led(role: str, how: str | None) -> None:
    assert RULES.minutes.leads(role) == how
