"""Lines of print put together from texts at the columns and heights that a test names."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.lines import Line, words_to_lines
from extract.readers.pdf.source.content import Printed, Style

_STYLE = Style(10.0, False, 0)


def placed_lines(places: Sequence[float], *placed: tuple[int, float, str]) -> list[Line]:
    """The lines of texts, each with its column, which begins at one of `places`, and its top; words are four points
    apart, their letters five points wide and ten high."""
    words: list[Printed] = []
    for column, top, text in placed:
        x0 = places[column]
        for word in text.split():
            words.append(Printed(word, x0, top, x0 + 5 * len(word), top + 10, _STYLE))
            x0 += 5 * len(word) + 4
    return words_to_lines(words)
