"""The same rows mean the same as a table, as paragraphs and at tab stops, in every format."""

from __future__ import annotations

import pytest

from tests.plan_forms import FORMS, Measure, Plan, Theme, meaning, record_in

WALK = Plan(
    "Åtgärdsplan för Hallsberg 2024",
    "Kommunen och polisen arbetar tillsammans mot brott och otrygghet.",
    (
        Theme(
            "Ungdomar vid stationen",
            (("Mål", "Färre bråk vid stationen."), ("Lägesbild", "Det är oroligt på fredagar.")),
            (
                Measure(
                    "Nattvandring",
                    (
                        ("Syfte", "Fler vuxna ute på kvällen."),
                        ("Mötesfrekvens", "Varannan månad"),
                        ("Sammankallande", "Fritidschef"),
                        ("Polisens åtagande", "Svara när vandrarna ringer."),
                        ("Kommunens åtagande", "Ordna västar och fika."),
                        ("Finansiering", "Var och en bär sin kostnad."),
                        ("Uppföljning", "Antal vandrare per kväll."),
                    ),
                ),
                Measure(
                    "Ljus i tunneln",
                    (
                        ("Åtgärd", "Nya lampor sätts upp i tunneln."),
                        ("Tidplan", "Hösten 2024"),
                        ("Ansvarig", "Gatuchef"),
                        ("Uppföljning", "Trygghetsvandring i december."),
                    ),
                ),
            ),
        ),
        Theme(
            "Bostadsinbrott",
            (("Mål", "Färre inbrott i alla kvarter."),),
            (
                Measure(
                    "Grannsamverkan",
                    (
                        ("Syfte", "Grannar håller ögonen öppna."),
                        ("Målgrupp", "Villaägare"),
                        ("Tid", "Våren 2024"),
                        ("Ansvarig", "Kommunpolis"),
                        ("Kostnad", "2 000 kronor"),
                    ),
                ),
            ),
        ),
    ),
)

NAMED = Plan(
    "Handlingsplan för Eksjö 2023",
    "Planen är beslutad av brottsförebyggande rådet.",
    (
        Theme(
            "Trygghet i centrum",
            (),
            (
                Measure(
                    None,
                    (
                        ("Aktivitet", "Torgvärdar"),
                        ("Mål", "Alltid någon att fråga."),
                        ("Giltighetstid", "Till och med 30 september 2023"),
                        ("Sammankallande/ansvarig", "Centrumledare"),
                        ("Polisens åtagande", "Gå förbi torget varje fredag."),
                        ("Fastighetsägarnas åtagande", "Låna ut ett rum."),
                        ("Indikatorer", "Antal värdpass"),
                    ),
                ),
                Measure(
                    None,
                    (
                        ("Aktivitet", "Belysning i parken"),
                        ("Åtgärd", "Lampor byts längs gångvägen."),
                        ("Tid", "1 september – 30 november 2023"),
                        ("Ansvarig", "Gatuchef"),
                        ("Beskrivning", "Parken är mörk från oktober."),
                    ),
                ),
            ),
        ),
        Theme(
            "Trafik vid skolorna",
            (),
            (
                Measure(
                    None,
                    (
                        ("Aktivitet", "Vandrande skolbuss"),
                        ("Syfte", "Barn ska kunna gå själva."),
                        ("Målgrupp", "Elever i årskurs 1–3"),
                        ("Mötesfrekvens", "En gång per termin"),
                        ("Ansvarig", "Rektor"),
                        ("Uppföljning", "Räkning i maj."),
                    ),
                ),
            ),
        ),
    ),
)

CARDS = Plan(
    "Trygghetsplan för Mölndal 2025",
    "Här står vad kommunen, polisen och fastighetsägarna gör mot brott under året.",
    (
        Theme(
            "Klotter och skadegörelse",
            (
                ("Problembild", "Viadukten målas ned varje vecka."),
                ("Orsak", "Ingen ser platsen från gatan."),
                ("Mål", "Klotter är borta inom två dygn."),
            ),
            (
                Measure(
                    "Snabb sanering",
                    (
                        ("Insatser", "Väggar tvättas samma dag."),
                        ("När", "Löpande"),
                        ("Vem", "Tekniska förvaltningen"),
                        ("Hur följs det upp", "Antal anmälningar."),
                    ),
                ),
                Measure(
                    "Laglig vägg",
                    (
                        ("Insatser", "En vägg öppnas vid badet."),
                        ("När", "Klart maj 2025"),
                        ("Vem", "Kulturchef"),
                        ("Resurser", "Färg från Färghuset"),
                    ),
                ),
            ),
        ),
    ),
)

PLANS = {"walk": WALK, "named": NAMED, "cards": CARDS}


@pytest.mark.parametrize("form", list(FORMS)[1:])
@pytest.mark.parametrize("plan", list(PLANS))
def test_the_same_rows_mean_the_same_in_every_form(plan: str, form: str) -> None:
    first = next(iter(FORMS))
    assert meaning(record_in(form, PLANS[plan])) == meaning(record_in(first, PLANS[plan]))
