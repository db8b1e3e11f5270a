"""Measures told one below the other in one cell of a grid, each with labelled lines of its own.

"Trafikspärr / Ansvar: Gatuchef / Tid: maj / Kontroller / Ansvar: Polisen": where the labels begin again, so does a
measure. What the row's other cells say holds for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from extract.recognise.drafts import Entry, Pieces, as_paragraph
from extract.recognise.labels import MOST_TITLE_WORDS, is_plan_label, split_run_in, tells_time
from models.pages.document import Document, Paragraph
from models.target import Target
from rules.pack import LabelMatch, Rules

_TELLING = frozenset({"name", "measures"})
"""Fields of a cell that may hold measures."""
_FEWEST_LABELS = 2
"""Labelled lines in a cell; one may be a remark of the measure."""


@dataclass(slots=True)
class _Told:
    """One measure of the cell: what is done, and its labelled lines."""

    text: list[Paragraph] = field(default_factory=list)
    labelled: list[tuple[tuple[int, ...], LabelMatch, list[Paragraph]]] = field(default_factory=list)


def measures_apart(document: Document, entries: Sequence[Entry], rules: Rules) -> Iterator[tuple[Entry, ...]]:
    """The entries of a row for each measure that one of its cells tells of: mostly as they are, of one measure."""
    cell = [entry for entry in entries if entry.target.field in _TELLING and entry.pieces]
    pieces = [piece for entry in cell for piece in entry.pieces]
    told = list(_told(document, pieces, rules)) if len(pieces) > _FEWEST_LABELS else []
    has_name_beside = len({entry.label for entry in cell}) > 1  # then what a column tells is all of that name
    is_stack = sum(len(one.labelled) for one in told) >= _FEWEST_LABELS and all(one.text for one in told)
    if not is_stack or (has_name_beside and len(told) > 1):
        yield tuple(entries)
        return
    own = {
        match_target.field for one in told for _, match, _ in one.labelled for match_target in match.targets
    }
    others = [one for one in entries if one not in cell and (one.pieces or one.target.field not in own)]
    for one in told:
        yield (*others, *_entries(one, cell))


def _told(document: Document, pieces: Sequence[Paragraph], rules: Rules) -> Iterator[_Told]:
    """The measures of a cell: a text behind labelled lines begins another where the first label comes again."""
    current = _Told()
    waiting: list[Paragraph] = []  # texts behind a labelled line, of its value or of the next measure
    for piece in (part for whole in pieces for part in _labelled_lines_apart(document, whole, rules)):
        found = _labelled(document, piece, rules)
        if found is None:
            (waiting if current.labelled else current.text).append(piece)
            continue
        label, rest, match = found
        if current.labelled:
            if waiting and match.rule == current.labelled[0][1].rule:
                yield current
                current = _Told(text=waiting)
            else:
                current.labelled[-1][2].extend(waiting)
            waiting = []
        current.labelled.append((label, match, [rest] if rest.words else []))
    if current.labelled:
        current.labelled[-1][2].extend(waiting)
    yield current


def _labelled(
    document: Document, piece: Paragraph, rules: Rules
) -> tuple[tuple[int, ...], Paragraph, LabelMatch] | None:
    found = split_run_in(document, piece, rules)
    if found is None or not (is_plan_label(found[2]) or tells_time(found[2])):
        return None
    return None if any(target.field in _TELLING for target in found[2].targets) else found


def _labelled_lines_apart(document: Document, piece: Paragraph, rules: Rules) -> Pieces:
    """A paragraph cut before each of its printed lines that a label leads."""
    lines = [list(words) for _, words in groupby(piece.words, key=lambda word: document.words[word].line)]
    parts = lines[:1]
    for line in lines[1:]:
        if _labelled(document, replace(piece, words=tuple(line), mark=()), rules) is not None:
            parts.append(line)
        else:
            parts[-1] += line
    if len(parts) < 2:
        return (piece,)
    first = replace(piece, words=tuple(parts[0]))
    return (first, *(replace(piece, words=tuple(part), mark=(), kind="paragraph") for part in parts[1:]))


def _entries(told: _Told, cell: Sequence[Entry]) -> Iterator[Entry]:
    """A measure's name, what else is done, and its labelled values; `cell` are the entries of the whole cell."""
    first, like = cell[0], cell[-1]
    name, more = told.text[0], tuple(told.text[1:])
    if len(name.words) <= MOST_TITLE_WORDS:
        mark, bare = name.mark, replace(name, mark=())
        yield replace(first, target=Target("name"), pieces=(as_paragraph((bare,)),), label=first.label + mark)
    else:
        more = (name, *more)
    if more:
        yield replace(like, target=Target("measures"), pieces=more)
    for label, match, value in told.labelled:
        for target in match.targets:
            yield Entry(target, tuple(value), label, confidence=like.confidence)
