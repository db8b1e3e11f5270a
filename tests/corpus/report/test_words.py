"""The report says everything in Swedish too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from corpus.compare.answer import Match
from corpus.gaps.answer import State
from corpus.gaps.kinds import gap_kinds
from corpus.report import report
from corpus.report.content import LEFT_OUT
from corpus.report.counts import NOT_STATED, RATES, WITHOUT_NUMBER
from corpus.report.words import Words
from models.record import Activity, Kind
from models.values import Party
from models.warnings import WARNINGS
from rules.pack import load_rules, record_codes

FOLDER = Path(report.__file__).parent
PAGE = (FOLDER / "page.html").read_text(encoding="utf-8")
SCRIPT = (FOLDER / "page.js").read_text(encoding="utf-8")
CODES = record_codes(load_rules().rows)


def texts() -> set[str]:
    """What the page, its script, the kinds of gaps and the warnings say in English."""
    said = set(re.findall(r'_\("([^"]+)"', PAGE)) | set(report._SCRIPT_TEXTS) | set(WARNINGS.values())
    said |= {text for one in gap_kinds().values() for text in (one.condition, one.means, one.does_not_mean)}
    return said | set(dict(RATES)) | {NOT_STATED, WITHOUT_NUMBER}


def codes() -> set[str]:
    fields = {*Activity.model_fields, *Party.model_fields} - {"party", "parties", "area"} - set(LEFT_OUT)
    return {
        *fields, *CODES["party"], *CODES["topic"], *gap_kinds(), *get_args(State), *get_args(Match), *get_args(Kind)
    }  # fmt: skip


@pytest.mark.parametrize("english", sorted(texts()))
def test_every_text_has_its_swedish(english: str) -> None:
    swedish = Words("sv")._texts
    assert english in swedish
    assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", swedish[english]))


def test_every_code_has_its_swedish() -> None:
    assert codes() <= set(Words("sv")._codes)


def test_nothing_is_translated_that_nobody_says() -> None:
    assert set(Words("sv")._texts) <= texts()


def test_the_script_says_only_what_it_is_given() -> None:
    assert set(re.findall(r'say\(\s*"([^"]+)"', SCRIPT)) == set(report._SCRIPT_TEXTS)


def test_unknown_codes_are_shown_as_words() -> None:
    assert Words("sv").code("coast_guard") == "coast guard"
    assert Words("en").code("no-follow-up") == "no follow up"
