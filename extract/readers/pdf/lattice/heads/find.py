"""Tables below a row of column headings: its bold words, or grounds drawn under it, tell where columns begin.

Lines below obey it where their words begin in its columns and none runs across. A bold line across them all names
what the rows below belong to. (Rows need no labels, as those of `aligned` do: the headings are label enough.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.bands import FARTHEST, LARGER, split_line, stands_apart
from extract.readers.pdf.lattice.heads.groups import (
    ALIGNED,
    APART,
    are_under_groups,
    gap_above,
    offends,
    starts_of,
)
from extract.readers.pdf.lattice.heads.strips import columns_of_strips, is_lone_bold, lines_beside
from extract.readers.pdf.lattice.heads.tables import lines_to_table, names_rows
from extract.readers.pdf.lattice.rails import merge
from extract.readers.pdf.lattice.tables import DraftTable
from extract.readers.pdf.lattice.white.columns import goes_on
from extract.readers.pdf.lines import Line, find_mark, is_mark_text, starts_small
from extract.readers.pdf.source.content import Printed

FEWEST_COLUMNS = 3
"""Headings of a row of them; two bold words apart may be anything."""
MOST_HEAD_WORDS, LONGEST_HEAD = 3, 5
"""Words of a column's heading in a line, at most, where it is not bold; and where it is set in italics."""
MOST_HEAD_LINES = 12
"""Lines of a row of headings, at most."""
FILLED = 0.6
"""Share of the columns that the first line below headings fills which are not bold."""
FEWEST_BESIDE = 2
"""Lines below the headings that stand in several columns; one that stands in all of them is enough."""
CLOSE, HEADS = 0.5, 1.0
"""In type sizes: lines of one row stand nearer to one another; and so do those of one row of headings."""


def find_headed(lines: Sequence[Line], *, end_page: bool = False) -> Iterator[tuple[int, int, DraftTable]]:
    """The tables among `lines` that a row of bold headings begins, each with its first line and the one after its
    last. Where the lines `end_page`, its rows may all stand on the next."""
    index = 0
    while index < len(lines):
        if found := _table_at(lines, index, end_page=end_page):
            yield index, *found
            index = found[0]
        else:
            index += 1


def _table_at(lines: Sequence[Line], start: int, *, end_page: bool) -> tuple[int, DraftTable] | None:
    if not _may_head(lines, start):
        return None
    head, places = _heads_at(lines, start)
    if len(places) < FEWEST_COLUMNS:
        return None
    if end_page and lines[start].bold and head == len(lines):
        return head, lines_to_table(lines[start:head], [], places)
    end = _end_of_body(lines, head, places, _usual_size(lines[start : head + 1]))
    if end is None:
        return _between_strips(lines, start)
    return end, lines_to_table(lines[start:head], lines[head:end], places)


def _between_strips(lines: Sequence[Line], start: int) -> tuple[int, DraftTable] | None:
    """The table below bold headings that begin at `start` whose columns strips part that stay free."""
    found = columns_of_strips(lines, start, FEWEST_COLUMNS)
    if found is None:
        return None
    head, end, edges = found
    places = [min(line.x0 for line in lines[start:end]), *(edge + ALIGNED for edge in edges)]
    return end, lines_to_table(lines[start:head], lines[head:end], places, is_name=is_lone_bold)


def box_headed(lines: Sequence[Line]) -> DraftTable | None:
    """The table that the `lines` of a mere box are, where bold headings or short names far apart head them: none of
    the lines below runs across their columns. The last of them may name rows of the next page."""
    head, places = _heads_at(lines, 0) if lines[0].bold else _names_in_box(lines)
    if len(places) < FEWEST_COLUMNS:
        return None
    end = _end_of_body(lines, head, places, _usual_size(lines[: head + 1]))
    if end is None or not all(names_rows(line, places) for line in lines[end:]):
        found = _between_strips(lines, 0)
        return found[1] if found is not None and found[0] == len(lines) else None
    return lines_to_table(lines[:head], lines[head:], places)


