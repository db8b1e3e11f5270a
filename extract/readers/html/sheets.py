"""What a page's style sheets and its elements' own styles declare, as far as the standing of text asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[\w-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_PART = re.compile(r"([a-z][a-z0-9]*|\*)?((?:\.[\w-]+)*)(?:#([\w-]+))?", re.IGNORECASE)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_READ = frozenset(
    (
        *("display", "visibility", "mso-hide", "opacity", "font-size", "color", "background"),
        *("background-color", "text-decoration", "text-decoration-line", "vertical-align"),
        *("left", "text-indent", "clip", "clip-path", "font-weight", "font-style", "font-variant"),
        *("font-variant-caps", "text-transform", "flex-direction", "grid-template-columns", "grid-column"),
    )
)
LAID = "planlasare-laid"
"""The attribute by which `lay` says of an element how it sets boxes: `row`, `column`, or a number of columns."""
COLUMNS = "planlasare-columns"
"""The attribute by which it says over how many columns of a grid a box reaches; 0 for all."""
MOST_COLUMNS = 12
"""Columns of a grid that may be a table's, at most."""
_TRACK = re.compile(r"[^\s(]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
_REPEAT = re.compile(r"repeat\(\s*(\d{1,2})\s*,(.*)\)")
_SPAN = re.compile(r"(?:\d+ */ *)?span +(\d{1,2})|(\d{1,2}) */ *(-?\d{1,2})")
Declared = dict[str, str]
"""Properties and what is declared of them."""


class _Part(NamedTuple):
    """One element that a selector asks for."""

    tag: str
    classes: frozenset[str]
    id: str
    is_child: bool
    """Whether it stands right in the element of the part before, not anywhere in it."""

    @property
    def weight(self) -> int:
        return 100 * bool(self.id) + 10 * len(self.classes) + bool(self.tag)

    def fits(self, tag: str, classes: frozenset[str], id_: str) -> bool:
        return self.tag in ("", tag) and self.classes <= classes and self.id in ("", id_)


class _Rule(NamedTuple):
    weight: int
    parts: tuple[_Part, ...]
    declared: Declared


class Sheet:
    """The rules of a page's style sheets that ask for elements by tag, classes, id and what they stand in."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: list[_Rule] = []
        for style in root.iter("style"):
            text = _AT_RULE.sub("", _COMMENT.sub("", style.text or ""))
            for selectors, body in _RULE.findall(text):
                declared = _declarations(body)
                for selector in selectors.split(",") if declared else ():
                    self._add(selector.strip(), declared)
        self._rules.sort(
            key=lambda rule: rule.weight
        )  # of equal weight the later wins, as the sort is stable
        self._known: dict[tuple[str, str, str], list[_Rule]] = {}

    def _add(self, selector: str, declared: Declared) -> None:
        words = selector.replace(">", " > ").split()
        if all(word == ">" or _PART.fullmatch(word) for word in words) and words[-1:] not in ([], [">"]):
            parts = tuple(_parts(words))
            self._rules.append(_Rule(sum(part.weight for part in parts), parts, declared))

    def declared(self, element: etree._Element) -> Declared:
        """What the sheets and its own style say of an element."""
        style = element.get("style")
        if not style and not self._rules:
            return {}
        key = (str(element.tag), element.get("class", ""), element.get("id", ""))
        if key not in self._known:
            own = (key[0], frozenset(key[1].split()), key[2])
            self._known[key] = [rule for rule in self._rules if rule.parts[-1].fits(*own)]
        found: Declared = {}
        for rule in self._known[key]:
            if len(rule.parts) == 1 or _stands_in(element, rule.parts):
                found.update(rule.declared)
        return {**found, **_declarations(style)} if style else found


def _parts(words: Sequence[str]) -> Iterator[_Part]:
    is_child = False
    for word in words:
        match = _PART.fullmatch(word)
        if word == ">":
            is_child = True
        elif match is not None:
            tag = "" if match[1] in (None, "*") else match[1].lower()
            yield _Part(tag, frozenset(filter(None, match[2].split("."))), match[3] or "", is_child)
            is_child = False


def _stands_in(element: etree._Element, parts: Sequence[_Part]) -> bool:
    """Whether `element`, which fits the last of `parts`, stands in elements that fit those before."""
    if len(parts) == 1:
        return True
    for parent in element.iterancestors():
        own = (str(parent.tag), frozenset(parent.get("class", "").split()), parent.get("id", ""))
        if parts[-2].fits(*own) and _stands_in(parent, parts[:-1]):
            return True
        if parts[-1].is_child:
            return False
    return False


def _declarations(body: str) -> Declared:
    """The properties that are read here, of the text of a rule or a `style`."""
    found = _DECLARATION.findall(body)
    return {
        name.lower(): value.strip().lower().removesuffix("!important").strip()
        for name, value in found
        if name.lower() in _READ
    }


def lay(element: etree._Element, declared: Declared) -> None:
    """Mark how an element with these declarations sets the boxes in it, and how it stands in a grid itself."""
    display = declared.get("display", "")
    if display in {"flex", "inline-flex"}:
        across = declared.get("flex-direction", "row").startswith("row")
        element.set(LAID, "row" if across else "column")
    elif display in {"grid", "inline-grid"}:
        element.set(LAID, str(_tracks(declared.get("grid-template-columns", ""))))
    elif display == "table-row":
        element.set(LAID, "row")
    if found := _SPAN.search(declared.get("grid-column", "")):
        ends = int(found[3] or 0)
        element.set(COLUMNS, found[1] or str(max(ends - int(found[2]), 0) if ends > 0 else 0))


def _tracks(template: str) -> int:
    """The columns that a grid's template names; 1 where nobody can tell."""
    if found := _REPEAT.fullmatch(template.strip()):
        return min(int(found[1]) * len(_TRACK.findall(found[2])), MOST_COLUMNS + 1)
    return len(_TRACK.findall(template)) or 1
