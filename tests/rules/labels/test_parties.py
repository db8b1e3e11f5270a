"""Cells that hold nothing but parties' names, and parties in running text."""

from __future__ import annotations

import pytest

from rules.labels.match import load_labels

PARTIES = """
Polisen                                        = police
polis                                          = police
Polisens                                       = police
Polisen.                                       = police
Lokalpolisområde Skärholmen                    = police
LPO Globen                                     = police
Polisen i Farsta                               = police
Polisområde Stockholm Syd                      = police
Stadsdelsförvaltningen                         = district_administration
SDF                                            = district_administration
Skarpnäcks stadsdelsförvaltning                = district_administration
Hägersten-Älvsjö SDF                           = district_administration
Norra innerstadens stadsdelsförvaltning        = district_administration
Skolor                                         = school
Upplands Väsby kommun                          = municipality
Stadsdelsförvaltning och polis                 = district_administration police
Polis/SDF                                      = police district_administration
Polis, skola och socialtjänst                  = police school social_services
Polisen samt Svenska Bostäder                  = police property_owner
Polisen och polismyndigheten                   = police
Barn- och utbildningsförvaltningen och polisen = education_administration police
"""

NO_PARTIES = """
Kommunpolis
Rektor
Polis i yttre tjänst
Polis och fältare
Trygghetssamordnare polis
Ungdomar och boende
Skarpnäck
Samtliga parter
Polisens åtagande
Stadsdelsdirektör
Polisen deltar
och
"""


@pytest.mark.parametrize("line", PARTIES.strip().splitlines())
def test_a_cell_of_parties_names_them_all(line: str) -> None:
    text, _, codes = line.partition("=")
    assert load_labels().parties_in(text.strip()) == tuple(codes.split())


@pytest.mark.parametrize("text", NO_PARTIES.strip().splitlines())
def test_a_cell_of_anything_else_names_none(text: str) -> None:
    assert load_labels().parties_in(text) == ()
    assert load_labels().is_party(text) is None


def test_only_one_party_is_a_party() -> None:
    assert load_labels().is_party("Polismyndigheten") == "police"
    assert load_labels().is_party("Polis och skola") is None


def test_parties_are_found_in_running_text() -> None:
    text = "Kommunpolisen och SDF:s samordnare möter barn- och utbildningsförvaltningen, skolor och föreningslivet."
    hits = load_labels().find_parties(text)
    assert [(hit.key, text[hit.start : hit.end]) for hit in hits] == [
        ("police", "Kommunpolisen"),
        ("district_administration", "SDF:s"),
        ("education_administration", "barn- och utbildningsförvaltningen"),
        ("school", "skolor"),
        ("civil_society", "föreningslivet"),
    ]


def test_the_longest_name_is_found_and_letters_keep_their_places() -> None:
    text = "Ängsö: stadsdelens förvaltning"
    (hit,) = load_labels().find_parties(text)
    assert (hit.key, text[hit.start : hit.end]) == ("district_administration", "stadsdelens förvaltning")
