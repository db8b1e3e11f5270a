"""A spaCy model of the user's: its people are added with a warning, its places are none. The model is made here."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.pipeline import Options, extract_bytes
from models.errors import ModelError
from rules.pack import load_rules
from tests.commands import run

TEXT = (
    "# Åtgärdsplan mot brott 2021\n\nPolisen arbetar för trygghet. Planen är skriven av Zxara Qvempel och Anna Provsson.\n\n"
    "## Torget\n\n| Aktivitet | Rond |\n|---|---|\n| Ansvarig | Kommunpolis |\n| Syfte | Lugn |\n"
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that knows one person and one place."""
    import spacy  # only where it is used: it takes a second to load

    language = spacy.blank("sv")
    ruler = language.add_pipe("entity_ruler")
    patterns = [{"label": "PRS", "pattern": "Zxara Qvempel"}, {"label": "LOC", "pattern": "Maria Fredlyx"}]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("model") / "sv_small"
    language.to_disk(folder)
    return folder


def test_without_a_model_the_rules_decide_alone() -> None:
    record = extract_bytes("plan.md", TEXT.encode()).record
    assert [person.name for person in record.people] == ["Anna Provsson"]
    assert record.rules_version == load_rules().version


def test_the_models_people_are_added_and_marked(model: Path) -> None:
    record = extract_bytes("plan.md", TEXT.encode(), Options(spacy_model=str(model))).record
    assert [person.name for person in record.people] == ["Zxara Qvempel", "Anna Provsson"]
    assert all(person.mentions for person in record.people)
    (warning,) = [one for one in record.warnings if one.code == "named-by-model"]
    assert (warning.path, "person.model" in warning.message, "0.7" in warning.message) == (
        "people[0]",
        True,
        True,
    )
    assert record.rules_version != load_rules().version


def test_what_the_model_calls_a_place_is_no_person(model: Path) -> None:
    text = "Samordnare Maria Fredlyx svarar."
    assert len(load_rules((), str(model)).named.find(text)) <= len(load_rules().named.find(text))


def test_a_model_that_is_not_there_is_told_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ModelError, match="cannot load"):
        load_rules((), str(tmp_path / "nothing"))
    file = tmp_path / "plan.md"
    file.write_text(TEXT, encoding="utf-8")
    code, _, error = run(capsys, monkeypatch, "extract", file, "--spacy-model", "no_such_model")
    assert code == ModelError.exit_code
    assert "no_such_model" in error


def test_the_command_takes_a_model(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.md"
    file.write_text(TEXT, encoding="utf-8")
    code, output, error = run(capsys, monkeypatch, "extract", file, "--jobs", 1, "--spacy-model", model)
    assert code == 0, error
    assert "Zxara Qvempel" in output
