"""A paragraph of Word as a stream of runs, line breaks and anchors, in the order they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from extract.readers.shared.seen.boxes import EMPTY, TICKED
from extract.readers.shared.seen.symbols import SYMBOL_FONTS, drawn, symbol
from extract.readers.word.looks import RunLook, said_traits, seen_look
from extract.readers.word.names import MC, W14, A, M, W, chosen_branch, is_on, number_of, value_of
from extract.readers.word.styles import StyleSheet

_LEFT_OUT = frozenset(
    W + tag
    for tag in (
        *("del", "moveFrom", "delText", "delInstrText", "instrText", "annotationRef", "commentReference"),
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "sectPr", "fldData"),
    )
) | {M + "ctrlPr", M + "rPr"}
"""Elements whose text is no text of the document as it stands: what was deleted, codes, settings."""

_SIGNS = {
    **{W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n"},
    **{W + "noBreakHyphen": "-", W + "softHyphen": ""},
}
"""Elements that stand for a sign."""
_DRAWINGS = frozenset(W + tag for tag in ("drawing", "pict", "object", "txbxContent"))
_BLOCKS = frozenset(W + tag for tag in ("p", "tbl"))
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same; it may begin or end within a word."""

    text: str
    look: RunLook


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a footnote or an endnote is called."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A drawing, a text box, or a block that stands inside the paragraph against the rules."""

    element: etree._Element


Token: TypeAlias = Run | LineBreak | NoteMark | Anchor


@dataclass(slots=True)
class FieldStack:
    """The complex fields that are open, outermost first; they may run over many paragraphs."""

    codes: list[str] = field(default_factory=list)
    in_result: list[bool] = field(default_factory=list)

    def open(self) -> None:
        """A field begins: its code follows."""
        self.codes.append("")
        self.in_result.append(False)

    def separate(self) -> None:
        """The innermost field's code ends: its result follows."""
        if self.in_result:
            self.in_result[-1] = True

    def close(self) -> None:
        """The innermost field ends; an end too many does nothing."""
        if self.codes:
            self.codes.pop()
            self.in_result.pop()

    def add_code(self, text: str) -> None:
        """A part of the innermost field's code."""
        if self.codes and not self.in_result[-1]:
            self.codes[-1] += text

    def clear(self) -> None:
        """Forget all open fields."""
        self.codes.clear()
        self.in_result.clear()

    @property
    def name(self) -> str:
        """The name of the innermost field, upper case; "" outside of fields."""
        return field_name(self.codes[-1]) if self.codes else ""

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(field_name(code) == "TOC" for code in self.codes)


def field_name(code: str) -> str:
    """The first word of a field's code, upper case."""
    words = code.split(maxsplit=1)
    return words[0].upper() if words else ""


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs of one story; it remembers the fields that one paragraph opens and another closes."""

    sheet: StyleSheet
    fields: FieldStack = field(default_factory=FieldStack)

    def tokens(self, paragraph: etree._Element, look: RunLook, bold_odd: bool) -> Iterator[Token]:
        """The tokens of `paragraph`.

        `look` is what its style makes of its text; `bold_odd` is whether the styles above the run turn bold
        on an odd number of times, which a character style may turn over.
        """
        balanced, outer = _is_balanced(paragraph), len(self.fields.in_result)
        stack: list[tuple[etree._Element, RunLook]] = [(paragraph, look)]
        while stack:
            element, look = stack.pop()
            tag = element.tag
            if tag == W + "t" or tag == M + "t" or tag == A + "t":
                if element.text and not (balanced and False in self.fields.in_result[outer:]):
                    text = drawn(element.text, look.symbols) if look.symbols else element.text
                    yield Run(text, self._in_field(look))
            elif tag == W + "r":
                look = self._run_look(element, look, bold_odd)
                stack.extend((child, look) for child in reversed(element))
            elif tag in _DRAWINGS or (tag in _BLOCKS and element is not paragraph):
                yield Anchor(element)
            elif tag == W + "sdt" and (ticked := _ticked_control(element)) is not None:
                yield Run(TICKED if ticked else EMPTY, look)
            elif tag == W + "fldChar":
                yield from self._field_character(element, look)
            elif tag == W + "instrText":
                self.fields.add_code(element.text or "")
            elif tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            elif tag in _NOTES:
                yield NoteMark(_NOTES[tag], value_of(element, "id") or "")
            elif (sign := _sign(element)) is not None:
                yield Run(sign, look) if sign != "\n" else LineBreak()
            else:
                stack.extend((child, inner) for child, inner in reversed(_inside(element, look)))

    def _in_field(self, look: RunLook) -> RunLook:
        name = "TOC" if self.fields.in_contents else self.fields.name
        return replace(look, field=name) if name and not look.field else look

    def _field_character(self, element: etree._Element, look: RunLook) -> Iterator[Run]:
        kind = value_of(element, "fldCharType")
        if kind == "begin":
            self.fields.open()
            # A drop-down list or a check box of a form keeps its choice in its settings, not as text.
            if chosen := _dropdown_choice(element) or _check_box(element):
                yield Run(chosen, look)
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self.fields.close()

    def _run_look(self, run: etree._Element, look: RunLook, bold_odd: bool) -> RunLook:
        """`look` as the run's own properties and its character style change it."""
        properties = run.find(W + "rPr")
        if properties is None:
            return look
        bold, size, traits, symbols = None, look.size, look.traits, ""
        for setting in properties:
            if setting.tag == W + "rStyle":
                style = self.sheet.look(value_of(setting))
                bold = (bold_odd != style.bold) if bold is None else bold
                size = style.size or size
                look = style.seen.on(look)
                traits = style.traits.of(traits)
        look = seen_look(properties).on(look)
        for setting in properties:
            if setting.tag == W + "b":
                bold = is_on(setting)
            elif setting.tag == W + "sz":
                half_points = number_of(setting)
                size = half_points / 2 if half_points else size
            elif setting.tag == W + "rFonts":
                font = (value_of(setting, "ascii") or "").lower()
                symbols = font if font in SYMBOL_FONTS else ""
        bold = look.bold if bold is None else bold
        traits = said_traits(properties).of(traits)
        return replace(look, bold=bold, size=size, traits=traits, symbols=symbols)


