"""Days and hours of meetings, in the manners of minutes, and numbers that are none."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-03-15", "2022-03-15 - -"),
        ("2022 3/15", "- - -"),
        ("2022.3.15", "2022-03-15 - -"),
        ("20220315", "2022-03-15 - -"),
        ("120220315", "- - -"),
        ("20221315", "- - -"),
        ("15 mars 2022", "2022-03-15 - -"),
        ("15:e mars, 2022", "2022-03-15 - -"),
        ("15 mars", "2021-03-15 - -"),
        ("115 mars", "- - -"),
        ("15 marsvin", "- - -"),
        ("15/3 2022", "2022-03-15 - -"),
        ("15/3", "2021-03-15 - -"),
        ("31 februari 2022", "- - -"),
        ("29 februari", "- - -"),
        ("kl 9", "- 09:00 -"),
        ("kl. 9.30", "- 09:30 -"),
        ("klockan 24", "- 00:00 -"),
        ("kl 25", "- - -"),
        ("kl 9–10.30", "- 09:00 10:30"),
        ("9.00-10.30", "- 09:00 10:30"),
        ("9-10", "- - -"),
        ("mellan 9 och 10", "- 09:00 10:00"),
        ("kl 9 till kl 10", "- 09:00 10:00"),
        ("mötet 9–10.30 i dag", "- 09:00 10:30"),
        ("15 mars 2022 kl 13-15", "2022-03-15 13:00 15:00"),
        ("15 mars 2022 kl 13.00–ca 15.00", "2022-03-15 13:00 15:00"),
        ("2022-03-15 13.00–15.00", "2022-03-15 13:00 15:00"),
        ("kl 13, slutar kl 15", "- 13:00 15:00"),
        ("ingen tid", "- - -"),
    ],
)
def test_days_and_hours(text: str, expected: str) -> None:
    found = RULES.meetings.read(text, 2021)
    assert f"{found.date or '-'} {found.start or '-'} {found.end or '-'}" == expected
    assert (found.span is None) is (expected == "- - -")


def test_what_says_so_reaches_from_the_first_to_the_last_of_it() -> None:
    text = "Vi ses den 15 mars 2022 i salen kl 13–15 igen"
    span = RULES.meetings.read(text).span
    assert span is not None
    assert text[slice(*span)] == "15 mars 2022 i salen kl 13–15"
    assert RULES.meetings.read("15 mars").date is None


def test_every_day_in_its_order() -> None:
    text = "9/9 2022, 15 mars; 2022-04-01 och 20220501"
    assert [day for day, _ in RULES.meetings.days(text, 2021)] == [
        "2022-09-09",
        "2021-03-15",
        "2022-04-01",
        "2022-05-01",
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14, 21 och 28 januari kl. 13", ["2020-01-14", "2020-01-21", "2020-01-28"]),
        ("den 3 och den 17 mars 2022", ["2022-03-03", "2022-03-17"]),
        ("rum 3, 14 januari", ["2020-01-14"]),
        ("kl. 13, 14 januari", ["2020-01-14"]),
        ("8 juni kl. 9 och 9 september", ["2020-06-08", "2020-09-09"]),
    ],
)
def test_days_that_share_a_month(text: str, days: list[str]) -> None:
    assert [day for day, _ in RULES.meetings.days(text, 2020)] == days
