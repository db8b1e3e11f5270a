"""Formats are told by content; encodings by how Swedish the text becomes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline import extract_bytes
from extract.readers.formats import READERS, detect_format, read_document
from extract.readers.shared.encoding import NotText, decode_text, decode_with_encoding
from models.errors import DamagedFile, DocumentError, EmptyFile, UnsupportedFormat
from models.pages.document import Paragraph

SENTENCE = "Åtgärder för ökad trygghet på Lövåsens torg – “nära” vägen, så att även Örjan känner sig säker.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(**parts: bytes) -> bytes:
    """A ZIP archive; in the names, `__` stands for a slash and `_DOT_` for a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return target.getvalue()


def typed_package(content_type: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{content_type}"/></Types>')
    return target.getvalue()


def ole(*streams: str) -> bytes:
    """Not a readable container, but one whose directory names these streams."""
    return OLE + bytes(600) + b"".join(name.encode("utf-16-le") + b"\x00\x00" for name in streams)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (b"skr\xe4p f\xf6re\r\n\r\n%PDF-1.4\n", "pdf"),
        (b"\xef\xbb\xbf%PDF-1.4\n", "pdf"),
        (
            typed_package("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            "docx",
        ),
        (typed_package("application/vnd.ms-word.document.macroEnabled.main+xml"), "docx"),
        (typed_package("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "xlsx"),
        (typed_package("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "xlsx"),
        (package(annan__word__document_DOT_xml=b"<w/>"), "docx"),
        (package(XL__workbook_DOT_xml=b"<w/>"), "xlsx"),
        (package(mimetype=b"application/vnd.oasis.opendocument.text"), "odt"),
        (package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (ole("WordDocument"), "doc"),
        (ole("WORDDOCUMENT"), "doc"),
        (ole("ENCRYPTEDPACKAGE"), "docx"),
        (ole("__properties_version1.0"), "msg"),
        (ole("Workbook"), "xls"),
        (ole("EncryptedPackage", "Workbook"), "docx"),
        (b"{\\rtf1\\ansi text}", "rtf"),
        (b"<!DOCTYPE html><p>Hej", "html"),
        (b"\n <!-- sparad --><HTML><body>Hej</body></HTML>", "html"),
        (b"<table><tr><td>M\xc3\xa5l</td></tr></table>", "html"),
        (b"<h1>Plan</h1>\n<p>Text</p>\n<p>Mer</p>\n", "html"),
        (b"Message-ID: <1@exempel.se>\nFrom: a@exempel.se\nSubject: Plan\n\nHej", "eml"),
        (b"# Plan\n\n## Omr\xc3\xa5de\n\nText\n", "md"),
        (b"| Orsak | \xc3\x85tg\xc3\xa4rd |\n|---|:-:|\n| a | b |\n", "md"),
        ("Mål\t<p>Trygga torg.</p> <p>Färre brott.</p>\nSyfte\t<ul> - a - b\n".encode(), "txt"),
        ("<p>Mål</p>\t<p>Trygga torg.</p>\n<p>Syfte</p>\t<p>Ro</p>\n".encode(), "txt"),
        ("# Område\nMål\ta\nSyfte\tb\nLöptid\tc\n".encode(), "txt"),
        ("Från: Anna\nTill: Bo\n\nMål: *trygghet* och **ro**.\n".encode(), "txt"),
        (b"From: Anna\nSent: torsdag\nTo: Bo\n\nHej", "txt"),
    ],
)
def test_format_by_content(data: bytes, expected: str) -> None:
    assert detect_format("plan.bin", data) == expected


def test_a_file_called_a_message_needs_no_more_than_who_wrote_of_what() -> None:
    data = b"From: a@exempel.se\nTo: b@exempel.se\nSubject: Plan\n\nHej"
    assert [detect_format(name, data) for name in ("plan.eml", "plan.txt")] == ["eml", "txt"]
    assert detect_format("plan.eml", b"From: a@exempel.se\nTo: b@exempel.se\n\nHej") == "txt"


def test_encrypted_package_takes_its_suffix() -> None:
    assert detect_format("plan.XLSX", ole("EncryptedPackage")) == "xlsx"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(30), "JPEG"),
        ("a.docx", package(bilder__ett_DOT_txt=b"x"), "ZIP archive"),
        ("a.xlsb", typed_package("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "xlsb"),
        ("a.docx", typed_package("application/x-presentationml.presentation.main+xml"), "PowerPoint"),
        ("a.exe", b"MZ\x90\x00" + bytes(80), "Windows program"),
        ("a.docx", b"dummy", "a stub of 5 bytes"),
        ("a.txt", bytes(range(256)) * 4, "binary data"),
        ("a.xml", b"<?xml version='1.0'?><plan/>", "XML"),
        ("a.json", b'{"plan": 1}', "JSON"),
        ("~$plan.docx", b"\x05Anna" + b" " * 50 + b"\x00" * 100, "lock file"),
        (
            "a.pdf",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 200000000\n" + b"#" * 20,
            "Git LFS",
        ),
    ],
)
def test_what_is_no_document_is_named(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        detect_format(name, data)
    assert words in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf \n", "\ufeff \n\t".encode("utf-16-le")])
def test_empty_files(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        detect_format("tom.txt", data)


def test_lost_and_torn_files_are_damaged() -> None:
    with pytest.raises(DamagedFile):
        detect_format("a.pdf", bytes(4096))
    with pytest.raises(DamagedFile):
        detect_format("a.zip", b"PK\x03\x04" + b"x" * 100)
    torn = package(word__document_DOT_xml=b"x" * 5000)[:-60]
    assert detect_format("a.docx", torn) == "docx"


def test_short_text_stays_text() -> None:
    assert detect_format("anteckning.txt", b"Hej") == "txt"
    assert detect_format("bmf.txt", b"BMF ansvarar") == "txt"
    assert detect_format("mz.txt", b"MZ-gruppen leder") == "txt"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"]
)
def test_swedish_letters_in_every_encoding(encoding: str) -> None:
    assert decode_text(SENTENCE.encode(encoding)) == SENTENCE


def test_dos_and_latin_encodings() -> None:
    text = "Åtgärd: öka tryggheten på gågatan. Ännu en. Övrigt."
    assert decode_text(text.encode("cp850")) == text
    assert decode_text(text.encode("latin-1")) == text


def test_cut_and_mixed_utf8() -> None:
    assert decode_text("Mål på två".encode()[:-1]) == "Mål på tv"
    mixed = "Mål och åtgärd på svenska, två gånger ".encode() + "år".encode("cp1252")
    assert decode_text(mixed) == "Mål och åtgärd på svenska, två gånger år"


def test_text_encoded_twice_is_mended() -> None:
    twice = SENTENCE.encode().decode("cp1252", errors="replace")
    assert "Ã" in twice
    whole = "Mål och åtgärder för områden på öarna".encode().decode("cp1252").encode()
    decoded = decode_with_encoding(whole)
    assert decoded.text == "Mål och åtgärder för områden på öarna"
    assert decoded.mended


def test_binary_is_no_text() -> None:
    with pytest.raises(NotText):
        decode_text(bytes(range(256)))


def test_formats_without_a_reader_say_what_to_do() -> None:
    assert "csv" not in READERS
    with pytest.raises(UnsupportedFormat, match="it is a ZIP archive: `planlasare import`"):
        read_document("a.zip", package(plan_DOT_txt=b"x"))


def test_stains_in_a_text_are_left_out_and_said() -> None:
    """NUL bytes here and there, and codes that colour a terminal, are no letters; a tenth of zeros is no text."""
    _, document = read_document("a.txt", SENTENCE.encode() + b"\x1b[31mM\xc3\xa5l\x1b[0m\x00: r\x00o\x07\n")
    assert document.text(tuple(range(len(document.words)))).endswith("säker. Mål: ro")
    assert [note.message for note in document.notes] == [
        "5 control characters (NUL, ESC and the like) stood in the text and were left out."
    ]
    inside, outside = b"a" * 90 + b"\0" * 10, b"a" * 89 + b"\0" * 11
    assert decode_text(inside) == "a" * 90
    with pytest.raises(UnsupportedFormat, match="11 of its 100 bytes are zero"):
        detect_format("a", outside)


def test_read_document_gives_format_and_words() -> None:
    format_, document = read_document("plan", "Mål\tTrygga torg\nSyfte\tRo\n".encode("cp1252"))
    assert format_ == "txt"
    assert document.text(document.blocks[0].all_words) == "Mål Trygga torg Syfte Ro"


@given(st.binary(max_size=300))
def test_any_bytes_are_a_format_or_a_document_error(data: bytes) -> None:
    try:
        assert detect_format("x.bin", data) in {
            "pdf",
            "rtf",
            "doc",
            "xls",
            "html",
            "md",
            "eml",
            "txt",
            "docx",
            "xlsx",
            "odt",
        }
    except DocumentError as problem:
        assert problem.name == "x.bin"


@given(st.text(alphabet="abcdefåäöÅÄÖ éü,.–”\n", min_size=1).filter(str.strip))
def test_utf8_and_utf16_keep_any_swedish_text(text: str) -> None:
    assert decode_text(text.encode()) == text
    assert decode_text(b"\xff\xfe" + text.encode("utf-16-le")) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Plan\n\n#### 1.\n\nText som står här.\n"),
        ("a.md", "# Plan\n\n1. \n\nDet här är en text.\n\n2. Torget\n\nDet här är en text.\n"),
        ("a.md", "# Plan\n\n1. 1. Torget\n\nTorget är lugnt nu.\n\n2. Gatan\n\nGatan är lugn nu.\n"),
        ("a.html", "<h1>Plan</h1><h2>1.</h2><p>Text som står här.</p>"),
        ("a.txt", "Plan\n\n1.\n\nText som står här.\n"),
    ],
)
def test_a_number_alone_is_no_heading_without_words(name: str, text: str) -> None:
    document = read_document(name, text.encode())[1]
    headings = [
        block for block in document.blocks if isinstance(block, Paragraph) and block.kind == "heading"
    ]
    assert all(heading.words for heading in headings)
    assert extract_bytes(name, text.encode()).record.coverage.words > 0
