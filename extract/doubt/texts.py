"""Texts that begin or end where no text does, and lines that hold the words of two columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from extract.doubt.signs import NAMES, Looked, Placed, Sign
from extract.doubt.structure import ACTORS, SHORT
from extract.recognise.grid import LONGEST_TICK
from extract.recognise.labels import TIMES
from models.pages.document import Word

WIDER = 3.0
"""A gutter within a line is at least this many times as wide as the other spaces of its line."""
GUTTER = 0.8
"""In heights of a line: so wide at least."""
FEWEST_GAPS = 2
"""Gaps of a line of which one can be told to be wider than usual."""
LONGEST_ABBREVIATION = 4
"""Letters of a word with a full stop that may be an abbreviation ("kl.", "ca.", "tfn.")."""
_NOTE = re.compile(r"[^\W\d_][.!?]\d{1,2}$")
"""A note's figure at the end of a sentence, not told from its text."""
_PAGE = re.compile(r"(?:\b\d+ ?\(\d+\)|\b[Ss]id(?:a|an)? \d+(?: av \d+)?)$")
"""A page's number: "2 (4)", "Sida 2 av 4"."""
FEWEST_SENTENCES = 5
"""Values of a field that all end with a full stop, from which on one that does not was cut."""
FEWEST_WORDS = 5
"""Words of a sentence: a shorter text may stand without its full stop anywhere."""


def text_signs(looked: Looked) -> Iterator[Sign]:
    """Every sign that a value's own text gives, entry by entry."""
    sentences = _fields_of_sentences(looked)
    small = _fields_in_small_letters(looked)
    running = _running_lines(looked)
    for placed in looked.placed:
        pieces = tuple(piece.words for piece in placed.entry.pieces if piece.words)
        if not pieces:
            continue
        if looked.document.pages:  # elsewhere cells and paragraphs end where their author ended them
            yield from _beginning_signs(looked, placed, pieces, small)
        if _names_and_tells(looked, placed, pieces):
            yield Sign(
                placed, "value", f"names and a sentence stand in one value (“{looked.text(pieces[0][:4])} …”)"
            )
        ending = _odd_ending(looked, placed, pieces, sentences) if looked.document.pages else ""
        if ending:
            yield Sign(placed, "value", f"{ending} (“… {looked.text(pieces[-1][-4:])}”)")
        text = _masked(looked, tuple(word for piece in pieces for word in piece)) if running else ""
        if any(text != line and (text.startswith(line) or text.endswith(line)) for line in running):
            yield Sign(placed, "page", "a running head or foot stands inside a value")
        for piece in pieces:
            gap = gutter_within([looked.document.words[word] for word in piece])
            if gap is not None:
                yield Sign(placed, "page", f"a line may hold two columns (“{gap[0].text}  {gap[1].text}”)")


def _names_and_tells(looked: Looked, placed: Placed, pieces: tuple[tuple[int, ...], ...]) -> bool:
    """Whether a value of actors has a line of names and then a sentence, which is the next field's."""
    target = placed.entry.target
    if target.field not in ACTORS and target.role not in {"contact", "participants"}:
        return False
    told = [
        len(piece) >= FEWEST_WORDS and looked.document.words[piece[-1]].text.endswith(".") for piece in pieces
    ]
    return any(told) and not told[0]


def _running_lines(looked: Looked) -> frozenset[str]:
    """The running heads and feet of several words, folded, with their figures masked."""
    found = (
        _masked(looked, one.paragraph.words)
        for one in looked.document.furniture
        if one.role in ("running_head", "running_foot") and len(one.paragraph.words) > 1
    )
    return frozenset(line for line in found if any(sign.isalpha() for sign in line))


def _masked(looked: Looked, words: tuple[int, ...]) -> str:
    """The words folded, each figure as one: a foot with a page's number is the same on all pages."""
    return re.sub(r"\d+", "0", looked.folded(words))


def _beginning_signs(
    looked: Looked, placed: Placed, pieces: tuple[tuple[int, ...], ...], small: frozenset[object]
) -> Iterator[Sign]:
    """A name, a value or one of its paragraphs that begins in the middle of a sentence.

    A few words ("löpande") may begin so, and every value of a field (`small`) whose author writes them so.
    """
    marked = {piece.words for piece in placed.entry.pieces if piece.kind == "item"}
    for number, piece in enumerate(pieces):
        if _begins_within(looked.document.words[piece[0]].text) and (not number or piece not in marked):
            follows = _follows_colon(looked, placed, piece) or _ends_lead_in(looked, placed, piece)
            if not number and (follows or _tells_time(looked, placed, piece)):
                continue
            named = placed.entry.target.field in NAMES and not number
            may_be_small = placed.entry.target.field in SHORT | {"status", "other", "party"}
            if not named and (_field(placed) in small or (may_be_small and len(piece) < FEWEST_WORDS)):
                continue
            kind = "name" if named else "value"
            text = looked.text(piece[:4])
            yield Sign(
                placed, "page" if named else "value", f"a {kind} begins within a sentence (“{text} …”)"
            )
            return


def _ends_lead_in(looked: Looked, placed: Placed, piece: tuple[int, ...]) -> bool:
    """Whether it is an item that ends the sentence of its label: "Polisen åtar sig att", "- synas på torget"."""
    label = placed.entry.label
    is_item = any(one.kind == "item" and one.words == piece for one in placed.entry.pieces)
    last = looked.document.words[label[-1]].text if label else ""
    return is_item and last.strip(":") in looked.rules.words["unfinished"]


