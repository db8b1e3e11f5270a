"""Lines of labels below tables: whatever stands there, every word of it stands in the record once."""

from __future__ import annotations

import re
from collections import Counter

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
