"""Cells that a text conversion has glued to the next row."""

from extract.restore.glued import reunite_glued_cells
from models.pages.document import Document, Table
from rules.pack import load_rules
from tests.building import Builder


def joined(builder: Builder) -> Document:
    return reunite_glued_cells(builder.document(), load_rules())


def texts(document: Document, table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[document.text(cell.words) for cell in row.cells] for row in table.rows]


def test_the_rest_of_a_cut_cell_glued_to_the_next_rows_value_goes_back() -> None:
    builder = Builder().table(
        ("Aktivitet", "Råd"), ("Polisens åtagande", "Bidra med underlag till uppföljning av")
    )
    builder.table(("Övriga deltagare", "resultaten i området. Skola, föreningar och butiker."))
    document = joined(builder)
    above, below = document.blocks
    assert texts(document, above)[1][1] == "Bidra med underlag till uppföljning av resultaten i området."
    assert texts(document, below)[0][1] == "Skola, föreningar och butiker."
    assert [note.code for note in document.notes] == ["cell-rejoined"]
    assert isinstance(above, Table)
    assert above.rows[1].cells[1].confidence <= 0.7


def test_whole_values_on_both_sides_of_a_gap_are_left_alone() -> None:
    builder = Builder().table(("Aktivitet", "Råd"), ("Polisens kontakt", "Kommunpolis"))
    builder.table(("Övriga deltagare", "skola. Föreningar."))
    document = joined(builder)
    assert texts(document, document.blocks[1])[0][1] == "skola. Föreningar."
    assert not document.notes
