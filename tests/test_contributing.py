"""The table in CONTRIBUTING names samples and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| .* \| `?test_|\| .*`test_", line)
]


def test_every_trait_has_a_sample_and_a_test_that_exist() -> None:
    samples = {path.stem for path in (ROOT / "corpus" / "documents" / "sources").glob("*.toml")} | {"all"}
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(ROWS) >= 50
    for trait, documents, test in ROWS:
        assert set(documents.split(", ")) <= samples, trait
        assert f"def {test.strip('`')}(" in tests, trait
