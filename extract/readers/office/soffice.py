"""LibreOffice without a window: one process for many files, watched, ended with whoever asks it.

It ends with 0 where it could not read a file, turns random bytes into a document, and a second process with the
same profile ends at once without a word: what it is given is known before, and what it gives is looked at.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

from extract.readers.office.profile import Profile, clear_away
from extract.readers.office.server import BASIC, SECONDS, BrokeDown, Server, end, started
from models.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from models.steps import note_step

__all__ = ["MissingOffice", "clear_away", "convert", "soffice_path"]

_LARGEST_OUTPUT = 200 << 20
"""Bytes that a converted file may have."""
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_ADVICE = "open it in the program that wrote it and save it as DOCX"


@lru_cache(maxsize=1)
def soffice_path() -> str | None:
    """Where LibreOffice is: on the PATH, or where installers put it; None where it is not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(name: str, data: bytes, suffix: str, target: str) -> bytes:
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
    office = _office(os.getpid(), program)
    with tempfile.TemporaryDirectory(dir=office.files, ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"in{suffix}"
        source.write_bytes(data)
        made = Path(folder) / f"in.{target}"
        arguments = ["--convert-to", _FILTERS[target], "--outdir", folder, str(source)]
        office.run(name, arguments, made)
        return _output(name, made)


class MissingOffice(UnsupportedFormat):
    """A file of a format that LibreOffice reads, where that is not installed.

    Install LibreOffice, or save the file as DOCX or PDF.
    """


class Office:
    """LibreOffice as one process asks it, by its `program` or by the server beside that."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._profile = Profile()
        folder = Path(program).resolve().parent
        self._server = Server(folder, self._profile) if (folder / "soffice.bin").is_file() else None
        self._turn = Lock()
        self._owner = os.getpid()
        atexit.register(self.close)

    @property
    def files(self) -> Path:
        """A folder for files that it reads and makes."""
        return self._profile.files

    def run(self, name: str, arguments: Sequence[str], made: Path) -> None:
        """Let it work on the file called `name`, of which it has `made` another if all goes well.

        A file that it breaks down over is tried once more, by a new one.

        Raises LimitExceeded, and DamagedFile where it breaks down again.
        """
        with self._turn:
            for _ in range(2):
                note_step(allow=SECONDS)
                if self._server is not None and not self._server.start():
                    self._server.stop()
                    self._server = None  # it does not listen here: a process for each file
                if self._server is None:
                    self._run_once(name, arguments)
                    return
                try:
                    self._server.ask(name, arguments, made)
                except BrokeDown:
                    continue
                return
        raise DamagedFile(name, f"LibreOffice breaks down over it: {_ADVICE}")

    def close(self) -> None:
        """End it and take its profile away, unless another process's (we are a fork of that)."""
        if os.getpid() == self._owner:
            if self._server is not None:
                self._server.stop()
            self._profile.remove()

    def _run_once(self, name: str, arguments: Sequence[str]) -> None:
        command = [self._program, self._profile.argument, *BASIC, "--nodefault", *arguments]
        process = started(command, self._profile)
        try:
            process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise LimitExceeded(
                name,
                f"LibreOffice did not come to an end with it in {SECONDS:g} seconds: save it as DOCX or PDF",
            ) from None
        finally:
            end(process)


@lru_cache(maxsize=8)
def _office(process: int, program: str) -> Office:
    """Of this process: a fork needs one of its own."""
    return Office(program)


def _output(name: str, made: Path) -> bytes:
    try:
        size = made.stat().st_size
    except OSError:
        size = 0
    if size > _LARGEST_OUTPUT:
        raise LimitExceeded(name, f"LibreOffice makes {size >> 20} MB of it: split it")
    data = made.read_bytes() if size else b""
    if not data.startswith(b"PK\x03\x04"):
        raise DamagedFile(name, f"LibreOffice makes nothing of it: {_ADVICE}")
    return data
