"""Texts are found as Swedes expect it, each plan once, whatever is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.search.answer import Filters, Hit
from corpus.search.excerpt import excerpt
from corpus.search.find import search
from corpus.search.nothing import reasons
from corpus.store.collection import Store
from corpus.store.reading import Reader
from models.errors import UnknownName
from models.evidence import Evidence
from models.record import Activity, Area, Coverage, District, Record, Source
from models.values import Party, Value
from rules.pack import load_rules

LONG = "Ett långt stycke om annat som kommer först. " * 12


def value(text: str, page: int | None = 2) -> Value:
    return Value(text=text, evidence=(Evidence(page=page, bbox=None, ref="table 1 row 2 cell 3"),))


def record(
    content: str, district: str, year: int, *activities: Activity, format_: str = "pdf", remainder: str = ""
) -> Record:
    folded = district.lower().translate(str.maketrans("åäö", "aao"))
    name = f"{folded}-{year}.{format_}"
    return Record(
        rules_version="1",
        id=content * 64,
        source=Source(
            name=name, path=f"arkiv/{name}", format=format_, size=1, pages=3 if format_ == "pdf" else None
        ),  # type: ignore[arg-type]
        kind="plan",
        layout="field_table",
        title=value(f"Åtgärdsplan för {district} {year}"),
        year=year,
        district=District(id=folded, name=district),
        areas=(
            Area(name=value("Droger på allmän plats"), topic="narcotics", topics=("narcotics", "violence")),
        ),
        activities=activities,
        remainder=(value(remainder, None),) if remainder else (),
        coverage=Coverage(words=1, in_fields=1, labels=0, furniture=0, remainder=0),
    )


WALK = Activity(
    area=0,
    name=value("Trygghetsvandringar"),
    measures=value("Boende går genom området och skriver ned brister."),
    parties=(Party(party="police", commitment=value("Polisen deltar i varje vandring.")),),
)
SCENE = Activity(
    name=value("Tillsyn"),
    goal=value("Den öppna drogscenen vid torget ska bort. Tål att upprepas."),
    measures=value(LONG + "Sist nämns skolgården och områdespolisens närvaro."),
    parties=(Party(party="school", commitment=value("Rektorn meddelar polisen vid behov.")),),
)
TALK = Activity(name=value("Samtal"), goal=value("Ett tal hålls på varje årsmöte."))
PLANS = (
    record("a", "Årsta", 2022, WALK),
    record("b", "Årsta", 2022, WALK, format_="docx"),
    record("c", "Farsta", 2021, SCENE, remainder="Bilaga om vandrarhem"),
    record("d", "Farsta", 2023, TALK, WALK.model_copy(update={"name": value("Nattvandring")})),
)


def fill(database: Path, plans: tuple[Record, ...] = PLANS) -> Path:
    with Store.open(database) as store:
        for plan in plans:
            store.write(plan, path=plan.source.path)
        store.link(load_rules())
    return database


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with Reader.at(fill(tmp_path_factory.mktemp("search") / "plans.db")) as reader:
        yield reader


def found(reader: Reader, words: str, **filters: tuple[object, ...]) -> list[tuple[str, str]]:
    hits = search(reader, words, Filters(**filters), 100).hits  # type: ignore[arg-type]
    return sorted((f"{hit.district} {hit.year}", hit.path) for hit in hits)


def matched(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.spans]


NAMES = [("arsta 2022", "activities[0].name"), ("farsta 2023", "activities[1].name")]


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("trygghetsvandring", NAMES[:1]),
        ("TRYGGHETSVANDRINGARNAS", NAMES[:1]),
        ("nattvandringar", NAMES[1:]),
        ("trygghet", NAMES[:1]),
        ("skola", [("farsta 2021", "activities[0].measures")]),
        ("gård", [("farsta 2021", "activities[0].measures")]),
        ("tal", [("farsta 2023", "activities[0].goal")]),
        ("tål", [("farsta 2021", "activities[0].goal")]),
        ("öppen drogscen", [("farsta 2021", "activities[0].goal")]),
        ('"öppen drogscen"', [("farsta 2021", "activities[0].goal")]),
        ("\u201döppna drogscenen", [("farsta 2021", "activities[0].goal")]),
        ('"drogscen öppen"', []),
        ("drogsc*", [("farsta 2021", "activities[0].goal")]),
        ("vandrarhem", [("farsta 2021", "remainder[0]")]),
        ("o\u0308ppen", [("farsta 2021", "activities[0].goal")]),
        ("arsta", []),
        ("åtgärdsplan farsta 2021", [("farsta 2021", "title")]),
    ],
)
def test_words_are_found_in_every_form_and_in_compounds(
    reader: Reader, words: str, paths: list[tuple[str, str]]
) -> None:
    assert found(reader, words) == paths


def test_the_word_itself_comes_before_compounds_and_a_name_before_texts(reader: Reader) -> None:
    hits = search(reader, "vandring").hits
    assert [hit.field for hit in hits] == ["name", "name", "commitment", "commitment"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert {matched(hit)[0] for hit in hits[:2]} == {"Trygghetsvandringar", "Nattvandring"}
    inflected = search(reader, "vandringar", Filters(fields=("commitment",))).hits
    assert hits[2].score > inflected[0].score


def test_words_that_stand_in_the_activitys_name_help_to_find_its_texts(reader: Reader) -> None:
    hits = search(reader, "nattvandring polisen").hits
    assert [(hit.district, hit.year, hit.field) for hit in hits] == [("farsta", 2023, "commitment")]
    assert matched(hits[0]) == ["Polisen"]
    assert found(reader, "nattvandring drogscen") == []


def test_a_copy_is_not_found_beside_the_plan_that_leads(reader: Reader) -> None:
    assert {hit.document for hit in search(reader, "trygghetsvandring").hits} == {"arsta-2022.pdf"}


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"districts": ("ÅRSTA",)}, 1),
        ({"districts": ("arsta", "Farsta")}, 4),
        ({"years": (2021,)}, 2),
        ({"years": (2021, 2023)}, 3),
        ({"parties": ("police",)}, 2),
        ({"parties": ("school",)}, 1),
        ({"topics": ("violence",)}, 2),
        ({"fields": ("measures",)}, 1),
        ({"fields": ("measures",), "years": (2023,)}, 0),
        ({"years": (1999,)}, 0),
    ],
)
def test_filters_let_through_what_is_of_them(
    reader: Reader, filters: dict[str, tuple[object, ...]], count: int
) -> None:
    assert len(found(reader, "polis", **filters)) == count


def test_without_words_all_that_the_filters_let_through_comes_by_district_and_year(reader: Reader) -> None:
    hits = search(reader, " ", Filters(fields=("name",))).hits
    assert [(hit.district, hit.year, hit.text) for hit in hits] == [
        ("farsta", 2021, "Droger på allmän plats"),
        ("farsta", 2021, "Tillsyn"),
        ("farsta", 2023, "Droger på allmän plats"),
        ("farsta", 2023, "Samtal"),
        ("farsta", 2023, "Nattvandring"),
        ("arsta", 2022, "Droger på allmän plats"),
        ("arsta", 2022, "Trygghetsvandringar"),
    ]
    assert {hit.score for hit in hits} == {0.0}
    few = search(reader, "", Filters(fields=("name",)), 2)
    assert (few.hits, few.more) == (hits[:2], True)
    assert found(reader, "", fields=("remainder",)) == [("farsta 2021", "remainder[0]")]


def test_a_district_that_is_none_is_told_what_is_near(reader: Reader) -> None:
    with pytest.raises(UnknownName, match="is it farsta"):
        search(reader, "polis", Filters(districts=("Fasta",)))


def test_why_nothing_was_found_is_said(reader: Reader) -> None:
    assert list(reasons(reader, "trygghetsvandrin", Filters())) == [
        "no text has the word 'trygghetsvandrin'; is it trygghetsvandringar, nattvandring?",
        "nothing found",
    ]
    said = list(reasons(reader, "polis", Filters(parties=("polis",), years=(1999,), topics=("x",))))
    assert said[0] == "no text is of the party 'polis'; there are police"
    assert said[-1] == "nothing found"
    assert list(reasons(reader, "?!", Filters())) == ["there is no word to look for in '?!'", "nothing found"]
    assert list(reasons(reader, "polis trygghetsvandringar nattvandring", Filters())) == [
        "no text has all of these words: give fewer",
        "nothing found",
    ]


HOSTILE = (
    *(
        "vandring",
        '"',
        "'",
        "*",
        "(",
        ")",
        "NEAR(",
        "AND",
        "OR",
        "NOT",
        "^",
        "{",
        "}",
        ":",
        "-",
        "+",
        "\0",
        "lemmas:",
    ),
    *("\ud800", "polis*", "”", "--", ";", "å", "%", "_", "\n", "İ", "ß", "x" * 200),
)


@settings(max_examples=300)
@given(
    words=st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(HOSTILE),
            max_size=12,
        ).map(" ".join),
    ),
    code=st.text(max_size=12),
)
def test_nothing_that_is_typed_is_an_error(reader: Reader, words: str, code: str) -> None:
    search(reader, words)
    search(reader, words, Filters(parties=(code,), topics=(code,), fields=(code,)))
    list(reasons(reader, words, Filters(parties=(code,))))


def test_an_excerpt_is_cut_between_words_around_what_matches(reader: Reader) -> None:
    hit = search(reader, "skolgård områdespolis").hits[0]
    pieces = list(excerpt(hit.text, hit.spans))
    assert [piece for piece, is_match in pieces if is_match] == ["skolgården", "områdespolisens"]
    shown = "".join(piece for piece, _ in pieces)
    assert shown.startswith("…")
    assert shown.endswith("Sist nämns skolgården och områdespolisens närvaro.")
    assert len(shown) <= 245
    assert "".join(piece for piece, _ in excerpt(LONG, ())).endswith(" …") is False


def test_a_forgotten_document_is_found_no_more_and_its_words_are_gone(tmp_path: Path) -> None:
    database = fill(tmp_path / "plans.db")
    with Store.open(database) as store:
        store.forget("arkiv/farsta-2021.pdf")
    with Store.open(database) as store:
        assert found(store, "drogscen") == []
        assert store.query("SELECT 1 FROM word_forms WHERE word IN ('drogscenen', 'skolgården')") == []
        assert len(found(store, "trygghetsvandring")) == 1
        for plan in PLANS:
            store.forget(plan.source.path)
    with Store.open(database) as store:
        assert store.query("SELECT * FROM word_forms") == []
        assert store.query("SELECT rowid FROM search_fts WHERE search_fts MATCH 'year_2022 OR polis'") == []


def test_what_is_read_again_is_found_by_what_it_says_now(tmp_path: Path) -> None:
    database = fill(tmp_path / "plans.db")
    changed = PLANS[2].model_copy(update={"rules_version": "2", "activities": (TALK,)})
    with Store.open(database) as store:
        store.write(changed, path=changed.source.path)
        store.commit()
        assert found(store, "drogscen") == []
        assert ("farsta 2021", "activities[0].goal") in found(store, "tal")
