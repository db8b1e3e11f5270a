"""A document as a Word file, with the mark-up that real ones have: lists, spans, controls, tracked changes."""

from __future__ import annotations

import io
import zipfile
from html import escape
from itertools import count
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import serialize_for_reading

from tests.samples.docx_styles import dress
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

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TEXT_WIDTH = 9300
"""Twentieths of a point between the margins of an upright page."""
_WHEN = "2021-03-15T09:00:00Z"
_TRACK = f'w:author="Granskare" w:date="{_WHEN}"'


def write_docx(source: Source, path: Path, *, clean: bool = False) -> None:
    """Write the Word file; the same source gives the same bytes.

    A `clean` copy has its tracked changes accepted and no comments, as before it is printed.
    """
    document = docx.Document()
    dress(document, source)
    running = [mark for mark in document.sections[0]._sectPr if str(mark.tag).endswith("Reference")]
    writer = _Writer(source, clean=clean, running="".join(serialize_for_reading(mark) for mark in running))
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    last = body[-1]
    for element in source_to_elements(source):
        for child in parse_xml(f"<w:body {_SPACES}>{''.join(writer.element(element))}</w:body>"):
            last.addprevious(child)
    if any(
        isinstance(element, Text) and element.style == "columns" for element in source_to_elements(source)
    ):
        last.insert(len(running), parse_xml(f'<w:type {_SPACES} w:val="continuous"/>'))
    if writer.turned:  # the last section is described by the body itself
        size = next(mark for mark in last if str(mark.tag).endswith("pgSz"))
        last.replace(size, parse_xml(f'<w:pgSz {_SPACES} w:w="16838" w:h="11906" w:orient="landscape"/>'))
    _add_part(document, "footnotes", writer.footnotes())
    _add_part(document, "comments", writer.comments())
    memory = io.BytesIO()
    document.save(memory)
    settle_package(memory.getvalue(), path)


