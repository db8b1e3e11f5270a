"""A cell or a line of a text conversion: its tags and emphasis dropped, its paragraphs and items told apart.

Converters leave fragments of HTML and of Markdown in their text: `<p>`, `<ul style=…>` around items
that are only separated by " - ", `<i>`, `*…*`, `**…**`. Mark-up is dropped, never a word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.readers.shared.marks import BULLETS, PrintedMark, printed_mark
from extract.readers.shared.pieces import Piece, Run, SourceText

_TAG_NAMES = (
    "p|ul|ol|li|i|em|b|strong|br|u|s|strike|del|ins|span|div|sub|sup|font|a|small|big|mark|hr|h[1-6]|center"
    "|blockquote|pre|code|dl|dt|dd|abbr|table|thead|tbody|tfoot|tr|td|th|caption|img|nobr|label|section|cite"
)
_TOKEN = re.compile(
    rf"<!--[^\n]{{0,300}}?-->|<(?P<end>/?)(?P<tag>{_TAG_NAMES})(?=[\s/>])[^<>]*>|\\(?=[*_#|\[\]~`-])|(?P<stars>\*{{1,3}}|_{{1,3}})|\n",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_BREAKING = re.compile(
    "p|div|blockquote|pre|hr|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|br|center|section"
)
_UNDERSCORED = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])[^_\n]*[^\s_\n](\1)(?!\w)")
_DASH_ITEM = re.compile(r"(?:^|(?<=\s))[-\u2013\u2014•·](?=\s)")
_BULLET_ITEM = re.compile(rf"(?:^|(?<=\s))[{BULLETS.replace('·', '')}](?=\s|\w)")
_NUMBER_ITEM = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)](?=\s)")


def unescape_entities(text: str) -> str:
    """`text` with `&amp;`, `&nbsp;`, `&#229;` and the like as the characters they stand for.

    A reference to a control character stays as it is written: it stands for nothing that is printed.
    """
    return _ENTITY.sub(_unescaped, text) if "&" in text else text


def _unescaped(match: re.Match[str]) -> str:
    character = html.unescape(match.group())
    is_control = not character or (ord(character[0]) < 32 and character not in "\t\n\r")
    return match.group() if is_control else character


def markup_to_pieces(source: SourceText, *, body: bool = False) -> list[Piece]:
    """The paragraphs, items and headings of a fragment, in order.

    A line end in `source` ends a paragraph. `body` says that the fragment is a line of the body: there
    a bold end of a line may be a heading of its own.
    """
    return _listed(_Fragment(source, body=body).pieces())


def runs_to_pieces(runs: Sequence[Run]) -> list[Piece]:
    """The paragraphs and items of runs without mark-up; a run of a line end separates them."""
    pieces: list[Piece] = []
    collected: list[Run] = []
    for run in (*runs, Run("\n")):
        if run.text == "\n":
            kept = _trimmed(collected)
            pieces.extend(_divide(_Open(), kept, depth=0, body=False) if kept else [])
            collected = []
        else:
            collected.append(run)
    return _listed(pieces)


_TIGHT_DASH = re.compile(r"[-\u2013](?=[^\W\d_])")


def _listed(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs in a row that begin "1.", "2.", or "-så", "-så", are the items of a list."""
    if len(pieces) < 2:
        return pieces
    marks = [_line_mark(piece) for piece in pieces]
    made = list(pieces)
    for index, mark in enumerate(marks):
        beside = [marks[other] for other in (index - 1, index + 1) if 0 <= other < len(marks)]
        if mark and any(other and _follows(mark, other) for other in beside):
            text = pieces[index].text
            runs = _slice(pieces[index].runs, mark.end, len(text))
            made[index] = Piece(runs, "item", mark=mark.text, number=mark.number, level=0)
    return made


def _line_mark(piece: Piece) -> PrintedMark | None:
    if piece.kind != "paragraph":
        return None
    mark = printed_mark(piece.text)
    if mark and mark.kind in {"number", "letter"}:
        return mark
    tight = _TIGHT_DASH.match(piece.text)
    return PrintedMark(tight.group(), "bullet", None, tight.end()) if tight else None


def _follows(mark: PrintedMark, other: PrintedMark) -> bool:
    """Whether two marks are neighbours in one list."""
    if mark.kind != other.kind or mark.text[-1] != other.text[-1]:
        return False
    if mark.last is not None and other.last is not None:
        return abs(mark.last - other.last) == 1
    return mark.number is None or abs(ord(str(mark.number)) - ord(str(other.number))) == 1


