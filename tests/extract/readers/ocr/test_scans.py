"""Scans: pages that are pictures give the record of the page that was scanned, wherever they lie on the glass."""

from __future__ import annotations

import io
import math
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.pipeline import Options, extract_bytes
from extract.readers.formats import read_document
from extract.readers.ocr.installed import is_installed
from extract.readers.pdf import recognition
from extract.readers.pdf.recognition import (
    ALPHABET,
    COMMON,
    ENOUGH,
    FEW_LETTERS,
    LARGE,
    PRIVATE,
    SMALL,
    TORN,
    is_broken,
    why_needed,
)
from extract.readers.pdf.source.content import Glyph, PageContent, Style
from models.errors import NeedsOcr
from models.pages.document import Document, Paragraph, Table, Word
from models.pages.geometry import BBox
from models.record import Record
from models.walk import values_of
from tests.recognised_once import each_picture_is_recognised_once  # noqa: F401 - a fixture

OCR = pytest.mark.skipif(
    not is_installed(), reason="Tesseract with Swedish data and OpenCV are not installed"
)
LOW = (A4[0], 250)
"""A page as high as what stands on it: what recognition takes grows with what it looks at."""
PLAN = (Path(__file__).parents[4] / "corpus/documents/kirseberg-2011.pdf").read_bytes()


@cache
def scanned(data: bytes, *, dots: int = 200, skew: float = 0, turn: int = 0, noise: bool = False) -> bytes:
    """The pages of a PDF as a scanner gives them: pictures, clockwise askew and turned by so many degrees."""
    pages = []
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=dots / 72).to_pil().convert("L")
        picture = picture.rotate(-skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        picture = picture.rotate(-turn, expand=True)
        if noise:
            specks = Image.effect_noise(picture.size, 40)
            picture = Image.blend(picture, specks, 0.12)
        pages.append(picture)
    target = io.BytesIO()
    pages[0].save(
        target, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=40 if noise else 85
    )
    return target.getvalue()


def told(record: Record) -> Counter[str]:
    return Counter(" ".join(placed.value.text.split()) for placed in values_of(record))


@OCR
@pytest.mark.programs
@pytest.mark.parametrize(
    "how", [{}, {"dots": 300, "skew": -2.3}, {"skew": 1.7}, {"turn": 90}, {"turn": 270, "noise": True}, {"noise": True, "skew": 1.3}], ids=str
)  # fmt: skip
def test_a_scan_gives_the_record_of_its_page(how: dict[str, float]) -> None:
    was = extract_bytes("plan.pdf", PLAN).record
    record = extract_bytes("plan.pdf", scanned(PLAN, **how)).record  # type: ignore[arg-type]
    assert (record.source.ocr, record.kind, record.layout) == (True, was.kind, was.layout)
    before, after = told(was), told(record)
    right = sum((before & after).values())
    assert 2 * right / (sum(before.values()) + sum(after.values())) >= 0.9
    assert len(record.activities) == len(was.activities)


@OCR
@pytest.mark.programs
def test_a_noisy_copy_whose_letters_touch_the_rules_gives_the_record_too() -> None:
    """Streaks above the letters of such a copy are no rules, and rules that letters touch go on behind them."""
    plan = (Path(__file__).parents[4] / "corpus/documents/enskede-arsta-vantor-2016.pdf").read_bytes()
    before = told(extract_bytes("plan.pdf", plan).record)
    after = told(extract_bytes("plan.pdf", scanned(plan, skew=0.6, noise=True)).record)
    right = sum((before & after).values())
    assert 2 * right / (sum(before.values()) + sum(after.values())) >= 0.9


@OCR
@pytest.mark.programs
@pytest.mark.parametrize(("skew", "turn"), [(1.7, 0), (0.0, 90)])
def test_words_stand_where_the_page_shows_them(skew: float, turn: int) -> None:
    """Within four points, of the words that are long enough to be the same on both."""
    _, printed = read_document("plan.pdf", PLAN)
    _, document = read_document("plan.pdf", scanned(PLAN, skew=skew, turn=turn))
    width, height = printed.pages[0].width, printed.pages[0].height
    angle = math.radians(skew)
    once = {text for text, count in Counter(word.text for word in printed.words).items() if count == 1}
    expected = {
        word.text: word.boxes[0] for word in printed.words if word.text in once and len(word.text) > 6
    }
    met = 0
    for word in document.words:
        if word.text not in expected or len(word.boxes) > 1:
            continue
        box = expected[word.text]
        x, y = (box.x0 + box.x1) / 2 - width / 2, (box.top + box.bottom) / 2 - height / 2
        x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
        x, y = x + width / 2, y + height / 2
        x, y = (height - y, x) if turn else (x, y)
        own = word.boxes[0]
        assert abs((own.x0 + own.x1) / 2 - x) < 4 and abs((own.top + own.bottom) / 2 - y) < 4, word
        met += 1
    assert met > 0.8 * len(expected)


def mixed() -> bytes:
    """A printed page, and one that is a scan."""
    pages = scanned(PLAN)
    target, out = io.BytesIO(), pypdfium2.PdfDocument.new()
    for data in (PLAN, pages):
        out.import_pages(pypdfium2.PdfDocument(data), [0])
    out.save(target)
    return target.getvalue()


def printed_line(text: str) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=LOW)
    canvas.drawString(70, 150, text)
    canvas.save()
    return target.getvalue()


