"""Word, Markdown and text by the renderers of the sample collection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from tests.lab.drawing import Drawing
from tests.lab.producers.fitting import column_widths
from tests.lab.producers.look import look_of
from tests.lab.shapes.elements import Drawn, as_samples
from tests.samples.docx_file import write_docx
from tests.samples.elements import Heading, Table, Text
from tests.samples.source import Block, Source
from tests.samples.text_file import write_markdown, write_text

_WIDTH = 465.0
"""Points between the margins of the samples' Word pages."""


def source_of(drawn: Drawn, drawing: Drawing) -> Source:
    """The plan as a source of the samples' maker; its notes are true footnotes there."""
    cell = replace(look_of(drawing, drawn.place), face="sans", size=9.5, padding=4.5)
    elements = [
        replace(one, widths=column_widths(one, cell, _WIDTH)) if isinstance(one, Table) else one
        for element in drawn.elements[1:]
        if not (isinstance(element, Text) and element.style == "small")
        for one in as_samples(element)
    ]
    blocks = tuple(Block("drawn", cast("Any", {"element": element})) for element in elements)
    rules = {"all": "grid", "across": "horizontal"}.get(drawing["rules"], "none")
    document: dict[str, Any] = {
        "title": cast("Heading", drawn.elements[0]).text,
        "txt": {"manner": drawing["manner"]},
        "docx": {"rules": rules, "controls": drawing["controls"] == "some", **_word_look(drawing)},
    }
    return Source(f"seed-{drawing.seed}", document, blocks, drawn.notes)


def _word_look(drawing: Drawing) -> dict[str, str]:
    """Grounds and faces of labels as the samples' Word files have them."""
    look = look_of(drawing, "")
    faces = {"bold": "<w:b/>", "italic": "<w:i/>", "colour": '<w:b/><w:color w:val="1F4E79"/>', "plain": ""}
    fills = {f"{role}_fill": look.fill(role).lstrip("#") for role in ("label", "head", "title", "area")}
    if drawing["ground"] == "dark":  # one face for all that is no value: white needs a dark ground everywhere
        fills = dict.fromkeys(fills, "1F4E79")
        return {"label_run": '<w:b/><w:color w:val="FFFFFF"/>', **fills}
    return {"label_run": faces[drawing["label-face"]], **fills}


def write_sample(drawn: Drawn, drawing: Drawing, path: Path) -> None:
    """Write the file in the kind that its name ends in."""
    writers = {".docx": write_docx, ".md": write_markdown, ".txt": write_text}
    writers[path.suffix](source_of(drawn, drawing), path)
