"""Whether lines that stand side by side are the rows of a table, and where each row begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from statistics import median

from extract.readers.pdf.lattice.bands import SPACE, begins_row, beside, split_line
from extract.readers.pdf.lattice.gutters import ALIGNED
from extract.readers.pdf.lattice.white.centred import BROKEN, is_centred, is_one_label, middle_rows
from extract.readers.pdf.lattice.white.pitches import LEAST_PITCHES, parting_step, step_between
from extract.readers.pdf.lines import Line, find_mark, make_line, starts_small
from extract.readers.pdf.paragraphs import Column, column_of, flows
from extract.readers.pdf.source.content import Printed

CLEAR = 12.0
"""Points: half of the gaps between two columns are at least this wide."""
CLEAR_SET = 0.6
"""In type sizes: those behind labels that alone are set in bold, slanted or in an ink of their own: no space is."""
FEWEST_ROWS = 3
"""Rows that must stand side by side before they are anything but lines with gaps."""
LONGEST_LABEL = 6
"""Words of a usual label in a table without rules."""
SHORT_LABEL = 3
"""Words of a label that is no running text, though it goes on in small letters in the next line."""
MOST_STARTS = 3
"""Places at which lines of a column with lists begin: its text, marks, and items."""
BESIDE, BESIDE_SET = 0.9, 0.6
"""Share of rows that have a value beside their label, at least; labels in bold, slanted or in an ink of their own,
centred beside values of several lines, or short beside long values, are labels though some have none."""
LONGER = 2
"""Times as many words as labels hold their values at least, where only that tells one from the other."""
MOST_ALIKE = 0.25
"""Share of rows with values set as the labels are, names, up to which their look says that the others are labels."""
MOST_INDENT = 4.0
"""In type sizes: items of a list, and their further lines, begin at most this far right of their column."""
MOST_SMALL = 0.5
"""Share of rows whose value begins in a small letter, at most: values go on with a label's sentence, or are lists."""
FULL = 0.6
"""Share of the columns in which a row stands at least that has nothing in the first."""
MOST_CAPITALS = 2
"""Lines of one label and its value that all begin with capitals, at most; more are a list of labels."""


def lines_to_columns(lines: Sequence[Line], edges: Sequence[float]) -> list[Column]:
    """The columns of `lines` between `edges`."""
    rows = [split_line(line, edges) for line in lines]
    return [
        column_of([make_line(row[column]) for row in rows if column in row])
        for column in range(len(edges) + 1)
    ]


