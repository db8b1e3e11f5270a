"""Builds the wheel: what the checkout holds as four folders is installed as one package, `planlasare`.

In the checkout `models`, `rules`, `extract` and `corpus` lie at the top, where editors and type checkers see plain
files. Installed so they would take names that other programs have too: beside a user's own `models.py` no import
would work. So the wheel is built from a copy in which they lie below `planlasare/` and every import of them says
so. That is exact because our own modules are imported by `from … import` alone, which a test holds. A copy also has
nothing stale in it: what an older build has left in the checkout is never seen.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

Settings: TypeAlias = dict[str, str | list[str] | None] | None

NAME = "planlasare"
FOLDERS = ("models", "rules", "extract", "corpus")
_DESCRIBED_BY = ("pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "install")
_NOT_INSTALLED = (Path("corpus/documents"), Path("corpus/gold"))


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Build what makes the checkout itself importable, as it lies; its file's name (PEP 660's hook)."""
    from setuptools import build_meta

    return str(build_meta.build_editable(wheel_directory, config_settings, metadata_directory))


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Build the source archive of the checkout in the working folder; its file's name (PEP 517's hook)."""
    from setuptools import build_meta

    target = Path(sdist_directory).resolve()
    with _copied():
        return str(build_meta.build_sdist(str(target), config_settings))


def build_wheel(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Build the wheel of the checkout in the working folder; its file's name (PEP 517's hook)."""
    from setuptools import build_meta

    target = Path(wheel_directory).resolve()
    with _copied():
        for name in FOLDERS:
            shutil.move(name, NAME)
        prefix_folder(Path(NAME))
        return str(build_meta.build_wheel(str(target), config_settings, metadata_directory))


@contextmanager
def _copied() -> Iterator[None]:
    """Work in a copy of the checkout in the working folder that has what is built from and nothing else."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if name == "__pycache__" or Path(folder, name) in _NOT_INSTALLED}

    with TemporaryDirectory() as copy:
        for name in (*_DESCRIBED_BY, NAME, *FOLDERS):
            if Path(name).is_dir():
                shutil.copytree(name, Path(copy, name), ignore=left_out)
            else:
                shutil.copy(name, copy)
        with chdir(copy):
            yield


def prefix_folder(folder: Path) -> None:
    """Rewrite the imports of every module below `folder`, in place."""
    for path in folder.rglob("*.py"):
        path.write_bytes(prefix_imports(path.read_bytes()))


def prefix_imports(source: bytes) -> bytes:
    """The Python `source` (UTF-8) with `from models.record import …` as `from planlasare.models.record import …`."""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and not node.level and is_ours(node.module or ""):
            line, start = lines[node.lineno - 1], node.col_offset + len("from ")
            lines[node.lineno - 1] = line[:start] + f"{NAME}.".encode() + line[start:]
    return b"".join(lines)


def is_ours(module: str) -> bool:
    """Whether the dotted name `module` lies in one of our folders."""
    return module.partition(".")[0] in FOLDERS
