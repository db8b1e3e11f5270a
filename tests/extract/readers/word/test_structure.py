"""Headings, lists and tables of Word documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.word.reader import read_docx
from models.pages.document import Document, Paragraph, Table
from tests.docx_building import assert_sound, bold, p, package, run, shown, tbl, tc, tr


def read(body: str, **more: object) -> Document:
    document = read_docx("plan.docx", package(body, **more))  # type: ignore[arg-type]
    assert_sound(document)
    return document


def first_table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


# Headings


def test_levels_come_from_styles_in_any_language_and_by_inheritance() -> None:
    body = p("Ett", "Rubrik1") + p("Två", "Rubrik2") + p("Tre", "Omradesrubrik")
    body += p("Fyra", properties='<w:outlineLvl w:val="3"/>')
    body += p("Text", "Rubrik1", properties='<w:outlineLvl w:val="9"/>')
    assert shown(read(body)) == ["# Ett", "## Två", "## Tre", "#### Fyra", "Text"]


def test_a_localised_name_is_enough() -> None:
    style = '<w:style w:type="paragraph" w:styleId="X1"><w:name w:val="Rubrik 2 numrerad"/></w:style>'
    assert shown(read(p("Område", "X1"), styles=style)) == ["## Område"]


def test_a_title_stands_above_all_headings() -> None:
    body = p("Åtgärdsplan", "Rubrik") + p("Lövåsen", "Underrubrik") + p("Trygghet", "Rubrik1")
    assert shown(read(body)) == ["# Åtgärdsplan", "Lövåsen", "## Trygghet"]


def test_a_subtitle_elsewhere_is_a_heading() -> None:
    body = p("Åtgärdsplan", "Rubrik") + p("Text") + p("Trygghet", "Underrubrik") + p("Text")
    assert shown(read(body)) == ["# Åtgärdsplan", "Text", "## Trygghet", "Text"]


def test_an_empty_title_shifts_nothing() -> None:
    assert shown(read(p("", "Rubrik") + p("Trygghet", "Rubrik1"))) == ["# Trygghet"]


def test_styles_that_go_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/>'
        "</w:style>"
        for one, other in [("A", "B"), ("B", "A")]
    )
    assert shown(read(p("Text", "A"), styles=styles)) == ["Text"]


LONG = p("Vi gör detta tillsammans under året. " * 5)


def test_lines_that_are_only_bold_or_larger_are_headings_below_the_styled() -> None:
    large = p(inside=run("Prioriterade områden", '<w:sz w:val="28"/>'))
    body = (
        p("Plan", "Rubrik1") + LONG + large + LONG + bold("2. Nattvandring") + LONG + bold("3 Möten") + LONG
    )
    assert [line for line in shown(read(body)) if line.startswith("#")] == [
        "# Plan",
        "## Prioriterade områden",
        "### 2) Nattvandring",
        "### 3) Möten",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [bold("Närvarande:")],
        [bold("Detta är viktigt.")],
        [bold("ord " * 20)],
        [bold("Anna Påhittad"), bold("Storgatan 1"), bold("Lövåsen")],
        [p(inside=run(text, '<w:sz w:val="30"/>')) for text in ("Lövåsens kommun", "Polisen Lövåsen")],
    ],
)
def test_lines_that_are_no_headings(lines: list[str]) -> None:
    assert not [line for line in shown(read(LONG + "".join(lines) + LONG)) if line.startswith("#")]


def test_where_most_is_bold_bold_says_nothing() -> None:
    body = "".join(
        bold("Alla rader i planen är feta här") + LONG.replace("<w:rPr>", "<w:rPr><w:b/>") for _ in "abc"
    )
    assert not [line for line in shown(read(body)) if line.startswith("#")]


def test_bold_labels_in_cells_are_no_headings() -> None:
    assert shown(read(tbl(tr(tc(bold("Mål")), "Lugn")) + LONG))[0] == "|Mål|Lugn|"


# Lists


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="5">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>{more}'
    )


def listed(text: str, depth: int = 0, num: int = 1, style: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(text, style, properties=properties)


OUTLINE = numbering(
    level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)"),
    level(3, "bullet", "•"),
)  # fmt: skip


def test_automatic_numbers_are_computed_and_have_no_words() -> None:
    body = listed("a") + listed("b") + listed("c", 1) + listed("d", 1) + listed("e", 2) + listed("f", 3)
    body += listed("g") + listed("h", 1)
    document = read(body, numbering=OUTLINE)
    assert shown(document) == [
        *("1) a", "2) b", "  2.1) c", "  2.2) d", "    a) e", "      - f", "3) g", "  3.1) h"),
    ]
    assert all(isinstance(block, Paragraph) and block.mark == () for block in document.blocks)


def test_levels_skipped_count_as_begun() -> None:
    body = listed("a") + listed("b", 2) + listed("c", 1)
    assert shown(read(body, numbering=OUTLINE)) == ["1) a", "    a) b", "  1.2) c"]


def test_lists_of_one_kind_go_on_unless_told_to_start_anew() -> None:
    second = (
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    body = listed("a") + p("text") + listed("b", num=2) + listed("c", num=3) + listed("d", num=3)
    lines = shown(read(body, numbering=numbering(level(0, "decimal", "%1."), more=second)))
    assert lines == ["1) a", "text", "2) b", "4) c", "5) d"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("upperLetter", ["A", "B", "C"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperRoman", ["I", "II", "III"]),
        ("decimalZero", ["01", "02", "03"]),
        ("none", [None, None, None]),
        ("bullet", [None, None, None]),
    ],
)
def test_forms_of_numbers(form: str, numbers: list[str | None]) -> None:
    document = read(listed("a") + listed("b") + listed("c"), numbering=numbering(level(0, form, "§ %1)")))
    assert [block.number for block in document.blocks if isinstance(block, Paragraph)] == numbers


def test_restart_and_legal_numbers() -> None:
    never = numbering(
        level(0, "upperRoman", "%1"),
        level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>'),
    )
    body = listed("a") + listed("b", 1) + listed("c") + listed("d", 1)
    assert shown(read(body, numbering=never)) == ["I) a", "  1.1) b", "II) c", "  2.2) d"]


def test_numbered_headings_by_style_and_numbers_switched_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="R1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="R2"><w:name w:val="heading 2"/><w:basedOn w:val="R1"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    bound = numbering(
        level(0, "decimal", "%1", '<w:pStyle w:val="R1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="R2"/>'),
    )
    body = (
        p("Trygghet", "R1")
        + p("Centrum", "R2")
        + p("Utan", "R1", properties="<w:numPr><w:numId w:val='0'/></w:numPr>")
    )
    assert shown(read(body, styles=styles, numbering=bound)) == ["# 1) Trygghet", "## 1.1) Centrum", "# Utan"]


def test_a_list_style_alone_and_a_list_that_is_missing() -> None:
    style = '<w:style w:type="paragraph" w:styleId="PL"><w:name w:val="List Bullet 2"/></w:style>'
    assert shown(read(p("a", "PL") + listed("b"), styles=style)) == ["  - a", "- b"]


@pytest.mark.parametrize(
    ("text", "mark", "number", "kind"),
    [
        ("- få överblick", "-", None, "item"),
        ("•\u00a0få överblick", "•", None, "item"),
        ("•Få överblick", "•", None, "item"),
        ("\uf0b7 få överblick", "\uf0b7", None, "item"),
        ("1. Möten", "1.", "1", "item"),
        ("b) Möten", "b)", "b", "item"),
        ("-få överblick", "", None, "paragraph"),
        ("4 poliser deltar", "", None, "paragraph"),
        ("18.30 Mötet öppnas", "", None, "paragraph"),
        ("–", "", None, "paragraph"),
    ],
)
def test_typed_marks(text: str, mark: str, number: str | None, kind: str) -> None:
    document = read(p(text))
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert (document.text(block.mark), block.number, block.kind) == (mark, number, kind)


@pytest.mark.parametrize(
    ("text", "number"), [("4 Skola", "4"), ("§ 4 Val", "4"), ("2.1 Skola", "2.1"), ("1. Skola", "1")]
)
def test_typed_numbers_of_headings(text: str, number: str) -> None:
    (block,) = read(p(text, "Rubrik1")).blocks
    assert isinstance(block, Paragraph)
    assert block.number == number
    assert block.mark


# Tables


def test_spans_and_merges() -> None:
    across, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr(tc("Samverkan", across), "Vem"),
        tr("Mål", "Lugn", tc("Polisen", down)),
        tr("Syfte", "Trygghet", tc("och skolan", on)),
        tr("När", "Juni", tc("Kommunen")),
    )
    assert shown(read(body)) == [
        "|Samverkan→2|Vem|",
        "|Mål|Lugn|Polisen / och skolan↓2|",
        "|Syfte|Trygghet|",
        "|När|Juni|Kommunen|",
    ]


def test_old_merges_to_the_right() -> None:
    start, on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    assert shown(read(tbl(tr(tc("a", start), tc("", on), "b"), tr("c", "d", "e")))) == ["|a→2|b|", "|c|d|e|"]


def test_a_merge_that_goes_on_from_nothing_is_a_cell() -> None:
    body = tbl(
        tr(tc("a", "<w:vMerge/>"), "b"),
        tr(tc("c", "<w:vMerge/>"), "d"),
        tr(tc("e", '<w:gridSpan w:val="2"/><w:vMerge/>')),
    )
    assert shown(read(body)) == ["|a / c↓2|b|", "|d|", "|e→2|"]


def test_rows_that_begin_late() -> None:
    table = first_table(read(tbl(tr("a", "b", "c"), tr("x", "y", properties='<w:gridBefore w:val="1"/>'))))
    assert [cell.column for cell in table.rows[1].cells] == [1, 2]


def test_columns_nobody_can_see_are_none() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    table = first_table(
        read(tbl(tr("a", tc("b", wide)), tr("c", tc("d", wide)), tr(tc("e", '<w:gridSpan w:val="4"/>'))))
    )
    assert table.columns == 2
    assert [cell.column_span for row in table.rows for cell in row.cells] == [1, 1, 1, 1, 2]


def test_edges_dragged_not_quite_alike_are_one_column() -> None:
    two = '<w:gridSpan w:val="2"/>'
    body = tbl(tr("Mål", tc("Lugn", two)), tr(tc("Syfte", two), "Trygghet"), grid=(2700, 30, 6000))
    assert shown(read(body)) == ["|Mål|Lugn|", "|Syfte|Trygghet|"]
    wide = body.replace('"30"', '"900"')
    assert shown(read(wide)) == ["|Mål|Lugn→2|", "|Syfte→2|Trygghet|"]
    narrow_cell = tbl(tr("a", "b", "c"), tr(tc("d", two), "e"), grid=(2700, 30, 6000))
    assert shown(read(narrow_cell)) == ["|a|b|c|", "|d→2|e|"]


def test_cells_and_rows_in_content_controls_are_not_lost() -> None:
    wrapped = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = tbl(tr("a", wrapped.format(tc("b")), "c"), wrapped.format(tr("d", "e", "f")))
    assert shown(read(body)) == ["|a|b|c|", "|d|e|f|"]


def test_tables_in_cells_stand_in_order() -> None:
    table = first_table(read(tbl(tr("a", tc(p("före") + tbl(tr("inre")) + p("efter"))))))
    inner = table.rows[0].cells[1].blocks
    assert [type(block) for block in inner] == [Paragraph, Table, Paragraph]


def test_heading_rows_lead_the_table() -> None:
    head = "<w:tblHeader/>"
    table = first_table(read(tbl(tr("a", properties=head), tr("b"), tr("c", properties=head))))
    assert [row.heading for row in table.rows] == [True, False, False]
    assert [row.cells[0].heading for row in table.rows] == [True, False, False]


@pytest.mark.parametrize(
    ("shading", "shaded"),
    [
        ('<w:shd w:val="clear" w:fill="D9D9D9"/>', True),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', False),
        ('<w:shd w:val="clear" w:fill="auto"/>', False),
        ('<w:shd w:val="pct15" w:fill="auto"/>', True),
        ('<w:shd w:val="nil"/>', False),
        ("", False),
    ],
)
def test_shaded_cells(shading: str, shaded: bool) -> None:
    assert first_table(read(tbl(tr(tc("a", shading))))).rows[0].cells[0].shaded is shaded


def test_a_table_style_makes_its_first_row_bold_and_shaded() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Grund"><w:name w:val="Grund"/><w:tblStylePr w:type="firstRow">'
        '<w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="336699"/></w:tcPr></w:tblStylePr></w:style>'
    )
    look = '<w:tblStyle w:val="Grund"/><w:tblLook w:val="0020"/>'
    document = read(tbl(tr("Mål", "Vem"), tr("Lugn", "Polis"), properties=look), styles=styles)
    assert [word.bold for word in document.words] == [True, True, False, False]
    assert [cell.shaded for row in first_table(document).rows for cell in row.cells] == [
        True,
        True,
        False,
        False,
    ]
    off = look.replace("0020", "0000")
    assert not any(word.bold for word in read(tbl(tr("Mål"), properties=off), styles=styles).words)


def test_spans_beyond_reason_are_cut() -> None:
    table = first_table(read(tbl(tr(tc("a", '<w:gridSpan w:val="99999999"/>'), "b"))))
    assert table.columns == 2


cells = st.tuples(
    st.text(alphabet="abåäö \t", max_size=6),
    st.integers(1, 4),
    st.sampled_from([None, "restart", "continue"]),
    st.booleans(),
)
rows = st.tuples(st.lists(cells, min_size=1, max_size=5), st.integers(0, 2))


def _cell(text: str, span: int, merge: str | None, nested: bool) -> str:
    settings = f'<w:gridSpan w:val="{span}"/>' + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
    return tc(p(text) + (tbl(tr(text)) + p() if nested else ""), settings)


@given(st.lists(rows, min_size=1, max_size=6), st.lists(st.integers(0, 3000), max_size=20))
def test_any_merges_keep_every_word_once_and_in_the_grid(
    written: list[tuple[list[tuple[str, int, str | None, bool]], int]], grid: list[int]
) -> None:
    body = tbl(
        *(
            tr(*(_cell(*cell) for cell in row), properties=f'<w:gridBefore w:val="{before}"/>')
            for row, before in written
        ),
        grid=tuple(grid),
    )
    document = read(body)
    texts = [text for row, _ in written for text, _, _, nested in row for _ in range(1 + nested)]
    assert sorted(word.text for word in document.words) == sorted(
        word for text in texts for word in text.split()
    )
