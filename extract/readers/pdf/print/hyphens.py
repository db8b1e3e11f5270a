"""Hyphenation undone in the drafts of a PDF: over lines, columns and pages, in text and in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lines import Line, ends_in_hyphen, is_mark_text, starts_small
from extract.readers.pdf.paragraphs import Column, DraftParagraph
from extract.readers.pdf.print.pages import PageDraft
from extract.readers.pdf.source.content import Printed
from extract.readers.shared.hyphens import (
    SeenWords,
    is_beginning,
    is_cut_address,
    is_cut_date,
    is_first_letter,
    is_rest,
    is_small_word,
    stands_alone,
    undo_hyphen,
)
from models.text.joints import Joint, unknown_joint

HYPHEN = 0.6
"""Share of the type size that a hyphen takes, at most, and the space beside it in the cell."""
SLIGHT = 0.05
"""Share of the type size by which places of letters are inexact."""
LEAST_MORE, SHARE_MORE = 4, 1 / 3
"""Lines that leave more than a letter, and their share, where a program counts with a hyphen though no word that is
surely broken shows it. Whole words leave so much by chance: one line of ten, and a plan has few such lines."""
STOPS = (".", ",", ";", ":")
"""No line begins with one of these, but where a cell had no room for it beside its word."""


class _Evidence(NamedTuple):
    """What tells words from parts of words beside a line end."""

    seen: SeenWords
    spare: float | None
    """The room that words broken without a hyphen leave, as `_left_by_breaks` says."""
    joint: Joint


def undo_hyphenation(pages: Sequence[PageDraft], joint: Joint = unknown_joint) -> None:
    """Make one word of every two halves that a line end cut, wherever the second half stands.

    Where a cell may have broken a word without a hyphen, `joint` is asked first.
    """
    columns = [column for page in pages for column in page.columns()]
    seen = SeenWords(word.text for column in columns for line in column.lines for word in line.words)
    spare = _left_by_breaks([column for column in columns if column.bounded])
    for column in columns:
        _forget_broken(column, seen, spare or 0.0)
    evidence = _Evidence(seen, spare, joint)
    for column in columns:
        for paragraph in column.paragraphs:
            _within(paragraph, column, evidence)
    for page in pages:
        for before, after in _following(page.regions, page.regions[1:]):
            _over(before.paragraphs[-1], after, seen, same_page=True)
    for page, following in pairwise(pages):
        for before, after in _following(page.regions[-1:], following.regions[:1]):
            _over(before.paragraphs[-1], after, seen, same_page=False)
            _over_broken(before, after, evidence)


def _forget_broken(column: Column, seen: SeenWords, spare: float) -> None:
    """Take from `seen` what may be two parts of a word that a cell broke: they do not show that these are words."""
    for paragraph in column.paragraphs:
        parts = {
            id(word): word.text
            for before, after in pairwise(paragraph.lines)
            if _fills(before, column, _room(before, after, spare))
            for word in (before.words[-1], after.words[0])
        }
        seen.forget(parts.values())


def _room(before: Line, after: Line, spare: float) -> float:
    """Points that a line may leave of its cell, so that the first letter of the next had none: its width, and what
    this document's breaks leave `spare`, a share of the type size."""
    first = after.words[0]
    wider = 1.15  # than the others of its word the first may be
    letter = wider * (first.x1 - first.x0) / max(1, len(first.text))
    if len(first.starts) > 1:
        letter = max(letter, first.starts[1] - first.starts[0])
    return letter + spare * before.size


def _left_by_breaks(columns: Sequence[Column]) -> float | None:
    """The room that words broken without a hyphen leave, beside the letter that stands on the next line, as a share of
    the type size; None where no word of the cells is surely broken: then others are whole, too.

    Some programs count with a hyphen and draw none: then many lines leave more than a letter, and less than both.
    """
    ends = [
        ((column.right - before.x1 - _room(before, after, 0.0)) / before.size, _is_cut(before, after))
        for column in columns
        for paragraph in column.paragraphs
        for before, after in pairwise(paragraph.lines)
        if _fills(before, column, _room(before, after, HYPHEN))
        and (after.words[0].text in STOPS or _may_go_on(after.words[0].text))
    ]
    surely = [left for left, is_cut in ends if is_cut]
    more = sum(left > SLIGHT for left, _ in ends)
    counted = more >= LEAST_MORE and SHARE_MORE * len(ends) <= more
    counted = counted or max(surely, default=0.0) > SLIGHT
    return (HYPHEN if counted else 0.0) if surely else None


def _may_go_on(text: str) -> bool:
    """Whether a line that begins with `text` may go on with the word above it."""
    return text[:1].isalpha() and not (text[:1].isupper() and text[1:2].islower()) and not is_small_word(text)


