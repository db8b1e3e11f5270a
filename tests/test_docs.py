"""What the pages of docs/ say is so: every key and code is named, examples come out as written, folders have doors."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from models.schema import record_schema
from models.values import Value
from models.warnings import WARNINGS
from rules.pack import load_rules, record_codes
from tests.codes import error_classes, page

ROOT = Path(__file__).parents[1]
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
RECORD, DESIGN = DOCS["record.md"], DOCS["design.md"]
RULES = load_rules()
CODES = record_codes(RULES.rows)
SCHEMA = record_schema(CODES)
MODELS: dict[str, Any] = {"Record": SCHEMA} | {
    name: one for name, one in SCHEMA["$defs"].items() if "properties" in one
}
PACKAGES = ("models", "rules", "corpus", "extract", "planlasare")


def in_code(text: str) -> set[str]:
    """What stands in back quotes."""
    return set(re.findall(r"`([^`\n]+)`", text))


def sections(text: str) -> dict[str, str]:
    """Each name in the back quotes of a heading, with what stands below until the next heading."""
    parts = re.split(r"^##+ (.*)$", text, flags=re.MULTILINE)[1:]
    return {name: body for head, body in zip(parts[::2], parts[1::2], strict=True) for name in in_code(head)}


def rows(text: str, *heads: str) -> list[list[str]]:
    """The cells of the table with these headings (or whose headings begin so)."""
    start = text.index("| " + " | ".join(heads))
    table = text[start:].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


# -- record.md ------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_named_in_its_section(model: str) -> None:
    inherited = (
        set(Value.model_fields) if {"text", "other_labels"} <= set(MODELS[model]["properties"]) else set()
    )
    own = set(MODELS[model]["properties"]) - (inherited if model != "Value" else set())
    assert own <= in_code(sections(RECORD)[model])


def test_every_code_is_named() -> None:
    closed = {
        code
        for model in MODELS.values()
        for key in model["properties"].values()
        for code in key.get("enum", ())
    }
    assert closed | set(WARNINGS) | {code for codes in CODES.values() for code in codes} <= in_code(RECORD)


def test_it_names_no_warning_or_version_that_is_not() -> None:
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", RECORD)) - {"hagersten-alvsjo"} <= set(WARNINGS)
    assert RECORD.startswith(f"# The record, version {SCHEMA['version']}")


TIMES = rows(RECORD, "text", "under", "`kind`")


@pytest.mark.parametrize(("text", "field", "kind", "times", "start", "end"), TIMES)
def test_its_times_are_read_so(text: str, field: Any, kind: str, times: str, start: str, end: str) -> None:
    read = RULES.schedules.read(text, year=2022, field=field)
    assert f"`{read.kind}`" == kind
    assert (read.times_per_year, read.start, read.end) == (
        float(times) if times else None,
        start or None,
        end or None,
    )


@pytest.mark.parametrize(("sentence", "parties"), rows(RECORD, "sentence, where"))
def test_its_sentences_commit_whom_it_says(sentence: str, parties: str) -> None:
    read = RULES.commitments.read(sentence, parties=("police", "school"))
    assert {one.party for one in read} == in_code(parties)


@pytest.mark.parametrize(("kind", "_", "text"), rows(RECORD, "`kind`", "means", "example"))
def test_its_examples_of_funding(kind: str, _: str, text: str) -> None:
    assert f"`{RULES.funding.read(text).kind}`" == kind


@pytest.mark.parametrize(("state", "text"), rows(RECORD, "`state`", "example"))
def test_its_examples_of_status(state: str, text: str) -> None:
    assert f"`{RULES.status.read(text).state}`" == state


def test_it_names_every_table_of_the_database() -> None:
    sql = (ROOT / "corpus" / "store" / "schema.sql").read_text(encoding="utf-8")
    tables = set(re.findall(r"^CREATE (?:TABLE|VIRTUAL TABLE|VIEW) (\w+)", sql, re.MULTILINE))
    assert tables <= in_code(RECORD.partition("## In the database")[2])


# -- codes.md -------------------------------------------------------------------------------------


def test_the_codes_are_those_of_the_code() -> None:
    assert DOCS["codes.md"] == page(), "run: python -m tests.codes > docs/codes.md"


def test_each_exit_code_belongs_to_one_error_with_a_remedy() -> None:
    found = rows(DOCS["codes.md"], "exit", "code in")
    assert len({row[0] for row in found}) == len(found) == len(list(error_classes())) + 5
    assert all(len(row) == 4 and row[2] and (row[3] or row[0] == "0") for row in found)
    assert all(len(row) == 3 and all(row) for row in rows(DOCS["codes.md"], "code", "what it tells"))


# -- design.md ------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def imports() -> frozenset[tuple[str, str]]:
    """Each module of the product with each module that it imports, functions' own imports included."""
    return frozenset(_imports())


