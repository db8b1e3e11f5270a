"""Draw mutants, run the tests that reach each, and say which changes no test noticed.

    python -m tests.mutants [FOLDER …] [--sample N] [--seed N] [--floor SHARE]

Settings stand in pyproject.toml, [tool.mutants].
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import pytest

from tests.mutants.reach import CACHE, Reach, print_to
from tests.mutants.sample import Mutant, draw

AT_ONCE = 2
WAITING = 20
"""So many times its limit a trial may take by the clock: a busy machine gives it a small share of a processor."""
NOTICED, SURVIVED, BROKEN, TOO_SLOW = "noticed", "survived", "broken", "too slow"
CODES = {0: SURVIVED, 1: NOTICED, 2: NOTICED, -signal.SIGXCPU: TOO_SLOW}
"""What pytest's exit codes say of a mutant: 2 is a module that can no longer be imported."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant and the tests that may notice it."""

    mutant: Mutant
    tests: list[str]
    limit: float
    """Seconds of a processor after which it counts as noticed: it loops."""


class Mutated(MetaPathFinder):
    """Finds one module's changed source in place of its file."""

    def __init__(self, file: Path, source: str) -> None:
        self.file, self.source = file, source
        self.module = ".".join(file.with_suffix("").parts)

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self.module:
            return None
        loader = MutatedLoader(name, str(self.file.resolve()))
        loader.code = compile(self.source, loader.path, "exec", dont_inherit=True)
        return spec_from_file_location(name, self.file.resolve(), loader=loader)


class MutatedLoader(SourceFileLoader):
    """Loads what was compiled from the changed source."""

    code: CodeType

    def get_code(self, fullname: str) -> CodeType:
        return self.code


class Chosen:
    """A plugin of pytest: only these tests, in this order."""

    def __init__(self, tests: Iterable[str]) -> None:
        self.order = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.order]
        items.sort(key=lambda item: self.order[item.nodeid])


def main() -> int:
    """Report what became of a sample."""
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutants"]
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("folders", nargs="*", type=Path, default=[Path(each) for each in settings["folders"]])
    parser.add_argument("--sample", type=int, default=settings["sample"])
    parser.add_argument("--seed", type=int, default=settings["seed"])
    parser.add_argument("--floor", type=float, default=0.0, help="the least share that must be noticed")
    asked = parser.parse_args()
    files = [
        path for each in asked.folders for path in (sorted(each.rglob("*.py")) if each.is_dir() else [each])
    ]
    sample = draw(files, settings["skip"], asked.sample, asked.seed)
    reach = Reach(Path())
    trials = []
    for mutant in sample:
        tests = reach.tests(mutant.file, mutant.line, settings["seconds"])
        limit = 10 + 3 * sum(reach.seconds[test] for test in tests)
        trials.append(Trial(mutant, tests, limit))
    _load_libraries()
    results = dict(_run(trials))
    return _report(sample, results, asked.folders, asked.floor)


def _run(trials: Iterable[Trial]) -> Iterator[tuple[Mutant, str]]:
    """Try mutants, two at a time, each in a fork of this process; what became of each as it is known."""
    waiting = list(trials)
    running: dict[int, tuple[Trial, float]] = {}
    while waiting or running:
        if waiting and len(running) < AT_ONCE:
            trial = waiting.pop(0)
            if not trial.tests:
                yield trial.mutant, SURVIVED
                continue
            running[os.fork() or _try(trial)] = trial, time.monotonic() + WAITING * trial.limit
            continue
        process, status = os.waitpid(-1, os.WNOHANG)
        if process in running:
            yield running.pop(process)[0].mutant, CODES.get(os.waitstatus_to_exitcode(status), BROKEN)
        for late in [each for each, (_, end) in running.items() if time.monotonic() > end]:
            os.killpg(late, signal.SIGKILL)
            os.waitpid(late, 0)
            yield running.pop(late)[0].mutant, TOO_SLOW
        time.sleep(0.02)


def _try(trial: Trial) -> int:
    """Run the tests against a mutant in this process, a fork, and end it with pytest's exit code."""
    os.setsid()
    limit = int(sum(os.times()[:2]) + trial.limit) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    print_to(CACHE / "trials.txt")
    sys.meta_path.insert(0, Mutated(trial.mutant.file, trial.mutant.source()))
    files = sorted({test.partition("::")[0] for test in trial.tests})
    code = pytest.main(["-x", "-p", "no:cacheprovider", *files], plugins=[Chosen(trial.tests)])
    os._exit(int(code))


def _load_libraries() -> None:
    """Load what every fork would load for itself. Nothing of the product: a fork must read its mutant."""
    import docx, hypothesis, openpyxl, pdfplumber, pydantic, pypdfium2, reportlab.pdfgen.canvas, spacy  # noqa


def _report(sample: list[Mutant], results: dict[Mutant, str], folders: list[Path], floor: float) -> int:
    """Print survivors and shares; the exit code, 1 below the floor."""
    broken = [mutant for mutant in sample if results[mutant] == BROKEN]
    for mutant in sample:
        if results[mutant] in {SURVIVED, BROKEN}:
            print(f"{results[mutant]}: {mutant.file}:{mutant.line}\n{mutant.diff()}\n")
    share = 0.0
    for folder in [*folders, Path()]:
        held = [mutant for mutant in sample if mutant.file.is_relative_to(folder)]
        noticed = sum(results[mutant] in {NOTICED, TOO_SLOW} for mutant in held)
        share = noticed / max(len(held), 1)
        print(f"{folder if folder.parts else 'all'}: {noticed} of {len(held)} noticed, {share:.0%}")
    if share < floor:
        print(f"at least {floor:.0%} must be noticed", file=sys.stderr)
    return 1 if broken or share < floor else 0


if __name__ == "__main__":
    sys.exit(main())
