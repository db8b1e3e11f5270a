"""Hyphenation undone: which hyphens a line break made, and which belong to the text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.readers.pdf.reader import read_pdf
from extract.readers.shared.hyphens import (
    SeenWords,
    is_beginning,
    is_cut_address,
    is_cut_date,
    is_rest,
    undo_hyphen,
)
from models.text.joints import Joint, unknown_joint
from rules.pack import joints_of
from tests.pdf_drawing import Page, assert_sound, drawn, flowed, ruled, texts

BREAKS = [
    ("verk-", "samhet", "verksamhet"),
    ("trygghets\u2010", "arbete.", "trygghetsarbete."),
    ("ra\u2010", "men", "ramen"),
    ("förvalt\u00ad", "ningen", "förvaltningen"),
    ("ÅTGÄRDS-", "PLAN", "ÅTGÄRDSPLAN"),
    ("(sam-", "verkan)", "(samverkan)"),
    ("gemen-", "samt.", "gemensamt."),
]
KEPT = [
    ("(18-", "29", "(18-29"),
    ("2021-", "2022", "2021-2022"),
    ("15-", "åringar", "15-åringar"),
    ("covid-", "19", "covid-19"),
    ("Lind-", "Kvarnby", "Lind-Kvarnby"),
    ("EU-", "medel", "EU-medel"),
    ("SSPF-", "möten", "SSPF-möten"),
    ("e-", "post", "e-post"),
    ("icke-", "EU", "icke-EU"),
    ("Februari–", "april", "Februari–april"),
    ("13.00–", "15.00", "13.00–15.00"),
    ("Platsaktivering/", "platssamverkan", "Platsaktivering/platssamverkan"),
]
TWO_WORDS = [
    ("trygghets-", "och"),
    ("skol-", "eller"),
    ("fritids-", "samt"),
    ("område-", "Skola"),
    ("-", "polisen"),
    ("–", "polisen"),
    ("plan", "polisen"),
    ("plan-", "(se"),
    ("plan-", ""),
    ("Lindparken–", "ungdomar"),
    ("/", "polisen"),
]


@pytest.mark.parametrize(("left", "right", "joined"), BREAKS + KEPT)
def test_two_halves_are_one_word(left: str, right: str, joined: str) -> None:
    assert undo_hyphen(left, right, SeenWords()) == joined


@pytest.mark.parametrize(("left", "right"), TWO_WORDS)
def test_two_words_stay_two(left: str, right: str) -> None:
    assert undo_hyphen(left, right, SeenWords()) is None


def test_the_documents_own_words_decide_where_nothing_else_does() -> None:
    assert undo_hyphen("polis-", "skolan", SeenWords(["polis-skolan,", "mål"])) == "polis-skolan"
    assert (
        undo_hyphen("polis-", "skolan", SeenWords(["polis-skolan", "Polisskolan", "polisskolan"]))
        == "polisskolan"
    )
    assert undo_hyphen("ÅTGÄRDS-", "PLAN", SeenWords(["Åtgärds-plan"])) == "ÅTGÄRDS-PLAN"


@pytest.mark.parametrize("text", ["t", "ns", "nden.", "ngar", "rna", "rtens", "e"])
def test_what_no_word_begins_with_is_the_rest_of_one(text: str) -> None:
    assert is_rest(text)


@pytest.mark.parametrize(
    "text", ["kontakt", "kl.", "st", "i", "strategi", "Ngo", "nr", "2021", "åtagande", "en"]
)
def test_what_a_word_begins_with_is_none(text: str) -> None:
    assert not is_rest(text)


def test_a_word_too_long_for_its_cell_joints_of() -> None:
    def draw(page: Page) -> None:
        for x0, x1 in ((60, 124), (124, 400)):
            page.box(x0, 60, x1, 100)
        page.lines(62, 74, "Halvårsrappo", "rt till rådet")
        page.text(126, 74, "Varje")

    assert texts(read_pdf("smal.pdf", drawn(draw)))[0] == "Halvårsrapport till rådet"


@given(st.text(max_size=8), st.text(max_size=8))
def test_nothing_but_a_hyphen_is_lost(left: str, right: str) -> None:
    joined = undo_hyphen(left, right, SeenWords())
    if joined is not None:
        assert joined in (left + right, left[:-1] + right)


def test_a_word_cut_by_a_line_joints_of_with_two_boxes() -> None:
    def draw(page: Page) -> None:
        page.lines(
            60,
            60,
            "Alla parter i Kvarnby deltar i trygghets-",
            "vandringen, både unga (18-",
            "29 år) och andra.",
        )

    document = read_pdf("rad.pdf", drawn(draw))
    assert_sound(document)
    assert texts(document) == [
        "Alla parter i Kvarnby deltar i trygghetsvandringen, både unga (18-29 år) och andra."
    ]
    (cut,) = [word for word in document.words if word.text == "trygghetsvandringen,"]
    assert len(cut.boxes) == 2 and cut.boxes[0].bottom <= cut.boxes[1].top + 3
    assert sum(len(word.boxes) for word in document.words) == len(document.words) + 2


def test_a_word_cut_in_a_cell_joints_of() -> None:
    def draw(page: Page) -> None:
        for x0, x1 in ((60, 160), (160, 400)):
            page.box(x0, 60, x1, 100)
        page.lines(64, 74, "Stadsdelsförvalt-", "ningens åtagande")
        page.text(164, 74, "Leder arbetet")

    assert texts(read_pdf("cell.pdf", drawn(draw))) == ["Stadsdelsförvaltningens åtagande", "Leder arbetet"]


def test_a_word_cut_by_a_page_joints_of_in_text_and_in_cells() -> None:
    def first(page: Page) -> None:
        page.lines(60, 780, "Parterna i Kvarnby utvecklar tillsammans sin sam-")

    def second(page: Page) -> None:
        page.lines(60, 60, "verkan under året.", "Nytt stycke börjar efter detta.")

    document = read_pdf("sida.pdf", drawn(first, second))
    assert_sound(document)
    assert "samverkan" in [word.text for word in document.words]

    def cell(top: float, *lines: str) -> object:
        def draw(page: Page) -> None:
            for x0, x1 in ((60, 160), (160, 400)):
                page.box(x0, top, x1, top + 50)
            page.lines(164, top + 14, *lines)
            if top > 400:
                page.text(64, top + 14, "Mål")

        return draw

    data = drawn(cell(740, "Trygghet i hela områ-"), cell(50, "det och runt skolan"))  # type: ignore[arg-type]
    document = read_pdf("cellsida.pdf", data)
    assert_sound(document)
    assert [word.text for word in document.words][-5:] == ["hela", "området", "och", "runt", "skolan"]


@given(
    st.lists(
        st.sampled_from(["samverkan", "trygg-", "18-", "och", "Lindö-", "29", "- "]), min_size=1, max_size=12
    )
)
def test_no_word_is_lost_whatever_is_cut(words: list[str]) -> None:
    text = "<br/>".join(words)
    document = read_pdf("streck.pdf", flowed(ruled([["Mål", text]], [100, 200])))
    assert_sound(document)
    printed = "".join("".join(words).split()).replace("-", "")
    read = "".join(word.text for word in document.words[1:]).replace("-", "")
    assert read == printed


@pytest.mark.parametrize("text", ["Ordningsv", "Samhällsbyggnadsc", "trygghetsv"])
def test_what_can_only_be_the_beginning_of_a_word(text: str) -> None:
    assert is_beginning(text)


@pytest.mark.parametrize("text", ["Ordnings", "barns", "Trygghetsvä", "prisv", "rasism", "torsk"])
def test_what_may_be_a_word(text: str) -> None:
    assert not is_beginning(text)


def in_narrow_cells(*cells: list[str], room: float = 4, joint: Joint = unknown_joint) -> list[str]:
    """The texts of cells in which the first of the lines leaves `room` for a letter more: by itself, for none."""

    def draw(page: Page) -> None:
        x = 60.0
        for lines in (*cells, ["Samverkan i Kvarnby"]):
            width = stringWidth(lines[0], "Helvetica", 10) + 4 + room
            page.box(x, 60, x + width, 160)
            page.lines(x + 2, 74, *lines)
            x += width

    return texts(read_pdf("smal.pdf", drawn(draw), joint=joint))[:-1]


def test_parts_of_broken_words_are_no_words_of_the_document() -> None:
    broken = in_narrow_cells(["Kommunpol", "is"], ["Ungdomspol", "is"], ["Fokusområd", "e"])
    assert broken == ["Kommunpolis", "Ungdomspolis", "Fokusområde"]


def test_a_word_before_one_that_is_broken_stays_a_word() -> None:
    seen = ["Deras åtagande", "Polisens"]
    broken = in_narrow_cells(["Polisens", "åtagand", "e"], ["Fokusområd", "e"], seen, room=0, joint=joints_of)
    assert broken == ["Polisens åtagande", "Fokusområde", " ".join(seen)]


def test_the_language_tells_two_words_from_one_where_a_line_is_full() -> None:
    cells = ["Konstnärer", "målar"], ["Brottsofferh", "andläggare"], ["Trygghetsvandring", "ar"]
    told = in_narrow_cells(*cells, ["Fokusområd", "e"], joint=joints_of)
    assert told == ["Konstnärer målar", "Brottsofferhandläggare", "Trygghetsvandringar", "Fokusområde"]


def test_the_language_alone_shows_that_a_cell_broke_a_word() -> None:
    assert in_narrow_cells(["Beroendem", "ottagningen"]) == ["Beroendem ottagningen"]
    assert in_narrow_cells(["Beroendem", "ottagningen"], joint=joints_of) == ["Beroendemottagningen"]


def test_all_parts_of_a_word_are_looked_at_together() -> None:
    cells = ["Rekryt", "eringen"], ["Social", "sekret", "erare"]
    assert in_narrow_cells(*cells, ["Fokusområd", "e"], joint=joints_of)[:2] == [
        "Rekryteringen",
        "Socialsekreterare",
    ]


def test_a_word_that_had_room_is_not_asked_for() -> None:
    def never(parts: Sequence[str], breaks: bool) -> Sequence[bool | None]:
        raise AssertionError(parts)

    assert in_narrow_cells(["Beroendem", "ottagningen"], room=20, joint=never) == ["Beroendem ottagningen"]


def test_two_words_that_stand_elsewhere_stay_two_where_a_line_is_full() -> None:
    kept = in_narrow_cells(["anmälda", "brott"], ["brott, anmälda"], ["Fokusområd", "e"])
    assert kept == ["anmälda brott", "brott, anmälda", "Fokusområde"]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["näringsidkare", ", skola"], "näringsidkare, skola"),
        (["den 30 se", "ptember"], "den 30 september"),
        (["vid busst", "erminalen"], "vid bussterminalen"),
        (["Prioriterat o", "mråde"], "Prioriterat område"),
        (["hålls t o", "m"], "hålls t o m"),
        (["den 30 s", "eptembe", "r 2020"], "den 30 september 2020"),
        (["skola och t", "ex park"], "skola och t ex park"),
        (["skolor i", "ytter"], "skolor i ytter"),
        (["Varje", "måna", "d"], "Varje månad"),
        (["kommer i", "från ort"], "kommer i från ort"),
        (["genom viss", "erminalen"], "genom viss erminalen"),
    ],
)
def test_a_word_broken_behind_others_joints_of(lines: list[str], whole: str) -> None:
    """Where a part can be no word, or the word stands whole elsewhere: chance fills lines of several words, too."""
    seen = ["bussterminalen kom ifrån"]
    assert in_narrow_cells(lines, seen, ["Fokusområd", "e"]) == [whole, *seen, "Fokusområde"]


def test_the_word_behind_the_mark_of_an_item_is_broken_as_any() -> None:
    assert in_narrow_cells(["• Trygghetsvand", "ringar i parken"], ["Fokusområd", "e"])[0] == (
        "• Trygghetsvandringar i parken"
    )


@pytest.mark.parametrize("sure", [["Tidsra", "m"], ["näringsidkare", "."]])
def test_a_letter_or_a_stop_alone_in_a_line_shows_that_cells_break_words(sure: list[str]) -> None:
    assert in_narrow_cells(sure, ["Löpan", "de"]) == ["".join(sure), "Löpande"]


def test_the_word_behind_a_stop_that_begins_its_line_is_broken_as_any() -> None:
    broken = in_narrow_cells([", komm", "unpolis"], ["Fokusområd", "e"])
    assert broken[0] == ", kommunpolis"


def test_a_program_counts_with_a_hyphen_where_it_breaks_words() -> None:
    """A hyphen takes 3.3 points here, and the letters of the next lines 2.2 to 8.3."""
    cells = [["Fokusområd", "ens"], ["Skadeg", "örelse"], ["Relations", "våld"]]
    assert in_narrow_cells(*cells, ["näringsidka", "ns"], room=8)[:3] == [
        "Fokusområdens",
        "Skadegörelse",
        "Relationsvåld",
    ]
    assert in_narrow_cells(*cells, room=8)[:3] == ["Fokusområd ens", "Skadeg örelse", "Relations våld"]


def test_whole_words_that_leave_more_than_a_letter_are_whole() -> None:
    whole = ["Gärningspersonerna", "upplever"]
    assert in_narrow_cells(whole, ["anmälda", "rån"], room=9)[0] == "Gärningspersonerna upplever"

    def draw(page: Page) -> None:
        for x, lines, room in ((60, whole, 9), (200, ["Halvårsrappor", "t"], 3), (320, ["Samverkan"], 4)):
            page.box(x, 60, x + stringWidth(lines[0], "Helvetica", 10) + 4 + room, 160)
            page.lines(x + 2, 74, *lines)

    assert "Gärningspersonerna upplever" in texts(read_pdf("smal.pdf", drawn(draw)))


@pytest.mark.parametrize(
    ("left", "right", "cut"),
    [
        ("maj.hittepa@stock", "holm.se", True),
        ("maj.hittepa@stockholm.", "se", True),
        ("maj.hit", "tepa@stockholm.se,", True),
        ("maj.hittepa@stockholm.se", "eller", False),
        ("maj@stockholm.se", "olle@mora.se", False),
        ("t.ex.", "maj@mora.se", False),
        ("Maj", "hittepa@mora.se", False),
    ],
)
def test_an_address_that_a_narrow_cell_broke(left: str, right: str, *, cut: bool) -> None:
    assert is_cut_address(left, right) is cut


@pytest.mark.parametrize(
    ("left", "right", "cut"),
    [
        ("2024-1", "2-31", True),
        ("2024-12", "-31,", True),
        ("2024-12-3", "1", True),
        ("2024-01-15–202", "4-06-30", True),
        ("2024-01-15–20", "24-0", True),
        ("2024-12-31", "2025-01-15", False),
        ("2024-12-31", "12", False),
        ("2024", "12", False),
        ("KS-2024-1", "2-31", False),
    ],
)
def test_a_date_that_a_narrow_cell_broke(left: str, right: str, *, cut: bool) -> None:
    assert is_cut_date(left, right) is cut


def test_dates_in_narrow_cells_are_whole() -> None:
    assert in_narrow_cells(["2024-1", "2-31"], ["2025-06-3", "0"]) == ["2024-12-31", "2025-06-30"]
