"""Letters that the file does not tell leave U+FFFD; signs beyond 16 bits stay whole."""

from __future__ import annotations

import pytest

from models.pages.document import Document
from tests.pdf_raw import raw_pdf, row, stream
from tests.pdf_seen import codes, read, value

NAMES = "/Differences [1 /g1 32 /space 33 /a /b /c /d 169 /g2]"
"""Letters of the font: code 33 is a, and the codes 1 and 169 draw glyphs that have no name."""


def mapped(string: str, *pairs: tuple[str, str]) -> Document:
    """A value drawn with a font whose map to Unicode holds `pairs` of codes in hexadecimal, and no other."""
    entries = " ".join(f"<{code}> <{letters}>" for code, letters in pairs)
    table = f"{len(pairs)} beginbfchar {entries} endbfchar" if pairs else ""
    objects: dict[int, str | bytes] = {
        40: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1"
        f" /LastChar 40 /Widths [{'500 ' * 40}]"
        f" /Encoding << /Type /Encoding {NAMES} >> {'/ToUnicode 41 0 R' if pairs else ''} >>",
        41: stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
            f" 1 begincodespacerange <00> <FF> endcodespacerange {table} endcmap end end"
        ),
    }
    text = row(700, "Aktivitet", "Ronder") + row(674, "Tid")
    text += f"BT /F3 10 Tf 1 0 0 1 215 683 Tm {string} Tj ET"
    data = raw_pdf(text, objects=objects)
    return read(data.replace(b"/Font << /F1", b"/Font << /F3 40 0 R /F1"))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (mapped('(!\\001" dag)'), "a\ufffdb dag"),  # a control code for a letter
        (mapped("(! \\001 !)"), "a \ufffd a"),  # alone: å and ö are words
        (mapped('(!"#)', ("21", "0061"), ("22", "E001"), ("23", "0062")), "a\ufffdb"),  # a private code
        (mapped('("#)', ("22", "E001"), ("23", "0062")), "\ufffdb"),
        (mapped('(!"#)', ("21", "0061"), ("22", "FFFD"), ("23", "0062")), "a\ufffdb"),
    ],
)
def test_a_letter_that_the_file_does_not_tell(document: Document, said: str) -> None:
    assert value(document) == said
    (note,) = document.notes
    assert note.code == "unreadable-text" and "page 1" in note.message
    assert any("\ufffd" in document.words[word].text for word in note.words)


def test_signs_beyond_16_bits_stay_whole() -> None:
    document = mapped('(!"!)', ("21", "D83DDE00"), ("22", "0061"))
    assert (value(document), codes(document)) == ("😀a😀", [])


def test_a_list_mark_of_a_symbol_font_is_no_unreadable_letter() -> None:
    document = mapped("(!)", ("21", "F0B7"))
    assert codes(document) == []


def test_a_hyphen_at_the_end_of_a_line_is_no_unreadable_letter() -> None:
    text = row(700, "Aktivitet", "Ronder") + "60 648 150 52 re S 210 648 320 52 re S\n"
    text += "BT /F1 10 Tf 1 0 0 1 215 683 Tm 14 TL (Polisen deltar i trygghets-) Tj T* (vandringar varje vecka.) Tj ET"
    document = read(raw_pdf(text))
    assert codes(document) == [] and "\ufffd" not in value(document)
