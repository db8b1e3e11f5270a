"""Write the record of every file below some folders, to be compared with what another version wrote.

    python -m tests.records OUT [FOLDER ...]        (without a FOLDER: the sample collection)
    diff -r OUT-before OUT-after

One JSON file a document, keys in their order, and `failures.txt` with what the program says of files that it
cannot read. It goes by the command line alone, so that the same script serves versions that are built otherwise.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SAMPLES = Path("corpus/documents")


def write_records(out: Path, folders: list[Path], command: list[str]) -> int:
    """Write the records of the files below `folders` into `out`; how many there were."""
    run = subprocess.run(
        [*command, "extract", *map(str, folders)], capture_output=True, text=True, check=False
    )
    records = [json.loads(line) for line in run.stdout.splitlines()]
    for record in records:
        target = out / (record["source"]["path"].lstrip("/").replace("../", "") + ".json")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    out.mkdir(parents=True, exist_ok=True)
    failures = "\n".join(sorted(run.stderr.splitlines()))
    (out / "failures.txt").write_text(failures + "\n", encoding="utf-8")
    return len(records)


def main(arguments: list[str]) -> None:
    """Run as a script: see the module."""
    if not arguments:
        sys.exit(__doc__)
    out, *folders = map(Path, arguments)
    command = [str(Path(sys.executable).parent / "planlasare")]
    count = write_records(out, folders or [SAMPLES], command)
    print(f"{count} records in {out}")


if __name__ == "__main__":
    main(sys.argv[1:])
