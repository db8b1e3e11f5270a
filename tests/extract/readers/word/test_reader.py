"""Word documents: what counts as text, where it stands, and what is furniture."""

from __future__ import annotations

import io

import docx
import pytest

from extract.readers.formats import read_document
from extract.readers.shared import package as opener
from extract.readers.word.reader import read_docx
from models.errors import DamagedFile, DocumentError, LimitExceeded
from models.pages.document import Document, Paragraph, Table
from tests.docx_building import (
    NAMESPACES,
    assert_sound,
    bold,
    p,
    package,
    part,
    refs,
    relations,
    run,
    shown,
    tbl,
    tc,
    tr,
    zipped,
)


def read(body: str, **more: object) -> Document:
    document = read_docx("plan.docx", package(body, **more))  # type: ignore[arg-type]
    assert_sound(document)
    return document


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def furniture(document: Document) -> list[tuple[str, str]]:
    return [(piece.role, document.text(piece.paragraph.all_words)) for piece in document.furniture]


def field(code: str, result: str) -> str:
    """A complex field in one paragraph."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


# Words


def test_runs_split_words_anywhere() -> None:
    document = read(p(inside=run("Kommun") + run("polis", "<w:b/>") + run("en vandrar")))
    assert shown(document) == ["Kommunpolisen vandrar"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>före</w:t><w:tab/><w:t>efter</w:t></w:r>", "före efter"),
        ('<w:r><w:t>före</w:t><w:br w:type="page"/><w:t>efter</w:t></w:r>', "före efter"),
        ("<w:r><w:t>LoBRÅ</w:t><w:noBreakHyphen/><w:t>möte</w:t></w:r>", "LoBRÅ-möte"),
        ("<w:r><w:t>grann</w:t><w:softHyphen/><w:t>samverkan</w:t></w:r>", "grannsamverkan"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Ja</w:t></w:r>', "☑ Ja"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>bü</w:t></w:r><w:r><w:t>§</w:t></w:r>', "b✓§"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>b</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase>"
         "</w:ruby></w:r>", "ab"),
    ],
)  # fmt: skip
def test_signs_that_are_elements(inside: str, text: str) -> None:
    assert shown(read(p(inside=inside))) == [text]


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:ins w:id="1">{}</w:ins>',
        '<w:moveTo w:id="1">{}</w:moveTo>',
        "<w:smartTag>{}</w:smartTag>",
        '<w:fldSimple w:instr="REF x">{}</w:fldSimple>',
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        "<w:customXml>{}</w:customXml>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<mc:AlternateContent><mc:Choice Requires='w14'>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
        "</mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice Requires='w14'/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_wrapped_text_is_read_once(wrapped: str) -> None:
    document = read(p("Polisen ", inside=wrapped.format(run("åtar sig")) + run(" detta")))
    assert shown(document) == ["Polisen åtar sig detta"]


@pytest.mark.parametrize(
    "gone",
    [
        '<w:del w:id="1"><w:r><w:delText>borta</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="1"><w:r><w:t>borta</w:t></w:r></w:moveFrom>',
        "<w:r><w:instrText>borta</w:instrText></w:r>",
        '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    ],
)
def test_what_is_no_text_is_left_out(gone: str) -> None:
    assert shown(read(p("kvar ", inside=gone))) == ["kvar"]


def test_deleted_paragraph_marks_join_paragraphs_and_deleted_rows_go() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = p("Fält", properties=deleted) + p("arbete")
    body += tbl(tr("borta", properties='<w:del w:id="2"/>'), tr("kvar"))
    document = read(body)
    assert shown(document) == ["Fältarbete", "|kvar|"]
    assert "tracked-changes" in codes(document)


def test_codes_of_fields_show_nothing_and_results_do() -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + field("MERGEFIELD namn", "villkor")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("utfall")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert shown(read(p(inside=nested))) == ["utfall"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    body = p("Först", inside=begin) + p("Område", "Rubrik1") + p("Text")
    assert shown(read(body))[-2:] == ["# Område", "Text"]


def test_the_choice_of_a_form_s_drop_down_list_is_text() -> None:
    choices = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Nej"/><w:listEntry w:val="Ja"/>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{choices}</w:ddList></w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert shown(read(p("Klart: ", inside=begin + end))) == ["Klart: Ja"]


# Paragraphs


def test_a_hard_line_break_starts_a_paragraph_but_not_in_a_heading() -> None:
    broken = "<w:r><w:t>Trygghet</w:t><w:br/><w:t>i centrum</w:t></w:r>"
    assert shown(read(p(inside=broken))) == ["Trygghet", "i centrum"]
    assert shown(read(p(style="Rubrik1", inside=broken))) == ["# Trygghet i centrum"]


def test_a_dropped_capital_belongs_to_its_word() -> None:
    capital = p("S", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert shown(read(capital + p("kolan är trygg"))) == ["Skolan är trygg"]


def test_bold_comes_from_runs_and_styles_and_toggles() -> None:
    body = p("Rubrik", "Rubrik1") + p(inside=run("stark", '<w:rStyle w:val="Stark"/>') + run(" svag"))
    body += p("", "Rubrik1", inside=run("svag", '<w:rStyle w:val="Stark"/>'))
    body += p("", "Rubrik1", inside=run("inte", '<w:b w:val="0"/>'))
    document = read(body)
    assert [word.bold for word in document.words] == [True, True, False, False, False]


def test_refs_and_lines_rise() -> None:
    inner = tbl(tr("inre"))
    body = p("ett") + p() + p("tre") + tbl(tr("a", "b"), tr("c", tc(p("d") + inner + p())))
    document = read(body)
    where = refs(document)
    assert where["ett"] == "paragraph 1"
    assert where["tre"] == "paragraph 3"
    assert where["d"] == "table 1 row 2 cell 2"
    assert where["inre"] == "table 1 row 2 cell 2 table 1 row 1 cell 1"
    lines = [word.line for word in document.words]
    assert lines == sorted(set(lines))
    assert {word.page for word in document.words} == {None}


# Text boxes, notes, heads and feet


def box(text: str) -> str:
    """A text box as Word writes it: a drawing, and the same again for older programs."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_an_organisation_chart_of_text_boxes_is_read_once() -> None:
    document = read(p("Styrgrupp ", inside=box("Rådet") + run("leder") + box("Arbetsgruppen")) + p("Slut"))
    assert shown(document) == ["Styrgrupp leder", "Rådet", "Arbetsgruppen", "Slut"]
    assert [block.origin for block in document.blocks if isinstance(block, Paragraph)] == [
        *("body", "textbox", "textbox", "body"),
    ]
    assert refs(document)["Arbetsgruppen"] == "text box 2"


