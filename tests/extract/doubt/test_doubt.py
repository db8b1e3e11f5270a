"""Signs of misread places: each with a plan that shows it, and one that only nearly does."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

import pytest

from extract.doubt.doubt import CUT, NEAR, ODD, doubt_draft
from extract.doubt.texts import GUTTER, WIDER, gutter_within
from extract.pipeline import extract_bytes
from extract.recognise.drafts import Draft, DraftActivity, DraftArea, Entry
from models.pages.document import Document, Paragraph, Word
from models.pages.geometry import BBox
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()
Fields: TypeAlias = "dict[str, str | tuple[str, ...] | list[str]]"
"""Label and text; a tuple is several paragraphs, a list a list. The label "" is that of the name."""
TARGETS = {
    "": Target("name"),
    "Område": Target("area_name"),
    "Mål": Target("goal"),
    "Syfte": Target("purpose"),
    "Åtgärd": Target("measures"),
    "När": Target("timing"),
    "Tidplan": Target("timing"),
    "Ansvarig": Target("responsible"),
    "Uppföljning": Target("follow_up"),
    "Målgrupp Syfte": Target("target_group"),
    "Övriga deltagare": Target("other_participants"),
    "SAMMANKALLAN": Target("convener"),
    "Aktivitet": Target("measures"),
    "Status": Target("status"),
}
GOOD: Fields = {"": "Ronder i parken", "Mål": "Färre brott i parken.", "Ansvarig": "Kommunpolis"}


def plan(
    *measures: Fields,
    areas: tuple[Fields, ...] = (),
    pages: bool = True,
    head: str = "",
    shape: str = "field_table",
) -> tuple[Document, Draft]:
    """Measures, each on a page of its own, and areas on the first page."""
    builder = Builder()
    if pages:
        builder.next_page()
    if head:
        builder.running_head(head)
    drafted = [DraftArea(entries(builder, area)) for area in areas]
    activities = []
    for number, measure in enumerate(measures):
        if number and pages:
            builder.next_page()
        area = 0 if areas else None
        activities.append(DraftActivity(area, entries(builder, measure), shape))  # type: ignore[arg-type]
    return builder.document(), Draft(areas=drafted, activities=activities)


def entries(builder: Builder, fields: Fields) -> list[Entry]:
    """The fields as the layouts hand them over."""
    made = []
    for label, content in fields.items():
        texts = (content,) if isinstance(content, str) else tuple(content)
        kind = "item" if isinstance(content, list) else "paragraph"
        words = builder.words(label, "cell 1") if label and label != "Område" else ()
        pieces = tuple(
            Paragraph(builder.words(text, "cell 2"), kind=kind)  # type: ignore[arg-type]
            for text in texts
            if text
        )
        made.append(Entry(TARGETS[label], pieces, words))
    return made


def doubted(document: Document, draft: Draft) -> Draft:
    return doubt_draft(document, draft, RULES)


def confidences(draft: Draft) -> list[list[float]]:
    return [[entry.confidence for entry in one.entries] for one in draft.activities]


def messages(draft: Draft) -> list[str]:
    return [note.message for note in draft.notes if note.code == "page-uncertain"]


def test_a_plan_without_signs_stays_as_it_is() -> None:
    document, draft = plan(GOOD, {**GOOD, "": "Ljus i tunneln"})
    assert doubted(document, draft) is draft


PAGES: dict[str, tuple[Fields, str]] = {
    "a label for a value": ({**GOOD, "Mål": "Ansvarig"}, "a value is a label (“Ansvarig”)"),
    "a label for a name": ({**GOOD, "": "Framgångsfaktorer"}, ""),
    "a field for a name": ({**GOOD, "": "Polisens åtagande"}, "a value is a label (“Polisens åtagande”)"),
    "a role for an actor": ({**GOOD, "Ansvarig": "Projektledare"}, ""),
    "a label below a value": (
        {**GOOD, "Mål": ("Färre brott.", "Ansvarig")},
        "a label stands inside a value (“Ansvarig”)",
    ),
    "a label behind a value": (
        {**GOOD, "Mål": "Färre brott Ansvarig"},
        "a label stands inside a value (“Ansvarig”)",
    ),
    "its word in a sentence": ({**GOOD, "Mål": "Den som är ansvarig"}, ""),
    "a label with a colon below": (
        {**GOOD, "Ansvarig": ("Rektor", "Ekonomi: Var och en betalar")},
        "a label stands inside a value (“Ekonomi:”)",
    ),
    "another word with a colon": ({**GOOD, "Mål": ("Färre brott.", "Obs: Gäller i maj.")}, ""),
    "a label with a colon within": (
        {**GOOD, "Mål": "Färre brott. Syfte: Lugn."},
        "a label stands inside a value (“Syfte:”)",
    ),
    "two labels in one": (
        {**GOOD, "Målgrupp Syfte": "Unga"},
        "two labels stand in one (“Målgrupp Syfte”)",
    ),
    "a label without its end": (
        {**GOOD, "SAMMANKALLAN": "DE Rektor"},
        "the end of a label stands in a value (“DE”)",
    ),
    "a label that nobody knows": ({**GOOD, "SAMMANKALLAN": "Rektor"}, ""),
    "one label of two words": ({**GOOD, "Övriga deltagare": "Skolan"}, ""),
    "a name within a sentence": (
        {**GOOD, "": "parken görs under våren."},
        "a name begins within a sentence (“parken görs under våren. …”)",
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_is_doubted_for_what_no_well_read_page_shows(case: str) -> None:
    measure, said = PAGES[case]
    document, draft = plan(measure, {**GOOD, "": "Ljus i tunneln"})
    found = doubted(document, draft)
    assert messages(found) == ([f"Page 1 may have been read wrongly: {said}."] if said else [])
    first, second = confidences(found)
    assert second == [1.0, 1.0, 1.0]
    assert sorted(set(first)) == ([ODD, NEAR] if said else [1.0])


@pytest.mark.parametrize(
    ("value", "is_odd"), [("Ingen extra ansvarig", False), ("Ingen extra Ansvarig", True)]
)
def test_the_last_line_of_a_wrapped_value_is_a_label_only_as_the_label_is_set(
    value: str, is_odd: bool
) -> None:
    document, draft = plan({**GOOD, "Mål": value})
    words = list(document.words)
    last = draft.activities[0].entries[1].words[-1]
    words[last] = replace(words[last], line=words[-1].line + 1)
    found = doubted(replace(document, words=tuple(words)), draft)
    assert bool(messages(found)) == is_odd


VALUES: dict[str, tuple[str | tuple[str, ...], bool]] = {
    "it breaks off": ("Färre brott i", True),
    "a pair of adverbs": ("Färre brott före och efter", False),
    "half a word": ("Färre brotts-", True),
    "within a sentence": ("parken görs lugn.", True),
    "an abbreviation": ("t.o.m. maj", False),
    "an address": ("rad@example.se", False),
    "a paragraph within a sentence": (("Färre brott i parken.", "vid sjön."), True),
    "its last full stop is missing": ("Färre brott. Fler poliser under", True),
    "that of its last paragraph": (("Färre brott.", "Fler poliser"), True),
    "no full stop at all": (("Färre brott", "Fler poliser"), False),
    "a note's figure": ("Färre brott i parken.1", True),
    "a page's number": (("Färre brott.", "Dnr 12 2 (4)"), True),
    "a page's number in words": (("Färre brott.", "Sida 2 av 4"), True),
    "a number in parentheses": ("Färre brott (2021)", False),
    "a number": ("Färre brott än år 2021.", False),
}


@pytest.mark.parametrize("case", VALUES)
def test_a_value_that_begins_or_ends_oddly_is_doubted_alone(case: str) -> None:
    text, is_odd = VALUES[case]
    document, draft = plan({**GOOD, "Mål": text})
    found = doubted(document, draft)
    assert confidences(found) == [[1.0, CUT if is_odd else 1.0, 1.0]]
    assert messages(found) == []


@pytest.mark.parametrize(
    ("texts", "is_odd"),
    [
        ({"När": "löpande", "Ansvarig": "kommunpolis"}, False),
        ({"Mål": "färre brott", "När": "löpande"}, True),
        ({"Ansvarig": "kommunpolis och andra som arbetar vid torget"}, True),
    ],
)
def test_times_and_names_of_a_few_words_may_begin_in_small_letters(
    texts: dict[str, str], is_odd: bool
) -> None:
    document, draft = plan({**GOOD, **texts})
    assert (CUT in confidences(doubted(document, draft))[0]) == is_odd


def test_an_author_may_write_all_values_of_a_field_in_small_letters() -> None:
    document, draft = plan({**GOOD, "Mål": "färre brott"}, {**GOOD, "Mål": "fler vuxna"})
    assert all(one == 1.0 for found in confidences(doubted(document, draft)) for one in found)


def test_two_odd_values_of_a_page_make_the_page_odd_and_one_does_not() -> None:
    document, draft = plan({**GOOD, "Mål": "Färre brott i", "Åtgärd": "Rondera vid"})
    found = doubted(document, draft)
    assert confidences(found) == [[NEAR, ODD, NEAR, ODD]]
    assert messages(found) == ["Page 1 may have been read wrongly: a value breaks off (“… Färre brott i”)."]


@pytest.mark.parametrize(("others", "expected"), [(5, CUT), (4, 1.0)])
def test_a_field_of_sentences_shows_which_value_was_cut(others: int, expected: float) -> None:
    goals = [f"Färre brott i parken nummer {number}." for number in range(others)]
    document, draft = plan(*({**GOOD, "Mål": text} for text in ["Färre anmälda fall av bränder", *goals]))
    assert confidences(doubted(document, draft))[0][1] == expected


def test_a_running_head_inside_a_value_is_a_sign_and_as_a_value_it_is_none() -> None:
    inside = plan({**GOOD, "Mål": "Lugn Umeå trygghetsråd"}, head="Umeå trygghetsråd")
    foot = plan({**GOOD, "Ansvarig": ("Rektor", "Dnr 2023/880 1")}, head="Dnr 2023/880 2")
    assert messages(doubted(*foot)) == messages(doubted(*inside))
    alone = plan({**GOOD, "Mål": "Umeå trygghetsråd"}, head="Umeå trygghetsråd")
    assert messages(doubted(*inside)) == [
        "Page 1 may have been read wrongly: a running head or foot stands inside a value."
    ]
    assert messages(doubted(*alone)) == []


def test_a_label_twice_in_one_measure_is_a_sign_but_for_the_measure_itself() -> None:
    for label, said in (("När", 1), ("Aktivitet", 0)):
        document, draft = plan({**GOOD, label: "Maj"}, {label: "Juni"})
        whole = [*draft.activities[0].entries, *draft.activities[1].entries]
        merged = replace(draft, activities=[replace(draft.activities[0], entries=whole)])
        # both pages hold a part of the measure
        assert len(messages(doubted(document, merged))) == 2 * said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (("Rektor", "Bjuda in boende till ängen."), CUT),
        (("Rektor", "Bjuda in alla boende."), 1.0),  # four words, as a name has
        (("Bjuda in boende till ängen.", "Rektor"), CUT),  # without its full stop
        ("Rektor och alla boende vid ängen.", 1.0),
    ],
)
def test_names_and_a_sentence_in_one_value_of_actors(value: str | tuple[str, ...], expected: float) -> None:
    found = doubted(*plan({**GOOD, "Ansvarig": value}))
    assert confidences(found)[0][list(GOOD).index("Ansvarig")] == expected


@pytest.mark.parametrize(("other", "expected"), [("Ljus i tunneln", CUT), ("Tunneln lyses upp.", 1.0)])
def test_a_name_that_is_a_sentence_is_odd_where_no_other_one_is(other: str, expected: float) -> None:
    found = doubted(*plan({**GOOD, "": "Parken röjs i maj."}, {**GOOD, "": other}))
    assert confidences(found)[0][0] == expected


def test_a_measure_with_the_name_of_an_area_is_odd() -> None:
    for name, odd in (("Trafik", NEAR), ("Ronder", 1.0)):
        found = doubted(*plan({**GOOD, "": name}, areas=({"Område": "Trafik"},), shape="cause_grid"))
        assert (found.activities[0].entries[1].confidence < NEAR) == (odd < 1)
        assert len(messages(found)) == (odd < 1)


@pytest.mark.parametrize(
    ("responsible", "said"),
    [
        (("Rektor", "Kommunpolis"), "two rows may have become one"),
        (["Rektor", "Kommunpolis"], ""),
        ("Rektor", ""),
    ],
)
def test_two_short_values_of_several_paragraphs_are_two_rows(
    responsible: str | tuple[str, ...] | list[str], said: str
) -> None:
    found = doubted(*plan({**GOOD, "När": ("Maj", "Juni"), "Ansvarig": responsible}))
    assert messages(found) == ([f"Page 1 may have been read wrongly: {said}."] if said else [])
    assert confidences(found)[0][3] == (ODD if said else CUT)


NAMELESS = {key: value for key, value in GOOD.items() if key}


@pytest.mark.parametrize(
    ("measures", "shape", "odd"),
    [
        ((GOOD, NAMELESS), "field_table", [2]),
        ((GOOD, NAMELESS), "cause_grid", []),
        ((NAMELESS, NAMELESS), "field_table", []),
        ((NAMELESS, NAMELESS), "narrative", [1, 2]),
        ((NAMELESS,), "narrative", []),
        ((GOOD, {"Mål": "Lugn."}), "narrative", []),
    ],
)
def test_a_measure_without_a_name_is_odd_where_it_should_have_one(
    measures: tuple[Fields, ...], shape: str, odd: list[int]
) -> None:
    found = doubted(*plan(*measures, shape=shape))
    assert messages(found) == [
        f"Page {page} may have been read wrongly: a measure has no name." for page in odd
    ]


@pytest.mark.parametrize(
    ("lacking", "said"), [(("Ansvarig", "När"), "a row has fewer columns than others"), (("Ansvarig",), "")]
)
def test_a_row_that_lacks_two_columns_of_its_grid_is_odd(lacking: tuple[str, ...], said: str) -> None:
    row: Fields = {**GOOD, "När": "Maj", "Åtgärd": "Rondera."}
    less = {key: value for key, value in row.items() if key not in lacking}
    found = doubted(*plan(row, less, shape="cause_grid"))
    assert messages(found) == ([f"Page 2 may have been read wrongly: {said}."] if said else [])


def test_a_row_with_one_value_and_no_name_is_an_area_that_was_taken_for_a_cause() -> None:
    alone: Fields = {"Mål": "Trafik", "Ansvarig": "", "Åtgärd": ""}
    found = doubted(*plan({**NAMELESS, "Åtgärd": "Rondera."}, alone, shape="cause_grid"))
    assert messages(found) == ["Page 2 may have been read wrongly: a row has one value only."]


@pytest.mark.parametrize(
    ("area", "is_odd"),
    [
        ({"Område": "Trafik"}, True),
        ({"Område": "Trafik", "Mål": "Lugn."}, True),
        ({"Område": "Trafik", "Syfte": "Lugn."}, False),
    ],
)
def test_an_area_with_nothing_but_what_is_said_of_measures_is_odd(area: Fields, is_odd: bool) -> None:
    found = doubted(*plan(GOOD, areas=({"Område": "Skolan"}, area)))
    assert [entry.confidence < 0.8 for entry in found.areas[1].entries] == [is_odd] * len(area)


def test_a_time_of_two_pieces_beside_times_of_one_is_odd_and_two_actors_are_not() -> None:
    for field, expected in (("När", CUT), ("Ansvarig", 1.0)):
        others: list[Fields] = [{**GOOD, field: "Maj"}, {**GOOD, field: "Juni"}]
        found = doubted(*plan({**GOOD, field: ("Maj", "Juni")}, *others))
        assert confidences(found)[0][-1] == expected


def test_without_pages_the_measure_is_named_and_others_stay_as_they_are() -> None:
    found = doubted(*plan({**GOOD, "Mål": "Ansvarig"}, GOOD, pages=False))
    assert messages(found) == ["Activity 1 may have been read wrongly: a value is a label (“Ansvarig”)."]
    assert confidences(found) == [[NEAR, ODD, NEAR], [1.0, 1.0, 1.0]]


def line(*starts: float, size: float = 10.0) -> list[Word]:
    """Words of one line, each forty points wide, that begin there."""
    return [
        Word(number, "ord", page=1, boxes=(BBox(x, 0.0, x + 40.0, size),), line=1)
        for number, x in enumerate(starts)
    ]


def test_a_gap_three_times_as_wide_as_the_others_parts_columns() -> None:
    wide = WIDER * 3.0
    assert gutter_within(line(0, 43, 86, 126 + wide + 0.1)) is not None
    assert gutter_within(line(0, 43, 86, 126 + wide)) is None


def test_a_gap_below_the_height_of_letters_parts_none() -> None:
    high = GUTTER * 10.0
    assert gutter_within(line(0, 41, 82, 122 + high + 0.1)) is not None
    assert gutter_within(line(0, 41, 82, 122 + high)) is None


def test_the_two_words_of_a_justified_line_stand_as_far_apart_as_they_must() -> None:
    assert gutter_within(line(0, 140)) is None


MARKDOWN = """# Åtgärdsplan för Mora 2024

## Otrygga platser

| Aktivitet | Ronder i parken |
|---|---|
| Syfte | Färre brott och mer trygghet |
| Polisens åtagande | Delta i |
| Målgrupp | Syfte |
"""


def test_the_record_says_what_is_doubtful_and_why() -> None:
    record = extract_bytes("plan.md", MARKDOWN.encode()).record
    assert [one.message for one in record.warnings if one.code == "page-uncertain"] == [
        "Activity 1 may have been read wrongly: a value is a label (“Syfte”)."
    ]
    (activity,) = record.activities
    assert activity.target_group is not None
    assert activity.target_group.confidence == ODD
    assert activity.purpose is not None
    assert activity.purpose.confidence == NEAR
