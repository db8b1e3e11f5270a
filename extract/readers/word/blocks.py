"""Word's paragraphs and tables become blocks, in reading order, each word once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from extract.readers.shared.headings import typed_mark
from extract.readers.word.drawings import DrawingReader, as_seen
from extract.readers.word.inline import Anchor, InlineReader, NoteMark, Token
from extract.readers.word.looks import RunLook, fill_of
from extract.readers.word.names import MC, W, chosen_branch, is_on, number_of, value_of
from extract.readers.word.numbering import Numbering
from extract.readers.word.styles import StyleLook, StyleSheet
from extract.readers.word.tab_rows import tab_rows_to_tables
from extract.readers.word.tables import read_table
from extract.readers.word.words import Line, WordMaker
from models.pages.document import Block, Furniture, Origin, Paragraph

MAX_DEPTH = 40
"""Tables and boxes inside one another; what is nested deeper is read as plain paragraphs."""


@dataclass(slots=True)
class Place:
    """Where blocks are being read: the body, a cell, a text box, a note, a head."""

    ref: str = ""
    """`table 3 row 5 cell 2`; "" in the body, where paragraphs are counted instead."""
    origin: Origin = "body"
    bold: bool = False
    """Whether the styles above paragraphs turn bold over."""
    depth: int = 0
    tables: int = 0
    """Tables met in it so far."""
    ground: str | None = None
    """The colour behind its text, six hex digits; None where nobody can tell."""


class _Visible(NamedTuple):
    """A block-level element and what the content controls around it say of it."""

    element: etree._Element
    contents: bool
    prompt: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the properties and the style of a paragraph make of it."""

    level: int | None
    """As a heading; None for other paragraphs."""
    number: str | None
    depth: int | None
    """As a list item, from 0; None for other paragraphs."""
    contents: bool
    caption: bool
    """Whether it cannot be a heading, however it is set."""
    title: bool = False


