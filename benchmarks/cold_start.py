"""Times a cold start: one plan by the command, and twenty PDFs in a new process against bare pdfplumber.

Run from the project's root: `python -m benchmarks.cold_start [RUNS]`. CPU seconds (user and system) of the process
and its children, and the largest resident memory of any of them; the least and the median of RUNS (7), the commands
taking turns, since other work on the machine slows all alike. Byte code and the user's cache of words are made by a
first run that does not count, as they are there after the first plan that anybody reads.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "documents"
TWENTY = sorted(SAMPLES.glob("*.pdf"))[:20]
PLUMBER = """
import pdfplumber, sys
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()
"""
EXTRACT = ["-m", "planlasare", "extract"]
COMMANDS = {
    "nothing (python -c pass)": ["-c", "pass"],
    "one plan, PDF": [*EXTRACT, str(SAMPLES / "angered-2019.pdf")],
    "one plan, Word": [*EXTRACT, str(SAMPLES / "angered-2019.docx")],
    "20 PDFs": [*EXTRACT, "--workers", "1", *map(str, TWENTY)],
    "20 PDFs, bare pdfplumber": ["-c", PLUMBER, *map(str, TWENTY)],
}


def run(arguments: list[str]) -> tuple[float, float]:
    """CPU seconds of Python with `arguments` and of its children, and megabytes of the largest of them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, cwd=ROOT, env=environment
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{arguments[:3]} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(runs: int) -> None:
    """Print what each command took."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for number in range(runs + 1):
        for name, arguments in COMMANDS.items():
            figures = run(arguments)
            if number:
                taken[name].append(figures)
    for name, figures in taken.items():
        seconds = [one for one, _ in figures]
        peak = max(megabytes for _, megabytes in figures)
        print(
            f"{name:26} least {min(seconds):6.2f} s  median {statistics.median(seconds):6.2f} s  peak {peak:4.0f} MB"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
