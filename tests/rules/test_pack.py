"""The rule pack: every file in it, its version, and the check of a user's folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.errors import RulesError
from rules.check import RulesProblem, check
from rules.matching.loading import OWN_RULES, RULES_VERSION
from rules.pack import FILES, conclusion_of, load_rules

RULES = load_rules()


STATUS = """
[[rows]]
id = "label.our-status"
fields = ["follow_up"]
labels = ["Lägesrapport vid kajen"]
examples = ["Lägesrapport vid kajen"]
source = "test"
"""
HARBOUR = """
[[rows]]
id = "topic.harbour"
code = "harbour"
patterns = ["kajplats*"]
examples = ["Trygga kajplatser"]
counter_examples = ["Trygga torg"]
source = "test"
"""


def folder(place: Path, **files: str) -> Path:
    for name, text in files.items():
        (place / f"{name}.toml").write_text(text, encoding="utf-8")
    return place


def errors(place: Path) -> list[str]:
    return [str(one).removeprefix(f"{place}/") for one in check(place) if not one.is_note]


def notes(place: Path) -> list[str]:
    return [str(one).removeprefix(f"{place}/") for one in check(place) if one.is_note]


# -- the pack -------------------------------------------------------------------------------------


def test_every_rules_file_is_in_the_pack() -> None:
    """A new rules file gets a line in `FILES`, so that it can be listed, checked, explained and laid over."""
    files = {path.name.removesuffix(".toml") for path in OWN_RULES.iterdir()}
    no_rules = {"labels_seen.tsv", "lemmas.tsv"}
    assert files - no_rules == set(FILES)


def test_our_own_rows_are_valid() -> None:
    assert all(RULES.rows(name) for name in FILES)


def test_a_row_s_conclusion_leaves_out_its_wording() -> None:
    row = next(row for row in RULES.rows("labels") if row.id == "label.goal-and-purpose")
    assert conclusion_of(row) == {"fields": ("goal", "purpose")}


def test_hits_are_told_by_file() -> None:
    found = RULES.hits("Polisens åtagande")
    assert (found["parties"], found["roles"]) == ({"party.police"}, {"role.commitment"})
    assert "schedule.every-other" in RULES.hits("Varannan vecka")["schedules"]
    assert "topics" not in found


# -- the version ----------------------------------------------------------------------------------


def test_the_version_is_ours_alone_or_tells_the_overlays_content(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = folder(tmp_path / "one", labels=STATUS)
    two = folder(tmp_path / "two", labels=STATUS.replace("follow_up", "goal"))
    assert RULES.version == RULES_VERSION
    assert re.fullmatch(re.escape(RULES_VERSION) + r"\+[0-9a-f]{8}", load_rules((one,)).version)
    folders = ((), (one,), (two,), (one, two), (two, one))
    assert len({load_rules(some).version for some in folders}) == 5


def test_the_same_content_elsewhere_is_the_same_version(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = folder(tmp_path / "one", labels=STATUS), folder(tmp_path / "two", labels=STATUS)
    (two / "README.md").write_text("Våra regler.", encoding="utf-8")
    assert load_rules((one,)).version == load_rules((two,)).version


# -- laying over ----------------------------------------------------------------------------------


def test_a_row_of_the_same_id_takes_the_earlier_s_place(tmp_path: Path) -> None:
    row = next(row for row in RULES.rows("funding") if row.id == "funding.shared")
    own = (
        '[[rows]]\nid = "funding.shared"\nkind = "external"\npatterns = ["hamnfonden"]\n'
        'examples = ["Hamnfonden"]\nsource = "test"\n'
    )
    pack = load_rules((folder(tmp_path, funding=own),))
    assert [one.model_dump()["kind"] for one in pack.rows("funding") if one.id == row.id] == ["external"]
    assert len(pack.rows("funding")) == len(RULES.rows("funding"))


def test_it_is_told_which_folder_a_row_comes_from(tmp_path: Path) -> None:
    pack = load_rules((folder(tmp_path, topics=HARBOUR),))
    origins = {row.id: pack.origin("topics", row) for row in pack.rows("topics")}
    assert origins.pop("topic.harbour") == tmp_path
    assert set(origins.values()) == {None}


def test_where_two_rows_match_alike_the_user_s_wins(tmp_path: Path) -> None:

    own = (
        '[[rows]]\nid = "funding.ours"\nkind = "external"\npatterns = ["inom ordinarie budget"]\n'
        'examples = ["Inom ordinarie budget"]\nsource = "test"\n'
    )
    rules = load_rules((folder(tmp_path, funding=own),))
    assert rules.funding.read("Inom ordinarie budget").rule == "funding.ours"


def test_a_file_saved_with_a_mark_of_its_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text(STATUS, encoding="utf-8-sig")
    assert check(tmp_path) == []


# -- the check ------------------------------------------------------------------------------------


def test_a_folder_with_one_valid_row_is_all_right(tmp_path: Path) -> None:
    assert check(folder(tmp_path, labels=STATUS)) == []


def test_a_folder_that_is_not_there_or_holds_nothing(tmp_path: Path) -> None:
    assert "is no folder" in str(check(tmp_path / "nowhere")[0])
    (tmp_path / "README.md").write_text("Våra regler.", encoding="utf-8")
    assert "holds no rules file" in str(check(tmp_path)[0])


def test_every_problem_is_told_with_file_row_and_key(tmp_path: Path) -> None:
    labels = STATUS.replace("follow_up", "followup").replace('source = "test"', 'sourse = "test"')
    topics = HARBOUR + HARBOUR.replace('"kajplats*"', '"(kajplats*"')
    found = errors(folder(tmp_path, labels=labels, topics=topics, label="", funding="[[rows]"))
    assert [one.split(": key")[0] for one in found if ": row" in one] == [
        *["labels.toml: row 1 (label.our-status)"] * 3,
        "topics.toml: row 2 (topic.harbour)",
    ]
    for part in ("key 'fields'", "key 'source'", "key 'sourse'", "key 'patterns'"):
        assert any(part in one for one in found), part
    assert any(
        one.startswith("label.toml: no rules file has this name; is it meant to be labels") for one in found
    )
    assert any(one.startswith("funding.toml: cannot be read as TOML") for one in found)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('id = "topic.harbour"', 'id = "Hamn"'), "key 'id'"),
        (('examples = ["Trygga kajplatser"]', "examples = []"), "key 'examples'"),
        (
            ('"kajplats*"', '"{dag} kajplats*"'),
            "key 'patterns.0': pattern '{dag} kajplats*': there is no slot {dag}",
        ),
        (
            ("Trygga kajplatser", "Trygga bryggor"),
            "key 'examples.0': the row does not match “Trygga bryggor”",
        ),
        (("Trygga torg", "Kajplatsen"), "key 'counter_examples.0': the row matches “Kajplatsen”"),
        (('"kajplats*"', '"kajplats*", "brygga"'), "key 'patterns.1': no example shows “brygga”; add one"),
        (('id = "topic.harbour"', 'id = "label.goal"'), "key 'id': is the id of a row of labels.toml"),
        (('source = "test"', 'source = ""'), "key 'source'"),
        (("[[rows]]", "[[row]]"), "key 'row': a rules file holds nothing but rows"),
    ],
)
def test_what_is_wrong_with_a_row(tmp_path: Path, change: tuple[str, str], problem: str) -> None:
    assert change[0] in HARBOUR
    found = errors(folder(tmp_path, topics=HARBOUR.replace(*change)))
    assert len(found) == 1
    assert problem in found[0]


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    found = errors(folder(tmp_path, topics=HARBOUR + HARBOUR))
    assert found == ["topics.toml: row 2 (topic.harbour): key 'id': the same id stands twice in this file"]


def test_notes_tell_what_is_replaced_and_what_is_new(tmp_path: Path) -> None:
    labels = STATUS.replace("Lägesrapport vid kajen", "Mål").replace("our-status", "our-goal")
    party = '[[rows]]\nid = "label.guard"\nfields = ["party:coast_guard.commitment"]\nlabels = ["Vaktens löfte"]\n'
    party += 'examples = ["Vaktens löfte"]\nsource = "test"\n'
    found = notes(folder(tmp_path, labels=labels + party, topics=HARBOUR))
    assert found == [
        "labels.toml: row 1 (label.our-goal): key 'labels.0': “Mål” was read by label.goal until now",
        "labels.toml: row 2 (label.guard): key 'fields.0': 'coast_guard' is a new code",
        "topics.toml: row 1 (topic.harbour): key 'code': 'harbour' is a new code",
    ]
    assert errors(tmp_path) == []


def test_a_folder_laid_over_another_knows_its_codes_and_replaces_its_rows(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = folder(tmp_path / "one", topics=HARBOUR), folder(tmp_path / "two", topics=HARBOUR)
    assert [str(note) for note in check(two, (one,))] == [
        f"{two / 'topics.toml'}: row 1 (topic.harbour): key 'id': replaces the row of the same id"
    ]


def test_loading_names_the_first_problem_and_how_many_follow(tmp_path: Path) -> None:
    place = folder(tmp_path, labels=STATUS.replace("follow_up", "followup"), topics="rows = 3")
    with pytest.raises(
        RulesError, match=r"labels\.toml: row 1 .* key 'fields': .* \(and 1 more\).*rules check"
    ):
        load_rules((place,))


def test_loading_leaves_examples_to_the_check(tmp_path: Path) -> None:
    load_rules((folder(tmp_path, topics=HARBOUR.replace("Trygga kajplatser", "Bryggor")),))


def test_a_problem_without_a_row_is_about_the_file() -> None:
    assert str(RulesProblem(Path("regler/labels.toml"), "is empty")) == "regler/labels.toml: is empty"
