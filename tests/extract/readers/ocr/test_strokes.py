"""Rules are told from the streaks of a compressed picture and from letters' stems."""

from __future__ import annotations

import pytest

from extract.readers.ocr.installed import is_installed

if not is_installed():
    pytest.skip("Tesseract with Swedish data and OpenCV are not installed", allow_module_level=True)

import numpy as np

from extract.readers.ocr.engine import Grey
from extract.readers.ocr.grounds import DARK, LEAST_GROUND, Ground, grounds_of
from extract.readers.ocr.lightened import lightened
from extract.readers.ocr.marks.leaders import LEAST_DOTS, without_leaders
from extract.readers.ocr.picture import FAINT as FAINT_SHARE
from extract.readers.ocr.picture import FAINTEST as CLEAN
from extract.readers.ocr.picture import FULL_INK, MOST_GAIN, hairlines_of
from extract.readers.ocr.rules import (
    AT_EDGE,
    DARKER,
    ENDS,
    NEAR_EDGE,
    at_rules,
    edges_of_rows,
    is_of_ground,
    leave_beside,
    parted_at_rules,
    rules_of,
    without_rules,
)
from extract.readers.ocr.strokes import (
    BESIDE,
    EVEN,
    FADED,
    FAINT,
    FAR,
    FEW_WORDS,
    INK,
    LONG_LEVEL,
    LONG_UPRIGHT,
    MEETS,
    MOST,
    MOST_BETWEEN,
    SURE,
    WHITE,
    PictureRule,
    going_on,
    held_up,
    whole,
)

SCALE = 4.0


def empty() -> Grey:
    """150 points square."""
    return np.zeros((600, 1400), np.uint8)


def level(at: float, start: float, end: float) -> PictureRule:
    """In points, as in all that follows."""
    return PictureRule(True, at * SCALE, start * SCALE, end * SCALE)


def upright(at: float, start: float, end: float) -> PictureRule:
    return PictureRule(False, at * SCALE, start * SCALE, end * SCALE)


def draw(picture: Grey, rule: PictureRule, shade: int) -> None:
    at, start, end = round(rule.at), round(rule.start), round(rule.end)
    if rule.level:
        picture[at - 1 : at + 2, start:end] = shade
    else:
        picture[start:end, at - 1 : at + 2] = shade


@pytest.mark.parametrize(("shade", "kept"), [(SURE, True), (SURE - 1, False)])
@pytest.mark.parametrize(("length", "long"), [(LONG_LEVEL, True), (LONG_LEVEL - 1, False)])
def test_a_faint_level_stroke_alone_is_a_rule_if_it_is_long(
    shade: float, kept: bool, length: float, long: bool
) -> None:
    contrast, rule = empty(), level(50, 20, 20 + length)
    draw(contrast, rule, int(shade))
    assert (held_up([rule], [], contrast, SCALE)[0] == [rule]) == (kept or long)


def test_a_faint_level_stroke_is_held_by_sides_and_by_others_of_its_width() -> None:
    contrast = empty()
    rule, side, other = level(50, 20, 100), upright(20, 10, 90), upright(100, 10, 90)
    below, beside = level(80, 20, 100), level(53, 20, 100)
    for one in (rule, side, other, below, beside):
        draw(contrast, one, 35)
    assert rule in held_up([rule], [side, other], contrast, SCALE)[0]
    assert rule not in held_up([rule], [side], contrast, SCALE)[0]
    assert held_up([rule, below], [], contrast, SCALE)[0] == [rule, below]
    assert held_up([rule, beside], [], contrast, SCALE)[0] == [], "a double streak along one line of letters"


@pytest.mark.parametrize(("share", "kept"), [(EVEN + 0.02, True), (EVEN - 0.02, False)])
@pytest.mark.parametrize(("height", "long"), [(LONG_UPRIGHT, True), (LONG_UPRIGHT - 1, False)])
def test_a_short_upright_is_a_rule_if_it_is_even(share: float, kept: bool, height: float, long: bool) -> None:
    """A stem, with a faint bridge to the rules above and below it: a fifth of its length."""
    contrast = empty()
    above, below, stem = level(20, 10, 210), level(20 + height, 10, 210), upright(60, 20, 20 + height)
    faint = 200 * share * 0.8 / (1 - 0.2 * share)  # then this share of the mean of all
    draw(contrast, stem, 200)
    draw(contrast, upright(60, 20, 20 + 0.2 * height), round(faint))
    for one in (above, below):
        contrast[round(one.at) + 2, 40:840] = 100
    kept_uprights = held_up([above, below], [stem], contrast, SCALE)[1]
    assert (kept_uprights == [stem]) == (kept or long)