def test_an_old_text_box_and_its_table() -> None:
    content = f"<w:txbxContent>{tbl(tr('Mål', 'Trygghet'))}{p('under')}</w:txbxContent>"
    inside = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    document = read(p("Text", inside=inside))
    assert shown(document) == ["Text", "|Mål|Trygghet|", "under"]
    assert refs(document)["Trygghet"] == "text box 1 table 1 row 1 cell 2"


def test_blocks_inside_paragraphs_and_in_choices_are_not_lost() -> None:
    choice = f"<mc:AlternateContent><mc:Choice Requires='w14'>{p('val')}</mc:Choice></mc:AlternateContent>"
    document = read(p("Ute ", inside=p("inne") + tbl(tr("a")) + run("slut")) + choice + run("lös"))
    assert shown(document) == ["Ute slut", "inne", "|a|", "val", "lös"]


def test_decorative_lettering_and_shapes_are_text() -> None:
    lettering = "<w:r><w:pict><v:shape><v:textpath string='Trygg hela veckan'/></v:shape></w:pict></w:r>"
    shape = (
        "<w:r><w:drawing><a:p><a:r><a:t>Styr</a:t></a:r><a:r><a:t>grupp</a:t></a:r></a:p></w:drawing></w:r>"
    )
    assert shown(read(p(inside=lettering + shape))) == ["Trygg hela veckan", "Styrgrupp"]


def test_diagrams_and_charts_are_read_from_their_parts() -> None:
    points = "".join(
        f'<dgm:pt modelId="{n}"{kind}><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for n, (text, kind) in enumerate([("Kommunen", ""), ("Polisen", ""), ("visas", ' type="pres"')])
    )
    diagram = f"<dgm:dataModel {NAMESPACES}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"
    chart = (
        f"<c:chartSpace {NAMESPACES}><c:title><a:p><a:r><a:t>Anmälda brott</a:t></a:r></a:p></c:title>"
        "<c:cat><c:strRef><c:strCache><c:pt><c:v>Rån</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>"
    )
    drawings = '<w:r><w:drawing><dgm:relIds r:dm="rId7"/></w:drawing></w:r>'
    drawings += '<w:r><w:drawing><c:chart r:id="rId8"/></w:drawing></w:r>'
    document = read(
        p(inside=drawings),
        links=[("rId7", "diagramData", "diagrams/data1.xml"), ("rId8", "chart", "charts/chart1.xml")],
        parts={"word/diagrams/data1.xml": diagram, "word/charts/chart1.xml": chart},
    )
    assert shown(document) == ["Kommunen", "Polisen", "Anmälda brott", "Rån"]


