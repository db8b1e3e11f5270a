"""What only tells of the table right below it: captions, and sentences that point to it. They head nothing."""

from __future__ import annotations

from dataclasses import replace

from models.pages.document import Block, Document, Paragraph, Table
from models.text.fold import fold
from rules.pack import Rules


def with_captions_as_text(document: Document, rules: Rules) -> Document:
    """The document with captions as running text, also where a reader took them for headings."""
    return replace(
        document,
        blocks=tuple(
            replace(block, kind="paragraph", level=None, bold=False)
            if isinstance(block, Paragraph) and block.origin == "body" and is_caption(document, block, rules)
            else block
            for block in document.blocks
        ),
    )


def announces_table(document: Document, index: int, rules: Rules) -> bool:
    """Whether the paragraph there tells of the table right below it: a caption, a sentence that points to it, or the
    state of the measure in it ("Pågår")."""
    after = document.blocks[index + 1 : index + 3]
    if after and is_caption(document, after[0], rules):
        after = after[1:]
    block = document.blocks[index]
    if not after or not isinstance(after[0], Table) or not isinstance(block, Paragraph):
        return False
    text = document.text(block.words)
    *_, (start, end) = (0, 0), *rules.sentences(text)
    words = {fold(word).strip(".,:;()") for word in text[start:end].split()}
    return not words.isdisjoint(rules.words["table"]) or rules.status.says_state(text)


def is_caption(document: Document, block: Block, rules: Rules) -> bool:
    """Whether the line numbers what stands below it: "Tabell 2: Åtgärder mot stölder"."""
    if not isinstance(block, Paragraph) or len(block.words) < 2:
        return False
    first, second = (document.words[word].text for word in block.words[:2])
    return fold(first) in rules.words["table"] and second.strip(".:")[:1].isdigit()
