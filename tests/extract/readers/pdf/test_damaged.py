"""PDFs that are broken, locked, empty, pictures only, or mean harm."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source import pdfium as pdf_pdfium
from models.errors import DamagedFile, DocumentError, EmptyFile, EncryptedFile, LimitExceeded, NeedsOcr
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables
from tests.recognised_once import each_picture_is_recognised_once  # noqa: F401 - a fixture


def plain(page: Page) -> None:
    page.text(60, 60, "Åtgärdsplan för Kvarnby")


def picture(page: Page) -> None:
    page.canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 60, 60, 400, 600)


def locked(password: str) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=StandardEncryption(password, strength=128))
    canvas.drawString(60, 700, "Hemlig plan")
    canvas.save()
    return target.getvalue()


def test_a_locked_file_says_whether_a_password_is_missing_or_wrong() -> None:
    data = locked("nyckel")
    with pytest.raises(EncryptedFile, match="needs a password"):
        read_pdf("hemlig.pdf", data)
    with pytest.raises(EncryptedFile, match="does not open"):
        read_pdf("hemlig.pdf", data, password="fel")
    assert [word.text for word in read_pdf("hemlig.pdf", data, password="nyckel").words] == ["Hemlig", "plan"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"Inte alls en PDF", b"%PDF-1.7\n%%EOF\n" * 40])
def test_what_is_no_pdf_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFile) as caught:
        read_pdf("trasig.pdf", data)
    assert str(caught.value).startswith("trasig.pdf: ") and "\n" not in str(caught.value)


def test_pictures_without_text_need_ocr_and_among_text_are_noted() -> None:
    with pytest.raises(NeedsOcr, match="pictures of pages"):
        read_pdf("skannad.pdf", drawn(picture, picture))
    document = read_pdf("blandad.pdf", drawn(plain, picture))
    (note,) = document.notes
    assert note.code == "page-without-text" and "Page 2" in note.message and "picture" in note.message


def test_a_file_without_text_or_pictures_is_empty() -> None:
    with pytest.raises(EmptyFile):
        read_pdf("tom.pdf", drawn(lambda page: page.rule(60, 60, 300, 60)))


def test_junk_before_the_header_is_read_all_the_same() -> None:
    def draw(page: Page) -> None:
        for x0, x1, text in ((60, 160, "Mål"), (160, 400, "Lugna gator")):
            page.box(x0, 60, x1, 90)
            page.text(x0 + 4, 78, text)

    data = b"something before the file\n" * 200 + drawn(draw)
    document = read_pdf("skrap.pdf", data)
    assert_sound(document)
    assert grid_texts(document, tables(document)[0]) == [["Mål", "Lugna gator"]]


def test_the_slow_reader_sees_the_same_as_the_quick_one() -> None:
    from extract.readers.pdf.print.pages import content_to_draft
    from extract.readers.pdf.reader import drafts_to_document
    from extract.readers.pdf.source.plumber import read_pages_slowly

    def draw(page: Page) -> None:
        page.text(60, 40, "Rubrik för Kvarnby", 16, bold=True)
        for x0, x1, text in ((60, 160, "Mål"), (160, 400, "Lugna gator")):
            page.box(x0, 60, x1, 90)
            page.text(x0 + 4, 78, text)
        page.lines(60, 120, "Text efter tabellen som fortsätter på", "nästa rad.")

    data = drawn(draw)
    quick = read_pdf("plan.pdf", data)
    slow = drafts_to_document(
        [content_to_draft(page) for page in read_pages_slowly("plan.pdf", data) if page], []
    )
    assert [(w.text, w.ref, w.bold) for w in slow.words] == [(w.text, w.ref, w.bold) for w in quick.words]
    for ours, theirs in zip(quick.words, slow.words, strict=True):
        assert ours.boxes[0] == pytest.approx(theirs.boxes[0], abs=1.0)


def test_more_characters_or_pages_than_any_plan_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pdfium, "MOST_GLYPHS", 30)
    with pytest.raises(LimitExceeded, match="characters"):
        read_pdf("stor.pdf", drawn(plain, plain))
    monkeypatch.setattr(pdf_pdfium, "MOST_PAGES", 1)
    with pytest.raises(LimitExceeded, match="2 pages"):
        read_pdf("stor.pdf", drawn(plain, plain))


def test_squared_paper_and_hatching_are_no_tables_and_take_no_time() -> None:
    def draw(page: Page) -> None:
        for n in range(0, 500):
            page.rule(50, 50 + 1.4 * n, 550, 50 + 1.4 * n)
            page.rule(50 + n, 50, 50 + n, 750)
        page.text(60, 800, "Under rutorna")

    document = read_pdf("rutat.pdf", drawn(draw))
    assert_sound(document)
    assert [word.text for word in document.words] == ["Under", "rutorna"]


@given(st.data())
def test_a_damaged_file_is_read_or_refused_with_one_line(data: st.DataObject) -> None:
    whole = bytearray(drawn(plain, plain))
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(whole) // 2, len(whole)))
    try:
        document = read_pdf("skadad.pdf", bytes(whole[:cut]))
    except DocumentError as problem:
        assert "\n" not in problem.message
    else:
        assert_sound(document)
