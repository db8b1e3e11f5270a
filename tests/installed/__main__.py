"""`python -m tests.installed [arguments of pytest]`: the suite, its imports rewritten alike, against the wheel.

The suite is copied beside the files that it reads. The checkout is out of sight, so what passes is what is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from install.one_name import prefix_folder
from tests.installed.environment import PLAIN, ROOT, build_wheel, install

READ = (
    *("README.md", "Makefile", "pyproject.toml", "docs"),
    *("corpus/documents", "corpus/gold", "corpus/baseline.json"),
)
ABOUT_THE_CHECKOUT = ("tests/installed", "tests/test_docs.py")


def main() -> int:
    """Pytest's exit code."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        python = install(build_wheel(ROOT, place / "wheel"), place / "environment")
        suite = place / "suite"
        for name in ("tests", *READ):
            copy(ROOT / name, suite / name)
        prefix_folder(suite / "tests")
        options = (*(f"--ignore={path}" for path in ABOUT_THE_CHECKOUT), *sys.argv[1:])
        return subprocess.run(
            [python, "-m", "pytest", *options], cwd=suite, env=PLAIN, check=False
        ).returncode


def copy(source: Path, target: Path) -> None:
    """Copy the file or folder `source` to `target`, whose folders are made."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


if __name__ == "__main__":
    sys.exit(main())
