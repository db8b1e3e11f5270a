"""Long answers go through the pager where a person reads them; show finds the database that is there."""

from __future__ import annotations

import shutil
import sys
from io import StringIO
from pathlib import Path

import click
import pytest

from extract.cli import main as cli
from extract.cli import paging
from extract.cli.paging import echo_paged, paged
from tests.commands import run

ROOT = Path(__file__).parents[3]
PLAN = "docs/plans/kista-2024.md"


class Screen(StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the pager, on a terminal of twenty lines."""
    handed: list[str] = []
    monkeypatch.setattr(click, "echo_via_pager", handed.append)
    monkeypatch.setenv("LINES", "20")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stdin", Screen())
    return handed


def on_screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    return screen


@pytest.mark.parametrize(("lines", "is_paged"), [(19, False), (20, True)])
def test_what_is_longer_than_the_terminal_is_paged(
    lines: int, is_paged: bool, pages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, text = on_screen(monkeypatch), "rad\n" * lines
    echo_paged(text, no_pager=False)
    assert (pages, screen.getvalue()) == (([text], "") if is_paged else ([], text))


def test_never_with_no_pager_and_never_into_a_pipe(pages: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    echo_paged("rad\n" * 50, no_pager=True)
    monkeypatch.setattr(sys, "stdout", StringIO())
    echo_paged("rad\n" * 50, no_pager=False)
    assert pages == []
    assert screen.getvalue() == sys.stdout.getvalue() == "rad\n" * 50  # type: ignore[attr-defined]


def test_what_was_printed_before_a_failure_is_shown(
    pages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = on_screen(monkeypatch)
    with pytest.raises(ValueError, match="bruten"), paged(no_pager=False) as console:
        console.print("första raden")
        raise ValueError("bruten")
    assert "första raden" in screen.getvalue()


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with plans.db and one plan."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / PLAN, tmp_path / "kista-2024.md")
    assert run(capsys, monkeypatch, "import", "kista-2024.md")[0] == 0
    return tmp_path


@pytest.mark.parametrize(
    "question", [["show", "kista:2024"], ["gaps"], ["search", "centrum", "--limit", "50"]]
)
def test_commands_hand_long_answers_over(
    question: list[str], folder: Path, pages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINES", "3")
    for option, is_paged in (("", True), ("--no-pager", False)):
        screen = on_screen(monkeypatch)
        monkeypatch.setattr(sys, "argv", ["planlasare", *question, *filter(None, [option])])
        cli.main()
        assert bool(pages) is is_paged
        assert bool(screen.getvalue()) is not is_paged
        pages.clear()


def test_show_lists_the_database_that_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "kista-2024.md" in run(capsys, monkeypatch, "show")[1]
    assert "Lokal åtgärdsplan Kista 2024" in run(capsys, monkeypatch, "show", "kista:2024")[1]
    (folder / "plans.db").unlink()
    code, _, err = run(capsys, monkeypatch, "show")
    assert code == 2
    assert "name a file, or a database with --db" in err


def test_show_reads_a_file_rather_than_the_database(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "kista-2024.md").write_text("# En annan text\n\nUtan åtgärder.\n", encoding="utf-8")
    assert "kind unknown" in run(capsys, monkeypatch, "show", "kista-2024.md")[1]


def test_only_a_terminal_is_for_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO())
    on_screen(monkeypatch)
    assert not paging.is_for_reading()
