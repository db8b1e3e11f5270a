"""What sets a heading apart, in Word, Excel and HTML: slant, capitals, a line below, colour, size, weight."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx
from docx.shared import Pt, RGBColor
from docx.text.run import Run
from openpyxl import Workbook
from openpyxl.styles import Font

from extract.pipeline import extract_bytes
from models.pages.headings import (
    ABOVE_TABLE,
    ALONE,
    COLOURFUL,
    FEWEST_WORDS,
    LARGER,
    SET_APART,
    STRESSED,
    Look,
    Trait,
    Usual,
    is_coloured,
    is_in_capitals,
    reads_as_heading,
    usual_look,
)
from models.record import Record

BLUE = RGBColor(0x1F, 0x4E, 0x9E)


def italic(run: Run) -> None:
    run.italic = True


def small_caps(run: Run) -> None:
    run.font.small_caps = True


def underlined(run: Run) -> None:
    run.underline = True


def coloured(run: Run) -> None:
    run.font.color.rgb = BLUE


def larger(run: Run) -> None:
    run.font.size = Pt(14)


def bold(run: Run) -> None:
    run.bold = True


LINES = (
    ("title", "Trygghetsplan mot brott för Storvik 2019"),
    ("text", "Planen är kommunens och polisens gemensamma brottsförebyggande arbete."),
    ("area", "Skadegörelse vid stationen"),
    ("text", "Mål: Inga krossade rutor under året."),
    ("measure", "Lagning inom ett dygn"),
    ("text", "Åtgärd: Rutor byts samma dag."),
    ("text", "Ansvarig: Fastighetschef"),
    ("area", "Inbrott i sommarstugor"),
    ("text", "Mål: Färre inbrott."),
    ("measure", "Grannsamverkan"),
    ("text", "Åtgärd: Nya skyltar och telefonkedjor."),
    ("text", "Ansvarig: Kommunpolis"),
)


def word(area: object, measure: object) -> bytes:
    document = NewDocx()
    for kind, text in LINES:
        run = document.add_paragraph().add_run(text)
        if kind == "title":
            run.bold = True
            run.font.size = Pt(20)
        elif kind == "area":
            area(run)  # type: ignore[operator]
        elif kind == "measure":
            measure(run)  # type: ignore[operator]
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def outline(record: Record) -> list[tuple[str | None, str | None]]:
    """Each activity's area and name."""
    found = []
    for activity in record.activities:
        area = record.areas[activity.area].name if activity.area is not None else None
        found.append((area.text if area else None, activity.name.text if activity.name else None))
    return found


EXPECTED = [
    ("Skadegörelse vid stationen", "Lagning inom ett dygn"),
    ("Inbrott i sommarstugor", "Grannsamverkan"),
]


@pytest.mark.parametrize("measure", [italic, coloured], ids=["italic", "coloured"])
@pytest.mark.parametrize(
    "area", [bold, larger, small_caps, underlined], ids=["bold", "larger", "caps", "underlined"]
)
def test_headings_of_word_by_any_look(area: object, measure: object) -> None:
    assert outline(extract_bytes("plan.docx", word(area, measure)).record) == EXPECTED


@pytest.mark.parametrize(
    ("area", "measure"),
    [
        ("font-variant: small-caps", "font-style: italic"),
        ("text-decoration: underline", "color: rgb(31, 78, 158)"),
        ("font-size: 15pt", "font-weight: bold"),
        ("color: #1f4e9e; text-transform: uppercase", "color: #1f4e9e"),
    ],
)
def test_headings_of_html_by_any_look(area: str, measure: str) -> None:
    styles = {"title": "font-size: 22px; font-weight: bold", "area": area, "measure": measure, "text": ""}
    body = "".join(f'<p style="{styles[kind]}">{text}</p>' for kind, text in LINES)
    page = f"<html><body>{body}</body></html>"
    assert outline(extract_bytes("plan.html", page.encode()).record) == EXPECTED


def test_a_label_as_small_as_the_one_above_stands_over_its_value() -> None:
    fields = (
        ("ÅTGÄRD", "Kontoret målar väggar."),
        ("MÅL", "Alla hittar."),
        ("UPPFÖLJNING", "Enkät."),
        ("TID", "Vecka 44"),
    )
    body = "".join(
        f'<p style="font-size: 8pt">{label}</p><p style="font-size: 10pt">{value}</p>'
        for label, value in fields
    )
    page = (
        f"<h1>Handlingsplan mot brott Ystad 2018</h1><h2>Ungas fritid</h2><h3>Vandring i Kvarnby</h3>{body}"
    )
    (activity,) = extract_bytes("plan.html", page.encode()).record.activities
    assert activity.timing is not None and activity.timing.text == "Vecka 44"
    assert activity.follow_up is not None and activity.follow_up.text == "Enkät."


