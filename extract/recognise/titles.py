"""The document's title: which of its first headings, running heads and lines it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.recognise.drafts import Entry, Words
from extract.recognise.labels import is_bare_party
from extract.recognise.signatures import parts_apart
from models.pages.document import Cell, Document, Paragraph, Table, paragraphs_of
from models.target import Target
from models.text.fold import fold
from rules.pack import Rules

MOST_TITLE_WORDS = 25
FRONT_BLOCKS = 12
"""A title stands among the first blocks of the body, before the first table."""

MOST_HEAD_ROWS = 3
"""A table that only heads the document has at most so many rows."""

LONGEST_SUBTITLE = 12
"""Words of a line that may be a title's second line, or a notice's title."""

_TITLE_OF_MINUTES = 3.0
"""Score of a line that only the title of minutes is ("Anteckningar från rådet"); as much as that of their name."""
_MAIL_SUBJECT = 4.0
"""Score of a message's subject: as much as that of a plan's title."""
_PAGE_OF = re.compile(r"\d{1,2} \(\d{1,2}\)")
"""A page's number and how many there are, at the end of the title's line: "Protokoll 1 (2)"."""
_MOST_NUMBER = 99
"""A longer number before a line is a year."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Candidate:
    paragraph: Paragraph
    score: float
    """How much it looks like a title by its words and its kind."""
    heads: bool = False
    """Whether all else is set below it: a subtitle in plain type says "handlingsplan" and is none."""


def find_title(document: Document, rules: Rules) -> Entry | None:
    """The title with its words, or None where nothing at the front looks like one."""
    found = (*_candidates(document, rules), *_in_rows(document, rules))
    candidates = sorted(found, key=lambda candidate: (not candidate.heads, -candidate.score))
    if not candidates or candidates[0].score < 2:
        only = _heading_of_all(document) or _annex_alone(document, rules)
        return (
            Entry(Target("other"), (only,), method="position", confidence=0.6) if only is not None else None
        )
    best = candidates[0]
    confidence = 0.95 if best.score >= 4 else 0.7
    lines = _with_lines_below(document, best.paragraph, rules)
    words = (
        tuple(word for line in lines for word in line.all_words) if len(lines) > 1 else best.paragraph.words
    )
    if len(words) > 2 and _PAGE_OF.fullmatch(document.text(words[-2:])):
        words = words[:-2]
    words = _without_papers(document, words, rules)
    is_changed = len(lines) > 1 or words != best.paragraph.words
    title = replace(best.paragraph, words=words, mark=()) if is_changed else best.paragraph
    return Entry(Target("other"), (title,), method="position", confidence=confidence)


def _without_papers(document: Document, words: Words, rules: Rules) -> Words:
    """The title without what a gap sets apart from it on its line: a date, "Dnr 2021/33", "Blankett 4", a page."""
    first, *others = parts_apart(document, words)
    kept = [part for part in others if not _is_of_papers(document.text(part), rules)]
    return tuple(word for part in (first, *kept) for word in part)


def _is_of_papers(text: str, rules: Rules) -> bool:
    low = fold(text).split()[0].strip(".:")
    days = rules.meetings.days(text)
    is_day = bool(days) and days[0][1] == (0, len(text))
    is_number = not any(map(str.isalpha, text)) and not rules.schedules.is_years_alone(text)
    return is_day or is_number or low in rules.words["not_its_year"]


def _heading_of_all(document: Document) -> Paragraph | None:
    """The heading that the document begins with, where all others stand below it and it names a year: no area does.

    In a document without headings it is the first line above another, if it is no sentence and no label.
    """
    blocks = [one for one in document.blocks if isinstance(one, Table) or one.origin != "sheet"]
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or first.kind == "item" or first.origin != "body":
        return None
    others = [one for one in blocks[1:] if isinstance(one, Paragraph) and one.kind == "heading"]
    if first.kind == "paragraph" and (others or not _is_bare_line(document.text(first.words))):
        return None
    is_highest = all((one.level or 1) > (first.level or 1) for one in others)
    return first if is_highest and _YEAR.search(document.text(first.words)) else None


