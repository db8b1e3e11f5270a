"""A drawing's content laid out in its shape."""

from __future__ import annotations

from tests.lab.drawing import Drawing
from tests.lab.shapes.content import Content, Writer
from tests.lab.shapes.elements import Card, Cards, Drawn, Element, Labelled
from tests.lab.shapes.gold import Tree, gold_tree
from tests.lab.shapes.grid import cause_grid, table_of_areas
from tests.lab.shapes.minutes import minutes
from tests.lab.shapes.parts import Measure, Theme, Value
from tests.lab.wording.words import table
from tests.samples.elements import Cell, Heading, Table, Text, Toc
from tests.samples.source import pieces

_FIELDS = (
    "goal", "purpose", "measures", "target_group", "duration", "meeting_frequency", "responsible", "convener",
    "police.contact", "police.commitment", "own.contact", "own.commitment", "other_participants", "funding",
    "communication", "follow_up", "other",
)  # fmt: skip
_NARRATIVE = (
    "description",
    "goal",
    "purpose",
    "target_group",
    "measures",
    "timing",
    "responsible",
    "funding",
    "follow_up",
)
_CARD = ("goal", "measures", "timing", "responsible", "follow_up")
_PROMISE = ("police.commitment", "own.commitment", "timing", "follow_up")


def lay_out(drawing: Drawing) -> Drawn:
    """The plan of `drawing`, with its gold."""
    shapes = {
        "field_table": _field_table,
        "cause_grid": cause_grid,
        "narrative": _narrative,
        "cards": _cards,
        "promise": _promise,
        "areas_table": _areas_table,
        "minutes": minutes,
    }
    return shapes[drawing.shape](drawing)


def fields_of(drawing: Drawing, fields: tuple[str, ...], own: str) -> tuple[str, ...]:
    """`fields` in the order that the drawing has them, the municipality's side by its code."""
    named = [name.replace("own.", own + ".") for name in fields]
    if drawing["order"] == "shuffled":
        drawing.stream("order").shuffle(named)
    return tuple(named)


def opening(content: Content, drawing: Drawing) -> list[Element]:
    """Title, contents and introduction."""
    elements: list[Element] = [Heading(content.title, 0)]
    if drawing["contents"] == "some" and any(theme.name for theme in content.themes):
        elements.append(Toc("Innehåll"))
    return elements + [Text(paragraph) for paragraph in content.introduction]


def numbered(drawing: Drawing, *numbers: int) -> str:
    """The number before a heading: "2.1", or none."""
    if drawing["numbering"] != "headings":
        return ""
    return ".".join(map(str, numbers)) + ("." if len(numbers) == 1 else "")


def finished(drawing: Drawing, content: Content, elements: list[Element], gold: Tree) -> Drawn:
    """The plan with whom to ask, and its notes below."""
    contact, person = _contact(drawing)
    if person:
        gold["people"] = [{"name": person}]
    notes: list[Element] = [Text(f"{mark} {text}", "small") for mark, text in content.notes.items()]
    if drawing["contact"] == "sentence":  # below the title: after a list it would seem to go on with it
        elements, contact = [elements[0], *contact, *elements[1:]], []
    if not any(isinstance(one, Heading) and one.level for one in (*elements, *contact)):
        elements = [one for one in elements if not isinstance(one, Toc)]  # nobody prints contents of nothing
    return Drawn(content.title, (*elements, *contact, *notes), gold, content.notes, content.place)


def _contact(drawing: Drawing) -> tuple[list[Element], str]:
    """Whom to ask about the plan, under a heading of its own or in a sentence; and the name. All invented."""
    chance = drawing.stream("contact")
    name = chance.choice(table("words")["names"]["person"])
    address = f"{name.split()[0].lower()}@example.se"
    heading: list[Element] = [
        Heading("Kontakt", 1),
        Text(f"{name}, trygghetssamordnare, tfn 010-174 06 {chance.randint(10, 99)}, {address}"),
    ]
    sentence: list[Element] = [Text(f"Frågor om planen besvaras av {name}, trygghetssamordnare.")]
    contact = {"heading": heading, "sentence": sentence}.get(drawing["contact"], [])
    return contact, name if contact else ""


