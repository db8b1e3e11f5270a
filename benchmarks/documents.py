"""A whole archive: N documents in all formats of the sample collection, imported, and the same files read by others.

    python -m benchmarks.documents 10000 --workers 2
    python -m benchmarks.documents 0 --sample 300 --peer pymupdf      # the comparison alone

Each document is a sample with other words and a case number of its own, so that no two are the same file. The import
runs in a process of its own and is looked at from outside: documents a second, memory of the main process and of the
largest worker, size of the database, at every tenth of the way. The sample's PDFs, always the same, are then read by
this program from PDF to record, by bare pdfplumber (words and tables), and by a peer that `--peer` names, in turns.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes import c_ushort
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "corpus" / "documents"
_WORDS = {
    "torget": ("parken", "stationen", "skolgården", "gångtunneln", "bibliotekstorget"),
    "trygga": ("säkra", "lugna"),
    "boende": ("grannar", "hyresgäster", "besökare"),
    "kvällar": ("fredagar", "nätter", "eftermiddagar"),
    "ungdomar": ("elever", "unga vuxna", "tonåringar"),
    "skolan": ("förskolan", "gymnasiet", "fritidsgården"),
    "belysning": ("skyltning", "beskärning", "städning"),
}
_PARTS = re.compile(r"word/document\.xml|xl/sharedStrings\.xml|xl/worksheets/sheet\d+\.xml")
_KB = 1024
_TURN = 50
"""PDFs that a reader reads before it is the next one's turn."""


def document(number: int) -> tuple[str, bytes]:
    """The name and the bytes of document `number`: always the same, and never those of another number."""
    samples = sorted(path for path in SAMPLES.iterdir() if path.is_file() and path.name != "README.md")
    path = samples[number % len(samples)]
    chance = random.Random(number)
    mark = f"Ärende {chance.randint(1000, 9999)}-{number:06}"
    name = f"{number:06}-{path.name}"
    if path.suffix == ".pdf":
        return name, _marked_pdf(path.read_bytes(), mark)
    if path.suffix in (".docx", ".xlsx"):
        return name, _changed_package(path.read_bytes(), chance, mark)
    data = path.read_bytes()
    encoding = next(one for one in ("utf-8", "cp1252", "latin-1") if _is_in(data, one))
    text = _changed(data.decode(encoding), chance)
    marked = text.replace("<body>", f"<body><p>{mark}</p>") if "<body>" in text else f"{text}\n\n{mark}\n"
    return name, marked.encode(encoding)


def _is_in(data: bytes, encoding: str) -> bool:
    with suppress(UnicodeDecodeError):
        return bool(data.decode(encoding))
    return False


def _changed(text: str, chance: random.Random) -> str:
    for word, others in _WORDS.items():
        text = re.sub(rf"\b{word}\b", chance.choice(others), text)
    return text


def _changed_package(data: bytes, chance: random.Random, mark: str) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in package.infolist():
            content = package.read(part)
            if _PARTS.fullmatch(part.filename):
                text = _changed(content.decode("utf-8"), chance)
                paragraph = f"<w:body><w:p><w:r><w:t>{mark}</w:t></w:r></w:p>"
                content = text.replace("<w:body>", paragraph, 1).encode("utf-8")
            made.writestr(part.filename, content)
        made.comment = mark.encode("utf-8")
    return target.getvalue()


def _marked_pdf(data: bytes, mark: str) -> bytes:
    """The PDF with a case number at the foot of its first page."""
    from pypdfium2 import PdfDocument, raw

    book = PdfDocument(data)
    page = book[0]
    text = raw.FPDFPageObj_NewTextObj(book, b"Helvetica", 8)
    codes = [*mark.encode("utf-16-le"), 0, 0]
    units = [low + 256 * high for low, high in zip(codes[::2], codes[1::2], strict=True)]
    raw.FPDFText_SetText(text, (c_ushort * len(units))(*units))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 60, 18)
    raw.FPDFPage_InsertObject(page, text)
    raw.FPDFPage_GenerateContent(page)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def write(count: int, folder: Path) -> None:
    """Write `count` documents into folders of a thousand."""
    for number in range(count):
        name, data = document(number)
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)


def measure_import(count: int, workers: int) -> None:
    """Print what an import of `count` documents takes, at each tenth of the way and at its end."""
    with tempfile.TemporaryDirectory() as folder:
        archive, database, log = Path(folder, "archive"), Path(folder, "plans.db"), Path(folder, "log")
        write(count, archive)
        megabytes = sum(path.stat().st_size for path in archive.rglob("*.*")) / _KB / _KB
        print(f"{count:,} documents, {megabytes:.0f} MB, {workers} workers")
        print("documents    seconds  a second  main MB  worker MB  database KB a document")
        command = [sys.executable, "-m", "planlasare", "import", str(archive), "--db", str(database), "-q"]
        command += ["--workers", str(workers), "--log", str(log)]
        began, peaks, told, since = time.monotonic(), (0, 0), 0, (0, time.monotonic())
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None:
                time.sleep(1)
                peaks = tuple(map(max, peaks, memory_of(process.pid)))  # type: ignore[assignment]
                done = log.read_bytes().count(b"\n") - 1 if log.exists() else 0
                if done >= count * (told + 1) // 10 and told < 9:
                    told += 1
                    _report(done, began, since, peaks, database)
                    since = (done, time.monotonic())
        _report(count, began, since, peaks, database)
        rate = count / (time.monotonic() - began)
        print(f"all: {rate:.1f} documents a second; the command ended with {process.returncode}")


