"""Calls of the command line as a user makes them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeAlias

import pytest

from extract.cli import main as cli

Planlasare: TypeAlias = Callable[..., tuple[int, str, str]]
"""Arguments → exit code, standard output, standard error."""


def run(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *arguments: object,
    columns: int = 200,
) -> tuple[int, str, str]:
    """Call `planlasare` with `arguments` on a terminal so wide: its exit code, standard output and error."""
    monkeypatch.setattr(sys, "argv", ["planlasare", *map(str, arguments)])
    monkeypatch.setenv("COLUMNS", str(columns))
    code = 0
    try:
        cli.main()
    except SystemExit as done:
        code = int(done.code or 0)
    out, err = capsys.readouterr()
    return code, out, err
