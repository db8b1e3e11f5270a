"""Glyphs become words: where a gap parts them, what is printed twice, how pages and words are turned."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from extract.readers.pdf.source.content import SUPPOSED_SPACE, Glyph, PageContent, Printed, Rule, Style
from extract.readers.pdf.source.words import glyphs_to_words, main_angle, split_at, split_word, turn_upright
from extract.readers.pdf.standing.stamps import take_stamps

SIZE, WIDTH = 10.0, 5.0
PLAIN = Style(SIZE, False, 0)


def glyphs(
    text: str, *, gap: float = 0.0, x0: float = 50.0, top: float = 100.0, style: Style = PLAIN
) -> list[Glyph]:
    """Letters side by side with that gap between them; "|" is a further gap of a point, "_" a drawn space."""
    found, x = [], x0
    for letter in text:
        if letter == "|":
            x += 1.0
            continue
        found.append(Glyph(" " if letter == "_" else letter, x, top, x + WIDTH, top + SIZE, style))
        x += WIDTH + gap
    return found


def words(*runs: list[Glyph]) -> list[str]:
    page = PageContent(1, 600, 800, [glyph for run in runs for glyph in run])
    return [word.text for word in glyphs_to_words(page)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mål", ["Mål"]),
        ("Mål_nu", ["Mål", "nu"]),
        ("Mål|nu", ["Målnu"]),  # a tenth of the size
        ("Mål||nu", ["Mål", "nu"]),  # a fifth
    ],
)
def test_a_space_or_a_gap_parts_words(text: str, expected: list[str]) -> None:
    assert words(glyphs(text)) == expected


def test_a_drawn_space_that_takes_no_room_parts_nothing() -> None:
    first = glyphs("Mål")
    space = Glyph(" ", 65, 100, 65, 110, PLAIN)
    assert words([*first, space, *glyphs("nu", x0=65.6)]) == ["Målnu"]
    assert words([*first, space, *glyphs("nu", x0=65.8)]) == ["Mål", "nu"]


@pytest.mark.parametrize(
    ("over", "expected"),
    [(0.6, ["KOMMUNIKATIONInfo"]), (0.8, ["KOMMUNIKATION", "Info"]), (4.0, ["KOMMUNIKATION", "Info"])],
)
def test_a_value_printed_over_the_end_of_a_bold_label_is_a_word_of_its_own(
    over: float, expected: list[str]
) -> None:
    label = glyphs("KOMMUNIKATION", style=PLAIN._replace(bold=True))
    assert words(label, glyphs("Info", x0=label[-1].x1 - over)) == expected


@pytest.mark.parametrize(
    ("value", "bold", "expected"),
    [
        ("Info", False, ["Åtagande", "Info"]),
        ("info", False, ["Åtagandeinfo"]),  # one word, half of it in bold
        ("2024", False, ["Åtagande2024"]),
        ("Info", True, ["ÅtagandeInfo"]),
    ],
)
def test_a_capital_behind_the_end_of_a_bold_label_begins_a_word(
    value: str, bold: bool, expected: list[str]
) -> None:
    label = glyphs("Åtagande", style=PLAIN._replace(bold=True))
    assert words(label, glyphs(value, x0=label[-1].x1, style=PLAIN._replace(bold=bold))) == expected


def test_a_letter_spaced_heading_is_no_row_of_letters() -> None:
    assert words(glyphs("MÅL", gap=3.0)) == ["M", "Å", "L"]
    assert words(glyphs("TRYGGT", gap=3.0)) == ["TRYGGT"]
    assert words(glyphs("TRYGGT||NU", gap=3.0)) == ["TRYGGT", "NU"]


@pytest.mark.parametrize(
    ("text", "gap", "expected"),
    [
        ("Mörka||||stråk", 2.5, ["Mörka", "stråk"]),
        ("STÖLDER", 8.0, ["STÖLDER"]),
        ("ABCD", 2.5, ["A", "B", "C", "D"]),  # signs that stand alone
        ("12345", 2.5, ["1", "2", "3", "4", "5"]),
        ("Mörka_stråk", 2.5, ["Mörka", "stråk"]),
    ],
)
def test_letters_a_space_apart_are_one_word(text: str, gap: float, expected: list[str]) -> None:
    letters = glyphs(text, gap=gap)
    for space in (SUPPOSED_SPACE, " "):  # as pdfium gives it, of no object or of one
        supposed = [glyph._replace(text=space, x0=glyph.x1) for glyph in letters[:-1]]
        assert words([one for pair in zip_longest(letters, supposed) for one in pair if one]) == expected


@pytest.mark.parametrize(
    ("gap", "space", "expected"),
    [
        (1.6, SUPPOSED_SPACE, ["Lugn", "i", "skolan"]),
        (1.4, SUPPOSED_SPACE, ["Lugn", "iskolan"]),
        (1.6, " ", ["Lugn", "iskolan"]),  # one that was drawn: the others would be, too
    ],
)
def test_a_space_may_go_untold_where_others_are_supposed(gap: float, space: str, expected: list[str]) -> None:
    """Of the spaces of an italic, pdfium may tell some as supposed and the others not at all."""
    first, supposed = glyphs("Lugn"), Glyph(space, 70, 100, 71.8, 110, PLAIN)
    assert words([*first, supposed, *glyphs("i", x0=71.8), *glyphs("skolan", x0=76.8 + gap)]) == expected


def test_letters_that_drawn_spaces_part_are_words() -> None:
    assert words(glyphs("A_B_C_D_E_F")) == ["A", "B", "C", "D", "E", "F"]


def test_a_wide_gap_a_step_back_and_a_new_line_end_a_run() -> None:
    assert words(glyphs("Mål"), glyphs("nu", x0=80)) == ["Mål", "nu"]
    assert words(glyphs("Mål", x0=100), glyphs("nu", x0=50)) == ["Mål", "nu"]
    assert words(glyphs("Mål"), glyphs("nu", x0=65, top=112)) == ["Mål", "nu"]
    assert words(glyphs("Mål"), glyphs("nu", x0=65, top=104)) == ["Målnu"]


@pytest.mark.parametrize(("moved", "texts"), [(0.5, ["Mål"]), (1.4, ["Mål"]), (1.6, ["Mål", "Mål"])])
def test_what_is_printed_twice_is_bold(moved: float, texts: list[str]) -> None:
    page = PageContent(1, 600, 800, [*glyphs("Mål"), *glyphs("Mål", x0=50 + moved)])
    found = glyphs_to_words(page)
    assert [word.text for word in found] == texts
    assert found[0].bold is (len(texts) == 1)


def test_letters_printed_twice_one_by_one_are_bold() -> None:
    twice = [
        copy
        for glyph in glyphs("Mål")
        for copy in (glyph, glyph._replace(x0=glyph.x0 + 0.5, x1=glyph.x1 + 0.5))
    ]
    (found,) = glyphs_to_words(PageContent(1, 600, 800, twice))
    assert (found.text, found.bold) == ("Mål", True)


def test_a_word_of_several_sizes_has_that_of_most_letters() -> None:
    small = glyphs("ål", x0=55, style=PLAIN._replace(size=8.0, bold=True))
    (found,) = glyphs_to_words(PageContent(1, 600, 800, [*glyphs("M"), *small]))
    assert (found.text, found.size, found.bold) == ("Mål", 8.0, True)


# -- turned ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "turned", "angle"), [(1, 3, 90), (1, 2, 0), (0, 1, 90), (2, 0, 0)])
def test_most_of_the_text_tells_how_a_page_is_turned(level: int, turned: int, angle: int) -> None:
    found = glyphs("a" * level) + glyphs("a" * turned, style=PLAIN._replace(angle=90))
    assert main_angle(found + glyphs("aaaa", style=PLAIN._replace(angle=45))) == angle


@pytest.mark.parametrize(
    ("angle", "glyph", "rule", "size"),
    [
        (90, (20, 70, 60, 90), Rule(False, 70, 40, 80), (200, 100)),
        (180, (70, 140, 90, 180), Rule(True, 70, 40, 80), (100, 200)),
        (270, (140, 10, 180, 30), Rule(False, 70, 20, 60), (200, 100)),
    ],
)
def test_a_page_is_turned_upright(
    angle: int, glyph: tuple[float, ...], rule: Rule, size: tuple[float, float]
) -> None:
    page = PageContent(1, 100, 200, [Glyph("a", 10, 20, 30, 60, PLAIN._replace(angle=angle))])
    page.rules = [Rule(True, 70 if angle == 90 else 130, 20, 60)]
    assert turn_upright(page) == angle
    assert tuple(page.glyphs[0][1:5]) == glyph
    assert page.glyphs[0].style.angle == 0
    assert (page.width, page.height) == size
    assert page.rules == [rule]


def test_words_that_run_up_a_level_page_know_both_of_their_places() -> None:
    up = [
        Glyph(letter, 50, 120 - 5 * n, 60, 125 - 5 * n, PLAIN._replace(angle=270))
        for n, letter in enumerate("När")
    ]
    level, found = glyphs_to_words(PageContent(1, 600, 800, [*glyphs("Mål", x0=200), *up]))
    assert (level.text, found.text, found.turned) == ("Mål", "När", 270)
    assert found.shown is not None
    assert tuple(found.shown) == (50, 110, 60, 125)


def test_slanted_words_part_at_spaces_gaps_and_lines() -> None:
    slant = PLAIN._replace(angle=45)

    def at(text: str, *places: tuple[float, float]) -> list[Glyph]:
        return [Glyph(letter, x, y, x + 4, y + 4, slant) for letter, (x, y) in zip(text, places, strict=True)]

    assert words(at("UTKAST", *[(50 + 4 * n, 50 + 4 * n) for n in range(6)])) == ["UTKAST"]
    assert words(at("UT AST", *[(50 + 4 * n, 50 + 4 * n) for n in range(6)])) == ["UT", "AST"]
    assert words(at("UT", (50, 50), (61, 61))) == ["UT"]
    assert words(at("UT", (50, 50), (62, 62))) == ["U", "T"]
    assert words(at("UT", (50, 50), (54, 46))) == ["U", "T"]


# -- cutting --------------------------------------------------------------------------------------------


def printed(text: str = "Mållugn", x0: float = 50.0) -> Printed:
    starts = tuple(x0 + WIDTH * n for n in range(len(text)))
    return Printed(text, x0, 100, x0 + WIDTH * len(text), 110, PLAIN, starts)


@pytest.mark.parametrize(
    ("x", "parts"),
    [
        (65.0, ["Mål", "lugn"]),
        (63.1, ["Mål", "lugn"]),
        (62.6, None),
        (50.0, None),
        (85.0, None),
        (52.0, None),
    ],
)
def test_a_rule_between_two_letters_cuts_a_word(x: float, parts: list[str] | None) -> None:
    found = split_at(printed(), x)
    assert ([part.text for part in found] if found else None) == parts
    if found:
        assert (found[0].x0, found[0].x1, found[1].x0, found[1].x1) == (50, min(65, x), 65, 85)


def test_parts_of_a_word_keep_their_letters_places() -> None:
    parts = split_word(printed("abcde"), (1, 3))
    assert [(part.text, part.x0, part.x1, len(part.starts)) for part in parts] == [
        ("a", 50, 55, 1), ("bc", 55, 65, 2), ("de", 65, 75, 2)
    ]  # fmt: skip


# -- large over the text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "crossed", "rules", "taken"),
    [(30.0, 2, 0, True), (29.9, 2, 0, False), (30.0, 1, 0, False), (30.0, 1, 1, True), (30.0, 0, 2, True)],
)
def test_large_type_over_the_text_is_a_mark(size: float, crossed: int, rules: int, taken: bool) -> None:
    mark = Printed("UTKAST", 100, 100, 400, 100 + size, Style(size, False, 0))
    below = [Printed("ord", 120 + 50 * n, 108, 140 + 50 * n, 118, PLAIN) for n in range(crossed)]
    rest = [Printed("ord", 50, 300 + 20 * n, 80, 310 + 20 * n, PLAIN) for n in range(5)]
    lines = [Rule(True, 112 + n, 90, 410) for n in range(rules)]
    kept, stamps = take_stamps([mark, *below, *rest], lines)
    assert [stamp.words[0].text for stamp in stamps] == (["UTKAST"] if taken else [])
    assert len(kept) == len(below) + len(rest) + (not taken)


@pytest.mark.parametrize(("heavy", "bold"), [(1, False), (3, False), (4, True)])
def test_a_word_is_bold_where_most_of_its_letters_are(heavy: int, bold: bool) -> None:
    letters = [
        glyph._replace(style=PLAIN._replace(bold=n < heavy)) for n, glyph in enumerate(glyphs("Ljuset"))
    ]
    (word,) = glyphs_to_words(PageContent(1, 600, 800, letters))
    assert word.bold is bold


def test_a_space_that_only_ends_a_line_and_letters_of_a_ligature_part_nothing() -> None:
    line = glyphs("till_affären_kl")
    first, second = (at for at, glyph in enumerate(line) if glyph.text == "f")
    shared = {"x0": line[first].x0, "x1": line[second].x1}
    for at in (first, second):
        line[at] = line[at]._replace(**shared)
    ending = Glyph(SUPPOSED_SPACE, line[-1].x1, 100, line[-1].x1, 110, PLAIN)
    found = glyphs_to_words(PageContent(1, 600, 800, [*line, ending, *glyphs("åtta", top=115)]))
    assert [word.text for word in found] == ["till", "affären", "kl", "åtta"]
    assert [len(word.starts) for word in found] == [4, 7, 2, 4]
    assert [(word.x0, word.x1) for word in found[::3]] == [(50, 70), (50, 70)]
