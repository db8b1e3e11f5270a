"""`planlasare.Collection` and `to_frame`: what programs in Python get."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

import planlasare
from planlasare import Collection, Comparison, Gap, Hit, Measure, MissingTool, Plan, to_frame
from tests.corpus.search.test_search import PLANS, fill


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with Collection(fill(tmp_path_factory.mktemp("collection") / "plans.db")) as collection:
        yield collection


def test_each_plan_is_there_once(collection: Collection) -> None:
    assert [plan.name for plan in collection.plans()] == [
        "farsta-2021.pdf",
        "farsta-2023.pdf",
        "arsta-2022.pdf",
    ]
    assert [record.id[0] for record in collection.records()] == ["c", "d", "a"]
    assert [record.id[0] for record in collection.records(district="ÅRSTA", year=2022)] == ["a"]
    assert [plan.year for plan in collection.plans(district="Farsta", year=2023)] == [2023]
    assert collection.record("arsta:2022") == PLANS[0]


def test_measures_and_commitments_are_those_asked_for(collection: Collection) -> None:
    assert [one.activity for one in collection.measures()] == [
        "Tillsyn",
        "Samtal",
        "Nattvandring",
        "Trygghetsvandringar",
    ]
    assert [one.activity for one in collection.measures(topic="narcotics", district="farsta")] == [
        "Nattvandring"
    ]
    assert {one.party for one in collection.commitments()} == {"police", "school"}
    assert [one.year for one in collection.commitments(party="police", year=2022)] == [2022]


def test_it_searches_compares_and_finds_gaps(collection: Collection) -> None:
    assert collection.search("drogscen", districts=["Farsta"])[0].page == 2
    compared = collection.compare("farsta:2021", "farsta:2023")
    assert {one.match for one in compared.activities} <= {"added", "dropped"}
    gaps = collection.gaps(district="arsta", today=date(2023, 1, 1))
    assert {gap.district for gap in gaps} == {"arsta"}
    with pytest.raises(planlasare.UnknownName):
        collection.gaps(district="zz")
    with pytest.raises(planlasare.UnknownName):
        list(collection.records(district="zz"))


def test_answers_become_data_frames(collection: Collection) -> None:
    measures = to_frame(collection.measures())
    assert list(measures["year"]) == [2021, 2023, 2023, 2022]
    assert str(measures["year"].dtype) == "Int64"
    hits = to_frame(collection.search("drogscen"))
    assert list(hits.columns) == [
        *(
            "document",
            "id",
            "district",
            "year",
            "activity_index",
            "activity_name",
            "field",
            "text",
            "page",
            "ref",
            "score",
        )
    ]
    assert len(to_frame(collection.plans())) == 3
    assert set(to_frame([collection.compare("farsta:2021", "farsta:2023")])["match"]) <= {"added", "dropped"}
    assert "gap" in to_frame(collection.gaps()).columns


@pytest.mark.parametrize("kind", [Measure, Plan, Hit, Gap, Comparison])
def test_a_frame_of_nothing_has_its_columns_too(collection: Collection, kind: type) -> None:
    some = {
        Measure: collection.measures(),
        Plan: collection.plans(),
        Hit: collection.search("polis"),
        Gap: collection.gaps(),
        Comparison: [collection.compare("farsta:2021", "farsta:2023")],
    }[kind]
    assert list(to_frame([], kind).columns) == list(to_frame(some).columns)
    assert list(to_frame([]).columns) == []


def test_what_has_no_columns_is_refused() -> None:
    with pytest.raises(TypeError, match="not of Record"):
        to_frame([PLANS[0]])


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingTool, match=r"pip install 'planlasare\[frames\]'"):
        to_frame([])


def test_a_database_that_is_none_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(planlasare.StoreError):
        Collection(tmp_path / "none.db")
