"""Grounds are parted where white lines or other shades part cells, and rules go on along them."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import cv2
import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.grounds import (
    ACROSS,
    DARK,
    DOWN,
    NESTED,
    STEM,
    STEP,
    WHITE,
    Ground,
    grounds_of,
    parted,
)
from extract.readers.ocr.lightened import CORNER, LIGHT_LINE, lightened, whitened
from extract.readers.ocr.picture import evenly_lit
from extract.readers.ocr.rules import (
    AT_EDGE,
    LEAVES,
    NEAR_EDGE,
    rules_of,
    without_fields,
    without_frames,
    without_sides,
)
from extract.readers.ocr.strokes import PictureRule

PAPER, SHADE = 250, 230
SCALE = 300 / 72
BOX = Ground(20, 20, 320, 140, SHADE)


def page() -> Grey:
    """A ground of 300 × 120 pixels, each a point."""
    picture = np.full((160, 340), PAPER, np.uint8)
    picture[BOX.top : BOX.bottom, BOX.left : BOX.right] = SHADE
    return picture


def cells(picture: Grey) -> list[tuple[int, int, int, int]]:
    return [tuple(one[:4]) for one in parted(picture, BOX, PAPER, 1.0)]  # type: ignore[misc]


@pytest.mark.parametrize(("share", "parts"), [(WHITE + 0.1, 2), (WHITE - 0.1, 1)])
def test_white_lines_part_rows_and_columns(share: float, parts: int) -> None:
    white = round(SHADE + share * (PAPER - SHADE))
    picture = page()
    picture[79:81, 20:320] = white
    picture[20:140, 119:121] = white
    picture[40:48, 40:100] = 30  # letters
    assert len(cells(picture)) == parts * parts
    if parts == 2:
        assert (20, 20, 120, 80) in cells(picture)


@pytest.mark.parametrize(
    ("level", "share", "parts"),
    [(False, DOWN + 0.05, 2), (False, DOWN - 0.05, 1), (True, ACROSS + 0.05, 2), (True, ACROSS - 0.05, 1)],
)
def test_the_light_that_compression_leaves_around_letters_is_no_white_line(
    level: bool, share: float, parts: int
) -> None:
    """It is as light as paper, yet not all along; between rows, letters may reach into the line."""
    picture = page()
    end = 20 + round(share * (300 if level else 120))
    line = (slice(79, 81), slice(20, end)) if level else (slice(20, end), slice(119, 121))
    picture[line] = PAPER
    assert len(cells(picture)) == parts


@pytest.mark.parametrize(("step", "parts"), [(STEP + 1, 2), (STEP - 1, 1)])
def test_another_shade_is_another_row(step: float, parts: int) -> None:
    picture = page()
    picture[80:140, 20:320] = round(SHADE - step)
    found = cells(picture)
    assert len(found) == parts
    assert abs(found[0][3] - (80 if parts == 2 else 140)) <= 1


@pytest.mark.parametrize("slope", [0, 20, 40])
def test_a_page_that_is_darker_below_has_no_grounds_but_its_own(slope: int) -> None:
    picture = np.full((900, 1200), 235.0)
    picture[200:300, 200:1000] -= 20
    picture -= np.linspace(0, slope, 900)[:, None]
    (ground,) = grounds_of(evenly_lit(picture.astype(np.uint8), 1.2), 1.2)
    assert abs(ground.top - 200) < 8 and abs(ground.bottom - 300) < 8


def test_headings_under_the_name_of_a_group_are_cells_of_their_own() -> None:
    picture = page()
    picture[20:140, 100:103] = PAPER
    picture[80:83, 103:320] = PAPER
    picture[83:140, 200:203] = PAPER
    found = {tuple(round(side, -1) for side in cell[:4]) for cell in cells(picture)}
    assert found == {(20, 20, 100, 140), (100, 20, 320, 80), (100, 80, 200, 140), (200, 80, 320, 140)}


def test_parts_leave_no_gap() -> None:
    picture = page()
    picture[79:81, 20:320] = PAPER
    picture[81:140, 20:320] = SHADE - 9
    found = cells(picture)
    assert [found[0][3], found[1][1]] == [found[0][3]] * 2


@pytest.mark.parametrize(("off", "whole"), [(AT_EDGE - 0.5, True), (AT_EDGE + 0.5, False)])
def test_a_rule_goes_on_along_the_ground_that_it_lies_at(off: float, whole: bool) -> None:
    scale = 4.0
    picture = np.full((600, 1600), 250, np.uint8)
    picture[299:302, 700:1500] = 60
    ground = Ground(200, 300 - round(scale * off), 1500, 420, 230)
    (rule,) = (one for one in rules_of(picture, scale, [ground])[0] if one.level)
    assert (rule.start == 200) == whole


@pytest.mark.parametrize(("right", "ends"), [(1600 - round(LEAVES * 4) - 4, False), (1600, True)])
def test_a_rule_ends_before_a_ground_that_leaves_the_page(right: int, ends: bool) -> None:
    picture = np.full((600, 1600), 250, np.uint8)
    picture[299:302, 200:1400] = 60
    (rule,) = (one for one in rules_of(picture, 4.0, [Ground(200, 300, right, 420, 230)])[0] if one.level)
    assert (rule.end < 1410) == ends


def grounds(*boxes: tuple[int, int, int, int, int]) -> list[tuple[int, int]]:
    """Width and height of each ground on a page of 600 × 400 points, a pixel each; boxes are sides and a shade."""
    picture = np.full((400, 600), PAPER, np.uint8)
    for left, top, right, bottom, shade in boxes:
        picture[top:bottom, left:right] = shade
    return [(one.right - one.left, one.bottom - one.top) for one in grounds_of(picture, 1.0)]


@pytest.mark.parametrize(
    ("box", "count"),
    [
        ((100, 100, 124, 112, SHADE), 1),
        ((100, 100, 120, 112, SHADE), 0),  # narrower than a cell of one short word
        ((100, 100, 160, 109, SHADE), 1),
        ((100, 100, 160, 106, SHADE), 0),
        ((100, 100, 160, 120, PAPER - 5), 1),
        ((100, 100, 160, 120, PAPER - 4), 0),  # the light on a page wavers as much
        ((5, 5, 595, 350, SHADE), 1),
    ],
)
def test_how_large_and_how_dark_a_ground_is(box: tuple[int, int, int, int, int], count: int) -> None:
    assert len(grounds(box)) == count


def test_grounds_of_two_shades_side_by_side_are_two() -> None:
    assert grounds((100, 100, 200, 140, SHADE), (200, 100, 300, 140, SHADE - 18)) != []
    assert len(grounds((100, 100, 200, 140, SHADE), (200, 100, 300, 140, SHADE - 18))) == 2


@pytest.mark.parametrize(("wide", "parts"), [(5, 2), (6, 1)])
def test_a_white_line_is_five_points_wide_at_most(wide: int, parts: int) -> None:
    picture = page()
    picture[77 : 77 + wide, 20:320] = PAPER
    assert len(cells(picture)) == parts


@pytest.mark.parametrize(("bottom", "parts"), [(8, 2), (7, 1)])
def test_a_row_is_as_high_as_a_ground(bottom: int, parts: int) -> None:
    picture = page()
    at = BOX.bottom - bottom
    picture[at - 1 : at + 1, 20:320] = PAPER
    assert len(cells(picture)) == parts


@pytest.mark.parametrize(("letters", "parts"), [(14, 2), (16, 1)])
def test_ink_much_darker_than_its_ground_is_letters(letters: int, parts: int) -> None:
    """A row full of ink tells no shade of its own; one a little darker is another row."""
    picture = page()
    picture[100:140, 20:320] = SHADE - letters
    assert len(cells(picture)) == parts


def test_a_row_full_of_bold_letters_has_the_shade_of_its_ground() -> None:
    """Grey pixels at the edges of letters make a row darker on the average; its ground is no other."""
    picture = page()
    picture[60:80, 24:150] = SHADE - 14
    assert len(cells(picture)) == 1


@pytest.mark.parametrize(("words", "count"), [(7, 1), (12, 0)])
def test_letters_at_the_edge_of_a_ground_leave_it_whole(words: int, count: int) -> None:
    """Tight rows of bold headings: letters from its upper edge on; where more than half is letters, it is none."""
    picture = np.full((400, 600), PAPER, np.uint8)
    picture[100:118, 50:550] = SHADE
    for word in range(words):
        picture[98:111, 58 + 41 * word : 86 + 41 * word] = 20
    assert sum(one.right - one.left > 400 for one in grounds_of(picture, 1.0)) == count


@pytest.mark.parametrize(("between", "rules"), [(230, False), (120, True)])
def test_the_white_between_a_ground_and_letters_is_no_rule(between: int, rules: bool) -> None:
    """Nor is what is lighter than a ground around it; what is darker is."""
    scale = 4.0
    picture = np.full((600, 1600), 214, np.uint8)
    picture[300:310, 100:1500] = between
    assert bool(rules_of(picture, scale)[0]) == rules


def dark_band(*, inset: int = 4, letters: int = 24) -> Grey:
    """A dark band of 200 × 9 points, with thick white letters of so many pixels that begin so far from its edge."""
    picture = np.full((300, 1200), 255, np.uint8)
    picture[100:138, 200:1040] = 69
    first = 100 + (38 - letters) // 2
    for left in range(200 + inset, 320, 16):
        picture[first : first + letters, left : left + 12] = 255
    return picture


@pytest.mark.parametrize(("letters", "whole"), [(24, True), (29, True), (35, False)])
def test_a_dark_band_begins_before_the_letters_at_its_edge(letters: int, whole: bool) -> None:
    """Smoothed, thick white letters are as light as paper; some of each column is as dark as the band."""
    (ground,) = grounds_of(dark_band(inset=0, letters=letters), SCALE)
    assert (ground.left == 200) == whole
    assert (ground.top, ground.right, ground.bottom) == (100, 1040, 138)


@pytest.mark.parametrize(
    ("wide", "whole"), [(round(STEM * SCALE) - 2, True), (round(STEM * SCALE) + 3, False)]
)
def test_a_letter_as_high_as_its_dark_band_does_not_end_it(wide: int, whole: bool) -> None:
    """A "j" of bold type reaches from edge to edge where the band has its line's height."""
    picture = dark_band(inset=0, letters=24)
    picture[100:138, 324 : 324 + wide] = 255
    picture[100:138, 200:324] = dark_band(inset=0, letters=29)[100:138, 200:324]
    (ground,) = grounds_of(picture, SCALE)
    assert (ground.left == 200) == whole


