"""LibreOffice without a window: one process with a profile of its own, watched, ended with its worker.

It ends with 0 where it could not read a file, turns random bytes into a document, and a second process with the
same profile ends at once without a word: what it is given is known before, and what it gives is looked at.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from models.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from models.steps import note_step

SECONDS = 100.0
"""How long one file may take; the first of a worker 2 s more, in which the profile is made."""
_LARGEST_OUTPUT = 200 << 20
"""Bytes that a converted file may have."""
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_FOLDERS: list[str] = []


@lru_cache(maxsize=1)
def soffice_path() -> str | None:
    """Where LibreOffice is: on the PATH, or where installers put it; None where it is not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(name: str, data: bytes, suffix: str, target: str, *, import_filter: str | None = None) -> bytes:
    """`data`, a file with this `suffix` (".doc"), as "docx" or "xlsx", by LibreOffice.

    Raises MissingOffice where LibreOffice is not installed, DamagedFile where it makes nothing of the file, and
    LimitExceeded where it does not come to an end.
    """
    program = soffice_path()
    if program is None:
        raise MissingOffice(
            name,
            f"is a {suffix} file, which LibreOffice reads, and that is not installed: apt install"
            " libreoffice-writer libreoffice-calc (or from libreoffice.org), or save it as DOCX or PDF",
        )
    with tempfile.TemporaryDirectory(prefix="planlasare-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"in{suffix}"
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore"]
        command += ["--nolockcheck", "--nodefault", "--nofirststartwizard"]
        if import_filter:
            command.append(f"--infilter={import_filter}")
        command += ["--convert-to", _FILTERS[target], "--outdir", folder, str(source)]
        note_step(allow=SECONDS)
        _run(name, command)
        return _output(name, Path(folder) / f"in.{target}")


class MissingOffice(UnsupportedFormat):
    """A file of a format that LibreOffice reads, where that is not installed.

    Install LibreOffice, or save the file as DOCX or PDF.
    """


def _run(name: str, command: list[str]) -> None:
    """Run LibreOffice in a group of its own, so that all that it starts can be ended with it."""
    options = {"start_new_session": True} if sys.platform != "win32" else {}
    process = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603 - our own arguments, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        preexec_fn=_die_with_worker if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads here
        **options,
    )
    try:
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise LimitExceeded(
            name, f"LibreOffice did not come to an end with it in {SECONDS:g} seconds: save it as DOCX or PDF"
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5)


def _die_with_worker() -> None:
    """In the child: the kernel ends it when the worker is ended."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    with suppress(ImportError, OSError, ValueError):
        import resource

        # The worker's limit is for our own reading; LibreOffice reserves far more than it uses.
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _environment() -> dict[str, str]:
    """Without a display, without plug-ins of Java, and without what could run macros of the user's."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "PYTHONPATH"}}
    return {**kept, "SAL_USE_VCLPLUGIN": "svp", "HOME": str(_profile())}


def _output(name: str, made: Path) -> bytes:
    try:
        size = made.stat().st_size
    except OSError:
        size = 0
    if size > _LARGEST_OUTPUT:
        raise LimitExceeded(name, f"LibreOffice makes {size >> 20} MB of it: split it")
    data = made.read_bytes() if size else b""
    if not data.startswith(b"PK\x03\x04"):
        raise DamagedFile(
            name, "LibreOffice makes nothing of it: open it in the program that wrote it and save it as DOCX"
        )
    return data


@lru_cache(maxsize=8)
def _profile_of(process: int) -> Path:
    folder = tempfile.mkdtemp(prefix=f"planlasare-office-{process}-")
    _FOLDERS.append(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _profile() -> Path:
    """A folder of settings of this process's own: LibreOffice lets nobody share one."""
    return _profile_of(os.getpid())