def _imports() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                yield from ((module, name) for name in names)


FOLDERS = rows(DESIGN, "folder", "what it is for", "door")


def test_the_way_is_that_of_the_pipeline() -> None:
    way = DESIGN.partition("## The way through")[2].partition("\n## ")[0]
    tree = ast.parse((ROOT / "extract" / "pipeline.py").read_text(encoding="utf-8"))
    taken = [
        one
        for one in tree.body
        if isinstance(one, ast.ImportFrom) and (one.module or "").startswith("extract.")
    ]
    functions = {alias.name for one in taken for alias in one.names if alias.name.islower()}
    assert functions == {name for name in in_code(way) if "/" not in name and name.islower()}


def test_every_folder_has_its_line() -> None:
    named = {name for row in FOLDERS for name in in_code(row[0])}
    found = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package, *(ROOT / package).rglob("*"))
        if path.is_dir() and any(one.is_file() and one.suffix != ".pyc" for one in path.iterdir())
    }
    assert named == found - {"corpus/documents/sources"}


@pytest.mark.parametrize(
    ("folder", "doors"), [(name, row[2]) for row in FOLDERS if row[2] for name in sorted(in_code(row[0]))]
)
def test_others_enter_a_folder_by_its_doors(folder: str, doors: str) -> None:
    inside = folder.replace("/", ".") + "."
    entered = {
        name for module, name in imports() if name.startswith(inside) and not module.startswith(inside)
    }
    assert entered == {inside + door for door in in_code(doors)}


@pytest.mark.parametrize(
    ("library", "owner"), [(name, row[1]) for row in rows(DESIGN, "library") for name in row[0].split(", ")]
)
def test_a_library_has_its_owners(library: str, owner: str) -> None:
    users = {module.rpartition(".")[0] for module, name in imports() if name.split(".")[0] == library}
    assert users == {one.replace("/", ".") for one in re.findall(r"`([^`]+)`", owner)}


# -- traits.md and CONTRIBUTING.md ----------------------------------------------------------------


def test_every_trait_has_a_sample_and_a_test_that_exist() -> None:
    samples = {path.stem for path in (ROOT / "corpus" / "documents" / "sources").glob("*.toml")} | {"all"}
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    tables = DOCS["traits.md"].split("\n## ")[1:]
    traits = [row for table in tables for row in rows(table, "trait", "sample", "test")]
    assert len(traits) >= 70
    for trait, documents, test in traits:
        assert set(documents.split(", ")) <= samples, trait
        assert f"def {test.strip('`')}(" in tests, trait


def test_contributing_fits_a_page() -> None:
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert all(len(line) <= 120 for line in lines)


# -- all ------------------------------------------------------------------------------------------


_OURS = re.compile(r"(?:models|rules|extract|corpus|tests|docs|benchmarks)(?:/[\w.-]+)+/?")


@pytest.mark.parametrize("name", [*DOCS, "../README.md", "../CONTRIBUTING.md", "../CHANGELOG.md"])
def test_what_a_page_points_at_exists(name: str) -> None:
    path = ROOT / "docs" / name
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!http)([^)#]+)", text):
        assert (path.parent / target).exists(), target
    for file in in_code(text):
        if _OURS.fullmatch(file) and "NAME" not in file:
            assert (ROOT / file).exists(), file


def test_the_code_cites_no_paper_that_is_not_here() -> None:
    cited = re.compile(r"\b(?:RECORD|DESIGN|HOUSE|FINDINGS)\.md")
    for folder in (*PACKAGES, "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".toml", ".tsv", ".sql"} and path != Path(__file__):
                text = path.read_text(encoding="utf-8")
                assert not cited.search(text), path
                for file in re.findall(
                    r"(?<![\w/.-])(?:models|rules|extract|corpus)/[\w/]+\.(?:py|toml|tsv|sql)\b", text
                ):
                    assert (ROOT / file).exists(), (path, file)
