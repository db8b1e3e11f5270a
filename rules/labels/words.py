"""A label's text as words, without the numbers, marks and endings that surround it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from models.text.fold import fold
from rules.matching.lemmas import lemma

LONGEST_LABEL = 80
"""Characters; a longer text is a value or a sentence."""
MOST_WORDS = 8

JOINING_SIGNS = frozenset("/&+,")
"""Signs that join two labels or two parties as "och" does; but for the comma they stand for it."""
JOINER = "och"
DASH = "-"
"""A dash with spaces around it: joins, or stands for nothing."""

_PLAIN_WORDS = re.compile(r"[a-zåäö]+(?: [a-zåäö]+)*")
"""What has nothing to trim: most labels, as rules write them."""
_LEADING_MARK = re.compile(
    r"""^\s*(?:
        §\s*\d+[.:]? |                                # § 4
        \(?\d{1,3}(?:\.\d{1,3})*[.):]+(?=\s|[^\W\d_]) | # 3. 3.1. 3) (3) 3:
        \d{1,3}(?:\.\d{1,3})*(?=\s+[A-ZÅÄÖ]) |        # 3 Mål, but not "3 mål"
        [^\W\d_][.)](?=\s) |                          # a) A.
        [ivxIVX]{1,4}[.)](?=\s)                       # IV.
    )\s*""",
    re.VERBOSE,
)
_BEHIND_NUMBER = frozenset("abcdefgh")
_OPTIONAL_ENDING = re.compile(
    r"(?<=[^\W\d_])(?:\(-?[a-zåäö]{1,4}\)|/-?(?:er|ar|or|na|erna|arna|en|et|n|r|a|t))(?![^\W\d_])"
)
"""The "(er)" of "Indikator(er)", the "/er" of "Åtgärd/er"."""
_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SHARE = re.compile(r"(?<=[^\W\d_])\s*[(\[]?\s*%\s*[)\]]?\s*:?\s*$")
"""The "%" or "(%)" behind a label."""
_EDGE_MARKS = re.compile(r"^[^\w#№(\[]+|[^\w#№)\]]+$")
_WORD = re.compile(
    r"""
    [^\W_]+(?:[-.'][^\W_]+)*                                          # words, "e-post", "t.o.m"
    (?::(?:s|n|en|ens|et|ets|er|ers|erna|ernas|ar|arna)(?![^\W_]))? |  # "SDF:s"
    [/&+,] | (?<=\s)-(?=\s)                                           # signs
    """,
    re.VERBOSE,
)


class LabelWord(NamedTuple):
    """A word of a label, or a sign that joins two."""

    form: str
    """As written, folded."""
    lemma: str
    """Its dictionary form; of / & and + "och"."""

    @property
    def is_genitive(self) -> bool:
        """Whether it may be in the genitive: "polisens", but not "polis"."""
        return self.form.endswith("s") and self.form != self.lemma

    @property
    def without_s(self) -> str:
        """Its form without an s at the end: "sdfs" is the genitive of an abbreviation."""
        return self.form.removesuffix("s")

    @property
    def is_number(self) -> bool:
        """Whether it counts: digits and their marks, a letter behind them or alone: "2", "1.2", "2b", "B"."""
        if self.form in _BEHIND_NUMBER:
            return True
        digits = self.form[:-1] if self.form[-1:] in _BEHIND_NUMBER else self.form
        return digits[:1].isdigit() and not any(character.isalpha() for character in digits)

    @property
    def is_sign(self) -> bool:
        """Whether it is a joining sign or a dash."""
        return self.form in JOINING_SIGNS or self.form == DASH


def trim(text: str) -> str:
    """`text` folded, on one line, without number, list mark and colon around it, and without "(er)".

    May be empty. A full stop at the end goes as well; see `ends_sentence`.
    """
    if _PLAIN_WORDS.fullmatch(text):
        return text
    line = " ".join(unicodedata.normalize("NFC", text).split())
    line = _LEADING_MARK.sub("", line, count=1)
    folded = _OPTIONAL_ENDING.sub("", fold(line))
    return _EDGE_MARKS.sub("", folded)


def without_parenthesis(trimmed: str) -> str:
    """A trimmed label without what stands in brackets: "mål (smart)" as "mål"."""
    return _EDGE_MARKS.sub("", " ".join(_PARENTHESIS.sub(" ", trimmed).split()))


def of_a_share(text: str) -> str | None:
    """A label trimmed, with "procent" for the % behind it, which tells what it asks: "Klart %"; None without one."""
    spelled = _SHARE.sub(" procent", text)
    return trim(spelled) if spelled != text else None


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as sentences do, which labels seldom do."""
    return text.rstrip().endswith((".", "!"))


def is_too_long(text: str) -> bool:
    """Whether `text` is longer than labels are."""
    stripped = text.strip()
    return len(stripped) > LONGEST_LABEL or len(stripped.split()) > MOST_WORDS


def label_words(trimmed: str) -> tuple[LabelWord, ...]:
    """The words and joining signs of a trimmed label; brackets and other marks are left out."""
    return tuple(label_word(form) for form in _WORD.findall(trimmed))


def label_word(form: str) -> LabelWord:
    """A folded word with its lemma."""
    if form in JOINING_SIGNS:
        return LabelWord(form, form if form == "," else JOINER)
    return LabelWord(form, form if form == DASH else lemma(form))