def test_notes_follow_the_body_in_the_order_of_their_calls() -> None:
    calls = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (3, 2))
    deleted = '<w:del w:id="9"><w:r><w:footnoteReference w:id="4"/></w:r></w:del>'
    notes = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>streck</w:t></w:r></w:p></w:footnote>'
    notes += "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in [(2, "andra"), (3, "första"), (4, "struken"), (5, "lös")]
    )
    document = read(
        p("Text", inside=calls + deleted) + p("mer"),
        links=[("rId5", "footnotes", "footnotes.xml")],
        parts={"word/footnotes.xml": part("footnotes", notes)},
    )
    assert shown(document) == ["Text", "mer", "första", "andra", "lös"]
    assert refs(document)["andra"] == "footnote 2"
    assert document.blocks[-1].origin == "footnote"  # type: ignore[union-attr]


def test_heads_and_feet_are_furniture_each_part_once() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:headerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/></w:sectPr>'
    )
    number = run("Sida ") + field("PAGE", "2") + run(" (") + field("NUMPAGES", "5") + run(")")
    document = read(
        p("Text", properties=section) + p("Mer") + section,
        links=[("rId5", "header", "h1.xml"), ("rId6", "header", "h2.xml"), ("rId7", "footer", "f1.xml")],
        parts={
            "word/h1.xml": part("hdr", tbl(tr("Lövåsens kommun", "Dnr 12"))),
            "word/h2.xml": part("hdr", p("Lövåsens kommun")),
            "word/f1.xml": part("ftr", p(inside=number) + p("Lövåsen", inside=field("PAGE", " 2"))),
        },
    )
    assert shown(document) == ["Text", "Mer"]
    assert furniture(document) == [
        ("running_head", "Lövåsens kommun"),
        ("running_head", "Dnr 12"),
        ("running_head", "Lövåsens kommun"),
        ("page_number", "Sida 2 (5)"),
        ("running_foot", "Lövåsen 2"),
    ]


