"""The years that a document is for: which words at its front say them, and which speak of something else."""

from __future__ import annotations

import pytest

from extract.recognise.drafts import Entry
from extract.recognise.years.periods import find_period, front_paragraphs, year_of_heading
from models.pages.document import Paragraph
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def period_of(title: str, *lines: str, head: str | None = None, foot: str | None = None) -> str | None:
    builder = Builder()
    for text, role in ((head, "running_head"), (foot, "running_foot")):
        if text is not None:
            builder.running_head(text, role)  # type: ignore[arg-type]
    builder.heading(title or "Ord")
    for line in lines:
        builder.paragraph(line.removeprefix("# "), kind="heading" if line.startswith("# ") else "paragraph")
    document = builder.document()
    entry = Entry(Target("other"), (Paragraph(document.blocks[0].all_words),)) if title else None
    year, period = find_period(document, entry, RULES)
    assert (year is None) is (period is None)
    if period is None:
        return None
    assert year == int(period.start[:4])
    return f"{period.start} {period.end}"


def years(first: int, last: int) -> str:
    return f"{first}-01-01 {last}-12-31"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Plan 2022", years(2022, 2022)),
        ("Plan 2022-2024", years(2022, 2024)),
        ("Plan 2022–24", years(2022, 2024)),
        ("Plan 2022/23", years(2022, 2023)),
        ("Plan 2022–2032", years(2022, 2032)),
        ("Plan 2022–2033", None),
        ("Plan 2024–2022", None),
        ("Plan 1999", years(1999, 1999)),
        ("Plan 1899", None),
        ("Plan 2022-05", None),
        ("Plan A-2022", None),
        ("Plan 20223", None),
        ("Plan antagen 2022", None),
        ("Plan antagen den 3 maj 2022", None),
        ("Plan antagen 2021 för 2022", years(2022, 2022)),
        ("Plan 1 juli 2024 – 30 juni 2026", "2024-07-01 2026-06-30"),
        ("Handlingsplan 22–24 för torget", years(2022, 2024)),
        ("Åtgärdsplan 23/24", years(2023, 2024)),
        ("Handlingsplan för unga 16–20", None),
        ("Handlingsplan 16–20 år", None),
        ("Handlingsplan 12–14 maj", None),
        ("Handlingsplan 24–22", None),
        ("Handlingsplan 24–24", None),
        ("Handlingsplan 12–14:30", None),
        ("Insatser 12–14", None),
    ],
)  # fmt: skip
def test_the_years_of_a_title(title: str, expected: str | None) -> None:
    assert period_of(title) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Planen gäller 2023–2025."], years(2023, 2025)),
        (["Den här planen gäller 2023–2025."], years(2023, 2025)),
        (["Planen gäller till den 31 december 2022 och följs upp i januari 2023."], years(2022, 2022)),
        (["Planen gäller 2023–2025 och bygger på enkäten 2021."], years(2023, 2025)),
        (["Planen gäller 2023 och revideras 2025."], years(2023, 2023)),
        (["Planen gäller 2023 och 2024."], years(2023, 2024)),
        (["Men den här planen gäller 2023–2025."], years(2022, 2022)),
        (["Vi vet att planen gäller 2023–2025."], years(2022, 2022)),
        (["Planen som alla gäller 2023–2025."], years(2023, 2025)),
        (["Planen som nu alla gäller 2023–2025."], years(2022, 2022)),
        (["Den nationella planen gäller 2023–2025."], years(2022, 2022)),
        (["Vi har ett medborgarlöfte som gäller 2023–2025."], years(2022, 2022)),
        (["Denna plan gäller 2023–2025."], years(2023, 2025)),
        (["Men nu denna plan gäller 2023–2025."], years(2022, 2022)),
        (["Giltighetstid: 2023–2025"], years(2023, 2025)),
        (["Aktivitet: Rond", "Giltighetstid: 2023–2025"], years(2022, 2022)),
        (["Parter: Polisen och skolan", "Avtalsperiod: 2023–2025"], years(2023, 2025)),
        (["Parter: Polisen och skolan", "Löptid: 2023–2025"], years(2022, 2022)),
        (["Planen gäller alla."], years(2022, 2022)),
        (["ord " * 401, "Planen gäller 2023–2025."], years(2022, 2022)),
        (["ord " * 390, "Planen gäller 2023–2025."], years(2023, 2025)),
    ],
)
def test_a_sentence_on_the_plan_itself_comes_first(lines: list[str], expected: str) -> None:
    assert period_of("Handlingsplan 2022", *lines) == expected


