"""Mutants of modules, made by the operators of cosmic-ray: which there are, and a random sample of them."""

from __future__ import annotations

import ast
import difflib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator, operator_names

Place = tuple[int, int]
"""Line (from 1) and column (from 0) of a source."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one place."""

    file: Path
    operator: str
    occurrence: int
    """The how-many-eth place for this operator in the file."""
    line: int

    def source(self) -> str:
        """The module's source with the change; as it was where cosmic-ray finds nothing to change."""
        source = self.file.read_text(encoding="utf-8")
        return mutate_code(source, _operator(self.operator), self.occurrence) or source

    def diff(self) -> str:
        """The lines that differ, taken out and put in."""
        before = self.file.read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(before, self.source().splitlines(), n=0, lineterm="")
        return "\n".join(line for line in lines if line[:3] not in {"---", "+++"} and line[:2] != "@@")

    def is_program(self) -> bool:
        """Whether the change leaves Python, and another program than before."""
        try:
            return ast.dump(ast.parse(self.source())) != ast.dump(
                ast.parse(self.file.read_text(encoding="utf-8"))
            )
        except SyntaxError:
            return False


def draw(files: Sequence[Path], skipped: Sequence[str], most: int, seed: int) -> list[Mutant]:
    """At most `most` mutants: places drawn evenly from all `files`, then one of the changes that each allows.

    `skipped` are patterns of operators that are left out. The same seed draws the same sample.
    """
    operators = [name for name in operator_names() if not any(re.search(each, name) for each in skipped)]
    operators = [name for name in sorted(operators) if not get_operator(name).arguments()]
    places = [(file, mutants) for file in files for mutants in _mutants_by_place(file, operators)]
    chance = random.Random(seed)
    chance.shuffle(places)
    sample = []
    for _, mutants in places:
        if len(sample) == most:
            break
        mutant = chance.choice(mutants)
        if mutant.is_program():
            sample.append(mutant)
    return sorted(sample, key=lambda mutant: (mutant.file, mutant.line))


def _mutants_by_place(file: Path, operators: Sequence[str]) -> list[list[Mutant]]:
    source = file.read_text(encoding="utf-8")
    left_out = list(_left_out(ast.parse(source)))
    nodes = list(ast_nodes(get_ast(source)))
    found: defaultdict[Place, list[Mutant]] = defaultdict(list)
    for name in operators:
        operator = _operator(name)
        starts = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, start in enumerate(starts):
            if not any(first <= start < end for first, end in left_out):
                found[start].append(Mutant(file, name, occurrence, start[0]))
    return [found[place] for place in sorted(found)]


@cache
def _operator(name: str) -> Operator:
    return get_operator(name)()


def _left_out(tree: ast.Module) -> Iterator[tuple[Place, Place]]:
    """Where nothing is decided: types, decorators, what a zip asserts, messages of errors, how an object is shown."""
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign(annotation=kind) | ast.arg(annotation=ast.expr() as kind):
                yield _extent(kind)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Raise() | ast.FunctionDef(name="__repr__"):
                yield _extent(node)
            case ast.FunctionDef() | ast.ClassDef():
                yield from map(_extent, node.decorator_list)
                if isinstance(node, ast.FunctionDef) and node.returns:
                    yield _extent(node.returns)
            case ast.keyword(arg="strict", value=value):
                yield _extent(value)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="logging" | "logger" | "log"))):
                yield _extent(node)


def _extent(node: ast.expr | ast.stmt) -> tuple[Place, Place]:
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or 0)
