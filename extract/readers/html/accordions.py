"""Parts of a page that open and close: which of their summaries head them, and which only say that there is more."""

from __future__ import annotations

from collections import Counter

from lxml import etree

HEADS = "planlasare-heads"
"""The attribute by which `mark_summaries` says of a summary at which level it heads its part, or `REPEATED`."""
REPEATED = "again"
"""Its value for a summary that the page has again ("Läs mer"): it only guides the reader."""
_LEVELS = {f"h{level}": level for level in range(1, 7)}


def mark_summaries(root: etree._Element) -> None:
    """Give each summary that stands beside others the attribute HEADS.

    Its level is below the heading before all such parts, and above the headings in its own.
    """
    parts = {one: part for one in root.iter("summary") if (part := _part(one)) is not None}
    texts = {one: _text(one) for one in parts}
    if len(texts) < 2:  # a lone one may only say that there is more
        return
    said = Counter(texts.values())
    before = 0
    for element in root.iter("summary", *_LEVELS):
        around = sum(parent.tag == "details" for parent in element.iterancestors())
        if element.tag in _LEVELS:
            before = before if around else _LEVELS[str(element.tag)]
        elif element in texts and said[texts[element]] > 1:
            element.set(HEADS, REPEATED)
        elif element in texts and next(element.iter(*_LEVELS), None) is None:
            inner = (_LEVELS[str(one.tag)] - 1 for one in parts[element].iter(*_LEVELS))
            element.set(HEADS, str(max(1, min([before + around, *inner]))))


def _part(summary: etree._Element) -> etree._Element | None:
    """What a summary opens and closes."""
    parent = summary.getparent()
    return parent if parent is not None and parent.tag == "details" else None


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