@pytest.mark.parametrize(("share", "kept"), [(FAINT + 0.05, True), (FAINT - 0.05, False)])
def test_a_short_upright_that_is_far_fainter_than_its_rules_is_a_streak(share: float, kept: bool) -> None:
    contrast = empty()
    above, below, streak = level(20, 10, 210), level(40, 10, 210), upright(60, 20, 40)
    for one in (above, below):
        draw(contrast, one, 100)
    draw(contrast, streak, round(100 * share))
    assert (held_up([above, below], [streak], contrast, SCALE)[1] == [streak]) == kept


@pytest.mark.parametrize(("share", "joined"), [(INK + 0.02, True), (INK - 0.02, False)])
@pytest.mark.parametrize(("gap", "near"), [(BESIDE - 1, True), (BESIDE + 1, False)])
def test_pieces_of_a_rule_are_joined_where_there_is_ink_between(
    share: float, joined: bool, gap: float, near: bool
) -> None:
    ink, left, right = empty(), level(50, 20, 60), level(51, 60 + gap, 100 + gap)
    ink[200, 240 : 240 + round(gap * SCALE * share)] = 255
    found = whole([left, right], ink, SCALE)
    assert (len(found) == 1) == (joined and near)
    assert found[0].end == right.end or len(found) == 2


def test_a_piece_beside_a_rule_is_part_of_it() -> None:
    assert whole([level(50, 20, 200), level(51.4, 40, 80)], empty(), SCALE) == [level(50, 20, 200)]
    assert len(whole([level(50, 20, 200), level(51.6, 40, 80)], empty(), SCALE)) == 2


def test_a_rule_goes_on_as_far_as_there_is_ink() -> None:
    ink, rule = empty(), level(50, 60, 100)
    draw(ink, level(50, 30, 120), 255)
    ink[195:205, 4 * 40 - 1 : 4 * 40] = 0  # a speck of paper
    ink[195:205, 4 * 110 : 4 * 110 + 2] = 0  # the end
    assert going_on(rule, ink, SCALE)[2:] == (120, 440)
    side = PictureRule(False, *rule[1:])
    assert going_on(side, np.ascontiguousarray(ink.T), SCALE)[2:] == (120, 440)
    assert going_on(rule, empty(), SCALE) == rule


@pytest.mark.parametrize(
    ("dots", "uneven", "gone"),
    [(LEAST_DOTS, 0.0, True), (LEAST_DOTS - 1, 0.0, False), (24, 0.25, True), (24, 0.6, False)],
)
def test_many_dots_at_equal_steps_are_a_leader(dots: int, uneven: float, gone: bool) -> None:
    """A line of letters, then dots on its line; some of them lie anyhow."""
    ink = np.zeros((200, 1400), np.uint8)
    for letter in range(30):
        ink[100:124, 20 + 18 * letter : 32 + 18 * letter] = 255
    x = 600.0
    for dot in range(dots):
        ink[120:124, round(x) : round(x) + 4] = 255
        x += 16 if (dot % 8) / 8 >= uneven else 26
    clean = without_leaders(255 - ink, ink, SCALE)
    assert bool((clean[:, 560:] < 255).any()) != gone
    assert (clean[:, :560] == 255 - ink[:, :560]).all(), "letters stay"


def table(*, letters: bool) -> Grey:
    """A page with a table of two rows under a grey head; bold letters touch the rules below and above them."""
    page = np.full((1200, 1600), 240, np.uint8)
    page[200:260, 200:1400] = 205
    for y in (200, 260, 320, 380):
        page[y - 1 : y + 2, 200:1400] = 100
    for x in (200, 700, 1400):
        page[200:380, x - 1 : x + 2] = 100
    if letters:
        for top in (200, 260, 320):
            for x in range(220, 520, 14):
                page[top + 2 : top + 34, x : x + 6] = 60  # stems
                page[top + 2 : top + 7, x : x + 12] = 60
        page[262:272, 705:1000] = 222  # a streak of the compressed picture, of the ground's kind
    return page


