"""Title, period and place: what a document says of itself, each with the answer beside it."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Record

BODY = (
    "\n\n## Otrygga platser\n\n| Aktivitet | Vandring |\n|---|---|\n| Syfte | Färre brott och mer trygghet |\n"
    "| Polisens åtagande | Polisen åtar sig att delta |\n"
)

PERIODS = """
Handlingsplan mot brott | Planen löper från 2024-07-01—2026-06-30. | 2024-07-01 2026-06-30
Handlingsplan mot brott | Planen gäller 2023–2025. | 2023-01-01 2025-12-31
Handlingsplan mot brott 2022 | Planen gäller 2023–2025. | 2023-01-01 2025-12-31
Medborgarlöfte 2024 | Polisen har tecknat ett medborgarlöfte som gäller 2024-2025. | 2024-01-01 2025-12-31
Samverkansöverenskommelse | Överenskommelsen gäller från 1 januari 2020 till 31 december 2021. | 2020-01-01 2021-12-31
Åtgärdsplan 2022 | Den tidigare planen gällde 2019-2021. | 2022-01-01 2022-12-31
Åtgärdsplan 2022 | Den tidigare planen gällde 2019-2021. Planen gäller 2023–2025. | 2023-01-01 2025-12-31
Åtgärdsplan 2022 | Den nationella planen gäller 2020-2030. | 2022-01-01 2022-12-31
Åtgärdsplan 2022 | Regionens strategi löper 2018-2028. | 2022-01-01 2022-12-31
Åtgärdsplan 2021-2023 | Planen antogs den 3 mars 2020. | 2021-01-01 2023-12-31
Åtgärdsplan 2021/22 | Den antogs av rådet. | 2021-01-01 2022-12-31
Åtgärdsplan hösten 2024 | Polisen deltar. | 2024-08-01 2024-12-31
Åtgärdsplan 1 juli 2024 – 30 juni 2026 | Polisen deltar. | 2024-07-01 2026-06-30
Åtgärdsplan dnr 2019/345 för 2022 | Polisen deltar. | 2022-01-01 2022-12-31
Åtgärdsplan antagen 2019 | Polisen deltar. | -
Åtgärdsplan mot brott | Mall FBK2001, v1.0, 2014-05-15. | -
Åtgärdsplan mot brott | Undertecknad i Mora den 3 maj 2020. | -
Handlingsplan mot brott | Sagoby kommun och polisen, år 2024 | 2024-01-01 2024-12-31
Handlingsplan mot brott | Kommunen har haft planer sedan 2008. | -
Åtgärdsplan mot brott | Antagen av kommunstyrelsen 2024-06-12, § 88. Gäller 2024–2026. | 2024-01-01 2026-12-31
Åtgärdsplan mot brott | Planen svarar mot lagen (2023:196) om brottsförebyggande ansvar. | -
Handlingsplan mot brott | Denna handlingsplan gäller under perioden 2022-2024. | 2022-01-01 2024-12-31
Samverkansöverenskommelse | Avtalsperiod 2024-01-01 – 2026-12-31 | 2024-01-01 2026-12-31
Samverkansplan | Giltighetstid: 2024-01-01 – 2026-12-31 | 2024-01-01 2026-12-31
Handlingsplan mot brott | Denna plan avser perioden 1 mars 2023 – 28 februari 2025. | 2023-03-01 2025-02-28
Medborgarlöfte 2018 | Löftet kommer att löpa från 2018-07-01—2020-06-30. | 2018-07-01 2020-06-30
Samverkansöverenskommelse | Avtalet ska gälla från 1 januari 2020 till 31 december 2021. | 2020-01-01 2021-12-31
Samverkansöverenskommelse | Avtalet träder i kraft 2020-07-01 och gäller till 2022-06-30. | 2020-07-01 2022-06-30
Medborgarlöfte 2018-2019 | Vi har förlängt 2018 års löften till att gälla även under 2019. | 2018-01-01 2019-12-31
Åtgärdsplan 2022 | Planen gäller 2022 och följs av en ny som ska gälla 2023–2025. | 2022-01-01 2022-12-31
Handlingsplan mot brott | Planperiod: 2023–2025 | 2023-01-01 2025-12-31
Handlingsplan mot brott | Mandatperioden 2022–2026 har nämnden haft fler möten. | -
"""

PLACES = """
Gemensam åtgärdsplan Norra Provängen, Lund – verksamhetsåret 2025 | lund
Skellefteå – handlingsplan mot brott 2024 | skelleftea
Åtgärdsplan 2024 för Lund | lund
Åtgärdsplan 2024–2026, Mora | mora
Medborgarlöfte Boden 2022 | boden
Handlingsplan mot brott 2023 för Vara | vara
Hjo: Trygghetsplan 2024 | hjo
Habo – åtgärdsplan mot brott | habo
Tryggare Ale, åtgärdsplan 2024 | ale
Handlingsplan mot brott för Laxå kommun | laxa
Åtgärdsplan 2022 för Öckerö kommun | ockero
Lunds handlingsplan mot brott 2024 | lund
Mora kommuns trygghetsplan | mora
Norrköping – medborgarlöfte 2024 | norrkoping
Åtgärdsplan mot brott 2024 | -
Åtgärdsplan för den goda boden | -
Åtgärdsplan i en mora | -
"""


def record_of(text: str) -> Record:
    return extract_bytes("plan.md", text.encode()).record


@pytest.mark.parametrize("line", [line for line in PERIODS.splitlines() if line])
def test_the_period_is_what_the_plan_says_of_itself(line: str) -> None:
    title, text, wanted = (piece.strip() for piece in line.split("|"))
    record = record_of(f"# {title}\n\n{text}{BODY}")
    assert (f"{record.period.start} {record.period.end}" if record.period else "-") == wanted


@pytest.mark.parametrize("line", [line for line in PLACES.splitlines() if line])
def test_the_title_names_whose_plan_it_is(line: str) -> None:
    title, wanted = (piece.strip() for piece in line.split("|"))
    district = record_of(f"# {title}{BODY}").district
    assert (district.id if district else "-") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Kontakt\n\nAnna-Lisa Provman\n\nKommunpolis, Tibro\n\nTelefon: 070-123 45 67\n",
        "Vimmerby den 3 februari 2014\n\nKarin Provberg\n",
        "Frågor: Karin Provberg, Östra Göinge Bostäder, 070-123 45 67\n",
    ],
)
def test_an_employer_and_a_place_of_signature_name_none(text: str) -> None:
    assert record_of(f"# Åtgärdsplan mot brott 2024{BODY}\n{text}").district is None


def test_who_came_names_no_district() -> None:
    text = (
        "Protokoll från brottsförebyggande rådet 2024-02-15\n\nTid: 9:00 – 11.15\nPlats: Sal A\n\nNärvarande\n"
        "Siv Provsten, ordförande\nStellan Testsson, polisen\n\nAnmält förhinder\n"
        "Henry Fiktivsson, Södra Skånes Räddningstjänstförbund\nIda Provmark, Östra Göinge Bostäder\n\n"
        "1. Lägesbild\nPolisen berättar om brott.\n"
    )
    record = extract_bytes("protokoll.txt", text.encode()).record
    assert record.district is None
    assert record.minutes is not None
    assert [(one.name, one.role) for one in record.minutes.absent] == [
        ("Henry Fiktivsson", "Södra Skånes Räddningstjänstförbund"),
        ("Ida Provmark", "Östra Göinge Bostäder"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# Mätdata\n\nDe läses så.\n\n| Fil |\n|---|\n| Medborgarlöfte för Nordost, Göteborgs stad |\n", None),
        ("| Stadsområde Nordost, Göteborgs stad |\n|---|\n\nHär står ett brev om något annat.\n", "Göteborg"),
    ],
)  # fmt: skip
def test_a_cell_below_a_text_that_is_no_plan_names_no_district(text: str, wanted: str | None) -> None:
    record = record_of(text)
    assert record.kind == "unknown"
    assert (record.district.name if record.district else None) == wanted
