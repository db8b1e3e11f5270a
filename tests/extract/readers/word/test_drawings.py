"""Drawings that hang from one paragraph are read as a page shows them."""

from __future__ import annotations

import pytest
from lxml import etree

from extract.readers.word.drawings import LEVEL, as_seen
from extract.readers.word.names import W

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def drawing(name: str, down: object, right: object, edge: str = "paragraph") -> etree._Element:
    """A text box that stands so far from the edge."""
    return etree.fromstring(
        f'<w:drawing xmlns:w="{W.strip("{}")}" xmlns:wp="{_WP}"><wp:anchor>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{right}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{edge}"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        f"<w:txbxContent>{name}</w:txbxContent></wp:anchor></w:drawing>"
    )


def names(*drawings: etree._Element) -> str:
    return " ".join("".join(map(str, one.itertext("{*}txbxContent"))) for one in as_seen(list(drawings)))


def test_boxes_are_read_from_the_top_down_and_from_the_left() -> None:
    boxes = [
        drawing("boende", 900000, 4100000),
        drawing("unga", 900100, 100000),
        drawing("råd", 60000, 2100000),
    ]
    assert names(*boxes) == names(*reversed(boxes)) == "råd unga boende"


@pytest.mark.parametrize(("off", "row"), [(0.4, "unga boende"), (0.6, "boende unga")])
def test_boxes_of_a_row_may_stand_a_little_higher(off: float, row: str) -> None:
    assert names(drawing("boende", 0, 900), drawing("unga", round(off * LEVEL), 100)) == row


@pytest.mark.parametrize(
    "other", [drawing("unga", 60000, 100, "page"), drawing("unga", "", 100), drawing("unga", "x", 100)]
)
def test_boxes_that_do_not_tell_where_they_stand_stay(other: etree._Element) -> None:
    assert names(drawing("boende", 900000, 100), other) == "boende unga"
