"""Pages that are read as pictures: which need it, and what becomes of their words.

A page needs it where it shows a picture and no text, or a large picture and hardly any, or where the letters of its
text layer are not those that it shows: codes of a private encoding, another alphabet's, words torn into letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import ceil, floor

from extract.readers.ocr.installed import INSTALL, is_installed
from extract.readers.pdf.source.content import PageContent, glyph_texts
from extract.readers.pdf.source.drawing import draw_pages
from extract.readers.pdf.source.scans import Pdf, picture_share
from models.errors import DamagedFile, NeedsOcr
from models.pages.document import Document, Note, Word
from models.pages.geometry import BBox
from models.pages.picture import Ocr
from models.steps import note_step

FEW_LETTERS = 100
"""A scan with a stamp or a printed head has fewer letters of its own, a page of text more."""
LARGE = 0.5
"""Share of the page that a picture takes which is the page itself, and no illustration."""
SMALL = 0.05
"""Share of the page below which a picture on a page without text is a logo on a blank page."""
ENOUGH = 200
"""Letters from which on their kinds can be judged."""
PRIVATE = 0.3
"""Share of signs that are no letters of any alphabet, from which a text layer is broken."""
COMMON = 0.4
"""Share of the commonest letters below which no Swedish text of `ENOUGH` letters lies: it has 0.52 to 0.6."""
ALPHABET = 12
"""Kinds of letters below which a text is no sentence in code but marks and numbers (rows of "ord 7", a price list)."""
TORN = 0.6
"""Share of words of one letter from which a text is torn apart; tables of crosses have a third."""
SECONDS_A_PAGE = 60.0
"""What a page to be recognised adds to the file's time; it takes 3 to 15."""
GAIN = 2
"""A page with some text must show so many times as many letters to be taken as its picture."""
_COMMON = frozenset("aeinrst")
_HOLDS_A_LETTER = re.compile(r"[^\W_]")
_ADVICE = "install what recognises it (planlasare doctor says how) and read the file again"


def why_needed(content: PageContent, share: float, mode: Ocr) -> str:
    """Why a page, of which pictures take this share, is to be read as one: scan, stamp, broken, asked; "" if not."""
    if mode == "force":
        return "asked"
    if mode == "never":
        return ""
    text = _text(content)
    if content.pictures:
        letters = _letters(text)
        if letters == 0 and share >= SMALL:
            return "scan"
        if letters < FEW_LETTERS and share >= LARGE:
            return "stamp"
    return "broken" if is_broken(text) else ""


def is_broken(text: str) -> bool:
    """Whether the signs of a page's text layer, blanks among them, cannot be those that the page shows."""
    words = text.split()
    signs = Counter("".join(words))  # each kind is looked at once: every page passes here
    count = signs.total()
    if count < ENOUGH:
        return False
    if sum(times for sign, times in signs.items() if _is_private(sign)) > PRIVATE * count:
        return True
    letters: Counter[str] = Counter()
    for sign, times in signs.items():
        if sign.isalpha():
            letters[sign.lower()] += times
    is_text = letters.total() > ENOUGH and len(letters) >= ALPHABET
    if is_text and sum(letters[letter] for letter in _COMMON) < COMMON * letters.total():
        return True
    words = [word for word in words if _HOLDS_A_LETTER.search(word)]  # dots that lead to a page are none
    if sum(map(len, words)) < ENOUGH:
        return False
    return list(map(len, words)).count(1) > TORN * len(words)


def _is_private(sign: str) -> bool:
    code = ord(sign)
    return code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code < 0x20 or 0x7F <= code < 0xA0


