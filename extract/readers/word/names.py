"""Names of WordprocessingML that several modules of the DOCX reader ask for, and two small questions."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Word's own elements and attributes."""
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
"""Formulas."""
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""Attributes that name a link of the part."""
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
"""What Word 2010 added: check boxes of content controls."""
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""Choices between a newer mark-up and a fallback for older programs."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
"""Drawings."""

_OFF = {"0", "false", "off", "none"}


def value_of(element: etree._Element | None, attribute: str = "val") -> str | None:
    """An attribute of Word's namespace (strict writers and slips leave the namespace out), or None."""
    if element is None:
        return None
    found = element.get(W + attribute)
    return str(found) if found is not None else element.get(attribute)


def number_of(element: etree._Element | None, attribute: str = "val") -> int | None:
    """An attribute as a whole number; None where it is missing or no number."""
    written = value_of(element, attribute)
    try:
        return int(float(written)) if written is not None else None
    except (ValueError, OverflowError):
        return None


def is_on(element: etree._Element | None) -> bool | None:
    """A switch such as `w:b`: None where it is not there, on where it has no value."""
    if element is None:
        return None
    return (value_of(element) or "on").lower() not in _OFF


def chosen_branch(alternatives: etree._Element) -> etree._Element | None:
    """The one branch of `mc:AlternateContent` that is read: the first with text, fallbacks last.

    A choice and its fallback say the same twice; a choice without any text (a picture of it) does not.
    """
    branches = [*alternatives.iterchildren(MC + "Choice"), *alternatives.iterchildren(MC + "Fallback")]
    return next(
        (branch for branch in branches if next(branch.iter(*_TEXT), None) is not None),
        branches[0] if branches else None,
    )


_TEXT = (
    W + "t",
    W + "sym",
    W + "fldChar",
    A + "t",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    W + "footnoteReference",
    W + "endnoteReference",
)
"""Elements that hold text, or link to a part that does."""
