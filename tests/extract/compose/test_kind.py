"""Which is which: plan, minutes or neither, each with its reasons."""

from __future__ import annotations

import pytest

from extract.pipeline import Extraction, extract_bytes

ACTIVITY = "Aktivitet\tVandring\nMål\tFärre brott vid torget\nPolisens kontakt\tKommunpolis\nUppföljning\tAntal vandringar\n"
PEOPLE = "Närvarande:\n\n- Alva Diktsson, kommunpolis\n- Bo Myt, rektor\n- Cia Fabel, trygghetssamordnare\n"
POINTS = (
    "## 1. Lägesbild\n\nPolisen berättade om brott och trygghet vid torget.\n\n"
    "## 2. Vandringar\n\nRådet beslutar att en trygghetsvandring ska genomföras.\n\n## 3. Nästa möte\n\nDen 4 juni 2022.\n"
)


def read(text: str, name: str = "fil.md") -> Extraction:
    return extract_bytes(name, text.encode())


@pytest.mark.parametrize(
    ("text", "kind", "layout"),
    [
        (f"Åtgärdsplan 2019 för ett tryggt Sagoby\n\n{ACTIVITY}", "plan", "field_table"),
        (
            "# Handlingsplan 2019\n\n| Orsak | Åtgärd | När | Vem | Uppföljning |\n|---|---|---|---|---|\n"
            "| Mörka gator ger brott | Lampor mot otrygghet | 2019 | Polisen | Antal |\n",
            "plan", "cause_grid",
        ),
        (
            "# Åtgärdsplan 2019\n\n## Narkotika\n\nMål: Ingen handel vid torget.\n\n### Fältgruppen\n\n"
            "Gruppen samlar polis och socialtjänst och möts varje vecka.\n",
            "plan", "narrative",
        ),
        (
            "# Åtgärdsplan 2019\n\n## Narkotika och brott\n\nMål: Ingen handel vid torget.\n\n| Aktivitet | Vandring |\n|---|---|\n"
            "| Löptid | 2019 |\n| Polisens kontakt | Kommunpolis |\n| Finansiering | Egen |\n",
            "plan", "narrative",
        ),
        (f"# Minnesanteckningar från trygghetsrådet 2022-03-15\n\n{PEOPLE}\n{POINTS}", "minutes", "minutes"),
        (f"# Sagobys brottsförebyggande råd 2022-03-15\n\nTid: kl 13–15\n\nPlats: Sal A\n\n{PEOPLE}\n{POINTS}", "minutes", "minutes"),
    ],
)  # fmt: skip
def test_plans_and_minutes(text: str, kind: str, layout: str) -> None:
    name = "fil.txt" if "\t" in text else "fil.md"
    found = read(text, name)
    assert (found.record.kind, found.record.layout) == (kind, layout)
    assert found.reasons


TABLE = "| Aktivitet | Samtal |\n|---|---|\n| Ansvarig | Enhetschef |\n| Mål | Trygga medarbetare |\n| Uppföljning | Varje år |\n"
NEITHER = {
    "a traffic plan": f"# Trafiksäkerhetsplan 2024\n\nPolisen och tryggheten.\n\n{TABLE}",
    "a plan of a preschool": f"# Handlingsplan mot diskriminering och kränkande behandling\n\nMot våld och otrygghet, med polis.\n\n{TABLE}",
    "news": "# Kommunen skriver under nytt medborgarlöfte\n\nPolisen ska göra fler kontroller av brott. Kommunen ska sätta upp lampor.\n",
    "a letter before a board": "# Tjänsteskrivelse\n\nÄrende: Antagande av åtgärdsplan mot brott 2024\n\n## Sammanfattning\n\n"
    "Lagen om brottsförebyggande arbete ställer krav. Säkerhetschefen ansvarar för planen.\n",
    "a care routine": f"# Rutin vid hot och våld\n\nVåld och hot polisanmäls.\n\n{TABLE}",
    "an annual report": "# Årsredovisning 2023\n\n" + "Kommunen har byggt skolor, vägar och bostäder under året. " * 40
    + f"\n\nPolisen och kommunen samverkar mot brott.\n\n{TABLE}",
    "a report without a plan's title": "# Verksamheten 2023\n\n" + "Kommunen har byggt skolor och vägar. " * 60 + f"\n\n{TABLE}",
    "a bill": "# Regeringens proposition 2022/23:43\n\nKommuners ansvar för brottsförebyggande arbete.\n\n## Förslag\n\nPolisen får ansvar.\n",
    "a budget": f"# Mål och budget 2024\n\nTrygghet och polis kostar.\n\n{TABLE}",
    "a story": "# Vargen och grisen\n\nDet var en gång en varg som blåste ner ett hus. Grisen bodde där.\n",
    "a recipe with labels": "# Bröd\n\n| Mål | Gott bröd |\n|---|---|\n| Syfte | Frukost |\n| Uppföljning | Smaka |\n| Aktivitet | Knåda |\n",
    "minutes of a choir": "# Protokoll från kören 2022-03-15\n\n- Alva Diktsson, alt\n- Bo Myt, bas\n\n## 1. Noter\n\nVi köper.\n\n## 2. Kaffe\n\nGott.\n",
}  # fmt: skip


