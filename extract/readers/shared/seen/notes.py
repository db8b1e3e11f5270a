"""Notes below the text, told by the raised signs that call them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from models.pages.document import Document, Paragraph, Word, paragraphs_of

_SIGN = re.compile(r"[(\[]?([0-9¹²³⁰⁴-⁹]{1,2}|[a-z]|[A-H]|\*{1,4}|†+|‡+|§)[)\].:]?")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SMALLER = 0.9
"""Type of a note against that of the text, at most."""
_FIGURE_BEHIND = re.compile(r"(.*[^\W\d_]{2}[.,;:)]?)([1-9]\d?)")
_CALLING = re.compile(r"(.*[^\W_][^\w\s*]?)(\*{1,3}|[†‡]{1,3})(\)?)([.,;:)]?)")
"""A word that ends in a sign which may call a note: "år*", "år)*.", "2024†", "år*)"."""


def with_notes(document: Document) -> Document:
    """`document` with the words of notes standing beside the text, where signs in the text call them.

    A paragraph that begins with a raised sign is a note. One that begins with a sign of the usual size is a note
    where a raised one, or a sign after a word, called it before. A raised letter calls only a note that is there.
    """
    words = list(document.words)
    paragraphs = [one for one in paragraphs_of(document.blocks) if one.origin == "body"]
    _free_letters(words, paragraphs)
    called = {**_starred(words, paragraphs), **_figured(words, paragraphs)}
    for word in words:
        if word.standing == "note_mark" and (sign := _sign(word.text)):
            called.setdefault(sign, word.id)
    if not called:
        return document
    beside = [
        number
        for paragraph in paragraphs
        if _is_note(words, paragraph, called)
        for number in paragraph.all_words
    ]
    for number in beside:
        words[number] = replace(words[number], standing="beside")
    return replace(document, words=tuple(words))


def _free_letters(words: list[Word], paragraphs: list[Paragraph]) -> None:
    """Put raised letters that no note takes up back into the text ("fru", "n:o" in older print)."""
    opening = {_sign(words[one.all_words[0]].text) for one in paragraphs}
    for one in paragraphs:
        if (
            words[one.all_words[0]].standing == "note_mark"
        ):  # notes that follow each other may be one paragraph
            opening |= {_sign(words[at].text) for at in one.all_words if words[at].standing == "note_mark"}
    for number, word in enumerate(words):
        if word.standing == "note_mark" and (sign := _sign(word.text)).isalpha() and sign not in opening:
            words[number] = replace(word, standing="in_force")


def _sign(text: str) -> str:
    match = _SIGN.fullmatch(text)
    return match[1].translate(_FIGURES) if match else ""


def _is_note(words: list[Word], paragraph: Paragraph, called: dict[str, int]) -> bool:
    """Whether a paragraph is the note that one of the signs called."""
    first = words[paragraph.all_words[0]]
    if len(paragraph.all_words) < 2 or paragraph.kind == "heading":
        return False
    sign = _sign(first.text)
    if first.standing == "note_mark" and not sign.isalpha():
        return True
    alone = first.text == sign or not sign.isdigit()  # "1." numbers a list, "1" alone a note
    return alone and sign in called and called[sign] < first.id and not paragraph.bold


def _starred(words: list[Word], paragraphs: list[Paragraph]) -> dict[str, int]:
    """The signs behind words ("år*") that a paragraph below takes up ("* Preliminärt"), by their last word.

    The words lose their sign: it is no letter and no word of its own.
    """
    signs = Counter(sign for one in paragraphs if (sign := _opening_star(words, one)))
    opening = {
        sign: one.all_words[0]
        for one in paragraphs
        if 0 < signs[sign := _opening_star(words, one)] <= _MOST_ALIKE  # more of them are a list's marks
    }
    found: dict[str, int] = {}
    if not opening:
        return found
    for number, word in enumerate(words):
        if word.text[-1] not in "*†‡.,;:)" or word.standing != "in_force":
            continue
        match = _CALLING.fullmatch(word.text)
        if match is None or word.text[0] in "*†‡":
            continue
        before, sign, bracket, after = match.groups()
        if number < opening.get(sign + bracket, 0):
            words[number] = replace(word, text=before + after)
        elif number < opening.get(sign, 0):
            words[number] = replace(word, text=before + bracket + after)
        else:
            continue
        found[sign] = number
    return found


_MOST_ALIKE = 2
"""Notes with one sign in a document: a second page may begin anew; a list has more marks."""


def _figured(words: list[Word], paragraphs: list[Paragraph]) -> dict[str, int]:
    """The figures right behind words ("år.1") that a paragraph below in smaller type takes up ("1 Preliminärt").

    Some fonts have figures that are raised, and the file does not tell it. The words lose their figure.
    """
    sizes: Counter[float] = Counter()
    for one in paragraphs:
        sizes[one.size or 0.0] += len(one.all_words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    opening = {
        words[one.all_words[0]].text: one.all_words[0]
        for one in paragraphs
        if one.size and one.size <= SMALLER * usual and words[one.all_words[0]].text.isdigit()
    }
    found: dict[str, int] = {}
    for number, word in enumerate(words) if opening else ():
        match = _FIGURE_BEHIND.fullmatch(word.text) if word.standing == "in_force" else None
        if match and number < opening.get(match[2], 0):
            words[number] = replace(word, text=match[1])
            found[match[2]] = number
    return found


def _opening_star(words: list[Word], paragraph: Paragraph) -> str:
    sign = words[paragraph.all_words[0]].text
    bare = sign.removesuffix(")")
    return sign if bare and bare.strip("*†‡") == "" and len(bare) <= 3 else ""


_RAISED = re.compile(r"^[⁰¹²³⁴-⁹]{1,2}(?=\W*$|[^\W\d])|[⁰¹²³⁴-⁹]{1,2}(?:[,⁾)][⁰¹²³⁴-⁹]{1,2})*(?=[.,;:)]*$)")
_UNIT = re.compile(r"(?:^|[\d(/])[cdkm]?m$|^10$|^[xyR]$")
"""What a raised figure belongs to: metres and powers."""


def raised_stretch(word: str) -> tuple[int, int] | None:
    """Where in a word raised figures of Unicode call a note ("år²", "¹Gäller"), and not a unit's ("m²")."""
    match = _RAISED.search(word)
    if match is None or not calls_note(match.group().translate(_FIGURES), word[: match.start()]):
        return None
    return match.span()


_LETTER = re.compile(r"[a-hA-H]")
_WHOLE_WORD = re.compile(r"(?:[^\W\d_]{2}|\d{4})[.,;:)!?]?$")
"""What a raised letter may stand behind; behind "1" it belongs to the number."""


def calls_note(raised: str, before: str) -> bool:
    """Whether `raised` text after the word's beginning `before` calls a note: a figure or a sign, no unit's figure;
    a letter behind a whole word, if a note takes it up."""
    sign = raised.strip(" ,;()[]")
    if _LETTER.fullmatch(sign):
        return not before or _WHOLE_WORD.search(before) is not None
    return re.fullmatch(r"[0-9*†‡§, ]{1,7}", sign) is not None and not _UNIT.search(before)