@dataclass(slots=True)
class _Open:
    """The piece that is being collected."""

    runs: list[Run] = field(default_factory=list)
    item: bool = False
    heading: int | None = None
    number: str | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class _Fragment:
    """One pass over a fragment."""

    def __init__(self, source: SourceText, *, body: bool) -> None:
        self.source = source
        self.text = source.text
        self.body = body
        self.done: list[Piece] = []
        self.open = _Open()
        self.lists: list[list[int]] = []  # one entry for each open list: [1 if numbered, items so far]
        self.bold = 0
        self.stars = _paired_stars(self.text)

    def pieces(self) -> list[Piece]:
        position = 0
        for match in _TOKEN.finditer(self.text):
            if match.group("stars") and match.start() not in self.stars:
                continue
            self._collect(position, match.start())
            self._apply(match)
            position = match.end()
        self._collect(position, len(self.text))
        self._close()
        return self.done

    def _collect(self, start: int, end: int) -> None:
        self.open.runs.extend(self.source.runs(start, end, bold=self.bold > 0))

    def _apply(self, match: re.Match[str]) -> None:
        tag = (match.group("tag") or "").lower()
        if match.group() == "\n":
            self._close()
        elif match.group("stars"):
            self._emphasis(match)
        elif tag in {"b", "strong"}:
            self.bold = max(0, self.bold + (-1 if match.group("end") else 1))
        elif tag in {"ul", "ol"}:
            self._list(opens=not match.group("end"), numbered=tag == "ol")
        elif tag == "li":
            self._close()
            if not match.group("end"):
                self._open_item()
        elif _BREAKING.fullmatch(tag):
            self._close(keep_item=tag in {"p", "div"} and self.open.item and not self.open.text.strip())
        elif re.fullmatch(r"h[1-6]", tag):
            self._close()
            self.open.heading = None if match.group("end") else int(tag[1])

    def _list(self, *, opens: bool, numbered: bool) -> None:
        self._close()
        if opens:
            self.lists.append([int(numbered), 0])
        elif self.lists:
            self.lists.pop()

    def _open_item(self) -> None:
        if not self.lists:
            self.lists.append([0, 0])
        self.lists[-1][1] += 1
        self.open = _Open(item=True, number=str(self.lists[-1][1]) if self.lists[-1][0] else None)

    def _emphasis(self, match: re.Match[str]) -> None:
        start, end = match.span()
        toggles_bold = len(match.group()) > 1
        opens = self.stars[start]
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if opens and before and not before.isspace():
            # "Övrigt**Kommande möten**": two lines of print that lost the break between them.
            if toggles_bold and before.isalnum() and after.isupper() and not before.isupper():
                self._close()
            elif after.isupper() and (before.isalnum() or before in "-:"):
                self.open.runs.append(Run(" "))
        elif not opens and after.isalnum() and after.isupper() and before in ":.":
            self.open.runs.append(Run(" "))
        elif not opens and toggles_bold and after.isupper() and before.isalnum() and not before.isupper():
            self._close()
        if toggles_bold:
            self.bold = max(0, self.bold + (1 if opens else -1))

    def _close(self, *, keep_item: bool = False) -> None:
        if keep_item:
            return
        current, self.open = self.open, _Open()
        runs = _trimmed(current.runs)
        if runs:
            self.done.extend(_divide(current, runs, depth=max(0, len(self.lists) - 1), body=self.body))


def _paired_stars(text: str) -> dict[int, bool]:
    """Offsets of the asterisks and underscores that are mark-up, and whether they open.

    An asterisk opens before a letter and closes after one; what has no partner is mark-up only where
    it is double ("**Mål" at a cell's beginning), for a single one may be a footnote's mark. Underscores
    are mark-up only around whole words.
    """
    found: dict[int, bool] = _paired_underscores(text) if "_" in text else {}
    waiting: dict[int, int] = {}
    for match in re.finditer(r"(?<!\\)\*{1,3}", text):
        size = len(match.group())
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        closes = bool(before) and not before.isspace()
        opens = bool(after) and not after.isspace()
        if size in waiting and closes:
            found[waiting.pop(size)] = True
            found[match.start()] = False
        elif opens and (not before.isalnum() or size > 1):
            waiting[size] = match.start()
        elif size > 1 and (opens or closes):
            found[match.start()] = opens
    for size, start in waiting.items():
        if size > 1:
            found[start] = True
    return found


