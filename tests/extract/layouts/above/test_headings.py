"""Which headings stand open above a place, and what each of them can still name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.above.headings import Heading, OpenHeadings
from models.pages.document import Paragraph
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def opened(*headings: tuple[int | None, str], text: int = 0) -> tuple[OpenHeadings, list[list[str]]]:
    """The headings after entering these, each with its level, and which of them each closed; then paragraphs."""
    builder = Builder()
    for level, title in headings:
        builder.paragraph(title, kind="heading", level=level)
    for _ in range(text):
        builder.paragraph("Text.")
    document = builder.document()
    found = OpenHeadings(document, RULES)
    closed = []
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        if block.kind == "heading":
            closed.append([document.text(one.paragraph.words) for one in found.enter(block)])
        else:
            found.add_below(block)
    return found, closed


def texts(found: OpenHeadings, headings: list[Heading]) -> list[str]:
    return [found.document.text(one.paragraph.words) for one in headings]


def test_a_heading_closes_those_of_its_level_and_below() -> None:
    found, closed = opened((1, "A"), (2, "B"), (3, "C"), (2, "D"))
    assert closed == [[], [], [], ["C", "B"]]
    assert texts(found, found.open) == texts(found, found.direct) == ["A", "D"]
    found, closed = opened((2, "A"), (None, "B"))
    assert (closed[1], [one.level for one in found.open]) == (["A"], [1])


def test_text_and_tables_end_what_stands_directly_above() -> None:
    found, _ = opened((1, "A"), (2, "B"), text=2)
    assert (found.direct, len(found.open)) == ([], 2)
    assert [len(one.below or []) for one in found.open] == [0, 2]
    found.close_direct()
    assert [(one.below, one.used) for one in found.open] == [(None, True), (None, True)]
    found.leave_all()
    assert (found.open, found.direct) == ([], [])


def test_the_level_of_an_unmarked_heading() -> None:
    line = Paragraph((0,), size=10.0)
    found, _ = opened()
    assert found.unmarked_level(line, None) == 2
    found, _ = opened((1, "A"), (2, "B"))
    assert found.unmarked_level(line, None) == 3
    found.open[-1].used = True
    assert found.unmarked_level(line, None) == 2
    found.open[-1].area = 0
    assert found.unmarked_level(line, None) == 3
    for one, size in zip(found.open, (12.0, 14.0), strict=True):
        one.is_unmarked, one.paragraph = True, replace(one.paragraph, size=size)
    assert [found.unmarked_level(line, depth) for depth in (None, 0, 1)] == [2, 1, 2]
    assert found.unmarked_level(replace(line, size=12.0), None) == 1


def test_which_heading_can_name_an_area() -> None:
    found, _ = opened((1, "Inledning"), (2, "Aktivitet 3: Ronder"), (3, "Skolan"), (4, "Torget"))
    assert texts(found, [found.for_area(found.direct) or found.open[0]]) == ["Skolan"]
    found.open[2].used = True
    assert texts(found, [found.for_area(found.direct) or found.open[0]]) == ["Torget"]
    assert found.for_area(found.direct[:2]) is None


@pytest.mark.parametrize(("text", "topic"), [(0, None), (1, "Narkotika"), (3, "Narkotika"), (4, None)])
def test_a_topic_further_up_reaches_over_a_short_introduction(text: int, topic: str | None) -> None:
    found, _ = opened((1, "Sagor"), (2, "Narkotika"), text=text)
    distant = found.distant_topic()
    assert (texts(found, [distant])[0] if distant else None) == topic
    found.open[-1].used = True
    assert found.distant_topic() is None


@pytest.mark.parametrize(
    ("title", "text", "taken"),
    [
        ("Vandring", 0, True),
        ("Vandring", 3, True),
        ("Vandring", 4, False),
        ("Inledning", 0, False),
        ("Område: Skola", 0, False),
        ("Aktivitet: Vandring", 0, True),
    ],
)
def test_which_heading_can_name_an_activity(title: str, text: int, taken: bool) -> None:
    found, _ = opened((1, "A"), (2, title), text=text)
    heading = found.take_for_activity()
    assert (heading is not None) is taken
    assert found.open[-1].used is taken
    assert heading not in found.direct
    assert found.take_for_activity() is None or not taken


def test_a_heading_that_is_used_or_above_a_table_names_no_activity() -> None:
    for change in ({"used": True}, {"area": 0}):
        found, _ = opened((1, "Vandring"))
        for name, value in change.items():
            setattr(found.open[-1], name, value)
        assert found.take_for_activity() is None
    found, _ = opened((1, "Vandring"))
    found.direct = []
    assert found.take_for_activity() is None
    assert opened()[0].take_for_activity() is None
