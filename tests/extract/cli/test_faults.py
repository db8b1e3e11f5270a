"""What users and programs run into: places that cannot be written, names that steer a terminal, passwords."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.batch import executors
from extract.pipeline import extract_bytes
from models.text.printable import json_without_controls, printable_path, without_controls
from rules.pack import load_rules
from tests.commands import Planlasare, run

PLAN = "Åtgärdsplan för Vara 2021\n\nAktivitet\tTrygghetsvandring\nMål\tFler ska vara trygga på torget.\n"


@pytest.fixture
def planlasare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Planlasare:
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    extract_bytes("plan.txt", PLAN.encode())


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def program(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "planlasare", *map(str, arguments)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


# -- places that cannot be written -----------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_one_line(planlasare: Planlasare, plan: Path) -> None:
    for out in (plan, plan / "under"):
        code, _, err = planlasare("extract", plan, "--out", out)
        assert code in {2, 22}
        assert len(err.strip().splitlines()) <= 4 and "Traceback" not in err
    assert "cannot be written" in err and "--out" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line(plan: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            program("extract", plan),
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )
    assert done.returncode == 22
    assert (
        done.stderr
        == "planlasare: standard output: No space left on device; what was printed so far is not whole\n"
    )


def test_nothing_half_written_is_left(
    planlasare: Planlasare, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_text

    def no_room(path: Path, text: str, **options: str) -> int:
        if path.suffix == ".part":
            write(path, text[:100], **options)
            raise OSError(28, "No space left on device")
        return write(path, text, **options)

    monkeypatch.setattr(Path, "write_text", no_room)
    code, _, err = planlasare("extract", plan, "--out", plan.parent / "ut")
    assert (code, "No space left on device" in err) == (22, True)
    assert list((plan.parent / "ut").iterdir()) == []


def test_names_of_250_bytes_get_records_of_their_own(planlasare: Planlasare, plan: Path) -> None:
    for end in ("a", "b"):
        (plan.parent / ("å" * 122 + end + ".txt")).write_text(PLAN + f"Syfte\t{end}\n", encoding="utf-8")
    plan.unlink()
    code, _, err = planlasare("extract", plan.parent, "--out", plan.parent / "ut")
    assert (code, err) == (0, "")
    written = sorted((plan.parent / "ut").iterdir())
    assert len(written) == 2 and all(len(os.fsencode(path.name)) < 255 for path in written)


def test_the_log_is_json_lines_and_says_where_it_cannot_be_written(
    planlasare: Planlasare, plan: Path
) -> None:
    log = plan.parent / "log.jsonl"
    (plan.parent / "trasig.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    code, out, _ = planlasare("import", plan.parent, "--log", log, "-q")
    assert (code, out) == (6, "")
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines][0::3] == ["start", "end"]
    events = {line["path"].rpartition("/")[2]: line for line in lines if "path" in line}
    assert events["plan.txt"]["event"] == "new" and events["plan.txt"]["seconds"] >= 0
    assert events["trasig.pdf"]["code"] == "damaged-file"
    code, _, err = planlasare("import", plan.parent, "--log", plan.parent / "saknas" / "log")
    assert (code, "the log cannot be written" in err) == (12, True)


# -- what steers a terminal ------------------------------------------------------------------------


def test_names_of_files_steer_no_terminal(planlasare: Planlasare, plan: Path) -> None:
    evil = plan.parent / "a\x1b[31m\u202eb\n.pdf"
    evil.write_bytes(b"%PDF-1.7\n1 0 obj")
    code, _, err = planlasare("extract", evil)
    assert code == 6
    assert "a\\x1b[31m\\u202eb\\n.pdf: " in err and "\x1b" not in err and len(err.splitlines()) == 1
    code, _, err = planlasare("extract", plan.parent / "saknas\x1b[2J.pdf")
    assert (code, "\x1b" in err) == (3, False)
    _, out, err = planlasare("import", plan.parent, "-v")
    assert "\x1b" not in out + err


def test_texts_steer_no_terminal_and_are_the_same_data() -> None:
    text = '{"text": "a\x9b31m\u202e\x7f å"}'
    assert json_without_controls(text) == '{"text": "a\\u009b31m\\u202e\\u007f å"}'
    assert json.loads(json_without_controls(text)) == json.loads(text)
    assert without_controls("a\tb\x1b[0m\udce5") == "a\\tb\\x1b[0m\\udce5"
    assert printable_path("pl\udce5n.pdf") == "pl\\udce5n.pdf"


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_a_terminal_gets_no_control_characters_of_a_text(plan: Path) -> None:
    page = "<h1>Åtgärdsplan Vara 2021</h1><p>Mål: trygga&#155;31m torg&#x202e; och vägar</p>"
    (plan.parent / "plan.html").write_text(page, encoding="utf-8")
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        program("extract", "plan.html", "--format", "csv"), stdout=theirs, stderr=theirs, env=environment()
    )
    done.wait(timeout=60)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    assert "\u202e" not in shown and "\x9b" not in shown and "\x1b" not in shown


# -- passwords -------------------------------------------------------------------------------------


def _password_seen(
    planlasare: Planlasare, monkeypatch: pytest.MonkeyPatch, plan: Path, *options: object
) -> object:
    seen = []

    class Seen:
        def __init__(self, *arguments: object, **named: object) -> None: ...

        def run(self, jobs: object, options: object) -> list[object]:
            seen.append(options.password)  # type: ignore[attr-defined]
            return []

    monkeypatch.setattr(executors, "Workers", Seen)
    code, _, err = planlasare("extract", plan, *options)
    assert code == 0, err
    return seen[0]


def test_passwords_come_from_the_environment_a_file_or_a_prompt(
    planlasare: Planlasare, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _password_seen(planlasare, monkeypatch, plan) is None
    monkeypatch.setenv("PLANLASARE_PASSWORD", "ur miljön")
    assert _password_seen(planlasare, monkeypatch, plan) == "ur miljön"
    assert _password_seen(planlasare, monkeypatch, plan, "--password", "given") == "given"
    (plan.parent / "hemligt").write_text("ur filen\nannat\n", encoding="utf-8")
    assert _password_seen(planlasare, monkeypatch, plan, "--password-file", "hemligt") == "ur filen"
    monkeypatch.setattr("click.prompt", lambda *arguments, **named: "tillfrågad")
    assert _password_seen(planlasare, monkeypatch, plan, "--ask-password") == "tillfrågad"


def test_a_file_of_passwords_that_cannot_be_used_is_said(planlasare: Planlasare, plan: Path) -> None:
    (plan.parent / "tom").write_text("\n", encoding="utf-8")
    for file, words in (("tom", "its first line is empty"), ("saknas", "cannot be read")):
        code, _, err = planlasare("extract", plan, "--password-file", file)
        assert (code, words in err) == (2, True)


# -- what took the square of its length ------------------------------------------------------------


@pytest.mark.parametrize("text", ["0" * 50_000, "(" * 50_000, "08- " * 20_000])
def test_long_runs_cost_no_square_of_their_length(text: str) -> None:
    assert load_rules().minutes.hits(text) is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
@pytest.mark.parametrize("manner", [(), ("-q",), ("-v",), ("--dry-run",)])
def test_what_an_import_passes_over_is_said(
    manner: tuple[str, ...], planlasare: Planlasare, plan: Path, tmp_path: Path
) -> None:
    archive, log = tmp_path / "arkiv", tmp_path / "log"
    archive.mkdir()
    (archive / "plan.txt").write_bytes(plan.read_bytes())
    os.mkfifo(archive / "ror.pdf")
    for name in ("a", "b", "c"):
        (archive / f"{name}.pdf").symlink_to(plan)
    code, out, err = planlasare("import", archive, "--db", tmp_path / "plans.db", "--log", log, *manner)
    assert code == 0
    assert f"warning: {archive}/ror.pdf: passed over, a pipe, a socket or a device" in err
    if manner in ((), ("-q",)):
        assert "a.pdf: passed over, links are not followed" in err and "2 more links passed over" in err
    else:
        assert all(f"{name}.pdf: passed over, links are not followed" in err for name in "abc")
    if not manner:
        assert "pipes, sockets and devices" in out and "links, not followed" in out
    if manner != ("--dry-run",):
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        assert sum(line["event"] == "passed over" for line in lines) == 4