def _paired_underscores(text: str) -> dict[int, bool]:
    found: dict[int, bool] = {}
    for match in _UNDERSCORED.finditer(text):
        found[match.start(1)] = True
        found[match.start(2)] = False
    return found


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if not kept:
        return ()
    kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _divide(current: _Open, runs: tuple[Run, ...], *, depth: int, body: bool) -> list[Piece]:
    """The pieces of one closed paragraph: one, or its items where they are only separated by marks."""
    text = "".join(run.text for run in runs)
    if current.heading:
        return [Piece(runs, "heading", level=current.heading)]
    if current.item:
        mark = printed_mark(text)
        cut = mark.end if mark and mark.kind != "bare" else 0
        return [
            Piece(
                _slice(runs, cut, len(text)),
                "item",
                mark=mark.text if cut and mark else "",
                number=(mark.number if cut and mark else None) or current.number,
                level=depth,
            )
        ]
    cuts = _item_cuts(text)
    if cuts:
        return _pieces_at(runs, text, cuts, depth)
    return _headings_in_line(runs, text) if body else [Piece(runs)]


def _item_cuts(text: str) -> list[tuple[int, int]]:
    """Where the printed marks of a run-together list stand in `text`: [start, end) of each mark."""
    bullets = [match.span() for match in _BULLET_ITEM.finditer(text)]
    if bullets and (len(bullets) > 1 or bullets[0][0] == 0 or text[: bullets[0][0]].rstrip().endswith(":")):
        return bullets
    dashes = [match.span() for match in _DASH_ITEM.finditer(text)]
    if dashes and dashes[0][0] == 0:
        return _dash_items(text, dashes)
    numbers = list(_NUMBER_ITEM.finditer(text))
    if numbers and numbers[0].start() == 0 and numbers[0].group(1) == "1":
        series = [numbers[0].span()]
        for match in numbers[1:]:
            if int(match.group(1)) == len(series) + 1 and text[match.end() :].lstrip()[:1].isupper():
                series.append(match.span())
        return series if len(series) > 1 else []
    return []


def _dash_items(text: str, dashes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those dashes that begin an item: where items begin with capitals, the others stand within one."""
    first = text[dashes[0][1] :].lstrip()[:1]
    if not first.isupper():
        return dashes
    return [span for span in dashes if not text[span[1] :].lstrip()[:1].islower()]


def _pieces_at(runs: tuple[Run, ...], text: str, cuts: list[tuple[int, int]], depth: int) -> list[Piece]:
    pieces = []
    if text[: cuts[0][0]].strip():
        pieces.append(Piece(_slice(runs, 0, cuts[0][0])))
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    for (start, after), end in zip(cuts, ends, strict=True):
        mark = text[start:after].strip()
        digits = re.search(r"\d+", mark)
        number = digits.group() if digits else None
        pieces.append(Piece(_slice(runs, after, end), "item", mark=mark, number=number, level=depth))
    return pieces


def _slice(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs of characters `start` to `end` of their joined text, without white space around them."""
    found, offset = [], 0
    for run in runs:
        low, high = max(start - offset, 0), min(end - offset, len(run.text))
        if low < high:
            found.append(replace(run, text=run.text[low:high]))
        offset += len(run.text)
    return _trimmed(found)


def _headings_in_line(runs: tuple[Run, ...], text: str) -> list[Piece]:
    """A line whose end is bold, "Riktat arbete **Platssamverkan Liljeholmen**", is two lines of print.

    Not where the bold words may be part of a sentence: after a colon, a comma, or a single word.
    """
    first_bold = next((index for index, run in enumerate(runs) if run.bold and run.text.strip()), None)
    if not first_bold or not all(run.bold or not run.text.strip() for run in runs[first_bold:]):
        return [Piece(runs)]
    offset = sum(len(run.text) for run in runs[:first_bold])
    before, after = text[:offset].rstrip(), text[offset:].strip()
    is_heading_pair = (
        len(before.split()) >= 3
        and before[0].isupper()
        and before[-1].isalnum()
        and after[0].isupper()
        and len(after.split()) <= 8
        and after[-1] not in ".,;:!"
        and len(before) <= 100
    )
    if not is_heading_pair:
        return [Piece(runs)]
    return [Piece(_slice(runs, 0, offset)), Piece(_slice(runs, offset, len(text)))]
