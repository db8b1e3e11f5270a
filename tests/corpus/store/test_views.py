"""The views that people ask with SQL: a plan counts once, names join, no column needs quotes, no people in the twins."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.store.answers import Commitment, Measure, Plan
from corpus.store.collection import Store, shortest_keys
from corpus.store.redaction import redacted_texts
from models.record import Activity, Record
from models.values import Actors, FollowUp, Party, Person, PersonMention, Value
from models.walk import values_of
from rules.pack import load_rules
from tests.corpus.store.test_collection import dump, plan
from tests.strategies import records

RULES = load_rules()
VIEWS = ("plans", "measures", "commitments", "follow_ups")


def copies() -> list[Record]:
    """One plan as PDF, as Word without pages, and again elsewhere; and next year's."""
    pdf = plan("b", path="plan.pdf")
    word = plan("a", path="plan.docx")
    word = word.model_copy(
        update={"source": word.source.model_copy(update={"format": "docx", "pages": None})}
    )
    later = plan("c", path="2023.pdf", commitment="Patrullera på torget.").model_copy(update={"year": 2023})
    return [pdf, word, later]


@pytest.fixture
def store(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Store.open(tmp_path / "plans.db") as store:
        for record in copies():
            store.write(record, path=record.source.path)
        store.link(RULES)
        yield store


@pytest.mark.parametrize("twin", ["", "_people_free"])
def test_every_view_counts_a_plan_once_by_its_leading_copy(store: Store, twin: str) -> None:
    for view in VIEWS:
        found = [tuple(row) for row in store.query(f"SELECT year, file FROM {view}{twin} ORDER BY year")]
        assert found == [(2022, "plan.pdf"), (2023, "2023.pdf")], view


def test_plans_measures_and_commitments_are_asked_in_python_too(store: Store) -> None:
    first, second = store.plans()
    assert (first.file, first.copies, first.activities, first.commitments) == ("plan.pdf", 1, 1, 1)
    assert (second.file, second.copies, second.gone) == ("2023.pdf", 0, False)
    assert [one.activity for one in store.measures()] == ["Nattvandring"] * 2
    (measure,) = store.measures(first.document)
    assert (measure.responsible_organisations, measure.parties, measure.indicators) == (
        ("school",),
        ("police",),
        1,
    )
    assert [one.text for one in store.commitments()] == ["Delta på möten.", "Patrullera på torget."]
    assert [one.year for one in store.commitments("c" * 64)] == [2023]
    assert [(link.document[0], link.kind, link.other[0]) for link in store.links(first.document)] == [
        ("a", "same", "b"),
        ("b", "successor", "c"),
    ]


def test_the_views_hold_what_the_answers_name(store: Store) -> None:
    for view, answer in (("plans", Plan), ("measures", Measure), ("commitments", Commitment)):
        columns = {row["name"] for row in store.query(f"SELECT name FROM pragma_table_info('{view}')")}
        assert {field.name for field in fields(answer)} <= columns


def test_no_name_must_be_quoted(store: Store) -> None:
    for (table,) in store.query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"):
        for (column,) in store.query("SELECT name FROM pragma_table_info(?)", (table,)):
            if "_fts" not in table:
                store.query(
                    f"SELECT one.{column}, {column} AS {column} FROM {table} AS one GROUP BY {column}"
                )


def test_tables_and_views_join_by_the_names_of_their_columns(store: Store) -> None:
    (row,) = store.query(
        "SELECT text, goal, topic, format FROM commitments JOIN activities USING (document, activity_key)"
        " JOIN plans USING (document) WHERE plans.year = 2023"
    )
    assert row["text"] == "Patrullera på torget."
    found = store.query("SELECT x0 FROM commitments JOIN regions USING (document, path) WHERE year = 2022")
    assert len(found) == 2


def test_who_convenes_is_responsible_where_nobody_else_is(tmp_path: Path) -> None:
    cases = [
        (Actors(text="Rektor"), Actors(text="Polisen"), "Rektor"),
        (None, Actors(text="Polisen"), "Polisen"),
        (Actors(text=""), Actors(text="Polisen"), "Polisen"),
        (Actors(text=""), None, ""),
        (None, None, None),
    ]
    activities = tuple(Activity(responsible=one, convener=other) for one, other, _ in cases)
    followed = Activity(indicators=FollowUp(text="Antal möten"))
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan().model_copy(update={"activities": (*activities, followed)}), path="plan.pdf")
        *asked, last = store.measures()
    assert [one.responsible for one in asked] == [expected for *_, expected in cases]
    assert (last.follow_up, asked[0].follow_up) == ("Antal möten", None)


