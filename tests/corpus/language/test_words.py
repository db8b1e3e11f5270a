"""Everything that people read is there in Swedish too, with its numbers, and the commands speak it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from corpus.language.words import CODES, Words, _, counted, language_of_environment, speaking, words
from corpus.report import report
from corpus.report.content import LEFT_OUT
from extract.cli.show.words import rate_in_words
from models.record import Activity
from models.values import Party
from rules.pack import load_rules, record_codes
from tests import catalogue
from tests.commands import run
from tests.read_once import record_of

ROOT = Path(__file__).parents[3]
CATALOGUE = read_po(BytesIO(catalogue.SOURCE.read_bytes()), locale="sv")
MESSAGES = [message for message in CATALOGUE if message.id]


def forms(message: Message) -> list[tuple[str, str]]:
    """Each English form with its Swedish one."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


of_checkout = pytest.mark.skipif(
    not (catalogue.ROOT / "extract" / "pipeline.py").is_file(),
    reason="the sources that speak stand in the checkout",
)


@pytest.fixture(scope="module")
def said() -> Catalog:
    """What all sources say, gathered once."""
    return catalogue.catalogue()


@of_checkout
def test_the_catalogue_holds_what_the_program_says(said: Catalog) -> None:
    ids = {(message.id, message.context) for message in said if message.id}
    assert {(message.id, message.context) for message in MESSAGES} == ids
    assert len(ids) > 400


@of_checkout
def test_the_file_is_written_by_its_tool_and_compiled(said: Catalog) -> None:
    source = catalogue.SOURCE.read_bytes()
    assert source == catalogue.as_po(said), "run python -m tests.catalogue"
    assert catalogue.COMPILED.read_bytes() == catalogue.as_mo(source), "run python -m tests.catalogue"


def test_every_message_has_its_swedish() -> None:
    assert [message.id for message in MESSAGES if message.fuzzy] == []
    for message in MESSAGES:
        for english, swedish in forms(message):
            assert swedish.strip(), english
            if message.context != CODES:
                assert sorted(re.findall(r"\{\w*\}", english)) == sorted(re.findall(r"\{\w*\}", swedish))
                assert (english[-1:] in ".:?") == (swedish[-1:] in ".:?"), english


def test_the_fields_of_a_record_have_words() -> None:
    fields = {*Activity.model_fields, *Party.model_fields} - {"party", "parties", "area"} - set(LEFT_OUT)
    assert {code for code in fields if CATALOGUE.get(code, CODES) is None} == set()


def test_the_script_says_only_what_it_is_given() -> None:
    script = (Path(report.__file__).parent / "page.js").read_text(encoding="utf-8")
    assert set(re.findall(r'say\(\s*"([^"]+)"', script)) == set(report._SCRIPT_TEXTS)


def test_unknown_codes_are_shown_as_words() -> None:
    assert Words("sv").code("coast_guard") == "coast guard"
    assert Words("en").code("no-follow-up") == "no follow up"


def test_numbers_are_written_as_each_language_does() -> None:
    assert [Words("sv").number(count) for count in (7, 1.5, 12_345, 1_234_567.25)] == [
        "7", "1,5", "12\u00a0345", "1\u00a0234\u00a0567,2",
    ]  # fmt: skip
    assert [Words("en").number(count) for count in (7, 1.5, 12_345)] == ["7", "1.5", "12,345"]
    assert (Words("sv").share(0.5), Words("en").share(0.5)) == ("0,50", "0.50")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 luckor"), (1, "1 lucka"), (2, "2 luckor"), (21, "21 luckor")]
)
def test_the_number_bends_the_word(count: int, said: str) -> None:
    with speaking("sv"):
        assert counted(count, "{count} gap", "{count} gaps") == said


@pytest.mark.parametrize(
    ("times", "said"), [(1.0, "en gång om året"), (1.5, "1,5 gånger om året"), (52.0, "52 gånger om året")]
)
def test_a_rate_in_swedish(times: float, said: str) -> None:
    with speaking("sv"):
        assert rate_in_words(times) == said


