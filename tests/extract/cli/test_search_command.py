"""`planlasare search` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import run
from tests.corpus.search.test_search import fill


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("search-command") / "plans.db")


@pytest.fixture
def search(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, database: Path):  # type: ignore[no-untyped-def]
    return lambda *arguments, columns=100: run(
        capsys, monkeypatch, "search", *arguments, "--db", database, columns=columns
    )


def test_it_shows_file_page_and_words(search) -> None:  # type: ignore[no-untyped-def]
    code, out, err = search("öppna", "drogscenen")
    assert (code, err) == (0, "")
    assert out == (
        "arkiv/farsta-2021.pdf  page 2  farsta 2021\n"
        "  goal in Tillsyn: Den öppna drogscenen vid torget ska bort. Tål att upprepas.\n"
    )


def test_json_is_a_flat_list(search) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = search("drogscen OR", "--format", "json")
    assert json.loads(out) == []
    _, out, _ = search("drogscen", "--format", "json")
    (hit,) = json.loads(out)
    assert isinstance(hit.pop("score"), float)
    assert hit == {
        "document": "farsta-2021.pdf",
        "id": "c" * 64,
        "district": "farsta",
        "year": 2021,
        "activity": {"index": 0, "name": "Tillsyn"},
        "field": "goal",
        "text": "Den öppna drogscenen vid torget ska bort. Tål att upprepas.",
        "page": 2,
        "ref": "table 1 row 2 cell 3",
    }


def test_a_limit_is_kept_and_told(search) -> None:  # type: ignore[no-untyped-def]
    _, out, err = search("vandring", "--limit", 1)
    assert out.count("arkiv/") == 1
    assert "--limit 5" in err
    assert search("vandring", "--limit", 0)[0] == 2


def test_filters_alone_list(search) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = search("--field", "title", "--year", 2021, "--year", "2022", "--format", "json")
    assert [hit["year"] for hit in json.loads(out)] == [2021, 2022]
    code, _, err = search()
    assert (code, "give words" in err) == (2, True)


@pytest.mark.parametrize(
    "words", ['"', "NEAR(a b", "* OR *", "lemmas:x AND", "'); DROP TABLE fields; --", "\udcff"]
)
def test_hostile_words_find_nothing_and_say_so(search, words: str) -> None:  # type: ignore[no-untyped-def]
    code, out, err = search(words)
    assert (code, out) == (0, "")
    assert err.endswith("planlasare: nothing found\n")


def test_an_unknown_district_has_the_code_of_unknown_names(search) -> None:  # type: ignore[no-untyped-def]
    code, out, err = search("polis", "--district", "Fasta")
    assert (code, out) == (16, "")
    assert "is it farsta" in err


def test_a_narrow_terminal_breaks_no_word(search) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = search("drogscen", columns=60)
    assert all(len(line) <= 60 and line == line.rstrip() for line in out.splitlines())
    assert "drogscenen" in out
