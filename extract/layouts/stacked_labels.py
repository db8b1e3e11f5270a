"""Labels that stand above their values, in one look of their own: read as the table of labels and values they are.

Below each other in a box, or down the page where nothing is drawn: the labels that rules know tell the look, and what
is set so is a label, too, known or not. Where headings name each measure, running text is read so as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import compress, groupby, pairwise
from typing import NamedTuple

from extract.recognise.drafts import Pieces, blocks_to_pieces
from extract.recognise.labels import SURE, is_plan_label, split_run_in
from extract.recognise.names import MOST_NAME_WORDS, NAMING_FIELDS, is_like_name
from models.pages.document import Block, Cell, Document, Paragraph, Row, Table
from models.pages.headings import Look
from models.target import SAID_OF_AREAS, Target
from rules.pack import LabelMatch, Rules

FEWEST_LABELS = 3
"""Labels of one stack that rules know, at least: fewer may be headings."""
MOSTLY = 0.5
"""Share of what is set in their look that rules know as labels, at least."""
MOST_LABELLED = 20
"""Words of a name right below its label, at most, which no sentence ends; one that no label names is shorter."""
FIRST_ROWS = 2
"""Rows among which the first measure begins: its area's may stand above it."""
SMALLER = 0.92
"""In the size of the values: what is set smaller is a note at the foot of a page, and no value."""


def with_stacked_labels(document: Document, rules: Rules) -> Document:
    """The document with each such stack as a table of two columns."""
    stacks = _Stacks(document, rules)
    blocks: list[Block] = []
    for is_text, run in groupby(document.blocks, key=_is_text):
        if is_text:
            blocks += stacks.in_text([block for block in run if isinstance(block, Paragraph)])
        else:
            blocks += [stacks.in_box(block) if isinstance(block, Table) else block for block in run]
    return replace(document, blocks=tuple(blocks)) if stacks.found else document


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.origin == "body"


class _Setting(NamedTuple):
    """How labels are set."""

    look: Look
    level: int | None
    """Of those that the reader took for headings."""