def _is_cut(before: Line, after: Line) -> bool:
    """Whether the words beside a line end can only be parts of one."""
    left, right = before.words[-1].text, after.words[0].text
    rest = right.lower() if _are_capitals(left, right) else right
    return is_rest(rest) or right in STOPS or (is_beginning(left) and starts_small(rest))


def _are_capitals(left: str, right: str) -> bool:
    """Whether what stands beside a line end is all in capitals, in which the rest of a word is as its beginning."""
    return left.isupper() and right.isupper() and len(left) > 1


def _fills(line: Line, column: Column, slack: float) -> bool:
    """Whether a line is one word, beside a mark or a stop, that leaves no more than `slack` points of its cell."""
    first = line.words[0].text
    is_one = len(line.words) == 1 or (len(line.words) == 2 and (is_mark_text(first) or first in STOPS))
    is_word = is_one and line.words[-1].text[-1:].isalpha()
    return is_word and _reaches(line, column, slack)


def _reaches(line: Line, column: Column, slack: float) -> bool:
    return column.bounded and column.right - line.x1 <= slack


def _within(paragraph: DraftParagraph, column: Column, evidence: _Evidence) -> None:
    lines = paragraph.lines
    told = _told(lines, column, evidence)
    index = 0
    while index + 1 < len(lines):
        before, after = lines[index], lines[index + 1]
        ends = index + 2 == len(lines)
        is_one = told.get(id(after.words[0]))
        joined = _join(before, after, evidence.seen, same_page=True)
        joined = joined or _join_broken(before, after, column, evidence, is_one, ends=ends)
        if joined and not after.words:
            del lines[index + 1]  # the line held nothing but the other half
        else:
            index += 1


def _told(lines: Sequence[Line], column: Column, evidence: _Evidence) -> dict[int, bool]:
    """Whether the first word of a line is one with the last of the line above, by its identity, where the language
    tells: all parts of one word, and those that may be, are looked at together."""
    if not column.bounded:
        return {}
    told: dict[int, bool] = {}
    chain: list[Printed] = []
    for before, after in [*pairwise(lines), (None, None)]:
        if before is not None and after is not None and _may_be_cut(before, after, column):
            if not chain or len(before.words) > 1:
                _tell(chain, evidence, told)
                chain = [before.words[-1]]
            chain.append(after.words[0])
        else:
            _tell(chain, evidence, told)
            chain = []
    return told


def _tell(chain: Sequence[Printed], evidence: _Evidence, told: dict[int, bool]) -> None:
    if len(chain) > 1:
        joints = evidence.joint([word.text for word in chain], evidence.spare is not None)
        told.update(
            {id(word): is_one for word, is_one in zip(chain[1:], joints, strict=True) if is_one is not None}
        )


def _may_be_cut(before: Line, after: Line, column: Column) -> bool:
    """Whether letters stand on both sides of a line end that left no room for more, as within one word."""
    left, right = before.words[-1].text, after.words[0].text
    if not (left[-1:].isalpha() and (starts_small(right) or _are_capitals(left, right))):
        return False
    return _reaches(before, column, _room(before, after, HYPHEN))


def _join(before: Line, after: Line, seen: SeenWords, *, same_page: bool) -> bool:
    """Join the last word of `before` with the first of `after`, where a line end cut one word in two."""
    left, right = before.words[-1], after.words[0]
    text = undo_hyphen(left.text, right.text, seen)
    if text is None:
        return False
    _make_one(text, before, after, same_page=same_page)
    return True


def _join_broken(
    before: Line,
    after: Line,
    column: Column,
    evidence: _Evidence,
    told: bool | None,
    *,
    ends: bool,
    same_page: bool = True,
) -> bool:
    """The same for a word too long for its cell, which was broken without a hyphen where the cell ends.

    Either part shows it where it cannot be a word, or the language does. Where neither tells and cells break words,
    so does a line that is filled to the last letter, unless both are words of their own; no small word ends a
    paragraph, as `after` `ends` one.
    """
    left, right = before.words[-1], after.words[0]
    is_one = (
        bool(told)
        or _shows_cut(before, after, column, evidence)
        or (told is None and _is_supposed(before, after, column, evidence, ends=ends))
    )
    if is_one:
        _make_one(left.text + right.text, before, after, same_page=same_page)
    return is_one


def _is_supposed(before: Line, after: Line, column: Column, evidence: _Evidence, *, ends: bool) -> bool:
    """Whether a line is filled to the last letter in a document that breaks words, and no two words stand there."""
    left, right = before.words[-1], after.words[0]
    goes_on = starts_small(right.text) or _are_capitals(_last_of(left).text, right.text)
    if evidence.spare is None or not (
        goes_on and _fills(before, column, _room(before, after, evidence.spare))
    ):
        return False
    if is_small_word(right.text):
        return ends and len(after.words) == 1
    return not _are_words(left, right.text, evidence.seen)