@OCR
@pytest.mark.programs
def test_only_pages_that_need_it_are_recognised() -> None:
    _, document = read_document("plan.pdf", mixed())
    printed, seen = ([word for word in document.words if word.page == page] for page in (1, 2))
    assert {word.confidence for word in printed} == {1.0}
    assert document.ocr and min(word.confidence for word in seen) < 1
    assert abs(len(printed) - len(seen)) <= 3
    _, never = read_document("plan.pdf", mixed(), ocr="never")
    assert not never.ocr and {word.page for word in never.words} == {1}
    assert [note.code for note in never.notes] == ["page-without-text"]
    _, all_ = read_document("plan.pdf", printed_line("Nattvandring varje fredag"), ocr="force")
    assert all_.ocr and min(word.confidence for word in all_.words) < 1


@OCR
@pytest.mark.programs
def test_how_sure_words_are_goes_into_values(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.readers.ocr import pages

    words_of = pages.words_of
    monkeypatch.setattr(
        pages, "words_of", lambda *given: [word._replace(confidence=0.55) for word in words_of(*given)]
    )
    record = extract_bytes("plan.pdf", scanned(PLAN)).record
    assert {
        placed.value.confidence
        for placed in values_of(record)
        if placed.section == "activity" and placed.value.text
    } == {0.55}
    assert "value-uncertain" in {warning.code for warning in record.warnings}


@pytest.mark.parametrize(("left", "top"), [(204.46, 86.2), (204.54, 86.54), (203.96, 86.46)])
def test_a_word_is_as_sure_as_it_was_read_wherever_its_box_begins(left: float, top: float) -> None:
    """Boxes of words are rounded to tenths of points."""
    seen = recognition.Recognition("plan.pdf", pypdfium2.PdfDocument(PLAN), "auto")
    seen.take(1, [(left, top, 0.4), (left + 30, top, 0.9)])
    seen.shown[1] = lambda box: box
    box = BBox(round(left, 1), round(top, 1), left + 20, top + 10)
    document = seen.settle(Document((Word(0, "torget", 1, (box,)),), ()))
    assert [word.confidence for word in document.words] == [0.4]


def test_without_what_recognises_its_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    with pytest.raises(NeedsOcr, match=r"pip install 'planlasare\[ocr\]' and apt install tesseract-ocr-swe"):
        read_document("plan.pdf", scanned(PLAN, dots=72))
    with pytest.raises(NeedsOcr, match="read it with --ocr auto"):
        read_document("plan.pdf", scanned(PLAN, dots=72), ocr="never")


# -- which pages need it ---------------------------------------------------------------------------

STYLE = Style(10, False, 0)


def page(text: str, *, pictures: bool = True) -> PageContent:
    glyphs = [Glyph(letter, 6.0 * place, 0, 6.0 * place + 5, 10, STYLE) for place, letter in enumerate(text)]
    return PageContent(1, 600, 800, glyphs, pictures=pictures)


@pytest.mark.parametrize(
    ("text", "share", "why"),
    [
        ("", 1.0, "scan"),
        ("", SMALL, "scan"),
        ("", SMALL - 0.01, ""),
        ("a" * (FEW_LETTERS - 1), LARGE, "stamp"),
        ("a" * FEW_LETTERS, LARGE, ""),
        ("a" * (FEW_LETTERS - 1), LARGE - 0.01, ""),
    ],
)
def test_scans_and_stamped_scans_need_it(text: str, share: float, why: str) -> None:
    assert why_needed(page(text), share, "auto") == why
    assert why_needed(page(text), share, "never") == ""
    assert why_needed(page(text), share, "force") == "asked"


SWEDISH = (
    "Åtgärder för ökad trygghet på Lövåsens torg så att fler känner sig säkra när de går hem om kvällen. " * 4
)


def test_layers_whose_letters_are_not_those_shown_are_broken() -> None:
    shifted = "".join(chr(ord(letter) + 7) if letter.isalpha() else letter for letter in SWEDISH)
    private = "".join(letter if letter == " " else chr(0xF000 + ord(letter) % 256) for letter in SWEDISH)
    torn = " ".join(SWEDISH)
    assert not is_broken(SWEDISH)
    assert [is_broken(text) for text in (shifted, private, torn)] == [True] * 3
    assert not is_broken(shifted[: ENOUGH // 2]), "too little to judge"


@pytest.mark.parametrize(("more", "broken"), [(-0.02, False), (0.02, True)])
def test_a_layer_is_broken_from_a_share_on(more: float, broken: bool) -> None:
    count = 1000
    private = round((PRIVATE + more) * count)
    assert is_broken("\ue001" * private + "ab" * ((count - private) // 2)) == broken
    common = round((COMMON - more) * count)
    rare = ("bcdfghjkmopq" * count)[: count - common]
    assert is_broken("a" * common + rare) == broken
    lone = round((TORN + more) * count)
    assert is_broken("a " * lone + "ab " * (count - lone)) == broken


@pytest.mark.parametrize(("kinds", "broken"), [(ALPHABET - 1, False), (ALPHABET, True)])
def test_marks_and_numbers_are_no_broken_text(kinds: int, broken: bool) -> None:
    assert is_broken("bcdfghjkmopqåäö"[:kinds] * 50) == broken


def test_dots_that_lead_to_a_page_are_no_torn_text() -> None:
    contents = " ".join(f"{number} Trygga torg {'. ' * 60} {number}" for number in range(1, 12))
    assert not is_broken(contents)


@OCR
@pytest.mark.programs
def test_a_broken_layer_over_a_page_that_shows_text_is_recognised() -> None:
    """The page shows a plan's picture; its own letters, printed in white, say nothing."""
    scan = pypdfium2.PdfDocument(scanned(PLAN))[0]
    (picture,) = scan.get_objects()
    jpeg, target = io.BytesIO(), io.BytesIO()
    picture.extract(jpeg)  # as it is: what was recognised of it is known
    canvas = Canvas(target, pagesize=scan.get_size())
    canvas.drawImage(ImageReader(jpeg), 0, 0, *scan.get_size())
    text = canvas.beginText(50, 700)
    text.setFillGray(1)
    text.setTextRenderMode(3)
    for line in range(8):
        text.textLine("bcdfg hjklm npqrs tvwxz bcdfg hjklm npqrs" + "z" * line)
    canvas.drawText(text)
    canvas.save()
    record = extract_bytes("plan.pdf", target.getvalue()).record
    assert record.source.ocr and len(record.activities) == len(
        extract_bytes("plan.pdf", PLAN).record.activities
    )


def test_options_reach_the_reader() -> None:
    with pytest.raises(NeedsOcr):
        extract_bytes("plan.pdf", scanned(PLAN, dots=72), Options(ocr="never"))


# -- what a recogniser gets wrong ------------------------------------------------------------------


def read(line: int, *texts: str) -> list[Any]:
    from extract.readers.ocr.engine import Recognised

    return [
        Recognised(text, 50 * place, 0, 50 * place + 40, 20, 18, 20, 0.5, line)
        for place, text in enumerate(texts)
    ]


def texts(*words: Any) -> list[str]:
    """What becomes of words on a page without ink."""
    import numpy as np

    from extract.readers.ocr.words.spelling import mended

    return [word.text for word in mended(list(words), np.zeros((50, 2000), np.uint8))]


@OCR
@pytest.mark.programs
@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        ((("8", "1", "Mötets"), ("&", "2.", "Nästa")), ["§", "§"]),
        ((("8", "1", "Mötets"),), ["8"]),
        ((("8", "1", "Mötets"), ("8", "3", "Nästa")), ["8", "8"]),
        ((("8", "personer"), ("8", "bilar")), ["8", "8"]),
    ],
)
def test_sections_that_follow_each_other_get_their_sign(
    lines: tuple[tuple[str, ...], ...], signs: list[str]
) -> None:
    from extract.readers.ocr.words.spelling import with_sections

    words = [word for number, line in enumerate(lines) for word in read(number, *line)]
    firsts = [word.text for word in with_sections(words) if word.left == 0]
    assert firsts == signs


@OCR
@pytest.mark.programs
@pytest.mark.parametrize(
    ("text", "stays"), [("Mötesfrekvens", True), ("åk", False), ("....", False), ("8", False)]
)
def test_short_words_that_are_unsure_are_specks(text: str, stays: bool) -> None:
    from extract.readers.ocr.words.spelling import is_word

    (word,) = read(0, text)
    assert is_word(word._replace(confidence=0.29)) == stays
    (bar,) = read(0, "|Löptid")
    assert texts(bar) == ["Löptid"]


@OCR
@pytest.mark.programs
@pytest.mark.parametrize("sign", ["-", "–"])
def test_hyphens_and_dashes_are_told_by_their_length(sign: str) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=LOW)
    canvas.setFont("Times-Roman", 12)
    for line in range(6):
        canvas.drawString(
            70, 200 - 20 * line, f"Planen gäller maj{sign}september och kl. 08.30{sign}10.15 i Vara."
        )
    canvas.save()
    _, document = read_document("plan.pdf", scanned(target.getvalue()))
    found = "".join(word.text for word in document.words)
    assert found.count(sign) >= 10 and found.count({"-": "–", "–": "-"}[sign]) <= 2


@OCR
@pytest.mark.programs
def test_list_marks_grounds_and_bold_words_are_seen() -> None:
    """A list of three, a grey head row over a ruled table, and a bold line before it."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=LOW)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(70, 220, "Insatser i trappan")
    canvas.setFont("Helvetica", 11)
    for line, text in enumerate(
        ("Nattvandring varje fredag kväll", "Belysning på gångvägen norrut", "Möten med de boende i huset")
    ):
        canvas.circle(76, 194 - 20 * line, 1.9, stroke=0, fill=1)
        canvas.drawString(90, 190 - 20 * line, text)
    canvas.setFillGray(0.88)
    canvas.rect(70, 80, 400, 25, stroke=0, fill=1)
    canvas.setFillGray(0)
    for edge in (55, 80, 105):
        canvas.line(70, edge, 470, edge)
    for edge in (70, 270, 470):
        canvas.line(edge, 55, edge, 105)
    for x, y, text in (
        (80, 88, "Åtgärd"),
        (280, 88, "Ansvarig"),
        (80, 63, "Fler vuxna ute"),
        (280, 63, "Kommunpolisen"),
    ):
        canvas.drawString(x, y, text)
    canvas.save()
    _, document = read_document("plan.pdf", scanned(target.getvalue()))
    items = [block for block in document.blocks if isinstance(block, Paragraph) and block.kind == "item"]
    assert [document.text(item.words) for item in items] == [
        "Nattvandring varje fredag kväll",
        "Belysning på gångvägen norrut",
        "Möten med de boende i huset",
    ]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [[document.text(cell.words) for cell in row.cells] for row in table.rows] == [
        ["Åtgärd", "Ansvarig"],
        ["Fler vuxna ute", "Kommunpolisen"],
    ]
    assert [cell.shaded for row in table.rows for cell in row.cells] == [True, True, False, False]
    assert {word.text for word in document.words if word.bold} == {"Insatser", "i", "trappan"}
