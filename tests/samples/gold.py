"""The gold record of a source: what a reader must find in every file of the document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from tests.samples.source import Block, Json, Source, gold_text, pieces, plain

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
Record = dict[str, Json]


def gold_record(source: Source) -> Record:
    """The gold of `source`, in the form of the collection's README."""
    if source.document["kind"] == "minutes":
        return {"document": _document(source), "minutes": _minutes(source), **_rest(source)}
    areas: list[Record] = []
    activities: list[Record] = []
    for block in source.blocks:
        if block.kind == "area":
            _read_area(block, areas)
        elif block.kind == "activity":
            activities.append(_activity(block, areas))
        elif block.kind == "grid":
            _read_grid(block, areas, activities)
    record: Record = {"document": _document(source)}
    record["areas"] = cast("list[Json]", areas)
    record["activities"] = cast("list[Json]", activities)
    return {**record, **_rest(source)}


def gold_json(source: Source) -> str:
    """The gold of `source` as the text of its file."""
    return json.dumps(gold_record(source), ensure_ascii=False, indent=1) + "\n"


def _document(source: Source) -> Record:
    keys = ("kind", "layout", "title", "district", "year", "police_areas")
    found = {key: source.document[key] for key in keys if key in source.document}
    return {**found, "year": None} if found["year"] == "none" else found


def _rest(source: Source) -> Record:
    return {
        key: source.document[key] for key in ("people", "remainder_contains", "alt") if key in source.document
    }


def _minutes(source: Source) -> Record:
    """What the source says of the meeting, with the people and the points that its blocks hold."""
    minutes = dict(cast("Record", source.document["minutes"]))
    for block in source.blocks:
        if block.kind in ("attendees", "absent"):
            present: list[Json] = [
                {"name": row.label, **({"role": row.text} if row.text else {})} for row in block.rows
            ]
            minutes[block.kind] = present
        elif block.kind == "item":
            point: Record = {"number": block.text("number").strip("§. "), "title": block.text("title")}
            cast("list[Json]", minutes.setdefault("items", [])).append(point)
    return minutes


def _read_area(block: Block, areas: list[Record]) -> None:
    if block.flag("again"):
        area = next(area for area in areas if area["name"] == plain(block.text("name")))
    else:
        area = {"name": plain(block.text("name"))}
        areas.append(area)
        if block.text("topic"):
            area["topic"] = block.text("topic")
        if block.text("description"):
            area["description"] = plain(block.text("description"))
    for row in block.rows:
        _put(area, row.label, row.fields, row.text)
    _add_settled(area, block.keys)


def _activity(block: Block, areas: list[Record]) -> Record:
    activity: Record = {}
    if areas and not block.flag("no_area"):
        activity["area"] = len(areas) - 1
    for field, title in zip(_title_fields(block), block.strings("title"), strict=False):
        _put(activity, "", field, title)
    if block.text("heading"):
        _put(activity, "", "name", block.text("heading"))
    for row in block.rows:
        _put(activity, row.label, row.fields, row.text)
        if row.second_text is not None:
            _put(activity, row.label, row.second_fields, row.second_text)
    _add_settled(activity, block.keys)
    return activity


def _title_fields(block: Block) -> tuple[str, ...]:
    if fields := block.strings("title_fields"):
        return fields
    titles = block.strings("title")
    return ("undertaking", "name") if len(titles) > 1 and titles[1] else ("name",)


def _read_grid(block: Block, areas: list[Record], activities: list[Record]) -> None:
    """A grid's rows: a line of cells for each, in the order of `fields`; "^" is the cell above it once more."""
    fields = block.strings("fields")
    labels = [name.rpartition(" / ")[2] for name in block.strings("columns")]
    above = [""] * len(fields)
    for line in cast("list[Record]", block.keys["lines"]):
        name = line.get("area")
        if name and not any(area["name"] == name for area in areas):
            _read_area(
                Block("area", {key: line[key] for key in ("topic",) if key in line} | {"name": name}), areas
            )
        cells = [
            text if text.strip() != "^" else above[at]
            for at, text in enumerate(cast("list[str]", line.get("cells", [])))
        ]
        if not cells or line.get("remainder"):
            continue
        above = cells
        activity: Record = {}
        if areas:
            activity["area"] = next(
                (index for index, area in enumerate(areas) if area["name"] == name), len(areas) - 1
            )
        for label, field, cell in zip(labels, fields, cells, strict=True):
            if field.startswith("area."):
                _put(areas[-1], label, field[5:], cell) if field[5:] not in areas[-1] else None
            elif field not in ("area", "number"):
                _put(activity, label, field, cell.removeprefix("date:"))
        _add_settled(activity, line)
        activities.append(activity)


def _add_settled(entry: Record, keys: object) -> None:
    """What the text must conclude, and commitments that stand in running text."""
    for key in ("normalized", "derived"):
        settled = cast("dict[str, Json]", keys).get(key)
        if settled:
            entry[key] = settled


def _put(entry: Record, label: str, fields: str, text: str) -> None:
    """Put a value under each of its fields; a second value of a field is joined as lines."""
    names = fields.split()
    value = gold_text(text)
    if not value:
        return
    if names == ["name+measures"]:
        first, *others = pieces(text)
        entry["name"] = plain(first.text)
        entry["measures"] = gold_text("\n".join(_line(piece.kind, piece.text) for piece in others))
        return
    for name in names:
        home, key = entry, name
        if name == "other":
            home, key = _under(entry, "other_fields"), plain(label)
        elif "." in name:
            party, key = name.split(".")
            home = _under(_under(entry, "parties"), party)
        before = home.get(key)
        home[key] = f"{before}\n{value}" if before else value


def _line(kind: str, text: str) -> str:
    return ("- " if kind in ("item", "numbered") else "") + text


def _under(entry: Record, key: str) -> Record:
    return cast("Record", entry.setdefault(key, {}))
