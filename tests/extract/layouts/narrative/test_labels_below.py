"""Lines of labels below tables: whatever stands there, every word of it stands in the record once."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipeline import extract_bytes

LABELS = ("Kommunens åtagande:", "När:", "Uppföljning:", "Syfte:", "Aktivitet:", "Riskanalys:", "Kontakt:")
SECTIONS = ("Vandring", "Patrull", "Lampor")

lines = st.lists(
    st.one_of(
        st.sampled_from(LABELS).map(lambda label: f"{label} "),
        st.sampled_from(LABELS),
        st.just("- "),
        st.just(""),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, min_size=1, max_size=len(SECTIONS)))
def test_every_word_below_tables_of_measures_stands_once_in_the_record(sections: list[list[str]]) -> None:
    text, marks = "# Åtgärdsplan Hjo 2025\n\n", []
    for section, (name, below) in enumerate(zip(SECTIONS, sections, strict=False)):
        text += (
            f"## {name}\n\n| Ansvarig | Rektor |\n| --- | --- |\n| Polisens åtagande | Märker cyklar. |\n\n"
        )
        for place, front in enumerate(below):
            mark = f"märke{section}{place}x"
            is_empty = front.endswith(":")
            marks += [] if is_empty else [mark]
            text += f"{front}{'' if is_empty else mark}\n\n"
    record = extract_bytes("plan.md", text.encode()).record
    counted = record.coverage
    assert counted.in_fields + counted.labels + counted.furniture + counted.remainder == counted.words
    fields = [value.text for activity in record.activities for _, value in activity if hasattr(value, "text")]
    fields += [other.text for activity in record.activities for other in activity.other_fields]
    fields += [
        p.commitment.text
        for one in record.activities
        for p in one.parties
        if p.commitment and p.commitment.label
    ]
    fields += [value.text for one in record.activities for p in one.parties if (value := p.contact)]
    fields += [piece.text for piece in record.remainder]
    found = Counter(re.findall(r"märke\d+x", "\n".join(fields)))
    assert {mark: found[mark] for mark in marks} == dict.fromkeys(marks, 1)


PARTIES = (
    "| Polisens åtagande | Kommunens åtagande |\n| --- | --- |\n| Leder tillsynen. | Skriver rapport. |\n\n"
)


@pytest.mark.parametrize("above", ["**Syfte:** Minska oron.\n\n", "Unga får stöd här.\n\n", ""])
def test_labels_below_the_table_of_a_measures_parties_are_that_measures(above: str) -> None:
    below = "**Uppföljning:** Antal tillsyner.\n\n**När:** Maj 2025\n\n"
    text = (
        f"# Åtgärdsplan Hjo 2025\n\n## Narkotika\n\n**Mål:** Noll.\n\n### Tillsyn\n\n{above}{PARTIES}{below}"
    )
    record = extract_bytes("plan.md", f"{text}### Stöd\n\n{above}{PARTIES}{below}".encode()).record
    assert [one.name and one.name.text for one in record.activities] == ["Tillsyn", "Stöd"]
    assert not record.remainder
    for one in record.activities:
        assert one.follow_up is not None and one.follow_up.text == "Antal tillsyner."
        assert one.timing is not None and one.timing.start == "2025-05-01"
        assert [party.commitment and party.commitment.text for party in one.parties] == [
            "Leder tillsynen.",
            "Skriver rapport.",
        ]


def test_below_it_a_label_that_was_said_above_begins_something_else() -> None:
    text = f"# Åtgärdsplan Hjo 2025\n\n## Narkotika\n\n**Mål:** Noll.\n\n### Tillsyn\n\n**När:** Juni 2025\n\n{PARTIES}"
    record = extract_bytes("plan.md", f"{text}**När:** Maj 2025\n".encode()).record
    assert [one.timing and one.timing.text for one in record.activities][:1] == ["Juni 2025"]
