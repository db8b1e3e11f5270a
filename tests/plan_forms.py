"""One plan in every form: its rows as tables, as paragraphs and at tab stops, in each format that a program writes.

The forms differ in nothing but how a row is written, so the record must be the same (docs/record.md, One meaning).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TypeAlias

from docx import Document as NewDocx
from docx.document import Document as Docx
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.styles import Font

from extract.pipeline import extract_bytes
from models.record import Record

Rows: TypeAlias = tuple[tuple[str, str], ...]
"""Labels and their values."""


@dataclass(frozen=True)
class Measure:
    """An activity: the heading that names it, or None, and its rows."""

    heading: str | None
    rows: Rows


@dataclass(frozen=True)
class Theme:
    """An area: its heading, its own rows, its activities."""

    heading: str
    rows: Rows
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Plan:
    """A whole plan."""

    title: str
    introduction: str
    themes: tuple[Theme, ...]


def _headings_and_rows(plan: Plan) -> Iterator[tuple[int, str | Rows]]:
    """Headings with their level (0 for a paragraph), and rows with the level -1, in order."""
    yield 1, plan.title
    yield 0, plan.introduction
    for theme in plan.themes:
        yield 2, theme.heading
        if theme.rows:
            yield -1, theme.rows
        for measure in theme.measures:
            if measure.heading:
                yield 3, measure.heading
            yield -1, measure.rows


def _docx(plan: Plan, write_rows: Callable[[Docx, Rows], None]) -> bytes:
    document = NewDocx()
    for level, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            write_rows(document, content)
        elif level:
            document.add_heading(content, level)
        else:
            document.add_paragraph(content)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Docx, rows: Rows) -> None:
    table = document.add_table(rows=len(rows), cols=2)
    for row, pair in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, pair, strict=True):
            cell.text = text


def _paragraphs(document: Docx, rows: Rows) -> None:
    for label, value in rows:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f" {value}")


def _tab_stops(document: Docx, rows: Rows) -> None:
    for label, value in rows:
        paragraph = document.add_paragraph(f"{label}\t{value}")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(5))


def docx_table(plan: Plan) -> bytes:
    """Rows of tables in Word."""
    return _docx(plan, _table)


def docx_paragraphs(plan: Plan) -> bytes:
    """Paragraphs "Label: value" in Word, the label in bold."""
    return _docx(plan, _paragraphs)


def docx_tab_stops(plan: Plan) -> bytes:
    """Paragraphs in Word with the value at a tab stop."""
    return _docx(plan, _tab_stops)


def xlsx(plan: Plan) -> bytes:
    """One worksheet, headings in bold and larger type."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sizes = {1: 18, 2: 14, 3: 12}
    line = 1
    for level, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            for label, value in content:
                sheet.cell(line, 1, label)
                sheet.cell(line, 2, value)
                line += 1
        else:
            cell = sheet.cell(line, 1, content)
            if level:
                cell.font = Font(bold=True, size=sizes[level])
            line += 1
        line += 1
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def html(plan: Plan) -> bytes:
    """Tables in HTML."""
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>"]
    for level, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            cells = "".join(f"<tr><td>{escape(a)}</td><td>{escape(b)}</td></tr>" for a, b in content)
            parts.append(f"<table>{cells}</table>")
        else:
            tag = f"h{level}" if level else "p"
            parts.append(f"<{tag}>{escape(content)}</{tag}>")
    return "\n".join([*parts, "</body></html>"]).encode()


def html_paragraphs(plan: Plan) -> bytes:
    """Paragraphs "Label: value" in HTML."""
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>"]
    for level, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            parts += [f"<p><strong>{escape(a)}:</strong> {escape(b)}</p>" for a, b in content]
        else:
            tag = f"h{level}" if level else "p"
            parts.append(f"<{tag}>{escape(content)}</{tag}>")
    return "\n".join([*parts, "</body></html>"]).encode()


def markdown(plan: Plan) -> bytes:
    """Paragraphs in Markdown, the label in bold."""
    parts = []
    for level, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            parts += [f"**{label}:** {value}" for label, value in content]
        else:
            parts.append("#" * level + " " * bool(level) + content)
    return "\n\n".join(parts).encode()


def markdown_table(plan: Plan) -> bytes:
    """Tables of pipes in Markdown, without headings of columns."""
    parts = []
    for level, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            parts.append("\n".join(["| | |", "|---|---|", *(f"| {a} | {b} |" for a, b in content)]))
        else:
            parts.append("#" * level + " " * bool(level) + content)
    return "\n\n".join(parts).encode()


def text(plan: Plan) -> bytes:
    """Plain text, "Label: value"."""
    parts = []
    for _, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            parts.append("\n".join(f"{label}: {value}" for label, value in content))
        else:
            parts.append(content)
    return "\n\n".join(parts).encode()


def text_tabs(plan: Plan) -> bytes:
    """Plain text, the value behind a tab."""
    parts = []
    for _, content in _headings_and_rows(plan):
        if isinstance(content, tuple):
            parts.append("\n".join(f"{label}\t{value}" for label, value in content))
        else:
            parts.append(content)
    return "\n\n".join(parts).encode()


FORMS: dict[str, tuple[str, Callable[[Plan], bytes]]] = {
    "docx table": ("plan.docx", docx_table),
    "docx paragraphs": ("plan.docx", docx_paragraphs),
    "docx tab stops": ("plan.docx", docx_tab_stops),
    "xlsx": ("plan.xlsx", xlsx),
    "html table": ("plan.html", html),
    "html paragraphs": ("plan.html", html_paragraphs),
    "md paragraphs": ("plan.md", markdown),
    "md table": ("plan.md", markdown_table),
    "txt": ("plan.txt", text),
    "txt tabs": ("plan.txt", text_tabs),
}
"""Each form: the file's name and what writes it."""


def record_in(form: str, plan: Plan) -> Record:
    """The record of the plan, written in that form."""
    name, write = FORMS[form]
    return extract_bytes(name, write(plan)).record


def meaning(record: Record) -> dict[str, object]:
    """What the record says, without where it stands."""
    return {
        "kind": record.kind,
        "title": record.title.text if record.title else None,
        "year": record.year,
        "district": record.district.name if record.district else None,
        "areas": [_fields(area) for area in record.areas],
        "activities": [_fields(activity) for activity in record.activities],
    }


def _fields(part: object) -> dict[str, object]:
    """The texts of all values of an area or an activity, by their key."""
    found: dict[str, object] = {}
    for key, value in vars(part).items():
        if key == "parties":
            found |= {
                f"{one.party}.{name}": one_text for one in value for name, one_text in _fields(one).items()
            }
        elif key == "other_fields":
            found |= {f"other {one.label.rstrip(':')}": one.text for one in value}
        elif key in {"area", "topic"}:
            found[key] = value
        elif hasattr(value, "text"):
            found[key] = value.text
    return found
