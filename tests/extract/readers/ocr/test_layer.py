"""Scans made searchable: the words of an invisible layer, with the rules and looks that the picture below it shows."""

from __future__ import annotations

import io
from collections import Counter

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.pipeline import Options, extract_bytes
from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr import pages
from extract.readers.ocr.engine import Recognised
from extract.readers.ocr.layer import COVERED, ON_INK, covers, is_of_picture, without_pieces, words_laid
from extract.readers.ocr.marks.bullets import Dot
from extract.readers.ocr.strokes import PictureRule
from extract.readers.pdf.source.content import Glyph, Style
from models.record import Record
from models.walk import values_of

SIZE = 460.0, 330.0
COLUMNS = 30.0, 130.0, 270.0, 360.0, 440.0
ROWS = (
    ("Orsak", "Åtgärd", "Ansvarig", "När"),
    ("Mörka stigar", "Lamporna byts vid", "Gatuchefen", "Våren 2024"),
    ("vid ån", "Kvarnparken", "", ""),
    ("Få vuxna ute", "Nattvandring varje", "Föreningen", "Hösten 2024"),
    ("om kvällarna", "fredag", "Nattugglan", ""),
)
BELOW_ROWS = (0, 2)
"""Lines of a cell belong together: rules lie below the head, and below the first measure."""


def words(canvas: Canvas, without: str = "", *, shown: bool = True) -> None:
    """What the page says; as a layer has it, in one face that is made as wide as what is printed."""

    def draw(left: float, foot: float, text: str, face: str, size: float) -> None:
        for word in text.split():
            line = canvas.beginText(left, foot)
            line.setFont(face if shown else "Helvetica", size)
            if not shown:
                line.setTextRenderMode(3)
                line.setHorizScale(100 * stringWidth(word, face, size) / stringWidth(word, "Helvetica", size))
            line.textOut(word)
            canvas.drawText(line)
            left += stringWidth(f"{word} ", face, size)

    draw(30, 290, "Handlingsplan för Tibro 2024", "Helvetica-Bold", 16)
    draw(30, 262, "Otrygga platser", "Helvetica-Bold", 12)
    for number, row in enumerate(ROWS):
        for left, text in zip(COLUMNS, row, strict=False):
            if text != without:
                draw(left + 4, 231 - 16 * number, text, "Helvetica" if number else "Helvetica-Bold", 10)


def rules(canvas: Canvas) -> None:
    top, foot = 244.0, 244.0 - 16 * len(ROWS) - 3
    canvas.setLineWidth(0.6)
    for x in COLUMNS:
        canvas.line(x, top, x, foot)
    for y in (top, foot, *(226 - 16.0 * row for row in BELOW_ROWS)):
        canvas.line(COLUMNS[0], y, COLUMNS[-1], y)


def printed() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=SIZE)
    words(canvas)
    rules(canvas)
    canvas.save()
    return target.getvalue()


def searchable(skew: float = 0.0, turn: int = 0, *, without: str = "") -> bytes:
    """A scan of the page, clockwise askew, turned, with its words over it where the picture shows them."""
    picture = pypdfium2.PdfDocument(printed())[0].render(scale=200 / 72).to_pil().convert("L")
    picture = picture.rotate(-skew, resample=Image.Resampling.BICUBIC, fillcolor=255).rotate(
        -turn, expand=True
    )
    width, height = SIZE[::-1] if turn % 180 else SIZE
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(width, height))
    canvas.drawImage(ImageReader(picture), 0, 0, width, height)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(-skew - turn)
    canvas.translate(-SIZE[0] / 2, -SIZE[1] / 2)
    words(canvas, without, shown=False)
    canvas.save()
    return target.getvalue()


def told(record: Record) -> Counter[str]:
    return Counter(f"{one.path} {' '.join(one.value.text.split())}" for one in values_of(record))


@pytest.mark.parametrize(("skew", "turn"), [(0.0, 0), (0.6, 0), (-3.0, 0), (0.0, 90), (1.0, 180)])
def test_a_searchable_scan_gives_the_record_of_the_page_that_was_scanned(skew: float, turn: int) -> None:
    was = extract_bytes("plan.pdf", printed()).record
    record = extract_bytes("plan.pdf", searchable(skew, turn)).record
    assert record.source.ocr and len(was.activities) == 2
    assert told(record) == told(was)


