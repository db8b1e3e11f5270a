"""Two districts of the sample collection over three years, in other layouts and formats each time.

What was planted in them is found, and nothing else: what became of each measure, what the plans leave open, and the
people, whom an export leaves out. All of it stands in `corpus/documents/sources`, for people to read beside this.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from corpus.compare.answer import Comparison
from corpus.compare.compare import compare_plans
from corpus.gaps.find import find_gaps
from corpus.plans import plans_of_district
from corpus.store.reading import Reader
from rules.pack import load_rules
from tests.commands import run

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
FILES = [
    *("nordost-2022.docx", "nordost-2022.txt", "nordost-2024.xlsx"),
    *("nordost-2026.pdf", "nordost-2026.md"),
    *(
        "vasteras-2022.docx",
        "vasteras-2022.txt",
        "vasteras-2024.html",
        "vasteras-2024.md",
        "vasteras-2026.xlsx",
    ),
]
TODAY = date(2026, 1, 31)
RULES = load_rules()

FIELD, WALKS, ROUNDS = "Fältarbete vid Gamlestads torg", "Trygghetsvandringar", "Tillsyn vid hållplatserna"
BIKES, TOOLS = "Cykelmärkning vid stationen", "Märkning av verktyg i båtklubbarna"
LAMPS, BUSHES, HOSTS = (
    "Ny belysning i Bergsjön", "Klippning av buskar i Bergsjön", "Trygghetsvärdar i Angered"
)  # fmt: skip
NIGHT, EVENINGS, GIRLS = "Nattvandring i centrum", "Kvällsöppet på fritidsgården", "Tjejgrupp på Råby"
CALLS, TALKS, BANKS = "Telefonstuga för pensionärer", "Föredrag på äldreboenden", "Samtal med bankkontoren"
BOTH = "Telefonstuga och föredrag för pensionärer"

PLANTED = {
    ("nordost", 2022): {
        ("changed", (FIELD,), (FIELD,), (("meeting_frequency", None, "changed"),)),
        ("dropped", ("Föräldramöten i årskurs 7",), (), ()),
        ("same", (WALKS,), (WALKS,), ()),
        ("split", ("Belysning och klippning i Bergsjön",), (LAMPS, BUSHES), ()),
        ("changed", (ROUNDS,), (ROUNDS,), (  # the same undertaking, of another party
            ("commitment", "police", "dropped"), ("commitment", "social_services", "added"))),
        ("same", (BIKES,), (BIKES,), ()),
        ("same", (TOOLS,), (TOOLS,), ()),
        ("added", (), (HOSTS,), ()),
    },
    ("nordost", 2024): {
        ("same", (FIELD,), (FIELD,), ()),  # another telephone number of the same officer
        ("changed", (WALKS,), (WALKS,), (("measures", None, "changed"),)),
        ("same", (LAMPS,), (LAMPS,), ()),
        ("changed", (BUSHES,), (BUSHES,), (("responsible", None, "added"),)),
        ("dropped", (ROUNDS,), (), ()),
        ("merged", (BIKES, TOOLS), ("Märkning av cyklar och verktyg",), ()),
        ("same", (HOSTS,), (HOSTS,), ()),
    },
    ("vasteras", 2022): {
        ("changed", (NIGHT,), (NIGHT,), (("measures", None, "changed"),)),
        ("changed", (EVENINGS,), (EVENINGS,), (("meeting_frequency", None, "changed"),)),
        ("same", (GIRLS,), (GIRLS,), ()),
        ("dropped", ("Mentorer i årskurs 9",), (), ()),
        ("merged", (CALLS, TALKS), (BOTH,), ()),
        ("changed", (BANKS,), (BANKS,), (("responsible", None, "changed"),)),
    },
    ("vasteras", 2024): {
        ("same", (NIGHT,), (NIGHT,), ()),
        ("changed", (EVENINGS,), ("Fritidsgårdens lovkvällar",), (("name", None, "changed"),)),
        ("same", (GIRLS,), (GIRLS,), ()),
        ("added", (), ("Trygg skolavslutning",), ()),
        ("split", (BOTH,), ("Telefonstuga", "Föredrag om falska samtal"), ()),
        ("same", (BANKS,), (BANKS,), ()),
    },
}  # fmt: skip
"""District and year of the earlier plan → match, names on either side, changes (field, party, kind)."""

GAPS = {
    ("nordost", 2022): {
        ("older-than-two-years", None, "stated"), ("no-indicator", "Belysning och klippning i Bergsjön", "stated"),
        ("no-responsible", ROUNDS, "empty"), ("no-time", BIKES, "missing"),
    },
    ("nordost", 2024): {
        ("no-situation", None, "missing"), ("no-indicator", LAMPS, "stated"),
        ("no-responsible", BUSHES, "empty"), ("no-time", BUSHES, "empty"), ("no-follow-up", BUSHES, "empty"),
        ("no-responsible", ROUNDS, "empty"), ("no-time", BIKES, "empty"),
    },
    ("nordost", 2026): {
        ("no-indicator", LAMPS, "stated"), ("no-time", BUSHES, "missing"), ("no-follow-up", BUSHES, "missing"),
    },
    ("vasteras", 2022): {
        ("older-than-two-years", None, "stated"), ("no-police-commitment", None, "missing"),
        ("no-responsible", GIRLS, "empty"),
    },
    ("vasteras", 2024): {("no-police-commitment", None, "missing"), ("no-responsible", GIRLS, "empty")},
    ("vasteras", 2026): {
        ("no-situation", None, "missing"), ("no-responsible", GIRLS, "empty"),
        ("no-time", "Trygg skolavslutning", "empty"), ("no-time", "Föredrag om falska samtal", "empty"),
        ("no-follow-up", "Föredrag om falska samtal", "empty"),
    },
}  # fmt: skip

PEOPLE = (
    *(
        "Vera Påhitt",
        "Tore Uppdiktad",
        "Ture Hittepåsson",
        "Ylva Låtsasdotter",
        "Sixten Fantasi",
        "Hedda Saga",
    ),
    *("08-465 004 31", "08-465 004 32", "08-465 004 33", "08-465 004 41"),
    *("tore.uppdiktad@example.se", "ylva.latsasdotter@example.se", "hedda.saga@example.se"),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both districts, imported as a user does it."""
    folder = tmp_path_factory.mktemp("years")
    (folder / "arkiv").mkdir()
    for name in FILES:
        shutil.copy(DOCUMENTS / name, folder / "arkiv")
    patch = pytest.MonkeyPatch()
    try:
        patch.setattr(
            "sys.argv", ["planlasare", "import", str(folder / "arkiv"), "--db", str(folder / "plans.db")]
        )
        from extract.cli import main as cli

        cli.main()
    finally:
        patch.undo()
    return folder / "plans.db"


