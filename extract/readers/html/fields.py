"""The fields of a page's forms: what each shows as text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extract.readers.shared.seen.boxes import EMPTY, TICKED

FORM_FIELDS = frozenset({"input", "select"})
"""Elements that show text which is not their content."""
_NO_TEXT = frozenset({"hidden", "password", "file", "image", "color", "range", "submit", "reset", "button"})


def shown_values(field: etree._Element) -> Iterator[str]:
    """What a field of a form shows: its value, the options chosen, a box to tick."""
    if field.tag == "select":
        yield from _chosen(field)
        return
    kind = field.get("type", "text").lower()
    if kind in {"checkbox", "radio"}:
        yield TICKED if field.get("checked") is not None else EMPTY
    elif kind not in _NO_TEXT and field.get("value", "").strip():
        yield field.get("value", "")


def _chosen(select: etree._Element) -> Iterator[str]:
    """The texts of the options that are chosen; a list of one line shows its first option where none is.

    An option without a value of its own only asks to choose.
    """
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and select.get("multiple") is None and select.get("size", "1") in {"", "0", "1"}:
        chosen = options[:1]
    for option in chosen:
        if option.get("value") != "":
            yield " ".join("".join(option.itertext()).split())
