"""The documents of a database by the names that people give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.naming import AmbiguousName, UnknownName, find_document
from corpus.store.collection import Store
from models.record import District, Record
from rules.pack import load_rules
from tests.corpus.store.test_collection import plan


def document(content: str, path: str, year: int, district: str = "Älvsjö", kind: str = "plan") -> Record:
    made = plan(content, path=path, commitment=f"Åtagande för {district} {year} {kind}.")
    place = District(id=district.lower().translate(str.maketrans("åäö", "aao")), name=district)
    format_ = path.rpartition(".")[2]
    source = made.source.model_copy(update={"format": format_, "pages": 3 if format_ == "pdf" else None})
    return made.model_copy(update={"year": year, "district": place, "kind": kind, "source": source})


@pytest.fixture
def store(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Store.open(tmp_path / "plans.db") as store:
        for record in (
            document("a", "arkiv/plan-20.pdf", 2020),
            document("b", "arkiv/plan-20.docx", 2020),
            document("c", "arkiv/Åtgärder ny.pdf", 2022),
            document("d", "arkiv/möte.pdf", 2023, kind="minutes"),
            document("e", "arkiv/utkast.pdf", 2021, "Farsta"),
            document("f", "arkiv/utkast-2.pdf", 2021, "Farsta").model_copy(update={"remainder": ()}),
        ):
            store.write(record, path=record.source.path)
        store.link(load_rules())
        yield store


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("arkiv/plan-20.docx", "b"),
        ("plan-20.docx", "b"),
        ("b" * 64, "b"),
        ("b" * 12, "b"),
        ("bbbb", "b"),
        ("plan-20", "a"),  # the copy that leads
        ("älvsjö:2020", "a"),
        ("ALVSJO:2020", "a"),
        ("alvsjo", "c"),  # its latest plan, not its minutes
        (unicodedata.normalize("NFD", "Älvsjö"), "c"),
        ("älvsjö:2023", "d"),
        ("åtgärder", "c"),
        (unicodedata.normalize("NFD", "ÅTGÄRDER"), "c"),
        ("möte", "d"),
        ("utkast.pdf", "e"),
        ("utkast", "e"),
    ],
)
def test_a_name_finds_its_document(store: Store, name: str, content: str) -> None:
    assert store.find(name) == content * 12


def test_a_name_of_a_plan_passes_over_other_kinds(store: Store) -> None:
    assert store.find("alvsjo", "plan") == "c" * 12
    with pytest.raises(UnknownName):
        store.find("möte", "plan")


def test_what_names_several_plans_is_said_with_all(store: Store) -> None:
    with pytest.raises(AmbiguousName, match=r"names 2 documents: utkast.*\(farsta:2021, id [ef]{8}\)"):
        store.find("farsta")


@pytest.mark.parametrize(
    ("name", "offered"), [("alvsjö:2021", "alvsjo:2022"), ("utkas.pdf", "utkast.pdf"), ("zz", "'zz'$")]
)
def test_what_names_nothing_is_told_what_is_near(store: Store, name: str, offered: str) -> None:
    with pytest.raises(UnknownName, match=offered):
        store.find(name)


def test_a_districts_plans_come_by_year_each_once(store: Store) -> None:
    assert store.of_district("ÄLVSJÖ") == ["a" * 12, "c" * 12]
    with pytest.raises(UnknownName, match="farsta"):
        store.of_district("farst")


@given(
    st.lists(st.text("aåsSßKk-2.é/", min_size=1, max_size=6), min_size=1, max_size=4, unique=True),
    st.text("aåsSßKk-2.é/", min_size=1, max_size=3),
)
@settings(max_examples=30)
def test_a_part_of_a_name_is_found_as_among_all_documents(files: list[str], part: str) -> None:
    """The database hands over only documents that may be meant; letters that fold to others are among them."""
    with TemporaryDirectory() as folder, Store.open(Path(folder, "plans.db")) as store:
        for number, file in enumerate(files):
            record = document(f"{number}", f"arkiv/{number}/{file}.pdf", 2020 + number, f"Ort{number}")
            store.write(record, path=record.source.path)

        def answer(find: Callable[[str], str]) -> str:
            try:
                return find(part)
            except (AmbiguousName, UnknownName) as problem:
                return str(problem)

        assert answer(store.find) == answer(
            lambda name: store.key(find_document(store._named(None), name).id)
        )