def test_keys_are_as_long_as_they_must_be_whatever_the_order(tmp_path: Path) -> None:
    near = ["0" * 64, "0" * 12 + "1" * 52, "0" * 13 + "1" * 51, "f" * 64]
    keys = {"0" * 64: "0" * 14, near[1]: "0" * 12 + "1", near[2]: "0" * 13 + "1", "f" * 64: "f" * 12}
    assert shortest_keys(set(near)) == keys
    for number, order in enumerate((near, near[::-1])):
        with Store.open(tmp_path / f"{number}.db") as store:
            for hash_ in order:
                store.write(plan().model_copy(update={"id": hash_}), path=f"{hash_}.pdf")
            assert {one.sha256: one.document for one in store.documents()} == keys
            store.link(RULES)
    assert dump(tmp_path / "0.db") == dump(tmp_path / "1.db")
    with Store.open(tmp_path / "0.db") as store:
        for hash_ in near[1:3]:
            store.forget(f"{hash_}.pdf")
        assert {one.document for one in store.documents()} == {"0" * 12, "f" * 12}
        assert len(store.commitments("0" * 64)) == 1


PEOPLE = (
    Person(name="Stina Påhittad", phone="070-000 00 00", email="stina.pahittad@example.se"),
    Person(name="Bo Ek", personal_number="19000101-0000"),
)


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Rektor Stina Påhittad ansvarar", "Rektor [name] ansvarar"),
        ("STINA  PÅHITTADS telefon: 070 000 0000", "[name] telefon: [phone]"),
        ("Stina\nPåhittad <stina.pahittad@example.se>", "[name] <[email]>"),
        ("Bo Ek, 190001010000", "[name], [personal_number]"),
        ("Bo Eklund i Bo Ekeby", "Bo Eklund i Bo Ekeby"),
        ("Ring 0700000000 eller 08-123", "Ring [phone] eller 08-123"),
    ],
)
def test_a_datum_is_cut_out_however_it_is_written(text: str, free: str) -> None:
    record = plan(commitment=text).model_copy(update={"people": PEOPLE})
    found = redacted_texts(record).get("activities[0].parties[0].commitment", text)
    assert found == free


def test_what_a_mention_says_is_cut_out_however_short() -> None:
    mention = PersonMention(path="title", span=(0, 2), kind="name")
    record = plan().model_copy(
        update={"title": Value(text="Bo leder"), "people": (Person(name="Bo", mentions=(mention,)),)}
    )
    assert redacted_texts(record)["title"] == "[name] leder"


def test_the_twins_hold_no_person_in_any_column(tmp_path: Path) -> None:
    said = "Stina Påhittad, 070-000 00 00, stina.pahittad@example.se"
    everywhere = {key: Value(text=f"{key} {said}") for key in ("name", "goal", "measures")}
    activity = (
        plan()
        .activities[0]
        .model_copy(
            update={
                **everywhere,
                "responsible": Actors(text=said),
                "follow_up": FollowUp(text=f"Uppföljning {said}"),
                "parties": (Party(party="police", commitment=Value(text=f"Åtagande {said}")),),
            }
        )
    )
    area = plan().areas[0].model_copy(update={"name": Value(text=f"Område {said}")})
    record = plan().model_copy(
        update={"activities": (activity,), "areas": (area,), "title": Value(text=said), "people": PEOPLE}
    )
    with Store.open(tmp_path / "plans.db") as store:
        store.write(record, path="plan.pdf")
        for view in VIEWS:
            shown = repr([tuple(row) for row in store.query(f"SELECT * FROM {view}_people_free")])
            assert not re.search(r"Stina|070|example\.se", shown), view
            assert "Stina" in repr([tuple(row) for row in store.query(f"SELECT * FROM {view}")])


@settings(max_examples=30)
@given(records(), st.data())
def test_whatever_people_holds_is_in_no_text_of_the_twins(record: Record, data: st.DataObject) -> None:
    name = data.draw(st.text("abåÖé- ", min_size=3, max_size=9).filter(lambda text: len(text.strip()) > 2))
    record = record.model_copy(
        update={"people": (Person(name=name),), "title": Value(text=f"av {name}, år 2020")}
    )
    datum = " ".join(name.split()).casefold()
    pattern = re.compile(rf"(?<!\w){re.escape(datum)}(?!\w)")
    with TemporaryDirectory() as folder, Store.open(Path(folder, "plans.db")) as store:
        store.write(record, path="plan.pdf")
        assert len(store.query("SELECT * FROM fields_people_free")) == sum(
            placed.section not in ("remainder", "furniture") for placed in values_of(record)
        )
        for (text,) in store.query("SELECT text FROM fields_people_free"):
            assert not pattern.search(" ".join(text.split()).casefold())
