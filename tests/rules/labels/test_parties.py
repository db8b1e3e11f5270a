"""Cells that hold nothing but parties' names, and parties in running text."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()


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
    assert RULES.labels.parties_in(text.strip()) == tuple(codes.split())


@pytest.mark.parametrize("text", NO_PARTIES.strip().splitlines())
def test_a_cell_of_anything_else_names_none(text: str) -> None:
    assert RULES.labels.parties_in(text) == ()
    assert RULES.labels.is_party(text) is None


def test_only_one_party_is_a_party() -> None:
    assert RULES.labels.is_party("Polismyndigheten") == "police"
    assert RULES.labels.is_party("Polis och skola") is None
