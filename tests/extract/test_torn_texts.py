"""Texts of the sample archive, torn and mixed: every one is read, and each of its words stands in one place."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipeline import extract_bytes
from models.errors import DocumentError

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "corpus" / "documents").iterdir()
    if path.suffix in {".txt", ".md", ".html"}
)
TEXTS = [path.read_text(encoding="utf-8", errors="replace").splitlines() for path in SAMPLES]
LINES = [line for text in TEXTS for line in text]
MARKS = ("- ", "# ", "## ", "| ", "1. ", "1. 1. ", "**", "")
SIGNS = (":", ".", ",", "   ", "\t", "(", ")", "–", "?", " och ")


@st.composite
def torn_texts(draw: st.DrawFn) -> str:
    """A sample's lines, some of them gone, doubled, marked anew, cut short or taken from another sample."""
    lines = list(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 10))):
        at = draw(st.integers(0, len(lines) - 1)) if lines else 0
        line = lines[at] if lines else ""
        place = draw(st.integers(0, len(line)))
        lines[at : at + draw(st.integers(0, 1))] = draw(
            st.sampled_from(
                [
                    [],
                    [""],
                    [draw(st.sampled_from(LINES))],
                    [draw(st.sampled_from(MARKS)) + line],
                    [line[:place]],
                    [line[:place] + draw(st.sampled_from(SIGNS)) + line[place:]],
                ]
            )
        )
    return "\n".join(lines)


@settings(max_examples=80, deadline=None)
@given(torn_texts(), st.sampled_from(["txt", "md", "html", "csv"]))
def test_a_torn_text_is_read_with_every_word_in_one_place(text: str, suffix: str) -> None:
    try:
        coverage = extract_bytes(f"plan.{suffix}", text.encode()).record.coverage
    except DocumentError:
        return
    assert coverage.words == coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder
