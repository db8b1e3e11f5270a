"""Windows, where municipal users sit: with all that only POSIX has hidden, every module loads and every command runs."""

from __future__ import annotations

import sys
from pathlib import Path

from install.one_name import FOLDERS, NAME
from tests.installed.environment import ROOT, fill, make_calls, run

HIDDEN = Path(__file__).with_name("without_posix.py")


def test_every_module_loads(tmp_path: Path) -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for folder in (NAME, *FOLDERS)
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    assert len(modules) > 150
    assert run(tmp_path, ROOT, sys.executable, HIDDEN, "modules", *modules) == f"{len(modules)} modules\n"


def test_every_command_runs(tmp_path: Path) -> None:
    fill(tmp_path)
    make_calls(tmp_path, ROOT, sys.executable, HIDDEN)
