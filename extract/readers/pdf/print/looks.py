"""The usual look of a document's text, and what stands out from it: bold is what is bolder than the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.readers.pdf.paragraphs import DraftParagraph
from extract.readers.pdf.print.pages import PageDraft, table_columns
from extract.readers.pdf.source.content import Printed, Style
from extract.readers.pdf.source.type.faces import REGULAR
from models.pages.headings import Look, Trait, is_coloured

MOSTLY = 0.7
"""Share of a document's letters from which on their weight is its usual one; a form may be bold by half."""
LIGHTEST = 224
"""Of 255: ink of this share of red, green and blue at least is white, which shows on a dark ground alone."""
BOLDER = 100
"""Steps of weight by which bold text is bolder than the usual."""


class UsualLook(NamedTuple):
    """How most letters of a document are set."""

    size: float = 10.0
    ink: int = 0
    italic: bool = False


def weigh(pages: Sequence[PageDraft]) -> None:
    """Tell anew what is bold, where nearly all text of the document is in a face that passes for bold, or in a light
    one beside which the regular stands out.

    Headings, which are larger than the rest, do not count: of a short plan they may be most of the letters.
    """
    words = list(_words(pages))
    letters: Counter[Style] = Counter()
    sizes: Counter[float] = Counter()
    for word in words:
        letters[word.style] += len(word.text)
    for style, count in letters.items():
        sizes[style.size] += count
    largest = sizes.most_common(1)[0][0] if sizes else 0.0
    letters = Counter({style: count for style, count in letters.items() if style.size <= largest})
    usual = _usual_weight(letters)
    if usual is None:
        return
    styles = {word.style for word in words}
    anew = {style: style._replace(bold=style.weight >= usual + BOLDER) for style in styles}
    for word in words:
        word.style = anew[word.style]


def _usual_weight(letters: Counter[Style]) -> int | None:
    """The weight of nearly all letters, where it is bold, or light and none of them is bold."""
    heavy, light = Counter[int](), Counter[int]()
    for style, count in letters.items():
        if style.bold:
            heavy[style.weight] += count
        elif style.weight < REGULAR:
            light[style.weight] += count
    weights = heavy or light
    if not weights or sum(weights.values()) < MOSTLY * sum(letters.values()):
        return None
    return weights.most_common(1)[0][0]


def _words(pages: Sequence[PageDraft]) -> Iterable[Printed]:
    for page in pages:
        yield from page.words
        for table in page.tables:
            for column in table_columns(table):
                for line in column.lines:
                    yield from line.words


def usual_look(paragraphs: Iterable[DraftParagraph]) -> UsualLook:
    """The look of most letters of `paragraphs`."""
    letters: Counter[Style] = Counter()
    sizes: Counter[float] = Counter()
    inks: Counter[tuple[int, bool]] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            for word in line.words:
                letters[word.style] += len(word.text)
    for style, count in letters.items():
        sizes[style.size] += count
        inks[style.ink, style.italic] += count
    return UsualLook(sizes.most_common(1)[0][0], *inks.most_common(1)[0][0]) if sizes else UsualLook()


def look_of(paragraph: DraftParagraph, usual: UsualLook) -> Look:
    """How `paragraph` is set: its traits are those that all its words have and the usual text has not."""
    words = paragraph.words or paragraph.all_words
    styles = [word.style for word in words]
    if styles and styles.count(styles[0]) == len(styles):
        del styles[1:]  # nearly always: one tells all
    traits: set[Trait] = set()
    if all(style.ink != usual.ink and _shows(*_shares(style.ink)) for style in styles):
        traits.add("colour")
    if not usual.italic and all(style.italic for style in styles):
        traits.add("italic")
    if all(word.underlined for word in words):
        traits.add("underline")
    if any(style.caps for style in styles) and all(
        word.style.caps or not _has_letters(word) for word in words
    ):
        traits.add("caps")
    return Look(round(paragraph.size * 2) / 2, paragraph.bold, frozenset(traits))


def _shows(red: int, green: int, blue: int) -> bool:
    """Whether ink is a colour to the eye, or so light that it stands on a dark ground."""
    return is_coloured(red, green, blue) or min(red, green, blue) >= LIGHTEST


def _has_letters(word: Printed) -> bool:
    return any(map(str.isalpha, word.text))


def _shares(ink: int) -> tuple[int, int, int]:
    return ink >> 16 & 255, ink >> 8 & 255, ink & 255
