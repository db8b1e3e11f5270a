"""What holds for the whole suite."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A file is read in milliseconds, but the first one also loads the rules: no time limit for one example. A test says
# `@settings(max_examples=…)` only where each example is a whole database or costs as much, or where cases are rare.
settings.register_profile(
    "planlasare",
    max_examples=100,
    deadline=None,
    derandomize=os.environ.get("CI") == "true",  # the same examples on every machine; anywhere else new ones
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("planlasare")
