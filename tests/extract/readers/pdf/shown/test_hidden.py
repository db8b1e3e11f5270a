"""Text that a page does not show stands apart, and what lies under an opaque mark stands nowhere."""

from __future__ import annotations

import pytest

from extract.readers.pdf.source.shown.sight import MOST_STACKED
from models.errors import EmptyFile
from tests.pdf_raw import FONTS, at, raw_pdf, row, stream
from tests.pdf_seen import MORE, apart, codes, everything, paragraphs, read, time_row, value
from tests.recognised_once import each_picture_is_recognised_once  # noqa: F401 - a fixture

HIDDEN = [("hidden", ["eller varje dag"])]
LAYERS: dict[int, str | bytes] = {
    20: "<< /Type /OCG /Name (Utkast) >>",
    21: "<< /Type /OCG /Name (Text) >>",
    22: "<< /Type /OCMD /OCGs [20 0 R] /P /AllOn >>",
}
NAMED = "/Properties << /A 20 0 R /B 21 0 R /C 22 0 R >>"
FIRST_OFF = "/OCProperties << /OCGs [20 0 R 21 0 R] /D << /BaseState /ON /OFF [20 0 R] >> >>"
SECOND_ON = "/OCProperties << /OCGs [20 0 R 21 0 R] /D << /BaseState /OFF /ON [21 0 R] >> >>"
SCAN: dict[int, str | bytes] = {
    30: stream(
        bytes(range(256)) * 40,
        "/Type /XObject /Subtype /Image /Width 100 /Height 102 /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
}
PICTURES = "/XObject << /I 30 0 R >>"
WHOLE_PAGE = "q 595 0 0 842 0 0 cm /I Do Q\n"
RECOGNISED = at(60, 700, "Handlingsplan 2024") + at(60, 680, "Polisen ska delta")


def layer(name: str, operators: str = MORE) -> str:
    return f"/OC /{name} BDC {operators} EMC\n"


@pytest.mark.parametrize(
    ("drawn", "catalog", "hidden"),
    [
        (layer("A"), FIRST_OFF, True),
        (layer("B"), FIRST_OFF, False),
        (layer("C"), FIRST_OFF, True),  # a membership of layers
        (layer("A"), SECOND_ON, True),
        (layer("B"), SECOND_ON, False),
        ("/Artifact << /Type /Layout >> BDC " + MORE + " EMC\n", FIRST_OFF, False),
    ],
)
def test_a_layer_that_is_off_hides(drawn: str, catalog: str, hidden: bool) -> None:
    document = time_row(drawn, resources=NAMED, catalog=catalog, objects=LAYERS)
    assert value(document) == ("Varje vecka" if hidden else "Varje vecka eller varje dag")
    assert apart(document) == (HIDDEN if hidden else [])


def test_words_of_a_layer_that_is_off_may_stand_where_others_are_seen() -> None:
    drawn = layer("A", at(300, 683, "eller varje dag")) + layer("B", at(300, 683, "och ibland"))
    document = time_row(drawn, resources=NAMED, catalog=FIRST_OFF, objects=LAYERS)
    assert value(document) == "Varje vecka och ibland"
    assert apart(document) == HIDDEN


@pytest.mark.parametrize(("stacked", "hidden"), [(MOST_STACKED, True), (MOST_STACKED + 2, False)])
def test_words_that_share_a_place_are_told_apart_where_they_are_few(stacked: int, hidden: bool) -> None:
    pairs = "".join(
        layer("A", at(60, 600 - 9 * one, "gammalt")) + layer("B", at(60, 600 - 9 * one, "nyttigt"))
        for one in range(stacked // 2)
    )
    document = time_row(pairs, resources=NAMED, catalog=FIRST_OFF, objects=LAYERS)
    assert ("hidden" in [standing for standing, _ in apart(document)]) is hidden


@pytest.mark.parametrize(("opacity", "hidden"), [("0", True), ("0.5", False)])
def test_a_group_that_is_drawn_without_any_opacity_hides(opacity: str, hidden: bool) -> None:
    head = "/Type /XObject /Subtype /Form /Group << /S /Transparency >> /BBox [0 0 595 842]"
    form = stream(MORE, f"{head} /Resources << /Font {FONTS} >>")
    resources = f"/XObject << /X1 10 0 R >> /ExtGState << /G << /ca {opacity} >> >>"
    document = time_row("q /G gs /X1 Do Q ", resources=resources, objects={10: form})
    assert apart(document) == (HIDDEN if hidden else [])


@pytest.mark.parametrize(("alpha", "hidden"), [(24, True), (25, False)])
def test_text_of_a_tenth_of_the_ink_is_seen(alpha: int, hidden: bool) -> None:
    resources = f"/ExtGState << /G << /ca {alpha / 255:.5f} >> >>"
    assert apart(time_row("/G gs " + MORE, resources=resources)) == (HIDDEN if hidden else [])


@pytest.mark.parametrize("off", [True, False])
def test_a_form_may_stand_in_a_layer(off: bool) -> None:
    head = f"/Type /XObject /Subtype /Form /OC {20 if off else 21} 0 R /BBox [0 0 595 842]"
    form = stream(MORE, f"{head} /Resources << /Font {FONTS} >>")
    document = time_row(
        "/X1 Do ", resources="/XObject << /X1 10 0 R >>", catalog=FIRST_OFF, objects={**LAYERS, 10: form}
    )
    assert apart(document) == (HIDDEN if off else [])


@pytest.mark.parametrize(
    ("operators", "left"),
    [
        ("q 3 Tr " + MORE + " Q", "Varje vecka"),
        ("q 7 Tr " + MORE + " Q", "Varje vecka"),
        ("1 g " + MORE, "Varje vecka"),
        (".98 g " + MORE, "Varje vecka"),  # five of 255 from white: no screen shows it
        (".94 g " + MORE, "Varje vecka eller varje dag"),  # fifteen: pale, but there
        (".91 g 290 675 200 20 re f 1 g " + MORE, "Varje vecka"),  # white, 23 lighter than its pale ground
        (".90 g 290 675 200 20 re f 1 g " + MORE, "Varje vecka eller varje dag"),
        (".5 g 200 600 300 200 re 201 601 298 198 re f* 1 g " + MORE, "Varje vecka"),  # in a filled frame
        ("q 0 0 100 100 re W n " + MORE + " Q", "Varje vecka"),
        ("q 210 674 130 26 re W n " + MORE + " Q", "Varje vecka eller varje"),
        ("q 210 674 320 26 re W n " + MORE + " Q", "Varje vecka eller varje dag"),
        (at(300, 683, "eller varje dag", 0.5), "Varje vecka"),  # half a point high
        (at(300, 683, "eller varje dag", 4), "Varje vecka eller varje dag"),
        ("/G gs " + MORE, "Varje vecka"),
    ],
)
def test_ink_that_nobody_sees(operators: str, left: str) -> None:
    document = time_row(operators, resources="/ExtGState << /G << /ca 0 >> >>")
    said = "Varje vecka eller varje dag"
    rest = said.removeprefix(left).strip()
    assert value(document) == left
    assert apart(document) == ([("hidden", [rest])] if rest else [])


def test_white_ink_shows_on_a_dark_ground_and_dark_ink_does_not() -> None:
    dark = "0 0 .4 rg 210 674 320 26 re f 0 g "
    assert value(time_row("1 g " + MORE, said="", before=dark)) == "eller varje dag"
    hidden = time_row("0 0 .4 rg " + MORE, said="", before=dark)
    assert (value(hidden), apart(hidden)) == ("", HIDDEN)
    assert (
        value(time_row("1 g " + MORE, said="", before=".2 .3 .2 rg 210 674 320 26 re f 0 g "))
        == "eller varje dag"
    )


def test_black_ink_on_a_black_ground_drawn_before_it() -> None:
    document = time_row(MORE, said="", before="0 g 290 676 160 20 re f ")
    assert (value(document), apart(document)) == ("", HIDDEN)


@pytest.mark.parametrize(
    "page",
    [
        WHOLE_PAGE + "q 3 Tr " + RECOGNISED + " Q",
        "q 3 Tr " + RECOGNISED + " Q " + WHOLE_PAGE,
        RECOGNISED + WHOLE_PAGE,  # some programs lay the picture over the text
        "q 595 0 0 421 0 0 cm /I Do Q q 595 0 0 421 0 421 cm /I Do Q q 3 Tr " + RECOGNISED + " Q",  # strips
        "q 500 0 0 510 50 250 cm /I Do Q q 3 Tr " + RECOGNISED + " Q",  # just more than half of the page
    ],
)
def test_what_lies_over_a_scan_is_its_text(page: str) -> None:
    document = read(raw_pdf(page, resources=PICTURES, objects=SCAN))
    assert paragraphs(document) == ["Handlingsplan 2024", "Polisen ska delta"] or everything(document) == (
        "Handlingsplan 2024 Polisen ska delta"
    )
    assert document.ocr and not document.apart and not document.notes


@pytest.mark.parametrize(
    "picture",
    ["q 60 0 0 60 60 760 cm /I Do Q ", "q 490 0 0 500 50 250 cm /I Do Q "],  # a logo; just less than half
)
def test_a_picture_is_no_scan(picture: str) -> None:
    document = read(
        raw_pdf(
            at(60, 800, "Plan") + picture + "q 3 Tr " + at(70, 700, "gömt") + " Q",
            resources=PICTURES,
            objects=SCAN,
        )
    )
    assert apart(document) == [("hidden", ["gömt"])] and not document.ocr


BAR = "0 g 295 678 100 16 re f "


@pytest.mark.parametrize(
    ("mark", "left", "covered"),
    [
        (BAR, "Varje vecka", 3),
        ("1 g 295 678 100 16 re f", "Varje vecka", 3),  # painted over in white
        ("0 g 299 682.6 80 6 re f", "Varje vecka", 3),  # tips stand out above and below
        ("12 w 298 686 m 380 686 l S", "Varje vecka", 3),  # a thick line
        ("0 g 290 686 m 290 700 400 700 400 686 c 400 672 290 672 290 686 c f", "Varje vecka", 3),
        ("q 100 0 0 20 295 678 cm /I Do Q", "Varje vecka", 3),  # a picture
        ("0 g 322 678 80 16 re f", "Varje vecka eller", 2),
        (
            "/G gs 1 1 0 rg 295 678 100 16 re f",
            "Varje vecka eller varje dag",
            0,
        ),  # a marker, half transparent
        ("/M gs 1 1 0 rg 295 678 100 16 re f", "Varje vecka eller varje dag", 0),  # a marker that multiplies
        ("0 g 400 678 100 16 re f", "Varje vecka eller varje dag", 0),  # beside
        ("0 g 295 668 100 12 re f", "Varje vecka eller varje dag", 0),  # below
    ],
)
def test_words_under_an_opaque_mark_are_nowhere(mark: str, left: str, covered: int) -> None:
    look = f"{PICTURES} /ExtGState << /G << /ca .4 >> /M << /BM /Multiply >> >>"
    document = time_row(MORE + mark, resources=look, objects=SCAN)
    assert everything(document) == f"Aktivitet Ronder Tid {left}"
    assert not document.apart
    messages = [note.message for note in document.notes]
    assert messages == (
        [f"On page 1, {covered} words lie under an opaque mark; left out of the record."] if covered else []
    )


def test_a_ground_drawn_before_its_words_covers_nothing() -> None:
    document = time_row(MORE, before=".8 g 210 674 320 26 re f 0 g ")
    assert value(document) == "Varje vecka eller varje dag" and not document.notes


def test_grounds_of_rows_drawn_one_by_one_cover_nothing() -> None:
    rows = "".join(
        f"{'.9' if index % 2 else '1'} g 60 {700 - 26 * index} 470 26 re f 0 g "
        + row(700 - 26 * index, f"Rad {index}", "Ronder")
        for index in range(8)
    )
    document = read(raw_pdf(rows))
    assert len(document.words) == 8 * 3 and not document.notes and not document.apart


def test_a_square_drawn_with_a_viewers_tool_covers() -> None:
    square = (
        "<< /Type /Annot /Subtype /Square /F 4 /Rect [290 676 390 698] /IC [0 0 0] /AP << /N 10 0 R >> >>"
    )
    look = stream("0 g 0 0 100 22 re f", "/Type /XObject /Subtype /Form /BBox [0 0 100 22]")
    document = time_row(MORE, annotations=[square], objects={10: look})
    assert everything(document) == "Aktivitet Ronder Tid Varje vecka" and codes(document) == ["covered-text"]


def test_a_page_of_covered_words_gives_none_of_them_away() -> None:
    with pytest.raises(EmptyFile):
        read(raw_pdf(MORE + "0 g 290 670 150 30 re f"))


def test_a_render_mode_that_never_ends_hides_what_follows_as_viewers_do() -> None:
    text = row(700, "Aktivitet", "Ronder") + "3 Tr " + at(300, 709, "gömt") + row(674, "Tid", "Varje vecka")
    document = read(raw_pdf(text))
    hidden = [word for standing, words in apart(document) if standing == "hidden" for word in words]
    assert value(document) == ""
    assert " ".join(hidden).split() == ["gömt", "Tid", "Varje", "vecka"]


def test_invisible_words_at_the_end_of_a_page_stay_hidden() -> None:
    document = time_row("3 Tr " + MORE + at(60, 600, "och mer"))
    assert (value(document), apart(document)) == ("Varje vecka", [*HIDDEN, ("hidden", ["och mer"])])


@pytest.mark.parametrize(("edge", "is_left"), [(110.0, False), (104.0, True)])
def test_a_word_of_which_an_edge_leaves_one_letter_is_hidden(edge: float, is_left: bool) -> None:
    """In Helvetica of 10 points its last letter begins at 107.7; a sheet's edge may leave as much."""
    clipped = f"q {edge} 600 200 60 re W n {at(76, 620, 'Kvarnby')} Q\n"
    document = read(raw_pdf(clipped + at(60, 700, "Torget.")))
    assert apart(document) == ([] if is_left else [("hidden", ["Kvarnby"])])
