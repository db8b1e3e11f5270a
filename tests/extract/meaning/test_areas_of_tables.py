"""Tables of areas, and lone rows that name the area of what follows."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocx
from openpyxl import Workbook

from extract.pipeline import extract_bytes
from models.record import Record

MARKDOWN = """# Samverkansöverenskommelse med handlingsplan för Sölvesborg 2019

Planen avser det brottsförebyggande arbetet.

## Prioriterade områden

| Fokusområde | Problembild | Målsättning |
|---|---|---|
| Cykelstölder | Cyklar försvinner vid stationen. | Halvera antalet anmälda stölder. |
| Klotter | Gångtunnlar målas ned. | Rena tunnlar inom två dygn. |

## Cykelstölder

**Aktivitet:** Märkdagar

**Ansvarig:** Kommunpolis

## Klotter

**Aktivitet:** Klotterjour

**Ansvarig:** Gatuchef
"""

HTML = """<html><body><h1>Åtgärdsplan för trygghet i Hjo 2021</h1><p>Kommunen och polisen står bakom planen.</p>
<h2>Det här vill vi</h2>
<table><tr><th>Nr</th><th>Område</th><th>Lägesbild</th><th>Mål</th></tr>
<tr><td>1</td><td>Cykelstölder</td><td>Cyklar försvinner vid stationen.</td><td>Halvera antalet anmälda stölder.</td></tr>
<tr><td>2</td><td>Klotter</td><td>Gångtunnlar målas ned.</td><td>Rena tunnlar inom två dygn.</td></tr></table>
<h2>Det här gör vi</h2>
<table><tr><th>Område</th><th>Insats</th><th>Åtgärd</th><th>Ansvarig</th></tr>
<tr><td>Cykelstölder</td><td>Märkdagar</td><td>Polisen märker ramar på torget.</td><td>Kommunpolis</td></tr>
<tr><td>Klotter</td><td>Klotterjour</td><td>Väggar tvättas samma dag.</td><td>Gatuchef</td></tr></table></body></html>"""


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    rows = (
        ("Åtgärdsplan mot brott i Hjo 2021",),
        (),
        ("Samverkansområde", "Problembild", "Mål"),
        ("Cykelstölder", "Cyklar försvinner vid stationen.", "Halvera antalet anmälda stölder."),
        ("Klotter", "Gångtunnlar målas ned.", "Rena tunnlar inom två dygn."),
        (),
        ("Cykelstölder",),
        ("Insats", "Åtgärd", "Ansvarig", "När"),
        ("Märkdagar", "Polisen märker ramar på torget.", "Kommunpolis", "Varje vår"),
        (),
        ("Klotter",),
        ("Insats", "Åtgärd", "Ansvarig", "När"),
        ("Klotterjour", "Väggar tvättas samma dag.", "Gatuchef", "Hela året"),
    )
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            sheet.cell(number, column, text)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def word() -> bytes:
    document = NewDocx()
    document.add_heading("Handlingsplan för trygghet i Hjo 2021", 1)
    document.add_paragraph("Planen är kommunens och polisens.")
    document.add_heading("Våra områden", 2)
    add_table(
        document,
        ("Prioriterat område", "Målgrupp", "Mål", "Anmärkning"),
        ("Cykelstölder", "Pendlare", "Halvera antalet anmälda stölder.", "Se bilaga"),
        ("Klotter", "Unga", "Rena tunnlar inom två dygn.", ""),
    )
    for area, name, who in (
        ("Cykelstölder", "Märkdagar", "Kommunpolis"),
        ("Klotter", "Klotterjour", "Gatuchef"),
    ):
        document.add_heading(area, 2)
        add_table(document, ("Aktivitet", name), ("Beskrivning", "Sker varje vår."), ("Ansvarig", who))
    return saved(document)


def add_table(document: object, *rows: tuple[str, ...]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def saved(document: object) -> bytes:
    stream = BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def read(name: str, data: bytes | str) -> Record:
    return extract_bytes(name, data.encode() if isinstance(data, str) else data).record


@pytest.mark.parametrize(
    ("name", "data"),
    [("plan.md", MARKDOWN), ("plan.html", HTML), ("plan.xlsx", workbook()), ("plan.docx", word())],
    ids=["md", "html", "xlsx", "docx"],
)
def test_a_table_of_areas_gives_areas_and_no_activities(name: str, data: bytes | str) -> None:
    record = read(name, data)
    areas = [(area.name.text, area.goal.text) for area in record.areas if area.name and area.goal]
    assert areas == [
        ("Cykelstölder", "Halvera antalet anmälda stölder."),
        ("Klotter", "Rena tunnlar inom två dygn."),
    ]
    activities = [(one.area, one.name.text if one.name else None) for one in record.activities]
    assert activities == [(0, "Märkdagar"), (1, "Klotterjour")]
    assert all(activity.goal is None for activity in record.activities)


def test_a_table_that_says_who_does_it_is_no_table_of_areas() -> None:
    text = MARKDOWN.replace("| Målsättning |", "| Åtgärd |")
    record = read("plan.md", text)
    assert len(record.activities) == 4


LONE = {
    "plan.txt": "Åtgärdsplan mot brott i Hjo 2021\n\nPrioriterat område: Klotter\n\n"
    "Insats\tÅtgärd\tAnsvarig\nKlotterjour\tVäggar tvättas samma dag.\tGatuchef\n"
    "Laglig vägg\tEn vägg öppnas vid badet.\tKulturchef\n",
    "plan.html": "<html><body><h1>Åtgärdsplan mot brott i Hjo 2021</h1>"
    "<table><tr><td>Område</td><td>Klotter</td></tr></table>"
    "<table><tr><th>Insats</th><th>Åtgärd</th><th>Ansvarig</th></tr>"
    "<tr><td>Klotterjour</td><td>Väggar tvättas samma dag.</td><td>Gatuchef</td></tr>"
    "<tr><td>Laglig vägg</td><td>En vägg öppnas vid badet.</td><td>Kulturchef</td></tr></table></body></html>",
    "plan.md": "# Åtgärdsplan mot brott i Hjo 2021\n\n**Samverkansområde:** Klotter\n\n"
    "| Insats | Åtgärd | Ansvarig |\n|---|---|---|\n| Klotterjour | Väggar tvättas samma dag. | Gatuchef |\n"
    "| Laglig vägg | En vägg öppnas vid badet. | Kulturchef |\n",
}


@pytest.mark.parametrize("name", list(LONE))
def test_a_lone_row_names_the_area_of_the_grid_below(name: str) -> None:
    record = read(name, LONE[name])
    assert [area.name.text for area in record.areas if area.name] == ["Klotter"]
    assert [(one.area, one.name.text if one.name else None) for one in record.activities] == [
        (0, "Klotterjour"),
        (0, "Laglig vägg"),
    ]
    assert record.layout == "cause_grid"


def test_a_lone_row_on_each_sheet_comes_before_the_sheets_name() -> None:
    book = Workbook()
    for title, area, name in (
        ("Bus", "Skadegörelse på skolor", "Nattvakter"),
        ("Väg", "Buskörning", "Kontroller"),
    ):
        sheet = book.create_sheet(title)
        for number, row in enumerate(
            (
                ("Åtgärdsplan mot brott 2021",),
                (),
                ("Fokusområde", area),
                (),
                ("Aktivitet", "Åtgärd", "Vem", "När"),
                (name, "Ronder varje lov.", "Rektor", "Lov"),
            ),
            start=1,
        ):
            for column, text in enumerate(row, start=1):
                sheet.cell(number, column, text)
    del book["Sheet"]
    record = read("plan.xlsx", saved(book))
    assert [area.name.text for area in record.areas if area.name] == ["Skadegörelse på skolor", "Buskörning"]
    assert [(one.area, one.name.text if one.name else None) for one in record.activities] == [
        (0, "Nattvakter"),
        (1, "Kontroller"),
    ]


def test_areas_that_labelled_lines_name_hold_their_goals_and_grids() -> None:
    text = (
        "Handlingsplan BRÅ Gagnef 2020\nAntagen av kommunstyrelsen 2020-02-04\n\nOmråde: Alkohol\nMål: Senare debut.\n"
        "Åtgärd\tAnsvar\tNär\nFöräldramöten\tSkolan\tHösten 2020\n\nOmråde: Trafik\nMål: Ingen skadad.\n"
        "Åtgärd\tAnsvar\tNär\nKontroller\tPolisen\tVarje månad\n"
    )
    record = read("plan.txt", text)
    assert record.title is not None
    assert record.title.text == "Handlingsplan BRÅ Gagnef 2020"
    found = [(area.name.text, area.goal.text) for area in record.areas if area.name and area.goal]
    assert found == [("Alkohol", "Senare debut."), ("Trafik", "Ingen skadad.")]
    assert [one.area for one in record.activities] == [0, 1]


def test_a_label_of_several_measures_below_a_heading_that_names_one_begins_no_other() -> None:
    text = "# Plan mot brott 2020\n\n## Våld\n\n**Mål:** Ro.\n\n### Jour\n\n**Syfte:** Stöd.\n\n**Insatser:** Två kvällar\n\n**När:** Maj\n"
    (activity,) = extract_bytes("plan.md", text.encode()).record.activities
    assert activity.name and activity.measures
    assert (activity.name.text, activity.measures.text) == ("Jour", "Två kvällar")


def test_a_label_of_an_area_below_a_measures_heading_is_its_field() -> None:
    text = "# Åtgärdsplan mot brott i Hjo 2021\n\n## Nattvandring\n\n**Område:** Centrum\n\n**Åtgärd:** Vuxna går runt.\n\n**Ansvarig:** Polisen\n"
    record = read("plan.md", text)
    assert [one.name.text for one in record.activities if one.name] == ["Nattvandring"]


def test_what_an_area_aims_at_and_how_that_is_measured_right_above_its_grid_is_the_areas() -> None:
    aims = "<table><tr><th colspan=2>Insatsområde {}</th></tr><tr><td>Mål</td><td>{}</td></tr><tr><td>Indikator</td><td>Enkäten</td></tr></table>"
    grid = "<table><tr><th>Insats</th><th>Genomförs av</th><th>När</th></tr><tr><td>{}</td><td>Polisen</td><td>Maj</td></tr></table>"
    parts = [
        ("1 – Otrygg station", "Fler reser", "Röja sly"),
        ("2 – Stölder i hamnen", "Färre stölder", "Märkdag"),
    ]
    body = "".join(aims.format(name, goal) + grid.format(deed) for name, goal, deed in parts)
    record = read("plan.html", f"<html><body><h1>Handlingsplan mot brott i Hjo 2021</h1>{body}</body></html>")
    found = [(area.name.text, area.goal.text) for area in record.areas if area.name and area.goal]
    assert found == [("Otrygg station", "Fler reser"), ("Stölder i hamnen", "Färre stölder")]
    assert [one.text for area in record.areas for one in area.other_fields] == ["Enkäten", "Enkäten"]
    assert [(one.area, one.name.text if one.name else None) for one in record.activities] == [
        (0, "Röja sly"),
        (1, "Märkdag"),
    ]


def test_a_table_of_what_is_wrong_in_a_picture_of_the_situation_holds_no_measures() -> None:
    table = "| Problem | Varför det är prioriterat |\n|---|---|\n| Våld i hemmet | Mörkertalet är stort |\n| Klotter | Det kostar |\n\n"
    below = "## Åtgärder\n\n### Klotter\n\n**Mål:** Rena väggar.\n\n**Åtgärd 1: Kvällsrond**\n\n*Ansvarig:* Parkchef\n"
    record = read(
        "plan.md", f"# Åtgärdsplan mot brott i Hjo 2021\n\n## Sammanfattning av lägesbilden\n\n{table}{below}"
    )
    assert [one.name.text for one in record.activities if one.name] == ["Kvällsrond"]
    assert len(record.activities) == 1
    assert "Våld i hemmet\nMörkertalet är stort" in [one.text for one in record.remainder]
    analysed = read("plan.md", f"# Åtgärdsplan mot brott i Hjo 2021\n\n## Orsaker\n\n{table}{below}")
    assert len(analysed.activities) == 3


PIPES = """# Handlingsplan mot brott i Sjöbo kommun 2027