def _is_balanced(paragraph: etree._Element) -> bool:
    """Whether every field that begins in the paragraph ends in it, so that text in a code can be told."""
    depth = 0
    for mark in paragraph.iter(W + "fldChar"):
        kind = value_of(mark, "fldCharType")
        depth += 1 if kind == "begin" else -1 if kind == "end" else 0
        if depth < 0:
            return False
    return depth == 0


def _inside(element: etree._Element, look: RunLook) -> list[tuple[etree._Element, RunLook]]:
    """The children of a wrapper that are read, and the look they get from it."""
    tag = element.tag
    if tag == MC + "AlternateContent":
        branch = chosen_branch(element)
        return [] if branch is None else [(branch, look)]
    if tag == W + "sdt":
        if is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            look = replace(look, placeholder=True)
    elif tag == W + "fldSimple":
        look = replace(look, field=field_name(value_of(element, "instr") or ""))
    elif tag == W + "ruby":
        parts = [part for name in ("rubyBase", "rt") for part in element.iterchildren(W + name)]
        return [(part, look) for part in parts]
    return [(child, look) for child in element]


def _sign(element: etree._Element) -> str | None:
    """The text of an element that stands for a sign: "\\n" for a line break; None for any other element."""
    tag = str(element.tag)
    if tag == W + "sym":
        return _symbol(value_of(element, "font") or "", value_of(element, "char") or "")
    if tag == W + "br" and value_of(element, "type") in {"page", "column"}:
        return " "
    return _SIGNS.get(tag)


def _symbol(font: str, code: str) -> str:
    """The sign of `w:sym`; "" where its code is no number."""
    try:
        return symbol(font, int(code, 16))
    except ValueError:
        return ""


def _check_box(begin: etree._Element) -> str | None:
    """The box that a form's check box shows; None for any other field."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return None
    checked = is_on(box.find(W + "checked"))
    ticked = is_on(box.find(W + "default")) if checked is None else checked
    return TICKED if ticked else EMPTY


def _ticked_control(control: etree._Element) -> bool | None:
    """Whether the check box of a content control is ticked; None for any other control."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    if box is None:
        return None
    state = box.find(W14 + "checked")
    return state is not None and (state.get(W14 + "val") or "1").lower() not in {"0", "false", "off"}


def _dropdown_choice(begin: etree._Element) -> str | None:
    """The entry that a form's drop-down list shows; None for any other field."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return None
    entries = [value_of(entry) or "" for entry in choices.iterchildren(W + "listEntry")]
    chosen = number_of(choices.find(W + "result"))
    if chosen is None:
        chosen = number_of(choices.find(W + "default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else None