@pytest.mark.parametrize("letters", [False, True])
def test_letters_that_touch_rules_and_grounds_hide_neither(letters: bool) -> None:
    page = table(letters=letters)
    rules, _ = rules_of(page, SCALE)
    levels = [rule for rule in rules if rule.level]
    assert sorted(round(rule.at / 10) for rule in levels) == [20, 26, 32, 38]
    assert all(abs(rule.start - 200) < 8 and abs(rule.end - 1400) < 8 for rule in levels)
    assert sorted({round(rule.at / 10) for rule in rules if not rule.level}) == [20, 70, 140]
    (ground,) = grounds_of(page, SCALE)
    assert abs(ground.top - 200) < 10 and abs(ground.bottom - 260) < 10


def test_a_dark_row_of_white_letters_has_no_rule_between_two_of_them() -> None:
    """The dark between two words is as narrow as a rule and stands over the side of the column below."""
    page = np.full((1200, 1600), 255, np.uint8)
    page[200:280, 200:1400] = 45
    for x in (*range(220, 500, 20), *range(510, 900, 20)):
        page[215:265, x : x + 12] = 255
    for y in (340, 400):
        page[y - 1 : y + 2, 200:1400] = 60
    for x in (200, 505, 1400):
        page[280:400, x - 1 : x + 2] = 60
    grounds = grounds_of(page, SCALE)
    rules, _ = rules_of(lightened(page, grounds, SCALE), SCALE, grounds)
    (side,) = (rule for rule in rules if not rule.level and abs(rule.at - 505) < 5)
    assert abs(side.start - 280) < 10
    edges = [round(rule.at / 10) for rule in rules if rule.level]
    assert {20, 28, 34, 40} == set(edges), "the dark row's edges are rules"


@pytest.mark.parametrize(("off", "apart"), [(ENDS - 0.5, True), (ENDS + 0.75, False)])
def test_rules_of_a_table_in_a_cell_end_at_its_own_side(off: float, apart: bool) -> None:
    """The cell's side lies five points outside; a line that ends farther from any is drawn out to that."""
    page = np.full((1200, 1600), 255, np.uint8)
    inner = 225 - round(off * SCALE)
    page[200:600, 199:202] = page[200:600, 1399:1402] = 60
    page[280:520, inner - 1 : inner + 2] = page[280:520, 1299:1302] = 60
    for y, left, right in (
        (200, 200, 1400),
        (600, 200, 1400),
        (280, inner, 1300),
        (400, 225, 1300),
        (520, inner, 1300),
    ):
        page[y - 1 : y + 2, left:right] = 60
    rules, _ = rules_of(page, SCALE)
    (row,) = (rule for rule in rules if rule.level and abs(rule.at - 400) < 5)
    assert (row.start > 205) == apart


@pytest.mark.parametrize(("share", "kept"), [(MOST + 0.03, True), (MOST - 0.03, False)])
def test_tops_of_letters_are_no_dark_rule(share: float, kept: bool) -> None:
    contrast, rule = empty(), level(50, 20, 120)
    draw(contrast, level(50, 20, 20 + 100 * share), 160)
    assert (held_up([rule], [], contrast, SCALE)[0] == [rule]) == kept


@pytest.mark.parametrize(("off", "moved"), [(NEAR_EDGE - 0.25, True), (NEAR_EDGE + 0.25, False)])
def test_edges_of_grounds_lie_on_the_rules_near_them(off: float, moved: bool) -> None:
    ground = Ground(100, 100, 500, 200, 230)
    found = at_rules(ground, [level(50 + off, 20, 120), level(25, 115, 300)], SCALE)
    assert found == (ground._replace(bottom=round((50 + off) * SCALE)) if moved else ground)


FAINTEST = 27
"""Shades by which the faintest hairline of a good copy differs from its paper."""


