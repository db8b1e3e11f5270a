"""Plain text as converters write it: rows, items, headings, furniture, and every word exactly once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.readers.shared.wrap import goes_on
from extract.readers.text.reader import read_text, text_to_document
from models.errors import EmptyFile, UnsupportedFormat
from models.pages.document import Document, Paragraph, Table, paragraphs_of


def read(text: str) -> Document:
    document = text_to_document(text)
    ids = [word for block in document.blocks for word in block.all_words]
    ids += [word for piece in document.furniture for word in piece.paragraph.all_words]
    assert Counter(ids) == Counter(range(len(document.words)))
    return document


def grid(document: Document, number: int = 0) -> list[list[str]]:
    """A table's cells; the pieces of a cell are separated by slashes."""
    table = [block for block in document.blocks if isinstance(block, Table)][number]
    return [
        [
            " / ".join(document.text(piece.all_words) for piece in paragraphs_of(cell.blocks))
            for cell in row.cells
        ]
        for row in table.rows
    ]


def outline(document: Document) -> list[str]:
    """Paragraphs outside tables: `h2 Rubrik`, `- punkt`, `text`; a table is `TABLE`."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines.append("TABLE")
            continue
        text = document.text(block.words)
        if block.kind == "heading":
            lines.append(f"h{block.level} {block.number + ' ' if block.number else ''}{text}")
        elif block.kind == "item":
            lines.append("  " * (block.level or 0) + f"{document.text(block.mark) or '*'} {text}")
        else:
            lines.append(text)
    return lines


def furniture(document: Document) -> list[tuple[str, str]]:
    return [(piece.role, document.text(piece.paragraph.all_words)) for piece in document.furniture]


def test_tabbed_rows_keep_empty_cells_and_end_at_blank_lines() -> None:
    document = read("Lugna gatan\t\nMål\tTrygga torg.\nSyfte\t\n\nLöptid\tTills vidare\n")
    assert grid(document) == [["Lugna gatan", ""], ["Mål", "Trygga torg."], ["Syfte", ""]]
    assert grid(document, 1) == [["Löptid", "Tills vidare"]]
    assert [table.ref for table in document.blocks if isinstance(table, Table)] == ["table 1", "table 2"]


def test_short_rows_are_filled_up_and_rules_left_out() -> None:
    document = read("Orsak\tÅtgärd\tNär\n-----\t---\t--\nMörker\tLampor\nLarm\tBesök\tMaj\n")
    assert grid(document) == [["Orsak", "Åtgärd", "När"], ["Mörker", "Lampor", ""], ["Larm", "Besök", "Maj"]]


def test_tabs_that_only_line_up_make_two_columns() -> None:
    document = read("Mål:\t\tTrygga torg\nAktivitetsansvarig:\tAnna\nLöptid:\t\tVåren\n")
    assert grid(document) == [["Mål:", "Trygga torg"], ["Aktivitetsansvarig:", "Anna"], ["Löptid:", "Våren"]]


def test_empty_last_columns_of_a_grid_stay() -> None:
    document = read("Lampor\tMörkt torg\t\t\nLarm\tInbrott\t\t\n")
    assert grid(document) == [["Lampor", "Mörkt torg", "", ""], ["Larm", "Inbrott", "", ""]]


def test_a_line_between_rows_goes_on_with_the_cell() -> None:
    document = read(
        "Mål\tTrygga torg och\nparker i området.\nSyfte\tLista:\n- bänkar\n- lampor\nLöptid\tTvå år\n"
    )
    assert grid(document) == [
        ["Mål", "Trygga torg och parker i området."],
        ["Syfte", "Lista: / - bänkar / - lampor"],
        ["Löptid", "Två år"],
    ]


@pytest.mark.parametrize(
    ("cell", "below", "goes_on"),
    [
        ("Ove Strid, rektor", "1. Lokalen\n\nBokas av polisen.", False),
        ("Detta ska göras:", "1. Lokalen\n\nBokas av polisen.", True),
        ("Ove Strid, rektor", "1. Lokalen\n2. Salen\n\nBokas av polisen.", True),
    ],
)
def test_a_number_below_a_row_begins_the_text_or_a_list_of_its_cell(
    cell: str, below: str, goes_on: bool
) -> None:
    document = read(f"Datum:\t18 januari\nNärvarande:\t{cell}\n{below}\n")
    assert ("Lokalen" in grid(document)[1][1]) is goes_on


def test_a_title_between_rows_spans_the_table() -> None:
    document = read("Mål\tTrygga torg.\nSyfte\tRo.\nLugna skolvägar\nMål\tSäkra vägar.\nSyfte\tFlit.\n")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[2].cells[0].column_span == 2
    assert document.text(table.rows[2].words) == "Lugna skolvägar"
    assert len(table.rows) == 5


@pytest.mark.parametrize(
    "text",
    [
        "Plan 2020\nÅtgärd;Vem;När\nRond;Bo;Maj\nLarm;Ida;Juni\n",
        "Plan 2020\nÅtgärd,Vem,När\nRond,Bo,Maj\nLarm,Ida,Juni\n",
        "Plan 2020\t\t\nÅtgärd\tVem\tNär\nRond\tBo\tMaj\nLarm\tIda\tJuni\n",
        '"Plan 2020"\t\t\n"Åtgärd"\t"Vem"\t"När"\n"Rond"\t"Bo"\t"Maj"\n"Larm"\t"Ida"\t"Juni"\n',
    ],
)
def test_a_title_above_separated_values_is_a_line_of_its_own(text: str) -> None:
    document = read(text)
    assert document.text(document.blocks[0].words) == "Plan 2020"
    assert grid(document) == [["Åtgärd", "Vem", "När"], ["Rond", "Bo", "Maj"], ["Larm", "Ida", "Juni"]]


def test_quoted_cells_of_a_spreadsheet_hold_line_ends() -> None:
    document = read('Åtgärd\tVem\n"Sätta upp lampor\n\noch ""smarta"" larm"\tAnna\nRonda\tBo\n')
    assert grid(document) == [
        ["Åtgärd", "Vem"],
        ['Sätta upp lampor / och "smarta" larm', "Anna"],
        ["Ronda", "Bo"],
    ]


def test_markup_in_cells_is_dropped_and_divides() -> None:
    document = read(
        "Syfte\t<p>Sprida kunskap.</p> <p>Få <i>nya</i> vänner.</p>\n"
        'Uppföljning\t<ul style="list-style-type: none"> - Andel trygga (enkät) - Antal anmälda brott\n'
        "Kontakt\t<ul><li>Anna</li><li>Bo<ul><li>Cilla</li></ul></li></ul>\n"
        "Mål\tFärre &amp; mindre brott <18 år\n"
    )
    assert grid(document) == [
        ["Syfte", "Sprida kunskap. / Få nya vänner."],
        ["Uppföljning", "- Andel trygga (enkät) / - Antal anmälda brott"],
        ["Kontakt", "Anna / Bo / Cilla"],
        ["Mål", "Färre & mindre brott <18 år"],
    ]
    items = [piece for piece in paragraphs_of(document.blocks) if piece.kind == "item"]
    assert [item.level for item in items] == [0, 0, 0, 0, 1]


def test_lines_of_a_cell_that_are_numbered_or_dashed_are_items() -> None:
    document = read("Syfte\t<p>Vi ska:</p><p>1. tända</p><p>2. laga</p>\nMål\t<p>-få ljus</p><p>-få ro</p>\n")
    assert grid(document) == [["Syfte", "Vi ska: / 1. tända / 2. laga"], ["Mål", "- få ljus / - få ro"]]
    assert [piece.number for piece in paragraphs_of(document.blocks) if piece.kind == "item"] == [
        "1",
        "2",
        None,
        None,
    ]
    lone = read("Mål\t<p>Träffas för att:</p><p>-få ljus -få ro</p>\n")
    assert grid(lone) == [["Mål", "Träffas för att: / -få ljus -få ro"]]


def test_dashes_within_an_item_do_not_divide_it() -> None:
    document = read(
        "Mål\t<ul> - Samverkan med lokala aktörer - företag och föreningar - hela året - Rondering\n"
    )
    assert grid(document)[0][1] == (
        "- Samverkan med lokala aktörer - företag och föreningar - hela året / - Rondering"
    )


def test_emphasis_is_dropped_and_bold_is_known() -> None:
    document = read(
        "Vi ska följa *strategin för trygghet* och **lagen** 2*3 gånger om året, minst en gång 10*.\n"
    )
    assert document.text(document.blocks[0].all_words) == (
        "Vi ska följa strategin för trygghet och lagen 2*3 gånger om året, minst en gång 10*."
    )
    assert [word.text for word in document.words if word.bold] == ["lagen"]
    underscored = read("Vi ska _följa planen_ och __lagen__ i fil_a_b och ____ här.\n")
    assert underscored.text(underscored.blocks[0].all_words) == (
        "Vi ska följa planen och lagen i fil_a_b och ____ här."
    )
    assert [word.text for word in underscored.words if word.bold] == ["lagen"]


def test_bold_directly_after_text_is_a_lost_break() -> None:
    document = read("Inledning\n\nText som slutar här.\n\nÖvrigt**Nästa möte**\n\nTid: fredag\n")
    assert outline(document)[2:4] == ["h2 Övrigt", "h3 Nästa möte"]
    assert outline(read("Ett\n\n**M**ål nås **sn**art i området.\n"))[-1] == "Mål nås snart i området."


def test_headings_by_place_number_mark_and_capitals() -> None:
    text = (
        "Åtgärdsplan 2031\n\nVi arbetar tillsammans i hela området.\n\n1. Unga\n\nText om unga.\n\n"
        "Lägesbild\n\nAllt är lugnt här.\n\n2. Torg\n\nText om torg.\n"
    )
    assert outline(read(text)) == [
        "h1 Åtgärdsplan 2031",
        "Vi arbetar tillsammans i hela området.",
        "h2 1 Unga",
        "Text om unga.",
        "h3 Lägesbild",
        "Allt är lugnt här.",
        "h2 2 Torg",
        "Text om torg.",
    ]
    marked = read("# Plan\nText här.\n## Område\nMål\ta\n\nUnderrubrik\n---\nSlut.\n")
    assert [line for line in outline(marked) if line.startswith("h")] == [
        "h1 Plan",
        "h2 Område",
        "h2 Underrubrik",
    ]
    capitals = read("PLAN\n\nUNGA I FARA\n\nMål\n\nText.\n\nTORG\n\nText.\n")
    assert outline(capitals) == ["h1 PLAN", "h2 UNGA I FARA", "h3 Mål", "Text.", "h2 TORG", "Text."]


def test_a_label_in_capitals_stands_over_no_numbered_heading() -> None:
    text = (
        "Plan\n\n1. Trafik\n\nMÅL:\n\n- Lugn.\n\n1.1 Fart\n\nMÅL:\n\n- Ro.\n\n1.2 Moped\n\nMÅL:\n\n- Frid.\n"
    )
    assert outline(read(text)) == [
        "h1 Plan",
        "h2 1 Trafik",
        "MÅL:",
        "- Lugn.",
        "h3 1.1 Fart",
        "MÅL:",
        "- Ro.",
        "h3 1.2 Moped",
        "MÅL:",
        "- Frid.",
    ]
    # Above every numbered heading it heads what follows.
    above = outline(
        read("Plan\n\nVÅRA MÅL:\n\n- Lugn.\n\nVI SOM DELTAR:\n\n- Skolan.\n\n1. Trafik\n\nText.\n")
    )
    assert above[1:5:2] == ["h2 VÅRA MÅL:", "h2 VI SOM DELTAR:"]


@pytest.mark.parametrize(
    ("third", "below", "expected"),
    [
        ("3. Skolan", "3.1 Rast", "h2 3 Skolan"),
        ("3. Skolan.", "3.1 Rast", "3. Skolan."),
        ("3. Skolan", "4.1 Rast", "3. Skolan"),
        ("3. Skolan", "3.2 Rast", "3. Skolan"),
    ],
)
def test_a_chapter_whose_number_would_go_on_a_list(third: str, below: str, expected: str) -> None:
    text = f"Plan\n\n2.1 Torg\n\nMål:\n\n1. Lugn.\n2. Ro.\n\n{third}\n\n{below}\n\nText.\n"
    found = outline(read(text))
    assert found[found.index("2. Ro.") + 1] == expected


def test_what_is_no_heading() -> None:
    document = read(
        "Plan\n\nMål: trygga torg\n\nTid:\n\nFredag klockan nio\n\nVi ses på torget.\n\nSlutord utan punkt\n"
    )
    assert [line for line in outline(document) if line.startswith("h")] == ["h1 Plan"]


def test_a_heading_may_go_on_with_the_number_of_a_list() -> None:
    document = read(
        "Torget\n\nÅtgärder:\n\n1. Vi går ronder.\n2. Vi ser över ljuset.\n\nTid: Maj\n\n3. Skolan\n\nAlla kommer.\n"
    )
    lines = outline(document)
    assert {"1. Vi går ronder.", "2. Vi ser över ljuset."} <= set(lines)
    assert any(line.startswith("h") and line.endswith("Skolan") for line in lines)


def test_numbered_lists_are_items() -> None:
    document = read(
        "Vi ska:\n\n1. Tända lampor\n2. Laga bänkar\n3. Måla staket\n\nSedan vilar vi hela dagen.\n"
    )
    assert outline(document)[1:4] == ["1. Tända lampor", "2. Laga bänkar", "3. Måla staket"]


def test_lists_nest_by_indent_and_hang() -> None:
    document = read("Mål för året:\n\n- Torg\n  som är trygga\n   • bänkar\n   • lampor\n- Parker\n")
    assert outline(document) == [
        "Mål för året:",
        "- Torg som är trygga",
        "  • bänkar",
        "  • lampor",
        "- Parker",
    ]


def test_wrapped_paragraphs_are_joined_and_hyphenation_undone() -> None:
    document = read(
        "Stadsdelsförvaltningen och polisen i området bedriver sin verk-\n"
        "samhet tillsammans under hela året, med fokus på trygghets-\n"
        "och säkerhetsfrågor på Lövåsen-\n"
        "Kullens torg för ungdomar i åldern (18-\n"
        "29 år) som behöver ett tydligt och varaktigt stöd av vuxna.\n"
        "\n"
        "Nästa stycke börjar här.\n"
    )
    assert outline(document) == [
        "Stadsdelsförvaltningen och polisen i området bedriver sin verksamhet tillsammans under hela året, med "
        "fokus på trygghets- och säkerhetsfrågor på Lövåsen-Kullens torg för ungdomar i åldern (18-29 år) som "
        "behöver ett tydligt och varaktigt stöd av vuxna.",
        "Nästa stycke börjar här.",
    ]


def test_lines_of_an_address_stay_apart() -> None:
    long = "Ett långt stycke som aldrig har brutits utan står på en enda rad. " * 5
    document = read(f"{long}\n\nKontakt: Anna Exempelsson\nanna@exempel.se\nLövvägen 3\n")
    assert outline(document)[-3:] == ["Kontakt: Anna Exempelsson", "anna@exempel.se", "Lövvägen 3"]


def test_piped_and_drawn_tables() -> None:
    piped = read("Orsak | Åtgärd\nMörker | Lampor\nLarm | Besök\n")
    assert grid(piped) == [["Orsak", "Åtgärd"], ["Mörker", "Lampor"], ["Larm", "Besök"]]
    drawn = read(
        "+--------+-----------+\n| Mål    | Trygga    |\n|        | torg      |\n+--------+-----------+\n"
        "| Löptid | Två år    |\n+--------+-----------+\n"
    )
    assert grid(drawn) == [["Mål", "Trygga torg"], ["Löptid", "Två år"]]
    boxed = read("┌─────┬───────┐\n│ Mål │ Ro    │\n├─────┼───────┤\n│ När │ Maj   │\n└─────┴───────┘\n")
    assert grid(boxed) == [["Mål", "Ro"], ["När", "Maj"]]


def test_wrapped_cells_between_padded_pipes() -> None:
    document = read(
        "|Mål           |Minska brotten|\n|              |och öka ron   |\n"
        "|Kommunens     |Anna          |\n|kontakt       |              |\n"
    )
    assert grid(document) == [["Mål", "Minska brotten och öka ron"], ["Kommunens kontakt", "Anna"]]


def test_rows_with_an_empty_first_cell() -> None:
    assert grid(read("\tPolisen\tKommunen\nKontakt\tAnna\tBo\n")) == [
        ["", "Polisen", "Kommunen"],
        ["Kontakt", "Anna", "Bo"],
    ]
    assert grid(read("\tPolisen\nKontakt\tAnna\n\tBo\n")) == [["", "Polisen"], ["Kontakt", "Anna / Bo"]]
    assert outline(read("\tIndraget stycke som inte är en tabell.\n")) == [
        "Indraget stycke som inte är en tabell."
    ]


def test_running_text_with_a_bar_is_no_table() -> None:
    assert outline(read("Telefon 08-000 00 00 | e-post anna@exempel.se\n")) == [
        "Telefon 08-000 00 00 | e-post anna@exempel.se"
    ]


def test_separated_values() -> None:
    document = read('Mål;Ansvar;När\n"Trygga; lugna\ntorg";Anna;Maj\nRonder;Bo;Juni\n')
    assert grid(document) == [
        ["Mål", "Ansvar", "När"],
        ["Trygga; lugna / torg", "Anna", "Maj"],
        ["Ronder", "Bo", "Juni"],
    ]


def test_aligned_columns() -> None:
    document = read(
        " Lugna gatan\n"
        " Mål                       Minska brotten och öka tryggheten\n"
        "                           i hela området.\n"
        " Kommunens kontakt         Anna Exempelsson\n"
        " Stadsdelsförvaltningens   Leda arbetet med:\n"
        " åtagande                  - ronder\n"
        "                           - lampor\n"
        " Löptid                    Två år\n"
    )
    assert grid(document) == [
        ["Lugna gatan", ""],
        ["Mål", "Minska brotten och öka tryggheten i hela området."],
        ["Kommunens kontakt", "Anna Exempelsson"],
        ["Stadsdelsförvaltningens åtagande", "Leda arbetet med: / - ronder / - lampor"],
        ["Löptid", "Två år"],
    ]
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert not table.ruled


def test_a_line_of_dashes_below_headings_parts_no_aligned_table() -> None:
    document = read(
        "Insats                       Ansvarig         Tidplan\n"
        "-----------------------------------------------------\n"
        "Rutin för frågor             Socialchef       Q1 2024\n"
        "Utbilda värdar               Regionen         Hösten\n"
        "Möten om skolvägar           Rektorer         Varje år\n"
    )
    assert grid(document) == [
        ["Insats", "Ansvarig", "Tidplan"],
        ["Rutin för frågor", "Socialchef", "Q1 2024"],
        ["Utbilda värdar", "Regionen", "Hösten"],
        ["Möten om skolvägar", "Rektorer", "Varje år"],
    ]


def test_justified_text_is_no_table() -> None:
    text = (
        "Polisen  och förvaltningen  arbetar tillsammans\nför  ett tryggare torg och  en lugnare park i\n"
        "hela området  under året  och nästa år  också.\n"
    )
    assert not any(isinstance(block, Table) for block in read(text).blocks)


def test_a_line_repeated_at_page_tops_is_furniture() -> None:
    page = "Bilaga 9: Plan för Lövåsen 2031\n\nMål\tText {0}\nSyfte\tMer {0}\n\n"
    document = read("".join(page.format(number) for number in range(4)))
    assert furniture(document) == [("running_head", "Bilaga 9: Plan för Lövåsen 2031")] * 4
    assert len(document.blocks) == 4


def test_repeated_labels_are_no_furniture() -> None:
    area = "{0}\n\nMål\n\nMålet är nått.\n\nSyfte\n\nSyftet är gott.\n\nMålgrupp\n\nAlla i området.\n\n"
    document = read(
        "Plan 2031\n\n" + "".join(area.format(name) for name in ("Torg", "Park", "Skola", "Hamn"))
    )
    assert not document.furniture
    assert outline(document).count("h2 Syfte") == 4


@pytest.mark.parametrize(
    "told",
    ["När: Mars 2031", "**När:** Mars 2031", "När\n\nMars 2031"],  # with its label, or below it
)
def test_a_value_that_comes_in_the_same_words_is_no_furniture(told: str) -> None:
    area = "## Vandring i {0}\n\nPolisens löfte: Vi går i {0}.\n\n" + told + "\n\n"
    document = read("# Medborgarlöfte 2031\n\n" + "".join(map(area.format, ("Torget", "Parken", "Hamnen"))))
    assert not document.furniture


def test_form_feeds_end_blocks_and_show_heads_feet_and_numbers() -> None:
    page = "Lövåsens plan    Sida {0} (3)\n\nSidans text är nummer {0} och kommer en gång.\n\nDiarienummer 7\n{0}\n"
    document = read("\f".join(page.format(number) for number in (1, 2, 3)))
    roles = Counter(role for role, _ in furniture(document))
    assert roles == {"running_head": 3, "running_foot": 3, "page_number": 3}
    assert len(document.blocks) == 3
    assert all(word.page is None for word in document.words)


def test_contents_are_furniture() -> None:
    document = read(
        "Innehåll\n\nInledning.......... 3\nUnga i\nriskzon ........ 4\nTorg … 5\n\n"
        "Inledning\n\nText som inleder planen.\n"
    )
    assert [role for role, _ in furniture(document)] == ["toc"] * 5
    assert outline(document) == ["h2 Inledning", "Text som inleder planen."]


def test_a_column_of_numbers_is_no_contents() -> None:
    document = read("Antal brott\t2030\nRån\t3\nStöld\t5\nVåld\t8\n")
    assert not document.furniture


def test_pages_that_are_one_line_each() -> None:
    text = "Unga Mål: trygga vägar. Syfte: att alla ska komma fram till skolan i tid och utan oro. " * 6
    contents = "Innehåll Inledning... 3 Unga... 4 Torg... 5 Park... 6 2"
    document = read(f"{text}1\n{contents}\n{text}3\n{text}4\n")
    assert [entry for entry in furniture(document) if entry[0] == "page_number"] == [
        ("page_number", number) for number in "1234"
    ]
    assert ("toc", contents[:-2]) in furniture(document)
    assert outline(document) == [text.strip()] * 3


def test_words_know_where_they_stand() -> None:
    document = read("Plan\n\nText om torg i området.\n\nMål\tTrygga torg\n")
    refs = {word.text: word.ref for word in document.words}
    assert refs["Plan"] == "line 1"
    assert refs["området."] == "line 3"
    assert refs["Trygga"] == "table 1 row 1 cell 2 (line 5)"
    assert [word.line for word in document.words] == sorted(word.line for word in document.words)


def test_errors_and_notes() -> None:
    with pytest.raises(EmptyFile):
        read_text("a.txt", b"\xef\xbb\xbf \n")
    with pytest.raises(UnsupportedFormat):
        read_text("a.txt", bytes(range(256)))
    twice = "Mål för områden på öar".encode().decode("cp1252").encode()
    document = read_text("a.txt", twice)
    assert [note.code for note in document.notes] == ["encoding-mended"]
    assert document.text(document.blocks[0].all_words) == "Mål för områden på öar"


WORD = st.text(alphabet="abcdefghåäö", min_size=1, max_size=8)
CELL = st.lists(WORD, max_size=5).map(" ".join)


@given(
    st.integers(2, 5).flatmap(
        lambda columns: st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=1)
    )
)
def test_rows_of_words_come_back(rows: list[list[str]]) -> None:
    rows = [["Etikett", *row] for row in rows]
    document = read("\n".join("\t".join(row) for row in rows) + "\n")
    assert grid(document) == rows


TEXTS = st.text(alphabet="xåäöÅ X12.,:-–•*|\t\n\f<>&;()#§", max_size=300)


@given(TEXTS)
@example(">\x0c1")  # a quotation of nothing
@example("2\t\x0cX\x0c1\t")  # rows with nothing behind their tabs
def test_every_word_stands_exactly_once(text: str) -> None:
    document = read(text)
    printed = "".join(character for word in document.words for character in word.text if character.isalnum())
    assert Counter(printed) == Counter(character for character in text if character.isalnum())


@given(
    st.lists(st.lists(WORD, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=12, unique=True),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_paragraphs_keep_their_words_in_order(paragraphs: list[str], separator: str) -> None:
    document = read(separator.join(paragraphs))
    words = [document.words[word].text for block in document.blocks for word in block.all_words]
    assert words == " ".join(paragraphs).split()
    assert all(isinstance(block, Paragraph) for block in document.blocks)


def test_a_reference_to_a_control_character_stays_as_it_is_written() -> None:
    document = read("Polisen &amp; skolan &#1; &#12; m&ouml;ts")
    assert [word.text for word in document.words] == ["Polisen", "&", "skolan", "&#1;", "&#12;", "möts"]


@pytest.mark.parametrize(
    ("after", "goes"),
    [
        ("Klart när? 2025-09-30", False),
        ("Varför gör vi allt det här nu? Det vet alla", True),  # longer questions stand in running text
        ("Klart när?", True),  # nothing answers it
        ("Klart då. Det gäller alla", True),
    ],
)
def test_a_short_question_with_its_answer_begins_a_line_of_its_own(after: str, goes: bool) -> None:
    line = "Ansvarig: Fritidschefen i kommunen. Tillståndet gäller ända till oktober."
    assert goes_on(line, after, 78) == goes


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Lena Hök            Amir Zandi\nDirektör            Chef", [["Lena Hök", "Amir Zandi"], ["Direktör", "Chef"]]),
        ("Lena Hök   Amir Zandi\nDirektörer Chef", None),  # the columns begin elsewhere
        ("Lena Hök  Amir Zandi\nDirektör  Chef", None),  # two spaces may be a slip
        ("Lena Hök            Amir Zandi\nDirektör            Chef\noch mer", None),
    ],
)  # fmt: skip
def test_two_lines_alone_with_far_columns_are_a_table(text: str, rows: list[list[str]] | None) -> None:
    document = read(f"Mora den 3 maj\n\n{text}\n")
    is_table = any(isinstance(block, Table) for block in document.blocks)
    assert (grid(document) if is_table else None) == rows


def test_a_line_between_a_question_and_a_label_is_the_answer() -> None:
    text = "Plan mot brott\n\n1.1 Rond\n\nFör vem?\n\nBoende i centrum\n\nSå gör vi:\n\nVi går.\n\nVem ansvarar?\n\nRektor\n\nTid:\n\nMaj\n"
    document = read_text("plan.txt", text.encode())
    headings = [
        document.text(one.words)
        for one in document.blocks
        if isinstance(one, Paragraph) and one.kind == "heading"
    ]
    assert "Boende i centrum" not in headings and "Rektor" not in headings
