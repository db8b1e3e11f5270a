"""Strips in text conversions: rows are placed by order, page groups and wording, or left over."""

from __future__ import annotations

from extract.join.strips.columns import join_columns
from extract.layouts.cause_grid.layout import ActivityRow, read_grid
from extract.readers.formats import read_document
from extract.restore.columns import join_by_text
from extract.restore.wording import ALONE, COMPLETE, LACKING, TextRow, place_rows
from models.pages.document import Document, Table
from rules.pack import load_rules

RULES = load_rules()


LEFT = ("Insats", "Orsak", "Åtgärd", "När")
RIGHT = ("Vem", "Uppföljning")
THREE = (
    ("Ronder", "Mörkt", "Gå", "Maj"),
    ("Lampor", "Mörkt", "Byta", "Juni"),
    ("Möten", "Oro", "Tala", "Juli"),
)


def text_of(*groups: tuple[tuple[str, ...], ...]) -> str:
    """Tables of tabbed lines with blank lines between them, as conversions print pages."""
    return "Handlingsplan 2024\n\n" + "\n\n".join(
        "\n".join("\t".join(row) for row in group) for group in groups
    )


def joined(text: str) -> Document:
    _, document = read_document("plan.txt", text.encode())
    return join_columns(document, RULES, join_by_text)


def who(document: Document) -> dict[str, str]:
    """For each named activity who does it; under "" what stayed in rows of its own."""
    found: dict[str, str] = {}
    heads = None
    for block in document.blocks:
        reading = read_grid(document, block, RULES, heads) if isinstance(block, Table) else None
        if reading is None:
            continue
        heads = reading.heads
        for segment in reading.segments:
            assert isinstance(segment, ActivityRow)
            texts = {entry.target.field: document.text(entry.words) for entry in segment.entries}
            found[texts["name"]] = texts.get("responsible", "")
        for note in reading.notes:
            found[""] = f"{found.get('', '')} {document.text(note.words)}".strip()
    return found


def confidences(document: Document) -> set[float]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return {cell.confidence for table in tables for row in table.rows for cell in row.cells if cell.words}


def test_as_many_rows_on_both_sides_of_each_page() -> None:
    document = joined(
        text_of(
            (LEFT, ("Ronder", "Mörkt", "Gå", "Maj"), ("Lampor", "Mörkt", "Byta", "Juni")),
            (("Möten", "Oro", "Tala", "Juli"),),
            (RIGHT, ("Polisen", ""), ("Parkchef", "Mätning")),
            (("Rektor", ""),),
        )
    )
    assert who(document) == {"Ronder": "Polisen", "Lampor": "Parkchef", "Möten": "Rektor"}
    assert min(confidences(document)) == 0.85, "no geometry, no certainty"
    assert [note.code for note in document.notes] == ["columns-rejoined"]


def test_over_then_down() -> None:
    document = joined(
        text_of(
            (LEFT, ("Ronder", "Mörkt", "Gå", "Maj")),
            (RIGHT, ("Polisen", "")),
            (("Lampor", "Mörkt", "Byta", "Juni"), ("Möten", "Oro", "Tala", "Juli")),
            (("Parkchef", "Mätning"), ("Rektor", "")),
        )
    )
    assert who(document) == {"Ronder": "Polisen", "Lampor": "Parkchef", "Möten": "Rektor"}


def test_a_row_that_plans_nothing_needs_nobody() -> None:
    document = joined(
        text_of(
            (
                LEFT,
                ("Ronder", "Mörkt", "Gå", "Maj"),
                ("Vilande", "Oro", "", ""),
                ("Möten", "Oro", "Tala", "Juli"),
            ),
            (RIGHT, ("Polisen", ""), ("Rektor", "")),
        )
    )
    assert who(document) == {"Ronder": "Polisen", "Vilande": "", "Möten": "Rektor"}


