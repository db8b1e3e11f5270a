"""People whom running text names: where the name ends, what beside it is the role, how sure it is. All are invented."""

from __future__ import annotations

import pytest

from rules.actors.people import phones_in
from rules.pack import load_rules

RULES = load_rules()


def named(text: str) -> list[str]:
    """Each as "name | role | confidence"."""
    return [
        f"{text[slice(*one.span)]} | {text[slice(*one.role)] if one.role else '-'} | {one.confidence}"
        for one in RULES.named.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how sure the words themselves make it
        ("Vi träffar Karin Berg i dag.", ["Karin Berg | - | 0.98"]),
        ("Vi träffar Karin Provqvz i dag.", ["Karin Provqvz | - | 0.9"]),
        ("Vi träffar Karin Hammare i dag.", []),
        ("Vi träffar Bo Berg i dag.", ["Bo Berg | - | 0.9"]),
        ("Vi träffar Bo Hammare i dag.", []),
        ("Vi träffar K. Berg i dag.", ["K. Berg | - | 0.9"]),
        ("Vi träffar Karin af Provhjelm i dag.", ["Karin af Provhjelm | - | 0.98"]),
        # what stands beside it backs it
        ("Vi träffar Karin Hammare (S) i dag.", ["Karin Hammare | - | 0.85"]),
        ("Vi träffar rektor Karin Hammare i dag.", ["Karin Hammare | rektor | 0.85"]),
        ("Vi träffar Karin Hammare, rektor.", ["Karin Hammare | rektor | 0.85"]),
        ("Vi träffar polisen (Karin Hammare) i dag.", ["Karin Hammare | - | 0.85"]),
        ("Vi träffar henne (Karin Hammare) i dag.", []),
        ("Vi träffar polisen (Operation Hammare) i dag.", []),
        ("Karin Hammare, tel 08-465 004 11", ["Karin Hammare | - | 0.85"]),
        ("Karin Hammare" + " " * 24 + "08-465 004 11", ["Karin Hammare | - | 0.85"]),
        ("Karin Hammare" + " " * 25 + "08-465 004 11", []),
        ("Karin Berg, Bo Hammare och Eva Ask går ronder.", ["Karin Berg | - | 0.98", "Bo Hammare | - | 0.85", "Eva Ask | - | 0.85"]),
        ("Karin Berg ser Bo Hammare.", ["Karin Berg | - | 0.98"]),
        ("Chefen för räddningstjänsten heter Inga-Lill Berg.", ["Inga-Lill Berg | Chefen för räddningstjänsten | 0.98"]),
        # where a name ends
        ("Vi träffar Karin Bergs elever.", ["Karin Berg | - | 0.98"]),
        ("Vi träffar Karin Maria Berg Lund i dag.", ["Karin Maria Berg Lund | - | 0.98"]),
        ("Vi träffar Karin Berg\nBo Lund", ["Karin Berg | - | 0.98", "Bo Lund | - | 0.9"]),
        ("Vi träffar Karin Berg\tLund taxi", ["Karin Berg | - | 0.98"]),
        ("Vi träffar Karin, Berg", []),
        ("Vi träffar Karin Berg Bo Lund", ["Karin Berg | - | 0.98", "Bo Lund | - | 0.9"]),
        ("Vi går till Karin Bergs gata i dag.", []),
        ("Stiftelsen Karin Berg delar ut medel.", []),
        # the role before it
        ("Rektor Karin Berg talar.", ["Karin Berg | Rektor | 0.98"]),
        ("Rektor: Karin Berg", ["Karin Berg | Rektor | 0.98"]),
        ("Skolan: Karin Berg", ["Karin Berg | Skolan | 0.98"]),
        ("Sagostrategen Karin Berg", ["Karin Berg | Sagostrategen | 0.98"]),
        ("Sagostrategen, Karin Berg", ["Karin Berg | - | 0.98"]),
        # the role behind it
        ("Karin Berg, rektor, och andra", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg (rektor) och andra", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg (S), rektor", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg – rektor. Alla", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg från Polisen. Alla", ["Karin Berg | Polisen | 0.98"]),
        ("Karin Berg på Brottsofferjouren tar emot", ["Karin Berg | Brottsofferjouren | 0.98"]),
        ("Karin Berg på Polisen i Sala", ["Karin Berg | Polisen i Sala | 0.98"]),
        ("Kommunens säkerhetschef, Karin Grip, leder", ["Karin Grip | Kommunens säkerhetschef | 0.85"]),
        ("Kommunens säkerhetschef, Karin Grip leder", []),
        ("Rektor Karin-Lii Sarri talar", ["Karin-Lii Sarri | Rektor | 0.9"]),
        ("Karin-gården Sarri öppnar", []),
        ("Karin-Torget Sarri öppnar", []),
        ("Karin Berg rektor", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg, som är glad", ["Karin Berg | - | 0.98"]),
        ("Karin Berg, kommunpolis och områdeschef", ["Karin Berg | kommunpolis och områdeschef | 0.98"]),
        ("Karin Berg, rektor och ordförande i rådet, leder", ["Karin Berg | rektor och ordförande i rådet | 0.98"]),
        ("Karin Berg, rektor och kurator Bo Lund", ["Karin Berg | rektor | 0.98", "Bo Lund | kurator | 0.9"]),
        ("Karin Berg, rektor och Bo Lund, kurator", ["Karin Berg | rektor | 0.98", "Bo Lund | kurator | 0.9"]),
        ("Karin Berg, rektor, Mora kommun, leder", ["Karin Berg | rektor, Mora kommun | 0.98"]),
        ("Karin Berg, kommunpolis, LPO Norra/Sagan, 08-123 45", ["Karin Berg | kommunpolis, LPO Norra/Sagan | 0.98"]),
        ("Karin Berg, rektor, Polisen, kyrkan", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg, rektor, Mora kommun leder", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg, rektor och skolan deltar", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg, rektor som är kurator", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg, t.f. rektor. Alla", ["Karin Berg | t.f. rektor | 0.98"]),
        ("Karin Berg, rektor 08-465 004 11", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg, rektor vid ett två tre fyra fem sex", ["Karin Berg | rektor vid ett två tre fyra fem sex | 0.98"]),
        ("Karin Berg, rektor vid ett två tre fyra fem sex sju", ["Karin Berg | rektor | 0.98"]),
        ("Karin Berg, av ett två tre fyra fem sex sju åtta nio", ["Karin Berg | - | 0.98"]),
        (
            "Kommunchef Bo Testlund och Vera Provner, chef för lokalpolisområde Gästrikland skrev under löftet i mars",
            ["Bo Testlund | Kommunchef | 0.9", "Vera Provner | chef för lokalpolisområde Gästrikland | 0.9"],
        ),
        ("Kommunchef Bo Testlund och Milo Provner skrev under", ["Bo Testlund | Kommunchef | 0.9", "Milo Provner | - | 0.85"]),
        ("Milo Provner skrev under", []),
        ("Karin Provmans, rektor", ["Karin Provmans | rektor | 0.98"]),
        ("Karin Provenkos idé prövas", ["Karin Provenko | - | 0.98"]),
        ("Karin Provenkos, rektor", ["Karin Provenkos | rektor | 0.98"]),
        ("Karin Berg Rektor", ["Karin Berg | Rektor | 0.98"]),
        ("Karin Berg Ordförande Ylva Strand Sekreterare", ["Karin Berg | Ordförande | 0.98", "Ylva Strand | Sekreterare | 0.98"]),
        ("Ordförande Karin Berg Sekreterare Ylva Strand", ["Karin Berg | Ordförande | 0.98", "Ylva Strand | Sekreterare | 0.98"]),
        ("Vi träffade Karin Berg Rektorn var där", ["Karin Berg | - | 0.98"]),
        ("Teddy Provstad (SD) talade", ["Teddy Provstad | - | 0.9"]),
        ("Özlem Qvirr och Dragana Xebb deltog", ["Özlem Qvirr | - | 0.9", "Dragana Xebb | - | 0.9"]),
        ("Finn Qvirr deltog", []),
        ("Chai Torget öppnar", []),
    ],
)  # fmt: skip
def test_people_of_running_text(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kommunpolis, Tibro", True),
        ("Sagostrateg", True),
        ("Tibro, kommunpolis", False),
        ("Kommunpolis.", False),
        ("Kommunpolis:", False),
        ("Kommunpolis?", False),
        ("Kommunpolis 2", False),
        ("Kommunpolis Karin Berg", False),
        ("Kommunpolis" + " ord" * 7, True),
        ("Kommunpolis" + " ord" * 8, False),
        ("", False),
    ],
)
def test_a_line_that_only_says_what_somebody_is(line: str, expected: bool) -> None:
    assert RULES.named.role_of_line(line) is expected


