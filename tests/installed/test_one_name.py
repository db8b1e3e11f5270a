"""What makes it exact to write the imports of our modules anew, and that it is done so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from install.one_name import FOLDERS, NAME, is_ours, prefix_imports

ROOT = Path(__file__).parents[2]
MODULES = [
    path
    for folder in (*FOLDERS, NAME, "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path != Path(__file__)
]
NAMES_A_MODULE = re.compile(rf"(?:{'|'.join(FOLDERS)})(?:\.\w+)+")
IMPORTS_A_MODULE = re.compile(rf"^\s*(?:from|import) (?:{'|'.join(FOLDERS)})[. ]", re.MULTILINE)

BEFORE = '''"""Text that says

from models.record import Record
"""
from __future__ import annotations
import json, models_of_others
from models.record import (
    Record,
)
from rules import pack
from ruleset import a; from extract.pipeline import b as extract
def read():
    if "åäö": from corpus.store.collection import Store
    from . import models
    return "from models.record import Record"
'''
AFTER = '''"""Text that says

from models.record import Record
"""
from __future__ import annotations
import json, models_of_others
from planlasare.models.record import (
    Record,
)
from planlasare.rules import pack
from ruleset import a; from planlasare.extract.pipeline import b as extract
def read():
    if "åäö": from planlasare.corpus.store.collection import Store
    from . import models
    return "from models.record import Record"
'''


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_imports_of_ours_are_prefixed_and_nothing_else(ending: str) -> None:
    before, after = (text.replace("\n", ending).encode() for text in (BEFORE, AFTER))
    assert prefix_imports(before) == after
    assert prefix_imports(after) == after


def problems(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What the rewriting could not see."""
    telling = ast.Import | ast.ImportFrom | ast.Constant | ast.Module | ast.ClassDef | ast.FunctionDef
    nodes = [node for node in ast.walk(tree) if isinstance(node, telling)]
    docstrings = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes:
        match node:
            case ast.Import(names=names) if any(is_ours(one.name) for one in names):
                yield node.lineno, "write from … import"
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                yield node.lineno, "say what is imported"
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                found = NAMES_A_MODULE.fullmatch(text)
                if (found and is_module(text)) or IMPORTS_A_MODULE.search(text):
                    yield node.lineno, "names a module in a text"


def is_module(name: str) -> bool:
    """Whether the dotted `name` is a module or a folder of ours, or something in one."""
    path = ROOT.joinpath(*name.split("."))
    return any(one.is_dir() or one.with_suffix(".py").is_file() for one in (path, path.parent))


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("import models.record", 1),
        ("import json, extract as reading", 1),
        ("from models.record import *", 1),
        ("name = 'extract.cli.main'", 1),
        ("name = 'extract.pipeline.LARGEST_FILE'", 1),
        ("program = 'import sys\\nfrom extract.cli.main import main'", 1),
        ("from models.record import Record\nname = '.extract'", 0),
        ("'''Docstring\n\nfrom models.record import Record'''", 0),
        ("name = 'models.of_others.entirely'", 0),
    ],
)
def test_what_could_not_be_rewritten_is_noticed(source: str, count: int) -> None:
    assert len(list(problems(ast.parse(source)))) == count


def test_our_modules_are_imported_so_that_the_rewriting_is_exact() -> None:
    assert len(MODULES) > 200
    found = [
        f"{path.relative_to(ROOT)} line {line}: {problem}"
        for path in MODULES
        for line, problem in problems(ast.parse(path.read_bytes()))
    ]
    assert found == []
