"""Raised signs that call notes, and signs that do not."""

from __future__ import annotations

import pytest

from extract.readers.shared.seen.notes import calls_note, raised_stretch, with_notes
from extract.readers.shared.words import WordList
from models.pages.document import Document, Paragraph, Word


@pytest.mark.parametrize(
    ("raised", "before", "calls"),
    [
        ("1", "år", True),
        ("2", "2024-12-31", True),
        ("12", "enkäten", True),
        ("[3]", "år", True),
        ("1, 2", "år", True),
        ("*", "år", True),
        ("2", "m", False),
        ("3", "dm", False),
        ("2", "20m", False),
        ("2", "(m", False),
        ("6", "10", False),
        ("a", "1", False),
        ("a", "år", True),
        ("a", "2024.", True),
        ("B", "år)", True),
        ("a", "x", False),
        ("i", "år", False),
        ("st", "1", False),
        ("", "år", False),
        ("text i upphöjd stil", "år", False),
    ],
)
def test_what_calls_a_note(raised: str, before: str, calls: bool) -> None:
    assert calls_note(raised, before) is calls


@pytest.mark.parametrize(
    ("word", "stretch"),
    [("år¹", (2, 3)), ("år¹².", (2, 4)), ("¹Gäller", (0, 1)), ("¹", (0, 1)), ("m²", None), ("20m²", None), ("år", None)],
)  # fmt: skip
def test_raised_figures_of_unicode(word: str, stretch: tuple[int, int] | None) -> None:
    assert raised_stretch(word) == stretch


@pytest.mark.parametrize(
    ("word", "size", "left", "note"),
    [
        ("torget.1", 9.0, "torget.", True),
        ("torget1", 8.0, "torget", True),
        ("torget.1", 9.1, "torget.1", False),  # as large as the text
        ("torget.2", 8.0, "torget.2", False),  # no note has the figure
        ("A1", 8.0, "A1", False),
    ],
)
def test_a_figure_behind_a_word_calls_the_note_that_takes_it_up(
    word: str, size: float, left: str, note: bool
) -> None:
    texts = (("Vuxna går varje kväll på", word), ("1 Beloppen anges utan moms.",))
    words = [Word(n, text) for n, text in enumerate(" ".join(" ".join(one) for one in texts).split())]
    cut = len(" ".join(texts[0]).split())
    blocks = (
        Paragraph(tuple(range(cut)), size=10.0),
        Paragraph(tuple(range(cut, len(words))), size=size),
    )
    document = with_notes(Document(words=tuple(words), blocks=blocks))
    assert document.words[cut - 1].text == left
    assert (document.words[-1].standing == "beside") is note


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("år¹.", [("år.", "in_force"), ("¹", "note_mark")]),
        ("¹Gäller", [("¹", "note_mark"), ("Gäller", "in_force")]),
        ("☒Ja☐Nej", [("☒", "in_force"), ("Ja", "in_force"), ("☐", "in_force"), ("Nej", "in_force")]),
        ("20 m²", [("20", "in_force"), ("m²", "in_force")]),
    ],
)
def test_words_are_parted_from_marks_and_boxes(text: str, words: list[tuple[str, str]]) -> None:
    made = WordList()
    made.add(text)
    assert [(word.text, word.standing) for word in made.words] == words
