"""Lines of a text: which are rows of a table, which are one paragraph, and words cut at line ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.shared.hyphens import SeenWords, undo_hyphen
from extract.readers.shared.marks import printed_mark
from extract.readers.shared.pieces import SourceText
from models.pages.headings import is_in_capitals

_ENDS = re.compile(r"[.!?:;][\"”'’)\]]*$")
_LABEL = re.compile(r"[A-ZÅÄÖ](?:[^:.\t]{1,45}:(?:\s|$)|\w+(?: \w+){1,2}\? \S)")
"""What reads as a label with its colon, or asks in two or three words what is answered behind: "Klart när? 2025"."""
_USUAL_WRAP = 80
WIDEST_WRAP = 200
"""Characters; text with longer lines was never wrapped."""
NO_WORDS = SeenWords()
"""For text that is too short to bear witness."""


_SEPARATOR_CELL = re.compile(r"\s*:?[-=_\u2500\u2550]*:?\s*")
_FRAME = str.maketrans({**dict.fromkeys("│┃║", "|"), **dict.fromkeys("─━═", "-")})
_FRAME_CROSSINGS = re.compile("[┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫┏┓┗┛┣┫┳┻╋]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file."""

    number: int
    """From 1, as an editor counts."""
    text: str
    """Without its line end; tabs as they are."""
    page: int = 0
    """How many form feeds stand before it."""

    @property
    def blank(self) -> bool:
        """Whether it holds nothing but white space."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Its column of the first character, a tab counting for four."""
        return len(self.text.expandtabs(4)) - len(self.text.expandtabs(4).lstrip())


def split_lines(text: str) -> list[SourceLine]:
    """The lines of a text; a form feed begins a new page and, within a line, a new line of the same number."""
    lines: list[SourceLine] = []
    page = 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n|\u2028|\u2029", text), start=1):
        for index, part in enumerate(line.split("\f")):
            page += index > 0
            lines.extend(SourceLine(number, piece, page) for piece in part.split("\v"))
    return lines


def is_tabbed(line: SourceLine) -> bool:
    """Whether a line is a row of cells between tabs: not one whose only tab follows a list mark or an indent."""
    text = line.text.strip(" ")
    if "\t" not in text or not text.strip():
        return False
    if text.startswith("\t"):
        return "\t" in text.strip()
    mark = printed_mark(text)
    rest = text[mark.end :] if mark and "\t" in text[: mark.end] else text
    return "\t" in rest


def is_piped(line: SourceLine) -> bool:
    """Whether a line is a row between pipes, or a rule of a drawn frame."""
    text = without_frame(line.text).strip()
    if text[:1] == "+" and is_separator(text):
        return True
    return text.count("|") >= 2 if text[:1] == "|" else " | " in text


def without_frame(text: str) -> str:
    """`text` with the lines of a drawn frame as `|`, `-` and `+`, as long as it was."""
    return _FRAME_CROSSINGS.sub("+", text).translate(_FRAME)


def is_separator(text: str) -> bool:
    """Whether a row is nothing but a drawn rule: `---`, `|---|:--:|`, `+====+`, or `-----` between tabs."""
    plain = without_frame(text)
    cells = re.split(r"[|+\t]", plain)
    return (
        len(plain.strip()) >= 2
        and "-" * 2 in plain.replace("=", "-").replace("_", "-")
        and all(_SEPARATOR_CELL.fullmatch(cell) for cell in cells)
    )


_FEW_LINES = 20
"""Of fewer lines the longest tells the width, if any goes on in small letters; among more one
in twenty may be longer (an address, a table's row)."""


def wrap_width(lines: Sequence[SourceLine]) -> int:
    """The width, in characters, at which the paragraphs of a text were wrapped; 0 where they were not.

    Only lines that another line follows tell: of a paragraph on one line, length says nothing.
    """
    followed = [
        (line.text.rstrip(), after.text.strip())
        for line, after in itertools.pairwise(lines)
        if not line.blank and not after.blank and "\t" not in line.text.strip()
    ]
    if not followed:
        return 0
    lengths = sorted(len(line) for line, _ in followed)
    width = lengths[int(0.95 * (len(lengths) - 1))] if len(lengths) >= _FEW_LINES else lengths[-1]
    goes_on_small = any(after[0].islower() and not _ENDS.search(line) for line, after in followed)
    if len(lengths) < 3 or (len(lengths) < _FEW_LINES and not goes_on_small):
        width = max(width, _USUAL_WRAP)
    return width if 30 <= width <= WIDEST_WRAP else 0


def goes_on(line: str, after: str, width: int, narrowest: int = WIDEST_WRAP) -> bool:
    """Whether the paragraph that `line` ends goes on with the line `after`, in text wrapped at `width`.

    `narrowest` is the longest line of the group they stand in, which may be narrower than the rest.
    """
    line, after = line.rstrip(), after.strip()
    if not line or not after or not width:
        return False
    mark = printed_mark(after)
    if (mark and mark.kind != "bare") or "@" in after.split()[0]:
        return False
    long_enough = len(line.strip()) >= 0.4 * min(width, narrowest)
    if is_in_capitals(after) and not line.isupper():
        return False  # a heading in capitals below a sentence
    if line[-1] in "-\u2010\u00ad" and line[-2:-1].isalnum() and long_enough:
        return True
    if after[0].islower():
        return not _ENDS.search(line) and long_enough
    if _LABEL.match(after) and (_ENDS.search(line) or _LABEL.match(line)):
        return False  # a row of label and value below another
    # A line is full if the next word would not have fitted, give or take what proportional type allows.
    return len(line.strip()) + 1 + len(after.split()[0]) > 0.88 * width and len(line) >= 0.6 * width


def begins_with_label(line: str) -> bool:
    """Whether a line begins with what reads as a label and its colon."""
    return _LABEL.match(line.strip()) is not None


def join_lines(
    lines: Sequence[tuple[str, int]], *, breaks: Sequence[bool] = (), seen: SeenWords = NO_WORDS
) -> SourceText:
    """The text of several lines, given with their numbers, as one: what was cut at line ends is whole again.

    `breaks[i]` says that a paragraph ends with line i; there a line end stays. `seen` are the words of
    the text, which tell whether a hyphen belongs to it.
    """
    source = SourceText()
    for index, (line, number) in enumerate(lines):
        text = line.strip()
        if index + 1 == len(lines):
            source.append(text, number)
        elif index < len(breaks) and breaks[index]:
            source.append(text + "\n", number)
        else:
            source.append(end_of_line(text, lines[index + 1][0].strip(), seen), number)
    return source


def end_of_line(line: str, after: str, seen: SeenWords = NO_WORDS) -> str:
    """`line` as it stands before `after` in one paragraph: with a space, or without its hyphen, or as it is."""
    if not line or not after:
        return line + " "
    left, right = line.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
    whole = undo_hyphen(left, right, seen)
    if whole is None:
        return line + " "
    return line if whole == left + right else line[:-1]


def words_within_lines(lines: Sequence[SourceLine]) -> SeenWords:
    """The words that no line end cuts."""
    return SeenWords(word for line in lines for word in line.text.split()[1:-1])
