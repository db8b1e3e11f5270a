"""`planlasare gaps` in every format, at every width."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from corpus.store.collection import Store
from models.record import District, Record
from models.values import Actors
from tests.commands import run
from tests.corpus.compare.planting import changed, plan

WALK = {
    "name": "=Nattvandring <b>",
    "cause": "Unga är ensamma.",
    "measures": "Föräldrar går en runda.",
    "timing": "Varje fredag",
    "responsible": "Fritidschefen",
    "follow_up": "Avstämning i rådet",
    "police": "Möta vandrarna.",
}
TALK = {**WALK, "name": "Orossamtal", "follow_up": "Antal samtal", "timing": ""}
KEYS = ["document", "id", "district", "year", "gap", "activity", "path", "basis", "evidence"]


def of_district(record: Record, district: str, year: int) -> Record:
    name = f"{district}-{year}.pdf"
    return record.model_copy(
        update={
            "id": (name.encode().hex() * 4)[:64],
            "source": record.source.model_copy(update={"name": name, "path": name}),
            "district": District(id=district, name=district.title()),
            "year": year,
        }
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    unread = changed(plan(TALK), 0, responsible=Actors(text="\ufffd\ufffd\ufffd", label="Ansvarig"))
    path = tmp_path / "plans.db"
    with Store.open(path) as store:
        for record in (
            of_district(plan(WALK, TALK), "farsta", 2022),
            of_district(plan(WALK), "farsta", 2024),
            of_district(unread, "bromma", 2024),
        ):
            store.write(record, path=record.source.path)
    return path


def test_json_is_a_flat_list(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("gaps", "--db", database, "--today", "2025-01-01", "--format", "json")
    code, out, _ = run(capsys, monkeypatch, *arguments)
    assert code == 0
    found = json.loads(out)
    assert all(list(one) == KEYS for one in found)
    assert [(one["document"], one["gap"], one["activity"] and one["activity"]["index"]) for one in found] == [
        ("bromma-2024.pdf", "no-responsible", 0),
        ("bromma-2024.pdf", "no-time", 0),
        ("farsta-2022.pdf", "older-than-two-years", None),
        ("farsta-2022.pdf", "no-indicator", 0),
        ("farsta-2022.pdf", "no-time", 1),
        ("farsta-2024.pdf", "no-indicator", 0),
    ]
    assert [one["evidence"][0]["state"] for one in found] == [
        *("unreadable", "empty", "stated", "stated", "empty", "stated")
    ]


def test_a_district_and_a_year(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("gaps", "--db", database, "--today", "2025-01-01", "--format", "json")
    _, out, _ = run(capsys, monkeypatch, *arguments, "--district", "FARSTA", "--year", "2024")
    assert {one["document"] for one in json.loads(out)} == {"farsta-2024.pdf"}
    _, out, _ = run(capsys, monkeypatch, *arguments, "--year", "1999")
    assert json.loads(out) == []
    code, _, err = run(capsys, monkeypatch, *arguments, "--district", "farst")
    assert code == 16
    assert "is it farsta" in err


def test_today_is_today(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(capsys, monkeypatch, "gaps", "--db", database)
    assert f"on {date.today()}" in out


def test_csv_holds_no_formula(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(capsys, monkeypatch, "gaps", "--db", database, "--format", "csv", "--today", "2025-01-01")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 6
    assert rows[3]["activity_name"] == "'=Nattvandring <b>"
    assert (rows[1]["state"], rows[0]["label"]) == ("empty", "Ansvarig")


def test_the_picture_says_in_words_what_it_shows(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(capsys, monkeypatch, "gaps", "--db", database, "--format", "svg", "--today", "2025-01-01")
    picture = etree.fromstring(out.encode())
    space = {"s": "http://www.w3.org/2000/svg"}
    desc = picture.xpath("string(s:desc)", namespaces=space)
    assert "farsta-2022.pdf: older-than-two-years 1 of 1, no-time 1 of 2, no-indicator 1 of 2." in desc
    assert len(picture.xpath("//s:rect[s:title]", namespaces=space)) == 3 * 10
    assert len(picture.xpath("//s:rect[@stroke-dasharray]", namespaces=space)) == 1
    assert "Farsta 2022" in picture.xpath("//s:text/text()", namespaces=space)
    assert not picture.xpath("//@href | //s:script", namespaces=space)


@pytest.mark.parametrize("columns", [60, 120, 200])
def test_the_table_fits_and_tells_what_a_gap_does_not_mean(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    arguments = ("gaps", "--db", database, "--today", "2025-01-01")
    _, out, _ = run(capsys, monkeypatch, *arguments, columns=columns)
    assert all(len(line) <= columns for line in out.splitlines())
    assert ("│" in out) == (columns >= 120)
    words = " ".join(out.split())
    assert words.startswith("6 gaps in 3 plans, on 2025-01-01")
    assert "no-responsible 1 of 1: Orossamtal (“Ansvarig” cannot be read)" in words
    assert "But: The plan's own period may be meant" in words
    assert "2023:196: the action plan is renewed" in words


def test_a_database_without_plans_has_no_gaps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path / "none.db"):
        pass
    code, out, _ = run(capsys, monkeypatch, "gaps", "--db", tmp_path / "none.db", "--today", "2025-01-01")
    assert (code, out.strip()) == (0, "0 gaps in 0 plans, on 2025-01-01")
