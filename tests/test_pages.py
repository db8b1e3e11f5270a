"""What the pages in docs/ show is real: their commands are run, and their output is what they print.

Queries and programs, of the README too, are asked of the whole sample archive, which is imported once.

`PLANLASARE_PAGES=write pytest tests/test_pages.py` writes the output anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.gaps.kinds import gap_kinds
from extract.cli import main as cli
from tests.commands import run
from tests.read_once import reading_once
from tests.test_readme import IMPORT, blocks, checkout, examples

ROOT = Path(__file__).parents[1]
PROGRAMS = ROOT / "docs" / "python.md"
PAGES = [
    ROOT / "docs" / name
    for name in (
        "compare.md",
        "gaps.md",
        "search.md",
        "quote.md",
        "report.md",
        "export.md",
        "for-samordnare.md",
    )
]
WRITE = os.environ.get("PLANLASARE_PAGES") == "write"
COLUMNS = 100
WHOLE_ARCHIVE = "import docs/plans corpus/documents --db plans.db"
_PROGRAM = re.compile(r"```python\n(.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)
_BLOCK = re.compile(r"```(sh|console)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module", autouse=True)
def _samples_are_read_once() -> Iterator[None]:
    with reading_once():
        yield


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a checkout, in which the whole sample archive has been imported into plans.db."""
    place = checkout(tmp_path_factory.mktemp("archive"))
    for name in ("corpus", "docs"):
        (place / name).symlink_to(ROOT / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setattr(sys, "argv", ["planlasare", *IMPORT])
        cli.main()
    return place


def output_of(line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What `line` prints; it may end in `| head -N` or `> FILE`."""
    command, _, lines = line.partition(" | head -")
    command, _, file = command.partition(" > ")
    code, out, err = run(capsys, monkeypatch, *shlex.split(command)[1:], columns=COLUMNS)
    assert code == 0, (line, err)
    if file:
        Path(file).write_text(out, encoding="utf-8")
    out = out or err  # what finds nothing says why
    shown = out.splitlines()[: int(lines) if lines else None]
    return "".join(f"{one.rstrip()}\n" for one in shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(
    page: Path,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("corpus", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    if WHOLE_ARCHIVE in page.read_text(encoding="utf-8"):  # its import finds the samples read already
        shutil.copy(request.getfixturevalue("archive") / "plans.db", tmp_path)

    def shown(block: re.Match[str]) -> str:
        first, _, _ = block[2].partition("\n")
        if block[1] == "sh":
            for line in block[2].splitlines():
                output_of(line, capsys, monkeypatch)
            return block[0]
        return f"```console\n{first}\n{output_of(first.removeprefix('$ '), capsys, monkeypatch)}```"

    text = page.read_text(encoding="utf-8")
    real = _BLOCK.sub(shown, text)
    if WRITE:
        page.write_text(real, encoding="utf-8")
    else:
        assert real == text
    picture = tmp_path / "gaps.svg"
    if picture.exists():
        kept = ROOT / "docs" / "gaps.svg"
        if WRITE:
            kept.write_bytes(picture.read_bytes())
        assert kept.read_bytes() == picture.read_bytes()


def test_the_page_of_gaps_tells_every_kind() -> None:
    page = ROOT / "docs" / "gaps.md"
    heads = "| gap | when | stands on | what it means | what it does not mean |\n| --- | --- | --- | --- | --- |\n"
    rows = "".join(
        f"| `{kind.id}` | {kind.condition} | {kind.basis} | {kind.means} | {kind.does_not_mean} |\n"
        for kind in gap_kinds().values()
    )
    text = page.read_text(encoding="utf-8")
    real = re.sub(
        r"<!-- kinds -->\n.*?\n(?=The law is)", f"<!-- kinds -->\n\n{heads}{rows}\n", text, flags=re.DOTALL
    )
    if WRITE:
        page.write_text(real, encoding="utf-8")
    else:
        assert real == text


def test_the_programs_for_python_print_what_their_page_says(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("corpus", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(archive / "plans.db", tmp_path)
    monkeypatch.chdir(tmp_path)
    output_of(f"planlasare {WHOLE_ARCHIVE}", capsys, monkeypatch)

    def shown(block: re.Match[str]) -> str:
        exec(compile(block[1], PROGRAMS.name, "exec"), {})
        return f"```python\n{block[1]}```\n\n```text\n{capsys.readouterr().out}```\n"

    text = PROGRAMS.read_text(encoding="utf-8")
    real = _PROGRAM.sub(shown, text)
    if WRITE:
        PROGRAMS.write_text(real, encoding="utf-8")
    else:
        assert real == text


@pytest.mark.parametrize("page", ["README.md", "docs/sql.md"])
def test_queries_work_and_find_something(archive: Path, page: str) -> None:
    shown = blocks("sql", (ROOT / page).read_text(encoding="utf-8"))
    queries = [query for block in shown for query in block.split(";") if query.strip()]
    assert len(queries) >= 4
    with sqlite3.connect(archive / "plans.db") as connection:
        for query in queries:
            rows = connection.execute(query).fetchall()
            assert rows or re.search("failures|gone", query), query


@pytest.mark.parametrize(("program", "printed"), examples())
def test_the_programs_of_the_readme_print_what_it_says(
    archive: Path,
    program: str,
    printed: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(archive)
    exec(compile(program, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert out == printed if printed else out