@pytest.mark.parametrize("text", NEITHER.values(), ids=NEITHER)
def test_what_is_neither_keeps_all_its_text_in_the_remainder(text: str) -> None:
    found = read(text)
    record = found.record
    assert (record.kind, record.layout) == ("unknown", "unknown")
    assert (record.areas, record.activities, record.minutes) == ((), (), None)
    held = " ".join(value.text for value in (*record.remainder, *([record.title] if record.title else [])))
    words = {word.strip("#|-.") for word in text.split()} - {""}
    assert {word for word in words if word not in held} == set()
    assert found.reasons


def test_minutes_with_a_plans_words_have_no_activities() -> None:
    text = f"# Protokoll från trygghetsrådet 2022-03-15\n\n{PEOPLE}\n{POINTS}\n| Aktivitet | Vandring |\n|---|---|\n| Ansvarig | Polis |\n"
    record = read(text).record
    assert record.kind == "minutes"
    assert (record.areas, record.activities) == ((), ())
    assert record.year == 2022


_BELOW = "\n\n## Trafik\n\n| Åtgärd | Mål |\n|---|---|\n| Farthinder | Färre trafikbrott |\n| Skyltar | Trygghet för barn |\n"


@pytest.mark.parametrize("title", ["Tryggt i Sagoby", "Sagoby tillsammans"])
@pytest.mark.parametrize(
    "subtitle", ["Åtgärdsplan 2019", "Lokal samverkansöverenskommelse för trygghet 2019–2021"]
)
def test_the_line_below_a_title_says_that_it_is_a_plan(title: str, subtitle: str) -> None:
    assert read(f"# {title}\n\n{subtitle}{_BELOW}").record.kind == "plan"


@pytest.mark.parametrize(
    "line",
    ["Så gick det 2019", "Ett annat dokument är vår åtgärdsplan 2019.", "Redovisning av åtgärdsplanen 2019:"],
)
def test_another_line_below_it_does_not(line: str) -> None:
    assert read(f"# Tryggt i Sagoby\n\n{line}{_BELOW}").record.kind == "unknown"


def test_what_a_sentence_at_the_front_tells_is_no_genre() -> None:
    told = "I fjol rapporterade vakterna 412 händelser med våld och stölder."
    text = f"# Tryggt torg i Sagoby 2023\n\n{told}\n\n{TABLE}\nPolisen ska synas på torget mot otrygghet.\n"
    assert read(text).record.kind == "plan"
    assert read(text.replace(told, "En rapport om våld och stölder")).record.kind == "unknown"


def test_a_plan_for_order_is_a_plan() -> None:
    below = (
        "## Entrén\n\nPolisen och väktarna går rond mot stölder.\n\nAnsvarig: Centrumchef\n\nNär: Dagligen\n"
    )
    assert read(f"# Ordningsplan för Sagoby centrum 2023\n\n{below}").record.kind == "plan"
