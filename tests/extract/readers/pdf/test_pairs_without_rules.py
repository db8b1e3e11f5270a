"""Two labels side by side over their values, with nothing drawn around them."""

from __future__ import annotations

import pytest

from extract.readers.pdf.reader import read_pdf
from tests.pdf_drawing import Page, assert_sound, drawn, grid_texts, tables


@pytest.mark.parametrize("rest", ["", "motorer från bryggorna."])
def test_labels_over_their_values_are_no_line_of_text(rest: str) -> None:
    """The value of the first may go on in a line of its own."""

    def draw(page: Page) -> None:
        page.text(60, 80, "Stölder i hamnen", 13, bold=True)
        for x, label, value in (
            (60, "Problembild", "På våren försvinner många"),
            (300, "Mål", "Stölderna ska halveras."),
        ):
            page.text(x, 110, label, 8, bold=True)
            page.text(x, 122, value, 9.5)
        if rest:
            page.text(60, 134, rest, 9.5)
        page.text(60, 190, "Planen gäller till och med december.", 9.5)

    document = read_pdf("par.pdf", drawn(draw))
    assert_sound(document)
    (table,) = tables(document)
    first = f"Problembild På våren försvinner många {rest}".strip()
    assert grid_texts(document, table) == [[first, "Mål Stölderna ska halveras."]]
