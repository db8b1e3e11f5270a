"""Pages that are pictures → the glyphs, rules and fills that other pages have, on the page as it is shown.

The picture is turned upright and made straight; its rules and grounds are found, the rules painted over, the words
recognised. All then goes back to where it stands on the page, so that boxes point at what people see. Letters of a
word get even shares of its box, and words a gap between them: a recogniser's own boxes of letters overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from extract.readers.ocr.engine import Recognised, line_of, turn_of, words_of
from extract.readers.ocr.grounds import grounds_of
from extract.readers.ocr.layer import covers, is_of_picture, turn_of_layer, without_pieces, words_laid
from extract.readers.ocr.lightened import lightened, whitened
from extract.readers.ocr.marks.bullets import dots_of, with_marks, without_dots
from extract.readers.ocr.marks.leaders import without_leaders
from extract.readers.ocr.marks.specks import without_specks
from extract.readers.ocr.marks.ticks import boxes_of
from extract.readers.ocr.picture import (
    evenly_lit,
    ink_of,
    quarter_turned,
    strengthened,
    to_grey,
    without_edges,
)
from extract.readers.ocr.pose import (
    Lying,
    Pose,
    as_shown,
    pose_of,
    pose_with,
    straight_point,
    straightened,
    turned_corners,
)
from extract.readers.ocr.rules import (
    at_rules,
    parted_at_rules,
    rules_of,
    without_fields,
    without_frames,
    without_rules,
    without_sides,
)
from extract.readers.ocr.surroundings import Laid, without_surroundings
from extract.readers.ocr.white import white_rules
from extract.readers.ocr.words.accents import without_rings
from extract.readers.ocr.words.columns import on_their_lines, parted_at_white
from extract.readers.ocr.words.jags import without_jags
from extract.readers.ocr.words.labels import rows_of_labels
from extract.readers.ocr.words.large import with_large_read_again
from extract.readers.ocr.words.missed import missed_words
from extract.readers.ocr.words.sizes import sizes_of
from extract.readers.ocr.words.slants import italic_of
from extract.readers.ocr.words.small_capitals import with_small_capitals
from extract.readers.ocr.words.spaces import with_spaces
from extract.readers.ocr.words.spelling import mended, with_beginnings
from extract.readers.ocr.words.weights import bold_of
from extract.readers.pdf.source.content import Fill, Glyph, PageContent, Rule, Style, turn_box
from models.pages.geometry import BBox
from models.pages.picture import PagePicture

SCALE = 300 / 72
"""Pixels a point at which pages are drawn to be recognised: Tesseract was taught letters of this size."""
_ASCENT, _DESCENT = 0.9, 0.21
"""Of the type size, above and below the line: the box that other feeds give each letter."""
LEAST_GAP = 0.12
"""Of the type size, between two words."""


STEM, ROUND = 0.07, 0.045
"""Of the type size: the white on either side of a letter that begins with a stem, and of one that is round. Other feeds
give letters their widths with it, and a recogniser those of their ink."""
_STEMS = frozenset("bdhiklmnpruBDEFHIKLMNPRUÉ1!|[]")
_SLANTED = frozenset("vwxyAÅÄTVWXYJ/_")


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page as it was recognised."""

    content: PageContent
    """Upright and straight: as it would have been printed."""
    shown: Callable[[BBox], BBox]
    """Where a box of `content` stands on the page as it is shown."""
    confidences: tuple[tuple[float, float, float], ...]
    """Of each word: where its box begins on `content` (left, top), and how sure it is."""


def recognise(picture: PagePicture, sizes: list[float] | None = None) -> RecognisedPage:
    """What a page shows. The engine must be installed (`engine.is_installed`).

    `sizes` are the type sizes that earlier pages of the document have; those of this page join them.
    """
    page = _page_of(picture)
    straight = _Straight(page, turn_of(page.grey), picture.scale)
    ink, scale = straight.ink, picture.scale
    dots = dots_of(ink, scale) + boxes_of(ink, scale)
    letters = without_dots(straight.clean, dots)
    dense = round(72 * scale)
    read_line = partial(line_of, dots_an_inch=dense)
    found = with_large_read_again(words_of(letters, dense), letters, read_line)
    found = on_their_lines(found, letters, ink, read_line)
    found = mended(without_jags(found, straight.grounds, scale), ink)
    found = [part for word in found for part in parted_at_white(word, ink)]
    found = with_beginnings(found, mended(missed_words(letters, ink_of(letters), found, scale), ink))
    found = with_spaces(without_rings(without_jags(found, straight.grounds, scale)), ink)
    words = with_marks(with_small_capitals(found, ink), dots)
    return _page(picture, straight, words, sizes)


