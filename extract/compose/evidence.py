"""Where words stand: regions of the source computed from word ids."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from models.evidence import Evidence
from models.pages.document import Document
from models.pages.geometry import union


def words_to_evidence(document: Document, words: Iterable[int]) -> tuple[Evidence, ...]:
    """One region for each run of words with the same page and reference, in the order of `words`."""
    regions: dict[Evidence, None] = {}
    found = (document.words[word] for word in words)
    for (page, ref), run in groupby(found, key=lambda word: (word.page, word.ref)):
        boxes = [box for word in run for box in word.boxes]
        bbox = None
        if boxes:
            around = union(boxes)
            bbox = (round(around.x0, 1), round(around.top, 1), round(around.x1, 1), round(around.bottom, 1))
        regions[Evidence(page=page, bbox=bbox, ref=ref)] = None
    return tuple(regions)
