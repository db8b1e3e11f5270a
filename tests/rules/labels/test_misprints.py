"""How near a misprint must come to its label, and how sure each way of mending makes it."""

from __future__ import annotations

import pytest

from rules.labels.misprints import with_letters_for_digits
from rules.pack import load_rules
from tests.building import name_of

RULES = load_rules()


@pytest.mark.parametrize(
    ("text", "field", "score"),
    [
        ("Malgrupp", "target_group", 0.95),  # the marks are lost
        ("Màl", "goal", 0.95),
        ("Syffte", "purpose", 0.909),  # a letter too many
        ("Ansvrig", "responsible", 0.933),  # one too few
        ("Syfet", "purpose", 0.909),  # two changed round
        ("Meotd", "measures", 0.88),  # in a short word, whose ratio is low
        ("Kostnud", "funding", 0.857),  # another letter, in seven
        ("Vad handlar et om", "description", 0.971),  # the slip made a word
        ("Polisensåtagande", "party:police.commitment", 0.95),
        ("Skolanskontakt", "party:school.contact", 0.95),
        ("Stadsdelsförvaltninge ns kontakt", "party:district_administration.contact", 0.98),
        ("Polisens åtgande", "party:police.commitment", 0.933),
        ("Polisens åtagnade", "party:police.commitment", 0.875),
        ("Poliesns åtagande", "party:police.commitment", 0.875),  # letters of the ending changed round
        ("Kommuenns kontakt", "party:municipality.contact", 0.889),
    ],
)
def test_a_misprint_is_as_sure_as_it_is_near(text: str, field: str, score: float) -> None:
    match = RULES.labels.match(text)
    assert match is not None
    assert [name_of(target) for target in match.targets] == [field]
    assert match.score == pytest.approx(score, abs=0.001)


@pytest.mark.parametrize(
    "text",
    [
        "Mal",  # a word
        "ar",  # too short to look away from marks
        "Syfre",  # another letter, in five
        "Metud",  # two other letters
        "Målgång",  # a word, however near
        "Vem gör va",  # of ten letters
    ],
)
def test_what_is_no_misprint(text: str) -> None:
    assert RULES.labels.match(text) is None


@pytest.mark.parametrize(
    ("read", "meant"),
    [("po1isens", "polisens"), ("k0ntakt", "kontakt"), ("plan 10", "plan 10"), ("a1", "a1"), ("a2b", "a2b")],
)
def test_digits_among_letters_are_letters(read: str, meant: str) -> None:
    assert with_letters_for_digits(read) == meant
