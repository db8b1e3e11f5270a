"""Labelled paragraphs, row by row: what begins a value, what goes on with it, what stands by itself."""

from __future__ import annotations

import pytest

from extract.layouts.narrative.rows import LabelledRow, TableRow, paragraphs_to_rows
from models.pages.document import Paragraph
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def rows(*lines: str, split_lines: bool = False) -> list[str]:
    """The rows of lines: "- " begins an item, "| " a table, "** " a bold line; "¶" breaks a line in a paragraph."""
    builder = Builder()
    for line in lines:
        sign, _, text = line.partition(" ")
        if sign == "|":
            builder.table((text, "x"))
        elif sign in {"-", "**"}:
            builder.paragraph(text, kind="item" if sign == "-" else "paragraph", bold=sign == "**")
        elif "¶" in line:
            words: tuple[int, ...] = ()
            for part in line.split("¶"):
                words += builder.words(part.strip(), "paragraph")
            builder.blocks.append(Paragraph(words))
        else:
            builder.paragraph(line)
    document = builder.document()
    found = []
    for row in paragraphs_to_rows(document, list(enumerate(document.blocks)), RULES):
        if isinstance(row, TableRow):
            found.append("table")
        elif isinstance(row, LabelledRow):
            value = " / ".join(document.text(piece.words) for piece in row.value)
            unknown = "" if row.match else "?"
            named = "!" if row.names_activity else ""
            found.append(f"[{document.text(row.label)}]{unknown}{named} {value}")
        else:
            found.append(document.text(row.piece.words))
    return found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Mål: Lugna kvällar."], ["[Mål:] Lugna kvällar."]),
        (["Mål – Lugna kvällar"], ["[Mål –] Lugna kvällar"]),
        (["Polisen: Går ronder"], ["[Polisen:] Går ronder"]),
        (["Polisen – Går ronder"], ["Polisen – Går ronder"]),
        (["Mål", "Lugna kvällar."], ["[Mål] Lugna kvällar."]),
        (["Mål"], ["Mål"]),
        (["- Mål", "Lugna kvällar."], ["Mål", "Lugna kvällar."]),
        (["Mål", "| Lampor"], ["Mål", "table"]),
        (["Tid: varje vecka"], ["[Tid:] varje vecka"]),
        (["Diarienummer: 3"], ["Diarienummer: 3"]),
        # a few words beside their label are all of its value; more words, or a sign at their end, are not
        (["Målgrupp: Båtägare vid lilla hamnen", "De bor på ön."], ["[Målgrupp:] Båtägare vid lilla hamnen", "De bor på ön."]),
        (["Målgrupp: Båtägare vid den lilla hamnen", "De bor på ön."], ["[Målgrupp:] Båtägare vid den lilla hamnen / De bor på ön."]),
        (["Målgrupp: Båtägare,", "De bor på ön."], ["[Målgrupp:] Båtägare, / De bor på ön."]),
        # a known label of no key of its own ends the value below a label on its own line
        (
            ["Vem ansvarar?", "Rektor", "Ekonomi: Kommunen betalar", "Mål: Lugna kvällar."],
            ["[Vem ansvarar?] Rektor", "[Ekonomi:] Kommunen betalar", "[Mål:] Lugna kvällar."],
        ),
        (
            ["Vem ansvarar?", "Rektor", "Kortfattat: Kommunen betalar", "Mål: Lugna kvällar."],
            ["[Vem ansvarar?] Rektor / Kortfattat: Kommunen betalar", "[Mål:] Lugna kvällar."],
        ),
        # what goes on with a value
        (["Mål: Lugna", "och trygga"], ["[Mål:] Lugna / och trygga"]),
        (["Mål: Lugna", "Och trygga"], ["[Mål:] Lugna / Och trygga"]),
        (["Mål: Lugna.", "och trygga"], ["[Mål:] Lugna. / och trygga"]),
        (["Mål: Lugna.", "Och trygga"], ["[Mål:] Lugna.", "Och trygga"]),
        (["Mål: Lugna!", "Och trygga"], ["[Mål:] Lugna!", "Och trygga"]),
        (["Mål: Lugna:", "Och trygga"], ["[Mål:] Lugna:", "Och trygga"]),
        (["Mål: Lugna", "- ronder", "- lampor"], ["[Mål:] Lugna / ronder / lampor"]),
        (["Mål: Lugna.", "- ronder"], ["[Mål:] Lugna.", "ronder"]),
        (["Mål: Lugna", "- ronder", "Mer"], ["[Mål:] Lugna / ronder", "Mer"]),
        (["Mål:", "Lugna.", "Och trygga."], ["[Mål:] Lugna. / Och trygga."]),
        (["Mål: Lugna", "Mora den 3 maj 2020"], ["[Mål:] Lugna", "Mora den 3 maj 2020"]),
        (["Mål: Lugna.", "Syfte: Ro.", "Bilaga: Telefonlista", "Växel 08-465 004 00."], ["[Mål:] Lugna.", "[Syfte:] Ro."]),
        (["Mål: Lugna", "Sagor nu: ronder"], ["[Mål:] Lugna", "Sagor nu: ronder"]),
        # labels that no rule knows
        (["Mål", "Lugna.", "Sagor: ronder."], ["[Mål] Lugna. / Sagor: ronder."]),
        (["Mål: Lugna.", "Syfte: Ro.", "Sagor: ronder."], ["[Mål:] Lugna.", "[Syfte:] Ro.", "[Sagor:]? ronder."]),
        (["Mål: Lugna.", "Sagor: ronder."], ["[Mål:] Lugna.", "Sagor: ronder."]),
        (["Mål: Lugna.", "Syfte: Ro.", "Ett två tre fyra: ronder."],
         ["[Mål:] Lugna.", "[Syfte:] Ro.", "[Ett två tre fyra:]? ronder."]),
        (["Mål: Lugna.", "Syfte: Ro.", "Ett två tre fyra fem: ronder."],
         ["[Mål:] Lugna.", "[Syfte:] Ro.", "Ett två tre fyra fem: ronder."]),
        (["Mål: Lugna.", "Syfte: Ro.", "Sagor, ja: ronder."], ["[Mål:] Lugna.", "[Syfte:] Ro.", "Sagor, ja: ronder."]),
        (["Mål: Lugna.", "Syfte: Ro.", "Sagor:"], ["[Mål:] Lugna.", "[Syfte:] Ro.", "Sagor:"]),
        # as items of a list beside known ones
        (["- Tid: Juni", "- Sagor: ronder", "- Mål: Lugna"], ["[Tid:] Juni", "[Sagor:]? ronder", "[Mål:] Lugna"]),
        (["- Mål: ronder", "- lampor"], ["[Mål:] ronder / lampor"]),
        # paragraphs between two labels
        (["Mål: Lugna.", "Vi går.", "Syfte: Ro."], ["[Mål:] Lugna.", "Vi går.", "[Syfte:] Ro."]),
        (["Mål: Lugna.", "Vi går", "Syfte: Ro."], ["[Mål:] Lugna. / Vi går", "[Syfte:] Ro."]),
        (["Åtgärd: Ronder.", "Vi går.", "Syfte: Ro."], ["[Åtgärd:] Ronder.", "Vi går.", "[Syfte:] Ro."]),
        (["Insatser: Två kvällar", "Vi går.", "Syfte: Ro."], ["[Insatser:]! Två kvällar", "Vi går.", "[Syfte:] Ro."]),
        (["Lägesbild: Lugna.", "Vi går.", "Syfte: Ro."], ["[Lägesbild:] Lugna. / Vi går.", "[Syfte:] Ro."]),
        (["Aktivitet: Ronder", "Mål: Lugna.", "Vi går.", "Syfte: Ro."],
         ["[Aktivitet:]! Ronder", "[Mål:] Lugna. / Vi går.", "[Syfte:] Ro."]),
        (["Mål: Lugna.", "Vi går.", "| Lampor", "Syfte: Ro."], ["[Mål:] Lugna.", "Vi går.", "table", "[Syfte:] Ro."]),
        (["Mål: Lugna.", "Vi går."], ["[Mål:] Lugna.", "Vi går."]),
        # a further label within a paragraph
        (["Mål: Lugna. Syfte: Ro."], ["[Mål:] Lugna.", "[Syfte:] Ro."]),
        (["Mål: Lugna Syfte: Ro."], ["[Mål:] Lugna", "[Syfte:] Ro."]),
        (["Åtagande kommunen: Ro.", "Mål: Lugna."], ["[Åtagande kommunen:] Ro.", "[Mål:] Lugna."]),
        (["Mål: Lugna. syfte: Ro."], ["[Mål:] Lugna. syfte: Ro."]),
        (["Mål: Lugna ¶ Syfte: Ro."], ["[Mål:] Lugna", "[Syfte:] Ro."]),
        (["Mål: Lugna (ja) Syfte: Ro."], ["[Mål:] Lugna (ja)", "[Syfte:] Ro."]),
        (["Mål: Lugna. Sagor: Ro."], ["[Mål:] Lugna. Sagor: Ro."]),
        (["Vi går. Mål: Lugna."], ["Vi går.", "[Mål:] Lugna."]),
        # names
        (["Aktivitet: Ronder"], ["[Aktivitet:]! Ronder"]),
        (["Aktivitet: Vi går ronder."], ["[Aktivitet:] Vi går ronder."]),
        (["Namn på aktivitet: Vi går ronder."], ["[Namn på aktivitet:]! Vi går ronder."]),
    ],
)  # fmt: skip
def test_rows(lines: list[str], expected: list[str]) -> None:
    assert rows(*lines) == expected


