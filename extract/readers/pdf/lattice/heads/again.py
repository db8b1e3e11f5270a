"""Tables below each other between the same sides: each is its own, where the columns of one begin elsewhere than those
of the next, or where the same headings stand again and rules are drawn at these alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.readers.pdf.lattice.drawn import Drawn
from extract.readers.pdf.lattice.heads.groups import starts_of
from extract.readers.pdf.lattice.rails import Rail, Stack
from extract.readers.pdf.lattice.white.edges import are_alike
from extract.readers.pdf.lines import Line

FEWEST_HEADS = 3
"""Headings of a row of them, which bold words apart are not where they are fewer."""
FEWEST_JOINTS = 2
"""Joints of a rail, at least, that tell its table from another."""
CLOSE = 1.0
"""In type sizes: lines of one row of headings stand nearer to one another, and the last of them nearer to its rule."""


def parted_at_joints(stacks: Iterable[Stack], drawn: Drawn) -> list[Stack]:
    """`stacks`, each cut where text stands between two rails of the same joints and two of others, and where the same
    headings begin elsewhere: another table, whose columns are its own."""
    return [
        Stack(stack.start, stack.end, stack.rails[start:end])
        for stack in stacks
        for cuts in [{*_where_joints_change(stack, drawn), *_where_headings_move(stack, drawn)}]
        for start, end in pairwise([0, *sorted(cuts), len(stack.rails)])
        if end - start > 1
    ]


def _where_headings_move(stack: Stack, drawn: Drawn) -> Iterator[int]:
    """The rails above rows of column headings in bold that stood above, too, and began elsewhere."""
    seen: dict[str, Sequence[float]] = {}
    for index, (above, below) in enumerate(pairwise(stack.rails)):
        lines = drawn.lines(above.at, below.at, stack.start, stack.end)
        if not lines or not all(line.bold for line in lines):
            continue
        starts = starts_of(lines[0])
        if len(starts) < FEWEST_HEADS:
            continue
        before = seen.setdefault(lines[0].text, starts)
        if not _are_same(before, starts):
            seen[lines[0].text] = starts
            yield index


def _where_joints_change(stack: Stack, drawn: Drawn) -> list[int]:
    joints = [rail.joints for rail in stack.rails]
    return [
        index
        for index in range(2, len(joints) - 1)
        if min(len(joints[index - 1]), len(joints[index])) >= FEWEST_JOINTS
        and _are_same(joints[index - 2], joints[index - 1])
        and _are_same(joints[index], joints[index + 1])
        and not are_alike(joints[index - 1], joints[index])
        and drawn.lines(stack.rails[index - 1].at, stack.rails[index].at, stack.start, stack.end)
    ]


def _are_same(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and are_alike(some, others)


def parted_at_heads(stacks: Sequence[Stack], drawn: Drawn) -> list[Stack]:
    """`stacks`, each cut before every row of column headings that it prints again; what is left as a single rail, that
    below the headings, is none: words show its table."""
    parts = [
        Stack(stack.start, stack.end, rails)
        for stack in stacks
        for rails in ([stack.rails] if _has_rows(stack, stacks) else _parted(stack, drawn))
    ]
    return [part for part in parts if len(part.rails) > 1]


def _has_rows(stack: Stack, stacks: Iterable[Stack]) -> bool:
    """Whether rails of another stack part rows of some of its columns."""
    return any(
        other is not stack
        and other.start < stack.end
        and stack.start < other.end
        and any(stack.rails[0].at < rail.at < stack.rails[-1].at for rail in other.rails)
        for other in stacks
    )


def _parted(stack: Stack, drawn: Drawn) -> list[list[Rail]]:
    """The rails of each table of a stack: that below its headings, that right above them, and one that ends it."""
    starts: list[int] = []
    texts: set[str] = set()
    at_heads: set[int] = set()
    for index, rail in enumerate(stack.rails):
        before = stack.rails[index - 1].at if index else 0.0
        lines = drawn.lines(before, rail.at, stack.start, stack.end)
        heads = _heads_above(rail, lines)
        if heads:
            texts.add(" ".join(line.text for line in heads))
            starts.append(index - (index > 0 and len(heads) == len(lines)))
            at_heads |= {index, starts[-1]}
        if index and index - 1 not in at_heads:
            return [stack.rails]  # it parts rows
    if len(starts) < 2 or len(texts) > 1:
        return [stack.rails]
    return [stack.rails[start:end] for start, end in pairwise([0, *starts[1:], len(stack.rails)])]


def _heads_above(rail: Rail, lines: Sequence[Line]) -> Sequence[Line]:
    """Those of `lines`, which end right above a rail, that are bold words side by side; nothing where none are."""
    first = len(lines)
    bottom = rail.at
    while (
        first and lines[first - 1].bold and bottom - lines[first - 1].bottom < CLOSE * lines[first - 1].size
    ):
        first -= 1
        bottom = lines[first].top
    heads = lines[first:]
    at = next((at for at, line in enumerate(heads) if len(starts_of(line)) >= FEWEST_HEADS), len(heads))
    return heads[at:]
