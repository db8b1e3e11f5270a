"""Which lines at the front are the title, answers written inline."""

from __future__ import annotations

import pytest

from extract.recognise.titles import find_title
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


TABLE = (("Aktivitet", "Vandring"), ("Mål", "Lugn"), ("Löptid", "2021"), ("Ansvarig", "Rektor"))


def title(builder: Builder) -> str | None:
    document = builder.document()
    found = find_title(document, RULES)
    return None if found is None else document.text(found.words)


def test_a_title_over_several_lines_of_one_look() -> None:
    builder = Builder()
    for line in ("Lokal samverkansöverenskommelse", "mellan polisen och", "Ekviks kommun", "2021–2022"):
        builder.paragraph(line, bold=True)
    wanted = "Lokal samverkansöverenskommelse mellan polisen och Ekviks kommun 2021–2022"
    assert title(builder.paragraph("Planen gäller två år.")) == wanted


def test_a_title_over_lines_of_a_text_without_any_look() -> None:
    builder = Builder().paragraph("Handlingsplan för trygghet Norra").paragraph("Ekvik verksamhetsåret 2021")
    assert title(builder.table(*TABLE)) == "Handlingsplan för trygghet Norra Ekvik verksamhetsåret 2021"


def test_a_sentence_below_a_title_is_not_part_of_it() -> None:
    builder = Builder().paragraph("Handlingsplan för Ekvik").paragraph("Planen antogs av rådet i mars.")
    assert title(builder.table(*TABLE)) == "Handlingsplan för Ekvik"


def test_a_heading_below_the_title_is_not_part_of_it() -> None:
    builder = Builder().heading("Handlingsplan för Ekvik 2023").heading("Unga i riskzonen")
    assert title(builder.table(*TABLE)) == "Handlingsplan för Ekvik 2023"


def test_plain_text_below_a_bold_title_is_not_part_of_it() -> None:
    builder = (
        Builder().paragraph("Handlingsplan för trygghet i", bold=True).paragraph("vår kommun gäller alla.")
    )
    assert title(builder) == "Handlingsplan för trygghet i"


def test_a_title_in_the_table_that_heads_the_document() -> None:
    builder = Builder().table(
        ("Ekviks kommun", "Åtgärdsplan för trygghet i Ekvik 2024", "2024-01-15"), columns=3
    )
    assert title(builder.heading("Klotter", 2).table(*TABLE)) == "Åtgärdsplan för trygghet i Ekvik 2024"


def test_a_type_of_document_in_a_table_is_no_title() -> None:
    assert title(Builder().table(("Dokumenttyp", "Handlingsplan"), ("Beslutad av", "Nämnden"))) is None


@pytest.mark.parametrize(
    "text", ["2023", "2021–2022", "2022/2023", "Verksamhetsåret 2021", "för perioden 2020-2022", "(2024)"]
)
def test_years_alone(text: str) -> None:
    assert RULES.schedules.is_years_alone(text)


@pytest.mark.parametrize("text", ["2023-02-01", "Sedan 2019", "20232", "år", "Handlingsplan 2023"])
def test_not_years_alone(text: str) -> None:
    assert not RULES.schedules.is_years_alone(text)


@pytest.mark.parametrize(("more", "words"), [(20, 25), (21, 5)])
def test_a_title_takes_lines_below_up_to_twenty_five_words(more: int, words: int) -> None:
    builder = Builder().paragraph("Handlingsplan för trygghet i Ekvik", bold=True)
    found = title(
        builder.paragraph(" ".join(["och", *["torget"] * (more - 1)]), bold=True).paragraph("Planen gäller.")
    )
    assert found is not None
    assert len(found.split()) == words


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Handlingsplan för Ekvik", "2021", True),
        ("Handlingsplan för Ekvik", "i samverkan", True),
        ("Handlingsplan för Ekvik", "– trygghet", True),
        ("Handlingsplan för Ekvik –", "Trygghet", True),
        ("Handlingsplan för", "Ekvik", True),
        ("Handlingsplan för Ekvik", "Trygghet", False),
        ("Handlingsplan för Ekvik", "Norra Ekvik 2021", True),
        ("Handlingsplan för Ekvik 2020", "Norra Ekvik 2021", False),
        ("Handlingsplan för Ekvik", "Norra delen av Ekvik och Sund och Vik 2021", False),  # nine words
        ("Handlingsplan för Ekvik", "Norra delen av Ekvik och Sund vid 2021", True),
        ("Handlingsplan för Ekvik", "2021 var året då allt började", False),
    ],
)
def test_which_line_below_goes_on_with_the_title(above: str, below: str, joined: bool) -> None:
    builder = (
        Builder().paragraph(above, bold=True).paragraph(below, bold=True).paragraph("Planen gäller alla.")
    )
    assert title(builder) == (f"{above} {below}" if joined else above)
