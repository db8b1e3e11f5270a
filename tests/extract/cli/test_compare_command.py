"""`planlasare compare`: plans named as people do, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from lxml import html

from corpus.compare.answer import Comparison
from corpus.store.collection import Store
from models.record import District, Record
from tests.commands import run
from tests.corpus.compare.planting import plan

WALK = {
    "area": "Narkotika",
    "name": "Nattvandring",
    "measures": "Föräldrar vandrar på fredagar med start vid fritidsgården.",
    "meeting_frequency": "Varje vecka",
    "police": "Delta med en patrull.",
}
TALK = {"area": "Unga", "name": "Orossamtal", "measures": "Polis och socialtjänst möter unga inom en vecka."}
GRAFFITI = {"area": "Torget", "name": "=Klotter <b>", "measures": "- Klotter saneras av entreprenören."}
SWEEP = {"area": "Narkotika", "name": "Vuxenvandrare", "measures": "Ideella är ute på helgnätter."}


def dated(record: Record, district: str, year: int) -> Record:
    name = f"{district}-{year}.pdf"
    topics = tuple(
        area.model_copy(update={"topics": ("narcotics",)})
        if area.name and area.name.text == "Narkotika"
        else area
        for area in record.areas
    )
    return record.model_copy(
        update={
            "id": (name.encode().hex() * 4)[:64],
            "source": record.source.model_copy(update={"name": name, "path": name}),
            "district": District(id=district, name=district.title()),
            "year": year,
            "areas": topics,
        }
    )


PLANS = [
    dated(plan(WALK, TALK), "farsta", 2020),
    dated(plan(TALK, {**WALK, "meeting_frequency": "Varannan vecka"}), "farsta", 2021),
    dated(plan(GRAFFITI, TALK), "farsta", 2022),
    dated(plan(SWEEP, GRAFFITI), "bromma", 2022),
]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "plans.db"
    with Store.open(path) as store:
        for record in PLANS:
            store.write(record, path=record.source.path)
    return path


def answers(text: str) -> list[Comparison]:
    found = json.loads(text)
    return [Comparison.model_validate(one) for one in (found if isinstance(found, list) else [found])]


def test_two_plans_as_json(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = run(
        capsys, monkeypatch, "compare", "farsta:2020", "FARSTA-2021", "--db", database, "--format", "json"
    )
    assert code == 0
    found = json.loads(out)
    assert found["left"] == {
        "document": "farsta-2020.pdf",
        "id": PLANS[0].id,
        "district": "farsta",
        "year": 2020,
        "given": [],
    }
    changed, same = found["activities"]
    assert (same["match"], same["score"], same["changes"]) == ("same", 1.0, [])
    assert changed["match"] == "changed"
    assert changed["left"] == [{"index": 0, "name": "Nattvandring"}]
    assert changed["right"] == [{"index": 1, "name": "Nattvandring"}]
    assert changed["changes"] == [
        {
            "field": "meeting_frequency",
            "party": None,
            "kind": "changed",
            "left": "Varje vecka",
            "right": "Varannan vecka",
            "words": [["-", "Varje"], ["+", "Varannan"], ["=", "vecka"]],
        }
    ]


def test_all_years_of_a_district_in_a_row(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(
        capsys, monkeypatch, "compare", "--district", "Farsta", "--db", database, "--format", "json"
    )
    found = answers(out)
    assert [(one.left.year, one.right.year) for one in found] == [(2020, 2021), (2021, 2022)]
    assert [one.match for one in found[1].activities] == ["same", "dropped", "added"]


def test_districts_side_by_side_by_kind_and_topic(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("compare", "--districts", "farsta:2021,bromma", "--topic", "narcotics", "--db", database)
    _, out, _ = run(capsys, monkeypatch, *arguments, "--format", "json")
    (found,) = answers(out)
    (walk,) = found.activities
    assert (walk.left[0].name, walk.right[0].name) == ("Nattvandring", "Vuxenvandrare")
    assert walk.reason.startswith("the same kind of measure: night walk")
    _, table, _ = run(capsys, monkeypatch, *arguments)
    assert re.search(r"Nattvandring .*Vuxenvandrare", table)
    assert "Klotter" not in table


def test_only_a_party_s_promises(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("--field", "commitment", "--party", "police", "--db", database, "--format", "json")
    _, out, _ = run(capsys, monkeypatch, "compare", "farsta:2021", "farsta:2022", *arguments)
    (found,) = answers(out)
    (gone,) = found.activities
    assert gone.match == "dropped"
    assert [(one.field, one.party, one.kind, one.left) for one in gone.changes] == [
        ("commitment", "police", "dropped", "Delta med en patrull.")
    ]
    _, out, _ = run(capsys, monkeypatch, "compare", "farsta:2020", "farsta:2021", *arguments)
    assert [one.match for one in answers(out)[0].activities] == ["same"]


def test_csv_holds_no_formula(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(
        capsys, monkeypatch, "compare", "farsta:2021", "farsta:2022", "--db", database, "--format", "csv",
        "--field", "measures",
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(out)))
    added = next(row for row in rows if row["match"] == "added")
    assert added["right_name"] == "'=Klotter <b>"
    assert added["right"] == "'- Klotter saneras av entreprenören."
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_html_stands_alone_and_is_escaped(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(
        capsys, monkeypatch, "compare", "--district", "farsta", "--db", database, "--format", "html"
    )
    assert "=Klotter &lt;b&gt;" in out
    page = html.document_fromstring(out)
    assert not page.xpath("//script | //link | //img | //*[@src or @href]")
    assert page.xpath("string(//del)") == "Varje"
    assert page.xpath("string(//ins)") == "Varannan"


@pytest.mark.parametrize("width", [60, 200])
def test_the_table_breaks_no_word_and_has_no_colours_when_they_are_off(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run(capsys, monkeypatch, "schema")
    monkeypatch.setenv("COLUMNS", str(width))
    from extract.cli import main as cli

    monkeypatch.setattr("sys.argv", ["planlasare", "compare", "--district", "farsta", "--db", str(database)])
    cli.main()
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= width
    assert "\x1b" not in out
    assert "meeting frequency: [-Varje-] [+Varannan+] vecka" in out
    assert set(re.findall(r"\w+", out)) >= {"Nattvandring", "Orossamtal", "dropped", "changed"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "farsta"), "name two plans"),
        (("compare", "a", "b", "--district", "farsta"), "name two plans"),
        (("compare", "--districts", "farsta"), "two or more"),
        (("compare", "farsta", "broma"), "no document is called 'broma'; is it bromma"),
        (("compare", "farsta", "20"), "'20' names 4 documents: "),
        (("compare", "--district", "bromma"), "fewer than two plans"),
        (("compare", "farsta", "bromma", "--field", "goall"), "no field is called 'goall'; is it goal"),
    ],
)
def test_what_is_wrong_is_said(
    database: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    code, out, err = run(capsys, monkeypatch, *arguments, "--db", database)
    assert code != 0
    assert out == ""
    assert message in err


def test_a_topic_that_no_plan_has_is_told(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("compare", "farsta:2020", "farsta:2021", "--topic", "narkotika", "--db", database)
    code, out, err = run(capsys, monkeypatch, *arguments)
    assert (code, "no activities" in out) == (0, True)
    assert "none of these plans has the topic 'narkotika'; they have narcotics" in err
