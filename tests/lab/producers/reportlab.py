"""A drawn plan as PDF by ReportLab, in which every rule is ours to choose."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as DrawnTable
from reportlab.platypus.doctemplate import LayoutError
from reportlab.platypus.tableofcontents import TableOfContents

from tests.lab.producers.fitting import column_widths
from tests.lab.producers.look import COLUMN_GAP, FACES, Look, font_files
from tests.lab.producers.placing import Placed, fill_role, place_cells
from tests.lab.shapes.elements import Card, Cards, Drawn, Element, Labelled
from tests.samples.elements import Heading, Table, Text, Toc, text_to_runs
from tests.samples.source import pieces

_STANDARD = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
}
_STYLES = ("regular", "bold", "italic", "bold-italic")
_GREY = colors.HexColor("#8a8a8a")
_CARD_GAP = 8.0
"""Points between two cards."""


def write_pdf(drawn: Drawn, look: Look, path: Path) -> None:
    """Draw the PDF; the same plan gives the same bytes.

    ReportLab cuts no rows that a cell spans: where such rows are higher than a page, letters are set smaller.
    """
    for share in (1.0, 0.8, 0.65, 0.5, 0.4):
        smaller = look if share == 1.0 else replace(look, size=look.size * share, cut="rows")
        try:
            _Document(drawn, smaller, path).multiBuild(_Drawer(drawn, smaller).story(), canvasmaker=_Counted)
        except (LayoutError, TypeError):  # it fails to say in an error's text how high such a row is
            if share == 0.4:
                raise
        else:
            return


def _faces(face: str) -> dict[str, str]:
    """Style → name of the font, its files made known."""
    if face in _STANDARD:
        return dict(zip(_STYLES, _STANDARD[face], strict=True))
    names = {style: f"{FACES[face]}-{style}" for style in _STYLES}
    for style, file in font_files(face).items():
        _make_known(names[style], file)
    return names


def _make_known(name: str, file: Path) -> None:
    """Read a font's file, once: it is taken apart anew by each reading."""
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(file)))


class _Counted(Canvas):
    """A canvas that knows how many pages there are when it is saved, and says nothing of the time."""

    def __init__(self, *args: Any, **keys: Any) -> None:
        super().__init__(*args, **{**keys, "invariant": 1})


