"""The walk over a record meets every value exactly once, at the path where it stands."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from models.record import Activity, Area, Coverage, Record, Source
from models.values import Actors, Party, Value
from models.walk import at_path, evidence_of, values_of
from tests.strategies import records


def _values_in_json(node: object, path: str = "") -> Iterator[str]:
    """Paths of whatever looks like a VALUE in a record's JSON: found without knowing any key."""
    if isinstance(node, dict):
        if "other_labels" in node:
            yield path
        for key, below in node.items():
            yield from _values_in_json(below, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for number, below in enumerate(node):
            yield from _values_in_json(below, f"{path}[{number}]")


@settings(max_examples=25)
@given(records())
def test_every_value_is_met_once_at_its_path(record: Record) -> None:
    placed = list(values_of(record))
    assert sorted(one.path for one in placed) == sorted(_values_in_json(json.loads(record.to_json())))
    for one in placed:
        assert at_path(record, one.path) is one.value


@settings(max_examples=25)
@given(records())
def test_paths_of_evidence_are_unique_and_hold_all_regions(record: Record) -> None:
    paths = [path for path, _ in evidence_of(record)]
    assert len(paths) == len(set(paths))
    # the chair and the contact are persons of the minutes; every region of the JSON is met
    assert sum(len(regions) for _, regions in evidence_of(record)) == record.to_json().count('"bbox":')


def _record(**parts: object) -> Record:
    return Record.model_validate(
        {
            "rules_version": "2026.1",
            "id": "a" * 64,
            "source": Source(name="plan.pdf", path="plan.pdf", format="pdf", size=1, pages=1),
            "kind": "plan",
            "layout": "field_table",
            "coverage": Coverage(words=0, in_fields=0, labels=0, furniture=0, remainder=0),
            **parts,
        }
    )


def test_a_commitment_knows_its_party_activity_and_area() -> None:
    party = Party(party="school", contact=Actors(text="Rektor"), commitment=Value(text="Närvara"))
    record = _record(
        areas=(Area(name=Value(text="Unga")),),
        activities=(Activity(name=Value(text="Nattvandring")), Activity(area=0, parties=(party,))),
    )
    by_path = {one.path: one for one in values_of(record)}
    commitment = by_path["activities[1].parties[0].commitment"]
    assert (commitment.field, commitment.party) == ("commitment", "school")
    assert (commitment.area, commitment.activity) == (0, 1)
    assert (by_path["areas[0].name"].area, by_path["areas[0].name"].activity) == (0, None)
    assert by_path["activities[0].name"].area is None


@pytest.mark.parametrize(
    "path",
    ["nothing", "areas[7]", "areas", "areas[0]name", "areas[-1].name", "source.name.x", "areas.name", ""],
)
def test_a_path_that_leads_nowhere_is_a_key_error(path: str) -> None:
    record = _record(areas=(Area(),))
    if path == "areas":
        assert at_path(record, path) == record.areas
        return
    with pytest.raises(KeyError):
        at_path(record, path)


def test_a_path_may_lead_to_a_plain_string() -> None:
    assert at_path(_record(police_areas=("Norra ängen",)), "police_areas[0]") == "Norra ängen"
    assert at_path(_record(), "source.name") == "plan.pdf"
