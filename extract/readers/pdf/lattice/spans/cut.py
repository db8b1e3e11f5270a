"""Cells that span rows at the end or the top of a page: the rails of the rows beside them have no wide one there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.readers.pdf.lattice.drawn import MOST_GAP
from extract.readers.pdf.lattice.rails import ALIKE, SNAP, Rail, Stack, is_near


def with_cut_spans(stacks: Sequence[Stack]) -> list[Stack]:
    """`stacks`, the rails of wide ones going on to the first and the last of the narrower rails of their rows.

    The wide rails have a joint where the narrow ones end: a cell that the page cuts spans these rows beside them.
    """
    return [stack._replace(rails=sorted([*stack.rails, *_ends_past(stack, stacks)])) for stack in stacks]


def _ends_past(wide: Stack, stacks: Sequence[Stack]) -> Iterator[Rail]:
    first, last = wide.rails[0], wide.rails[-1]
    for narrow in stacks:
        edge = _edge_of(narrow, wide)
        if edge is None or any(_stands_between(other, wide, narrow) for other in stacks):
            continue
        top, bottom = narrow.rails[0], narrow.rails[-1]
        if top.at > last.at - SNAP and is_near(edge, last.joints):
            yield Rail(bottom.at, wide.start, wide.end, last.joints)
        elif bottom.at < first.at + SNAP and is_near(edge, first.joints):
            yield Rail(top.at, wide.start, wide.end, first.joints)


def _edge_of(narrow: Stack, wide: Stack) -> float | None:
    """Where the `narrow` stack ends within the `wide` one, beside which it begins or ends; None where it does not."""
    if abs(narrow.start - wide.start) <= ALIKE and narrow.end < wide.end - MOST_GAP:
        return narrow.end
    if abs(narrow.end - wide.end) <= ALIKE and narrow.start > wide.start + MOST_GAP:
        return narrow.start
    return None


def _stands_between(other: Stack, wide: Stack, narrow: Stack) -> bool:
    """Whether rails of another stack stand between the two."""
    ends = sorted([wide.rails[0].at, wide.rails[-1].at, narrow.rails[0].at, narrow.rails[-1].at])
    among = any(ends[1] < rail.at < ends[2] for rail in other.rails)
    return other is not wide and other is not narrow and among
