"""A text cut down to what is around the words that match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.values import Span

_LONGEST = 240
"""Characters of a text that is shown whole."""
_BEFORE = 60
"""Characters before the first match, about; the rest goes after it."""
_CUT = "…"


def excerpt(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Pieces of `text` on one line, each with whether it matches; a long text is cut between words."""
    start, end = _window(text, spans)
    last = start
    if start:
        yield _CUT, False
    for begin, stop in spans:
        if begin < last or stop > end:
            continue
        yield _one_line(text[last:begin]), False
        yield _one_line(text[begin:stop]), True
        last = stop
    yield _one_line(text[last:end]), False
    if end < len(text):
        yield _CUT, False


def _window(text: str, spans: Sequence[Span]) -> Span:
    """What of `text` is shown: around the match after which most others follow closely, the first of such."""
    if len(text) <= _LONGEST:
        return 0, len(text)
    begins = [begin for begin, _ in spans] or [0]
    best = max(begins, key=lambda begin: sum(begin <= one < begin + _LONGEST - _BEFORE for one in begins))
    start = max(0, min(best - _BEFORE, len(text) - _LONGEST))
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + _LONGEST)
    if end < len(text):
        space = text.rfind(" ", start + 1, end)
        end = space if space > best else end
    return start, end


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