@pytest.mark.parametrize(
    "contents",
    [
        p("Område ett 3", "Innehll1") + p("Område två 4", "Innehll1"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('Innehåll', 'Rubrik1')}{p('Område ett 3')}</w:sdtContent></w:sdt>",
        p(inside='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Område ett 3"))
        + p("Område två 4")
        + p(inside='<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        p("Innehåll", "Rubrik1") + p("Område ett 3") + p("Område två 4") + p("Bilagor 12"),
        p("Område ett ..... 3") + p("Område två.....4") + p("Bilagor … 12"),
    ],
)  # fmt: skip
def test_tables_of_contents_are_furniture(contents: str) -> None:
    document = read(contents + p("Område ett", "Rubrik1") + p("Texten"))
    assert shown(document) == ["# Område ett", "Texten"]
    assert {role for role, _ in furniture(document)} == {"toc"}


def test_lines_that_end_in_figures_are_no_contents() -> None:
    body = p("Anmälda rån 14") + p("Anmälda rån 15") + p("Anmälda rån 17")
    assert len(shown(read(body))) == 3


def test_a_prompt_nobody_filled_in_is_furniture() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Klicka här')}</w:sdtContent></w:sdt>"
    )
    document = read(tbl(tr("Mål", tc(p("Ansvarig: ", inside=prompt)))))
    assert shown(document) == ["|Mål|Ansvarig:|"]
    assert furniture(document) == [("instruction", "Klicka här")]


# Parts inside


def test_embedded_parts_are_read_in_their_place_or_noted() -> None:
    inner = package(p("Inre", "Rubrik1") + tbl(tr("Mål", "Lugn")))
    chunks = "".join(f'<w:altChunk r:id="rId{number}"/>' for number in (11, 12, 13, 14))
    whole = package(
        p("Före") + chunks + p("Efter"),
        links=[
            ("rId11", "aFChunk", "inner.docx"),
            ("rId12", "aFChunk", "inner.html"),
            ("rId13", "aFChunk", "inner.txt"),
            ("rId14", "aFChunk", "inner.rtf"),
        ],
        parts={
            "word/inner.docx": inner,
            "word/inner.html": "<html><body><p>Från <b>webben</b></body></html>",
            "word/inner.txt": "rad ett\n\nrad två",
            "word/inner.rtf": "{\\rtf1 nej}",
        },
    )
    _, document = read_document("plan.docx", whole)
    assert_sound(document)
    assert shown(document) == [
        *("Före", "# Inre", "|Mål|Lugn|", "Från webben", "rad ett", "rad två", "Efter"),
    ]
    assert refs(document)["Lugn"] == "embedded part 1 table 1 row 1 cell 2"
    assert codes(document) == ["embedded-part-skipped"]
    assert codes(read_docx("plan.docx", whole)) == ["embedded-part-skipped"] * 2  # no reader for the page


def test_what_was_left_out_is_noted() -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'
    document = read(
        p("Bild", inside=picture) + '<w:subDoc r:id="rId8"/>',
        links=[("rId5", "comments", "comments.xml")],
        parts={
            "word/comments.xml": part("comments", f'<w:comment w:id="1">{p("Stämmer detta?")}</w:comment>')
        },
    )
    assert shown(document) == ["Bild"]
    assert codes(document) == ["comments-skipped", "linked-document-skipped", "pictures-without-text"]


# Packages


def test_a_document_of_python_docx() -> None:
    made = docx.Document()
    made.add_heading("Åtgärdsplan", 0)
    made.add_heading("Trygghet", 1)
    made.add_paragraph("Vandringar", style="List Bullet")
    made.add_paragraph("Möten", style="List Number")
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Mål"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "Vem"
    target = io.BytesIO()
    made.save(target)
    document = read_docx("plan.docx", target.getvalue())
    assert_sound(document)
    assert shown(document) == [
        *("# Åtgärdsplan", "## Trygghet", "- Vandringar", "1) Möten", "|Mål→2|Vem↓2|", "|||"),
    ]


def test_strict_documents_and_odd_places_and_byte_order_marks() -> None:
    main = part("document", f"<w:body>{p('Läst')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    links = relations([("a", "officeDocument", "/Text\\del.xml")]).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://purl.oclc.org/ooxml/officeDocument",
    )
    data = zipped({"_rels/.rels": links, "text/del.xml": b"\xef\xbb\xbf\r\n" + main.encode()})
    assert shown(read_docx("plan.docx", data)) == ["Läst"]


def test_wide_encodings_are_read() -> None:
    main = part("document", f"<w:body>{p('Åtgärd')}</w:body>").replace("UTF-8", "UTF-16")
    data = zipped({"word/document.xml": main.encode("utf-16")})
    assert shown(read_docx("plan.docx", data)) == ["Åtgärd"]


def test_a_document_without_words_comes_back_as_such() -> None:
    document = read(p() + tbl(tr("", "")))
    assert document.words == ()


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    cut = part("document", f"<w:body>{p('Före')}{p('Efter')}</w:body>").partition("<w:t xml:space")[0]
    cut += '<w:t xml:space="preserve">Före</w:t>'
    document = read_docx("plan.docx", package("", parts={"word/document.xml": cut}))
    assert shown(document) == ["Före"]
    assert codes(document) == ["part-damaged"]


def test_a_missing_or_senseless_style_sheet_is_no_error() -> None:
    body = p("Område", "Rubrik1") + p("Text")
    assert shown(read(body, styles=None)) == ["# Område", "Text"]
    senseless = (
        '<w:style w:type="?" w:styleId="Rubrik1"><w:name/><w:rPr><w:b w:val="kanske"/><w:sz w:val="x"/>'
    )
    senseless += "</w:rPr></w:style>"
    assert shown(read(body, styles=senseless)) == ["Område", "Text"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04 slut", DamagedFile),
        (b"inget zip", DamagedFile),
        (zipped({"word/other.xml": "<a/>"}), DamagedFile),
        (zipped({"word/document.xml": "<a/>"}), DamagedFile),
        (zipped({"word/document.xml": ""}), DamagedFile),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), DamagedFile),
        (package(p("Text"))[:-400], DamagedFile),
    ],
)
def test_what_no_reader_can_open(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as raised:
        read_docx("plan.docx", data)
    assert str(raised.value).startswith("plan.docx: ")


def test_documents_inside_one_another_end_somewhere() -> None:
    data = package(p("Botten"))
    for _ in range(4):
        chunk = p("Lager") + '<w:altChunk r:id="rId1"/>'
        data = package(chunk, links=[("rId1", "aFChunk", "a.docx")], parts={"word/a.docx": data})
    document = read_docx("plan.docx", data)
    assert shown(document) == ["Lager", "Lager", "Lager"]
    assert "embedded-part-skipped" in codes(document)


def test_tables_nested_deep_lose_no_word() -> None:
    content = "botten"
    for _ in range(60):
        content = tc(p("lager") + tbl(f"<w:tr>{content if content.startswith('<') else tc(content)}</w:tr>"))
    document = read(tbl(f"<w:tr>{content}</w:tr>"))
    assert len(document.words) == 61


def test_a_part_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opener, "MAX_PART", 2000)
    with pytest.raises(LimitExceeded):
        read_docx("plan.docx", package(p("ord " * 3000)))


def test_captions_and_bold_sentences_are_no_headings() -> None:
    body = p("Tabell 1 Mötesplan", "Beskrivning") + tbl(tr("a")) + p("x " * 200)
    document = read(body + bold("Detta är viktigt.") + p("Text"))
    assert [line for line in shown(document) if line.startswith("#")] == []
    assert isinstance(document.blocks[1], Table)
