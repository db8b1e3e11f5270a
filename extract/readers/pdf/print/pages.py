"""What a feed gives of each page → drafts of pages: tables with their words, and the text around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.readers.pdf.cards.boxes import CardSides, sides_of_cards
from extract.readers.pdf.cards.stacks import take_stacks
from extract.readers.pdf.lattice.aligned import Region
from extract.readers.pdf.lattice.around.ended import NOTHING, Ended, ended_by
from extract.readers.pdf.lattice.drawn import without_fields
from extract.readers.pdf.lattice.ruled import rules_to_grids
from extract.readers.pdf.lattice.spans.above import with_heads_above
from extract.readers.pdf.lattice.spans.beside import opened, with_columns_beside, with_edges_of
from extract.readers.pdf.lattice.spans.hanging import take_hanging
from extract.readers.pdf.lattice.spans.holes import with_holes_filled
from extract.readers.pdf.lattice.spans.repeated import with_headings_parted
from extract.readers.pdf.lattice.spans.shifted import with_moved_edges_united
from extract.readers.pdf.lattice.tables import DraftTable, grids_to_tables, mark_drawings, shade
from extract.readers.pdf.lines import Line, make_line, words_to_lines
from extract.readers.pdf.paragraphs import (
    USUAL_LEADING,
    Column,
    DraftParagraph,
    leading_of,
    lines_to_paragraphs,
)
from extract.readers.pdf.print.heads import headed_tables, is_heading
from extract.readers.pdf.print.regions import strip_of, words_to_regions
from extract.readers.pdf.print.rests import complete_tables
from extract.readers.pdf.source.content import Fill, PageContent, Printed
from extract.readers.pdf.source.words import turn_upright
from extract.readers.pdf.standing.sort import sort_words
from extract.readers.shared.furniture import (
    PlacedLine,
    PlacedPage,
    ends_an_entry,
    find_contents,
    find_running,
)
from models.pages.document import FurnitureRole, Standing

FEWEST_ROWS = 2
"""Rows elsewhere on a page, set as a label that pages begin or end with, after which it is one."""
ROW_BELOW = 2.0
"""In type sizes: the next row of a table stands at most this far below; text stands farther below a running head."""
SMALL = 0.12
"""Share of the page's height that a table takes at most to be a running head."""


@dataclass(slots=True)
class PageDraft:
    """A page between reading and assembling."""

    number: int
    width: float
    """Of the page as it is shown."""
    height: float
    turned: int
    """By how many degrees it was turned to be read; words and tables lie on the turned page."""
    tables: list[DraftTable]
    words: list[Printed]
    """Those outside of ruled tables, until they are in regions or furniture."""
    fills: list[Fill]
    """Coloured grounds."""
    pictures: bool
    regions: list[Region] = field(default_factory=list)
    """The body in reading order."""
    heads: list[DraftParagraph] = field(default_factory=list)
    """Furniture that stands above the body."""
    feet: list[DraftParagraph] = field(default_factory=list)
    beside: list[tuple[Standing, list[DraftParagraph]]] = field(default_factory=list)
    """Stamps and hidden text, as each stands together."""
    outside: list[list[DraftParagraph]] = field(default_factory=list)
    """What stands beside it, outside of its crop box, as hidden text."""
    covered: int = 0
    """How many words were left out since they lie under opaque marks."""
    recognised: bool = False
    """Whether its text was laid over its picture by text recognition."""
    fields: int = 0
    """How many fields of a form stand on it."""

    cards: list[CardSides] = field(default_factory=list)
    """Between which sides cards stand on it, or on the last page before it that has any."""
    ended: Ended = NOTHING
    """The table without drawn columns that ends it: its rows may go on on the next."""

    @property
    def has_words(self) -> bool:
        """Whether any word is on it."""
        return bool(self.words or self.tables or self.regions or self.heads or self.feet or self.beside)

    @property
    def read_height(self) -> float:
        """Its height as it is read."""
        return self.width if self.turned % 180 else self.height

    @property
    def read_width(self) -> float:
        """Its width as it is read."""
        return self.height if self.turned % 180 else self.width

    def let_go(self) -> None:
        """Forget everything on it; its words live on elsewhere."""
        self.tables, self.words, self.regions = [], [], []
        self.heads, self.feet, self.beside = [], [], []

    def columns(self) -> Iterator[Column]:
        """Every column of lines in reading order, those in cells included."""
        for region in self.regions:
            if isinstance(region, Column):
                yield region
            else:
                yield from table_columns(region)