@pytest.mark.parametrize(
    ("area", "measure"),
    [
        (Font(size=13, bold=True), Font(size=11, bold=True)),
        (Font(underline="single"), Font(italic=True)),
        (Font(size=14), Font(color="FF1F4E9E")),
        (Font(bold=True, color="FF9E1F1F"), Font(color="FF9E1F1F")),
    ],
    ids=["sizes", "underline", "size", "colour"],
)
def test_headings_of_a_sheet_by_any_look(area: Font, measure: Font) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    fonts = {"title": Font(size=18, bold=True), "area": area, "measure": measure}
    row = 1
    for kind, text in LINES:
        label, _, value = text.partition(": ")
        cell = sheet.cell(row, 1, label)
        if kind in fonts:
            cell.font = fonts[kind]
        elif value:
            sheet.cell(row, 2, value)
        row += 1 + (kind != "text")
    stream = BytesIO()
    book.save(stream)
    assert outline(extract_bytes("plan.xlsx", stream.getvalue()).record) == EXPECTED


def look(size: float = 11.0, *traits: Trait, bold: bool = False) -> Look:
    return Look(size, bold, frozenset(traits))


def test_the_usual_look_is_no_heading_and_what_differs_must_read_like_one() -> None:
    usual = usual_look([(look(), 100), (look(14.0, bold=True), 5)])
    assert usual == Usual(11.0, True, frozenset())
    assert usual.limits_for(look()) is None
    assert usual.limits_for(look(bold=True)) is SET_APART
    assert usual.limits_for(look(11.0, "italic")) is STRESSED
    assert usual.limits_for(look(10.0, "italic")) is None  # a caption


def test_type_is_larger_from_a_difference_that_is_seen() -> None:
    usual = Usual(10.0)
    assert usual.limits_for(look(10.0 * LARGER)) is SET_APART
    assert usual.limits_for(look(10.0 * LARGER - 0.1)) is None


def test_where_much_is_bold_bold_says_nothing_but_in_a_short_text() -> None:
    def usual(bold: int, plain: int) -> Usual:
        return usual_look([(look(bold=True), bold), (look(), plain)])

    assert usual(40, 60).bold_tells
    assert not usual(41, 59).bold_tells
    assert usual(FEWEST_WORDS - 1, 0).bold_tells
    assert not usual(FEWEST_WORDS, 0).bold_tells


def test_a_trait_of_much_of_the_text_sets_nothing_apart() -> None:
    usual = usual_look([(look(11.0, "italic"), 60), (look(), 40)])
    assert usual.limits_for(look(11.0, "italic")) is None
    assert usual.limits_for(look(11.0, "italic", "colour")) is STRESSED


def test_headings_rank_by_size_weight_capitals_line_and_slant() -> None:
    order = [
        look(14.0),
        look(bold=True),
        look(11.0, "caps"),
        look(11.0, "underline"),
        look(11.0, "colour"),
        look(11.0, "italic"),
    ]
    assert sorted(order, key=lambda one: one.rank, reverse=True) == order


def test_how_long_a_heading_is_and_how_it_ends() -> None:
    words = "Ord " * 30
    for limits in (SET_APART, STRESSED, ALONE, ABOVE_TABLE):
        fits = " ".join(words.split()[: limits.words])
        assert reads_as_heading(fits, limits)
        assert not reads_as_heading(fits + " till", limits)
        assert not reads_as_heading("Vi går.", limits)
    assert not reads_as_heading("mål", STRESSED)
    assert reads_as_heading("Område: Torget", SET_APART)
    assert not reads_as_heading("Område: Torget", STRESSED)
    assert not reads_as_heading("Ring 08-123 45 67", ALONE)


def test_capitals_and_colours_are_told_from_abbreviations_and_grey() -> None:
    assert is_in_capitals("TORG")
    assert not is_in_capitals("BRÅ")
    assert is_coloured(0, 0, COLOURFUL)
    assert not is_coloured(100, 100, 100 + COLOURFUL - 1)
