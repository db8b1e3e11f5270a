"""What stands beside the pages, outside of their crop boxes: hidden text, unless another page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.print.pages import PageDraft, table_columns


def hide_outside(pages: Sequence[PageDraft]) -> None:
    """Put what stands beside each page to its hidden text. Of a sheet that two pages show a half of, each holds all,
    and the other half is shown by the page before or after."""
    if not any(page.outside for page in pages):
        return
    shown = [frozenset(_texts(page)) for page in pages]
    for number, page in enumerate(pages):
        near = frozenset().union(*shown[max(0, number - 1) : number], *shown[number + 1 : number + 2])
        for group in page.outside:
            if not all(word.text in near for one in group for line in one.lines for word in line.words):
                page.beside.append(("hidden", group))


def _texts(page: PageDraft) -> list[str]:
    """The words that a page shows."""
    columns = (column for table in page.tables for column in table_columns(table))
    return [
        *(word.text for word in page.words),
        *(word.text for column in columns for line in column.lines for word in line.words),
    ]