def _field_table(drawing: Drawing) -> Drawn:
    writer = Writer(drawing)
    area_fields = () if drawing["area-fields"] == "none" else ("goal", "problem")
    content = writer.content(fields_of(drawing, _some(drawing, _FIELDS), writer.own), area_fields)
    elements = opening(content, drawing)
    for number, theme in enumerate(content.themes, start=1):
        if theme.name and drawing["areas"] not in ("row", "label"):
            elements.append(Heading(theme.name, 1, numbered(drawing, number)))
        elements += _area_values(drawing, theme, content)
        for at, measure in enumerate(theme.measures, start=1):
            if drawing["naming"] == "heading":
                elements.append(Heading(measure.name, 2, numbered(drawing, number, at)))
            elements += _measure_table(drawing, theme, measure, content, first=at == 1)
    named = {"name", "undertaking"} if drawing["naming"] == "two-titles" else {"name"}
    running = any(isinstance(element, Labelled) for element in elements)
    layout = "narrative" if running else "field_table"
    return finished(drawing, content, elements, gold_tree(content, layout, named=frozenset(named)))


def _some(drawing: Drawing, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Between half and all of `fields`, always what is done and who answers."""
    chance = drawing.stream("fields")
    spare = [name for name in fields if name not in ("measures", "responsible", "goal")]
    kept = set(chance.sample(spare, chance.randint(len(spare) // 3, len(spare))))
    return tuple(name for name in fields if name in kept or name not in spare)


def _area_values(drawing: Drawing, theme: Theme, content: Content) -> list[Element]:
    """The area's own fields, in a table or in running text."""
    rows = [(content.labels.of(value.field), value.text) for value in theme.values]
    if not rows:
        return []
    if drawing["area-fields"] == "running":
        return [_running_label(drawing, label, text) for label, text in rows]
    return [Table((30.0, 70.0), tuple(label_row(drawing, label, text) for label, text in rows))]


def _measure_table(
    drawing: Drawing, theme: Theme, measure: Measure, content: Content, *, first: bool
) -> list[Element]:
    labels = content.labels
    rows: list[tuple[Cell, ...]] = []
    if drawing["areas"] == "row" and first:
        rows.append((Cell(theme.name, "area", column_span=2),))
    if drawing["areas"] == "label":
        rows.append(label_row(drawing, labels.of("area_name"), theme.name))
    if drawing["naming"] == "two-titles":
        rows.append((Cell(measure.undertaking, "title"), Cell(measure.name, "title")))
    elif drawing["naming"] == "title":
        rows.append((Cell(measure.name, "title", column_span=2),))
    elif drawing["naming"] == "label":
        rows.append(label_row(drawing, labels.of("activity"), measure.name))
    pairs = [(labels.of(value.field), value.text) for value in measure.values]
    if drawing["label-place"] == "above":
        top = measure.name if drawing["naming"] == "title" else ""
        return _stacked(rows, pairs, top)
    rows += [label_row(drawing, label, text) for label, text in pairs]
    width = {"narrow": 17.0, "broken": 13.0}.get(drawing["label-width"], 30.0)
    widths = (100 - width, width) if drawing["label-place"] == "right" else (width, 100 - width)
    return [Table(widths, tuple(rows))]


def _stacked(rows: list[tuple[Cell, ...]], pairs: list[tuple[str, str]], title: str) -> list[Element]:
    """A table whose labels stand above their values, in the same cells."""
    head = [(row[0].content, row[1].content) for row in rows if len(row) == 2]
    return [Cards((Card(title, tuple(head + pairs)),), 1)]


def label_row(drawing: Drawing, label: str, text: str) -> tuple[Cell, ...]:
    """A label beside its value."""
    cells = (Cell(label, "label"), Cell(text))
    return cells[::-1] if drawing["label-place"] == "right" else cells


def _with_colon(label: str) -> str:
    return label if label.endswith((":", "?")) else label + ":"


def _running_label(drawing: Drawing, label: str, text: str) -> Labelled:
    """A label in running text; a question, and a label of several paragraphs, stand on a line of their own."""
    several = sum(piece.kind == "paragraph" for piece in pieces(text)) > 1
    alone = several or label.endswith("?") or drawing["label-place"] == "above"
    return Labelled(_with_colon(label), text, alone)


def _narrative(drawing: Drawing) -> Drawn:
    writer = Writer(drawing)
    fields = _some(drawing, _NARRATIVE)
    content = writer.content(fields_of(drawing, fields, writer.own), _narrative_area(drawing))
    elements = opening(content, drawing)
    for number, theme in enumerate(content.themes, start=1):
        elements.append(Heading(theme.name, 1, numbered(drawing, number)))
        elements += [_running_label(drawing, content.labels.of(one.field), one.text) for one in theme.values]
        for at, measure in enumerate(theme.measures, start=1):
            elements.append(Heading(measure.name, 2, numbered(drawing, number, at)))
            elements += _running(drawing, measure.values, content)
    return finished(drawing, content, elements, gold_tree(content, "narrative", named=frozenset(["name"])))


def _narrative_area(drawing: Drawing) -> tuple[str, ...]:
    return {"none": (), "table": ("goal",), "running": ("problem", "goal")}[drawing["area-fields"]]


def _running(drawing: Drawing, values: tuple[Value, ...], content: Content) -> list[Element]:
    """Labelled paragraphs; a description stands first and has no label."""
    described = [Text(value.text) for value in values if value.field == "description" and value.text]
    others = [value for value in values if value.field != "description"]
    labels = content.labels
    return [
        *described,
        *(_running_label(drawing, labels.of(one.field), one.text) for one in others if one.text),
    ]


def _cards(drawing: Drawing) -> Drawn:
    writer = Writer(drawing)
    content = writer.content(fields_of(drawing, _CARD, writer.own))
    elements = opening(content, drawing)
    for number, theme in enumerate(content.themes, start=1):
        if theme.name:
            elements.append(Heading(theme.name, 1, numbered(drawing, number)))
        cards = [
            Card(one.name, tuple((content.labels.of(value.field), value.text) for value in one.values))
            for one in theme.measures
        ]
        elements.append(Cards(tuple(cards), 2))
    return finished(drawing, content, elements, gold_tree(content, "field_table", named=frozenset(["name"])))


def _promise(drawing: Drawing) -> Drawn:
    writer = Writer(drawing)
    content = writer.content(fields_of(drawing, _PROMISE, writer.own), ("situation",))
    own = "Kommunens löfte" if writer.own == "municipality" else "Stadsdelsförvaltningens löfte"
    given = {"police.commitment": "Polisens löfte", f"{writer.own}.commitment": own}
    elements = opening(content, drawing)
    for number, theme in enumerate(content.themes, start=1):
        elements.append(Heading(theme.name, 1, numbered(drawing, number)))
        elements += [_running_label(drawing, content.labels.of(one.field), one.text) for one in theme.values]
        for at, measure in enumerate(theme.measures, start=1):
            elements.append(Heading(measure.name, 2, numbered(drawing, number, at)))
            pairs = [
                (given.get(one.field) or content.labels.of(one.field), one.text) for one in measure.values
            ]
            elements += [_running_label(drawing, label, text) for label, text in pairs if text]
    return finished(drawing, content, elements, gold_tree(content, "narrative", named=frozenset(["name"])))


def _areas_table(drawing: Drawing) -> Drawn:
    """A table of areas, then each area's activities under its heading."""
    writer = Writer(drawing)
    fields = fields_of(
        drawing, _some(drawing, ("purpose", "measures", "timing", "responsible", "follow_up")), writer.own
    )
    content = writer.content(fields, ("problem", "goal"))
    elements = [*opening(content, drawing), table_of_areas(content)]
    for number, theme in enumerate(content.themes, start=1):
        elements.append(Heading(theme.name, 1, numbered(drawing, number)))
        for measure in theme.measures:
            elements += _measure_table(drawing, theme, measure, content, first=False)
    return finished(drawing, content, elements, gold_tree(content, "field_table", named=frozenset(["name"])))
