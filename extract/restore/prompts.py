"""Prompts of fields that nobody has filled in: of a form that was printed or converted they are left as mere words."""

from __future__ import annotations

import re
from dataclasses import replace

from models.pages.document import Document, Furniture, Paragraph, paragraphs_of, without_paragraphs
from models.text.fold import fold
from rules.pack import Rules

_MOST_WORDS = 12


def with_prompts_apart(document: Document, rules: Rules) -> Document:
    """`document` with the paragraphs that are but such a prompt as furniture; their cells stay, empty."""
    phrases = (*rules.words["prompt_opens"], *rules.words["prompt"])
    first = {phrase.partition(" ")[0] for phrase in phrases}
    if first.isdisjoint([word.text.lower() for word in document.words]):
        return document
    choice = rules.words.choice
    asked = rf"{choice('prompt_opens')} {choice('prompt_asks')}(?: \w+){{1,3}}"
    prompt = re.compile(rf"(?:{asked}|{choice('prompt')})\.?")
    prompts = [one for one in paragraphs_of(document.blocks) if _is_prompt(document, one, prompt)]
    blocks = without_paragraphs(document.blocks, frozenset(map(id, prompts)))
    furniture = (
        Furniture("instruction", replace(one, kind="paragraph", level=None, number=None)) for one in prompts
    )
    return replace(document, blocks=blocks, furniture=(*document.furniture, *furniture))


def _is_prompt(document: Document, paragraph: Paragraph, prompt: re.Pattern[str]) -> bool:
    words = paragraph.words
    return 0 < len(words) <= _MOST_WORDS and prompt.fullmatch(fold(document.text(words))) is not None
