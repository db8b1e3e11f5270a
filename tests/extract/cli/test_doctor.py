"""`planlasare doctor`: what is there, what is missing and how to get it, whether the database is whole."""

from __future__ import annotations

import shutil
import sqlite3
from collections import namedtuple
from pathlib import Path

import pytest

from corpus.store.collection import Store
from extract.cli import doctor
from extract.readers import abilities
from extract.readers.office import soffice
from tests.commands import Planlasare, run


@pytest.fixture
def planlasare(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Planlasare:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


def test_what_is_missing_is_named_with_its_command_and_is_no_fault(
    planlasare: Planlasare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(abilities, "soffice_path", lambda: None)
    monkeypatch.setattr(abilities, "find_spec", lambda module: None)
    code, out, _ = planlasare("doctor")
    assert code == 0
    assert "missing office: old Word" in out and "apt install libreoffice-writer libreoffice-calc" in out
    assert "pip install 'planlasare[ocr]'" in out and "apt install tesseract-ocr-swe" in out
    assert "pip install 'planlasare[parquet]'" in out
    assert "missing plans.db: no database yet" in out
    assert abilities.tools() == ()


def test_a_whole_database_is_counted_and_a_damaged_one_is_wrong(
    planlasare: Planlasare, tmp_path: Path
) -> None:
    with Store.open("plans.db") as store:
        store.fail("a.pdf", "damaged-file", "trasig", None)
    code, out, _ = planlasare("doctor")
    assert (code, "plans.db: whole, 0 documents, 1 failures" in out) == (0, True)
    with sqlite3.connect("annan.db") as connection:
        connection.execute("CREATE TABLE x (y)")
    code, out, _ = planlasare("doctor", "--db", "annan.db")
    assert (code, "not one that planlasare made" in out) == (1, True)
    data = bytearray((tmp_path / "plans.db").read_bytes())
    data[5000:9000] = bytes(4000)
    (tmp_path / "plans.db").write_bytes(data)
    code, out, _ = planlasare("doctor")
    assert (code, "damaged" in out) == (1, True)


@pytest.mark.parametrize(("free", "code"), [(doctor.LEAST_SPACE, 0), (doctor.LEAST_SPACE - 1, 1)])
def test_too_little_room_is_wrong(
    planlasare: Planlasare, monkeypatch: pytest.MonkeyPatch, free: int, code: int
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(0, 0, free))
    assert planlasare("doctor")[0] == code


def test_libreoffice_is_sought_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.touch()
    monkeypatch.setattr(soffice, "_PLACES", (str(tmp_path / "saknas"), str(program)))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    soffice.soffice_path.cache_clear()
    assert soffice.soffice_path() == str(program)
    soffice.soffice_path.cache_clear()
