"""Where they met, on a line of its own below the day."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Stadshuset, Sessionssalen", "Stadshuset, Sessionssalen"),
        ("Digitalt via Teams", "Digitalt via Teams"),
        ("Brottsförebyggande rådet", None),
        ("Vi sågs i Sessionssalen.", None),
    ],
)
def test_a_room_below_the_day_is_the_place(line: str, place: str | None) -> None:
    head = "Minnesanteckningar Brottsförebyggande rådet Mora\n\nTisdag 14 maj 2024 kl. 13.00–15.00\n"
    people = "Närvarande: Eva Hittepåsson (ordf.), Bo Låtsman (polisen)\n\n"
    points = "1. Lägesbild\nPolisen redovisade läget.\n\n2. Övrigt\nInget.\n"
    minutes = extract_bytes("m.txt", f"{head}{line}\n\n{people}{points}".encode()).record.minutes
    assert minutes is not None
    assert (minutes.place.text if minutes.place else None) == place
