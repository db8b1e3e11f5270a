"""What was filled in is set into its field as a viewer would set it: sizes, lines and places in points."""

from __future__ import annotations

import pytest

from extract.readers.pdf.source.content import Glyph, Style
from extract.readers.pdf.source.shown.filling import set_glyphs, set_sign, without_printed
from models.pages.geometry import BBox


def rows(text: str, box: BBox, size: float, *, several: bool = True) -> list[tuple[str, float, float]]:
    """Each line with its top and its size."""
    found: dict[float, tuple[str, float]] = {}
    for glyph in set_glyphs(text, box, size, several=several):
        before, _ = found.get(round(glyph.top, 2), ("", 0.0))
        found[round(glyph.top, 2)] = before + glyph.text, glyph.style.size
    return [(line, top, own) for top, (line, own) in found.items()]


def test_one_line_stands_in_the_middle_of_its_field() -> None:
    assert rows("Varje\nvecka", BBox(10, 10, 110, 30), 10, several=False) == [("Varje vecka", 15, 10)]
    assert rows("Nu", BBox(10, 10, 110, 14), 10, several=False) == [
        ("Nu", 10, 4)
    ]  # no smaller than can be read


@pytest.mark.parametrize(("text", "wide"), [("aaaa", 5.0), ("a" * 20, 5.0), ("a" * 40, 2.5)])
def test_letters_are_half_as_wide_as_high_and_narrower_where_room_lacks(text: str, wide: float) -> None:
    first, second, *_ = set_glyphs(text, BBox(10, 10, 110, 30), 10, several=False)
    assert (first.x0, first.x1, second.x0) == (10, 10 + wide, 10 + wide)


def test_lines_stand_a_leading_apart_and_those_that_were_parted_farther() -> None:
    box = BBox(10, 10, 60, 100)
    assert rows("aaaa bbbb cccc", box, 10) == [("aaaa bbbb", 10, 10), ("cccc", 21.5, 10)]
    assert rows("aaaa\n \nbbbb", box, 10) == [("aaaa", 10, 10), ("bbbb", 27.5, 10)]


def test_a_narrow_field_breaks_at_four_letters_and_never_in_a_word() -> None:
    assert [line for line, _, _ in rows("aaaa bb c", BBox(10, 10, 15, 200), 10)] == ["aaaa", "bb c"]
    assert [line for line, _, _ in rows("aaaaaaaa b-b", BBox(10, 10, 30, 200), 10)] == ["aaaaaaaa", "b-b"]


@pytest.mark.parametrize(
    ("high", "size"),
    [(35.1, 10.0), (34.9, 9.0), (12.0, 4.0)],  # two paragraphs: 2 × 10 × (1.15 + 0.6) points
)
def test_type_grows_smaller_until_the_lines_have_room(high: float, size: float) -> None:
    found = rows("aaaa\nbbbb", BBox(10, 10, 110, 10 + high), 10)
    assert {own for _, _, own in found} == {size}
    assert all(top < 10 + high for _, top, _ in found)


def test_a_tick_is_as_large_as_its_box_and_hides_the_forms_own_drawing() -> None:
    sign = set_sign("☒", BBox(10, 10, 18, 18))
    assert (sign.style.size, set_sign("☒", BBox(10, 10, 40, 40)).style.size) == (8, 12)
    style = Style(8.0, False, 0)

    def at(x: float, text: str = "x") -> Glyph:
        return Glyph(text, x, 10, x + 4, 18, style)

    within, beside, space = at(12), at(16.1), at(12, " ")
    assert without_printed([within, beside, space], [sign]) == [beside, space]
    assert without_printed([within], []) == [within]
