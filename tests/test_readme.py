"""What the README shows is run: its commands here, its queries and programs in test_pages.py, on the whole archive."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.commands import run
from tests.read_once import reading_once

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
IMPORT = ("import", "corpus/documents", "--db", "plans.db")
"""What `make demo` does."""
FEW = (
    *("farsta-2021.pdf", "farsta-2021.docx", "farsta-2021.txt"),  # those that the commands name
    *("lulea-2025.xlsx", "lundby-2020.txt", "norra-hisingen-2018.docx", "ostermalm-protokoll-2022.txt"),
)


def blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith("planlasare ")]


def examples() -> list[tuple[str, str]]:
    """The Python programs, each with what the README says that it prints ("" where it does not)."""
    return re.findall(r"```python\n(.*?)```(?:\n\nIt prints:\n\n```text\n(.*?)```)?", README, re.DOTALL)


def checkout(place: Path) -> Path:
    """A folder with the rules of its own that the README shows, below `place`; the archive is still missing there."""
    for block in blocks("toml"):
        path = place / block.splitlines()[0].removeprefix("# ")
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    return place


def few_documents(place: Path) -> None:
    """An archive of a few documents, of every layout, below `place`: a command does the same with few and with many."""
    for name in FEW:
        for path in (f"documents/{name}", f"gold/{name.partition('.')[0]}.json"):
            (place / "corpus" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "corpus" / path, place / "corpus" / path)


def test_every_command_works_in_the_order_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few_documents(checkout(tmp_path))
    monkeypatch.chdir(tmp_path)
    with reading_once():
        for command in [["planlasare", *IMPORT], *commands()]:
            code, out, err = run(capsys, monkeypatch, *command[1:])
            assert code == 0, (command, err)
            assert out or "--out" in command, command
    for command in commands():
        if "--out" in command:
            assert (tmp_path / command[command.index("--out") + 1]).exists(), command


def test_the_readme_shows_every_command() -> None:
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


def test_its_pictures_exist() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).stat().st_size > 1000
