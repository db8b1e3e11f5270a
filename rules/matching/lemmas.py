"""Swedish words: lemmas, and what is a word at all.

The dictionary is simplemma's (rules/matching/swedish/dictionary.py); swedish/lookup.py looks a word up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from models.text.fold import fold
from rules.matching.swedish.dictionary import dictionary_digest
from rules.matching.swedish.lookup import dictionary_lemma, find_lemma

OF_RULES = Path(__file__).parents[1] / "data" / "lemmas.tsv"
"""The digest of the dictionary that they come from, then the words of our rules, each with its lemma."""

_SHORTEST_PART = 3
"""Letters that each part of a compound has at least; shorter ones ("upp", "av") split almost anything."""

_SHORT_LAST_PARTS = frozenset(("tid", "mål", "råd", "lag", "väg", "del", "hus"))
"""Last parts of three letters; others ("tet", "kat") would make compounds of misprints."""

_ABBREVIATION_ENDINGS = (":s", ":n", ":en", ":et", ":ens", ":ets", ":ar", ":arna", ":er", ":erna")
"""How abbreviations are inflected: SDF:s, BUP:en."""

ENDINGS = (
    "",
    *"s n ns en ens et ets ts r rs er ers ar ars or t a na nas".split(),
    *"erna ernas arna arnas orna ornas :s :ns".split(),
)
"""Endings of inflected nouns and adjectives."""
_LONGEST_ENDING = 5
"""Letters of "ernas": where more than an ending would go, the lemma would be another word's."""

_BEFORE_WORD, _AFTER_WORD = "(\"'”", ".,;:!?)\"'”"
"""What may stand close to a word."""
_ENDINGS_AND_WORDS = frozenset(("en", "er", "ens"))
"""Endings that are words, too; what they belong to follows, and no sign."""
_DERIVING = frozenset(("ande", "ende", "anden", "enden", "are", "aren", "re", "het", "heten", "hets"))
"""Endings that make nouns of verbs and adjectives."""
_LONG_PART = 4
"""Letters of a second word that is hardly the rest of one that a line end broke; shorter ones may be ("re", "gen")."""
_LONG_NOUN = 6
"""Letters of a noun whose ending is no article that follows it ("Kommun", "en"; but "får", "en")."""
_SHORTEST_FIRST = 4
"""Letters of the first of three words in one."""
_MOST_PARTS, _MOST_OF_WORD = 24, 6
"""Beside each other, and of one word."""
_UNKNOWN, _AS_BROKEN, _UNLISTED = 2.0, 0.4, 0.1
"""What a word costs that nobody knows; that is known only as two words, parted where a line ends; that is known so."""
_OF_MORE = 0.2
"""What an unknown word costs more for each of its parts but one."""
_CLOSE = 0.25
"""What tells no two ways apart."""
_IMPOSSIBLE = 99.0
_SHORTEST_COMPOUND = 10
"""Letters from which on a word of the dictionary is taken apart too; shorter ones ("ungdomar") seldom are compounds."""

_MODAL = "ska"
_MODALS = frozenset((_MODAL, "skall", "skulle"))
"""A verb of which texts are full; the dictionary form that it shares with a noun is not written any more."""