class _Stacks:
    def __init__(self, document: Document, rules: Rules) -> None:
        self.document = document
        self.rules = rules
        self.found = 0

    def in_text(self, run: Sequence[Paragraph]) -> list[Block]:
        """The paragraphs of `run`, those that are stacks as tables: where a stack names its measure itself."""
        look = self._label_look(run)
        if look is None:
            return list(run)
        blocks: list[Block] = []
        is_headed = False
        for is_foreign, part in groupby(
            run, key=lambda piece: piece.kind == "heading" and not _is_set(piece, look)
        ):
            pieces = list(part)
            start = None if is_foreign else self._start(pieces, look, is_headed=is_headed)
            is_headed = is_foreign
            if start is None:
                blocks += pieces
                continue
            stack = pieces[start:]
            usual = _usual_size([piece for piece in stack if not _is_set(piece, look)] or stack)
            least = SMALLER * usual
            is_told = [_is_set(piece, look) or (piece.size or usual) >= least for piece in stack]
            notes = [piece for piece, is_row in zip(stack, is_told, strict=True) if not is_row]
            told = list(compress(stack, is_told))
            rows = self._with_titles(list(self._rows(told, look)))
            self.found += 1
            table = Table(tuple(rows), 2, ruled=False, page=stack[0].page)
            blocks += [*pieces[:start], table, *notes]
        return blocks

    def in_box(self, table: Table) -> Table:
        """`table` with two columns, where each of its cells holds a stack, or all together are one."""
        if table.columns != 1 or not table.rows:
            return table
        cells = [(cell, blocks_to_pieces(cell.blocks)) for row in table.rows for cell in row.cells]
        pieces = [piece for _, own in cells for piece in own]
        look = self._label_look(pieces)
        if look is not None and all(self._is_stack(own, look) for _, own in cells):
            rows = [row for cell, own in cells for row in self._rows(own, look, cell.confidence)]
        elif labels := self._labels_alone([own for _, own in cells], look):
            confidence = min(cell.confidence for cell, _ in cells)
            rows = list(self._rows_below(pieces, labels.__contains__, confidence))
        else:
            return table
        self.found += 1
        return replace(table, rows=tuple(self._with_titles(rows)), columns=2, ruled=False, column_edges=())

    # -- what is a label ----------------------------------------------------------------------

    def _label(self, piece: Paragraph) -> LabelMatch | None:
        """The label of a plan that a piece is, as a whole."""
        if piece.kind == "item":
            return None
        match = self.rules.labels.match(self.document.text(piece.words))
        return match if match is not None and match.score >= SURE and is_plan_label(match) else None

    def _labels_alone(self, cells: Sequence[Pieces], look: _Setting | None) -> frozenset[Paragraph]:
        """The labels that stand alone in their cells, over cells of values; none where they are no form.

        By their look where they have one of their own, else all are known; below one of those a party is its value.
        """
        labels: list[Paragraph] = []
        fields: set[Target] = set()
        is_below = False
        for own in cells[FIRST_ROWS - 1 :] if cells and not self._is_label(cells[0], look) else cells:
            is_label = self._is_label(own, look)
            match = self._label(own[0]) if is_label else None
            is_label = is_label and not (
                is_below and look is None and match is not None and not match.targets
            )
            if not labels and not is_label:
                return frozenset()
            if is_label:
                labels.append(own[0])
                fields.update(match.targets if match is not None else ())
            is_below = is_label
        is_form = len(fields) >= FEWEST_LABELS and len(cells) - len(labels) >= MOSTLY * len(labels)
        return frozenset(labels) if is_form else frozenset()

    def _is_label(self, own: Pieces, look: _Setting | None) -> bool:
        if len(own) != 1:
            return False
        return _is_set(own[0], look) if look is not None else self._label(own[0]) is not None

    def _label_look(self, pieces: Sequence[Paragraph]) -> _Setting | None:
        """The look of the labels among `pieces`, if it is one of their own."""
        looks = Counter(_look(piece) for piece in pieces if self._label(piece) is not None)
        if not looks:
            return None
        setting, known = looks.most_common(1)[0]
        labels = [piece for piece in pieces if _look(piece) == setting and self._label(piece) is not None]
        look = _Setting(setting, self._label_level(pieces, labels))
        alike = [piece for piece in pieces if _is_set(piece, look)]
        is_upper = all(self.document.text(piece.words).isupper() for piece in alike)
        stands_out = setting.bold or setting.traits or is_upper
        return look if stands_out and known >= max(FEWEST_LABELS, MOSTLY * len(alike)) else None

    def _label_level(self, pieces: Sequence[Paragraph], labels: Sequence[Paragraph]) -> int | None:
        """The level of the labels that are headings; None where most are none, or most such headings are names."""
        levels = Counter(piece.level for piece in labels if piece.kind == "heading")
        level, known = levels.most_common(1)[0] if levels else (None, 0)
        alike = sum(
            piece.kind == "heading" and piece.level == level and _look(piece) == _look(labels[0])
            for piece in pieces
        )
        return level if known >= MOSTLY * max(alike, len(labels)) else None

    def _is_stack(self, pieces: Sequence[Paragraph], look: _Setting) -> bool:
        """Whether labels stand above values in `pieces`: known ones, that name different fields."""
        labels = [piece for piece in pieces if _is_set(piece, look)]
        matches = [match for piece in labels if (match := self._label(piece)) is not None]
        fields = {match.targets for match in matches}
        return len(fields) >= FEWEST_LABELS and len(matches) >= MOSTLY * len(labels) < len(pieces)

    def _start(self, pieces: Sequence[Paragraph], look: _Setting, *, is_headed: bool) -> int | None:
        """Where a stack begins in `pieces`: with the name of a measure or an area, or right below a heading that is
        one; None where none does."""
        if is_headed and self._is_measure(pieces, look):
            return 0
        for at, piece in enumerate(pieces):
            if _is_set(piece, look) and self._names_measure(pieces[at:], look):
                return at if self._is_stack(pieces[at:], look) else None
        return None

    def _is_measure(self, stack: Sequence[Paragraph], look: _Setting) -> bool:
        """Whether labels without colons, from the first piece on, say more than what is said of areas."""
        labels = [piece for piece in stack if _is_set(piece, look)]
        if not labels or labels[0] is not stack[0] or self.document.text(labels[0].words).endswith(":"):
            return False
        matches = [match for piece in labels if (match := self._label(piece)) is not None]
        fields = {target.field for match in matches for target in match.targets}
        return self._is_stack(stack, look) and len(fields - SAID_OF_AREAS) >= FEWEST_LABELS

    def _names_measure(self, stack: Sequence[Paragraph], look: _Setting) -> bool:
        """Whether a stack begins with such a name: below its label, below what the measure serves, or alone."""
        end = next((at for at, piece in enumerate(stack[1:], start=1) if _is_set(piece, look)), len(stack))
        match = self.rules.labels.match(self.document.text(stack[0].words))
        value = tuple(stack[1:end]) if end > 1 or match is not None else (stack[0],)
        most = MOST_NAME_WORDS if match is None else MOST_LABELLED
        if len(value) != 1 or not is_like_name(self.document, value, self.rules, most=most):
            return False
        return match is None or any(target.field in NAMING_FIELDS for target in match.targets)

    # -- rows ---------------------------------------------------------------------------------

    def _rows(self, pieces: Sequence[Paragraph], look: _Setting, confidence: float = 1.0) -> Iterator[Row]:
        """A row for each piece in the look of labels, as `_rows_below` has them."""
        return self._rows_below(pieces, partial(_is_set, look=look), confidence)

    def _rows_below(
        self, pieces: Sequence[Paragraph], is_label: Callable[[Paragraph], bool], confidence: float
    ) -> Iterator[Row]:
        """A row for each label with what stands below it, or behind a colon; what stands above the first label is a
        name."""
        label: Paragraph | None = None
        value: list[Paragraph] = []
        for piece in pieces:
            found = None if is_label(piece) else self._run_in(piece)
            if found is None and not is_label(piece):
                value.append(piece)
                continue
            yield from _row(label, tuple(value), confidence)
            label, value = (piece, []) if found is None else (found[0], [found[1]])
        yield from _row(label, tuple(value), confidence)

    def _run_in(self, piece: Paragraph) -> tuple[Paragraph, Paragraph] | None:
        """The label that leads a paragraph among the values ("Vem: Rektor"), and what stands behind its colon."""
        found = split_run_in(self.document, piece, self.rules) if piece.kind != "item" else None
        if found is None or not found[1].words or not is_plan_label(found[2]):
            return None
        words, rest, _ = found
        return replace(piece, words=words[len(piece.mark) :]), rest

    def _with_titles(self, rows: list[Row]) -> list[Row]:
        """`rows`, those that begin a measure as the first does marked: what it serves beside its name."""
        if not any(self._is_title(*pair) for pair in pairwise(rows[: FIRST_ROWS + 1])):
            return rows
        return [
            *(
                replace(row, heading=True) if self._is_title(row, below) else row
                for row, below in pairwise(rows)
            ),
            rows[-1],
        ]

    def _is_title(self, row: Row, below: Row) -> bool:
        """Whether a row holds a name beside what is no label, and a label stands below it."""
        if not (row.cells[1:] and below.cells[1:]) or not is_like_name(
            self.document, blocks_to_pieces(row.cells[1].blocks), self.rules
        ):
            return False
        label, after = (
            self.rules.labels.match(self.document.text(one.cells[0].words)) for one in (row, below)
        )
        return len(row.cells[1].blocks) == 1 and label is None and is_plan_label(after)


def _row(label: Paragraph | None, value: Pieces, confidence: float) -> Iterator[Row]:
    if label is not None:
        name = replace(label, kind="paragraph", level=None)
        cells = Cell(0, (name,), confidence=confidence), Cell(1, value, confidence=confidence)
        yield Row(cells, page=label.page)
    elif value:
        yield Row((Cell(0, value, column_span=2, confidence=confidence),), page=value[0].page)


def _look(piece: Paragraph) -> Look:
    size = round(piece.size * 2) / 2 if piece.size is not None else None
    return Look(size, piece.bold, piece.traits)


def _is_set(piece: Paragraph, look: _Setting) -> bool:
    """Whether a piece is set as the labels are; one that is a heading, as those that are headings of one level."""
    is_level = piece.kind != "heading" or piece.level == look.level
    return piece.kind != "item" and is_level and _look(piece) == look.look


def _usual_size(pieces: Sequence[Paragraph]) -> float:
    sizes = Counter(piece.size or 0.0 for piece in pieces)
    return sizes.most_common(1)[0][0]
