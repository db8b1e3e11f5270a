"""Folding is the same for a text as for each of its characters, whichever way it is gone."""

import pytest

from models.text.fold import fold


def test_a_character_folds_alike_alone_and_beside_one_that_takes_the_longer_way() -> None:
    for code in (*range(0x250), *range(0x2000, 0x2070), 0x130, 0x1E9E, 0xFB01):
        alone = fold(chr(code))
        assert len(alone) == 1, code
        assert fold(f"{chr(code)}Ł") == f"{alone}ł", code
        assert fold(f"Å{chr(code)}") == f"å{alone}", code


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Polisens ÅTAGANDE (2 ggr/år)", "polisens åtagande (2 ggr/år)"),
        ("Café", "café"),
        ("a`b", "a'b"),
        ("”Ett–två”", '"ett-två"'),
        ("ett\ttvå\u00a0tre\n", "ett två tre "),
        ("", ""),
    ],
)
def test_a_text_in_lower_case_with_one_kind_of_quote_dash_and_space(text: str, folded: str) -> None:
    assert fold(text) == folded
