"""Boxes that styles set side by side, as web pages build their rows, grids and cards."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from extract.readers.html.reader import read_html
from models.pages.document import Document, Paragraph, Table
from models.record import Record


def page(style: str, body: str) -> bytes:
    """A page with a style sheet."""
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>".encode()


def seen(document: Document) -> list[str | list[list[str]]]:
    """Paragraphs as their text, tables as rows of their cells' texts."""
    return [
        document.text(block.all_words)
        if isinstance(block, Paragraph)
        else [[document.text(cell.words) for cell in row.cells] for row in block.rows]
        for block in document.blocks
    ]


def read(style: str, body: str) -> list[str | list[list[str]]]:
    """What is seen of a page."""
    return seen(read_html("page.html", page(style, body)))


ROWS = "<div class=r><span>Mål</span><span>Lugn</span></div><div class=r><span>Ansvarig</span><span>Rektor</span></div>"


@pytest.mark.parametrize("style", [".r{display:flex}", ".r{display:table-row}.r span{display:table-cell}"])
def test_rows_of_two_boxes_are_a_table(style: str) -> None:
    assert read(style, f"<h1>Plan</h1>{ROWS}<p>Slut.</p>") == [
        "Plan",
        [["Mål", "Lugn"], ["Ansvarig", "Rektor"]],
        "Slut.",
    ]


def test_a_row_alone_and_a_column_keep_their_boxes_apart() -> None:
    assert read(".r{display:flex}", "<div class=r><span>Mål</span><span>Lugn</span></div>") == ["Mål", "Lugn"]
    assert read(".r{display:flex;flex-direction:column}", ROWS) == ["Mål", "Lugn", "Ansvarig", "Rektor"]


def test_rows_with_a_text_of_their_own_or_a_long_first_box_are_none() -> None:
    assert read(".r{display:flex}", ROWS.replace("<div class=r>", "<div class=r>Obs ")) == [
        *("Obs", "Mål", "Lugn", "Obs", "Ansvarig", "Rektor"),
    ]
    long = "Det här är en text på mer än åtta ord"
    assert read(".r{display:flex}", ROWS.replace("Mål", long))[0] == long


def test_a_grid_is_a_table_whose_boxes_may_reach_over_columns() -> None:
    boxes = "".join(
        f"<div>{text}</div>" for text in ("Orsak", "Åtgärd", "Vem", "Mörkt", "Lampor", "Kommunen")
    )
    group = "<div class=all>Parken</div>"
    for template in ("1fr 2fr 90px", "repeat(3, minmax(80px, 1fr))"):
        style = f".g{{display:grid;grid-template-columns:{template}}}.all{{grid-column:1 / -1}}"
        assert read(style, f"<div class=g>{boxes}</div>") == [
            [["Orsak", "Åtgärd", "Vem"], ["Mörkt", "Lampor", "Kommunen"]]
        ]
        table = read_html("page.html", page(style, f"<div class=g>{group}{boxes}</div>")).blocks[0]
        assert isinstance(table, Table)
        assert [cell.column_span for cell in table.rows[0].cells] == [3]


@pytest.mark.parametrize("holds", ["<h3>Vandring</h3><p>Mål: lugn</p>", "<table><tr><td>Mål<td>Lugn</table>"])
def test_cards_beside_each_other_are_no_cells(holds: str) -> None:
    cards = "".join(f"<div>{holds}</div>" for _ in range(4))
    found = read(".g{display:grid;grid-template-columns:1fr 1fr}", f"<div class=g>{cards}</div>")
    assert len(found) == (8 if "h3" in holds else 4)


def test_a_grid_that_its_boxes_do_not_fill_is_none() -> None:
    boxes = "".join(f"<span>{text}</span>" for text in "ABCDE")
    assert read(".g{display:grid;grid-template-columns:1fr 1fr}", f"<div class=g>{boxes}</div>") == [*"ABCDE"]


def activities(style: str, body: str) -> Record:
    """The record of a plan."""
    return extract_bytes("plan.html", page(style, f"<h1>Handlingsplan mot brott Hjo 2025</h1>{body}")).record


