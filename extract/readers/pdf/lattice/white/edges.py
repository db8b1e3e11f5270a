"""Where the columns of bands end: as joints of rails tell, or where nothing drawn parts them, as their words do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from extract.readers.pdf.lattice.bands import INTO, LARGER, Band, between_headings, crosses, is_text, overruns
from extract.readers.pdf.lattice.drawn import OVER, Drawn
from extract.readers.pdf.lattice.gutters import ALIGNED, Gutter, Span, find_gutters, spans_of, united
from extract.readers.pdf.lattice.heads.gaps import set_at_heads, with_heads
from extract.readers.pdf.lattice.looks.tables import parted_by_looks
from extract.readers.pdf.lattice.rails import ALIKE, SNAP, SPACING, Rail, Stack, is_near, merge
from extract.readers.pdf.lattice.rows import MOST_INDENT, rows_apart
from extract.readers.pdf.lines import Line, make_line
from extract.readers.pdf.source.content import Printed
from extract.readers.pdf.source.words import split_at

FEWEST_OWN = 2
"""Bands of a table, at least, that has columns of its own among others that what is drawn parts."""
FEWEST_ROWS = 3
"""Bands with words on both sides of a gutter that few of their lines show, at least."""
FEWEST_RAILS = 3
"""Rails of a table whose columns the words alone show."""

STARTS = 1.0
"""Points by which values begin apart in one column."""


def bands_between(above: Rail, below: Rail, stack: Stack, drawn: Drawn) -> Iterator[Band]:
    """What stands between two rails: one band, or two where the rails are of two tables and a heading parts these."""
    at = above.at
    if above.joints and below.joints and not are_alike(above.joints, below.joints):
        lines = drawn.lines(above.at, below.at, stack.start, stack.end)
        at = _last_of_above(above.joints, below.joints, lines) or at
    if at > above.at:
        between = Rail(at, stack.start, stack.end, ())
        yield _band(above, between, stack, drawn)
        yield _band(between, below, stack, drawn)
    else:
        yield _band(above, below, stack, drawn)


def _band(above: Rail, below: Rail, stack: Stack, drawn: Drawn) -> Band:
    lines = drawn.lines(above.at, below.at, stack.start, stack.end)
    middle = (above.at + below.at) / 2
    uprights = drawn.uprights_at(middle)
    inner = [rule.at for rule in uprights if stack.start + ALIKE < rule.at < stack.end - ALIKE]
    around = [fill for fill in drawn.fills if fill.top <= middle <= fill.bottom]
    sides = [x for fill in around for x in fill[0:3:2] if stack.start + ALIKE < x < stack.end - ALIKE]
    ground = united((fill.x0 - SPACING / 2, fill.x1 + SPACING / 2) for fill in around)
    held = any(x0 <= stack.start + OVER and x1 >= stack.end - OVER for x0, x1 in ground)
    outer = [rule for rule in uprights if min(abs(rule.at - stack.start), abs(rule.at - stack.end)) <= ALIKE]
    joints = agreeing(above.joints, below.joints, lines)
    boxed = len({rule.at - stack.start <= ALIKE for rule in outer}) == 2
    firm = [*inner, *sides, *(x for x in above.joints if is_near(x, below.joints))]
    places = tuple(merge([*joints, *inner, *sides]))
    lines = [_unglued(line, firm) for line in lines]
    return Band(above.at, below.at, lines, places, tuple(firm), held or bool(outer), boxed)


def _unglued(line: Line, firm: Sequence[float]) -> Line:
    """`line` with a label that fills its column up to a drawn edge as words of its own, where nothing parts it from its
    value but the value's capital: "OrsakMörka"."""
    words = [part for word in line.words for part in _halves(word, firm)]
    return line if len(words) == len(line.words) else make_line(words)


def _halves(word: Printed, firm: Sequence[float]) -> tuple[Printed, ...]:
    for x in firm:
        parts = split_at(word, x) if word.x0 < x - INTO and word.x1 > x + INTO else None
        if parts is not None and parts[0].text[-1].islower() and not parts[1].text[0].islower():
            return parts[0], replace(parts[1], after_tab=True)
    return (word,)