def _names_in_box(lines: Sequence[Line]) -> tuple[int, list[float]]:
    """The line after the short names that head the `lines` of a box, and where their columns begin; no columns where
    none head it."""
    head, most = 1, _most_words(lines)
    while (
        head < len(lines) - 1
        and _are_names(lines[head], most)
        and gap_above(lines, head) < max(0.0, min(HEADS * lines[head].size, gap_above(lines, head + 1)))
    ):
        head += 1
    if not all(_are_names(line, most) for line in lines[:head]):
        return head, []
    return head, merge(x for line in lines[:head] for x in starts_of(line))


def _are_names(line: Line, most: int) -> bool:
    """Whether the texts of a line are as short as the headings of columns, of `most` words, and none is an item."""
    firsts = starts_of(line)
    if len(line.words) > most * len(firsts):
        return False
    names = [bisect_right(firsts, word.x0) for word in line.words]
    return find_mark(line) is None and all(names.count(name) <= most for name in names)


def _most_words(lines: Sequence[Line]) -> int:
    """How many words a heading may have above `lines`: more where it is set as the words below it are not."""
    return LONGEST_HEAD if _is_slanted(lines[0]) and not _is_slanted(lines[-1]) else MOST_HEAD_WORDS


def _is_slanted(line: Line) -> bool:
    return all(word.style.italic for word in line.words)


def _may_head(lines: Sequence[Line], start: int) -> bool:
    """Whether a line is set as headings are; or where it is not, holds as short names as they are, one above each text
    that the next line begins. Names in italics need none below them where cells are centred, as theirs then are."""
    line = lines[start]
    if line.bold:
        return True
    looks = {(word.style.bold, word.style.ink, round(word.style.size)) for word in line.words}
    if len(looks) > 1 or not _are_names(line, LONGEST_HEAD):
        return False  # labels that are set otherwise than the values beside them head nothing
    head, places = _heads_at(lines, start)
    if head == len(lines):
        return False
    most = _most_words([line, lines[head]])
    if len(places) < FEWEST_COLUMNS + (most == MOST_HEAD_WORDS) or not _are_names(line, most):
        return False
    edges = [x - ALIGNED for x in places[1:]]
    heads, below = split_line(line, edges), _first_words(lines, head, edges)
    are_centred = any(gap_above(lines, index) < 0 for index in range(start + 1, head))
    if most == LONGEST_HEAD and are_centred and len(places) > FEWEST_COLUMNS:
        return all(words[0].text[0].isupper() for words in heads.values())
    begun = [words[0].text for words in below.values()]
    return (
        all(words[0].text[0].isupper() for words in heads.values())
        and len(below) >= max(FEWEST_COLUMNS, FILLED * len(places))
        and all(is_mark_text(text) or not starts_small(text) for text in begun)
    )


def _first_words(lines: Sequence[Line], first: int, edges: Sequence[float]) -> dict[int, list[Printed]]:
    """The first words of each column that the line at `first` begins, with the lines right below it: cells may be
    centred beside the longest of their row."""
    found: dict[int, list[Printed]] = {}
    for index in range(first, len(lines)):
        if index > first and gap_above(lines, index) >= CLOSE * lines[index].size:
            break
        found = split_line(lines[index], edges) | found
    return found


def _heads_at(lines: Sequence[Line], start: int) -> tuple[int, list[float]]:
    """The line after the headings that begin at `start`, and where their columns begin."""
    head, most = start + 1, min(len(lines), start + MOST_HEAD_LINES)
    while (
        head < most
        and _goes_on(lines[start], lines[head])
        and gap_above(lines, head) < HEADS * lines[head].size
    ):
        head += 1
    ends = (end for end in (head + 1, head + 2) if end <= len(lines))
    second = next((end for end in ends if _is_second_row(lines[start:end])), None)
    if second is not None:
        head = second
        while head < most and _ends_second_row(lines, start, head):
            head += 1
    places = starts_of(lines[start])
    below = merge(x for line in lines[start:head] for x in starts_of(line))
    centred = any(gap_above(lines, index) < 0 for index in range(start + 1, head))
    if centred and not offends(lines[start], below):  # a title runs across them
        places = below  # headings of one line are centred beside those of two
    if len(below) > len(places) and are_under_groups(lines[start:head], below):
        places = below
    while head > start + 1 and (
        any(offends(line, places) for line in lines[start + 1 : head])
        or _is_name_below(lines[head - 2], lines[head - 1], places)
    ):
        head -= 1
    return head, places


