"""Cards that a page break cut: each goes on in the box below it on the next page, though others stand beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.join.columns import EDGE_TOLERANCE
from extract.join.heads import without_repeated_lines
from extract.join.rows import join_rows
from extract.recognise.labels import is_plan_label
from models.pages.document import Block, Document, Paragraph, Table
from rules.pack import Rules

CONFIDENCE = 0.9
"""Of a card that was put together though its box is closed on both pages."""


def join_cut_cards(document: Document, rules: Rules) -> Document:
    """The document with cards whole again that stand at the end of one page and the top of the next."""
    boxes = [block for block in document.blocks if isinstance(block, Table) and _is_box(block)]
    if len(boxes) < 2:
        return document
    known = _known_labels(document, boxes, rules)
    labels = known | _repeated(document, boxes)
    opening = _opening(document, boxes, labels)
    named = 2 * sum(_begins_bold(document, box) for box in boxes) > len(boxes)
    lines, heads = without_repeated_lines(document, rules)
    blocks: list[Block] = []
    begun: set[int | None] = set()
    for page, own in _pages(lines):
        whole = 0
        for box in takewhile(_is_box, own):
            place = _place_above(blocks, box, page) if page not in begun else None
            if place is None or not _goes_on(
                document, blocks[place], box, (known, labels), opening, named=named
            ):
                break
            blocks[place] = _joined(document, blocks[place], box, labels)
            whole += 1
        begun.add(page)
        blocks += own[whole:]
    return replace(document, blocks=tuple(blocks), furniture=document.furniture + tuple(heads))


def _pages(blocks: Iterable[Block]) -> Iterator[tuple[int | None, list[Block]]]:
    own: list[Block] = []
    for block in blocks:
        if own and block.page != own[-1].page:
            yield own[-1].page, own
            own = []
        own.append(block)
    if own:
        yield own[-1].page, own


def _is_box(block: Block) -> bool:
    return isinstance(block, Table) and block.columns == 1 and len(block.rows) == 1 and block.ruled


def _place_above(blocks: list[Block], box: Block, page: int | None) -> int | None:
    """Where the card stands, among those that end the page before, whose sides `box` has."""
    for place in range(len(blocks) - 1, -1, -1):
        above = blocks[place]
        if not isinstance(above, Table) or not _is_box(above) or not isinstance(box, Table):
            return None
        sides = zip(above.column_edges, box.column_edges, strict=False)
        if above.column_edges and all(abs(a - b) <= EDGE_TOLERANCE for a, b in sides):
            return place if page is not None and above.rows[0].page == page - 1 else None
    return None


def _known_labels(document: Document, boxes: Iterable[Table], rules: Rules) -> frozenset[str]:
    """The texts of paragraphs in the boxes that rules know for labels."""
    texts = {text for box in boxes for text in _texts(document, box)}
    return frozenset(
        text for text in texts if (match := rules.labels.match(text)) is not None and is_plan_label(match)
    )


def _repeated(document: Document, boxes: Iterable[Table]) -> frozenset[str]:
    """The texts of paragraphs that come again in other boxes, as labels do."""
    counts = Counter(text for box in boxes for text in _texts(document, box))
    return frozenset(text for text, count in counts.items() if count > 1)


def _texts(document: Document, box: Table) -> set[str]:
    return {document.text(block.words) for block in _paragraphs(box)}


def _paragraphs(box: Table) -> Iterator[Paragraph]:
    return (
        block
        for block in box.rows[0].cells[0].blocks
        if isinstance(block, Paragraph) and block.kind != "item"
    )


def _opening(document: Document, boxes: Sequence[Table], labels: frozenset[str]) -> str | None:
    """The label that most cards begin with; None where there is none."""
    label, count = Counter(_first_text(document, box) for box in boxes).most_common(1)[0]
    return label if label in labels and 2 * count > len(boxes) else None


def _goes_on(
    document: Document,
    above: Block,
    box: Block,
    labels: tuple[frozenset[str], frozenset[str]],
    opening: str | None,
    *,
    named: bool,
) -> bool:
    """Whether `box` is the rest of `above`: a side is open, it begins as no card does, `above` has no value below its
    last label, or none of the labels in the box is one of those above. `labels` are those that rules know, and all."""
    assert isinstance(above, Table) and isinstance(box, Table)  # noqa: S101 (both are boxes)
    if above.rows[0].open_bottom or box.rows[0].open_top:
        return True
    if opening is not None:
        return _first_text(document, box) != opening
    known, any_label = labels
    if _begins_with_label(document, box, any_label):
        return True
    if named:
        return not _begins_bold(document, box)
    own = known & _texts(document, box)
    if not own:
        return _ends_with_label(document, above, known)
    return not own & _texts(document, above)


def _first_text(document: Document, box: Table) -> str:
    """The first paragraph of the box."""
    first = next(iter(box.rows[0].cells[0].blocks), None)
    return document.text(first.words) if isinstance(first, Paragraph) else ""


def _begins_with_label(document: Document, box: Table, labels: frozenset[str]) -> bool:
    return _first_text(document, box) in labels


def _begins_bold(document: Document, box: Table) -> bool:
    words = box.all_words
    return bool(words) and document.words[words[0]].bold


def _ends_with_label(document: Document, box: Table, labels: frozenset[str]) -> bool:
    last = next(reversed(box.rows[0].cells[0].blocks), None)
    return isinstance(last, Paragraph) and last.kind != "item" and document.text(last.words) in labels


def _joined(document: Document, above: Block, box: Block, labels: frozenset[str]) -> Table:
    assert isinstance(above, Table) and isinstance(box, Table)  # noqa: S101 (both are boxes)
    is_open = above.rows[0].open_bottom or box.rows[0].open_top
    anew = _begins_with_label(document, box, labels) or _ends_with_label(document, above, labels)
    row = join_rows(document, above.rows[0], box.rows[0], 1.0 if is_open else CONFIDENCE, anew=anew)
    return replace(above, rows=(row,))