@pytest.mark.parametrize(
    ("text", "is_phone"),
    [
        ("08-465 00 4", True),
        ("08-465 0 4", False),
        ("+46 8 465 004 112", True),
        ("0046 8 465 004 11", True),
        ("+46 (0)8 465 004 11", True),
        ("12 08-465 004 11", True),
        ("x:08-465 004 11", False),
    ],
)
def test_what_is_a_telephone_number(text: str, is_phone: bool) -> None:
    assert bool(phones_in(text)) is is_phone


@pytest.mark.parametrize(
    ("address", "personal"),
    [
        ("karin.berg@example.se", True),
        ("karin@example.se", False),
        ("karin2@example.se", False),
        ("k-berg@x.se", True),
    ],
)
def test_an_address_of_two_parts_is_a_persons(address: str, personal: bool) -> None:
    assert RULES.people.is_personal_address(address) is personal


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Karin Berg, Lund", 2),
        ("Karin (Berg) Lund", 0),
        ("Karin – Berg", 0),
        ("Karin Maria Berg Lund Fors", 4),
        ("Karin Berg) Lund", 2),
        ("Karin Berg; Lund", 2),
    ],
)
def test_how_many_words_are_the_name(words: str, count: int) -> None:
    assert RULES.people.leading_name(words.split()) == count


@pytest.mark.parametrize(("word", "expected"), [("Storvägen", False), ("Xvägen", True)])
def test_what_ends_as_a_street_is_no_surname(word: str, expected: bool) -> None:
    assert RULES.people.may_be_surname(word) is expected


def test_two_people_on_one_line_have_each_their_own_role() -> None:
    text = "Karin Testsson, kommunstyrelsens ordförande Olle Påhittad, lokalpolisområdeschef"
    found = RULES.named.find(text)
    assert [(text[slice(*one.span)], one.role and text[slice(*one.role)]) for one in found] == [
        ("Karin Testsson", "kommunstyrelsens ordförande"),
        ("Olle Påhittad", "lokalpolisområdeschef"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kontaktperson kommunen: Maria Hittepåson, elevhälsochef", "elevhälsochef"),
        ("Kommunpolis: Maria Hittepåson, Mora kommun", "Kommunpolis"),
        ("Sekreterare: Maria Hittepåson", "Sekreterare"),
        ("Enhetschef barn och ungdom, Maria Hittepåson", "Enhetschef barn och ungdom"),
    ],
)
def test_a_title_behind_a_name_says_more_than_a_label_before_it(text: str, role: str) -> None:
    (found,) = RULES.named.find(text)
    assert found.role is not None
    assert text[slice(*found.role)] == role