@dataclass(slots=True)
class BlockReader:
    """Reads the stories of one document into blocks; it counts paragraphs, tables, boxes and lists."""

    sheet: StyleSheet
    numbering: Numbering
    drawings: DrawingReader
    part: str
    """The part whose story is being read, for its links."""
    embedded: Callable[[etree._Element, Place], list[Block]]
    """Reads an `w:altChunk`."""
    heading_shift: int = 0
    """1 where the document has a title, which stands above all its headings."""
    maker: WordMaker = field(default_factory=WordMaker)
    furniture: list[Furniture] = field(default_factory=list)
    notes_called: list[NoteMark] = field(default_factory=list)
    captions: set[int] = field(default_factory=set)
    """First words of paragraphs that are no headings, however they are set."""
    _inline: InlineReader = field(init=False)
    _below_title: bool = False
    """Whether the last paragraph with words was the document's title."""
    _paragraphs: int = 0
    _boxes: int = 0

    def __post_init__(self) -> None:
        self._inline = InlineReader(self.sheet)

    def story(self, root: etree._Element, part: str, place: Place) -> list[Block]:
        """The blocks of a story: the body, a head, a note. Fields do not run from one story into another."""
        outer, self.part = self.part, part
        self._inline.fields.clear()
        try:
            return self.blocks(root, place)
        finally:
            self.part = outer

    def blocks(self, container: etree._Element, place: Place) -> list[Block]:
        """The blocks that `container` holds, in reading order."""
        if place.depth > MAX_DEPTH:
            return self._flat(container, place)
        return self._sequence(list(_visible(container)), place)

    def _sequence(self, visible: list[_Visible], place: Place) -> list[Block]:
        """The blocks of paragraphs, tables and embedded parts that follow one another."""
        blocks: list[Block] = []
        carried: list[Token] = []
        for index, (element, contents, prompt) in enumerate(visible):
            if element.tag == W + "tbl":
                blocks.extend(self._table(element, place))
            elif element.tag == W + "altChunk":
                blocks.extend(self.embedded(element, place))
            else:
                self._paragraphs += not place.ref
                tokens = [*carried, *self._tokens(element, place, prompt)]
                follows = index + 1 < len(visible) and visible[index + 1].element.tag == W + "p"
                if follows and _runs_on(element):
                    carried = tokens
                else:
                    carried = []
                    blocks.extend(self._paragraph(element, tokens, place, contents))
        return tab_rows_to_tables(blocks, self.maker.words) if not place.ref else blocks

    def _flat(self, container: etree._Element, place: Place) -> list[Block]:
        """The paragraphs of what is nested too deep to be anything but an attack, without their structure."""
        blocks: list[Block] = []
        for text in container.iter(W + "t"):
            line = self.maker.plain_line(text.text or "", place.ref)
            if line.words:
                blocks.append(Paragraph(tuple(line.words), origin=place.origin))
        return blocks

    def _tokens(self, paragraph: etree._Element, place: Place, prompt: bool) -> list[Token]:
        style = self.sheet.paragraph_look(_style_id(paragraph))
        if (style.outline or style.title) and not style.toc and self._inline.fields.in_contents:
            # A heading cannot stand in a table of contents: its field was never closed.
            self._inline.fields.clear()
        odd = place.bold != style.bold
        size = style.size or self.sheet.size
        own = fill_of(paragraph.find(W + "pPr"))
        fill = style.fill if own is None else own
        ground = place.ground if fill is None else fill
        base = RunLook(
            odd or self.sheet.bold,
            size,
            traits=style.traits.of(frozenset()),
            ground=ground,
            placeholder=prompt,
        )
        look = style.seen.on(base)
        return list(self._inline.tokens(paragraph, look, odd))

    def _paragraph(
        self, element: etree._Element, tokens: list[Token], place: Place, contents: bool
    ) -> list[Block]:
        """The blocks of one `w:p`: its lines, then the texts of the drawings that hang from it."""
        setting = self._setting(element, contents)
        ref = place.ref or f"paragraph {self._paragraphs}"
        lines = self.maker.lines(tokens, ref, split=setting.level is None)
        self.notes_called.extend(token for token in tokens if isinstance(token, NoteMark))
        blocks: list[Block] = []
        first = True
        for line in lines:
            if line.prompts:
                prompt = Paragraph(tuple(line.prompts), origin=place.origin, size=line.size)
                self.furniture.append(Furniture("instruction", prompt))
            if not line.words:
                continue
            paragraph = self._of_line(line, setting if first else _PLAIN, place)
            first = False
            self._below_title = setting.title
            if setting.contents or line.contents:
                self.furniture.append(Furniture("toc", paragraph))
            else:
                blocks.append(paragraph)
        for drawing in as_seen([token.element for token in tokens if isinstance(token, Anchor)]):
            blocks.extend(self._anchored(drawing, place))
        return blocks

    def _of_line(self, line: Line, setting: _Setting, place: Place) -> Paragraph:
        """The paragraph that one line of words makes."""
        words = tuple(line.words)
        common = Paragraph(
            words, bold=line.bold, size=line.size, traits=line.traits or frozenset(), origin=place.origin
        )
        if setting.caption:
            self.captions.add(words[0])
        mark = None
        if setting.number is None:
            texts = [self.maker.words.words[word].text for word in words[:4]]
            mark = typed_mark(texts, heading=setting.level is not None)
        if mark and mark.words == len(words) and setting.level is not None:
            mark = None  # a number alone numbers nothing
        count, number = (mark.words, mark.number) if mark else (0, setting.number)
        common = replace(common, words=words[count:], mark=words[:count], number=number)
        if setting.level is not None:
            return replace(common, kind="heading", level=setting.level)
        if setting.depth is not None or mark:
            return replace(common, kind="item", level=setting.depth or 0)
        return common

    def _setting(self, paragraph: etree._Element, contents: bool) -> _Setting:
        """What a paragraph is, by its properties and its style; steps the list that it belongs to."""
        properties = paragraph.find(W + "pPr")
        style_id = _style_id(paragraph)
        style = self.sheet.paragraph_look(style_id)
        numbers = None if properties is None else properties.find(W + "numPr")
        listed, depth = self._list_place(numbers, style, style_id)
        number = self.numbering.step(listed, depth) if listed and depth is not None else None
        outline = None if properties is None else number_of(properties.find(W + "outlineLvl"))
        level = self._heading_level(style, outline)
        level = None if contents or style.toc else level
        captions = style.caption or style.subtitle
        return _Setting(level, number, None if level else depth, contents or style.toc, captions, style.title)

    def _list_place(
        self, numbers: etree._Element | None, style: StyleLook, style_id: str | None
    ) -> tuple[int | None, int | None]:
        """The list a paragraph belongs to and its depth there; (None, None) outside of lists."""
        num_id = depth = None
        if numbers is not None:
            num_id = number_of(numbers.find(W + "numId"))
            depth = number_of(numbers.find(W + "ilvl"))
        if num_id is None:
            num_id = style.num_id
            depth = style.num_level if depth is None else depth
        if num_id:
            return num_id, self.numbering.level_of_style(num_id, style_id) if depth is None else depth
        return None, style.list_depth if num_id is None else None

    def _heading_level(self, style: StyleLook, outline: int | None) -> int | None:
        """The level of a heading; None for other paragraphs. An outline level of 9 is body text.

        A subtitle is the title's second line, but anywhere else somebody has used it as a heading.
        """
        if style.title:
            return 1
        if style.subtitle and outline is None and style.outline is None:
            return None if self._below_title else 1 + self.heading_shift
        if outline is not None:
            return outline + 1 + self.heading_shift if 0 <= outline <= 8 else None
        return None if style.outline is None else style.outline + self.heading_shift

    def _table(self, element: etree._Element, place: Place) -> list[Block]:
        place.tables += 1
        ref = f"{place.ref} table {place.tables}".strip()

        style = value_of(element.find(f"{W}tblPr/{W}tblStyle"))
        around = place.ground if self.sheet.tells_ground(style) else None

        def read_cell(cell: etree._Element, cell_ref: str, bold: bool) -> list[Block]:
            own = fill_of(cell.find(W + "tcPr"))
            ground = around if own is None else own
            return self.blocks(cell, Place(cell_ref, place.origin, bold, place.depth + 1, ground=ground))

        table = read_table(element, ref, self.sheet, read_cell)
        return [] if table is None else [table]

    def _anchored(self, element: etree._Element, place: Place) -> list[Block]:
        """The blocks of a text box or a drawing, or of a block that stands inside a paragraph."""
        if element.tag in {W + "p", W + "tbl"}:
            return self._sequence([_Visible(element, False, False)], place)
        blocks: list[Block] = []
        for text in self.drawings.texts(element, self.part):
            self._boxes += 1
            box = Place(f"text box {self._boxes}", "textbox", depth=place.depth + 1)
            if isinstance(text, tuple):
                lines = [self.maker.plain_line(line, box.ref) for line in text]
                blocks.extend(Paragraph(tuple(line.words), origin="textbox") for line in lines if line.words)
            else:
                blocks.extend(self.blocks(text, box))
        return blocks


