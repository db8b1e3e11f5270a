"""Minutes of a local crime-prevention council."""

from __future__ import annotations

from tests.lab.drawing import Drawing
from tests.lab.shapes.content import Writer
from tests.lab.shapes.elements import Drawn, Element, Labelled
from tests.lab.wording.words import table
from tests.samples.elements import Cell, Heading, Table, Text
from tests.samples.source import plain

_ROLES = (
    "kommunpolis",
    "trygghetssamordnare",
    "rektor",
    "fritidschef",
    "säkerhetssamordnare",
    "räddningstjänsten",
)
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")  # fmt: skip


def minutes(drawing: Drawing) -> Drawn:
    """Minutes: when and where, who was there, numbered points, decisions, the next meeting."""
    writer = Writer(drawing)
    chance = drawing.stream("meeting")
    month, day = chance.randint(1, 5), chance.randint(2, 27)
    start, end = f"{chance.randint(8, 10):02}:00", f"{chance.randint(11, 15):02}:30"
    place = f"Kommunhuset, rum {writer.words.fill('{proper}')}"
    names = chance.sample(table("words")["names"]["person"], 5)
    people = list(zip(names, chance.sample(_ROLES, 5), strict=True))
    title = f"Protokoll brottsförebyggande rådet i {writer.place} {writer.year}"
    head = [
        ("Datum", f"{day} {_MONTHS[month - 1]} {writer.year}"),
        ("Tid", f"kl. {start.replace(':', '.')}–{end.replace(':', '.')}"),
        ("Plats", place),
        ("Ordförande", names[0]),
    ]
    elements: list[Element] = [Heading(title, 0), *_meeting(drawing, head), *_present(drawing, people)]
    points = _points(drawing, writer)
    decisions: list[str] = []
    sign = chance.choice(("{}.", "{}.", "§ {}", "{}"))
    for number, point in enumerate(points, start=1):
        elements.append(Heading(point, 1, sign.format(number)))
        elements.append(Text(writer.prose("minutes")))
        if number in (3, 4):
            decisions.append(writer.words.sentence("decision"))
            elements.append(Labelled("Beslut:", decisions[-1]))
    gold = {
        "document": {
            "kind": "minutes",
            "layout": "minutes",
            "title": title,
            "district": writer.district,
            "year": writer.year,
        },
        "minutes": {
            "date": f"{writer.year}-{month:02}-{day:02}",
            "start": start,
            "end": end,
            "place": place,
            "chair": names[0],
            "attendees": [{"name": name, "role": role} for name, role in people],
            "items": [
                {"number": str(number), "title": point} for number, point in enumerate(points, start=1)
            ],
            "decisions_contain": [plain(text) for text in decisions],
        },
    }
    return Drawn(title, tuple(elements), gold, {}, writer.place)


def _points(drawing: Drawing, writer: Writer) -> list[str]:
    """The agenda; its first and last points are where they belong."""
    agenda = table("words")["names"]["agenda"]
    count = {"one": 1, "two": 2, "three": 4, "six": 6}[drawing["count"]]
    middle = drawing.stream("agenda").sample(agenda[1:-1], count + 1)
    return [agenda[0], *middle, agenda[-1]]


def _meeting(drawing: Drawing, rows: list[tuple[str, str]]) -> list[Element]:
    """When and where: labels in a table, or before a colon."""
    if drawing.stream("manner").random() < 0.5:
        return [Table((25.0, 75.0), tuple((Cell(label, "label"), Cell(text)) for label, text in rows))]
    return [Labelled(f"{label}:", text) for label, text in rows]


def _present(drawing: Drawing, people: list[tuple[str, str]]) -> list[Element]:
    """Who was there: a table, a line each, or all in one line."""
    manner = drawing.stream("present").choice(("table", "lines", "line"))
    if manner == "table":
        rows = tuple((Cell(name), Cell(role)) for name, role in people)
        return [Text("Närvarande", "area"), Table((40.0, 60.0), rows)]
    if manner == "lines":
        return [Text("Närvarande:", "area"), *(Text(f"{name}, {role}") for name, role in people)]
    return [Labelled("Närvarande:", ", ".join(f"{name} ({role})" for name, role in people))]
