"""A worksheet as its cells, from whatever format of workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extract.readers.shared.pieces import Run
from models.errors import LimitExceeded
from models.pages.headings import Trait

MOST_CELLS = 2_000_000
"""Cells of one sheet that memory holds."""
MOST_CHARACTERS = 5_000_000
"""Characters that one sheet shows, as for a PDF: 15,000 full rows. More is one long string that many cells name."""


class Range(NamedTuple):
    """A rectangle of cells: rows and columns from 1, all included."""

    top: int
    left: int
    bottom: int
    right: int


_FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What a cell's style says of its text."""

    code: str = "General"
    bold: bool = False
    size: float | None = None
    traits: frozenset[Trait] = frozenset()
    shaded: bool = False
    lines: frozenset[str] = frozenset()
    """The sides on which a line is drawn: left, right, top, bottom."""
    struck: bool = False
    is_box: bool = False
    """Whether a true or false value is drawn as a check box in the cell."""
    font: str = ""
    """The name of the font, in lower case."""
    color: str = "000000"
    ground: str = ""
    """Colours of its letters and its fill: six hex digits, or a name of the workbook's own; "" without a fill."""

    @property
    def bordered(self) -> bool:
        """Whether two sides or more are drawn: a single line underlines, it makes no cell."""
        return len(self.lines) >= _FEWEST_LINES


PLAIN = CellStyle()
"""The style of a cell that names none."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that shows text, or an empty one that is drawn."""

    runs: tuple[Run, ...]
    style: CellStyle = PLAIN

    @property
    def text(self) -> str:
        """What it shows."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class StringRun:
    """A stretch of a string that looks the same; None where it looks as its cell's style says."""

    text: str
    bold: bool | None = None
    struck: bool | None = None
    color: str | None = None
    raised: bool = False


@dataclass(slots=True)
class Sheet:
    """A worksheet as its cells."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    """By row and column, from 1; only cells that show text or are drawn with borders."""
    merges: dict[tuple[int, int], Range] = field(default_factory=dict)
    """By the row and column of their first cell."""
    title_rows: set[int] = field(default_factory=set)
    """Rows that are printed again on each page, stay in place, or head a table of Excel's."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    without_value: list[str] = field(default_factory=list)
    """References of cells whose formula was never calculated."""
    margins: list[tuple[str, str]] = field(default_factory=list)
    """Header and footer texts: `head` or `foot`, and what it prints."""
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    """Colours of filled cells, also of those that show nothing, as six hex digits."""
    faint: set[tuple[int, int]] = field(default_factory=set)
    """Cells with text in white on no fill: unseen, unless something else fills them."""
    drawn: list[str] = field(default_factory=list)
    """Texts of the shapes on it, their paragraphs as lines."""

    def check(self, name: str, characters: int = 0) -> None:
        """Raise LimitExceeded, in the name of the file `name`, for more cells or text than memory holds."""
        if len(self.cells) > MOST_CELLS or characters > MOST_CHARACTERS:
            most = f"{MOST_CHARACTERS} characters" if characters > MOST_CHARACTERS else f"{MOST_CELLS} cells"
            raise LimitExceeded(name, f'the sheet "{self.name}" has more than {most}: divide it')


def column_letters(number: int) -> str:
    """The letters of a column from its number: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
