"""Phrases by their lemmas: what plain words give without spaCy is what spaCy gives."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.matching.phrases import PhraseFinder, SpacyFinder

PHRASES = {
    "police": ("kommunpolis", "polis"),
    "school": ("skola", "elevhälsa", "barn- och utbildningsförvaltning"),
    "staff": ("elevhälsa", "Brå-samordnare", "enhetschef prevention"),
}
FINDER = PhraseFinder(PHRASES)


@lru_cache(maxsize=1)
def by_spacy() -> SpacyFinder:
    """The same phrases by spaCy, which takes a second to load."""
    return SpacyFinder(PHRASES)


_WORDS = (
    "kommunpolis Polisen POLISENS skolorna Barn- och utbildningsförvaltningen brå-samordnare enhetschefen prevention"
    " tel A ev s m/s SDF:s 1 2:a"
).split(" ")
_SIGNS = (
    *(
        " ",
        "  ",
        "\n",
        "\xa0",
        ".",
        "..",
        ",",
        ":",
        ";",
        "!",
        "?",
        "(",
        ")",
        "[",
        "]",
        '"',
        "”",
        "“",
        "»",
        "«",
        "/",
    ),
    *(
        "-",
        "--",
        "–",
        "'",
        "’",
        "&",
        "+",
        "*",
        "•",
        "…",
        "@",
        ".se",
        "s",
        ":D",
        "km",
        "%",
        "_",
        "<",
        "=",
        "É",
        "ø",
    ),
)


def _told(finder: PhraseFinder | SpacyFinder, text: str) -> list[tuple[str, str]]:
    return [(hit.key, text[hit.start : hit.end]) for hit in finder.find(text)]


def test_phrases_are_found_in_any_inflection_the_longest_first() -> None:
    finder = PhraseFinder({"row": ("öppen drogscen",), "place": ("drogscen",)})
    text = "Två öppna drogscener, och en drogscen till."
    assert _told(finder, text) == [("row", "öppna drogscener"), ("place", "drogscen")]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Polisen/skolan", ["Polisen", "skolan"]),
        ("(kommunpolisen, elevhälsan).", ["kommunpolisen", "elevhälsan"]),
        ("Barn- och utbildningsförvaltningen", ["Barn- och utbildningsförvaltningen"]),
        ("Barn-  och utbildningsförvaltningen", []),  # two spaces: spaCy has a token between them
        ("enhetschef, prevention", []),
        ("Brå-samordnaren", ["Brå-samordnaren"]),
        ("anna.berg@polisen.se", []),
        ("polis(en)", ["polis"]),
        ("Polisen.\nSkolan", ["Polisen", "Skolan"]),
    ],
)
def test_words_are_cut_from_signs_as_spacy_cuts_them(text: str, hits: list[str]) -> None:
    assert [words for _, words in _told(FINDER, text)] == hits
    assert _told(by_spacy(), text) == _told(FINDER, text)


def test_of_rows_with_the_same_phrase_the_first_has_it() -> None:
    assert _told(FINDER, "elevhälsan") == [("school", "elevhälsan")]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from((*_WORDS, *_SIGNS)), max_size=9).map("".join))
def test_any_text_gives_what_spacy_gives(text: str) -> None:
    ours = [(hit.start, hit.end) for hit in FINDER.find(text)]
    assert ours == [(hit.start, hit.end) for hit in by_spacy().find(text)]


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    assert [hit.start for hit in FINDER.find(text)] == [hit.start for hit in by_spacy().find(text)]


@pytest.mark.parametrize("phrase", ["skola & fritid", "112-larm"])
def test_a_phrase_of_more_than_plain_words_is_left_to_spacy(phrase: str) -> None:
    finder = PhraseFinder({"row": (phrase,), "police": ("polis",)})
    assert _told(finder, f"Polis, {phrase}") == [("police", "Polis"), ("row", phrase)]


def test_plain_words_do_not_load_spacy() -> None:
    asked = (
        f"import sys\nfrom {PhraseFinder.__module__} import PhraseFinder\n"
        "finder = PhraseFinder({'police': ('polis',)})\n"
        "print(len(finder.find('Polisen, skolan (kl. 10) och anna@polisen.se')), 'spacy' in sys.modules)\n"
        "print(len(finder.find('polis=skola')), 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False", "1", "True"]
