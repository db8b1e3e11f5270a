"""Lemmas and what counts as a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.matching import lemmas
from rules.matching.lemmas import (
    OF_RULES,
    compound_parts,
    found_lemma,
    headword,
    is_compound,
    is_name,
    is_word,
    joints_of,
    lemma,
    words_within,
)
from rules.matching.swedish.dictionary import dictionary_digest

LEMMAS = {
    "Stadsdelsförvaltningens": "stadsdelsförvaltning",
    "polisens": "polis",
    "åtgärd": "åtgärd",
    "ÅTGÄRDERNA": "åtgärd",
    "orsak": "orsak",
    "Orsaker": "orsak",
    "åtagandena": "åtagande",
    "deltagande": "deltagande",
    "deltagarna": "deltagare",
    "sammankallande": "sammankallande",
    "samverkansparterna": "samverkanspart",
    "aktivitetsansvariga": "aktivitetsansvarig",
    "SDF:s": "sdf",
    "projektmål": "projektmål",
    "genomförandetid": "genomförandetid",
    "": "",
}


@pytest.mark.parametrize(("word", "expected"), LEMMAS.items())
def test_a_word_has_its_lemma(word: str, expected: str) -> None:
    assert lemma(word) == expected


def test_words_names_and_compounds_are_told_apart() -> None:
    assert is_word("polisens") and not is_word("poilsens")
    assert is_name("Farstas") and is_name("Hägersten") and not is_name("Polisen")
    assert is_compound("miljöförvaltningens") and not is_compound("stadsdelsförvaltingens")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("brandskydd", ("brand", "skydd")),  # nothing joins them, though "bran" ends as what an s joins
        ("grannstöd", ("granne", "stöd")),
        ("samverkansplan", ("samverkan", "plan")),
    ],
)
def test_only_a_joining_s_is_taken_from_the_first_part_of_a_compound(
    word: str, parts: tuple[str, ...]
) -> None:
    assert compound_parts(word) == parts


@given(st.text(max_size=40))
def test_no_word_is_too_strange(word: str) -> None:
    assert isinstance(lemma(word), str)
    is_word(word)
    is_name(word)
    is_compound(word)


@pytest.mark.parametrize(
    ("word", "within"),
    [
        ("trygghetsvandringar", {"trygghet", "vandring"}),
        ("skolgården", {"skola", "gård"}),
        ("kvinnofrid", {"kvinna", "frid"}),
        ("gatukontoret", {"gata", "kontor"}),
        ("områdespolisens", {"område", "polis"}),
        ("kontakter", set()),
        ("polisens", set()),
        ("kontoret", set()),
    ],
)
def test_a_compound_is_of_the_words_within_it(word: str, within: set[str]) -> None:
    found = set(words_within(word))
    assert within <= found if within else not found


def test_a_headword_is_what_people_look_for() -> None:
    assert [headword(word) for word in ("skolan", "ska", "Skulle", "vandringarna")] == [
        "skola",
        "ska",
        "ska",
        "vandring",
    ]


def test_lemmas_found_beforehand_are_those_that_would_be_found() -> None:
    first, *rows = OF_RULES.read_text(encoding="utf-8").splitlines()
    if first != dictionary_digest():
        pytest.skip("another simplemma than the one that they were found with: none of them is taken")
    assert [row for row in rows if row != f"{(word := row.split(chr(9))[0])}\t{found_lemma(word)}"] == []
    assert lemma("åtaganden") == "åtagande"


def test_lemmas_of_another_dictionary_are_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "lemmas.tsv"
    monkeypatch.setattr(lemmas, "OF_RULES", table)
    for digest, found in ((dictionary_digest(), {"åtaganden": "annat"}), ("0" * 64, {})):
        table.write_text(f"{digest}\nåtaganden\tannat\n", encoding="utf-8")
        lemmas._of_rules.cache_clear()
        assert lemmas._of_rules() == found
    lemmas._of_rules.cache_clear()


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ("Fritidsförvaltnin|gen", [True]),
        ("beroendem|ottagningen,", [True]),
        ("Trygghetsvandring|ar", [True]),
        ("(Kunskaps|höjande", [True]),
        ("Medborgarplats|en,", [True]),
        ("STADSDELSFÖR|VALTNINGEN", [True]),
        ("Färre|nyrekryt|erade", [False, True]),
        ("Social|sekret|erar|e", [None, True, None]),
        ("pågår|öppet|vid|tunnel|banest|ationen.", [False, False, False, True, True]),
        ("Belysning|en", [None]),
        ("får|en", [None]),
        ("Säkerhet|senheten", [None]),
        ("EST|metoden", [None]),
        ("Vecka|12", [None]),
        ("Ungdomar|saknar", [False]),
        ("Fältsamordnare|och", [False]),
        ("polisens|volontärer", [False]),
        ("för|rondering", [None]),
        ("våldsbejakande|extremism", [False]),
        ("sysselsättning|rekryteras.", [False]),
        ("tillsammans|med", [None]),  # no genitive
        ("gemensamt|varnings|system", [False, True]),
        ("Trafiksäker|het", [True]),
        ("lämna-zoner|anläggs", [False]),
        ("Näringslivsutveckla|re", [True]),
        ("Elevhälsoch|ef", [True]),
        ("mott|agningsgruppen", [True]),  # a moth
    ],
)
def test_which_parts_beside_line_ends_are_one_word(parts: str, joined: list[bool | None]) -> None:
    assert joints_of(parts.split("|"), False) == joined


def test_a_document_that_breaks_words_parts_endings_from_long_ones() -> None:
    assert joints_of(["Belysning", "en"], True) == [True]
    assert joints_of(["får", "en"], True) == [None]
    assert joints_of(["Lång"] * 30, True) == [None] * 29  # no word is so long
