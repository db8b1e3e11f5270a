"""Word packages for tests, put together from raw XML, and what a document looks like in short."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

from models.pages.document import Block, Document, Paragraph, Table

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:rPr><w:sz w:val="52"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Underrubrik"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Rubrik1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Omradesrubrik"><w:name w:val="Omr\u00e5desrubrik"/>
  <w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Beskrivning"><w:name w:val="caption"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def p(text: str = "", style: str = "", *, inside: str = "", properties: str = "") -> str:
    """A `w:p` with one run of `text`, then `inside` as it stands."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run(text) if text else ''}{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A `w:r` with one text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    """A paragraph set in bold by hand."""
    return p(inside=run(text, "<w:b/>"))


def tc(content: str = "", properties: str = "") -> str:
    """A `w:tc`; plain text becomes its one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A `w:tr` of cells; plain texts become cells."""
    row = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{row}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = (), properties: str = "") -> str:
    """A `w:tbl` over a grid of widths in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def relations(links: list[tuple[str, str, str]], mode: str = "") -> str:
    """A relationships part: (id, kind, target) each; a target with "://" is external."""
    rows = "".join(
        f'<Relationship Id="{link}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for link, kind, target in links
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{rows}</Relationships>'


def part(root: str, content: str) -> str:
    """A part of Word's: `root` is its root element's name without prefix."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def package(
    body: str,
    *,
    styles: str | None = STYLES,
    numbering: str = "",
    links: list[tuple[str, str, str]] | None = None,
    parts: dict[str, str | bytes] | None = None,
) -> bytes:
    """A .docx whose body is `body`; `links` and `parts` are the main part's own and any other parts."""
    links = list(links or [])
    contents: dict[str, str | bytes] = {
        "_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    if styles is not None:
        links.append(("rIdStyles", "styles", "styles.xml"))
        contents["word/styles.xml"] = part("styles", styles)
    if numbering:
        links.append(("rIdNumbering", "numbering", "numbering.xml"))
        contents["word/numbering.xml"] = part("numbering", numbering)
    contents["word/_rels/document.xml.rels"] = relations(links)
    contents.update(parts or {})
    return zipped(contents)


def zipped(contents: dict[str, str | bytes]) -> bytes:
    """A zip archive of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return target.getvalue()


def shown(document: Document, blocks: tuple[Block, ...] | None = None) -> list[str]:
    """The blocks in short: "# heading", "- item", "2.1) item", "paragraph", "|a|b|" for a row.

    A cell that spans shows its span: "a→2↓3".
    """
    lines = []
    for block in document.blocks if blocks is None else blocks:
        if isinstance(block, Paragraph):
            lines.append(_shown_paragraph(document, block))
        else:
            lines.extend(_shown_row(document, block, index) for index in range(len(block.rows)))
    return lines


def _shown_paragraph(document: Document, paragraph: Paragraph) -> str:
    number = f"{paragraph.number}) " if paragraph.number else ""
    text = document.text(paragraph.words)
    if paragraph.kind == "heading":
        return f"{'#' * (paragraph.level or 0)} {number}{text}"
    if paragraph.kind == "item":
        return f"{'  ' * (paragraph.level or 0)}{number or '- '}{text}"
    return text


def _shown_row(document: Document, table: Table, index: int) -> str:
    cells = []
    for cell in table.rows[index].cells:
        text = " / ".join(shown(document, cell.blocks))
        wide = f"→{cell.column_span}" if cell.column_span > 1 else ""
        high = f"↓{cell.row_span}" if cell.row_span > 1 else ""
        cells.append(text + wide + high)
    return f"|{'|'.join(cells)}|"


def refs(document: Document) -> dict[str, str]:
    """Each word's reference; of words that repeat, the last one's."""
    return {word.text: word.ref for word in document.words}


def assert_sound(document: Document) -> None:
    """Each word stands in exactly one place, and the cells of each table lie in its grid without overlap."""
    held = Counter(word for block in document.blocks for word in block.all_words)
    held.update(word for piece in document.furniture for word in piece.paragraph.all_words)
    assert held == Counter(range(len(document.words)))
    assert [word.id for word in document.words] == list(range(len(document.words)))
    _assert_grids(document.blocks)


def _assert_grids(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            continue
        covered = Counter(
            (row + below, cell.column + right)
            for row, line in enumerate(block.rows)
            for cell in line.cells
            for below in range(cell.row_span)
            for right in range(cell.column_span)
        )
        assert all(count == 1 for count in covered.values())
        assert all(row < len(block.rows) and column < block.columns for row, column in covered)
        for line in block.rows:
            for cell in line.cells:
                _assert_grids(cell.blocks)
