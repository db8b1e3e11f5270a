"""Fields filled in and text typed onto a page are words like printed ones; comments are none."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.shown.filling import set_glyphs
from models.errors import UnsupportedFormat
from models.pages.document import Table
from models.pages.geometry import BBox
from tests.pdf_raw import FONTS, at, raw_pdf, row, stream
from tests.pdf_seen import apart, codes, everything, paragraphs, read, value

ROWS = row(700, "Aktivitet", "Ronder") + row(674, "Tid")
PLACE = (212, 676, 528, 698)
PEOPLE = row(700, "Aktivitet", "Ronder") + row(674, "Sammankallande")


def widget(kind: str, entries: str, place: tuple[int, ...] = PLACE, flags: int = 4) -> str:
    """A field and its widget in one."""
    return (
        f"<< /Type /Annot /Subtype /Widget /FT {kind} /T (f{place[0]}-{place[1]}) /F {flags}"
        f" /Rect [{' '.join(map(str, place))}] /DA (/Helv 0 Tf 0 g) {entries} >>"
    )


def form(*widgets: str, content: str = ROWS, objects: dict[int, str | bytes] | None = None) -> bytes:
    fields = " ".join(f"{100 + index} 0 R" for index in range(len(widgets)))
    fonts = FONTS.replace("/F1", "/Helv")
    acro = f"/AcroForm << /Fields [{fields}] /DR << /Font {fonts} >> /DA (/Helv 0 Tf 0 g) >>"
    return raw_pdf(content, annotations=widgets, catalog=acro, objects=objects)


@pytest.mark.parametrize(
    ("kind", "entries", "said"),
    [
        ("/Tx", "/V (Varje vecka)", "Varje vecka"),
        ("/Tx", "/V <FEFF0056006100720061006E006E0061006E0020D83DDE00>", "Varannan 😀"),
        ("/Tx", "/MaxLen 11 /Ff 16777216 /V (Varje vecka)", "Varje vecka"),  # a comb, a letter a box
        ("/Ch", "/Ff 131072 /V (w) /Opt [[(w)(Varje vecka)][(m)(Varje kvartal)]]", "Varje vecka"),
        ("/Ch", "/Ff 2097152 /V [(Skolan) (Polisen)] /Opt [(Skolan)(Rektorn)(Polisen)]", "Skolan Polisen"),
        ("/Tx", "/Ff 8192 /V (hemligt)", ""),  # a password: dots on the page
        ("/Btn", "/Ff 65536 /MK << /CA (Skicka) >>", ""),  # a button is no text
    ],
)
def test_a_field_says_what_was_filled_in(kind: str, entries: str, said: str) -> None:
    assert value(read(form(widget(kind, entries)))) == said


def test_a_field_that_nobody_sees_says_nothing() -> None:
    assert everything(read(form(widget("/Tx", "/V (gömt)", flags=6)))) == "Aktivitet Ronder Tid"


def test_the_evidence_of_a_value_is_its_field() -> None:
    document = read(form(widget("/Tx", "/V (Varje vecka)")))
    boxes = {word.boxes for word in document.words if word.text in ("Varje", "vecka")}
    assert boxes == {(BBox(212.0, 842 - 698.0, 528.0, 842 - 676.0),)}


def test_a_value_longer_than_its_field_stays_in_its_cell() -> None:
    text = "Polisen deltar i alla vandringar och skriver om dem efter varje termin, skolan bjuder in alla"
    assert value(read(form(widget("/Tx", f"/V ({text})")))) == text


def test_lines_of_a_field_are_paragraphs() -> None:
    content = (
        row(700, "Aktivitet", "Ronder") + "60 598 150 102 re S 210 598 320 102 re S\n" + at(65, 680, "Tid")
    )
    entries = "/Ff 4096 /V (Polisen deltar i alla vandringar och skriver om dem.\\nSkolan bjuder in.)"
    document = read(form(widget("/Tx", entries, (212, 600, 528, 698)), content=content))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [document.text(piece.all_words) for piece in table.rows[-1].cells[-1].blocks] == [
        "Polisen deltar i alla vandringar och skriver om dem.",
        "Skolan bjuder in.",
    ]


def test_reportlabs_forms_with_their_appearances() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    for y, label in ((714, "Aktivitet"), (688, "Syfte"), (662, "Tid")):
        canvas.rect(60, y, 150, 26)
        canvas.rect(210, y, 320, 26)
        canvas.drawString(65, y + 9, label)
    for y, text in ((714, "Vandringar på torget"), (688, "Att fler är trygga"), (662, "Två gånger per år")):
        canvas.acroForm.textfield(value=text, x=215, y=y + 4, width=310, height=18, fontSize=10)
    canvas.save()
    document = read(target.getvalue())
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [document.text(row.cells[1].words) for row in table.rows] == [
        "Vandringar på torget",
        "Att fler är trygga",
        "Två gånger per år",
    ]
    assert len(table.rows) == 3 and not any(cell.shaded for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("behind", [False, True])
def test_boxes_to_tick_are_signs(behind: bool) -> None:
    states = {
        10: stream("0 0 12 12 re S 2 2 m 10 10 l S", "/Type /XObject /Subtype /Form /BBox [0 0 12 12]"),
        11: stream("0 0 12 12 re S", "/Type /XObject /Subtype /Form /BBox [0 0 12 12]"),
    }
    looks = "/AP << /N << /Yes 10 0 R /Off 11 0 R >> >>"
    first, second = (280, 385) if behind else (215, 335)
    ticks = (
        widget("/Btn", f"/V /Yes /AS /Yes {looks}", (first, 680, first + 12, 692)),
        widget("/Btn", f"/V /Off /AS /Off {looks}", (second, 680, second + 12, 692)),
    )
    names = at(first - 65 if behind else 230, 683, "Kommunpolis") + at(350, 683, "Rektor")
    document = read(form(*ticks, content=PEOPLE + names, objects=states))
    table = next(block for block in document.blocks if isinstance(block, Table))
    pieces = [piece for piece in table.rows[-1].cells[-1].blocks if not isinstance(piece, Table)]
    assert [(document.text(piece.words), piece.ticked) for piece in pieces] == [
        ("Kommunpolis", True),
        ("Rektor", False),
    ]
    assert everything(document).count("☒") == everything(document).count("☐") == 1


def test_text_typed_onto_a_page_with_and_without_an_appearance() -> None:
    typed = "<< /Type /Annot /Subtype /FreeText /F 4 /Rect [215 678 515 696] /Contents (Varje vecka) {} >>"
    assert value(read(raw_pdf(ROWS, annotations=[typed.format("")]))) == "Varje vecka"
    look = stream(
        at(2, 5, "Varje vecka"),
        f"/Type /XObject /Subtype /Form /BBox [0 0 300 18] /Resources << /Font {FONTS} >>",
    )
    drawn = typed.format("/AP << /N 10 0 R >>")
    assert value(read(raw_pdf(ROWS, annotations=[drawn], objects={10: look}))) == "Varje vecka"


def stamp(*lines: str, place: str = "300 678 480 712") -> tuple[str, str | bytes]:
    look = stream(
        "".join(at(4, 20 - 12 * number, line) for number, line in enumerate(lines)),
        f"/Type /XObject /Subtype /Form /BBox [0 0 180 34] /Resources << /Font {FONTS} >>",
    )
    return f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [{place}] /AP << /N 10 0 R >> >>", look


def test_a_stamp_set_on_with_a_viewers_tool_joins_nothing_that_it_lies_over() -> None:
    content = ROWS + at(300, 682, "Varje vecka")
    annotation, look = stamp("Antagen av socialnämnden", "2025-03-11")
    document = read(raw_pdf(content, annotations=[annotation], objects={10: look}))
    assert value(document) == "Varje vecka"
    assert apart(document) == [("beside", ["Antagen av socialnämnden", "2025-03-11"])]


def test_a_stamp_that_says_what_the_page_is_is_furniture() -> None:
    annotation, look = stamp("UTKAST")
    document = read(raw_pdf(ROWS + at(300, 682, "Varje vecka"), annotations=[annotation], objects={10: look}))
    assert value(document) == "Varje vecka"
    assert not apart(document) and not paragraphs(document)
    assert [document.text(piece.paragraph.all_words) for piece in document.furniture] == ["UTKAST"]


def test_comments_are_no_text_and_change_no_table() -> None:
    document = read(
        raw_pdf(
            ROWS,
            annotations=[
                "<< /Type /Annot /Subtype /Text /F 4 /Rect [300 678 320 698] /Contents (Kolla detta) >>",
                "<< /Type /Annot /Subtype /Highlight /F 4 /Rect [210 674 530 700] /C [1 1 0] /Contents (obs)"
                " /QuadPoints [210 700 530 700 210 674 530 674] >>",
                "<< /Type /Annot /Subtype /Link /Rect [60 700 200 726] /Border [0 0 1] >>",
            ],
        )
    )
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert everything(document) == "Aktivitet Ronder Tid"
    assert not any(cell.shaded for row in table.rows for cell in row.cells)


def test_a_signature_shows_who_signed() -> None:
    look = stream(
        "0.9 g 0 0 185 40 re f 0 g " + at(2, 25, "Undertecknad av Ida Provsson") + at(2, 10, "2024-03-12"),
        f"/Type /XObject /Subtype /Form /BBox [0 0 185 40] /Resources << /Font {FONTS} >>",
    )
    sign = widget("/Sig", "/V 20 0 R /AP << /N 10 0 R >>", (215, 600, 400, 640))
    objects: dict[int, str | bytes] = {20: "<< /Type /Sig /Filter /Adobe.PPKLite >>", 10: look}
    document = read(form(sign, objects=objects))
    assert paragraphs(document) == ["Undertecknad av Ida Provsson 2024-03-12"]


def test_words_struck_out_with_a_viewers_tool() -> None:
    strike = (
        "<< /Type /Annot /Subtype /StrikeOut /F 4 /Rect [215 680 268 694] /C [1 0 0]"
        " /QuadPoints [215 692 268 692 215 681 268 681] >>"
    )
    document = read(raw_pdf(ROWS + at(215, 683, "Varje vecka Varje dag"), annotations=[strike]))
    assert value(document) == "Varje dag"
    assert apart(document) == [("struck_out", ["Varje vecka"])]


def test_a_form_that_only_adobe_draws_says_so() -> None:
    xfa: dict[int, str | bytes] = {10: stream("<xdp/>")}
    acro = "/AcroForm << /XFA 10 0 R /Fields [] >>"
    with pytest.raises(UnsupportedFormat, match=r"XFA.*print it as PDF"):
        read_pdf(
            "blankett.pdf",
            raw_pdf(at(60, 700, "Please wait..."), catalog=f"{acro} /NeedsRendering true", objects=xfa),
        )
    assert codes(read(raw_pdf(ROWS, catalog=acro, objects=xfa))) == ["form-unread"]


def test_a_form_of_adobes_whose_fields_stand_on_the_pages_is_read() -> None:
    data = form(widget("/Tx", "/V (Varje vecka)"), objects={10: stream("<xdp/>")})
    document = read(data.replace(b"/AcroForm <<", b"/AcroForm << /XFA 10 0 R"))
    assert (value(document), codes(document)) == ("Varje vecka", [])


def test_glyphs_are_as_large_as_the_field_has_room_for() -> None:
    box = BBox(10, 10, 110, 30)
    assert {glyph.style.size for glyph in set_glyphs("Varje vecka", box, 0, several=False)} == {12.0}
    assert {glyph.style.size for glyph in set_glyphs("Varje vecka", box, 9, several=False)} == {9.0}
    low = BBox(10, 10, 110, 20)
    assert {glyph.style.size for glyph in set_glyphs("Varje vecka", low, 0, several=False)} == {8.0}
    many = list(set_glyphs("Varje vecka och varje dag " * 4, box, 12, several=True))
    assert all(box.x0 <= glyph.x0 and glyph.x1 <= box.x1 + 0.1 for glyph in many)
    assert max(glyph.top for glyph in many) < box.bottom