class _Document(BaseDocTemplate):  # type: ignore[misc,unused-ignore]
    """Pages with head, foot, watermark and one or two columns of print."""

    def __init__(self, drawn: Drawn, look: Look, path: Path) -> None:
        width, height = look.paper
        stored = (height, width) if look.turned else look.paper
        super().__init__(str(path), pagesize=stored, title=drawn.title, author="", lang="sv-SE")
        self.look = look
        self.font = _faces(look.face)["regular"]
        top = 30 + 8 + look.head_gap if look.head else look.margin
        frames = [
            Frame(x, look.margin, look.column, height - top - look.margin, 0, 0, 0, 0, id=f"column{at}")
            for at, x in enumerate(_edges(look))
        ]
        self.addPageTemplates([PageTemplate("page", frames, onPage=self.running, pagesize=stored)])

    def running(self, canvas: Canvas, _: object) -> None:
        """What stands on every page."""
        look = self.look
        width, height = look.paper
        if look.turned:
            canvas.setPageRotation(90)
            canvas.transform(0, 1, -1, 0, height, 0)
        canvas.saveState()
        if look.watermark:
            canvas.saveState()
            canvas.setFillColor(colors.HexColor("#dddddd"))
            canvas.setFont("Helvetica-Bold", 80)
            canvas.translate(width / 2, height / 2)
            canvas.rotate(40)
            canvas.drawCentredString(0, -20, look.watermark)
            canvas.restoreState()
        canvas.setFont(self.font, 8)
        canvas.drawString(look.margin, height - 38, look.head)
        page = f"{canvas.getPageNumber()}"
        foot = look.foot.replace("({pages})", "").replace("{page}", page).strip()
        canvas.drawRightString(width - look.margin, look.margin / 2, foot)
        canvas.restoreState()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Headings tell the table of contents where they are."""
        if isinstance(flowable, Paragraph) and hasattr(flowable, "toc_level"):
            self.notify("TOCEntry", (flowable.toc_level, flowable.getPlainText(), self.page))


def _edges(look: Look) -> list[float]:
    return [look.margin + at * (look.column + COLUMN_GAP) for at in range(look.columns)]


class _Drawer:
    """Elements to flowables."""

    def __init__(self, drawn: Drawn, look: Look) -> None:
        self.drawn = drawn
        self.look = look
        self.fonts = _faces(look.face)
        if drawn_boxes(drawn):
            _make_known("Boxes", font_files("sans")["regular"])

    def story(self) -> list[Flowable]:
        """All that is drawn, from top to bottom."""
        story: list[Flowable] = []
        for element in self.drawn.elements:
            story += self.element(element)
            if isinstance(element, Heading) and element.level == 0 and self.look.above:
                story.append(Spacer(1, self.look.above))
        return story

    def style(self, kind: str = "regular", size: float = 1.0, **more: Any) -> ParagraphStyle:
        """A paragraph's style; `size` is a share of the page's usual size."""
        points = self.look.size * size
        align = {"alignment": 4} if self.look.justified and kind == "regular" else {}
        return ParagraphStyle(
            "style",
            fontName=self.fonts[kind],
            fontSize=points,
            leading=points * 1.22,
            **{"spaceAfter": 4, **align, **more},
        )

    def element(self, element: Element) -> list[Flowable]:
        """The flowables of one element."""
        if isinstance(element, Heading):
            return [self.heading(element)]
        if isinstance(element, Text):
            if element.style == "area":
                return [Paragraph(_markup(element.content), self.style("bold"))]
            return self.blocks(element.content, 0.8 if element.style == "small" else 1.0)
        if isinstance(element, Labelled):
            return self.labelled(element)
        if isinstance(element, Cards):
            return self.cards(element)
        if isinstance(element, Toc):
            return self.contents(element)
        return [self.table(element), Spacer(1, 10)] if isinstance(element, Table) else []

    def heading(self, heading: Heading) -> Paragraph:
        """A heading, set apart as the look says."""
        size = (1.7 if self.look.columns == 1 else 1.4, 1.35, 1.12)[heading.level]
        kind = {"bold": "bold", "capitals": "bold", "italic": "italic"}.get(self.look.headings, "regular")
        text = f"{heading.number} {heading.text}".strip()
        text = text.upper() if self.look.headings == "capitals" else text
        marked = (
            small_capitals(text, self.look.size * size)
            if self.look.headings == "small-caps"
            else escape(text)
        )
        marked = f"<u>{marked}</u>" if self.look.headings == "underline" else marked
        ink = {"textColor": colors.HexColor("#a03020")} if self.look.headings == "colour" else {}
        style = self.style(kind, size, keepWithNext=1, spaceBefore=8, alignment=0, **ink)
        made = Paragraph(marked, style)
        if heading.level:
            made.toc_level = heading.level - 1  # type: ignore[attr-defined,unused-ignore]
        return made

    def label_style(self) -> ParagraphStyle:
        """The style of labels."""
        kind = {"bold": "bold", "colour": "bold", "italic": "italic"}.get(self.look.label_face, "regular")
        return self.style(kind, alignment=0, spaceAfter=0)

    def labelled(self, element: Labelled) -> list[Flowable]:
        """A label and its value; the label in its own face."""
        first, *others = pieces(element.content)
        font = self.label_style().fontName
        label = f'<font name="{font}" color="{self.look.ink("label")}">{escape(element.label)}</font>'
        if element.alone or first.kind != "paragraph":
            return [Paragraph(label, self.style(spaceAfter=0)), *self.blocks(element.content)]
        rest = "\n".join(("- " if one.kind == "item" else "") + one.text for one in others)
        return [
            Paragraph(f"{label} {_markup(first.text)}", self.style()),
            *(self.blocks(rest) if rest else []),
        ]

    def blocks(
        self, content: str, size: float = 1.0, kind: str = "regular", ink: str = "#000000"
    ) -> list[Flowable]:
        """Paragraphs and list items."""
        made: list[Flowable] = []
        found = pieces(content)
        for at, piece in enumerate(found):
            after = 0 if at == len(found) - 1 and ink else 3
            style = self.style(kind, size, spaceAfter=after or 2, textColor=colors.HexColor(ink))
            mark = {"item": "•", "numbered": f"{piece.number}."}.get(piece.kind, "")
            if piece.text.startswith(("☐", "☒")) or not mark:
                made.append(Paragraph(_markup(piece.text), style))
            else:
                style.leftIndent, style.bulletIndent = 14, 2
                style.bulletFontName = self.fonts["regular"]
                made.append(Paragraph(_markup(piece.text), style, bulletText=mark))
        return made

    def table(self, table: Table) -> Flowable:
        """A table with its rules and grounds."""
        rows: list[list[Any]] = [[""] * len(table.widths) for _ in table.rows]
        commands = self.rules()
        for placed in place_cells(table):
            rows[placed.row][placed.column] = self.cell(placed, table)
            corners = ((placed.column, placed.row), (placed.last_column, placed.last_row))
            if placed.cell.row_span > 1 or placed.cell.column_span > 1:
                commands.append(("SPAN", *corners))
            if fill := self.look.fill(fill_role(placed, table)):
                commands.append(("BACKGROUND", *corners, colors.HexColor(fill)))
            elif self.look.zebra and (placed.row - table.head_rows) % 2:
                commands.append(("BACKGROUND", *corners, colors.HexColor(self.look.zebra)))
        widths = column_widths(table, self.look, self.look.column)
        drawn = DrawnTable(
            rows,
            widths,
            repeatRows=table.head_rows if self.look.repeat else 0,
            splitInRow=self.look.cut == "anywhere",
        )
        drawn.setStyle(commands)
        return KeepTogether([drawn]) if self.look.cut == "whole" else drawn

    def cell(self, placed: Placed, table: Table) -> list[Flowable]:
        """What stands in a cell."""
        role = fill_role(placed, table)
        ink = self.look.ink(role)
        if role in ("title", "area"):
            return self.blocks(placed.cell.content, kind="bold", ink=ink)
        if role in ("label", "head"):
            style = self.label_style()
            style.textColor = colors.HexColor(ink)
            return [Paragraph(_markup(placed.cell.content), style)]
        return self.blocks(placed.cell.content)

    def rules(self) -> list[tuple[Any, ...]]:
        """Rules and room, for a whole table."""
        everywhere = ((0, 0), (-1, -1))
        side = self.look.padding
        drawn: dict[str, list[tuple[Any, ...]]] = {
            "all": [("GRID", *everywhere, 0.6, _GREY)],
            "across": [("LINEABOVE", *everywhere, 0.6, _GREY), ("LINEBELOW", *everywhere, 0.6, _GREY)],
            "white": [("GRID", *everywhere, 1.6, colors.white)],
            "box": [("BOX", *everywhere, 0.8, _GREY)],
        }
        return [
            ("VALIGN", *everywhere, "MIDDLE" if self.look.middle else "TOP"),
            ("LEFTPADDING", *everywhere, side),
            ("RIGHTPADDING", *everywhere, side),
            ("TOPPADDING", *everywhere, self.look.air),
            ("BOTTOMPADDING", *everywhere, self.look.air),
            *drawn.get(self.look.rules, []),
        ]

    def cards(self, element: Cards) -> list[Flowable]:
        """Cards in rows, with room between them."""
        made: list[Flowable] = []
        width = (self.look.column - _CARD_GAP * (element.per_row - 1)) / element.per_row
        widths = [width, *[_CARD_GAP, width] * (element.per_row - 1)]
        for at in range(0, len(element.cards), element.per_row):
            row: list[Any] = [""] * len(widths)
            commands = self.rules()[:5]
            for column, card in enumerate(element.cards[at : at + element.per_row]):
                row[2 * column] = self.card(card)
                commands += self.edges((2 * column, 0))
            drawn = DrawnTable([row], widths, splitInRow=1)
            drawn.setStyle(commands)
            made += [drawn, Spacer(1, _CARD_GAP)]
        return made

    def edges(self, corner: tuple[int, int]) -> list[tuple[Any, ...]]:
        """The rules and the ground of one card."""
        drawn: dict[str, list[tuple[Any, ...]]] = {
            "all": [("BOX", corner, corner, 0.6, _GREY)],
            "box": [("BOX", corner, corner, 0.8, _GREY)],
            "across": [("LINEABOVE", corner, corner, 0.6, _GREY)],
        }
        if ground := self.look.fill("card"):
            drawn["white"] = [("BACKGROUND", corner, corner, colors.HexColor(ground))]
        return drawn.get(self.look.rules, [])

    def card(self, card: Card) -> list[Flowable]:
        """A title, and each label above its value."""
        made: list[Flowable] = []
        if card.title:
            band = {"backColor": colors.HexColor(self.look.card_title)} if self.look.card_title else {}
            made.append(Paragraph(escape(card.title), self.style("bold", 1.1, alignment=0, **band)))
        for label, content in card.rows:
            style = self.label_style()
            style.textColor = colors.HexColor(self.look.ink("label"))
            style.backColor = colors.HexColor(self.look.card_label) if self.look.card_label else None
            made += [Paragraph(escape(label), style), *self.blocks(content), Spacer(1, 3)]
        return made

    def contents(self, element: Toc) -> list[Flowable]:
        """A table of contents with leaders."""
        toc = TableOfContents(dotsMinLevel=0)
        toc.levelStyles = [self.style(spaceAfter=0), self.style(spaceAfter=0, leftIndent=12)]
        return [Paragraph(element.title, self.style("bold")), toc, Spacer(1, 10)]


def drawn_boxes(drawn: Drawn) -> bool:
    """Whether a box to tick stands anywhere."""
    return any("☒" in repr(element) for element in drawn.elements)


def small_capitals(text: str, size: float) -> str:
    """`text` in small capitals, as a program draws them that has none in its font."""
    marked = []
    for word in text.split(" "):
        marked.append("".join(_small(letter, size) for letter in word))
    return " ".join(marked).replace(f'</font><font size="{size * 0.8:.1f}">', "")


def _small(letter: str, size: float) -> str:
    if not letter.islower():
        return escape(letter)
    return f'<font size="{size * 0.8:.1f}">{escape(letter.upper())}</font>'


_MARKS = {
    "note": "<super>{}</super>",
    "deleted": "<strike>{}</strike>",
    "comment": '<font color="#ffffff">{}</font>',
}


def _markup(text: str) -> str:
    """Inline marks as ReportLab's own."""
    out = []
    for run in text_to_runs(text):
        clean = escape(run.text, quote=False)
        for box in "☐☒":
            clean = clean.replace(box, f'<font name="Boxes">{box}</font>')
        out.append(_MARKS.get(run.mark, "{}").format(clean))
    return "".join(out)
