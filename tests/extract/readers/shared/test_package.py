"""Zip packages: opened within bounds, or refused with a reason."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from extract.readers.shared import package as opc
from extract.readers.shared.package import open_package, parse_xml, unlock
from extract.readers.word.reader import read_docx
from models.errors import DamagedFile, DocumentError, EncryptedFile, LimitExceeded
from tests.docx_building import p, package, relations, shown, zipped


def locked(data: bytes, password: str) -> bytes:
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, target)
    return target.getvalue()


TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
PLAIN = package(p("Hemligt"), parts={"[Content_Types].xml": TYPES})
LARGER = package(
    p("Hemligt"), parts={"[Content_Types].xml": TYPES, "media/a.png": random.Random(1).randbytes(6000)}
)
"""The library that locks packages for these tests cannot lock small ones."""
LOCKED = locked(LARGER, "sommar")


def test_parts_are_found_however_they_are_written() -> None:
    opened = open_package("a", zipped({"/Word\\Document.XML": "<a/>", "b/../c.xml": "<c/>"}))
    assert opened.has("word/document.xml")
    assert opened.has("c.xml")
    assert opened.read("WORD/document.xml") == b"<a/>"
    assert set(opened.names()) == {"Word/Document.XML", "c.xml"}


def test_links_stay_inside_and_lead_out_only_by_name() -> None:
    links = relations(
        [
            ("1", "styles", "../../../../etc/passwd"),
            ("2", "header", "/word/h%201.xml"),
            ("3", "image", "http://invalid.example/x.png"),
            ("4", "footer", "missing.xml"),
        ]
    )
    opened = open_package("a", zipped({"word/_rels/d.xml.rels": links, "word/h 1.xml": "<a/>"}))
    targets = [(found.kind, found.target, found.external) for found in opened.relations("word/d.xml")]
    assert targets == [
        ("styles", "etc/passwd", False),
        ("header", "word/h 1.xml", False),
        ("image", "http://invalid.example/x.png", True),
        ("footer", "word/missing.xml", False),
    ]
    assert opened.related("word/d.xml", "header") == ["word/h 1.xml"]
    assert opened.related("word/d.xml", "styles") == []
    assert opened.related("word/d.xml", "image") == []


def test_a_missing_part_is_damage() -> None:
    with pytest.raises(DamagedFile, match=r"word/a\.xml"):
        open_package("a", zipped({"x": ""})).read("word/a.xml")


def test_bombs_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "RATIO_FROM", 10_000)
    with pytest.raises(LimitExceeded, match="zip bomb"):
        open_package("a", zipped({"a.xml": "x" * 2_000_000}))
    monkeypatch.setattr(opc, "MAX_PACKAGE", 5_000)
    with pytest.raises(LimitExceeded):
        open_package("a", zipped({"a.xml": "ab" * 3_000}))
    monkeypatch.setattr(opc, "MAX_ENTRIES", 2)
    with pytest.raises(LimitExceeded, match="parts"):
        open_package("a", zipped({"a": "", "b": "", "c": ""}))


def test_a_part_is_never_read_beyond_what_it_declares() -> None:
    data = bytearray(zipped({"a.xml": "x" * 5_000}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    with pytest.raises(DamagedFile):
        open_package("a", bytes(data)).read("a.xml")


def test_a_wrong_checksum_is_damage_but_an_optional_part_may_be_missed() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", "<a>hej</a>")
    opened = open_package("a", target.getvalue().replace(b"hej", b"nej", 1))
    with pytest.raises(DamagedFile):
        opened.xml("a.xml")
    assert opened.optional_xml("a.xml") is None
    assert opened.optional_xml("b.xml") is None
    assert opened.unreadable == ["a.xml", "b.xml"]


def test_a_zip_password_says_so() -> None:
    data = bytearray(zipped({"a.xml": "<a/>"}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    with pytest.raises(EncryptedFile):
        open_package("a", bytes(data)).read("a.xml")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://invalid.example/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'.encode("utf-16"),
        b"",
        b"   ",
        b"text",
        b"\x00\x01\x02",
    ],
)
def test_xml_without_use_or_with_document_types_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"document type|no element"):
        parse_xml(content)


def test_xml_is_mended_and_says_so() -> None:
    root, whole = parse_xml("\ufeff<a><b>Åtgärd</b></a>".encode())
    assert whole
    assert root[0].text == "Åtgärd"
    root, whole = parse_xml("<a><b>Åtgärd</b><c>".encode())
    assert not whole
    assert root[0].text == "Åtgärd"


def test_passwords() -> None:
    assert unlock("a", PLAIN) == PLAIN
    assert shown(read_docx("a.docx", LOCKED, password="sommar")) == ["Hemligt"]
    with pytest.raises(EncryptedFile, match="needs a password"):
        unlock("a", LOCKED)
    with pytest.raises(EncryptedFile, match="does not open it"):
        unlock("a", LOCKED, "vinter")


def test_what_office_locks_without_a_password_opens() -> None:
    assert shown(read_docx("a.docx", locked(LARGER, "VelvetSweatshop"))) == ["Hemligt"]


def test_a_password_that_would_take_minutes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "MAX_SPINS", 1000)
    with pytest.raises(LimitExceeded, match="rounds of hashing"):
        unlock("a", LOCKED, "sommar")


def test_an_older_format_is_told_apart() -> None:
    with pytest.raises(DamagedFile):
        unlock("a", opc.OLE_MAGIC + bytes(600))


@given(st.data())
def test_bytes_changed_anywhere_give_a_document_or_a_reason(data: st.DataObject) -> None:
    content = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)))]
    try:
        read_docx("a.docx", bytes(content))
    except DocumentError as error:
        assert error.name == "a.docx"


def test_a_member_without_a_name_is_no_part() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a", "text")
        archive.writestr("b", "text")
    named = data.getvalue()
    directory = named.index(b"PK\x01\x02")
    broken = named[: directory + 46] + b"\x00" + named[directory + 47 :]  # the name of the first is now empty
    assert open_package("plan.docx", broken).has("b")