@pytest.mark.parametrize(
    ("letters", "hairline", "found"),
    [
        (FULL_INK / 1.5, FAINTEST / 1.5 + 1, True),
        (FULL_INK / 1.5, FAINTEST / 1.5 - 3, False),
        (FULL_INK + 60, FAINTEST / 1.5 + 1, False),  # a streak beside letters that are dark
        (FULL_INK + 60, FAINTEST + 1, True),
        (FULL_INK / 4, FAINTEST / MOST_GAIN + 1, True),
        (FULL_INK / 4, FAINTEST / MOST_GAIN - 3, False),
    ],
)
def test_the_hairlines_of_a_pale_copy_are_as_faint_as_its_letters(
    letters: float, hairline: float, found: bool
) -> None:
    picture = np.full((600, 1400), 235, np.uint8)
    for left in range(100, 1200, 40):
        for top in (178, *range(280, 500, 80)):  # the first right below the hairline
            picture[top : top + 28, left : left + 24] -= round(letters)
    draw(picture, level(43, 20, 330), 235 - round(hairline))
    assert any(rule.level for rule in rules_of(picture, SCALE)[0]) == found


@pytest.mark.parametrize(
    ("hairline", "length", "noise", "found"),
    [
        (CLEAN + 1, 330.0, 0.0, True),
        (CLEAN - 1, 330.0, 0.0, False),
        (CLEAN + 1, 330.0, 12.0, False),
        (CLEAN + 1, LONG_LEVEL - 9, 0.0, False),
    ],
)
def test_a_faint_hairline_alone_on_clean_paper_is_a_rule(
    hairline: float, length: float, noise: float, found: bool
) -> None:
    picture = np.full((600, 1400), 235, np.uint8)
    for left in range(100, 1200, 40):
        for top in range(240, 500, 80):
            picture[top : top + 28, left : left + 24] -= 180
    draw(picture, level(33, 10, 10 + length), 235 - round(hairline))
    wavers = np.random.default_rng(1).normal(0, max(noise, 0.01), picture.shape)
    picture = np.asarray(np.clip(picture + wavers, 0, 255), np.uint8)
    assert any(rule.level for rule in rules_of(picture, SCALE)[0]) == found


@pytest.mark.parametrize(("dark", "found"), [(3, True), (5, False)])
def test_faint_hairlines_beside_many_dark_rules_shine_through_from_the_back(dark: int, found: bool) -> None:
    picture = np.full((600, 1400), 235, np.uint8)
    for row in range(dark):
        draw(picture, level(20 + 12 * row, 10, 340), 60)
    for row in range(2):
        draw(picture, level(110 + 12 * row, 10, 340), 235 - round(CLEAN + 4))
    assert (dark * FAINT_SHARE <= 2) == found
    assert sum(rule.at > 100 * SCALE for rule in rules_of(picture, SCALE)[0] if rule.level) == 2 * found


def test_the_edge_of_a_pale_ground_is_no_hairline() -> None:
    picture = np.full((600, 1400), 235, np.uint8)
    picture[200:400, 100:1300] = 222
    assert rules_of(picture, SCALE)[0] == []


@pytest.mark.parametrize("letters", [False, True])
def test_a_rule_that_letters_touch_is_painted_over_as_a_whole(letters: bool) -> None:
    """Else what is left of it is one with the first letters, and their size is that of both."""
    page = table(letters=False)
    if letters:
        for top in (210, 270, 330):
            page[top : top + 34, 202:208] = 60
            page[top : top + 6, 202:215] = 60
    rules, mask = rules_of(page, SCALE)
    assert {20, 70, 140} == {round(rule.at / 10) for rule in rules if not rule.level}
    assert (without_rules(page, mask)[205:375, 199:202] == 255).all()


@pytest.mark.parametrize(
    ("at", "end", "rows"),
    [
        (LEAST_GROUND[1] + 1, 500.0, 2),
        (LEAST_GROUND[1] - 1, 500.0, 1),
        (20.0, 500.0 - NEAR_EDGE - 1, 1),
        (20.0, 500.0 - NEAR_EDGE + 1, 2),
    ],
)
def test_a_rule_from_side_to_side_parts_the_rows_of_a_ground(at: float, end: float, rows: int) -> None:
    ground = Ground(round(100 * SCALE), 0, round(500 * SCALE), round(36 * SCALE), 225)
    parted = list(parted_at_rules(ground, [level(at, 100, end)], SCALE))
    assert len(parted) == rows
    assert parted[-1].bottom == ground.bottom
    if rows == 2:
        assert parted[0].bottom == parted[1].top == round(at * SCALE)


