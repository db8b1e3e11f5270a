"""What a PDF shows, in a form that is easy to compare: its text in force, and what stands apart."""

from __future__ import annotations

from extract.readers.formats import read_document
from models.pages.document import Document, Paragraph, Table
from tests.pdf_raw import at, raw_pdf, row


def read(data: bytes) -> Document:
    """The document as the pipeline gets it, its words apart taken out."""
    return read_document("plan.pdf", data)[1]


def value(document: Document) -> str:
    """The text of the last cell of the first table: the value of its last row."""
    table = next(block for block in document.blocks if isinstance(block, Table))
    return document.text(table.rows[-1].cells[-1].words)


def apart(document: Document) -> list[tuple[str, list[str]]]:
    """What is not in force: how it stands, and the text of each piece."""
    return [
        (part.standing, [document.text(piece.all_words) for piece in part.pieces]) for part in document.apart
    ]


def codes(document: Document) -> list[str]:
    """The codes of its notes."""
    return [note.code for note in document.notes]


def everything(document: Document) -> str:
    """Every word of it, wherever it stands."""
    return " ".join(word.text for word in document.words)


def paragraphs(document: Document) -> list[str]:
    """The paragraphs outside of tables."""
    return [document.text(block.words) for block in document.blocks if isinstance(block, Paragraph)]


def time_row(operators: str, *, said: str = "Varje vecka", before: str = "", **keys: object) -> Document:
    """A small plan whose last row says when; `operators` draw more over it, `before` what lies below it."""
    text = row(700, "Aktivitet", "Ronder") + row(674, "Tid", said)
    return read(raw_pdf(before + text + operators, **keys))  # type: ignore[arg-type]


MORE = at(300, 683, "eller varje dag")
"""Words in the cell of the last row, behind its value."""
