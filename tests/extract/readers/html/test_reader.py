"""HTML pages: what is shown, how it is arranged, and what a saved page adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.html import reader
from extract.readers.html.page import html_text
from extract.readers.html.reader import read_html
from models.errors import DamagedFile, DocumentError, LimitExceeded
from models.pages.document import Document, Paragraph, Table
from tests.docx_building import assert_sound, refs, shown

LONG = "<p>" + "Vi gör detta tillsammans under året. " * 5 + "</p>"


def read(body: str) -> Document:
    document = read_html("plan.html", f"<!DOCTYPE html>\n<html><body>{body}</body></html>".encode())
    assert_sound(document)
    return document


def first_table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Kommun<b>polis</b>en<p>deltar", ["Kommunpolisen", "deltar"]),
        ("före<p>i</p>efter", ["före", "i", "efter"]),
        ("<div>ett<br>två<hr>tre<div>fyra</div>fem</div>", ["ett", "två", "tre", "fyra", "fem"]),
        ("<h1>Åtgärds&shy;plan<br>2024</h1><h3>Mål</h3>", ["# Åtgärdsplan 2024", "### Mål"]),
        ("<h2>2. Trygghet</h2>", ["## 2) Trygghet"]),
        ("<p class=MsoTitle>Plan</p><h1>Mål</h1>", ["# Plan", "## Mål"]),
        ("<pre>rad ett\nrad två</pre>", ["rad ett", "rad två"]),
        ("<p>ord<sup><a href='#1'>1</a></sup> m<sup>2</sup></p>", ["ord 1 m2"]),
        ("<p>&aring;&#228;&#xf6; &okand;</p>", ["åäö &okand;"]),
        ("<select><option>nej<option selected>ja</select>", ["ja"]),
        (
            "<h1>Plan</h1><details><summary>Skolan</summary><h4>Rond</h4>ord</details>"
            "<details><summary>Torget</summary>ord</details>",
            ["# Plan", "## Skolan", "#### Rond", "ord", "## Torget", "ord"],
        ),
        (
            "<h2>Plan</h2><details><summary>Skolan</summary><h3>Rond</h3>ord</details>"
            "<details><summary><h3>Torget</h3></summary>ord</details>",
            ["## Plan", "## Skolan", "### Rond", "ord", "### Torget", "ord"],
        ),
        (2 * "<p>ord</p><details><summary>Läs mer</summary>mer</details>", ["ord", "mer", "ord", "mer"]),
        ("<details><summary>Läs mer</summary>mer</details>", ["Läs mer", "mer"]),
    ],
)
def test_paragraphs_and_headings(body: str, lines: list[str]) -> None:
    assert shown(read(body)) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        *("<script>var a</script>", "<style>p {}</style>", "<noscript>bort</noscript>"),
        *("<!-- bort -->", "<svg><text>bort</text></svg>"),
        "<template><p>bort</p></template>",
    ],
)
def test_what_the_page_does_not_show_is_not_read(hidden: str) -> None:
    assert shown(read(f"<p>kvar{hidden} här</p>")) in (["kvar här"], ["kvar", "här"])


def test_lists() -> None:
    body = "<ul><li>ett<li><p>två</p><p>mer</p><ol type=a start=3><li>tre<li value=9>nio</ol><li>fyra</ul>"
    assert shown(read(body)) == ["- ett", "- två", "mer", "  c) tre", "  i) nio", "- fyra"]


def test_typed_and_written_out_list_marks() -> None:
    word = "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>"
    document = read(f"<p>- ett</p><p>•två</p><p>-tre</p>{word}<![endif]>fyra</p>")
    assert shown(document) == ["- ett", "- två", "-tre", "- fyra"]
    marks = [document.text(block.mark) for block in document.blocks if isinstance(block, Paragraph)]
    assert marks == ["-", "•", "", "·"]


def test_bold_lines_are_headings() -> None:
    document = read(
        f"<h1>Plan</h1>{LONG}<p><b>Nattvandring</b></p>{LONG}<p style='font-weight:700'>Möten</p>{LONG}"
    )
    assert [line for line in shown(document) if line.startswith("#")] == [
        "# Plan",
        "## Nattvandring",
        "## Möten",
    ]


@pytest.mark.parametrize(
    ("weight", "is_bold"),
    [("bold", True), ("bolder", True), ("600", True), ("500", False), ("normal", False)],
)
def test_a_style_sheet_says_what_is_bold(weight: str, is_bold: bool) -> None:
    document = read(
        f"<style>.label{{font-weight:{weight}}}</style><p class=label>Mål</p><p>Lugna kvällar.</p>"
    )
    assert [document.words[0].bold, document.words[1].bold] == [is_bold, False]


def test_an_elements_own_style_outweighs_the_sheet() -> None:
    document = read("<style>p{font-weight:bold}</style><p style='font-weight:normal'>Mål</p>")
    assert not document.words[0].bold


def test_tables_lay_their_spans_out() -> None:
    body = (
        "<table><caption>Plan</caption><thead><tr><th>Mål<th colspan=2>Vem</thead>"
        "<tr><td rowspan=0>a<td>b<td bgcolor='#eeeeee'>c<tr><td colspan=2>d</table>"
    )
    document = read(body)
    assert shown(document) == ["Plan", "|Mål|Vem→2|", "|a↓2|b|c|", "|d→2|"]
    table = first_table(document)
    assert [row.heading for row in table.rows] == [True, False, False]
    assert [cell.heading for cell in table.rows[0].cells] == [True, True]
    assert [cell.shaded for cell in table.rows[1].cells] == [False, False, True]
    assert refs(document)["d"] == "table 1 row 3 cell 1"
    assert refs(document)["Plan"] == "line 2"


@pytest.mark.parametrize(
    ("attributes", "shaded"),
    [
        ("bgcolor=silver", True),
        ("style='background: #D9D9D9; padding:0'", True),
        ("bgcolor='#FFFFFF'", False),
        ("style='background-color: White'", False),
        ("style='background:url(a.png)'", False),
        ("", False),
    ],
)
def test_shaded_cells(attributes: str, shaded: bool) -> None:
    table = first_table(read(f"<table><tr><td {attributes}>a</table>"))
    assert table.rows[0].cells[0].shaded is shaded


def test_spans_that_collide_or_leave_the_table_are_cut() -> None:
    body = "<table><tr><td>a<td rowspan=9>b<tr><td colspan=5>c<td colspan=999999999>d</table>"
    assert shown(read(body)) == ["|a|b↓2|", "|c|d|"]


def test_tables_in_cells_and_text_where_none_belongs() -> None:
    document = read("<table>lös<tr>text<td>a<table><tr><td>inre<td>mer</table>efter<td>b</table>")
    assert shown(document) == ["lös", "text", "|a / |inre|mer| / efter|b|"]
    assert refs(document)["mer"] == "table 1 row 1 cell 1 table 1 row 1 cell 2"


def test_a_table_around_the_page_is_no_table() -> None:
    document = read("<table><tr><td><h1>Plan</h1><table><tr><td>a<td>b</table></table>")
    assert shown(document) == ["# Plan", "|a|b|"]
    assert first_table(document).ref == "table 1"


def test_lists_of_terms_are_tables_of_two_columns() -> None:
    body = (
        "<dl><dt>Mål<dd>Lugn</dd><div><dt>Vem<dt>Ansvarig<dd>Polis<dd>Skola</div></dl><dl><dt>Bara ord</dl>"
    )
    assert shown(read(body)) == ["|Mål|Lugn|", "|Vem / Ansvarig|Polis / Skola|", "Bara ord"]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("<nav><ul><li>Start</ul></nav>", "toc"),
        ("<p class=MsoToc1>Start 3</p>", "toc"),
        ("<div id='Table of Contents1'><h1>Innehåll</h1><p>Mål 3</p></div>", "toc"),
        ("<header>Lövåsens kommun</header>", "running_head"),
        ("<div title='footer'><p>Sida 3</p></div>", "running_foot"),
        ("<footer>Lövåsens kommun</footer>", "running_foot"),
    ],
)
def test_furniture(body: str, role: str) -> None:
    document = read(body + "<p>Text</p>")
    assert shown(document) == ["Text"]
    assert {piece.role for piece in document.furniture} == {role}


@pytest.mark.parametrize(
    "body",
    [
        "<header><h1>Plan</h1></header>",
        "<article><header>Ingress</header></article>",
        "<footer><table><tr><td>a</table></footer>",
        "<header>" + "ord " * 80 + "</header>",
    ],
)
def test_what_may_be_text_is_no_furniture(body: str) -> None:
    document = read(body)
    assert document.furniture == ()
    assert document.blocks


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("utf-8", "<meta charset=iso-8859-1>"),
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>"),
        ("cp1252", '<meta charset="utf-8">'),
        ("iso-8859-15", "<meta charset='iso-8859-15'>"),
        ("mac-roman", "<meta charset=macintosh>"),
        ("cp1252", "<meta charset=rot13>"),
    ],
)
def test_encodings(encoding: str, declaration: str) -> None:
    text = "Åtgärder för ökad trygghet på Lövåsens torg, så att även Örjan känner sig säker"
    page = f"<html><head>{declaration}</head><body><p>{text}</p></body></html>"
    assert shown(read_html("plan.html", page.encode(encoding))) == [text]
    assert text in html_text(page.encode(encoding))


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<!-- -->"])
def test_pages_without_words_come_back_as_such(data: bytes) -> None:
    assert read_html("plan.html", data).words == ()


def test_what_is_no_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DamagedFile):
        read_html("plan.html", b"\x00\x01\x02\x03" * 200)
    with pytest.raises(LimitExceeded):
        read_html("plan.html", b"<div>" * 5000 + b"text")
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    with pytest.raises(LimitExceeded):
        read_html("plan.html", b"<p>" + b"x" * 100)


@pytest.mark.parametrize(
    ("display", "texts"), [("inline-block", ["När Maj i Sala"]), ("inline", ["NärMaj i Sala"])]
)
def test_boxes_within_a_line_are_words_of_their_own(display: str, texts: list[str]) -> None:
    page = f"<style>span {{ display: {display} }}</style><div><span>När</span><span>Maj</span> i Sala</div>"
    assert shown(read(page)) == texts


def test_tables_nested_deep_lose_no_word() -> None:
    document = read("<table><tr><td>lager<td>b" * 60)
    assert sorted(word.text for word in document.words) == ["b"] * 60 + ["lager"] * 60


def test_entities_and_links_of_the_page_are_not_followed() -> None:
    data = b'<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/hostname">]><p>a&f;b</p>'
    assert "a&f;b" in shown(read_html("plan.html", data))


tags = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<table>",
            "</table>",
            "<tr>",
            "<td rowspan=2>",
            "<td colspan=3>",
            "<th>",
            "<ul>",
            "<li>",
        ),
        *(
            "</ul>",
            "<b>",
            "</b>",
            "<br>",
            "<dl>",
            "<dt>",
            "<dd>",
            "</dl>",
            "<h2>",
            "</h2>",
            "<nav>",
            "<pre>",
            "</td>",
        ),
    ]
)


@given(st.lists(tags | st.sampled_from(["ord ", "åäö", "\n", "1. "]), max_size=40))
def test_any_soup_keeps_every_word_once(soup: list[str]) -> None:
    document = read("".join(soup))
    found = "".join(word.text for word in document.words)
    expected = "".join(piece for piece in soup if not piece.startswith("<"))
    assert sorted(found) == sorted("".join(expected.split()))


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    try:
        assert_sound(read_html("plan.html", data))
    except DocumentError as error:
        assert error.name == "plan.html"
