"""The picture of a quote, drawn from its original file."""

from __future__ import annotations

from corpus.language.words import Language
from extract.quote.drawing import draw_boxes, draw_excerpt, pages_to_draw
from extract.quote.excerpt import excerpt_of
from extract.quote.quote import Quote, spoken_ref
from extract.readers.formats import draw_pages, read_document
from models.errors import MissingPicture

PAGE_WIDTH = 1240
"""Pixels: A4 at 150 dots an inch."""


def draw_quote(
    quote: Quote, content: bytes, *, password: str | None = None, language: Language = "en"
) -> bytes:
    """PNG of the place where `quote` stands in its file, of which `content` is the bytes.

    Of a file with pages its pages with boxes around the words; of another its rows or paragraphs with the words
    marked. Raises DocumentError: MissingPicture where the quote has no place or pdfium no picture of it.
    """
    name = quote.document
    numbers = pages_to_draw(quote.evidence)
    if numbers:
        return draw_boxes(draw_pages(name, content, numbers, PAGE_WIDTH, password=password), quote.evidence)
    if not quote.evidence:
        raise MissingPicture(name, f"{quote.path} has no place in the file to draw")
    _, document = read_document(name, content, password=password)
    refs = list(dict.fromkeys(region.ref for region in quote.evidence))
    rows = excerpt_of(document, refs, quote.text)
    if not rows:
        raise MissingPicture(
            name, f"nothing stands at {refs[0]}: it was read by another version; import it again"
        )
    return draw_excerpt(rows, f"{name}, {spoken_ref(refs[0], language)}")