@pytest.mark.parametrize(
    ("style", "label", "value"),
    [
        (".k{display:inline-block;background:#123c2f;color:#fff}", "<p><span class=k>{0}</span> ", "{1}</p>"),
        (".k{text-transform:uppercase;font-size:80%}", "<div class=k>{0}</div>", "<div>{1}</div>"),
        (".k{font-style:italic}", "<div class=k>{0}</div>", "<div>{1}</div>"),
        (
            ".r{display:flex}.k{flex:0 0 9em}",
            "<div class=r><span class=k>{0}</span>",
            "<span>{1}</span></div>",
        ),
    ],
)
def test_labels_that_styles_alone_set_off_are_labels(style: str, label: str, value: str) -> None:
    said = [("Huvudansvarig", "Kommunpolis"), ("Tid", "Vecka 44"), ("Vad ska göras", "Vi målar väggarna.")]
    lines = "".join((label + value).format(*one) for one in said)
    record = activities(style, "".join(f"<h3>{name}</h3>{lines}" for name in ("Ljus", "Lås", "Larm")))
    assert [
        (
            one.name.text if one.name else None,
            one.responsible.text if one.responsible else None,
            one.timing.text if one.timing else None,
            one.measures.text if one.measures else None,
        )
        for one in record.activities
    ] == [(name, "Kommunpolis", "Vecka 44", "Vi målar väggarna.") for name in ("Ljus", "Lås", "Larm")]


def test_the_legend_of_a_fieldset_names_what_stands_in_it() -> None:
    fields = "<div class=r><span>Mål</span><span>Lugn</span></div><div class=r><span>När</span><span>Maj</span></div>"
    body = "".join(f"<fieldset><legend>{name}</legend>{fields}</fieldset>" for name in ("Ljus", "Lås"))
    record = activities(".r{display:flex}", f"<h2>Parken</h2>{body}")
    assert [one.name.text if one.name else None for one in record.activities] == ["Ljus", "Lås"]


def test_a_state_alone_below_a_cards_name_is_its_status() -> None:
    style = ".tag{display:inline-block;background:#e6f4ea}.m{display:grid;grid-template-columns:auto 1fr}"
    meta = "<div class=m><b>Mål</b><span>Alla är med.</span><b>Ansvarig</b><span>Rektor</span></div>"
    cards = [
        f"<h3>{name}</h3><span class=tag>{state}</span>{meta}"
        for name, state in (("Ljus", "Pågår"), ("Lås", "Klar"))
    ]
    for body in (f"<h2>Område: Parken</h2>{''.join(cards)}", f"<h2>Område: Parken</h2>{cards[0]}"):
        record = activities(style, body)
        assert [area.name.text for area in record.areas if area.name] == ["Parken"]
        found = [
            (one.name.text if one.name else "", one.status.state if one.status else "")
            for one in record.activities
        ]
        assert found == [("Ljus", "ongoing"), ("Lås", "done")][: len(record.activities)]


@pytest.mark.parametrize("place", ["<span class=no>dold</span>", "<script>x()</script>", "<!-- anm -->"])
def test_what_has_no_place_on_the_page_takes_no_column(place: str) -> None:
    style = ".no{display:none}.r{display:flex}.g{display:grid;grid-template-columns:1fr 1fr}"
    rows = ROWS.replace("<div class=r>", f"<div class=r>{place}").replace(
        "</span></div>", f"</span>{place}</div>"
    )
    table = [["Mål", "Lugn"], ["Ansvarig", "Rektor"]]
    boxes = "".join(f"<div>{text}</div>{place}" for row in table for text in row)
    for body in (rows, f"<div class=g>{boxes}</div>"):
        document = read_html("page.html", page(style, body))
        tables = [block for block in document.blocks if isinstance(block, Table)]
        shown = [
            [" ".join(shown_words(document, cell.words)) for cell in row.cells] for row in tables[0].rows
        ]
        assert shown == table
        unseen = [word.text for word in document.words if word.standing != "in_force"]
        assert unseen == ["dold"] * body.count("dold")


def shown_words(document: Document, words: tuple[int, ...]) -> list[str]:
    """Those of the words that the page shows."""
    return [document.words[word].text for word in words if document.words[word].standing == "in_force"]
