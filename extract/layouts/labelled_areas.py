"""Areas and measures that a line names with its label ("Område: Trafik", "Löfte nr 1 – Lugna kvällar"): it heads
what follows; an area only where no heading stands above.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile

from extract.recognise.drafts import Entry
from extract.recognise.labels import MOST_TITLE_WORDS, split_run_in, sure_plan_label
from extract.recognise.names import NUMBER, read_name
from models.pages.document import Block, Document, Paragraph, Table
from rules.pack import Rules

FEWEST_AREAS = 2
"""Lines that name an area below one heading, at least, of which it can name none."""
AREA_LEVEL = 2
"""Level of such a heading: below the document's title, above headings of measures that a reader finds."""
FEWEST_MEASURES = 2
"""Lines of numbered measures ("Åtgärd 1: …", "Åtgärd 2: …"); one alone may be a reference."""


def with_labelled_areas(document: Document, title: Entry | None, rules: Rules) -> Document:
    """The document with those lines as headings. Below a heading "Område: …" is a field of what that names, unless
    several stand there."""
    blocks: list[Block] = []
    is_field = False
    measures = {
        index for index, block in enumerate(document.blocks) if _names_measure(document, block, rules)
    }
    is_counted = len(measures) >= FEWEST_MEASURES
    level = AREA_LEVEL
    for index, block in enumerate(document.blocks):
        if is_counted and index in measures and isinstance(block, Paragraph):
            blocks.append(replace(block, kind="heading", level=level))
            continue
        if isinstance(block, Paragraph) and block.kind == "heading" and block.origin == "body":
            text = document.text(block.words)
            names_nothing = rules.headings.is_generic(text) or sure_plan_label(text, rules) is not None
            level = (block.level or AREA_LEVEL) + (0 if names_nothing else 1)
            if sure_plan_label(text, rules) is not None:
                blocks.append(block)  # "Problem": it says nothing of what "Område 2: …" further down is
                continue
        if isinstance(block, Table):
            is_field = False
        elif block.kind == "heading":
            is_field = block.origin != "sheet" and not (
                _is_front(document, block, title, rules) or _heads_several(document, index, rules)
            )
        elif not is_field and _names_area(document, block, rules):
            blocks.append(replace(block, kind="heading", level=AREA_LEVEL))
            continue
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _heads_several(document: Document, index: int, rules: Rules) -> bool:
    """Whether two or more areas are named below the heading there, before the next."""
    below = takewhile(
        lambda one: isinstance(one, Table) or one.kind != "heading", document.blocks[index + 1 :]
    )
    named = (one for one in below if isinstance(one, Paragraph) and _names_area(document, one, rules))
    return len(list(islice(named, FEWEST_AREAS))) == FEWEST_AREAS


def _is_front(document: Document, heading: Paragraph, title: Entry | None, rules: Rules) -> bool:
    """Whether the heading is the document's title, or names nothing."""
    is_title = title is not None and set(heading.words) <= set(title.words)
    return is_title or rules.headings.is_generic(document.text(heading.words))


def _names_area(document: Document, paragraph: Paragraph, rules: Rules) -> bool:
    if paragraph.kind != "paragraph" or paragraph.origin != "body":
        return False
    found = split_run_in(document, paragraph, rules)
    if found is None or found[2].targets[0].field != "area_name":
        return False
    name = document.text(found[1].words)
    return 0 < len(found[1].words) <= MOST_TITLE_WORDS and name[-1] not in ".;:"


def _names_measure(document: Document, block: Block, rules: Rules) -> bool:
    """Whether a line is a numbered measure's name and no more: "Löfte nr 1 – Lugna kvällar"."""
    if not isinstance(block, Paragraph) or block.kind != "paragraph" or block.origin != "body":
        return False
    if not block.words or len(block.words) > MOST_TITLE_WORDS or document.text(block.words)[-1] in ".;:,":
        return False
    named = read_name(document, (block,), rules)
    return named.field == "name" and any(
        NUMBER.fullmatch(document.words[word].text) is not None for word in named.label
    )