def test_a_sentence_may_name_the_plan_as_the_title_does() -> None:
    assert period_of("Medborgarlöfte 2022", "Vi har ett medborgarlöfte som gäller 2023–2025.") == years(
        2023, 2025
    )
    assert period_of("Plan 2022", "Vi har en plan som gäller 2023–2025.") == years(2022, 2022)


@pytest.mark.parametrize(
    ("lines", "head", "foot", "expected"),
    [
        ([], "Handlingsplan 2022", None, years(2022, 2022)),
        ([], None, "Handlingsplan 2022", years(2022, 2022)),
        ([], "Sida 2022", None, None),
        (["# Skolan 2022"], None, None, years(2022, 2022)),
        (["Skolan 2022"], None, None, None),
        (["Handlingsplan 2022"], None, None, years(2022, 2022)),
        (["Handlingsplan 2022" + " ord" * 10], None, None, years(2022, 2022)),
        (["Handlingsplan 2022" + " ord" * 11], None, None, None),
        (["2022–2024"], None, None, years(2022, 2024)),
    ],
)
def test_years_elsewhere_at_the_front(
    lines: list[str], head: str | None, foot: str | None, expected: str | None
) -> None:
    assert period_of("", *lines, head=head, foot=foot) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Perioden juli 2021–juni 2023", "2021-07-01 2023-06-30"),
        ("Juli 2021–juni 2023 var lugnt", None),
        ("Verksamhetsår 2023. Reviderad 2022-10-01.", years(2023, 2023)),
        ("I år ses 2023. Reviderad 2022-10-01.", None),
        ("Mora kommun, polisen och handlarna, gäller 1 maj 2023 – 30 april 2024", "2023-05-01 2024-04-30"),
        ("Mora kommun, polisen och handlarna, minns 1 maj 2023 – 30 april 2024", None),
    ],
)
def test_a_period_on_a_line_or_in_a_sentence_of_its_own(line: str, expected: str | None) -> None:
    assert period_of("Plan", "Kommunen och polisen arbetar ihop.", line) == expected


def test_the_front_ends_with_the_block_that_fills_four_hundred_words() -> None:
    def count(first: int) -> int:
        document = Builder().paragraph("ord " * first).table(("a", "b")).paragraph("mer").document()
        return len(list(front_paragraphs(document)))

    assert (count(398), count(399), count(401)) == (2, 1, 1)


