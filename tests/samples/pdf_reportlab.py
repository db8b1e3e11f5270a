"""A document drawn as PDF by ReportLab: the renderer in which every rule, hyphen and ligature is ours to choose."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, cast

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as DrawnTable
from reportlab.platypus.tableofcontents import TableOfContents

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

_FONTS = {
    "LiberationSerif": "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf",
    "LiberationSans": "/usr/share/fonts/truetype/liberation/LiberationSans-{}.ttf",
    "Carlito": "/usr/share/fonts/truetype/crosextra/Carlito-{}.ttf",
}
_MARGIN = 56.0


def write_pdf(source: Source, path: Path) -> None:
    """Draw the PDF, with fixed times and ids."""
    drawer = _Drawer(source)
    document = _Template(str(path), source)
    story = drawer.story()
    document.multiBuild(story, canvasmaker=_Invariant)


class _Invariant(Canvas):
    """A canvas whose file says nothing of the time it was made."""

    def __init__(self, *args: Any, **keys: Any) -> None:
        super().__init__(*args, **{**keys, "invariant": 1})

    def beginText(self, *place: Any, **keys: Any) -> PDFTextObject:  # noqa: N802
        """A text object that can draw soft hyphens."""
        return _SoftHyphens(self, *place, **keys)


class _SoftHyphens(PDFTextObject):  # type: ignore[misc,unused-ignore]
    """Text with "¬" drawn as U+00AD, which ReportLab's paragraphs would drop."""

    def _formatText(self, text: object) -> str:  # noqa: N802
        drawn: Any = super()
        return str(drawn._formatText(text.replace("¬", "\u00ad") if isinstance(text, str) else text))