def _follows_colon(looked: Looked, placed: Placed, piece: tuple[int, ...]) -> bool:
    """Whether its label and colon stand right before it on the same line: "Tidplan: löpande" is whole."""
    label = placed.entry.label
    if not label or label[-1] + 1 != piece[0]:
        return False
    colon, first = looked.document.words[label[-1]], looked.document.words[piece[0]]
    return colon.text.endswith(":") and colon.line == first.line


def _begins_within(word: str) -> bool:
    """Whether a word is in lower case and no abbreviation or address, which begin so anywhere ("t.o.m.")."""
    return word[0].islower() and not any(sign in word[:-1] for sign in ".@/:")


def _tells_time(looked: Looked, placed: Placed, words: tuple[int, ...]) -> bool:
    """Whether a value of time tells one as it stands, which no capital begins: "v. 40", "x" below a month."""
    joiners = looked.rules.words["joiner"]
    if placed.entry.target.field not in TIMES or looked.document.words[words[0]].text.casefold() in joiners:
        return False
    text = looked.text(words)
    return len(text) <= LONGEST_TICK or looked.rules.schedules.read(text).kind != "unspecified"


def _odd_ending(
    looked: Looked, placed: Placed, pieces: tuple[tuple[int, ...], ...], sentences: frozenset[object]
) -> str:
    """What is odd about how a value ends: in a small word, in half a word, without its full stop; or empty."""
    last = looked.document.words[pieces[-1][-1]].text
    if last.endswith("-") or _ends_in_small_word(looked, pieces[-1]):
        return "a value breaks off"
    if _PAGE.search(looked.text(pieces[-1])):
        return "a page number may stand in a value"
    if _NOTE.search(last):
        return "a note's figure may stand in a value"
    if placed.entry.target.field in NAMES:
        return "a name is a sentence" if last.endswith(".") and _is_alone(looked, placed) else ""
    if not last[-1].isalnum():
        return ""
    before = [looked.document.words[piece[-1]].text for piece in pieces[:-1]]
    in_list = len(pieces) > 1 and not any(word.endswith(".") for word in before)
    its_own = (before and all(word.endswith(".") for word in before)) or _holds_sentences(looked, pieces[-1])
    if its_own or (not in_list and _field(placed) in sentences and len(pieces[-1]) >= FEWEST_WORDS):
        return "the full stop of a value is missing"
    return ""


def _is_alone(looked: Looked, placed: Placed) -> bool:
    """Whether no other name of the document ends with a full stop, and there are others."""
    others = [
        one.entry for one in looked.placed if one.entry.target == placed.entry.target and one.entry.words
    ]
    ends = [looked.document.words[entry.words[-1]].text.endswith(".") for entry in others]
    return len(ends) > 1 and sum(ends) == 1


def _ends_in_small_word(looked: Looked, words: tuple[int, ...]) -> bool:
    """Whether the last word asks for more ("… för"), but for the second of a pair ("före och efter")."""
    before, last = ("", *(looked.document.words[word].text.casefold() for word in words))[-2:]
    return last in looked.rules.words["unfinished"] and before not in looked.rules.words["joiner"]


def _holds_sentences(looked: Looked, words: tuple[int, ...]) -> bool:
    """Whether a full stop within the words ends a sentence: another begins after it."""
    texts = [looked.document.words[word].text for word in words]
    return any(
        len(text) > LONGEST_ABBREVIATION and text.endswith(".") and after[0].isupper()
        for text, after in pairwise(texts)
    )


def _fields_of_sentences(looked: Looked) -> frozenset[object]:
    """The fields whose values end with a full stop in this document, all but one at most."""
    ends: dict[object, list[bool]] = defaultdict(list)
    for placed in looked.placed:
        words = placed.entry.words
        if words:
            ends[_field(placed)].append(looked.document.words[words[-1]].text.endswith("."))
    return frozenset(
        field
        for field, found in ends.items()
        if len(found) > FEWEST_SENTENCES and sum(found) >= len(found) - 1
    )


def _fields_in_small_letters(looked: Looked) -> frozenset[object]:
    """The fields of which most values begin in lower case in this document: its author writes them so."""
    begins: dict[object, list[bool]] = defaultdict(list)
    for placed in looked.placed:
        words = placed.entry.words
        if words:
            begins[_field(placed)].append(looked.document.words[words[0]].text[0].islower())
    return frozenset(
        field for field, found in begins.items() if len(found) > 1 and 2 * sum(found) > len(found)
    )


def _field(placed: Placed) -> object:
    return placed.entry.target.field, placed.entry.target.role


def gutter_within(words: list[Word]) -> tuple[Word, Word] | None:
    """Two words of one line that stand apart as columns do, farther than the other words of their line; or None."""
    lines: dict[int, list[tuple[float, Word, Word]]] = defaultdict(list)
    for before, after in pairwise(words):
        if before.boxes and after.boxes and before.line == after.line and before.page == after.page:
            lines[after.line].append((after.boxes[0].x0 - before.boxes[-1].x1, before, after))
    for gaps in lines.values():
        if len(gaps) < FEWEST_GAPS:
            continue  # two words of a justified line stand as far apart as they must
        widest, before, after = max(gaps, key=lambda gap: gap[0])
        height = after.boxes[0].bottom - after.boxes[0].top
        if widest > GUTTER * height and widest > WIDER * median(sorted(gap[0] for gap in gaps)[:-1]):
            return before, after
    return None