| Våld i hemmet |  |
| --- | --- |
| Öppen mottagning vid Kvarnen |  |
| Mål | Fler söker hjälp i tid. |
| Åtgärder | Socialtjänsten tar emot utan bokad tid. |
| Ansvarig | Kommunpolis |

| Cykelstölder |  |
| --- | --- |
{name}| Mål | Färre cyklar försvinner. |
| Åtgärder | Ramar märks på torget. |
| Ansvarig | Rektor |
"""


@pytest.mark.parametrize("name", ["Märkdagar vid stationen", None])
def test_a_table_begins_with_its_area_and_then_its_measure(name: str | None) -> None:
    """A row alone names the measure, and the row above it, where one stands there, the area."""
    text = PIPES.format(name=f"| {name} |  |\n" if name else "")
    record = extract_bytes("plan.md", text.encode()).record
    areas = ["Våld i hemmet", *(["Cykelstölder"] if name else [])]
    assert [area.name.text for area in record.areas if area.name] == areas
    names = [one.name.text if one.name else None for one in record.activities]
    assert names == ["Öppen mottagning vid Kvarnen", name or "Cykelstölder"]
    assert not record.remainder


ONE_CELL = """<html><body><h1>Handlingsplan mot brott i Sjöbo kommun 2027</h1><p>Polisen och kommunen står bakom.</p>
<table><tr><td colspan="2"><p><b>INBROTT I STUGOR</b></p><p>{below}</p></td></tr>
<tr><td><b>Mål</b></td><td>Färre inbrott under vintern.</td></tr>
<tr><td><b>Åtgärd</b></td><td>Värden ser till stugorna.</td></tr>
<tr><td><b>Ansvarig</b></td><td>Kommunpolis</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("below", "areas", "is_parted"),
    [
        ("Stugvärdar", ["INBROTT I STUGOR"], True),
        ("Stugorna står tomma på vintern.", [], False),
    ],
)
def test_a_cell_over_a_table_holds_its_area_and_its_measure(
    below: str, areas: list[str], is_parted: bool
) -> None:
    """Two names, the area's in bold; a sentence below a name is no other."""
    record = extract_bytes("plan.html", ONE_CELL.format(below=below).encode()).record
    assert [area.name.text for area in record.areas if area.name] == areas
    (one,) = record.activities
    assert one.name is not None and (one.name.text == below) is is_parted


@pytest.mark.parametrize(
    ("again", "areas"), [("| Mål | Fler vågar anmäla. |\n", ["Våld i hemmet"]), ("", [])]
)
def test_a_goal_above_the_name_of_a_measure_that_has_one_of_its_own_is_the_areas(
    again: str, areas: list[str]
) -> None:
    """Said once, it may be the measure's own."""
    text = f"""# Handlingsplan mot brott i Sjöbo kommun 2027

## Våld i hemmet

| Mål | Ingen ska vara rädd hemma. |
| --- | --- |
| Problembild | Få anmäler. |
| Aktivitetens namn | Öppen mottagning |
{again}| Åtgärder | Socialtjänsten tar emot utan bokad tid. |
| Ansvarig | Kommunpolis |
"""
    record = extract_bytes("plan.md", text.encode()).record
    assert [area.name.text for area in record.areas if area.name and area.goal] == areas
    assert [one.name.text for one in record.activities if one.name] == ["Öppen mottagning"]
