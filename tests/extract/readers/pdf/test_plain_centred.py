"""Tables where nothing is drawn and nothing is bold: narrow labels, broken over lines, centred beside their values."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.readers.pdf.print.sides import Piece, Zone, is_print
from extract.readers.pdf.reader import read_pdf
from extract.readers.pdf.source.content import Printed, Style
from tests.pdf_drawing import Page, assert_sound, drawn, furniture, grid_texts, tables, texts

LABEL, VALUE, STEP = 60.0, 122.0, 12.0
FIRST = (
    ("Insats", "Nattvandring vid Ekbacken"),
    ("Åtgärder", "Buskage klipps ned och förråden/förbättras. En enkät om langning/skickas till boende."),
    ("Löptid", "Tills vidare"),
    ("Ansvarig", "Rektor"),
    ("Samman/kallande", "Fältassistent"),
    ("Polisens/kontakt", "Ungdomspolis"),
    ("Polisens/uppgift", "Ta fram en lägesbild/över ofredande och/bjuda in föräldrar."),
    ("Kommu/nens/kontakt", "Kommunpolis"),
)
ALONE = ("Kommu/nens/uppgift", "")
SECOND = (
    ("Kost/nader", "Var och en bär sina egna kostnader"),
    (
        "Sprid/ning",
        "Resultatet sprids till äldre genom/affischer vid biblioteket. Nyhetsbrev/skickas inför loven.",
    ),
)
NAMES = ("Kvällsöppen skola", "Grannar mot inbrott", "", "Trygga resor hem", "Ljus vid stationen")


def centred(page: Page, rows: Sequence[tuple[str, str]], y: float = 80.0) -> None:
    """Rows from `y` down, the pieces of which "/" parts; 20 points of white part them."""
    for label, value in rows:
        pieces = [text.split("/") if text else [] for text in (label, value)]
        height = STEP * max(map(len, pieces))
        for x, lines in zip((LABEL, VALUE), pieces, strict=True):
            page.lines(x, y + (height - STEP * len(lines)) / 2, *lines)
        y += height + 20


def whole(rows: Sequence[tuple[str, str]]) -> list[list[str]]:
    def join(text: str) -> str:
        return text.replace("/", " ")

    return [[join(label), *([join(value)] if value else [""])] for label, value in rows]


def read(*pages: Sequence[tuple[str, str]]) -> tuple[list[list[str]], list[str]]:
    """The rows of all tables, and the texts of the running heads."""
    document = read_pdf("mitt.pdf", drawn(*(lambda page, rows=rows: centred(page, rows) for rows in pages)))
    assert_sound(document)
    rows = [row for table in tables(document) for row in grid_texts(document, table)]
    assert len(texts(document)) == sum(bool(cell) for row in rows for cell in row)
    return rows, [text for _, text in furniture(document)]


def pieces(x0: float, bottom: float, step: float, *lines: str) -> list[Piece]:
    found = []
    for text in lines:
        words, x = [], x0
        for word in text.split():
            words.append(Printed(word, x, bottom - 10, x + 5 * len(word), bottom, Style(10.0, False, 0)))
            x += 5 * len(word) + 3
        found.append(Piece(x0, bottom - 10, words[-1].x1, bottom, words))
        bottom += step
    return found


LABELS = ("Samman", "kallande", "Polisens", "kontakt", "Polisens", "roll", "Kommunens", "kontakt")


@pytest.mark.parametrize(
    ("labels", "is_column"), [(LABELS, False), ([f"{one} är till" for one in LABELS], True)]
)
def test_a_narrow_column_of_short_labels_is_no_column_of_print(
    labels: Sequence[str], is_column: bool
) -> None:
    """Though what stands in it goes on in small letters, as the text beside it does."""
    left = pieces(LABEL, 110, 15, *labels)
    texts = (
        "Samordnare",
        "Ungdomspolis",
        "Ta fram siffror för området och",
        "visar dem inför varje möte, och",
        "dem",
    )
    right = pieces(VALUE + (80 if is_column else 0), 103, 22, *texts)
    assert is_print(Zone([], left, right, [])) is is_column


def test_a_label_whose_value_is_empty_ends_a_page() -> None:
    assert read((*FIRST, ALONE))[0] == whole((*FIRST, ALONE))


@pytest.mark.parametrize("rest", [SECOND, SECOND[1:]])
def test_rows_go_on_on_the_next_page_though_no_line_holds_label_and_value(
    rest: Sequence[tuple[str, str]],
) -> None:
    assert read((*FIRST, ALONE), rest)[0] == whole((*FIRST, ALONE, *rest))


def test_the_label_that_begins_pages_is_no_running_head_where_one_of_them_has_no_value() -> None:
    rows, heads = read(*((("Insats", name), *FIRST[1:]) for name in NAMES))
    assert not heads
    assert [row[1] for row in rows if row[0] == "Insats"] == list(NAMES)


def rows_from(page: Page, y: float, rows: Sequence[tuple[str, str]], *, bold: bool = True) -> float:
    """Rows whose labels and values begin level, a point more between rows than between lines."""
    for label, value in rows:
        lines = [text.split("/") for text in (label, value)]
        for n, text in enumerate(lines[0]):
            page.text(LABEL, y + 13 * n, text, bold=bold)
        for n, text in enumerate(lines[1]):
            page.text(FAR if text[:1].isupper() else FAR + 18, y + 13 * n, text)
        y += 13 * max(map(len, lines)) + 1
    return y


FAR = 200.0
FORM = (
    ("MÅL", "Fler känner sig trygga vid/torget på kvällen"),
    ("LÖPTID", "Hela året"),
    ("SAMMANKALLANDE", "Rektor"),
    ("KOMMUNENS/KONTAKTPERSON", "Samordnare"),
    ("KOMMUNENS/ÅTAGANDE", "Se över belysningen/och klippa häckar"),
    ("FINANSIERING", "Kommunen betalar"),
    ("MÅLGRUPP", "Boende i centrum"),
    ("SYFTE", "Färre brott ska begås/på torget"),
)


def read_form(*pages: Sequence[tuple[str, str]]) -> list[list[str]]:
    document = read_pdf(
        "form.pdf", drawn(*(lambda page, rows=rows: rows_from(page, 80, rows) for rows in pages))
    )
    assert_sound(document)
    return [row for table in tables(document) for row in grid_texts(document, table)]


def test_a_point_between_rows_tells_them_where_all_distances_are_one_of_two() -> None:
    assert read_form(FORM) == whole(FORM)


def other(word: str, rows: Sequence[tuple[str, str]] = FORM) -> tuple[tuple[str, str], ...]:
    """`rows` with other values."""
    return tuple((label, f"{word} {value}") for label, value in rows)


@pytest.mark.parametrize("label", ["", "till dem"])
def test_the_rest_of_a_row_stands_on_the_next_page(label: str) -> None:
    """A value that goes on, or a label and its value."""
    begun = (*FORM, ("STÖD" if not label else "Stöd", "Alla kan få hjälp av värdar"))
    gone_on = ((label, "vid bron och i parken"), *other("Snart", FORM[:4]))
    assert read_form(begun, gone_on) == whole((*begun, *gone_on))


def test_the_rest_of_a_value_alone_begins_a_page() -> None:
    def rest(page: Page) -> None:
        page.text(FAR + 18, 80, "vid bron och i parken")
        page.text(LABEL, 140, "Planen gäller tills rådet har beslutat om en ny och följs upp varje år.")

    document = read_pdf("rest.pdf", drawn(lambda page: rows_from(page, 80, FORM), rest))
    assert [row for table in tables(document) for row in grid_texts(document, table)][-1] == [
        "",
        "vid bron och i parken",
    ]


def test_a_label_that_ends_pages_is_no_running_foot_where_rows_stand_as_it_does() -> None:
    pages = [(*other(word), ("UTFALL", f"{word} bättre")) for word in ("Lite", "Mycket", "Klart")]
    assert read_form(*pages) == [row for page in pages for row in whole(page)]


def test_what_ends_pages_with_another_text_beside_is_a_running_foot_where_no_rows_stand_so() -> None:
    def draw(word: str) -> object:
        def page_of(page: Page) -> None:
            rows_from(page, 300, other(word))
            page.text(LABEL, 800, "Trygg stad")
            page.text(480, 800, word)

        return page_of

    document = read_pdf("fot.pdf", drawn(*(draw(word) for word in ("Lite", "Mycket", "Klart"))))  # type: ignore[arg-type]
    assert [text for _, text in furniture(document)].count("Trygg stad") == 3


def test_rows_far_apart_with_lists_go_on_on_the_next_page() -> None:
    rows = (
        ("Löptid", "Hela året"),
        ("Uppföljning", "• Antal deltagare"),
        ("Ansvarig", "Rektor"),
        ("Mål", "Ro"),
    )

    def draw(word: str) -> object:
        def page_of(page: Page) -> None:
            for n, (label, value) in enumerate(rows):
                page.text(LABEL, 80 + 45 * n, label, bold=True)
                page.text(FAR + (12 if value[0] == "•" else 0), 80 + 45 * n, f"{value} {word}")

        return page_of

    document = read_pdf("vitt.pdf", drawn(*(draw(word) for word in ("nu", "sedan"))))  # type: ignore[arg-type]
    assert [[row[0] for row in grid_texts(document, table)] for table in tables(document)] == [
        [label for label, _ in rows]
    ] * 2


def test_a_running_head_stays_one_though_it_stands_like_the_label_of_a_row_on_one_page() -> None:
    def draw(word: str, y: float) -> object:
        def page_of(page: Page) -> None:
            page.text(LABEL, 40, "Trygg stad")
            page.text(430, 40, f"Bilaga {word}")
            rows_from(page, y, other(word), bold=False)

        return page_of

    pages = [draw(word, y) for word, y in (("A", 55), ("B", 120), ("C", 120), ("D", 120))]
    document = read_pdf("huvud.pdf", drawn(*pages))  # type: ignore[arg-type]
    assert [text for _, text in furniture(document)].count("Trygg stad") == 4
