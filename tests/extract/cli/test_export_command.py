"""`planlasare export`, and `extract --format csv`, as they are called."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from corpus.export.people import KnownPeople
from tests.commands import run
from tests.corpus.export.planting import written

SAMPLE = Path("corpus/documents/farsta-2021.txt")


def test_it_prints_what_it_wrote(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    database = written(tmp_path)
    out = tmp_path / "plans.xlsx"
    told = run(capsys, monkeypatch, "export", "--db", database, "--format", "xlsx", "--out", out)
    assert told == (0, f"{out}\n", "")


def test_its_faults_have_their_codes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    database = written(tmp_path)
    ask = ("export", "--db", database, "--format", "csv", "--without-people", "--out")
    assert run(capsys, monkeypatch, *ask, tmp_path / "csv")[0] == 0
    assert run(capsys, monkeypatch, *ask, database)[0] == 22
    monkeypatch.setattr(KnownPeople, "cuts", lambda self, text, **_: [])
    code, shown, told = run(capsys, monkeypatch, *ask, tmp_path / "other")
    assert (code, shown) == (21, "")
    assert "personal datum" in told
    assert not (tmp_path / "other").exists()
    missing = ("export", "--db", tmp_path / "no.db", "--format", "csv", "--out", tmp_path / "x")
    assert run(capsys, monkeypatch, *missing)[0] == 12


def test_extract_prints_a_row_a_measure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code, shown, _ = run(capsys, monkeypatch, "extract", SAMPLE, SAMPLE, "--format", "csv", "--jobs", "1")
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert code == 0
    assert {row["district"] for row in rows} == {"farsta"}
    assert len(rows) in (5, 10)  # a file that is given twice is read once, or twice
    run(capsys, monkeypatch, "extract", SAMPLE, "--format", "csv", "--out", tmp_path, "--jobs", "1")
    with (tmp_path / "farsta-2021.txt.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 5