def give_edges(bands: list[Band], stack: Stack, size: float, heads: Sequence[Line] = ()) -> bool:
    """Tell each band its columns' edges; whether anything drawn shows them, not the words alone. `heads` stand right
    above the first band, in bold."""
    filled = [band for band in bands if band.lines]
    if any(band.joints for band in filled):
        known: list[float] = []
        for band in [*filled, *reversed(filled)]:
            known = list(band.joints) or known
            band.edges = band.edges or known
        _give_own(filled, size)
        return True
    if len(stack.rails) >= FEWEST_RAILS or any(band.held for band in filled):
        parts = [part for band in filled for part in _ended_by_headings(band, size)]
        for group in between_headings(parts, size):
            own = parted_by_looks(group)
            for start, bands_of_one in own:
                for band in bands_of_one:
                    band.edges = [start - 1]
            if not own:
                _give_gutters(group, size, heads if group[0].top == parts[0].top else ())
        begun = {band.top: band.edges for band in reversed(parts)}
        for band in filled:
            band.edges = begun[band.top]
        _give_to_boxes(filled)
    return False


def agreeing(above: Sequence[float], below: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """The joints of two rails; of two that belong to tables of other columns, those that the words obey, or else those
    right of which they begin nearest."""
    if _are_among(above, below) or _are_among(below, above):
        return [*above, *below]
    return list(min([*below], [*above], key=lambda joints: _offences([*joints], lines)))


def _last_of_above(above: Sequence[float], below: Sequence[float], lines: Sequence[Line]) -> float | None:
    """Where the table of the joints `above` ends and that of the joints `below` begins: under the heading alone among
    `lines` that has the most white above it, if those above it obey the former and those below the latter."""
    heads = [index for index in range(1, len(lines) - 1) if is_text(lines[index])]
    if not heads:
        return None
    head = max(heads, key=lambda index: lines[index].top - lines[index - 1].bottom)
    if _offences(above, lines[:head])[0] or _offences(below, lines[head + 1 :])[0]:
        return None
    return (lines[head].bottom + lines[head + 1].top) / 2


def drop_strange(bands: Sequence[Band]) -> None:
    """Take from bands the joints of the table below, where their words obey those of the bands above better: the last
    row of a table may have neither ground nor rule, and a heading below it that parts the two."""
    known: Sequence[float] = ()
    for band in bands:
        is_strange = bool(known) and not band.held and not are_alike(known, band.joints)
        if is_strange and _offences(known, band.lines) < _offences(band.joints, band.lines):
            band.joints, band.firm = (), ()
        known = band.joints or known


def _offences(joints: Sequence[float], lines: Sequence[Line]) -> tuple[int, float]:
    """How many words of `lines` run across `joints`, and how far right of these words begin."""
    words = [word for line in lines for word in line.words]
    crossed = sum(word.x0 < x - SNAP and word.x1 > x + SNAP for x in joints for word in words)
    return crossed, sum(min((w.x0 - x for w in words if w.x0 >= x - SNAP), default=0.0) for x in joints)


def are_alike(some: Sequence[float], others: Sequence[float]) -> bool:
    """Whether the edges of one are among those of the other."""
    return _are_among(some, others) or _are_among(others, some)


def _are_among(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(x - other) <= 2 * SNAP for other in others) for x in some)


def _ended_by_headings(band: Band, size: float) -> Iterator[Band]:
    """A band without the heading at its end, and that heading: of a table whose first row has a ground, the heading
    stands between the rows of the table before and that ground."""
    above = len(band.lines)
    while above and is_text(band.lines[above - 1]) and band.lines[above - 1].size >= LARGER * size:
        above -= 1
    if band.held or above in (0, len(band.lines)):
        yield band
        return
    yield replace(band, lines=band.lines[:above])
    yield replace(band, lines=band.lines[above:], top=band.lines[above].top)


def _give_own(bands: list[Band], size: float) -> None:
    """Tell bands between headings that nothing drawn parts, though it does others of the stack, the edges that their
    words show, where these are more: as those of a list of areas above the tables of each."""
    for group in between_headings(bands, size):
        if len(group) < FEWEST_OWN or any(band.joints or band.held for band in group):
            continue
        drawn = group[0].edges
        _give_gutters(group, size)
        is_own = len(group[0].edges) > len(drawn)
        for band in group:
            band.is_own = is_own
            band.edges = band.edges if is_own else drawn


