"""The folder of LibreOffice's settings: one for each process that asks it, and gone with that process.

A process may be ended at any moment. What it leaves is told by its lock, which the system gives up with it, and is
cleared away by the next that comes by.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "planlasare-office-"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""  # noqa: E501
"""No macro runs, and no picture or text is fetched from where a document points."""
_PIPES = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - where LibreOffice puts them, whatever TMPDIR says


class Profile:
    """Settings of one LibreOffice, in a folder that is locked as long as this process lives."""

    def __init__(self) -> None:
        clear_away()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self.files = self.folder / "files"
        self.files.mkdir()
        settings = self.folder / "user" / "registrymodifications.xcu"
        settings.parent.mkdir()
        settings.write_text(_SETTINGS, encoding="utf-8")
        made = self.folder / "made"
        self._lock = made.open("w", encoding="ascii")
        _is_locked(self._lock.fileno())
        made.rename(self.folder / "lock")  # under this name it is always locked, or its process is dead

    @property
    def argument(self) -> str:
        """What tells LibreOffice to use it."""
        return f"-env:UserInstallation={self.folder.as_uri()}"

    def pipe(self) -> Path | None:
        """The socket at which a LibreOffice with this profile listens; None where none does."""
        return next(iter(_pipes(self.folder)), None)

    def note_process(self, process: int) -> None:
        """Keep the number of a process that uses it: where the system does not end it with us, others will."""
        (self.folder / "process").write_text(str(process), encoding="ascii")

    def remove(self) -> None:
        """Take the folder away. Its LibreOffice must have ended."""
        _remove(self.folder)
        self._lock.close()


def clear_away() -> None:
    """End and remove what processes that were ended left behind: LibreOffice, its profile, its socket."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            if _is_left(folder):
                _end_process(folder)
                _remove(folder)


def _is_left(folder: Path) -> bool:
    """Whether nobody holds the lock of a profile; one without a lock is being made."""
    try:
        with (folder / "lock").open("r+", encoding="ascii") as lock:
            return _is_locked(lock.fileno())
    except OSError:
        return False


def _is_locked(descriptor: int) -> bool:
    """Lock an open file; False where another process has locked it, or where the system has no such locks."""
    if sys.platform == "win32":
        return False
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _end_process(folder: Path) -> None:
    """End the LibreOffice of a profile that was left, if the process of that number is one."""
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        number = int((folder / "process").read_text(encoding="ascii"))
        asked = ["ps", "-o", "args=", "-p", str(number)]
        shown = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=False)  # noqa: S603
        if folder.name in shown.stdout:
            os.kill(number, getattr(signal, "SIGKILL", signal.SIGTERM))


def _remove(folder: Path) -> None:
    for pipe in _pipes(folder):
        with suppress(OSError):
            pipe.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _pipes(folder: Path) -> list[Path]:
    """Sockets of a profile: LibreOffice names them by a digest of its address, each byte without a leading nought."""
    digest = hashlib.md5(folder.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    mark = "".join(f"{byte:x}" for byte in digest)
    return [pipe for place in _PIPES for pipe in place.glob(f"OSL_PIPE_*_SingleOfficeIPC_{mark}")]
