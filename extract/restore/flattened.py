"""Text whose tables were flattened: pages on one line, labels and values interleaved or one after the other.

The words stay as they are; they are only parted again into headings, paragraphs and label | value tables, so that
everything after reads the document as if it had kept them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.restore.align import Slot, align, slot_field
from extract.restore.headings import (
    FoundHeading,
    find_headings,
    name_before,
    printed_pages,
    read_outline,
)
from extract.restore.labels import FoundLabel, find_labels
from models.pages.document import Block, Cell, Document, Note, Paragraph, Row, Table
from models.target import Target
from rules.pack import Rules

FEWEST_LABELS = 4
"""Labels without a colon inside one paragraph that show that a table was flattened into it."""
_LONG = 40
"""Words; a shorter paragraph holds no table."""
_MOST_TITLE_WORDS = 15
_UNSURE = 0.6
_BULLETS = frozenset("\u2022 \uf0b7 \u25aa \u25cf \u25e6 \u2023 \u00b7".split())


def unflatten(document: Document, rules: Rules) -> Document:
    """The document with its flattened tables rebuilt; itself where it has none."""
    flat = [index for index, block in enumerate(document.blocks) if _is_flat(document, block, rules)]
    if not flat:
        return document
    blocks: list[Block] = []
    notes: list[Note] = []
    tables = sum(isinstance(block, Table) for block in document.blocks)
    run: list[Paragraph] = []
    for block in [*document.blocks, None]:
        if isinstance(block, Paragraph) and block.origin == "body":
            run.append(block)
            continue
        if run:
            rebuilt = _Rebuilding(document, run, rules, tables, is_front=not blocks)
            blocks += rebuilt.blocks()
            notes += rebuilt.notes
            tables = rebuilt.tables
            run = []
        if block is not None:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), notes=(*document.notes, *notes))


def _is_flat(document: Document, block: Block, rules: Rules) -> bool:
    """Whether a paragraph holds several labels that stand neither at its front nor before a colon."""
    if not isinstance(block, Paragraph) or len(block.words) < _LONG:
        return False
    found = find_labels(document, block.words, rules)
    return sum(not label.colon and label.start > 0 for label in found) >= FEWEST_LABELS


@dataclass(slots=True)
class _Region:
    """A flattened table within the stream."""

    labels: list[FoundLabel]
    start: int = 0
    end: int = 0
    title: FoundHeading | None = None

    def takes(self, label: FoundLabel) -> bool:
        """Whether the label can be a further row: the table has none for its field yet."""
        if label.fragment:
            return sum(one.fragment and one.key == label.key for one in self.labels) == 0
        return all(one.key != label.key or one.fragment for one in self.labels)


class _Rebuilding:
    """One run of paragraphs, seen as a stream of words, and what becomes of it."""

    def __init__(
        self, document: Document, run: list[Paragraph], rules: Rules, tables: int, *, is_front: bool
    ) -> None:
        self.document = document
        self.run = run
        self.rules = rules
        self.tables = tables
        self.is_front = is_front
        self.notes: list[Note] = []
        self.words = tuple(word for paragraph in run for word in paragraph.all_words)
        self.breaks: list[int] = []
        at = 0
        for paragraph in run:
            self.breaks.append(at)
            at += len(paragraph.all_words)
        self.breaks.append(at)

    def blocks(self) -> list[Block]:
        """The run parted into headings, paragraphs and tables; every word of it once, in order within each."""
        found = self._labels()
        headings = self._headings()
        regions = self._regions(found, headings)
        self._bound(regions, found, headings)
        taken = [(region.start, region.end, region) for region in regions]
        blocks: list[Block] = []
        at = 0
        for start, end, region in taken:
            blocks += self._text(at, start, found, headings)
            blocks.append(self._table(region))
            at = end
        blocks += self._text(at, len(self.words), found, headings)
        return blocks

    # -- what stands where --------------------------------------------------------------------

    def _labels(self) -> list[FoundLabel]:
        found = []
        for start, end in pairwise(self.breaks):
            for label in find_labels(self.document, self.words[start:end], self.rules):
                found.append(replace(label, start=label.start + start, end=label.end + start))
        kept: list[FoundLabel] = []
        for label in found:
            follows = bool(kept) and kept[-1].colon and kept[-1].end == label.start
            if follows and not label.colon:
                continue  # "Målgrupp: Primär målgrupp …"
            kept.append(label)
        return kept

    def _headings(self) -> list[FoundHeading]:
        pages = printed_pages(self.document, self.run)
        of_words = [page for page, one in zip(pages, self.run, strict=True) for _ in one.all_words]
        outline = [
            one
            for one in read_outline(self.document, self.rules)
            if not self.rules.labels.parties_in(" ".join(one.words))
        ]
        return find_headings(self.document, self.words, of_words, outline)

    def _regions(self, found: list[FoundLabel], headings: list[FoundHeading]) -> list[_Region]:
        """The labels without a colon in groups that can be one table each."""
        regions: list[_Region] = []
        open_ = False
        for label in found:
            if label.colon:
                open_ = open_ and not label.is_area_field
                continue
            if regions and open_ and self._parted(regions[-1].labels[-1], label, headings):
                open_ = False
            if open_ and regions[-1].takes(label):
                regions[-1].labels.append(label)
            elif not label.fragment:
                regions.append(_Region([label]))
                open_ = True
        return [region for region in regions if len(region.labels) >= FEWEST_LABELS]

    def _parted(self, last: FoundLabel, label: FoundLabel, headings: list[FoundHeading]) -> bool:
        """Whether a heading between two labels ends the table: another heading follows it before the label."""
        between = [one for one in headings if last.end <= one.start and one.end <= label.start]
        return len(between) > 1

    def _bound(self, regions: list[_Region], found: list[FoundLabel], headings: list[FoundHeading]) -> None:
        """Find where each table begins and ends, and which heading is its title."""
        for number, region in enumerate(regions):
            first, last = region.labels[0], region.labels[-1]
            floor = max(
                [regions[number - 1].end if number else 0, *self._ends_before(first.start, found, headings)]
            )
            inside = [one for one in headings if floor <= one.start and one.end <= last.start]
            region.title = inside[-1] if inside else None
            if region.title is not None and region.title.start < first.start:
                region.start = region.title.start
            else:
                region.start = self._start(floor, first, found, untitled=region.title is None)
            region.end = self._end(regions, number, found, headings)

    def _ends_before(
        self, place: int, found: list[FoundLabel], headings: list[FoundHeading]
    ) -> Iterator[int]:
        """Ends of the labels with a colon before `place`, and of headings that such a label follows."""
        for label in found:
            if label.colon and label.is_area_field and label.end <= place:
                yield label.end
                yield from (one.end for one in headings if one.end <= label.start)

    def _start(self, floor: int, first: FoundLabel, found: list[FoundLabel], *, untitled: bool) -> int:
        """Where a table without a known title begins: at a short phrase after the last sentence, or at its label."""
        page = max(place for place in self.breaks if place <= first.start)
        floor = max(floor, page)
        if not untitled or floor >= first.start:
            return max(floor, first.start)
        after_label = any(label.colon and label.end == floor for label in found)
        texts = [self.document.words[word].text for word in self.words[floor : first.start]]
        ends = [place for place, text in enumerate(texts) if text.endswith((".", "!", "?"))]
        if after_label and not ends:
            return floor + self._name_before_parties(texts)
        start = floor + (ends[-1] + 1 if ends else 0)
        return start if first.start - start <= _MOST_TITLE_WORDS else first.start

    def _name_before_parties(self, texts: list[str]) -> int:
        """Where a title row begins that ends with parties, after a value without a full stop; the end for none."""
        for count in range(1, 5):
            if count + 1 < len(texts) and self.rules.labels.parties_in(" ".join(texts[-count:])):
                capitals = [place for place in range(1, len(texts) - count) if texts[place][:1].isupper()]
                return capitals[-1] if capitals else len(texts)
        return len(texts)

    def _end(
        self, regions: list[_Region], number: int, found: list[FoundLabel], headings: list[FoundHeading]
    ) -> int:
        """Where a table ends: at the next heading, at the name before the next "Mål:", or with the page."""
        region = regions[number]
        last = region.labels[-1].end
        page = next(place for place in self.breaks if place >= last)
        ends = [page]
        after = [one for one in headings if one.start >= last and one != region.title]
        ends += [one.start for one in after[:1]]
        if region.title is not None and region.title.start >= last:
            ends = [end for end in ends if end > region.title.end]
        colon = next((one for one in found if one.colon and one.is_area_field and one.start >= last), None)
        if colon is not None and colon.start <= min(ends):
            ends.append(self._name_start(last, colon.start))
        if number + 1 < len(regions):
            following = regions[number + 1].labels[0].start
            if following < min(ends):
                ends.append(self._title_between(last, following))
        return min(ends)

    def _title_between(self, last: int, following: int) -> int:
        """Where the title of the next table begins: at a short phrase after the last sentence of this one, if any."""
        texts = [self.document.words[word].text for word in self.words[last:following]]
        ends = [place + 1 for place, text in enumerate(texts) if text.endswith((".", "!", "?"))]
        if ends and 0 < len(texts) - ends[-1] <= _MOST_TITLE_WORDS:
            return last + ends[-1]
        return following

    def _name_start(self, floor: int, end: int) -> int:
        texts = [self.document.words[word].text for word in self.words[floor:end]]
        capitals = [
            place for place, text in enumerate(texts) if text[:1].isupper() and len(texts) - place <= 6
        ]
        return floor + capitals[0] if capitals else end

    # -- blocks -------------------------------------------------------------------------------

    def _text(
        self, start: int, end: int, found: list[FoundLabel], headings: list[FoundHeading]
    ) -> Iterator[Block]:
        """Headings and paragraphs of [start, end)."""
        cuts: dict[int, str] = {start: "paragraph"} if start < end else {}
        for place in self.breaks:
            if start <= place < end:
                cuts[place] = "paragraph"
        if start == 0 and self.is_front:
            title = self._title_end(end)
            if title:
                cuts[0], cuts[title] = "heading", cuts.get(title, "paragraph")
        for heading in headings:
            if start <= heading.start and heading.end <= end:
                cuts[heading.start] = "heading"
                cuts.setdefault(heading.end, "paragraph")
        for label in found:
            if label.colon and start <= label.start < end:
                self._cut_before_label(cuts, label, start)
        places = sorted(place for place in cuts if place < end)
        for place, following in pairwise([*places, end]):
            yield from self._paragraphs(place, following, cuts[place])

    def _cut_before_label(self, cuts: dict[int, str], label: FoundLabel, start: int) -> None:
        """A labelled paragraph begins; where it is the first below them, the words before it are a heading."""
        begins = max(place for place in cuts if place <= label.start)
        cuts[label.start] = "label"
        is_first = cuts[begins] == "paragraph" and begins < label.start
        if not is_first or not any(target.field == "goal" for target in label.match.targets):
            return
        name = name_before(self.document, self.words, begins, label.start)
        if name < label.start:
            cuts[name] = "heading"

    def _paragraphs(self, start: int, end: int, kind: str) -> Iterator[Paragraph]:
        words = self.words[start:end]
        if not words:
            return
        source = self.run[max(index for index, place in enumerate(self.breaks) if place <= start)]
        if source.all_words == words and kind == "paragraph":
            yield source
            return
        is_title = kind == "heading" and start == 0 and self.is_front
        level = (1 if is_title else 2) if kind == "heading" else None
        yield Paragraph(
            words, kind="heading" if kind == "heading" else "paragraph", level=level, page=source.page
        )

    def _title_end(self, end: int) -> int:
        """How many of the first words are the document's title; 0 where they are none."""
        texts = [self.document.words[word].text for word in self.words[: min(end, _MOST_TITLE_WORDS)]]
        for count in range(1, len(texts) + 1):
            if not self.rules.headings.is_plan_title(" ".join(texts[:count])):
                continue
            for more in range(count, min(count + 4, len(texts) + 1)):
                if texts[more - 1].strip(",.")[:4].isdigit():
                    return more
            following = texts[count] if count < len(texts) else ""
            if following[:1].isupper() or not following:
                return count
        return 0

    # -- tables -------------------------------------------------------------------------------

    def _table(self, region: _Region) -> Table:
        """The region as a table: its title row, then a row for each label."""
        inside = [(label.start, label.end) for label in region.labels]
        values: list[int] = []
        where: list[int] = []
        for place in range(region.start, region.end):
            if not any(start <= place < end for start, end in inside):
                values.append(self.words[place])
                where.append(place)
        slots = self._slots(region, where)
        breaks = frozenset(
            sum(one < place for one in where) for place in self.breaks if region.start < place < region.end
        )
        values, list_ = self._without_displaced_list(values, region, slots)
        found = align(self.document, tuple(values), slots, breaks, self.rules)
        self.tables += 1
        ref = f"table {self.tables}"
        cells = [tuple(values[start:end]) for start, end in found.spans]
        if list_:
            empty = [
                place for place, slot in enumerate(slots) if slot.field == "measures" and not cells[place]
            ]
            place = empty[0] if empty else len(cells) - 1
            cells[place] += tuple(list_)
        rows = []
        if cells[0] or cells[1]:
            left = self._cell(0, cells[0], found.confidence[0])
            rows.append(Row((left, self._cell(1, cells[1], found.confidence[1])), heading=True))
        for slot, words, confidence in zip(slots[2:], cells[2:], found.confidence[2:], strict=True):
            if slot.label is None:
                continue
            label = self._cell(0, self.words[slot.label.start : slot.label.end], 1.0)
            rows.append(Row((label, self._cell(1, words, confidence))))
        self._note(region, [one for one, cell in zip(found.confidence, cells, strict=True) if cell])
        return Table(tuple(rows), 2, ref=ref, ruled=False)

    def _without_displaced_list(
        self, values: list[int], region: _Region, slots: list[Slot]
    ) -> tuple[list[int], list[int]]:
        """The values, and a bulleted list that stands behind the last row's value: some programs print lists last."""
        last = region.labels[-1].end
        tail = [place for place in range(last + 1, region.end) if self._is_bullet(place)]
        if not tail or not any(slot.field == "measures" for slot in slots):
            return values, []
        rest = set(self.words[tail[0] : region.end])
        return [word for word in values if word not in rest], [word for word in values if word in rest]

    def _is_bullet(self, place: int) -> bool:
        return self.document.words[self.words[place]].text in _BULLETS

    def _slots(self, region: _Region, where: list[int]) -> list[Slot]:
        def place(at: int) -> int:
            return sum(one < at for one in where)

        title = region.title
        known = None
        if title is not None and region.start <= title.start and title.end <= region.end:
            known = (place(title.start), place(title.end))
        slots = [Slot("title", 0, known=known), Slot("title_parties", 0)]
        for label in region.labels:
            target: Target = label.match.targets[0]
            slots.append(Slot(slot_field(target), place(label.end), label))
        return slots

    def _cell(self, column: int, words: tuple[int, ...], confidence: float) -> Cell:
        if not words:
            return Cell(column)
        return Cell(column, (Paragraph(words),), confidence=confidence)

    def _note(self, region: _Region, confidence: list[float]) -> None:
        lowest = min(confidence, default=1.0)
        doubt = "; some values may belong to another label" if lowest < _UNSURE else ""
        self.notes.append(
            Note(
                "table-flattened",
                f"A table stands in running text; its {len(region.labels)} labels and their values were put"
                f" together by their wording (least sure {lowest:.2f}){doubt}.",
                self.words[region.start : region.end],
            )
        )