def _is_name_below(above: Line, line: Line, places: Sequence[float]) -> bool:
    """Whether the bold text below headings is no second line of the first of them, but names the rows: it is in
    another ink, or its first word had room in the line `above`."""
    first = line.words[0]
    if len(places) < FEWEST_COLUMNS or not names_rows(line, places) or starts_small(line.text):
        return False
    ends = [word.x1 for word in above.words if word.x0 < places[1] - ALIGNED]
    room = places[1] - APART * line.size - max(ends, default=places[1])
    return first.style.ink != above.words[0].style.ink or first.x1 - first.x0 + APART * line.size < room


def _goes_on(first: Line, line: Line) -> bool:
    """Whether a line is set as the `first` of headings, in bold or in italics; of plain ones, whether it holds
    nothing but the rests of names, which begin in small letters."""
    if first.bold or _is_slanted(first):
        return line.bold == first.bold and (first.bold or _is_slanted(line))
    if not _are_names(line, 1):
        return False
    rests = split_line(line, [x - ALIGNED for x in starts_of(first)[1:]]).values()
    return all(starts_small(words[0].text) for words in rests)


def rows_gone_on(
    lines: Sequence[Line], known: DraftTable, *, fewest: int = FEWEST_BESIDE
) -> tuple[int, DraftTable] | None:
    """The rows with which a page begins that go on in the columns of the table `known`, which ended the page before,
    and the line after their last. `fewest` of the lines stand in several columns, at least."""
    own = [
        [
            line.x0
            for cell in known.cells
            if cell.column == column
            for part in cell.parts
            for line in part.lines
        ]
        for column in range(len(known.xs) - 1)
    ]
    if len(own) < FEWEST_COLUMNS or not lines:
        return None
    places = [min(starts, default=x) for starts, x in zip(own, known.xs, strict=False)]
    head = _heads_again(lines, known)
    usual = _usual_size(lines[: head + 1]) if head else lines[0].size
    is_rest = goes_on(lines[:1], [x - ALIGNED for x in places[1:]])  # of a cut row it may be one line alone
    last = _end_of_body(
        lines, head, places, usual, fewest=0 if head else min(fewest, 1) if is_rest else fewest
    )
    if last:
        return last, lines_to_table(lines[:head], lines[head:last], places, known.xs)
    return _ragged_gone_on(lines, head, known, usual) if _are_ragged(own) else None


def _are_ragged(starts: Sequence[Sequence[float]]) -> bool:
    """Whether the lines of half of the columns, which begin at `starts`, begin at several places."""
    several = [own for own in starts if len(own) > 1]
    return 2 * sum(max(own) - min(own) > ALIGNED for own in several) > len(several)


def _ragged_gone_on(
    lines: Sequence[Line], head: int, known: DraftTable, usual: float
) -> tuple[int, DraftTable] | None:
    """`rows_gone_on` of a table whose texts do not begin where its columns do: they leave its strips free."""
    sides = [
        [
            (word.x0, word.x1)
            for cell in known.cells
            if (cell.column, cell.column_span) == (column, 1)
            for part in cell.parts
            for line in part.lines
            for word in line.words
        ]
        for column in range(len(known.xs) - 1)
    ]
    if not all(sides):
        return None
    strips = [(max(right for _, right in before), min(after)[0]) for before, after in pairwise(sides)]
    found = lines_beside(lines, head, strips, usual)
    if found is None:
        return None
    places = [known.xs[0], *(edge + ALIGNED for edge in found[1])]
    table = lines_to_table(lines[:head], lines[head : found[0]], places, known.xs, is_name=is_lone_bold)
    return found[0], table


