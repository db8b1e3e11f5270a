"""Where the rows of tables of several columns begin that nothing drawn parts: at white, or where columns begin anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from extract.readers.pdf.lattice.bands import split_line
from extract.readers.pdf.lattice.rows import FULL
from extract.readers.pdf.lattice.white.centred import rows_of_middles
from extract.readers.pdf.lattice.white.lists import columns_through, list_rows
from extract.readers.pdf.lattice.white.numbers import numbered_rows
from extract.readers.pdf.lattice.white.pitches import LEAST_LEADING, PITCHES
from extract.readers.pdf.lines import Line, find_mark, is_mark_text, starts_small
from extract.readers.pdf.source.content import Printed

TOP = 0.8
"""Share of rows whose cells all begin in one line, where cells are not centred: the first column alone tells rows."""
ROW = 0.5
"""In type sizes: rows stand at least this far apart, bottom to top, unless lines of a row stand nearer still."""
STEPS = 0.06
"""In type sizes: rows stand this much farther apart than the lines of a row, where all that it parts are rows; a word
processor's cells have hardly any white above and below their lines."""

FEWEST_SINGLE = 3
"""Rows of one line each, at least, that nothing but their lines tells."""
FEWEST_CAPITALS = 2
"""Cells that begin with capitals below others; where more do, and none goes on, chance does not begin sentences."""
GUTTER = 1.4
"""In type sizes: a space, and the white between two columns, about."""
PIXEL = 0.8
"""Points: a browser puts rows at whole pixels of three quarters of a point."""


def body_rows(lines: Sequence[Line], edges: Sequence[float]) -> list[Sequence[Line]]:
    """The rows of `lines`: where the first column goes on farther below what stands above than its lines do."""
    if not lines:
        return []
    filled = [set(split_line(line, edges)) for line in lines]
    starts = _starts_of_rows(lines, filled, edges)
    if len(starts) > 1 and _goes_through(lines, filled[: starts[1]], edges):
        del starts[1]
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def _begin_level(filled: Sequence[set[int]], starts: Sequence[int]) -> bool:
    """Whether all cells of nearly all rows begin in the first line of these."""
    ends = [*starts[1:], len(filled)]
    level = [filled[a] >= set().union(*filled[a:b]) for a, b in zip(starts, ends, strict=True)]
    return sum(level) >= TOP * len(level)