@pytest.mark.parametrize(
    ("darker", "shade", "start", "same"),
    [
        (DARKER - 3, 214, 200, True),
        (DARKER + 3, 214, 200, False),
        (DARKER - 3, 100, 200, False),  # the frame of a dark ground is its rule
        (DARKER - 3, 214, 1250, True),
        (DARKER - 3, 214, 1350, False),  # most of it lies beside the ground
    ],
)
def test_the_shade_of_a_light_ground_is_no_rule_at_its_edge(
    darker: int, shade: int, start: int, same: bool
) -> None:
    """Against the paper above, the first lines of a ground are as dark as a hairline."""
    page = np.full((400, 1600), 255, np.uint8)
    page[200:260, 200:1400] = shade - darker
    page[200:260, 200:1400:8] = 20  # letters
    rule = PictureRule(True, 206, start, 1500)
    assert is_of_ground(rule, Ground(200, 200, 1400, 260, shade), page) == same


@pytest.mark.parametrize(("apart", "kept"), [(MOST_BETWEEN - 1, False), (MOST_BETWEEN + 2, True)])
@pytest.mark.parametrize("line", [False, True])
def test_feet_of_letters_are_no_rule(apart: float, kept: bool, line: bool) -> None:
    """Stems that stand on a dark stroke, so many points apart: letters' where they are near each other.

    Feet have white between them now and then; what has none is the line under a heading.
    """
    contrast, feet = empty(), level(50, 20, 90)
    draw(contrast, feet, 200)
    for place in range(int(70 / apart)):
        if not line:
            contrast[190:210, round((23 + place * apart) * SCALE) :][:, :2] = 0
        draw(contrast, upright(21 + place * apart, 44, 50), 200)
    assert (held_up([feet], [], contrast, SCALE)[0] == [feet]) == (kept or line)


def test_feet_of_a_word_that_stands_in_two_lines_are_no_rules() -> None:
    """Both are as long and begin at one place, as the level rules of a table do."""
    contrast = empty()
    feet = [level(at, 40, 120) for at in (30, 55)]
    for at, rule in zip((30, 55), feet, strict=True):
        draw(contrast, rule, 35)
        for stem in range(42, 120, 5):
            draw(contrast, upright(stem, at - 6, at), 200)
    assert held_up(feet, [], contrast, SCALE)[0] == []


def test_rings_and_dots_right_below_a_rule_are_not_painted_over_with_it() -> None:
    mask, contrast = empty(), empty()
    rule = level(50, 40, 200)
    draw(contrast, rule, 150)
    at = round(rule.at)
    for left in range(200, 760, 90):
        contrast[at + 4 : at + 12, left : left + 20] = 200
    mask[at - 8 : at + 9] = 255
    leave_beside(mask, rule, contrast, SCALE)
    assert (mask[at - 1 : at + 2, 160:800] == 255).all()
    assert not mask[at + 4 : at + 9, 160:800].any() and not mask[at - 8 : at - 3, 160:800].any()


def underlined(*, tails: bool) -> Grey:
    """A heading in large type over its line: stems with arches stand on it, and tails may go through it."""
    page = np.full((400, 1000), 240, np.uint8)
    for left in range(120, 800, 40):
        page[100:160, left : left + 7] = 40
        page[100:107, left : left + 22] = 40
    if tails:
        for left in (200, 480):
            page[160:186, left : left + 7] = 40
    page[164:169, 100:840] = 40
    return page


def test_stems_of_an_underlined_heading_are_no_sides_of_cells() -> None:
    rules, mask = rules_of(underlined(tails=False), SCALE)
    assert [(rule.level, round(rule.at)) for rule in rules] == [(True, 166)]
    clean = without_rules(underlined(tails=False), mask)
    assert (clean[110:150, 120:127] == 40).all() and (clean[163:170, 100:840] > 200).mean() > 0.95


