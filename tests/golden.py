"""Records of samples, and of drawn plans, as lines that a person can read: python -m tests.golden.

A line is a value: its path, its text, its label, where it stands, how it was found, and what rules concluded.
The samples' lines were read and are right. Those of drawn plans say what the program does, right or wrong: at their
end stand the score and what the laboratory holds for wrong.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from corpus.evaluate.gold import Gold
from corpus.evaluate.scoring import evaluate
from extract.pipeline import extract_file
from models.record import Record
from models.values import Value
from models.walk import values_of
from tests.lab.drawing import Drawing, draw
from tests.lab.producers.files import write_file
from tests.lab.shapes.layout import lay_out
from tests.read_once import record_of

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
DOCUMENTS = sorted(
    path
    for path in (ROOT / "corpus" / "documents").iterdir()
    if path.suffix in {".pdf", ".docx", ".xlsx", ".txt", ".html", ".md"} and path.name != "README.md"
)
DRAWN = ROOT / "tests" / "golden_drawn"
SEEDS = range(1, 181)
_PDF_ALONE = range(131, 181)
"""Seeds that are printed as PDF whatever they draw: most decisions are about places on pages."""
_EVERYWHERE = frozenset(("reportlab", "docx", "xlsx", "html", "markdown", "text"))
"""Producers that write the same on every machine."""
_LONG = 70
"""Letters of a text of a drawn plan that are shown whole: the words mean little, and a check shows any change."""
_LONGEST = 180
"""Letters of a line of a drawn plan that are shown."""
_PLAIN = {"text", "evidence", "label", "other_labels", "method", "rule", "confidence"}


def golden(path: Path) -> str:
    """The record of the file at `path` in lines."""
    return "\n".join(record_lines(record_of(path))) + "\n"


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


def drawing_of(seed: int) -> Drawing:
    """What is drawn for `seed`, with fonts that every machine has: the base fonts, and Lato of our own."""
    drawing = draw(seed, frozenset(("reportlab",)) if seed in _PDF_ALONE else _EVERYWHERE)
    if drawing.producer != "reportlab":
        return drawing
    fonts = {"font": "lato"} if drawing["font"] in {"sans", "serif", "condensed"} else {}
    return replace(drawing.without("boxes"), traits={**drawing.without("boxes").traits, **fonts})


def golden_drawn(drawing: Drawing) -> str:
    """The record of a drawn plan in lines, and how right it is."""
    drawn = lay_out(drawing)
    with tempfile.TemporaryDirectory() as folder:
        path = write_file(drawn, drawing, Path(folder))
        record = extract_file(path).record
    scores = evaluate(Gold.model_validate(drawn.gold), record, document=path.name)
    figures = scores.figures
    right = f"F1 {figures.f1:.3f}, {figures.conclusions_right} of {figures.conclusions} conclusions"
    wrong = [f"wrong {one.where} {one.field}: {one.kind}" for one in scores.differences]
    head = f"{drawing.shape} {drawing.producer} {' '.join(drawing.named)}"
    return "\n".join([head, *map(shortened, record_lines(record)), right, *wrong]) + "\n"


def shortened(line: str) -> str:
    """`line` with the middle of long quoted texts, and the end of a long line, replaced by length and checksum."""
    short = re.sub(rf"'[^']{{{_LONG + 1},}}'", lambda found: _checked(found[0], _LONG // 2), line)
    return short if len(short) <= _LONGEST else _checked(short, _LONGEST)


def _checked(text: str, kept: int) -> str:
    return f"{text[:kept]}… {len(text)} {crc32(text.encode()):08x}"


def main() -> None:
    """Write the lines of every sample and of every drawn plan."""
    _write(GOLDEN, {path.name: golden(path) for path in DOCUMENTS})
    _write(DRAWN, dict(_drawn()))


def _drawn() -> Iterator[tuple[str, str]]:
    for seed in SEEDS:
        yield f"{seed:03}", golden_drawn(drawing_of(seed))


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write golden files, and take away those of documents that are no more."""
    folder.mkdir(exist_ok=True)
    for name in {path.stem for path in folder.iterdir()} - texts.keys():
        (folder / f"{name}.golden").unlink()
    for name, text in texts.items():
        (folder / f"{name}.golden").write_text(text, encoding="utf-8")
    print(f"{len(texts)} records in {folder}; read the difference before you commit it", file=sys.stderr)


if __name__ == "__main__":
    main()
