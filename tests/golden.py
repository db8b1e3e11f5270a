"""Records of the samples as lines that a person can read, to see what a change did: python -m tests.golden.

A line is a value: its path, its text, its label, where it stands, how it was found, and what rules concluded.
"""

from __future__ import annotations

import sys
from pathlib import Path

from extract.pipeline import extract_file
from models.record import Record
from models.values import Value
from models.walk import values_of

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
DOCUMENTS = sorted(
    path
    for path in (ROOT / "corpus" / "documents").iterdir()
    if path.suffix in {".pdf", ".docx", ".xlsx", ".txt", ".html", ".md"} and path.name != "README.md"
)
_PLAIN = {"text", "evidence", "label", "other_labels", "method", "rule", "confidence"}


def golden(path: Path) -> str:
    """The record of the file at `path` in lines."""
    return "\n".join(record_lines(extract_file(path).record)) + "\n"


def record_lines(record: Record) -> list[str]:
    """What stands in `record`, the file's own facts left out."""
    head = f"{record.kind} {record.layout} {record.year} {record.period} {record.district and record.district.id}"
    lines = [head, f"police areas {record.police_areas}", f"coverage {record.coverage.model_dump_json()}"]
    lines += [f"{one.path}: {value_line(one.value)}" for one in values_of(record)]
    lines += [f"topics {index}: {area.topics}" for index, area in enumerate(record.areas)]
    lines += [f"area of {index}: {one.area}" for index, one in enumerate(record.activities)]
    lines += [
        f"person {one.name} {one.role} {[(m.path, m.span, m.kind) for m in one.mentions]}"
        for one in record.people
    ]
    lines += [f"warning {one.code} {one.path}: {one.message}" for one in record.warnings]
    return lines


def value_line(value: Value) -> str:
    """A value in one line."""
    labels = [label for label in (value.label, *value.other_labels) if label is not None]
    places = [
        f"p{one.page} {[round(side) for side in one.bbox]}" if one.bbox else str(one.ref)
        for one in value.evidence
    ]
    concluded = {
        key: found
        for key, found in value.model_dump(exclude_defaults=True).items()
        if key not in _PLAIN and found is not None
    }
    return f"{value.text!r} {labels} {' '.join(places)} {value.method} {value.rule} {value.confidence} {concluded or ''}"


def main() -> None:
    """Write the lines of every sample."""
    GOLDEN.mkdir(exist_ok=True)
    for path in DOCUMENTS:
        (GOLDEN / f"{path.name}.golden").write_text(golden(path), encoding="utf-8")
    print(f"{len(DOCUMENTS)} records in {GOLDEN}; read the difference before you commit it", file=sys.stderr)


if __name__ == "__main__":
    main()
