"""Tables whose cells hold a label and its value both: "Mål: …" in one cell, or "Mål" above its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.recognise.drafts import Pieces, blocks_to_pieces
from extract.recognise.grid import GridRow
from extract.recognise.labels import (
    MOST_TITLE_WORDS,
    is_bare_party,
    is_plan_label,
    label_like,
    label_over,
    split_run_in,
    sure_plan_label,
    tells_time,
)
from extract.recognise.readings import (
    HeadingRow,
    MoreRow,
    NoteRow,
    PairRow,
    RowReading,
)
from models.pages.document import Cell, Document, Paragraph
from rules.pack import LabelMatch, Rules

FEWEST_PAIRS = 3
"""Labels with values of a card, at least."""


def is_run_in_table(document: Document, grid: tuple[GridRow, ...], rules: Rules) -> bool:
    """Whether most cells of the table begin with a label of a plan and go on with its value, or are cards: a title
    with labels and values below it."""
    cells = [cell for row in grid for cell in row.filled]
    led = run_in_cells(document, grid, rules)
    if led >= 2 and 2 * led >= len(cells):
        return True
    cards = sum(_is_card(_cell_to_readings(document, cell, rules)[0]) for cell in cells)
    return cards > 0 and 2 * cards >= len(cells)


def run_in_cells(document: Document, grid: tuple[GridRow, ...], rules: Rules) -> int:
    """How many cells begin with a label of a plan and go on with its value."""
    pieces = (blocks_to_pieces(cell.blocks) for row in grid for cell in row.filled)
    return sum(_first_pair(document, one, rules) is not None for one in pieces)


def _is_card(readings: Sequence[RowReading]) -> bool:
    """Whether a cell holds so many labels with their values that it is an activity's."""
    return sum(isinstance(one, PairRow) for one in readings) >= FEWEST_PAIRS


def run_in_readings(document: Document, grid: tuple[GridRow, ...], rules: Rules) -> Iterator[RowReading]:
    """What each cell holds, row by row from left to right."""
    begun = False
    above: Paragraph | None = None
    for row in grid:
        for cell in row.filled:
            readings, above = _cell_to_readings(document, cell, rules, above)
            may_be_more = not _is_card(readings) and not _stands_out(document, row, cell)
            may_be_more = may_be_more and not _is_beside_card(document, row, cell, rules)
            for reading in readings:
                begun = begun or isinstance(reading, PairRow)
                unfilled = _unfilled(document, cell, rules) if begun else None
                if unfilled is not None:
                    yield unfilled
                elif isinstance(reading, HeadingRow) and begun and may_be_more:
                    yield MoreRow(reading.pieces)
                else:
                    yield reading


def _unfilled(document: Document, cell: Cell, rules: Rules) -> PairRow | None:
    """The label that a cell holds alone, in bold, among cells that hold labels with their values: nobody filled it in,
    or its value has the next cell."""
    match = sure_plan_label(document.text(cell.words), rules)
    if match is None or not all(document.words[word].bold for word in cell.words):
        return None
    return PairRow(cell.words, match, (), confidence=cell.confidence, value_below=True)


def _stands_out(document: Document, row: GridRow, cell: Cell) -> bool:
    """Whether a cell without a label looks like a heading, and not like more of the value above."""
    is_first = cell is row.filled[0]
    bold = all(document.words[word].bold for word in cell.words)
    return is_first and (bold or cell.shaded or row.row.heading)


def _is_beside_card(document: Document, row: GridRow, cell: Cell, rules: Rules) -> bool:
    """Whether a cell as short as a title begins a row whose other cell is a card: it names that card's activity."""
    if len(row.filled) != 2 or cell is not row.filled[0] or len(cell.words) > MOST_TITLE_WORDS:
        return False
    return _is_card(_cell_to_readings(document, row.filled[1], rules)[0])


def _cell_to_readings(
    document: Document, cell: Cell, rules: Rules, above: Paragraph | None = None
) -> tuple[list[RowReading], Paragraph | None]:
    """What a cell holds, and the last label that stands on a line of its own, which is the one `above` at first."""
    readings: list[RowReading] = []
    pieces = blocks_to_pieces(cell.blocks)
    index = 0
    while index < len(pieces):
        pair = _first_pair(document, pieces[index:], rules, above, pieces[index - 1] if index else None)
        if pair is None:
            readings.append(_text_alone(document, pieces[index : index + 1], has_above=bool(readings)))
            index += 1
            continue
        end = index + 1
        if not pair.pieces and not _is_next_label(document, pieces[index:], rules):
            end += 1
        above = above if pair.pieces else pieces[index]
        while (
            end < len(pieces) and _first_pair(document, pieces[end:], rules, above, pieces[end - 1]) is None
        ):
            end += 1
        value = pair.pieces + pieces[index + 1 : end]
        below = not value and index == 0 and end >= len(pieces)  # the label has its cell for itself
        readings.append(PairRow(pair.label, pair.match, value, confidence=cell.confidence, value_below=below))
        index = end
    return readings, above


def _first_pair(
    document: Document,
    pieces: Pieces,
    rules: Rules,
    above: Paragraph | None = None,
    before: Paragraph | None = None,
) -> PairRow | None:
    """The label that the first piece begins with, or is, with what the piece holds of its value.

    `above` is the last label that stood on a line of its own: what is set as it is may be one, too, also without a
    value, below the value that `before` is.
    """
    if not pieces:
        return None
    first = pieces[0]
    run_in = split_run_in(document, first, rules)
    if run_in is not None and is_plan_label(run_in[2]):
        label, rest, match = run_in
        return PairRow(label, match, (rest,) if rest.words else ())
    if first.is_label:
        return PairRow(first.all_words, _card_label(document.text(first.words), rules), ())
    whole = label_over(document, pieces, rules)
    if whole is None and above is not None:
        whole = label_like(document, first, above, rules, before)
    if len(pieces) == 1:  # nobody filled it in, or it is the value of `above`
        is_last = above is not None and before is not None and before != above and first.kind != "item"
        whole = (whole or _lone_label(document, first, rules)) if is_last else None
    return PairRow(first.all_words, whole, ()) if whole is not None else None


def _lone_label(document: Document, piece: Paragraph, rules: Rules) -> LabelMatch | None:
    """The field that a paragraph names, and nothing else; a party's name may be a value, too."""
    match = sure_plan_label(document.text(piece.words), rules)
    return match if match is not None and not any(map(is_bare_party, match.targets)) else None


def _card_label(text: str, rules: Rules) -> LabelMatch | None:
    """The label that `text` is, which stands as one: misprints are known, too, and spaces within a word."""
    match = rules.labels.match(text) or rules.labels.match("".join(text.split()))
    return match if match is not None and (is_plan_label(match) or tells_time(match)) else None


def _is_next_label(document: Document, pieces: Pieces, rules: Rules) -> bool:
    """Whether a label stands right below one that has no value: it is set as that is, and has a value of its own."""
    after = _first_pair(document, pieces[1:], rules)
    if after is None:
        return False
    first, second = (document.words[piece.words[0]].bold for piece in pieces[:2])
    return first == second


def _text_alone(document: Document, pieces: Pieces, *, has_above: bool) -> RowReading:
    """Text of a cell before any label: more of the value above, a name, or a note."""
    first: Paragraph = pieces[0]
    short = len(first.all_words) <= MOST_TITLE_WORDS and not document.text(first.words).endswith(".")
    if has_above or (first.kind == "item"):
        return MoreRow(pieces)
    return HeadingRow(pieces) if short else NoteRow(pieces)