def _give_to_boxes(bands: list[Band]) -> None:
    """Tell a box whose words show no columns of its own those of another box as wide, if its words obey them."""
    boxes = [band for band in bands if band.boxed]
    known = [box.edges for box in boxes if box.edges]
    for box in boxes:
        if not box.edges:
            obeyed = (edges for edges in known if all(has_both(box, x) for x in edges))
            box.edges = next(obeyed, box.edges)


def _give_gutters(bands: list[Band], size: float, heads: Sequence[Line] = ()) -> None:
    """Tell bands that nothing drawn parts the edges that their words show, and `heads` above them or with which they
    begin; text may stand above these."""
    lines = [line for band in bands for line in band.lines]
    whole = [united(span for line in band.lines for span in spans_of(line)) for band in bands]
    apart = [
        united(span for line in row for span in spans_of(line))
        for band in bands
        for row in rows_apart(band.lines)
    ]
    several = len(bands) >= FEWEST_RAILS + 1
    gutters = find_gutters(whole if several and len(lines) <= 3 * len(bands) else apart, size)
    for new in find_gutters(whole, size) if len(bands) >= FEWEST_ROWS else ():
        if _begin_together(new, whole) and not any(_overlap(new, old) for old in gutters):
            gutters.append(new)  # of tall rows few lines stand on both sides
    head = next((band for band in bands if not band.is_text), bands[0])
    heads = heads or list(dropwhile(is_text, head.lines)) or head.lines
    edges = with_heads(sorted(gutter.right - 1 for gutter in gutters), heads)
    edges = set_at_heads(edges, heads, lines)
    for band in bands:
        band.edges = edges


def _begin_together(gutter: Gutter, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether the texts right of a gutter begin at one place, in several of `rows`."""
    starts = [next(start for start, _ in rows[n] if start >= gutter.right - 0.01) for n in gutter.lines]
    return len(starts) >= FEWEST_ROWS and max(starts) - min(starts) <= ALIGNED


def _overlap(one: Gutter, other: Gutter) -> bool:
    return one.left < other.right and other.left < one.right


def has_both(band: Band, x: float, start: float | None = None) -> bool:
    """Whether words stand on both sides of `x` and none across it."""
    words = [word for line in band.lines for word in line.words]
    left = any(word.x1 <= x + SNAP for word in words)
    return left and any(word.x0 >= x - SNAP for word in words) and not is_crossed(band, x, start)


def fills_column(band: Band, x: float, start: float | None) -> bool:
    """Whether a label fills its column up to the edge `x`, which both of its rails show, so that no gap parts it from
    the value that begins at `start`: where spaces are as wide, the line looks stretched, and words are glued."""
    if start is None or not band.lines or not is_near(x, band.firm):
        return False
    words = [word for line in band.lines for word in line.words]
    cut = [
        half for word in words for half in ((word,) if word.x1 <= x + INTO else split_at(word, x) or (word,))
    ]
    left, right = ([word for word in cut if (word.x0 < x - INTO) == is_left] for is_left in (True, False))
    return (
        bool(left and right)
        and all(word.x1 <= x + INTO for word in left)
        and abs(min(word.x0 for word in right) - start) <= STARTS
        and not all(word.bold for word in cut)
    )


def stands_right(band: Band, start: float | None) -> bool:
    """Whether a line begins where the words right of an edge do, or is an item there, and none left of them: the
    first cell is empty."""
    return (
        start is not None
        and all(line.x0 - start >= -SNAP for line in band.lines)
        and any(line.x0 - start <= MOST_INDENT * line.size for line in band.lines)
    )


def is_crossed(band: Band, x: float, start: float | None = None) -> bool:
    """Whether a line runs across `x`, right of which words of the table begin at `start`; a label too long for its
    column does not, where the value begins beside it."""
    return any(crosses(line, x, start) and not overruns(line, band, x, start) for line in band.lines)
