"""What single elements of an HTML page say of the text in them, and the rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from lxml import etree

from extract.readers.html.accordions import HEADS, REPEATED
from extract.readers.html.styling import LOOK, REMOVED, STANDING, WEIGHT
from extract.readers.html.traits import styled_size, styled_traits
from extract.readers.shared.marks import formatted
from models.pages.document import FurnitureRole, Standing
from models.pages.headings import Trait

SKIPPED = frozenset(
    (
        *("head", "title", "link", "meta", "script", "style", "template", "noscript", "map", "datalist"),
        *("object", "embed", "iframe", "svg", "audio", "video", "canvas", "progress", "meter"),
        *("col", "colgroup"),
    )
)
"""Elements with nothing in them that the page shows as its text."""
BREAKING = frozenset(
    (
        *("html", "body", "main", "section", "article", "aside", "header", "footer", "nav", "hgroup"),
        *("p", "div", "blockquote", "center", "address", "figure", "figcaption", "details", "summary", "hr"),
        *("form", "fieldset", "legend", "textarea", "pre", "listing", "xmp", "plaintext"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd"),
        *("caption", "tr", "td", "th"),
    )
)
"""Elements before and after which a line ends."""
FURNITURE: dict[str, FurnitureRole] = {role: role for role in get_args(FurnitureRole)}
"""The roles of furniture by their names."""
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_BOLD = frozenset({"b", "strong", "th", "legend", "h1", "h2", "h3", "h4", "h5", "h6"})
_TRAITS: dict[str, Trait] = {"i": "italic", "em": "italic", "u": "underline", "ins": "underline"}
_VERBATIM = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WEIGHT = re.compile(r"(?:(bold|[6-9]00)|normal|[1-5]00)", re.IGNORECASE)
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_FILL = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_NO_FILL = re.compile(
    r"white|transparent|none|inherit|initial|unset|#f{3}(?:f{3})?|rgba?\(255,\s*255,\s*255.*|url\(.*|"
)
_CONTENTS = re.compile(r"(?:^|\s)(?:mso)?toc(?:\d|heading)?(?:\s|$)|^table of contents", re.IGNORECASE)
_TITLE = re.compile(r"(?:^|\s)(?:mso)?title(?:\s|$)", re.IGNORECASE)
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_RUNNING = 60
"""Words that a page's head or foot may have at most; a longer one is part of the text."""
_NO_RUNNING = (*_HEADINGS, "table")
"""What no running head or foot holds."""


@dataclass(slots=True)
class OpenList:
    """A list that is open, and the number that its next item gets."""

    form: str | None
    """How its items are numbered; None for bullets."""
    next: int = 1


@dataclass(frozen=True, slots=True)
class Around:
    """What the elements around a text make of it."""

    bold: bool = False
    traits: frozenset[Trait] = frozenset()
    size: float | None = None
    """Type size in points; None where no style says it."""
    verbatim: bool = False
    lists: tuple[OpenList, ...] = ()
    heading: int | None = None
    shift: int = 0
    """1 where the page has a title in a style of its own, which stands above all headings."""
    role: FurnitureRole | None = None
    mark: bool = False
    """Whether it is a list mark that Word wrote out."""
    standing: Standing = "in_force"


def inside(element: etree._Element, around: Around) -> Around:
    """What `element` and everything around it make of the text in it."""
    tag, style = element.tag, element.get("style", "")
    bold = around.bold or tag in _BOLD
    heading = _HEADINGS[str(tag)] + around.shift if tag in _HEADINGS else around.heading
    if (heads := element.get(HEADS, REPEATED)) != REPEATED:
        heading = int(heads) + around.shift
    if weight := _WEIGHT.match(element.get(WEIGHT, "")):
        bold = weight[1] is not None
    traits = around.traits | {_TRAITS[str(tag)]} if tag in _TRAITS else around.traits
    size = around.size
    if look := element.get(LOOK):
        traits, size = styled_traits(look, traits), styled_size(look, size)
    lists = around.lists
    if tag in _LISTS:
        lists = (*lists, OpenList(_LIST_FORMS.get(element.get("type", "1"), "decimal") if tag == "ol" else None,
                               whole(element.get("start"), 1)))  # fmt: skip
    return Around(
        bold=bold,
        traits=traits,
        size=size,
        verbatim=around.verbatim or tag in _VERBATIM,
        lists=lists,
        heading=1 if is_title(element) else heading,
        shift=around.shift,
        role=around.role or _furniture_role(element),
        mark=around.mark or bool(style and _LIST_MARK.search(style)),
        standing=_standing(element, around.standing),
    )


def is_title(element: etree._Element) -> bool:
    """Whether it is a paragraph in Word's or LibreOffice's style for the document's title."""
    return element.tag == "p" and _TITLE.search(element.get("class", "")) is not None


def _furniture_role(element: etree._Element) -> FurnitureRole | None:
    """The role of a page's head, foot or list of contents; None where it may be part of the text."""
    tag, says = element.tag, element.get("role", "").lower()
    role: FurnitureRole | None = None
    if tag == "nav" or says in {"navigation", "doc-toc"} or _is_contents(element):
        role = "toc"
    elif element.get(HEADS) == REPEATED:
        return "instruction"
    elif tag in {"header", "footer", "div"} and _is_outermost(element):
        named = {"div": element.get("title", "").lower()}.get(str(tag), str(tag))
        role = {"header": "running_head", "footer": "running_foot"}.get(named)  # type: ignore[assignment]
    if role == "toc":
        return None if next(element.iter("table"), None) is not None else role
    if role is None or next(element.iter(*_NO_RUNNING), None) is not None:
        return None
    if sum(len(text.split()) for text in element.itertext()) > _MOST_RUNNING:
        return None
    return role