def is_table(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether lines parted at `edges` make a table: each label has its value beside it, and columns align."""
    columns = lines_to_columns(lines, edges)
    if not all(column.lines for column in columns):
        return False
    starts = row_starts(lines, edges)
    rows = [words_by_column(lines[start:end], edges) for start, end in pairwise([*starts, len(lines)])]
    rows = [row for row in rows if 0 in row]
    look = look_at(rows[0][0][0]) if rows else None
    alike = sum(look_at(row[1][0]) == look for row in rows if 1 in row)
    set_apart = all(look_at(word) == look for row in rows for word in row[0]) and alike <= MOST_ALIKE * len(
        rows
    )
    if len(rows) < (FEWEST_ROWS - 1 if set_apart else FEWEST_ROWS):
        return False
    clear = min(CLEAR, CLEAR_SET * lines[0].size) if set_apart else CLEAR
    if max(median(gaps_at(lines, edge) or [0.0]) for edge in edges) < clear and not _end_together(columns[0]):
        return False
    small = sum(1 in row and starts_small(row[1][0].text) for row in rows)
    if small > MOST_SMALL * len(rows):
        return False  # text that runs past the labels
    beside_label = sum(len(row) > 1 for row in rows)
    labels = [len(row[0]) for row in rows]
    is_centred = len(edges) == 1 and any(0 not in split_line(lines[start], edges) for start in starts)
    is_plain = set_apart or is_centred or (not small and _are_names_of(columns, labels))
    fewest = BESIDE_SET if is_plain else BESIDE
    if beside_label < fewest * len(rows) or _are_long(labels, columns[0]):
        return False
    if all(_is_list(column) for column in columns) or (len(columns) == 2 and _are_numbers(columns[0])):
        return False
    return all(is_aligned(column) for column in columns)


def stand_in_rows(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether lines parted at edges that are drawn are several rows, not one whose cells have several lines."""
    starts = row_starts(lines, edges)
    rows = [words_by_column(lines[start:end], edges) for start, end in pairwise([*starts, len(lines)])]
    labels = [len(row[0]) for row in rows if len(row) > 1 and 0 in row]
    full = [len(split_line(lines[start], edges)) >= FULL * (len(edges) + 1) for start in starts]
    goes_on = any(0 in row and starts_small(row[0][0].text) for row in rows[1:])
    if len(edges) > 1 and (goes_on or sum(full) < FULL * len(full)):
        return False  # sentences of a first column, not rows of most columns
    if lines[0].bold and len(split_line(lines[0], edges)) > 1 and not any(line.bold for line in lines[1:]):
        return False  # a card: each cell has its label above its value
    return len(labels) >= max(FEWEST_ROWS, 0.6 * len(rows)) and median(labels) <= LONGEST_LABEL


def words_by_column(lines: Sequence[Line], edges: Sequence[float]) -> dict[int, list[Printed]]:
    """The words of a row's lines, by the number of their column between `edges`."""
    row: dict[int, list[Printed]] = {}
    for line in lines:
        for column, words in split_line(line, edges).items():
            row.setdefault(column, []).extend(words)
    return row


def gaps_at(lines: Sequence[Line], edge: float) -> list[float]:
    """The gaps around `edge` of the lines that have words on both sides."""
    found: list[float] = []
    for line in lines:
        if beside(line, edge):
            columns = split_line(line, [edge])
            if len(columns) > 1:
                found.append(columns[1][0].x0 - columns[0][-1].x1)
    return found


def _end_together(column: Column) -> bool:
    """Whether nearly all lines of a column end at one place and do not begin at one: labels that are set right."""
    ends, starts = [line.x1 for line in column.lines], [line.x0 for line in column.lines]
    near = sum(abs(end - median(ends)) <= ALIGNED for end in ends)
    return near >= 0.9 * len(ends) and max(starts) - min(starts) > CLEAR


def _are_long(labels: Sequence[int], column: Column) -> bool:
    """Whether the first words of rows are too long for labels: many words, or running text; a narrow column breaks
    even a short label over lines, and in pieces of one word a line."""
    usual = median(labels)
    in_pieces = all(len(line.words) == 1 for line in column.lines)
    return usual > LONGEST_LABEL or (usual > SHORT_LABEL and not in_pieces and flows(column))


def _are_names_of(columns: Sequence[Column], labels: Sequence[int]) -> bool:
    """Whether the first of two columns holds short labels and the second longer texts: some may be left empty."""
    values = sum(len(line.words) for line in columns[1].lines)
    return len(columns) == 2 and median(labels) <= SHORT_LABEL and values >= LONGER * sum(labels)


def _is_list(column: Column) -> bool:
    marked = sum((mark := find_mark(line)) is not None and mark.number is None for line in column.lines)
    return 2 * marked > len(column.lines)


def _are_numbers(column: Column) -> bool:
    """Whether a column holds numbers alone: with one other beside it, they number a list."""
    return all(line.text.rstrip(".)").isdigit() for line in column.lines)


def is_aligned(column: Column) -> bool:
    """Whether most lines of a column begin at one place, or end at one; or at a few: lists stand right of its edge."""
    lines = column.lines

    def share(places: Iterable[float]) -> float:
        values = list(places)
        middle = median(values)
        return sum(abs(value - middle) <= ALIGNED for value in values) / len(lines)

    if (
        share(line.x0 for line in lines) >= 0.7
        or share(line.x1 for line in lines) >= 0.7
        or share(line.x0 + line.x1 for line in lines) >= 0.7
    ):
        return True
    left = min(line.x0 for line in lines)
    starts = Counter(round((line.x0 - left) / ALIGNED) for line in lines)
    indented = sum(count for _, count in starts.most_common(MOST_STARTS))
    return max(starts) * ALIGNED <= MOST_INDENT * lines[0].size and indented >= 0.9 * len(lines) > MOST_STARTS


def rows_apart(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """`lines` parted where they stand as far apart as rows do; each by itself where no distance tells rows."""
    steps = [step_between(before, after) for before, after in pairwise(lines)]
    apart = parting_step(lines, steps)
    starts = [0, *(index for index, step in enumerate(steps, start=1) if apart is None or step > apart)]
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def row_starts(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first line of each row: where lines stand as far apart as rows do, or where the first column begins anew.

    Where rows stand farther apart than their lines, the distance tells it, also of labels that are centred beside
    their values.
    """
    filled = [set(split_line(line, edges)) for line in lines]
    white = rows_or_rest(lines, edges[0]) if len(edges) == 1 else []
    fewest = FEWEST_ROWS - (len(white) > 1 and is_centred(lines[: white[1]], edges[0]))
    if len(white) >= fewest and (len(white) < len(lines) or any(0 not in filled[at] for at in white)):
        return white  # lines within cells tell it, also of labels that are centred beside their values
    steps = [step_between(before, after) for before, after in pairwise(lines)]
    apart = parting_step(lines, steps)
    most = max((_end_of_first(line, edges) for line in lines), default=0.0)
    begins = [
        begins_row(after, filled[index], before, filled[index - 1])
        and not (0 in filled[index - 1] and _is_broken(before, after, edges, most))
        for index, (before, after) in enumerate(pairwise(lines), start=1)
    ]
    begun = [0, *(index for index, is_start in enumerate(begins, start=1) if is_start)]
    if apart is None:
        return begun
    starts = [0, *(index for index, step in enumerate(steps, start=1) if step > apart)]
    highest = max(end - start for start, end in pairwise([*starts, len(lines)]))
    if highest > MOST_CAPITALS and all(begins) and _are_pairs(lines, edges):
        return begun
    labelled = [
        start
        for start, end in pairwise([*starts, len(lines)])
        if any(0 in columns for columns in filled[start:end])
    ]
    if len(labelled) < 0.9 * len(starts):
        return [0, *(n for n, is_start in enumerate(begins, start=1) if is_start and steps[n - 1] > apart)]
    starts = labelled if labelled[:1] == [0] else [0, *labelled[1:]]
    return _with_set_labels(lines, starts, begun, edges)


def _are_pairs(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether each line is a label and its value, none of which goes on: only lists of them stand farther apart."""
    cells = [split_line(line, edges) for line in lines]
    return len(edges) == 1 and all(
        len(own) == 2 and not starts_small(own[0][0].text) and not starts_small(own[1][0].text)
        for own in cells
    )


def _with_set_labels(
    lines: Sequence[Line], starts: list[int], begun: list[int], edges: Sequence[float]
) -> list[int]:
    """`starts` with the rows `begun` by labels, where only the gap between two lists is wide.

    Labels are set as the first one is, above which the rest of a cut value may stand, and as no value is; where all is
    set alike, each of several begins together with its value.
    """
    cells = [split_line(line, edges) for line in lines]
    found, plain = list(starts), []
    for start, end in pairwise([*starts, len(lines)]):
        is_rest = not start and 0 not in cells[0]
        at = next((index for index in begun if index < end and 0 in cells[index]), 0) if is_rest else start
        first = cells[at]
        if len(first) < 2 or 0 not in first:
            continue
        look = look_at(first[0][0])
        rows = [index for index in begun if start < index < end and 0 in cells[index]]
        values = (own[column][0] for own in cells[start:end] for column in own if column)
        if any(look_at(word) == look for word in values):
            plain += [
                index for index in rows if 1 in cells[index] and not starts_small(cells[index][1][0].text)
            ]
        else:
            found += [
                index
                for index in range(start + 1, end)
                if 0 in cells[index]
                and look_at(cells[index][0][0]) == look
                and not starts_small(lines[index].text)
            ]
    return sorted([*found, *(plain if len(plain) > FEWEST_ROWS and len(edges) == 1 else [])])


def look_at(word: Printed) -> tuple[bool, bool, int]:
    """Weight, slant and ink."""
    return word.bold, word.style.italic, word.style.ink


def _end_of_first(line: Line, edges: Sequence[float]) -> float:
    """Where the words of the first column end."""
    return max((word.x1 for word in split_line(line, edges).get(0, [])), default=0.0)


def _is_broken(above: Line, line: Line, edges: Sequence[float], most: float) -> bool:
    """Whether the first word of `line` had no room in the first column of `above`: a label in pieces.

    Its value goes on in a small letter, if it does; behind a colon no label goes on. `most` is where the longest line
    of that column ends.
    """
    if any(word.text.endswith(":") for word in split_line(above, edges).get(0, [])[-1:]):
        return False
    beside = [word for column, words in split_line(line, edges).items() if column for word in words]
    if beside and not starts_small(beside[0].text):
        return False
    near = line.top - above.bottom <= BROKEN * line.size
    width = line.words[0].x1 - line.words[0].x0
    return near and line.words[0].bold == above.words[0].bold and _end_of_first(above, edges) + width > most


def centred_rows(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The first line of each row that white parts, where labels are centred beside their values; else nothing."""
    if len(edges) != 1:
        return []
    labels = [index for index, line in enumerate(lines) if line.words[0].x0 < edges[0]]
    if labels == [len(lines) // 2] and len(lines) % 2:
        return [0]  # the one row of a page
    white = white_rows(lines, edges[0])
    return white if any(0 not in split_line(lines[start], edges) for start in white) else []


def boxed_rows(lines: Sequence[Line], edge: float) -> list[int]:
    """The first line of each row of labels, left of `edge`, and values in a box that nothing drawn parts."""
    return white_rows(lines, edge) or _label_rows(lines, edge)


def white_rows(lines: Sequence[Line], edge: float) -> list[int]:
    """The first lines of the rows that white parts, each with one label; where none does, those of labels that are
    centred beside their values."""
    return _parted_rows(lines, edge) or middle_rows(lines, edge)


def _parted_rows(lines: Sequence[Line], edge: float) -> list[int]:
    """The first lines of the rows that white parts, each with one label: by the white that most sets apart from what is
    narrower; empty where none does."""
    white = white_above(lines)
    most = max((_end_of_first(line, [edge]) for line in lines), default=0.0) - _space_of(lines)
    widths = sorted({0.0, *white})
    narrower = {gap: before for before, gap in pairwise(widths)}
    for least in sorted(narrower, key=lambda gap: narrower[gap] - gap):
        if least - narrower[least] < LEAST_PITCHES * lines[0].size:
            break
        starts = [0, *(index for index, gap in enumerate(white, start=1) if gap >= least)]
        rows = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
        labels = [[line for line in row if line.words[0].x0 < edge] for row in rows]
        if all(label and is_one_label(label, edge, most) for label in labels):
            return starts
    return []


def _space_of(lines: Sequence[Line]) -> float:
    """The usual space between two words of a line; nothing where no two stand so near."""
    gaps = ((after.x0 - before.x1, line.size) for line in lines for before, after in pairwise(line.words))
    return median([gap for gap, size in gaps if 0 < gap < SPACE * size] or [0.0])


def rows_or_rest(lines: Sequence[Line], edge: float) -> list[int]:
    """The first lines of the rows that white or middles part, the first of which may be the rest of a cut one, a value
    or a label that goes on: it stands farther above the next row than the lines of both stand apart."""
    begins = (at for at, line in enumerate(lines) if line.words[0].x0 < edge and not starts_small(line.text))
    first = next(begins, 0)
    white = white_above(lines)
    for tell in (_parted_rows, white_rows):
        whole = tell(lines, edge)
        if whole and (not first or is_centred(lines[: [*whole, len(lines)][1]], edge)):
            return whole
        for rest in range(first, 0, -1):
            starts = [rest + at for at in tell(lines[rest:], edge)]
            inside = (*white[: rest - 1], *white[rest : starts[1] - 1]) if len(starts) > 1 else ()
            if len(starts) > 1 and white[rest - 1] > max((0.0, *inside)):
                return [0, *starts]
        if whole:
            return whole
    return []


def _label_rows(lines: Sequence[Line], edge: float) -> list[int]:
    """The first lines of the rows where no white parts them: each label begins one, together with its value."""
    starts = [
        index for index, line in enumerate(lines) if line.words[0].x0 < edge and not starts_small(line.text)
    ]
    if starts[:1] != [0]:
        return []
    ends = pairwise([*starts, len(lines)])
    level = sum(beside(lines[start], edge) or end == start + 1 for start, end in ends)
    return starts if level >= BESIDE * len(starts) else []


def white_above(lines: Sequence[Line]) -> list[float]:
    """For each line but the first how much white stands above it over all columns."""
    bottoms = accumulate((line.bottom for line in lines), max)
    return [line.top - bottom for line, bottom in zip(lines[1:], bottoms, strict=False)]
