"""How people name a document."""

from __future__ import annotations

import unicodedata

import pytest

from corpus.naming import Named, find_document, of_district
from models.errors import AmbiguousName, UnknownName


def document(
    name: str, district: str | None = None, year: int | None = None, printed: str | None = None
) -> Named:
    digest = (name.encode().hex() * 8)[:64]
    return Named(
        digest, name, (f"arkiv/{name}",), district, printed or (district or "").title() or None, year
    )


FARSTA_2020 = document("Farsta bilaga 2.pdf", "farsta", 2020)
FARSTA_2022 = document("plan-22.docx", "farsta", 2022)
ALVSJO = document("Åtgärder Älvsjö.pdf", "alvsjo", 2021, "Älvsjö")
HASSELBY = document("hv.xlsx", "hasselby-vallingby", 2022, "Hässelby-Vällingby")
UNDATED = document("utkast.txt")
ALL = [FARSTA_2020, FARSTA_2022, ALVSJO, HASSELBY, UNDATED]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Farsta bilaga 2.pdf", FARSTA_2020),
        ("FARSTA BILAGA 2", FARSTA_2020),
        ("bilaga", FARSTA_2020),
        ("farsta:2020", FARSTA_2020),
        ("Farsta: 2022", FARSTA_2022),
        ("farsta", FARSTA_2022),
        ("Älvsjö", ALVSJO),
        ("älvsjö:2021", ALVSJO),
        ("alvsjo", ALVSJO),
        ("åtgärder", ALVSJO),
        (unicodedata.normalize("NFD", "ÅTGÄRDER ÄLVSJÖ.pdf"), ALVSJO),
        ("hässelby-vällingby", HASSELBY),
        ("arkiv/hv.xlsx", HASSELBY),
        ("utkast", UNDATED),
        (UNDATED.id, UNDATED),
        (UNDATED.id[:8].upper(), UNDATED),
        (" farsta ", FARSTA_2022),
    ],
)
def test_a_name_leads_to_its_document(name: str, found: Named) -> None:
    assert find_document(ALL, name) == found


@pytest.mark.parametrize("name", ["atgarder", "Alvsjö", "farsta:2021", "", "x", "farsta:"])
def test_what_is_no_name(name: str) -> None:
    """å is not a, a year that is not there is no other year."""
    with pytest.raises(UnknownName):
        find_document(ALL, name)


def test_near_names_are_offered() -> None:
    with pytest.raises(UnknownName, match=r"'fartsa'; is it farsta\?"):
        find_document(ALL, "fartsa")
    with pytest.raises(UnknownName, match=r"is it .*farsta:2020"):
        find_document(ALL, "farsta:2021")
    with pytest.raises(UnknownName, match=r"'xyzzyq'$"):
        find_document(ALL, "xyzzyq")


def test_of_several_the_candidates_are_listed() -> None:
    other = document("farsta-2020.txt", "farsta", 2020)
    with pytest.raises(
        AmbiguousName, match=r"names 2 documents: Farsta bilaga 2\.pdf \(farsta:2020, id "
    ) as caught:
        find_document([*ALL, other], "farsta:2020")
    assert caught.value.candidates == (FARSTA_2020.id, other.id)


def test_a_file_s_whole_name_wins_over_a_part() -> None:
    longer = document("utkast.txt.bak")
    assert find_document([*ALL, longer], "utkast.txt") == UNDATED
    assert find_document([*ALL, document("utkast 2.txt")], "utkast") == UNDATED


def test_a_district_has_its_plans_by_year() -> None:
    assert of_district(ALL[::-1], "FARSTA") == [FARSTA_2020, FARSTA_2022]
    with pytest.raises(UnknownName, match=r"no document is of a district 'fars'; is it farsta"):
        of_district(ALL, "fars")
