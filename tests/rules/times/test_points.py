"""Points and stretches of time: ranges, what a lone word needs, and what makes no time."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("från den 3 maj till den 5 juni", "period 2022-05-03 2022-06-05"),
        ("3 maj till 5 juni 2023", "period 2023-05-03 2023-06-05"),
        ("mellan den 3 maj och den 5 juni", "period 2022-05-03 2022-06-05"),
        ("mellan maj och juni", "period 2022-05-01 2022-06-30"),
        ("maj–juni 2023", "period 2023-05-01 2023-06-30"),
        ("december–januari", "period 2022-12-01 2023-01-31"),
        ("maj", "period 2022-05-01 2022-05-31"),
        ("maj månad", "period 2022-05-01 2022-05-31"),
        ("i maj", "period 2022-05-01 2022-05-31"),
        ("hösten", "period 2022-08-01 2022-12-31"),
        ("vecka 24", "period 2022-06-13 2022-06-19"),
        ("vecka 24–26", "period 2022-06-13 2022-07-03"),
        ("senast maj", "until - 2022-05-31"),
        ("före maj", "until - 2022-04-30"),
        ("från maj", "open_ended 2022-05-01 -"),
        ("31 februari", "unspecified - -"),
        ("2023", "period 2023-01-01 2023-12-31"),
        ("ord", "unspecified - -"),
        ("", "unspecified - -"),
    ],
)
def test_points_of_time(text: str, expected: str) -> None:
    found = RULES.schedules.read(text, year=2022)
    assert f"{found.kind} {found.start or '-'} {found.end or '-'}" == expected


def test_without_a_year_a_point_of_time_is_less_sure() -> None:
    assert RULES.schedules.read("maj").confidence == 0.7
    assert RULES.schedules.read("den 3 maj till den 5 juni").confidence == 0.7
    assert RULES.schedules.read("maj", year=2022).confidence > 0.7


def test_weeks_may_be_padded() -> None:
    found = RULES.schedules.read("vecka 05", year=2022)
    assert (found.start, found.end) == ("2022-01-31", "2022-02-06")
    assert RULES.schedules.read("vecka 54", year=2022).kind == "unspecified"


@pytest.mark.parametrize(
    ("text", "year", "doubt"),
    [
        ("vintern 2021", 2022, "2020-12-01 to 2021-02 or 2021-12-01 to 2022-02"),
        ("vintern", 2022, None),  # of no year at all
        ("läsåret", 2022, "the school year 2021/2022 or 2022/2023"),
        ("läsåret", None, None),
        ("läsåret 2021/2022", 2022, None),
        ("till hösten 2022", None, "by the beginning, 2022-08-01, or by the end, 2022-12-31"),
        ("senast hösten 2022", None, None),
        ("till den 3 maj 2022", None, None),  # a day has no end
    ],
)
def test_what_can_be_read_two_ways_says_both(text: str, year: int | None, doubt: str | None) -> None:
    found = RULES.schedules.read(f"klart {text}" if text.startswith("till") else text, year=year)
    assert found.ambiguity == doubt
    if doubt is not None:
        assert found.confidence == 0.5
