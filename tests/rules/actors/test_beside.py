"""What stands beside a name: the title that a sentence gives, the employer in brackets, what makes a strange name one."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


def named(text: str) -> list[str]:
    """Each as "name | role"."""
    return [
        f"{text[slice(*one.span)]} | {text[slice(*one.role)] if one.role else '-'}"
        for one in RULES.named.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sentence says what somebody is
        ("Karin Berg tillträder som rektor den 1 mars.", ["Karin Berg | rektor"]),
        ("Karin Berg slutar som rektor den 1 mars.", ["Karin Berg | -"]),
        ("Karin Berg deltar i egenskap av rektor.", ["Karin Berg | rektor"]),
        ("Karin Berg ersätts av Olle Lund som rektor.", ["Karin Berg | -", "Olle Lund | rektor"]),
        ("Karin Berg är glad.", ["Karin Berg | -"]),
        ("Rektor är Karin Berg sedan i våras.", ["Karin Berg | Rektor"]),
        ("Rektor är inte Karin Berg.", ["Karin Berg | -"]),
        ("Kontaktperson är Karin Berg, rektor.", ["Karin Berg | rektor"]),
        ("Karin Berg valdes till ordförande för rådet.", ["Karin Berg | ordförande för rådet"]),
        ("Till ny ordförande valdes Karin Berg.", ["Karin Berg | ordförande"]),
        ("Karin Berg, enhetschef vid kultur och fritid.", ["Karin Berg | enhetschef vid kultur och fritid"]),
        ("Rektor K.-A. Berg leder.", ["K.-A. Berg | Rektor"]),
        ("Sekreterare i rådet: Karin Berg", ["Karin Berg | Sekreterare i rådet"]),
        ("Ordförande i styrgruppen är Karin Berg.", ["Karin Berg | Ordförande i styrgruppen"]),
        ("Rektor är ny. Ansvarig för lokalen: Karin Berg", ["Karin Berg | Ansvarig för lokalen"]),
        ("Gäster i rådet: Karin Berg (Coop)", ["Karin Berg | Coop"]),
        ("Karin Berg (sammankallande)", ["Karin Berg | sammankallande"]),
        ("Utredare: Karin Berg, praktikant: Love Sten", ["Karin Berg | Utredare", "Love Sten | praktikant"]),
        ("Karin Berg (L), 2:e vice ordförande", ["Karin Berg | 2:e vice ordförande"]),
        # the employer
        ("Karin Berg (Provvallens IF) står i kassan.", ["Karin Berg | Provvallens IF"]),
        ("Karin Berg (Mora) står i kassan.", ["Karin Berg | -"]),
        ("Karin Berg (SD) står i kassan.", ["Karin Berg | -"]),
        ("Karin Berg (bilaga) står i kassan.", ["Karin Berg | -"]),
        ("Karin Berg från Studiefrämjandet läser.", ["Karin Berg | Studiefrämjandet"]),
        ("Karin Berg från Mora läser.", ["Karin Berg | -"]),
        ("Karin Berg från Hembygdsföreningen Fors visar.", ["Karin Berg | Hembygdsföreningen Fors"]),
        ("Ledamöter: Karin Berg (PRO), Olle Lund (SPF)", ["Karin Berg | PRO", "Olle Lund | SPF"]),
        ("Ledamot: Karin Berg (C)", ["Karin Berg | Ledamot"]),
        # a strange name, where a name must stand
        ("Samordnare Xarda Qvorle tar emot.", ["Xarda Qvorle | Samordnare"]),
        ("Karin Berg och Xarda Qvorle tar emot.", ["Karin Berg | -", "Xarda Qvorle | -"]),
        ("Xarda Qvorle tar emot.", []),
        ("Samordnare Norra Skåne tar emot.", []),
        ("Karin Berg och Röda Korset tar emot.", ["Karin Berg | -"]),
        ("Ordförande Karin Stad (S) hälsar.", ["Karin Stad | Ordförande"]),
        ("Karin Stad hälsar.", []),
        # a surname that is a word
        ("Karin Hammare och Olle Lund går.", ["Karin Hammare | -", "Olle Lund | -"]),
        ("Ronden leds av Karin Hammare.", ["Karin Hammare | -"]),
        ("Vi träffar Karin Lo i dag.", ["Karin Lo | -"]),
    ],
)
def test_what_stands_beside_a_name(text: str, expected: list[str]) -> None:
    assert named(text) == expected
