"""Where a document ends with lines on itself, below the last measure: "Senast uppdaterad: 2024-01-14"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.recognise.labels import split_run_in, tells_time
from models.pages.document import Block, Document, Paragraph, Table
from models.text.fold import fold
from rules.pack import LabelMatch, Rules, emails_in, phones_in


def where_page_ends(document: Document, blocks: Sequence[Block], rules: Rules) -> int | None:
    """The place of the first such line behind all labels of the plan; None where none stands there.

    A label that stands before, too, is a field of each measure, and so is how to reach somebody.
    """
    labels: dict[int, LabelMatch | None] = {}
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        if isinstance(block, Table) and len(block.rows) > 1:
            break
        run_in = split_run_in(document, block, rules) if isinstance(block, Paragraph) else None
        if run_in is not None and run_in[2].group == "plan":
            break
        labels[place] = run_in[2] if run_in is not None and run_in[1].words else None
    for place in sorted(labels):
        match, text = labels[place], document.text(blocks[place].all_words)
        label = fold(text.partition(":")[0])
        if match is None or match.group != "metadata":
            continue
        if tells_time(match) or rules.minutes.label(label) == "time":
            continue  # "Giltighetstid: 2024", "Datum: 3 maj 2024" may be the measure's
        before = (fold(document.text(one.all_words)) for one in blocks[:place] if isinstance(one, Paragraph))
        if not phones_in(text) and not emails_in(text) and not any(one.startswith(label) for one in before):
            return place
    return None
