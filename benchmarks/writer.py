"""How many documents a second the one writer takes: what bounds a cluster.

    python -m benchmarks.writer 2000

The records of the sample collection under other hashes; each travels as from a worker, and is written. Seconds are
those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.store.collection import Store
from extract.pipeline import extract_file
from rules.pack import load_rules

SAMPLES = sorted((Path(__file__).parents[1] / "corpus" / "documents").glob("*.docx"))[:12]


def main(count: int) -> None:
    """Write `count` documents and print what it took."""
    records = [extract_file(path).record for path in SAMPLES]
    start = time.process_time()
    for path in SAMPLES:
        extract_file(path)
    reading = (time.process_time() - start) / len(SAMPLES)
    with TemporaryDirectory() as folder, Store.open(Path(folder, "plans.db")) as store:
        start = time.process_time()
        for number in range(count):
            record = pickle.loads(pickle.dumps(records[number % len(records)]))
            identity = hashlib.sha256(str(number).encode()).hexdigest()
            store.write(
                record.model_copy(update={"id": identity, "year": 2000 + number % 25}), path=f"{number}.docx"
            )
        store.commit()
        writing = (time.process_time() - start) / count
        start = time.process_time()
        store.link(load_rules())
        linking = (time.process_time() - start) / count
        size = Path(folder, "plans.db").stat().st_size / count
    print(f"reading  {reading * 1000:7.1f} ms a document")
    print(
        f"writing  {writing * 1000:7.1f} ms: {1 / writing:.0f} documents a second, {reading / writing:.0f} readers"
    )
    print(f"linking  {linking * 1000:7.1f} ms")
    print(f"size     {size / 1024:7.1f} KB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
