"""Lists of people in rows: the label in the first cell of the first row, name and role in cells of their own."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.minutes import Minutes

HEAD = (
    "Minnesanteckningar Mora brottsförebyggande råd 2022-02-12\n\nTid: 12 februari 2022 kl. 13.00–15.00\n\n"
)
POINTS = "\n\n1. Lägesbild\n\nPolisen redovisade inbrott.\n\n2. Nästa möte\n\n14 maj 2022 kl. 13.00.\n"


def minutes_of(rows: str) -> Minutes:
    minutes = extract_bytes("moten.txt", f"{HEAD}{rows}{POINTS}".encode()).record.minutes
    assert minutes is not None
    return minutes


@pytest.mark.parametrize(
    ("rows", "came", "absent"),
    [
        (
            "Deltagare\tMaj Hittepå\tordförande\n\tOlle Uppdiktad\tkommunpolis\nAnmält förhinder\tBo Påhittad\tfritidschef",
            [("Maj Hittepå", "ordförande"), ("Olle Uppdiktad", "kommunpolis")],
            [("Bo Påhittad", "fritidschef")],
        ),
        (
            "Närvarande\tMaj Hittepå\tordförande\n\tOlle Uppdiktad\tKvinnojouren Prov",
            [("Maj Hittepå", "ordförande"), ("Olle Uppdiktad", "Kvinnojouren Prov")],
            [],
        ),
        (
            "Närvarande\tMaj Hittepå, ordförande\n\tOlle Uppdiktad, kommunpolis\nFrånvarande\tBo Påhittad, fritidschef",
            [("Maj Hittepå", "ordförande"), ("Olle Uppdiktad", "kommunpolis")],
            [("Bo Påhittad", "fritidschef")],
        ),
    ],
)
def test_rows_beside_and_below_the_label_of_a_list(
    rows: str, came: list[tuple[str, str]], absent: list[tuple[str, str]]
) -> None:
    minutes = minutes_of(rows)
    assert [(one.name, one.role) for one in minutes.attendees] == came
    assert [(one.name, one.role) for one in minutes.absent] == absent


def test_lines_of_cells_beside_each_other_are_people() -> None:
    row = (
        "<tr><td>Närvarande</td><td>Maj Hittepå<br>Olle Uppdiktad</td><td>ordförande<br>kommunpolis</td></tr>"
    )
    page = (
        "<h1>Minnesanteckningar Mora brottsförebyggande råd 2022-02-12</h1><p>Tid: 12 februari 2022 kl. 13–15</p>"
        f"<table>{row}<tr><td>Frånvarande</td><td>Bo Påhittad</td><td>fritidschef</td></tr></table>"
        "<h2>1. Lägesbild</h2><p>Polisen redovisade inbrott.</p><h2>2. Nästa möte</h2><p>14 maj 2022.</p>"
    )
    minutes = extract_bytes("moten.html", page.encode()).record.minutes
    assert minutes is not None
    assert [(one.name, one.role) for one in minutes.attendees] == [
        ("Maj Hittepå", "ordförande"),
        ("Olle Uppdiktad", "kommunpolis"),
    ]
    assert [(one.name, one.role) for one in minutes.absent] == [("Bo Påhittad", "fritidschef")]