def test_a_ring_at_the_edge_of_a_dark_band_is_left_whole() -> None:
    """Its arch lies where the band's frame would be."""
    picture = dark_band(inset=4)
    picture[100:103, 330:342] = 255
    picture[100:110, 330:333] = picture[100:110, 339:342] = 255
    clean = lightened(picture, [Ground(200, 100, 1040, 138, 69)], SCALE)
    assert (clean[100:103, 330:342] == 0).all()
    assert (clean[100:102, 360:1000] == 255).all()


@pytest.mark.parametrize(("inset", "framed"), [(4, False), (8, True)])
def test_a_dark_band_with_letters_in_its_frame_has_none(inset: int, framed: bool) -> None:
    picture = dark_band(inset=inset)
    ground = Ground(200, 100, 1040, 138, 69)
    clean = lightened(picture, [ground], SCALE)
    assert bool((clean[100:138, 200] < 100).all()) == framed
    assert bool((clean[100, 200:1040] < 100).all()) == framed
    assert (clean[112:126, 300] == (0 if (300 - 200 - inset) % 16 < 12 else 255)).all(), (
        "letters are dark on white"
    )


@pytest.mark.parametrize(("share", "framed"), [(LIGHT_LINE - 0.1, False), (LIGHT_LINE + 0.1, True)])
def test_paper_beside_a_dark_band_is_no_letter(share: float, framed: bool) -> None:
    """The box of a ground may reach beyond it by a pixel."""
    picture = dark_band(inset=40)
    picture[100 : 100 + round(38 * share), 200:204] = 255
    clean = lightened(picture, [Ground(200, 100, 1040, 138, 69)], SCALE)
    assert bool((clean[137, 300:1040] < 100).all()) == framed


