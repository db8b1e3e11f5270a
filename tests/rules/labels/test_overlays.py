"""A user's own label rules, laid over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import RulesError
from models.target import Target
from rules.labels.rows import target_of
from rules.pack import load_rules
from tests.building import name_of

RULES = load_rules()


PARTY = """
[[rows]]
id = "party.coast-guard"
code = "coast_guard"
names = ["kustbevakning"]
examples = ["Kustbevakningens åtagande"]
source = "a made-up harbour town"
"""

NEAR_LABELS = """
[[rows]]
id = "label.guard"
fields = ["responsible"]
labels = ["Trygghetsvärd"]
examples = ["Trygghetsvärd"]
source = "test"

[[rows]]
id = "label.care"
fields = ["measures"]
labels = ["Trygghetsvård"]
examples = ["Trygghetsvård"]
source = "test"
"""

OWN_MEANING = """
[[rows]]
id = "label.our-status"
fields = ["follow_up"]
labels = ["Status"]
examples = ["Status"]
source = "test"
"""


def overlay(folder: Path, name: str, text: str) -> tuple[Path, ...]:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return (folder,)


def test_a_party_of_the_user_takes_part_in_labels(tmp_path: Path) -> None:
    match = load_rules(overlay(tmp_path, "parties", PARTY)).labels.match("Kustbevakningens åtagande")
    assert match is not None
    assert match.targets == (Target("party", "coast_guard", "commitment"),)
    assert RULES.labels.match("Kustbevakningens åtagande") is None


def test_a_label_of_the_user_wins_over_ours(tmp_path: Path) -> None:
    labels = load_rules(overlay(tmp_path, "labels", OWN_MEANING)).labels
    for text in ("Status", "STATUS:", "Sta tus"):
        match = labels.match(text)
        assert match is not None
        assert match.rule == "label.our-status"


def test_a_close_call_scores_lower_and_names_its_rival(tmp_path: Path) -> None:
    labels = load_rules(overlay(tmp_path, "labels", NEAR_LABELS)).labels
    close = labels.match("Trygghetsvrd")
    assert close is not None
    assert {close.rule, *close.rivals} == {"label.guard", "label.care"}
    assert close.score < 0.95
    sure = labels.match("Trygghetsvärd")
    assert sure is not None
    assert (sure.rule, sure.rivals) == ("label.guard", ())


def test_a_field_that_the_record_has_not_is_an_error_that_names_row_and_key(tmp_path: Path) -> None:
    folders = overlay(tmp_path, "labels", OWN_MEANING.replace("follow_up", "followup"))
    with pytest.raises(
        RulesError, match=r"labels\.toml: row 1 \(label\.our-status\): key 'fields'.*followup"
    ):
        load_rules(folders)


def test_a_role_must_say_which(tmp_path: Path) -> None:
    row = (
        '[[rows]]\nid = "role.x"\nkind = "role"\nwords = ["ledare"]\nexamples = ["Ledare"]\nsource = "test"\n'
    )
    with pytest.raises(RulesError, match="names its role"):
        load_rules(overlay(tmp_path, "roles", row))


@pytest.mark.parametrize(
    "name", ["goal", "other", "party", "party.contact", "party:police", "party:police.commitment"]
)
def test_a_target_s_name_reads_back(name: str) -> None:
    assert name_of(target_of(name)) == name


@pytest.mark.parametrize(
    "name", ["", "mål", "goal.contact", "goal:police", "party.leader", "party:police.goal"]
)
def test_a_wrong_target_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no field of the record"):
        target_of(name)