def _shows_cut(before: Line, after: Line, column: Column, evidence: _Evidence) -> bool:
    """Whether one of the parts beside a line end shows that it is one, in a line without room for more.

    Some producers break a word that others stand before: there it may stand whole elsewhere, too.
    """
    left, right = before.words[-1].text, after.words[0].text
    slack = _room(before, after, HYPHEN)
    if right in STOPS:
        return left[-1:].isalnum() and _reaches(before, column, slack)
    if is_cut_address(left, right) or is_cut_date(left, right):
        return _reaches(before, column, slack)
    if _fills(before, column, slack):
        return _is_cut(before, after)
    is_short = len(left) == len(right.rstrip(".,")) == 1  # "t o m"
    spare = evidence.spare
    if is_short or spare is None or not (left[-1:].isalpha() and starts_small(right)):
        return False
    is_known = len(left) > 1 and evidence.seen[left + right] > 0 and not is_small_word(right)
    is_known = is_known or is_first_letter(left, right)
    return _reaches(before, column, _room(before, after, spare)) and (is_known or _is_cut(before, after))


def _are_words(first: Printed, right: str, seen: SeenWords) -> bool:
    """Whether the document shows elsewhere that these are two words, or no word begins as the `first` does."""
    left = _last_of(first).text
    if stands_alone(first.text):
        return True
    return seen[right] > seen[left] or (seen[right] > 0 and seen[left] > 0)


def _make_one(text: str, before: Line, after: Line, *, same_page: bool) -> None:
    left, right = before.words[-1], after.words[0]
    left.text = text
    _last_of(left).tail = right if same_page else None
    del after.words[0]
    if after.words:
        after.x0 = after.words[0].x0
    else:
        before.x1 = after.x1  # what is cut next is cut where this ends


def _last_of(word: Printed) -> Printed:
    """The last of the pieces of a word that line ends cut; it knows its own letters alone, or is the word itself."""
    while word.tail is not None:
        word = word.tail
    return word


def _following(before: Sequence[object], after: Sequence[object]) -> Iterator[tuple[Column, Column]]:
    """Pairs of a column of text or cell that ends with a paragraph, and the one that goes on there."""
    for first, second in zip(before, after, strict=False):
        if isinstance(first, Column) and isinstance(second, Column):
            if first.paragraphs:
                yield first, second
        elif isinstance(first, DraftTable) and isinstance(second, DraftTable):
            yield from _cut_cells(first, second)


def _over(paragraph: DraftParagraph, column: Column, seen: SeenWords, *, same_page: bool) -> None:
    """Join what `paragraph` ends and `column` begins with, where one word is cut between them."""
    if not column.paragraphs or not paragraph.lines or not paragraph.lines[-1].words:
        return
    first = column.paragraphs[0]
    last = paragraph.lines[-1]
    if first.mark is not None or not ends_in_hyphen(last.words[-1].text) or not starts_small(first.text):
        return
    if _join(last, first.lines[0], seen, same_page=same_page):
        _drop_empty(column)


def _over_broken(above: Column, below: Column, evidence: _Evidence) -> None:
    """Join what a cell ends and its rest on the next page begins with, where it broke a word without a hyphen."""
    if not below.paragraphs or not above.paragraphs[-1].lines:
        return
    last, first = above.paragraphs[-1].lines[-1], below.paragraphs[0]
    if last.words and first.mark is None and first.lines[0].words:
        ends = len(first.lines) == 1
        told = _told([last, first.lines[0]], above, evidence).get(id(first.lines[0].words[0]))
        if _join_broken(last, first.lines[0], above, evidence, told, ends=ends, same_page=False):
            _drop_empty(below)


def _drop_empty(column: Column) -> None:
    """Let go of the first line of a column that held nothing but the other half of a word."""
    first = column.paragraphs[0]
    if not first.lines[0].words:
        del first.lines[0]
        if not first.lines:
            del column.paragraphs[0]


def _cut_cells(above: DraftTable, below: DraftTable) -> Iterator[tuple[Column, Column]]:
    """The cells of the last row of `above` with the same columns' cells in the first row of `below` that is no
    repeated heading."""
    if len(above.xs) != len(below.xs) or any(abs(a - b) > 4 for a, b in zip(above.xs, below.xs, strict=True)):
        return
    rows = len(above.ys) - 1
    first = 0
    while first < len(below.ys) - 2 and _row_text(above, first) == _row_text(below, first):
        first += 1
    last = {cell.column: cell for cell in above.cells if cell.row + cell.row_span == rows}
    for cell in below.cells:
        if cell.row == first and cell.column in last:
            parts = last[cell.column].parts
            if parts and parts[-1].paragraphs and cell.parts:
                yield parts[-1], cell.parts[0]


def _row_text(table: DraftTable, row: int) -> str:
    return " ".join(
        line.text for cell in table.cells if cell.row == row for part in cell.parts for line in part.lines
    )
