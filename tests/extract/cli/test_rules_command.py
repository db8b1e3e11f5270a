"""`planlasare rules`, and what a user's own rules do to records and imports."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from extract.pipeline import Options, extract_bytes
from rules.check import check
from rules.pack import FILES, load_rules
from tests.commands import Planlasare, run

RULES = load_rules()


PLAN = (
    "Åtgärdsplan för brottsförebyggande arbete i Vara 2021\n\n"
    "Aktivitet\tHamnvandring\nMål\tFler ska vara trygga i hamnen.\n"
    "Kajläge\tTvå bryggor är mörka.\n"
    "Mötesfrekvens\tVid nymåne\n"
    "Finansiering\tHamnkassan\n"
    "Sammankallande\tBryggvakt\n"
    "Kustbevakningens åtagande\tPatrullera hamnen.\n"
    "Polisens åtagande\tDelta i vandringen.\n"
)
OVERLAY = {
    "labels": ("label.quay", 'fields = ["situation"]\nlabels = ["Kajläge"]', "Kajläge"),
    "parties": ("party.coast-guard", 'code = "coast_guard"\nnames = ["kustbevakning"]', "Kustbevakningens åtagande"),
    "schedules": ("schedule.new-moon", 'yields = "rate"\nper_year = 12\npatterns = ["vid nymåne"]', "Vid nymåne"),
    "funding": ("funding.harbour", 'kind = "external"\npatterns = ["hamnkassan"]', "Hamnkassan"),
    "actors": ("actor.quay-guard", 'role = "quay_guard"\norganisation = "coast_guard"\nnames = ["bryggvakt"]', "Bryggvakt"),
}  # fmt: skip
"""File → id, keys and example of its only row."""


def row(id_: str, keys: str, example: str) -> str:
    return f'[[rows]]\nid = "{id_}"\n{keys}\nexamples = ["{example}"]\nsource = "a made-up harbour"\n'


@pytest.fixture
def planlasare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Planlasare:
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


@pytest.fixture(scope="module")
def overlay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hamnens-regler")
    for name, one in OVERLAY.items():
        (folder / f"{name}.toml").write_text(row(*one), encoding="utf-8")
    return folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


# -- own rules and records ------------------------------------------------------------------------


def test_own_rules_reach_the_record(overlay: Path) -> None:
    assert [str(problem) for problem in check(overlay) if not problem.is_note] == []
    plain = extract_bytes("plan.txt", PLAN.encode()).record
    record = extract_bytes("plan.txt", PLAN.encode(), Options(rules=(overlay,))).record
    before, after = plain.activities[0], record.activities[0]
    assert (plain.rules_version, record.rules_version) == (RULES.version, load_rules((overlay,)).version)
    assert before.situation is None
    assert after.situation is not None
    assert after.situation.text == "Två bryggor är mörka."
    assert [party.party for party in before.parties] == ["police"]
    assert [party.party for party in after.parties] == ["coast_guard", "police"]
    assert before.meeting_frequency is not None
    assert after.meeting_frequency is not None
    assert (before.meeting_frequency.kind, after.meeting_frequency.times_per_year) == ("unspecified", 12)
    assert before.funding is not None
    assert after.funding is not None
    assert (before.funding.kind, after.funding.kind) == ("unspecified", "external")
    assert after.convener is not None
    assert [one.organisation for one in after.convener.mentions] == ["coast_guard"]


def test_one_file_with_one_row_is_enough(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text(row(*OVERLAY["labels"]), encoding="utf-8")
    record = extract_bytes("plan.txt", PLAN.encode(), Options(rules=(tmp_path,))).record
    assert record.activities[0].situation is not None
    assert record.activities[0].meeting_frequency is not None
    assert record.activities[0].meeting_frequency.kind == "unspecified"


def versions(database: Path) -> list[str]:
    with sqlite3.connect(database) as connection:
        return [version for (version,) in connection.execute("SELECT rules_version FROM documents")]


def counts(out: str) -> dict[str, str]:
    cells = [line.strip("│ ").split("│") for line in out.splitlines() if line.count("│") == 3]
    return {name.strip(): number.strip() for name, number in cells}


def test_an_import_under_other_rules_reads_the_documents_again(
    planlasare: Planlasare, plan: Path, overlay: Path
) -> None:
    database = plan.parent / "plans.db"
    assert counts(planlasare("import", plan, "--db", database)[1])["documents read"] == "1"
    assert counts(planlasare("import", plan, "--db", database)[1])["documents read"] == "0"
    again = counts(planlasare("import", plan, "--db", database, "--rules", overlay)[1])
    assert (again["documents read"], again["unchanged, skipped"]) == ("1", "0")
    assert versions(database) == [load_rules((overlay,)).version]
    again = counts(planlasare("import", plan, "--db", database, "--rules", overlay)[1])
    assert (again["documents read"], again["unchanged, skipped"]) == ("0", "1")
    with sqlite3.connect(database) as connection:
        parties = [party for (party,) in connection.execute("SELECT party FROM commitments ORDER BY party")]
        runs = [rules for (rules,) in connection.execute("SELECT rules_version FROM runs")]
    assert parties == ["coast_guard", "police"]
    assert runs == [
        RULES.version,
        RULES.version,
        load_rules((overlay,)).version,
        load_rules((overlay,)).version,
    ]


@pytest.mark.parametrize("arguments", [("extract",), ("show",), ("import", "--db", "{}/plans.db")])
def test_rules_that_are_not_valid_end_the_run_before_anything_is_read(
    planlasare: Planlasare, plan: Path, arguments: tuple[str, ...]
) -> None:
    own = plan.parent / "regler"
    own.mkdir()
    (own / "labels.toml").write_text(row("label.quay", 'fields = ["kaj"]\nlabels = ["Kajläge"]', "Kajläge"))
    filled = [one.format(plan.parent) for one in arguments]
    code, out, err = planlasare(*filled, plan, "--rules", own)
    assert (code, out, len(err.splitlines())) == (11, "", 1)
    assert f"{own / 'labels.toml'}: row 1 (label.quay): key 'fields'" in err
    assert not (plan.parent / "plans.db").exists()


def test_rules_are_laid_over_each_other_in_their_order(
    planlasare: Planlasare, plan: Path, overlay: Path
) -> None:
    other = plan.parent / "andra"
    other.mkdir()
    text = row("label.quay", 'fields = ["problem"]\nlabels = ["Kajläge"]', "Kajläge")
    (other / "labels.toml").write_text(text, encoding="utf-8")
    found = []
    for folders in ((overlay, other), (other, overlay)):
        options = [part for folder in folders for part in ("--rules", folder)]
        record = json.loads(planlasare("extract", plan, *options)[1])
        activity = record["activities"][0]
        found.append([key for key in ("situation", "problem") if activity[key] is not None])
    assert found == [["problem"], ["situation"]]


def test_help_loads_nothing_heavy() -> None:
    heavy = ("spacy", "pydantic", "rich", "sqlite3", "simplemma", "pack")
    program = (
        "import sys; sys.argv = ['planlasare', 'rules', '--help']\nfrom planlasare.__main__ import main\n"
        f"try: main()\nexcept SystemExit: pass\nprint('LOADED', *[m for m in sys.modules if m.rpartition('.')[2] in {heavy}])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert all(f"  {name} " in done.stdout for name in ("list", "check", "explain", "suggest"))
    assert done.stdout.splitlines()[-1] == "LOADED"


# -- list -----------------------------------------------------------------------------------------


def test_list_has_a_line_for_every_row_or_those_that_hold_a_word(planlasare: Planlasare) -> None:
    code, out, _ = planlasare("rules", "list")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert {cells[1] for cells in rows} == set(FILES)
    assert all(len(cells) == 5 and cells[0] and cells[4] for cells in rows)
    narrowed = planlasare("rules", "list", "VARANNAN")[1].splitlines()
    assert 0 < len(narrowed) < len(rows)
    assert all("varannan" in line.lower() for line in narrowed)


def test_list_as_json_tells_where_a_row_comes_from(planlasare: Planlasare, overlay: Path) -> None:
    rows = json.loads(planlasare("rules", "list", "--json", "--rules", overlay)[1])
    own = {one["id"]: one for one in rows if one["folder"] is not None}
    assert set(own) == {id_ for id_, _, _ in OVERLAY.values()}
    assert own["label.quay"] == {
        "id": "label.quay",
        "file": "labels",
        "folder": str(overlay),
        "yields": {"fields": ["situation"]},
        "wording": {"labels": ["Kajläge"]},
        "examples": ["Kajläge"],
        "source": "a made-up harbour",
    }


# -- check ----------------------------------------------------------------------------------------


def test_check_is_friendly_when_all_is_right(planlasare: Planlasare, overlay: Path) -> None:
    code, out, err = planlasare("rules", "check", overlay)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"{overlay}: 5 rows, all right"
    assert "key 'code': 'coast_guard' is a new code" in out


def test_check_tells_every_problem_and_ends_with_its_code(planlasare: Planlasare, tmp_path: Path) -> None:
    text = row("label.quay", 'fields = ["kaj"]\nlabels = 3', "Kajläge")
    (tmp_path / "labels.toml").write_text(text, encoding="utf-8")
    code, out, err = planlasare("rules", "check", tmp_path)
    assert (code, out) == (11, "")
    assert [line.partition(": key ")[2].split(":")[0] for line in err.splitlines()] == [
        "'fields'",
        "'labels'",
    ]


# -- explain --------------------------------------------------------------------------------------

READINGS = [
    ("Mål och syfte", "label", "label.goal-and-purpose"),
    ("Varannan vecka", "schedule", "schedule.every-other"),
    ("Polisen åtar sig att delta på mötena.", "commitment", "commitment.undertakes"),
    ("Kommunpolis och rektor", "actor", "actor.community-police"),
    ("Skarpnäcks stadsdelsförvaltning", "district", "place.district-office"),
    ("Ungdomar och narkotika", "topic", "topic.narcotics"),
    ("Vardera parten står för sina egna kostnader", "funding", "funding.own-costs"),
]


@pytest.mark.parametrize(("text", "kind", "rule"), READINGS)
def test_explain_names_the_rule_of_each_kind(planlasare: Planlasare, text: str, kind: str, rule: str) -> None:
    code, out, _ = planlasare("rules", "explain", text)
    assert code == 0
    assert any(line.startswith(kind) and f"[{rule}" in line for line in out.splitlines()), out
    found = json.loads(planlasare("rules", "explain", text, "--json")[1])
    assert (kind, rule) in {(one["kind"], one["rule"]) for one in found}
    for one in found:
        if one["span"] is not None:
            start, end = one["span"]
            assert 0 <= start < end <= len(text)


def test_explain_knows_own_rules_and_the_plans_year(planlasare: Planlasare, overlay: Path) -> None:
    assert "coast guard" in planlasare("rules", "explain", "Kustbevakningens åtagande", "--rules", overlay)[1]
    assert "until 2023-05-31" in planlasare("rules", "explain", "Klart i maj", "--year", "2023")[1]


def test_explain_says_when_nothing_reads_anything(planlasare: Planlasare) -> None:
    assert planlasare("rules", "explain", "Abrakadabra") == (0, "No rule reads anything in it.\n", "")


def test_explain_steers_no_terminal(planlasare: Planlasare) -> None:
    out = planlasare("rules", "explain", "Polisen åtar sig att [red]delta[/red] \x1b[2J varje vecka.")[1]
    assert "\x1b" not in out
    assert "[red]" in out


# -- suggest --------------------------------------------------------------------------------------


def test_suggest_ranks_what_no_rule_knows_with_draft_rows_that_are_valid(
    planlasare: Planlasare, plan: Path, overlay: Path
) -> None:
    other = plan.with_name("annan.txt")
    other.write_text(
        PLAN.replace("Vara 2021", "Vara 2022") + "Hamnens möten\tVarje vecka\n", encoding="utf-8"
    )
    database = plan.parent / "plans.db"
    planlasare("import", plan, other, "--db", database)
    found = json.loads(planlasare("rules", "suggest", "--db", database, "--json")[1])
    texts = {
        file: [one["text"] for one in found if one["file"] == file]
        for file in ("labels", "schedules", "actors")
    }
    assert texts["labels"][0] in ("Kajläge", "Kustbevakningens åtagande")
    assert texts["labels"][-1] == "Hamnens möten"
    assert texts["schedules"] == ["Vid nymåne"]
    assert "Bryggvakt" in texts["actors"]
    quay = next(one for one in found if one["text"] == "Kajläge")
    assert (quay["times"], quay["documents"], quay["values"]) == (2, 2, ["Två bryggor är mörka."])
    meetings = next(one for one in found if one["text"] == "Hamnens möten")
    assert meetings["nearest"] == "Möten (label.meetings)"
    assert "fields: meeting_frequency? 1 of 1 value read so" in meetings["reasons"]
    drafts = plan.parent / "utkast"
    drafts.mkdir()
    for file in ("labels", "schedules", "actors", "funding", "topics"):
        out = planlasare("rules", "suggest", file, "--db", database)[1]
        if tomllib.loads(out):
            (drafts / f"{file}.toml").write_text(out, encoding="utf-8")
    assert {path.stem for path in drafts.iterdir()} >= {"labels", "schedules", "actors", "funding"}
    assert [str(problem) for problem in check(drafts) if not problem.is_note] == []
    known = planlasare("rules", "suggest", "--db", database, "--json", "--rules", overlay)[1]
    assert [one["text"] for one in json.loads(known) if one["file"] != "topics"] == ["Hamnens möten"]


def test_suggest_names_nobody(planlasare: Planlasare, plan: Path) -> None:
    text = PLAN.replace(
        "Sammankallande\tBryggvakt", "Sammankallande\tMaria Lindqvist\nKontakt\t070-123 45 67"
    )
    plan.write_text(text, encoding="utf-8")
    database = plan.parent / "plans.db"
    planlasare("import", plan, "--db", database)
    out = planlasare("rules", "suggest", "actors", "--db", database)[1]
    assert "Lindqvist" not in out
    assert "070" not in out


def test_suggest_without_a_database_says_so(planlasare: Planlasare, tmp_path: Path) -> None:
    code, _, err = planlasare("rules", "suggest", "--db", tmp_path / "nix.db")
    assert code == 12
    assert "nix.db" in err
