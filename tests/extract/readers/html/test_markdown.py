"""Markdown: headings, lists, tables of pipes and of HTML, and every word exactly once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.html.reader import read_markdown
from models.errors import EmptyFile
from models.pages.document import Document, Table, paragraphs_of


def read(text: str) -> Document:
    document = read_markdown("plan.md", text.encode())
    ids = [word for block in document.blocks for word in block.all_words]
    ids += [word for piece in document.furniture for word in piece.paragraph.all_words]
    assert Counter(ids) == Counter(range(len(document.words)))
    return document


def outline(document: Document) -> list[str]:
    lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines.append("TABLE")
        elif block.kind == "heading":
            lines.append(f"h{block.level} {document.text(block.all_words)}")
        elif block.kind == "item":
            lines.append("  " * (block.level or 0) + "* " + document.text(block.all_words))
        else:
            lines.append(document.text(block.all_words))
    return lines


def grid(document: Document) -> list[list[str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [
        [
            " / ".join(document.text(piece.all_words) for piece in paragraphs_of(cell.blocks))
            for cell in row.cells
        ]
        for row in table.rows
    ]


def test_headings_lists_and_emphasis() -> None:
    document = read(
        "# Plan för Lövåsen\n\nVi följer *strategin* och **lagen** på [stadens sida](https://exempel.se).\n\n"
        "## Mål\n\n- torg\n  - bänkar\n- park\n\n1. först\n2. sedan\n\n> Citat ur planen.\n\n---\n\nSlut.\n"
    )
    assert outline(document) == [
        "h1 Plan för Lövåsen",
        "Vi följer strategin och lagen på stadens sida.",
        "h2 Mål",
        "* torg",
        "  * bänkar",
        "* park",
        "* 1. först",
        "* 2. sedan",
        "Citat ur planen.",
        "Slut.",
    ]
    assert [word.text for word in document.words if word.bold] == ["lagen"]


def test_pipe_table_with_breaks_and_escaped_bars() -> None:
    document = read(
        "| Orsak | Åtgärd | När |\n|:---|---|---|\n| Mörker | Tända:<br>- lampor<br>- lyktor | Maj |\n"
        "| A \\| B | **Fet** &amp; *kursiv* | |\n"
    )
    assert grid(document) == [
        ["Orsak", "Åtgärd", "När"],
        ["Mörker", "Tända: / - lampor / - lyktor", "Maj"],
        ["A | B", "Fet & kursiv", ""],
    ]
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [row.heading for row in table.rows] == [True, False, False]


def test_items_run_together_in_a_cell_are_a_list() -> None:
    assert (
        grid(read("| Mål | Hur |\n|---|---|\n| Ljus | 1. Lampor 2. Lyktor |\n"))[1][1]
        == "1. Lampor / 2. Lyktor"
    )


def test_cells_know_their_line_and_breaks_in_them_do_not_count() -> None:
    document = read(
        "# Plan\n\n| Mål | Hur |\n|---|---|\n| Ljus | Lampor<br>lyktor |\n| Ro | Vuxna |\n\nSlut.\n"
    )
    refs = {word.text: (word.ref, word.line) for word in document.words}
    assert refs["lyktor"] == ("table 1 row 2 cell 2 (line 5)", 5)
    assert refs["Vuxna"] == ("table 1 row 3 cell 2 (line 6)", 6)
    assert refs["Slut."] == ("line 8", 8)


@pytest.mark.parametrize("opened", ["<div hidden>", "<template>", "<table><tr><td>", "<b>"])
def test_html_that_is_left_open_swallows_nothing(opened: str) -> None:
    assert outline(read(f"{opened}ett</i>\n\n## Mål\n\nLugna torg.\n"))[-2:] == ["h2 Mål", "Lugna torg."]


def test_first_row_of_labels_and_values_heads_nothing() -> None:
    document = read("| Mål | Trygga torg i hela området. |\n|---|---|\n| Löptid | Två år |\n")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert not any(row.heading for row in table.rows)
    assert grid(document) == [["Mål", "Trygga torg i hela området."], ["Löptid", "Två år"]]


def test_rows_wider_than_the_head_keep_their_cells() -> None:
    assert grid(read("| Mål | När |\n|---|\n| Ro | Maj | Anna | Bo |\n")) == [
        ["Mål", "När", "", ""],
        ["Ro", "Maj", "Anna", "Bo"],
    ]


def test_empty_table_head_is_left_out() -> None:
    assert grid(read("|  |  |\n|---|---|\n| Mål | Ro |\n")) == [["Mål", "Ro"]]


def test_html_table_inside() -> None:
    document = read(
        "# Plan\n\n<table><tr><th>Mål</th><td>Trygga <b>torg</b></td></tr>\n"
        "<tr><td colspan='2'>Rad</td></tr></table>\n\nEfter.\n"
    )
    assert outline(document) == ["h1 Plan", "TABLE", "Efter."]
    assert grid(document) == [["Mål", "Trygga torg"], ["Rad"]]
    assert {word.line for word in document.words} == {1, 3, 6}


def test_labels_on_lines_of_their_own_stay_apart() -> None:
    document = read("# Plan\n\nMål: trygga torg\nSyfte: ro\nMålgrupp: alla\n")
    assert outline(document)[1:] == ["Mål: trygga torg", "Syfte: ro", "Målgrupp: alla"]


def test_wrapped_paragraph_is_one_and_cut_words_are_whole() -> None:
    document = read(
        "# Plan\n\nPolisen och förvaltningen bedriver under hela året en gemensam verk-\n"
        "samhet för trygghet på torget, i parken och vid skolorna i hela det\nstora området.\n"
    )
    assert outline(document)[1] == (
        "Polisen och förvaltningen bedriver under hela året en gemensam verksamhet för trygghet på torget, i parken "
        "och vid skolorna i hela det stora området."
    )


def test_numbered_and_bold_lines_are_headings() -> None:
    document = read(
        "# Möte\n\n1. Inledning\n\nText ett.\n\n2. Lägesbild\n\n**Unga i området**\n\nText två.\n"
    )
    assert outline(document) == [
        "h1 Möte",
        "h2 1. Inledning",
        "Text ett.",
        "h2 2. Lägesbild",
        "h3 Unga i området",
        "Text två.",
    ]


def test_front_matter_listings_and_comments_lose_no_words() -> None:
    document = read(
        "---\ntitle: Plan\n---\n# Rubrik\n\n<!-- bild -->\n\n```\nkod ett\nkod två\n```\n\n    indragen text\n"
    )
    assert outline(document) == ["title: Plan", "h1 Rubrik", "kod ett", "kod två", "indragen text"]
    assert document.words[-1].ref == "line 13"


def test_running_heads_between_headings_are_furniture() -> None:
    document = read("".join(f"Lövåsens plan 2031\n\n## Del {name}\n\nText om {name}.\n\n" for name in "ABC"))
    assert [document.text(piece.paragraph.words) for piece in document.furniture] == [
        "Lövåsens plan 2031"
    ] * 3
    assert outline(document) == ["h2 Del A", "Text om A.", "h2 Del B", "Text om B.", "h2 Del C", "Text om C."]
    assert [word.line for word in document.words] == sorted(word.line for word in document.words)


def test_nesting_deeper_than_any_document_loses_nothing() -> None:
    document = read("# Plan\n\n" + ">" * 400 + " djup text\n")
    assert [word.text for word in document.words if word.counts] == ["Plan", "djup", "text"]


def test_no_words_is_an_empty_file() -> None:
    with pytest.raises(EmptyFile):
        read("<!-- inget -->\n")


WORD = st.text(alphabet="abcdefåäö", min_size=1, max_size=8)


@given(
    st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(WORD, min_size=n, max_size=n), min_size=2, max_size=8)
    )
)
def test_rows_of_words_come_back(rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    assert grid(read("\n".join(lines) + "\n")) == rows


@given(st.text(alphabet="abåÖ 12.,-#|*_`:\n\t", max_size=200))
def test_every_word_stands_exactly_once(text: str) -> None:
    document = read("# Start\n\n" + text)
    printed = Counter(character for word in document.words for character in word.text if character.isalpha())
    assert printed == Counter(character for character in "Start" + text if character.isalpha())


@given(st.text(alphabet="ab<>!/[]()&;{}\\ \n", max_size=200))
def test_any_markup_is_read(text: str) -> None:
    read("# Start\n\n" + text)