def settle_package(content: bytes, path: Path) -> None:
    """Write a zipped package with its parts in order and without the time of day."""
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        names = sorted(package.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, (2021, 3, 15, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, package.read(name))


def _add_part(document: docx.document.Document, name: str, xml: str) -> None:
    if not xml:
        return
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    part = Part(PackURI(f"/word/{name}.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))


class _Writer:
    """Elements to WordprocessingML; counts what needs a number."""

    def __init__(self, source: Source, *, clean: bool, running: str) -> None:
        self.source = source
        self.running = running
        self.clean = clean
        self.look = source.look("docx")
        self.ids = count(100)
        self.noted: list[str] = []
        self.commented: list[str] = []
        self.lists = 0
        self.tables = 0
        self.turned = False

    def element(self, element: Element) -> list[str]:
        """The element as one or more block-level XML elements."""
        if isinstance(element, Heading):
            style = "Title" if element.level == 0 else f"Heading{element.level}"
            number = f"{element.number} " if element.number else ""
            return [self.paragraph(number + element.text, style=style)]
        if isinstance(element, Text):
            return self.text(element)
        if isinstance(element, PageBreak):
            return [self.page_break(element)]
        if isinstance(element, Boxes):
            return [self.boxes(element)]
        if isinstance(element, Toc):
            return self.contents(element)
        return [self.table(element), '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>']

    def text(self, text: Text) -> list[str]:
        """Paragraphs and items; two columns become a section of their own."""
        style = {"lead": "Subtitle", "area": "Strong1", "small": "Small"}.get(text.style, "")
        made = self.blocks(text.pieces, style)
        if text.style == "columns":
            single = '<w:p><w:pPr><w:sectPr>{}<w:type w:val="continuous"/>{}<w:cols w:num="{}" w:space="400"/></w:sectPr></w:pPr></w:p>'
            size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1400" w:right="1300" w:bottom="1200" w:left="1300" w:header="700" w:footer="600" w:gutter="0"/>'
            made = [single.format(self.running, size, 1), *made, single.format(self.running, size, 2)]
        return made

    def page_break(self, page: PageBreak) -> str:
        """A page break, or the end of a section where the page turns."""
        if page.landscape == self.turned:
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        tall = '<w:pgSz w:w="11906" w:h="16838"/>'
        margins = '<w:pgMar w:top="1400" w:right="1300" w:bottom="1200" w:left="1300" w:header="700" w:footer="600" w:gutter="0"/>'
        size = wide if self.turned else tall
        self.turned = page.landscape
        return f"<w:p><w:pPr><w:sectPr>{self.running}{size}{margins}</w:sectPr></w:pPr></w:p>"

    def contents(self, toc: Toc) -> list[str]:
        """A table of contents as Word leaves it: the lines of the field's last result."""
        lines, page = [], 1
        for element in source_to_elements(self.source):
            page += isinstance(element, PageBreak)
            if isinstance(element, Heading) and element.level in (1, 2):
                number = f"{element.number} " if element.number else ""
                lines.append((element.level, number + element.text, page))
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        made = [self.paragraph(toc.title, style="TOCHeading")]
        for index, (level, text, at) in enumerate(lines):
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if index == len(lines) - 1 else ""
            made.append(
                f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{begin if index == 0 else ""}'
                f"{_run(text)}<w:r><w:tab/></w:r>{_run(str(at))}{end}</w:p>"
            )
        return made

    def blocks(self, found: tuple[Piece, ...], style: str = "", properties: str = "") -> list[str]:
        """Paragraphs, items of lists, and nested tables."""
        made: list[str] = []
        kind = ""
        nested: list[Piece] = []
        for piece in (*found, Piece("end", "")):
            if piece.kind == "nested":
                nested.append(piece)
                continue
            if nested:
                made += [self.nested(nested), "<w:p/>"]
                nested = []
            if piece.kind == "numbered" and kind != "numbered":
                self.lists += 1
            kind = piece.kind
            if piece.kind == "item":
                made.append(self.paragraph(piece.text, style="ListBullet", properties=properties))
            elif piece.kind == "numbered":
                number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{1000 + self.lists}"/></w:numPr>'
                made.append(
                    self.paragraph(piece.text, style="ListParagraph", more=number, properties=properties)
                )
            elif piece.kind == "paragraph":
                made.append(self.paragraph(piece.text, style=style, properties=properties))
        return made

    def nested(self, rows: list[Piece]) -> str:
        """A table inside a value."""
        columns = len(rows[0].cells)
        table = Table(
            (100.0 / columns,) * columns, tuple(tuple(Cell(cell) for cell in row.cells) for row in rows)
        )
        return self.table(table, width=5400)

    def paragraph(self, text: str, *, style: str = "", more: str = "", properties: str = "") -> str:
        """One paragraph with its inline marks."""
        kind = f'<w:pStyle w:val="{style}"/>' if style else ""
        return f"<w:p><w:pPr>{kind}{more}</w:pPr>{self.inline(text, properties)}</w:p>"

    def inline(self, text: str, properties: str = "") -> str:
        """Runs, with insertions, deletions, comments and footnotes as Word writes them."""
        out = []
        for run in text_to_runs(text.replace("¦", "").replace("⏎", "")):
            number = next(self.ids)
            if self.clean and run.mark in ("inserted", "deleted", "comment"):
                out.append(_run(run.text, properties) if run.mark == "inserted" else "")
            elif run.mark == "italic":
                out.append(_run(run.text, properties + "<w:i/>"))
            elif run.mark == "inserted":
                out.append(f'<w:ins w:id="{number}" {_TRACK}>{_run(run.text, properties)}</w:ins>')
            elif run.mark == "deleted":
                gone = escape(run.text, quote=False)
                out.append(
                    f'<w:del w:id="{number}" {_TRACK}><w:r><w:delText xml:space="preserve">{gone}</w:delText></w:r></w:del>'
                )
            elif run.mark == "comment":
                self.commented.append(run.text)
                mark = len(self.commented) - 1
                out.append(
                    f'<w:commentRangeStart w:id="{mark}"/><w:commentRangeEnd w:id="{mark}"/><w:r><w:commentReference w:id="{mark}"/></w:r>'
                )
            elif run.mark == "note":
                self.noted.append(run.text)
                out.append(
                    f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.noted) + 1}"/></w:r>'
                )
            else:
                out.append(_run(run.text, properties))
        return "".join(out)

    def table(self, table: Table, width: int = _TEXT_WIDTH) -> str:
        """A table with its spans; some of its rows and cells in content controls where the look asks."""
        self.tables += 1
        width = 13700 if self.turned and width == _TEXT_WIDTH else width
        edges = [round(width * share / sum(table.widths)) for share in table.widths]
        grid = "".join(f'<w:gridCol w:w="{edge}"/>' for edge in edges)
        rows = []
        open_spans: dict[int, tuple[int, Cell]] = {}
        for number, row in enumerate(table.rows):
            xml = self.row(row, edges, open_spans, head=number < table.head_rows)
            if self.look.get("controls") and number % 4 == 2:
                xml = f'<w:sdt><w:sdtPr><w:id w:val="{next(self.ids)}"/></w:sdtPr><w:sdtContent>{xml}</w:sdtContent></w:sdt>'
            rows.append(xml)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>{self.borders()}<w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def borders(self) -> str:
        """The rules that the look asks for: grid, horizontal or none."""
        rules = str(self.look.get("rules", "grid"))
        sides = {
            "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
            "horizontal": ("top", "bottom", "insideH"),
        }
        drawn = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:color="404040"/>' for side in sides.get(rules, ())
        )
        return f"<w:tblBorders>{drawn}</w:tblBorders>"

    def row(
        self, row: tuple[Cell, ...], edges: list[int], spans: dict[int, tuple[int, Cell]], *, head: bool
    ) -> str:
        """A row; a cell that a span above covers is written as its continuation."""
        out, column, cells = [], 0, list(row)
        while column < len(edges):
            if column in spans:
                left, above = spans.pop(column)
                if left > 1:
                    spans[column] = (left - 1, above)
                out.append(
                    self.cell(Cell("", above.role, above.column_span), edges, column, merge="<w:vMerge/>")
                )
                column += above.column_span
                continue
            if not cells:
                break
            cell = cells.pop(0)
            merge = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
            if cell.row_span > 1:
                spans[column] = (cell.row_span - 1, cell)
            out.append(self.cell(cell, edges, column, merge=merge))
            column += cell.column_span
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if self.look.get("whole_rows") else ""
        heading = "<w:trPr><w:tblHeader/></w:trPr>" if head else whole
        return f"<w:tr>{heading}{''.join(out)}</w:tr>"

    def cell(self, cell: Cell, edges: list[int], column: int, *, merge: str) -> str:
        """A cell; labels and titles are bold or as the look says."""
        width = sum(edges[column : column + cell.column_span])
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        fill = str(
            self.look.get(
                f"{cell.role}_fill",
                {"title": "D9E2F3", "area": "D9E2F3", "head": "E7E6E6"}.get(cell.role, ""),
            )
        )
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        bold = "" if cell.role == "value" else str(self.look.get("label_run", "<w:b/>"))
        inside = (
            "".join(self.blocks(pieces(cell.content), "Cell", bold))
            or '<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>'
        )
        xml = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}</w:tcPr>{inside}</w:tc>'
        if (
            self.look.get("controls")
            and cell.role == "value"
            and not merge
            and len(cell.content) < 40
            and cell.content
        ):
            return f'<w:sdt><w:sdtPr><w:id w:val="{next(self.ids)}"/><w:dropDownList/></w:sdtPr><w:sdtContent>{xml}</w:sdtContent></w:sdt>'
        return xml

    def boxes(self, boxes: Boxes) -> str:
        """An organisation chart of text boxes, each with the older drawing as its fallback."""
        out = []
        for index, text in enumerate(boxes.texts):
            x, y = (2100000, 60000) if index == 0 else (100000 + (index - 1) * 2000000, 900000)
            out.append(_BOX.format(x=x, y=y, id=next(self.ids), text=escape(text, quote=False)))
        return f'<w:p><w:pPr><w:spacing w:after="1900"/></w:pPr>{"".join(out)}</w:p>'

    def footnotes(self) -> str:
        """The part that holds the footnotes that were referred to, or nothing."""
        if not self.noted:
            return ""
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f"<w:footnoteRef/></w:r>{_run(' ' + self.source.notes[mark])}</w:p></w:footnote>"
            for number, mark in enumerate(self.noted, start=2)
        )
        fixed = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
            for number, (kind, mark) in enumerate(
                (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
            )
        )
        return f"<?xml version='1.0' encoding='UTF-8'?><w:footnotes {_SPACES}>{fixed}{notes}</w:footnotes>"

    def comments(self) -> str:
        """The part that holds the comments, or nothing."""
        if not self.commented:
            return ""
        notes = "".join(
            f'<w:comment w:id="{number}" {_TRACK}><w:p>{_run(text)}</w:p></w:comment>'
            for number, text in enumerate(self.commented)
        )
        return f"<?xml version='1.0' encoding='UTF-8'?><w:comments {_SPACES}>{notes}</w:comments>"


def _run(text: str, properties: str = "") -> str:
    kind = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{kind}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
    'simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="1800000" cy="540000"/><wp:wrapNone/><wp:docPr id="{id}" name="Ruta {id}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="540000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:srgbClr val="E2EFD9"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></wps:spPr>'
    '<wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val="Small"/><w:jc w:val="center"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx>'
    '<wps:bodyPr lIns="36000" rIns="36000" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
    '<mc:Fallback><w:pict><v:shape style="position:absolute;width:141pt;height:42pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
