"""Samples, each read once a session: many tests ask for the record of the same file, and it is always the same.

What one process has read, the others find in a folder of the session's; outside of a session nothing is kept. Only
samples as they lie in `corpus/documents`, read with the usual options, are answered so: whatever a test changes, in
the file or in how it is read, is read anew.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from extract import pipeline
from extract.pipeline import Extraction, Options
from models.record import Given, Record

DOCUMENTS = Path(__file__).parents[1] / "corpus" / "documents"
FOLDER = "PLANLASARE_TESTS_READ"
"""The environment variable that names the folder, for the processes that tests start, too."""
USUAL = Options()

_read = pipeline.extract_bytes


def keep_in(folder: Path) -> None:
    """Keep what is read in this process, and in those that it starts, in `folder`."""
    folder.mkdir(exist_ok=True)
    os.environ[FOLDER] = str(folder)


def record_of(path: Path) -> Record:
    """The record of a sample."""
    data = pipeline.file_bytes(path)
    return extract_once(path.name, data, path=str(path)).record


@contextmanager
def reading_once() -> Iterator[None]:
    """Let whatever reads a sample, a command or a worker that it forks, read it once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "extract_bytes", extract_once)
        yield


def extract_once(
    name: str,
    data: bytes,
    options: Options = USUAL,
    *,
    path: str | None = None,
    given: Given | None = None,
) -> Extraction:
    """As `extract_bytes`, which is asked once for a sample."""
    digest = hashlib.sha256(data).hexdigest()
    if options != USUAL or given is not None or (name, digest) not in _samples():
        return _read(name, data, options, path=path, given=given)
    extraction = _kept(name, digest) or _keep(name, digest, _read(name, data))
    record = extraction.record
    source = record.source.model_copy(update={"path": path or name})
    return replace(extraction, record=record.model_copy(update={"source": source}))


@cache
def _samples() -> frozenset[tuple[str, str]]:
    paths = (path for path in DOCUMENTS.iterdir() if path.is_file())
    return frozenset((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths)


def _kept(name: str, digest: str) -> Extraction | None:
    folder = os.environ.get(FOLDER)
    path = folder and Path(folder, f"{name}-{digest}")
    if not path or not path.exists():
        return None
    extraction: Extraction = pickle.loads(path.read_bytes())
    return extraction


def _keep(name: str, digest: str, extraction: Extraction) -> Extraction:
    folder = os.environ.get(FOLDER)
    if folder:
        unfinished = Path(folder, f"{os.getpid()}.unfinished")
        unfinished.write_bytes(pickle.dumps(extraction))
        unfinished.replace(Path(folder, f"{name}-{digest}"))
    return extraction
