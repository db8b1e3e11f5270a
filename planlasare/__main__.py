"""The command line, as `planlasare` and as `python -m planlasare`."""

from __future__ import annotations

from extract.cli.main import main

if __name__ == "__main__":
    main()
