"""Calls of the command line, all in one process: `python calls.py "import plan.txt" "show --db plans.db"`.

A line of `ENDS` and the exit code follows on what each of them prints.
"""

from __future__ import annotations

import sys

ENDS = "that was all; exit code"


def call(arguments: list[str]) -> int:
    """The exit code of `planlasare` with `arguments`."""
    from planlasare.__main__ import main

    sys.argv = ["planlasare", *arguments]
    try:
        main()
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def call_all() -> None:
    """Make every call that is an argument of this program."""
    for line in sys.argv[1:]:
        code = call(line.split())
        print(ENDS, code, flush=True)


if __name__ == "__main__":
    call_all()