def test_wording_places_rows_where_some_have_vanished() -> None:
    document = joined(
        text_of(
            (
                LEFT,
                ("Fältarbete", "Unga ute", "Fältassistenter går pass", "Helger"),
                ("Klotter", "Fula väggar", "Sanering inom ett dygn", "Löpande"),
                ("Butiker", "Stölder", "Besök hos handlare", "Maj"),
                ("Simskola", "Lediga dagar", "Simning för unga", "Juli"),
            ),
            (
                RIGHT,
                ("Saneringsbolaget tar bort klotter.", ""),
                ("Polisen besöker butikerna.", "Antal stölder"),
            ),
        )
    )
    assert who(document) == {
        "Fältarbete": "",
        "Klotter": "Saneringsbolaget tar bort klotter.",
        "Butiker": "Polisen besöker butikerna.",
        "Simskola": "",
    }


def test_rows_without_a_clear_place_are_left_over() -> None:
    document = joined(
        text_of(
            (LEFT, *THREE),
            (RIGHT, ("Samordnare", ""), ("Chef", "")),
        )
    )
    assert who(document) == {"Ronder": "", "Lampor": "", "Möten": "", "": "Samordnare Chef"}
    assert [note.code for note in document.notes] == ["columns-rejoined", "row-not-placed", "row-not-placed"]


def test_a_page_that_holds_only_the_right_half() -> None:
    document = joined(
        text_of(
            (LEFT, ("Ronder", "Mörkt", "Gå", "Maj")),
            (("Lampor", "Mörkt", "Byta", "Juni"),),
            (RIGHT, ("Polisen", "")),
            (("Parkchef", ""),),
            (("Okänd ägare", ""), ("Annan ägare", "")),
        )
    )
    assert who(document) == {"Ronder": "Polisen", "Lampor": "Parkchef", "": "Okänd ägare Annan ägare"}


def test_a_line_without_tabs_between_two_pages_of_a_strip_is_a_row() -> None:
    document = joined(
        text_of(
            (LEFT, ("Ronder", "Mörkt", "Gå", "Maj")),
            (("Lampor", "Mörkt", "Byta", "Juni"),),
            (("Möten", "Oro", "Tala", "Juli"),),
            (RIGHT, ("Polisen", "Mätning")),
            (("Parkchefen ansvarar för att lampor byts ut i hela parken.",),),
            (("Rektor", "Enkät"),),
        )
    )
    assert who(document)["Lampor"] == "Parkchefen ansvarar för att lampor byts ut i hela parken."


def test_first_columns_printed_on_each_page_place_the_rows() -> None:
    document = joined(
        text_of(
            (LEFT, *THREE),
            (("Insats", *RIGHT), ("Lampor", "Parkchef", ""), ("Möten", "Rektor", "Enkät")),
        )
    )
    assert who(document) == {"Ronder": "", "Lampor": "Parkchef", "Möten": "Rektor"}
    assert {one.role for one in document.furniture} == {"repeated_heading"}


def test_each_sheet_for_itself() -> None:
    sheet = ((LEFT, ("Ronder", "Mörkt", "Gå", "Maj")), (RIGHT, ("Polisen", "")))
    other = ((LEFT, ("Lampor", "Mörkt", "Byta", "Juni")), (RIGHT, ("Parkchef", "")))
    assert who(joined(text_of(*sheet, *other))) == {"Ronder": "Polisen", "Lampor": "Parkchef"}


def test_two_grids_after_one_another_stay_two() -> None:
    text = text_of(
        (("Insats", "Åtgärd", "Vem"), ("Ronder", "Gå", "Polisen")),
        (("Åtgärd", "Problem", "Målgrupp"), ("Byta", "Mörkt", "Boende")),
    )
    assert len([block for block in joined(text).blocks if isinstance(block, Table)]) == 2


def test_placing_prefers_no_place_to_a_wrong_one() -> None:
    left = [TextRow("a"), TextRow("b", LACKING), TextRow("Torget", COMPLETE), TextRow("c", ALONE)]
    placed = place_rows(left, [TextRow("Någon går till torget")])
    assert placed[0] is not None
    assert placed[0].left == 2
    assert place_rows([TextRow("x"), TextRow("y")], [TextRow("z")]) == [None]
