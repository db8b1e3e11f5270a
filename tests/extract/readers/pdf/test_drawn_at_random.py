"""Pages of uprights, rules and texts that stand anywhere, over each other, too: each is read, and no word is lost."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from extract.readers.pdf.reader import read_pdf
from models.pages.document import Document
from tests.pdf_drawing import Page, drawn

WORDS = (
    "Ny belysning vid torget Rektor Kommunen och polisen Maj 2031 Mål Tid Ansvarig • 1. Mörka stråk".split()
)


def draw_rows(page: Page, random: Random, xs: list[int], top: float) -> float:
    """Rows of uprights of any height, some beside names or without any, and texts between them and beside."""
    y = top
    for number in range(random.randint(1, 7)):
        high = random.choice([6, 14, 20, 34])
        is_name, is_bare = random.random() < 0.15, random.random() < 0.1
        for x in xs[:1] + xs[-1:] if is_name else xs:
            if not is_bare:
                page.rule(x, y, x, y + high + random.choice([0, 0, 0, 2]))
        if random.random() < 0.2:
            page.rule(xs[0], y, xs[-1], y)
        for left in (30, *xs):
            if random.random() < 0.7:
                lines = [
                    " ".join(random.choices(WORDS, k=random.randint(1, 3)))
                    for _ in range(random.choice([1, 1, 2]))
                ]
                x = left + 3 + random.choice([0, 0, 12])
                page.lines(x, y + 10, *lines, size=random.choice([7, 9]), bold=number == 0)
        y += high
    return y + random.choice([4, 12, 30])


def draw_page(page: Page, random: Random) -> None:
    xs = sorted(random.sample(range(45, 560, 25), random.randint(1, 6)))
    y = 60.0
    for _ in range(random.randint(1, 3)):
        if random.random() < 0.6:
            name = " ".join(random.choices(WORDS, k=3))
            page.text(50, y, name, random.choice([10, 13]), bold=True)
            y += 18
        y = draw_rows(page, random, xs, y)


def times_held(document: Document) -> Counter[int]:
    """How often each word stands in a block or a piece of furniture."""
    held = Counter(word for block in document.blocks for word in block.all_words)
    held.update(word for piece in document.furniture for word in piece.paragraph.all_words)
    return held


@given(st.integers(0, 10**6))
@example(33)  # a word stands over the edge between labels and values
def test_each_word_stands_once_or_is_hidden_under_others(seed: int) -> None:
    random = Random(seed)
    document = read_pdf("slump.pdf", drawn(*[lambda page: draw_page(page, random)] * 2))
    held = times_held(document)
    for number, word in enumerate(document.words):
        assert held[number] == (word.standing != "hidden")
