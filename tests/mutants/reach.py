"""Which tests reach a line: the suite is run once under coverage, each line with the tests that ran it.

What a test file reaches is kept in `.mutants/` until the file, or the product, changes.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from time import perf_counter

import coverage
import pytest

PRODUCT = ("models", "rules", "extract", "corpus")
MEASURED = ("rules", "extract")
CACHE = Path(".mutants")
PROCESSES = 2
APART = (
    "tests/test_readme.py",
    "tests/installed",
    "tests/extract/batch",
    "tests/extract/cli",
    "tests/extract/quote",
    "tests/extract/readers/ocr",
    "tests/extract/readers/office",
    "tests/corpus",
    "tests/lab",
)
"""Files and folders of tests that call the command or a worker in a process of its own, and so never a mutant, or
that hold other things than what is mutated and would only take long to record."""
FEW = 5
"""A line that fewer tests reach may stand below a cache, or a fixture, and run for the first test alone."""


class Recorder:
    """A plugin of pytest that keeps what each test reaches and how long it takes."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.measured.switch_context(item.nodeid)
        start = perf_counter()
        result = yield
        self.seconds[item.nodeid] = perf_counter() - start
        self.measured.switch_context("")
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:  # skipped ones notice nothing either
            self.failed.add(report.nodeid)


class Reach:
    """What the tests reach, and the order in which to ask them."""

    def __init__(self, root: Path) -> None:
        self.runs = _recorded(root)
        self.seconds = {
            test: seconds
            for run, files in self.runs.items()
            for test, seconds in json.loads((CACHE / f"{run}.json").read_text()).items()
            if _file_of(test) in files
        }

    def tests(self, file: Path, line: int, most_seconds: float) -> list[str]:
        """The tests that reach a decision: in half of the time those beside it, in the other half the quickest of all.

        Of a constant these are the tests that reach a function which uses it. `most_seconds` they take together.
        """
        found = {test for path, each in self._lines(file, line) for test in self._by_line(path).get(each, ())}
        if len(found) < FEW:
            found.update(test for tests in self._by_line(file).values() for test in tests)
        close = sorted(found, key=lambda test: (-_closeness(file, test), self.seconds[test], test))
        chosen = self._within(close, most_seconds / 2)
        others = sorted(found.difference(chosen), key=lambda test: (self.seconds[test], test))
        return chosen + self._within(others, most_seconds / 2)

    def _within(self, tests: Sequence[str], most_seconds: float) -> list[str]:
        """The first of `tests`, one at least, as long as they take no more seconds together."""
        spent = list(accumulate(self.seconds[test] for test in tests))
        return list(tests[: max(1, bisect_right(spent, most_seconds))])

    def _lines(self, file: Path, line: int) -> Iterator[tuple[Path, int]]:
        """The lines that run a decision: its statement, or, outside of functions, what uses its name."""
        function, statement = _enclosing(file, line)
        if function is not None:
            yield from ((file, each) for each in _lines_of(function, statement))
            return
        names, asked = list(_names(statement)), set[str]()
        while names:
            asked.add(name := names.pop())
            for path, tree in self._users(file, name):
                for node in ast.walk(tree):
                    if isinstance(node, ast.Name) and node.id == name:
                        user, using = _enclosing(path, node.lineno)
                        if user is not None:
                            yield from ((path, each) for each in _lines_of(user, using))
                        else:
                            names += [each for each in _names(using) if each not in asked]

    def _users(self, file: Path, name: str) -> Iterator[tuple[Path, ast.Module]]:
        yield file, _tree(file)
        for path, imported in self._imports.items():
            if name in imported:
                yield path, _tree(path)

    @cached_property
    def _imports(self) -> dict[Path, set[str]]:
        files = [path for folder in PRODUCT for path in Path(folder).rglob("*.py")]
        return {
            path: {
                alias.name
                for node in ast.walk(_tree(path))
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
            }
            for path in files
        }

    @cache  # noqa: B019 - one object a process
    def _by_line(self, file: Path) -> dict[int, set[str]]:
        lines: defaultdict[int, set[str]] = defaultdict(set)
        for run in self.runs:
            data = coverage.CoverageData(str(CACHE / f"{run}.coverage"))
            data.read()
            for line, tests in data.contexts_by_lineno(str(file.resolve())).items():
                lines[line].update(test for test in tests if test in self.seconds)
        return lines