_PARTICIPLE = re.compile(r"(.{2,}[ae]nde)(?:s|t|ts|n|ns|na|nas)?")
"""A present participle, in any inflection as a noun: "deltagande" is a noun of its own in labels, not "delta"."""
_JOINED_BY_S = ("an", "het", "ing", "ion", "tet", "skap", "dom")
"""How first parts end that always take a joining s ("samverkans-part", not "samverkan-spart")."""


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Whether `word` (in any inflection) stands in the Swedish dictionary."""
    try:
        return bool(word) and dictionary_lemma(normalize("NFC", word)) is not None
    except ValueError:  # half of a character
        return False


@lru_cache(maxsize=65536)
def is_name(word: str) -> bool:
    """Whether `word` can only be a proper name, or a hyphenated pair of them ("Farstas", "Hägersten-Älvsjö")."""
    low = fold(word)
    parts = low.split("-")
    if len(parts) > 1:
        return all(part and is_name(part) for part in parts)
    forms = (low, low[:-1]) if low.endswith("s") else (low,)
    return any(_looked_up(form, greedy=False)[:1].isupper() for form in forms)


@lru_cache(maxsize=65536)
def is_compound(word: str) -> bool:
    """Whether `word` is made of two Swedish words ("miljöförvaltningens"), with or without a joining s."""
    return _split(fold(word)) is not None


def joints_of(parts: Sequence[str], breaks: bool) -> Sequence[bool | None]:
    """Whether `parts`, each of which a line end parts from the next, are one word with it; None where nothing tells.

    Of all ways to join them the one is right whose words the dictionary knows; `breaks`: the document breaks words.
    """
    first = parts[0].lstrip(_BEFORE_WORD).rpartition("-")[2]  # "lämna-zoner" ends as "zoner" does
    bare = [first, *parts[1:-1], parts[-1].rstrip(_AFTER_WORD)]
    unsure: list[bool | None] = [None] * (len(parts) - 1)
    if (
        len(parts) > _MOST_PARTS
        or not all(map(str.isalpha, bare))
        or len({part.isupper() for part in bare}) > 1
    ):
        return unsure
    ways = _Ways(bare, breaks=breaks, ends_text=bare[-1] != parts[-1])
    best, joined = ways.cheapest(None)
    for place, is_one in enumerate(joined):
        if ways.cheapest((place, not is_one))[0] - best > _CLOSE:
            unsure[place] = is_one
    return unsure


class _Ways:
    """The ways to join parts of words, and what the words that they make cost."""

    def __init__(self, parts: Sequence[str], *, breaks: bool, ends_text: bool) -> None:
        self.parts, self.breaks, self.ends_text = parts, breaks, ends_text

    def cheapest(self, forced: tuple[int, bool] | None) -> tuple[float, tuple[bool, ...]]:
        """The least cost, and which parts are joined for it; `forced` says whether those at one place are."""
        count = len(self.parts)
        found: dict[
            tuple[int, int], tuple[float, tuple[bool, ...]]
        ] = {}  # from a word's first and last part on
        for first in reversed(range(count)):
            for end in range(first + 1, min(count, first + _MOST_OF_WORD) + 1):
                inner = range(first, end - 1)
                if forced is not None and ((forced[0] in inner) > forced[1] or (forced == (end - 1, True))):
                    continue
                after = [
                    (found[key][0] + self._apart((first, end), key), (False, *found[key][1]))
                    for key in found
                    if key[0] == end
                ]
                if end < count and not after:
                    continue
                cost, joined = min(after) if end < count else (0.0, ())
                found[first, end] = cost + self._cost(first, end), (True,) * len(inner) + joined
        return min((value for key, value in found.items() if key[0] == 0), default=(_IMPOSSIBLE, ()))

    def _word(self, first: int, end: int) -> str:
        return "".join(self.parts[first:end])

    def _cost(self, first: int, end: int) -> float:
        """How unlikely it is that these parts are a word."""
        word, begins = self._word(first, end), self.parts[first]
        if is_word(word):
            return 0.0
        if end == first + 1:
            return _UNLISTED if _is_known(word) else _UNKNOWN
        # "för", "rondering": words are new oftener than short words begin new ones
        rest = word[len(begins) :]
        is_new = len(begins) <= _LONG_PART and is_word(begins) and _is_known(rest)
        low = fold(word)
        if is_new or not _is_made(low):
            return _UNKNOWN + _OF_MORE * (end - first - 1)
        ends = {len(self._word(first, place)) for place in range(first + 1, end)}
        if _splits(low):
            return _UNLISTED if _splits(low) - ends else _AS_BROKEN
        return _AS_BROKEN * max(1, min(len(ends & cuts) for cuts in _in_three(low)))

    def _apart(self, before: tuple[int, int], after: tuple[int, int]) -> float:
        """How unlikely it is that the second word follows the first as a word of its own."""
        left, right = self._word(*before), self._word(*after)
        low = fold(right)
        if not _is_known(left + right):
            return 0.0
        is_last = self.ends_text and after[1] == len(self.parts)
        if low in _ENDINGS_AND_WORDS and not (is_last or (self.breaks and len(left) >= _LONG_NOUN)):
            return _CLOSE
        if low in ENDINGS or low in _DERIVING or _joins_by_s(fold(left), _JOINED_BY_S):
            return 1.0
        is_unsure = len(right) < _LONG_PART or is_word(left + right) or _joins_by_s(fold(left), "")
        return _CLOSE if is_unsure else 0.0


@lru_cache(maxsize=65536)
def _splits(low: str) -> frozenset[int]:
    """Where a word that the dictionary lacks parts into two that it has: "trygghets|vandringar"."""
    cuts = range(_SHORTEST_FIRST, len(low) - _SHORTEST_FIRST + 1)
    return frozenset(cut for cut in cuts if _is_first_part(low[:cut]) and is_word(low[cut:]))


@lru_cache(maxsize=65536)
def _is_made(low: str) -> bool:
    """Whether a word is made of two that the dictionary has, or of three."""
    return bool(_splits(low) or _in_three(low))


@lru_cache(maxsize=65536)
def _in_three(low: str) -> tuple[frozenset[int], ...]:
    """Each two places where a word parts into three that the dictionary has."""
    cuts = range(_SHORTEST_FIRST, len(low) - _SHORTEST_COMPOUND + 1)
    return tuple(
        frozenset((cut, cut + second))
        for cut in cuts
        if _is_first_part(low[:cut])
        for second in _splits(low[cut:])
    )


def _is_first_part(low: str) -> bool:
    return is_word(low) or is_word(low.removesuffix("s")) or (low[-1:] in "ou" and is_word(low[:-1] + "a"))


def _joins_by_s(low: str, endings: str | tuple[str, ...]) -> bool:
    """Whether a word is a noun that ends so, with the s that joins it to another ("kunskaps") or a genitive's; no word
    that has its s from the dictionary ("tillsammans")."""
    return low.endswith("s") and low[:-1].endswith(endings) and lemma(low[:-1]) == low[:-1] != lemma(low)[:-1]


def _is_known(word: str) -> bool:
    """Whether a word stands in the dictionary, or is made of those that do."""
    return is_word(word) or is_compound(word) or _is_made(fold(word))


@lru_cache(maxsize=65536)
def compound_parts(word: str) -> tuple[str, ...]:
    """The lemmas of the two words that `word` is made of ("krogtillsyn": "krog", "tillsyn"); else its own lemma."""
    low = fold(word)
    parts = None if is_word(low) and len(low) < _SHORTEST_COMPOUND else _split(low)
    if parts is None:
        return (lemma(low),)
    first = parts[0]
    if first.endswith("s") and not is_word(first):
        first = first[:-1]
    return lemma(first), lemma(parts[1])


@lru_cache(maxsize=65536)
def headword(word: str) -> str:
    """The lemma of `word` as people look for it: "ska" is no form of "skola", which they take for the noun."""
    return _MODAL if fold(word) in _MODALS else lemma(word)


@lru_cache(maxsize=65536)
def words_within(word: str) -> tuple[str, ...]:
    """The lemmas of all words that the compound `word` is made of, and of its parts; none where it is none.

    First parts give every word that they may stand for: "skolgård" gives "skol", "skola" and "gård".
    """
    low = headword(word)
    parts = _split(low)
    if parts is None or (
        len(low) < _SHORTEST_COMPOUND and is_word(low) and min(map(len, parts)) <= _SHORTEST_PART
    ):
        return ()
    first, last = parts
    found = (*_first_parts(first), lemma(last), *words_within(first), *words_within(last))
    return tuple(dict.fromkeys(found))


def _first_parts(first: str) -> tuple[str, ...]:
    """The lemmas that a first part may stand for: without its s, or with the a that it lost or changed."""
    stem = first if is_word(first) else first.removesuffix("s")
    changed = first[:-1] + "a" if first.endswith(("o", "u")) else first + "a"
    return (lemma(stem), lemma(changed)) if is_word(changed) else (lemma(stem),)


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The dictionary form of `word`, in lower case; of a compound its first part with the lemma of its last.

    A word that is not known comes back without the ending that it seems to have; never raises.
    """
    low = _without_abbreviation_ending(fold(word))
    return _of_rules().get(low) or found_lemma(low)


