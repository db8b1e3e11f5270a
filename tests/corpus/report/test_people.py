"""A report without people: none that is planted is on the page, and one that slips through stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.export.people import KnownPeople
from corpus.report import people as people_module
from corpus.report.people import texts_in
from corpus.report.report import report_page
from corpus.store.collection import Store
from models.errors import PeopleLeft
from rules.pack import load_rules
from tests.corpus.export.planting import DATA, TODAY, written

RULES = load_rules()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("people"))


def page_of(database: Path, *, with_people: bool = False) -> str:
    with Store.open(database, read_only=True) as store:
        people = None if with_people else KnownPeople.of(store)
        return "".join(report_page(store, RULES, "sv", TODAY, people=people))


def named(page: str) -> list[str]:
    texts = list(texts_in(page))
    small = "\n".join(texts).casefold()
    return [one for one in DATA if (one in "\n".join(texts) if one[0].isupper() else one in small)]


def test_no_planted_person_is_in_a_report_without_people(database: Path) -> None:
    page = page_of(database)
    assert named(page) == []
    assert "[name]" in page
    assert "varje personuppgift" in page


def test_with_people_they_are_there(database: Path) -> None:
    assert {"stina", "hittepå", "example.se", "Fabian"} <= set(named(page_of(database, with_people=True)))


def test_one_that_slips_through_is_found_and_nothing_is_written(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_module.LeftOut, "text", lambda left_out, document, path, text: text)
    with pytest.raises(PeopleLeft, match="nothing was written"):
        page_of(database)