def test_a_language_is_spoken_only_as_long_as_it_was_asked_for() -> None:
    with speaking("sv"):
        assert (_("same area"), words().language) == ("samma område", "sv")
    assert (_("same area"), words().language) == ("same area", "en")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_FI"}, "sv"),
        ({"LC_MESSAGES": "sv_SE", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "sv"}, "sv"),
        ({"LANGUAGE": "nb:sv:en"}, "sv"),
        ({"LANGUAGE": "en:sv"}, "en"),
        ({"LANGUAGE": "", "LANG": "sv@euro"}, "sv"),
        ({"LANG": "svenska"}, "en"),
    ],
)
def test_the_environment_says_the_language(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
        if name in variables:
            monkeypatch.setenv(name, variables[name])
    assert language_of_environment() == language


# -- what the commands print ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from corpus.store.collection import Store
    from extract.pipeline import extract_file

    path = tmp_path_factory.mktemp("swedish") / "plans.db"
    with Store.open(path) as store:
        for name in ("docs/plans/kista-2022.md", "docs/plans/kista-2024.md", *SAMPLES):
            shown = Path(name).name
            record = extract_file(ROOT / name, shown_as=shown).record
            store.write(record, path=shown)
        store.link(load_rules())
    return path


SAMPLES = [
    f"corpus/documents/{name}"
    for name in (
        "farsta-2021.pdf",
        "lundby-2020.txt",
        "norra-hisingen-2018.docx",
        "ostermalm-protokoll-2022.txt",
    )
]
QUESTIONS = [
    ["show"],
    ["show", "farsta"],
    ["show", "farsta", "--explain"],
    ["show", "lundby"],
    ["show", "norra-hisingen"],
    ["show", "ostermalm-protokoll"],
    ["compare", "kista:2022", "kista:2024"],
    ["compare", "kista:2022", "kista:2024", "--format", "html"],
    ["compare", "farsta", "lundby", "--party", "police,fire"],
    ["compare", "--districts", "farsta,lundby,kista", "--field", "goal"],
    ["gaps", "--today", "2026-01-01"],
    ["gaps", "--today", "2026-01-01", "--format", "svg"],
    ["search", "polisen", "--limit", "5"],
    ["search", "nattvandringarxyz", "--topic", "narkotika"],
]
NAMES = (
    "html body main section article svg rect title text desc style transform fill href div class style span lang"
    " planlasare id txt docx pdf md db party field topic limit explain of"
)
"""Mark-up, names of options and of codes that are typed."""


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_swedish_answers_hold_no_english(
    question: list[str], database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = run(capsys, monkeypatch, *question, "--db", database, "--lang", "sv", columns=150)
    assert code == 0
    printed = re.sub(r"<style>.*?</style>|<[^>]*>|regel [\w.-]+|[a-z_]+\[\d+\]\S*", " ", out, flags=re.DOTALL)
    english = english_words() - set(_tokens(_documents()))
    assert set(_tokens(printed)) & english == set()
    typed = {
        word
        for codes in record_codes(load_rules().rows).values()
        for code in codes
        for word in code.split("_")
    }
    assert set(_tokens(err)) & english <= typed


def english_words() -> set[str]:
    """Words of the English messages that no Swedish message has."""
    both = [pair for message in MESSAGES for pair in forms(message)]
    swedish = {word for _, told in both for word in _tokens(told)}
    english = {word for told, _ in both for word in _tokens(re.sub(r"\{\w*\}", " ", told).replace("_", " "))}
    return english - swedish - set(NAMES.split())


def _documents() -> str:
    if not _read:
        for name in ("docs/plans/kista-2022.md", "docs/plans/kista-2024.md", *SAMPLES):
            _read.append(record_of(ROOT / name).to_json())
    return "\n".join(value for text in _read for value in re.findall(r'"text": ?"((?:[^"\\]|\\.)*)"', text))


_read: list[str] = []


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text.casefold())


def test_the_environment_decides_where_the_option_does_not(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "sv")
    ask = ("gaps", "--db", database, "--today", "2026-01-01")
    assert "luckor i" in run(capsys, monkeypatch, *ask)[1]
    assert "gaps in" in run(capsys, monkeypatch, *ask, "--lang", "en")[1]
    assert words().language == "en"  # nothing is spoken on after a command


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_a_gap_stands_on_is_swedish_too(
    form: str, database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(capsys, monkeypatch, "gaps", "--db", database, "--format", form, "--lang", "sv")
    assert "åtgärdsplanen förnyas minst vartannat år" in out
    assert "renewed" not in out
    assert "older-than-two-years" in out  # codes are the same in every language


def test_an_export_says_in_swedish_what_a_gap_stands_on(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "plans"
    code, _, _ = run(
        capsys, monkeypatch, "export", "--db", database, "--format", "csv", "--out", out, "--lang", "sv"
    )
    gaps = (out / "gaps.csv").read_text(encoding="utf-8")
    assert code == 0
    assert "minst vartannat år" in gaps
    assert "renewed" not in gaps
