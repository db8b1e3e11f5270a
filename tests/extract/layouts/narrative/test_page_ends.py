"""Lines on the document itself below its last measure."""

from __future__ import annotations

import pytest

from extract.layouts.narrative.page_ends import where_page_ends
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["Mål: Lugn", "Senast uppdaterad: 2024-01-14", "Sidansvarig: Redaktionen"], 1),
        (["Mål: Lugn", "Dela", "Version: 2"], 2),
        (["Version: 2", "Mål: Lugn"], None),
        (["Version: 1", "Mål: Lugn", "Version: 2"], None),  # a field of each measure
        (["Mål: Lugn", "Telefon: 08-465 004 11"], None),
        (["Mål: Lugn", "Datum: 3 maj 2024"], None),
        (["Mål: Lugn", "Giltighetstid: 2024"], None),
        (["Mål: Lugn", "Version:"], None),
    ],
)
def test_where_lines_on_the_page_begin(lines: list[str], place: int | None) -> None:
    builder = Builder()
    for line in lines:
        builder.paragraph(line)
    document = builder.document()
    assert where_page_ends(document, document.blocks, RULES) == place
