"""Measures whose name stands in bold at the front of their text: "**Krogmöten.** Kommunen bjuder in …"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

from models.pages.document import Block, Document, Paragraph
from models.text.fold import fold
from rules.pack import Rules

FEWEST = 2
"""So many in a document; a single bold beginning may be stressed."""
MOST_WORDS = 8
"""Words of a name at the front; more of them in bold are a sentence."""
MOST_LISTED = 4
"""Words of a name in a list that nothing but its full stop sets apart."""
FEWEST_DASHED = 3
"""So many names before a dash and no other mark ("Nattvandring – Föräldrar går ut varje fredag."); fewer are asides."""
DASHES = frozenset({"\u2013", "\u2014", "-"})
NAME_ENDS = DASHES | {".", ":"}
"""How a name ends that its text follows on the line."""
LEAST_TEXT = 3
"""Words that follow it at least."""
_HIGHEST = 1


def with_run_in_headings(document: Document, rules: Rules) -> Document:
    """The document with each such name as a heading of its own, one level below the heading above it."""
    fronts = _without_labels(document, [_front(document, block, rules) for block in document.blocks])
    _add_listed(document, fronts, rules)
    _add_dashed(document, fronts, rules)
    if sum(count > 0 for count in fronts) < FEWEST:
        return document
    blocks: list[Block] = []
    level = _HIGHEST
    for block, count in zip(document.blocks, fronts, strict=True):
        if isinstance(block, Paragraph) and count:
            blocks += _parts(document, block, count, level)
            continue
        if isinstance(block, Paragraph) and block.kind == "heading" and block.origin == "body":
            level = block.level or _HIGHEST
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _front(document: Document, block: Block, rules: Rules) -> int:
    """How many words at the front of the block name a measure; 0 for none.

    A label before its value, or an actor before what it does ("Rektor: …"), is no name.
    """
    if not isinstance(block, Paragraph) or block.kind == "heading" or block.origin != "body" or block.bold:
        return 0
    count = next((place for place, word in enumerate(block.words) if not document.words[word].bold), 0)
    if not 0 < count <= MOST_WORDS or len(block.words) - count < LEAST_TEXT:
        return 0
    name = document.text(block.words[:count])
    if not name[:1].isupper() or name[-1] not in NAME_ENDS:
        return 0
    return count if _names_measure(name, rules) else 0


def _names_measure(name: str, rules: Rules) -> bool:
    """Whether the words are neither a label nor an actor."""
    bare = name.rstrip(".: \u2013\u2014-")
    is_label = rules.labels.match(bare) is not None or bool(rules.labels.parties_in(bare))
    actors = [one for one in rules.actors.named(bare) if one.span[0] == 0 or name[-1] not in DASHES]
    does_it = name[-1] != "." and bool(actors)  # "Drogfri fritid –" is a measure, "Fritidsgården –" is not
    return not is_label and not does_it


def _without_labels(document: Document, fronts: list[int]) -> list[int]:
    """The fronts, 0 for words with a colon that begin several blocks: a label that no rule knows, and no name."""
    texts = [
        fold(document.text(block.words[:count])) if isinstance(block, Paragraph) and count else ""
        for block, count in zip(document.blocks, fronts, strict=True)
    ]
    often = {text for text, count in Counter(texts).items() if count > 1 and text.endswith(":")}
    return [0 if text in often else count for text, count in zip(texts, fronts, strict=True)]


def _add_listed(document: Document, fronts: list[int], rules: Rules) -> None:
    """Add the names in lists each of whose items begins with one and a full stop: "1. Krogmöten. Kommunen …"."""
    for is_list, run in groupby(range(len(fronts)), key=lambda index: _is_item(document.blocks[index])):
        indexes = list(run)
        counts = [_sentence_front(document, document.blocks[index], rules) for index in indexes]
        above = document.blocks[indexes[0] - 1] if indexes[0] else None
        if is_list and len(indexes) >= FEWEST and all(counts) and not _announces(document, above, rules):
            for index, count in zip(indexes, counts, strict=True):
                fronts[index] = fronts[index] or count


def _add_dashed(document: Document, fronts: list[int], rules: Rules) -> None:
    """Add the names of paragraphs that a dash parts from their sentences, where several paragraphs are written so."""
    dashed = [0 if _is_item(block) else _dashed_front(document, block, rules) for block in document.blocks]
    if sum(count > 0 for count in dashed) >= FEWEST_DASHED:
        fronts[:] = [front or count for front, count in zip(fronts, dashed, strict=True)]


def _dashed_front(document: Document, block: Block, rules: Rules) -> int:
    """How many words at the front of a paragraph are a name and a dash, above sentences; 0 for none."""
    if not isinstance(block, Paragraph) or block.kind == "heading" or block.origin != "body":
        return 0
    words = [document.words[word].text for word in block.words[: MOST_LISTED + 2]]
    count = next((place for place, text in enumerate(words, 1) if text in DASHES), 0)
    if count < 2 or len(block.words) - count < LEAST_TEXT or document.text(block.words)[-1] != ".":
        return 0
    name, first = document.text(block.words[:count]), words[count : count + 1]
    is_said = bool(first) and first[0][:1].isupper() and name[:1].isupper() and not rules.verbs.begin(name)
    return count if is_said and "." not in name and _names_measure(name, rules) else 0


def _announces(document: Document, above: Block | None, rules: Rules) -> bool:
    """Whether the list is the value of what stands above it: of a label, or of words that end in a colon."""
    if not isinstance(above, Paragraph):
        return False
    text = document.text(above.all_words)
    return text.endswith(":") or rules.labels.match(text) is not None


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind == "item" and block.origin == "body"


def _sentence_front(document: Document, block: Block, rules: Rules) -> int:
    """How many words at the front of a list item are a name with a full stop, above sentences; 0 for none."""
    if not isinstance(block, Paragraph):
        return 0
    count = next(
        (place for place, word in enumerate(block.words, 1) if document.words[word].text.endswith(".")), 0
    )
    if not 0 < count <= MOST_LISTED or len(block.words) - count < LEAST_TEXT:
        return 0
    low = [fold(document.words[word].text).strip(".,") for word in block.words[:count]]
    if document.text(block.words)[-1] != "." or not rules.words["clause"].isdisjoint(low):
        return 0
    name, first = document.text(block.words[:count]), document.words[block.words[count]].text
    is_name = name[:1].isupper() and first[:1].isupper() and not rules.verbs.begin(name)
    return count if is_name and _names_measure(name, rules) else 0


def _parts(document: Document, block: Paragraph, count: int, level: int) -> tuple[Paragraph, Paragraph]:
    """The name as a heading below `level`, and what follows it."""
    dash = block.words[count - 1 : count] if document.words[block.words[count - 1]].text in DASHES else ()
    name = block.words[: count - len(dash)]
    heading = replace(block, words=name, kind="heading", level=level + 1, bold=True)
    return heading, Paragraph(
        block.words[count:], mark=dash, size=block.size, page=block.page, bbox=block.bbox
    )
