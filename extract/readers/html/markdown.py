"""Markdown as HTML that knows its source lines, for the reader of HTML. The one place that knows markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from extract.readers.html.page import parsed_page
from extract.readers.shared.headings import heads_columns
from extract.readers.shared.running import running_spans
from extract.readers.shared.wrap import SourceLine, end_of_line, goes_on, split_lines, wrap_width
from models.pages.document import FurnitureRole

_DEEPEST = 100
"""Quotes and lists within each other; what is deeper is read as plain text, since the parser would drop it."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[\w-]+:.*\n|[ \t]+\S.*\n|-[ \t].*\n)+)---[ \t]*\n")
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK_TAG = re.compile(r"<(?:br|p|/p|hr|div|/div|li)\b[^>]*>", re.IGNORECASE)
_CALL = re.compile(r"\[\^([\w-]{1,40})\]")
_NOTE = re.compile(r"^\s*(\[\^[\w-]{1,40}\]):\s*")
_SEEN_TAG = re.compile(r"</?(?:s|del|strike|sup)>|<input\b[^>]*>", re.IGNORECASE)
"""Tags that say how text is seen, and fields."""
_PLAIN = "font-weight: normal"
"""Markdown says of a heading only that it is one."""


def markdown_to_html(name: str, text: str) -> str:
    """The page that Markdown text makes; its elements say on which source line they begin (`data-line`).

    Furniture comes as `<div data-role=…>`. `name` is for messages; raises what the parser of HTML raises.
    """
    lines = split_lines(text)
    furniture = _furniture(lines)
    texts = _even_tables(["" if index in furniture else line.text for index, line in enumerate(lines)])
    texts = _raised_calls(texts)
    source = "\n".join(texts) + "\n"
    front = _FRONT_MATTER.match(source)
    above = source[: front.end()].count("\n") if front else 0
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.disable("code")  # an indent is an indent, not a listing
    tokens = parser.parse("\n" * above + source[front.end() if front else 0 :])
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        return "".join(_paragraph(line) for line in lines)
    marker = _Marker(name, lines)
    marked = _with_furniture(list(_without_heads(marker.tokens(tokens))), lines, furniture)
    properties = "".join(_paragraph(line) for line in lines[1 : max(above - 1, 1)])
    return properties + str(parser.renderer.render(marked, parser.options, {}))


def _raised_calls(texts: list[str]) -> list[str]:
    """The lines with the calls of notes ("[^1]", "[^vakt]") and the notes' own signs ("[^1]:") as raised figures."""
    numbers: dict[str, str] = {}
    for name in (name for text in texts for name in _CALL.findall(text)):
        numbers.setdefault(name, name if name.isdigit() else str(len(numbers) + 1))
    if not numbers:
        return texts
    return [
        _CALL.sub(lambda call: f"<sup>{numbers[call[1]]}</sup>", _NOTE.sub(r"\1 ", text)) for text in texts
    ]


def _paragraph(line: SourceLine) -> str:
    return f'<p data-line="{line.number}">{escape(line.text)}</p>\n'


def _even_tables(texts: list[str]) -> list[str]:
    """The lines with each table's head as wide as its widest row; a parser drops what goes beyond the head."""
    index = 1
    while index < len(texts):
        if not _DELIMITER_ROW.fullmatch(texts[index].strip()) or "|" not in texts[index - 1]:
            index += 1
            continue
        end = index + 1
        while end < len(texts) and "|" in texts[end]:
            end += 1
        width = max(map(_cells, texts[index - 1 : end]))
        for row, filling in ((index - 1, " |"), (index, "---|")):
            missing = width - _cells(texts[row])
            if missing > 0:
                bar = "" if texts[row].rstrip().endswith("|") else "|"
                texts[row] = texts[row].rstrip() + bar + filling * missing
        index = end
    return texts


def _cells(row: str) -> int:
    """How many cells a row between pipes has."""
    row = row.strip()
    closed = len(row) > 1 and bool(_BAR.match(row, len(row) - 1))
    return len(_BAR.findall(row)) + 1 - row.startswith("|") - closed


def _furniture(lines: Sequence[SourceLine]) -> dict[int, FurnitureRole]:
    """The lines, by index, that are furniture as a whole."""
    return {
        index: spans[0].role
        for index, spans in running_spans(lines).items()
        if len(spans) == 1
        and (spans[0].start, spans[0].end) == (0, len(lines[index].text))
        and "|" not in lines[index].text
    }