def _is_contents(element: etree._Element) -> bool:
    """Whether Word or LibreOffice marked it as part of a table of contents."""
    if element.tag not in {"p", "div", "ul", "ol", "section"}:
        return False
    return bool(_CONTENTS.search(element.get("class", "")) or _CONTENTS.search(element.get("id", "")))


def _is_outermost(element: etree._Element) -> bool:
    """Whether only wrappers without a meaning of their own stand between it and the page."""
    return all(parent.tag in {"div", "body", "html", "form"} for parent in element.iterancestors())


def _standing(element: etree._Element, around: Standing) -> Standing:
    says = element.get(STANDING)
    return around if says is None else "hidden" if says == REMOVED else STANDINGS[says]


STANDINGS: dict[str, Standing] = {standing: standing for standing in get_args(Standing)}
"""How text may stand, by its name."""


def has_no_place(element: etree._Element) -> bool:
    """Whether it has no place on the page, as a cell that is not displayed has none in its row."""
    return element.get(STANDING) == REMOVED


def unplaced(table: etree._Element) -> Iterator[etree._Element]:
    """The rows and cells of a table that have no place in it, outermost ones only, none of nested tables."""
    stack = list(reversed(table))
    while stack:
        element = stack.pop()
        if has_no_place(element):
            yield element
        elif element.tag in {"tbody", "thead", "tfoot", "tr"}:
            stack.extend(reversed(element))


def is_shaded(cell: etree._Element) -> bool:
    """Whether a cell is filled with a colour other than white."""
    colours = [cell.get("bgcolor", "")]
    colours += _FILL.findall(cell.get("style", ""))
    return any(not _NO_FILL.fullmatch(colour.strip().lower()) for colour in colours)


def begun_item(element: etree._Element, lists: tuple[OpenList, ...]) -> tuple[int, str | None]:
    """Depth and number of a list item; steps its list."""
    if not lists:
        return 0, None
    current = lists[-1]
    number = whole(element.get("value"), current.next)
    current.next = number + 1
    return len(lists) - 1, None if current.form is None else formatted(number, current.form)


def whole(written: str | None, otherwise: int) -> int:
    """A number as written in an attribute, within reason."""
    found = re.fullmatch(r"\s*(-?\d{1,9})\s*", written or "")
    return int(found[1]) if found else otherwise


def span(cell: etree._Element, name: str, least: int) -> int:
    """A cell's `colspan` or `rowspan`, at least `least`; 1 where it says none."""
    return max(whole(cell.get(name), 1), least)


def is_paired(terms: etree._Element) -> bool:
    """Whether a `<dl>` has both terms and descriptions."""
    return next(terms.iter("dt"), None) is not None and next(terms.iter("dd"), None) is not None


def written_rows(table: etree._Element) -> Iterator[tuple[list[list[etree._Element]], bool]]:
    """The rows of a table or a list of terms: their cells, and whether it is a heading row."""
    if table.tag == "dl":
        for terms, descriptions in _pairs(table):
            yield [terms, descriptions], False
        return
    loose: list[etree._Element] = []  # cells without a row
    for element in _descend(table, {"tr", "td", "th"}):
        if element.tag != "tr":
            loose.append(element)
            continue
        if loose:
            yield [[cell] for cell in loose], False
            loose = []
        cells = list(_descend(element, {"td", "th"}))
        in_head = any(parent.tag == "thead" for parent in _up_to(element, table))
        all_headings = len(cells) > 1 and all(cell.tag == "th" for cell in cells)
        yield [[cell] for cell in cells], in_head or all_headings
    if loose:
        yield [[cell] for cell in loose], False


def _pairs(terms: etree._Element) -> Iterator[tuple[list[etree._Element], list[etree._Element]]]:
    """The terms of a `<dl>` that stand together, each group with its descriptions."""
    group: tuple[list[etree._Element], list[etree._Element]] = ([], [])
    for element in _descend(terms, {"dt", "dd"}):
        if element.tag == "dt" and group[1]:
            yield group
            group = ([], [])
        group[element.tag == "dd"].append(element)
    yield group


def _descend(parent: etree._Element, tags: set[str]) -> Iterator[etree._Element]:
    """The elements with one of `tags` in `parent`, wrappers opened, cells and hidden parts not."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in SKIPPED or has_no_place(element):
            continue
        if element.tag in tags:
            yield element
        elif element.tag != "caption" or "dt" in tags:
            stack.extend(reversed(element))


def _up_to(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for parent in element.iterancestors():
        if parent is top:
            return
        yield parent


def stray_texts(table: etree._Element) -> Iterator[str]:
    """Texts that stand in a table or a list of terms but in no cell, against the rules."""
    cells = {"dt", "dd"} if table.tag == "dl" else {"td", "th", "caption"}
    stack: list[etree._Element] = [table]
    while stack:
        element = stack.pop()
        if element.text and element.text.strip():
            yield element.text
        for child in reversed(element):
            if child.tail and child.tail.strip():
                yield child.tail
            if isinstance(child.tag, str) and child.tag not in cells | SKIPPED:
                stack.append(child)


def wrapped_page(written: list[tuple[list[list[etree._Element]], bool]]) -> etree._Element | None:
    """The only cell of a table that is there to hold other tables, as old pages are built."""
    cells = [cell for groups, _ in written for group in groups for cell in group]
    if len(cells) == 1 and next(cells[0].iter("table"), None) is not None:
        return cells[0]
    return None