def found_lemma(low: str) -> str:
    """The lemma of a folded word by the dictionary, its parts and its endings."""
    participle = _PARTICIPLE.fullmatch(low)
    if participle is not None and (participle[1] == low or is_word(participle[1])):
        return participle[1]
    if not is_word(low):
        parts = _split(low)
        if parts is not None:
            return parts[0] + _lemma(parts[1], greedy=False)
    return _lemma(low, greedy=True)


@lru_cache(maxsize=1)
def _of_rules() -> Mapping[str, str]:
    """Words of the rules and their lemmas, found beforehand (`python -m tests.lemmas`); none of another dictionary."""
    lines = OF_RULES.read_text(encoding="utf-8").splitlines()
    if lines[:1] != [dictionary_digest()]:
        return {}
    return dict(line.split("\t") for line in lines[1:])


def _lemma(word: str, *, greedy: bool) -> str:
    found = fold(_looked_up(word, greedy=greedy))
    # Nouns that are also the imperative of a verb ("åtgärd", "orsak") come back as the verb, their plural as the noun.
    if found == word + "a" and is_word(word):
        return word
    # So do nouns that are also a participle: "nämnd", of which there is "nämnden", is not "nämna".
    if word.endswith("d") and found == word[:-1] + "a" and _looked_up(word + "en", greedy=False) == word:
        return word
    # What goes must be an ending, or the lemma is another word's ("projektmål" is not "projekt").
    stranger = word.startswith(found) and word.removeprefix(found) not in ENDINGS
    if greedy and not is_word(word) and (stranger or len(word) - len(found) > _LONGEST_ENDING):
        return word
    return found


def _looked_up(word: str, *, greedy: bool) -> str:
    """Its lemma, a proper name with its capital; `word` where it has none, or is no Unicode."""
    try:
        return find_lemma(word, greedy=greedy)
    except ValueError:  # half a character
        return word


def _without_abbreviation_ending(low: str) -> str:
    for ending in _ABBREVIATION_ENDINGS:
        if low.endswith(ending):
            return low[: -len(ending)]
    return low


@lru_cache(maxsize=65536)
def _split(low: str) -> tuple[str, str] | None:
    """`low` as first part (joining s included) and last part, the last as long as can be."""
    for cut in range(_SHORTEST_PART, len(low) - _SHORTEST_PART + 1):
        first, last = low[:cut], low[cut:]
        if len(last) <= _SHORTEST_PART and last not in _SHORT_LAST_PARTS:
            continue
        if not is_word(last) or (last.startswith("s") and first.endswith(_JOINED_BY_S)):
            continue
        if is_word(first) or (first.endswith("s") and len(first) > _SHORTEST_PART and is_word(first[:-1])):
            return first, last
    return None
