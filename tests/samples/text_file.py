"""A document as text: conversions as archives hold them, and Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from tests.samples.elements import (
    Boxes,
    Cell,
    Element,
    Heading,
    PageBreak,
    Table,
    Text,
    Toc,
    source_to_elements,
    text_to_runs,
)
from tests.samples.source import Piece, Source, pieces


def write_text(source: Source, path: Path) -> None:
    """Write the text version in the encoding and the manner of [document.txt]."""
    look = source.look("txt")
    content = source_to_text(source, manner=str(look.get("manner", "tabs")))
    path.write_bytes(content.encode(str(look.get("encoding", "utf-8"))))


def write_markdown(source: Source, path: Path) -> None:
    """Write the Markdown version: tables of pipes."""
    path.write_text(source_to_text(source, manner="markdown"), encoding="utf-8")


def source_to_text(source: Source, *, manner: str) -> str:
    """The document as text.

    `manner` is `tabs` (label, tab, value; paragraphs and lists in one cell as tags), `split` (as `tabs`, but a
    grid's left columns stand first and its right ones after them, where a row that is empty there is lost),
    `pipes` (cells between pipes, a row of dashes below the first), `flat` (each page one line, tables without
    any mark of their cells) or `markdown`.
    """
    if manner == "flat":
        return _flat(source)
    out: list[str] = []
    elements = source_to_elements(source)
    head = str(source.document.get("head", ""))
    # A running head shows itself as one where it comes again, or is the title.
    heads = head and (head == source.title or sum(isinstance(element, PageBreak) for element in elements) > 1)
    for element in elements:
        if isinstance(element, PageBreak) and heads and manner != "markdown":
            out.append(head)
        out += _element(element, manner, source)
    out += [
        f"[^{mark}]: {text}" if manner == "markdown" else f"{mark} {text}"
        for mark, text in source.notes.items()
    ]
    text = "\n\n".join(part for part in out if part)
    if manner != "markdown":
        text = "\n\n" + text
    return text.replace("¦", "") + "\n"


def _flat(source: Source) -> str:
    """Each page as one line that ends with its number, as converters that know no tables write it.

    The rows of most tables stand one after another; of each third table all labels stand before all values.
    """
    pages: list[list[str]] = [[source.title]]
    tables = 0
    for element in source_to_elements(source):
        if isinstance(element, PageBreak):
            pages.append([])
        elif isinstance(element, Table):
            tables += 1
            cells = [[_plain(cell.content) for cell in row] for row in _filled(element)]
            by_row = [text for row in cells for text in row]
            by_column = [text for column in zip(*cells, strict=True) for text in column]
            pages[-1] += by_column if tables % 3 == 0 else by_row
        else:
            pages[-1] += [_plain(text) for text in _element(element, "tabs", source)]
    texts = [" ".join(part for part in page if part) for page in pages]
    first = texts[0].removeprefix(source.title + " " + source.title)
    texts[0] = source.title + first if first != texts[0] else texts[0]
    return "\n".join(f"{text} {number}" for number, text in enumerate(texts, start=1)) + "\n"


def _plain(content: str) -> str:
    """The words of a cell or paragraph in one line, list marks left out."""
    text = re.sub(r"</?[a-z][^>]*>", " ", content)
    return " ".join(re.sub(r"(?m)^\s*(?:-|\d+\.)\s+", "", text).replace("⏎", " ").replace("¦", "").split())


def _element(element: Element, manner: str, source: Source) -> list[str]:
    markdown = manner == "markdown"
    if isinstance(element, Heading):
        number = f"{element.number} " if element.number else ""
        return [
            ("#" * (element.level + 1) + " " if markdown else "") + number + _inline(element.text, markdown)
        ]
    if isinstance(element, Text):
        return ["\n".join(group) for group in _groups(element.pieces, markdown)]
    if isinstance(element, Boxes):
        return [_inline(text, markdown) for text in element.texts]
    if isinstance(element, Toc):
        return [] if markdown else [_contents(element, source)]
    if isinstance(element, Table):
        if manner == "split" and element.head_rows:
            after = int(cast("int", source.look("txt")["split_after"]))
            halves = (_columns(element, 0, after), _columns(element, after, len(element.widths)))
            return [_tabs(half) for half in halves]
        if manner in ("tabs", "split"):
            return [_dashed(_tabs(element)) if source.look("txt").get("dashes") else _tabs(element)]
        return [_pipes(element, markdown=markdown)]
    return []


def _dashed(rows: str) -> str:
    """`rows` with dashes below the first, which the converter took for the table's head."""
    first, end, others = rows.partition("\n")
    return first + "\n" + "\t".join("-" * max(2, len(cell)) for cell in first.split("\t")) + end + others


def _columns(table: Table, first: int, end: int) -> Table:
    """Some columns of a grid without spans; a row that has nothing in them is lost."""
    rows = (row[first:end] for row in table.rows)
    return Table(table.widths[first:end], tuple(row for row in rows if any(cell.content for cell in row)))


def _contents(toc: Toc, source: Source) -> str:
    """The table of contents, with leader dots and page numbers."""
    lines, page = [toc.title], 1
    for element in source_to_elements(source):
        page += isinstance(element, PageBreak)
        if isinstance(element, Heading) and element.level in (1, 2):
            number = f"{element.number} " if element.number else ""
            lines.append(f"{number}{_inline(element.text, False)} {'.' * 24} {page}")
    return "\n".join(lines)


def _groups(found: tuple[Piece, ...], markdown: bool) -> list[list[str]]:
    """Paragraphs one by one, items of one list together."""
    groups: list[list[str]] = []
    kind = ""
    for piece in found:
        mark = {"item": "- ", "numbered": f"{piece.number}. "}.get(piece.kind, "")
        line = mark + _inline(piece.text, markdown)
        if mark and piece.kind == kind:
            groups[-1].append(line)
        else:
            groups.append([line])
        kind = piece.kind
    return groups


def _tabs(table: Table) -> str:
    """Rows of cells apart by tabs; a row cut at its mark gives its rest to the front of the next row's value."""
    lines: list[str] = []
    rest = ""
    for row in _filled(table):
        cells = [_tagged(cell.content) for cell in row]
        if rest:
            cells[-1], rest = f"{rest} {cells[-1]}", ""
        if "⏎" in cells[-1]:
            cells[-1], rest = (
                half.strip() for half in re.sub(r"(</?p>|</?[uo]l>)\s*(?=⏎)", "", cells[-1]).split("⏎", 1)
            )
            lines += ["\t".join(cells), ""]
            continue
        lines.append("\t".join(cells))
    return "\n".join(lines)


def _filled(table: Table) -> list[list[Cell]]:
    """The table's rows with an empty cell where a span above covers one, as converters print them."""
    rows: list[list[Cell]] = []
    covered: dict[int, int] = {}
    for row in table.rows:
        line, column, cells = [], 0, list(row)
        while column < len(table.widths):
            if covered.get(column, 0) > 0:
                covered[column] -= 1
                line.append(Cell(""))
                column += 1
                continue
            if not cells:
                break
            cell = cells.pop(0)
            whole = cell.column_span == len(table.widths)  # a row of one cell stands alone
            line += [cell, *[Cell("")] * (0 if whole else cell.column_span - 1)]
            for spanned in range(column, column + cell.column_span):
                covered[spanned] = cell.row_span - 1
            column += cell.column_span
        rows.append(line)
    return rows


def _tagged(content: str) -> str:
    """A cell's content on one line, its paragraphs and lists as tags."""
    found = pieces(content)
    if len(found) == 1 and found[0].kind == "paragraph":
        return _inline(found[0].text, False)
    lists = {"item": "ul", "numbered": "ol"}
    out: list[str] = []
    open_tag = ""
    for piece in found:
        tag = lists.get(piece.kind, "")
        if tag != open_tag:
            out += [f"</{open_tag}>"] if open_tag else []
            out += [f"<{tag}>"] if tag else []
            open_tag = tag
        mark = f"{piece.number}. " if piece.kind == "numbered" else "- "
        text = _inline(piece.text, False)
        out.append(f"{mark}{text}" if tag else f"<p>{text}</p>")
    out += [f"</{open_tag}>"] if open_tag else []
    return " ".join(out)


def _pipes(table: Table, *, markdown: bool) -> str:
    lines = []
    for number, row in enumerate(_filled(table)):
        cells = [_piped(cell.content, markdown) for cell in row]
        cells += [""] * (len(table.widths) - len(cells))
        lines.append("| " + " | ".join(cells) + " |")
        if number == 0:
            lines.append("|" + " --- |" * len(table.widths))
    return "\n".join(lines)


def _piped(content: str, markdown: bool) -> str:
    out = []
    for piece in pieces(content):
        mark = {"item": "- ", "numbered": f"{piece.number}. "}.get(piece.kind, "")
        out.append(mark + _inline(piece.text, markdown))
    return "<br>".join(out)


def _inline(text: str, markdown: bool) -> str:
    out = []
    for run in text_to_runs(text if not markdown else text.replace("⏎", "")):
        note = f"[^{run.text}]" if markdown else run.text
        out.append(
            {"italic": f"*{run.text}*", "note": note, "deleted": "", "comment": ""}.get(run.mark, run.text)
        )
    return re.sub(r"[ \t]{2,}", " ", "".join(out))
