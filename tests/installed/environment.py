"""Where the tests of what users install run: the wheel's environment, and a user's folder.

The wheel is built from the checkout and installed beside the dependencies of the Python that runs the tests. No network is used, and the checkout is out of sight: an environment of its own sees the folder of the dependencies
as a plain folder, whose own `.pth` files (an editable install of planlasare is one) are not followed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from extract.pipeline import extract_bytes
from tests.installed.calls import ENDS

ROOT = Path(__file__).parents[2]
PLAIN = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
"""Our environment's variables without the one through which the checkout could be seen."""

_PIP = (sys.executable, "-m", "pip", "--isolated", "--quiet", "--disable-pip-version-check")


def build_wheel(source: Path, folder: Path) -> Path:
    """The wheel of `source`, a checkout or a source archive, written into `folder`."""
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    subprocess.run([*_PIP, "wheel", *options, source], env=PLAIN, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def build_sdist(source: Path, folder: Path) -> Path:
    """The source archive of the checkout `source`, written into `folder`."""
    program = "import sys; sys.path.insert(0, 'install'); import one_name; one_name.build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", program, folder], cwd=source, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tar.gz")
    return archive


def install(wheel: Path, folder: Path) -> Path:
    """The Python of a new environment in `folder` that has `wheel` and sees our dependencies."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    options = ("--no-deps", "--no-index", "--ignore-installed")
    subprocess.run([*_PIP, "--python", python, "install", *options, wheel], env=PLAIN, check=True)
    seen = [path for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]
    (site_packages(python) / "dependencies.pth").write_text("\n".join(seen), encoding="utf-8")
    return python


def site_packages(python: Path) -> Path:
    """Where the environment of `python` has its packages."""
    (folder,) = python.parents[1].glob("lib/python*/site-packages")
    return folder


PLAN = """Lokal plan mot brott för Vara 2021

Aktivitet\tTrygghetsvandring → torget
Mål\tTryggare torg.
Mötesfrekvens\tVarannan vecka
Varaktighet\tTillsvidare
Polisens åtagande\tDelta på mötena.
"""
ROW = """[[rows]]
id = "party.coast-guard"
code = "coast_guard"
names = ["kustbevakning"]
examples = ["Kustbevakningens åtagande"]
source = "an invented plan"
"""
CALLS = {
    "--help": "evaluate",
    "show plan.txt --explain": "Trygghetsvandring",
    "extract plan.txt": "Trygghetsvandring → torget",
    "import archive --jobs 1 --rules my-rules": "documents read",
    "show --db plans.db": "plan.txt",
    "schema": "schema_version",
    "schema --sql": "CREATE TABLE",
    "rules check my-rules": "my-rules",
    "rules list polis": "party.police",
    "rules explain Polisen": "party.police",
    "rules suggest labels --db plans.db": "",
}
"""Every command but `evaluate`, as it may be called in a user's folder, and a word of what it prints."""


def fill(folder: Path) -> None:
    """Make `folder` a user's: a plan, an archive and rules."""
    (folder / "archive").mkdir()
    (folder / "my-rules").mkdir()
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "archive" / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "archive" / "other.txt").write_text(PLAN.replace("2021", "2023"), encoding="utf-8")
    (folder / "my-rules" / "parties.toml").write_text(ROW, encoding="utf-8")


def run(folder: Path, path: Path, *command: object) -> str:
    """What `command` prints, run in `folder` with the modules that lie in `path` before all others.

    Standard output is a pipe of letters as on a Swedish Windows.
    """
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=PLAIN | {"PYTHONPATH": str(path), "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def make_calls(folder: Path, path: Path, *program: object) -> None:
    """Make all of `CALLS` in `folder` by `program`, which runs several, and look at what they print."""
    printed = run(folder, path, *program, *CALLS)
    *answers, rest = printed.split(f"{ENDS} 0\n")
    assert rest == "", rest
    for (call, word), answer in zip(CALLS.items(), answers, strict=True):
        assert word in answer, call
    assert extract_bytes("plan.txt", PLAN.encode()).record.to_json() + "\n" in answers
