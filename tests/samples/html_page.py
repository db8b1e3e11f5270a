"""A document as one HTML page: its HTML file, and what WeasyPrint prints as PDF."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

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

_BASE = """
body { font-family: "Liberation Serif", serif; font-size: 10.5pt; line-height: 1.3; }
h1 { font-size: 19pt; } h2 { font-size: 14pt; margin: 16pt 0 6pt; } h3 { font-size: 11.5pt; }
h2, h3 { break-after: avoid; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 12pt; }
table table { margin: 2pt 0; }
td, th { border: 0.6pt solid #333; padding: 3pt 5pt; vertical-align: top; text-align: left; font-weight: normal; }
p { margin: 0 0 4pt; } ul, ol { margin: 0; padding-left: 14pt; }
td p:last-child { margin: 0; }
.label, .title, .area, .head { font-weight: bold; } .title { background: #e4e4e4; } .area { background: #c9d6c9; }
.columns { columns: 2; column-gap: 18pt; text-align: justify; } .lead { color: #333; } .page { break-before: page; }
.footnote { font-size: 8.5pt; } .toc a { color: inherit; text-decoration: none; }
.boxes { text-align: center; } .boxes span { display: inline-block; border: 1pt solid #444; padding: 6pt; margin: 4pt; }
"""


def source_to_html(source: Source) -> str:
    """The page, with its style sheet in it."""
    css = str(source.look("html").get("css", ""))
    body = "\n".join(_element(element, number) for number, element in enumerate(source_to_elements(source)))
    notes = "\n".join(
        f'<p class="footnote">{escape(mark)}. {_inline(text)}</p>' for mark, text in source.notes.items()
    )
    if source.look("html").get("soft_hyphens"):
        body = "".join(
            part if part.startswith("<") else _softened(part) for part in re.split(r"(<[^>]*>)", body)
        )
    return (
        f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>{escape(source.title)}</title>\n'
        f"<style>{_BASE}{css}</style>\n</head>\n<body>\n{_contents(source, body)}\n{notes}\n</body>\n</html>\n"
    )


def write_html(source: Source, path: Path) -> None:
    """Write the HTML file."""
    path.write_text(source_to_html(source), encoding="utf-8")


def write_pdf(source: Source, path: Path) -> None:
    """Print the page as PDF by WeasyPrint."""
    import weasyprint  # type: ignore[import-not-found,import-untyped,unused-ignore]

    weasyprint.HTML(string=source_to_html(source)).write_pdf(str(path), pdf_identifier=source.id.encode())


def _softened(text: str) -> str:
    """`text` with soft hyphens in its long words, as a content system inserts them."""
    import pyphen  # type: ignore[import-not-found,import-untyped,unused-ignore]

    hyphens = pyphen.Pyphen(lang="sv_SE")
    return re.sub(r"[^\W\d_]{14,}", lambda word: str(hyphens.inserted(word[0], "\u00ad")), text)


def _contents(source: Source, body: str) -> str:
    """`body` with its table of contents filled in."""
    lines = [
        f'<p><a href="#h{number}">{_inline(element.text)}</a></p>'
        for number, element in enumerate(source_to_elements(source))
        if isinstance(element, Heading) and element.level in (1, 2)
    ]
    return body.replace("<!--toc-->", "\n".join(lines))


def _element(element: Element, number: int) -> str:
    if isinstance(element, Heading):
        tag = f"h{element.level + 1}"
        before = f"{escape(element.number)} " if element.number else ""
        return f'<{tag} id="h{number}">{before}{_inline(element.text)}</{tag}>'
    if isinstance(element, Text):
        return f'<div class="{element.style}">{_blocks(element.pieces)}</div>'
    if isinstance(element, PageBreak):
        return f'<div class="page{" landscape" if element.landscape else ""}"></div>'
    if isinstance(element, Toc):
        return f'<div class="toc"><h2>{escape(element.title)}</h2><!--toc--></div>'
    if isinstance(element, Boxes):
        return (
            '<p class="boxes">' + " ".join(f"<span>{_inline(text)}</span>" for text in element.texts) + "</p>"
        )
    return _table(element)


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width: {width}%">' for width in table.widths)
    rows = [
        "<tr>" + "".join(_cell(cell, head=number < table.head_rows) for cell in row) + "</tr>"
        for number, row in enumerate(table.rows)
    ]
    head = f"<thead>{''.join(rows[: table.head_rows])}</thead>\n" if table.head_rows else ""
    body = "\n".join(rows[table.head_rows :])
    return f"<table>\n<colgroup>{columns}</colgroup>\n{head}<tbody>\n{body}\n</tbody>\n</table>"


def _cell(cell: Cell, *, head: bool) -> str:
    spans = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    spans += f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    tag = "th" if head or cell.role in ("label", "head") else "td"
    return f'<{tag} class="{cell.role}"{spans}>{_blocks(pieces(cell.content))}</{tag}>'


def _blocks(found: tuple[Piece, ...]) -> str:
    """Paragraphs, and lists of items that follow one another, and nested tables."""
    out: list[str] = []
    kind = "paragraph"
    for piece in (*found, Piece("paragraph", "")):
        if piece.kind != kind:
            out.append({"item": "</ul>", "numbered": "</ol>", "nested": "</table>"}.get(kind, ""))
            start = f' start="{piece.number}"' if piece.number not in ("", "1") else ""
            out.append({"item": "<ul>", "numbered": f"<ol{start}>", "nested": "<table>"}.get(piece.kind, ""))
            kind = piece.kind
        if piece.kind == "nested":
            out.append("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in piece.cells) + "</tr>")
        elif piece.kind in ("item", "numbered"):
            out.append(f"<li>{_inline(piece.text)}</li>")
        elif piece.text:
            out.append(f"<p>{_inline(piece.text)}</p>" if len(found) > 1 else _inline(piece.text))
    return "".join(out)


def _inline(text: str) -> str:
    """Inline marks as HTML; deletions and comments are left out, as a clean copy leaves them out."""
    out = []
    for run in text_to_runs(text.replace("⏎", "")):
        clean = escape(run.text, quote=False).replace("¦", "<wbr>")
        out.append(
            {"italic": f"<em>{clean}</em>", "note": f"<sup>{clean}</sup>", "deleted": "", "comment": ""}.get(
                run.mark, clean
            )
        )
    return "".join(out)
