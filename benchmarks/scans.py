"""How right scans are read, by what is wrong with them: field F1 and word recall of degraded copies of PDFs.

    python -m benchmarks.scans                                 # the sample collection, noisy, at 200 dots an inch
    python -m benchmarks.scans --only angered,farsta --kinds straight,askew,turned,noisy --dots 200,300
    python -m benchmarks.scans --seeds 75001-75030 --most 12   # drawings of the laboratory instead
    python -m benchmarks.scans --files lab/*.pdf -v            # PDFs with NAME.expected.json beside them

Each page is drawn, spoilt in the named way, compressed and put into a PDF of pictures; that is read with Tesseract
(about three seconds a page). F1 is scored against the gold; a word of the page counts as recalled if the scan has it
too, punctuation at its ends apart. A drawing that is not read right from its letters says nothing about scans and is
passed over. `-v` prints what differs.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
import pypdfium2
from PIL import Image

from benchmarks.spoiling import KINDS, Kind, beside, spoilt
from corpus.evaluate.gold import Gold, load_gold
from corpus.evaluate.scores import Scores
from corpus.evaluate.scoring import evaluate
from extract.pipeline import extract_bytes
from extract.readers.formats import read_document
from models.errors import PlanlasareError
from models.pages.document import Document
from tests.lab.drawing import draw
from tests.lab.producers.files import installed, write_file
from tests.lab.shapes.layout import lay_out

CORPUS = Path(__file__).parents[1] / "corpus"
RIGHT = 0.98
"""F1 from which on a drawing is read right from its letters."""


class Original(NamedTuple):
    """A PDF with letters of its own, and what is right of it."""

    name: str
    content: bytes
    gold: Gold


class Measured(NamedTuple):
    """What became of one scan."""

    scores: Scores
    recalled: int
    words: int
    seconds: float
    lost: tuple[str, ...]


def scan(content: bytes, kind: Kind, dots: int) -> bytes:
    """The pages of a PDF as a scanner with so many dots an inch gives them."""
    target, source = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(content)
    source.init_forms()  # what is filled in is printed too
    pictures = [np.array(page.render(scale=dots / 72).to_pil().convert("L")) for page in source]
    for number, picture in enumerate(beside(pictures) if kind.paired else pictures):
        shown = Image.fromarray(spoilt(picture, kind, dots, number))
        passing = io.BytesIO()
        if kind.bits:
            shown.convert("1").save(passing, "PDF", resolution=dots)
        else:
            shown.save(passing, "PDF", resolution=dots, quality=kind.quality)
        target.import_pages(pypdfium2.PdfDocument(passing.getvalue()))
    result = io.BytesIO()
    target.save(result)
    return result.getvalue()


def measure(original: Original, kind: Kind, dots: int) -> Measured:
    """Scan, read, score."""
    begun = time.process_time()
    content = scan(original.content, kind, dots)
    try:
        read = read_document(original.name, content)
        with patch("extract.pipeline.read_document", return_value=read):  # once: a page takes seconds
            record = extract_bytes(original.name, content).record
        found = _words(read[1])
    except PlanlasareError:
        record, found = None, Counter()
    scores = evaluate(original.gold, record, document=original.name)
    printed = _words(read_document(original.name, original.content)[1])
    both = (printed & found).total()
    lost = tuple(sorted((printed - found).elements())), tuple(sorted((found - printed).elements()))
    differ = (f"words lost: {' '.join(lost[0])}", f"words found: {' '.join(lost[1])}") if any(lost) else ()
    return Measured(scores, both, printed.total(), time.process_time() - begun, differ)


def _words(document: Document) -> Counter[str]:
    bare = (word.text.strip(".,;:!?()[]\"'”’»«•–-/") for word in document.words)
    return Counter(word.casefold() for word in bare if word)  # headings in small capitals


def samples(only: Sequence[str]) -> Iterator[Original]:
    """PDFs of the sample collection; of all, or of those whose names begin so."""
    for path in sorted((CORPUS / "documents").glob("*.pdf")):
        if not only or path.name.startswith(tuple(only)):
            yield Original(path.name, path.read_bytes(), load_gold(CORPUS / "gold" / f"{path.stem}.json"))


def drawings(seeds: str, most: int) -> Iterator[Original]:
    """The first drawings of the laboratory among `seeds` (1-400) that are PDFs and read right from their letters."""
    first, last = (int(number) for number in seeds.split("-"))
    count = 0
    for seed in range(first, last + 1):
        drawing = draw(seed, installed())
        with tempfile.TemporaryDirectory() as folder:
            drawn = lay_out(drawing)
            path = write_file(drawn, drawing, Path(folder))
            content = path.read_bytes()
        gold = Gold.model_validate(drawn.gold)
        if path.suffix == ".pdf" and _is_right(path.name, content, gold):
            yield Original(path.name, content, gold)
            count += 1
        if count == most:
            return


def files(paths: Sequence[Path]) -> Iterator[Original]:
    """PDFs with their golds beside them."""
    for path in paths:
        gold = Gold.model_validate(json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8")))
        yield Original(path.name, path.read_bytes(), gold)


def _is_right(name: str, content: bytes, gold: Gold) -> bool:
    try:
        record = extract_bytes(name, content).record
    except PlanlasareError:
        return False
    return evaluate(gold, record, document=name).figures.f1 >= RIGHT


def main(once: Callable[[Original, Kind, int], Measured] = measure) -> None:
    """Measure what the command line asks for and print a table."""
    wanted = _arguments()
    chosen = (
        files(wanted.files)
        if wanted.files
        else drawings(wanted.seeds, wanted.most)
        if wanted.seeds
        else samples([name for name in wanted.only.split(",") if name])
    )
    originals = list(chosen)
    print("| scan | dots | F1 | least F1 | word recall | least recall | s a document |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for dots in (int(one) for one in wanted.dots.split(",")):
        for name in wanted.kinds.split(","):
            measured = []
            for original in originals:
                measured.append(once(original, KINDS[name], dots))
                if wanted.verbose:
                    _print_differences(measured[-1])
            _print_row(name, dots, measured)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans", description=__doc__)
    parser.add_argument("--only", default="", help="beginnings of the names of samples")
    parser.add_argument("--seeds", default="", help="drawings of the laboratory: 75001-75100")
    parser.add_argument("--most", type=int, default=12, help="drawings that are measured")
    parser.add_argument("--files", type=Path, nargs="*", help="PDFs with NAME.expected.json beside them")
    parser.add_argument("--kinds", default="noisy", help=",".join(KINDS))
    parser.add_argument("--dots", default="200", help="dots an inch: 200,300")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what differs")
    return parser.parse_args()


def _print_row(name: str, dots: int, measured: Sequence[Measured]) -> None:
    f1 = [one.scores.figures.f1 for one in measured]
    recall = [one.recalled / max(one.words, 1) for one in measured]
    right = sum(score.right for one in measured for score in one.scores.fields.values())
    wrong = sum(score.extra + score.missing for one in measured for score in one.scores.fields.values())
    all_words = sum(one.recalled for one in measured) / max(sum(one.words for one in measured), 1)
    seconds = sum(one.seconds for one in measured) / max(len(measured), 1)
    over_all = 2 * right / max(2 * right + wrong, 1)
    print(
        f"| {name} | {dots} | {over_all:.3f} | {min(f1):.3f} | {all_words:.4f} | {min(recall):.3f} | {seconds:.0f} |",
        flush=True,
    )


def _print_differences(one: Measured) -> None:
    recall = one.recalled / max(one.words, 1)
    print(f"{one.scores.document}: F1 {one.scores.figures.f1:.3f}, recall {recall:.4f}")
    for line in one.lost:
        print(f"    {line}")
    for difference in one.scores.differences:
        print(f"    {difference.kind} {difference.where} {difference.field}")
        print(f"        was:   {difference.expected!r}\n        found: {difference.found!r}", flush=True)


if __name__ == "__main__":
    main()