_PLAIN = _Setting(None, None, None, contents=False, caption=False)

_LEFT_OUT = frozenset(
    W + tag for tag in ("del", "moveFrom", "sectPr", "tcPr", "tblPr", "sdtPr", "pPr", "rPr", "tblGrid")
)
_BLOCKS = frozenset(W + tag for tag in ("p", "tbl", "altChunk", "r", "hyperlink", "fldSimple"))
"""Blocks, and runs that stand outside of any paragraph: they are read as one."""


def _visible(container: etree._Element) -> Iterator[_Visible]:
    """The block-level elements in `container`, wrappers of all kinds opened, deleted ones left out."""
    stack = [_Visible(child, False, False) for child in reversed(container)]
    while stack:
        element, contents, prompt = stack.pop()
        tag = element.tag
        if tag in _BLOCKS:
            yield _Visible(element, contents, prompt)
            continue
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            continue
        inside = list(element)
        if tag == W + "sdt":
            settings = element.find(W + "sdtPr")
            contents = contents or _is_contents(settings)
            prompt = prompt or (settings is not None and is_on(settings.find(W + "showingPlcHdr")) is True)
        elif tag == MC + "AlternateContent":
            branch = chosen_branch(element)
            inside = [] if branch is None else list(branch)
        stack.extend(_Visible(child, contents, prompt) for child in reversed(inside))


def _is_contents(settings: etree._Element | None) -> bool:
    """Whether a content control holds a table of contents."""
    if settings is None:
        return False
    gallery = next(settings.iter(W + "docPartGallery"), None)
    return (value_of(gallery) or "").lower() == "table of contents"


def _style_id(paragraph: etree._Element) -> str | None:
    return value_of(paragraph.find(f"{W}pPr/{W}pStyle"))


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether a paragraph's text goes on in the next one: its mark is deleted, or it is a dropped capital."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return False
    if properties.find(f"{W}rPr/{W}del") is not None or properties.find(f"{W}rPr/{W}moveFrom") is not None:
        return True
    return value_of(properties.find(W + "framePr"), "dropCap") in {"drop", "margin"}
