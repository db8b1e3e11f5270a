"""The words of a page, by how they stand: with the text, beside it, or not to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.readers.pdf.lines import Line, main_size, words_to_lines
from extract.readers.pdf.paragraphs import DraftParagraph
from extract.readers.pdf.source.content import PageContent, Printed
from extract.readers.pdf.source.words import glyphs_to_words
from extract.readers.pdf.standing.line_numbers import take_line_numbers
from extract.readers.pdf.standing.stamps import Stamped, set_on, take_stamps
from extract.readers.pdf.standing.struck import strike_out
from extract.readers.pdf.standing.underlined import mark_underlined
from models.pages.document import FurnitureRole, Standing
from models.pages.geometry import BBox, union


@dataclass(slots=True)
class Sorted:
    """The words of one upright page."""

    words: list[Printed]
    """Those of the text, what is struck out among them."""
    furniture: list[DraftParagraph] = field(default_factory=list)
    """Watermarks and the numbers of lines."""
    beside: list[tuple[Standing, list[DraftParagraph]]] = field(default_factory=list)
    """Stamps and hidden text, as each stands together."""
    outside: list[list[DraftParagraph]] = field(default_factory=list)
    """What stands beside the page, as hidden text."""
    covered: int = 0
    """How many words lie under opaque marks; they are nowhere else."""


def sort_words(content: PageContent) -> Sorted:
    """The words of an upright page. Its rules lose the lines that run through words."""
    words = glyphs_to_words(content)
    if content.filled:
        for word in words:
            word.shown = _field_of(word, content) or word.shown
    words, content.rules = strike_out(words, content.rules, content.scrawls)
    mark_underlined(words, content.rules)
    words, stamps = take_stamps(words, content.rules)
    if content.stamped:
        stamps += set_on(glyphs_to_words(replace(content, glyphs=content.stamped)))
    words, numbers = take_line_numbers(words)
    page = Sorted(words)
    usual = main_size(words)
    for stamp in stamps:
        _place(stamp, page, usual)
    page.furniture += [_paragraph([number], "line_number") for number in numbers]
    if content.hidden:
        hidden = glyphs_to_words(replace(content, glyphs=content.hidden))
        page.beside += [("hidden", paragraphs) for paragraphs in _hidden(hidden)]
    if content.outside:
        page.outside = _hidden(glyphs_to_words(replace(content, glyphs=content.outside)))
    if content.covered:
        covered = glyphs_to_words(replace(content, glyphs=content.covered))
        page.covered = sum(any(letter.isalnum() for letter in word.text) for word in covered)
    return page


def _field_of(word: Printed, content: PageContent) -> BBox | None:
    """The box of the form's field that a word was filled into."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    for box in content.filled:
        if not word.turned and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
            return box
    return None


def _place(stamp: Stamped, page: Sorted, usual: float) -> None:
    if stamp.says_something(usual):
        lines = [[replace(word, standing="beside") for word in line] for line in stamp.lines]
        page.beside.append(("beside", [_paragraph(line) for line in lines]))
    else:
        page.furniture += [_paragraph(line, "watermark") for line in stamp.lines]


def _hidden(words: Sequence[Printed]) -> list[list[DraftParagraph]]:
    """Hidden words in lines, those of neighbouring lines together."""
    lines = words_to_lines([replace(word, standing="hidden") for word in words])
    groups: list[list[DraftParagraph]] = []
    last: Line | None = None
    for line in lines:
        near = last is not None and line.top - last.bottom < 0.6 * line.size
        if not near:
            groups.append([])
        groups[-1].append(DraftParagraph([line]))
        last = line
    return groups


def _paragraph(words: list[Printed], furniture: FurnitureRole | None = None) -> DraftParagraph:
    """A paragraph of one line whose words keep their order, at whatever slant they run."""
    box = union(word.bbox for word in words)
    line = Line(words, box.x0, box.top, box.x1, box.bottom, main_size(words))
    return DraftParagraph([line], furniture=furniture)
