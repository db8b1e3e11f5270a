"""Lines of text to paragraphs, list items and headings.

A text without type sizes shows its headings by numbers, `#`, capitals and bold, or only by a short
line that stands alone above something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.readers.shared.headings import looks_like_heading
from extract.readers.shared.hyphens import SeenWords
from extract.readers.shared.marks import printed_mark
from extract.readers.shared.markup import markup_to_pieces, unescape_entities
from extract.readers.shared.pieces import AnyPiece, FurniturePiece, Piece, SourceText, TablePieces
from extract.readers.shared.wrap import NO_WORDS, SourceLine, begins_with_label, goes_on, join_lines
from extract.readers.text.numbered import INDENT, LONGEST_HEADING, Line, Unit, numbered_headings
from models.pages.headings import is_in_capitals

_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
_CLOSING_ATX = re.compile(r"\s+#+\s*$")
_RULE = re.compile(r"\s*(?:[-_*=\u2500\u2550\u2014]\s*){3,}")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
_QUOTE_MARK = re.compile(r"^(?:>\s?)+")
_ANSWERED = re.compile(r"[^\W\d_][^.:!?]{1,40}(?:: |\? )[\W\d]+$")
"""A label in capitals and a value without letters: a day, a sum."""
_MOST_LABEL_WORDS = 6
"""Words of a label before a colon; more are a sentence that leads on to what stands below."""
_LABELLED = re.compile(r"[^\W\d_][^.:!?]{1,40}: \S")
"""A label with its value behind it on one line."""
_ANNEX = re.compile(r"\w+\.?\s(?:\d{1,3}|[A-Z])")


def group_to_lines(group: Sequence[SourceLine], width: int, seen: SeenWords = NO_WORDS) -> list[Line]:
    """The logical lines of a run of lines without blank lines or tables between.

    `width` is where the text was wrapped, `seen` are its words (see `join_lines`).
    """
    joined: list[list[SourceLine]] = []
    longest = max((len(line.text.strip()) for line in group), default=0)
    underlines: dict[int, int] = {}
    for position, line in enumerate(group):
        underline = _UNDERLINE.fullmatch(line.text)
        if underline and joined and len(joined[-1]) == 1 and len(joined[-1][0].text) <= LONGEST_HEADING:
            underlines[len(joined) - 1] = 1 if underline.group(1)[0] == "=" else 2
        elif _RULE.fullmatch(line.text):
            joined.append([])
        elif joined and joined[-1] and _begins_list(joined[-1], group[position : position + 2]):
            joined.append([line])
        elif joined and joined[-1] and _same_paragraph(joined[-1], line, width, longest):
            joined[-1].append(line)
        else:
            joined.append([line])
    kept = [(index, lines) for index, lines in enumerate(joined) if lines]
    return [
        _line(lines, seen, alone=len(kept) == 1, opens_group=position == 0, level=underlines.get(index))
        for position, (index, lines) in enumerate(kept)
    ]


def _begins_list(lines: Sequence[SourceLine], after: Sequence[SourceLine]) -> bool:
    """Whether the first line of `after` leads in the list right below it: "Polisen ska" after a sentence or an item.

    Behind an item without a full stop it must be as little indented as the item: else it is the rest of it.
    """
    if len(after) < 2 or printed_mark(after[0].text.strip()) or not printed_mark(after[1].text.strip()):
        return False
    if not after[0].text.strip()[:1].isupper() or after[0].indent > lines[0].indent:
        return False
    is_item = printed_mark(lines[0].text.strip()) is not None
    return is_item or lines[-1].text.rstrip()[-1:] in ".!?"


def _same_paragraph(lines: Sequence[SourceLine], after: SourceLine, width: int, longest: int) -> bool:
    first, last = lines[0], lines[-1]
    if _ATX.match(after.text.strip()) or _ATX.match(first.text.strip()):
        return False
    mark = printed_mark(first.text.strip())
    hangs = mark and mark.kind != "bare" and after.indent >= first.indent + INDENT
    if hangs and not printed_mark(after.text.strip()):
        return True
    if mark and after.indent <= first.indent and begins_with_label(after.text):
        return False  # "Uppföljning: …" below a list
    if mark and mark.number and last.text.rstrip()[-1:] in ".!?:" and after.text.strip()[:1].isupper():
        return False  # a numbered heading that ends like a sentence
    return goes_on(last.text, after.text, width, longest)


def _line(
    lines: Sequence[SourceLine], seen: SeenWords, *, alone: bool, opens_group: bool, level: int | None
) -> Line:
    texts = [(unescape_entities(_QUOTE_MARK.sub("", line.text.strip())), line.number) for line in lines]
    indent = lines[0].indent
    heading = _ATX.match(texts[0][0])
    if heading:
        level = len(heading.group(1))
        texts[0] = (_CLOSING_ATX.sub("", texts[0][0][heading.end() :]), texts[0][1])
    source = join_lines(texts, seen=seen)
    mark = printed_mark(source.text)
    return Line(source, indent, alone, opens_group, mark, level)


def lines_to_pieces(units: Sequence[Unit]) -> list[AnyPiece]:
    """Every unit as pieces, in order: lines become headings, paragraphs and items."""
    numbered = numbered_headings(units)
    plan = _HeadingPlan(units, numbered)
    pieces: list[AnyPiece] = []
    indents: list[int] = []
    for index, unit in enumerate(units):
        if not isinstance(unit, Line):
            pieces.append(unit)
            indents = []
            continue
        level = plan.level(index)
        if level is not None:
            pieces.extend(_headings(unit, level))
            indents = []
        elif _is_item(unit, units, index):
            pieces.extend(_items(unit, _depth(indents, unit.indent)))
        else:
            pieces.extend(markup_to_pieces(unit.source, body=True))
            indents = []
    return pieces


def _is_item(line: Line, units: Sequence[Unit], index: int) -> bool:
    if not line.mark or line.mark.kind in {"bare", "multilevel", "section"}:
        return False
    if line.mark.kind in {"number", "letter"} or line.mark.text not in {"o", ">", "+"}:
        return True
    # "o" and ">" are list marks only in company.
    neighbours = [*units[max(0, index - 1) : index], *units[index + 1 : index + 2]]
    return any(isinstance(other, Line) and other.mark and other.mark.kind == "bullet" for other in neighbours)


def _depth(indents: list[int], indent: int) -> int:
    """The depth of an item in its list by its indent; `indents` are those of the items it stands in."""
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent >= indents[-1] + INDENT:
        indents.append(indent)
    return len(indents) - 1


def _items(line: Line, depth: int) -> list[Piece]:
    mark = line.mark
    if mark is None:
        return []
    pieces = markup_to_pieces(_after(line.source, mark.end))
    if not pieces:
        return []
    first = replace(pieces[0], kind="item", mark=mark.text, number=mark.number, level=depth)
    return [first, *pieces[1:]]


def _after(source: SourceText, start: int) -> SourceText:
    rest = SourceText()
    for run in source.runs(start, len(source.text)):
        rest.append(run.text, run.line)
    return rest


def _headings(line: Line, level: int) -> list[Piece]:
    """The pieces of a heading line: usually one; several where bold type shows that a break was lost."""
    mark = line.mark if line.mark and line.mark.kind != "bullet" else None
    source = _after(line.source, mark.end) if mark else line.source
    pieces = markup_to_pieces(source, body=True)
    made = []
    for index, piece in enumerate(pieces):
        made.append(
            replace(
                piece,
                kind="heading",
                level=level if index == 0 else level + 1,
                mark=mark.text if mark and index == 0 else piece.mark,
                number=mark.number if mark and index == 0 else piece.number,
            )
        )
    return made


class _HeadingPlan:
    """Which lines of a text are headings, and of which level."""

    def __init__(self, units: Sequence[Unit], numbered: set[int]) -> None:
        self.units = units
        self.numbered = numbered
        bodies = [index for index, unit in enumerate(units) if isinstance(unit, Line | TablePieces)]
        self.last = bodies[-1] if bodies else -1
        self.lines = [index for index, unit in enumerate(units) if isinstance(unit, Line)]
        self.marked_levels = any(isinstance(unit, Line) and unit.level for unit in units)
        self.texts = Counter(self._line(index).text for index in self.lines)
        self.capitals = sum(self._is_capitals(index) for index in self.lines) >= 2
        self.title = self._title()
        self.strong_from = self._first_strong()
        self.statements = self._repeated_statements()

    def level(self, index: int) -> int | None:
        """The level of the line `units[index]` as a heading; None if it is none."""
        line = self._line(index)
        if line.level:
            return line.level
        if index == self.title:
            return 1
        if index in self.numbered and line.mark:
            return 1 + line.mark.depth
        if self._is_strong(index):
            return self._below_number(index)
        if self._is_plain_heading(index):
            below_strong = 3 if self.strong_from is not None and self.strong_from < index else 2
            return max(below_strong, self._below_number(index))
        return None

    def _line(self, index: int) -> Line:
        unit = self.units[index]
        if not isinstance(unit, Line):
            raise TypeError("only lines may be headings")
        return unit

    def _title(self) -> int | None:
        """The first line that looks like a title, unless a running head or a `#` gives the title."""
        if self.marked_levels:
            return None
        for unit, index in zip(self.units, range(4), strict=False):
            if isinstance(unit, FurniturePiece) and unit.role == "running_head":
                return None
            if index == 0 and isinstance(unit, TablePieces) and len(unit.rows) == 1:
                continue  # a letterhead at a tab
            if not isinstance(unit, Line):
                return None
            if _ANNEX.fullmatch(unit.text):
                continue
            looks = looks_like_heading(unit.text, may_have_colon=True) and not unit.mark
            return index if looks and unit.opens_group and self._something_follows(index) else None
        return None

    def _first_strong(self) -> int | None:
        strong = [index for index in self.lines if index in self.numbered or self._is_strong(index)]
        return strong[0] if strong else None

    def _is_capitals(self, index: int) -> bool:
        text = self._line(index).text
        answers = (
            _ANSWERED.match(text) is not None
        )  # "KLART: 2025-10-01"; "OMRÅDE: SKOLAN" is in capitals, whole
        return is_in_capitals(text) and len(text) <= LONGEST_HEADING and not answers

    def _is_bold(self, index: int) -> bool:
        """Whether all of a short line is bold."""
        line = self._line(index)
        if "**" not in line.text and "<" not in line.text:
            return False
        pieces = markup_to_pieces(line.source, body=True)
        runs = [run for piece in pieces for run in piece.runs if run.text.strip()]
        text = " ".join(piece.text for piece in pieces)
        return len(pieces) == 1 and all(run.bold for run in runs) and looks_like_heading(text)

    def _is_strong(self, index: int) -> bool:
        line = self._line(index)
        if line.mark and line.mark.kind == "bullet":
            return False
        if not self._something_follows(index):
            return False
        if self._is_bold(index):
            return True
        ends = line.text.endswith((".", ",", ";")) or self._is_label_below_number(index)
        return self.capitals and self._is_capitals(index) and not ends

    def _is_label_below_number(self, index: int) -> bool:
        """Whether a line is a label below a numbered heading ("MÅL:"), and would as a heading stand over the next."""
        return self._line(index).text.endswith(":") and any(above < index for above in self.numbered)

    def _below_number(self, index: int) -> int:
        """The level of a line without a number: what recurs ("MÅL"), or asks, stands below the numbered heading above
        it."""
        above = next((one for one in reversed(self.lines) if one < index and one in self.numbered), None)
        mark = self._line(above).mark if above is not None else None
        text = self._line(index).text
        return 2 + mark.depth if mark is not None and (self.texts[text] > 1 or text.endswith("?")) else 2

    def _is_plain_heading(self, index: int) -> bool:
        line = self._line(index)
        if line.mark or line.text in self.statements or (self.title is not None and index < self.title):
            return False
        above = self.units[index - 1] if index else None
        if isinstance(above, Line) and above.text.endswith(":") and len(above.text) <= LONGEST_HEADING:
            # The value of the label above; a sentence that leads on to headings is longer, or several have lists.
            is_lead_in = len(above.text.split()) > _MOST_LABEL_WORDS and line.opens_group and not line.alone
            have_lists = self._heads_list(index) and self._heads_list(self._below_list(index))
            return have_lists or (is_lead_in and self._tops_paragraph(index))
        if isinstance(above, Line) and self._answers(above, index):
            return False
        if not self._reads_as_heading(line) or not self._something_follows(index):
            return False
        if line.alone or "? " in line.text:
            return line.alone  # "När? Varje vecka" among others is a question with its answer
        below = self.units[index + 1]
        after_sentence = isinstance(above, Line) and above.text.endswith((".", "!", "?"))
        if not (line.opens_group or after_sentence) or not isinstance(below, Line):
            return False
        if line.opens_group and (self._leads_list(index + 1) or self._tops_lists(index + 1)):
            return True
        return self._tops_paragraph(index)

    def _tops_paragraph(self, index: int) -> bool:
        """Whether a short line stands on top of a paragraph, and heads it; on short lines it is one of them."""
        line, below = self._line(index), next(iter(self.units[index + 1 : index + 2]), None)
        if not isinstance(below, Line) or not self._reads_as_heading(line):
            return False
        ends = below.text.endswith((".", "!", "?")) or len(below.text) > LONGEST_HEADING or bool(below.mark)
        return len(line.text) <= LONGEST_HEADING * 0.75 and len(below.text) > len(line.text) and ends

    def _heads_list(self, index: int) -> bool:
        """Whether the unit is a short line behind a blank one, with a list right below it."""
        return self._tops_list(index) and self._line(index).opens_group

    def _tops_lists(self, index: int) -> bool:
        """Whether the unit and the one below its list are short lines, each on top of a list: parties, as a rule."""
        return self._tops_list(index) and self._tops_list(self._below_list(index))

    def _tops_list(self, index: int) -> bool:
        line, below = [*self.units[index : index + 2], None, None][:2]
        if not isinstance(line, Line) or not isinstance(below, Line) or line.mark:
            return False
        return looks_like_heading(line.text) and below.mark is not None and below.mark.kind == "bullet"

    def _below_list(self, index: int) -> int:
        """The index of the first unit below the list that stands below the unit."""
        rest = self.units[index + 1 :]
        items = takewhile(lambda unit: isinstance(unit, Line) and unit.mark is not None, rest)
        return index + 1 + sum(1 for _ in items)

    def _answers(self, above: Line, index: int) -> bool:
        """Whether a line between a question and what reads as the next, or as a label, is its answer; above text it is
        a heading.

        Where the question recurs, as that of a form does, the next may be a label with its value on one line.
        """
        asks = above.text.endswith("?") and len(above.text) <= LONGEST_HEADING
        below = self.units[index + 1] if index + 1 < len(self.units) else None
        if not asks or not isinstance(below, Line):
            return False
        is_labelled = self.texts[above.text] > 1 and _LABELLED.match(below.text) is not None
        return is_labelled or (below.alone and looks_like_heading(below.text.removesuffix(":")))

    def _leads_list(self, index: int) -> bool:
        """Whether a line without a mark leads in the list right below it: "Vi ska", "Polisen lovar att"."""
        lines = [unit for unit in self.units[index : index + 2] if isinstance(unit, Line)]
        if len(lines) < 2 or lines[0].mark or lines[1].mark is None or lines[1].mark.kind != "bullet":
            return False
        *before, last = lines[0].text.split()
        return bool(before) and last.rstrip(":").isalpha() and last[0].islower()

    def _reads_as_heading(self, line: Line) -> bool:
        if looks_like_heading(line.text):
            return True
        pieces = markup_to_pieces(line.source, body=True) if "**" in line.text else []
        return len(pieces) > 1 and all(looks_like_heading(piece.text) for piece in pieces)

    def _repeated_statements(self) -> set[str]:
        """Short lines that recur under headings and have nothing below them: they are text, not headings."""
        empty: dict[str, list[bool]] = {}
        for index in self.lines:
            line, below = self._line(index), next(iter(self.units[index + 1 : index + 2]), None)
            if line.alone and not line.mark and looks_like_heading(line.text):
                heads_nothing = isinstance(below, Line) and below.alone and looks_like_heading(below.text)
                heads_nothing &= not line.text.endswith("?")  # what stands below a question answers it
                empty.setdefault(line.text, []).append(heads_nothing)
        return {
            text for text, heads_nothing in empty.items() if len(heads_nothing) > 1 and all(heads_nothing)
        }

    def _something_follows(self, index: int) -> bool:
        return index < self.last
