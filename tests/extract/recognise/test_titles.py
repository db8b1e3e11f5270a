"""Which lines at the front are the title, answers written inline."""

from __future__ import annotations

from dataclasses import replace

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


@pytest.mark.parametrize(("above", "below"), [("Blankett KS-11 rev 2016", True), ("Trygga Ekvik", False)])
def test_the_number_of_a_form_heads_no_document(above: str, below: bool) -> None:
    builder = Builder().heading(above, 1).paragraph("Åtgärdsplan mot brott 2023").table(*TABLE)
    assert title(builder.paragraph("Vi går ut.")) == ("Åtgärdsplan mot brott 2023" if below else above)


@pytest.mark.parametrize(
    ("beside", "kept"),
    [
        ("Dnr 2021/33", ""), ("2021-12-01", ""), ("3 maj 2021", ""), ("Sida 1", ""), ("Blankett 4", ""), ("1(3)", ""),
        ("2021–2022", " 2021–2022"), ("Ekviks kommun", " Ekviks kommun"), ("Beslut om lås", " Beslut om lås"),
    ],
)  # fmt: skip
def test_what_a_gap_sets_apart_from_the_title_and_is_of_papers_is_none_of_it(beside: str, kept: str) -> None:
    document = Builder().heading(f"Åtgärdsplan mot brott {beside}", 1).paragraph("Vi går ut.").document()
    words = tuple(replace(word, after_tab=word.id == 3) for word in document.words)
    found = find_title(replace(document, words=words), RULES)
    assert found is not None
    assert document.text(found.words) == "Åtgärdsplan mot brott" + kept


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


# -- at the edges of what may be a title -------------------------------------------------------------


def titled(*lines: str, page: int | None = None) -> str | None:
    """Lines that begin with "# " are headings of the first level, with "## " of the second, with "* " bold."""
    builder = Builder(page=page)
    for line in lines:
        match line.partition(" "):
            case ("#" | "##" as sign, _, text):
                builder.heading(text, len(sign))
            case ("*", _, text):
                builder.paragraph(text, bold=True)
            case ("-", _, text):
                builder.paragraph(text, kind="item")
            case _:
                builder.paragraph(line)
    document = builder.document()
    found = find_title(document, RULES)
    return document.text(found.words) if found is not None else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Handlingsplan 2024"], "Handlingsplan 2024"),
        (["Samverkan"], None),
        (["Lägesbild"], "Lägesbild"),
        (["- Handlingsplan 2024"], None),
        (["Handlingsplan 2024."], None),
        (["Handlingsplan" + " ord" * 24], "Handlingsplan" + " ord" * 24),
        (["Handlingsplan" + " ord" * 25], None),
        (["ord"] * 4 + ["Lägesbild"], None),
        (["ord"] * 3 + ["Trygghetsplan", "Ord"], "Trygghetsplan"),
        (["ord"] * 5 + ["Trygghetsplan"], None),
        (["ord"] * 5 + ["* Trygghetsplan"], "Trygghetsplan"),
        (["ord"] * 11 + ["# Trygghetsplan"], "Trygghetsplan"),
        (["ord"] * 12 + ["# Trygghetsplan"], None),
        (["Lägesbild", "Handlingsplan"], "Handlingsplan"),
        (["Handlingsplan", "Handlingsplan 2024"], "Handlingsplan 2024"),
        (["# Tryggt i Sagoby", "Handlingsplan 2024"], "Tryggt i Sagoby"),
        (["# Tryggt i Sagoby", "Handlingsplan 2024", "# Skolan"], "Handlingsplan 2024"),
        (["## Tryggt i Sagoby", "Handlingsplan 2024"], "Handlingsplan 2024"),
        (["# Inledning", "Handlingsplan 2024"], "Handlingsplan 2024"),
        (["# Polisen", "Handlingsplan 2024"], "Handlingsplan 2024"),
        (["# Tryggt i Sagoby"], None),
        (["Bilaga 2 till handlingsplan"], None),
        (
            ["# Bilaga till överenskommelse mellan Sagoby kommun och polisen", "## Skolan"],
            "Bilaga till överenskommelse mellan Sagoby kommun och polisen",
        ),
        (
            ["# Bilaga till överenskommelse mellan Sagoby kommun och polisen", "# Handlingsplan 2024"],
            "Handlingsplan 2024",
        ),
    ],
)
def test_which_line_is_the_title(lines: list[str], expected: str | None) -> None:
    assert titled(*lines) == expected


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("# Handlingsplan för", "# Sagoby", True),
        ("# Handlingsplan –", "# Sagoby", True),
        ("# Handlingsplan", "# mot brott", True),
        ("# Handlingsplan", "# – mot brott", True),
        ("# Handlingsplan", "# 2024–2026", True),
        ("# Handlingsplan", "# Skolan 2024", True),
        ("# Handlingsplan 2023", "# Skolan 2024", False),
        ("# Handlingsplan", "# Skolan 2024 och annat", False),
        ("# Handlingsplan", "# Ett två tre fyra fem sex sju 2024", True),
        ("# Handlingsplan", "# Ett två tre fyra fem sex sju åtta 2024", False),
        ("# Handlingsplan", "# Skolan", False),
        ("# Handlingsplan för", "## Sagoby", False),
        ("# Handlingsplan för", "Sagoby", False),
        ("# Handlingsplan för", "#" + " Ord" * 23, True),
        ("# Handlingsplan för", "#" + " Ord" * 24, False),
    ],
)
def test_which_line_below_goes_on_with_it(above: str, below: str, joined: bool) -> None:
    texts = [line.lstrip("# ") for line in (above, below)]
    assert titled(above, below, page=1) == (" ".join(texts) if joined else texts[0])


