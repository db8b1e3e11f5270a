"""`planlasare import arkiv -v` in the working folder, where a file named "still" takes a minute; a test ends it."""

from __future__ import annotations

import signal
import sys

from extract.batch import executors
from extract.cli.main import main
from tests.extract.batch.test_engine import read_or_not

executors.extract_file = read_or_not
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it (nohup)
sys.argv = ["planlasare", "import", "arkiv", "--workers", "2", "-v"]
main()
