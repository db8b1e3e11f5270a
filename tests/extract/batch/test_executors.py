"""A file that hangs, kills its worker or fills the memory costs itself alone."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from extract.batch import executors
from extract.batch.executors import Job, Limits, Outcome, Workers
from extract.pipeline import Extraction, Options, extract_bytes, extract_file
from models.errors import DocumentError, LimitExceeded, ReaderFailed
from models.record import Given

PLAN = "Lokal plan mot brott 2024\n\nMål:\tFler ronder\n"
MOST = 3
"""Seconds that a file may take here. A sound one takes a tenth."""


def read_or_fail(path: Path, options: Options, *, shown_as: str, given: Given | None = None) -> Extraction:
    """In place of reading: what a library can do to the worker that calls it, by the file's name."""
    match path.stem:
        case "hangs":
            time.sleep(60)
        case "leaves":
            os._exit(3)
        case "is-killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "fills-the-memory":
            bytearray(3 * 1024**3)
        case "has-a-bug":
            raise ValueError("list index\nout of range")
    return extract_file(path, options, shown_as=shown_as)


def outcomes(folder: Path, *names: str, workers: int = 1, limits: Limits | None = None) -> list[Outcome]:
    jobs = []
    for name in names:
        path = folder / f"{name}.txt"
        path.write_text(PLAN, encoding="utf-8")
        jobs.append(Job(path, path.name))
    found = list(Workers(workers, limits or Limits(seconds=MOST), in_order=True).run(jobs, Options()))
    assert [outcome.job for outcome in found] == jobs  # in the order of the jobs, whatever ends first
    return found


def failures(found: list[Outcome]) -> list[DocumentError | None]:
    assert all((outcome.extraction is None) == (outcome.failure is not None) for outcome in found)
    return [outcome.failure for outcome in found]


@pytest.fixture(scope="module", autouse=True)
def _rules_are_loaded() -> None:
    extract_bytes("plan.txt", PLAN.encode())  # a worker would spend most of its time on them


@pytest.fixture(autouse=True)
def _bad_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "extract_file", read_or_fail)  # workers are forks and have it too


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_hangs_is_ended_at_its_limit_and_the_rest_is_read(tmp_path: Path, workers: int) -> None:
    start = time.monotonic()
    before, hung, after = failures(outcomes(tmp_path, "sound", "hangs", "sound-too", workers=workers))
    assert time.monotonic() - start < 30  # it would sleep for a minute
    assert before is None and after is None
    assert isinstance(hung, LimitExceeded)
    assert str(hung) == "hangs.txt: took longer than 3 seconds; allow more with --timeout"


@pytest.mark.parametrize("name", ["leaves", "is-killed"])
def test_a_worker_that_dies_costs_its_file_alone(tmp_path: Path, name: str) -> None:
    before, died, after = failures(outcomes(tmp_path, "sound", name, "sound-too"))
    assert before is None and after is None
    assert isinstance(died, ReaderFailed)
    assert str(died).startswith(f"{name}.txt: the program failed on this file (")


def test_a_file_that_fills_the_memory_fails_alone_and_the_machine_lives(tmp_path: Path) -> None:
    limits = Limits(seconds=30, memory=2 * 1024**3)
    full, after = failures(outcomes(tmp_path, "fills-the-memory", "sound", limits=limits))
    assert isinstance(full, LimitExceeded) and "needs more memory" in str(full)
    assert after is None


def test_a_fault_of_ours_names_its_place_in_one_line(tmp_path: Path) -> None:
    (fault,) = failures(outcomes(tmp_path, "has-a-bug"))
    assert isinstance(fault, ReaderFailed)
    assert "(ValueError in test_executors.py line " in str(fault)
    assert "list index); please report it" in str(fault)


def test_no_files_are_no_outcomes(tmp_path: Path) -> None:
    assert outcomes(tmp_path) == []


@pytest.mark.parametrize(("workers", "most_left"), [(1, 3), (2, 1)])
def test_several_workers_read_on_while_what_they_gave_is_stored(
    tmp_path: Path, workers: int, most_left: int
) -> None:
    path = tmp_path / "sound.txt"
    path.write_text(PLAN, encoding="utf-8")
    names = ["first", "second", "third", "fourth"]
    jobs = iter([Job(path, name) for name in names])
    running = Workers(workers).run(jobs, Options())
    ended = [next(running).job.shown_as]
    left = [job.shown_as for job in jobs]
    assert len(left) == most_left if workers == 1 else len(left) <= most_left
    assert sorted(ended + left + [one.job.shown_as for one in running]) == sorted(names)
