"""What no field took: text in force in its order, and text that is not in force, each with its warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extract.compose.evidence import words_to_evidence
from extract.compose.ledger import Ledger, Place
from extract.compose.values import make_value
from models.pages.document import Apart, Document, Paragraph, Standing, Table, paragraphs_of
from models.record import RecordWarning
from models.values import Value
from models.warnings import WarningCode


class Warned(NamedTuple):
    """How text of one standing is warned of."""

    code: WarningCode
    says: str


_WARNED: dict[Standing, Warned] = {
    "struck_out": Warned("struck-out", "is struck out: it is in no field"),
    "hidden": Warned("hidden-text", "is not shown by the document: it is in no field"),
}
_MOST_QUOTED = 60
"""Characters of the text that a warning quotes."""


def claim_note_marks(document: Document, ledger: Ledger) -> None:
    """Note in the ledger that the signs which call notes are label words."""
    for apart in document.apart:
        if apart.standing == "note_mark":
            for piece in apart.pieces:
                ledger.claim(Place.LABEL, piece.all_words)


def compose_remainder(document: Document, ledger: Ledger) -> tuple[tuple[Value, ...], list[RecordWarning]]:
    """What nothing claimed, block by block (of a table one value a row, its cells as lines), and its warnings.

    Text that is not in force stands before what follows it in the file.
    """
    waiting = [apart for apart in document.apart if apart.standing != "note_mark"]
    values: list[Value] = []
    warnings: list[RecordWarning] = []

    def settle(before: int | None) -> None:
        """Add what is not in force and begins before that word."""
        while waiting and (before is None or _first(waiting[0]) < before):
            apart = waiting.pop(0)
            value = make_value(document, apart.pieces, method="position")
            if apart.standing in _WARNED:
                warnings.append(_warning(document, apart, value, f"remainder[{len(values)}]"))
            values.append(value)

    for first, value in _left_over(document, ledger):
        settle(first)
        values.append(value)
    settle(None)
    return tuple(values), warnings


def _first(apart: Apart) -> int:
    return apart.pieces[0].all_words[0]


def _warning(document: Document, apart: Apart, value: Value, path: str) -> RecordWarning:
    code, says = _WARNED[apart.standing]
    text = " ".join(value.text.split())
    quoted = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED].rstrip()}…"
    words = (word for piece in apart.pieces for word in piece.all_words)
    evidence = words_to_evidence(document, words)
    return RecordWarning(code=code, path=path, message=f"“{quoted}” {says}.", evidence=evidence)


def _left_over(document: Document, ledger: Ledger) -> Iterator[tuple[int, Value]]:
    """The first word and the value of each stretch in force that nothing claimed."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _of_pieces(document, ledger, (block,), 1.0)
        else:
            yield from _of_rows(document, ledger, block)


def _of_rows(document: Document, ledger: Ledger, table: Table) -> Iterator[tuple[int, Value]]:
    for row in table.rows:
        pieces = tuple(piece for cell in row.cells for piece in paragraphs_of(cell.blocks))
        confidence = min((cell.confidence for cell in row.cells), default=1.0)
        yield from _of_pieces(document, ledger, pieces, confidence)


def _of_pieces(
    document: Document, ledger: Ledger, pieces: tuple[Paragraph, ...], confidence: float
) -> Iterator[tuple[int, Value]]:
    left = tuple(kept for piece in pieces if (kept := _unclaimed(ledger, piece)) is not None)
    if not left:
        return
    first = left[0].all_words[0]
    if len(left) == 1 and left[0].kind == "heading" and left[0].mark:
        heading = left[0]  # a number before a heading is a label
        ledger.claim(Place.LABEL, heading.mark)
        label = document.text(heading.mark)
        yield first, make_value(document, (Paragraph(heading.words),), label=label, method="position")
    else:
        yield first, make_value(document, left, method="position", confidence=confidence)


def _unclaimed(ledger: Ledger, piece: Paragraph) -> Paragraph | None:
    words, mark = ledger.unclaimed(piece.words), ledger.unclaimed(piece.mark)
    if not words and not mark:
        return None
    if not words:
        return Paragraph(mark)
    return Paragraph(words, mark=mark, kind=piece.kind, ticked=piece.ticked)