def recognise_below(
    picture: PagePicture, glyphs: Sequence[Glyph], sizes: list[float] | None = None
) -> RecognisedPage | None:
    """A page that has a layer of recognised letters: its words, with the rules, grounds and looks of the picture.

    None where the layer lies beside what the picture shows; what it shows and the layer leaves out is recognised.
    """
    straight = _Straight(_page_of(picture), turn_of_layer(glyphs), picture.scale)
    words = words_laid(glyphs, straight.place, straight.ink, picture.scale)
    if not is_of_picture(words):
        return None
    if not covers(words, straight.ink, picture.scale):
        return recognise(picture, sizes)
    ink, scale = straight.ink, picture.scale
    dots = dots_of(ink, scale) + boxes_of(ink, scale)
    letters = without_dots(straight.clean, dots)
    words = without_pieces([word._replace(confidence=1.0) for word in words], straight.rules, dots, scale)
    words = with_beginnings(words, mended(missed_words(letters, ink_of(letters), words, scale), ink))
    words = with_marks(words, dots)
    return _page(picture, straight, words, sizes)


def _page_of(picture: PagePicture) -> Laid:
    """The page in a picture, evenly lit, clean."""
    laid = without_surroundings(to_grey(picture.pixels, picture.width, picture.height), picture.scale)
    lit = evenly_lit(without_edges(laid.grey, picture.scale), picture.scale)
    return laid._replace(grey=without_specks(strengthened(lit), picture.scale))