def test_a_paragraph_goes_on_only_where_it_is_bold_or_nothing_stands_out() -> None:
    assert titled("* Handlingsplan för", "* Sagoby", page=1) == "Handlingsplan för Sagoby"
    assert titled("Handlingsplan för", "Sagoby", page=1) == "Handlingsplan för"
    assert titled("Handlingsplan för", "Sagoby") == "Handlingsplan för Sagoby"
    assert titled("Handlingsplan för", "- Sagoby") == "Handlingsplan för"


@pytest.mark.parametrize(
    ("title", "confidence"), [("Handlingsplan", 0.95), ("Trygghetsplan", 0.7), ("# Lägesbild", 0.95)]
)
def test_how_sure_a_title_is(title: str, confidence: float) -> None:
    builder = Builder()
    builder = builder.heading(title[2:]) if title.startswith("#") else builder.paragraph(title)
    found = find_title(builder.document(), RULES)
    assert found is not None
    assert found.confidence == confidence


@pytest.mark.parametrize(("rows", "title"), [(3, "Handlingsplan mot brott i Sagoby"), (4, None)])
def test_a_small_table_at_the_front_may_hold_it(rows: int, title: str | None) -> None:
    builder = Builder().table(("Handlingsplan mot brott i Sagoby", "2024"), *[("ord", "ord")] * (rows - 1))
    document = builder.paragraph("Text.").document()
    found = find_title(document, RULES)
    assert (document.text(found.words) if found else None) == title


def test_the_running_head_of_the_first_page_may_be_it() -> None:
    for page, title in {1: "Handlingsplan", 2: None}.items():
        builder = Builder(page=page)
        document = builder.running_head("Handlingsplan").paragraph("Text.").document()
        found = find_title(document, RULES)
        assert (document.text(found.words) if found else None) == title