def test_a_bold_label_without_a_colon() -> None:
    builder = Builder()
    for label, text in (
        ("Mål", "Lugna kvällar"),
        ("Sagor", "Lugna kvällar"),
        ("Ett två tre fyra fem sex sju åtta", "nio"),
    ):
        words = builder.words(label, "p", bold=True) + builder.words(text, "p")
        builder.blocks.append(Paragraph(words))
    document = builder.document()
    found = paragraphs_to_rows(document, list(enumerate(document.blocks)), RULES)
    first = found[0]
    assert isinstance(first, LabelledRow)
    assert (document.text(first.label), document.text(first.value[0].words)) == ("Mål", "Lugna kvällar")
    assert not any(isinstance(one, LabelledRow) for one in found[1:])


def test_words_in_bold_with_a_colon_end_the_value_above_them() -> None:
    builder = Builder().paragraph("Mål", bold=True).paragraph("Lugna kvällar")
    label = builder.words("Sagor:", "paragraph", bold=True)
    builder.blocks.append(Paragraph((*label, *builder.words("ronder i parken", "paragraph"))))
    document = builder.document()
    found = list(paragraphs_to_rows(document, list(enumerate(document.blocks)), RULES))
    assert [document.text(row.label) for row in found if isinstance(row, LabelledRow)][:1] == ["Mål"]
    assert len(found) == 2
