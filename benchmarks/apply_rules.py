"""Times applying all value rules against reading the pages that the values came from, in one run.

Run from the project's root: `python benchmarks/apply_rules.py`. Every PDF of the sample collection is read and its
values are taken from its record; then, in a process of its own whose engine has been loaded once, each text is given
to the rules of its field for the first time (nothing is kept from an earlier look). CPU time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted((ROOT / "corpus" / "documents").glob("*.pdf"))


def prepare() -> None:
    """Print the field, text and items of every value of every sample as JSON."""
    from extract.pipeline import extract_file
    from models.walk import values_of

    found = []
    for path in DOCUMENTS:
        record = extract_file(path).record
        found += [
            (placed.field, placed.value.text, placed.value.items)
            for placed in values_of(record)
            if placed.section in {"area", "activity"}
        ]
    print(json.dumps(found))


def measure(values: list[tuple[str, str, list[str]]]) -> None:
    """Print what loading the engine, reading and applying cost."""
    from extract.compose.values import Setting, type_value
    from extract.readers.formats import read_document
    from models.pages.document import Document
    from models.values import Value
    from rules.pack import load_rules

    rules = load_rules()
    setting = Setting(Document((), ()), rules, 2021)

    def apply(field: str, text: str, items: list[str]) -> None:
        rules.labels.match(text[:60])
        type_value(Value(text=text, items=tuple(items)), field, setting)
        if field in {"measures", "responsible", "description"}:
            rules.commitments.read(text)
        if field == "name":
            rules.topics.read(text)

    start = time.process_time()
    for field in ("duration", "responsible", "funding", "follow_up", "measures", "name"):
        apply(field, "Kommunpolisen åtar sig att delta varannan vecka", [])
    loading = time.process_time() - start
    read_document("warm.pdf", DOCUMENTS[0].read_bytes())
    start, pages = time.process_time(), 0
    for path in DOCUMENTS:
        pages += len(read_document(path.name, path.read_bytes())[1].pages)
    reading = time.process_time() - start
    start = time.process_time()
    for field, text, items in values:
        apply(field, text, items)
    applying = time.process_time() - start
    print(f"loading the engine, once a worker   {loading:6.2f} s")
    print(f"reading       {1000 * reading / pages:6.1f} ms a page ({pages} pages)")
    each, share = 1000 * applying / pages, applying / reading
    print(f"all rules     {each:6.1f} ms a page ({len(values)} values)  {share:.2f} of reading")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:] == ["--prepare"]:
        prepare()
    else:
        done = subprocess.run(
            [sys.executable, __file__, "--prepare"], check=True, capture_output=True, text=True, cwd=ROOT
        )
        measure(json.loads(done.stdout))