def _recorded(root: Path) -> dict[str, set[str]]:
    """The runs that say what the test files reach as they are now, each with its files; those missing are run."""
    CACHE.mkdir(exist_ok=True)
    index = CACHE / "index.json"
    known: dict[str, str] = json.loads(index.read_text()) if index.exists() else {}
    keys = _keys(root)
    missing = sorted(
        (file for file, key in keys.items() if key not in known), key=lambda file: -Path(file).stat().st_size
    )
    children = {}
    for number in range(PROCESSES):
        if files := missing[number::PROCESSES]:
            run = keys[files[0]]
            children[run, tuple(files)] = os.fork() or _record(run, files)
    for (run, files), process in children.items():
        os.waitpid(process, 0)
        if (CACHE / f"{run}.json").exists():
            known |= {keys[file]: run for file in files}
    index.write_text(json.dumps({key: run for key, run in known.items() if key in keys.values()}))
    runs: defaultdict[str, set[str]] = defaultdict(set)
    for file, key in keys.items():
        runs[known[key]].add(file)
    return runs


def _record(run: str, files: Sequence[str]) -> int:
    """Run test files in this process, a fork, and end it."""
    print_to(CACHE / f"{run}.txt")
    measured = coverage.Coverage(
        data_file=str(CACHE / f"{run}.coverage"), source=list(MEASURED), config_file=False
    )
    recorder = Recorder(measured)
    measured.erase()
    measured.start()
    pytest.main(["-q", "-p", "no:cacheprovider", *files], plugins=[recorder])
    measured.stop()
    measured.save()
    seconds = {test: each for test, each in recorder.seconds.items() if test not in recorder.failed}
    (CACHE / f"{run}.json").write_text(json.dumps(seconds))
    os._exit(0)


def print_to(path: Path) -> None:
    """Let this process, and what it starts, print to the end of a file."""
    output = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(output, 1)
    os.dup2(output, 2)


def _keys(root: Path) -> dict[str, str]:
    """Test files, each with a key of its content and of all that it may read."""
    kinds = {".py", ".toml", ".tsv", ".sql"}
    paths = [path for folder in (*PRODUCT, "tests") for path in sorted((root / folder).rglob("*"))]
    texts = {path.relative_to(root): path.read_bytes() for path in paths if path.suffix in kinds}
    tests = [
        path
        for path in texts
        if path.parts[0] == "tests"
        and path.name.startswith("test_")
        and not path.as_posix().startswith(APART)
    ]
    own = [path for path in texts if path.parts[:2] == ("tests", "mutants")]
    shared = hashlib.sha256()
    for path in sorted(texts.keys() - set(tests) - set(own)):
        shared.update(str(path).encode() + b"\0" + texts[path])
    return {
        str(path): hashlib.sha256(shared.digest() + str(path).encode() + texts[path]).hexdigest()[:16]
        for path in tests
    }


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _enclosing(file: Path, line: int) -> tuple[ast.FunctionDef | None, ast.stmt]:
    """The innermost function and the innermost statement that hold a line."""
    function, statement = None, _tree(file).body[0]
    for node in ast.walk(_tree(file)):  # from the outside inwards
        if isinstance(node, ast.stmt) and _first(node) <= line <= (node.end_lineno or node.lineno):
            statement = node
            function = node if isinstance(node, ast.FunctionDef) else function
    return function, statement


def _first(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])


def _lines_of(function: ast.FunctionDef, statement: ast.stmt) -> range:
    """The lines of a statement, without the statements in it; of a function's head, its whole body."""
    if statement is function:
        return range(function.body[0].lineno, (function.end_lineno or function.lineno) + 1)
    inner = [
        each.lineno for each in ast.walk(statement) if isinstance(each, ast.stmt) and each is not statement
    ]
    return range(
        statement.lineno, max(min(inner, default=(statement.end_lineno or 0) + 1), statement.lineno + 1)
    )


def _names(statement: ast.stmt) -> set[str]:
    """The names that a statement outside of functions binds."""
    if isinstance(statement, ast.ClassDef):
        return {statement.name}
    return {
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _closeness(file: Path, test: str) -> int:
    """How many folders, and the name, a test's file shares with a module."""
    path = Path(_file_of(test))
    pairs = list(zip((*file.parts[:-1], f"test_{file.name}"), path.parts[1:], strict=False))
    return next((number for number, (left, right) in enumerate(pairs) if left != right), len(pairs))
