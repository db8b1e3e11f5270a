"""An import of many small plans: files a second, memory of the main process, size of the database, growth.

    python -m benchmarks.archive 1000 10000 --workers 2

Each size is imported in a process of its own into a new database; memory is what the system says of that process.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rules.pack import load_rules

_ACTS = "Nattvandring Grannsamverkan Trygghetsvandring Öppen fritidsgård Krogtillsyn Belysning Föräldramöte".split()
_AIMS = (
    "Fler ska vara trygga på torget. Färre ska utsättas för brott. Unga ska ha någonstans att vara.".split(
        ". "
    )
)


def _places() -> list[str]:
    """Every municipality and district that the rules know: an archive holds a few plans of each."""
    return sorted({place.name for place in load_rules().places.all})


_PLACES = _places()


def plan(number: int) -> str:
    """A plan of a page; no two are the same."""
    chance = random.Random(number)
    rows = [f"Åtgärdsplan för {chance.choice(_PLACES)} {chance.randint(2006, 2026)}, ärende {number}\n"]
    for _ in range(3):
        rows += [
            f"Aktivitet\t{chance.choice(_ACTS)} {chance.randint(1, 999)}",
            f"Mål\t{chance.choice(_AIMS)}",
            f"Mötesfrekvens\t{chance.choice(['Varannan vecka', 'En gång i månaden', 'Två gånger per termin'])}",
            f"Polisens åtagande\tDelta {chance.randint(2, 40)} gånger under året och skriva en rapport.",
            f"Uppföljning\tI {chance.choice(['mars', 'juni', 'december'])}.\n",
        ]
    return "\n".join(rows)


def measure(count: int, workers: int) -> None:
    """Print what an import of `count` plans takes."""
    with tempfile.TemporaryDirectory() as folder:
        archive, database = Path(folder) / "archive", Path(folder) / "plans.db"
        for number in range(count):
            path = archive / str(number // 1000) / f"plan-{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(plan(number), encoding="utf-8")
        program = "import resource, sys; from extract.cli.main import cli\n"
        program += "cli.main(sys.argv[1:], standalone_mode=False)\n"
        program += "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        arguments = ["import", str(archive), "--db", str(database), "--workers", str(workers), "-q"]
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
        )
        seconds = time.monotonic() - start
        megabytes = int(done.stderr.split()[-1]) / 1024
        size = database.stat().st_size / count / 1024
        print(
            f"{count:>6} plans, {workers} workers: {count / seconds:6.1f} a second, main process {megabytes:.0f} MB,"
            f" database {size:.1f} KB a document"
        )


def main() -> None:
    """Measure each size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    for count in asked.counts:
        measure(count, asked.workers)


if __name__ == "__main__":
    main()