def test_tails_of_letters_that_cross_the_line_under_them_are_left() -> None:
    _, mask = rules_of(underlined(tails=True), SCALE)
    clean = without_rules(underlined(tails=True), mask)
    assert (clean[150:186, 200:207] == 40).all() and (clean[150:186, 480:487] == 40).all()
    assert (clean[164:169, 240:470] == 255).all()


def test_what_bends_in_the_line_under_a_heading_is_left_under_its_letter() -> None:
    """A "g" whose tail ends in the line would be an "a" without it."""
    page = underlined(tails=False)
    page[146:153, 602:640] = 40  # the bowl, and its stem on the right
    page[110:166, 633:640] = 40
    _, mask = rules_of(page, SCALE)
    clean = without_rules(page, mask)
    assert (clean[164:169, 604:638] == 40).all()
    assert (clean[164:169, 300:590] == 255).all() and (clean[164:169, 650:830] == 255).all()


def test_the_open_side_of_a_table_without_a_line_above_goes_on_where_its_other_sides_do() -> None:
    contrast = empty()
    middle, foot = level(50, 20, 300), level(80, 20, 300)
    sides = [upright(at, start, start + 30) for at in (20, 160, 300) for start in (20, 50)]
    stem = upright(90, 30, 50)
    for one in (middle, foot, *sides, stem):
        draw(contrast, one, 200)
    assert held_up([middle, foot], [*sides, stem], contrast, SCALE)[1] == sides


def test_what_is_dark_over_the_letters_of_a_dark_band_is_no_line_under_a_heading() -> None:
    """Where the band was not found as a ground; else the dark between its letters would be sides of cells."""
    page = np.full((600, 1400), 240, np.uint8)
    for top in (200, 256):
        page[top : top + 50, 100:800] = 70
        for left in range(120, 780, 16):
            page[top + 12 : top + 38, left : left + 6] = 240
            page[top + 12 : top + 18, left : left + 12] = 240
    assert rules_of(page, SCALE)[0] == []


def test_a_line_through_letters_is_found_and_leaves_them() -> None:
    page = underlined(tails=False)
    page[164:169, 100:840] = 240
    page[132:136, 100:840] = 40
    rules, mask = rules_of(page, SCALE)
    assert [(rule.level, round(rule.at)) for rule in rules] == [(True, 134)]
    clean = without_rules(page, mask)
    assert (clean[110:158, 122:125] == 40).all(), "its stems"
    assert (clean[132:136, 134:154] > 200).all(), "nothing between them"


def test_letters_keep_their_feet_on_the_smeared_line_under_them() -> None:
    """The bowl of a "b" ends in the line's upper edge: without it the letter would be an "h"."""
    page = underlined(tails=False)
    for left in range(120, 800, 40):
        page[157:164, left : left + 22] = 40  # the bowls
    page[162:164, 100:840] = 150  # the line's edge
    _, mask = rules_of(page, SCALE)
    clean = without_rules(page, mask)
    assert all((clean[157:164, left : left + 22] <= 150).all() for left in range(120, 800, 40))
    assert (clean[166:169, 100:840] == 255).all()


def test_a_line_under_a_heading_right_over_a_table_leaves_its_tails() -> None:
    page = underlined(tails=True)
    page[190:193, 100:900] = page[390:393, 100:900] = 40
    page[190:393, 100:103] = page[190:393, 897:900] = 40
    rules, mask = rules_of(page, SCALE)
    assert sum(not rule.level for rule in rules) == 2
    assert (without_rules(page, mask)[150:186, 200:207] == 40).all()


@pytest.mark.parametrize(("gap", "kept"), [(FAR - 1, True), (FAR + 1, False)])
def test_a_stem_far_in_line_with_the_side_of_a_table_is_no_side(gap: float, kept: bool) -> None:
    contrast = np.vstack([empty(), empty()])
    line, foot = level(40, 20, 300), level(240, 20, 300)
    stem, side = upright(90, 25, 40), upright(90, 40 + gap, 240)
    for one in (line, foot, stem, side):
        draw(contrast, one, 200)
    sides = held_up([line, foot], [stem, side], contrast, SCALE)[1]
    assert (stem in sides) == kept


