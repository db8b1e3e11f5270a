"""Paragraphs cut where a further label begins in them: "Ansvarig: Kommunpolis Tid: hela året"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extract.layouts.narrative.fronts import label_of_plan
from extract.recognise.labels import (
    MOST_LABEL_WORDS,
    SURE,
    is_bare_party,
    is_misprint_at_colon,
    split_run_in,
    tells_time,
)
from models.pages.document import Document, Paragraph, Table
from rules.pack import LabelMatch, Rules


def split_at_labels(document: Document, block: Paragraph | Table, rules: Rules) -> list[Paragraph | Table]:
    """A paragraph cut where a further label with its colon begins a sentence or a line.

    In a paragraph that a label leads it may stand anywhere: "Ansvarig: Kommunpolis Tid: hela året".
    """
    if isinstance(block, Table):
        return [block]
    words = block.words
    cuts = [0]
    is_labelled = split_run_in(document, block, rules) is not None
    for end, word in enumerate(words):
        asks = document.words[word].text.endswith("?")
        if end == 0 or not (asks or document.words[word].text.endswith(":")):
            continue
        since = words[cuts[-1] : end + 1]
        is_one = not any(document.words[one].text.endswith(":") for one in since[:-1])
        if is_one and (_is_sure_label(document, since, rules) or label_of_plan(document, since, rules)):
            continue  # "Åtagande kommunen:" is one label, though "Kommunen:" is one, too
        starts = range(max(cuts[-1] + 1, end - MOST_LABEL_WORDS + 1), end + 1)
        on_new_line = [start for start in reversed(starts) if _begins_line(document, words, start)]
        likely = [start for start in starts if _may_begin(document, words, start)]
        if asks:  # "Hur ofta? Varje vecka" begins a line; within one a question is asked
            likely = [start for start in likely if start in on_new_line]
        amid = [
            start
            for start in reversed(starts)
            if is_labelled and not asks and _is_capital(document, words, start)
        ]
        for start in dict.fromkeys((*(one for one in on_new_line if one in likely), *likely, *amid)):
            label = words[start : end + 1]
            begins = start in on_new_line and label_of_plan(document, label, rules) is not None
            if begins or _is_sure_label(document, label, rules):
                cuts.append(start)
                break
    in_lines = len(cuts) > 1 and all(_begins_line(document, words, cut) for cut in cuts[1:])
    in_lines |= any(_says_who(document, words[cut:], rules) for cut in cuts[1:])
    if len(cuts) == 1 or (block.kind == "item" and not is_labelled and not in_lines):
        return [block]  # "- Kiosken håller öppet. Start: maj" is one item of a list
    pieces = [replace(block, words=words[a:b], mark=()) for a, b in pairwise([*cuts, len(words)])]
    pieces[0] = replace(pieces[0], mark=block.mark)
    return [pieces[0], *(replace(piece, kind="paragraph") for piece in pieces[1:])]


def _may_begin(document: Document, words: tuple[int, ...], start: int) -> bool:
    """Whether a label can begin at that word: with a capital, after a sentence, on a new line or where bold begins."""
    word, before = document.words[words[start]], document.words[words[start - 1]]
    return word.text[:1].isupper() and (
        before.text.endswith((".", "!", "?", ":", ")"))
        or word.line != before.line
        or (word.bold and not before.bold)
    )


def _is_capital(document: Document, words: tuple[int, ...], start: int) -> bool:
    """Whether the word has a capital: behind "Ansvarig: …" that is enough for a further label ("Tid: …")."""
    return document.words[words[start]].text[:1].isupper()


def _says_who(document: Document, words: tuple[int, ...], rules: Rules) -> bool:
    """Whether they begin with the label of who is responsible: behind a measure in a list it is a field of its own."""
    run_in = split_run_in(document, Paragraph(words), rules)
    return run_in is not None and any(target.field == "responsible" for target in run_in[2].targets)


def _begins_line(document: Document, words: tuple[int, ...], start: int) -> bool:
    return document.words[words[start]].line != document.words[words[start - 1]].line


def _is_sure_label(document: Document, words: tuple[int, ...], rules: Rules) -> bool:
    text = document.text(words)
    match = rules.labels.match(text)
    if match is None or not is_field(match):
        return False
    return match.score >= SURE or (len(words) == 1 and is_misprint_at_colon(text, match))


def is_field(match: LabelMatch) -> bool:
    """Whether a label before a colon names a field of a plan, a party or the time of a measure."""
    if match.group == "plan":
        return any(target.field != "other" or is_bare_party(target) for target in match.targets)
    return tells_time(match)
