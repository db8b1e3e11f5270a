"""Pieces become values, and what no field took becomes the remainder: texts, items, labels, how sure they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.compose.derived import SpokenText, derive_commitments, words_in_span
from extract.compose.evidence import words_to_evidence
from extract.compose.ledger import Ledger, Place
from extract.compose.remainder import claim_note_marks, compose_remainder
from extract.compose.values import JoinedEntries, Setting, join_to_value, make_value, said, type_value
from extract.recognise.drafts import Entry
from models.pages.document import Apart, Document, Paragraph, Table
from models.pages.geometry import BBox
from models.target import Target
from models.values import FollowUp, Schedule
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def pieces_of(*lines: str, ticked: tuple[bool | None, ...] = ()) -> tuple[Document, tuple[Paragraph, ...]]:
    """Lines that begin with "- " are items with their mark."""
    builder = Builder()
    pieces = []
    for number, line in enumerate(lines):
        words = builder.words(line, f"line {number}")
        is_item = line.startswith("- ")
        mark, rest = (words[:1], words[1:]) if is_item else ((), words)
        pieces.append(
            Paragraph(
                rest, "item" if is_item else "paragraph", mark, ticked=ticked[number] if ticked else None
            )
        )
    builder.blocks = list(pieces)
    return builder.document(), tuple(pieces)


@pytest.mark.parametrize(
    ("lines", "text", "items"),
    [
        (["Vi går."], "Vi går.", ()),
        (["Vi går.", "Vi står."], "Vi går.\nVi står.", ("Vi går.", "Vi står.")),
        (["Vi ska:", "- gå", "- stå"], "Vi ska:\n- gå\n- stå", ("Vi ska:", "gå", "stå")),
        (["- gå"], "- gå", ()),
    ],
)
def test_text_and_items(lines: list[str], text: str, items: tuple[str, ...]) -> None:
    document, pieces = pieces_of(*lines)
    value = make_value(document, pieces, method="position")
    assert (value.text, value.items, value.confidence, value.label) == (text, items, 1.0, None)
    assert len(value.evidence) == len(lines)


def test_a_letter_that_nobody_can_tell_halves_the_confidence() -> None:
    document, pieces = pieces_of("Vi g\ufffdr.")
    assert make_value(document, pieces, method="label").confidence == 0.5
    assert make_value(document, pieces, method="label", confidence=0.3).confidence == 0.3


def test_recognised_words_are_as_sure_as_the_least_of_them() -> None:
    document, pieces = pieces_of("Vi – går.")
    unsure = tuple(
        replace(word, confidence=sure) for word, sure in zip(document.words, (0.9, 0.2, 0.7), strict=True)
    )
    read = replace(document, words=unsure)
    assert make_value(read, pieces, method="label").confidence == 1.0
    read = replace(read, ocr=True)
    assert make_value(read, pieces, method="label").confidence == 0.7
    assert make_value(read, pieces, method="label", confidence=0.654).confidence == 0.65


def test_where_boxes_are_ticked_only_those_are_said() -> None:
    document, pieces = pieces_of("Ja", "Nej", "Kanske", ticked=(True, False, None))
    assert said(document, pieces) == "Ja\n   \n      "
    assert make_value(document, pieces, method="label").boxes == (True, False)
    document, pieces = pieces_of("Ja", "Nej", ticked=(False, None))
    assert said(document, pieces) == "Ja\nNej"


def test_entries_of_one_field_are_one_value_with_all_their_labels() -> None:
    document, pieces = pieces_of("Mål:", "Lugn", "Syfte:", "Ro", "Mål:")
    first = Entry(Target("goal"), pieces[1:2], pieces[0].words, confidence=0.9)
    second = Entry(Target("goal"), pieces[3:4], pieces[2].words, "position", 0.8)
    value = join_to_value(document, JoinedEntries((first, second)))
    assert (value.text, value.label, value.other_labels) == ("Lugn\nRo", "Mål:", ("Syfte:",))
    assert (value.confidence, value.method) == (0.8, "label")
    value = join_to_value(document, JoinedEntries((first, replace(second, label=first.label))))
    assert value.other_labels == ()
    empty = join_to_value(document, JoinedEntries((replace(first, pieces=()),)))
    assert (empty.text, [one.ref for one in empty.evidence]) == ("", ["line 0"])


@pytest.mark.parametrize(
    ("labels", "text", "start", "end", "kind"),
    [
        (("Start", "Slut"), "mars 2025\njuni 2025", "2025-03-01", "2025-06-30", "period"),
        (("Start", "Slut"), "mars 2025", "2025-03-01", None, "open_ended"),
        (("Start",), "mars 2025", "2025-03-01", None, "open_ended"),
    ],
)
def test_each_label_bounds_its_own_line(
    labels: tuple[str, ...], text: str, start: str, end: str | None, kind: str
) -> None:
    document, pieces = pieces_of(*text.split("\n"))
    value = make_value(document, pieces, label=labels[0], method="label")
    value = value.model_copy(update={"other_labels": labels[1:]})
    found = type_value(value, "timing", Setting(document, RULES, 2025), text)
    assert isinstance(found, Schedule)
    assert (found.start, found.end, found.kind) == (start, end, kind)


def test_items_that_are_not_said_are_no_indicators() -> None:
    document, pieces = pieces_of("- Antal ronder", "- Antal besök", ticked=(True, False))
    value = make_value(document, pieces, method="label")
    setting = Setting(document, RULES, 2025)
    every = type_value(value, "follow_up", setting, value.text)
    ticked = type_value(value, "follow_up", setting, said(document, pieces))
    assert isinstance(every, FollowUp)
    assert isinstance(ticked, FollowUp)
    assert len(every.indicators) > len(ticked.indicators)
    assert type_value(value, "goal", setting, value.text) is value


# -- where words stand --------------------------------------------------------------------------------


def test_one_region_for_each_run_of_words_of_a_place() -> None:
    document = Builder(page=1).paragraph("Vi går").paragraph("ut").document()
    assert [(one.page, one.ref, one.bbox) for one in words_to_evidence(document, (0, 1, 2))] == [
        (1, "paragraph 1", (50.0, 12.0, 200.0, 22.0)), (1, "paragraph 2", (50.0, 24.0, 200.0, 34.0))
    ]  # fmt: skip
    assert len(words_to_evidence(document, (0, 2, 1))) == 2
    boxes = (BBox(1.04, 2.06, 3.04, 4.06),)
    moved = replace(document, words=(replace(document.words[0], boxes=boxes), *document.words[1:]))
    assert words_to_evidence(moved, (0,))[0].bbox == (1.0, 2.1, 3.0, 4.1)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((0, 2), (0,)),
        ((0, 3), (0,)),
        ((0, 4), (0, 1)),
        ((2, 6), (1,)),
        ((6, 9), ()),
        ((9, 10), (3,)),
        ((8, 13), (3, 4)),
        ((1, 2), (0,)),
    ],
)
def test_the_words_of_a_stretch_of_text(span: tuple[int, int], words: tuple[int, ...]) -> None:
    document, pieces = pieces_of("Vi går", "- ut nu")  # "Vi går\n- ut nu"
    assert words_in_span(document, pieces, span) == words


# -- what no field took -------------------------------------------------------------------------------


def test_the_remainder_in_its_order() -> None:
    builder = Builder().heading("Skolan").paragraph("Vi går.").table(("Mål", "Lugn"), ("Ro", ""))
    document = builder.paragraph("Slut.").document()
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    ledger = Ledger(document)
    ledger.claim(Place.FIELD, document.blocks[1].all_words[1:])
    values, warnings = compose_remainder(document, ledger)
    assert [one.text for one in values] == ["Skolan", "Vi", "Mål\nLugn", "Ro", "Slut."]
    assert warnings == []


def test_a_number_before_a_heading_is_its_label() -> None:
    document = Builder().heading("2. Skolan nu").document()
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    numbered = replace(block, mark=block.words[:1], words=block.words[1:])
    for kind, expected in {"heading": ("2.", "Skolan nu"), "item": (None, "- Skolan nu")}.items():
        ledger = Ledger(document)
        values, _ = compose_remainder(replace(document, blocks=(replace(numbered, kind=kind),)), ledger)  # type: ignore[arg-type]
        assert [(one.label, one.text) for one in values] == [expected]
        assert (ledger.coverage().labels, ledger.coverage().remainder) == (
            (1, 2) if kind == "heading" else (0, 3)
        )
    ledger = Ledger(document)
    ledger.claim(Place.FIELD, numbered.words)
    values, _ = compose_remainder(replace(document, blocks=(numbered,)), ledger)
    assert [one.text for one in values] == ["2."]


def test_a_row_is_as_sure_as_the_least_of_its_cells() -> None:
    document = Builder().table(("Mål", "Lugn")).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    cells = tuple(
        replace(one, confidence=sure) for one, sure in zip(table.rows[0].cells, (0.7, 0.9), strict=True)
    )
    document = replace(document, blocks=(replace(table, rows=(replace(table.rows[0], cells=cells),)),))
    (value,), _ = compose_remainder(document, Ledger(document))
    assert value.confidence == 0.7


@pytest.mark.parametrize(("length", "quoted"), [(60, "x" * 60), (61, "x" * 60 + "…")])
def test_text_that_is_not_in_force_stands_before_what_follows_it(length: int, quoted: str) -> None:
    document = Builder().paragraph("Ett.").paragraph("x" * length).paragraph("Två.").paragraph("1").document()
    one, struck, two, sign = (block for block in document.blocks if isinstance(block, Paragraph))
    apart = (Apart("struck_out", (struck,)), Apart("note_mark", (sign,)), Apart("beside", (sign,)))
    document = replace(document, blocks=(one, two), apart=apart)
    ledger = Ledger(document)
    claim_note_marks(document, ledger)
    values, (warning,) = compose_remainder(document, ledger)
    assert [value.text for value in values] == ["Ett.", "x" * length, "Två.", "1"]
    assert (warning.code, warning.path) == ("struck-out", "remainder[1]")
    assert warning.message == f"“{quoted}” is struck out: it is in no field."
    assert ledger.coverage().labels == 1


# -- commitments in running text ----------------------------------------------------------------------


def test_commitments_of_running_text() -> None:
    document, pieces = pieces_of(
        "Polisen ska gå ronder. Det är bra. Polisen ska ringa.", "Kommunen ska:", "- röja", "- lysa"
    )
    value = make_value(document, pieces, method="label", confidence=0.85)
    found = derive_commitments(document, [SpokenText(value, pieces)], (), rules=RULES)
    assert {party: one.text for party, one in found.items()} == {
        "police": "Polisen ska gå ronder.\nPolisen ska ringa.",
        "municipality": "Kommunen ska:\n- röja\n- lysa",
    }
    assert found["municipality"].items == ("Kommunen ska:", "röja", "lysa")
    assert {one.confidence for one in found.values()} == {0.85}
    sure = make_value(document, pieces, method="label")
    assert (
        derive_commitments(document, [SpokenText(sure, pieces)], (), rules=RULES)["police"].confidence == 0.9
    )


def test_we_are_those_who_have_fields_and_those_whom_the_text_names() -> None:
    document, pieces = pieces_of("Skolan är med. Vi ska gå ronder och besöka föreningarna.")
    value = make_value(document, pieces, method="label")
    found = derive_commitments(document, [SpokenText(value, pieces)], ("police",), rules=RULES)
    assert set(found) == {"police", "school"}
