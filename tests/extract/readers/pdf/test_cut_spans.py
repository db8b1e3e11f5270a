"""Rails of rows beside a cell that spans them and that the page cuts: the table is as wide as its headings show."""

from __future__ import annotations

from extract.readers.pdf.lattice.rails import Rail, Stack
from extract.readers.pdf.lattice.spans.cut import with_cut_spans

JOINTS = (150.0, 300.0)


def stack(start: float, end: float, *heights: float, joints: tuple[float, ...] = JOINTS) -> Stack:
    return Stack(start, end, [Rail(at, start, end, joints) for at in heights])


def heights(stacks: list[Stack]) -> list[list[float]]:
    return [[rail.at for rail in one.rails] for one in stacks]


def test_wide_rails_go_on_to_the_last_of_the_narrow_ones_below_them() -> None:
    wide, narrow = stack(50, 400, 80, 110), stack(50, 300, 170, 230)
    assert heights(with_cut_spans([wide, narrow])) == [[80, 110, 230], [170, 230]]


def test_wide_rails_go_on_to_the_first_of_the_narrow_ones_above_them() -> None:
    wide, narrow = stack(50, 400, 200, 240), stack(150, 400, 60, 120)
    assert heights(with_cut_spans([wide, narrow])) == [[60, 200, 240], [60, 120]]


def test_narrow_rails_between_wide_ones_or_of_another_table_change_nothing() -> None:
    wide = stack(50, 400, 80, 110, 300)
    for other in (
        stack(50, 300, 170, 230),  # between them
        stack(90, 300, 340, 380),  # begins elsewhere
        stack(50, 390, 340, 380),  # as wide
    ):
        assert heights(with_cut_spans([wide, other]))[0] == [80, 110, 300]
    jointless = stack(50, 400, 80, 110, joints=(150.0,))
    assert heights(with_cut_spans([jointless, stack(50, 300, 170, 230)]))[0] == [80, 110]


def test_rails_of_a_third_table_between_part_the_two() -> None:
    stacks = [stack(50, 400, 80, 110), stack(60, 200, 130, 150), stack(50, 300, 170, 230)]
    assert heights(with_cut_spans(stacks))[0] == [80, 110]