def test_letters_as_high_as_their_ground_leave_it_whole() -> None:
    picture = np.full((600, 1200), 255, np.uint8)
    picture[200:260, 100:1000] = 214
    picture[202:258, 500:512] = 0
    assert [(one.left, one.right) for one in grounds_of(picture, SCALE)] == [
        (pytest.approx(100, abs=6), pytest.approx(1000, abs=6))
    ]


def test_a_pale_ground_is_whole_in_a_noisy_copy() -> None:
    picture = np.full((1200, 1600), 255.0)
    picture[500:570, 200:1400] = 245
    picture += np.random.default_rng(1).normal(0, 12, picture.shape)
    found = grounds_of(np.clip(picture, 0, 255).astype(np.uint8), SCALE)
    assert len(found) == 1
    assert np.allclose(found[0][:4], (200, 500, 1400, 570), atol=6)


@pytest.mark.parametrize(("darker", "count"), [(NESTED, 1), (NESTED + 20, 2)])
def test_a_field_upon_a_ground_is_darker_than_noise_makes_a_part_of_it(darker: int, count: int) -> None:
    picture = np.full((1200, 1600), 255, np.uint8)
    picture[500:620, 200:1400] = 210
    picture[530:590, 600:1000] = 210 - darker
    assert len([one for one in grounds_of(picture, SCALE) if one.bottom - one.top < 100]) == count - 1


