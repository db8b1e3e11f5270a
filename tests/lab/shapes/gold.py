"""The gold of a drawn plan: what its content says, in the form that corpus.evaluate scores."""

from __future__ import annotations

from typing import Any

from tests.lab.shapes.content import Content
from tests.lab.shapes.parts import Measure, Value
from tests.samples.source import gold_text, plain

Tree = dict[str, Any]


def gold_tree(
    content: Content,
    layout: str | None,
    *,
    named: frozenset[str],
    unnamed: frozenset[str] = frozenset(),
    remainder: tuple[str, ...] = (),
) -> Tree:
    """The gold. `named` holds what each activity shows beside its fields: `name`, `undertaking`.

    `unnamed` holds the fields that the shape leaves out, `remainder` texts that stand outside all fields.
    """
    document: Tree = {
        "kind": "plan",
        "title": content.title,
        "district": content.district,
        "year": content.year,
    }
    if layout:
        document["layout"] = layout
    areas: list[Tree] = []
    activities: list[Tree] = []
    for theme in content.themes:
        if theme.name:
            area: Tree = {"name": theme.name, "topic": theme.topic}
            _put_all(area, theme.values, content)
            areas.append(area)
        for measure in theme.measures:
            activity = activity_tree(measure, content, named, unnamed)
            activities.append({**activity, **({"area": len(areas) - 1} if theme.name else {})})
    notes = tuple(content.notes.values())
    kept = [plain(text) for text in (*content.introduction, *content.remainder, *remainder, *notes)]
    return {"document": document, "areas": areas, "activities": activities, "remainder_contains": kept}


def activity_tree(measure: Measure, content: Content, named: frozenset[str], unnamed: frozenset[str]) -> Tree:
    """The gold of one activity."""
    entry: Tree = {key: getattr(measure, key) for key in ("name", "undertaking") if key in named}
    values = [value for value in measure.values if value.field not in unnamed]
    _put_all(entry, values, content)
    means = {value.field: value.means for value in values if value.means and value.text}
    if means:
        entry["normalized"] = means
    if measure.promise:
        entry["derived"] = {"police.commitment": measure.promise}
    return entry


def _put_all(entry: Tree, values: tuple[Value, ...] | list[Value], content: Content) -> None:
    for value in values:
        text = gold_text(value.text)
        if not text:
            continue
        home, key = entry, value.field
        if key == "other":
            home, key = entry.setdefault("other_fields", {}), content.labels.of("other").rstrip(":")
        elif "." in key:
            party, _, key = key.partition(".")
            home = entry.setdefault("parties", {}).setdefault(party, {})
        home[key] = text
