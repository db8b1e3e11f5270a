"""The commands as a user calls them: what goes to which stream, which exit code, what is left behind."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from extract.pipeline import extract_bytes
from tests.commands import run

PLAN = (
    "Åtgärdsplan för Vara 2021\n\nAktivitet\tTrygghetsvandring\nMål\tFler ska vara trygga på torget.\n"
    "Löptid\tTillsvidare\nMötesfrekvens\tVarannan vecka\nPolisens åtagande\tDelta i vandringen.\n"
)
DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"


@pytest.fixture
def planlasare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Load the rules once: the workers that the commands start inherit them."""
    extract_bytes("plan.txt", PLAN.encode())


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    program = "import sys; sys.argv = ['planlasare', '--help']\nfrom planlasare.__main__ import main\ntry: main()\nexcept SystemExit: pass\nprint('LOADED', *sorted(m for m in ('spacy','pdfplumber','docx','pydantic','rich','sqlite3','simplemma') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    for name in ("extract", "import", "show", "search", "schema", "rules", "evaluate"):
        assert f"  {name} " in done.stdout
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_extract_prints_one_record_a_line(planlasare, plan: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, err = planlasare("extract", plan, plan)
    records = [json.loads(line) for line in out.splitlines()]
    assert (code, err, len(records)) == (0, "", 2)
    assert records[0]["activities"][0]["meeting_frequency"]["times_per_year"] == 26
    assert "Åtgärdsplan" in out, "Swedish letters are printed as they are"


def test_extract_indented_and_into_a_folder(planlasare, plan: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert planlasare("extract", plan, "--indent")[1].startswith("{\n  ")
    code, out, _ = planlasare("extract", plan, "--out", tmp_path / "records")
    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "records" / "plan.txt.json").read_text())["kind"] == "plan"
    assert [path.name for path in (tmp_path / "records").iterdir()] == ["plan.txt.json"]


def test_the_schema_fits_the_records(planlasare, plan: Path) -> None:  # type: ignore[no-untyped-def]
    schema = json.loads(planlasare("schema")[1])
    record = json.loads(planlasare("extract", plan)[1])
    jsonschema.validate(record, schema)
    record["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)
    assert "CREATE TABLE documents" in planlasare("schema", "--sql")[1]


BAD = {
    "empty.pdf": (b"", 4),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", 6),
    "cut.docx": (b"PK\x03\x04\x14\x00\x06\x00", 6),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, 5),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_others_are_read(planlasare, plan: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    content, expected = BAD[name]
    bad = plan.parent / name
    bad.write_bytes(content)
    code, out, err = planlasare("extract", bad, plan)
    assert code == expected
    assert len(out.splitlines()) == 1
    assert len(err.splitlines()) == 1
    assert name in err
    assert "Traceback" not in err


def test_a_misspelt_command_is_told_what_is_near(planlasare) -> None:  # type: ignore[no-untyped-def]
    code, out, err = planlasare("serach", "polis")
    assert (code, out) == (2, "")
    assert "No such command 'serach'. Did you mean 'search'?" in err
    assert "Did you mean" not in planlasare("xyz")[2]


def test_a_missing_file(planlasare, plan: Path) -> None:  # type: ignore[no-untyped-def]
    code, _, err = planlasare("extract", plan.parent / "nowhere.pdf")
    assert code == 3
    assert "nowhere.pdf" in err


def test_a_folder_with_nothing_to_read(planlasare, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    code, _, err = planlasare("import", tmp_path, "--db", tmp_path / "plans.db")
    assert code == 13
    assert str(tmp_path) in err
    assert not (tmp_path / "plans.db").exists(), "nothing half-written is left"


def test_a_document_that_is_no_plan_keeps_all_its_text(planlasare, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "brev.txt"
    path.write_text("Hej alla barn!\n\nVi ses på fredag klockan tre.\n", encoding="utf-8")
    record = json.loads(planlasare("extract", path)[1])
    assert (record["kind"], record["layout"]) == ("unknown", "unknown")
    assert record["coverage"]["remainder"] == record["coverage"]["words"] == 9
    assert record["activities"] == []


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return [
            line for line in connection.iterdump() if '"runs"' not in line and "sqlite_sequence" not in line
        ]


def test_importing_twice_changes_nothing(planlasare, plan: Path) -> None:  # type: ignore[no-untyped-def]
    (plan.parent / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    database = plan.parent / "plans.db"
    code, out, err = planlasare("import", plan.parent, "--db", database)
    assert code == 6
    assert "cut.pdf" in err
    before = dump(database)
    code, again, _ = planlasare("import", plan.parent, "--db", database)
    assert code == 0, "what failed before and has not changed is no news for cron"
    assert "failed before" in again
    assert dump(database) == before
    assert "documents read" in out
    assert "unchanged, skipped" in again


def test_show_lists_and_shows(planlasare, plan: Path) -> None:  # type: ignore[no-untyped-def]
    database = plan.parent / "plans.db"
    planlasare("import", plan, "--db", database)
    assert "plan.txt" in planlasare("show", "--db", database)[1]
    shown = planlasare("show", "plan.txt", "--db", database)[1]
    assert "Trygghetsvandring" in shown
    assert "Delta i vandringen." in planlasare("show", plan, "--explain")[1]
    for name in ("vara", "VARA:2021", "pla"):
        assert planlasare("show", name, "--db", database)[1] == shown
    code, _, err = planlasare("show", "varra", "--db", database)
    assert (code, len(err.splitlines())) == (16, 1)
    assert "is it Vara" in err or "is it vara" in err
    assert f"show --db {database} lists them" in err


def test_import_says_what_has_gone_and_prune_forgets_it(planlasare, plan: Path) -> None:  # type: ignore[no-untyped-def]
    other = plan.with_name("annan.txt")
    other.write_text(PLAN.replace("2021", "2022"), encoding="utf-8")
    folder, database = plan.parent, plan.parent / "plans.db"
    planlasare("import", folder, "--db", database)
    other.unlink()
    assert "no longer there, kept" in planlasare("import", folder, "--db", database)[1]
    assert "annan.txt (gone)" in planlasare("show", "--db", database)[1]
    assert "no longer there" in planlasare("show", "annan.txt", "--db", database)[1]
    assert "no longer there, forgotten" in planlasare("import", folder, "--db", database, "--prune")[1]
    assert "annan.txt" not in planlasare("show", "--db", database)[1]


def test_show_without_a_name_says_what_to_give(  # type: ignore[no-untyped-def]
    planlasare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a checkout may hold the plans.db of `make demo`, which show would list
    code, _, err = planlasare("show")
    assert code == 2
    assert "--db" in err