def _with_furniture(
    tokens: list[Token], lines: Sequence[SourceLine], furniture: dict[int, FurnitureRole]
) -> list[Token]:
    """The tokens with the furniture between the blocks, in the order of the file."""
    parts = [
        (index, _html(f'<div data-role="{role}" data-line="{lines[index].number}">{escape(text)}</div>\n'))
        for index, role in sorted(furniture.items())
        if (text := lines[index].text.strip("#*> "))
    ]
    made: list[Token] = []
    for token in tokens:
        if token.map and token.nesting >= 0 and (token.level == 0 or token.type == "list_item_open"):
            while parts and parts[0][0] < token.map[0]:
                made.append(parts.pop(0)[1])
        made.append(token)
    return [*made, *(part for _, part in parts)]


def _html(content: str) -> Token:
    return Token("html_block", "", 0, content=content)


class _Marker:
    """Gives the parser's tokens what plain HTML would lose: source lines, printed numbers, the writer's breaks."""

    def __init__(self, name: str, lines: Sequence[SourceLine]) -> None:
        self.name = name
        self.lines = lines
        self.width = wrap_width(lines)

    def tokens(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The tokens, marked."""
        mark, row = "", 0
        for token in tokens:
            if token.nesting > 0 and (token.map or token.type in {"th_open", "td_open"}):
                row = self._line(token) if token.map else row  # a cell has its row's
                token.attrSet("data-line", str(row))
            if mark and token.type not in {"paragraph_open", "inline"}:
                yield _html(mark)
                mark = ""
            if token.type == "list_item_open" and token.info:
                token.attrSet("value", token.info)
                mark = f'<span style="mso-list: Ignore">{token.info}{token.markup} </span>'
            elif token.type in {"fence", "code_block"}:
                token.attrSet("data-line", str(self._line(token) + (token.type == "fence")))
            elif token.type == "heading_open":
                token.attrSet("style", _PLAIN)
            elif token.type == "html_block":
                token.content = self._closed(token)
            elif token.type == "inline" and token.children is not None:
                inline = self._inline(token.children, token.map[0] if token.map else 0)
                token.children = [*([_html(mark)] if mark else []), *inline]
                mark = ""
            yield token

    def _line(self, token: Token) -> int:
        """The source line on which a token begins."""
        return self._number(token.map[0] if token.map else 0)

    def _number(self, index: int) -> int:
        return self.lines[min(index, len(self.lines) - 1)].number

    def _closed(self, token: Token) -> str:
        """A stretch of HTML with every element closed, so that it reaches into nothing that follows."""
        root = parsed_page(self.name, token.content)
        body = None if root is None else root.find("body")
        if body is None:
            return ""
        body.tag = "div"
        body.set("data-line", str(self._line(token)))
        return etree.tostring(body, encoding="unicode", method="html") + "\n"

    def _inline(self, children: Sequence[Token], line: int) -> Iterator[Token]:
        """Text, emphasis and breaks; of tags only those that break the line or say how text is seen."""
        last: Token | None = None
        for child in children:
            if child.type == "html_inline":
                if _BREAK_TAG.match(child.content):
                    yield _html("<br>")
                elif _SEEN_TAG.fullmatch(child.content):
                    yield child
            elif child.type not in {"softbreak", "hardbreak"}:
                last = child
                yield child
            else:
                line += 1
                yield self._break(last, line, meant=child.type == "hardbreak")

    def _break(self, last: Token | None, line: int, *, meant: bool) -> Token:
        """What begins source line `line` in a paragraph: a break, a space, or nothing after a cut word."""
        place = f'data-line="{self._number(line)}"'
        space = _html(f" <span {place}></span>")
        if line >= len(self.lines):
            return space
        text, after = self.lines[line - 1].text.strip(), self.lines[line].text.strip()
        if meant or _NOTE.match(after) or not goes_on(text, after, self.width):
            return _html(f"<br {place}>")
        end = end_of_line(text, after)
        if end == text[:-1] and last is not None:
            last.content = last.content.removesuffix(text[-1])
        if end in (text, text[:-1]):
            space.content = space.content.strip()
        return space


def _without_heads(tokens: Iterator[Token]) -> Iterator[Token]:
    """The tokens; a table's head is none where converters put one above a table that has none.

    They do so above any first row: an empty head goes, and one that does not look like a head is a row.
    """
    head: list[Token] = []
    for token in tokens:
        if token.tag == "th":
            token.tag = "td"
        if token.type == "thead_open" or head:
            head.append(token)
        else:
            yield token
        if token.type == "thead_close":
            texts = [unescape(cell.content).strip() for cell in head if cell.type == "inline"]
            head[0].tag = head[-1].tag = "thead" if heads_columns(texts) else "tbody"
            yield from head if any(texts) else ()
            head = []
