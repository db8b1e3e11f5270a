"""The JSON Schema says what every key means, and real records are as it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from extract import pipeline
from models.record import SCHEMA_VERSION
from models.schema import record_schema
from models.warnings import WARNINGS, WarningCode
from rules.codes import record_codes
from rules.pack import load_rules
from tests.read_once import record_of

SAMPLES = Path(__file__).parents[3] / "corpus" / "documents"
EXTRACT = Path(pipeline.__file__).parent
EMITTED = re.compile(r'(?:\bNote|\.note|\.warn|\bWarned|\bRecordWarning)\(\s*(?:code=)?"([a-z-]+)"')


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return record_schema(record_codes(load_rules().rows))


def models_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "Record", schema
    yield from ((name, one) for name, one in schema["$defs"].items() if "properties" in one)


def test_it_names_itself_and_its_version(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:planlasare:record:{SCHEMA_VERSION}"
    assert schema["version"] == str(SCHEMA_VERSION)


def test_every_model_and_every_key_is_described_and_required(schema: dict[str, Any]) -> None:
    models = dict(models_of(schema))
    assert len(models) > 20
    for name, model in models.items():
        assert model["description"], name
        assert set(model["required"]) == set(model["properties"]), name
        for key, described in model["properties"].items():
            assert described.get("description"), f"{name}.{key}"


def test_closed_sets_of_codes_are_enumerations(schema: dict[str, Any]) -> None:
    keys = {
        (name, key): described["enum"]
        for name, model in models_of(schema)
        for key, described in model["properties"].items()
        if "enum" in described
    }
    assert keys["RecordWarning", "code"] == list(get_args(WarningCode))
    assert {"kind", "layout"} <= {key for model, key in keys if model == "Record"}
    for place in (
        ("Value", "method"),
        ("Schedule", "kind"),
        ("SchedulePart", "kind"),
        ("Funding", "kind"),
        ("PersonMention", "kind"),
        ("Priority", "scope"),
        ("Source", "format"),
    ):
        assert len(keys[place]) > 1, place


def test_codes_that_rules_may_add_to_stand_as_examples(schema: dict[str, Any]) -> None:
    defs = schema["$defs"]
    assert "narcotics" in defs["TopicCode"]["examples"]
    assert "reference" not in defs["TopicCode"]["examples"]
    assert "police" in defs["PartyCode"]["examples"]
    assert "head_of_unit" in defs["RoleCode"]["examples"]
    assert defs["Party"]["properties"]["party"]["$ref"] == "#/$defs/PartyCode"
    assert "x-codes" not in json.dumps(schema)


def test_a_users_codes_stand_among_them(tmp_path: Path) -> None:
    row = '[[rows]]\nid = "party.coast"\ncode = "coast_guard"\nnames = ["kustbevakning"]\n'
    (tmp_path / "parties.toml").write_text(
        row + 'examples = ["Kustbevakningen"]\nsource = "a harbour"\n', encoding="utf-8"
    )
    codes = record_codes(load_rules((tmp_path,)).rows)
    assert "coast_guard" in record_schema(codes)["$defs"]["PartyCode"]["examples"]


@pytest.mark.parametrize(
    "name",
    [
        "farsta-2021.pdf",
        "skarholmen-2020.docx",
        "lulea-2025.xlsx",
        "kirseberg-2011.txt",
        "umea-protokoll-2021.txt",
        "sydvast-2022.pdf",
        "README.md",
    ],
)
def test_real_records_are_as_it_says(schema: dict[str, Any], name: str) -> None:
    record = record_of(SAMPLES / name)
    Draft202012Validator(schema).validate(json.loads(record.to_json()))


def test_it_refuses_what_no_record_holds(schema: dict[str, Any]) -> None:
    record = json.loads(record_of(SAMPLES / "farsta-2021.txt").to_json())
    validator = Draft202012Validator(schema)
    assert validator.is_valid(record)
    assert not validator.is_valid(record | {"kind": "report"})
    assert not validator.is_valid({key: value for key, value in record.items() if key != "year"})
    assert not validator.is_valid(record | {"note": None})


def test_each_warning_is_emitted_somewhere_and_has_a_meaning() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in EXTRACT.rglob("*.py"))
    assert set(EMITTED.findall(code)) == set(get_args(WarningCode)) == set(WARNINGS)
    assert all(meaning.endswith(".") for meaning in WARNINGS.values())
