"""Old Word, RTF and OpenDocument give the records of the DOCX or XLSX that they were."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from extract.pipeline import extract_bytes
from extract.readers.formats import read_document
from extract.readers.office import soffice
from models.errors import DamagedFile, EncryptedFile, LimitExceeded, UnsupportedFormat
from models.record import Record
from tests.extract.readers.test_formats import package

DOCUMENTS = Path(__file__).parents[4] / "corpus" / "documents"
OFFICE = pytest.mark.skipif(soffice.soffice_path() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """farsta-2021 as .doc, .rtf and .odt, lulea-2025 as .ods."""
    folder = tmp_path_factory.mktemp("office")
    found = {}
    for suffix, name in (("doc", "farsta-2021.docx"), ("rtf", "farsta-2021.docx"), ("odt", "farsta-2021.docx"), ("ods", "lulea-2025.xlsx")):  # fmt: skip
        found[suffix] = folder / Path(name).with_suffix(f".{suffix}").name
        asked = ["--convert-to", suffix, "--outdir", str(folder), str(DOCUMENTS / name)]
        soffice._office(os.getpid(), soffice.soffice_path() or "").run(name, asked, found[suffix])
    return found


def essence(record: Record) -> object:
    """All of a record but where its words stand, and its furniture (fields hold the number of another page)."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            left_out = {"evidence", "topic_evidence", "source", "id", "warnings", "furniture", "coverage"}
            return {key: bare(one) for key, one in value.items() if key not in left_out}
        return [bare(one) for one in value] if isinstance(value, list) else value

    return bare(record.model_dump(mode="json"))


@OFFICE
@pytest.mark.programs
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt", "ods"])
def test_an_old_format_gives_the_record_of_the_original(converted: dict[str, Path], suffix: str) -> None:
    original = DOCUMENTS / ("lulea-2025.xlsx" if suffix == "ods" else "farsta-2021.docx")
    was = extract_bytes(original.name, original.read_bytes()).record
    record = extract_bytes("plan", converted[suffix].read_bytes()).record
    assert record.source.format == suffix
    assert essence(record) == essence(was)


@OFFICE
@pytest.mark.programs
def test_what_libreoffice_makes_nothing_of_is_said() -> None:
    with pytest.raises(DamagedFile, match="LibreOffice makes nothing of it"):
        read_document("plan.odt", package(mimetype=b"application/vnd.oasis.opendocument.text"))


@OFFICE
@pytest.mark.programs
@pytest.mark.skipif(sys.platform == "win32", reason="processes of POSIX")
def test_a_hang_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "mark"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(sleep 3; touch {mark}) &\nsleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(soffice, "soffice_path", lambda: str(program))
    monkeypatch.setattr(soffice, "SECONDS", 1.0)
    start = time.monotonic()
    with pytest.raises(LimitExceeded, match="did not come to an end"):
        read_document("plan.rtf", b"{\\rtf1 text}")
    assert time.monotonic() - start < 3
    time.sleep(2.5)
    assert not mark.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.rtf", b"{\\rtf1 text}"),
        ("plan.odt", package(mimetype=b"application/vnd.oasis.opendocument.text")),
    ],
)
def test_without_libreoffice_its_package_is_named(
    name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soffice, "soffice_path", lambda: None)
    with pytest.raises(UnsupportedFormat, match="apt install libreoffice-writer libreoffice-calc"):
        read_document(name, data)


def test_an_encrypted_open_document_is_said() -> None:
    locked = package(
        mimetype=b"application/vnd.oasis.opendocument.text",
        **{"META-INF__manifest_DOT_xml": b"<manifest:encryption-data/>"},
    )
    with pytest.raises(EncryptedFile, match="save it without one"):
        read_document("plan.odt", locked)
