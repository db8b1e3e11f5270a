"""`import planlasare`: what a program finds there, and what it costs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import planlasare
from extract.pipeline import extract_file
from models import errors, evidence, minutes, record, values

PLAN = "Lokal plan mot brott 2024\n\nAktivitet\tTrygghetsvandring\nMål\tTryggare torg.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.mark.parametrize("module", [errors, evidence, minutes, record, values])
def test_every_public_type_stands_there(module: ModuleType) -> None:
    defined = {
        name
        for name, thing in inspect.getmembers(module, inspect.isclass)
        if thing.__module__ == module.__name__
    }
    assert {name for name in defined if not name.startswith("_")} <= set(planlasare.__all__)


def test_every_name_is_found_and_no_other() -> None:
    assert all(getattr(planlasare, name) is not None for name in planlasare.__all__)
    assert dir(planlasare) == sorted(planlasare.__all__)
    with pytest.raises(AttributeError, match="extract_file"):
        planlasare.extract_file  # noqa: B018
    assert planlasare.Record is record.Record


def test_read_gives_the_record_that_the_command_gives(plan: Path) -> None:
    assert planlasare.read(plan) == planlasare.read(str(plan)) == extract_file(plan).record


def test_what_is_wrong_with_a_file_or_with_rules_is_raised_with_its_code(plan: Path) -> None:
    with pytest.raises(planlasare.MissingFile) as missing:
        planlasare.read(plan.with_name("none.pdf"))
    assert missing.value.code == "missing-file"
    with pytest.raises(planlasare.RulesError, match="is no folder"):
        planlasare.read(plan, planlasare.Options(rules=(plan,)))


def test_importing_it_loads_nothing_heavy() -> None:
    program = "import sys, planlasare; print(*(name for name in ('pydantic', 'spacy', 'click') if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