def test_a_span_that_ends_on_a_day_has_that_days_year() -> None:
    assert period_of("Trygghetspaket Kil", "Tidsperiod: 1/4 2026 – 31/3 2027") == "2026-04-01 2027-03-31"
    assert period_of("Plan", "# 1/4 2026 – 31/3 2027") == "2026-04-01 2027-03-31"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026", 2026), ("Åtgärder 2026", 2026), ("2027: Fortsättning", 2027), ("Plan 2026–2027", None),
        ("Antagen 2026", None), ("Målet för 2026 är", None), ("Åtgärder", None),
    ],
)  # fmt: skip
def test_the_year_of_a_heading(text: str, year: int | None) -> None:
    assert year_of_heading(text, RULES) == year


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Under 2023 fokuserar polisen på torget.", years(2023, 2023)),
        ("Under 2023 ska polisen gå ronder.", years(2023, 2023)),
        ("Under 2023–2024 ska polisen gå ronder.", years(2023, 2024)),
        ("Under 2022 har stölderna ökat.", None),
        ("Under 2022 gjordes en enkät.", None),
        ("Parter: Mora kommun och Polisen Avtalstid: 1 april 2020 – 31 mars 2022", "2020-04-01 2022-03-31"),
        (
            "Parter: Mora Avtalstid: från och med den 1 april 2020 till och med den 31 mars 2022",
            "2020-04-01 2022-03-31",
        ),
        ("Avtalstid: från och med den 1 april 2020 till och med den 31 mars 2022", "2020-04-01 2022-03-31"),
        (
            "Parter: Mora Avtalstid: från 2020-04-01 när alla har skrivit under här hos oss till och med 2022-03-31",
            "2020-04-01 2022-03-31",
        ),
        (
            "Parter: Mora Avtalstid: från 2020-04-01 när alla har skrivit under det här hos oss till och med 2022-03-31",
            None,
        ),
    ],
)
def test_the_year_of_deeds_and_a_label_amid_a_line(line: str, expected: str | None) -> None:
    assert period_of("Polisen lovar", line) == expected


MANY = " ".join(["ord"] * 450)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Giltighetstid", "2022-01-01 till 2024-12-31"], "2022-01-01 2024-12-31"),
        (["Avtalsperiod:", "2022-01-01 till 2024-12-31"], "2022-01-01 2024-12-31"),
        (["Torget", "2022-01-01 till 2024-12-31"], years(2021, 2021)),
        ([MANY, "# Giltighetstid", "2022-01-01 till 2024-12-31."], "2022-01-01 2024-12-31"),
        ([MANY, "# Giltighetstid och uppsägning", "Planen gäller till och med juni 2024."], "2021-01-01 2024-06-30"),
        ([MANY, "# Giltighetstid", f"2022-01-01 till 2024-12-31 {MANY}"], years(2021, 2021)),
        ([MANY, "# Giltighetstid i parken", "2022-01-01 till 2024-12-31"], years(2021, 2021)),
        ([MANY, "Giltighetstid", "2022-01-01 till 2024-12-31"], years(2021, 2021)),
        ([MANY, "# Period", "Vid behov"], years(2021, 2021)),
        ([MANY, "# Löptid", "2022-01-01 till 2024-12-31", "# Löptid", "2023-01-01 till 2023-12-31"], years(2021, 2021)),
    ],
)  # fmt: skip
def test_what_stands_below_a_label_of_how_long_plans_hold(lines: list[str], expected: str) -> None:
    assert period_of("Plan 2021", *lines) == expected


