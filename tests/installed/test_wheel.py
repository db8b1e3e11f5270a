"""The wheel, installed beside a user's own `models.py`, `extract.py` and `rules/`."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from install.one_name import FOLDERS, NAME
from tests.installed.environment import (
    PLAIN,
    ROOT,
    build_sdist,
    build_wheel,
    fill,
    install,
    make_calls,
    run,
    site_packages,
)
from tests.test_readme import examples

pytestmark = pytest.mark.programs
HOSTILE = "raise RuntimeError('a module of the user was taken for one of planlasare')\n"
IN_UTF_8 = "import sys; sys.stdout.reconfigure(encoding='utf-8')"
NO_NAME_IS_MISSING = "import planlasare; [getattr(planlasare, name) for name in planlasare.__all__]"
SETTINGS = """[mypy]
strict = true
[mypy-pandas.*,numpy.*,pyarrow.*,distributed.*,dask.*,cv2.*,spacy.*,lxml.*,PIL.*,docx.*,openpyxl.*,pdfplumber.*,pypdfium2.*,rich.*]
follow_imports = skip
follow_imports_for_stubs = true
"""
"""What our types are not made of is left out: to look through it takes four times as long as all of ours."""
SCRIPT = """
from pathlib import Path

from planlasare import Options, PlanlasareError, Record, Schedule, read

def how_often(path: str) -> list[float | None]:
    try:
        record: Record = read(path, Options(rules=(Path("my-rules"),)))
    except PlanlasareError as problem:
        print(problem.code)
        return []
    found = [one.meeting_frequency for one in record.activities]
    reveal_type(found)
    return [one.times_per_year for one in found if one is not None]

from planlasare import Nonsense
read(7)
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(wheel, tmp_path_factory.mktemp("environment"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the user works: with modules too that have the names of our folders."""
    fill(tmp_path)
    for name in ("rules", "corpus"):
        (tmp_path / name).mkdir()
    for module in ("models", "extract", "rules/__init__", "corpus/__init__"):
        (tmp_path / f"{module}.py").write_text(HOSTILE, encoding="utf-8")
    return tmp_path


def content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_one_package_is_installed_and_all_of_it(wheel: Path, python: Path) -> None:
    names = {path.name for path in site_packages(python).iterdir()}
    assert names == {NAME, "dependencies.pth", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}
    suffixes = {".py", ".toml", ".tsv", ".sql", ".html", ".svg", ".css", ".js", ".po", ".mo"}
    wanted = {f"{NAME}/{path.name}" for path in (ROOT / NAME).iterdir() if path.is_file()} | {
        f"{NAME}/{path.relative_to(ROOT)}"
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in suffixes and not {"documents", "gold"} & {*path.parts}
    }
    assert {name for name in content(wheel) if ".dist-info/" not in name} == wanted


def test_a_wheel_from_the_source_archive_is_the_same_whatever_older_builds_have_left(
    wheel: Path, tmp_path: Path
) -> None:
    stale = tmp_path / "checkout"
    for name in (*FOLDERS, NAME, "install"):
        unwanted = shutil.ignore_patterns("documents", "gold", "__pycache__")
        shutil.copytree(ROOT / name, stale / name, ignore=unwanted)
    for name in ("pyproject.toml", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, stale)
    for name in ("build/lib/models", f"build/lib/{NAME}/models", f"{NAME}.egg-info", "models/__pycache__"):
        (stale / name).mkdir(parents=True)
        (stale / name / "stale.py").write_text(HOSTILE, encoding="utf-8")
    (stale / f"{NAME}.egg-info" / "SOURCES.txt").write_text("build/lib/models/stale.py\n", encoding="utf-8")
    archive = build_sdist(stale, tmp_path)
    with tarfile.open(archive) as opened:
        assert not [name for name in opened.getnames() if "stale" in name]
    assert content(build_wheel(archive, tmp_path)) == content(wheel)


def test_commands_work_beside_modules_of_the_same_names(python: Path, folder: Path) -> None:
    make_calls(folder, folder, python, Path(__file__).with_name("calls.py"))
    for program in ((python, "-m", NAME), (python.with_name(NAME),)):
        assert "evaluate" in run(folder, folder, *program, "--help")


def test_the_readmes_example_works_beside_modules_of_the_same_names(python: Path, folder: Path) -> None:
    (folder / "corpus" / "documents").symlink_to(ROOT / "corpus" / "documents")
    program, printed = examples()[0]  # `make wheel-test` runs the others
    (folder / "example.py").write_text(f"{IN_UTF_8}\n{program}\n{NO_NAME_IS_MISSING}\n", encoding="utf-8")
    assert run(folder, folder, python, "example.py") == printed


def test_a_users_type_checker_sees_types(python: Path, tmp_path: Path) -> None:
    kept = ROOT / ".mypy_cache" / "installed"  # what it knows of pydantic takes seconds to learn
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "mypy.ini").write_text(SETTINGS, encoding="utf-8")
    done = subprocess.run(
        [python, "-m", "mypy", "--cache-dir", kept, "script.py"],
        cwd=tmp_path,
        env=PLAIN,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line.removeprefix("script.py:") for line in done.stdout.splitlines()]
    note = 'Revealed type is "list[planlasare.models.values.Schedule | None]"'
    assert [line for line in told if ": note: Revealed" in line] == [f"13: note: {note}"]
    assert [line for line in told if ": error:" in line] == [
        '16: error: Module "planlasare" has no attribute "Nonsense"  [attr-defined]',
        '17: error: Argument 1 to "read" has incompatible type "int"; expected "str | PathLike[str]"  [arg-type]',
    ]
    assert told[-1].startswith("Found 2 errors in 1 file"), done.stdout