@pytest.mark.parametrize(
    ("size", "joined"), [(14.0, True), (14.5, True), (14.7, False), (13.3, False), (None, True)]
)
def test_the_next_line_is_of_the_same_size(size: float | None, joined: bool) -> None:
    builder = Builder(page=1).heading("Handlingsplan för").heading("Sagoby")
    first, second = (
        replace(block, size=one) for block, one in zip(builder.blocks, (14.0, size), strict=True)
    )  # type: ignore[type-var]
    builder.blocks = [first, second]
    document = builder.document()
    found = find_title(document, RULES)
    assert found is not None
    assert document.text(found.words) == ("Handlingsplan för Sagoby" if joined else "Handlingsplan för")


def test_what_stands_in_a_text_box_before_the_first_heading_takes_nothing_from_it() -> None:
    builder = Builder().paragraph("Ett gott liv").heading("Vårt Ekvik").paragraph("Vi går ut i parken.")
    assert title(builder) is None  # a line of text stands above the heading
    builder.blocks[0] = replace(builder.blocks[0], origin="textbox")  # type: ignore[arg-type]
    assert title(builder) == "Vårt Ekvik"


@pytest.mark.parametrize(
    ("above", "below", "goes_on"),
    [
        ("Handlingsplan för", "Trygga Ekvik", True),  # its words do not end
        ("Handlingsplan –", "Trygga Ekvik", True),
        ("Handlingsplan", "– Trygga Ekvik", True),
        ("Handlingsplan", "för Ekvik", True),
        ("Handlingsplan", "2022–2023", True),
        ("Handlingsplan", "Trygga Ekvik", False),
    ],
)
def test_a_line_of_the_same_look_goes_on_with_the_title(above: str, below: str, goes_on: bool) -> None:
    builder = Builder().paragraph(above, bold=True).paragraph(below, bold=True)
    wanted = f"{above} {below}" if goes_on else above
    assert title(builder.paragraph("Planen gäller hela kommunen.")) == wanted


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("ÖVERENSKOMMELSE", "om samverkan mellan Bo kommun och polisen 2025", True),
        ("ÖVERENSKOMMELSE", "om samverkan mellan Bo kommun och polisen.", False),
        ("ÖVERENSKOMMELSE", "Om samverkan mellan Bo kommun och polisen", False),
        ("Överenskommelse 2025", "om samverkan mellan Bo kommun och polisen", False),
    ],
)
def test_a_bare_word_goes_on_with_what_it_is_about_though_it_is_set_otherwise(
    above: str, below: str, joined: bool
) -> None:
    builder = Builder().heading(above, 1).paragraph(below).heading("Trygga torg", 2).paragraph("Vi går ut.")
    assert title(builder) == (f"{above} {below}" if joined else above)


@pytest.mark.parametrize("text", ["Handlingsplan för trygga torg i Ekvik 2025", "Handlingsplan Ekvik"])
def test_the_number_of_the_page_is_none_of_the_title(text: str) -> None:
    assert title(Builder().heading(f"{text} 1 (4)", 1).paragraph("Vi går ut.")) == text


@pytest.mark.parametrize(
    ("below", "size", "joined"),
    [("2026", 21.0, True), ("2026–2028", 21.0, True), ("2026", 10.0, False), ("Skola 2026", 21.0, False)],
)
def test_a_line_of_years_in_the_titles_type_goes_on_with_it(below: str, size: float, joined: bool) -> None:
    builder = Builder().next_page().heading("Handlingsplan för trygghet").paragraph(below, bold=True)
    sizes = (21.0, size)
    builder.blocks = [replace(one, size=own) for one, own in zip(builder.blocks, sizes, strict=True)]  # type: ignore[type-var]
    assert title(builder) == (
        "Handlingsplan för trygghet " + below if joined else "Handlingsplan för trygghet"
    )


@pytest.mark.parametrize(("rows", "is_found"), [(1, True), (2, False)])
def test_a_field_to_search_in_above_the_title_hides_it_not(rows: int, is_found: bool) -> None:
    builder = Builder().paragraph("Ekviks kommun").table(*(("Sök på sidan", "Sök"),) * rows)
    assert title(builder.heading("Handlingsplan 2026")) == ("Handlingsplan 2026" if is_found else None)