def table_columns(table: DraftTable) -> Iterator[Column]:
    """The columns of lines in the cells of `table`, inner tables included."""
    for cell in table.cells:
        for place, part in enumerate(cell.parts):
            yield part
            if place < len(cell.tables):
                yield from table_columns(cell.tables[place])


def content_to_draft(content: PageContent, before: PageDraft | None = None) -> PageDraft:
    """The page with its ruled tables filled; the glyphs are let go. `before` is the page before it."""
    width, height = content.width, content.height
    turned = turn_upright(content)
    page = sort_words(content)
    words = page.words
    known = before.cards if before is not None else []
    grounds = without_fields(content.fills, content.filled)
    ended = before.ended if before is not None else NOTHING
    grids = rules_to_grids(content.rules, grounds, words, content.width, content.height, known, ended)
    if before is not None and before.tables:
        last = opened(before.tables[-1])
        grids = with_columns_beside(grids, last.xs, words)
        grids = with_headings_parted(grids, last, words)
        grids = with_edges_of(grids, last, words)
    grids = [with_moved_edges_united(with_holes_filled(grid, words)) for grid in grids]
    grids = with_heads_above(grids, words)
    is_supposed = bool(grids) and grids[-1].supposed
    tables, words = grids_to_tables(grids, words, content.fills)
    words = take_hanging(tables, words)
    mark_drawings(tables)
    for word in words:
        word.starts = ()
    for table in tables:
        for column in table_columns(table):
            for line in column.lines:
                for word in line.words:
                    word.starts = ()
    return PageDraft(
        number=content.number,
        width=width,
        height=height,
        turned=turned,
        tables=tables,
        words=words,
        fills=content.fills,
        pictures=content.pictures,
        heads=page.furniture,
        beside=page.beside,
        outside=page.outside,
        covered=page.covered,
        recognised=content.recognised,
        fields=content.fields,
        cards=sides_of_cards(tables) or known,
        ended=ended_by(tables[-1], words) if is_supposed and tables else NOTHING,
    )


# -- furniture ----------------------------------------------------------------------------------


def take_running(pages: Sequence[PageDraft]) -> None:
    """Move running heads and feet and page numbers from the words of each page to its heads and feet.

    A small ruled table counts as a line here: letterheads are often drawn so.
    """
    whole = [words_to_lines(_level(page)) for page in pages]
    lines = [[piece for line in own for piece in _pieces(line)] for own in whole]
    small = [[table for table in page.tables if _is_small(table, page)] for page in pages]
    headed = list(headed_tables(whole))
    placed = [_place(*drawn) for drawn in zip(pages, lines, small, headed, strict=True)]
    taken: dict[int, set[int]] = {}
    repeated = find_running(placed)
    labels = _labels_among(lines, repeated)
    running = {
        place: role
        for place, role in repeated.items()
        if not (place[1] < len(lines[place[0]]) and lines[place[0]][place[1]].text in labels)
        and not is_heading(lines[place[0]][place[1] : place[1] + 1], headed[place[0]])
    }
    if all(
        page.body_top is None and len(page.lines) == sum(key[0] == n for key in running)
        for n, page in enumerate(placed)
    ):
        return  # pages that hold nothing else: what repeats on them is their text
    for (page_index, index), role in sorted(running.items()):
        page, own = pages[page_index], lines[page_index]
        if index < len(own):
            found = [own[index]]
            taken.setdefault(page_index, set()).update(id(word) for word in own[index].words)
        else:
            table = small[page_index][index - len(own)]
            found = [line for column in table_columns(table) for line in column.lines]
            page.tables = [other for other in page.tables if other is not table]
        at_top = found[0].bottom < page.read_height / 2
        (page.heads if at_top else page.feet).extend(DraftParagraph([line], furniture=role) for line in found)
    for page_index, words in taken.items():
        page = pages[page_index]
        # Lines mend words into new ones, so what stays is taken from the lines, too.
        rest = [line for line in lines[page_index] if not any(id(word) in words for word in line.words)]
        page.words = [word for line in rest for word in line.words] + [
            word for word in page.words if word.turned
        ]


