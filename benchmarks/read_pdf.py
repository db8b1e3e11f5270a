"""Times the PDF reader against bare pdfplumber on the same table PDF, in one run, with peak memory.

Run from the project's root: `python benchmarks/read_pdf.py [PAGES]`. The PDF is drawn anew each time
(ReportLab): a table of labels and values over PAGES pages (100), as plans have them. CPU time, so that
other work on the machine does not count; each measurement in a process of its own, so that neither
pays for the other's memory.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ROWS_A_PAGE = 14
LABELS = (
    "Mål och syfte", "Löptid", "Mötesfrekvens", "Sammankallande", "Polisens kontakt", "Polisens deltagare",
    "Polisens åtagande", "Stadsdelsförvaltningens kontakt", "Stadsdelsförvaltningens åtagande",
    "Övriga deltagare", "Finansiering", "Kommunikation", "Uppföljning",
)  # fmt: skip
SENTENCES = (
    "Parterna planerar, genomför och följer upp arbetet tillsammans och lyfter frågor som berör båda.",
    "Vandringar genomförs två gånger om året på platser som upplevs otrygga av dem som bor där.",
    "Kommunpolis deltar i mötena och bidrar med en aktuell bild av läget i området.",
)


def draw_table_pdf(pages: int) -> bytes:
    """A PDF of `pages` pages with one long table of labels and values, in rules, a running head and page numbers."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    body = getSampleStyleSheet()["BodyText"]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    story: list[object] = []
    for page in range(pages):
        rows = []
        for row in range(ROWS_A_PAGE):
            label = LABELS[(page + row) % len(LABELS)]
            value = " ".join(SENTENCES[: 1 + (page + row) % len(SENTENCES)])
            rows.append([Paragraph(f"<b>{label}</b>", body), Paragraph(value, body)])
        story += [Table(rows, colWidths=(140, 320), style=grid), PageBreak()]
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build(story)
    return target.getvalue()


def run_plumber(data: bytes) -> None:
    """What a user of pdfplumber writes: words and tables of every page, each page closed."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()


def run_reader(data: bytes) -> None:
    """Our reader."""
    from extract.readers.pdf.reader import read_pdf

    read_pdf("benchmark.pdf", data)


def run_pipeline(data: bytes) -> None:
    """The whole way from file to record."""
    from extract.pipeline import extract_bytes

    extract_bytes("benchmark.pdf", data)


RUNS = {"pdfplumber": run_plumber, "reader": run_reader, "pipeline": run_pipeline}


def measure(name: str, path: str) -> None:
    """Run `name` on the file at `path` in this process and print its CPU seconds and peak memory as JSON."""
    import resource

    data = Path(path).read_bytes()
    RUNS[name](draw_small())  # imports and caches are not what is measured
    start = time.process_time()
    RUNS[name](data)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


def draw_small() -> bytes:
    """A PDF of one page."""
    return draw_table_pdf(1)


def measured(name: str, path: Path) -> tuple[float, float] | None:
    """CPU seconds and peak megabytes of `name` in a process of its own; None where it fails."""
    done = subprocess.run(
        [sys.executable, __file__, "--measure", name, str(path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if done.returncode:
        print(f"{name}: failed: {done.stderr.strip().splitlines()[-1:]}")
        return None
    result = json.loads(done.stdout.splitlines()[-1])
    return result["seconds"], result["peak_mb"]


def main(pages: int) -> None:
    """Print the comparison and how memory grows."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.pdf"
        path.write_bytes(draw_table_pdf(pages))
        base = None
        for name in RUNS:
            result = measured(name, path)
            if result is None:
                continue
            seconds, peak = result
            base = base or seconds
            print(
                f"{name:<11} {1000 * seconds / pages:7.1f} ms a page  {seconds / base:5.2f} of pdfplumber"
                f"  peak {peak:5.0f} MB"
            )
        for count in sorted({pages // 4, pages // 2, pages} - {0}):
            path.write_bytes(draw_table_pdf(count))
            result = measured("reader", path)
            if result is not None:
                print(f"reader, {count} pages: peak {result[1]:.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], sys.argv[3])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