def headed_again(lines: Sequence[Line], known: DraftTable) -> DraftTable | None:
    """The table with which `lines` begin where they print the headings of the table `known` once more."""
    found = rows_gone_on(lines, known) if _heads_again(lines, known) else None
    return found[1] if found is not None else None


def _heads_again(lines: Sequence[Line], known: DraftTable) -> int:
    """How many of `lines`, with which a page begins, print the headings of the table `known` once more."""
    first = [cell for cell in known.cells if not cell.row]
    high = 1 + any(cell.column_span > 1 for cell in first)
    heads = Counter(
        word.text
        for cell in known.cells
        if cell.row < high
        for part in cell.parts
        for line in part.lines
        for word in line.words
    )
    for end, line in enumerate(lines, start=1):
        heads.subtract(word.text for word in line.words)
        if min(heads.values()) < 0:
            return 0
        if not any(heads.values()):
            return end
    return 0


def _usual_size(lines: Sequence[Line]) -> float:
    """The type size of a table with these headings and first line, which may be larger unless it is a heading, too."""
    return max(line.size for line in lines[: len(lines) - (lines[-1].bold and len(lines) > 1)])


def _end_of_body(
    lines: Sequence[Line],
    first: int,
    places: Sequence[float],
    usual: float,
    *,
    fewest: int = FEWEST_BESIDE,
) -> int | None:
    """The line after the last of those from `first` on that obey the columns which begin at `places`, in type of the
    size `usual`; None where they are no rows, since fewer than `fewest` stand in several columns."""
    edges = [x - ALIGNED for x in places[1:]]
    last, beside = first, 0
    for end in range(first, len(lines)):
        line = lines[end]
        is_name = names_rows(line, places)
        is_row = is_name or any(
            below.top < line.bottom for below in lines[end + 1 : end + 2]
        )  # set in the middle
        if line.size >= LARGER * usual or stands_apart(line, lines[end - 1].bottom, edges, is_row=is_row):
            break
        if _heads_another(lines[end : end + 2], places):
            break
        if is_name and end + 1 < len(lines) and lines[end + 1].bold and len(starts_of(lines[end + 1])) > 1:
            break  # the heading of another table
        if is_name:
            continue
        if offends(line, places):
            break
        last = end + 1
        filled = len(split_line(line, edges))
        beside += FEWEST_BESIDE if filled == len(places) else filled > 1
    return last if beside >= fewest else None


def _heads_another(lines: Sequence[Line], places: Sequence[float]) -> bool:
    """Whether two lines are a heading that is not bold and the bold column headings of another table below it."""
    name, *heads = lines
    return (
        not name.bold
        and len(starts_of(name)) == 1
        and name.x0 <= places[0] + ALIGNED
        and any(
            head.bold and len(starts_of(head)) >= max(FEWEST_COLUMNS, FILLED * len(places)) for head in heads
        )
    )


def _is_second_row(lines: Sequence[Line]) -> bool:
    """Whether the last of `lines` is a row of headings under the groups that those above it name, farther below."""
    first, last = lines[0], lines[-1]
    is_one_look = all(line.bold == first.bold for line in lines)
    if len(lines) < 2 or not is_one_look or gap_above(lines, len(lines) - 1) > FARTHEST * last.size:
        return False
    if not first.bold and not _are_names(last, MOST_HEAD_WORDS):
        return False
    return are_under_groups(lines, merge(x for line in lines for x in starts_of(line)))


def _ends_second_row(lines: Sequence[Line], start: int, head: int) -> bool:
    """Whether the line at `head` ends names of the second row of headings above it, in small letters under them."""
    rests = split_line(lines[head], [x - ALIGNED for x in starts_of(lines[head - 1])]).values()
    return (
        _goes_on(lines[start], lines[head])
        and gap_above(lines, head) < HEADS * lines[head].size
        and all(starts_small(words[0].text) for words in rests)
    )