def test_boxes_stand_where_the_page_shows_the_words() -> None:
    record = extract_bytes("plan.pdf", searchable(turn=90)).record
    timing = record.activities[1].timing
    assert timing is not None and timing.text == "Hösten 2024"
    x0, top, x1, bottom = timing.evidence[0].bbox or (0, 0, 0, 0)
    assert bottom - top > 2 * (x1 - x0)  # it runs downwards


def test_a_word_that_the_layer_leaves_out_is_recognised() -> None:
    record = extract_bytes("plan.pdf", searchable(without="Ansvarig")).record
    assert [activity.responsible and activity.responsible.text for activity in record.activities] == [
        "Gatuchefen",
        "Föreningen\nNattugglan",
    ]


def test_without_recognition_the_layer_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "recognise_below", None)  # it is not asked
    record = extract_bytes("plan.pdf", searchable(), Options(ocr="never")).record
    assert record.source.ocr and "Nattvandring" in "".join(told(record))


# -- the words of a layer --------------------------------------------------------------------------


def glyphs(text: str, left: float = 10, top: float = 10, size: float = 10) -> list[Glyph]:
    style = Style(size, False, 0)
    places = [left + 0.5 * size * place for place in range(len(text))]
    return [
        Glyph(sign, x, top, x + 0.5 * size, top + size, style) for sign, x in zip(text, places, strict=True)
    ]


def on_paper(x: float, y: float) -> tuple[float, float]:
    return 4 * x, 4 * y


def test_white_space_and_gaps_part_the_words_of_a_layer() -> None:
    laid = [*glyphs("Polisen ska"), *glyphs("delta", left=70), *glyphs("ofta", top=25), *glyphs("nu", 60, 25)]
    found = words_laid(laid, on_paper, np.zeros((200, 800), np.uint8), 4.0)
    assert [(word.text, word.line) for word in found] == [
        ("Polisen", 0), ("ska", 0), ("delta", 0), ("ofta", 1), ("nu", 2),
    ]  # fmt: skip


def test_a_word_is_as_high_and_as_wide_as_its_ink() -> None:
    ink = np.zeros((200, 400), np.uint8)
    ink[46:78, 42:128] = 255  # from the tops of its letters to their feet
    ink[46:78, 140:180] = 255  # the next word
    ink[40:43, 50:54] = 255  # a ring
    ink[84:100, 42:78] = 255  # the next line
    (word,) = words_laid(glyphs("gåta"), on_paper, ink, 4.0)
    assert (word.top, word.bottom, word.right, word.confidence) == (40, 78, 128, 1)


@pytest.mark.parametrize(("beside", "its"), [(2, True), (3, False)])
def test_a_layer_is_the_picture_s_if_its_words_lie_on_ink(beside: int, its: bool) -> None:
    read = [Recognised("ord", 0, 0, 9, 9, 8, 9, float(place >= beside), 0) for place in range(10)]
    assert (beside <= round((1 - ON_INK) * 10)) == its
    assert is_of_picture(read) == its


@pytest.mark.parametrize(("lines", "enough"), [(6, True), (5, False)])
def test_a_layer_that_leaves_out_much_of_a_page_does_not_cover_it(lines: int, enough: bool) -> None:
    ink = np.zeros((400, 400), np.uint8)
    for line in range(6):
        for letter in range(12):
            ink[50 * line + 10 : 50 * line + 36, 30 * letter + 8 : 30 * letter + 24] = 255
    read = [
        Recognised("bokstäverna", 0, 50 * line, 390, 50 * line + 45, 36, 45, 1, line) for line in range(lines)
    ]
    assert (lines / 6 >= COVERED) == enough
    assert covers(read, ink, 4.0) == enough


@pytest.mark.parametrize(("text", "stays"), [("|", False), ("—", False), ("I", True), ("en", True)])
def test_signs_that_are_pieces_of_rules_are_no_words(text: str, stays: bool) -> None:
    word = Recognised(text, 98, 50, 102, 90, 85, 40, 1, 0)
    rule = PictureRule(False, 100, 0, 300)
    assert bool(without_pieces([word], [rule], [], 4.0)) == stays


@pytest.mark.parametrize(("text", "stays"), [("e", False), ("«", False), ("en", True)])
def test_marks_of_lists_are_the_picture_s(text: str, stays: bool) -> None:
    word = Recognised(text, 98, 50, 112, 90, 85, 40, 1, 0)
    assert bool(without_pieces([word], [], [Dot(100, 65, 110, 75)], 4.0)) == stays
