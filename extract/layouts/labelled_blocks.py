"""Measures that no heading names, told in lines of labels: "Plats: …", "Vad händer: …", "Vi gör: …", and again.

Each such block is read as the table of labels and values that it is; what heads it is a line of its own above the
first label of every block, or what stands behind that label where it says no field ("Plats", "Fråga").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.layouts.above.headings import names_municipality
from extract.recognise.columns import MAKES_ACTIVITY
from extract.recognise.drafts import Entry
from extract.recognise.labels import MOST_LABEL_WORDS, is_plan_label, split_run_in, tells_time
from extract.recognise.names import is_like_name
from extract.recognise.titles import names_plan
from models.pages.document import Block, Cell, Document, Paragraph, Row, Table
from models.pages.gaps import is_set_apart
from models.target import Target
from models.text.fold import squeeze
from rules.pack import LabelMatch, Rules

FEWEST_BLOCKS = 2
"""Blocks that begin with the same label; a single one needs `FEWEST_LINES` labels."""
FEWEST_LINES = 4
"""Labels of a block that stands alone: fewer may be a notice ("Beslutad av: …", "Kontakt: …")."""
FEWEST_SURE = 3
"""Labels of a plan's only block where each is known and says something else."""
FEWEST_KNOWN = 2
"""Labels of different fields that rules know, in all blocks together."""
TOP = 2
"""Level of a block's heading below the document's title."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, or a line of one, with the label that leads it."""

    piece: Paragraph
    label: tuple[int, ...] = ()
    rest: Paragraph | None = None
    match: LabelMatch | None = None
    key: str = ""
    """The label's letters; empty where none leads the line."""

    @property
    def known(self) -> frozenset[Target]:
        """The fields that the label names."""
        match = self.match
        return frozenset(match.targets) if match is not None and is_plan_label(match) else frozenset()


def with_labelled_blocks(
    document: Document, title: Entry | None, rules: Rules
) -> tuple[Document, frozenset[int]]:
    """The document with each block as a table of two columns, below its heading where it has one; and the first
    words of those tables, which are told in lines."""
    reader = _Blocks(document, rules, is_plan=names_plan(document, title, rules))
    title_words = frozenset(title.words if title is not None else ())
    blocks: list[Block] = []
    run: list[Paragraph] = []
    level, is_named = TOP, False
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.origin == "body" and block.kind != "heading":
            if not title_words.isdisjoint(block.words):
                blocks += [*reader.read(run, level, is_named=is_named), block]
                run = []
            else:
                run.append(block)
            continue
        blocks += reader.read(run, level, is_named=is_named)
        run = []
        if isinstance(block, Paragraph) and block.kind == "heading":
            is_title = not title_words.isdisjoint(block.words)
            level = TOP if is_title else (block.level or 1) + 1
            text = document.text(block.words)
            is_named = not (is_title or rules.headings.is_generic(text) or names_municipality(text, rules))
        blocks.append(block)
    blocks += reader.read(run, level, is_named=is_named)
    return (replace(document, blocks=tuple(blocks)) if reader.told else document), frozenset(reader.told)