def _labels_among(lines: Sequence[Sequence[Line]], repeated: Mapping[tuple[int, int], str]) -> frozenset[str]:
    """Those of the texts printed again that begin rows on half of their pages or more: on one, the row may be empty."""
    begun: dict[str, list[bool]] = {}
    for page, index in repeated:
        if index < len(lines[page]):
            begins = _begins_row(lines[page], (page, index), repeated)
            begun.setdefault(lines[page][index].text, []).append(begins)
    return frozenset(text for text, places in begun.items() if 2 * sum(places) >= len(places))


def _begins_row(
    lines: Sequence[Line], place: tuple[int, int], running: Mapping[tuple[int, int], str]
) -> bool:
    """Whether a piece of a line that is printed again begins a row: its value, which does not repeat, stands beside it,
    and the next row right below, as rows do, or rows elsewhere on the page, set as this one is."""
    page, index = place
    if index >= len(lines):
        return False
    piece = lines[index]
    beside = [
        other
        for other, line in enumerate(lines)
        if other != index and line.top < piece.bottom and piece.top < line.bottom
    ]
    if not beside or any((page, other) in running or lines[other].x0 < piece.x0 for other in beside):
        return False
    labels = [line for line in lines if line is not piece and abs(line.x0 - piece.x0) <= 1]
    after = next((line for line in labels if line.top > piece.bottom), None)
    if after is not None:
        above = max(line.bottom for line in lines if line.bottom <= after.top)
        if after.top - above <= ROW_BELOW * piece.size:
            return True
    places = {lines[other].x0 for other in beside}
    rows = sum(_is_set_as(line, piece) and _stands_beside(lines, line, places) for line in labels)
    return rows >= (1 if after is not None and _is_set_as(after, piece) else FEWEST_ROWS)


def _is_set_as(line: Line, other: Line) -> bool:
    return line.words[0].style == other.words[0].style


def _stands_beside(lines: Sequence[Line], label: Line, places: Collection[float]) -> bool:
    """Whether a piece stands beside `label` where those that begin at `places` do."""
    return any(
        line.top < label.bottom and label.top < line.bottom and any(abs(line.x0 - x) <= 1 for x in places)
        for line in lines
    )


def _is_small(table: DraftTable, page: PageDraft) -> bool:
    """Whether a table is no higher than a running head may be, and holds text."""
    return table.bbox.height <= SMALL * page.read_height and any(
        column.lines for column in table_columns(table)
    )


def _level(page: PageDraft) -> list[Printed]:
    return [word for word in page.words if not word.turned]


def _pieces(line: Line) -> Iterator[Line]:
    """The parts of `line` between wide gaps: a running head often has a left and a right end."""
    piece = line.words[:1]
    for word in line.words[1:]:
        if word.x0 - piece[-1].x1 > 0.9 * line.size:
            yield make_line(piece)
            piece = []
        piece.append(word)
    yield line if len(piece) == len(line.words) else make_line(piece)


def _place(
    page: PageDraft, lines: Sequence[Line], small: Sequence[DraftTable], headed: Sequence[DraftTable]
) -> PlacedPage:
    """The page's lines and, after them, its small tables as lines; the other tables are body, and those that only their
    headings show: these are printed again."""
    placed = [PlacedLine(line.text, line.x0, line.top, line.x1, line.bottom, line.size) for line in lines]
    for table in small:
        text = " ".join(line.text for column in table_columns(table) for line in column.lines)
        placed.append(PlacedLine(text, *table.bbox))
    body = [table for table in page.tables if not any(table is other for other in small)]
    body += headed
    return PlacedPage(
        page.number,
        page.read_height,
        placed,
        min((table.ys[0] for table in body), default=None),
        max((table.ys[-1] for table in body), default=None),
    )


