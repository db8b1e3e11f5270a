"""What stands beside the pages, outside of their crop boxes: hidden text, unless another page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.pdf.print.pages import PageDraft, table_columns


def hide_outside(pages: Sequence[PageDraft]) -> None:
    """Put what stands beside each page to its hidden text, unless a page shows it: of a sheet that two pages show a
    half of, each holds all, and of cells over columns that are printed on several pages, too."""
    if not any(page.outside for page in pages):
        return
    shown = [f" {' '.join(_texts(page))} " for page in pages]
    for page in pages:
        for group in page.outside:
            lines = [f" {' '.join(word.text for word in line.words)} " for one in group for line in one.lines]
            if not all(any(line in text for text in shown) for line in lines):
                page.beside.append(("hidden", group))


def _texts(page: PageDraft) -> list[str]:
    """The words that a page shows."""
    columns = (column for table in page.tables for column in table_columns(table))
    return [
        *(word.text for word in page.words),
        *(word.text for column in columns for line in column.lines for word in line.words),
    ]
