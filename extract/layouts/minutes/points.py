"""The points of the agenda: which lines head them, by numbers, by headings, or by how they stand."""

from __future__ import annotations

from dataclasses import replace

from extract.layouts.minutes.lines import says_when, split_label
from extract.layouts.minutes.stacked import is_name_alone
from extract.recognise.signatures import is_signature_line
from models.pages.document import Block, Document, Paragraph
from rules.pack import Rules

_FEWEST_LISTED = 3
"""Items of a list that are points with what was said of them."""
FEWEST_POINTS = 2
"""Numbered headings that make an agenda."""
_SIGNS = frozenset({"officer", "chair"})
_MOST_HEADING_WORDS = 8
"""A line of plain text that heads a point is no longer."""


def find_points(document: Document, blocks: list[Block], rules: Rules) -> list[int]:
    """Indexes of the blocks that are agenda points: numbered headings, else numbered items, else plain headings."""
    paragraphs = {index: block for index, block in enumerate(blocks) if isinstance(block, Paragraph)}
    headings = {index: block for index, block in paragraphs.items() if block.kind == "heading"}
    numbered = _rising(blocks, headings)
    if len(numbered) >= FEWEST_POINTS:
        return numbered
    items = _rising(blocks, paragraphs)
    if len(items) >= FEWEST_POINTS and _stand_apart(blocks, items) and not _are_listed(blocks, items):
        return items
    if numbered:
        return numbered
    plain = {index: block for index, block in headings.items() if _names_a_point(document, block, rules)}
    decided = [index for index, block in headings.items() if _heads_decisions(document, block, rules)]
    if len(decided) == 1:  # a part of its own; several stand below their points
        plain = dict(sorted({**plain, decided[0]: headings[decided[0]]}.items()))
    highest = min((block.level or 1 for block in plain.values()), default=1)
    tops = [index for index, block in plain.items() if (block.level or 1) == highest]
    like = [index for index in range(len(blocks)) if _heads_like_a_point(document, blocks, index, rules)]
    if len(tops) >= FEWEST_POINTS:  # in plain text only some headings may be told by how they stand
        return sorted({*tops, *(index for index in like if _heads_next(document, blocks[index], rules))})
    unmarked = sorted({*tops, *like})
    return unmarked if len(unmarked) >= FEWEST_POINTS else []


def with_points_apart(blocks: list[Block], document: Document) -> list[Block]:
    """`blocks` with each item of a numbered list that says a point and what was said of it as a heading and its text.

    "1. Lägesbild: inga rån i höst", "2. Nästa möte: 20 mars": most items have their colon early, and nothing stands
    between them.
    """
    paragraphs = {index: block for index, block in enumerate(blocks) if isinstance(block, Paragraph)}
    headings = {index: block for index, block in paragraphs.items() if block.kind == "heading"}
    items = {index: block for index, block in paragraphs.items() if block.kind == "item"}
    run = _rising(blocks, items)
    if len(_rising(blocks, headings)) >= FEWEST_POINTS or len(run) < _FEWEST_LISTED:
        return blocks
    ends = {index: _end_of_title(document, items[index]) for index in run}
    if run != list(range(run[0], run[-1] + 1)) or 2 * sum(map(bool, ends.values())) < len(run):
        return blocks
    apart: list[Block] = []
    for index, block in enumerate(blocks):
        if index not in ends:
            apart.append(block)
            continue
        item, end = items[index], ends[index] or len(items[index].words)
        apart.append(replace(item, kind="heading", level=2, words=item.words[:end]))
        if item.words[end:]:
            apart.append(Paragraph(item.words[end:], page=item.page, bbox=item.bbox))
    return apart


def _end_of_title(document: Document, item: Paragraph) -> int:
    """How many of the first words of an item are a title with its colon; 0 where none is."""
    ends = (
        place for place, word in enumerate(item.words[:_MOST_HEADING_WORDS], 1) if _ends_title(document, word)
    )
    end = next(ends, 0)
    return end if end < len(item.words) else 0


def _ends_title(document: Document, word: int) -> bool:
    return document.words[word].text.endswith(":")


