"""How a Word document looks: fonts, page, styles, numbering, heads and feet."""

from __future__ import annotations

import datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from tests.samples.source import Source

_FIXED = datetime.datetime(2021, 3, 15, 9, 0, 0)
_LISTS = 60
"""How many numbered lists a document may have."""


def dress(document: Document, source: Source) -> None:
    """Set page, styles, lists, running head and foot, and properties that do not change with time."""
    look = source.look("docx")
    _page(document)
    _styles(document, str(look.get("font", "Carlito")), str(look.get("colour", "1F3864")))
    _style(document, "Cell").font.size = Pt(float(str(look.get("cell_size", 10))))
    _style(document, "List Bullet").font.size = Pt(float(str(look.get("cell_size", 10))))
    _numbering(document)
    _running(document, str(source.document.get("head", "")), str(source.document.get("foot", "")))
    properties = document.core_properties
    properties.title, properties.author, properties.language = source.title, "", "sv-SE"
    properties.created = properties.modified = _FIXED
    properties.last_modified_by, properties.comments = "", ""


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin = section.right_margin = Twips(1300)
    section.top_margin, section.bottom_margin = Twips(1400), Twips(1200)
    section.header_distance, section.footer_distance = Twips(700), Twips(600)


def _styles(document: Document, font: str, colour: str) -> None:
    base = _style(document, "Normal")
    base.font.name, base.font.size = font, Pt(10.5)
    base.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 20), ("Heading 1", 15), ("Heading 2", 12.5), ("Heading 3", 11)):
        style = _style(document, name)
        style.font.name, style.font.size, style.font.bold = font, Pt(size), True
        style.font.color.rgb = RGBColor.from_string(colour)
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    _style(document, "Subtitle").font.name = font
    made = (
        ("Cell", 10, False),
        ("Small", 8.5, False),
        ("Strong1", 12, True),
        ("TOC 1", 10.5, False),
        ("TOC 2", 10, False),
    )
    for name, size, bold in made:
        style = _style(document, name)
        style.base_style, style.font.size, style.font.bold = base, Pt(size), bold
        style.paragraph_format.space_after = Pt(1)
    for name in ("List Bullet", "List Paragraph"):
        _style(document, name).font.size = Pt(10)
        _style(document, name).paragraph_format.space_after = Pt(1)
    for name in ("TOC 1", "TOC 2"):
        tabs = '<w:tabs {}><w:tab w:val="right" w:leader="dot" w:pos="9200"/></w:tabs>'
        _style(document, name).element.get_or_add_pPr().append(parse_xml(tabs.format(nsdecls("w"))))


def _style(document: Document, name: str) -> ParagraphStyle:
    if name in document.styles:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        return style
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    return made


def _numbering(document: Document) -> None:
    """One automatic numbering for each numbered list, so that each starts from 1."""
    numbering = document.part.numbering_part.element
    abstract = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, parse_xml(abstract))
    for number in range(1, _LISTS):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{1000 + number}"><w:abstractNumId w:val="900"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )


def _running(document: Document, head: str, foot: str) -> None:
    section = document.sections[0]
    if head:
        section.header.paragraphs[0].text = head
    if foot:
        before, number, after = foot.partition("{page}")
        paragraph = section.footer.paragraphs[0]
        paragraph.add_run(before)
        if number:
            for kind, code in (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "1"), ("end", "")):
                run = paragraph.add_run()
                if kind:
                    run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
                elif code == " PAGE ":
                    run._r.append(
                        parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> PAGE </w:instrText>')
                    )
                else:
                    run.text = code
        paragraph.add_run(after)
