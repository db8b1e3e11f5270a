"""Plans that are tables alone: year wheels, workbooks with a summary, pairs side by side, causes over their measures."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from extract.pipeline import extract_bytes
from models.record import Activity, Record

TITLE = "Handlingsplan mot brott i Nacka 2025"


def from_html(rows: str) -> Record:
    page = f"<html><body><h1>{TITLE}</h1><table>{rows}</table></body></html>"
    return extract_bytes("plan.html", page.encode()).record


def from_rows(*rows: tuple[str, ...]) -> Record:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return from_html("".join(f"<tr>{row}</tr>" for row in cells))


def from_sheets(**sheets: list[tuple[object, ...]]) -> Record:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = BytesIO()
    book.save(target)
    return extract_bytes("plan.xlsx", target.getvalue()).record


def names(record: Record) -> list[str | None]:
    return [one.name.text if one.name else None for one in record.activities]


def timing(activity: Activity) -> tuple[str, str | None, str | None, float | None]:
    assert activity.timing is not None
    time = activity.timing
    return time.kind, time.start, time.end, time.times_per_year


# Pairs side by side in some rows alone

PAIRS = (
    "<tr><td>Aktivitet</td><td colspan=3>Vittnesstöd</td></tr><tr><td>Syfte</td><td colspan=3>Fler vågar vittna</td></tr>"
    "<tr><td>Ansvarig</td><td>Rektor</td><td>{label}</td><td>{value}</td></tr>"
    "<tr><td>Deltar</td><td>Polisen</td><td>{other}</td><td>Var sjätte vecka</td></tr>"
)


def test_a_label_within_a_row_begins_a_pair_of_its_own() -> None:
    (activity,) = from_html(PAIRS.format(label="Tid", value="Hela året", other="Mötesform")).activities
    assert activity.responsible is not None
    assert activity.responsible.text == "Rektor"
    assert timing(activity)[0] == "period"
    assert [(one.label, one.text) for one in activity.other_fields] == [("Mötesform", "Var sjätte vecka")]


@pytest.mark.parametrize(("other", "fields"), [("Tre korta ord", 1), ("Fyra ord är för", 0)])
def test_an_unknown_label_has_three_words_at_most(other: str, fields: int) -> None:
    (activity,) = from_html(PAIRS.format(label="Tid", value="Hela året", other=other)).activities
    assert len(activity.other_fields) == fields


def test_without_a_known_label_within_a_row_its_cells_are_one_value() -> None:
    (activity,) = from_html(PAIRS.format(label="Kurator", value="Elevhälsan", other="Skolan")).activities
    assert activity.responsible is not None
    assert activity.responsible.text == "Rektor\nKurator\nElevhälsan"


# Workbooks

FRONT: dict[str, list[tuple[object, ...]]] = {"Framsida": [(TITLE,)]}
HEAD = ("Åtgärd", "Ansvarig", "Startdatum", "Slutdatum", "Status")
YOUNG = [
    HEAD,
    ("Nattvandring", "Fritidschef", "2025-03-01", "2025-05-31", "Pågår"),
    ("Föräldramöte", "Rektor", None, "2025-10-31", "Ej startad"),
]
TRAFFIC = [HEAD, ("Farthinder", "Gatuchef", "2025-03-01", "2025-05-30", "Pågår")]
SUM = [("Område", *HEAD), *(("Unga", *row) for row in YOUNG[1:]), ("Trafik", *TRAFFIC[1])]


@pytest.mark.parametrize("first", [True, False])
def test_a_sheet_that_sums_up_the_others_is_furniture(first: bool) -> None:
    sheets = {"Unga": YOUNG, "Trafik": TRAFFIC}
    record = from_sheets(**FRONT, **({"Summa": SUM} | sheets if first else sheets | {"Summa": SUM}))
    assert [area.name.text for area in record.areas if area.name] == ["Unga", "Trafik"]
    assert len(record.activities) == 3
    assert any("Farthinder" in one.text for one in record.furniture)


def test_a_sheet_that_tells_more_than_the_others_is_read() -> None:
    more = [SUM[0], *SUM[1:-1], (*SUM[-1][:-1], "Klar")]
    assert len(from_sheets(**FRONT, Unga=YOUNG, Trafik=TRAFFIC, Summa=more).activities) == 6


def test_an_end_without_a_beginning_is_until() -> None:
    record = from_sheets(**FRONT, Plan=YOUNG)
    assert timing(record.activities[1]) == ("until", None, "2025-10-31", None)


def test_the_choices_of_a_form_are_no_measure() -> None:
    lists: list[tuple[object, ...]] = [("Status", "Prio"), ("Ej startad", 1), ("Pågår", 2), ("Klar", 3)]
    record = from_sheets(**FRONT, Unga=YOUNG, Listor=lists)
    assert len(record.activities) == 2
    assert "row-without-measure" in {warning.code for warning in record.warnings}


def test_a_cell_is_the_title_before_the_name_of_the_sheet() -> None:
    record = from_sheets(Årshjul=[("Årshjul för samverkan polis och kommun 2026",), (), *YOUNG])
    assert record.title is not None
    assert record.title.text == "Årshjul för samverkan polis och kommun 2026"


# Year wheels


def wheel(*ticked: int, mark: str = "x") -> Record:
    months = "jan feb mar apr maj jun jul aug sep okt nov dec".split()
    row = tuple(mark if number in ticked else "" for number in range(1, 13))
    return from_rows(("Aktivitet", *months, "Ansvarig"), ("Nattvandring", *row, "Rektor"))


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [
        ((9, 10), ("period", "2025-09-01", "2025-10-31", None)),
        ((7,), ("period", "2025-07-01", "2025-07-31", None)),
        ((5, 10), ("recurring", "2025-05-01", "2025-10-31", 2)),
    ],
)
def test_marks_below_months_say_when(
    ticked: tuple[int, ...], expected: tuple[str, str, str, float | None]
) -> None:
    (activity,) = wheel(*ticked).activities
    assert timing(activity) == expected
    assert not activity.other_fields


def test_two_stretches_of_months_are_told_of() -> None:
    record = wheel(3, 4, 9)
    assert "schedule-ambiguous" in {warning.code for warning in record.warnings}


@pytest.mark.parametrize(("mark", "found"), [("xx", True), ("xxx", False)])
def test_a_mark_has_two_letters_at_most(mark: str, found: bool) -> None:
    assert bool(wheel(5, mark=mark).activities) == found


@pytest.mark.parametrize(("parts", "found"), [(("jan", "feb", "mar"), True), (("jan", "feb"), False)])
def test_three_months_make_a_year_wheel(parts: tuple[str, ...], found: bool) -> None:
    row = ("x", *[""] * (len(parts) - 1))
    record = from_rows(("Aktivitet", *parts, "Ansvarig"), ("Nattvandring", *row, "Rektor"))
    assert any(one.timing is not None for one in record.activities) == found


def test_months_below_labels_and_names_make_no_year_wheel() -> None:
    table = "| Insats | Vandring | Lovkväll | Larm |\n|---|---|---|---|\n| Mål | Lugn | Ro | Ljus |\n| När | April | Maj | Juni |\n"
    record = extract_bytes(
        "plan.md", f"# Åtgärdsplan mot brott 2022\n\n{table}| Ansvarig | Rektor | Bo | Ida |\n".encode()
    ).record
    assert [(one.name and one.name.text, one.timing and one.timing.text) for one in record.activities] == [
        ("Vandring", "April"),
        ("Lovkväll", "Maj"),
        ("Larm", "Juni"),
    ]


def test_what_stands_below_months_is_done_then() -> None:
    record = from_rows(
        ("", "Januari", "Februari", "Mars"),
        ("Unga", "Föräldramöte", "", "<p>Nattvandring</p><p>Drogvaneenkät</p>"),
        ("", "April", "Maj", "Juni"),
        ("Unga", "Valborgsinsats med polisen", "", "Skolavslutning"),
    )
    assert names(record) == [
        "Föräldramöte", "Nattvandring", "Drogvaneenkät", "Valborgsinsats med polisen", "Skolavslutning",
    ]  # fmt: skip
    assert timing(record.activities[3])[1:3] == ("2025-04-01", "2025-04-30")
    assert [area.name.text for area in record.areas if area.name] == ["Unga"]


@pytest.mark.parametrize(("words", "found"), [(25, True), (26, False)])
def test_what_is_done_in_a_month_has_twenty_five_words_at_most(words: int, found: bool) -> None:
    record = from_rows(("Kvartal 1", "Kvartal 2", "Kvartal 3"), (" ".join(["brott"] * words), "Möte", "Möte"))
    assert bool(record.activities) == found


# Grids


@pytest.mark.parametrize(
    "band", ["<td>Orsak 1</td><td colspan=2>Låg tillit</td>", "<td colspan=3>Orsak: Låg tillit</td>"]
)
def test_a_cause_over_a_grid_is_each_measures(band: str) -> None:
    record = from_html(
        f"<tr>{band}</tr><tr><td>Aktivitet</td><td>Utförare</td><td>Tid</td></tr>"
        "<tr><td>Skolbesök</td><td>Polisen</td><td>Våren</td></tr><tr><td>Café</td><td>Rektor</td><td>Hösten</td></tr>"
    )
    assert [one.cause.text if one.cause else None for one in record.activities] == ["Låg tillit"] * 2


def test_a_column_of_ansvar_that_names_only_roles_is_the_partys_contact() -> None:
    record = from_rows(
        ("Aktivitet", "Ansvar (kommun)", "Ansvar (polis)", "Tid"),
        ("Krogronder", "Säkerhetssamordnare", "Kommunpolis", "Våren"),
        ("Drogsök", "Rektor", "Hundförare", "Hösten"),
    )
    assert [[party.party for party in one.parties if party.contact] for one in record.activities] == [
        ["municipality", "police"], ["municipality", "police"],
    ]  # fmt: skip


def test_a_column_of_ansvar_with_what_is_done_is_a_commitment() -> None:
    record = from_rows(
        ("Aktivitet", "Ansvar (kommun)", "Ansvar (polis)", "Tid"),
        ("Krogronder", "Bjuder in krögare till möten", "Går ronder på fredagar", "Våren"),
    )
    assert all(party.commitment for party in record.activities[0].parties)


def test_a_lead_in_over_its_list_names_nothing() -> None:
    record = from_rows(
        ("Aktivitet", "Ansvarig", "Tid"),
        (
            "<p>Förebyggande:</p><ul><li>Informera föräldrar</li><li>Samtal vid oro</li></ul>",
            "Rektor",
            "Våren",
        ),
    )
    assert names(record) == [None]
    assert record.activities[0].measures is not None
    assert record.activities[0].measures.items == ("Förebyggande:", "Informera föräldrar", "Samtal vid oro")


@pytest.mark.parametrize("text", ["v. 40", "v 41", "från 1/2"])
def test_a_time_may_begin_in_lower_case(text: str) -> None:
    record = from_rows(("Aktivitet", "Ansvarig", "När"), ("Krogronder", "Rektor", text))
    assert not {"value-uncertain", "page-uncertain"} & {warning.code for warning in record.warnings}


def test_a_council_in_the_title_is_no_area() -> None:
    text = (
        "# Handlingsplan brottsförebyggande rådet Osby 2025\n\n| Vad | Vem | När |\n|---|---|---|\n"
        "| Trygghetsvandringar | Säkerhetssamordnare | Våren |\n| Mopedkontroller | Polis | Hösten |\n"
    )
    assert extract_bytes("plan.md", text.encode()).record.areas == ()


def test_an_area_in_a_grid_has_its_number_once() -> None:
    record = from_html(
        "<tr><td>Åtgärd</td><td>Vem</td><td>När</td></tr><tr><td colspan=3>1. Barn och unga</td></tr>"
        "<tr><td>Nattvandring</td><td>Polis</td><td>Våren</td></tr>"
    )
    assert [(area.name.label, area.name.text) for area in record.areas if area.name] == [
        ("1.", "Barn och unga")
    ]


# Measures in columns


@pytest.mark.parametrize(("last", "count"), [("Åtgärd 3", 3), ("Åtgärd 2", 1)])
def test_columns_that_only_number_their_measures_are_one_each(last: str, count: int) -> None:
    record = from_rows(
        ("", "Åtgärd 1", "Åtgärd 2", last),
        ("Problem", "Langning på torget", "Mopeder på gångvägar", "Klotter"),
        ("Vad", "Riktad närvaro", "Betongsuggor", "Sanering"),
        ("Vem", "Områdespolis", "Parkenheten", "Bostadsbolaget"),
        ("När", "Mars–maj", "Senast 15 april", "Löpande"),
    )
    assert len(record.activities) == count
    if count == 3:
        assert names(record) == ["Riktad närvaro", "Betongsuggor", "Sanering"]
        assert [one.problem.text if one.problem else None for one in record.activities] == [
            "Langning på torget", "Mopeder på gångvägar", "Klotter",
        ]  # fmt: skip


# Cards with labels over their values

CARD = (
    "<tr><td colspan=3>Lugnare skolvägar</td></tr><tr><td>Mål</td><td>Ansvarig</td><td>{heading}</td></tr>"
    "<tr><td>Färre olyckor</td><td>Kommunpolis</td><td>Hösten</td></tr>"
    "<tr><td colspan=3>Uppföljning</td></tr><tr><td colspan=3>Hastighetsmätning</td></tr>"
)


def test_a_card_is_named_by_its_first_row_and_ends_with_what_stands_over_the_table() -> None:
    (activity,) = from_html(CARD.format(heading="När")).activities
    assert (activity.name.text if activity.name else None) == "Lugnare skolvägar"
    assert (activity.follow_up.text if activity.follow_up else None) == "Hastighetsmätning"


def test_where_a_column_says_what_is_done_the_first_row_is_an_area() -> None:
    card = CARD.format(heading="Åtgärd")
    record = from_html(
        card.replace("Hösten</td></tr>", "Hösten</td></tr><tr><td>Lugn</td><td>Polis</td><td>Rond</td></tr>")
    )
    assert [area.name.text for area in record.areas if area.name] == ["Lugnare skolvägar"]
    assert names(record) == [None, None]


def test_a_card_of_one_measure_is_named_by_its_first_row_whatever_its_columns_say() -> None:
    record = from_html(CARD.format(heading="Åtgärd"))
    assert names(record) == ["Lugnare skolvägar"]
    measures = record.activities[0].measures
    assert measures is not None and measures.text == "Hösten"


# Thresholds


@pytest.mark.parametrize(("above", "found"), [(2, True), (3, False)])
def test_months_stand_in_one_of_the_first_three_rows(above: int, found: bool) -> None:
    rows = [("Kommunens och polisens arbete mot brott", "", "")] * above
    record = from_rows(*rows, ("Maj", "Juni", "Juli"), ("Möte", "Nattvandring", "Disco"))
    assert (names(record) == ["Möte", "Nattvandring", "Disco"]) == found


@pytest.mark.parametrize(("rows", "count"), [(2, 2), (1, 2)])
def test_one_row_alike_is_no_summary(rows: int, count: int) -> None:
    same = [HEAD, *YOUNG[1 : 1 + rows]]
    assert len(from_sheets(**FRONT, Unga=same, Kopia=same).activities) == count


@pytest.mark.parametrize(("columns", "count"), [(3, 2), (2, 4)])
def test_a_row_repeated_has_three_texts_at_least(columns: int, count: int) -> None:
    heads = ("Åtgärd", "Ansvarig", "Uppföljning")[:columns]
    rows: list[tuple[object, ...]] = [
        heads,
        ("Nattvandring", "Fritidschef", "Antal vandringar")[:columns],
        ("Föräldramöte", "Rektor", "Antal föräldrar")[:columns],
    ]
    assert len(from_sheets(**FRONT, Unga=rows, Kopia=rows).activities) == count


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kommunpolis, rektor, kurator, fältare, socialsekreterare, fritidschef", "contact"),
        ("Kommunpolis, rektor, kurator, fältare, socialsekreterare, fritidschef, polisen", "commitment"),
    ],
)
def test_actors_in_a_column_of_ansvar_are_six_words_at_most(text: str, role: str) -> None:
    record = from_rows(("Aktivitet", "Ansvar (polis)", "Tid"), ("Krogronder", text, "Våren"))
    (party,) = [one for one in record.activities[0].parties if one.party == "police"]
    assert getattr(party, role) is not None
