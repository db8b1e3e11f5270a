"""Tables, rows and paragraphs that page breaks cut."""

from dataclasses import replace

from extract.join.pages import join_document
from extract.restore.text import join_by_text
from models.pages.document import Document, Page, Paragraph, Table
from models.pages.geometry import BBox
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


EDGES = (50.0, 200.0, 500.0)


def joined(builder: Builder) -> Document:
    return join_document(builder.document(), RULES, join_by_text)


def texts(document: Document, table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[document.text(cell.words) for cell in row.cells] for row in table.rows]


def two_pages(
    above: tuple[object, ...], below: tuple[object, ...], edges: tuple[float, ...] = EDGES
) -> Builder:
    return Builder(page=1).table(*above, edges=EDGES).next_page().table(*below, edges=edges)


def test_a_table_that_goes_on_is_one_table() -> None:
    document = joined(two_pages((("Aktivitet", "Vandring"), ("Mål", "Trygghet")), (("Löptid", "2021"),)))
    assert len(document.blocks) == 1
    assert texts(document, document.blocks[0])[-1] == ["Löptid", "2021"]


def test_a_row_cut_by_the_break_is_one_row_with_each_cell_continued_in_its_own_column() -> None:
    document = joined(
        two_pages(
            (("Aktivitet", "Vandring"), ("Polisens åtagande", "Delta och bidra med")),
            (("", "lägesbild."), ("Löptid", "2021")),
        )
    )
    rows = texts(document, document.blocks[0])
    assert rows[1] == ["Polisens åtagande", "Delta och bidra med lägesbild."]
    assert len(rows) == 3
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows[1].cells[1].blocks) == 1, "one sentence is one paragraph"


def test_a_label_cut_by_the_break_is_one_label() -> None:
    document = joined(
        two_pages(
            (("Aktivitet", "Vandring"), ("Stadsdelsförvaltningens", "Planera och")),
            (("åtagande", "genomföra."),),
        )
    )
    assert texts(document, document.blocks[0])[1] == [
        "Stadsdelsförvaltningens åtagande",
        "Planera och genomföra.",
    ]


def test_two_labels_are_never_made_one() -> None:
    document = joined(two_pages((("Aktivitet", "x"), ("Mål", "Trygghet")), (("Syfte", "Lugn"),)))
    assert texts(document, document.blocks[0])[1:] == [["Mål", "Trygghet"], ["Syfte", "Lugn"]]


def test_titles_printed_again_are_furniture() -> None:
    head = ("Kring unga", "SSPF")
    document = joined(two_pages((head, ("Mål", "Stöd")), (head, ("Löptid", "2021"))))
    assert texts(document, document.blocks[0]) == [list(head), ["Mål", "Stöd"], ["Löptid", "2021"]]
    assert [furniture.role for furniture in document.furniture] == ["repeated_heading"]


def test_a_title_printed_again_in_the_cell_of_a_cut_row_is_furniture() -> None:
    rest = (("Centrumgruppen", "ns åtagande"), "med andra.")
    document = joined(
        two_pages(
            (("Centrumgruppen", ""), ("Mål", "Lugn"), ("Stadsdelsförvaltninge", "Samordna tillsynen")),
            (rest, ("Löptid", "2021")),
        )
    )
    assert texts(document, document.blocks[0])[2] == [
        "Stadsdelsförvaltninge ns åtagande",
        "Samordna tillsynen med andra.",
    ]
    assert [furniture.role for furniture in document.furniture] == ["repeated_heading"]


def test_a_new_activity_on_the_next_page_is_a_new_table() -> None:
    document = joined(two_pages((("Aktivitet", "x"), ("Mål", "y")), (("Aktivitet", "z"), ("Mål", "w"))))
    assert len(document.blocks) == 2


def test_other_columns_are_another_table() -> None:
    other = (50.0, 320.0, 500.0)
    document = joined(two_pages((("Aktivitet", "x"), ("Mål", "y")), (("Löptid", "2021"),), edges=other))
    assert len(document.blocks) == 2


def test_a_sentence_cut_by_the_break_is_one_paragraph() -> None:
    builder = Builder(page=1).paragraph("Rådet träffas fyra gånger om").next_page().paragraph("året i huset.")
    assert len(joined(builder).blocks) == 1


def test_a_finished_paragraph_stays_by_itself() -> None:
    builder = Builder(page=1).paragraph("Rådet träffas.").next_page().paragraph("och så vidare.")
    assert len(joined(builder).blocks) == 2


def test_a_line_printed_again_on_each_page_does_not_part_a_table() -> None:
    builder = (
        Builder(page=1)
        .paragraph("Plan för Ekvik 2022")
        .table(("Aktivitet", "Vandring"), ("Mål", "Lugn"), edges=EDGES)
    )
    builder.next_page().paragraph("Plan för Ekvik 2022").table(("Löptid", "2021"), edges=EDGES)
    document = joined(builder)
    assert [texts(document, block)[-1] for block in document.blocks] == [["Löptid", "2021"]]
    assert [one.role for one in document.furniture] == ["running_head", "running_head"]


def test_of_a_heading_printed_again_the_first_stays() -> None:
    builder = (
        Builder(page=1).heading("Klotter").table(("Aktivitet", "Vandring"), ("Mål", "Lugn"), edges=EDGES)
    )
    builder.next_page().heading("Klotter").table(("Löptid", "2021"), edges=EDGES)
    document = joined(builder)
    assert len(document.blocks) == 2
    assert texts(document, document.blocks[1])[-1] == ["Löptid", "2021"]


def test_other_headings_on_the_next_page_stay() -> None:
    builder = (
        Builder(page=1).heading("Klotter").table(("Aktivitet", "Vandring"), ("Mål", "Lugn"), edges=EDGES)
    )
    builder.next_page().heading("Rån").table(("Aktivitet", "Skolbesök"), ("Mål", "Lugn"), edges=EDGES)
    assert len(joined(builder).blocks) == 4


def ends(first: str, second: str, lower: float = 0.0) -> Document:
    """Two pages that end in these lines, the second `lower` points below the first."""
    builder = Builder(page=1).paragraph("Vandring sker på torget.").paragraph(first).next_page()
    document = builder.paragraph("Vandring sker i parken.").paragraph(second).document()
    boxes = (BBox(50, 100, 90, 110), BBox(50, 700, 90, 710), BBox(50, 100, 90, 110))
    places = (*boxes, BBox(50, 700 + lower, 90, 710 + lower))
    blocks = [
        replace(block, bbox=box) if isinstance(block, Paragraph) else block
        for block, box in zip(document.blocks, places, strict=True)
    ]
    pages = (Page(1, 595, 842), Page(2, 595, 842))
    return join_document(replace(document, blocks=tuple(blocks), pages=pages), RULES, join_by_text)


def test_a_line_that_ends_two_pages_at_one_height_is_a_foot() -> None:
    assert [one.role for one in ends("Kvarnby kommun", "Kvarnby kommun", 6).furniture] == ["running_foot"] * 2
    assert not ends("Kvarnby kommun", "Kvarnby kommun", 6.1).furniture


def test_a_field_that_ends_two_pages_in_the_same_words_is_no_foot() -> None:
    assert not ends("När: Mars 2021", "När: Mars 2021").furniture
