"""What kind of measure it is, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.pack import load_rules


@pytest.mark.parametrize(
    ("name", "text", "kinds"),
    [
        ("Trygghetsvandring", "Boende går runt.", ("safety_walk",)),
        ("Nattlig rond", "Hyresgästerna följer med.", ("safety_walk",)),
        ("Nattvandring", "Boende noterar trasig belysning.", ("night_walk",)),
        ("Insats 4", "Klotter tas bort.", ("graffiti_removal",)),
        ("Fältarbete", "Arkeologer gräver.", ()),
        ("Kamerakurs", "Unga får en kurs.", ()),
        ("Julbord", "Mat för hemlösa.", ()),
        ("", "", ()),
    ],
)
def test_the_name_decides_before_the_text(name: str, text: str, kinds: tuple[str, ...]) -> None:
    assert load_rules().measure_kinds.kinds(name, (text,)) == kinds


def test_little_words_weigh_little() -> None:
    weights = load_rules().measure_kinds.weight
    assert weights("och") == 0 < weights("samverkan") < weights("krogtillsyn") == 1


def test_a_user_s_row_is_a_kind_too(tmp_path: Path) -> None:
    row = (
        '[[rows]]\nid = "measure.harbour"\nkind = "harbour_watch"\npatterns = ["hamnvak*"]\n'
        'examples = ["Hamnvakt"]\nsource = "test"\n'
    )
    (tmp_path / "measure_kinds.toml").write_text(row, encoding="utf-8")
    assert load_rules((tmp_path,)).measure_kinds.kinds("Hamnvakter") == ("harbour_watch",)


def test_no_word_counts_more_than_a_whole_one() -> None:
    weights = {row.weight for row in load_rules().rows("measure_kinds")}  # type: ignore[attr-defined]
    assert min(weights) >= 0 and max(weights) == 1
