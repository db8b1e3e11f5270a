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
    manner = drawing.stream("text").choice(("tabs", "tabs", "pipes"))
    rules = {"all": "grid", "across": "horizontal"}.get(drawing["rules"], "none")
    document = {
        "title": cast("Heading", drawn.elements[0]).text,
        "txt": {"manner": manner},
        "docx": {"rules": rules, "whole_rows": drawing["repeat"] == "yes"},
    }
    return Source(f"seed-{drawing.seed}", document, blocks, drawn.notes)


def write_sample(drawn: Drawn, drawing: Drawing, path: Path) -> None:
    """Write the file in the kind that its name ends in."""
    writers = {".docx": write_docx, ".md": write_markdown, ".txt": write_text}
    writers[path.suffix](source_of(drawn, drawing), path)
