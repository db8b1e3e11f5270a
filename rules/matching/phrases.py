"""Phrases in running text, in any inflection: by their lemmas, the longest first.

The one owner of spaCy beside rules/matching/entities.py. spaCy's tokenizer and PhraseMatcher decide; but they take
half a second and 60 MB to load, more than reading a plan. So what they say of plain words, which is nearly all that
is asked, is told without them: a text is cut at its spaces, then punctuation comes off the ends of each piece, as
spaCy does for Swedish. Where a piece is built otherwise and could hold a word of a phrase, spaCy is loaded and
asked. A test holds both against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rules.matching.kept import kept
from rules.matching.lemmas import lemma

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LOWER, _UPPER = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_LETTER = f"[{_LOWER}{_UPPER}]"
_PIECE = re.compile(r"\S+")
_WORD = rf"-?{_LETTER}(?:{_LETTER}|[-:](?=[{_LOWER}])|-(?=[{_UPPER}]))*"
"""Also "Brå-nätverket" and "SDF:s"."""
_PLAIN = re.compile(
    rf"[(\[{{”“„»«]*(?P<core>{_WORD}(?:[/,](?={_LETTER}){_WORD})*[-/]?)"
    r"(?P<stop>\.(?!\.))?(?:[,;:!?)\]}”“»«]\.?(?!\.))*"
)
"""A word, or some that `/` or a comma ties together, between signs each of which is a token."""
_TIED = re.compile(r"[^/,]+(?:/\Z)?")
_MAIL = re.compile(r"[(,;]*[\w.+-]+@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}[),;]*\.?")
"""An address is one token."""
_STOP_COMES_OFF = re.compile(rf"(?:[{_LOWER}]|[{_UPPER}]{{2}}|-)\Z")
"""The end of a word whose full stop is a token of its own; that of an initial is not."""
_SHORT = (
    "ang anm apr aug dec doc dvs el eng etc ev exkl f feb febr fid fig forts fre förf inkl iofs jan jun jur kap kl kor"
    " kr kungl lat lör max milj min mos mt mvh mån nov obs okt ons osv proc prof ref resp sep sept sid tel tis tors"
    " ung v vol äv övers"
).split()
_KEEPS_STOP = frozenset((*_SHORT, *map(str.capitalize, _SHORT), "Dr", *"abcdeghjklnopqrstuwxyzäöü"))
"""Abbreviations that spaCy keeps together with their full stop."""
_SEGMENT = re.compile(r"(?:[^\W\d_]|[-:.'’])+")
"""What a token that is a form of a plain word is made of."""
_PART = re.compile(r"[^\W\d_]+|[\W\d_]")
_MOST_PARTS = 16
"""Parts of a piece that are tried in all ways; of more spaCy is asked at once."""


class PhraseHit(NamedTuple):
    """A phrase found in a text."""

    key: str
    """The key whose phrase it is."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""


_SIGN = ("", 0, 0)
_Word: TypeAlias = tuple[str, int, int]
"""A token's lemma, and [start, end) in the text; its lemma is empty where no phrase can hold it."""