def _annex_alone(document: Document, rules: Rules) -> Paragraph | None:
    """The heading that the document begins with, where it says which agreement's annex it is and whose: nothing else
    is the title."""
    first = document.blocks[0] if document.blocks else None
    if not isinstance(first, Paragraph) or first.kind != "heading" or first.origin != "body":
        return None
    text = document.text(first.words)
    says_whose = rules.headings.is_plan_title(text) and not rules.headings.is_generic(text)
    return first if says_whose and rules.headings.is_annex(text) else None


def _is_bare_line(text: str) -> bool:
    """Whether a line may be a title: short, neither a sentence nor a label with its value."""
    return len(text.split()) <= LONGEST_SUBTITLE and text[-1:].isalnum() and ":" not in text


def is_about_document(label: str, value: str, rules: Rules) -> bool:
    """Whether a row at the front says something of the document itself: "Kommun | Ydre", "År | 2026", "Titel | …"."""
    match = rules.labels.match(label)
    if match is not None and match.group == "metadata":
        return True
    if match is not None and match.group == "plan" and not all(map(is_bare_party, match.targets)):
        return False
    if fold(label).strip(" :") in rules.words["not_its_year"] and rules.meetings.days(value):
        return True  # "Beslutad | 2023-11-05"
    is_place = bool({fold(value), fold(value).removesuffix(" kommun")} & rules.places.names)
    is_title = rules.headings.is_plan_title(value) and len(value.split()) <= MOST_TITLE_WORDS
    is_period = fold(label).strip(" :") in rules.words["plan_period"] or rules.schedules.is_years_alone(value)
    return is_place or is_title or is_period


def rows_about_document(document: Document, rules: Rules) -> Iterator[tuple[Cell, Cell]]:
    """The first rows of the table at the front, label and value each, as long as they say something of the document.

    Its labels may also stand in a row above their values: "Dokumenttyp | Fastställd | Gäller till".
    """
    table = next((one for one in document.blocks[:FRONT_BLOCKS] if isinstance(one, Table)), None)
    rows = [[cell for cell in row.cells if cell.words] for row in table.rows] if table is not None else []
    if len(rows) > 1 and len(rows[0]) > 1 and all(_is_of_paper(document, cell, rules) for cell in rows[0]):
        below = {cell.column: cell for cell in rows[1]}
        yield from ((cell, below[cell.column]) for cell in rows[0] if cell.column in below)
        return
    for filled in rows:
        pairs = list(zip(filled[::2], filled[1::2], strict=False))
        about = [
            (label, value)
            for label, value in pairs
            if is_about_document(document.text(label.words), document.text(value.words), rules)
        ]
        if len(filled) % 2 or not about:
            return
        yield from about


def _is_of_paper(document: Document, cell: Cell, rules: Rules) -> bool:
    """Whether a cell holds a label of what a paper says of itself: "Beslutsdatum", "Gäller till"."""
    match = rules.labels.match(document.text(cell.words))
    return match is not None and match.group == "metadata"


def subtitle(document: Document, title: Entry | None) -> Iterator[str]:
    """The line right below the title, where it is short and no sentence: "Tryggt i Mora", "Åtgärdsplan 2019"."""
    words = set(title.words) if title is not None else set()
    last = max(
        (index for index, block in enumerate(document.blocks) if words & set(block.all_words)), default=None
    )
    below = document.blocks[last + 1 :][:1] if last is not None else ()
    for block in below:
        text = document.text(block.all_words)
        if isinstance(block, Paragraph) and len(text.split()) <= LONGEST_SUBTITLE and text[-1:] not in ".:;":
            yield text


def names_plan(document: Document, title: Entry | None, rules: Rules) -> bool:
    """Whether the title, or the line right below it, is a plan's."""
    text = document.text(title.words) if title is not None else ""
    return any(map(rules.headings.is_plan_title, (text, *subtitle(document, title))))


