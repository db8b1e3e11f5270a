"""The program as Windows would run it: `python without_posix.py extract plan.txt`, or `… modules models.record`.

What only POSIX systems have is hidden from our modules, and workers are started anew, not
forked. A worker loads this very module before it does anything, so that the same is hidden there.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from multiprocessing import popen_spawn_posix, resource_tracker, util

import numpy

GO_OTHER_WAYS = (popen_spawn_posix, resource_tracker, util, shutil, subprocess, tempfile, zipfile, numpy)
"""Loaded before anything is hidden: they look for the system and do without these on Windows."""

MODULES = """
    crypt curses fcntl grp nis ossaudiodev posix pty pwd readline resource spwd syslog termios tty
""".split()
NAMES = {
    os: """
    chown chroot ctermid fchdir fchmod fchown fork forkpty getegid geteuid getgid getgroups getloadavg getpgid
    getpgrp getpriority getresgid getresuid getsid getuid initgroups killpg lchown lockf mkfifo mknod nice openpty
    pathconf pipe2 posix_fadvise posix_fallocate posix_spawn posix_spawnp pread preadv pwrite pwritev readv
    register_at_fork sched_getaffinity sched_setaffinity sched_yield sendfile setegid seteuid setgid setgroups
    setpgid setpriority setregid setreuid setsid setuid statvfs fstatvfs sync sysconf tcgetpgrp tcsetpgrp ttyname
    uname wait wait3 wait4 waitid writev O_CLOEXEC O_DIRECTORY O_DSYNC O_NOCTTY O_NOFOLLOW O_NONBLOCK O_SYNC
    """,
    signal: """
    SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF SIGQUIT SIGSTOP SIGTSTP SIGTTIN SIGTTOU
    SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ alarm getitimer pause pthread_kill setitimer
    siginterrupt sigpending sigtimedwait sigwait sigwaitinfo
    """,
    time: "clock_getres clock_gettime clock_settime pthread_getcpuclockid tzset",
}


def hide() -> None:
    """Let nothing that is loaded from now on find the modules and the names above."""
    for module in MODULES:
        sys.modules[module] = None  # type: ignore[assignment] # Python's way to say that there is none
    for module, names in NAMES.items():
        for name in names.split():
            if hasattr(module, name):
                delattr(module, name)


hide()

if __name__ == "__main__":
    from tests.installed.calls import call_all

    multiprocessing.set_start_method("spawn")
    if sys.argv[1] == "modules":
        for name in sys.argv[2:]:
            importlib.import_module(name)
        print(len(sys.argv[2:]), "modules")
    else:
        call_all()
