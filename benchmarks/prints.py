"""How right plans are read that a browser printed: field F1 of Word and HTML samples in other looks than their own.

    python -m benchmarks.prints                          # the sample collection, in all looks
    python -m benchmarks.prints --only farsta --looks striped,bare -v
    python -m benchmarks.prints --folder ARCHIVE --keep PRINTS   # NAME.docx or NAME.html with gold/NAME.json

Word files become pages by LibreOffice, which must be installed; WeasyPrint prints them, and Chromium those of one look.
What a print cuts off at the paper's edge nobody can read: wide tables are set small. `-v` prints what differs.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import weasyprint

from corpus.evaluate.gold import load_gold
from corpus.evaluate.scores import Scores
from corpus.evaluate.scoring import evaluate
from extract.pipeline import extract_bytes

CORPUS = Path(__file__).parents[1] / "corpus"
EVERYWHERE = (
    "*{line-height:1.25!important;height:auto!important} table{width:100%!important;border-collapse:collapse}"
    "col{width:auto!important} td,th{width:auto!important;overflow-wrap:break-word;border-style:none}"
)
"""What a word processor writes into each cell would else decide the look."""
WIDE = "td,th,td *,th *{font-size:8pt!important} td,th{padding:2pt 4pt!important}"
MANY = 5
"""Columns from which on a table is set small, on paper that lies on its side."""


class Look(NamedTuple):
    """How a page is printed."""

    style: str
    browser: bool = False
    """Whether Chromium prints it."""


LOOKS = {
    "ruled": Look("td,th{border:.5pt solid black!important;padding:4pt!important}"),
    "striped": Look(
        "td,th{border:0!important;padding:3pt 10pt!important;vertical-align:top}"
        "tr:nth-child(odd){background:#e8eef4}",
        browser=True,
    ),
    "across": Look(
        "td,th{border:0!important;border-bottom:.6pt solid #555!important;padding:4pt 6pt!important}"
        "body,p,td,span,font{font-family:Lato,sans-serif!important;font-size:10pt!important}"
    ),
    "bare": Look(
        "td,th{border:0!important;padding:4pt 12pt 8pt 0!important;vertical-align:top}"
        "body,p,td,span,font{font-family:'Liberation Sans',sans-serif!important;font-size:10pt!important}"
    ),
}


class Printed(NamedTuple):
    """One plan in one look."""

    look: str
    name: str
    scores: Scores


def pages_of(files: Sequence[Path], folder: Path) -> Iterator[Path]:
    """The files as HTML: those that are, and what LibreOffice makes of the others."""
    words = [path for path in files if path.suffix == ".docx"]
    if words and shutil.which("soffice"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "html", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, words)], check=True, capture_output=True)
    pages = [path for path in files if path.suffix == ".html"]
    yield from pages
    yield from (
        path for path in sorted(folder.glob("*.html")) if path.name not in {page.name for page in pages}
    )


def print_page(source: Path, look: Look, target: Path) -> None:
    """Write the page `source` to the PDF `target` in the look."""
    page = source.read_text(encoding="utf-8", errors="replace")
    columns = max((len(re.findall(r"<t[dh]\b", row)) for row in re.split(r"<tr\b", page)), default=0)
    paper = "A4 landscape;margin:15mm" if columns >= MANY else "A4;margin:20mm"
    style = f"{EVERYWHERE}{look.style}{WIDE if columns >= MANY else ''} @page{{size:{paper}}}"
    page = re.sub(r'(<(?:col|table|t[dh])\b[^>]*?) width="[^"]*"', r"\1", page)
    page = page.replace("</head>", f"<style>{style}</style></head>", 1)
    if look.browser:
        file = target.with_suffix(".html")
        file.write_text(page, encoding="utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
        ]
        subprocess.run([*command, file.as_uri()], check=True, capture_output=True, timeout=120)
    else:
        weasyprint.HTML(string=page, base_url=str(source)).write_pdf(str(target))


def measure(wanted: argparse.Namespace) -> Iterator[Printed]:
    """Print, read and score each plan in each look."""
    sources = wanted.folder or CORPUS / "documents"
    golds = (wanted.folder or CORPUS) / "gold"
    files = [
        path for path in sorted(sources.glob("*.*")) if path.name.startswith(tuple(wanted.only.split(",")))
    ]
    with tempfile.TemporaryDirectory() as made:
        keep = wanted.keep or Path(made)
        keep.mkdir(parents=True, exist_ok=True)
        for source in pages_of([path for path in files if path.suffix in {".docx", ".html"}], Path(made)):
            gold = golds / f"{source.stem}.json"
            for name in wanted.looks.split(",") if gold.exists() else ():
                if LOOKS[name].browser and not shutil.which("chromium"):
                    continue
                target = keep / f"{source.stem}.{name}.pdf"
                print_page(source, LOOKS[name], target)
                record = extract_bytes(target.name, target.read_bytes()).record
                yield Printed(name, source.stem, evaluate(load_gold(gold), record, document=target.name))


def main() -> None:
    """Print a table of what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--only", default="", help="how names begin, with commas between")
    parser.add_argument("--looks", default=",".join(LOOKS))
    parser.add_argument("--folder", type=Path, help="plans of your own, with gold/NAME.json")
    parser.add_argument("--keep", type=Path, help="where the prints are kept")
    parser.add_argument("-v", "--verbose", action="store_true")
    wanted = parser.parse_args()
    found: dict[str, list[float]] = {}
    for one in measure(wanted):
        figures = one.scores.figures
        found.setdefault(one.look, []).append(figures.f1)
        print(
            f"{one.look:8} {one.name:30} F1 {figures.f1:.3f}, {figures.conclusions_right} of {figures.conclusions}"
        )
        for difference in one.scores.differences if wanted.verbose else ():
            print(f"    {difference.where} {difference.field}: {difference.kind}")
    for look, each in found.items():
        print(f"{look}: {len(each)} plans, F1 {sum(each) / len(each):.3f}, worst {min(each):.3f}")


if __name__ == "__main__":
    main()