def find_signatures(document: Document, blocks: list[Block], rules: Rules) -> int:
    """Index of the first of the last lines that only say who signs: "Vid protokollet", "Gun Ek", "Justeras"."""
    first = len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if not isinstance(block, Paragraph) or block.origin != "body":
            continue
        label = split_label(document, block, rules)
        if label is not None and label[0] in _SIGNS:
            first = index
        elif not is_name_alone(document, block.words, rules) and not is_signature_line(
            document.text(block.words)
        ):
            break
    return first


def _heads_decisions(document: Document, heading: Paragraph, rules: Rules) -> bool:
    return rules.minutes.heads_decision(document.text(heading.words))


def _names_a_point(document: Document, heading: Paragraph, rules: Rules) -> bool:
    """Whether a heading without a number names what was spoken of: no label of another part, no line that goes on."""
    label = split_label(document, heading, rules)
    words = document.text(heading.words).lower().split()
    unfinished = bool(words) and words[-1] in rules.words["unfinished"]
    return not unfinished and (label is None or (label[0] == "next_meeting" and not label[2].words))


def _heads_like_a_point(document: Document, blocks: list[Block], index: int, rules: Rules) -> bool:
    """Whether a line of plain text heads what stands below it: short, no sentence, and no label with its value."""
    block = blocks[index]
    if not isinstance(block, Paragraph) or block.kind != "paragraph" or index + 1 == len(blocks):
        return False
    text = document.text(block.words)
    if not 0 < len(block.words) <= _MOST_HEADING_WORDS or not text[:1].isupper() or text[-1] in ".:;,!":
        return False
    if not _names_a_point(document, block, rules) or _names_member(document, block, rules):
        return False
    below = blocks[index + 1]
    is_longer = len(below.all_words) > len(block.words) or document.text(below.all_words)[-1:] in ".:"
    return is_longer and not says_when(document, block, rules)


def _names_member(document: Document, block: Paragraph, rules: Rules) -> bool:
    """Whether a line begins with a name and a comma, as lists of those who came do: "Anna Ek, Brandförsvaret"."""
    texts = [document.words[word].text for word in block.words]
    count = rules.people.leading_name(texts)
    return (
        count > 0 and texts[count - 1].endswith(",") and rules.people.is_likely_name(" ".join(texts[:count]))
    )


def _heads_next(document: Document, block: Block, rules: Rules) -> bool:
    """Whether a line is nothing but the label of the next meeting: "Nästa gång vi ses"."""
    label = split_label(document, block, rules, plain=True) if isinstance(block, Paragraph) else None
    return label is not None and label[0] == "next_meeting" and not label[2].words


def _rising(blocks: list[Block], candidates: dict[int, Paragraph]) -> list[int]:
    """The longest run of candidates whose numbers rise by one, "4.1" and the like left out."""
    best: list[int] = []
    runs: list[tuple[int, list[int]]] = []
    for index, candidate in candidates.items():
        number = candidate.number
        if number is None or not number.isdigit():
            continue
        value = int(number)
        for place, (last, run) in enumerate(runs):
            if last < value <= last + 2:
                runs[place] = (value, [*run, index])
                break
        else:
            runs.append((value, [index]))
    for _, run in runs:
        if len(run) > len(best) or (len(run) == len(best) and _stand_apart(blocks, run)):
            best = run
    return best


def _stand_apart(blocks: list[Block], indexes: list[int]) -> bool:
    """Whether text stands between some of the blocks: a bare list only announces the points."""
    gaps = [later - earlier for earlier, later in zip(indexes, [*indexes[1:], len(blocks)], strict=True)]
    return sum(gap > 1 for gap in gaps) >= max(1, len(indexes) // 2)


def _are_listed(blocks: list[Block], indexes: list[int]) -> bool:
    """Whether the blocks are a list without text between, which a heading ends: it stands below a heading itself."""
    follows = blocks[indexes[-1] + 1 : indexes[-1] + 2]
    has_heading = any(isinstance(block, Paragraph) and block.kind == "heading" for block in follows)
    return has_heading and indexes == list(range(indexes[0], indexes[-1] + 1))
