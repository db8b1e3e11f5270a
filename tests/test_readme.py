"""What the README and docs/sql.md show is run: commands and SQL."""

from __future__ import annotations

import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith("planlasare ")]


def examples() -> list[tuple[str, str]]:
    """The Python programs, each with what the README says that it prints ("" where it does not)."""
    return re.findall(r"```python\n(.*?)```(?:\n\nIt prints:\n\n```text\n(.*?)```)?", README, re.DOTALL)


def planlasare(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("planlasare")
    return subprocess.run(
        [program, *arguments], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a checkout, in which every command of the README has been run in its order."""
    place = tmp_path_factory.mktemp("readme")
    for name in ("corpus", "README.md"):
        (place / name).symlink_to(ROOT / name)
    for block in blocks("toml"):
        path = place / block.splitlines()[0].removeprefix("# ")
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    made_by_demo = ["planlasare", "import", "corpus/documents", "--db", "plans.db"]
    for command in [made_by_demo, *commands()]:
        done = planlasare(place, command[1:])
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout or "--out" in command, command
    return place


def test_the_readme_shows_every_command(folder: Path) -> None:
    shown = {command[1] for command in commands()}
    assert shown == {
        *(
            "import",
            "show",
            "compare",
            "gaps",
            "search",
            "quote",
            "report",
            "export",
            "extract",
            "schema",
            "rules",
            "evaluate",
        )
    }


def test_its_make_targets_exist() -> None:
    targets = re.findall(r"^make (\w+)", "\n".join(blocks("sh")), re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


@pytest.mark.parametrize("page", ["README.md", "docs/sql.md"])
def test_queries_work_and_find_something(folder: Path, page: str) -> None:
    shown = blocks("sql", (ROOT / page).read_text(encoding="utf-8"))
    queries = [query for block in shown for query in block.split(";") if query.strip()]
    assert len(queries) >= 4
    with sqlite3.connect(folder / "plans.db") as connection:
        for query in queries:
            rows = connection.execute(query).fetchall()
            assert rows or re.search("failures|gone", query), query


@pytest.mark.parametrize(("program", "printed"), examples())
def test_its_python_examples_print_what_it_says(folder: Path, program: str, printed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == printed if printed else done.stdout


def test_its_pictures_exist() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).stat().st_size > 1000