def _with_lines_below(document: Document, title: Paragraph, rules: Rules) -> list[Paragraph]:
    """The title with the lines below that go on with it: of the same look, where its words do not end before."""
    lines = [title]
    start = next((index for index, block in enumerate(document.blocks) if block is title), None)
    for block in document.blocks[start + 1 :] if start is not None else ():
        if not isinstance(block, Paragraph):
            break
        if not _looks_like(document, lines[-1], block) and not _completes(document, lines, block, rules):
            break
        above, below = document.text(lines[-1].words), document.text(block.all_words)
        unfinished = above.lower().split()[-1] in rules.words["unfinished"] or above.endswith(
            ("-", "\u2013", "\u2014", ",")
        )
        goes_on = (
            unfinished
            or below[:1].islower()
            or below[:1] in "\u2013\u2014-"
            or rules.schedules.is_years_alone(below)
        )
        goes_on = goes_on or (_is_next_line(document, lines[-1], block) and _adds_year(above, below))
        if not goes_on or sum(len(line.words) for line in lines) + len(block.words) > MOST_TITLE_WORDS:
            break
        lines.append(block)
    return lines


def _completes(document: Document, lines: list[Paragraph], below: Paragraph, rules: Rules) -> bool:
    """Whether a line of another look says what a bare word above it is for: "ÖVERENSKOMMELSE", "om samverkan …".

    Or it is the year alone, in the title's type: a line of figures looks like no heading.
    """
    title, text = document.text(lines[0].words), document.text(below.all_words)
    own = (lines[-1].size, lines[-1].bold, lines[-1].page)
    if own == (below.size, below.bold, below.page) and below.size is not None and lines[-1].kind == "heading":
        return rules.schedules.is_years_alone(text) and not _YEAR.search(title)
    is_bare = len(lines) == 1 and len(title.split()) == 1 and rules.headings.is_generic(title)
    return is_bare and below.kind != "item" and text[:1].islower() and text[-1:].isalnum()


def _is_next_line(document: Document, above: Paragraph, below: Paragraph) -> bool:
    lines = document.words[below.all_words[0]].line - document.words[above.all_words[-1]].line
    return lines in {0, 1}  # mark-up may stand on one line of its file


def _adds_year(above: str, below: str) -> bool:
    """Whether a short line ends with the year that the title lacks, and is no label with its date."""
    year = _YEAR.search(below)
    return (
        year is not None
        and year.end() >= len(below) - 1
        and not _YEAR.search(above)
        and len(below.split()) <= 8
        and ":" not in below
    )


def _looks_like(document: Document, title: Paragraph, line: Paragraph) -> bool:
    sizes = title.size is None or line.size is None or abs(title.size - line.size) < 0.6
    if line.origin != title.origin:
        return False
    if not document.pages and sizes and not title.bold and not line.bold:
        # Nothing stands out: only the very next lines go on with the title.
        return line.kind != "item" and _is_next_line(document, title, line)
    same = (title.kind, title.level, title.bold) == (line.kind, line.level, line.bold)
    stands_out = title.kind == "heading" or title.bold
    return same and sizes and stands_out and line.page == title.page


def _candidates(document: Document, rules: Rules) -> Iterator[_Candidate]:
    for index, block in enumerate(document.blocks[:FRONT_BLOCKS]):
        if isinstance(block, Table):
            yield from _in_head_table(document, block, index, rules)
            if len(block.rows) > (1 if index else MOST_HEAD_ROWS):
                break
            continue  # a letterhead, a field to search in: what it heads stands below it
        if block.number is not None and block.number.isdigit() and 1 < int(block.number) <= _MOST_NUMBER:
            continue  # a later point of a list
        if (mail := _of_mail_head(document, block, rules)) is not None:
            yield from mail
            continue
        score = _score(document, block, rules)
        if block.kind == "heading" and block.origin != "sheet":  # a cell says more than the sheet's name
            heads = _heads_document(document, block, rules)
            if score < 2 and not heads:
                continue
            score += 2 + (1 if block.level == 1 else 0)
            yield _Candidate(block, score - index * 0.05, heads)
            continue
        elif block.kind == "item":
            continue
        elif index > 4 and not block.bold:
            score -= 1
        yield _Candidate(block, score - index * 0.05)
    seen = set()
    for furniture in document.furniture:
        if furniture.role != "running_head" or furniture.paragraph.page not in {None, 1}:
            continue
        text = document.text(furniture.paragraph.words)
        if text not in seen:
            seen.add(text)
            yield _Candidate(furniture.paragraph, _score(document, furniture.paragraph, rules) + 0.5)