def _starts_of_rows(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> list[int]:
    """The first line of each row, as the first sign tells that tells several: numbers, white, columns that begin anew,
    distances in the first column."""
    even = _even_rows(lines, filled, edges)
    if len(even) == len(lines) >= FEWEST_SINGLE:
        return even
    parted = numbered_rows(lines, edges)
    parted = (parted and _centred_rows(lines, filled, edges)) or parted or rows_parted(lines, edges)
    begun = _rows_begun(lines, filled, edges)
    parted = max(even, begun, parted, key=len)
    if len(parted) > 1:
        return parted
    anew = [
        index
        for index, columns in enumerate(filled)
        if 0 in columns and len(columns) > 1 and (not index or 0 not in filled[index - 1])
    ]
    if len(anew) > 1 and _begin_level(filled, anew):
        return anew if anew[0] == 0 else [0, *anew]
    return _far_below(lines, filled, edges)


def _even_rows(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> list[int]:
    """The first line of each row where all lines stand as far apart as each other, but for what a browser rounds: a row
    begins in the first column and in most of the others, none of which had to go on below the line above. Empty where
    a line may be either."""
    steps = [after.bottom - before.bottom for before, after in pairwise(lines)]
    if not steps or max(steps) - min(steps) > PIXEL:
        return []
    are_full = len(lines) >= FEWEST_SINGLE and all(len(own) > len(edges) for own in filled)
    starts: list[int] = []
    for index, line in enumerate(lines):
        is_most = len(filled[index]) >= FULL * (len(edges) + 1)
        if (0 not in filled[index] and not is_most) or goes_on([line], edges):
            continue
        if 0 not in filled[index] or not is_most:
            return []
        if index and not are_full and not _begins_anew(lines[index - 1], line, edges):
            return []
        starts.append(index)
    return starts if starts[:1] == [0] else []


def _begins_anew(above: Line, line: Line, edges: Sequence[float]) -> bool:
    """Whether no cell of the line `above` goes on in `line`: all begin with capitals, or in most of those that end at
    an edge the next word had room."""
    over, own = split_line(above, edges), split_line(line, edges)
    both = own.keys() & over.keys()
    capitals = sum(own[column][0].text[0].isupper() for column in both)
    if capitals > FEWEST_CAPITALS and not any(_goes_on(own[column]) for column in both):
        return True
    free = [
        over[column][-1].x1 + own[column][0].x1 - own[column][0].x0 + GUTTER * line.size < edges[column]
        for column in both
        if column < len(edges)
    ]
    return 2 * sum(free) > len(free)


def _far_below(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> list[int]:
    """The first line of each row where the first column goes on far below what stands above it."""
    gaps: dict[int, float] = {}
    bottom = lines[0].bottom
    for index, line in enumerate(lines[1:], start=1):
        is_item = filled[index] == {0} and find_mark(line) is not None
        if 0 in filled[index] and not is_item and not goes_on([line], edges):
            gaps[index] = line.top - bottom
        bottom = max(bottom, line.bottom)
    size = lines[0].size
    ordered = sorted(gap for gap in gaps.values() if gap > 0)  # lines of centred cells lie level with others
    apart = [(a + b) / 2 for a, b in pairwise(ordered) if b - a >= PITCHES * size]
    least = apart[0] if apart and apart[0] < ROW * size else ROW * size
    return [0, *(index for index, gap in gaps.items() if gap >= least)]


def _goes_through(lines: Sequence[Line], above: Sequence[set[int]], edges: Sequence[float]) -> bool:
    """Whether the columns of the lines `above`, with which `lines` begin, all go on below them: they are the upper
    lines of the first row's tallest cells, beside which the others are centred."""
    columns = set().union(*above)
    return 0 not in columns and columns <= columns_through(lines, len(above), edges)


def rows_parted(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first line of each row of a table of three columns or more, where the distance of lines alone tells rows.

    A row begins in the first column, or in most of them where a cell spans several rows. Items and paragraphs of one
    cell may stand apart, too: of the distances that could part rows, that counts which parts nothing but rows. Above
    them the rest of a row may stand that the page before cut. Cells that all are centred tell rows by themselves.
    """
    if len(edges) < 2:
        return [0]
    listed = list_rows(lines, edges)
    if listed:
        return listed
    filled = [set(split_line(line, edges)) for line in lines]
    starts = _rows_of_steps(lines, filled, edges)
    return starts if _begin_level(filled, starts) else rows_of_middles(lines, edges) or starts


def _rows_of_steps(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> list[int]:
    """The first line of each row as distances tell them, or else white."""
    steps = _free_steps(lines, edges)
    found = [0]
    for apart in _parting_steps(steps, lines[0].size):
        starts = [0, *(index for index, step in enumerate(steps, start=1) if step > apart)]
        ends = [*starts[1:], len(lines)]
        rows = [(lines[start:end], filled[start:end]) for start, end in zip(starts, ends, strict=True)]
        begun = [start for start, row in zip(starts, rows, strict=True) if _is_row(*row, edges)]
        is_rest = len(starts) > 2 and begun == starts[1:] and 0 not in set().union(*filled[: starts[1]])
        if len(begun) == len(starts) or is_rest or _stand_beside_groups(rows, edges):
            return starts
        found = found if len(found) > 1 else begun
    return _rows_of_white(lines, filled, edges) or (found if found[:1] == [0] else [0, *found])


def _rows_begun(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> list[int]:
    """The first line of each row where columns tell it: where some begin again that had ended, and those that had not
    with a new sentence. Only the first column may span rows, and go on; before the first row another may end."""
    least = LEAST_LEADING * lines[0].size
    starts = [0, *_begun_anew(lines, edges, least)]
    if any(lines[start].bottom - lines[start - 1].bottom < least for start in starts[1:]):
        return [0]  # columns at heights of their own
    for start, end in pairwise([*starts, len(lines)]):
        columns = split_line(lines[start], edges)
        if not start and len(starts) > 1 and goes_on(lines[:end], edges):
            continue
        if not columns.keys() >= set().union(*filled[start:end]):
            return [0]
        still = columns.keys() & filled[start - 1] if start else set()
        small = {column for column in still if _goes_on(columns[column])}
        if small - {0} or len(columns.keys() - small) < FULL * (len(edges) + 1):
            return [0]
    return starts


def _begun_anew(lines: Sequence[Line], edges: Sequence[float], least: float) -> list[int]:
    """The lines in which a column is filled that the line above does not fill, its last words as far above as a line is
    high, `least`: paragraphs of another column may have moved its lines."""
    found: list[int] = []
    bottoms: dict[int, float] = {}
    above: set[int] = set()
    for index, line in enumerate(lines):
        own = split_line(line, edges)
        new = own.keys() - above
        if index and any(own[column][0].top - bottoms.get(column, float("-inf")) >= least for column in new):
            found.append(index)
        above = set(own)
        bottoms |= {column: words[-1].bottom for column, words in own.items()}
    return found


def _rows_of_white(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> list[int]:
    """The first line of each row where white over all columns parts the rows, and less of it than that the lines of
    a row: so it does where cells are centred, too. Empty where not all parts are rows."""
    bottoms = list(accumulate((line.bottom for line in lines), max))
    white = [line.top - bottom for line, bottom in zip(lines[1:], bottoms, strict=False)]
    for before, after in pairwise(sorted(white)):
        if after - before < PITCHES * lines[0].size or after <= 0:
            continue
        starts = [0, *(index for index, gap in enumerate(white, start=1) if gap >= after)]
        if all(
            _is_row(lines[start:end], filled[start:end], edges)
            for start, end in pairwise([*starts, len(lines)])
        ):
            return starts
    return []


def _centred_rows(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> list[int]:
    """The first line of each row where white parts them and a number is centred in each; empty where none is."""
    white = _rows_of_white(lines, filled, edges)
    numbers = [[0 in own for own in filled[start:end]] for start, end in pairwise([*white, len(lines)])]
    each = all(sum(own) == 1 for own in numbers)
    return white if each and any(not own[0] for own in numbers) else []


def _free_steps(lines: Sequence[Line], edges: Sequence[float]) -> list[float]:
    """For each line but the first how far it and those below stand, in the columns, below those above at least.

    Items stand lower in one column than the text beside them does, which is of one line with them.
    """
    bottoms = [
        {column: max(word.bottom for word in words) for column, words in split_line(line, edges).items()}
        for line in lines
    ]
    above: dict[int, float] = {}
    steps: list[float] = []
    for index, own in enumerate(bottoms):
        if index:
            ahead: dict[int, float] = {}
            for other in bottoms[index:]:
                ahead = {**other, **ahead}
                if len(ahead) >= len(above):
                    break
            steps.append(
                min((ahead[column] - above[column] for column in ahead if column in above), default=0.0)
            )
        above |= own
    return steps


def _is_row(lines: Sequence[Line], filled: Sequence[set[int]], edges: Sequence[float]) -> bool:
    """Whether lines that stand apart are a row, not a paragraph of a cell: in several columns, or a name in bold."""
    columns = set().union(*filled)
    if goes_on(lines, edges):
        return False
    several = (0 in columns and len(columns) > 1) or len(columns) >= FULL * (len(edges) + 1)
    return several or all(line.bold for line in lines)


def _stand_beside_groups(
    rows: Sequence[tuple[Sequence[Line], Sequence[set[int]]]], edges: Sequence[float]
) -> bool:
    """Whether the lines of `rows`, each with the columns that they fill, are rows of which the first column names only
    some, those with which groups begin: the second column begins them all, and most of the others are filled."""
    named = [0 in filled[0] for _, filled in rows]
    return 2 * sum(named) <= len(rows) and all(
        1 in filled[0]
        and len(set().union(*filled) - {0}) >= FULL * len(edges)
        and not any(0 in own for own in (() if is_named else filled))
        and not goes_on(lines, edges)
        for is_named, (lines, filled) in zip(named, rows, strict=True)
    )


def goes_on(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether lines are no row's first ones: the first column goes on with a sentence there, and no row begins beside
    a cell that spans it; or most columns do that no item begins."""
    begun = {column: words for line in reversed(lines) for column, words in split_line(line, edges).items()}
    small = {column for column, words in begun.items() if not is_mark_text(words[0].text) and _goes_on(words)}
    fresh = {column for column, words in begun.items() if not is_mark_text(words[0].text)} - small
    return len(small) > len(fresh) or (0 in small and len(fresh) < FULL * (len(edges) + 1))


def _goes_on(words: Sequence[Printed]) -> bool:
    """Whether `words` go on with a sentence: in a small letter, or with what is left of a broken word."""
    return starts_small(words[0].text) or not any(sign.isalnum() for word in words for sign in word.text)


def _parting_steps(steps: Sequence[float], size: float) -> Iterable[float]:
    """The distances of baselines that could part rows, from the least: where those that occur differ clearly."""
    usual = sorted(step for step in steps if step >= size)  # no leading is less
    for before, after in pairwise(usual):
        if after - before >= STEPS * size:
            yield (before + after) / 2
