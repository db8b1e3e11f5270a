"""Names that stand alone above their measure, parted from it by a page's end."""

from __future__ import annotations

import pytest

from extract.layouts.above.lone_names import SURENESS, name_from_above
from extract.recognise.drafts import Draft, DraftActivity, Entry
from models.pages.document import Document, Paragraph, Table
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def named(builder: Builder, *, undertakings: bool = False, labels: int = 2) -> list[tuple[str, str, float]]:
    """The names of the last measure: two tables were read, the first with a name, the second without."""
    document = builder.document()
    draft = Draft()
    tables = [block for block in document.blocks if isinstance(block, Table) and len(block.rows) > 1]
    for table in tables:
        rows = [row.cells for row in table.rows]
        entries = [
            Entry(Target(field), cells[1].blocks, cells[0].words)  # type: ignore[arg-type]
            for cells, field in zip(rows, ("goal", "responsible")[:labels], strict=False)
        ]
        draft.activities.append(DraftActivity(entries=entries, shape="field_table"))
    first = draft.activities[0]
    above = document.blocks[0]
    assert isinstance(above, Paragraph)
    first.entries.insert(0, Entry(Target("name"), (above,), method="position"))
    if undertakings:
        first.entries.insert(0, Entry(Target("undertaking"), (above,), method="position"))
    name_from_above(document, draft, RULES)
    return [
        (one.target.field, document.text(one.words), one.confidence)
        for one in draft.activities[1].entries
        if one.target.field in {"name", "undertaking"}
    ]


def form(builder: Builder) -> Builder:
    return builder.table(("Mål", "Trygg äng."), ("Ansvarig", "Rektor"))


def started() -> Builder:
    return form(Builder().heading("Kameror vid ängen", 3))


def test_a_heading_or_a_row_alone_right_above_names_the_measure() -> None:
    expected = [("name", "Ljus vid torpet", SURENESS)]
    assert named(form(started().heading("Ljus vid torpet", 3))) == expected
    assert named(form(started().table("Ljus vid torpet"))) == expected


def test_a_row_of_two_names_it_and_what_it_is_part_of_where_others_have_both() -> None:
    row = ("Tryggare torp", "Ljus vid torpet")
    both = [("undertaking", "Tryggare torp", SURENESS), ("name", "Ljus vid torpet", SURENESS)]
    assert named(form(started().table(row)), undertakings=True) == both
    assert named(form(started().table(row))) == []


@pytest.mark.parametrize(
    "text", ["Ljuset tänds vid torpet.", "Ansvarig", "Kameror vid " + "ängen och " * 7 + "torpet"]
)
def test_a_sentence_a_label_or_a_long_text_is_no_name(text: str) -> None:
    assert named(form(started().table(text))) == []


def test_a_name_of_sixteen_words_is_one() -> None:
    assert len(named(form(started().table("Kameror " + "ängen " * 14 + "torpet")))) == 1


def test_text_between_and_a_single_field_give_no_name() -> None:
    assert named(form(started().heading("Ljus vid torpet", 3).paragraph("Ängen är mörk."))) == []
    assert named(form(started().heading("Ljus vid torpet", 3)), labels=1) == []


def test_what_stands_in_a_field_already_names_nothing() -> None:
    assert named(form(started())) == []


def test_no_measure_is_named_from_above_where_none_has_a_name() -> None:
    document = form(Builder().heading("Ljus vid torpet", 3)).document()
    table = document.blocks[1]
    assert isinstance(table, Table)
    fields = zip(table.rows, ("goal", "responsible"), strict=True)
    entries = [Entry(Target(field), row.cells[1].blocks, row.cells[0].words) for row, field in fields]  # type: ignore[arg-type]
    draft = Draft(activities=[DraftActivity(entries=list(entries), shape="field_table")])
    name_from_above(document, draft, RULES)
    assert draft.activities[0].entries == entries


def test_documents_are_as_they_were_without_measures() -> None:
    document: Document = started().document()
    draft = Draft()
    name_from_above(document, draft, RULES)
    assert draft == Draft()