class _Straight:
    """A picture turned upright and made straight: its grounds and rules, and what is left without these."""

    def __init__(self, page: Laid, turn: int, scale: float) -> None:
        self.turn = turn
        self._size = page.grey.shape[1], page.grey.shape[0]
        upright = quarter_turned(page.grey, turn)
        start = Pose()
        if page.corners is not None:
            corners = turned_corners(page.corners, turn, *self._size)
            start = pose_with(corners, upright.shape[1], upright.shape[0])
        self.pose = pose_of(upright, start)
        upright = straightened(upright, self.pose)
        grounds = grounds_of(upright, scale)
        upright = lightened(upright, grounds, scale)
        rules, mask = rules_of(upright, scale, grounds)
        grounds = without_fields(grounds, rules, upright, scale)
        placed = [
            at_rules(row, rules, scale) for one in grounds for row in parted_at_rules(one, rules, scale)
        ]
        self.grounds = [one for one in placed if one.left < one.right and one.top < one.bottom]
        self.rules = [*rules, *white_rules(self.grounds)]
        clean = without_rules(whitened(upright, self.grounds), mask)
        self.clean = without_leaders(clean, ink_of(clean), scale)
        self.ink = ink_of(self.clean)
        self._scale = scale

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page as it is shown, in points, is here, in pixels."""
        return straight_point(x * self._scale, y * self._scale, Lying(self.pose, self.turn, *self._size))


def _page(
    picture: PagePicture, straight: _Straight, words: list[Recognised], sizes: list[float] | None
) -> RecognisedPage:
    """The page of these words, as it is shown."""
    scale, clean, ink, turn = picture.scale, straight.clean, straight.ink, straight.turn
    grounds, of_rows = rows_of_labels(straight.grounds, words, scale)
    rules = without_sides(without_frames(straight.rules, of_rows, scale), grounds, scale)
    content = PageContent(picture.number, picture.width / scale, picture.height / scale, pictures=True)
    upright_size = clean.shape[1] / scale, clean.shape[0] / scale
    own = sizes_of(words, clean, ink, scale, [] if sizes is None else sizes)
    styles = map(_style, own, bold_of(words, own, clean, ink), italic_of(words, clean, ink))
    content.glyphs = glyphs_of(words, list(styles), scale)
    content.rules = [Rule(r.level, r.at / scale, r.start / scale, r.end / scale) for r in rules]
    content.fills = [
        Fill(g.left / scale, g.top / scale, g.right / scale, g.bottom / scale, g.shade * 0x10101)
        for g in grounds
    ]
    if turn:
        _turn_back(content, turn, *upright_size)
    return RecognisedPage(
        content,
        partial(as_shown, lies=Lying(straight.pose, turn, content.width, content.height)),
        tuple(_confidences(words, content)),
    )


def _confidences(words: Sequence[Recognised], content: PageContent) -> Iterator[tuple[float, float, float]]:
    """Where the first letter of each word stands, and how sure the word is."""
    glyphs = iter(content.glyphs)
    for word in words:
        first = next(glyphs)
        while first.text == " ":
            first = next(glyphs)
        run = [first, *(next(glyphs) for _ in word.text[1:])]
        yield min(g.x0 for g in run), min(g.top for g in run), word.confidence


def _style(size: float, bold: bool, italic: bool) -> Style:
    return Style(size, bold, 0, italic=italic)


def glyphs_of(words: Sequence[Recognised], styles: Sequence[Style], scale: float) -> list[Glyph]:
    """Letters with even widths, words of a line parted by a space."""
    glyphs: list[Glyph] = []
    ends = _ends(words, styles, scale)
    for index, (word, style) in enumerate(zip(words, styles, strict=True)):
        left, right = ends[index]
        after = index + 1 if index + 1 < len(words) and words[index + 1].line == word.line else None
        if after:
            right = max(left + 0.2 * style.size, min(right, ends[after][0] - LEAST_GAP * style.size))
        line = word.baseline / scale
        width = (right - left) / len(word.text)
        top, bottom = line - _ASCENT * style.size, line + _DESCENT * style.size
        for place, letter in enumerate(word.text):
            start = left + place * width
            glyphs.append(Glyph(letter, start, top, start + width, bottom, style))
        if after:
            glyphs.append(Glyph(" ", right, top, ends[after][0], bottom, style))
    return glyphs


def _ends(words: Sequence[Recognised], styles: Sequence[Style], scale: float) -> list[tuple[float, float]]:
    """Where words begin and end in points, with the white that belongs to their outermost letters, as far as a space
    is left between words."""
    left = [_bearing(word.text[0]) * style.size for word, style in zip(words, styles, strict=True)]
    right = [_bearing(word.text[-1]) * style.size for word, style in zip(words, styles, strict=True)]
    for index, (word, after) in enumerate(pairwise(words)):
        white = (after.left - word.right) / scale - LEAST_GAP * styles[index].size
        if word.line == after.line and white < right[index] + left[index + 1]:
            right[index] = left[index + 1] = max(0.0, white / 2)
    return [
        (word.left / scale - before, word.right / scale + behind)
        for word, before, behind in zip(words, left, right, strict=True)
    ]


def _bearing(letter: str) -> float:
    return STEM if letter in _STEMS else 0.0 if letter in _SLANTED else ROUND


def _turn_back(content: PageContent, turn: int, width: float, height: float) -> None:
    """Move what was found on the upright picture (of this size, in points) to the page as it is shown."""
    back = 360 - turn

    def box(x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        return turn_box((x0, top, x1, bottom), back, width, height)

    content.glyphs = [
        Glyph(g.text, *box(g.x0, g.top, g.x1, g.bottom), g.style._replace(angle=turn)) for g in content.glyphs
    ]
    content.fills = [Fill(*box(f.x0, f.top, f.x1, f.bottom), f.colour) for f in content.fills]
    turned = []
    for rule in content.rules:
        ends = (
            (rule.start, rule.at, rule.end, rule.at)
            if rule.horizontal
            else (rule.at, rule.start, rule.at, rule.end)
        )
        x0, top, x1, bottom = box(*ends)
        level = rule.horizontal != (turn % 180 != 0)
        turned.append(Rule(level, top, x0, x1) if level else Rule(level, x0, top, bottom))
    content.rules = turned
