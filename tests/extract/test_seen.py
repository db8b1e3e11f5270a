"""The record holds what a person sees in force: struck out, hidden, notes, ticks and form fields, in each format."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from extract.pipeline import extract_bytes
from models.record import Activity, Record
from tests.docx_building import p, package, run, tbl, tc, tr

ROWS = {
    "Aktivitet": "Kvällspass vid stationen",
    "Syfte": "Resenärer ska känna sig trygga",
    "Mötesfrekvens": "Varje månad",
    "Löptid": "Till 2025-06-30",
    "Sammankallande": "Kommunpolis",
    "Polisens åtagande": "Polisen åtar sig att leda passen",
}


def word(**changed: str) -> Record:
    """The plan as a Word document; `changed` holds the inner XML of cells, by the ASCII letters of their labels."""
    rows = "".join(tr(tc(p(label)), tc(changed.get(key(label)) or p(text))) for label, text in ROWS.items())
    return extract_bytes(
        "plan.docx", package(p("Åtgärdsplan Farsta 2025") + tbl(rows) + changed.get("below", ""))
    ).record


def page(head: str = "", **changed: str) -> Record:
    rows = "".join(
        f"<tr><th>{label}</th><td>{changed.get(key(label), text)}</td></tr>" for label, text in ROWS.items()
    )
    html = f"<html><head>{head}</head><body><h1>Åtgärdsplan Farsta 2025</h1><table>{rows}</table>{changed.get('below', '')}"
    return extract_bytes("plan.html", html.encode()).record


def markdown(**changed: str) -> Record:
    rows = "\n".join(f"| {label} | {changed.get(key(label), text)} |" for label, text in ROWS.items())
    text = f"# Åtgärdsplan Farsta 2025\n\n| Område | Trygga platser |\n|---|---|\n{rows}\n\n{changed.get('below', '')}\n"
    return extract_bytes("plan.md", text.encode()).record


def sheet(change: Callable[[Workbook], None]) -> Record:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Åtgärdsplan Farsta 2025"])
    page.append([])
    page.append(["Aktivitet", "Mötesfrekvens", "Vem", "Polisens åtagande"])
    page.append(["Kvällspass", "Varje månad", "Kommunpolis", "Polisen åtar sig att leda passen"])
    page.append(["Läxhjälp", "Varje vecka", "Rektor", "Polisen åtar sig att komma en gång"])
    change(book)
    data = io.BytesIO()
    book.save(data)
    return extract_bytes("plan.xlsx", data.getvalue()).record


def key(label: str) -> str:
    return label.split(maxsplit=1)[0].lower().translate(str.maketrans("åäö", "aao"))


def only(record: Record) -> Activity:
    assert record.kind == "plan"
    coverage = record.coverage
    assert coverage.words == coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder
    (activity,) = record.activities
    return activity


def meetings(record: Record) -> tuple[str, float | None]:
    found = only(record).meeting_frequency
    assert found is not None
    return found.text, found.times_per_year


def left(record: Record) -> list[tuple[str, str]]:
    """The warnings of text that is not in force, each with the text that it speaks of."""
    found = []
    for warning in record.warnings:
        if warning.code in {"struck-out", "hidden-text"}:
            assert warning.path is not None and warning.evidence
            number = int(warning.path.removeprefix("remainder[").removesuffix("]"))
            found.append((warning.code, record.remainder[number].text))
    return found


STRUCK = [
    lambda: word(motesfrekvens=p(inside=run("Varje vecka", "<w:strike/>") + run(" Varje månad"))),
    lambda: word(motesfrekvens=p(inside=run("Varje vecka", "<w:dstrike/>")) + p("Varje månad")),
    lambda: word(motesfrekvens=p(inside=run("Varje ") + run("vecka", "<w:strike/>") + run("månad"))),
    lambda: page(motesfrekvens="<s>Varje vecka</s> Varje månad"),
    lambda: page(motesfrekvens="<del>Varje vecka</del><br>Varje månad"),
    lambda: page(motesfrekvens="<span style='text-decoration: line-through'>Varje <b>vecka</b></span> Varje månad"),
    lambda: page("<style>.x, .old { text-decoration: line-through }</style>", motesfrekvens="<p class='a old'>Varje vecka</p><p>Varje månad</p>"),
    lambda: page("<style>table .old > p { text-decoration: line-through } .a p, td > .b { display: none }</style>", motesfrekvens="<div class='old'><p>Varje vecka</p></div><p class='b'></p> Varje månad"),
    lambda: markdown(motesfrekvens="~~Varje vecka~~ Varje månad"),
    lambda: markdown(motesfrekvens="<s>Varje vecka</s> Varje månad"),
]  # fmt: skip


@pytest.mark.parametrize("read", STRUCK)
def test_struck_out_text_is_in_no_field(read: Callable[[], Record]) -> None:
    record = read()
    assert meetings(record) == ("Varje månad", 12)
    ((code, text),) = left(record)
    assert (code, text.split()[-1]) == ("struck-out", "vecka")


HIDDEN = [
    lambda: word(motesfrekvens=p(inside=run("Varje vecka ", "<w:vanish/>") + run("Varje månad"))),
    lambda: word(motesfrekvens=p(inside=run("Varje vecka", '<w:color w:val="FFFFFF"/>') + run(" Varje månad"))),
    lambda: word(motesfrekvens=p(inside=run("Varje vecka", '<w:highlight w:val="black"/>') + run(" Varje månad"))),
    lambda: word(motesfrekvens=p(inside=run("Varje vecka", '<w:color w:val="FDFDFD"/>') + run(" Varje månad"))),
    lambda: page(motesfrekvens="Varje månad <span style='display:none'>Varje vecka</span>"),
    lambda: page(motesfrekvens="Varje månad <span hidden>Varje vecka</span>"),
    lambda: page(motesfrekvens="Varje månad <span style='visibility: hidden'>Varje vecka</span>"),
    lambda: page("<style>span.u{display:none}</style>", motesfrekvens="Varje månad <span class=u>Varje vecka</span>"),
    lambda: page(motesfrekvens="Varje månad <font color=white>Varje vecka</font>"),
    lambda: page(motesfrekvens="<div style='background:#e4ebf3'>Varje månad <i style='color: white'>Varje vecka</i></div>"),
    lambda: page(motesfrekvens="<div style='background:#eee'>Varje månad <i style='color: rgb(238,238,238)'>Varje vecka</i></div>"),
    lambda: page(motesfrekvens="Varje månad</td><td style='display:none'>Varje vecka"),
]  # fmt: skip


@pytest.mark.parametrize("read", HIDDEN)
def test_hidden_text_is_in_no_field(read: Callable[[], Record]) -> None:
    record = read()
    assert meetings(record) == ("Varje månad", 12)
    assert left(record) == [("hidden-text", "Varje vecka")]


SEEN = [
    lambda: word(motesfrekvens=p(inside=run("Varje månad", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'))),
    lambda: word(motesfrekvens=p(inside=run("Varje månad", '<w:shd w:val="clear" w:fill="000000"/>'))),
    lambda: word(motesfrekvens=p(inside=run("Varje månad", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'))),
    lambda: word(motesfrekvens=p(inside=run("Varje månad", '<w:color w:val="FFFFFF"/>'), properties='<w:shd w:val="clear" w:fill="1F3864"/>')),
    lambda: word(motesfrekvens=p(inside=run("Varje månad", '<w:strike w:val="0"/><w:vanish w:val="false"/>'))),
    lambda: page(motesfrekvens="<div style='background:url(a.png)'><span style='color:white'>Varje månad</span></div>"),
    lambda: page(motesfrekvens="<div style='background:navy; color:white'>Varje månad</div>"),
    lambda: page(motesfrekvens="<div style='background:#e0e6ec; color:white'>Varje månad</div>"),
    lambda: page(motesfrekvens="<div style='color:#f0f0f0'>Varje månad</div>"),
    lambda: page(motesfrekvens="<div style='visibility:hidden'><b style='visibility:visible'>Varje månad</b></div>"),
    lambda: page(motesfrekvens="<u style='text-decoration: underline'>Varje månad</u>"),
]  # fmt: skip


@pytest.mark.parametrize("read", SEEN)
def test_what_is_seen_is_in_force(read: Callable[[], Record]) -> None:
    record = read()
    assert meetings(record) == ("Varje månad", 12)
    assert left(record) == []


RAISED = '<w:vertAlign w:val="superscript"/>'
NOTES = [
    lambda: word(loptid=p(inside=run("Till 2025-06-30") + run("1", RAISED)), below=p(inside=run("1", RAISED) + run(" Med uppehåll i juli."))),
    lambda: word(loptid=p(inside=run("Till 2025-06-30") + run("1", RAISED)), below=p("1 Med uppehåll i juli.")),
    lambda: word(loptid=p("Till 2025-06-30*"), below=p("* Med uppehåll i juli.")),
    lambda: word(loptid=p("Till 2025-06-30*)"), below=p("*) Med uppehåll i juli.")),
    lambda: word(loptid=p("Till 2025-06-30¹"), below=p("¹ Med uppehåll i juli.")),
    lambda: page(loptid="Till 2025-06-30<sup>1</sup>", below="<p><sup>1</sup> Med uppehåll i juli.</p>"),
    lambda: page(loptid="Till 2025-06-30<sup><a href='#n1' id=r1>[1]</a></sup>", below="<ol><li id=n1>Med uppehåll i juli. <a href='#r1'>↩</a></ol>"),
    lambda: page(loptid="Till 2025-06-30<span style='vertical-align:super'>1</span>", below="<p>1 Med uppehåll i juli.</p>"),
    lambda: page(loptid="Till 2025-06-30²", below="<p>²Med uppehåll i juli.</p>"),
    lambda: markdown(loptid="Till 2025-06-30[^1]", below="[^1]: Med uppehåll i juli."),
    lambda: markdown(loptid="Till 2025-06-30<sup>1</sup>", below="<sup>1</sup> Med uppehåll i juli."),
]  # fmt: skip


@pytest.mark.parametrize("read", NOTES)
def test_the_call_of_a_note_is_no_part_of_the_value(read: Callable[[], Record]) -> None:
    record = read()
    duration = only(record).duration
    assert duration is not None
    assert (duration.text, duration.end) == ("Till 2025-06-30", "2025-06-30")
    assert [value.text for value in record.remainder if "uppehåll" in value.text]
    assert not any("uppehåll" in warning.message for warning in record.warnings)
    assert record.activities[0].description is None


@pytest.mark.parametrize(
    ("purpose", "shown"),
    [
        ("Torget är 20 m<sup>2</sup> stort", "Torget är 20 m2 stort"),
        ("Torget är 20 m² stort", "Torget är 20 m² stort"),
        ("Den 1<sup>a</sup> maj", "Den 1a maj"),
        ("Fler<sup>1</sup>.", "Fler."),
        ("Fler<sup>1</sup>och tryggare", "Fler och tryggare"),
    ],
)
def test_a_raised_figure_that_calls_no_note_is_text(purpose: str, shown: str) -> None:
    found = only(page(syfte=purpose)).purpose
    assert found is not None
    assert found.text == shown


CHECKED = '<w:sdt xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>'
LEGACY = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{}"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
TICKED = [
    lambda: word(sammankallande=p("☒ Rektor ☐ Kommunpolis")),
    lambda: word(sammankallande=p("☑Rektor ☐Kommunpolis")),
    lambda: word(sammankallande=p("Rektor ☒ Kommunpolis ☐")),
    lambda: word(sammankallande=p("☒ Rektor") + p("☐ Kommunpolis")),
    lambda: word(sammankallande=p("[x] Rektor") + p("[ ] Kommunpolis")),
    lambda: word(sammankallande=p("■ Rektor") + p("□ Kommunpolis")),
    lambda: word(sammankallande=p(inside=CHECKED.format(1, "X") + run(" Rektor ") + CHECKED.format(0, "O") + run(" Kommunpolis"))),
    lambda: word(sammankallande=p(inside=LEGACY.format(1) + run(" Rektor ") + LEGACY.format(0) + run(" Kommunpolis"))),
    lambda: word(sammankallande=p(inside='<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Rektor ") + '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" Kommunpolis"))),
    lambda: page(sammankallande="<input type=checkbox checked> Rektor <input type=checkbox> Kommunpolis"),
    lambda: page(sammankallande="<label>Rektor <input type=radio checked></label> <label>Kommunpolis <input type=radio></label>"),
    lambda: page(sammankallande="<ul><li>☒ Rektor<li>☐ Kommunpolis</ul>"),
    lambda: markdown(sammankallande="[x] Rektor [ ] Kommunpolis"),
]  # fmt: skip


@pytest.mark.parametrize("read", TICKED)
def test_only_what_is_ticked_gives_conclusions(read: Callable[[], Record]) -> None:
    convener = only(read()).convener
    assert convener is not None
    assert convener.text == "- Rektor\n- Kommunpolis"
    assert convener.items == ("Rektor", "Kommunpolis")
    assert convener.boxes == (True, False)
    assert [(one.text, one.span) for one in convener.mentions] == [("Rektor", (2, 8))]


@pytest.mark.parametrize(
    ("text", "boxes", "named"),
    [
        ("☐ Rektor ☐ Kommunpolis", (False, False), ["Rektor", "Kommunpolis"]),
        ("☒ Rektor ☒ Kommunpolis", (True, True), ["Rektor", "Kommunpolis"]),
        ("Rektor", (), ["Rektor"]),
    ],
)
def test_without_a_tick_all_pieces_speak(text: str, boxes: tuple[bool, ...], named: list[str]) -> None:
    convener = only(word(sammankallande=p(text))).convener
    assert convener is not None
    assert convener.boxes == boxes
    assert [one.text for one in convener.mentions] == named


def test_boxes_of_a_rate_of_commitments_and_of_who_pays() -> None:
    rows = tr("Aktivitet", "Kvällspass") + tr("Mötesfrekvens", "☐ Varje vecka ☒ Varje månad")
    rows += tr("Beskrivning", tc(p("☐ Polisen ska leda passen.") + p("☒ Skolan ska hålla lokaler öppna.")))
    rows += tr("Finansiering", "☐ Stadsdelsnämnden betalar ☒ Var och en bär sina kostnader")
    rows += tr("Uppföljning", tc(p("☒ Antal möten") + p("☐ Antal anmälningar")))
    activity = only(extract_bytes("plan.docx", package(p("Åtgärdsplan Farsta 2025") + tbl(rows))).record)
    assert activity.meeting_frequency and activity.funding and activity.follow_up
    assert activity.meeting_frequency.times_per_year == 12
    assert activity.funding.kind == "own_costs"
    assert [one.text for one in activity.follow_up.indicators] == ["Antal möten"]
    commitments = {one.party: one.commitment.text for one in activity.parties if one.commitment}
    assert commitments == {"school": "Skolan ska hålla lokaler öppna."}


FILLED = [
    lambda: page(motesfrekvens="<input value='Varje månad'>"),
    lambda: page(motesfrekvens="<textarea>Varje månad</textarea>"),
    lambda: page(motesfrekvens="<select><option>Varje vecka<option selected>Varje månad</select>"),
    lambda: page(motesfrekvens="<select><option>Varje månad<option>Varje vecka</select><input type=hidden value=x><input type=submit value=Skicka>"),
    lambda: word(motesfrekvens=p(inside="<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("Varje månad") + "</w:sdtContent></w:sdt>")),
    lambda: word(motesfrekvens=p(inside='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Varje månad") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
]  # fmt: skip


@pytest.mark.parametrize("read", FILLED)
def test_what_is_filled_in_is_text(read: Callable[[], Record]) -> None:
    assert meetings(read()) == ("Varje månad", 12)


# Workbooks


def _set(place: str, **style: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for cell, value in style.items():
            setattr(book.active[place], cell, value)  # type: ignore[index]

    return change


def test_a_row_struck_out_whole_is_no_activity() -> None:
    def strike(book: Workbook) -> None:
        for cell in book.active[5]:  # type: ignore[index]
            cell.font = Font(strike=True)

    record = sheet(strike)
    assert [one.name.text for one in record.activities if one.name] == ["Kvällspass"]
    assert left(record) == [
        ("struck-out", "Läxhjälp\nVarje vecka\nRektor\nPolisen åtar sig att komma en gång")
    ]


def test_a_row_of_a_page_struck_out_or_hidden_as_a_whole() -> None:
    head = "<tr><th>Område<th>Aktivitet<th>Vem<th>Polisens åtagande</tr>"
    rows = "<tr><td>Trygga torg<td>Vandring<td>Rektor<td>Polisen åtar sig att gå</tr>"
    rows += "<tr style='text-decoration:line-through'><td>Klotter<td>Möte<td>Rektor<td>Polisen åtar sig att sitta</tr>"
    rows += (
        "<tr style='visibility:collapse'><td>Stöld<td>Märkning<td>Rektor<td>Polisen åtar sig att märka</tr>"
    )
    html = f"<h1>Åtgärdsplan Farsta 2025</h1><table>{head}{rows}</table><table hidden><tr><td>Mål<td>Utkast</table>"
    record = extract_bytes("plan.html", html.encode()).record
    assert [one.name.text for one in record.activities if one.name] == ["Vandring"]
    assert [one.name.text for one in record.areas if one.name] == ["Trygga torg"]
    assert [code for code, _ in left(record)] == ["struck-out", "hidden-text", "hidden-text"]
    assert left(record)[2] == ("hidden-text", "Mål\nUtkast")


def test_marks_of_a_list_are_no_notes() -> None:
    text = "Åtgärdsplan Farsta 2025\n\nOtrygga platser\n\nAktivitet: Nattvandring*\nMål:\n* Trygghet\n* Lugn\n* Färre brott\nPolisens åtagande: Polisen åtar sig att delta.\n"
    (activity,) = extract_bytes("plan.txt", text.encode()).record.activities
    assert activity.goal is not None
    assert activity.goal.items == ("Trygghet", "Lugn", "Färre brott")


def test_boxes_behind_a_label_in_running_text() -> None:
    text = "Åtgärdsplan Farsta 2025\n\nOtrygga platser\n\nAktivitet: Nattvandring\nMål: Fler ska vara trygga\nSammankallande: ☒ Kommunpolis ☐ Rektor\nMötesfrekvens: [ ] varje vecka [x] varje månad¹\nPolisens åtagande: Polisen åtar sig att delta.\n\n¹ Inte i juli.\n"
    record = extract_bytes("plan.txt", text.encode()).record
    convener = only(record).convener
    assert convener is not None
    assert (convener.boxes, [one.text for one in convener.mentions]) == ((True, False), ["Kommunpolis"])
    assert meetings(record) == ("- varje vecka\n- varje månad", 12)
    assert [value.text for value in record.remainder] == ["¹ Inte i juli."]


def test_a_part_of_a_cell_is_struck_out() -> None:
    text = CellRichText(TextBlock(InlineFont(strike=True), "Varje månad "), "Varje vecka")
    record = sheet(_set("B4", value=text))
    assert record.activities[0].meeting_frequency is not None
    assert record.activities[0].meeting_frequency.times_per_year == 52
    assert left(record) == [("struck-out", "Varje månad")]


@pytest.mark.parametrize(
    ("style", "unseen"),
    [
        ({"number_format": ";;;"}, True),
        ({"number_format": '"";"";"";""'}, True),
        ({"font": Font(color="FFFFFFFF")}, True),
        ({"font": Font(color="FFFFFFFF"), "fill": PatternFill("solid", fgColor="FF1F3864")}, False),
        ({"font": Font(color="FF1F3864"), "fill": PatternFill("solid", fgColor="FF1F3864")}, True),
        ({"number_format": "0;-0;;@"}, False),
    ],
)
def test_a_cell_that_shows_nothing(style: dict[str, object], unseen: bool) -> None:
    record = sheet(_set("B5", **style))
    assert left(record) == ([("hidden-text", "Varje vecka")] if unseen else [])
    found = record.activities[1].meeting_frequency
    assert (found.text if found else "") == ("" if unseen else "Varje vecka")


def test_ticks_and_raised_figures_in_cells() -> None:
    who = CellRichText("Rektor", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    record = sheet(
        lambda book: [_set("C5", value=who)(book), _set("C4", value="☒ Kommunpolis\n☐ Rektor")(book)]
    )  # type: ignore[func-returns-value]
    first, second = record.activities[0].responsible, record.activities[1].responsible
    assert first is not None and second is not None
    assert (first.boxes, [one.text for one in first.mentions]) == ((True, False), ["Kommunpolis"])
    assert second.text == "Rektor"


def test_a_formula_that_was_never_calculated_is_named() -> None:
    record = sheet(_set("B5", value='="Varje "&"vecka"'))
    (warning,) = [one for one in record.warnings if one.code == "formula-without-value"]
    assert "B5" in warning.message


# How far it has come


def _grid(cells: str) -> Record:
    heads = "".join(f"<th>{head}</th>" for head in ("Aktivitet", "Vem", "Polisens åtagande", "Status"))
    html = f"<h1>Åtgärdsplan Farsta 2025</h1><table><tr>{heads}</tr>"
    for name, cell in zip(("Kvällspass", "Läxhjälp"), cells.split("|"), strict=True):
        html += f"<tr><td>{name}</td><td>Rektor</td><td>Polisen åtar sig att delta</td>{cell}</tr>"
    return extract_bytes("plan.html", f"{html}</table>".encode()).record


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("<td>Klar</td>|<td>Pågår</td>", [("Klar", "done", None), ("Pågår", "ongoing", None)]),
        ("<td bgcolor=#00B050></td>|<td style='background: #ffc7ce'></td>", [("", None, "green"), ("", None, "red")]),
        ("<td bgcolor=yellow>Klar</td>|<td>Grön</td>", [("Klar", "done", "yellow"), ("Grön", None, "green")]),
        ("<td bgcolor=#dddddd>Klar</td>|<td bgcolor=navy>Klar</td>", [("Klar", "done", None), ("Klar", "done", None)]),
        ("<td>☒</td>|<td>☐</td>", [("", "done", None), ("", None, None)]),
    ],
)  # fmt: skip
def test_a_column_of_states_and_colours(cells: str, found: list[tuple[str, str | None, str | None]]) -> None:
    status = [one.status for one in _grid(cells).activities]
    assert [(one.text, one.state, one.light) for one in status if one] == found


def test_a_row_in_one_colour_is_a_band_and_no_light() -> None:
    record = _grid("<td>Klar</td>|<td>Pågår</td>")
    html = "<h1>Åtgärdsplan Farsta 2025</h1><table><tr><th>Aktivitet<th>Polisens åtagande<th>Status</tr>"
    html += "<tr bgcolor=#c6efce><td>Kvällspass<td>Polisen åtar sig att delta<td>Klar</tr></table>"
    record = extract_bytes("plan.html", html.encode()).record
    assert record.activities[0].status is not None
    assert record.activities[0].status.light is None


@pytest.mark.parametrize(
    ("head", "value", "field"),
    [
        ("Klart", "Ja", "status"),
        ("Klart", "Pågår", "status"),
        ("Genomfört", "Nej", "status"),
        ("Utfört", "☒", "status"),
        ("Klart", "Maj 2025", "timing"),
        ("Klart", "2025-05-31", "timing"),
    ],
)
def test_klart_is_a_state_where_its_values_are(head: str, value: str, field: str) -> None:
    html = (
        f"<h1>Åtgärdsplan Farsta 2025</h1><table><tr><th>Aktivitet<th>Vem<th>Polisens åtagande<th>{head}</tr>"
    )
    html += f"<tr><td>Kvällspass<td>Rektor<td>Polisen åtar sig att delta<td>{value}</tr></table>"
    (activity,) = extract_bytes("plan.html", html.encode()).record.activities
    assert getattr(activity, field) is not None
    assert activity.other_fields == ()


def test_colours_of_cells_in_word_and_excel() -> None:
    def fill(book: Workbook) -> None:
        page = book.active
        assert page is not None
        page["E3"] = "Status"
        page["E4"].fill = PatternFill("solid", fgColor="FF92D050")
        page["E5"].fill = PatternFill("solid", fgColor="FFFF0000")

    assert [one.status.light for one in sheet(fill).activities if one.status] == ["green", "red"]
    green = '<w:shd w:val="clear" w:color="auto" w:fill="92D050"/>'
    status = only(word(below="", loptid=p("Till 2025-06-30"))).status
    assert status is None
    rows = tr("Aktivitet", "Kvällspass") + tr("Polisens åtagande", "Polisen åtar sig att delta")
    body = p("Åtgärdsplan Farsta 2025") + tbl(rows + tr("Status", tc("", green)))
    status = only(extract_bytes("plan.docx", package(body)).record).status
    assert status is not None
    assert (status.text, status.light) == ("", "green")
