"""Where words stand: regions of the source computed from word ids."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from models.evidence import Evidence
from models.pages.document import Document
from models.pages.geometry import union

_PLACE = attrgetter("page", "ref")


def words_to_evidence(document: Document, words: Iterable[int]) -> tuple[Evidence, ...]:
    """One region for each run of words with the same page and reference, in the order of `words`."""
    regions: dict[tuple[int | None, tuple[float, float, float, float] | None, str], None] = {}
    for (page, ref), run in groupby([document.words[word] for word in words], _PLACE):
        boxes = [box for word in run for box in word.boxes]
        bbox = None
        if boxes:
            around = union(boxes) if len(boxes) > 1 else boxes[0]
            bbox = (round(around.x0, 1), round(around.top, 1), round(around.x1, 1), round(around.bottom, 1))
        regions[page, bbox, ref] = None
    return tuple([Evidence(page=page, bbox=bbox, ref=ref) for page, bbox, ref in regions])
