"""Make the sample collection: from each source its files and its gold.

usage: python -m tests.samples.make [NAME ...] [--gold] [--again]

Only what a source asks for is made. Text, HTML, Word and gold come out the same each time; a PDF is
printed only where its file is missing, what it is printed from has changed, or `--again` is given.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.samples.gold import GOLD, gold_json
from tests.samples.readme import readme
from tests.samples.source import Source, read_all

HERE = Path(__file__).parents[2] / "corpus" / "documents"


def make(source: Source, *, again: bool) -> list[str]:
    """Write the files of `source`; returns the names of those that changed."""
    from tests.samples.files import write_file

    changed = []
    for extension in sorted(source.formats, key=lambda name: name == "pdf"):
        path = HERE / f"{source.id}.{extension}"
        if write_file(source, path, again=again):
            changed.append(path.name)
    return changed


def stale_files(source: Source, folder: Path, extensions: tuple[str, ...]) -> list[str]:
    """Names of those committed files of `source` that would come out differently; `folder` is for the new ones."""
    from tests.samples.files import write_file

    stale = []
    for extension in source.formats:
        name = f"{source.id}.{extension}"
        if extension in extensions:
            write_file(source, folder / name)
            if (folder / name).read_bytes() != (HERE / name).read_bytes():
                stale.append(name)
    return stale


def main() -> int:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the sample collection.")
    parser.add_argument("names", nargs="*", help="sources to make; all where none is named")
    parser.add_argument("--gold", action="store_true", help="only the gold")
    parser.add_argument("--again", action="store_true", help="print every PDF again")
    wanted = parser.parse_args()
    GOLD.mkdir(exist_ok=True)
    for source in read_all():
        if wanted.names and source.id not in wanted.names:
            continue
        (GOLD / f"{source.id}.json").write_text(gold_json(source), encoding="utf-8")
        changed = [] if wanted.gold else make(source, again=wanted.again)
        print(source.id, *changed)
    (HERE / "README.md").write_text(readme(read_all()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
