"""A LibreOffice that stays and is handed one file after the other: starting it takes longer than most files.

It listens at the socket of its profile; a small program that comes with it hands over the file and waits. An empty
document is kept open, for it ends when it has none. It is ended when it hangs, grows or has read many files, and
started anew.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from extract.readers.office.profile import Profile
from models.errors import LimitExceeded

SECONDS = 100.0
"""How long one file may take."""
STILL = 30.0
"""Seconds in which a LibreOffice that works uses the processor, on however busy a machine."""
MOST_MEMORY = 3 << 30
"""Bytes that it may hold over one file: a text of 1,000 pages takes 0.6 GB."""
FULL = 800 << 20
"""Bytes that it may hold after a file; an empty one has 0.17 GB, and with more it is started anew."""
FILES = 100
"""After so many files it is started anew, so that what it leaks does not add up."""
START = 40.0
"""Seconds in which it listens, with a new profile, on a busy machine."""
_TICK = 0.05
_DYING = 0.5
"""Seconds between the moment at which one that breaks down lets its client go and its end."""
_AGAIN = 81
"""Its exit code when it has made a profile and is to be started again."""
BASIC = ("--headless", "--norestore", "--nolockcheck", "--nofirststartwizard")
_EMPTY = "private:factory/swriter"


class BrokeDown(Exception):
    """LibreOffice has died over a file."""


class Server:
    """One LibreOffice that listens; `folder` holds its programs."""

    def __init__(self, folder: Path, profile: Profile) -> None:
        self._program = folder / "soffice.bin"
        helper = folder / "oosplash"
        self._client = helper if helper.is_file() else self._program
        self._profile = profile
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def start(self) -> bool:
        """See that it listens; False where it does not come to that."""
        if self._process is not None and self._process.poll() is None and not self._is_worn():
            return True
        for _ in range(3):
            self.stop()
            self._process = started(
                [str(self._program), self._profile.argument, *BASIC, _EMPTY], self._profile
            )
            self._profile.note_process(self._process.pid)
            if self._listens(self._process):
                return True
            if self._process.poll() != _AGAIN:
                return False
        return False

    def ask(self, name: str, arguments: Sequence[str], made: Path) -> None:
        """Let it work on the file called `name` and wait for it; if all goes well, it has `made` another.

        Raises LimitExceeded where it does not come to an end or takes too much, BrokeDown where it dies.
        """
        process = self._process
        assert process is not None  # it was started  # noqa: S101
        self._files += 1
        command = [str(self._client), self._profile.argument, "--headless", *arguments]
        client = started(command, self._profile)
        watch = Watch(process.pid)
        try:
            while True:
                with suppress(subprocess.TimeoutExpired):
                    client.wait(timeout=_TICK)
                    break
                fault = watch.fault()
                if fault:
                    self.stop()
                    raise LimitExceeded(name, fault)
        finally:
            end(client)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0 if made.exists() else _DYING)
            raise BrokeDown

    def stop(self) -> None:
        """End it, whatever it does."""
        if self._process is not None:
            end(self._process)
            self._process, self._files = None, 0
            pipe = self._profile.pipe()
            if pipe is not None:
                pipe.unlink(missing_ok=True)

    def _is_worn(self) -> bool:
        process = self._process
        return self._files >= FILES or (process is not None and held_by(process.pid) > FULL)

    def _listens(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether its socket comes to be, before it ends and in good time."""
        until = time.monotonic() + START
        while time.monotonic() < until and process.poll() is None:
            if self._profile.pipe() is not None:
                return True
            time.sleep(_TICK)
        return False


class Watch:
    """Looks at a process that works on a file: whether it goes on, and what it takes."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._began = self._moved = time.monotonic()
        self._used = 0.0

    def fault(self) -> str:
        """Why it must be ended, as a message; "" where it need not."""
        now, used = time.monotonic(), used_by(self._process)
        if used is None or used > self._used:
            self._used, self._moved = used or 0.0, now
        if now - self._began > SECONDS:
            return (
                f"LibreOffice did not come to an end with it in {SECONDS:g} seconds: save it as DOCX or PDF"
            )
        if now - self._moved > STILL:
            return f"LibreOffice stood still over it for {STILL:g} seconds: save it as DOCX or PDF"
        if held_by(self._process) > MOST_MEMORY:
            return f"LibreOffice takes more than {MOST_MEMORY >> 20:,} MB over it: save it as DOCX or PDF"
        return ""


def used_by(process: int) -> float | None:
    """Ticks of the processor that a process has used; None where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        fields = told.rpartition(")")[2].split()
        return float(fields[11]) + float(fields[12])
    return None


def held_by(process: int) -> int:
    """Bytes in memory of a process; 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError, AttributeError):
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


def started(command: Sequence[str], profile: Profile) -> subprocess.Popen[bytes]:
    """A program of LibreOffice's in a group of its own, so that all that it starts can be ended with it."""
    options: dict[str, Any] = {"start_new_session": True} if sys.platform != "win32" else {}
    return subprocess.Popen(  # noqa: S603 - our own arguments, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(profile),
        preexec_fn=_die_with_worker if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads here
        **options,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
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


def _environment(profile: Profile) -> dict[str, str]:
    """Without a display or what could run macros of the user's; its own files go with the profile."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "PYTHONPATH"}}
    return {**kept, "SAL_USE_VCLPLUGIN": "svp", "HOME": str(profile.folder), "TMPDIR": str(profile.files)}