def test_pale_grounds_are_white_for_the_recogniser() -> None:
    picture = page()
    picture[60:70, 50:200] = 0
    whole, field = Ground(20, 20, 320, 140, SHADE), Ground(100, 90, 200, 120, 180)
    picture[90:120, 100:200] = field.shade
    white = whitened(picture, [field, whole])
    assert (white[20:60, 20:320] == 255).all()
    assert (white[90:120, 100:200] == 255).all()
    assert (white[60:70, 50:200] == 0).all()
    dark = Ground(20, 20, 320, 140, DARK - 1)
    assert (whitened(picture, [dark]) == picture).all()


def test_light_that_falls_off_a_little_is_no_ground() -> None:
    picture = np.repeat(np.linspace(250, 242, 3500)[:, None], 2480, axis=1)
    assert grounds_of(evenly_lit(np.round(picture).astype(np.uint8), SCALE), SCALE) == []


def test_no_rules_run_around_a_ground_that_holds_rows() -> None:
    near, far = NEAR_EDGE * SCALE - 1, NEAR_EDGE * SCALE + 1
    frame = [
        PictureRule(True, 100 + near, 200, 400),
        PictureRule(True, 500, 200, 400),
        PictureRule(False, 200, 100, 500),
        PictureRule(False, 400 - near, 100, 500),
    ]
    others = [
        PictureRule(True, 100, 200, 400 + far),
        PictureRule(False, 200 - far, 100, 500),
        PictureRule(False, 200, 100 - far, 500),
    ]
    assert without_frames([*frame, *others], [Ground(200, 100, 400, 500, 60)], SCALE) == others


DARK_BAND = Ground(200, 100, 400, 160, 60)
SIDES = [
    PictureRule(False, 200, 100, 160),
    PictureRule(False, 400, 100, 160),
    PictureRule(True, 100, 200, 400),
    PictureRule(True, 160, 200, 400),
]


def test_edges_of_a_dark_ground_alone_are_no_rules() -> None:
    assert without_sides(SIDES, [DARK_BAND], SCALE) == []
    assert without_sides(SIDES, [DARK_BAND._replace(shade=200)], SCALE) == SIDES


def test_edges_of_a_dark_ground_stay_where_a_table_goes_on_from_them() -> None:
    below = PictureRule(False, 200, 160, 600)
    assert without_sides([*SIDES, below], [DARK_BAND], SCALE) == [SIDES[0], *SIDES[2:], below]
    apart = below._replace(at=200 + NEAR_EDGE * SCALE + 1)
    assert without_sides([*SIDES, apart], [DARK_BAND], SCALE) == [SIDES[3], apart]
    farther = below._replace(start=160 + NEAR_EDGE * SCALE + 1)
    assert without_sides([*SIDES, farther], [DARK_BAND], SCALE) == [farther]


def with_text(picture: Grey, text: str, at: tuple[int, int], shade: float, thick: int = 9) -> None:
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 1.3, (shade,), thick, cv2.LINE_AA)


def test_dark_bands_part_a_pale_ground_nowhere() -> None:
    picture = np.full((1200, 1600), PAPER, np.uint8)
    picture[200:1000, 100:1100] = 235
    for top in (300, 600, 800):
        picture[top : top + 40, 125:1075] = 68
    found = grounds_of(picture, SCALE)
    assert sorted((one.top, one.shade < 128) for one in found) == [
        (pytest.approx(top, abs=6), dark)
        for top, dark in ((200, False), (300, True), (600, True), (800, True))
    ]


def test_a_dark_band_full_of_bold_letters_is_one() -> None:
    picture = np.full((1200, 1600), PAPER, np.uint8)
    for top in (300, 600, 900):
        picture[top : top + 60, 100:1100] = 68
        with_text(picture, "HANDLINGSMALSATTNINGAR", (100, top + 46), PAPER)
    found = grounds_of(picture, SCALE)
    assert sorted((one.left, one.top, one.right) for one in found) == [
        (pytest.approx(100, abs=6), pytest.approx(top, abs=6), pytest.approx(1100, abs=6))
        for top in (300, 600, 900)
    ]


