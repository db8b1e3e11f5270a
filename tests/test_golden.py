"""The record of every sample, value by value, as a person has read it: a changed decision shows as a changed line.

Records of drawn plans are held as they are, right or wrong: a change shows what else it changes.

After a change that is meant: `python -m tests.golden`, read the difference, commit it with the change.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden import DOCUMENTS, DRAWN, GOLDEN, SEEDS, drawing_of, golden, golden_drawn, shortened


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_record_is_as_it_was_read(path: Path) -> None:
    assert golden(path).splitlines() == (GOLDEN / f"{path.name}.golden").read_text("utf-8").splitlines()


def test_every_golden_file_has_its_sample() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{path.name}.golden" for path in DOCUMENTS}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_record_of_a_drawn_plan_is_as_it_was(seed: int) -> None:
    held = (DRAWN / f"{seed:03}.golden").read_text("utf-8")
    assert golden_drawn(drawing_of(seed)).splitlines() == held.splitlines()


def test_every_golden_file_has_its_seed() -> None:
    assert {path.name for path in DRAWN.iterdir()} == {f"{seed:03}.golden" for seed in SEEDS}


def test_drawn_plans_are_written_alike_on_every_machine() -> None:
    drawn = [drawing_of(seed) for seed in SEEDS]
    pdfs = [one for one in drawn if one.producer == "reportlab"]
    assert {one["font"] for one in pdfs} <= {"helvetica", "times", "lato"}
    assert {one["boxes"] for one in pdfs} == {"none"}
    assert {one.producer for one in drawn} == {"reportlab", "docx", "xlsx", "html", "markdown", "text"}


def test_a_long_text_is_shortened_and_a_change_in_it_shows() -> None:
    line = "areas[0].goal: 'Vi håller " + "gatan ljus " * 20 + "varje kväll.' ['Mål']"
    assert re.fullmatch(
        r"areas\[0\]\.goal: 'Vi håller gatan ljus [a-z ]*… 244 [0-9a-f]{8} \['Mål'\]", shortened(line)
    )
    assert shortened(line) != shortened(line.replace("varje", "många"))
    assert shortened("areas[0].name: 'Våld'") == "areas[0].name: 'Våld'"
    assert shortened("1" * 180) == "1" * 180
    assert shortened("1" * 181)[:180] == "1" * 180
    assert shortened("1" * 200) != shortened("1" * 199 + "2")