def told(found: Comparison) -> set[tuple[object, ...]]:
    return {
        (
            one.match,
            tuple(activity.name for activity in one.left),
            tuple(activity.name for activity in one.right),
            tuple((change.field, change.party, change.kind) for change in one.changes),
        )
        for one in found.activities
    }


@pytest.mark.parametrize(("district", "year"), PLANTED)
def test_what_became_of_each_measure_is_found_and_no_more(district: str, year: int, database: Path) -> None:
    with Reader.at(database) as reader:
        plans = plans_of_district(reader, district)
    assert [plan.year for plan in plans] == [2022, 2024, 2026]
    left = next(number for number, plan in enumerate(plans) if plan.year == year)
    assert told(compare_plans(plans[left], plans[left + 1], RULES)) == PLANTED[district, year]


def test_every_kind_of_change_is_planted() -> None:
    kinds = {match for changes in PLANTED.values() for match, *_ in changes}
    assert kinds == {"same", "changed", "added", "dropped", "split", "merged"}


@pytest.mark.parametrize(("district", "year"), GAPS)
def test_what_the_plans_leave_open_is_found_and_no_more(district: str, year: int, database: Path) -> None:
    with Reader.at(database) as reader:
        plan = next(plan for plan in plans_of_district(reader, district) if plan.year == year)
    found = find_gaps(plan, RULES, TODAY)
    assert {(gap.gap, gap.activity and gap.activity.name, gap.state) for gap in found} == GAPS[district, year]


def test_a_plan_in_two_formats_counts_once_and_another_year_follows(database: Path) -> None:
    with Reader.at(database) as reader:
        names = {row["document"]: row["name"] for row in reader.query("SELECT document, name FROM documents")}
        links = {(names[one.document], names[one.other], one.kind) for one in reader.links()}
    assert {link for link in links if link[2] == "same"} == {
        ("nordost-2022.txt", "nordost-2022.docx", "same"),
        ("nordost-2026.md", "nordost-2026.pdf", "same"),
        ("vasteras-2022.txt", "vasteras-2022.docx", "same"),
        ("vasteras-2024.md", "vasteras-2024.html", "same"),
    }
    assert {link for link in links if link[2] == "successor"} == {
        ("nordost-2022.docx", "nordost-2024.xlsx", "successor"),
        ("nordost-2024.xlsx", "nordost-2026.pdf", "successor"),
        ("vasteras-2022.docx", "vasteras-2024.html", "successor"),
        ("vasteras-2024.html", "vasteras-2026.xlsx", "successor"),
    }


@pytest.mark.parametrize("form", ["xlsx", "csv", "jsonl", "parquet", "datasette"])
def test_the_people_are_in_an_export_and_left_out_of_one_without(
    form: str,
    database: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    ask = ("export", "--db", database, "--format", form)
    for name, option in (("all", ()), ("without", ("--without-people",))):
        code, _, err = run(capsys, monkeypatch, *ask, "--out", tmp_path / name / "plans", *option)
        assert (code, err) == (0, "")
    without = contents(tmp_path / "without")
    assert [one for one in PEOPLE if one.casefold() in without] == []
    if form == "jsonl":
        assert [one for one in PEOPLE if one.casefold() not in contents(tmp_path / "all")] == []
    for said in (FIELD, TALKS, "två områdespoliser varje fredag"):
        assert said.casefold() in without


def contents(folder: Path) -> str:
    """All text of the files below `folder`, what is packed unpacked, in small letters."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                texts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        elif path.is_file() and path.read_bytes()[:4] == b"PAR1":
            texts += _parquet(path)
        elif path.is_file():
            texts.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(texts).casefold()


def _parquet(path: Path) -> list[str]:
    from pyarrow.parquet import read_table

    return [json.dumps(row, ensure_ascii=False, default=str) for row in read_table(path).to_pylist()]
