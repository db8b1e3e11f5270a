"""Where an export goes: files are written beside their place, looked at, and put there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from models.errors import ExportError


@contextmanager
def staged(out: Path, *, is_folder: bool, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """A folder to write into; what stands in it at the end goes to `out`, or beside it where `out` is a file.

    Raises ExportError where `out` or a file that would be replaced is not an earlier export of ours.
    """
    _check_kind(out, is_folder)
    target = out if is_folder else out.parent
    with _explained(out):
        base = out.parent
        base.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{out.name}.", suffix=".part", dir=base) as folder:
            yield Path(folder)
            files = sorted(Path(folder).iterdir())
            for file in files:
                check_replaceable(target / file.name, is_ours)
            target.mkdir(parents=True, exist_ok=True)
            for file in files:
                file.replace(target / file.name)


def check_replaceable(path: Path, is_ours: Callable[[Path], bool]) -> None:
    """Raises ExportError where something stands at `path` that is neither empty nor an export of ours."""
    if path.is_dir():
        raise ExportError(f"{path}: is a folder, where a file is to be: give another path")
    if path.exists() and path.stat().st_size > 0 and not is_ours(path):
        raise ExportError(
            f"{path}: is there already and is no export of planlasare's in this format:"
            " give another path, or remove it"
        )


def _check_kind(out: Path, is_folder: bool) -> None:
    if is_folder and out.exists() and not out.is_dir():
        raise ExportError(f"{out}: is a file, and this format is a folder: give another path")
    if not is_folder and (out.is_dir() or not out.name):
        raise ExportError(f"{out}: is a folder, and this format is a file: give the file's path")


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise ExportError(f"{out}: cannot be written: {problem.strerror or problem}") from problem