def test_a_bold_heading_is_no_dark_ground() -> None:
    picture = np.full((1200, 1600), PAPER, np.uint8)
    for top in (300, 600, 900):
        with_text(picture, "MMHHMMHHMM", (100, top), 10, 14)
    assert grounds_of(picture, SCALE) == []


@pytest.mark.parametrize(
    ("top", "right", "kept"), [(24, 360, False), (20, 360, True), (24, 400, True)], ids=["in", "at", "wide"]
)
def test_the_ground_of_a_field_within_a_row_is_none_of_a_cell(top: int, right: int, kept: bool) -> None:
    """One that touches the rule above it is a cell's, and so is one as wide as the table."""
    grey = np.full((300, 840), 250, np.uint8)
    rules = [PictureRule(True, at * 2, 40, 800) for at in (20, 40)]
    for rule in rules:
        grey[round(rule.at) - 1 : round(rule.at) + 1, 40:800] = 60
    field = Ground(200, 2 * top, 2 * right, 72, 238)
    grey[field.top : field.bottom, field.left : field.right] = field.shade
    assert bool(without_fields([field], rules, grey, 2.0)) == kept


def test_grey_rules_between_rows_of_bold_capitals_go_on_beside_them() -> None:
    picture = np.full((900, 1600), PAPER, np.uint8)
    picture[100:788, 100:900] = 211
    for row in range(9):
        picture[99 + 86 * row : 102 + 86 * row, 100:1500] = 172
        if row < 8:
            with_text(picture, "AKTIVITETSANSVARIG", (115, 160 + 86 * row), 0, 10)
    starts = [one.start for one in rules_of(picture, SCALE)[0] if one.level]
    assert starts == [100] * 9


def test_a_cell_that_spans_rows_and_the_rows_of_its_shade_are_grounds_of_their_own() -> None:
    """What is white between such rows is no part of them, nor is what is white between the lines of its text."""
    picture = np.full((1200, 1600), PAPER, np.uint8)
    picture[200:900, 100:1500] = 230
    picture[400:600, 400:1500] = PAPER
    for line in range(3):
        with_text(picture, "mmmmmmmmmmmmmmmm", (420, 450 + 60 * line), 0, 4)
    assert sorted(one[:4] for one in grounds_of(picture, SCALE)) == [
        pytest.approx(box, abs=8)
        for box in ((100, 200, 1500, 400), (100, 400, 400, 600), (100, 600, 1500, 900))
    ]


@pytest.mark.parametrize(("radius", "round_off"), [(CORNER - 2, True), (CORNER + 4, False)])
def test_the_paper_beyond_a_round_corner_of_a_dark_ground_is_no_letter(
    radius: float, round_off: bool
) -> None:
    picture = np.full((400, 1000), PAPER, np.uint8)
    picture[100:200, 100:900] = 60
    size = round(radius * SCALE)
    picture[100 : 100 + size, 100 : 100 + size] = PAPER
    cv2.circle(picture, (100 + size, 100 + size), size, (60.0,), cv2.FILLED)
    clean = lightened(picture, [Ground(100, 100, 900, 200, 60)], SCALE)
    inside = clean[110:190, 110:890]
    assert bool((inside > 200).all()) == round_off


def test_bold_letters_of_a_title_are_no_dark_ground() -> None:
    """Smeared, two of them are as large as the cell of a short label, and most of it is dark."""
    picture = np.full((400, 1000), PAPER, np.uint8)
    for left in (200, 260):
        picture[100:176, left : left + 60] = 20
        picture[100:124, left + 20 : left + 34] = PAPER
        picture[150:176, left + 22 : left + 36] = PAPER
    assert grounds_of(picture, SCALE) == []


@pytest.mark.parametrize(("label", "found"), [(0.5, True), (0.75, False)])
def test_a_dark_band_goes_on_beside_a_label_that_reaches_its_edge(label: float, found: bool) -> None:
    picture = np.full((400, 1200), PAPER, np.uint8)
    picture[100:150, 100:1100] = 69
    for left in range(106, 100 + round(1000 * label), 18):
        picture[112:145, left : left + 9] = 240
        picture[126:134, left : left + 16] = 240
    assert bool(grounds_of(picture, SCALE)) == found
