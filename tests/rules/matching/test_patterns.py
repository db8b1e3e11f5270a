"""The pattern language of the rules files, and that every pattern in them has an example that shows what it is for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RulesError
from rules.matching.patterns import PatternRow, PatternSet, Slots, tokenize, validate
from rules.pack import FILES, load_rules

RULES = load_rules()


FIGURES = {"digits": frozenset({f"*{digit}" for digit in range(10)})}
SLOTS = {"schedules": RULES.schedules.slots, "districts": FIGURES}


def matched(pattern: str, text: str, slots: Slots | None = None) -> list[str]:
    tokens = tokenize(text)
    named = set(re.findall(r"\{([a-z_]+)", pattern))  # it takes time to learn all words of all slots
    found = PatternSet(
        [pattern], {name: words for name, words in (slots or {}).items() if name in named}
    ).find(tokens)
    return [text[tokens[one.first].start : tokens[one.last - 1].end] for one in found]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("vid behov", "Vid behov, dock", ["Vid behov"]),
        ("vid  behov", "vid\nbehov", ["vid\nbehov"]),
        ("(vid|efter) behov", "efter behov och vid behov", ["efter behov", "vid behov"]),
        ("(särskilt)? behov", "särskilt behov, behov", ["särskilt behov", "behov"]),
        ("bosätt*", "Bosättningar och bosatt", ["Bosättningar"]),
        ("*möten", "Nätverksmöten eller möten", ["Nätverksmöten", "möten"]),
        ("*narkotika*", "partynarkotikan", ["partynarkotikan"]),
        ("i _ gången", "i andra gången", ["i andra gången"]),
        ("t . o . m .", "t.o.m. maj", ["t.o.m."]),
        ("2 ggr / år", "2ggr/år", ["2ggr/år"]),
        ("(med start)? (hösten|våren)", "Med start våren", ["Med start våren"]),
        ("behov", "behovet", []),
    ],
)
def test_what_a_pattern_matches(pattern: str, text: str, found: list[str]) -> None:
    assert matched(pattern, text) == found


def test_slots_tell_what_stood_in_them() -> None:
    slots = {"n": frozenset({"två", "2"}), "unit": frozenset({"år"})}
    found = next(PatternSet(["{n} ggr per {unit}"], slots).find(tokenize("Två ggr per år")))
    assert found.slots == {"n": "två", "unit": "år"}


def test_of_overlapping_matches_the_longest_counts() -> None:
    patterns = PatternSet(["vid behov", "vid behov varje vecka", "varje vecka"])
    assert [one.pattern for one in patterns.longest(tokenize("vid behov varje vecka"))] == [1]


@pytest.mark.parametrize("pattern", ["(vid behov", "vid)", "{n} och {n}", "(vid)?", "?", ""])
def test_a_pattern_that_cannot_be_understood_is_refused(pattern: str) -> None:
    with pytest.raises(RulesError):
        validate(pattern)


def test_a_slot_that_is_not_there_is_refused() -> None:
    with pytest.raises(RulesError, match="there is no slot"):
        PatternSet(["{nix} år"], {})


def test_a_users_row_with_a_bad_pattern_is_named(tmp_path: Path) -> None:
    row = '[[rows]]\nid = "funding.x"\nkind = "shared"\npatterns = ["(delas"]\nexamples = ["delas"]\nsource = "here"\n'
    (tmp_path / "funding.toml").write_text(row, encoding="utf-8")
    with pytest.raises(RulesError, match=r"funding\.toml: row 1 \(funding\.x\): key 'patterns'"):
        load_rules((tmp_path,)).funding.read("delas")


def test_a_users_row_adds_a_way_to_say_how_often(tmp_path: Path) -> None:
    row = (
        '[[rows]]\nid = "schedule.rota"\nyields = "rate"\nper_year = 52\npatterns = ["enligt rotan"]\n'
        'examples = ["enligt rotan"]\nsource = "our own plans"\n'
    )
    (tmp_path / "schedules.toml").write_text(row, encoding="utf-8")
    assert load_rules((tmp_path,)).schedules.read("Enligt rotan").times_per_year == 52
    assert RULES.schedules.read("Enligt rotan").kind == "unspecified"


@pytest.mark.parametrize(
    "missing", ['yields = "rate"', 'yields = "point"', 'yields = "point"\nshape = "span"']
)
def test_a_users_row_that_says_too_little_is_refused(tmp_path: Path, missing: str) -> None:
    row = f'[[rows]]\nid = "schedule.x"\n{missing}\npatterns = ["rotan"]\nexamples = ["rotan"]\nsource = "here"\n'
    (tmp_path / "schedules.toml").write_text(row, encoding="utf-8")
    with pytest.raises(RulesError, match=r"schedule\.x"):
        load_rules((tmp_path,)).schedules.read("rotan")


@pytest.mark.parametrize("name", [name for name, file in FILES.items() if issubclass(file.row, PatternRow)])
def test_every_pattern_hits_one_of_its_rows_examples(name: str) -> None:
    slots = SLOTS.get(name, {})
    unused = [
        (row.id, pattern)
        for row in RULES.rows(name)
        for pattern in row.patterns
        if not any(matched(pattern, text, slots) for text in row.examples)
    ]
    assert unused == []


@given(st.text(max_size=60))
def test_tokens_are_pieces_of_the_text(text: str) -> None:
    last = 0
    for token in tokenize(text):
        assert last <= token.start < token.end <= len(text)
        assert len(token.text) == token.end - token.start
        last = token.end


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("barn och lärare", []),  # of the first "risk" is missing, of the second a word of the other choice
        ("unga under ett moln av risk", [0]),
        ("skolan eller elever", []),
        ("skolan eller polisen", [1]),
        ("möte", [2]),  # what may be missing is not needed
    ],
)
def test_a_pattern_is_looked_for_where_the_text_holds_a_word_of_each_of_its_choices(
    text: str, looked_for: list[int]
) -> None:
    patterns = PatternSet(
        [
            "(unga|barn) (i|under) risk",
            "(skolan|(stora)? torget) (av|eller) (polis*|(rädd|brand) chef)",
            "(ett|nytt)? möte",
        ]
    )
    list(patterns.find(tokenize(text)))
    assert sorted(patterns._compiled) == looked_for


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("vid (behov", "brackets or signs in the wrong place"),
        ("vid behov)", "brackets or signs in the wrong place"),
        ("? behov", "brackets or signs in the wrong place"),
        ("vid (|? behov)", "brackets or signs in the wrong place"),
        ("behov ??", "brackets or signs in the wrong place"),
        ("(vid)? (behov)?", "can match nothing at all"),
        ("vid|", "can match nothing at all"),
        ("(vid|) (behov)?", "can match nothing at all"),
        ("!vid", "can match nothing at all"),
    ],
)
def test_what_is_no_pattern_is_named(pattern: str, fault: str) -> None:
    with pytest.raises(RulesError, match=fault):
        validate(pattern)


@pytest.mark.parametrize(
    "pattern", ["vid (behov)?", "(vid|efter) (behov)?", "((vid)? behov|sällan)", "(vid|)? behov"]
)
def test_what_must_hold_a_word_is_a_pattern(pattern: str) -> None:
    validate(pattern)