@dataclass(slots=True)
class Recognition:
    """The recognition of one file's pages."""

    name: str
    pdf: Pdf
    mode: Ocr
    notes: list[Note] = field(default_factory=list)
    missing: bool = False
    """Whether a page needed it and nothing here can do it."""
    shown: dict[int, Callable[[BBox], BBox]] = field(default_factory=dict)
    """By page that was recognised: where what was found on it stands on the page as it is shown."""
    _sizes: list[float] = field(default_factory=list)
    """Type sizes of the pages that were recognised, in points."""
    _sure: dict[tuple[int, int, int], float] = field(default_factory=dict)
    """Confidence of a word, by page and by where it begins, in whole points."""

    def through(self, contents: Iterable[PageContent | None]) -> Iterator[PageContent | None]:
        """The pages, each as its text layer or as its picture shows it."""
        for content in contents:
            note_step(pages=1)
            if content is None:
                yield None
                continue
            share = picture_share(self.pdf, content.number) if content.pictures else 0.0
            why = why_needed(content, share, self.mode)
            if not why and content.recognised and self.mode == "auto" and is_installed():
                why = "layer"
            yield self._recognised(content, why) if why else content

    def _recognised(self, content: PageContent, why: str) -> PageContent:
        if not is_installed():
            self.missing = True
            if why == "broken":
                message = (
                    f"The text layer of page {content.number} is broken (its letters are not those shown);"
                )
                self.notes.append(Note("unreadable-text", f"{message} {_ADVICE}."))
            return content
        from extract.readers.ocr.pages import SCALE, recognise, recognise_below

        note_step(allow=SECONDS_A_PAGE)
        try:
            (picture,) = draw_pages(self.name, self.pdf, [content.number], round(content.width * SCALE))
        except DamagedFile:
            return content
        page = (
            recognise_below(picture, content.glyphs, self._sizes)
            if why == "layer"
            else recognise(picture, self._sizes)
        )
        if page is None:
            return content
        if why == "stamp" and _letters(_text(page.content)) < GAIN * _letters(_text(content)):
            return content
        self.shown[content.number] = page.shown
        self.take(content.number, page.confidences)
        return _with_unseen(page.content, content) if why == "layer" else page.content

    def take(self, page: int, confidences: Iterable[tuple[float, float, float]]) -> None:
        """Keep how sure each word of a page is, by where it begins."""
        for left, top, confidence in confidences:
            place = page, round(left), round(top)
            self._sure[place] = min(confidence, self._sure.get(place, 1.0))

    def settle(self, document: Document) -> Document:
        """`document` with the words of recognised pages where the page shows them, each with its confidence."""
        if not self.shown:
            return replace(document, notes=(*document.notes, *self.notes)) if self.notes else document
        words = tuple(self._settled(word) if word.page in self.shown else word for word in document.words)
        return replace(document, words=words, ocr=True, notes=(*document.notes, *self.notes))

    def _settled(self, word: Word) -> Word:
        assert word.page is not None  # it stands on a recognised page  # noqa: S101
        found = [sure for box in word.boxes for sure in self._sure_at(word.page, box)]
        boxes = tuple(map(self.shown[word.page], word.boxes))
        return replace(word, boxes=boxes, confidence=round(min(found, default=1.0), 2))

    def _sure_at(self, page: int, box: BBox) -> Iterator[float]:
        """How sure the word is that begins where a box does, whose places are rounded."""
        for left in {floor(box.x0), ceil(box.x0)}:
            for top in {floor(box.top), ceil(box.top)}:
                if (page, left, top) in self._sure:
                    yield self._sure[page, left, top]


def _with_unseen(page: PageContent, content: PageContent) -> PageContent:
    """`page`, with what its file has beside what it shows."""
    return replace(
        content, glyphs=page.glyphs, rules=[*content.rules, *page.rules], fills=[*content.fills, *page.fills]
    )


def _text(content: PageContent) -> str:
    return "".join(glyph_texts(content.glyphs))


def _letters(text: str) -> int:
    """Letters and digits."""
    return sum(times for sign, times in Counter(text).items() if sign.isalnum())


def needs_ocr(name: str, mode: Ocr) -> NeedsOcr:
    """The failure of a file of pictures that nothing here recognises, or that the user asked not to."""
    if mode == "never":
        return NeedsOcr(name, "it holds pictures of pages and no text: read it with --ocr auto")
    if is_installed():
        return NeedsOcr(name, "it holds pictures of pages in which no text was recognised: scan it anew")
    return NeedsOcr(name, f"it holds pictures of pages and no text; to have it recognised: {INSTALL}")
