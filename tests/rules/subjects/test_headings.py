"""Headings, titles and names of places: which words make one, and which unmake it."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "generic", "score"),
    [
        ("Handlingsplan", True, 4),
        ("Gemensam handlingsplan 2024", True, 4),
        ("Handlingsplan mot brott", False, 4),
        ("Handlingsplan och samverkansplan", True, 4),
        ("Handlingsplan och överenskommelse", True, 7),
        ("Minihandlingsplan", False, 4),
        ("Inledning", True, 0),
        ("Skolan", False, 0),
        ("2024", True, 0),
        ("Bilaga 2", True, 1),
        ("Delbilaga", False, 0),
        ("", True, 0),
    ],
)
def test_how_much_a_line_is_a_title(text: str, generic: bool, score: int) -> None:
    assert RULES.headings.title_score(text) == score
    assert RULES.headings.is_generic(text) is generic


@pytest.mark.parametrize(
    ("text", "annex"),
    [
        ("Bilaga 2 till avtal", True),
        ("Bilaga 2: Plan", False),
        ("Bilaga 2 – Plan", False),
        ("Plan, bilaga 2", False),
        ("", False),
    ],
)
def test_a_line_that_only_says_which_annex_it_is(text: str, annex: bool) -> None:
    assert RULES.headings.is_annex(text) is annex


def test_promises_and_titles_that_only_say_whose_plan_it_is() -> None:
    assert RULES.headings.is_promise("Våra löften 2024")
    assert not RULES.headings.is_promise("Handlingsplan 2024")
    places = RULES.districts.place_words
    assert RULES.headings.names_only_a_plan("Handlingsplan för Mora", places)
    assert RULES.headings.names_only_a_plan("Moras handlingsplan", places)
    assert RULES.headings.names_only_a_plan("Handlingsplan för Höganäs", frozenset({"höganäs"}))
    assert not RULES.headings.names_only_a_plan("Handlingsplan för maten", places)


def test_the_rows_that_a_short_line_hits() -> None:
    assert "heading.plan" in RULES.headings.hits("Ett två tre fyra fem handlingsplan")
    assert RULES.headings.hits("Ett två tre fyra fem sex handlingsplan") == frozenset()
    assert "heading.parts" in RULES.headings.hits("Mål och syfte")
    assert "heading.parts" not in RULES.headings.hits("Mål för Mora")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Polisen och kommunpolisen", {"police": 2}),
        ("En poliklinik", {}),
        ("Trygghet, otrygghet och brott", {"safety": 2, "crime": 1}),
    ],
)
def test_words_of_the_subject(text: str, counts: dict[str, int]) -> None:
    assert RULES.vocabulary.count_subjects(text) == counts


def test_genres_are_no_subjects() -> None:
    assert RULES.vocabulary.other_genre("Rapport om polis") == "report"
    assert RULES.vocabulary.other_genre("Polis och trygghet") is None
    assert RULES.vocabulary.count_subjects("Rapport") == {}
    assert RULES.vocabulary.hits("Rapport om polis") == {"vocabulary.report", "vocabulary.police"}


@pytest.mark.parametrize(
    ("text", "heading", "may_be"),
    [
        ("Sagoängen", True, True),
        ("Platssamverkan Sagoängen", True, True),
        ("Sagoängen och Påhittstorp", True, True),
        ("sagoängen", False, False),
        ("SAGOÄNGEN", False, False),
        ("Sagoängen Påhittstorp Fabelplan Långbro Torpvik", True, True),
        ("Sagoängen Påhittstorp Fabelplan Långbro Torpvik Sundby", False, False),
        ("Platssamverkan", False, True),
        ("Narkotika", False, False),
        ("Badhuset", False, True),
        ("Polisen", False, False),
        ("Karin Berg", False, False),
        ("Skolan", False, True),
        ("", False, False),
    ],
)
def test_names_of_places(text: str, heading: bool, may_be: bool) -> None:
    assert RULES.place_names.is_heading(text) is heading
    assert RULES.place_names.may_be(text) is may_be