class PhraseFinder:
    """Finds phrases: for each key some, written in any form. Of keys with the same phrase the first has it."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._phrases = phrases
        self._known: dict[str, dict[tuple[str, ...], str]] = {}
        """The lemma of a phrase's first word → the lemmas of such phrases, and their keys."""
        self._lemmas: set[str] = set()
        self._is_plain = True
        """Whether all phrases are made of plain words; else spaCy reads all texts, too."""
        for key, texts in phrases.items():
            for text in filter(str.strip, texts):
                words = [word for piece in _PIECE.findall(text) for word in _words_of(piece) or [_SIGN]]
                lemmas = tuple(lemma(word) for word, _, _ in words)
                self._is_plain &= all(word for word, _, _ in words)
                self._known.setdefault(lemmas[0], {}).setdefault(lemmas, key)
                self._lemmas.update(lemmas)

    def find(self, text: str) -> tuple[PhraseHit, ...]:
        """The longest hits that do not overlap, in order; offsets are into `text` as given."""
        words = self._words(text) if self._is_plain else None
        if words is None:
            return self._by_spacy.find(text)
        spans = sorted(self._spans(words), key=lambda span: (span[0] - span[1], span[0]))
        taken: set[int] = set()
        hits: list[PhraseHit] = []
        for first, last, key in spans:
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                hits.append(PhraseHit(key, words[first][1], words[last - 1][2]))
        return tuple(sorted(hits, key=lambda hit: hit.start))

    def _spans(self, words: list[_Word]) -> Iterator[tuple[int, int, str]]:
        """[first, last) among `words` of each phrase that stands there, and its key."""
        lemmas = [word[0] for word in words]
        for first, word in enumerate(lemmas):
            for phrase, key in self._known.get(word, {}).items():
                last = first + len(phrase)
                if tuple(lemmas[first:last]) == phrase:
                    yield first, last, key

    def _words(self, text: str) -> list[_Word] | None:
        """The words of `text` as far as phrases may hold them; None where only spaCy can tell."""
        words: list[_Word] = []
        end = 0
        for piece in _PIECE.finditer(text):
            if text[end : piece.start()] != " ":
                words.append(("", end, end))  # other white space is a token
            end = piece.end()
            found = _words_of(piece.group())
            if found is None:
                if self._may_hold_phrase(piece.group()):
                    return None
                found = (_SIGN,)
            at = piece.start()
            words += [(lemma(word) if word else "", at + start, at + last) for word, start, last in found]
        return words

    @kept(4096)
    def _may_hold_phrase(self, piece: str) -> bool:
        """Whether any part of `piece`, cut where spaCy could cut it, is a word of a phrase."""
        for segment in _SEGMENT.findall(piece):
            parts = _PART.findall(segment)
            if len(parts) > _MOST_PARTS:
                return True
            for first, last in combinations(range(len(parts) + 1), 2):
                if lemma("".join(parts[first:last])) in self._lemmas:
                    return True
        return False

    @cached_property
    def _by_spacy(self) -> SpacyFinder:
        return SpacyFinder(self._phrases)


@lru_cache(maxsize=16384)
def _words_of(piece: str) -> tuple[tuple[str, int, int], ...] | None:
    """The tokens of a piece between spaces, with their offsets in it; None where only spaCy can tell.

    Signs come without text, and some together: no phrase of plain words holds them.
    """
    if not any(map(str.isalpha, piece)) or _MAIL.fullmatch(piece):
        return (_SIGN,)
    plain = _PLAIN.fullmatch(piece)
    if plain is None:
        return None
    words = [_SIGN] if plain.start("core") else []
    for match in _TIED.finditer(piece, *plain.span("core")):
        words += [(match.group(), *match.span()), _SIGN]
    end = plain.end()
    if plain["stop"]:
        last, start, stop = words[-2]
        if last in _KEEPS_STOP or not _STOP_COMES_OFF.search(last):
            words[-2] = (last + ".", start, stop + 1)
    if end == words[-2][2]:
        words.pop()
    return tuple(words)


class SpacyFinder:
    """spaCy's PhraseMatcher over lemmas."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        from spacy.matcher import PhraseMatcher

        self._language = _language()
        self._matcher = PhraseMatcher(self._language.vocab, attr="NORM")
        for key, texts in phrases.items():
            self._matcher.add(key, [_with_lemmas(self._language, text) for text in texts if text.strip()])

    def find(self, text: str) -> tuple[PhraseHit, ...]:
        """The longest hits that do not overlap, in order; offsets are into `text` as given."""
        from spacy.util import filter_spans

        document = _with_lemmas(self._language, text)
        spans = filter_spans(self._matcher(document, as_spans=True))
        return tuple(PhraseHit(span.label_, span.start_char, span.end_char) for span in spans)


@lru_cache(maxsize=1)
def _language() -> Language:
    import spacy

    return spacy.blank("sv")


def _with_lemmas(language: Language, text: str) -> Doc:
    document = language.make_doc(text)
    for token in document:
        token.norm_ = lemma(token.text)
    return document