class _Blocks:
    def __init__(self, document: Document, rules: Rules, *, is_plan: bool) -> None:
        self.is_plan = is_plan
        self.document = document
        self.rules = rules
        self.told: set[int] = set()  # first words of the tables

    def read(self, run: Sequence[Paragraph], level: int, *, is_named: bool) -> list[Block]:
        """The paragraphs of `run`, its blocks as tables; below a heading that names something (`is_named`) only
        blocks whose first label says no field, as any other may tell of what the heading names."""
        lines = [line for piece in run for line in self._lines(piece)]
        starts = self._starts(lines, is_named=is_named)
        if not starts:
            return list(run)
        if self._are_named_above(lines, starts):
            starts = [start - 1 for start in starts]
        result: list[Block] = [line.piece for line in lines[: starts[0]]]
        for start, end in pairwise([*starts, len(lines)]):
            result += self._block(lines[start:end], level)
        return result

    # -- lines --------------------------------------------------------------------------------

    def _lines(self, piece: Paragraph) -> Iterator[_Line]:
        """The paragraph, cut where a label begins a line of it."""
        cuts = [0]
        words = piece.words
        for at in range(1, len(words)):
            begins = self.document.words[words[at]].line != self.document.words[words[at - 1]].line
            if begins and self._line(replace(piece, words=words[at:], mark=())).known:
                cuts.append(at)
        if piece.kind == "item" or len(cuts) == 1:
            yield self._line(piece)
            return
        for start, end in pairwise([*cuts, len(words)]):
            yield self._line(replace(piece, words=words[start:end], mark=piece.mark if start == 0 else ()))

    def _line(self, piece: Paragraph) -> _Line:
        if piece.kind == "item":
            return _Line(piece)
        found = split_run_in(self.document, piece, self.rules)
        if found is not None:
            return _Line(piece, *found, key=squeeze(self.document.text(found[0])))
        count = self._unknown(piece)
        if not count:
            return _Line(piece)
        rest = replace(piece, words=piece.words[count:], mark=(), kind="paragraph")
        label = piece.all_words[: len(piece.mark) + count]
        return _Line(piece, label, rest, None, squeeze(self.document.text(label)))

    def _unknown(self, piece: Paragraph) -> int:
        """How many words lead the paragraph as a label that no rule knows: before a colon or a gap; 0 for none."""
        words = piece.words
        texts = [self.document.words[word].text for word in words[:MOST_LABEL_WORDS]]
        if not texts or not texts[0][:1].isupper():
            return 0
        for count, text in enumerate(texts, start=1):
            if count < len(words) and is_set_apart(self.document, words[count - 1], words[count]):
                return count
            if text.endswith(":"):
                return count
            if text.endswith((".", "!", ";")):
                return 0
        return 0

    # -- blocks -------------------------------------------------------------------------------

    def _starts(self, lines: list[_Line], *, is_named: bool) -> list[int]:
        """Where blocks begin; empty where `lines` are none."""
        counts = Counter(line.key for line in lines if line.key)
        first = next((at for at, line in enumerate(lines) if counts[line.key] >= FEWEST_BLOCKS), None)
        if first is None:
            return [] if is_named else self._lone(lines)
        leader = lines[first]
        starts = [at for at, line in enumerate(lines) if line.key == leader.key]
        if any(target.field == "area_name" for target in leader.known):
            return []
        if is_named and leader.known and not self._are_named_above(lines, starts):
            return []
        blocks = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
        follow = [any(line.known and line.key != leader.key for line in block) for block in blocks]
        return starts if all(follow) and self._are_measures(lines[first:]) else []

    def _are_named_above(self, lines: list[_Line], starts: list[int]) -> bool:
        """Whether a name stands on a line of its own above each of several blocks: "Insats 2 Nattvandring"."""
        above = [lines[start - 1] if start else None for start in starts]
        return len(starts) >= FEWEST_BLOCKS and all(
            line is not None
            and not line.key
            and self.document.text(line.piece.words)[:1].isupper()
            and is_like_name(self.document, (line.piece,), self.rules)
            for line in above
        )

    def _lone(self, lines: list[_Line]) -> list[int]:
        """Where the only block of `lines` begins: a form of labels without a line between them that has none."""
        first = next((at for at, line in enumerate(lines) if line.key), 0)
        labelled = next((at for at, line in enumerate(lines[first:]) if not line.key), len(lines) - first)
        told = lines[first : first + labelled]
        known = [line.match.targets for line in told if line.match and (line.known or tells_time(line.match))]
        is_sure = self.is_plan and FEWEST_SURE <= labelled == len({*known})
        return [first] if (is_sure or labelled >= FEWEST_LINES) and self._are_measures(told) else []

    def _are_measures(self, lines: list[_Line]) -> bool:
        """Whether known labels of different fields lead the lines, one of which makes a measure."""
        targets = {target for line in lines for target in line.known}
        makes = any(
            target.field in MAKES_ACTIVITY or (target.field == "party" and target.role == "commitment")
            for target in targets
        )
        return makes and len(targets) >= FEWEST_KNOWN

    def _block(self, lines: list[_Line], level: int) -> Iterator[Block]:
        """A block's heading, its table, and the text below it."""
        first = lines[0]
        if not first.key:
            yield replace(first.piece, kind="heading", level=level)
            lines = lines[1:]
        elif (
            not first.known
            and first.rest is not None
            and is_like_name(self.document, (first.rest,), self.rules)
        ):
            mark = (*first.label, *first.rest.mark)
            yield replace(first.rest, kind="heading", mark=mark, level=level)
            lines = lines[1:]
        rows: list[tuple[_Line, list[Paragraph]]] = []
        rest: list[Paragraph] = []
        for line in lines:
            if line.key and line.rest is not None and not rest:
                rows.append((line, [line.rest] if line.rest.words else []))
            elif rows and not rest and self._goes_on(rows[-1][1], line.piece):
                rows[-1][1].append(line.piece)
            else:
                rest.append(line.piece)
        if rows:
            self.told.add(rows[0][0].label[0])
            yield Table(tuple(_row(*row) for row in rows), 2, ruled=False, page=rows[0][0].piece.page)
        yield from rest

    def _goes_on(self, value: list[Paragraph], piece: Paragraph) -> bool:
        """Whether a line without a label is more of the value above it: its list, or all of it."""
        return (
            not value or piece.kind == "item" or (value[-1].kind != "item" and self._is_cut(value[-1], piece))
        )

    def _is_cut(self, above: Paragraph, piece: Paragraph) -> bool:
        """Whether a line ends in the middle of a sentence that goes on with a small letter."""
        ends = self.document.text(above.words).endswith((".", "!", "?"))
        return not ends and self.document.text(piece.words)[:1].islower()


def _row(line: _Line, value: list[Paragraph]) -> Row:
    name = replace(line.piece, words=line.label, mark=(), kind="paragraph", level=None)
    return Row((Cell(0, (name,)), Cell(1, tuple(value))), page=line.piece.page)