def _take_contents(page: PageDraft, *, begun: bool) -> bool:
    """Move the lines of a table of contents to the page's heads; whether the page ends within one."""
    lines, beside = _entries_alone(words_to_lines(_level(page)))
    found = find_contents([line.text for line in lines], begun=begun)
    if not found:
        return False
    page.heads += [DraftParagraph([lines[index]], furniture="toc") for index in sorted(found)]
    rest = [word for index, line in enumerate(lines) if index not in found for word in line.words]
    page.words = rest + beside + [word for word in page.words if word.turned]
    return max(found) >= len(lines) - 1


def _entries_alone(lines: list[Line]) -> tuple[list[Line], list[Printed]]:
    """`lines`, and apart from them what stands right of a table of contents that is a column of print."""
    ends = [
        before.x1
        for line in lines
        for before, after in pairwise(line.words)
        if before.text.isdigit()
        and after.x0 - before.x1 >= line.size
        and ends_an_entry(_text_up_to(line, before))
    ]
    if not ends:
        return lines, []
    words = [word for line in lines for word in line.words]
    return (
        words_to_lines(word for word in words if word.x0 < max(ends)),
        [word for word in words if word.x0 >= max(ends)],
    )


def _text_up_to(line: Line, last: Printed) -> str:
    return " ".join(word.text for word in line.words if word.x0 <= last.x0)


# -- regions and paragraphs ---------------------------------------------------------------------


def lay_out(pages: Sequence[PageDraft]) -> None:
    """Give each page its regions in reading order and each column its paragraphs."""
    in_contents = False
    leading = USUAL_LEADING
    known: DraftTable | None = None
    strip: float | None = None
    for page in pages:
        in_contents = _take_contents(page, begun=in_contents)
    found = take_stacks([(page.words, page.tables) for page in pages])
    for page, taken in zip(pages, found.pages, strict=True):
        page.tables = [*taken.tables, *taken.cards]
        page.words = taken.words
    for page in pages:
        page.regions = words_to_regions(page.words, page.tables, known, strip)
        strip = strip_of(page.regions)
        last = page.regions[-1] if page.regions else None
        known = last if isinstance(last, DraftTable) and not last.ruled else None
    complete_tables([page.regions for page in pages])
    for page in pages:
        ruled = {id(table) for table in page.tables}
        for region in page.regions:
            if isinstance(region, DraftTable) and id(region) not in ruled:
                shade(region, page.fills)
                if not region.ruled:  # its text is ragged; the margin is where it could have ended
                    region.xs[-1] = max(region.xs[-1], page.read_width - region.xs[0])
        page.words, page.tables, page.fills = [], [], []
        leading = leading_of(page.columns()) or leading
        for region in page.regions:
            if isinstance(region, Column):
                region.paragraphs = lines_to_paragraphs(region, leading)
                continue
            is_label = found.is_label if len(region.cells) == 1 else lambda line: False
            for column in table_columns(region):
                column.paragraphs = lines_to_paragraphs(column, leading, is_label)
        _join_over_columns(page)


def _join_over_columns(page: PageDraft) -> None:
    """Make one paragraph of what one column of text ends and the next goes on with."""
    columns = [region for region in page.regions if isinstance(region, Column) and region.paragraphs]
    for before, after in pairwise(columns):
        if after.left < before.right or not after.paragraphs or not before.paragraphs:  # it has gone on whole
            continue
        last, first = before.paragraphs[-1], after.paragraphs[0]
        text = last.lines[-1].text
        goes_on = first.mark is None and first.text[:1].islower() and text[-1:] not in ".!?:;"
        if goes_on and abs(last.size - first.size) < 0.5:
            last.lines += first.lines
            del after.paragraphs[0]


def furniture_of(page: PageDraft) -> Iterator[tuple[FurnitureRole, DraftParagraph]]:
    """The page's furniture, heads before feet."""
    for paragraph in (*page.heads, *page.feet):
        if paragraph.furniture is not None:
            yield paragraph.furniture, paragraph