class _Template(BaseDocTemplate):  # type: ignore[misc,unused-ignore]
    """Upright pages and turned ones, with running head and foot."""

    def __init__(self, path: str, source: Source) -> None:
        super().__init__(path, title=source.title, author="", pagesize=A4, lang="sv-SE")
        self.source = source
        width, height = A4
        top = 30 if source.document.get("head") else 0
        foot = _MARGIN + float(cast("float", source.look("reportlab").get("bottom", 0)))
        upright = Frame(
            _MARGIN, foot, width - 2 * _MARGIN, height - _MARGIN - foot - top, 0, 0, 0, 0, id="upright"
        )
        turned = Frame(
            _MARGIN, _MARGIN, height - 2 * _MARGIN, width - 2 * _MARGIN - top, 0, 0, 0, 0, id="turned"
        )
        rotate = bool(source.look("reportlab").get("rotate"))
        wide = PageTemplate("turned", [turned], onPage=self.turned, pagesize=landscape(A4))
        if rotate:
            wide.rotation = 90  # type: ignore[attr-defined,unused-ignore]
        self.addPageTemplates([PageTemplate("upright", [upright], onPage=self.upright), wide])

    def upright(self, canvas: Canvas, _: object) -> None:
        """Head and foot of an upright page."""
        self.running(canvas, A4)

    def turned(self, canvas: Canvas, _: object) -> None:
        """A landscape page as a scanner or printer driver stores it: upright, to be shown turned by its /Rotate."""
        if self.source.look("reportlab").get("rotate"):
            canvas.transform(0, 1, -1, 0, A4[0], 0)
        self.running(canvas, landscape(A4))

    def running(self, canvas: Canvas, size: tuple[float, float]) -> None:
        """Running head and foot, with the page's number."""
        look = self.source.look("reportlab")
        canvas.saveState()
        canvas.setFont(str(look.get("font", "LiberationSans")), 8.5)
        head, foot = str(self.source.document.get("head", "")), str(self.source.document.get("foot", ""))
        canvas.drawString(_MARGIN, size[1] - 40, head)
        if look.get("head_number"):
            canvas.drawRightString(size[0] - _MARGIN, size[1] - 40, f"{canvas.getPageNumber()}")
        canvas.drawString(_MARGIN, 32, foot.replace("{page}", str(canvas.getPageNumber())))
        canvas.restoreState()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Tell the table of contents of each heading."""
        level = getattr(flowable, "toc_level", None)
        if level is not None and isinstance(flowable, Paragraph):
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page))


class _Drawer:
    """Elements to ReportLab's flowables."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.look = source.look("reportlab")
        self.font = str(self.look.get("font", "LiberationSans"))
        self.size = float(cast("float", self.look.get("size", 10)))
        for name, path in _FONTS.items():
            if name == self.font:
                faces = (
                    ("", "Regular"),
                    ("-Bold", "Bold"),
                    ("-Italic", "Italic"),
                    ("-BoldItalic", "BoldItalic"),
                )
                for face, file in faces:
                    pdfmetrics.registerFont(TTFont(name + face, path.format(file)))
                pdfmetrics.registerFontFamily(
                    name, name, f"{name}-Bold", f"{name}-Italic", f"{name}-BoldItalic"
                )
        self.body = self.style("body", 0)
        self.broken = f"{self.look.get('label_hyphen', '')}<br/>" if self.look.get("label_break") else ""
        self.turned = False

    def style(self, name: str, more: float, **keys: Any) -> ParagraphStyle:
        """A paragraph style `more` points larger than the body."""
        size = self.size + more
        hyphens = (
            {"hyphenationLang": "sv_SE", "hyphenationMinWordLength": 9} if self.look.get("hyphens") else {}
        )
        return ParagraphStyle(
            name,
            fontName=self.font,
            fontSize=size,
            leading=size * 1.22,
            **{"spaceAfter": 3, "allowOrphans": 1, "allowWidows": 1, **hyphens, **keys},
        )

    def story(self) -> list[Flowable]:
        """All flowables of the document."""
        made = [flowable for element in source_to_elements(self.source) for flowable in self.element(element)]
        small = self.style("footnote", -2)
        return made + [
            Paragraph(f"{mark}. {self.inline(text)}", small) for mark, text in self.source.notes.items()
        ]

    def element(self, element: Element) -> list[Flowable]:
        """The flowables of one element."""
        if isinstance(element, Heading):
            return [self.heading(element)]
        if isinstance(element, Text):
            made = self.blocks(element.pieces, self.text_style(element.style))
            return (
                [BalancedColumns(made, nCols=2, innerPadding=18), Spacer(1, 8)]
                if element.style == "columns"
                else made
            )
        if isinstance(element, PageBreak):
            self.turned = element.landscape
            return [NextPageTemplate("turned" if element.landscape else "upright"), NewPage()]
        if isinstance(element, Toc):
            toc = TableOfContents(dotsMinLevel=0)
            toc.levelStyles = [self.style("toc1", 0), self.style("toc2", -0.5, leftIndent=14)]
            return [Paragraph(escape(element.title), self.style("toc", 3)), toc]
        if isinstance(element, Boxes):
            return [_Chart(element.texts, self.font), Spacer(1, 12)]
        drawn = self.table(element, (A4[1] if self.turned else A4[0]) - 2 * _MARGIN)
        return [drawn, Spacer(1, 0 if element.attached else 12)]

    def heading(self, heading: Heading) -> Flowable:
        """A heading, known to the table of contents."""
        more = (8.0, 4.0, 1.5, 0.5)[heading.level]
        style = self.style(f"heading{heading.level}", more, spaceBefore=10, spaceAfter=5, keepWithNext=1)
        number = f"{heading.number} " if heading.number else ""
        made = Paragraph(f"<b>{number}{self.inline(heading.text)}</b>", style)
        if heading.level in (1, 2):
            made.toc_level = heading.level - 1  # type: ignore[attr-defined]
        return made

    def text_style(self, name: str) -> ParagraphStyle:
        """The style of a text of that name."""
        if name == "columns":
            return self.style("columns", 0, alignment=4)
        return self.style(name, {"small": -2.0, "area": 2.0}.get(name, 0.0), spaceAfter=6)

    def blocks(self, found: tuple[Piece, ...], style: ParagraphStyle, bold: bool = False) -> list[Flowable]:
        """Paragraphs, lists and nested tables."""
        made: list[Flowable] = []
        run: list[Piece] = []
        for piece in (*found, Piece("end", "")):
            if run and run[-1].kind != piece.kind:
                made.append(self.run(run, style))
                run = []
            if piece.kind in ("item", "numbered", "nested"):
                run.append(piece)
            elif piece.kind == "paragraph":
                text = self.inline(piece.text)
                made.append(Paragraph(f"<b>{text}</b>" if bold else text, style))
        return made

    def run(self, run: list[Piece], style: ParagraphStyle) -> Flowable:
        """A list or a nested table."""
        if run[0].kind == "nested":
            cells = [[Paragraph(self.inline(cell), style) for cell in piece.cells] for piece in run]
            return DrawnTable(
                cells,
                style=[("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")],
            )
        items: list[Any] = [ListItem(Paragraph(self.inline(piece.text), style)) for piece in run]
        if run[0].kind == "numbered":
            return ListFlowable(
                items,
                bulletType="1",
                bulletFormat="%s.",
                leftIndent=16,
                start=int(run[0].number),
                bulletFontName=self.font,
                bulletFontSize=self.size,
            )
        mark = str(self.look.get("bullet", "•"))
        return ListFlowable(
            items,
            bulletType="bullet",
            start=mark,
            leftIndent=12,
            bulletFontName=self.font,
            bulletFontSize=self.size,
        )

    def table(self, table: Table, width: float) -> Flowable:
        """A table; rows are cut where the page ends."""
        total = sum(table.widths)
        grid: list[list[object]] = []
        commands: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            *self.rules(),
        ]
        covered: set[tuple[int, int]] = set()
        for y, row in enumerate(table.rows):
            line: list[object] = [""] * len(table.widths)
            cells = list(row)
            for x in range(len(table.widths)):
                if (x, y) in covered or not cells:
                    continue
                cell = cells.pop(0)
                line[x] = self.cell(cell)
                end = (x + cell.column_span - 1, y + cell.row_span - 1)
                covered |= {(a, b) for a in range(x, end[0] + 1) for b in range(y, end[1] + 1)}
                if end != (x, y):
                    commands.append(("SPAN", (x, y), end))
                if fill := self.look.get(f"{cell.role}_fill"):
                    commands.append(("BACKGROUND", (x, y), end, colors.HexColor(str(fill))))
            grid.append(line)
        return DrawnTable(
            grid,
            colWidths=[width * share / total for share in table.widths],
            style=commands,
            repeatRows=table.head_rows,
            splitInRow=int(not self.look.get("whole_rows")),
            splitByRow=int(bool(self.look.get("whole_rows"))),
        )

    def rules(self) -> list[tuple[Any, ...]]:
        """The rules that the look asks for: grid, horizontal or none."""
        kind = str(self.look.get("rules", "grid"))
        if kind == "none":
            return []
        if kind == "horizontal":
            return [
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
            ]
        return [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]

    def cell(self, cell: Cell) -> list[Flowable]:
        """What stands in a cell."""
        bold = cell.role != "value"
        style = self.style("cell", -0.5, spaceAfter=0, **({"hyphenationLang": ""} if bold else {}))
        return self.blocks(pieces(cell.content), style, bold)

    def inline(self, text: str) -> str:
        """Inline marks as ReportLab's; deletions and comments left out."""
        out = []
        for run in text_to_runs(text.replace("⏎", "")):
            clean = escape(run.text, quote=False).replace("¦", self.broken)
            if self.look.get("ligatures"):
                clean = clean.replace("fi", "\ufb01").replace("fl", "\ufb02")
            marked = {
                "italic": f"<i>{clean}</i>",
                "note": f"<super>{clean}</super>",
                "deleted": "",
                "comment": "",
            }
            out.append(marked.get(run.mark, clean))
        return "".join(out)


class _Chart(Flowable):
    """An organisation chart: one box above, the others below it."""

    def __init__(self, texts: tuple[str, ...], font: str) -> None:
        super().__init__()
        self.texts, self.font = texts, font
        self.width, self.height = 480.0, 120.0

    def wrap(self, *_: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw boxes, lines and texts."""
        canvas = cast("Any", self).canv
        below = len(self.texts) - 1
        room = self.width / max(1, below)
        places = [(self.width / 2, 90.0), *((room * (index + 0.5), 20.0) for index in range(below))]
        for (x, y), text in zip(places, self.texts, strict=True):
            canvas.rect(x - 65, y - 14, 130, 30)
            canvas.setFont(self.font, 8.5)
            canvas.drawCentredString(x, y - 2, text)
            if y < 90:
                canvas.line(x, y + 16, x, 55)
        canvas.line(places[1][0], 55, places[-1][0], 55)
        canvas.line(self.width / 2, 55, self.width / 2, 76)
