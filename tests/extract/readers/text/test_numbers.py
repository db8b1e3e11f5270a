"""Sections numbered without a full stop, and areas in rows of their own, as printed plans often have them."""

from extract.readers.text.reader import read_text
from models.pages.document import Paragraph, Table

TEXT = """Trygg i Påhitta 2018

1 Inledning

Rådet ger parterna en samlad bild av läget.

2 Trygga platser

Mål\tLugnt på torget
Lägesbild\tOro vid stationen

2.1 Lampgruppen

Löptid\t2018

2 Trygga platser

2.2 Torggruppen

Löptid\t2018

3 Spridning

Planen läggs ut på webben.
"""


def test_numbers_without_a_full_stop_head_sections_also_printed_again_and_above_deeper_ones() -> None:
    document = read_text("plan.txt", TEXT.encode())
    headings = [
        (block.number, document.text(block.words))
        for block in document.blocks
        if isinstance(block, Paragraph) and block.kind == "heading" and block.number
    ]
    assert headings == [
        ("1", "Inledning"),
        ("2", "Trygga platser"),
        ("2.1", "Lampgruppen"),
        ("2", "Trygga platser"),
        ("2.2", "Torggruppen"),
        ("3", "Spridning"),
    ]


GRID = """Orsak\tÅtgärd\tUppföljning
Rån mot unga
Mörkt\tLampor\tEnkät i maj.
Otrygghet vid hållplatser
Buskar\tRöjning\t
Inbrott i källare
Dålig låsning\tNya lås längs gatan\tSkadestatistik
från bolagen
Otät mur\tMurning\tRapport
"""


def test_an_area_without_tabs_among_rows_of_a_grid_is_a_row_of_its_own() -> None:
    document = read_text("plan.txt", GRID.encode())
    (table,) = document.blocks
    assert isinstance(table, Table)
    spanning = [document.text(row.words) for row in table.rows if len(row.cells) == 1]
    assert spanning == ["Rån mot unga", "Otrygghet vid hållplatser", "Inbrott i källare"]
    assert document.text(table.rows[-2].cells[-1].words) == "Skadestatistik från bolagen"
