"""Texts about follow-up: their indicators as `words [sources]`, and how often."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pack import load_rules

RULES = load_rules()


LISTS = """
Uppmätt fart på Provgatan enligt Vägverkets mätning     | Uppmätt fart på Provgatan [Vägverkets mätning]
Hur många butiker som deltar                            | Hur många butiker som deltar []
Antal klagomål (felportalen)                            | Antal klagomål [felportalen]
Andelen som känner sig trygga (trygghetsmätningar och medborgarenkäter) | Andelen som känner sig trygga [trygghetsmätningar, medborgarenkäter]
Antalet anmälda brott (polisens brottsstatistik)        | Antalet anmälda brott [polisens brottsstatistik]
Andel unga som snusar (Stockholmsenkäten)               | Andel unga som snusar [Stockholmsenkäten]
Andel nöjda (stockholmsenkätens resultat)               | Andel nöjda [Stockholmsenkäten]
Andel unga som trivs (Stockholmsenkäten och brukarundersökning inom fritiden) | Andel unga som trivs [Stockholmsenkäten, brukarundersökning inom fritiden]
Andel ärenden med plan (statistik från socialtjänsten)  | Andel ärenden med plan [statistik från socialtjänsten]
Upplevd trygghet enligt NTU                             | Upplevd trygghet [NTU]
Otrygghet (Nationella trygghetsundersökningen, SCB)     | Otrygghet [NTU, SCB]
Andel elever som trivs (Skolinspektionens enkät)        | Andel elever som trivs [Skolinspektionen]
Antal anmälda brott (Brå)                               | Antal anmälda brott [Brå]
Antal olyckor (Strada och polisens statistik)           | Antal olyckor [Strada, polisens statistik]
Frånvaro (skolans frånvarosystem)                       | Frånvaro [skolans frånvarosystem]
Antal brott som Brå följer                              | Antal brott som Brå följer []
Antal besökare (räknas i maj)                           | Antal besökare []
Tillsynsrapporten                                       | Tillsynsrapporten [Tillsynsrapporten]
Minskad skadegörelse                                    | Minskad skadegörelse []
Andel avslutade enligt plan                             | Andel avslutade enligt plan []
Antal unga (16-20 år) i verksamheten                    | Antal unga (16-20 år) i verksamheten []
Arbetsgruppen följer upp aktiviteterna vid nästa möte   |
Ansvarig från polis och socialtjänst samverkar          |
"""

SENTENCES = """
Minskat antal klagomål (felanmälan); upplevd trygghet (NTU). | Minskat antal klagomål [felanmälan]; upplevd trygghet [NTU] |
Statistik från polisen om antal anmälda brott.          | antal anmälda brott [] |
Uppföljning görs genom redovisning av antal deltagare.  | antal deltagare [] |
Vakten räknar antalet bilar i mars, juni och november.  | antalet bilar [] | 3
Vakten noterar antalet bilar varje fredag.              | antalet bilar [] | 52
Antal ärenden redovisas till styrgruppen varje halvår.  | Antal ärenden [] | 2
Mäts genom andel elever som trivs (Elevhälsoenkäten).   | andel elever som trivs [Elevhälsoenkäten] |
Avstämning var tredje månad: antal pass och antal bråk. | antal pass []; antal bråk [] | 4
Antal beslag och antal samtal från boende.              | Antal beslag []; antal samtal från boende [] |
Antal samtal mäts kvartalsvis. Intervjuer görs vid behov. | Antal samtal [] | 4
Andelen elever som är trygga (LUPP)                     | Andelen elever som är trygga [LUPP] |
Andel trygga enligt Stockholmsenkäten följs upp årligen | Andel trygga [Stockholmsenkäten] | 1
Stickprov två gånger per år.                            | | 2
Halvårsrapport till nämnden.                            | | 2
Säkerhetssamordnaren tar upp saken i Brå.               | |
Varje tertial.                                          | | 3
Årligen.                                                | | 1
Följs upp kontinuerligt.                                | |
Vid årets slut. Se uppföljningsplan.                    | |
Handlingsplan klar april 2017. Uppföljning december 2017. | |
Varje halvår. Indikator: upplevd trygghet i parken      | upplevd trygghet i parken [] | 2
Mått: upplevd trygghet (LUPP)                           | upplevd trygghet [LUPP] |
Indikatorer: antal möten samt antal ronder              | antal möten []; antal ronder [] |
Indikator:                                              | |
Antal trapphus per kvarter                              | Antal trapphus per kvarter [] |
"""


def shown(text: str, items: tuple[str, ...]) -> str:
    indicators = RULES.follow_up.read(text, items, year=2021).indicators
    assert all(text[slice(*one.span)] == one.text for one in indicators)
    return "; ".join(f"{one.text} [{', '.join(one.sources)}]" for one in indicators)


@pytest.mark.parametrize("line", [line for line in LISTS.splitlines() if line])
def test_an_item_of_a_list(line: str) -> None:
    item, indicator = (piece.strip() for piece in line.split("|"))
    assert shown(f"- {item}\n- Bilder", (item, "Bilder")) == "; ".join(filter(None, [indicator, "Bilder []"]))


@pytest.mark.parametrize("line", [line for line in SENTENCES.splitlines() if line])
def test_sentences(line: str) -> None:
    text, indicators, times = (piece.strip() for piece in line.split("|"))
    assert shown(text, ()) == indicators
    assert RULES.follow_up.read(text).times_per_year == (float(times) if times else None)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Antal anmälda brott lör–sön kl. 22–05", None),
        ("Varje måndag", 52),
        ("Sex vandringar i vår.", None),
        ("Sex vandringar under våren", None),
        ("Tre kontroller genomfördes i maj", None),
        ("Möten hölls fyra gånger under våren", None),
        ("Två gånger under hösten", 2),
        ("Tre avstämningar under våren", 3),
        ("Sex vandringar per år", 6),
    ],
)
def test_a_count_of_what_was_done_is_no_rate_of_following_up(text: str, times: float | None) -> None:
    assert RULES.follow_up.read(text, year=2025).times_per_year == times


def test_items_that_are_not_in_the_text_do_no_harm() -> None:
    assert RULES.follow_up.read("Antal pass", ("Andel pass",)).indicators[0].text == "Antal pass"


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_gives_indicators_with_true_spans(text: str, items: list[str]) -> None:
    shown(text, tuple(items))
    shown("\n".join(items), tuple(items))


WORDS = "Antal|brott|och|antal|(|)|Stockholmsenkäten|,|redovisas|å|.|\n|enligt|NTU|varje år".split("|")


@given(st.lists(st.sampled_from(WORDS), max_size=10))
def test_any_words_give_indicators_with_true_spans(words: list[str]) -> None:
    shown(" ".join(words), ())


def test_every_example_hits_its_row_and_no_counter_example_does() -> None:
    for row in RULES.rows("sources"):
        assert [text for text in row.examples if row.id not in RULES.follow_up.hits(text)] == [], row.id
        assert [text for text in row.counter_examples if row.id in RULES.follow_up.hits(text)] == [], row.id


@pytest.mark.parametrize(("item", "is_one"), [("Lugna gårdar ute", True), ("Lugna gårdar ute sent", False)])
def test_a_short_item_of_a_list_is_an_indicator(item: str, is_one: bool) -> None:
    assert bool(RULES.follow_up.read(item, (item,)).indicators) == is_one
    assert not RULES.follow_up.read(item).indicators, "in a sentence it must say that it is one"