@pytest.mark.parametrize(("gap", "kept"), [(WHITE * 200, True), (WHITE * 200 - 1, False)])
def test_a_stem_in_a_narrow_row_is_no_side_of_a_cell(gap: float, kept: bool) -> None:
    """It ends two points from the rules above and below it; a side goes on to them, however faint its end is."""
    contrast = empty()
    levels, stem = [level(20, 10, 300), level(34, 10, 300)], upright(100, 22, 32)
    draw(contrast, upright(100, 20, 34), round(gap))
    for rule in levels:
        draw(contrast, rule, 200)
    draw(contrast, stem, 200)
    assert (held_up(levels, [stem], contrast, SCALE)[1] == [stem]) == kept


@pytest.mark.parametrize(("off", "kept"), [(MEETS - 1, True), (MEETS + 1, False)])
@pytest.mark.parametrize("below", [True, False])
def test_a_side_of_a_cell_may_begin_below_a_ground_that_hides_the_rule_there(
    off: float, kept: bool, below: bool
) -> None:
    contrast = empty()
    rule = level(60 if below else 20, 10, 210)
    side = upright(100, 20 + off, 60) if below else upright(100, 20, 60 - off)
    draw(contrast, rule, 100)
    draw(contrast, upright(100, 10, 70), 100)
    box = (10, 0, 210, 20) if below else (10, 60, 210, 80)
    ground = Ground(*(round(edge * SCALE) for edge in box), 200)
    assert (held_up([rule], [side], contrast, SCALE, [ground])[1] == [side]) == kept
    assert held_up([rule], [side], contrast, SCALE)[1] == []


@pytest.mark.parametrize(("off", "cut"), [(FADED - 1, True), (FADED + 1, False)])
def test_what_noise_leaves_of_an_upright_beyond_the_last_rule_is_none_of_it(off: float, cut: bool) -> None:
    contrast = empty()
    above, below, side = level(40, 10, 210), level(100, 10, 210), upright(60, 40 - off, 100 + off)
    for one in (above, below, side):
        draw(contrast, one, 100)
    found = held_up([above, below], [side], contrast, SCALE)[1]
    assert found == [upright(60, 40, 100) if cut else side]


@pytest.mark.parametrize(("off", "found"), [(2 * AT_EDGE - 1, 1), (2 * AT_EDGE + 1, 0)])
def test_the_edge_of_a_ground_at_which_sides_begin_is_a_rule(off: float, found: int) -> None:
    ground = Ground(40, 40, 840, 100, 190)
    sides = [upright(at, 25 + off, 80) for at in (10, 100, 210)]
    edges = list(edges_of_rows([ground], [], sides, SCALE))
    assert edges == [PictureRule(True, 100, 40, 840)] * found
    assert not list(edges_of_rows([ground], [level(26, 10, 100)], sides, SCALE)), "it was found"
    assert not list(edges_of_rows([ground], [], sides[:1], SCALE))
    assert not list(edges_of_rows([ground._replace(shade=DARK - 1)], [], sides, SCALE))


@pytest.mark.parametrize(("wide", "kept"), [(FEW_WORDS - 10, False), (FEW_WORDS, True)])
def test_the_feet_of_large_figures_with_what_shines_through_between_are_no_rule(
    wide: float, kept: bool
) -> None:
    contrast = empty()
    rule = level(60, 10, 10 + wide)
    draw(contrast, rule, 30)
    for start in range(10, round(10 + wide), 10):
        draw(contrast, level(60, start, start + 8), 200)
    assert (held_up([rule], [], contrast, SCALE)[0] == [rule]) == kept
    draw(contrast, rule, 200)
    assert held_up([rule], [], contrast, SCALE)[0] == [rule]


@pytest.mark.parametrize("shape", [(4, 300), (300, 4), (1, 1)])
def test_a_picture_too_small_for_lines_has_none(shape: tuple[int, int]) -> None:
    picture = np.full(shape, 235, np.uint8)
    assert not hairlines_of(np.zeros_like(picture), picture, SCALE).any()
