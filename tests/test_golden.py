"""The record of every sample, value by value, as a person has read it: a changed decision shows as a changed line.

After a change that is meant: `python -m tests.golden`, read the difference, commit it with the change.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import DOCUMENTS, GOLDEN, golden


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_record_is_as_it_was_read(path: Path) -> None:
    assert golden(path).splitlines() == (GOLDEN / f"{path.name}.golden").read_text("utf-8").splitlines()


def test_every_golden_file_has_its_sample() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{path.name}.golden" for path in DOCUMENTS}
