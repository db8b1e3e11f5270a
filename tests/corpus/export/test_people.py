"""No planted person leaks, in any format; what is left of records points at the same words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from corpus.export import export
from corpus.export.columns import Form
from corpus.export.export import write_export
from corpus.export.people import KnownPeople
from corpus.export.records import without_people
from corpus.store.collection import Store
from models.errors import PeopleLeft
from models.record import Record
from models.values import Actors, FollowUp, Person
from models.walk import values_of
from tests.corpus.export.planting import DATA, collection, planted, written
from tests.strategies import records

FORMS: tuple[Form, ...] = get_args(Form)
OUT = {
    "xlsx": "plans.xlsx",
    "csv": "csv",
    "jsonl": "plans.jsonl",
    "parquet": "plans.parquet",
    "datasette": "site",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("planted"))


def shown(path: Path) -> Iterator[str]:
    """All that a file holds, read in ways of the test's own: its bytes, and what its format packs away."""
    data = path.read_bytes()
    yield data.decode("utf-8", "replace")
    if path.suffix == ".xlsx":
        with ZipFile(path) as package:
            yield from (package.read(name).decode() for name in package.namelist())
        for sheet in load_workbook(path):
            yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    elif path.suffix == ".db":
        with sqlite3.connect(path) as connection:
            yield "\n".join(line for line in connection.iterdump() if "_fts_" not in line)  # hexadecimal
    elif path.suffix == ".parquet":
        from pyarrow.parquet import read_table

        yield str(read_table(path).to_pylist())
    elif path.suffix == ".jsonl":
        yield from (str(json.loads(line)) for line in data.decode().splitlines())


def files(out: Path) -> list[Path]:
    return sorted(out.iterdir()) if out.is_dir() else sorted(out.parent.glob(f"{out.stem}*"))


@pytest.mark.parametrize("form", FORMS)
def test_no_planted_person_is_in_an_export_without_people(database: Path, tmp_path: Path, form: Form) -> None:
    out = tmp_path / "out" / OUT[form]
    with Store.open(database) as store:
        write_export(collection(store), form, out, "sv")
    for file in files(out):
        for text in shown(file):
            assert not [datum for datum in DATA if datum.casefold() in text.casefold()], file


@pytest.mark.parametrize("form", FORMS)
def test_with_people_they_are_there(database: Path, tmp_path: Path, form: Form) -> None:
    out = tmp_path / "out" / OUT[form]
    with Store.open(database) as store:
        write_export(collection(store, with_people=True), form, out, "sv")
    text = "".join(text for file in files(out) for text in shown(file))
    assert "Stina Hittepå" in text
    assert "[name]" not in text


@pytest.mark.parametrize("form", FORMS)
def test_one_that_slips_through_is_found_and_nothing_is_left(
    database: Path, tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnownPeople, "cuts", lambda self, text, **_: [])
    out = tmp_path / "out" / OUT[form]
    with Store.open(database) as store, pytest.raises(PeopleLeft, match="personal datum") as caught:
        write_export(collection(store), form, out, "sv")
    assert "Stina" not in str(caught.value)
    assert list(out.parent.iterdir()) == []


def test_what_is_known_of_records_is_as_it_was() -> None:
    record = planted()
    free = without_people(record, KnownPeople([("name", "Fabian")]))
    assert free.people == ()
    assert [one.path for one in values_of(free)] == [one.path for one in values_of(record)]
    responsible = free.activities[0].responsible
    assert responsible is not None
    assert responsible.text == (
        "Ansvarar: [name], [phone], [email], [personal_number], och [name], och rektor"
    )
    assert responsible.mentions[0].text == "rektor"
    assert free.title is not None and free.title.text == "Av en [name]"
    assert (free.year, free.coverage, free.district) == (record.year, record.coverage, record.district)


@settings(max_examples=60)
@given(records(), st.lists(st.text("abÅö é1", min_size=2, max_size=8), max_size=3))
def test_any_record_stays_a_record_whose_spans_hold(record: Record, names: list[str]) -> None:
    people = KnownPeople([*(("name", name) for name in names), ("phone", "08-111 11 11")])
    free = without_people(record, people)
    assert people.found_in(placed.value.text for placed in values_of(free)) is None
    for placed in values_of(free):
        spoken = [*placed.value.mentions] if isinstance(placed.value, Actors) else []
        counted = [*placed.value.indicators] if isinstance(placed.value, FollowUp) else []
        for one in (*spoken, *counted):
            assert placed.value.text[slice(*one.span)] == one.text


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Stina Hittepå", "[name]"),
        ("STINA  HITTEPÅS telefon", "[name] telefon"),
        ("Stina\nHittepå", "[name]"),
        ("stina_hittepå.pdf", "[name].pdf"),
        ("Stina-Hittepå:s", "[name]"),
        ("Hittepå, Stina", "Hittepå, Stina"),
        ("till +46 70 123 45 67.", "till [phone]."),
        ("(070) 123 45 67", "[phone]"),
        ("0701234567 eller 0701234568", "[phone] eller 0701234568"),
        ("1070123456790", "1070123456790"),
        ("Park leder, i en park, PARKS plan", "[name] leder, i en park, [name] plan"),
        ("Parken", "Parken"),
        ("s.p@example.se", "[email]"),
    ],
)
def test_data_are_found_however_they_are_written(text: str, free: str) -> None:
    people = KnownPeople(
        [
            ("name", "Stina Hittepå"),
            ("phone", "070-123 45 67"),
            ("name", "Park"),
            ("email", "s.p@example.se"),
        ]
    )
    assert people.redact(text) == free
    assert people.found_in([free]) is None


words = st.text("abcåÄö", min_size=2, max_size=6)
data = st.one_of(
    st.tuples(st.just("name"), st.lists(words, min_size=1, max_size=3).map(" ".join)),
    st.tuples(st.just("phone"), st.integers(10**7, 10**9).map(lambda number: f"0{number}")),
    st.tuples(st.just("email"), st.tuples(words, words).map(lambda two: f"{two[0]}@{two[1]}.se")),
)


@given(
    st.lists(data, min_size=1, max_size=6),
    st.lists(st.one_of(words, st.just("\n"), st.just("08-1")), max_size=8),
    st.data(),
)
def test_the_proof_finds_nothing_in_what_was_cut(known: list, around: list[str], draw: st.DataObject) -> None:
    people = KnownPeople(known)
    planted_ = draw.draw(st.lists(st.sampled_from([text for _, text in known]), max_size=4))
    text = " ".join(draw.draw(st.permutations([*around, *planted_, *(one.upper() for one in planted_)])))
    assert people.found_in([people.redact(text)]) is None


def test_a_head_that_is_somebodys_name_stops_no_export(tmp_path: Path) -> None:
    record = planted()
    with Store.open(tmp_path / "plans.db") as store:
        named = tuple(Person(name=name) for name in ("Kommun", "Fil", "Norra ängen", "Polisen"))
        store.write(record.model_copy(update={"people": named}), path="plan.pdf")
        for form in FORMS:
            assert write_export(collection(store), form, tmp_path / OUT[form], "sv")


def test_the_proof_is_asked_for_every_file(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        export, "prove", lambda people, files, *rest: seen.extend(file.name for file in files)
    )
    with Store.open(database) as store:
        write_export(collection(store), "parquet", tmp_path / "p.parquet", "sv")
    assert seen == ["p.commitments.parquet", "p.parquet"]