def _report(
    done: int, began: float, since: tuple[int, float], peaks: tuple[int, int], database: Path
) -> None:
    now = time.monotonic()
    size = sum(path.stat().st_size for path in database.parent.glob(f"{database.name}*")) / _KB / max(1, done)
    rate = (done - since[0]) / (now - since[1])
    main, worker = (peak / _KB / _KB for peak in peaks)
    print(f"{done:>9,} {now - began:10.0f} {rate:9.1f} {main:8.0f} {worker:10.0f} {size:11.1f}", flush=True)


def memory_of(process: int) -> tuple[int, int]:
    """Bytes in memory of a process, and of the largest of its children; 0 where the system does not tell."""
    children: list[str] = []
    with suppress(OSError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return _held(str(process)), max((_held(child) for child in children), default=0)


def _held(process: str) -> int:
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    return 0


def pdfs(first: int, count: int) -> Iterator[bytes]:
    """`count` PDFs among the documents, from the one numbered `first` on: always the same."""
    samples = sorted(path for path in SAMPLES.iterdir() if path.is_file() and path.name != "README.md")
    drawn = [number for number, path in enumerate(samples) if path.suffix == ".pdf"]
    for place in range(first, first + count):
        yield document(place // len(drawn) * len(samples) + drawn[place % len(drawn)])[1]


def read_with_us() -> Callable[[bytes], object]:
    """From PDF to record."""
    from extract.pipeline import extract_bytes

    return lambda data: extract_bytes("plan.pdf", data)


def read_with_pdfplumber() -> Callable[[bytes], object]:
    """Words and tables of each page."""
    import pdfplumber

    def read(data: bytes) -> None:
        with pdfplumber.open(io.BytesIO(data)) as book:
            for page in book.pages:
                page.extract_words()
                page.extract_tables()
                page.close()

    return read


def read_with_pymupdf() -> Callable[[bytes], object]:
    """Words and tables of each page. PyMuPDF is under the AGPL and no part of the project."""
    try:
        import pymupdf  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        sys.exit("PyMuPDF is not installed, which is compared with: pip install pymupdf")

    def read(data: bytes) -> None:
        with pymupdf.open(stream=data) as book:
            for page in book:
                page.get_text("words")
                [table.extract() for table in page.find_tables().tables]

    return read


READERS = {"planlasare": read_with_us, "pdfplumber": read_with_pdfplumber, "pymupdf": read_with_pymupdf}


def measure_reader(name: str, first: int, count: int) -> None:
    """Print the seconds of the processor that a reader takes for `count` PDFs, warm, and its peak of memory in MB."""
    read = READERS[name]()
    sample = list(pdfs(first, count))
    read(sample[0])
    began = time.process_time()
    for data in sample:
        read(data)
    seconds = time.process_time() - began
    held = 0
    with suppress(ImportError):
        from resource import RUSAGE_SELF, getrusage

        held = getrusage(RUSAGE_SELF).ru_maxrss // _KB
    print(seconds, held)


def compare_readers(names: list[str], count: int) -> None:
    """Print what each of `names` takes for the same `count` PDFs.

    They take turns, `_TURN` PDFs each in a process of its own, since other work on the machine slows all alike.
    """
    seconds, held = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0)
    for first in range(0, count, _TURN):
        for name in names:
            command = [sys.executable, "-m", "benchmarks.documents", "--reader", name]
            command += ["--first", str(first), "--sample", str(min(_TURN, count - first))]
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            taken = told.splitlines()[-1].split()  # libraries may print lines of their own before
            seconds[name] += float(taken[0])
            held[name] = max(held[name], int(taken[1]))
    print(f"{count} PDFs     seconds of the processor   ms each   of pdfplumber's   peak MB")
    for name in names:
        share = seconds[name] / seconds["pdfplumber"]
        print(
            f"{name:11} {seconds[name]:20.1f} {1000 * seconds[name] / count:15.0f} {share:15.2f} {held[name]:12}"
        )


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sample", type=int, default=300, help="PDFs that all read; 0: none")
    parser.add_argument("--peer", choices=sorted(set(READERS) - {"planlasare", "pdfplumber"}))
    parser.add_argument("--reader", choices=sorted(READERS), help="this one alone, in this process")
    parser.add_argument("--first", type=int, default=0, help="with --reader: the number of its first PDF")
    asked = parser.parse_args()
    if asked.reader:
        measure_reader(asked.reader, asked.first, asked.sample)
        return
    if asked.count:
        measure_import(asked.count, asked.workers)
    if asked.sample:
        compare_readers([*filter(None, ("planlasare", "pdfplumber", asked.peer))], asked.sample)


if __name__ == "__main__":
    main()
