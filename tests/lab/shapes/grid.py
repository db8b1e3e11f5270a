"""Grids: column headings that are labels, and a row for each activity or each area."""

from __future__ import annotations

from tests.lab.drawing import Drawing
from tests.lab.shapes.content import Content, Writer
from tests.lab.shapes.elements import Drawn
from tests.lab.shapes.gold import Tree, gold_tree
from tests.lab.shapes.parts import Measure, Theme
from tests.samples.elements import Cell, Heading, Table

_COLUMNS = {
    "name-and-measures": ("cause", "measures", "responsible", "timing"),
    "measures": ("cause", "measures", "responsible", "timing", "follow_up"),
    "name": ("goal", "responsible", "timing", "follow_up"),
    "parties": ("police.commitment", "own.commitment", "timing", "follow_up"),
}
_PARTIES = {
    "police": "Polisen",
    "municipality": "Kommunen",
    "district_administration": "Stadsdelsförvaltningen",
}
"""What a column is headed that holds a party's commitments."""
_WIDTHS = {"cause": 18, "measures": 26, "goal": 22, "problem": 18, "follow_up": 20, "name": 18, "responsible": 15, "timing": 12, "commitment": 22, "area": 15, "number": 6}  # fmt: skip
_GROUP = "Genomförande"
_GROUPED = ("responsible", "timing")


def cause_grid(drawing: Drawing) -> Drawn:
    """A plan of grids."""
    from tests.lab.shapes.layout import finished, numbered, opening

    writer = Writer(drawing)
    columns = tuple(name.replace("own.", writer.own + ".") for name in _columns(drawing))
    area_fields = ("problem",) if drawing["spans"] == "problem" and drawing["areas"] != "none" else ()
    wanted = tuple(name for name in columns if name not in ("name", "area", "number", "problem"))
    content = writer.content(wanted, area_fields)
    content = _spanned(drawing, content)
    elements = opening(content, drawing)
    if drawing["areas"] in ("row", "column", "none"):
        elements.append(grid_table(drawing, content, content.themes, columns))
    else:
        for number, theme in enumerate(content.themes, start=1):
            elements.append(Heading(theme.name, 1, numbered(drawing, number)))
            elements.append(grid_table(drawing, content, (theme,), columns))
    return finished(drawing, content, elements, _gold(drawing, content, columns))


def _columns(drawing: Drawing) -> tuple[str, ...]:
    """The columns from left to right: numbers and areas first, what is under one heading together."""
    fields = list(_COLUMNS[drawing["columns"]])
    if drawing["spans"] == "problem" and drawing["areas"] != "none":
        fields.insert(0, "problem")
    if drawing["order"] == "shuffled":
        drawing.stream("order").shuffle(fields)
    if drawing["columns"] != "measures":
        first = fields[0] in ("cause", "problem") and drawing["order"] == "usual"
        fields.insert(1 if first else 0, "name")
    if drawing["header-rows"] == "two":
        fields = [name for name in fields if name not in _GROUPED] + list(_GROUPED)
    before = ["number"] if drawing["numbering"] == "rows" else []
    return (*before, *(["area"] if drawing["areas"] == "column" else []), *fields)


def _spanned(drawing: Drawing, content: Content) -> Content:
    """The content when a cause stands beside two rows at once: both activities have it."""
    if drawing["spans"] != "cause":
        return content
    themes = []
    for theme in content.themes:
        measures = list(theme.measures)
        for at in range(1, len(measures), 2):
            shared = measures[at - 1].of("cause")
            values = tuple(shared if one.field == "cause" else one for one in measures[at].values)
            measures[at] = Measure(measures[at].name, measures[at].undertaking, values, measures[at].promise)
        themes.append(Theme(theme.name, theme.topic, theme.values, tuple(measures)))
    return Content(**{**content.__dict__, "themes": tuple(themes)})


def _gold(drawing: Drawing, content: Content, columns: tuple[str, ...]) -> Tree:
    """The gold; a problem beside the only row of its area is that activity's."""
    named = frozenset(["name"]) if "name" in columns else frozenset()
    gold = gold_tree(content, "cause_grid", named=named)
    for number, theme in enumerate(content.themes):
        if "problem" in columns and len(theme.measures) == 1:
            problem = gold["areas"][number].pop("problem", None)
            own = next(one for one in gold["activities"] if one.get("area") == number)
            if problem:
                own["problem"] = problem
    return gold


def grid_table(
    drawing: Drawing, content: Content, themes: tuple[Theme, ...], columns: tuple[str, ...]
) -> Table:
    """One grid of the activities of `themes`."""
    rows = _head(drawing, content, columns)
    heads = len(rows)
    number = 0
    for theme in themes:
        if drawing["areas"] == "row":
            rows.append((Cell(theme.name, "area", column_span=len(columns)),))
        for at in range(len(theme.measures)):
            number += 1
            rows.append(_row(drawing, theme, at, columns, number))
    widths = tuple(float(_WIDTHS[name.rpartition(".")[2]]) for name in columns)
    return Table(widths, tuple(rows), head_rows=heads)


def _label(content: Content, column: str) -> str:
    fields = {"name": "activity", "area": "area_name"}
    party, dot, _ = column.partition(".")
    if dot:
        return _PARTIES[party]
    return "Nr" if column == "number" else content.labels.of(fields.get(column, column)).rstrip(":")


def _head(drawing: Drawing, content: Content, columns: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """One row of headings, or two where the last columns stand under one."""
    if drawing["header-rows"] == "one":
        return [tuple(Cell(_label(content, name), "head") for name in columns)]
    upper = [Cell(_label(content, name), "head", row_span=2) for name in columns if name not in _GROUPED]
    lower = tuple(Cell(_label(content, name), "head") for name in columns if name in _GROUPED)
    return [(*upper, Cell(_GROUP, "head", column_span=len(lower))), lower]


def _row(drawing: Drawing, theme: Theme, at: int, columns: tuple[str, ...], number: int) -> tuple[Cell, ...]:
    """The cells of an activity; those that a span above covers are left out."""
    cells = []
    measure = theme.measures[at]
    for column in columns:
        span = _span(drawing, theme, at, column)
        if span == 0:
            continue
        text = {"number": str(number), "area": theme.name, "name": measure.name}.get(column)
        if column == "problem":
            text = next((one.text for one in theme.values if one.field == "problem"), "")
        cells.append(Cell(measure.of(column).text if text is None else text, row_span=span))
    return tuple(cells)


def _span(drawing: Drawing, theme: Theme, at: int, column: str) -> int:
    """How many rows the cell spans; 0 where one above covers it."""
    count = len(theme.measures)
    if column in ("area", "problem"):
        return count if at == 0 else 0
    if column == "cause" and drawing["spans"] == "cause":
        return min(2, count - at) if at % 2 == 0 else 0
    return 1


def table_of_areas(content: Content) -> Table:
    """A row for each area, with nothing but fields of areas."""
    fields = tuple(value.field for value in content.themes[0].values)
    head = (Cell(_label(content, "area"), "head"), *(Cell(_label(content, name), "head") for name in fields))
    rows = [(Cell(theme.name), *(Cell(value.text) for value in theme.values)) for theme in content.themes]
    return Table((22.0, 39.0, 39.0), (head, *rows), head_rows=1)