def test_a_heading_that_counts_measures_gives_no_years() -> None:
    assert period_of("Trygghet i Mora", "# Handlingsplan 12–14") is None


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Heby – medborgarlöften", "Polisen lovar att lugna trafiken under 2020.", years(2020, 2020)),
        ("Heby – medborgarlöften", "Polisen kommer under 2020 att synas.", years(2020, 2020)),
        ("Heby – medborgarlöften", "I medborgarlöftet för 2020 lovar polisen ronder.", years(2020, 2020)),
        (
            "Heby – medborgarlöften",
            "Medborgarlöftet är ett avtal om lugn och gäller under hela 2020.",
            years(2020, 2020),
        ),
        (
            "Heby – medborgarlöften",
            "Under åren 2016-2020 är polisens medborgarlöften följande.",
            years(2016, 2020),
        ),
        ("Heby – medborgarlöften", "Polisen lovar att synas under 2020–2021.", years(2020, 2021)),
        ("Heby – medborgarlöften", "Enkäten gjordes under 2020.", None),
        ("Heby – medborgarlöften", "Polisen lovar mer under 2020 än under 2019.", None),
        ("Heby – lägesbild", "Polisen lovar att lugna trafiken under 2020.", None),
    ],
)
def test_the_year_for_which_something_is_promised(title: str, line: str, expected: str | None) -> None:
    assert period_of(title, line) == expected


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Plan mot brott", "Planen gäller tills vidare från 2024-02-01.", "2024-02-01 None"),
        ("Plan mot brott", "Planen gäller från och med 1 mars 2024.", "2024-03-01 None"),
        ("Plan mot brott 2024–2026", "Planen gäller från 1 mars 2024.", "2024-03-01 2026-12-31"),
        ("Plan mot brott 2024", "Planen gäller från 1 december 2023.", years(2024, 2024)),
        ("Plan mot brott", "Lagen gäller från 1 juli 2023.", None),
        ("Plan mot brott", "Planen träder i kraft den 1 mars 2024.", "2024-03-01 None"),
        ("Plan mot brott", "Planen börjar gälla i mars 2024 och gäller i två år.", "2024-03-01 2026-02-28"),
        ("Plan mot brott 2024", "Planen gäller till utgången av år 2026.", "2024-01-01 2026-12-31"),
    ],
)
def test_a_plan_that_says_only_when_it_begins(title: str, line: str, expected: str | None) -> None:
    assert period_of(title, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Planen är gemensam för alla. Den gäller 2024–2026.", years(2024, 2026)),
        ("Lagen är gemensam för alla. Den gäller 2024–2026.", None),
        ("Planen bygger på enkäten. Den gäller 2023.", None),
        ("Planen bygger på statistik. Den omfattar brott under 2023.", None),
        ("Planperiod: 2024–2026, revidering vid behov.", years(2024, 2026)),
        ("Planen är ny. Rapporten kom i mars. Den gäller 2024–2026.", None),
        ("Antagen av nämnden 2023-11-05 § 12, gäller 2024–2026.", years(2024, 2026)),
        ("Planen ska gälla 2024–2026.", years(2024, 2026)),
        ("Planen kommer att gälla 2024–2026.", years(2024, 2026)),
        ("Planens giltighetstid är 2024–2026.", years(2024, 2026)),
        ("Lagens giltighetstid är 2024–2026.", None),
        ("Vår gemensamma plan gäller 2024–2026.", years(2024, 2026)),
        ("Deras gemensamma plan gäller 2024–2026.", None),
        ("Skolan har en lag, gäller 2024–2026.", None),
        ("Version 3. Giltighetstid 2024–2026.", years(2024, 2026)),
        ("Åren 2024–2026 gäller planen i hela kommunen.", years(2024, 2026)),
    ],
)
def test_a_sentence_on_the_plan_that_does_not_name_it(line: str, expected: str | None) -> None:
    assert period_of("Plan mot brott", line) == expected


def _period_of_rows(*rows: tuple[str, ...]) -> str | None:
    document = Builder().table(*rows).heading("Plan mot brott").document()
    _, period = find_period(document, None, RULES)
    return None if period is None else f"{period.start} {period.end}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Beslutad", "2023-11-05"), ("Giltighetstid", "2024–2026")], years(2024, 2026)),
        ([("Gäller från", "2024-02-01"), ("Gäller till", "2026-12-31")], "2024-02-01 2026-12-31"),
        ([("Giltig från:", "2024-02-01"), ("Version", "2")], "2024-02-01 None"),
        ([("Beslutad av", "Nämnden", "Gäller från", "2024-02-01")], "2024-02-01 None"),
        ([("Gäller från", "2024-02-01", "Ansvarig", "Rektor")], "2024-02-01 None"),
        (
            [("Dokumenttyp", "Gäller från", "Gäller till"), ("Plan", "2024-02-01", "2026-12-31")],
            "2024-02-01 2026-12-31",
        ),
        ([("Beslutsdatum", "2023-11-05"), ("Senast reviderad", "2024-02-01")], None),
    ],
)
def test_rows_at_the_front_that_say_how_long_the_plan_holds(
    rows: list[tuple[str, ...]], expected: str | None
) -> None:
    assert _period_of_rows(*rows) == expected
