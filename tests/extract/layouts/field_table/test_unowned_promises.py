"""Labels of promises that name no party: what they hold is what is done, with its times."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes


@pytest.mark.parametrize("label", ["Vi lovar att", "Vårt löfte", "Åtagande"])
def test_a_promise_of_nobody_named_holds_measures(label: str) -> None:
    plan = (
        "<h1>Medborgarlöfte i Ale 2025</h1><table><tr><td>Problem</td><td>Det är stökigt på torget.</td></tr>"
        f"<tr><td>{label}</td><td><ul><li>vara ute på torget varje vecka</li><li>prata med unga</li></ul></td></tr>"
        "<tr><td>Uppföljning</td><td>Möte i maj</td></tr><tr><td>Ansvarig</td><td>Kommunen</td></tr></table>"
    )
    (activity,) = extract_bytes("plan.html", plan.encode()).record.activities
    assert activity.measures is not None
    assert activity.measures.items == ("vara ute på torget varje vecka", "prata med unga")
    assert activity.timing is not None
    assert (activity.timing.times_per_year, activity.timing.method) == (52, "derived")


def test_a_promise_of_a_party_stays_its_commitment() -> None:
    plan = (
        "<h1>Medborgarlöfte i Ale 2025</h1><table><tr><td>Problem</td><td>Det är stökigt på torget.</td></tr>"
        "<tr><td>Polisens löfte</td><td>vara ute på torget varje vecka</td></tr>"
        "<tr><td>Uppföljning</td><td>Möte i maj</td></tr><tr><td>Ansvarig</td><td>Kommunen</td></tr></table>"
    )
    (activity,) = extract_bytes("plan.html", plan.encode()).record.activities
    assert [party.party for party in activity.parties] == ["police"]
    assert activity.measures is None


def test_a_promise_says_how_its_readers_see_whether_it_was_kept() -> None:
    plan = (
        "<h1>Medborgarlöfte i Ale 2025</h1><table><tr><td>Det här har ni sagt</td><td>Många är rädda.</td></tr>"
        "<tr><td>Vi lovar att</td><td>vara ute på torget varje vecka</td></tr>"
        "<tr><td>Så vet ni om vi lyckats</td><td>Färre anmälda brott</td></tr></table>"
    )
    (activity,) = extract_bytes("plan.html", plan.encode()).record.activities
    assert (activity.situation and activity.situation.text) == "Många är rädda."
    assert (activity.follow_up and activity.follow_up.text) == "Färre anmälda brott"