def _in_rows(document: Document, rules: Rules) -> Iterator[_Candidate]:
    """Titles beside a label in the table at the front: "Dokument | Åtgärdsplan Ydre 2026", but no bare "Plan"."""
    for _, value in rows_about_document(document, rules):
        for paragraph in paragraphs_of(value.blocks):
            if not rules.headings.is_generic(document.text(paragraph.words)):
                yield _Candidate(paragraph, _score(document, paragraph, rules))


def _of_mail_head(document: Document, line: Paragraph, rules: Rules) -> tuple[_Candidate, ...] | None:
    """The title in a line of a message's head that was printed as text: its subject's; None for other lines."""
    first, _, rest = document.text(line.words).partition(" ")
    label = fold(first).removesuffix(":") if first.endswith(":") else ""
    if label in rules.words["mail_subject"] and rest:
        return (_Candidate(replace(line, words=line.words[1:], mark=()), _MAIL_SUBJECT),)
    return () if label in rules.words["mail_head"] else None


def _in_head_table(document: Document, table: Table, index: int, rules: Rules) -> Iterator[_Candidate]:
    """Titles in the cells of a table at the very front: beside a crest, a date or a number; alone above a grid."""
    if index > 1 or not table.rows:
        return
    filled = [cell for cell in table.rows[0].cells if cell.words]
    is_small, is_alone = len(table.rows) <= MOST_HEAD_ROWS, len(filled) == 1
    blocks = (table,) if is_small else filled[0].blocks if is_alone else ()
    for paragraph in paragraphs_of(blocks):
        score = _score(document, paragraph, rules)
        if score >= 4 and (is_alone or not rules.headings.is_generic(document.text(paragraph.words))):
            yield _Candidate(paragraph, score - index * 0.05)


def _heads_document(document: Document, heading: Paragraph, rules: Rules) -> bool:
    """Whether a heading is the title by its look, whatever it says: the first of the body, alone on its level.

    What is only the name of who wrote it (a letterhead), or of a part ("Inledning"), is none.
    """
    body = [block for block in document.blocks if isinstance(block, Table) or block.origin == "body"]
    if len(body) < 2 or body[0] is not heading or heading.level != 1 or isinstance(body[1], Table):
        return False
    text = document.text(heading.words)
    if fold(text).split()[0].strip(".:") in rules.words["not_its_year"]:
        return False  # the number of a form or of a diary
    if rules.labels.parties_in(text) or rules.headings.is_annex(text) or rules.headings.is_generic(text):
        return False
    return not any(
        isinstance(block, Paragraph) and block.kind == "heading" and block.level == 1 for block in body[1:]
    )


def _score(document: Document, paragraph: Paragraph, rules: Rules) -> float:
    text = document.text(paragraph.all_words)
    if not paragraph.words or len(text.split()) > MOST_TITLE_WORDS:
        return -5
    score = float(rules.headings.title_score(text))
    if rules.minutes.is_title(text):
        score = max(score, _TITLE_OF_MINUTES)
    if rules.headings.is_annex(text):
        score = min(score, 1.0)  # a line above the title: which annex to what
    if score and _YEAR.search(text):
        score += 0.5
    if text.rstrip().endswith((".", ";", ",")):
        score = min(score - 3, 1.0)  # however many papers a sentence names, it is no title
    return score
